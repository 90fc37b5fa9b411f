/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSectionSlot: the place on a page of the plan's section of one kind: its
 * form, or a button that adds it. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_SECTION_SLOT (kh_section_slot_get_type ())
G_DECLARE_FINAL_TYPE (KhSectionSlot, kh_section_slot, KH, SECTION_SLOT, GtkWidget)

/** kh_section_slot_bind: shows the first section of @kind of the plan of @page, and follows the plan */
void       kh_section_slot_bind        (KhSectionSlot *self, KhFormPage *page, KhSectionKind kind);

/** kh_section_slot_set_active: an inactive slot shows nothing (another form has its section) */
void       kh_section_slot_set_active  (KhSectionSlot *self, gboolean active);

/** kh_section_slot_get_section: Returns: (transfer none) (nullable): the section it shows */
KhSection *kh_section_slot_get_section (KhSectionSlot *self);

/** kh_section_slot_create: adds the section, with the parts it usually has */
void       kh_section_slot_create      (KhSectionSlot *self);

/* Properties: title (string): words above a section that has no heading of its own. */

G_END_DECLS
