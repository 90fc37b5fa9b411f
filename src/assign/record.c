/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recording the progress of tasks. */
#include "record.h"

static KhProgress *
find_last (KhTask *task)
{
  GDate end;

  g_date_clear (&end, 1);
  g_date_set_dmy (&end, 31, G_DATE_DECEMBER, 9999);

  return kh_standing_of_day (task, 0, &end).record;
}

static void
follow_last (KhEdit *edit, KhTask *task)
{
  KhProgress *last = find_last (task);

  if (last != NULL && kh_progress_get_state (last) != kh_task_get_state (task))
    kh_edit_set (edit, task, "state", kh_progress_get_state (last), NULL);
}

KhProgress *
kh_record_ensure (KhEdit *edit, KhTask *task, const KhReportPeriod *period, const GDate *today)
{
  g_autoptr (KhProgress) record = NULL;
  g_autofree char *code = NULL;
  g_autofree char *day = NULL;
  KhProgress *known;
  KhStanding before;

  g_return_val_if_fail (KH_IS_EDIT (edit), NULL);
  g_return_val_if_fail (KH_IS_TASK (task), NULL);
  g_return_val_if_fail (period != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  day = kh_date_to_iso (today);
  known = kh_standing_find_record (task, period);
  if (known != NULL)
    {
      if (g_strcmp0 (kh_progress_get_day (known), day) != 0)
        kh_edit_set (edit, known, "day", day, NULL);
      return known;
    }
  before = kh_standing_of_period (task, period->year, period, NULL);
  code = kh_report_period_dup_code (period);
  record = kh_progress_new (code, day);
  g_object_set (record, "state", before.told, "percent", before.percent, NULL);
  kh_edit_insert (edit, task, G_MAXUINT, record);

  return kh_node_get_parent (KH_NODE (record)) == KH_NODE (task) ? record : NULL; /* the task holds it */
}

void
kh_record_set (KhEdit *edit, KhTask *task, const KhReportPeriod *period, const GDate *today, const char *property, const GValue *value)
{
  KhProgress *record;

  g_return_if_fail (property != NULL);
  g_return_if_fail (G_IS_VALUE (value));

  record = kh_record_ensure (edit, task, period, today);
  if (record == NULL)
    return;
  kh_edit_set_value (edit, record, property, value);
  if (g_str_equal (property, "percent") && kh_progress_get_percent (record) > 0
      && kh_progress_get_state (record) == KH_TASK_NOT_STARTED)
    kh_edit_set (edit, record, "state", KH_TASK_UNDER_WAY, NULL);
  else if (!g_str_equal (property, "state"))
    return;
  else if (kh_progress_get_state (record) == KH_TASK_DONE)
    kh_edit_set (edit, record, "percent", 100, NULL);
  else if (kh_progress_get_percent (record) == 100)
    kh_edit_set (edit, record, "percent", KH_PROGRESS_UNSAID, NULL);
  follow_last (edit, task);
}

void
kh_record_set_state (KhEdit *edit, KhTask *task, KhTaskState state)
{
  KhProgress *last;

  g_return_if_fail (KH_IS_EDIT (edit));
  g_return_if_fail (KH_IS_TASK (task));

  kh_edit_set (edit, task, "state", state, NULL);
  last = find_last (task);
  if (last != NULL && kh_progress_get_state (last) != state)
    kh_edit_set (edit, last, "state", state, NULL);
}
