/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports that a plan itself asks for. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/** KhReportDue: a report. @due: the first day by which a duty asks for it */
typedef struct
{
  KhReportPeriod period;
  GDate          due;
} KhReportDue;

/**
 * kh_report_periods_list:
 *
 * Returns: (transfer full) (element-type KhReportDue): the periods of the plan's
 *   year for which its duties ask for reports, each once, by their day
 */
GPtrArray *kh_report_periods_list (KhPlan *plan);

/** kh_report_periods_find_next: Returns: the index in @dues of the first report that is not overdue on @today, of the last if all are; -1 for none */
int        kh_report_periods_find_next (GPtrArray *dues, const GDate *today);

G_END_DECLS
