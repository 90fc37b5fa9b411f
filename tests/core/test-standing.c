/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How tasks stand: which record counts when, and from which day on each form of deadline is missed. */
#include "kh-core.h"

#define YEAR 2027

static KhReportPeriod
period_of (const char *code)
{
  g_autoptr (GError) error = NULL;
  KhReportPeriod period;

  g_assert_true (kh_report_period_parse (code, &period, &error));
  g_assert_no_error (error);

  return period;
}

static GDate
day_of (const char *iso)
{
  GDate day;

  g_assert_true (kh_date_parse_iso (iso, &day));

  return day;
}

static KhTask *
new_task (const char *deadline)
{
  KhTask *task = KH_TASK (kh_item_new (KH_ITEM_TASK, "Rà soát văn bản"));
  g_autoptr (KhDeadline) due = kh_deadline_parse (deadline);

  g_object_set (task, "deadline", due, NULL);

  return task;
}

static KhProgress *
tell (KhTask *task, const char *period, const char *day, KhTaskState state, int percent, const char *text)
{
  KhProgress *record = kh_progress_new (period, day);

  g_object_set (record, "state", state, "percent", percent, "text", text, NULL);
  kh_node_append_take (KH_NODE (task), record);

  return record;
}

static KhStanding
standing_on (KhTask *task, const char *iso)
{
  const GDate day = day_of (iso);

  return kh_standing_of_day (task, YEAR, &day);
}

static KhStanding
standing_at_end (KhTask *task, const char *code)
{
  const KhReportPeriod period = period_of (code);

  return kh_standing_of_period (task, YEAR, &period, NULL);
}

typedef struct
{
  const char *form;     /* the deadline in words */
  KhDeadlineKind kind;
  const char *last_day; /* on which it is not late yet; NULL for one that is never late */
} Form;

static const Form forms[] = {
  { "trước ngày 30/11", KH_DEADLINE_DAY, "2027-11-30" },
  { "Tháng 6", KH_DEADLINE_MONTH, "2027-06-30" },
  { "Quý II/2027", KH_DEADLINE_QUARTER, "2027-06-30" },
  { "6 tháng đầu năm", KH_DEADLINE_HALF, "2027-06-30" },
  { "cuối năm", KH_DEADLINE_YEAR_END, "2027-12-31" },
  { "cả năm", KH_DEADLINE_WHOLE_YEAR, "2027-12-31" },
  { "hằng tháng", KH_DEADLINE_EVERY_MONTH, "2027-01-31" },
  { "hằng quý", KH_DEADLINE_EVERY_QUARTER, "2027-03-31" },
  { "", KH_DEADLINE_NONE, NULL },
  { "khi có yêu cầu", KH_DEADLINE_FREE, NULL },
};

static void
assert_late_from (KhTask *task, const char *last_day)
{
  GDate day = day_of (last_day);
  KhStanding standing = kh_standing_of_day (task, YEAR, &day);

  g_assert_cmpint (standing.state, ==, KH_TASK_NOT_STARTED);
  g_assert_cmpuint (standing.days_late, ==, 0);
  g_date_add_days (&day, 1);
  standing = kh_standing_of_day (task, YEAR, &day);
  g_assert_cmpint (standing.state, ==, KH_TASK_LATE);
  g_assert_cmpint (standing.told, ==, KH_TASK_NOT_STARTED);
  g_assert_cmpuint (standing.days_late, ==, 1);
  g_date_add_days (&day, 9);
  standing = kh_standing_of_day (task, YEAR, &day);
  g_assert_cmpuint (standing.days_late, ==, 10);
}

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (KhTask) task = new_task (forms[i].form);

      g_assert_cmpint (kh_deadline_get_kind (kh_task_get_deadline (task)), ==, forms[i].kind);
      if (forms[i].last_day != NULL)
        assert_late_from (task, forms[i].last_day);
      else
        g_assert_cmpint (standing_on (task, "2030-01-01").state, ==, KH_TASK_NOT_STARTED);
      tell (task, "2027", "2027-12-31", KH_TASK_DONE, KH_PROGRESS_UNSAID, "");
      g_assert_cmpint (standing_on (task, "2030-01-01").state, ==, KH_TASK_DONE);
      g_assert_cmpint (standing_on (task, "2030-01-01").percent, ==, 100);
    }
}

/* "Before day 03 of the quarter's last month": the first time is in March. */
static void
test_relative (void)
{
  g_autoptr (KhTask) task = new_task ("");
  g_autoptr (KhDeadline) before = kh_deadline_new (KH_DEADLINE_RELATIVE, 0, 0, 3, NULL);
  GDate due;

  g_object_set (task, "deadline", before, NULL);
  g_assert_true (kh_deadline_get_due_in_period (before, KH_PERIOD_QUARTER, YEAR, 1, &due));
  {
    g_autofree char *iso = kh_date_to_iso (&due);

    assert_late_from (task, iso);
  }
  tell (task, "2027Q1", "2027-03-02", KH_TASK_UNDER_WAY, 25, "Đã gửi báo cáo quý I");
  g_assert_cmpint (standing_on (task, "2027-05-01").state, ==, KH_TASK_UNDER_WAY);
  g_assert_cmpint (standing_on (task, "2027-06-30").state, ==, KH_TASK_LATE);
}

/* What returns each quarter was done one time and not the next. */
static void
test_returning (void)
{
  g_autoptr (KhTask) task = new_task ("hằng quý");

  tell (task, "2027Q1", "2027-03-20", KH_TASK_DONE, KH_PROGRESS_UNSAID, "Xong quý I");
  g_assert_cmpint (standing_on (task, "2027-06-30").state, ==, KH_TASK_DONE);
  g_assert_cmpint (standing_on (task, "2027-07-05").state, ==, KH_TASK_LATE);
  g_assert_cmpuint (standing_on (task, "2027-07-05").days_late, ==, 5);
  tell (task, "2027Q3", "2027-09-20", KH_TASK_UNDER_WAY, 60, "");
  g_assert_cmpint (standing_on (task, "2027-10-05").state, ==, KH_TASK_UNDER_WAY);
  /* looked back upon, the half-year was late none the less */
  g_assert_cmpint (standing_at_end (task, "2027H1").state, ==, KH_TASK_LATE);
}

/* Done and dropped are not late, however much later; a person may call late what is not due yet. */
static void
test_states (void)
{
  g_autoptr (KhTask) task = new_task ("Quý II/2027");
  KhProgress *record = tell (task, "2027Q2", "2027-06-15", KH_TASK_UNDER_WAY, 70, "Đang lấy ý kiến");
  KhStanding standing = standing_on (task, "2027-08-01");

  g_assert_cmpint (standing.state, ==, KH_TASK_LATE);
  g_assert_cmpint (standing.told, ==, KH_TASK_UNDER_WAY);
  g_assert_cmpint (standing.percent, ==, 70);
  g_assert_cmpstr (standing.text, ==, "Đang lấy ý kiến");
  g_assert_true (standing.record == record);
  g_assert_cmpuint (standing.days_late, ==, 32);

  g_object_set (record, "state", KH_TASK_DROPPED, NULL);
  g_assert_cmpint (standing_on (task, "2027-08-01").state, ==, KH_TASK_DROPPED);
  g_object_set (record, "state", KH_TASK_LATE, NULL);
  standing = standing_on (task, "2027-06-20");
  g_assert_cmpint (standing.state, ==, KH_TASK_LATE);
  g_assert_cmpuint (standing.days_late, ==, 0);
}

/* A task that was never reported is as its own state says. */
static void
test_unreported (void)
{
  g_autoptr (KhTask) task = new_task ("Quý II/2027");

  g_object_set (task, "state", KH_TASK_DONE, NULL);
  g_assert_cmpint (standing_on (task, "2027-08-01").state, ==, KH_TASK_DONE);
  g_assert_cmpint (standing_on (task, "2027-08-01").percent, ==, 100);
  g_assert_null (standing_on (task, "2027-08-01").record);

  /* once it is, what was not reported yet had not begun */
  tell (task, "2027Q3", NULL, KH_TASK_DONE, 100, "");
  g_assert_cmpint (standing_on (task, "2027-04-01").state, ==, KH_TASK_NOT_STARTED);
  g_assert_cmpint (standing_on (task, "2027-08-01").state, ==, KH_TASK_LATE);
}

/* A report written in April tells of the quarter that ended in March. */
static void
test_which_counts (void)
{
  g_autoptr (KhTask) task = new_task ("cuối năm");
  KhProgress *first = tell (task, "2027Q1", "2027-04-05", KH_TASK_UNDER_WAY, 20, "");
  KhProgress *second = tell (task, "2027Q2", "2027-07-03", KH_TASK_UNDER_WAY, 50, "");
  KhProgress *half = tell (task, "2027H1", "2027-07-06", KH_TASK_UNDER_WAY, 55, "");
  const KhReportPeriod quarter = period_of ("2027Q1");
  KhProgress *merged;

  g_assert_true (standing_at_end (task, "2027Q1").record == first);
  g_assert_true (standing_at_end (task, "2027M05").record == first);
  g_assert_true (standing_at_end (task, "2027Q2").record == half);
  g_assert_true (standing_on (task, "2027-06-29").record == first);
  g_assert_true (standing_at_end (task, "2027Q4").record == half);
  g_assert_null (standing_at_end (task, "2027M02").record);

  /* one that was written too early tells of its period's first day */
  tell (task, "2027Q4", "2027-03-30", KH_TASK_UNDER_WAY, 90, "");
  g_assert_true (standing_at_end (task, "2027Q3").record == half);
  g_assert_cmpint (standing_at_end (task, "2027").percent, ==, 90);

  /* of two of one period that of the later day counts */
  g_assert_true (kh_standing_find_record (task, &quarter) == first);
  merged = tell (task, "2027Q1", "2027-04-08", KH_TASK_UNDER_WAY, 30, "");
  tell (task, "2027Q1", "2027-04-01", KH_TASK_UNDER_WAY, 10, "");
  g_assert_true (kh_standing_find_record (task, &quarter) == merged);
  g_assert_true (standing_at_end (task, "2027Q1").record == merged);
  g_assert_cmpint (kh_progress_get_percent (second), ==, 50);

  /* one whose period means nothing counts nowhere */
  tell (task, "mùa xuân", "2027-12-31", KH_TASK_DONE, 100, "");
  g_assert_cmpint (standing_at_end (task, "2027").percent, ==, 90);
}

/* In a period that is not over, nothing is late whose day is not past. */
static void
test_today (void)
{
  g_autoptr (KhTask) task = new_task ("trước ngày 15/5");
  const KhReportPeriod quarter = period_of ("2027Q2");
  const GDate before = day_of ("2027-05-15"), after = day_of ("2027-05-20"), next_year = day_of ("2028-01-01");

  g_assert_cmpuint (kh_standing_of_period (task, YEAR, &quarter, &before).days_late, ==, 0);
  g_assert_cmpuint (kh_standing_of_period (task, YEAR, &quarter, &after).days_late, ==, 5);
  g_assert_cmpuint (kh_standing_of_period (task, YEAR, &quarter, &next_year).days_late, ==, 47);
  g_assert_cmpuint (kh_standing_of_period (task, YEAR, &quarter, NULL).days_late, ==, 47);
}

static const KhStandingTotal *
total_of (GPtrArray *totals, gpointer owner)
{
  for (guint i = 0; i < totals->len; i++)
    if (((const KhStandingTotal *) totals->pdata[i])->owner == owner)
      return totals->pdata[i];

  return NULL;
}

static void
test_totals (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (YEAR);
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  KhUnit *units[] = { kh_unit_new (KH_UNIT_OFFICE, "Văn phòng"), kh_unit_new (KH_UNIT_DIVISION, "Phòng Một"),
                      kh_unit_new (KH_UNIT_DIVISION, "Phòng không việc") };
  KhSection *groups[] = { kh_section_new (KH_SECTION_TASK_GROUP, "Một"), kh_section_new (KH_SECTION_TASK_GROUP, "Hai") };
  const KhReportPeriod half = period_of ("2027H1");
  g_autoptr (KhStandings) standings = NULL;
  const KhStandingTotal *total;
  KhTask *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    kh_node_append_take (KH_NODE (agency), units[i]);
  kh_plan_set_agency (plan, agency);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    kh_node_append_take (KH_NODE (plan), groups[i]);
  /* one without a lead first: it is told of last */
  for (guint i = 0; i < 7; i++)
    {
      last = new_task (i % 2 == 0 ? "Quý I" : "Quý IV");
      kh_task_set_lead (last, i == 0 ? NULL : units[i < 3 ? 1 : 0]);
      if (i > 4)
        tell (last, "2027Q1", NULL, KH_TASK_DONE, KH_PROGRESS_UNSAID, "");
      kh_node_append_take (KH_NODE (groups[i / 4]), last);
    }

  standings = kh_standings_new (plan, &half, NULL);
  g_assert_cmpuint (standings->tasks->len, ==, 7);
  g_assert_cmpuint (standings->whole.n_tasks, ==, 7);
  g_assert_cmpuint (standings->whole.counts[KH_TASK_DONE], ==, 2);
  g_assert_cmpuint (standings->whole.counts[KH_TASK_LATE], ==, 3);
  g_assert_cmpuint (standings->whole.counts[KH_TASK_NOT_STARTED], ==, 2);
  g_assert_cmpint (kh_standings_get (standings, last)->state, ==, KH_TASK_DONE);

  g_assert_cmpuint (standings->units->len, ==, 3);
  g_assert_true (((const KhStandingTotal *) standings->units->pdata[0])->owner == units[0]);
  g_assert_null (((const KhStandingTotal *) standings->units->pdata[2])->owner);
  g_assert_null (total_of (standings->units, units[2]));
  total = total_of (standings->units, units[0]);
  g_assert_cmpuint (total->n_tasks, ==, 4);
  g_assert_cmpuint (total->counts[KH_TASK_DONE], ==, 2);
  g_assert_cmpuint (total->counts[KH_TASK_LATE], ==, 1);
  g_assert_cmpuint (standings->groups->len, ==, 2);
  total = total_of (standings->groups, groups[0]);
  g_assert_cmpuint (total->n_tasks, ==, 4);
  g_assert_cmpuint (total->counts[KH_TASK_LATE], ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/standing/forms", test_forms);
  g_test_add_func ("/standing/relative", test_relative);
  g_test_add_func ("/standing/returning", test_returning);
  g_test_add_func ("/standing/states", test_states);
  g_test_add_func ("/standing/unreported", test_unreported);
  g_test_add_func ("/standing/which-counts", test_which_counts);
  g_test_add_func ("/standing/today", test_today);
  g_test_add_func ("/standing/totals", test_totals);

  return g_test_run ();
}
