/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to carry: one carrying over, and the parts of it. */
#pragma once

#include "carry-text.h"
#include "carry.h"

G_BEGIN_DECLS

/**
 * KhCarry:
 * @plan: the new plan
 * @older: the plan it is made from
 * @agency: (nullable): the body, whose units tasks are given to
 * @seen: the words of documents and periods that are marked once already
 */
typedef struct
{
  KhPlan               *plan;
  KhPlan               *older;
  KhAgency             *agency;
  KhCarryTable         *table;
  const KhCarryOptions *options;
  KhCarryYears          years;
  GHashTable           *seen;
} KhCarry;

/* Parts, in the order they run. */
void kh_carry_sort_groups (KhCarry *self);
void kh_carry_units       (KhCarry *self);

/**
 * kh_carry_look:
 * @node: what it is about
 * @words: (nullable): the exact words
 * @message: msgid, see kh_finding_new()
 *
 * Marks what a person must look at. Returns: (transfer none): the mark
 */
KhFinding *kh_carry_look (KhCarry *self, const char *rule, gpointer node, const char *words, const char *message);

/** kh_carry_remove_nodes: takes the nodes in @nodes out of their lists */
void kh_carry_remove_nodes (GPtrArray *nodes);

G_END_DECLS
