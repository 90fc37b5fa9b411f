/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: what they hold, when they are made, which ones go, and going back. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <utime.h>
#include <string.h>
#include <sys/stat.h>

#include "backup.h"
#include "store-private.h"

typedef struct
{
  Fixture  fixture;
  KhStore *store;
  KhPlan  *plan;
  char    *folder;
  char    *path;
} BackupFixture;

static void
set_up (BackupFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&self->fixture, NULL);
  self->store = fixture_open (&self->fixture);
  self->plan = sample_plan ();
  kh_store_add_plan (self->store, self->plan, &error);
  g_assert_no_error (error);
  self->folder = kh_backup_get_folder (self->fixture.path);
  self->path = g_build_filename (self->folder, "bản sao.kehoach", NULL);
}

static guint
clear_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
      n++;
    }

  return n;
}

static void
tear_down (BackupFixture *self, gconstpointer data)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  assert_integrity (&self->fixture);
  clear_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  fixture_tear_down (&self->fixture, NULL);
}

static void
progress_cb (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *last = fraction;
}

/* A backup while the library is in use is one file that opens and holds the same. */
static void
test_write (BackupFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) copy = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autofree char *dump = NULL;
  double last = 0;
  GStatBuf info;

  set_text (self->store, self->plan, find_text (self->plan, "Điểm a"), "Trong nhật ký", NULL);
  dump = dump_node (self->plan);
  g_assert_true (kh_backup_write (self->fixture.path, self->path, NULL, progress_cb, &last, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1.0);
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (info.st_nlink, ==, 1);

  copy = kh_store_open (self->path, KH_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  plan = kh_store_load_plan (copy, 1, &error);
  assert_dump (plan, dump);
  g_clear_object (&plan);
  g_clear_object (&copy);
  g_assert_cmpuint (clear_folder (self->folder), ==, 1); /* nothing lies beside it */
  set_text (self->store, self->plan, find_text (self->plan, "Trong nhật ký"), "Sau", NULL);
}

/* What cannot be done leaves the older backup and nothing else. */
static void
test_failures (BackupFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = NULL, *after = NULL;
  g_autofree char *nowhere = g_build_filename (self->fixture.path, "x.kehoach", NULL);
  gsize length_before, length_after;

  g_assert_true (kh_backup_write (self->fixture.path, self->path, NULL, NULL, NULL, &error));
  g_assert_true (g_file_get_contents (self->path, &before, &length_before, NULL));
  set_text (self->store, self->plan, find_text (self->plan, "Điểm a"), "Khác", NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (kh_backup_write (self->fixture.path, self->path, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (self->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  g_assert_false (kh_backup_write (self->fixture.path, nowhere, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (kh_backup_write ("/nonexistent/x.kehoach", self->path, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (clear_folder (self->folder), ==, 1);
}

static void
test_list_plans (BackupFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) plans = NULL;
  g_autoptr (KhPlanInfo) info = NULL;
  g_autofree char *title = NULL;

  g_assert_true (kh_backup_write (self->fixture.path, self->path, NULL, NULL, NULL, &error));
  plans = kh_backup_list_plans (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (plans), ==, 1);
  info = g_list_model_get_item (plans, 0);
  g_object_get (info, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Cải cách hành chính năm 2027");
  g_assert_null (kh_backup_list_plans (self->folder, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_A_LIBRARY);
}

static void
removed_cb (guint *n_removed)
{
  (*n_removed)++;
}

/* The open library becomes what the backup holds; what it was is kept. */
static void
test_restore (BackupFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_node (self->plan);
  g_autofree char *after = NULL;
  g_autofree char *kept = g_build_filename (self->folder, "kept.kehoach", NULL);
  g_autoptr (KhPlan) late = sample_small ();
  g_autoptr (GListModel) plans = kh_store_list_plans (self->store, &error);
  guint n_removed = 0;

  g_assert_true (kh_backup_write (self->fixture.path, self->path, NULL, NULL, NULL, &error));
  set_text (self->store, self->plan, find_text (self->plan, "Điểm a"), "Khác", NULL);
  kh_store_add_plan (self->store, late, &error);
  after = dump_node (self->plan);
  g_signal_connect_swapped (self->store, "removed", G_CALLBACK (removed_cb), &n_removed);

  g_assert_true (kh_backup_restore (self->path, self->fixture.path, kept, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (kh_store_poll_changes (self->store));
  assert_dump (self->plan, before);
  g_assert_cmpuint (n_removed, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (plans), ==, 1);
  set_text (self->store, self->plan, find_text (self->plan, "Điểm a"), "Sau khi khôi phục", NULL);

  g_assert_true (kh_backup_restore (kept, self->fixture.path, NULL, NULL, NULL, NULL, &error));
  g_assert_true (kh_store_poll_changes (self->store));
  assert_dump (self->plan, after);
  g_signal_handlers_disconnect_by_data (self->store, &n_removed);
}

/* A damaged library gives way and is kept under another name. */
static void
test_restore_over_damage (BackupFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_node (self->plan);
  g_autofree char *kept = g_build_filename (self->folder, "kept.kehoach", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_damaged = 0;

  g_assert_true (kh_backup_write (self->fixture.path, self->path, NULL, NULL, NULL, &error));
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  g_assert_true (g_file_set_contents (self->fixture.path, "spoilt", 6, &error));
  g_assert_true (kh_backup_restore (self->path, self->fixture.path, kept, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  self->store = fixture_open (&self->fixture);
  self->plan = kh_store_load_plan (self->store, 1, &error);
  assert_dump (self->plan, before);

  dir = g_dir_open (self->fixture.folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    n_damaged += strstr (name, ".damaged-") != NULL;
  g_assert_cmpuint (n_damaged, ==, 1);
}

/* Something that is no backup changes nothing. */
static void
test_restore_nonsense (BackupFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_node (self->plan);

  g_assert_true (kh_backup_write (self->fixture.path, self->path, NULL, NULL, NULL, &error));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (self->path, &content, &length, &error));
      if (i == 0)
        length /= 2;
      else
        memset (content + length / 2, 0x5a, 8192);
      g_assert_true (g_file_set_contents (self->path, content, (gssize) length, &error));
      g_assert_false (kh_backup_restore (self->path, self->fixture.path, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED);
      g_clear_error (&error);
      kh_store_poll_changes (self->store);
      assert_dump (self->plan, before);
    }
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean *done = user_data;

  g_assert_true (kh_backup_write_finish (KH_STORE (source), result, &error));
  g_assert_no_error (error);
  *done = TRUE;
}

static void
test_async (BackupFixture *self, gconstpointer data)
{
  gboolean done = FALSE;
  double last = 0;

  kh_backup_write_async (self->store, self->path, NULL, progress_cb, &last, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_IS_REGULAR));
}

static gint64
at (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) date_time = g_date_time_new_from_iso8601 (text, zone);

  return g_date_time_to_unix (date_time);
}

/* Two years of a backup each evening, as the daily run deletes: 7 + 4 + 12, less those that are the same. */
static void
test_retention (void)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 start = at ("2026-01-01T17:00:00");
  gint64 now = start;
  guint n_months = 0;

  for (guint day = 0; day < 730; day++, now += 24 * 60 * 60)
    {
      g_autoptr (GArray) expired = NULL;

      g_array_append_val (times, now);
      expired = kh_backup_choose_expired (times, now);
      for (guint i = 0; i < expired->len; i++)
        for (guint j = 0; j < times->len; j++)
          if (g_array_index (times, gint64, j) == g_array_index (expired, gint64, i))
            g_array_remove_index (times, j--);
      g_assert_cmpuint (times->len, <=, 7 + 4 + 12);
      for (guint i = 1; i < MIN (7, day); i++)
        g_assert_cmpint (g_array_index (times, gint64, times->len - i), ==, now - (gint64) (i - 1) * 24 * 60 * 60);
    }
  for (guint i = 0; i < times->len; i++)
    n_months += g_array_index (times, gint64, i) < now - (gint64) 40 * 24 * 60 * 60;
  g_assert_cmpuint (n_months, >=, 10);
  g_assert_cmpint (g_array_index (times, gint64, 0), >, now - (gint64) 366 * 24 * 60 * 60);
}

static void
assert_expired (const char *now, const char *const *times, const char *expected)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) expired = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; times[i] != NULL; i++)
    {
      gint64 time = at (times[i]);

      g_array_append_val (array, time);
    }
  expired = kh_backup_choose_expired (array, at (now));
  for (guint i = 0; i < expired->len; i++)
    for (guint j = 0; times[j] != NULL; j++)
      if (at (times[j]) == g_array_index (expired, gint64, i))
        g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", times[j]);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_retention_cases (void)
{
  static const char *const none[] = { NULL };
  static const char *const same_day[] = { "2027-03-01T08:00:00", "2027-03-01T12:00:00", "2027-03-01T18:00:00", NULL };
  static const char *const future[] = { "2027-03-01T08:00:00", "2099-01-01T00:00:00", "2099-01-01T01:00:00", NULL };
  static const char *const old[] = { "2019-05-05T08:00:00", "2020-05-05T08:00:00", NULL };

  assert_expired ("2027-03-01T19:00:00", none, "");
  assert_expired ("2027-03-01T19:00:00", same_day, "2027-03-01T12:00:00 2027-03-01T08:00:00");
  assert_expired ("2027-03-01T19:00:00", future, "");
  assert_expired ("2027-03-01T19:00:00", old, ""); /* the last ones there are stay */
}

static void
assert_daily (BackupFixture *self, const char *now, gboolean expected, guint n_left)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) backups = NULL;
  gboolean made = !expected;

  g_assert_true (kh_backup_run_daily (self->fixture.path, self->folder, at (now), &made, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (made, ==, expected);
  backups = kh_backup_list (self->fixture.path, self->folder);
  g_assert_cmpuint (g_list_model_get_n_items (backups), ==, n_left);
}

static void
test_daily (BackupFixture *self, gconstpointer data)
{
  g_autoptr (GListModel) backups = NULL;
  g_autoptr (KhBackup) newest = NULL;
  g_autofree char *stranger = g_build_filename (self->folder, "thư viện-ghi chú.kehoach", NULL);

  assert_daily (self, "2027-03-01T23:30:00", TRUE, 1);
  assert_daily (self, "2027-03-01T23:50:00", FALSE, 1);
  assert_daily (self, "2027-03-02T00:10:00", TRUE, 2); /* another day here, the same in UTC */
  assert_daily (self, "2026-12-31T08:00:00", TRUE, 3); /* the clock was set back */
  g_assert_true (g_file_set_contents (stranger, "x", 1, NULL));
  for (guint day = 3; day <= 31; day++)
    {
      g_autofree char *now = g_strdup_printf ("2027-03-%02uT08:00:00", day);
      g_autoptr (GError) error = NULL;

      g_assert_true (kh_backup_run_daily (self->fixture.path, self->folder, at (now), NULL, NULL, &error));
    }
  backups = kh_backup_list (self->fixture.path, self->folder);
  g_assert_cmpuint (g_list_model_get_n_items (backups), ==, 7 + 2 + 1); /* two of the weeks and one of the months are among the days */
  newest = g_list_model_get_item (backups, 0);
  g_assert_cmpint (kh_backup_get_time (newest), ==, at ("2027-03-31T08:00:00"));
  g_assert_cmpuint (kh_backup_get_size (newest), >, 0);
  g_assert_true (g_file_test (stranger, G_FILE_TEST_EXISTS));
}

/* An older backup goes only after the new one is there. */
static void
test_daily_failure (BackupFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GListModel) backups = NULL;

  for (guint day = 1; day <= 8; day++)
    {
      g_autofree char *path = kh_backup_new_path (self->fixture.path, self->folder, at ("2027-03-01T08:00:00") + day * 60);

      g_assert_true (kh_backup_write (self->fixture.path, path, NULL, NULL, NULL, &error));
    }
  g_cancellable_cancel (cancellable);
  g_assert_false (kh_backup_run_daily (self->fixture.path, self->folder, at ("2027-03-02T08:00:00"), NULL, cancellable, &error));
  backups = kh_backup_list (self->fixture.path, self->folder);
  g_assert_cmpuint (g_list_model_get_n_items (backups), ==, 8);
}

/* A copy that does not hold what it should takes no older one's place: the library
 * itself is damaged here, which shows when the copy is looked through. */
static void
test_daily_unsound (BackupFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) backups = NULL;
  g_autofree char *content = NULL;
  g_autofree char *damaged = NULL;
  gsize length;

  for (guint day = 1; day <= 8; day++)
    {
      g_autofree char *path = kh_backup_new_path (self->fixture.path, self->folder, at ("2027-03-01T08:00:00") + day * 60);

      g_assert_true (kh_backup_write (self->fixture.path, path, NULL, NULL, NULL, &error));
    }
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  g_assert_true (g_file_get_contents (self->fixture.path, &content, &length, &error));
  damaged = g_memdup2 (content, length);
  memset (damaged + length / 2, 0x5a, 8192);
  g_assert_true (g_file_set_contents (self->fixture.path, damaged, (gssize) length, &error));

  g_assert_false (kh_backup_run_daily (self->fixture.path, self->folder, at ("2027-03-02T08:00:00"), NULL, NULL, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED);
  backups = kh_backup_list (self->fixture.path, self->folder);
  g_assert_cmpuint (g_list_model_get_n_items (backups), ==, 8);

  /* and when it is sound again, seven of that day go */
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (self->fixture.path, content, (gssize) length, &error));
  g_assert_true (kh_backup_run_daily (self->fixture.path, self->folder, at ("2027-03-02T08:00:00"), NULL, NULL, &error));
  g_clear_object (&backups);
  backups = kh_backup_list (self->fixture.path, self->folder);
  g_assert_cmpuint (g_list_model_get_n_items (backups), ==, 2);
  self->store = fixture_open (&self->fixture);
}

/* What a program that was killed left of a backup goes with the next one; what
 * another program is writing right now does not. */
static void
test_daily_drafts (BackupFixture *self, gconstpointer data)
{
  const gint64 now = at ("2027-03-02T08:00:00");
  const gint64 times[] = { now - 2 * 60 * 60, now - 60 };
  g_autofree char *path = kh_backup_new_path (self->fixture.path, self->folder, at ("2027-03-01T08:00:00"));
  g_autofree char *note = g_strconcat (path, ".ghi-chú", NULL);
  g_autoptr (GError) error = NULL;
  char *drafts[2];

  g_assert_cmpint (g_mkdir_with_parents (self->folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      const struct utimbuf moment = { times[i], times[i] };

      drafts[i] = g_strdup_printf ("%s.ABC12%u", path, i);
      g_assert_true (g_file_set_contents (drafts[i], "x", 1, &error));
      g_assert_cmpint (g_utime (drafts[i], (struct utimbuf *) &moment), ==, 0);
    }
  g_assert_true (g_file_set_contents (note, "x", 1, &error));
  g_assert_true (kh_backup_run_daily (self->fixture.path, self->folder, now, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (drafts[0], G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (drafts[1], G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (note, G_FILE_TEST_EXISTS));
  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    g_free (drafts[i]);
}

#define ADD(path, func) g_test_add ("/store/backup/" path, BackupFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "Asia/Ho_Chi_Minh", TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("write", test_write);
  ADD ("failures", test_failures);
  ADD ("list-plans", test_list_plans);
  ADD ("restore", test_restore);
  ADD ("restore-over-damage", test_restore_over_damage);
  ADD ("restore-nonsense", test_restore_nonsense);
  ADD ("async", test_async);
  g_test_add_func ("/store/backup/retention", test_retention);
  g_test_add_func ("/store/backup/retention-cases", test_retention_cases);
  ADD ("daily", test_daily);
  ADD ("daily-failure", test_daily_failure);
  ADD ("daily-unsound", test_daily_unsound);
  ADD ("daily-drafts", test_daily_drafts);

  return g_test_run ();
}
