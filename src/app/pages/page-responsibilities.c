/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhResponsibilitiesPage: who does what, and who reports when. */
#include "page-responsibilities.h"

#include "section-slot.h"

struct _KhResponsibilitiesPage
{
  KhFormPage parent_instance;

  KhSectionSlot *responsibilities;
};

G_DEFINE_FINAL_TYPE (KhResponsibilitiesPage, kh_responsibilities_page, KH_TYPE_FORM_PAGE)

static void
kh_responsibilities_page_set_plan (KhEditorPage *page, KhStore *store, KhPlan *plan, KhNode *node)
{
  KhResponsibilitiesPage *self = KH_RESPONSIBILITIES_PAGE (page);

  KH_EDITOR_PAGE_CLASS (kh_responsibilities_page_parent_class)->set_plan (page, store, plan, node);

  kh_section_slot_bind (self->responsibilities, KH_FORM_PAGE (self), KH_SECTION_RESPONSIBILITIES);
}

static void
kh_responsibilities_page_class_init (KhResponsibilitiesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KH_EDITOR_PAGE_CLASS (klass)->set_plan = kh_responsibilities_page_set_plan;

  g_type_ensure (KH_TYPE_SECTION_SLOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/page-responsibilities.ui");
  gtk_widget_class_bind_template_child (widget_class, KhResponsibilitiesPage, responsibilities);
}

static void
kh_responsibilities_page_init (KhResponsibilitiesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
