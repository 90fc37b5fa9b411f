/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One unit's page: what it shows of the plan, where it leads, what it writes. */
#include <string.h>

#include "assignments-window.h"
#include "edit.h"
#include "extracts.h"
#include "page-task-group.h"
#include "returned.h"
#include "unit-page-window.h"
#include "units-window.h"
#include "window-fixture.h"
#include "xml-reader.h"

static KhUnit *
get_unit (KhPlan *plan, guint position)
{
  g_autoptr (KhUnit) unit = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (plan)), position);

  return unit; /* the body holds it */
}

static KhUnitPageWindow *
open_page (WindowFixture *fixture, KhUnit *unit)
{
  KhUnitPageWindow *page;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-unit", "s", kh_node_get_uuid (KH_NODE (unit)));
  page = window_fixture_find_window (KH_TYPE_UNIT_PAGE_WINDOW);
  g_assert_nonnull (page);
  g_assert_true (kh_unit_page_window_get_unit (page) == unit);

  return page;
}

typedef struct
{
  KhUnit *unit;
  guint n_lead;
  guint n_support;
  KhTask *led;
} Count;

static gboolean
count_cb (KhNode *node, gpointer data)
{
  Count *count = data;

  if (!KH_IS_TASK (node) || !kh_task_involves (KH_TASK (node), count->unit))
    return TRUE;
  if (kh_task_get_lead (KH_TASK (node)) == count->unit)
    {
      count->n_lead++;
      count->led = KH_TASK (node);
    }
  else
    {
      count->n_support++;
    }

  return TRUE;
}

static gboolean
is_row (GtkWidget *widget, const char *title)
{
  return ADW_IS_ACTION_ROW (widget) && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) != NULL;
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (is_row (widget, title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);

  return found;
}

/* Returns: whether the page has a heading that says so, in sight */
static gboolean
has_heading (KhUnitPageWindow *page, const char *words, guint n)
{
  g_autofree char *heading = g_strdup_printf ("%s (%u)", words, n);
  GtkLabel *label = window_fixture_find_label (GTK_WIDGET (page), heading);

  return label != NULL && gtk_widget_get_visible (gtk_widget_get_ancestor (GTK_WIDGET (label), ADW_TYPE_PREFERENCES_GROUP));
}

static void
test_shown (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan = kh_editor_get_plan (window_fixture_open_editor (fixture));
  Count count = { .unit = get_unit (plan, 1) };
  KhUnitPageWindow *page = open_page (fixture, count.unit);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkWidget *row;

  kh_plan_visit (plan, count_cb, &count);
  g_assert_cmpuint (count.n_lead, >, 1);
  g_assert_cmpuint (count.n_support, >, 0);
  g_assert_true (has_heading (page, "Leads", count.n_lead));
  g_assert_true (has_heading (page, "Supports", count.n_support));
  g_assert_nonnull (window_fixture_find_label (GTK_WIDGET (page), kh_unit_get_name (count.unit)));

  /* It follows the plan. */
  g_ptr_array_add (one, count.led);
  g_assert_true (kh_task_set_leads (fixture->store, plan, one, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (has_heading (page, "Leads", count.n_lead - 1));
  g_assert_true (kh_store_undo (fixture->store, KH_NODE (plan), &error));
  g_assert_true (has_heading (page, "Leads", count.n_lead));

  /* A row leads to its form. */
  text = kh_item_dup_plain (KH_ITEM (count.led));
  row = find_row (GTK_WIDGET (page), text);
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  wait_until (KH_IS_TASK_GROUP_PAGE (kh_editor_get_page (kh_window_get_editor (fixture->window))));

  /* The next unit, and back. */
  gtk_widget_activate_action (GTK_WIDGET (page), "page.next", NULL);
  g_assert_true (kh_unit_page_window_get_unit (page) == get_unit (plan, 2));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.previous", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.previous", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.previous", NULL);
  g_assert_true (kh_unit_page_window_get_unit (page) == get_unit (plan, 0));
  gtk_window_destroy (GTK_WINDOW (page));
}

/* Duties of the unit's kind, with the days of their reports. */
static void
test_duties (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan = kh_editor_get_plan (window_fixture_open_editor (fixture));
  KhUnit *unit = get_unit (plan, 0);
  KhUnitPageWindow *page = open_page (fixture, unit);
  KhSection *section = kh_plan_find_section (plan, KH_SECTION_RESPONSIBILITIES);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (plan), "Add duty", &error);
  g_autoptr (KhItem) block = kh_item_new (KH_ITEM_RESPONSIBILITY, "Khối mẫu");
  g_autoptr (KhItem) duty = kh_item_new (KH_ITEM_DUTY, "Báo cáo kết quả theo mẫu riêng.");
  g_autoptr (KhDeadline) before = kh_deadline_parse ("15/11/2027");
  g_autoptr (KhReporting) report = kh_reporting_new (KH_PERIOD_YEAR, before);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  g_assert_null (find_row (GTK_WIDGET (page), "Báo cáo kết quả theo mẫu riêng"));
  g_ptr_array_add (units, unit);
  kh_edit_insert (edit, section, G_MAXUINT, block);
  kh_edit_insert (edit, block, G_MAXUINT, duty);
  kh_edit_insert (edit, duty, G_MAXUINT, report);
  kh_edit_set_units (edit, block, KH_UNIT_ROLE_RESPONSIBLE, units);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_no_error (error);
  g_assert_nonnull (find_row (GTK_WIDGET (page), "Báo cáo kết quả theo mẫu riêng"));
  g_assert_nonnull (find_row (GTK_WIDGET (page), "15/11/2027"));
  gtk_window_destroy (GTK_WINDOW (page));
}

static void
test_export (WindowFixture *fixture, gconstpointer data)
{
  static const KhExportFormat formats[] = { KH_EXPORT_PDF, KH_EXPORT_DOCX, KH_EXPORT_CSV_TASKS };
  KhPlan *plan = kh_editor_get_plan (window_fixture_open_editor (fixture));
  KhUnit *unit = get_unit (plan, 0);
  KhUnitPageWindow *page = open_page (fixture, unit);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = kh_extracts_dup_file_name (plan, unit, formats[i]);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *said = g_strdup_printf ("Exported “%s”", name);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *bytes = NULL;
      gsize length;

      kh_unit_page_window_export (page, file, formats[i]);
      wait_until (window_fixture_find_label (GTK_WIDGET (page), said) != NULL);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      g_assert_cmpuint (length, >, 500);
      if (formats[i] == KH_EXPORT_CSV_TASKS)
        {
          g_assert_nonnull (strstr (bytes, "Trích từ"));
          g_assert_nonnull (strstr (bytes, "Kế hoạch số"));
        }
      else
        g_assert_cmpint (strncmp (bytes, formats[i] == KH_EXPORT_PDF ? "%PDF" : "PK", 2), ==, 0);
    }
  gtk_window_destroy (GTK_WINDOW (page));
}

/* What the unit edits and sends back can be merged here. */
static void
test_send_part (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan = kh_editor_get_plan (window_fixture_open_editor (fixture));
  KhUnit *unit = get_unit (plan, 0);
  KhUnitPageWindow *page = open_page (fixture, unit);
  g_autofree char *path = g_build_filename (fixture->folder, "phan.kehoach", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *written = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KhPlan) part = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  kh_unit_page_window_send_part (page, file, KH_EXPORT_XML);
  wait_until (window_fixture_find_label (GTK_WIDGET (page), "Exported “phan.kehoach”") != NULL);
  g_assert_true (g_file_get_contents (path, &written, &length, NULL));
  bytes = g_bytes_new_static (written, length);
  part = kh_xml_reader_read (bytes, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kh_returned_find_plan (fixture->store, part, &error), ==, kh_node_get_id (KH_NODE (plan)));
  gtk_window_destroy (GTK_WINDOW (page));
}

/* From the table of assignments and from the directory of units. */
static void
test_ways (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan = kh_editor_get_plan (window_fixture_open_editor (fixture));
  KhUnit *unit = get_unit (plan, 0);
  GtkWidget *from, *page;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-assignments", NULL);
  from = window_fixture_find_window (KH_TYPE_ASSIGNMENTS_WINDOW);
  gtk_widget_activate_action (from, "assignments.show-unit", "s", kh_node_get_uuid (KH_NODE (unit)));
  page = window_fixture_find_window (KH_TYPE_UNIT_PAGE_WINDOW);
  g_assert_nonnull (page);
  gtk_window_destroy (GTK_WINDOW (page));
  gtk_window_destroy (GTK_WINDOW (from));
  g_assert_null (window_fixture_find_window (KH_TYPE_UNIT_PAGE_WINDOW));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-units", NULL);
  from = window_fixture_find_window (KH_TYPE_UNITS_WINDOW);
  g_assert_true (gtk_widget_activate_action (from, "units.show-part", NULL));
  page = window_fixture_find_window (KH_TYPE_UNIT_PAGE_WINDOW);
  g_assert_nonnull (page);
  g_assert_true (kh_unit_page_window_get_unit (KH_UNIT_PAGE_WINDOW (page)) == kh_units_window_get_selected (KH_UNITS_WINDOW (from)));
  gtk_window_destroy (GTK_WINDOW (page));
  gtk_window_destroy (GTK_WINDOW (from));
}

static void
add_cases (void)
{
  CASE ("/unit-page/shown", test_shown);
  CASE ("/unit-page/duties", test_duties);
  CASE ("/unit-page/export", test_export);
  CASE ("/unit-page/send-part", test_send_part);
  CASE ("/unit-page/ways", test_ways);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
