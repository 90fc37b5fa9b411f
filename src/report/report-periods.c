/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports that the duties of a plan ask for. */
#include "report-periods.h"

static gboolean
has_period (GPtrArray *dues, const KhReportPeriod *period)
{
  for (guint i = 0; i < dues->len; i++)
    if (kh_report_period_compare (&((const KhReportDue *) dues->pdata[i])->period, period) == 0)
      return TRUE;
  return FALSE;
}

GPtrArray *
kh_report_periods_list (KhPlan *plan)
{
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) days = NULL;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  /* By date: the first day of a period is the one that counts. */
  days = kh_schedule_list (plan, NULL);
  for (guint i = 0; i < days->len; i++)
    {
      const KhDue *day = days->pdata[i];
      const KhReportPeriod period = { kh_plan_get_year (plan), day->period, (int) day->n };
      KhReportDue *due;

      if (day->report == NULL || has_period (dues, &period))
        continue;
      due = g_new0 (KhReportDue, 1);
      due->period = period;
      due->due = day->due;
      g_ptr_array_add (dues, due);
    }
  return g_steal_pointer (&dues);
}

int
kh_report_periods_find_next (GPtrArray *dues, const GDate *today)
{
  g_return_val_if_fail (dues != NULL, -1);
  g_return_val_if_fail (today != NULL, -1);

  for (guint i = 0; i < dues->len; i++)
    if (g_date_compare (&((const KhReportDue *) dues->pdata[i])->due, today) >= 0)
      return (int) i;
  return (int) dues->len - 1;
}
