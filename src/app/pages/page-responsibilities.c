/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhResponsibilitiesPage: who does what, and who reports when. */
#include "page-responsibilities.h"

#include <glib/gi18n.h>

#include "assigned.h"
#include "form-edit.h"
#include "kh-core.h"
#include "section-slot.h"
#include "template.h"

struct _KhResponsibilitiesPage
{
  KhFormPage parent_instance;

  GtkWidget *write_button;
  KhSectionSlot *responsibilities;
};

G_DEFINE_FINAL_TYPE (KhResponsibilitiesPage, kh_responsibilities_page, KH_TYPE_FORM_PAGE)

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhResponsibilitiesPage *self = KH_RESPONSIBILITIES_PAGE (widget);
  KhFormPage *page = KH_FORM_PAGE (self);
  KhSection *section = kh_section_slot_get_section (self->responsibilities);
  gboolean by_kind = g_str_equal (g_variant_get_string (parameter, NULL), "by-kind");
  g_autoptr (KhAssigned) assigned = NULL;
  g_autofree char *message = NULL;
  KhEdit *edit;
  guint n;

  if (section == NULL || kh_form_page_get_locked (page))
    return;
  edit = kh_form_begin (page, N_("Write duties from the assignments"));
  if (edit == NULL)
    return;
  assigned = kh_assigned_new (kh_editor_page_get_plan (KH_EDITOR_PAGE (page)));
  n = kh_assigned_write (assigned, edit, section, by_kind ? KH_ASSIGN_BY_KIND : KH_ASSIGN_SINGLY);
  if (!kh_form_commit (page, edit))
    return;
  message = n > 0 ? g_strdup_printf (ngettext ("%u paragraph written from the assignments",
                                               "%u paragraphs written from the assignments", n), n)
                  : g_strdup (_("Nothing to write: every unit with a task has its paragraph"));
  kh_form_page_notice (page, message);
}

static void
update_button (KhResponsibilitiesPage *self)
{
  gtk_widget_set_visible (self->write_button, !kh_form_page_get_locked (KH_FORM_PAGE (self))
                                                  && kh_section_slot_get_section (self->responsibilities) != NULL);
}

static void
kh_responsibilities_page_set_plan (KhEditorPage *page, KhStore *store, KhPlan *plan, KhNode *node)
{
  KhResponsibilitiesPage *self = KH_RESPONSIBILITIES_PAGE (page);

  KH_EDITOR_PAGE_CLASS (kh_responsibilities_page_parent_class)->set_plan (page, store, plan, node);

  kh_section_slot_bind (self->responsibilities, KH_FORM_PAGE (self), KH_SECTION_RESPONSIBILITIES);
  g_signal_connect (self, "refresh", G_CALLBACK (update_button), NULL);
  update_button (self);
}

static void
kh_responsibilities_page_class_init (KhResponsibilitiesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KH_EDITOR_PAGE_CLASS (klass)->set_plan = kh_responsibilities_page_set_plan;

  g_type_ensure (KH_TYPE_SECTION_SLOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/page-responsibilities.ui");
  gtk_widget_class_bind_template_child (widget_class, KhResponsibilitiesPage, write_button);
  gtk_widget_class_bind_template_child (widget_class, KhResponsibilitiesPage, responsibilities);
  gtk_widget_class_install_action (widget_class, "responsibilities.write", "s", write_action);
}

static void
kh_responsibilities_page_init (KhResponsibilitiesPage *self)
{
  kh_template_init (GTK_WIDGET (self));
}
