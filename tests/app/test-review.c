/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing plans and taking in corrections, in the window. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "change-row.h"
#include "continue-dialog.h"
#include "exporter.h"
#include "plan-chooser.h"
#include "reader.h"
#include "review-actions.h"
#include "review-export.h"
#include "review-page.h"
#include "window-fixture.h"

#define NEW_WORDS "Rà soát và công khai kết quả trước ngày làm việc đầu tiên"

static KhReviewPage *
find_page (WindowFixture *fixture)
{
  return window_fixture_find (GTK_WIDGET (fixture->window), KH_TYPE_REVIEW_PAGE);
}

/* The comparison is made in a thread. */
static KhReviewPage *
wait_for_page (WindowFixture *fixture)
{
  wait_until (find_page (fixture) != NULL && kh_review_page_get_comparison (find_page (fixture)) != NULL);
  return find_page (fixture);
}

static guint
count_changes (KhReviewPage *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (kh_review_page_get_comparison (page)));
}

/* What the plan says now, as a file of @format in the test's folder. */
static GFile *
export_plan (WindowFixture *fixture, KhPlan *plan, KhExportFormat format)
{
  g_autoptr (KhExporter) exporter = kh_exporter_new (plan, format, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kh_exporter_run (exporter, NULL, &error);
  g_autofree char *name = g_strconcat ("góp ý.", kh_export_format_get_info (format)->extension, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static KhReviewPage *
take_in_changed (WindowFixture *fixture, KhExportFormat format, gboolean change)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPlan *plan = kh_editor_get_plan (editor);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (change)
    {
      g_autoptr (KhItem) second
        = g_list_model_get_item (kh_section_get_items (kh_plan_find_section (plan, KH_SECTION_TASK_GROUP)), 1);

      /* The state before taking in is none that was kept already. */
      window_fixture_set_task_text (fixture, second, "Tổng hợp ý kiến của các phòng trước khi trình");
      window_fixture_set_task_text (fixture, window_fixture_get_first_task (editor), NEW_WORDS);
    }
  file = export_plan (fixture, plan, format);
  if (change)
    g_assert_true (kh_store_undo (fixture->store, KH_NODE (plan), &error));
  g_assert_no_error (error);
  kh_review_take_in_file (fixture->window, file);
  return wait_for_page (fixture);
}

static void
act (KhReviewPage *page, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
}

/* What came back unchanged has nothing to accept. */
static void
test_nothing_corrected (WindowFixture *fixture, gconstpointer data)
{
  KhReviewPage *page = take_in_changed (fixture, GPOINTER_TO_INT (data), FALSE);

  for (guint i = 0; i < count_changes (page); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (kh_review_page_get_comparison (page)), i);

      g_test_message ("%d %s: %s -> %s", kh_change_get_kind (change), kh_change_get_property (change),
                      kh_change_get_before_text (change), kh_change_get_after_text (change));
    }
  g_assert_cmpuint (count_changes (page), ==, 0);
}

static void
test_accept (WindowFixture *fixture, gconstpointer data)
{
  KhReviewPage *page = take_in_changed (fixture, GPOINTER_TO_INT (data), TRUE);
  KhEditor *editor = kh_window_get_editor (fixture->window);
  KhPlan *plan = kh_editor_get_plan (editor);
  g_autofree char *old = g_strdup (kh_item_get_text (window_fixture_get_first_task (editor)));
  g_autoptr (KhRevision) kept = NULL;
  KhChange *change;

  g_assert_cmpuint (count_changes (page), ==, 1);
  change = kh_review_page_get_selected (page);
  g_assert_cmpint (kh_change_get_kind (change), ==, KH_CHANGE_CHANGED);
  g_assert_cmpstr (kh_change_get_property (change), ==, "text");
  g_assert_cmpstr (kh_change_get_before_text (change), ==, old);
  wait_until (window_fixture_find (GTK_WIDGET (page), KH_TYPE_CHANGE_ROW) != NULL);

  act (page, "review.accept");
  g_assert_cmpint (kh_change_get_state (change), ==, KH_CHANGE_ACCEPTED);
  g_assert_cmpstr (kh_item_get_text (window_fixture_get_first_task (editor)), ==, old);
  act (page, "review.apply");
  g_assert_null (find_page (fixture));
  g_assert_cmpstr (kh_item_get_text (window_fixture_get_first_task (editor)), ==, NEW_WORDS);
  g_assert_cmpstr (kh_store_get_undo_label (fixture->store, KH_NODE (plan)), ==, "Take in corrections");
  kept = window_fixture_get_newest_revision (fixture, plan);
  g_assert_cmpint (kh_revision_get_kind (kept), ==, KH_REVISION_IMPORT);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpstr (kh_item_get_text (window_fixture_get_first_task (editor)), ==, old);
}

/* Cancelling leaves no trace, whatever was decided before. */
static void
test_cancel (WindowFixture *fixture, gconstpointer data)
{
  KhReviewPage *page = take_in_changed (fixture, KH_EXPORT_DOCX, TRUE);
  KhEditor *editor = kh_window_get_editor (fixture->window);
  KhPlan *plan = kh_editor_get_plan (editor);
  g_autofree char *old = g_strdup (kh_item_get_text (window_fixture_get_first_task (editor)));
  g_autofree char *undo = g_strdup (kh_store_get_undo_label (fixture->store, KH_NODE (plan)));

  act (page, "review.accept-all");
  act (page, "review.cancel");
  g_assert_null (find_page (fixture));
  g_assert_cmpstr (kh_item_get_text (window_fixture_get_first_task (editor)), ==, old);
  g_assert_cmpstr (kh_store_get_undo_label (fixture->store, KH_NODE (plan)), ==, undo);
}

/* An undo under the review would change what is reviewed. */
static void
test_actions_rest (WindowFixture *fixture, gconstpointer data)
{
  KhReviewPage *page = take_in_changed (fixture, KH_EXPORT_DOCX, TRUE);

  g_assert_null (g_action_map_lookup_action (G_ACTION_MAP (fixture->window), "undo"));
  act (page, "review.cancel");
  g_assert_nonnull (g_action_map_lookup_action (G_ACTION_MAP (fixture->window), "undo"));
}

static void
test_compare (WindowFixture *fixture, gconstpointer data)
{
  gint64 first = window_fixture_add_plan (fixture->store, 2026);
  gint64 second = window_fixture_add_plan (fixture->store, 2027);
  KhReviewPage *page;
  KhChange *change;
  gboolean side_by_side = FALSE;

  kh_review_compare_plans (fixture->window, second, first);
  page = wait_for_page (fixture);
  g_assert_cmpuint (count_changes (page), >=, 1);
  change = kh_review_page_get_selected (page);
  g_assert_cmpstr (kh_change_get_property (change), ==, "year");

  /* It is for looking only. */
  act (page, "review.accept");
  act (page, "review.accept-all");
  g_assert_cmpint (kh_change_get_state (change), ==, KH_CHANGE_OPEN);
  act (page, "review.side-by-side");
  g_object_get (page, "side-by-side", &side_by_side, NULL);
  g_assert_true (side_by_side);
  act (page, "review.cancel");
  g_assert_null (find_page (fixture));
}

/* From the menu of a plan in the library, by choosing the other one. */
static void
test_choose (WindowFixture *fixture, gconstpointer data)
{
  gint64 first = window_fixture_add_plan (fixture->store, 2026);
  gint64 second = window_fixture_add_plan (fixture->store, 2027);
  GtkWidget *chooser;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.compare-plan", "x", second);
  chooser = window_fixture_find_window (KH_TYPE_PLAN_CHOOSER);
  g_assert_nonnull (chooser);
  g_signal_emit_by_name (chooser, "chosen", first);
  gtk_window_destroy (GTK_WINDOW (chooser));
  wait_for_page (fixture);
  /* The older year is the earlier one, whichever was chosen first. */
  g_assert_cmpint (kh_plan_get_year (kh_comparison_get_before (kh_review_page_get_comparison (find_page (fixture)))), ==, 2026);
  act (find_page (fixture), "review.cancel");
}

/* The change of @property of the plan itself, as the comparison has it. */
static KhChange *
find_plan_change (KhReviewPage *page, const char *property)
{
  GListModel *changes = G_LIST_MODEL (kh_review_page_get_comparison (page));

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (changes, i);

      if (KH_IS_PLAN (kh_change_get_before (change)) && g_strcmp0 (kh_change_get_property (change), property) == 0)
        return change; /* the comparison holds it */
    }
  return NULL;
}

static gboolean
any_needs_look (KhReviewPage *page)
{
  GListModel *changes = G_LIST_MODEL (kh_review_page_get_comparison (page));

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (changes, i);

      if (kh_change_get_needs_look (change) && kh_change_get_reason (change) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Every change of carrying over is listed; what is reverted goes back in one edit. */
static void
test_carried_over (WindowFixture *fixture, gconstpointer data)
{
  gint64 older = window_fixture_add_plan (fixture->store, 2027);
  g_autoptr (KhRevision) kept = NULL;
  g_autoptr (KhPlan) source = kh_store_load_plan (fixture->store, older, NULL);
  KhReviewPage *page;
  KhChange *title;
  KhPlan *plan;
  g_autofree char *new_title = NULL;
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.continue-plan", "x", older);
  dialog = window_fixture_find_window (KH_TYPE_CONTINUE_DIALOG);
  g_assert_nonnull (dialog);
  gtk_spin_button_set_value (window_fixture_find (dialog, GTK_TYPE_SPIN_BUTTON), 2028);
  gtk_widget_activate_action (dialog, "dialog.create", NULL);
  page = wait_for_page (fixture);
  plan = kh_editor_get_plan (kh_window_get_editor (fixture->window));
  g_assert_cmpint (kh_plan_get_year (plan), ==, 2028);
  g_assert_true (any_needs_look (page));
  wait_until (window_fixture_find (GTK_WIDGET (page), KH_TYPE_CHANGE_ROW) != NULL);

  /* The year in the title moved. It is reverted: accepting the older plan's one. */
  title = find_plan_change (page, "title");
  g_assert_nonnull (title);
  new_title = g_strdup (kh_plan_get_title (plan));
  g_assert_nonnull (strstr (new_title, "2028"));
  while (kh_review_page_get_selected (page) != title)
    act (page, "review.next");
  act (page, "review.reject");
  g_assert_cmpint (kh_change_get_state (title), ==, KH_CHANGE_ACCEPTED);
  act (page, "review.apply");
  g_assert_null (find_page (fixture));
  g_assert_cmpstr (kh_plan_get_title (plan), ==, kh_plan_get_title (source));
  g_assert_cmpint (kh_plan_get_year (plan), ==, 2028);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpstr (kh_plan_get_title (plan), ==, new_title);

  /* Beside a target's new value stands what it was. */
  kh_editor_show_page (kh_window_get_editor (fixture->window), KH_PAGE_TARGETS, NULL);
  wait_until (window_fixture_find_label (GTK_WIDGET (fixture->window), "2027: ") != NULL);

  /* And what it was made from is kept. */
  kept = window_fixture_get_newest_revision (fixture, source);
  g_assert_cmpint (kh_revision_get_kind (kept), ==, KH_REVISION_CARRY_OVER);
}

static guint
count_marks (KhPlan *plan)
{
  GListModel *findings = kh_plan_get_findings (plan);
  guint n_marks = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);

      n_marks += g_str_has_prefix (kh_finding_get_rule (finding), "carry-");
    }
  return n_marks;
}

/* Marks go when a person has looked, from the review and the plan at once, and come back by undo. */
static void
test_looked_at (WindowFixture *fixture, gconstpointer data)
{
  gint64 older = window_fixture_add_plan (fixture->store, 2027);
  KhReviewPage *page;
  KhPlan *plan;
  GtkWidget *dialog;
  guint n_changes, n_marks;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.continue-plan", "x", older);
  dialog = window_fixture_find_window (KH_TYPE_CONTINUE_DIALOG);
  gtk_widget_activate_action (dialog, "dialog.create", NULL);
  page = wait_for_page (fixture);
  plan = kh_editor_get_plan (kh_window_get_editor (fixture->window));
  n_changes = count_changes (page);
  n_marks = count_marks (plan);
  g_assert_cmpuint (n_marks, >, 0);
  while (any_needs_look (page))
    {
      guint n_before = count_marks (plan);

      while (!kh_change_get_needs_look (kh_review_page_get_selected (page)))
        act (page, "review.next");
      act (page, "review.looked-at");
      g_assert_cmpuint (count_marks (plan), <, n_before);
    }
  g_assert_cmpuint (count_marks (plan), ==, 0);
  g_assert_cmpuint (count_changes (page), <=, n_changes);
  /* Nothing but the marks is undone here. */
  for (guint i = 0; i < n_changes + n_marks; i++)
    act (page, "review.undo");
  g_assert_cmpuint (count_marks (plan), ==, n_marks);
  g_assert_cmpuint (count_changes (page), ==, n_changes);
  g_assert_true (any_needs_look (page));
  g_assert_null (kh_store_get_undo_label (fixture->store, KH_NODE (plan)));
  act (page, "review.cancel");
}

/* Nothing reverted: the page closes, and nothing is written. */
static void
test_carried_over_kept (WindowFixture *fixture, gconstpointer data)
{
  gint64 older = window_fixture_add_plan (fixture->store, 2027);
  KhReviewPage *page;
  KhPlan *plan;
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.continue-plan", "x", older);
  dialog = window_fixture_find_window (KH_TYPE_CONTINUE_DIALOG);
  gtk_widget_activate_action (dialog, "dialog.create", NULL);
  page = wait_for_page (fixture);
  plan = kh_editor_get_plan (kh_window_get_editor (fixture->window));
  act (page, "review.accept-all");
  act (page, "review.apply");
  g_assert_null (find_page (fixture));
  g_assert_null (kh_store_get_undo_label (fixture->store, KH_NODE (plan)));
}

/* The changes as files: tracked in a Word document, and as a list. */
static void
test_export (WindowFixture *fixture, gconstpointer data)
{
  KhReviewPage *page = take_in_changed (fixture, KH_EXPORT_DOCX, TRUE);
  KhComparison *comparison = kh_review_page_get_comparison (page);
  g_autofree char *word_path = g_build_filename (fixture->folder, "thay đổi.docx", NULL);
  g_autofree char *list_path = g_build_filename (fixture->folder, "thay đổi.pdf", NULL);
  g_autoptr (GFile) word = g_file_new_for_path (word_path);
  g_autoptr (GFile) list = g_file_new_for_path (list_path);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) marked = NULL;
  gboolean found = FALSE;

  kh_review_export (GTK_WIDGET (page), comparison, word, KH_EXPORT_DOCX);
  wait_until (g_file_test (word_path, G_FILE_TEST_EXISTS));
  marked = kh_reader_read_file (word_path, 0, KH_READER_PLAN_ONLY, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (kh_plan_get_remarks (marked)); i++)
    {
      g_autoptr (KhRemark) remark = g_list_model_get_item (kh_plan_get_remarks (marked), i);

      found |= kh_remark_get_kind (remark) == KH_REMARK_INSERTION;
    }
  g_assert_true (found);
  kh_review_export (GTK_WIDGET (page), comparison, list, KH_EXPORT_PDF);
  wait_until (g_file_test (list_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (list_path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  /* The review goes on. */
  g_assert_true (find_page (fixture) == page);
  act (page, "review.cancel");
}

static void
add_cases (void)
{
  g_test_add ("/review/nothing-corrected/docx", WindowFixture, GINT_TO_POINTER (KH_EXPORT_DOCX), window_fixture_set_up,
              test_nothing_corrected, window_fixture_tear_down);
  g_test_add ("/review/nothing-corrected/odt", WindowFixture, GINT_TO_POINTER (KH_EXPORT_ODT), window_fixture_set_up,
              test_nothing_corrected, window_fixture_tear_down);
  g_test_add ("/review/accept/docx", WindowFixture, GINT_TO_POINTER (KH_EXPORT_DOCX), window_fixture_set_up, test_accept,
              window_fixture_tear_down);
  g_test_add ("/review/accept/odt", WindowFixture, GINT_TO_POINTER (KH_EXPORT_ODT), window_fixture_set_up, test_accept,
              window_fixture_tear_down);
  CASE ("/review/cancel", test_cancel);
  CASE ("/review/actions-rest", test_actions_rest);
  CASE ("/review/compare", test_compare);
  CASE ("/review/export", test_export);
  CASE ("/review/choose", test_choose);
  CASE ("/review/carried-over", test_carried_over);
  CASE ("/review/carried-over-kept", test_carried_over_kept);
  CASE ("/review/looked-at", test_looked_at);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
