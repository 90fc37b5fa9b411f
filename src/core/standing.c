/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a task stands. */
#include "standing.h"

#include "date.h"
#include "schedule.h"

/* The day a record tells of, see KhStanding. Returns: whether its period can be read */
static gboolean
get_day (KhProgress *record, GDate *day, GDate *last)
{
  KhReportPeriod period;
  GDate first;

  if (!kh_report_period_parse (kh_progress_get_period (record), &period, NULL))
    return FALSE;
  kh_report_period_get_range (&period, &first, last);
  if (kh_progress_get_day (record) == NULL || !kh_date_parse_iso (kh_progress_get_day (record), day))
    *day = *last;
  g_date_clamp (day, &first, last);

  return TRUE;
}

static int
compare_records (KhProgress *a, KhProgress *b)
{
  GDate day, other_day, last, other_last;
  int order;

  if (!get_day (a, &day, &last) || !get_day (b, &other_day, &other_last))
    return 0;
  order = g_date_compare (&day, &other_day);
  if (order == 0)
    order = g_date_compare (&last, &other_last);
  if (order == 0)
    order = g_strcmp0 (kh_progress_get_day (a), kh_progress_get_day (b));

  return order != 0 ? order : g_strcmp0 (kh_node_get_uuid (KH_NODE (a)), kh_node_get_uuid (KH_NODE (b)));
}

static KhProgress *
find_last (KhTask *task, const GDate *until)
{
  GListModel *records = kh_task_get_progress (task);
  KhProgress *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (KhProgress) record = g_list_model_get_item (records, i);
      GDate day, last;

      if (get_day (record, &day, &last) && g_date_compare (&day, until) <= 0
          && (found == NULL || compare_records (found, record) < 0))
        found = record; /* the task holds it */
    }

  return found;
}

static gboolean
is_going (KhTaskState state)
{
  return state == KH_TASK_UNDER_WAY || state == KH_TASK_DONE;
}

/* Returns: whether one of the records until @until that say so tells of @from or a later day */
static gboolean
is_answered (KhTask *task, const GDate *from, const GDate *until)
{
  GListModel *records = kh_task_get_progress (task);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (KhProgress) record = g_list_model_get_item (records, i);
      GDate day, last;

      if (is_going (kh_progress_get_state (record)) && get_day (record, &day, &last) && g_date_compare (&day, from) >= 0
          && g_date_compare (&day, until) <= 0)
        return TRUE;
    }

  return FALSE;
}

/* @over: the last day that has passed. Returns: since how many days it is late, 0 if it is not */
static guint
count_days_late (KhTask *task, int plan_year, const KhStanding *standing, const GDate *until, const GDate *over)
{
  g_autoptr (GPtrArray) dues = NULL;

  if (standing->told == KH_TASK_DROPPED)
    return 0;
  dues = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_due_free);
  kh_schedule_add_task (dues, task, plan_year);
  for (guint i = 0; i < dues->len; i++)
    {
      const KhDue *due = dues->pdata[i];
      gboolean answered;

      if (g_date_compare (&due->due, over) > 0)
        continue;
      /* What returns may have been done one time and not the next. */
      if (dues->len == 1)
        answered = standing->told == KH_TASK_DONE;
      else if (standing->record == NULL)
        answered = is_going (standing->told);
      else
        answered = is_answered (task, &due->from, until);
      if (!answered)
        return (guint) g_date_days_between (&due->due, over) + 1;
    }

  return 0;
}

/* @until: what was reported later does not count */
static KhStanding
get_standing (KhTask *task, int plan_year, const GDate *until, const GDate *over)
{
  KhStanding standing = { .percent = KH_PROGRESS_UNSAID, .record = find_last (task, until) };

  if (standing.record != NULL)
    {
      standing.told = kh_progress_get_state (standing.record);
      standing.percent = kh_progress_get_percent (standing.record);
      standing.text = kh_progress_get_text (standing.record);
    }
  else if (g_list_model_get_n_items (kh_task_get_progress (task)) == 0)
    standing.told = kh_task_get_state (task);
  if (standing.told == KH_TASK_DONE && standing.percent == KH_PROGRESS_UNSAID)
    standing.percent = 100;
  standing.days_late = count_days_late (task, plan_year, &standing, until, over);
  standing.state = standing.days_late > 0 ? KH_TASK_LATE : standing.told;

  return standing;
}

KhStanding
kh_standing_of_day (KhTask *task, int plan_year, const GDate *day)
{
  GDate over;

  g_return_val_if_fail (KH_IS_TASK (task), (KhStanding) { 0 });
  g_return_val_if_fail (day != NULL && g_date_valid (day), (KhStanding) { 0 });

  over = *day;
  g_date_subtract_days (&over, 1);

  return get_standing (task, plan_year, day, &over);
}

KhStanding
kh_standing_of_period (KhTask *task, int plan_year, const KhReportPeriod *period, const GDate *today)
{
  GDate first, last, over;

  g_return_val_if_fail (KH_IS_TASK (task), (KhStanding) { 0 });
  g_return_val_if_fail (period != NULL, (KhStanding) { 0 });
  g_return_val_if_fail (today == NULL || g_date_valid (today), (KhStanding) { 0 });

  kh_report_period_get_range (period, &first, &last);
  over = last;
  if (today != NULL && g_date_compare (today, &last) <= 0)
    {
      over = *today;
      g_date_subtract_days (&over, 1);
    }

  return get_standing (task, plan_year, &last, &over);
}

KhProgress *
kh_standing_find_record (KhTask *task, const KhReportPeriod *period)
{
  g_autofree char *code = NULL;
  GListModel *records;
  KhProgress *found = NULL;

  g_return_val_if_fail (KH_IS_TASK (task), NULL);
  g_return_val_if_fail (period != NULL, NULL);

  code = kh_report_period_dup_code (period);
  records = kh_task_get_progress (task);
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (KhProgress) record = g_list_model_get_item (records, i);

      if (g_str_equal (kh_progress_get_period (record), code) && (found == NULL || compare_records (found, record) < 0))
        found = record; /* the task holds it */
    }

  return found;
}
