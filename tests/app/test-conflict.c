/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another program changes or deletes what is being typed here: nothing is lost,
 * and what becomes of it is a choice. The other program is a process of its own. */
#include <adwaita.h>
#include <stdlib.h>

#include "conflict-bar.h"
#include "edit.h"
#include "form-page.h"
#include "item-text.h"
#include "window-fixture.h"

#define MINE "Lời tôi đang gõ"
#define THEIRS "Lời của chương trình kia"

static const char *program;

/* The other program deletes plan 1 for good, or issues it. */
static void
end_plan (KhStore *store, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhEdit) edit = NULL;

  if (g_str_equal (kind, "delete"))
    {
      g_assert_true (kh_store_trash_plan (store, 1, TRUE, &error));
      g_assert_true (kh_store_delete_plan (store, 1, &error));
      g_assert_no_error (error);
      return;
    }
  plan = kh_store_load_plan (store, 1, &error);
  g_assert_no_error (error);
  edit = kh_edit_begin (store, KH_NODE (plan), "Issue", &error);
  g_assert_no_error (error);
  kh_edit_set (edit, plan, "state", KH_PLAN_ISSUED, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_no_error (error);
}

/* The other program: KIND is "set", "remove" or "remove-section", or what end_plan() does; @uuid the node. */
static int
run_other (const char *path, const char *kind, const char *uuid, const char *property)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, &error);
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhEdit) edit = NULL;
  KhNode *node;

  g_assert_no_error (error);
  if (g_str_equal (kind, "delete") || g_str_equal (kind, "issue"))
    {
      end_plan (store, kind);
      return EXIT_SUCCESS;
    }
  plan = kh_store_load_plan (store, 1, &error);
  g_assert_no_error (error);
  node = g_str_equal (uuid, "plan") ? KH_NODE (plan) : kh_plan_find_node (plan, uuid);
  g_assert_nonnull (node);
  edit = kh_edit_begin (store, KH_NODE (plan), "Edit text", &error);
  g_assert_no_error (error);
  if (g_str_equal (kind, "set"))
    kh_edit_set (edit, node, property, THEIRS, NULL);
  else
    kh_edit_remove (edit, g_str_equal (kind, "remove-section") ? kh_node_get_parent (node) : node);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_no_error (error);

  return EXIT_SUCCESS;
}

static void
let_other (WindowFixture *fixture, const char *kind, const char *uuid, const char *property)
{
  const char *const argv[] = { program, "--other", fixture->path, kind, uuid, property, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_no_error (error);
}

static KhConflictBar *
get_bar (WindowFixture *fixture)
{
  return window_fixture_find (GTK_WIDGET (fixture->window), KH_TYPE_CONFLICT_BAR);
}

static KhFormPage *
get_page (WindowFixture *fixture)
{
  return KH_FORM_PAGE (kh_editor_get_page (kh_window_get_editor (fixture->window)));
}

static GtkTextBuffer *
get_buffer (WindowFixture *fixture, const char *uuid)
{
  GtkWidget *text = kh_form_page_find_property (get_page (fixture), uuid, "text");

  g_assert_true (GTK_IS_TEXT_VIEW (text));

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
}

static void
assert_shown (WindowFixture *fixture, const char *uuid, const char *expected)
{
  GtkTextBuffer *buffer = get_buffer (fixture, uuid);
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

/* What is in the file, whatever anybody here holds. */
static char *
dup_stored (WindowFixture *fixture, const char *uuid, const char *property)
{
  g_autoptr (KhStore) store = window_fixture_open_store (fixture, KH_STORE_OPEN_READ_ONLY);
  g_autoptr (KhPlan) plan = kh_store_load_plan (store, 1, NULL);
  KhNode *node = g_str_equal (uuid, "plan") ? KH_NODE (plan) : kh_plan_find_node (plan, uuid);
  char *value;

  if (node == NULL)
    return NULL;
  g_object_get (node, property, &value, NULL);

  return value;
}

static void
assert_stored (WindowFixture *fixture, const char *uuid, const char *property, const char *expected)
{
  g_autofree char *stored = dup_stored (fixture, uuid, property);

  g_assert_cmpstr (stored, ==, expected);
}

/* Returns: (transfer full): the UUID of the first task, whose words are now MINE
 * on the screen and nowhere else */
static char *
type_over_first_task (WindowFixture *fixture)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  g_autofree char *uuid = g_strdup (kh_node_get_uuid (KH_NODE (window_fixture_get_first_task (editor))));
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_assert_true (kh_editor_show_node (editor, uuid));
  buffer = get_buffer (fixture, uuid);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete_interactive (buffer, &start, &end, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, MINE, -1, TRUE);

  return g_steal_pointer (&uuid);
}

/* Whether the window learns of it before or by saving. */
static void
flush (WindowFixture *fixture, gboolean learn_first)
{
  if (learn_first)
    g_assert_true (kh_store_poll_changes (fixture->store));
  kh_editor_flush (kh_window_get_editor (fixture->window));
  wait_until (kh_conflict_bar_get_conflict (get_bar (fixture)) != NULL);
}

static void
choose (WindowFixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_bar (fixture)), action, NULL));
  g_assert_null (kh_conflict_bar_get_conflict (get_bar (fixture)));
}

static void
test_keep_mine (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *uuid = type_over_first_task (fixture);

  let_other (fixture, "set", uuid, "text");
  flush (fixture, GPOINTER_TO_INT (data));
  /* theirs stays until somebody chooses */
  assert_stored (fixture, uuid, "text", THEIRS);
  assert_shown (fixture, uuid, THEIRS);
  g_assert_nonnull (window_fixture_find_label (GTK_WIDGET (get_bar (fixture)), "Another program changed the same"));

  choose (fixture, "conflict.keep-mine");
  assert_stored (fixture, uuid, "text", MINE);
  assert_shown (fixture, uuid, MINE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  assert_stored (fixture, uuid, "text", THEIRS);
}

static void
test_keep_theirs (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *uuid = type_over_first_task (fixture);

  let_other (fixture, "set", uuid, "text");
  flush (fixture, GPOINTER_TO_INT (data));
  choose (fixture, "conflict.keep-theirs");
  assert_stored (fixture, uuid, "text", THEIRS);
  assert_shown (fixture, uuid, THEIRS);
  /* and even then mine is a step of undo away */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  assert_stored (fixture, uuid, "text", MINE);
}

/* Not of the same item: both stay, and nobody is asked. */
static void
test_both_stay (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *uuid = type_over_first_task (fixture);
  KhSection *group = kh_plan_find_section (kh_editor_get_plan (kh_window_get_editor (fixture->window)), KH_SECTION_TASK_GROUP);
  g_autoptr (KhNode) second = g_list_model_get_item (kh_section_get_items (group), 1);

  let_other (fixture, "set", kh_node_get_uuid (second), "text");
  kh_editor_flush (kh_window_get_editor (fixture->window));
  assert_stored (fixture, uuid, "text", MINE);
  assert_stored (fixture, kh_node_get_uuid (second), "text", THEIRS);
  assert_shown (fixture, kh_node_get_uuid (second), THEIRS);
  g_assert_null (kh_conflict_bar_get_conflict (get_bar (fixture)));
}

/* A one-line field of the plan itself. */
static void
test_entry (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  GtkWidget *entry;

  kh_editor_show_page (editor, KH_PAGE_GENERAL, NULL);
  entry = kh_form_page_find_property (get_page (fixture), kh_node_get_uuid (KH_NODE (kh_editor_get_plan (editor))), "place");
  g_assert_true (GTK_IS_EDITABLE (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), MINE);
  let_other (fixture, "set", "plan", "place");
  flush (fixture, GPOINTER_TO_INT (data));
  assert_stored (fixture, "plan", "place", THEIRS);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, THEIRS);
  choose (fixture, "conflict.keep-mine");
  assert_stored (fixture, "plan", "place", MINE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, MINE);
}

/* The words come back with the task, at once and without being asked for. */
static void
test_deleted (WindowFixture *fixture, const char *kind, gboolean learn_first, gboolean keep)
{
  g_autofree char *uuid = type_over_first_task (fixture);
  KhItem *task = window_fixture_get_first_task (kh_window_get_editor (fixture->window));
  g_autofree char *product = g_strdup (kh_task_get_product (KH_TASK (task)));
  g_autofree char *back = NULL;

  let_other (fixture, kind, uuid, "text");
  flush (fixture, learn_first);
  g_assert_true (kh_conflict_is_deleted (kh_conflict_bar_get_conflict (get_bar (fixture))));
  back = g_strdup (kh_node_get_uuid (kh_conflict_get_node (kh_conflict_bar_get_conflict (get_bar (fixture)))));
  assert_stored (fixture, uuid, "text", NULL);
  assert_stored (fixture, back, "text", MINE);
  assert_stored (fixture, back, "product", product);
  choose (fixture, keep ? "conflict.keep-mine" : "conflict.keep-theirs");
  assert_stored (fixture, back, "text", keep ? MINE : NULL);
  if (keep)
    return;
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  assert_stored (fixture, back, "text", MINE);
}

static void
test_deleted_keep (WindowFixture *fixture, gconstpointer data)
{
  test_deleted (fixture, "remove", GPOINTER_TO_INT (data), TRUE);
}

static void
test_deleted_again (WindowFixture *fixture, gconstpointer data)
{
  test_deleted (fixture, "remove", GPOINTER_TO_INT (data), FALSE);
}

static void
test_deleted_section (WindowFixture *fixture, gconstpointer data)
{
  test_deleted (fixture, "remove-section", GPOINTER_TO_INT (data), TRUE);
}

/* Without a save: the other's deletion takes the field away. */
static void
test_deleted_by_itself (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *uuid = type_over_first_task (fixture);
  KhConflict *conflict;
  const char *uuid_back;

  let_other (fixture, "remove", uuid, "text");
  wait_until (kh_conflict_bar_get_conflict (get_bar (fixture)) != NULL);
  conflict = kh_conflict_bar_get_conflict (get_bar (fixture));
  uuid_back = kh_node_get_uuid (kh_conflict_get_node (conflict));
  assert_stored (fixture, uuid_back, "text", MINE);
  /* and one goes on typing there */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == kh_form_page_find_property (get_page (fixture), uuid_back, "text"));
  choose (fixture, "conflict.keep-mine");
}

static void
copied_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, &error);
  g_assert_no_error (error);
}

/* Presses “Copy” of the toast that offers the words. */
static void
assert_offered (WindowFixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkLabel *copy = NULL;
  GtkWidget *button;
  g_autofree char *copied = NULL;

  wait_until (window_fixture_find_label (window, "“" MINE "”") != NULL);
  wait_until ((copy = window_fixture_find_label (window, "Copy")) != NULL && gtk_widget_get_mapped (GTK_WIDGET (copy)));
  button = gtk_widget_get_ancestor (GTK_WIDGET (copy), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (window), NULL, copied_cb, &copied);
  wait_until (copied != NULL);
  g_assert_cmpstr (copied, ==, MINE);
}

/* A plan that another program issues or deletes takes no more words: those that
 * were being typed are offered. */
static void
test_plan_ended (WindowFixture *fixture, const char *kind, gboolean learn_first)
{
  g_autofree char *uuid = type_over_first_task (fixture);
  g_autofree char *before = dup_stored (fixture, uuid, "text");

  let_other (fixture, kind, uuid, "text");
  if (learn_first)
    g_assert_true (kh_store_poll_changes (fixture->store));
  if (kh_window_get_editor (fixture->window) != NULL)
    kh_editor_flush (kh_window_get_editor (fixture->window));
  assert_offered (fixture);
  if (g_str_equal (kind, "issue"))
    assert_stored (fixture, uuid, "text", before);
  else
    g_assert_null (kh_window_get_editor (fixture->window));
}

static void
test_issued (WindowFixture *fixture, gconstpointer data)
{
  test_plan_ended (fixture, "issue", GPOINTER_TO_INT (data));
}

static void
test_plan_deleted (WindowFixture *fixture, gconstpointer data)
{
  test_plan_ended (fixture, "delete", GPOINTER_TO_INT (data));
}

/* Each way: it is found by saving, or known before. */
#define BOTH(path, function) \
  g_test_add (path "/by-saving", WindowFixture, GINT_TO_POINTER (FALSE), window_fixture_set_up, function, window_fixture_tear_down); \
  g_test_add (path "/known-before", WindowFixture, GINT_TO_POINTER (TRUE), window_fixture_set_up, function, window_fixture_tear_down)

static void
add_cases (void)
{
  BOTH ("/app/conflict/keep-mine", test_keep_mine);
  BOTH ("/app/conflict/keep-theirs", test_keep_theirs);
  CASE ("/app/conflict/both-stay", test_both_stay);
  BOTH ("/app/conflict/entry", test_entry);
  BOTH ("/app/conflict/deleted/keep", test_deleted_keep);
  BOTH ("/app/conflict/deleted/again", test_deleted_again);
  BOTH ("/app/conflict/deleted/section", test_deleted_section);
  CASE ("/app/conflict/deleted/by-itself", test_deleted_by_itself);
  BOTH ("/app/conflict/plan-issued", test_issued);
  BOTH ("/app/conflict/plan-deleted", test_plan_deleted);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 6 && g_str_equal (argv[1], "--other"))
    return run_other (argv[2], argv[3], argv[4], argv[5]);

  return window_fixture_main (argc, argv, add_cases);
}
