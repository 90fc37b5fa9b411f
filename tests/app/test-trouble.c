/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trouble with the library in the window: told as long as it lasts, salvaged, and
 * what no longer fits is a choice. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "item-text.h"
#include "library-check.h"
#include "review-page.h"
#include "salvage-page.h"
#include "trouble-bar.h"
#include "window-fixture.h"

#define NEW_WORDS "Rà soát và công khai kết quả trước ngày làm việc đầu tiên"
#define PAGE_SIZE 4096
#define N_PLANS 6

static gpointer
find (WindowFixture *fixture, GType type)
{
  return window_fixture_find (GTK_WIDGET (fixture->window), type);
}

/* A drive that is gone and comes back: what is typed waits, and is told to. */
static void
test_gone (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhTroubleBar *bar = find (fixture, KH_TYPE_TROUBLE_BAR);
  g_autofree char *away = g_strconcat (fixture->path, ".away", NULL);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *away_log = g_strconcat (log, ".away", NULL);

  g_assert_null (kh_trouble_bar_get_message (bar));
  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  g_assert_cmpint (g_rename (log, away_log), ==, 0);
  window_fixture_set_task_text (fixture, window_fixture_get_first_task (editor), NEW_WORDS);
  g_assert_cmpint (kh_store_get_trouble (fixture->store), ==, KH_TROUBLE_UNREACHABLE);
  g_assert_nonnull (kh_trouble_bar_get_message (bar));
  g_assert_nonnull (strstr (kh_trouble_bar_get_message (bar), "1 change"));

  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
  g_assert_cmpint (g_rename (away_log, log), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (bar), "trouble.retry", NULL);
  wait_until (kh_store_get_trouble (fixture->store) == KH_TROUBLE_NONE);
  g_assert_null (kh_trouble_bar_get_message (bar));
}

/* Mine, theirs or both: theirs is there, mine can be taken in, the copy stays. */
static void
test_choose (WindowFixture *fixture, gconstpointer data)
{
  gint64 id = window_fixture_add_plan (fixture->store, 2027);
  gint64 copy_id = kh_store_duplicate_plan (fixture->store, id, NULL);
  g_autoptr (KhPlan) plan = kh_store_load_plan (fixture->store, id, NULL);
  g_autoptr (KhPlan) copy = kh_store_load_plan (fixture->store, copy_id, NULL);
  g_autoptr (KhItem) theirs = NULL;
  g_autoptr (KhItem) task = NULL;
  g_autoptr (KhRevision) kept = NULL;
  KhReviewPage *page;

  /* Theirs is no state that was kept already. */
  theirs = g_list_model_get_item (kh_section_get_items (kh_plan_find_section (plan, KH_SECTION_TASK_GROUP)), 1);
  window_fixture_set_task_text (fixture, theirs, "Tổng hợp ý kiến của các phòng trước khi trình");
  task = g_list_model_get_item (kh_section_get_items (kh_plan_find_section (copy, KH_SECTION_TASK_GROUP)), 0);
  window_fixture_set_task_text (fixture, task, NEW_WORDS);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.choose-rescued", "(xx)", id, copy_id);
  wait_until (find (fixture, KH_TYPE_REVIEW_PAGE) != NULL
              && kh_review_page_get_comparison (find (fixture, KH_TYPE_REVIEW_PAGE)) != NULL);
  page = find (fixture, KH_TYPE_REVIEW_PAGE);
  gtk_widget_activate_action (GTK_WIDGET (page), "review.accept-all", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "review.apply", NULL);
  g_assert_cmpstr (kh_item_get_text (window_fixture_get_first_task (kh_window_get_editor (fixture->window))), ==, NEW_WORDS);
  kept = window_fixture_get_newest_revision (fixture, kh_editor_get_plan (kh_window_get_editor (fixture->window)));
  g_assert_cmpint (kh_revision_get_kind (kept), ==, KH_REVISION_MERGE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpstr (kh_item_get_text (window_fixture_get_first_task (kh_window_get_editor (fixture->window))), !=, NEW_WORDS);
}

/* Returns: (transfer full): the path of a library that nobody has open */
static char *
make_library (WindowFixture *fixture)
{
  char *path = g_build_filename (fixture->folder, "hỏng.kehoach", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  for (int i = 0; i < N_PLANS; i++)
    window_fixture_add_plan (store, 2020 + i);
  return path;
}

/* In place, as a disk does it: another file would be a library that moved. */
static void
spoil (const char *path)
{
  g_autofree char *nonsense = g_malloc (PAGE_SIZE);
  FILE *file = g_fopen (path, "r+");

  memset (nonsense, 0xa5, PAGE_SIZE);
  g_assert_cmpint (fseek (file, -8 * PAGE_SIZE, SEEK_END), ==, 0);
  g_assert_cmpuint (fwrite (nonsense, PAGE_SIZE, 1, file), ==, 1);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* A library with a page of nonsense in it. Returns: (transfer full): its path */
static char *
make_damaged (WindowFixture *fixture)
{
  char *path = make_library (fixture);

  spoil (path);
  return path;
}

static void
accepted_cb (char **accepted, const char *path)
{
  *accepted = g_strdup (path);
}

static void
test_salvage (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_damaged (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DAMAGED, &error);
  GtkWidget *page;
  g_autofree char *accepted = NULL;

  g_assert_no_error (error);
  page = kh_salvage_page_new (kh_store_get_path (store));
  g_signal_connect_swapped (page, "accepted", G_CALLBACK (accepted_cb), &accepted);
  kh_window_show_review (fixture->window, page);
  gtk_widget_activate_action (page, "salvage.start", NULL);
  wait_until (kh_salvage_page_get_report (KH_SALVAGE_PAGE (page)) != NULL);
  g_assert_cmpuint (kh_salvage_page_get_report (KH_SALVAGE_PAGE (page))->n_plans, >, 0);
  gtk_widget_activate_action (page, "salvage.use", NULL);
  g_assert_nonnull (accepted);
  g_assert_true (g_file_test (accepted, G_FILE_TEST_EXISTS));
  kh_window_show_review (fixture->window, NULL);
}

/* One that is too damaged to be shown is salvaged from where it says so. */
static void
test_salvage_unopened (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_damaged (fixture);
  g_autoptr (GError) error = g_error_new (KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED, "“%s” is damaged", path);
  KhWindow *window = g_object_ref (KH_WINDOW (kh_window_new (NULL)));
  GtkWidget *page;

  gtk_window_present (GTK_WINDOW (window));
  kh_window_show_failure (window, path, error);
  wait_until (window_fixture_find_label (GTK_WIDGET (window), "Salvage") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.salvage", NULL);
  page = window_fixture_find (GTK_WIDGET (window), KH_TYPE_SALVAGE_PAGE);
  g_assert_nonnull (page);
  gtk_widget_activate_action (page, "salvage.start", NULL);
  wait_until (kh_salvage_page_get_report (KH_SALVAGE_PAGE (page)) != NULL);
  g_assert_cmpuint (kh_salvage_page_get_report (KH_SALVAGE_PAGE (page))->n_plans, >, 0);
  gtk_widget_activate_action (page, "salvage.close", NULL);
  g_assert_null (window_fixture_find (GTK_WIDGET (window), KH_TYPE_SALVAGE_PAGE));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

/* Given up: the new library is not left behind. */
static void
test_salvage_given_up (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_damaged (fixture);
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DAMAGED, NULL);
  GtkWidget *page = kh_salvage_page_new (kh_store_get_path (store));
  g_autoptr (GDir) folder = NULL;
  const char *name;

  kh_window_show_review (fixture->window, page);
  gtk_widget_activate_action (page, "salvage.start", NULL);
  wait_until (kh_salvage_page_get_report (KH_SALVAGE_PAGE (page)) != NULL);
  kh_window_show_review (fixture->window, NULL);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_null (strstr (name, "salvaged"));
}

/* The damaged library is shown as far as it can be read, and the way out with it. */
static void
test_damaged (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_damaged (fixture);
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DAMAGED, NULL);
  GtkWidget *bar = g_object_ref_sink (g_object_new (KH_TYPE_TROUBLE_BAR, NULL));

  kh_trouble_bar_set_store (KH_TROUBLE_BAR (bar), store);
  g_assert_nonnull (kh_trouble_bar_get_message (KH_TROUBLE_BAR (bar)));
  g_object_unref (bar);
}

static void
looked_cb (guint *n_looks)
{
  (*n_looks)++;
}

static KhItemText *
get_field (KhWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && KH_IS_ITEM_TEXT (focus) ? KH_ITEM_TEXT (focus) : NULL;
}

/* Found soon after the start: what stands in the form is kept, and from then on
 * the window only reads. */
static void
test_found_damaged (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_library (fixture);
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, NULL);
  g_autoptr (KhLibraryCheck) check = kh_library_check_new (store);
  g_autoptr (KhWindow) window = g_object_ref (KH_WINDOW (kh_window_new (NULL)));
  KhTroubleBar *bar;
  KhEditor *editor;
  KhItem *task;
  guint n_looks = 0;

  kh_window_set_store (window, store, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  bar = window_fixture_find (GTK_WIDGET (window), KH_TYPE_TROUBLE_BAR);
  g_assert_true (kh_window_open_plan (window, 1, NULL));
  editor = kh_window_get_editor (window);
  task = window_fixture_get_first_task (editor);
  g_signal_connect_swapped (check, "looked", G_CALLBACK (looked_cb), &n_looks);
  kh_library_check_look (check);
  wait_until (n_looks == 1);
  g_assert_null (kh_trouble_bar_get_message (bar));

  spoil (path);
  g_assert_true (kh_window_open_plan (window, 1, kh_node_get_uuid (KH_NODE (task))));
  wait_until (get_field (window) != NULL);
  gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_field (window))), NEW_WORDS, -1, TRUE);
  kh_library_check_look (check);
  wait_until (n_looks == 2);
  g_assert_nonnull (strstr (kh_trouble_bar_get_message (bar), "damaged"));
  g_assert_false (kh_window_is_writable (window));
  g_assert_true (kh_window_get_editor (window) != editor);
  task = window_fixture_get_first_task (kh_window_get_editor (window));
  g_assert_nonnull (strstr (kh_item_get_text (task), NEW_WORDS));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* When asked for, all of it is looked at, and what is wrong is said. */
static void
test_full_check (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_library (fixture);
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, NULL);
  g_autoptr (KhWindow) window = g_object_ref (KH_WINDOW (kh_window_new (NULL)));
  AdwMessageDialog *dialog;

  kh_window_set_store (window, store, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.check-library", NULL);
  wait_until (window_fixture_find_label (GTK_WIDGET (window), "is sound") != NULL);
  g_assert_true (kh_window_is_writable (window));

  spoil (path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.check-library", NULL);
  wait_until (window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = window_fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_body (dialog), !=, "");
  g_assert_false (kh_window_is_writable (window));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where even the list of plans is lost, the window offers the way out all the same. */
static void
test_unlisted (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_damaged (fixture);
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DAMAGED, NULL);
  g_autoptr (KhWindow) window = g_object_ref (KH_WINDOW (kh_window_new (NULL)));

  kh_window_set_store (window, store, TRUE);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_nonnull (kh_trouble_bar_get_message (window_fixture_find (GTK_WIDGET (window), KH_TYPE_TROUBLE_BAR)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.salvage", NULL);
  g_assert_nonnull (window_fixture_find (GTK_WIDGET (window), KH_TYPE_SALVAGE_PAGE));
  gtk_widget_activate_action (window_fixture_find (GTK_WIDGET (window), KH_TYPE_SALVAGE_PAGE), "salvage.close", NULL);
  g_assert_null (window_fixture_find (GTK_WIDGET (window), KH_TYPE_SALVAGE_PAGE));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_cases (void)
{
  CASE ("/trouble/gone", test_gone);
  CASE ("/trouble/choose", test_choose);
  CASE ("/trouble/salvage", test_salvage);
  CASE ("/trouble/salvage-given-up", test_salvage_given_up);
  CASE ("/trouble/salvage-unopened", test_salvage_unopened);
  CASE ("/trouble/damaged", test_damaged);
  CASE ("/trouble/found-damaged", test_found_damaged);
  CASE ("/trouble/full-check", test_full_check);
  CASE ("/trouble/unlisted", test_unlisted);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
