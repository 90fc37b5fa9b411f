/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing plans and taking in corrections, in the window. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "change-row.h"
#include "exporter.h"
#include "plan-chooser.h"
#include "review-actions.h"
#include "review-page.h"
#include "window-fixture.h"

#define NEW_WORDS "Rà soát và công khai kết quả trước ngày làm việc đầu tiên"

static KhReviewPage *
find_page (WindowFixture *fixture)
{
  return window_fixture_find (GTK_WIDGET (fixture->window), KH_TYPE_REVIEW_PAGE);
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
    window_fixture_set_task_text (fixture, window_fixture_get_first_task (editor), NEW_WORDS);
  file = export_plan (fixture, plan, format);
  if (change)
    g_assert_true (kh_store_undo (fixture->store, KH_NODE (plan), &error));
  g_assert_no_error (error);
  kh_review_take_in_file (fixture->window, file);
  wait_until (find_page (fixture) != NULL);
  return find_page (fixture);
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
  KhChange *change;
  g_autoptr (GError) error = NULL;

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
  g_autoptr (GError) error = NULL;
  gint64 first = window_fixture_add_plan (fixture->store, 2026);
  gint64 second = window_fixture_add_plan (fixture->store, 2027);
  g_autoptr (KhPlan) before = kh_store_load_plan (fixture->store, first, &error);
  g_autoptr (KhPlan) after = kh_store_load_plan (fixture->store, second, &error);
  KhReviewPage *page;
  KhChange *change;
  gboolean side_by_side = FALSE;

  kh_review_compare (fixture->window, before, after);
  page = find_page (fixture);
  g_assert_nonnull (page);
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
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *chooser = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.compare-plan", "x", second);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (KH_IS_PLAN_CHOOSER (window))
        chooser = window;
    }
  g_assert_nonnull (chooser);
  g_signal_emit_by_name (chooser, "chosen", first);
  gtk_window_destroy (GTK_WINDOW (chooser));
  g_assert_nonnull (find_page (fixture));
  /* The older year is the earlier one, whichever was chosen first. */
  g_assert_cmpint (kh_plan_get_year (kh_comparison_get_before (kh_review_page_get_comparison (find_page (fixture)))), ==, 2026);
  act (find_page (fixture), "review.cancel");
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
  CASE ("/review/choose", test_choose);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
