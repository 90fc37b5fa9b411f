/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTargetsPage: what is to be reached, with its indicators. */
#include "page-targets.h"

#include "section-slot.h"
#include "template.h"

struct _KhTargetsPage
{
  KhFormPage parent_instance;

  KhSectionSlot *targets;
};

G_DEFINE_FINAL_TYPE (KhTargetsPage, kh_targets_page, KH_TYPE_FORM_PAGE)

static void
kh_targets_page_set_plan (KhEditorPage *page, KhStore *store, KhPlan *plan, KhNode *node)
{
  KhTargetsPage *self = KH_TARGETS_PAGE (page);

  KH_EDITOR_PAGE_CLASS (kh_targets_page_parent_class)->set_plan (page, store, plan, node);

  kh_section_slot_bind (self->targets, KH_FORM_PAGE (self), KH_SECTION_TARGETS);
}

static void
kh_targets_page_class_init (KhTargetsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KH_EDITOR_PAGE_CLASS (klass)->set_plan = kh_targets_page_set_plan;

  g_type_ensure (KH_TYPE_SECTION_SLOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/page-targets.ui");
  gtk_widget_class_bind_template_child (widget_class, KhTargetsPage, targets);
}

static void
kh_targets_page_init (KhTargetsPage *self)
{
  kh_template_init (GTK_WIDGET (self));
}
