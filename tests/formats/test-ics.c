/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar of a plan, read back by libical. */
#include "data-file.h"
#include "exporter.h"
#include "ics-writer.h"
#include "xml-reader.h"

#include <libical/ical.h>
#include <string.h>

static KhPlan *
read_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);
  KhPlan *plan = kh_xml_reader_read (xml, FALSE, &error);

  g_assert_no_error (error);
  return plan;
}

static icalcomponent *
parse (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data, size);
  icalcomponent *calendar = icalparser_parse_string (text);

  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_isa (calendar), ==, ICAL_VCALENDAR_COMPONENT);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  /* What RFC 5546 asks of a calendar that is merely published. */
  g_assert_true (icalrestriction_check (calendar));
  return calendar;
}

static void
assert_day (struct icaltimetype day, const GDate *date)
{
  g_assert_true (day.is_date);
  g_assert_cmpint (day.year, ==, g_date_get_year (date));
  g_assert_cmpint (day.month, ==, g_date_get_month (date));
  g_assert_cmpint (day.day, ==, g_date_get_day (date));
}

/* One event a day that something is due, in the order of the schedule. */
static void
test_sample (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (KhExporter) exporter = kh_exporter_new (plan, KH_EXPORT_ICS, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kh_exporter_run (exporter, NULL, &error);
  g_autoptr (GPtrArray) dues = kh_schedule_list (plan, NULL);
  g_autoptr (GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  icalcomponent *calendar = NULL, *event = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (dues->len, >, 10);
  calendar = parse (bytes);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, (int) dues->len);
  event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
  for (guint i = 0; i < dues->len; i++)
    {
      const KhDue *due = dues->pdata[i];
      GDate next = due->due;

      g_date_add_days (&next, 1);
      assert_day (icalcomponent_get_dtstart (event), &due->due);
      assert_day (icalcomponent_get_dtend (event), &next);
      g_assert_true (g_hash_table_add (uids, g_strdup (icalcomponent_get_uid (event))));
      event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
    }
  icalcomponent_free (calendar);
}

static KhTask *
add_task (KhSection *section, const char *text, const char *deadline)
{
  KhItem *task = kh_item_new (KH_ITEM_TASK, text);
  g_autoptr (KhDeadline) due = kh_deadline_parse (deadline);

  g_object_set (task, "deadline", due, NULL);
  kh_node_append_take (KH_NODE (section), task);
  return KH_TASK (task);
}

/* Marks of the format in the words, long lines, every field. */
static void
test_words (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  KhUnit *unit = kh_unit_new (KH_UNIT_DIVISION, "Phòng Pháp chế");
  KhSection *section = kh_section_new (KH_SECTION_TASK_GROUP, "Cải cách thể chế");
  KhTask *task = NULL, *dropped = NULL;
  g_autoptr (GBytes) bytes = NULL;
  icalcomponent *calendar, *event;

  kh_node_append_take (KH_NODE (agency), unit);
  kh_plan_set_agency (plan, agency);
  g_object_set (plan, "number", "02", "symbol", "KH-SM", "date", "2027-01-05", NULL);
  kh_node_append_take (KH_NODE (plan), section);
  task = add_task (section, "Rà soát <b>văn bản</b>; đề xuất sửa đổi, bổ sung \\ thay thế các quy định không còn phù hợp.",
                   "Quý II");
  kh_task_set_lead (task, unit);
  g_object_set (task, "product", "Báo cáo; tờ trình", NULL);
  dropped = add_task (section, "Không làm nữa", "31/12");
  g_object_set (dropped, "state", KH_TASK_DROPPED, NULL);

  bytes = kh_ics_write (plan, NULL);
  calendar = parse (bytes);
  event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
  g_assert_cmpstr (icalcomponent_get_summary (event), ==,
                   "Rà soát văn bản; đề xuất sửa đổi, bổ sung \\ thay thế các quy định không còn phù hợp");
  g_assert_cmpstr (icalcomponent_get_description (event), ==,
                   "Chủ trì: Phòng Pháp chế\nSản phẩm: Báo cáo; tờ trình\nThời gian hoàn thành: Quý II\n"
                   "Theo: Kế hoạch số 02/KH-SM ngày 05 tháng 01 năm 2027 của Sở Mẫu");
  g_assert_cmpint (icalcomponent_get_status (event), ==, ICAL_STATUS_CONFIRMED);
  event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
  g_assert_cmpint (icalcomponent_get_status (event), ==, ICAL_STATUS_CANCELLED);
  icalcomponent_free (calendar);
}

/* The same UIDs again after a change, and one unit's days alone. */
static void
test_unit (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  GListModel *units = kh_agency_get_units (kh_plan_get_agency (plan));
  g_autoptr (KhUnit) unit = g_list_model_get_item (units, 0);
  g_autoptr (GPtrArray) dues = kh_schedule_list (plan, unit);
  g_autoptr (GBytes) all = kh_ics_write (plan, NULL);
  g_autoptr (GBytes) own = kh_ics_write (plan, unit);
  icalcomponent *calendar = parse (own), *whole = parse (all), *event;

  g_assert_cmpuint (dues->len, >, 0);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, (int) dues->len);
  event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
  for (guint i = 0; i < dues->len; i++)
    {
      gsize size;
      g_autofree char *text = g_strndup (g_bytes_get_data (all, &size), g_bytes_get_size (all));

      g_assert_nonnull (strstr (text, icalcomponent_get_uid (event)));
      event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
    }
  icalcomponent_free (calendar);
  icalcomponent_free (whole);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("SOURCE_DATE_EPOCH", "1800000000", TRUE);
  g_test_add_func ("/formats/ics/sample", test_sample);
  g_test_add_func ("/formats/ics/words", test_words);
  g_test_add_func ("/formats/ics/unit", test_unit);
  return g_test_run ();
}
