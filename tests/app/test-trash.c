/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole plans in the window: trash, deletion for good, copies, archive. */
#include <adwaita.h>

#include "plan-row.h"
#include "window-fixture.h"

static void
act (WindowFixture *fixture, const char *action, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, "x", id);
}

static guint
count_plans (WindowFixture *fixture)
{
  g_autoptr (GListModel) plans = kh_store_list_plans (fixture->store, NULL);

  return g_list_model_get_n_items (plans);
}

static guint
count_trashed (WindowFixture *fixture)
{
  g_autoptr (GListModel) plans = kh_store_list_trash (fixture->store, NULL);

  return g_list_model_get_n_items (plans);
}

/* The button of the toast in sight does what its action says. */
static void
undo (WindowFixture *fixture, const char *action, gint64 id)
{
  wait_until (window_fixture_find (GTK_WIDGET (fixture->window), g_type_from_name ("AdwToastWidget")) != NULL);
  act (fixture, action, id);
}

static void
test_undo_trash (WindowFixture *fixture, gconstpointer data)
{
  gint64 id = window_fixture_add_plan (fixture->store, 2027);

  act (fixture, "win.trash-plan", id);
  g_assert_cmpuint (count_plans (fixture), ==, 0);
  undo (fixture, "win.restore-plan", id);
  g_assert_cmpuint (count_plans (fixture), ==, 1);
  g_assert_cmpuint (count_trashed (fixture), ==, 0);
}

static AdwMessageDialog *
get_question (void)
{
  AdwMessageDialog *dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  return dialog;
}

static void
answer (const char *response)
{
  AdwMessageDialog *dialog = get_question ();

  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What goes is named, and nothing goes without an answer. */
static void
test_delete (WindowFixture *fixture, gconstpointer data)
{
  gint64 id = window_fixture_add_plan (fixture->store, 2027);
  gint64 other = window_fixture_add_plan (fixture->store, 2028);
  const char *body;

  act (fixture, "win.trash-plan", id);
  act (fixture, "win.trash-plan", other);
  act (fixture, "win.delete-plan", id);
  body = adw_message_dialog_get_body (get_question ());
  g_assert_nonnull (strstr (body, "Sở Mẫu"));
  g_assert_nonnull (strstr (body, "2027"));
  g_assert_nonnull (strstr (body, "task"));
  answer ("cancel");
  g_assert_cmpuint (count_trashed (fixture), ==, 2);
  act (fixture, "win.delete-plan", id);
  answer ("delete");
  g_assert_cmpuint (count_trashed (fixture), ==, 1);
}

static void
test_empty (WindowFixture *fixture, gconstpointer data)
{
  for (int year = 2026; year < 2029; year++)
    act (fixture, "win.trash-plan", window_fixture_add_plan (fixture->store, year));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-trash", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.empty-trash", NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (get_question ()), "3 plans"));
  answer ("delete");
  g_assert_cmpuint (count_trashed (fixture), ==, 0);
}

/* A plan in use elsewhere that is deleted: its editor closes, and says so. */
static void
test_removed (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  gint64 id = kh_node_get_id (KH_NODE (kh_editor_get_plan (editor)));
  g_autoptr (KhStore) other = window_fixture_open_store (fixture, KH_STORE_OPEN_DEFAULT);
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_store_trash_plan (other, id, TRUE, &error));
  g_assert_true (kh_store_delete_plan (other, id, &error));
  wait_until (kh_window_get_editor (fixture->window) == NULL);
  wait_until (window_fixture_find (GTK_WIDGET (fixture->window), g_type_from_name ("AdwToastWidget")) != NULL);
  g_assert_cmpuint (count_plans (fixture), ==, 0);
}

static void
test_duplicate (WindowFixture *fixture, gconstpointer data)
{
  gint64 id = window_fixture_add_plan (fixture->store, 2027);
  KhEditor *editor;

  act (fixture, "win.duplicate-plan", id);
  g_assert_cmpuint (count_plans (fixture), ==, 2);
  g_assert_null (kh_window_get_editor (fixture->window));

  /* From the editor one goes on with the copy. */
  g_assert_true (kh_window_open_plan (fixture->window, id, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.duplicate-open-plan", NULL);
  g_assert_cmpuint (count_plans (fixture), ==, 3);
  editor = kh_window_get_editor (fixture->window);
  g_assert_nonnull (editor);
  g_assert_cmpint (kh_node_get_id (KH_NODE (kh_editor_get_plan (editor))), !=, id);
  g_assert_cmpint (kh_plan_get_state (kh_editor_get_plan (editor)), ==, KH_PLAN_DRAFT);
}

static void
test_archive (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPlan *plan = kh_editor_get_plan (editor);
  gint64 id = kh_node_get_id (KH_NODE (plan));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.archive-open-plan", NULL);
  g_assert_cmpint (kh_plan_get_state (plan), ==, KH_PLAN_ARCHIVED);
  undo (fixture, "win.unarchive-plan", id);
  g_assert_cmpint (kh_plan_get_state (plan), ==, KH_PLAN_DRAFT);
  act (fixture, "win.archive-plan", id);
  g_assert_cmpint (kh_plan_get_state (plan), ==, KH_PLAN_ARCHIVED);
}

static void
add_cases (void)
{
  CASE ("/trash/undo", test_undo_trash);
  CASE ("/trash/delete", test_delete);
  CASE ("/trash/empty", test_empty);
  CASE ("/trash/removed", test_removed);
  CASE ("/trash/duplicate", test_duplicate);
  CASE ("/trash/archive", test_archive);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
