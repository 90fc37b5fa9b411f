/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Next year's draft from an older plan. */
#pragma once

#include "carry-table.h"

G_BEGIN_DECLS

/**
 * KhCarryOptions:
 * @year: the new plan's year
 * @keep_done: whether tasks that were done are carried too
 * @template_plan: (nullable): a fresh plan of the template whose task groups the
 *   tasks are to be sorted into; %NULL keeps the older plan's groups
 */
typedef struct
{
  int      year;
  gboolean keep_done;
  KhPlan  *template_plan;
} KhCarryOptions;

/**
 * kh_carry_over:
 * @plan: the older plan; nothing of it changes
 * @table: what becomes of each kind of field
 * @options: the new year and the user's choices
 *
 * The new plan's nodes name in derived-from what they were made from, so that
 * comparing the two plans lists every change. What a person must look at is
 * among the new plan's findings, with rules that start with "carry-".
 *
 * Returns: (transfer full): a draft that is in no library
 */
KhPlan *kh_carry_over (KhPlan *plan, KhCarryTable *table, const KhCarryOptions *options);

G_END_DECLS
