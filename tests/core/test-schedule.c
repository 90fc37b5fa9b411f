/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a year: each task and each report, of all units and of one. */
#include "kh-core.h"

typedef struct
{
  KhPlan *plan;
  KhSection *tasks;
  KhResponsibility *block;
  KhUnit *office, *division;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  KhAgency *agency = kh_agency_new ("Sở Mẫu");
  KhSection *duties = kh_section_new (KH_SECTION_RESPONSIBILITIES, "TỔ CHỨC THỰC HIỆN");

  self->plan = kh_plan_new (2027);
  self->tasks = kh_section_new (KH_SECTION_TASK_GROUP, "Cải cách thể chế");
  self->block = KH_RESPONSIBILITY (kh_item_new (KH_ITEM_RESPONSIBILITY, "Các đơn vị"));
  self->office = kh_unit_new (KH_UNIT_OFFICE, "Văn phòng Sở");
  self->division = kh_unit_new (KH_UNIT_DIVISION, "Phòng Pháp chế");
  kh_node_append_take (KH_NODE (agency), self->office);
  kh_node_append_take (KH_NODE (agency), self->division);
  kh_plan_set_agency (self->plan, agency);
  g_object_unref (agency);
  kh_node_append_take (KH_NODE (self->plan), self->tasks);
  kh_node_append_take (KH_NODE (self->plan), duties);
  kh_node_append_take (KH_NODE (duties), self->block);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->plan);
}

static void
add_task (Fixture *self, const char *text, const char *deadline, KhUnit *lead)
{
  KhItem *task = kh_item_new (KH_ITEM_TASK, text);
  g_autoptr (KhDeadline) due = kh_deadline_parse (deadline);

  g_object_set (task, "deadline", due, NULL);
  kh_task_set_lead (KH_TASK (task), lead);
  kh_node_append_take (KH_NODE (self->tasks), task);
}

static void
add_report (Fixture *self, const char *text, KhPeriod period, const char *before)
{
  KhItem *duty = kh_item_new (KH_ITEM_DUTY, text);
  g_autoptr (KhDeadline) due = kh_deadline_parse (before);

  kh_node_append_take (KH_NODE (duty), kh_reporting_new (period, due));
  kh_node_append_take (KH_NODE (self->block), duty);
}

static void
assert_schedule (Fixture *self, KhUnit *unit, const char *wanted)
{
  g_autoptr (GPtrArray) dues = kh_schedule_list (self->plan, unit);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < dues->len; i++)
    {
      KhDue *due = dues->pdata[i];
      g_autofree char *from = kh_date_to_iso (&due->from);
      g_autofree char *day = kh_date_to_iso (&due->due);
      g_autofree char *words = kh_item_dup_plain (due->item);

      g_string_append_printf (text, "%s %s %s%s\n", from, day, words, due->report != NULL ? " (báo cáo)" : "");
    }
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
test_tasks (Fixture *self, gconstpointer data)
{
  add_task (self, "cuối", "Cuối năm", NULL);
  add_task (self, "quý", "Quý II", NULL);
  add_task (self, "ngày", "30/6/2027", NULL);
  add_task (self, "không ngày", "khi có yêu cầu", NULL);
  add_task (self, "từng quý", "Hằng quý", NULL);
  add_task (self, "năm sau", "Quý I/2028", NULL);
  assert_schedule (self, NULL,
                   "2027-01-01 2027-03-31 từng quý\n"
                   "2027-04-01 2027-06-30 quý\n"
                   "2027-06-30 2027-06-30 ngày\n"
                   "2027-04-01 2027-06-30 từng quý\n"
                   "2027-07-01 2027-09-30 từng quý\n"
                   "2027-12-01 2027-12-31 cuối\n"
                   "2027-10-01 2027-12-31 từng quý\n"
                   "2028-01-01 2028-03-31 năm sau\n");
}

static void
test_months (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) dues = NULL;
  g_autofree char *last = NULL;

  add_task (self, "tháng", "Hằng tháng", NULL);
  add_task (self, "ngày 30", "Trước ngày 30 hằng tháng", NULL);
  dues = kh_schedule_list (self->plan, NULL);
  g_assert_cmpuint (dues->len, ==, 24);
  /* February has no day 30. */
  last = kh_date_to_iso (&((KhDue *) dues->pdata[2])->due);
  g_assert_cmpstr (last, ==, "2027-02-28");
}

static void
test_reports (Fixture *self, gconstpointer data)
{
  add_report (self, "quý", KH_PERIOD_QUARTER, "trước ngày 03 của tháng cuối quý");
  add_report (self, "nửa năm", KH_PERIOD_HALF, "trước ngày 15 của tháng cuối kỳ");
  add_report (self, "năm", KH_PERIOD_YEAR, "trước ngày 10/12");
  add_report (self, "một lần", KH_PERIOD_QUARTER, "20/11");
  assert_schedule (self, NULL,
                   "2027-01-01 2027-03-03 quý (báo cáo)\n"
                   "2027-04-01 2027-06-03 quý (báo cáo)\n"
                   "2027-01-01 2027-06-15 nửa năm (báo cáo)\n"
                   "2027-07-01 2027-09-03 quý (báo cáo)\n"
                   "2027-01-01 2027-11-20 một lần (báo cáo)\n"
                   "2027-10-01 2027-12-03 quý (báo cáo)\n"
                   "2027-01-01 2027-12-10 năm (báo cáo)\n"
                   "2027-07-01 2027-12-15 nửa năm (báo cáo)\n");
}

static void
test_monthly_reports (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) dues = NULL;

  add_report (self, "tháng", KH_PERIOD_MONTH, "trước ngày 25 hằng tháng");
  dues = kh_schedule_list (self->plan, NULL);
  g_assert_cmpuint (dues->len, ==, 12);
  for (guint i = 0; i < dues->len; i++)
    {
      const KhDue *due = dues->pdata[i];

      g_assert_nonnull (due->report);
      g_assert_cmpint (g_date_get_month (&due->due), ==, (int) i + 1);
      g_assert_cmpint (g_date_get_day (&due->due), ==, 25);
    }
}

static void
test_unit (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) support = g_ptr_array_new ();

  add_task (self, "của văn phòng", "Quý I", self->office);
  add_task (self, "phối hợp", "Quý II", self->office);
  add_report (self, "năm", KH_PERIOD_YEAR, "trước ngày 10/12");
  {
    g_autoptr (KhTask) second = g_list_model_get_item (kh_section_get_items (self->tasks), 1);

    g_ptr_array_add (support, self->division);
    kh_task_set_support (second, support);
  }
  assert_schedule (self, self->division, "2027-04-01 2027-06-30 phối hợp\n");
  g_object_set (self->block, "unit-kinds", KH_UNIT_KINDS_DIVISION, NULL);
  assert_schedule (self, self->division,
                   "2027-04-01 2027-06-30 phối hợp\n2027-01-01 2027-12-10 năm (báo cáo)\n");
  assert_schedule (self, self->office, "2027-01-01 2027-03-31 của văn phòng\n2027-04-01 2027-06-30 phối hợp\n");
  g_assert_true (kh_unit_lives_in (self->office, 2027));
  g_object_set (self->office, "last-year", 2026, NULL);
  g_assert_false (kh_unit_lives_in (self->office, 2027));
}

static void
test_names (void)
{
  static const struct
  {
    KhPeriod period;
    guint n;
    const char *name;
  } names[] = {
    { KH_PERIOD_MONTH, 2, "tháng 02/2027" },
    { KH_PERIOD_MONTH, 11, "tháng 11/2027" },
    { KH_PERIOD_QUARTER, 4, "quý IV/2027" },
    { KH_PERIOD_HALF, 1, "6 tháng đầu năm 2027" },
    { KH_PERIOD_YEAR, 1, "năm 2027" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = kh_period_dup_name (names[i].period, 2027, names[i].n);

      g_assert_cmpstr (name, ==, names[i].name);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/schedule/tasks", Fixture, NULL, set_up, test_tasks, tear_down);
  g_test_add ("/schedule/months", Fixture, NULL, set_up, test_months, tear_down);
  g_test_add ("/schedule/reports", Fixture, NULL, set_up, test_reports, tear_down);
  g_test_add ("/schedule/monthly-reports", Fixture, NULL, set_up, test_monthly_reports, tear_down);
  g_test_add ("/schedule/unit", Fixture, NULL, set_up, test_unit, tear_down);
  g_test_add_func ("/schedule/names", test_names);

  return g_test_run ();
}
