/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes on the pages. */
#include "notes-group.h"

#include <glib/gi18n.h>

#include "finding-row.h"
#include "form-edit.h"
#include "template.h"

struct _KhNotesGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *advice;
  GtkWidget *apply;
  GtkListBox *list;

  KhFormPage *page; /* weak */
  KhPageNotes *notes;
};

G_DEFINE_FINAL_TYPE (KhNotesGroup, kh_notes_group, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
create_row (gpointer item, gpointer page)
{
  return kh_finding_row_new (page, item, TRUE);
}

static void
update (KhNotesGroup *self)
{
  gboolean advised = kh_page_notes_has_advice (self->notes);
  guint n_letters = g_list_model_get_n_items (kh_page_notes_get_findings (self->notes));

  if (advised)
    {
      g_autofree char *words = kh_page_notes_dup_advice_words (self->notes);
      /* Translators: %s is such as "Line spacing 1.05" */
      g_autofree char *change
          = g_strdup_printf (_("With “%s” the page would be saved."), kh_page_notes_get_advice_change (self->notes));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->advice), words);
      adw_action_row_set_subtitle (self->advice, change);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->advice), advised);
  gtk_widget_set_visible (self->apply, self->page != NULL && !kh_form_page_get_locked (self->page));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_letters > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), kh_page_notes_count (self->notes) > 0);
}

void
kh_notes_group_apply (KhNotesGroup *self)
{
  g_autoptr (KhFormPage) page = NULL;
  g_autofree char *choices = NULL;
  KhPlan *plan;
  KhEdit *edit;

  g_return_if_fail (KH_IS_NOTES_GROUP (self));

  if (self->page == NULL || !kh_page_notes_has_advice (self->notes))
    return;
  page = g_object_ref (self->page);
  plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page));
  choices = kh_page_notes_dup_advised (self->notes);
  edit = kh_form_begin (page, N_("Save a page"));
  if (edit == NULL)
    return;
  kh_edit_set (edit, plan, "choices", choices, NULL);
  if (kh_form_commit (page, edit))
    kh_form_page_notice (page, _("The layout was changed to save a page"));
}

static void
kh_notes_group_dispose (GObject *object)
{
  KhNotesGroup *self = KH_NOTES_GROUP (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->notes);

  G_OBJECT_CLASS (kh_notes_group_parent_class)->dispose (object);
}

static void
kh_notes_group_class_init (KhNotesGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_notes_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/item-notes-group.ui");
  gtk_widget_class_bind_template_child (widget_class, KhNotesGroup, advice);
  gtk_widget_class_bind_template_child (widget_class, KhNotesGroup, apply);
  gtk_widget_class_bind_template_child (widget_class, KhNotesGroup, list);
  gtk_widget_class_bind_template_callback (widget_class, kh_notes_group_apply);
}

static void
kh_notes_group_init (KhNotesGroup *self)
{
  kh_template_init (GTK_WIDGET (self));
}

void
kh_notes_group_bind (KhNotesGroup *self, KhFormPage *page, KhPageNotes *notes)
{
  g_return_if_fail (KH_IS_NOTES_GROUP (self));
  g_return_if_fail (KH_IS_PAGE_NOTES (notes) && self->notes == NULL);

  g_set_weak_pointer (&self->page, page);
  self->notes = g_object_ref (notes);
  gtk_list_box_bind_model (self->list, kh_page_notes_get_findings (notes), create_row, page, NULL);
  g_signal_connect_object (notes, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::locked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
