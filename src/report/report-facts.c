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
  g_free (fact->note);
  g_free (fact);
}

typedef struct
{
  KhReportFacts *facts;
  int year;
  GDate last;
} Collector;

static gboolean
collect_cb (KhNode *node, gpointer user_data)
{
  Collector *self = user_data;
  KhReportFact *fact;
  KhSection *group;
  GDate from, due;

  if (!KH_IS_TASK (node) || kh_text_is_blank (kh_item_get_text (KH_ITEM (node))))
    return TRUE;
  group = kh_item_get_section (KH_ITEM (node));
  fact = g_new0 (KhReportFact, 1);
  fact->task = g_object_ref (KH_TASK (node));
  fact->group = group != NULL ? g_object_ref (group) : NULL;
  fact->state = kh_task_get_state (KH_TASK (node));
  fact->percent = fact->state == KH_TASK_DONE ? 100 : -1;
  fact->note = kh_text_normalize (kh_task_get_note (KH_TASK (node)) != NULL ? kh_task_get_note (KH_TASK (node)) : "");
  if (fact->state < KH_TASK_DONE && kh_deadline_get_range (kh_task_get_deadline (KH_TASK (node)), self->year, &from, &due)
      && g_date_compare (&due, &self->last) <= 0)
    fact->state = KH_TASK_LATE;
  self->facts->counts[fact->state]++;
  g_ptr_array_add (self->facts->facts, fact);
  return TRUE;
}

KhReportFacts *
kh_report_facts_new (KhPlan *plan, const KhReportPeriod *period)
{
  Collector self = { .year = kh_plan_get_year (plan) };
  GDate first;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (period != NULL, NULL);

  self.facts = g_new0 (KhReportFacts, 1);
  self.facts->facts = g_ptr_array_new_with_free_func (fact_free);
  kh_report_period_get_range (period, &first, &self.last);
  kh_plan_visit (plan, collect_cb, &self);
  return self.facts;
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
