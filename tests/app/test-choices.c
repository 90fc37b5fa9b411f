/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a user chooses of the layout and of generated tables, for a plan and for its body. */
#include "body-layout-window.h"
#include "column-row.h"
#include "compose.h"
#include "forms-fixture.h"
#include "issue-dialog.h"
#include "table-choices.h"

static GtkWidget *
find_tables (GtkWidget *root)
{
  GtkWidget *tables = forms_find_widget (root, KH_TYPE_TABLE_CHOICES);

  g_assert_nonnull (tables);
  return tables;
}

static gpointer
child_of (GtkWidget *tables, const char *name)
{
  gpointer child = gtk_widget_get_template_child (tables, KH_TYPE_TABLE_CHOICES, name);

  g_assert_nonnull (child);
  return child;
}

static void
collect_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (KH_IS_COLUMN_ROW (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

static GtkWidget *
find_row (GtkWidget *tables, KhTaskColumn column)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  collect_rows (tables, rows);
  g_assert_cmpuint (rows->len, ==, KH_N_TASK_COLUMNS);
  for (guint i = 0; i < rows->len; i++)
    if (kh_column_row_get_column (g_ptr_array_index (rows, i)) == column)
      return g_ptr_array_index (rows, i);
  g_assert_not_reached ();
}

static GtkCheckButton *
find_check (GtkWidget *tables, KhTaskColumn column)
{
  return GTK_CHECK_BUTTON (forms_find_widget (find_row (tables, column), GTK_TYPE_CHECK_BUTTON));
}

static void
assert_choice (KhPlan *plan, const char *name, const char *wanted)
{
  g_autofree char *value = kh_compose_get_choice (kh_plan_get_choices (plan), name);

  g_assert_cmpstr (value, ==, wanted);
}

static void
test_details (FormsFixture *fixture, gconstpointer data)
{
  GtkWidget *tables;
  g_autoptr (KhPlan) again = NULL;

  forms_show_page (fixture, KH_PAGE_GENERAL, NULL);
  tables = find_tables (GTK_WIDGET (fixture->page));
  g_assert_cmpuint (adw_combo_row_get_selected (child_of (tables, "details")), ==, KH_TASK_DETAILS_INLINE);
  g_assert_false (gtk_widget_get_sensitive (child_of (tables, "columns")));

  adw_combo_row_set_selected (child_of (tables, "details"), KH_TASK_DETAILS_APPENDIX);
  assert_choice (fixture->plan, "task-details", "appendix");
  g_assert_true (gtk_widget_get_sensitive (child_of (tables, "columns")));
  gtk_switch_set_active (child_of (tables, "target_switch"), TRUE);
  assert_choice (fixture->plan, "target-table", "yes");
  again = forms_read_again (fixture);
  g_assert_cmpstr (kh_plan_get_choices (again), ==, "task-details=appendix;target-table=yes");

  /* The document has both appendices now. */
  {
    g_autoptr (KhDocument) document = kh_compose_plan (fixture->plan);
    guint n = 0;

    for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
      n += kh_document_get_block (document, i)->role == KH_ROLE_TABLE;
    g_assert_cmpuint (n, ==, 2);
  }

  forms_undo (fixture);
  g_assert_false (gtk_switch_get_active (child_of (tables, "target_switch")));
  forms_undo (fixture);
  g_assert_null (kh_plan_get_choices (fixture->plan));
  g_assert_cmpuint (adw_combo_row_get_selected (child_of (tables, "details")), ==, KH_TASK_DETAILS_INLINE);
  g_assert_cmpuint (fixture->failures->len, ==, 0);
}

static void
test_columns (FormsFixture *fixture, gconstpointer data)
{
  GtkWidget *tables, *row;

  forms_show_page (fixture, KH_PAGE_GENERAL, NULL);
  tables = find_tables (GTK_WIDGET (fixture->page));
  adw_combo_row_set_selected (child_of (tables, "details"), KH_TASK_DETAILS_APPENDIX);
  adw_expander_row_set_expanded (child_of (tables, "columns"), TRUE);
  forms_settle ();

  gtk_check_button_set_active (find_check (tables, KH_TASK_COLUMN_BUDGET), FALSE);
  gtk_check_button_set_active (find_check (tables, KH_TASK_COLUMN_NOTE), FALSE);
  assert_choice (fixture->plan, "task-columns", "stt,task,product,lead,support,deadline");

  /* By the keyboard's action; the focus goes with the column. */
  row = find_row (tables, KH_TASK_COLUMN_DEADLINE);
  gtk_widget_activate_action (row, "column.up", NULL);
  row = find_row (tables, KH_TASK_COLUMN_DEADLINE);
  g_assert_true (gtk_widget_is_focus (row) || gtk_widget_get_focus_child (row) != NULL);
  gtk_widget_activate_action (row, "column.up", NULL);
  assert_choice (fixture->plan, "task-columns", "stt,task,product,deadline,lead,support");

  /* What comes back stands after those that usually stand before it. */
  gtk_check_button_set_active (find_check (tables, KH_TASK_COLUMN_BUDGET), TRUE);
  assert_choice (fixture->plan, "task-columns", "stt,task,product,deadline,lead,support,budget");
  gtk_check_button_set_active (find_check (tables, KH_TASK_COLUMN_STT), FALSE);
  assert_choice (fixture->plan, "task-columns", "task,product,deadline,lead,support,budget");

  /* There is no table of tasks without the tasks; the ends go no further. */
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (find_check (tables, KH_TASK_COLUMN_TASK))));
  gtk_widget_activate_action (find_row (tables, KH_TASK_COLUMN_TASK), "column.up", NULL);
  gtk_widget_activate_action (find_row (tables, KH_TASK_COLUMN_BUDGET), "column.down", NULL);
  gtk_widget_activate_action (find_row (tables, KH_TASK_COLUMN_NOTE), "column.up", NULL);
  assert_choice (fixture->plan, "task-columns", "task,product,deadline,lead,support,budget");
  g_assert_cmpuint (fixture->failures->len, ==, 0);
}

/* What the body chose holds for the plan, until it chooses for itself, and again afterwards. */
static void
test_body (FormsFixture *fixture, gconstpointer data)
{
  KhAgency *agency = kh_plan_get_agency (fixture->plan);
  GtkWidget *window = kh_body_layout_window_new (fixture->store, agency, "nd30-2020", FALSE);
  GtkWidget *bodys, *plans, *spin, *reset;

  gtk_window_present (GTK_WINDOW (window));
  forms_show_page (fixture, KH_PAGE_GENERAL, NULL);
  bodys = find_tables (window);
  plans = find_tables (GTK_WIDGET (fixture->page));

  adw_combo_row_set_selected (child_of (bodys, "details"), KH_TASK_DETAILS_APPENDIX);
  g_assert_cmpstr (kh_agency_get_choices (agency), ==, "task-details=appendix");
  g_assert_null (kh_plan_get_choices (fixture->plan));
  g_assert_cmpuint (adw_combo_row_get_selected (child_of (plans, "details")), ==, KH_TASK_DETAILS_APPENDIX);
  reset = forms_find_widget (child_of (plans, "details"), GTK_TYPE_BUTTON);
  g_assert_nonnull (reset);
  g_assert_false (gtk_widget_get_visible (reset));

  adw_combo_row_set_selected (child_of (plans, "details"), KH_TASK_DETAILS_NONE);
  assert_choice (fixture->plan, "task-details", "none");
  g_assert_true (gtk_widget_get_visible (reset));
  g_signal_emit_by_name (reset, "clicked");
  g_assert_null (kh_plan_get_choices (fixture->plan));
  g_assert_cmpuint (adw_combo_row_get_selected (child_of (plans, "details")), ==, KH_TASK_DETAILS_APPENDIX);

  /* Sizes too. */
  spin = forms_find_widget (GTK_WIDGET (gtk_widget_get_template_child (window, KH_TYPE_BODY_LAYOUT_WINDOW, "layout")),
                            GTK_TYPE_SPIN_BUTTON);
  gtk_spin_button_spin (GTK_SPIN_BUTTON (spin), GTK_SPIN_HOME, 0);
  g_assert_cmpstr (kh_agency_get_choices (agency), ==, "task-details=appendix;body-size=13");
  spin = forms_find_widget (forms_find_template_child (fixture, "layout"), GTK_TYPE_SPIN_BUTTON);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, 13);

  gtk_widget_activate_action (window, "history.undo", NULL);
  gtk_widget_activate_action (window, "history.undo", NULL);
  g_assert_null (kh_agency_get_choices (agency));
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, 14);
  g_assert_cmpuint (adw_combo_row_get_selected (child_of (plans, "details")), ==, KH_TASK_DETAILS_INLINE);
  gtk_widget_activate_action (window, "history.redo", NULL);
  g_assert_cmpstr (kh_agency_get_choices (agency), ==, "task-details=appendix");
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpuint (fixture->failures->len, ==, 0);
}

/* Issuing a plan keeps the layout it has, in the same step. */
static void
test_issue (FormsFixture *fixture, gconstpointer data)
{
  KhAgency *agency = kh_plan_get_agency (fixture->plan);
  KhEdit *edit = kh_edit_begin (fixture->store, KH_NODE (agency), "Choose", NULL);
  GtkWidget *dialog;

  kh_edit_set (edit, agency, "choices", "body-size=13", NULL);
  g_assert_true (kh_edit_commit (edit, NULL));
  g_object_unref (edit);
  forms_show_page (fixture, KH_PAGE_GENERAL, NULL);
  g_assert_null (kh_plan_get_choices (fixture->plan));
  dialog = kh_issue_dialog_new (fixture->store, fixture->plan);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_activate_action (dialog, "issue.issue", NULL);
  g_assert_cmpint (kh_plan_get_state (fixture->plan), ==, KH_PLAN_ISSUED);
  assert_choice (fixture->plan, "body-size", "13");
  assert_choice (fixture->plan, "indent", "12.7");
  assert_choice (fixture->plan, "task-details", "inline");
  forms_undo (fixture);
  g_assert_cmpint (kh_plan_get_state (fixture->plan), ==, KH_PLAN_DRAFT);
  g_assert_null (kh_plan_get_choices (fixture->plan));
  g_assert_cmpuint (fixture->failures->len, ==, 0);
}

/* Of an issued plan nothing is chosen. */
static void
test_locked (FormsFixture *fixture, gconstpointer data)
{
  GtkWidget *tables;

  g_object_set (fixture->plan, "state", KH_PLAN_ISSUED, NULL);
  forms_show_page (fixture, KH_PAGE_GENERAL, NULL);
  tables = find_tables (GTK_WIDGET (fixture->page));
  g_assert_false (gtk_widget_get_sensitive (child_of (tables, "details")));
  g_assert_false (gtk_widget_get_sensitive (child_of (tables, "target_switch")));
  g_assert_false (gtk_widget_get_sensitive (
      forms_find_widget (forms_find_template_child (fixture, "layout"), GTK_TYPE_SPIN_BUTTON)));
}

int
main (int argc, char *argv[])
{
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add (path, FormsFixture, NULL, forms_set_up, function, forms_tear_down)
  ADD ("/app/choices/details", test_details);
  ADD ("/app/choices/columns", test_columns);
  ADD ("/app/choices/body", test_body);
  ADD ("/app/choices/issue", test_issue);
  ADD ("/app/choices/locked", test_locked);
#undef ADD
  return g_test_run ();
}
