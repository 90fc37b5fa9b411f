/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTaskGroupPage: one task group: its heading, its lead-in and its tasks. */
#include "page-task-group.h"

#include "section-form.h"
#include "template.h"

struct _KhTaskGroupPage
{
  KhFormPage parent_instance;

  GtkBox *place;
};

G_DEFINE_FINAL_TYPE (KhTaskGroupPage, kh_task_group_page, KH_TYPE_FORM_PAGE)

static void
kh_task_group_page_set_plan (KhEditorPage *page, KhStore *store, KhPlan *plan, KhNode *node)
{
  KhTaskGroupPage *self = KH_TASK_GROUP_PAGE (page);

  KH_EDITOR_PAGE_CLASS (kh_task_group_page_parent_class)->set_plan (page, store, plan, node);

  g_return_if_fail (KH_IS_SECTION (node));

  gtk_box_append (self->place, kh_section_form_new (KH_FORM_PAGE (self), KH_SECTION (node), 0));
}

static void
kh_task_group_page_class_init (KhTaskGroupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KH_EDITOR_PAGE_CLASS (klass)->set_plan = kh_task_group_page_set_plan;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/page-task-group.ui");
  gtk_widget_class_bind_template_child (widget_class, KhTaskGroupPage, place);
}

static void
kh_task_group_page_init (KhTaskGroupPage *self)
{
  kh_template_init (GTK_WIDGET (self));
}
