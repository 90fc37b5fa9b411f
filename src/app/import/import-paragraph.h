/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportParagraph: a paragraph of an imported text, what it became, and what there is to say about it. */
#pragma once

#include "plan.h"
#include "reading.h"

G_BEGIN_DECLS

#define KH_TYPE_IMPORT_PARAGRAPH (kh_import_paragraph_get_type ())
G_DECLARE_FINAL_TYPE (KhImportParagraph, kh_import_paragraph, KH, IMPORT_PARAGRAPH, GObject)

/** kh_import_paragraph_new: paragraph @index of what @plan carries */
KhImportParagraph *kh_import_paragraph_new (KhPlan *plan, guint index);

/**
 * kh_import_paragraph_update:
 * @findings: (nullable) (element-type KhFinding): those about its lines
 *
 * Returns: whether words of it have no place
 */
gboolean kh_import_paragraph_update (KhImportParagraph *self, GPtrArray *findings);

guint       kh_import_paragraph_get_index    (KhImportParagraph *self);
/* Lines of the file where it starts and ends. */
guint       kh_import_paragraph_get_line      (KhImportParagraph *self);
guint       kh_import_paragraph_get_last_line (KhImportParagraph *self);
const char *kh_import_paragraph_get_text     (KhImportParagraph *self); /* with its number or mark */
const char *kh_import_paragraph_get_words    (KhImportParagraph *self); /* those without a place; "" for none */
gboolean    kh_import_paragraph_get_unplaced (KhImportParagraph *self);

/** kh_import_paragraph_get_node: Returns: (transfer none) (nullable): UUID of what it is in @plan now */
const char *kh_import_paragraph_get_node     (KhImportParagraph *self, KhPlan *plan);

/** kh_import_paragraph_add_node: its words are in the node @uuid now; what they were before counts again once that is gone */
void        kh_import_paragraph_add_node     (KhImportParagraph *self, const char *uuid);

/** kh_import_paragraph_list_findings: Returns: (transfer full) (element-type KhFinding): those of @plan that say its words have no place */
GPtrArray  *kh_import_paragraph_list_findings (KhImportParagraph *self, KhPlan *plan);

/* Properties, for the list: number, text (string), unplaced (boolean), fixed
 * (boolean: wording that the program writes itself), remark (string, nullable:
 * what was repaired or is odd, a sentence a line), has-remark (boolean). */

G_END_DECLS
