/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that the window shows for a plan's fields. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/** kh_plan_text_state: Returns: (transfer none): translated name of @state */
const char *kh_plan_text_state (KhPlanState state);

/**
 * kh_plan_text_number:
 * @number: (nullable): the number
 * @symbol: (nullable): the symbol
 *
 * Returns: (transfer full) (nullable): "02/KH-VHTTDL"; %NULL without a number
 */
char *kh_plan_text_number (const char *number, const char *symbol);

/**
 * kh_plan_text_title:
 * @type_name: (nullable): such as "Kế hoạch"
 * @title: (nullable): title as plain text, line breaks allowed
 * @year: the year, 0 if it is not known
 *
 * Returns: (transfer full): one line that names the plan in lists and titles
 */
char *kh_plan_text_title (const char *type_name, const char *title, int year);

/** kh_plan_text_dup_title: Returns: (transfer full): kh_plan_text_title() of @plan */
char *kh_plan_text_dup_title (KhPlan *plan);

/**
 * kh_plan_text_heading:
 * @markup: a section's heading
 *
 * Returns: (transfer full): the heading on one line; one that is all capitals,
 *   as level I headings are, in sentence case, because capitals are tiring in a list
 */
char *kh_plan_text_heading (const char *markup);

/** kh_plan_text_likely_year: Returns: the year that a plan begun today is for */
int kh_plan_text_likely_year (void);

/** kh_plan_text_snippet_markup: @snippet: as in #KhSearchHit. Returns: (transfer full): Pango markup with the hit in bold */
char *kh_plan_text_snippet_markup (const char *snippet);

/** kh_plan_text_dup_info_title: Returns: (transfer full): the title of a plan of a list, on one line */
char *kh_plan_text_dup_info_title   (KhPlanInfo *info);
/** kh_plan_text_dup_info_details: Returns: (transfer full): "2027 · 02/KH-SM · Draft" */
char *kh_plan_text_dup_info_details (KhPlanInfo *info);

/** kh_plan_text_finding: Returns: (transfer full): what @finding says, translated, with the words it is about in their place */
char *kh_plan_text_finding (KhFinding *finding);

/** kh_plan_text_moment: @time: seconds since 1970 in UTC. Returns: (transfer full): "25/11/2026 14:03" on the user's clock */
char *kh_plan_text_moment (gint64 time);

G_END_DECLS
