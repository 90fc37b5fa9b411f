/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recording progress: what a record begins with, what follows from what, and one step of undo. */
#include "fixture.h"
#include "record.h"

typedef struct
{
  Fixture base;
  KhStore *store;
  KhPlan *plan;
  KhTask *task;
  GDate today;
} RecordFixture;

static void
set_up (RecordFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&self->base, data);
  self->store = fixture_open (&self->base);
  self->plan = sample_small ();
  g_assert_cmpint (kh_store_add_plan (self->store, self->plan, &error), >, 0);
  g_assert_no_error (error);
  self->task = KH_TASK (find_text (self->plan, "Việc 1"));
  g_assert_true (kh_date_parse_iso ("2027-04-02", &self->today));
}

static void
tear_down (RecordFixture *self, gconstpointer data)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  fixture_tear_down (&self->base, data);
}

static KhReportPeriod
period_of (const char *code)
{
  KhReportPeriod period;

  g_assert_true (kh_report_period_parse (code, &period, NULL));

  return period;
}

static void
set (RecordFixture *self, const char *code, const char *property, int number)
{
  const KhReportPeriod period = period_of (code);
  KhEdit *edit = fixture_begin_edit (self->store, self->plan);
  g_auto (GValue) value = G_VALUE_INIT;

  if (g_str_equal (property, "state"))
    {
      g_value_init (&value, KH_TYPE_TASK_STATE);
      g_value_set_enum (&value, number);
    }
  else
    {
      g_value_init (&value, G_TYPE_INT);
      g_value_set_int (&value, number);
    }
  kh_record_set (edit, self->task, &period, &self->today, property, &value);
  fixture_commit_edit (edit);
}

static KhProgress *
get (RecordFixture *self, const char *code)
{
  const KhReportPeriod period = period_of (code);

  return kh_standing_find_record (self->task, &period);
}

static void
test_new (RecordFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);

  set (self, "2027Q1", "percent", 30);
  g_assert_cmpint (kh_progress_get_percent (get (self, "2027Q1")), ==, 30);
  g_assert_cmpstr (kh_progress_get_day (get (self, "2027Q1")), ==, "2027-04-02");
  /* what is at 30 per cent has been begun, and the task says so too */
  g_assert_cmpint (kh_progress_get_state (get (self, "2027Q1")), ==, KH_TASK_UNDER_WAY);
  g_assert_cmpint (kh_task_get_state (self->task), ==, KH_TASK_UNDER_WAY);
  assert_undo (self->store, self->plan);
  assert_dump (self->plan, before);
}

/* A new period goes on from where the last one ended. */
static void
test_next_period (RecordFixture *self, gconstpointer data)
{
  set (self, "2027Q1", "percent", 30);
  g_date_set_dmy (&self->today, 1, G_DATE_JULY, 2027);
  set (self, "2027Q2", "state", KH_TASK_DROPPED);
  g_assert_cmpint (kh_progress_get_percent (get (self, "2027Q2")), ==, 30);
  g_assert_cmpstr (kh_progress_get_text (get (self, "2027Q2")), ==, "");
  g_assert_cmpint (kh_progress_get_state (get (self, "2027Q1")), ==, KH_TASK_UNDER_WAY);
  g_assert_cmpint (kh_task_get_state (self->task), ==, KH_TASK_DROPPED);
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_progress (self->task)), ==, 2);

  /* to mend an earlier period does not change what the task is now */
  set (self, "2027Q1", "state", KH_TASK_NOT_STARTED);
  g_assert_cmpint (kh_task_get_state (self->task), ==, KH_TASK_DROPPED);
  g_assert_cmpstr (kh_progress_get_day (get (self, "2027Q1")), ==, "2027-07-01");
}

static void
test_done (RecordFixture *self, gconstpointer data)
{
  set (self, "2027Q1", "percent", 30);
  set (self, "2027Q1", "state", KH_TASK_DONE);
  g_assert_cmpint (kh_progress_get_percent (get (self, "2027Q1")), ==, 100);
  g_assert_cmpint (kh_task_get_state (self->task), ==, KH_TASK_DONE);
  set (self, "2027Q1", "state", KH_TASK_UNDER_WAY);
  g_assert_cmpint (kh_progress_get_percent (get (self, "2027Q1")), ==, KH_PROGRESS_UNSAID);
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_progress (self->task)), ==, 1);
}

/* The state that is set among assignments does not contradict what was reported. */
static void
test_state_now (RecordFixture *self, gconstpointer data)
{
  KhEdit *edit = fixture_begin_edit (self->store, self->plan);

  kh_record_set_state (edit, self->task, KH_TASK_DONE);
  fixture_commit_edit (edit);
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_progress (self->task)), ==, 0);
  g_assert_cmpint (kh_task_get_state (self->task), ==, KH_TASK_DONE);

  set (self, "2027Q1", "state", KH_TASK_UNDER_WAY);
  edit = fixture_begin_edit (self->store, self->plan);
  kh_record_set_state (edit, self->task, KH_TASK_DROPPED);
  fixture_commit_edit (edit);
  g_assert_cmpint (kh_progress_get_state (get (self, "2027Q1")), ==, KH_TASK_DROPPED);
  g_assert_cmpint (kh_task_get_state (self->task), ==, KH_TASK_DROPPED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/assign/record/" name, RecordFixture, NULL, set_up, test, tear_down)
  ADD ("new", test_new);
  ADD ("next-period", test_next_period);
  ADD ("done", test_done);
  ADD ("state-now", test_state_now);

  return g_test_run ();
}
