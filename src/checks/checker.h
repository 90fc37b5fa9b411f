/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhChecker: checks a plan again and again, and looks only at what has changed.
 *
 * The words are looked at passage by passage and may be in any thread; what a
 * look gave is kept until the passage changes. What the model says of itself –
 * deadlines, units, signers – is cheap and is asked anew each time, in the
 * thread of the plan. */
#pragma once

#include "checks.h"
#include "passages.h"

G_BEGIN_DECLS

#define KH_TYPE_CHECKER (kh_checker_get_type ())
G_DECLARE_FINAL_TYPE (KhChecker, kh_checker, KH, CHECKER, GObject)

/** kh_checker_new: @tables: (nullable); @spelling: (nullable): see kh_checks_run() */
KhChecker *kh_checker_new (KhTables *tables, KhSpelling *spelling);

/**
 * kh_checker_read:
 * @passages: the words of a plan
 * @cancellable: (nullable): stops between two passages
 *
 * Looks at the words. In any thread, by one at a time.
 *
 * Returns: (transfer full) (element-type KhFinding) (nullable): what they break;
 *   %NULL if it was cancelled
 */
GPtrArray *kh_checker_read (KhChecker *self, KhPassages *passages, GCancellable *cancellable);

/** kh_checker_judge: Returns: (transfer full) (element-type KhFinding): what the plan itself breaks */
GPtrArray *kh_checker_judge (KhChecker *self, KhPlan *plan);

/** kh_checker_forget: what was looked at is to be looked at again: a word was added to the dictionary */
void       kh_checker_forget (KhChecker *self);

/**
 * kh_checks_sort:
 * @findings: (element-type KhFinding): of @plan
 *
 * Brings them into reading order: the plan's own first, then by node and place.
 */
void       kh_checks_sort (GPtrArray *findings, KhPlan *plan);

G_END_DECLS
