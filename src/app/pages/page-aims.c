/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhAimsPage: purpose and requirements. */
#include "page-aims.h"

#include "section-slot.h"
#include "template.h"

struct _KhAimsPage
{
  KhFormPage parent_instance;

  KhSectionSlot *aims;
  KhSectionSlot *purpose;
  KhSectionSlot *requirements;
};

G_DEFINE_FINAL_TYPE (KhAimsPage, kh_aims_page, KH_TYPE_FORM_PAGE)

/* Purpose and requirements stand in a section of their own that holds both, or
 * by themselves; each is shown once. */
static void
update_slots (KhAimsPage *self)
{
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (self));
  gboolean aims = kh_plan_find_section (plan, KH_SECTION_AIMS) != NULL;
  gboolean purpose = kh_plan_find_section (plan, KH_SECTION_PURPOSE) != NULL;
  gboolean requirements = kh_plan_find_section (plan, KH_SECTION_REQUIREMENTS) != NULL;
  gboolean loose = !aims && (purpose || requirements);

  kh_section_slot_set_active (self->aims, !loose);
  kh_section_slot_set_active (self->purpose, loose || (aims && !purpose));
  kh_section_slot_set_active (self->requirements, loose || (aims && !requirements));
}

static void
kh_aims_page_set_plan (KhEditorPage *page, KhStore *store, KhPlan *plan, KhNode *node)
{
  KhAimsPage *self = KH_AIMS_PAGE (page);

  KH_EDITOR_PAGE_CLASS (kh_aims_page_parent_class)->set_plan (page, store, plan, node);

  kh_section_slot_bind (self->aims, KH_FORM_PAGE (self), KH_SECTION_AIMS);
  kh_section_slot_bind (self->purpose, KH_FORM_PAGE (self), KH_SECTION_PURPOSE);
  kh_section_slot_bind (self->requirements, KH_FORM_PAGE (self), KH_SECTION_REQUIREMENTS);
  g_signal_connect_object (self, "refresh", G_CALLBACK (update_slots), self, G_CONNECT_SWAPPED);
  update_slots (self);
}

static void
kh_aims_page_class_init (KhAimsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  KH_EDITOR_PAGE_CLASS (klass)->set_plan = kh_aims_page_set_plan;

  g_type_ensure (KH_TYPE_SECTION_SLOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/page-aims.ui");
  gtk_widget_class_bind_template_child (widget_class, KhAimsPage, aims);
  gtk_widget_class_bind_template_child (widget_class, KhAimsPage, purpose);
  gtk_widget_class_bind_template_child (widget_class, KhAimsPage, requirements);
}

static void
kh_aims_page_init (KhAimsPage *self)
{
  kh_template_init (GTK_WIDGET (self));
}
