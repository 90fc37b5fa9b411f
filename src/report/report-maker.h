/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report on a plan's implementation, made from the plan's progress and targets. */
#pragma once

#include "report-outline.h"

G_BEGIN_DECLS

/**
 * kh_report_make:
 * @plan: the plan that is reported on; nothing of it changes
 * @period: for which time
 * @today: (nullable): the day on which the report is made, as for
 *   kh_standing_of_period(): a report is often due before its period has ended
 *
 * The report is a document of its own, of the kind that the outline names, with
 * the letterhead, signers and recipients of the plan; its nodes name in
 * derived-from what they tell of. All of it can be edited like a plan: figures
 * in it are words, which nothing changes behind the user's back.
 *
 * Returns: (transfer full): a draft without number and date, in no library yet
 */
KhPlan *kh_report_make (KhPlan *plan, const KhReportPeriod *period, const GDate *today, KhReportOutline *outline);

G_END_DECLS
