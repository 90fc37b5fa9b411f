/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory's window: entering, ordering, ending units, and tables of them. */
#include "conflict-bar.h"
#include "edit.h"
#include "folder.h"
#include "forms-fixture.h"
#include "unit-form.h"
#include "units-window.h"

static GtkWidget *
open_units (FormsFixture *fixture)
{
  GtkWidget *window = kh_units_window_new (fixture->store, kh_plan_get_agency (fixture->plan), FALSE);

  gtk_window_present (GTK_WINDOW (window));
  forms_settle ();
  return window;
}

static GtkWidget *
get_row (GtkWidget *window, const char *name)
{
  GtkWidget *form = GTK_WIDGET (gtk_widget_get_template_child (window, KH_TYPE_UNITS_WINDOW, "form"));

  return GTK_WIDGET (gtk_widget_get_template_child (form, KH_TYPE_UNIT_FORM, name));
}

static void
enter (GtkWidget *window, const char *name, const char *text)
{
  GtkWidget *row = get_row (window, name);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
  forms_settle ();
}

static void
assert_names (FormsFixture *fixture, const char *wanted)
{
  GListModel *units = kh_agency_get_units (kh_plan_get_agency (fixture->plan));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", kh_unit_get_name (unit));
    }
  g_assert_cmpstr (names->str, ==, wanted);
}

static void
test_enter (FormsFixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_units (fixture);
  KhUnit *unit;
  g_autoptr (KhUnit) office = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (fixture->plan)), 0);

  g_assert_true (kh_units_window_get_selected (KH_UNITS_WINDOW (window)) == office);
  gtk_widget_activate_action (window, "units.add", NULL);
  forms_settle ();
  unit = kh_units_window_get_selected (KH_UNITS_WINDOW (window));
  enter (window, "name_row", "  Trung tâm Mẫu ");
  enter (window, "short_name_row", "TTM");
  enter (window, "head_row", "Giám đốc Trung tâm");
  enter (window, "first_row", "2020");
  enter (window, "last_row", "2026");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (window, "kind_row")), KH_UNIT_ATTACHED);
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (window, "successor_row")), 1);
  forms_settle ();
  g_assert_cmpstr (kh_unit_get_name (unit), ==, "Trung tâm Mẫu");
  g_assert_cmpstr (kh_unit_get_short_name (unit), ==, "TTM");
  g_assert_cmpstr (kh_unit_get_head_title (unit), ==, "Giám đốc Trung tâm");
  g_assert_cmpint (kh_unit_get_kind (unit), ==, KH_UNIT_ATTACHED);
  g_assert_cmpstr (kh_unit_get_successor (unit), ==, kh_node_get_uuid (KH_NODE (office)));
  g_assert_true (kh_unit_lives_in (unit, 2026));
  g_assert_false (kh_unit_lives_in (unit, 2027));

  /* What cannot be changes nothing and is marked. */
  enter (window, "last_row", "2019");
  g_assert_true (gtk_widget_has_css_class (get_row (window, "last_row"), "error"));
  enter (window, "first_row", "năm ngoái");
  g_assert_true (gtk_widget_has_css_class (get_row (window, "first_row"), "error"));
  enter (window, "name_row", "văn phòng sở");
  g_assert_true (gtk_widget_has_css_class (get_row (window, "name_row"), "error"));
  g_assert_cmpint (kh_unit_get_last_year (unit), ==, 2026);
  g_assert_cmpstr (kh_unit_get_name (unit), ==, "Trung tâm Mẫu");

  gtk_widget_activate_action (window, "history.undo", NULL);
  g_assert_null (kh_unit_get_successor (unit));
  gtk_widget_activate_action (window, "history.redo", NULL);
  g_assert_nonnull (kh_unit_get_successor (unit));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_order_and_remove (FormsFixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_units (fixture);
  g_autoptr (KhUnit) office = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (fixture->plan)), 0);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  gtk_widget_activate_action (window, "units.move-down", NULL);
  forms_settle ();
  assert_names (fixture, "Phòng Tổ chức - Pháp chế|Văn phòng Sở");
  g_assert_true (kh_units_window_get_selected (KH_UNITS_WINDOW (window)) == office);
  gtk_widget_activate_action (window, "units.move-up", NULL);
  assert_names (fixture, "Văn phòng Sở|Phòng Tổ chức - Pháp chế");

  /* One that a plan names stays. */
  {
    g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Set lead unit", &error);

    g_ptr_array_add (units, office);
    kh_edit_set_units (edit, fixture->first, KH_UNIT_ROLE_LEAD, units);
    g_assert_true (kh_edit_commit (edit, &error));
  }
  gtk_widget_activate_action (window, "units.remove", NULL);
  assert_names (fixture, "Văn phòng Sở|Phòng Tổ chức - Pháp chế");
  gtk_widget_activate_action (window, "units.move-down", NULL);
  {
    g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Set lead unit", &error);

    g_ptr_array_set_size (units, 0);
    kh_edit_set_units (edit, fixture->first, KH_UNIT_ROLE_LEAD, units);
    g_assert_true (kh_edit_commit (edit, &error));
  }
  gtk_widget_activate_action (window, "units.remove", NULL);
  assert_names (fixture, "Phòng Tổ chức - Pháp chế");
  gtk_widget_activate_action (window, "history.undo", NULL);
  assert_names (fixture, "Phòng Tổ chức - Pháp chế|Văn phòng Sở");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
wait_for (FormsFixture *fixture, const char *names)
{
  GListModel *units = kh_agency_get_units (kh_plan_get_agency (fixture->plan));
  guint n = g_list_model_get_n_items (units);

  while (g_list_model_get_n_items (units) == n)
    g_main_context_iteration (NULL, TRUE);
  assert_names (fixture, names);
}

static void
test_tables (FormsFixture *fixture, gconstpointer data)
{
  static const char table[] = "Tên đơn vị;Tên viết tắt;Loại đơn vị;Từ năm;Đến năm;Đơn vị kế thừa\n"
                              "Văn phòng Sở;VP;;;2026;Văn phòng mới\n"
                              "Văn phòng mới;VPM;văn phòng;2027;;\n";
  GtkWidget *window = open_units (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "don-vi.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  KhAgency *agency = kh_plan_get_agency (fixture->plan);
  KhUnit *old, *new;
  g_autofree char *written = NULL;

  g_assert_true (g_file_set_contents (path, table, -1, NULL));
  kh_units_window_import (KH_UNITS_WINDOW (window), file);
  wait_for (fixture, "Văn phòng Sở|Phòng Tổ chức - Pháp chế|Văn phòng mới");
  old = kh_agency_find_unit (agency, "Văn phòng Sở");
  new = kh_agency_find_unit (agency, "VPM");
  g_assert_cmpstr (kh_unit_get_short_name (old), ==, "VP");
  g_assert_cmpint (kh_unit_get_last_year (old), ==, 2026);
  g_assert_cmpstr (kh_unit_get_successor (old), ==, kh_node_get_uuid (KH_NODE (new)));
  g_assert_cmpint (kh_unit_get_kind (new), ==, KH_UNIT_OFFICE);

  g_assert_true (g_file_set_contents (path, "x", -1, NULL));
  kh_units_window_export (KH_UNITS_WINDOW (window), file);
  while (written == NULL || g_str_equal (written, "x"))
    {
      g_free (written);
      g_main_context_iteration (NULL, TRUE);
      g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
    }
  g_assert_cmpstr (written, ==,
                   "\357\273\277Tên đơn vị,Tên viết tắt,Loại đơn vị,Chức danh người đứng đầu,Từ năm,Đến năm,Đơn vị kế thừa\r\n"
                   "Văn phòng Sở,VP,Văn phòng,,,2026,Văn phòng mới\r\n"
                   "Phòng Tổ chức - Pháp chế,,\"Phòng chuyên môn, nghiệp vụ\",,,,\r\n"
                   "Văn phòng mới,VPM,Văn phòng,,2027,,\r\n");
  /* All of the table at once. */
  gtk_widget_activate_action (window, "history.undo", NULL);
  assert_names (fixture, "Văn phòng Sở|Phòng Tổ chức - Pháp chế");
  g_assert_cmpint (kh_unit_get_last_year (old), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Another window of the program, by the same library file. */
static void
let_other_set (FormsFixture *fixture, KhUnit *unit, const char *property, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) other = kh_store_open (fixture->path, KH_STORE_OPEN_DEFAULT, &error);
  g_autoptr (GListModel) agencies = kh_store_list_agencies (other, &error);
  g_autoptr (KhAgency) agency = g_list_model_get_item (agencies, 0);
  g_autoptr (KhEdit) edit = kh_edit_begin (other, KH_NODE (agency), "Change unit", &error);
  GListModel *units = kh_agency_get_units (agency);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) theirs = g_list_model_get_item (units, i);

      if (g_strcmp0 (kh_node_get_uuid (KH_NODE (theirs)), kh_node_get_uuid (KH_NODE (unit))) != 0)
        continue;
      if (property != NULL)
        kh_edit_set (edit, theirs, property, text, NULL);
      else
        kh_edit_remove (edit, theirs);
      break;
    }
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static KhConflict *
get_conflict (GtkWidget *window)
{
  return kh_conflict_bar_get_conflict (KH_CONFLICT_BAR (forms_find_widget (window, KH_TYPE_CONFLICT_BAR)));
}

static void
assert_row (GtkWidget *window, const char *name, const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (window, name))), ==, text);
}

/* The same of one unit by two programs: what is typed stays in its row, what is
 * in the library stays there, and somebody chooses. */
static void
test_same (FormsFixture *fixture, gconstpointer data)
{
  const gboolean known_before = GPOINTER_TO_INT (data);
  g_autoptr (KhUnit) office = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (fixture->plan)), 0);
  GtkWidget *window = open_units (fixture);
  GtkWidget *bar = forms_find_widget (window, KH_TYPE_CONFLICT_BAR);

  gtk_editable_set_text (GTK_EDITABLE (get_row (window, "name_row")), "Tên của tôi");
  let_other_set (fixture, office, "name", "Tên của người kia");
  if (known_before)
    {
      g_assert_true (kh_store_poll_changes (fixture->store));
      assert_row (window, "name_row", "Tên của tôi");
    }
  g_signal_emit_by_name (get_row (window, "name_row"), "apply");
  g_assert_nonnull (get_conflict (window));
  g_assert_cmpstr (kh_unit_get_name (office), ==, "Tên của người kia");
  assert_row (window, "name_row", "Tên của người kia");
  g_assert_true (gtk_widget_activate_action (bar, "conflict.keep-mine", NULL));
  g_assert_null (get_conflict (window));
  g_assert_cmpstr (kh_unit_get_name (office), ==, "Tên của tôi");
  assert_row (window, "name_row", "Tên của tôi");
  gtk_widget_activate_action (window, "history.undo", NULL);
  g_assert_cmpstr (kh_unit_get_name (office), ==, "Tên của người kia");

  /* a year, and a choice: what the row showed is what counts */
  gtk_editable_set_text (GTK_EDITABLE (get_row (window, "first_row")), "2020");
  let_other_set (fixture, office, "short-name", "VP");
  g_signal_emit_by_name (get_row (window, "first_row"), "apply");
  g_assert_null (get_conflict (window));
  g_assert_cmpint (kh_unit_get_first_year (office), ==, 2020);
  g_assert_cmpstr (kh_unit_get_short_name (office), ==, "VP");
  assert_row (window, "short_name_row", "VP");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Words for a unit that another program removed are offered to be copied. */
static void
test_removed (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (KhUnit) office = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (fixture->plan)), 0);
  GtkWidget *window = open_units (fixture);

  gtk_editable_set_text (GTK_EDITABLE (get_row (window, "name_row")), "Tên của tôi");
  let_other_set (fixture, office, NULL, NULL);
  g_signal_emit_by_name (get_row (window, "name_row"), "apply");
  g_assert_null (kh_agency_find_unit (kh_plan_get_agency (fixture->plan), "Tên của tôi"));
  g_assert_nonnull (forms_find_widget (window, g_type_from_name ("AdwToastWidget")));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/units-window/enter", FormsFixture, NULL, forms_set_up, test_enter, forms_tear_down);
  g_test_add ("/units-window/order-and-remove", FormsFixture, NULL, forms_set_up, test_order_and_remove, forms_tear_down);
  g_test_add ("/units-window/same/by-saving", FormsFixture, GINT_TO_POINTER (FALSE), forms_set_up, test_same, forms_tear_down);
  g_test_add ("/units-window/same/known-before", FormsFixture, GINT_TO_POINTER (TRUE), forms_set_up, test_same, forms_tear_down);
  g_test_add ("/units-window/removed", FormsFixture, NULL, forms_set_up, test_removed, forms_tear_down);
  g_test_add ("/units-window/tables", FormsFixture, NULL, forms_set_up, test_tables, forms_tear_down);

  return g_test_run ();
}
