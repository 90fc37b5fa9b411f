/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSection: a node of the plan's spine with a kind, a heading, sections and items. */
#pragma once

#include "enums.h"
#include "node.h"

G_BEGIN_DECLS

#define KH_TYPE_SECTION (kh_section_get_type ())
G_DECLARE_FINAL_TYPE (KhSection, kh_section, KH, SECTION, KhNode)

/**
 * kh_section_new:
 * @kind: what the section is for
 * @heading: (nullable): its heading without number, as inline markup; most
 *   sections of kind legal bases, opening and closing have none
 */
KhSection    *kh_section_new          (KhSectionKind kind, const char *heading);
KhSection    *kh_section_new_full     (KhSectionKind kind, const char *heading, const char *uuid);
KhSectionKind kh_section_get_kind     (KhSection *self);
const char   *kh_section_get_heading  (KhSection *self);
void          kh_section_set_heading  (KhSection *self, const char *heading);

/** kh_section_get_sections: Returns: (transfer none): child #KhSection objects */
GListModel   *kh_section_get_sections (KhSection *self);

/** kh_section_get_items: Returns: (transfer none): the section's #KhItem objects */
GListModel   *kh_section_get_items    (KhSection *self);

G_END_DECLS
