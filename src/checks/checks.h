/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules over a plan and its document; what breaks one is a finding. */
#pragma once

#include "frames.h"
#include "kh-core.h"
#include "spelling.h"

G_BEGIN_DECLS

/**
 * kh_checks_run:
 * @plan: the plan; nothing of it changes
 * @tables: (nullable): rule data; %NULL leaves out the rules that are lists
 * @spelling: (nullable): the dictionary; %NULL leaves spelling alone
 *
 * Each finding names the node it is about, the property and range of the words
 * (kh_finding_get_range()), and its text is those words and no more. Its fix, if
 * any, is what should stand there: certain enough to be applied unseen. Messages
 * are English msgids, see kh_finding_new().
 *
 * Returns: (transfer full) (element-type KhFinding): the findings in reading
 *   order; empty when nothing is to be said
 */
GPtrArray *kh_checks_run (KhPlan *plan, KhTables *tables, KhSpelling *spelling);

/**
 * kh_checks_drop_ignored:
 * @findings: (element-type KhFinding): findings of @plan
 *
 * Takes those away that the user wants no more to hear of: the same as a finding
 * kept with @plan that has a reason, see kh_finding_get_reason().
 */
void kh_checks_drop_ignored (GPtrArray *findings, KhPlan *plan);

/**
 * kh_checks_list_names:
 *
 * Returns: (transfer full) (element-type utf8): the words of the names that
 *   @plan and its agency's registers hold, for kh_spelling_find()
 */
GHashTable *kh_checks_list_names (KhPlan *plan);

/**
 * kh_checks_add_pages:
 * @findings: (element-type KhFinding): where the findings go
 * @plan: the plan
 * @tables: (nullable): rule data
 * @frames: its pages
 *
 * What only the pages show: letters that the font lacks, with the nodes they
 * stand in. Apart from kh_checks_run(), so that who has pages need not lay out
 * again and who wants none need not lay out at all.
 */
void kh_checks_add_pages (GPtrArray *findings, KhPlan *plan, KhTables *tables, KhFrames *frames);

G_END_DECLS
