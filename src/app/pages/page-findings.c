/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindingsPage: what the import found, until it is dismissed, and what the pages show. */
#include "page-findings.h"

#include <adwaita.h>

#include "finding-row.h"
#include "notes-group.h"

struct _KhFindingsPage
{
  KhFormPage parent_instance;

  KhNotesGroup *notes_group;
  GtkWidget *group;
  GtkListBox *list;
  GtkWidget *nothing;

  KhPageNotes *notes; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KhFindingsPage, kh_findings_page, KH_TYPE_FORM_PAGE)

static GtkWidget *
create_row (gpointer item, gpointer page)
{
  return kh_finding_row_new (page, item);
}

static void
update_empty (KhFindingsPage *self)
{
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (self));
  gboolean any = g_list_model_get_n_items (kh_plan_get_findings (plan)) > 0;

  gtk_widget_set_visible (self->group, any);
  gtk_widget_set_visible (self->nothing, !any && (self->notes == NULL || kh_page_notes_count (self->notes) == 0));
}

static void
kh_findings_page_set_plan (KhEditorPage *page, KhStore *store, KhPlan *plan, KhNode *node)
{
  KhFindingsPage *self = KH_FINDINGS_PAGE (page);

  KH_EDITOR_PAGE_CLASS (kh_findings_page_parent_class)->set_plan (page, store, plan, node);

  gtk_list_box_bind_model (self->list, kh_plan_get_findings (plan), create_row, self, NULL);
  g_signal_connect_object (kh_plan_get_findings (plan), "items-changed", G_CALLBACK (update_empty), self,
                           G_CONNECT_SWAPPED);
  update_empty (self);
}

static void
kh_findings_page_dispose (GObject *object)
{
  KhFindingsPage *self = KH_FINDINGS_PAGE (object);

  /* The rows are made for this page: no more of them. */
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_object (&self->notes);

  G_OBJECT_CLASS (kh_findings_page_parent_class)->dispose (object);
}

static void
kh_findings_page_class_init (KhFindingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_findings_page_dispose;
  KH_EDITOR_PAGE_CLASS (klass)->set_plan = kh_findings_page_set_plan;

  g_type_ensure (KH_TYPE_NOTES_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/page-findings.ui");
  gtk_widget_class_bind_template_child (widget_class, KhFindingsPage, notes_group);
  gtk_widget_class_bind_template_child (widget_class, KhFindingsPage, group);
  gtk_widget_class_bind_template_child (widget_class, KhFindingsPage, list);
  gtk_widget_class_bind_template_child (widget_class, KhFindingsPage, nothing);
}

static void
kh_findings_page_init (KhFindingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kh_findings_page_set_notes (KhFindingsPage *self, KhPageNotes *notes)
{
  g_return_if_fail (KH_IS_FINDINGS_PAGE (self));
  g_return_if_fail (KH_IS_PAGE_NOTES (notes) && self->notes == NULL);

  self->notes = g_object_ref (notes);
  kh_notes_group_bind (self->notes_group, KH_FORM_PAGE (self), notes);
  g_signal_connect_object (notes, "changed", G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
  update_empty (self);
}
