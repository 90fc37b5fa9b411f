/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportParagraph: a paragraph of an imported text, and whether it still wants a place. */
#pragma once

#include "plan.h"
#include "reading.h"

G_BEGIN_DECLS

#define KH_TYPE_IMPORT_PARAGRAPH (kh_import_paragraph_get_type ())
G_DECLARE_FINAL_TYPE (KhImportParagraph, kh_import_paragraph, KH, IMPORT_PARAGRAPH, GObject)

/** kh_import_paragraph_new: paragraph @index of what @plan carries */
KhImportParagraph *kh_import_paragraph_new (KhPlan *plan, guint index);

/** kh_import_paragraph_update: looks anew at the findings of @plan. Returns: whether words of it have no place */
gboolean kh_import_paragraph_update (KhImportParagraph *self, KhPlan *plan);

guint       kh_import_paragraph_get_index    (KhImportParagraph *self);
const char *kh_import_paragraph_get_words    (KhImportParagraph *self); /* those without a place; "" for none */
const char *kh_import_paragraph_get_node     (KhImportParagraph *self); /* (nullable): UUID of what it became */
gboolean    kh_import_paragraph_get_unplaced (KhImportParagraph *self);

/** kh_import_paragraph_list_findings: Returns: (transfer full) (element-type KhFinding): those of @plan that say its words have no place */
GPtrArray  *kh_import_paragraph_list_findings (KhImportParagraph *self, KhPlan *plan);

/* Properties, for the list: number, text (string), unplaced (boolean), fixed
 * (boolean: wording that the program writes itself). */

G_END_DECLS
