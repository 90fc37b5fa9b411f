/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportSection: a section of an imported plan with all in it, its fields made
 * only when they are wanted: a plan of 300 pages has thousands. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_IMPORT_SECTION (kh_import_section_get_type ())
G_DECLARE_FINAL_TYPE (KhImportSection, kh_import_section, KH, IMPORT_SECTION, GtkWidget)

/**
 * kh_import_section_new:
 * @level: 0 for a section of the plan itself
 * @room: (inout): how many more items may be shown at once; a section of more is a button at first
 */
GtkWidget *kh_import_section_new    (KhFormPage *page, KhSection *section, guint level, guint *room);

/** kh_import_section_show_node: makes the fields of @node, if it is in the section. Returns: whether it is */
gboolean   kh_import_section_show_node (KhImportSection *self, KhNode *node);

G_END_DECLS
