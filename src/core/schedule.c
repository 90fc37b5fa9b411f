/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a plan's year. */
#include "schedule.h"

#include "responsibility.h"
#include "text.h"

void
kh_due_free (KhDue *self)
{
  g_object_unref (self->item);
  g_clear_object (&self->report);
  g_free (self);
}

void
kh_period_get_range (KhPeriod period, int year, guint n, GDate *from, GDate *to)
{
  const guint months = 12 / kh_period_count (period);
  const GDateMonth last = (GDateMonth) (n * months);

  g_return_if_fail (n >= 1 && n <= kh_period_count (period));
  g_return_if_fail (year >= 1900 && year <= 2200);

  g_date_clear (from, 1);
  g_date_clear (to, 1);
  g_date_set_dmy (from, 1, (GDateMonth) ((n - 1) * months + 1), (GDateYear) year);
  g_date_set_dmy (to, g_date_get_days_in_month (last, (GDateYear) year), last, (GDateYear) year);
}

char *
kh_period_dup_name (KhPeriod period, int year, guint n)
{
  g_autofree char *roman = NULL;

  switch (period)
    {
    case KH_PERIOD_MONTH:
      /* Zero before months 1 and 2 only, as in the dates of documents. */
      return g_strdup_printf ("tháng %0*u/%d", n < 3 ? 2 : 1, n, year);
    case KH_PERIOD_QUARTER:
      roman = kh_text_roman (n);
      return g_strdup_printf ("quý %s/%d", roman, year);
    case KH_PERIOD_HALF:
      return g_strdup_printf ("6 tháng %s năm %d", n == 1 ? "đầu" : "cuối", year);
    case KH_PERIOD_YEAR:
    default:
      return g_strdup_printf ("năm %d", year);
    }
}

static KhDue *
add_due (GPtrArray *dues, gpointer item, KhReporting *report, KhPeriod period, guint n)
{
  KhDue *due = g_new0 (KhDue, 1);

  due->item = g_object_ref (item);
  due->report = report != NULL ? g_object_ref (report) : NULL;
  due->period = period;
  due->n = n;
  g_ptr_array_add (dues, due);

  return due;
}

static void
add_each_period (GPtrArray *dues, KhTask *task, KhPeriod period, int year)
{
  for (guint n = 1; n <= kh_period_count (period); n++)
    {
      KhDue *due = add_due (dues, task, NULL, period, n);

      kh_period_get_range (period, year, n, &due->from, &due->due);
    }
}

static void
add_relative (GPtrArray *dues, KhTask *task, const KhDeadline *deadline, int year)
{
  const KhPeriod period = kh_deadline_get_index (deadline) == 1 ? KH_PERIOD_MONTH : KH_PERIOD_QUARTER;

  for (guint n = 1; n <= kh_period_count (period); n++)
    {
      GDate from, to, day;
      KhDue *due;

      if (!kh_deadline_get_due_in_period (deadline, period, year, (int) n, &day))
        continue;
      due = add_due (dues, task, NULL, period, n);
      kh_period_get_range (period, year, n, &from, &to);
      due->from = from;
      due->due = day;
    }
}

void
kh_schedule_add_task (GPtrArray *dues, KhTask *task, int plan_year)
{
  KhDeadline *deadline;
  GDate from, to;
  int year;

  g_return_if_fail (dues != NULL);
  g_return_if_fail (KH_IS_TASK (task));

  deadline = kh_task_get_deadline (task);
  year = kh_deadline_get_year (deadline) != 0 ? kh_deadline_get_year (deadline) : plan_year;
  if (year < 1900 || year > 2200)
    return;
  switch (kh_deadline_get_kind (deadline))
    {
    case KH_DEADLINE_EVERY_MONTH:
      add_each_period (dues, task, KH_PERIOD_MONTH, year);
      return;
    case KH_DEADLINE_EVERY_QUARTER:
      add_each_period (dues, task, KH_PERIOD_QUARTER, year);
      return;
    case KH_DEADLINE_RELATIVE:
      add_relative (dues, task, deadline, year);
      return;
    default:
      break;
    }
  if (kh_deadline_get_range (deadline, plan_year, &from, &to))
    {
      KhDue *due = add_due (dues, task, NULL, KH_PERIOD_YEAR, 1);

      due->from = from;
      due->due = to;
    }
}

void
kh_schedule_add_report (GPtrArray *dues, KhDuty *duty, KhReporting *report, int plan_year)
{
  const KhPeriod period = kh_reporting_get_period (report);
  const KhDeadline *before = kh_reporting_get_before (report);
  KhDue *last = NULL;

  g_return_if_fail (dues != NULL);
  g_return_if_fail (KH_IS_DUTY (duty));

  for (guint n = 1; n <= kh_period_count (period); n++)
    {
      GDate from, to, day;

      if (!kh_deadline_get_due_in_period (before, period, plan_year, (int) n, &day))
        continue;
      if (last != NULL && g_date_compare (&last->due, &day) == 0)
        continue;
      last = add_due (dues, duty, report, period, n);
      kh_period_get_range (period, plan_year, n, &from, &to);
      last->from = from;
      last->due = day;
    }
}

typedef struct
{
  GPtrArray *dues;
  KhUnit *unit;
  int year;
} Listing;

static gboolean
binds (KhDuty *duty, KhUnit *unit)
{
  for (KhNode *node = KH_NODE (duty); node != NULL; node = kh_node_get_parent (node))
    if (KH_IS_RESPONSIBILITY (node))
      return kh_responsibility_binds (KH_RESPONSIBILITY (node), unit);

  return FALSE;
}

static gboolean
list_cb (KhNode *node, gpointer user_data)
{
  Listing *listing = user_data;

  if (KH_IS_TASK (node) && (listing->unit == NULL || kh_task_involves (KH_TASK (node), listing->unit)))
    {
      kh_schedule_add_task (listing->dues, KH_TASK (node), listing->year);
    }
  else if (KH_IS_DUTY (node) && (listing->unit == NULL || binds (KH_DUTY (node), listing->unit)))
    {
      GListModel *reports = kh_duty_get_reports (KH_DUTY (node));

      for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
        {
          g_autoptr (KhReporting) report = g_list_model_get_item (reports, i);

          kh_schedule_add_report (listing->dues, KH_DUTY (node), report, listing->year);
        }
    }

  return TRUE;
}

/* g_ptr_array_sort() keeps what is equal in order. */
static int
compare_dues (gconstpointer a, gconstpointer b)
{
  const KhDue *first = *(KhDue *const *) a, *second = *(KhDue *const *) b;

  return g_date_compare (&first->due, &second->due);
}

GPtrArray *
kh_schedule_list (KhPlan *plan, KhUnit *unit)
{
  Listing listing = { .unit = unit };

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (unit == NULL || KH_IS_UNIT (unit), NULL);

  listing.dues = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_due_free);
  listing.year = kh_plan_get_year (plan);
  kh_plan_visit (plan, list_cb, &listing);
  g_ptr_array_sort (listing.dues, compare_dues);

  return listing.dues;
}
