/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of progress, on a plan that is issued: what it shows, reporting in place, evidence. */
#include <glib/gstdio.h>
#include <string.h>

#include "edit.h"
#include "evidence-file.h"
#include "evidence-opener.h"
#include "progress-window.h"
#include "window-fixture.h"

static KhProgressWindow *
open_window (WindowFixture *fixture, KhPlan **plan)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhProgressWindow *window;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = NULL;
  GDate today;

  *plan = kh_editor_get_plan (editor);
  edit = kh_edit_begin (fixture->store, KH_NODE (*plan), "Issue", &error);
  g_assert_no_error (error);
  kh_edit_set (edit, *plan, "state", KH_PLAN_ISSUED, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 20, G_DATE_AUGUST, (GDateYear) kh_plan_get_year (*plan));
  window = KH_PROGRESS_WINDOW (kh_progress_window_new (fixture->store, *plan, &today, FALSE));
  gtk_window_present (GTK_WINDOW (window));
  wait_until (kh_progress_window_find_cell (window, 0, KH_TASK_COLUMN_EVIDENCE) != NULL);

  return window;
}

/* As one types into a cell: the words, then Enter. Returns: whether they were taken */
static gboolean
type_into (KhProgressWindow *window, guint position, KhTaskColumn column, const char *words)
{
  KhTaskCell *cell = kh_progress_window_find_cell (window, position, column);

  g_assert_nonnull (cell);
  kh_task_cell_edit (cell);
  g_assert_nonnull (kh_task_cell_get_entry (cell));
  gtk_editable_set_text (GTK_EDITABLE (kh_task_cell_get_entry (cell)), words);
  g_signal_emit_by_name (kh_task_cell_get_entry (cell), "activate");

  return kh_task_cell_get_entry (cell) == NULL;
}

static KhTask *
get_task (KhProgressWindow *window, guint position)
{
  return kh_task_cell_get_task (kh_progress_window_find_cell (window, position, KH_TASK_COLUMN_TEXT));
}

static KhProgress *
get_record (KhProgressWindow *window, KhTask *task)
{
  return kh_standing_find_record (task, kh_task_table_get_period (kh_progress_window_get_table (window)));
}

static void
test_report (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan;
  KhProgressWindow *window = open_window (fixture, &plan);
  KhTaskTable *table = kh_progress_window_get_table (window);
  KhTask *task = get_task (window, 0);
  g_autofree char *words = g_strdup (kh_item_get_text (KH_ITEM (task)));
  guint n_late;

  /* the quarter of the day it was opened on */
  g_assert_cmpint (kh_task_table_get_period (table)->kind, ==, KH_PERIOD_QUARTER);
  g_assert_cmpint (kh_task_table_get_period (table)->index, ==, 3);

  g_assert_true (type_into (window, 0, KH_TASK_COLUMN_TOLD, "Under way"));
  g_assert_true (type_into (window, 0, KH_TASK_COLUMN_PERCENT, "45 %"));
  g_assert_true (type_into (window, 0, KH_TASK_COLUMN_NOTE, "Đang lấy ý kiến các đơn vị"));
  g_assert_cmpint (kh_progress_get_state (get_record (window, task)), ==, KH_TASK_UNDER_WAY);
  g_assert_cmpint (kh_progress_get_percent (get_record (window, task)), ==, 45);
  g_assert_cmpstr (kh_progress_get_text (get_record (window, task)), ==, "Đang lấy ý kiến các đơn vị");
  g_assert_false (type_into (window, 0, KH_TASK_COLUMN_PERCENT, "rất nhiều"));
  g_assert_true (type_into (window, 0, KH_TASK_COLUMN_PERCENT, "50"));

  /* the words of the plan cannot be changed here */
  kh_task_cell_edit (kh_progress_window_find_cell (window, 0, KH_TASK_COLUMN_TEXT));
  g_assert_null (kh_task_cell_get_entry (kh_progress_window_find_cell (window, 0, KH_TASK_COLUMN_TEXT)));
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (task)), ==, words);

  /* several at once, taken back at once */
  gtk_selection_model_select_range (kh_progress_window_get_selection (window), 0, 3, TRUE);
  g_assert_true (type_into (window, 1, KH_TASK_COLUMN_TOLD, "Done"));
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (kh_progress_get_state (get_record (window, get_task (window, i))), ==, KH_TASK_DONE);
  gtk_widget_activate_action (GTK_WIDGET (window), "history.undo", NULL);
  g_assert_cmpint (kh_progress_get_percent (get_record (window, task)), ==, 50);
  g_assert_null (get_record (window, get_task (window, 1)));

  /* only what is late */
  n_late = kh_task_table_get_standings (table)->whole.counts[KH_TASK_LATE];
  g_assert_cmpuint (n_late, >, 0);
  kh_task_table_set_filter (table, KH_TASK_FILTER_LATE);
  g_assert_cmpuint (kh_task_table_get_n_shown (table), ==, n_late);
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint
count_files (KhProgressWindow *window, KhTask *task)
{
  KhProgress *record = get_record (window, task);

  return record != NULL ? g_list_model_get_n_items (kh_progress_get_evidence (record)) : 0;
}

static void
test_evidence (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan;
  KhProgressWindow *window = open_window (fixture, &plan);
  KhTask *task = get_task (window, 0);
  KhEvidencePane *pane = kh_progress_window_get_pane (window);
  g_autofree char *folder = g_dir_make_tmp ("kh-progress-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "biên bản.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (KhEvidence) evidence = NULL;
  g_autoptr (KhEvidenceOpener) opener = kh_evidence_opener_new ();
  g_autoptr (GFile) copy = NULL;
  g_autoptr (GFile) place = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "Đã nghiệm thu", -1, &error));
  gtk_selection_model_select_item (kh_progress_window_get_selection (window), 0, TRUE);
  wait_until (gtk_widget_get_visible (GTK_WIDGET (pane)));
  kh_evidence_pane_attach (pane, file);
  /* It belongs to the task that it was chosen for, though another is looked at before it is read. */
  gtk_selection_model_select_item (kh_progress_window_get_selection (window), 1, TRUE);
  wait_until (count_files (window, task) == 1);
  g_assert_cmpuint (count_files (window, get_task (window, 1)), ==, 0);
  gtk_selection_model_select_item (kh_progress_window_get_selection (window), 0, TRUE);
  evidence = g_list_model_get_item (kh_progress_get_evidence (get_record (window, task)), 0);
  g_assert_cmpstr (kh_evidence_get_name (evidence), ==, "biên bản.txt");
  content = kh_store_load_evidence (fixture->store, evidence, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), "Đã nghiệm thu", strlen ("Đã nghiệm thu"));

  /* a copy to look at has the file's name, in a folder that goes with the window */
  copy = kh_evidence_opener_copy (opener, evidence, &error);
  g_assert_no_error (error);
  place = g_file_get_parent (copy);
  g_assert_true (g_file_query_exists (place, NULL));
  g_clear_object (&opener);
  g_assert_false (g_file_query_exists (place, NULL));

  gtk_widget_activate_action (GTK_WIDGET (pane), "evidence.remove", "s", kh_node_get_uuid (KH_NODE (evidence)));
  g_assert_cmpuint (count_files (window, task), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "history.undo", NULL);
  g_assert_cmpuint (count_files (window, task), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "history.undo", NULL);
  g_assert_null (get_record (window, task));
  g_file_delete (file, NULL, NULL);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_cases (void)
{
  CASE ("/progress/report", test_report);
  CASE ("/progress/evidence", test_evidence);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
