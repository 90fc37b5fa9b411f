/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Versions of a plan in the window: kept, listed, read, compared, restored. */
#include <adwaita.h>

#include "edit.h"
#include "name-dialog.h"
#include "preview.h"
#include "review-page.h"
#include "version-view.h"
#include "versions-page.h"
#include "window-fixture.h"

#define NEW_WORDS "Rà soát và công khai kết quả trước ngày làm việc đầu tiên"

static gpointer
find (WindowFixture *fixture, GType type)
{
  return window_fixture_find (GTK_WIDGET (fixture->window), type);
}

static void
act (WindowFixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
}

static guint
count_versions (WindowFixture *fixture)
{
  g_autoptr (GListModel) revisions
      = kh_store_list_revisions (fixture->store, kh_editor_get_plan (kh_window_get_editor (fixture->window)), NULL);

  return g_list_model_get_n_items (revisions);
}

static gboolean
is_kept (WindowFixture *fixture, const char *name)
{
  g_autoptr (GListModel) revisions
      = kh_store_list_revisions (fixture->store, kh_editor_get_plan (kh_window_get_editor (fixture->window)), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (revisions); i++)
    {
      g_autoptr (KhRevision) revision = g_list_model_get_item (revisions, i);

      if (g_strcmp0 (kh_revision_get_name (revision), name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Ctrl+S, a name, Enter. */
static void
keep (WindowFixture *fixture, const char *name)
{
  KhNameDialog *dialog;

  act (fixture, "win.keep-version");
  dialog = window_fixture_find_window (KH_TYPE_NAME_DIALOG);
  g_assert_nonnull (dialog);
  gtk_editable_set_text (window_fixture_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW), name);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.accept", NULL);
  /* By its name: the day's first change keeps one of its own, in its own time. */
  wait_until (is_kept (fixture, name));
}

static KhVersionsPage *
show_page (WindowFixture *fixture)
{
  act (fixture, "win.show-versions");
  g_assert_nonnull (find (fixture, KH_TYPE_VERSIONS_PAGE));
  return find (fixture, KH_TYPE_VERSIONS_PAGE);
}

static KhRevision *
find_version (KhVersionsPage *page, const char *name)
{
  GListModel *model = kh_versions_page_get_model (page);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (KhRevision) revision = g_list_model_get_item (model, i);

      if (g_strcmp0 (kh_revision_get_name (revision), name) == 0)
        return revision; /* the model holds it */
    }
  return NULL;
}

static void
act_on (KhVersionsPage *page, const char *action, const char *name)
{
  /* The list follows the library in its own time. */
  wait_until (find_version (page, name) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), action, "x", kh_revision_get_id (find_version (page, name)));
}

static void
test_keep (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhVersionsPage *page;
  KhRevision *revision;

  window_fixture_set_task_text (fixture, window_fixture_get_first_task (editor), NEW_WORDS);
  keep (fixture, "Bản trình lãnh đạo");
  page = show_page (fixture);
  /* The day's first change kept one by itself. */
  g_assert_cmpuint (g_list_model_get_n_items (kh_versions_page_get_model (page)), ==, 2);
  revision = find_version (page, "Bản trình lãnh đạo");
  g_assert_nonnull (revision);
  g_assert_cmpint (kh_revision_get_kind (revision), ==, KH_REVISION_NAMED);
  g_assert_cmpint (kh_revision_get_kind (find_version (page, NULL)), ==, KH_REVISION_DAY);

  /* The list follows what is kept while it is in sight. */
  keep (fixture, "Bản thứ hai");
  wait_until (find_version (page, "Bản thứ hai") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "versions.cancel", NULL);
  g_assert_null (find (fixture, KH_TYPE_VERSIONS_PAGE));
  g_assert_nonnull (g_action_map_lookup_action (G_ACTION_MAP (fixture->window), "undo"));
}

static void
test_rename (WindowFixture *fixture, gconstpointer data)
{
  KhVersionsPage *page;
  KhNameDialog *dialog;

  window_fixture_open_editor (fixture);
  keep (fixture, "Bản một");
  page = show_page (fixture);
  act_on (page, "versions.rename", "Bản một");
  dialog = window_fixture_find_window (KH_TYPE_NAME_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (gtk_editable_get_text (window_fixture_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW)), ==, "Bản một");
  gtk_editable_set_text (window_fixture_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW), "Bản đầu");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.accept", NULL);
  g_assert_null (find_version (page, "Bản một"));
  g_assert_nonnull (find_version (page, "Bản đầu"));
}

/* To be read as it would print, and nothing else. */
static void
test_open (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhVersionView *view;
  KhPreview *preview;

  keep (fixture, "Bản một");
  window_fixture_set_task_text (fixture, window_fixture_get_first_task (editor), NEW_WORDS);
  act_on (show_page (fixture), "versions.open", "Bản một");
  view = find (fixture, KH_TYPE_VERSION_VIEW);
  g_assert_nonnull (view);
  preview = window_fixture_find (GTK_WIDGET (view), KH_TYPE_PREVIEW);
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (preview)) && kh_preview_is_current (preview));
  gtk_widget_activate_action (GTK_WIDGET (view), "version.close", NULL);
  g_assert_nonnull (find (fixture, KH_TYPE_VERSIONS_PAGE));
}

static KhReviewPage *
wait_for_review (WindowFixture *fixture)
{
  wait_until (find (fixture, KH_TYPE_REVIEW_PAGE) != NULL
              && kh_review_page_get_comparison (find (fixture, KH_TYPE_REVIEW_PAGE)) != NULL);
  return find (fixture, KH_TYPE_REVIEW_PAGE);
}

static void
test_compare (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  g_autofree char *old = g_strdup (kh_item_get_text (window_fixture_get_first_task (editor)));
  KhVersionsPage *page;
  KhReviewPage *review;
  KhChange *change;

  keep (fixture, "Bản một");
  window_fixture_set_task_text (fixture, window_fixture_get_first_task (editor), NEW_WORDS);
  keep (fixture, "Bản hai");
  page = show_page (fixture);
  act_on (page, "versions.compare", "Bản một");
  review = wait_for_review (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (kh_review_page_get_comparison (review))), ==, 1);
  change = kh_review_page_get_selected (review);
  g_assert_cmpstr (kh_change_get_before_text (change), ==, old);
  g_assert_cmpstr (kh_change_get_after_text (change), ==, NEW_WORDS);

  /* And back to the list; there with another version, whichever is chosen first. */
  gtk_widget_activate_action (GTK_WIDGET (review), "review.cancel", NULL);
  page = find (fixture, KH_TYPE_VERSIONS_PAGE);
  g_assert_nonnull (page);
  act_on (page, "versions.pick", "Bản hai");
  g_signal_emit_by_name (window_fixture_find (GTK_WIDGET (page), GTK_TYPE_LIST_VIEW), "activate",
                         g_list_model_get_n_items (kh_versions_page_get_model (page)) - 1);
  review = wait_for_review (fixture);
  change = kh_review_page_get_selected (review);
  g_assert_cmpstr (kh_change_get_before_text (change), ==, old);
  g_assert_cmpstr (kh_change_get_after_text (change), ==, NEW_WORDS);
}

static void
test_pick_cancelled (WindowFixture *fixture, gconstpointer data)
{
  KhVersionsPage *page;

  window_fixture_open_editor (fixture);
  keep (fixture, "Bản một");
  page = show_page (fixture);
  act_on (page, "versions.pick", "Bản một");
  gtk_widget_activate_action (GTK_WIDGET (page), "versions.cancel", NULL);
  g_assert_true (find (fixture, KH_TYPE_VERSIONS_PAGE) == page);
  gtk_widget_activate_action (GTK_WIDGET (page), "versions.cancel", NULL);
  g_assert_null (find (fixture, KH_TYPE_VERSIONS_PAGE));
}

/* One edit, and what it replaced is kept too. */
static void
test_restore (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPlan *plan = kh_editor_get_plan (editor);
  g_autofree char *old = g_strdup (kh_item_get_text (window_fixture_get_first_task (editor)));
  guint n;

  keep (fixture, "Bản một");
  window_fixture_set_task_text (fixture, window_fixture_get_first_task (editor), NEW_WORDS);
  n = count_versions (fixture);
  act_on (show_page (fixture), "versions.restore", "Bản một");
  g_assert_null (find (fixture, KH_TYPE_VERSIONS_PAGE));
  g_assert_cmpstr (kh_item_get_text (window_fixture_get_first_task (editor)), ==, old);
  g_assert_cmpstr (kh_store_get_undo_label (fixture->store, KH_NODE (plan)), ==, "Restore version");
  g_assert_cmpuint (count_versions (fixture), ==, n + 1);
  act (fixture, "win.undo");
  g_assert_cmpstr (kh_item_get_text (window_fixture_get_first_task (editor)), ==, NEW_WORDS);
}

/* An issued plan can be compared with its versions, not brought back to one. */
static void
test_locked (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPlan *plan = kh_editor_get_plan (editor);
  g_autoptr (GError) error = NULL;

  keep (fixture, "Bản một");
  window_fixture_set_task_text (fixture, window_fixture_get_first_task (editor), NEW_WORDS);
  {
    g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (plan), "Issue", &error);

    kh_edit_set (edit, plan, "state", KH_PLAN_ISSUED, NULL);
    g_assert_true (kh_edit_commit (edit, &error));
  }
  act_on (show_page (fixture), "versions.restore", "Bản một");
  g_assert_cmpstr (kh_item_get_text (window_fixture_get_first_task (editor)), ==, NEW_WORDS);
}

static void
add_cases (void)
{
  CASE ("/versions/keep", test_keep);
  CASE ("/versions/rename", test_rename);
  CASE ("/versions/open", test_open);
  CASE ("/versions/compare", test_compare);
  CASE ("/versions/pick-cancelled", test_pick_cancelled);
  CASE ("/versions/restore", test_restore);
  CASE ("/versions/locked", test_locked);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
