/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report tells of. */
#include "report-facts.h"

#include <math.h>

static void
fact_free (gpointer data)
{
  KhReportFact *fact = data;

  g_object_unref (fact->task);
  g_clear_object (&fact->group);
  g_free (fact);
}

/* Whether something was reported of @task for @period or a part of it. */
static gboolean
is_told (KhTask *task, const KhReportPeriod *period)
{
  GListModel *records = kh_task_get_progress (task);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (KhProgress) record = g_list_model_get_item (records, i);
      KhReportPeriod told;

      if (kh_report_period_parse (kh_progress_get_period (record), &told, NULL) && kh_report_period_contains (period, &told))
        return TRUE;
    }
  return FALSE;
}

KhReportFacts *
kh_report_facts_new (KhPlan *plan, const KhReportPeriod *period, const GDate *today)
{
  g_autoptr (KhStandings) standings = NULL;
  KhReportFacts *self;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (period != NULL, NULL);

  standings = kh_standings_new (plan, period, today);
  self = g_new0 (KhReportFacts, 1);
  self->facts = g_ptr_array_new_with_free_func (fact_free);
  for (guint i = 0; i < standings->tasks->len; i++)
    {
      KhTask *task = standings->tasks->pdata[i];
      KhSection *group = kh_item_get_section (KH_ITEM (task));
      KhReportFact *fact;

      if (kh_text_is_blank (kh_item_get_text (KH_ITEM (task))))
        continue;
      fact = g_new0 (KhReportFact, 1);
      fact->task = g_object_ref (task);
      fact->group = group != NULL ? g_object_ref (group) : NULL;
      fact->standing = g_array_index (standings->standings, KhStanding, i);
      self->counts[fact->standing.state]++;
      self->n_told += is_told (task, period) ? 1 : 0;
      g_ptr_array_add (self->facts, fact);
    }
  return self;
}

void
kh_report_facts_free (KhReportFacts *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->facts);
  g_free (self);
}

KhReportVerdict
kh_report_judge (KhIndicator *indicator)
{
  const double value = kh_indicator_get_value (indicator), result = kh_indicator_get_result (indicator);
  gboolean reached;

  if (isnan (value) || isnan (result))
    return KH_REPORT_UNKNOWN;
  switch (kh_indicator_get_comparator (indicator))
    {
    case KH_COMPARATOR_LE:
      reached = result <= value;
      break;
    case KH_COMPARATOR_LT:
      reached = result < value;
      break;
    case KH_COMPARATOR_GT:
      reached = result > value;
      break;
    case KH_COMPARATOR_NONE:
    case KH_COMPARATOR_EQ:
      reached = value > 0 ? result >= value : result <= value;
      break;
    case KH_COMPARATOR_GE:
    default:
      reached = result >= value;
      break;
    }
  return reached ? KH_REPORT_REACHED : KH_REPORT_MISSED;
}
