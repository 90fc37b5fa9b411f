/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSigningPage: the closing sentence, who signs, and who receives the plan. */
#include "page-signing.h"

#include <glib/gi18n.h>

#include "form-edit.h"
#include "model-box.h"
#include "recipient-row.h"
#include "section-slot.h"
#include "signer-row.h"
#include "template.h"

/* Two can sign side by side; the form of the decree has no place for more. */
#define MAX_SIGNERS 2

struct _KhSigningPage
{
  KhFormPage parent_instance;

  KhSectionSlot *closing;
  GtkBox *signers;
  GtkWidget *add_signer;
  GtkBox *recipients;
  GtkWidget *add_recipient;
  GtkWidget *add_archive;
};

G_DEFINE_FINAL_TYPE (KhSigningPage, kh_signing_page, KH_TYPE_FORM_PAGE)

static KhPlan *
get_plan (KhSigningPage *self)
{
  return kh_editor_page_get_plan (KH_EDITOR_PAGE (self));
}

static gboolean
has_archive (KhPlan *plan)
{
  GListModel *recipients = kh_plan_get_recipients (plan);

  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (KhRecipient) recipient = g_list_model_get_item (recipients, i);

      if (kh_recipient_get_archive (recipient))
        return TRUE;
    }
  return FALSE;
}

static void
update_buttons (KhSigningPage *self)
{
  gboolean locked = kh_form_page_get_locked (KH_FORM_PAGE (self));
  KhPlan *plan = get_plan (self);

  gtk_widget_set_visible (self->add_signer,
                          !locked && g_list_model_get_n_items (kh_plan_get_signatures (plan)) < MAX_SIGNERS);
  gtk_widget_set_visible (self->add_recipient, !locked);
  gtk_widget_set_visible (self->add_archive, !locked && !has_archive (plan));
}

static void
add_signer_cb (KhSigningPage *self)
{
  KhFormPage *page = KH_FORM_PAGE (self);
  g_autoptr (KhSignature) signature = kh_signature_new (NULL, "GIÁM ĐỐC", NULL);
  KhEdit *edit = kh_form_begin (page, N_("Add signer"));
  GtkWidget *row;

  if (edit == NULL)
    return;
  kh_edit_insert (edit, get_plan (self), G_MAXUINT, signature);
  if (!kh_form_commit (page, edit))
    return;
  row = kh_model_box_lookup (self->signers, signature);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
add_recipient_cb (KhSigningPage *self)
{
  KhPlan *plan = get_plan (self);
  guint position = g_list_model_get_n_items (kh_plan_get_recipients (plan));

  /* The archive line stays the last. */
  if (has_archive (plan))
    position--;
  kh_recipient_add (KH_FORM_PAGE (self), position, FALSE);
}

static void
add_archive_cb (KhSigningPage *self)
{
  kh_recipient_add (KH_FORM_PAGE (self), G_MAXUINT, TRUE);
}

static GtkWidget *
create_signer (gpointer object, gpointer page)
{
  return kh_signer_row_new (page, object);
}

static GtkWidget *
create_recipient (gpointer object, gpointer page)
{
  return kh_recipient_row_new (page, object);
}

static void
kh_signing_page_set_plan (KhEditorPage *page, KhStore *store, KhPlan *plan, KhNode *node)
{
  KhSigningPage *self = KH_SIGNING_PAGE (page);

  KH_EDITOR_PAGE_CLASS (kh_signing_page_parent_class)->set_plan (page, store, plan, node);

  kh_section_slot_bind (self->closing, KH_FORM_PAGE (self), KH_SECTION_CLOSING);
  kh_model_box_bind (self->signers, kh_plan_get_signatures (plan), create_signer, self);
  kh_model_box_bind (self->recipients, kh_plan_get_recipients (plan), create_recipient, self);
  g_signal_connect_object (self, "notify::locked", G_CALLBACK (update_buttons), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kh_plan_get_signatures (plan), "items-changed", G_CALLBACK (update_buttons), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kh_plan_get_recipients (plan), "items-changed", G_CALLBACK (update_buttons), self,
                           G_CONNECT_SWAPPED);
  update_buttons (self);
}

static void
kh_signing_page_class_init (KhSigningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KH_EDITOR_PAGE_CLASS (klass)->set_plan = kh_signing_page_set_plan;

  g_type_ensure (KH_TYPE_SECTION_SLOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/page-signing.ui");
  gtk_widget_class_bind_template_child (widget_class, KhSigningPage, closing);
  gtk_widget_class_bind_template_child (widget_class, KhSigningPage, signers);
  gtk_widget_class_bind_template_child (widget_class, KhSigningPage, add_signer);
  gtk_widget_class_bind_template_child (widget_class, KhSigningPage, recipients);
  gtk_widget_class_bind_template_child (widget_class, KhSigningPage, add_recipient);
  gtk_widget_class_bind_template_child (widget_class, KhSigningPage, add_archive);
  gtk_widget_class_bind_template_callback (widget_class, add_signer_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_recipient_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_archive_cb);
}

static void
kh_signing_page_init (KhSigningPage *self)
{
  kh_template_init (GTK_WIDGET (self));
}
