/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of tasks: what it shows, editing in place, several rows at once. */
#include <string.h>

#include "assigned.h"
#include "assignments-window.h"
#include "edit.h"
#include "follow.h"
#include "window-fixture.h"

#define MANY 5000

static KhAssignmentsWindow *
open_window (WindowFixture *fixture, KhPlan **plan)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhAssignmentsWindow *window;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-assignments", NULL);
  window = window_fixture_find_window (KH_TYPE_ASSIGNMENTS_WINDOW);
  g_assert_nonnull (window);
  *plan = kh_editor_get_plan (editor);
  wait_until (kh_assignments_window_find_cell (window, 0, KH_TASK_COLUMN_STATE) != NULL);

  return window;
}

static guint
count_rows (KhAssignmentsWindow *window)
{
  return g_list_model_get_n_items (kh_task_table_get_rows (kh_assignments_window_get_table (window)));
}

/* As one types into a cell: the words, then Enter. Returns: whether they were taken */
static gboolean
type_into (KhAssignmentsWindow *window, guint position, KhTaskColumn column, const char *words)
{
  KhTaskCell *cell = kh_assignments_window_find_cell (window, position, column);

  g_assert_nonnull (cell);
  kh_task_cell_edit (cell);
  g_assert_nonnull (kh_task_cell_get_entry (cell));
  gtk_editable_set_text (GTK_EDITABLE (kh_task_cell_get_entry (cell)), words);
  g_signal_emit_by_name (kh_task_cell_get_entry (cell), "activate");

  return kh_task_cell_get_entry (cell) == NULL;
}

static KhTask *
get_task (KhAssignmentsWindow *window, guint position)
{
  return kh_task_cell_get_task (kh_assignments_window_find_cell (window, position, KH_TASK_COLUMN_TEXT));
}

static void
undo (WindowFixture *fixture, KhPlan *plan)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_store_undo (fixture->store, KH_NODE (plan), &error));
  g_assert_no_error (error);
}

static void
test_edit (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan;
  KhAssignmentsWindow *window = open_window (fixture, &plan);
  KhTask *task = get_task (window, 0);
  g_autofree char *before = g_strdup (kh_task_get_product (task));
  GListModel *units = kh_agency_get_units (kh_plan_get_agency (plan));
  g_autoptr (KhUnit) unit = g_list_model_get_item (units, 1);
  g_autofree char *several = NULL;

  g_assert_true (type_into (window, 0, KH_TASK_COLUMN_PRODUCT, "Sổ theo dõi mẫu"));
  g_assert_cmpstr (kh_task_get_product (task), ==, "Sổ theo dõi mẫu");
  undo (fixture, plan);
  g_assert_cmpstr (kh_task_get_product (task), ==, before);

  g_assert_true (type_into (window, 0, KH_TASK_COLUMN_DEADLINE, "Quý III"));
  g_assert_cmpint (kh_deadline_get_kind (kh_task_get_deadline (task)), ==, KH_DEADLINE_QUARTER);
  g_assert_true (type_into (window, 0, KH_TASK_COLUMN_TEXT, "Rà soát & công khai <mẫu>"));
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (task)), ==, "Rà soát &amp; công khai &lt;mẫu&gt;");
  g_assert_true (type_into (window, 0, KH_TASK_COLUMN_LEAD, kh_unit_get_name (unit)));
  g_assert_true (kh_task_get_lead (task) == unit);
  g_assert_true (type_into (window, 0, KH_TASK_COLUMN_LEAD, ""));
  g_assert_null (kh_task_get_lead (task));
  several = g_strdup_printf ("%s; %s;", kh_unit_get_name (unit), kh_unit_get_name (unit));
  g_assert_true (type_into (window, 0, KH_TASK_COLUMN_SUPPORT, several));
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_support (task)), ==, 1);
  g_assert_true (type_into (window, 0, KH_TASK_COLUMN_STATE, "Under way"));
  g_assert_cmpint (kh_task_get_state (task), ==, KH_TASK_UNDER_WAY);

  /* What means nothing is told, and stays to be mended. */
  g_assert_false (type_into (window, 0, KH_TASK_COLUMN_LEAD, "Phòng Không Có"));
  g_assert_null (kh_task_get_lead (task));
  g_assert_true (type_into (window, 0, KH_TASK_COLUMN_LEAD, kh_unit_get_name (unit)));
  g_assert_true (kh_task_get_lead (task) == unit);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Several rows at once, as one step. */
static void
test_several (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan;
  KhAssignmentsWindow *window = open_window (fixture, &plan);
  GtkSelectionModel *selection = kh_assignments_window_get_selection (window);
  GListModel *units = kh_agency_get_units (kh_plan_get_agency (plan));
  g_autoptr (KhUnit) unit = g_list_model_get_item (units, 0);
  KhTask *tasks[3];
  g_autoptr (GString) uuids = g_string_new (NULL);
  KhUnit *before[3];

  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      tasks[i] = get_task (window, i);
      before[i] = kh_task_get_lead (tasks[i]);
      g_string_append_printf (uuids, "%s ", kh_node_get_uuid (KH_NODE (tasks[i])));
    }
  gtk_selection_model_select_range (selection, 0, 3, TRUE);
  g_assert_true (type_into (window, 1, KH_TASK_COLUMN_BUDGET, "15 triệu đồng"));
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    g_assert_cmpstr (kh_task_get_budget (tasks[i]), ==, "15 triệu đồng");
  g_assert_cmpstr (kh_task_get_budget (get_task (window, 3)), !=, "15 triệu đồng");
  undo (fixture, plan);
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    g_assert_cmpstr (kh_task_get_budget (tasks[i]), !=, "15 triệu đồng");

  /* Dropped on a unit; other text that is dropped there does nothing. */
  kh_assignments_window_drop (window, uuids->str, unit);
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    g_assert_true (kh_task_get_lead (tasks[i]) == unit);
  undo (fixture, plan);
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    g_assert_true (kh_task_get_lead (tasks[i]) == before[i]);
  kh_assignments_window_drop (window, "một câu từ nơi khác", unit);
  g_assert_true (kh_task_get_lead (tasks[0]) == before[0]);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
set_deadline (WindowFixture *fixture, KhPlan *plan, GPtrArray *tasks, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_task_column_apply (KH_TASK_COLUMN_DEADLINE, fixture->store, plan, tasks, words, &error));
  g_assert_no_error (error);
}

/* Returns: how many tasks the units lead together; @n_idle counts those that have none */
static guint
sum_leads (KhTaskTable *table, guint *n_idle)
{
  GPtrArray *loads = kh_task_table_list_loads (table);
  guint sum = 0;

  *n_idle = 0;
  for (guint i = 0; i < loads->len; i++)
    {
      const KhUnitLoad *load = loads->pdata[i];

      sum += load->n_lead;
      *n_idle += load->n_lead == 0 && load->n_support == 0;
    }

  return sum;
}

static void
test_shown (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan;
  KhAssignmentsWindow *window = open_window (fixture, &plan);
  KhTaskTable *table = kh_assignments_window_get_table (window);
  const guint n_tasks = kh_task_table_get_n_tasks (table);
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  guint n_idle, n_groups, n_leads;

  g_assert_cmpuint (n_tasks, ==, 30);
  g_assert_cmpuint (count_rows (window), ==, n_tasks);
  n_leads = sum_leads (table, &n_idle);
  g_assert_cmpuint (n_leads + kh_task_table_get_n_without_lead (table), ==, n_tasks);

  /* Filter and search, without tone marks. */
  tasks = kh_plan_list_tasks (plan);
  g_ptr_array_add (one, tasks->pdata[4]);
  g_assert_true (kh_task_set_leads (fixture->store, plan, one, NULL, &error));
  kh_task_table_set_filter (table, KH_TASK_FILTER_NO_LEAD);
  g_assert_cmpuint (count_rows (window), ==, 1);
  kh_task_table_set_filter (table, KH_TASK_FILTER_ALL);
  g_assert_true (kh_task_column_apply (KH_TASK_COLUMN_PRODUCT, fixture->store, plan, one, "Sổ đặc biệt", &error));
  kh_task_table_set_search (table, "so DAC biet");
  g_assert_cmpuint (count_rows (window), ==, 1);
  kh_task_table_set_search (table, "");
  g_assert_cmpuint (count_rows (window), ==, n_tasks);

  /* Groups: each task once, and units without one too. */
  for (KhTaskGrouping grouping = KH_TASK_GROUPING_UNIT; grouping <= KH_TASK_GROUPING_DEADLINE; grouping++)
    {
      guint n_found = 0;

      kh_task_table_set_grouping (table, grouping);
      n_groups = 0;
      for (guint i = 0; i < count_rows (window); i++)
        {
          g_autoptr (GtkTreeListRow) row = g_list_model_get_item (kh_task_table_get_rows (table), i);
          g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

          n_groups += KH_IS_TASK_GROUP (item);
          n_found += KH_IS_TASK (item);
          if (grouping == KH_TASK_GROUPING_UNIT && KH_IS_TASK_GROUP (item))
            {
              GListModel *inside = G_LIST_MODEL (kh_task_group_get_tasks (KH_TASK_GROUP (item)));
              g_autoptr (KhTask) first = g_list_model_get_item (inside, 0);

              /* What wants something stands out, and nothing else. */
              g_assert_cmpint (kh_task_group_get_wanting (KH_TASK_GROUP (item)), ==,
                               first == NULL || kh_task_get_lead (first) == NULL);
            }
        }
      g_assert_cmpuint (n_found, ==, n_tasks);
      g_assert_cmpuint (n_groups, >, 1);
      if (grouping == KH_TASK_GROUPING_UNIT)
        g_assert_cmpuint (n_groups, ==, kh_task_table_list_loads (table)->len + 1); /* and those of nobody */
    }
  kh_task_table_set_grouping (table, KH_TASK_GROUPING_NONE);

  /* A heap: half of them on one day. */
  g_ptr_array_set_size (tasks, 15);
  set_deadline (fixture, plan, tasks, "30/11/2027");
  g_assert_cmpuint (kh_task_table_get_heap (table, tasks->pdata[0]), >=, 15);
  kh_task_table_set_filter (table, KH_TASK_FILTER_HEAP);
  g_assert_cmpuint (count_rows (window), >=, 15);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What the implementation section says of a unit's tasks changes with the table, in the same step. */
static void
test_duties (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan;
  KhAssignmentsWindow *window = open_window (fixture, &plan);
  KhSection *section = kh_plan_find_section (plan, KH_SECTION_RESPONSIBILITIES);
  g_autoptr (KhUnit) unit = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (plan)), 0);
  g_autoptr (KhItem) block = kh_item_new (KH_ITEM_RESPONSIBILITY, "Khối mẫu");
  g_autoptr (KhAssigned) assigned = NULL;
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (plan), "Add unit", &error);
  g_autofree char *before = NULL;
  KhTask *task = get_task (window, 0);
  KhDuty *duty;

  kh_assign_follow (fixture->store);
  g_ptr_array_add (units, unit);
  kh_edit_insert (edit, section, G_MAXUINT, block);
  kh_edit_set_units (edit, block, KH_UNIT_ROLE_RESPONSIBLE, units);
  g_assert_true (kh_edit_commit (edit, &error));
  assigned = kh_assigned_new (plan);
  edit = kh_edit_begin (fixture->store, KH_NODE (plan), "Take over the assignments", &error);
  kh_assigned_take_over (assigned, edit, KH_RESPONSIBILITY (block), KH_UNIT_ROLE_LEAD);
  g_assert_true (kh_edit_commit (edit, &error));
  duty = kh_assigned_find_duty (KH_RESPONSIBILITY (block), KH_UNIT_ROLE_LEAD);
  g_assert_nonnull (duty);
  before = g_strdup (kh_item_get_text (KH_ITEM (duty)));

  g_assert_true (type_into (window, 0, KH_TASK_COLUMN_TEXT, "Rà soát theo bảng mẫu"));
  g_assert_true (kh_task_get_lead (task) != unit);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (duty)), ==, before);
  g_assert_true (type_into (window, 0, KH_TASK_COLUMN_LEAD, kh_unit_get_name (unit)));
  g_assert_nonnull (strstr (kh_item_get_text (KH_ITEM (duty)), "Rà soát theo bảng mẫu"));
  undo (fixture, plan);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (duty)), ==, before);
  g_assert_true (kh_task_get_lead (task) != unit);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Grouped by deadline, groups and what is in them come by date. */
static void
test_order (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan;
  KhAssignmentsWindow *window = open_window (fixture, &plan);
  KhTaskTable *table = kh_assignments_window_get_table (window);
  const char *last_key = "";
  guint n_pairs = 0;

  kh_task_table_set_grouping (table, KH_TASK_GROUPING_DEADLINE);
  for (guint i = 0; i < count_rows (window); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (kh_task_table_get_rows (table), i);
      g_autoptr (GObject) group = gtk_tree_list_row_get_item (row);
      GListModel *tasks;

      if (!KH_IS_TASK_GROUP (group))
        continue;
      g_assert_cmpstr (last_key, <, kh_task_group_get_sort_key (KH_TASK_GROUP (group)));
      last_key = kh_task_group_get_sort_key (KH_TASK_GROUP (group)); /* the table holds it */
      tasks = G_LIST_MODEL (kh_task_group_get_tasks (KH_TASK_GROUP (group)));
      for (guint j = 1; j < g_list_model_get_n_items (tasks); j++, n_pairs++)
        {
          g_autoptr (KhTask) a = g_list_model_get_item (tasks, j - 1);
          g_autoptr (KhTask) b = g_list_model_get_item (tasks, j);

          g_assert_cmpint (kh_deadline_compare (kh_task_get_deadline (a), kh_task_get_deadline (b), kh_plan_get_year (plan)), <=, 0);
        }
    }
  g_assert_cmpuint (n_pairs, >, 5);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is typed is kept when the window is closed; words that mean nothing keep it open. */
static void
test_close (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan;
  KhAssignmentsWindow *window = open_window (fixture, &plan);
  KhTask *task = get_task (window, 0);
  KhTaskCell *cell = kh_assignments_window_find_cell (window, 0, KH_TASK_COLUMN_LEAD);

  kh_task_cell_edit (cell);
  gtk_editable_set_text (GTK_EDITABLE (kh_task_cell_get_entry (cell)), "Phòng Không Có");
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (window_fixture_find_window (KH_TYPE_ASSIGNMENTS_WINDOW) == window);
  gtk_editable_set_text (GTK_EDITABLE (kh_task_cell_get_entry (cell)), "");
  g_assert_true (kh_task_cell_commit (cell));

  cell = kh_assignments_window_find_cell (window, 0, KH_TASK_COLUMN_PRODUCT);
  kh_task_cell_edit (cell);
  gtk_editable_set_text (GTK_EDITABLE (kh_task_cell_get_entry (cell)), "Giữ lại khi đóng");
  gtk_window_close (GTK_WINDOW (window));
  g_assert_null (window_fixture_find_window (KH_TYPE_ASSIGNMENTS_WINDOW));
  g_assert_cmpstr (kh_task_get_product (task), ==, "Giữ lại khi đóng");
}

/* A plan of 5,000 tasks: how long it takes to show and to filter is said, not judged. */
static void
test_many (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan;
  KhAssignmentsWindow *window;
  KhTaskTable *table;
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhSection *group;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = NULL;
  gint64 start;

  plan = kh_editor_get_plan (editor);
  group = kh_plan_find_section (plan, KH_SECTION_TASK_GROUP);
  edit = kh_edit_begin (fixture->store, KH_NODE (plan), "Add task", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *text = g_strdup_printf ("Nhiệm vụ mẫu số %u.", i);
      g_autoptr (KhItem) task = kh_item_new (KH_ITEM_TASK, text);

      kh_edit_insert (edit, group, G_MAXUINT, task);
    }
  g_assert_true (kh_edit_commit (edit, &error));

  start = g_get_monotonic_time ();
  window = KH_ASSIGNMENTS_WINDOW (kh_assignments_window_new (fixture->store, plan, FALSE));
  gtk_window_present (GTK_WINDOW (window));
  wait_until (kh_assignments_window_find_cell (window, 0, KH_TASK_COLUMN_STATE) != NULL);
  g_test_message ("shown in %.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
  table = kh_assignments_window_get_table (window);
  g_assert_cmpuint (kh_task_table_get_n_tasks (table), >=, MANY);

  start = g_get_monotonic_time ();
  kh_task_table_set_search (table, "mau so 4999");
  g_test_message ("searched in %.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (count_rows (window), ==, 1);
  kh_task_table_set_search (table, "");
  start = g_get_monotonic_time ();
  kh_task_table_set_grouping (table, KH_TASK_GROUPING_UNIT);
  g_test_message ("grouped in %.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
  /* Only what is in sight is made. */
  g_assert_cmpuint (count_rows (window), >, MANY);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_cases (void)
{
  CASE ("/assignments/edit", test_edit);
  CASE ("/assignments/several", test_several);
  CASE ("/assignments/shown", test_shown);
  CASE ("/assignments/duties", test_duties);
  CASE ("/assignments/order", test_order);
  CASE ("/assignments/close", test_close);
  CASE ("/assignments/many", test_many);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
