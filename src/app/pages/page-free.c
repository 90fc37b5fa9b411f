/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFreePage: any section that has no page of its own kind. */
#include "page-free.h"

#include "section-form.h"
#include "template.h"

struct _KhFreePage
{
  KhFormPage parent_instance;

  GtkBox *place;
};

G_DEFINE_FINAL_TYPE (KhFreePage, kh_free_page, KH_TYPE_FORM_PAGE)

static void
kh_free_page_set_plan (KhEditorPage *page, KhStore *store, KhPlan *plan, KhNode *node)
{
  KhFreePage *self = KH_FREE_PAGE (page);

  KH_EDITOR_PAGE_CLASS (kh_free_page_parent_class)->set_plan (page, store, plan, node);

  g_return_if_fail (KH_IS_SECTION (node));

  gtk_box_append (self->place, kh_section_form_new (KH_FORM_PAGE (self), KH_SECTION (node), 0));
}

static void
kh_free_page_class_init (KhFreePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KH_EDITOR_PAGE_CLASS (klass)->set_plan = kh_free_page_set_plan;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/page-free.ui");
  gtk_widget_class_bind_template_child (widget_class, KhFreePage, place);
}

static void
kh_free_page_init (KhFreePage *self)
{
  kh_template_init (GTK_WIDGET (self));
}
