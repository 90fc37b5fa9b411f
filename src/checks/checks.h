/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules over a plan and its document; what breaks one is a finding. */
#pragma once

#include "document.h"
#include "frames.h"
#include "kh-core.h"
#include "spelling.h"

G_BEGIN_DECLS

/**
 * kh_checks_run:
 * @plan: the plan; nothing of it changes
 * @document: (nullable): @plan composed; %NULL composes it
 * @spelling: (nullable): the dictionary; %NULL leaves spelling alone
 *
 * Each finding names the node it is about, and the finding's text is the exact
 * words it is about. Messages are English msgids, see kh_finding_new().
 *
 * Returns: (transfer full) (element-type KhFinding): the findings, family by
 *   family in reading order; empty when nothing is to be said
 */
GPtrArray *kh_checks_run (KhPlan *plan, KhDocument *document, KhSpelling *spelling);

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
 * @frames: its pages
 *
 * What only the pages show: letters that the font lacks, with the nodes they
 * stand in. Apart from kh_checks_run(), so that who has pages need not lay out
 * again and who wants none need not lay out at all.
 */
void kh_checks_add_pages (GPtrArray *findings, KhPlan *plan, KhFrames *frames);

G_END_DECLS
