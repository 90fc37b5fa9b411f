/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhReportFacts: what stands of each task of a plan at the end of a period. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * KhReportFact: one task.
 * @group: (nullable): the section it is in
 * @standing: how it stands; points into @task
 */
typedef struct
{
  KhTask    *task;
  KhSection *group;
  KhStanding standing;
} KhReportFact;

/**
 * KhReportFacts:
 * @facts: (element-type KhReportFact): tasks that have words, in reading order
 * @counts: how many are in each state
 * @n_told: of how many something was reported for the period or a part of it
 */
typedef struct
{
  GPtrArray *facts;
  guint      counts[KH_STANDING_N_STATES];
  guint      n_told;
} KhReportFacts;

/** kh_report_facts_new: @today: (nullable): as for kh_standing_of_period(). Returns: (transfer full): what stands at the end of @period */
KhReportFacts *kh_report_facts_new  (KhPlan *plan, const KhReportPeriod *period, const GDate *today);
void           kh_report_facts_free (KhReportFacts *self);

/** KhReportVerdict: whether an indicator's result is what was planned; unknown without one of the two */
typedef enum
{
  KH_REPORT_UNKNOWN,
  KH_REPORT_MISSED,
  KH_REPORT_REACHED,
} KhReportVerdict;

/**
 * kh_report_judge:
 *
 * An indicator that the plan's words compare with nothing ("giải quyết 50% hồ sơ")
 * is reached from its value on; one of zero ("0 văn bản ban hành chậm") by zero only.
 */
KhReportVerdict kh_report_judge (KhIndicator *indicator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhReportFacts, kh_report_facts_free)

G_END_DECLS
