/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups in the window: made each day and by hand, looked into, restored. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "backup-row.h"
#include "backup-view.h"
#include "backups-page.h"
#include "daily-backup.h"
#include "trouble-bar.h"
#include "window-fixture.h"

static gpointer
find (WindowFixture *fixture, GType type)
{
  return window_fixture_find (GTK_WIDGET (fixture->window), type);
}

static guint
count_backups (WindowFixture *fixture, const char *folder)
{
  g_autofree char *usual = kh_backup_get_folder (fixture->path);
  g_autoptr (GListModel) backups = kh_backup_list (fixture->path, folder != NULL ? folder : usual);

  return g_list_model_get_n_items (backups);
}

static guint
count_plans (WindowFixture *fixture)
{
  g_autoptr (GListModel) plans = kh_store_list_plans (fixture->store, NULL);

  return g_list_model_get_n_items (plans);
}

static KhBackupsPage *
show_page (WindowFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-backups", NULL);
  g_assert_nonnull (find (fixture, KH_TYPE_BACKUPS_PAGE));
  return find (fixture, KH_TYPE_BACKUPS_PAGE);
}

static void
write_backup (WindowFixture *fixture, KhBackupsPage *page)
{
  const guint n = count_backups (fixture, NULL);

  gtk_widget_activate_action (GTK_WIDGET (page), "backups.write", NULL);
  g_assert_true (kh_backup_job_is_running (kh_backups_page_get_job (page)));
  wait_until (!kh_backup_job_is_running (kh_backups_page_get_job (page)));
  g_assert_cmpuint (count_backups (fixture, NULL), ==, n + 1);
}

static void
looked_cb (guint *n_looks)
{
  (*n_looks)++;
}

/* Once a day, in the background, and a failure is told until it is past. */
static void
test_daily (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (KhDailyBackup) daily = kh_daily_backup_new (NULL, fixture->path);
  g_autofree char *folder = kh_backup_get_folder (fixture->path);
  guint n_looks = 0;

  g_signal_connect_swapped (daily, "looked", G_CALLBACK (looked_cb), &n_looks);
  /* A file where the folder has to be. */
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  kh_window_set_daily_backup (fixture->window, daily);
  kh_daily_backup_look (daily);
  wait_until (n_looks == 1);
  g_assert_nonnull (kh_daily_backup_get_message (daily));
  g_assert_nonnull (strstr (kh_trouble_bar_get_message (find (fixture, KH_TYPE_TROUBLE_BAR)), kh_daily_backup_get_message (daily)));
  g_assert_cmpint (g_remove (folder), ==, 0);

  kh_daily_backup_look (daily);
  wait_until (n_looks == 2);
  g_assert_null (kh_daily_backup_get_message (daily));
  g_assert_null (kh_trouble_bar_get_message (find (fixture, KH_TYPE_TROUBLE_BAR)));
  g_assert_cmpuint (count_backups (fixture, NULL), ==, 1);
  kh_daily_backup_look (daily);
  wait_until (n_looks == 3);
  g_assert_cmpuint (count_backups (fixture, NULL), ==, 1);
}

static void
test_write (WindowFixture *fixture, gconstpointer data)
{
  KhBackupsPage *page;
  KhBackupRow *row;

  window_fixture_add_plan (fixture->store, 2027);
  page = show_page (fixture);
  g_assert_null (find (fixture, KH_TYPE_BACKUP_ROW));
  write_backup (fixture, page);
  row = find (fixture, KH_TYPE_BACKUP_ROW);
  g_assert_nonnull (row);
  /* How many plans are in it. */
  wait_until (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "1 plan") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "backups.close", NULL);
  g_assert_null (find (fixture, KH_TYPE_BACKUPS_PAGE));
}

static void
test_elsewhere (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *stick = g_build_filename (fixture->folder, "thẻ nhớ", NULL);
  KhBackupsPage *page;

  window_fixture_add_plan (fixture->store, 2027);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  page = show_page (fixture);
  kh_backups_page_write (page, stick);
  wait_until (!kh_backup_job_is_running (kh_backups_page_get_job (page)));
  g_assert_cmpuint (count_backups (fixture, stick), ==, 1);
  g_assert_cmpuint (count_backups (fixture, NULL), ==, 0);
}

/* Why it failed stands there until it is read. */
static void
test_failure (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->path, "no folder", NULL);
  KhBackupsPage *page = show_page (fixture);
  GtkInfoBar *bar = window_fixture_find (GTK_WIDGET (kh_backups_page_get_job (page)), GTK_TYPE_INFO_BAR);

  kh_backups_page_write (page, nowhere);
  wait_until (!kh_backup_job_is_running (kh_backups_page_get_job (page)));
  g_assert_true (gtk_info_bar_get_revealed (bar));
  write_backup (fixture, page);
  g_assert_false (gtk_info_bar_get_revealed (bar));
}

static void
count_done_cb (guint *n_done)
{
  ++*n_done;
}

/* Nothing is left of a backup that was cancelled; one that was done before is
 * told as done. */
static void
test_cancel (WindowFixture *fixture, gconstpointer data)
{
  KhBackupsPage *page = show_page (fixture);
  guint n_done = 0;

  g_signal_connect_swapped (kh_backups_page_get_job (page), "done", G_CALLBACK (count_done_cb), &n_done);
  gtk_widget_activate_action (GTK_WIDGET (page), "backups.write", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "backups.close", NULL);
  /* It stays in sight until nothing is under way. */
  g_assert_true (find (fixture, KH_TYPE_BACKUPS_PAGE) == page);
  wait_until (!kh_backup_job_is_running (kh_backups_page_get_job (page)));
  g_assert_cmpuint (count_backups (fixture, NULL), ==, n_done);
}

/* What is inside is shown first; what the library held is kept. */
static void
test_restore (WindowFixture *fixture, gconstpointer data)
{
  gint64 first = window_fixture_add_plan (fixture->store, 2027);
  KhBackupView *view;
  GtkWidget *row;

  write_backup (fixture, show_page (fixture));
  window_fixture_add_plan (fixture->store, 2028);
  g_assert_true (kh_store_trash_plan (fixture->store, first, TRUE, NULL));
  row = find (fixture, KH_TYPE_BACKUP_ROW);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  view = find (fixture, KH_TYPE_BACKUP_VIEW);
  g_assert_nonnull (view);
  wait_until (kh_backup_view_get_plans (view) != NULL);
  g_assert_cmpuint (g_list_model_get_n_items (kh_backup_view_get_plans (view)), ==, 1);
  g_assert_cmpuint (count_plans (fixture), ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (view), "backup.restore", NULL);
  wait_until (find (fixture, KH_TYPE_BACKUP_VIEW) == NULL);
  g_assert_cmpuint (count_plans (fixture), ==, 1);
  {
    g_autoptr (GListModel) plans = kh_store_list_plans (fixture->store, NULL);
    g_autoptr (KhPlanInfo) info = g_list_model_get_item (plans, 0);
    int year;

    g_object_get (info, "year", &year, NULL);
    g_assert_cmpint (year, ==, 2027);
  }
  g_assert_cmpuint (count_backups (fixture, NULL), ==, 2);
}

static void
test_unreadable (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "hỏng.kehoach", NULL);
  AdwStatusPage *failure;
  KhBackupView *view;

  g_assert_true (g_file_set_contents (path, "no library at all", -1, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-backup", "^ay", path);
  view = find (fixture, KH_TYPE_BACKUP_VIEW);
  g_assert_nonnull (view);
  failure = window_fixture_find (GTK_WIDGET (view), ADW_TYPE_STATUS_PAGE);
  wait_until (adw_status_page_get_description (failure) != NULL && gtk_widget_get_mapped (GTK_WIDGET (failure)));
  gtk_widget_activate_action (GTK_WIDGET (view), "backup.restore", NULL);
  g_assert_false (kh_backup_job_is_running (kh_backup_view_get_job (view)));
}

static void
add_cases (void)
{
  CASE ("/backups/daily", test_daily);
  CASE ("/backups/write", test_write);
  CASE ("/backups/elsewhere", test_elsewhere);
  CASE ("/backups/failure", test_failure);
  CASE ("/backups/cancel", test_cancel);
  CASE ("/backups/restore", test_restore);
  CASE ("/backups/unreadable", test_unreadable);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
