/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and opening the file of a library, and files that are none. */
#include "fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup.h"
#include "schema.h"
#include "store-private.h"

#define NEWEST G_STRINGIFY (KH_SCHEMA_VERSION)

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* Names and content of all files of the folder. */
static char *
digest_folder (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *content = NULL;
      g_autofree char *sum = NULL;
      gsize length = 0;

      g_file_get_contents (path, &content, &length, NULL);
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, length);
      g_ptr_array_add (lines, g_strdup_printf ("%s %" G_GSIZE_FORMAT " %s", name, length, content != NULL ? sum : "-"));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
assert_refused (Fixture *fixture, KhStoreOpenFlags flags, KhStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = digest_folder (fixture);
  g_autofree char *after = NULL;

  g_assert_null (kh_store_open (fixture->path, flags, &error));
  g_assert_error (error, KH_STORE_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
  g_assert_true (g_str_has_suffix (error->message, "."));
  after = digest_folder (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
write_file (Fixture *fixture, const char *content, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, content, length, &error);
  g_assert_no_error (error);
}

static gint64
make_library (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) plan = sample_plan ();
  gint64 id = kh_store_add_plan (store, plan, &error);

  g_assert_no_error (error);

  return id;
}

/* Whatever the umask, nobody else reads plans: not in the log beside a library,
 * nor in a backup. */
static void
test_modes (Fixture *fixture, gconstpointer data)
{
  static const char *const ends[] = { "", "-wal", "-shm", ".backup" };
  g_autofree char *backup = g_strconcat (fixture->path, ".backup", NULL);
  const mode_t before = umask (0);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) plan = sample_small ();

  g_assert_cmpint (kh_store_add_plan (store, plan, &error), >, 0);
  g_assert_true (kh_backup_write (fixture->path, backup, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  umask (before);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, ends[i], NULL);
      GStatBuf info;

      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    }
}

static void
test_new_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *names = NULL;
  g_autofree char *value = NULL;
  GStatBuf info;

  {
    g_autoptr (KhStore) store = fixture_open (fixture);

    g_assert_cmpstr (kh_store_get_path (store), ==, fixture->path);
    g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
    g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  }

  /* closed, the library is one file */
  names = digest_folder (fixture);
  g_assert_null (strchr (names, '\n'));
  value = fixture_query (fixture, "PRAGMA journal_mode");
  g_assert_cmpstr (value, ==, "wal");
  g_free (value);
  value = fixture_query (fixture, "PRAGMA application_id");
  g_assert_cmpstr (value, ==, "1263038572");
  g_free (value);
  value = fixture_query (fixture, "PRAGMA user_version");
  g_assert_cmpstr (value, ==, NEWEST);
}

static void
test_new_folders (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "a", NULL);
  g_autofree char *path = g_build_filename (folder, "#? %41.kehoach", NULL);
  GStatBuf info;

  {
    g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, &error);

    g_assert_no_error (error);
    g_assert_nonnull (store);
  }
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* nothing else was left in it */
}

/* Tables, keys and settings as DESIGN.md names them. */
static void
test_schema (Fixture *fixture, gconstpointer data)
{
  static const char *const keyed[] = { "agency", "unit", "plan", "section", "item", "indicator", "reporting", "recipient",
                                       "signature", "legal_document", "finding", "revision", "attachment", "progress", "person" };

  g_object_unref (fixture_open (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (keyed); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = '%s'", keyed[i]);
      g_autofree char *table = fixture_query (fixture, sql);

      g_assert_nonnull (strstr (table, "id INTEGER PRIMARY KEY AUTOINCREMENT"));
      g_assert_nonnull (strstr (table, "uuid TEXT NOT NULL UNIQUE"));
      g_assert_nonnull (strstr (table, "derived_from"));
      g_assert_nonnull (strstr (table, "order_key TEXT,"));
      g_assert_null (strstr (table, "CASCADE"));
    }
  {
    g_autofree char *others = fixture_query (fixture, "SELECT count (*) FROM sqlite_schema WHERE type = 'table'"
                                                      " AND name IN ('task', 'responsibility', 'item_unit', 'journal', 'search')");

    g_assert_cmpstr (others, ==, "5");
  }
}

/* A trigger that wrote to a recorded row would make redo conflict. */
static void
test_triggers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *all = NULL;
  g_auto (GStrv) parts = NULL;

  g_object_unref (fixture_open (fixture));
  all = fixture_query (fixture, "SELECT group_concat (substr (sql, instr (sql, 'BEGIN')), '') FROM sqlite_schema WHERE type = 'trigger'");
  parts = g_regex_split_simple ("INSERT (?:OR IGNORE )?INTO |UPDATE |DELETE FROM ", all, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
  g_assert_cmpuint (g_strv_length (parts), >, 20);
  for (guint i = 1; parts[i] != NULL; i++)
    g_assert_true (g_str_has_prefix (parts[i], "search ") || g_str_has_prefix (parts[i], "cited "));
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_refused (fixture, KH_STORE_OPEN_DEFAULT, KH_STORE_ERROR_NOT_A_LIBRARY);
  assert_refused (fixture, KH_STORE_OPEN_READ_ONLY, KH_STORE_ERROR_NOT_A_LIBRARY);
}

static void
test_fifo (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (kh_store_open (fixture->path, KH_STORE_OPEN_DEFAULT, &error));
    g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_A_LIBRARY);
  }
}

static void
test_other_files (Fixture *fixture, gconstpointer data)
{
  char noise[8192];
  GRand *rand = g_rand_new_with_seed (7);

  write_file (fixture, "", 0);
  assert_refused (fixture, KH_STORE_OPEN_DEFAULT, KH_STORE_ERROR_NOT_A_LIBRARY);
  write_file (fixture, "Kế hoạch\n", -1);
  assert_refused (fixture, KH_STORE_OPEN_DEFAULT, KH_STORE_ERROR_NOT_A_LIBRARY);
  write_file (fixture, "SQLite format 3", 16);
  assert_refused (fixture, KH_STORE_OPEN_DEFAULT, KH_STORE_ERROR_NOT_A_LIBRARY);
  memset (noise, 0, sizeof noise);
  write_file (fixture, noise, sizeof noise);
  assert_refused (fixture, KH_STORE_OPEN_DEFAULT, KH_STORE_ERROR_NOT_A_LIBRARY);
  for (guint i = 0; i < sizeof noise; i++)
    noise[i] = (char) g_rand_int (rand);
  write_file (fixture, noise, sizeof noise);
  assert_refused (fixture, KH_STORE_OPEN_DEFAULT, KH_STORE_ERROR_NOT_A_LIBRARY);
  assert_refused (fixture, KH_STORE_OPEN_READ_ONLY, KH_STORE_ERROR_NOT_A_LIBRARY);
  g_rand_free (rand);
}

static void
test_other_database (Fixture *fixture, gconstpointer data)
{
  fixture_run_sql (fixture, "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  assert_refused (fixture, KH_STORE_OPEN_DEFAULT, KH_STORE_ERROR_NOT_A_LIBRARY);
  fixture_run_sql (fixture, "PRAGMA journal_mode = WAL; PRAGMA application_id = 77; PRAGMA user_version = 1");
  assert_refused (fixture, KH_STORE_OPEN_DEFAULT, KH_STORE_ERROR_NOT_A_LIBRARY);
  assert_refused (fixture, KH_STORE_OPEN_READ_ONLY, KH_STORE_ERROR_NOT_A_LIBRARY);
}

/* Makes the library as a program of @version would have made it. */
static void
make_older (Fixture *fixture, gint64 version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhDatabase) database = NULL;

  write_file (fixture, "", 0);
  database = kh_database_open (fixture->path, KH_DATABASE_BUILD, &error);
  g_assert_no_error (error);
  g_assert_true (kh_schema_create_version (database, version, &error));
  g_assert_true (kh_database_exec (database,
                                   "INSERT INTO plan (uuid, year, state, title, urgency, secrecy, circulation)"
                                   " VALUES ('6f1c7f0a-0000-4000-8000-000000000009', 2026, 'draft', 'Cũ', 'none', 'none', 'none');"
                                   "INSERT INTO section (uuid, plan_id, kind, heading)"
                                   " VALUES ('6f1c7f0a-0000-4000-8000-000000000010', 1, 'free', 'Phần');"
                                   "INSERT INTO item (uuid, plan_id, section_id, kind, text)"
                                   " VALUES ('6f1c7f0a-0000-4000-8000-000000000011', 1, 1, 'paragraph', 'Lời cũ')", &error));
  g_assert_no_error (error);
}

/* A library of any older version becomes one of the newest and keeps what it has. */
static void
test_older (Fixture *fixture, gconstpointer data)
{
  for (gint64 i = 1; i < KH_SCHEMA_VERSION; i++)
    {
      make_older (fixture, i);
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (KhStore) store = fixture_open (fixture);
        g_autoptr (KhPlan) plan = kh_store_load_plan (store, 1, &error);

        g_assert_no_error (error);
        g_assert_nonnull (find_text (plan, "Lời cũ"));
        set_text (store, plan, find_text (plan, "Lời cũ"), "Lời mới", NULL);
      }
      {
        g_autofree char *version = fixture_query (fixture, "PRAGMA user_version");

        g_assert_cmpstr (version, ==, NEWEST);
      }
      assert_integrity (fixture);
      g_assert_cmpint (g_unlink (fixture->path), ==, 0);
    }
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  make_library (fixture);
  fixture_run_sql (fixture, "PRAGMA user_version = 77");
  assert_refused (fixture, KH_STORE_OPEN_DEFAULT, KH_STORE_ERROR_TOO_NEW);
  assert_refused (fixture, KH_STORE_OPEN_READ_ONLY, KH_STORE_ERROR_TOO_NEW);
}

/* The newer program still has it open: only its log knows the version. */
static void
test_newer_in_log (Fixture *fixture, gconstpointer data)
{
  sqlite3 *handle = NULL;
  g_autofree char *main_before = NULL, *main_after = NULL;
  gsize length_before, length_after;
  g_autoptr (GError) error = NULL;

  make_library (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version = 77", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);

  g_file_get_contents (fixture->path, &main_before, &length_before, NULL);
  g_assert_null (kh_store_open (fixture->path, KH_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_TOO_NEW);
  g_file_get_contents (fixture->path, &main_after, &length_after, NULL);
  g_assert_cmpmem (main_after, length_after, main_before, length_before);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gint64 id = make_library (fixture);

  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
  assert_refused (fixture, KH_STORE_OPEN_DEFAULT, KH_STORE_ERROR_READ_ONLY);

  before = digest_folder (fixture);
  {
    g_autoptr (KhStore) store = kh_store_open (fixture->path, KH_STORE_OPEN_READ_ONLY, &error);
    g_autoptr (KhPlan) plan = NULL;
    g_autoptr (KhPlan) other = sample_small ();
    g_autoptr (GPtrArray) hits = NULL;

    g_assert_no_error (error);
    plan = kh_store_load_plan (store, id, &error);
    g_assert_no_error (error);
    hits = kh_store_search (store, "the che", 10, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (hits->len, ==, 1);

    g_assert_null (kh_edit_begin (store, KH_NODE (plan), "Edit", &error));
    g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_READ_ONLY);
    g_clear_error (&error);
    g_assert_cmpint (kh_store_add_plan (store, other, &error), ==, 0);
    g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_READ_ONLY);
    g_clear_error (&error);
    g_assert_false (kh_store_undo (store, KH_NODE (plan), &error));
    g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_READ_ONLY);
  }
  after = digest_folder (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  make_library (fixture);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  assert_refused (fixture, KH_STORE_OPEN_DEFAULT, KH_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
}

static void
test_absent_read_only (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture, KH_STORE_OPEN_READ_ONLY, KH_STORE_ERROR_NOT_FOUND);
}

/* What is read beside an open library is what was written last. */
static void
test_read_only_beside_writer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) writer = fixture_open (fixture);
  g_autoptr (KhStore) reader = NULL;
  g_autoptr (KhPlan) plan = sample_small ();
  g_autoptr (KhPlan) seen = NULL;
  gint64 id = kh_store_add_plan (writer, plan, &error);

  reader = kh_store_open (fixture->path, KH_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  seen = kh_store_load_plan (reader, id, &error);
  g_assert_no_error (error);
  set_text (writer, plan, find_text (plan, "Việc 2"), "Việc hai", NULL);
  g_assert_true (kh_store_poll_changes (reader));
  g_assert_nonnull (find_text (seen, "Việc hai"));
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  GStatBuf info;

  make_library (fixture);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  for (goffset size = info.st_size - 1; size > 100; size = size * 2 / 3)
    {
      g_assert_cmpint (truncate (fixture->path, size), ==, 0);
      assert_refused (fixture, KH_STORE_OPEN_DEFAULT, KH_STORE_ERROR_DAMAGED);
      assert_refused (fixture, KH_STORE_OPEN_READ_ONLY, KH_STORE_ERROR_DAMAGED);
    }
  g_assert_cmpint (truncate (fixture->path, 99), ==, 0);
  assert_refused (fixture, KH_STORE_OPEN_DEFAULT, KH_STORE_ERROR_NOT_A_LIBRARY);
}

/* Each page but the header's first bytes in turn. A page whose loss cannot be
 * seen (a free one) opens; nothing crashes, and nothing is written. */
static void
test_garbled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sound = NULL;
  gsize length;
  guint n_refused = 0;

  make_library (fixture);
  g_file_get_contents (fixture->path, &sound, &length, NULL);
  for (gsize page = 0; page < length / 4096; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KhStore) store = NULL;
      g_autofree char *garbled = g_memdup2 (sound, length);
      g_autofree char *before = NULL, *after = NULL;
      gsize start = page == 0 ? 100 : page * 4096;

      for (gsize i = start; i < (page + 1) * 4096; i++)
        garbled[i] = (char) (i * 37 + 11);
      write_file (fixture, garbled, (gssize) length);
      before = digest_folder (fixture);
      store = kh_store_open (fixture->path, KH_STORE_OPEN_DEFAULT, &error);
      if (store != NULL)
        continue;

      n_refused++;
      g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED);
      after = digest_folder (fixture);
      g_assert_cmpstr (after, ==, before);
    }
  g_test_message ("%u of %" G_GSIZE_FORMAT " pages refused", n_refused, length / 4096);
  g_assert_cmpuint (n_refused, ==, length / 4096);
}

/* Names of drafts are not to be guessed, and what has such a name is left alone. */
static void
test_left_draft (Fixture *fixture, gconstpointer data)
{
  g_autofree char *draft = g_strconcat (fixture->path, ".XXXXXX", NULL);
  g_autofree char *content = NULL;

  g_file_set_contents (draft, "a draft that a killed program left", -1, NULL);
  g_object_unref (fixture_open (fixture));
  g_assert_true (g_file_get_contents (draft, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "a draft that a killed program left");
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) plan = sample_small ();
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (kh_database_get_handle (kh_store_get_database (store)), 20);
  g_assert_cmpint (kh_store_add_plan (store, plan, &error), ==, 0);
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_BUSY);
  g_assert_cmpint (sqlite3_exec (handle, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);

  g_clear_error (&error);
  g_assert_cmpint (kh_store_add_plan (store, plan, &error), >, 0);
  g_assert_no_error (error);
}

static void
test_default_path (void)
{
  g_autofree char *path = kh_store_default_path ();

  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/open/default-path", test_default_path);
  ADD ("/store/open/new-file", test_new_file);
  ADD ("/store/open/modes", test_modes);
  ADD ("/store/open/new-folders", test_new_folders);
  ADD ("/store/open/schema", test_schema);
  ADD ("/store/open/triggers", test_triggers);
  ADD ("/store/open/folder", test_folder);
  ADD ("/store/open/fifo", test_fifo);
  ADD ("/store/open/other-files", test_other_files);
  ADD ("/store/open/other-database", test_other_database);
  ADD ("/store/open/older", test_older);
  ADD ("/store/open/newer", test_newer);
  ADD ("/store/open/newer-in-log", test_newer_in_log);
  ADD ("/store/open/read-only", test_read_only);
  ADD ("/store/open/read-only-folder", test_read_only_folder);
  ADD ("/store/open/absent-read-only", test_absent_read_only);
  ADD ("/store/open/read-only-beside-writer", test_read_only_beside_writer);
  ADD ("/store/open/truncated", test_truncated);
  ADD ("/store/open/garbled", test_garbled);
  ADD ("/store/open/left-draft", test_left_draft);
  ADD ("/store/open/busy", test_busy);

  return g_test_run ();
}
