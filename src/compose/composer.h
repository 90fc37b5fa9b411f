/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of one run of the composer, shared by the files that make its parts. */
#pragma once

#include "choices.h"
#include "compose.h"
#include "numbering.h"
#include "words.h"

G_BEGIN_DECLS

/**
 * KhComposer:
 * @plan: what is composed
 * @document: what it becomes
 * @words: resolves references
 * @choices: the plan's choices
 * @last: (nullable): the last block of the body or of the appendix at hand
 * @n_appendices: how many there will be
 */
typedef struct
{
  KhPlan     *plan;
  KhDocument *document;
  KhWords     words;
  KhChoices  *choices;
  KhBlock    *last;
  guint       n_appendices;
} KhComposer;

/** kh_composer_add: gives the document a block of @markup (nullable). Returns: (transfer none): the block */
KhBlock *kh_composer_add (KhComposer *self, KhRole role, const char *label, const char *uuid, const char *markup,
                          KhWordsFlags flags);

/* letterhead.c: boxes 1–5a and what is stamped there. */
void  kh_composer_add_letterhead (KhComposer *self);
/** kh_composer_dup_number: Returns: (transfer full): "02/KH-VHTTDL", or the symbol after eight spaces */
char *kh_composer_dup_number     (KhPlan *plan);
/** kh_composer_dup_date: Returns: (transfer full): "ngày 05 tháng 01 năm 2021", with blanks when unset */
char *kh_composer_dup_date       (KhPlan *plan);
/** kh_composer_is_addressee: Returns: whether @recipient stands behind "Kính gửi:" and not below the body */
gboolean kh_composer_is_addressee (KhPlan *plan, KhRecipient *recipient);
/** kh_composer_get_type_name: Returns: (transfer none): "Kế hoạch" unless the plan says otherwise */
const char *kh_composer_get_type_name (KhPlan *plan);

/* body.c */
void  kh_composer_add_body       (KhComposer *self);
void  kh_composer_add_children   (KhComposer *self, KhNode *parent, guint used, guint level);

/* tables.c */
void  kh_composer_add_item_table   (KhComposer *self, KhItem *item);
void  kh_composer_add_task_table   (KhComposer *self);
void  kh_composer_add_target_table (KhComposer *self);
/** kh_composer_add_unit_task_table: only the tasks that @unit has in @role; of both roles with %KH_UNIT_ROLE_RESPONSIBLE */
void  kh_composer_add_unit_task_table (KhComposer *self, KhUnit *unit, KhUnitRole role);
/** kh_composer_has_role: Returns: whether @task is in such a table */
gboolean kh_composer_has_role      (KhTask *task, KhUnit *unit, KhUnitRole role);
/** kh_composer_add_header_row: adds the row of the columns' titles */
void  kh_composer_add_header_row   (KhTable *table);
/** kh_composer_dup_budget: Returns: (transfer full): "50 triệu đồng (ngân sách tỉnh)", "" for none */
char *kh_composer_dup_budget       (KhTask *task);

/* ending.c: boxes 7 and 9b, 12, 13. */
void  kh_composer_add_ending       (KhComposer *self);

/* extract.c */
void  kh_composer_add_extract      (KhComposer *self, KhUnit *unit);

/* appendix.c */
void  kh_composer_add_appendices   (KhComposer *self);
/** kh_composer_dup_reference_to: Returns: (transfer full): sentence that refers to a generated appendix, which the body must do (appendix I, III.1.a) */
char *kh_composer_dup_task_reference   (KhComposer *self);
char *kh_composer_dup_target_reference (KhComposer *self);

G_END_DECLS
