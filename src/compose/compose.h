/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only place that turns a plan into the words and order of a document. */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/**
 * kh_compose_plan:
 * @plan: the plan
 *
 * Numbering, closing marks, signature forms and generated tables are made here
 * (decree 30/2020/NĐ-CP, appendix I and III). A plan that lacks parts composes
 * all the same, with blanks where the decree leaves blanks.
 *
 * Returns: (transfer full): the document
 */
KhDocument *kh_compose_plan (KhPlan *plan);

/**
 * kh_compose_number:
 * @node: a section or item of a plan
 *
 * Returns: (transfer full): the number or mark that will print before @node
 *   ("III.", "1.", "a)", "-"), "" for none. Forms show it beside the text.
 */
char *kh_compose_number (KhNode *node);

G_END_DECLS
