/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhBasesPage: the legal bases and the opening sentence. */
#include "page-bases.h"

#include "cite-bar.h"
#include "section-slot.h"
#include "template.h"

struct _KhBasesPage
{
  KhFormPage parent_instance;

  KhCiteBar *cite_bar;
  KhSectionSlot *bases;
  KhSectionSlot *opening;
};

G_DEFINE_FINAL_TYPE (KhBasesPage, kh_bases_page, KH_TYPE_FORM_PAGE)

static void
kh_bases_page_set_plan (KhEditorPage *page, KhStore *store, KhPlan *plan, KhNode *node)
{
  KhBasesPage *self = KH_BASES_PAGE (page);

  KH_EDITOR_PAGE_CLASS (kh_bases_page_parent_class)->set_plan (page, store, plan, node);

  kh_cite_bar_bind (self->cite_bar, KH_FORM_PAGE (self));
  kh_section_slot_bind (self->bases, KH_FORM_PAGE (self), KH_SECTION_LEGAL_BASES);
  kh_section_slot_bind (self->opening, KH_FORM_PAGE (self), KH_SECTION_OPENING);
}

static void
kh_bases_page_class_init (KhBasesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KH_EDITOR_PAGE_CLASS (klass)->set_plan = kh_bases_page_set_plan;

  g_type_ensure (KH_TYPE_CITE_BAR);
  g_type_ensure (KH_TYPE_SECTION_SLOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/page-bases.ui");
  gtk_widget_class_bind_template_child (widget_class, KhBasesPage, cite_bar);
  gtk_widget_class_bind_template_child (widget_class, KhBasesPage, bases);
  gtk_widget_class_bind_template_child (widget_class, KhBasesPage, opening);
}

static void
kh_bases_page_init (KhBasesPage *self)
{
  kh_template_init (GTK_WIDGET (self));
}
