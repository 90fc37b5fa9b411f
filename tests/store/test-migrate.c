/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library of every schema version there has been opens, with all that it held
 * and after a backup; a program that is killed meanwhile leaves the old or the new.
 *
 * The libraries are dumps that dump-library.py made, one a version. With
 * KH_FAULTS_ALL set the program is killed at every call that writes, otherwise at
 * every third of the last version's and every 19th of the others'. */
#include "fault-vfs.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>

#include "backup.h"
#include "integrity.h"
#include "revision.h"
#include "schema.h"
#include "store-private.h"

#define TYPED "Đã sửa một lần"

static const char *program;

/* Writes the library of @version as it was in its day. */
static void
put_library (Fixture *fixture, int version)
{
  g_autofree char *name = g_strdup_printf ("version-%d.sql", version);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "store", "libraries", name, NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error); /* dump a library of the new version */
  g_unlink (fixture->path);
  fixture_run_sql (fixture, sql);
}

static void
assert_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = NULL;

  g_assert_true (kh_integrity_check (path, KH_INTEGRITY_FULL, NULL, &problems, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (problems[0], ==, NULL);
}

/* Returns: (transfer full): the only backup beside the library, %NULL if there is none */
static char *
find_backup (Fixture *fixture)
{
  g_autofree char *folder = kh_backup_get_folder (fixture->path);
  g_autoptr (GListModel) backups = kh_backup_list (fixture->path, folder);
  g_autoptr (KhBackup) backup = g_list_model_get_item (backups, 0);

  g_assert_cmpuint (g_list_model_get_n_items (backups), <=, 1);

  return backup != NULL ? g_strdup (kh_backup_get_path (backup)) : NULL;
}

static gint64
read_version (const char *path)
{
  Fixture at = { .path = (char *) path };
  g_autofree char *version = fixture_query (&at, "PRAGMA user_version");

  return g_ascii_strtoll (version, NULL, 10);
}

/* What a user finds in it. Returns: (transfer full): all of the plan */
static char *
look_through (Fixture *fixture, int version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) plan = kh_store_load_plan (store, 1, &error);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GListModel) revisions = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (find_text (plan, TYPED));
  g_assert_cmpstr (kh_agency_get_name (kh_plan_get_agency (plan)), !=, NULL);
  hits = kh_store_search (store, "da sua mot lan", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);

  /* an older changeset does not fit the new tables */
  g_assert_cmpstr (kh_store_get_undo_label (store, KH_NODE (plan)), ==, version == KH_SCHEMA_VERSION ? "Edit text" : NULL);

  /* the first versions kept none */
  revisions = kh_store_list_revisions (store, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (revisions), ==, version >= 3);
  if (version >= 3)
    {
      g_autoptr (KhRevision) revision = g_list_model_get_item (revisions, 0);
      g_autoptr (KhPlan) kept = kh_store_load_revision (store, kh_revision_get_id (revision), &error);

      g_assert_no_error (error);
      g_assert_nonnull (find_text (kept, TYPED));
    }

  return dump_node (plan);
}

/* Returns: (transfer full): @dump without what the first versions had no place for */
static char *
strip_newer (const char *dump)
{
  g_autoptr (GRegex) newer
    = g_regex_new ("\\n *Kh(LegalDocument|Progress|Evidence) [^\\n]*| (organ-id|email|telephone|fax|website|reason|detail|property|words-start|words-end)=(\"[^\"]*\"|\\S+)", 0, 0, NULL);

  g_assert_nonnull (newer);

  return g_regex_replace_literal (newer, dump, -1, 0, "", 0, NULL);
}

static void
test_opens (Fixture *fixture, gconstpointer data)
{
  const int version = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *newest = NULL;
  g_autofree char *old_words = NULL;
  g_autofree char *new_words = NULL;
  g_autofree char *backup = NULL;

  put_library (fixture, version);
  g_assert_cmpint (read_version (fixture->path), ==, version);
  dump = look_through (fixture, version);
  g_assert_cmpint (read_version (fixture->path), ==, KH_SCHEMA_VERSION);
  assert_sound (fixture->path);
  assert_integrity (fixture);

  backup = find_backup (fixture);
  g_assert_true ((backup != NULL) == (version < KH_SCHEMA_VERSION));
  if (backup != NULL)
    g_assert_cmpint (read_version (backup), ==, version);

  /* it goes on as if it had always been of this version */
  {
    g_autoptr (KhStore) store = fixture_open (fixture);
    g_autoptr (KhPlan) plan = kh_store_load_plan (store, 1, &error);

    set_text (store, plan, find_text (plan, TYPED), "Việc mới", NULL);
    assert_undo (store, plan);
    assert_dump (plan, dump);
  }

  /* nothing of the plan depends on which version it came from */
  put_library (fixture, KH_SCHEMA_VERSION);
  newest = look_through (fixture, KH_SCHEMA_VERSION);
  old_words = strip_newer (dump);
  new_words = strip_newer (newest);
  assert_same_dump (old_words, new_words);
}

/* Opened for reading alone it stays what it is. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put_library (fixture, KH_SCHEMA_VERSION - 1);
  g_assert_null (kh_store_open (fixture->path, KH_STORE_OPEN_READ_ONLY, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (read_version (fixture->path), ==, KH_SCHEMA_VERSION - 1);
}

/* The program that is killed. */
static int
run_killed (const char *path, guint skip)
{
  fault_vfs_register ();
  fault_vfs_arm (FAULT_KILL, skip, FALSE);
  g_clear_object (&(KhStore *){ kh_store_open (path, KH_STORE_OPEN_DEFAULT, NULL) });

  return 0;
}

/* Returns: whether it was killed before it was done */
static gboolean
migrate_and_kill (Fixture *fixture, guint skip)
{
  g_autofree char *number = g_strdup_printf ("%u", skip);
  const char *const argv[] = { program, "--killed", fixture->path, number, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFSIGNALED (status) ? WTERMSIG (status) == SIGKILL : WEXITSTATUS (status) == 0);

  return WIFSIGNALED (status);
}

static void
remove_remains (Fixture *fixture)
{
  static const char *const ends[] = { "-wal", "-shm", "-journal" };
  g_autofree char *folder = kh_backup_get_folder (fixture->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, ends[i], NULL);

      g_unlink (path);
    }
  /* backups, and drafts of those that were not whole yet */
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  const gboolean all = g_getenv ("KH_FAULTS_ALL") != NULL;
  guint n_killed = 0, n_old = 0;

  for (int version = 1; version < KH_SCHEMA_VERSION; version++)
    {
      const guint step = all ? 1 : version == KH_SCHEMA_VERSION - 1 ? 3 : 19;
      gboolean killed = TRUE;

      for (guint skip = 0; killed; skip += step)
        {
          g_autofree char *title = NULL;
          g_autofree char *text = NULL;
          gint64 after;

          put_library (fixture, version);
          killed = migrate_and_kill (fixture, skip);
          n_killed += killed;

          /* read by SQLite alone, which rolls back what was under way */
          after = read_version (fixture->path);
          g_assert_true (after == version || after == KH_SCHEMA_VERSION);
          g_assert_true (killed || after == KH_SCHEMA_VERSION);
          n_old += killed && after == version;
          title = fixture_query (fixture, "SELECT title FROM plan");
          g_assert_cmpstr (title, ==, "Cải cách hành chính năm 2027");
          text = fixture_query (fixture, "SELECT count (*) FROM item WHERE text = '" TYPED "'");
          g_assert_cmpstr (text, ==, "1");
          assert_sound (fixture->path);

          /* and the next start finishes it */
          g_object_unref (fixture_open (fixture));
          g_assert_cmpint (read_version (fixture->path), ==, KH_SCHEMA_VERSION);
          remove_remains (fixture);
        }
    }
  g_test_message ("killed at %u calls of a migration: the old library %u times, the new one %u times, never a mix", n_killed,
                  n_old, n_killed - n_old);
  g_assert_cmpuint (n_old, >, 0);
  g_assert_cmpuint (n_killed, >, n_old);
}

#define ADD(path, func, data) g_test_add ("/store/migrate/" path, Fixture, data, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *state = NULL;
  int status;

  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--killed"))
    return run_killed (argv[2], (guint) g_ascii_strtoull (argv[3], NULL, 10));

  state = g_dir_make_tmp ("kh-state-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

  for (int version = 1; version <= KH_SCHEMA_VERSION; version++)
    {
      g_autofree char *path = g_strdup_printf ("/store/migrate/opens/version-%d", version);

      g_test_add (path, Fixture, GINT_TO_POINTER (version), fixture_set_up, test_opens, fixture_tear_down);
    }
  ADD ("read-only", test_read_only, NULL);
  ADD ("killed", test_killed, NULL);

  status = g_test_run ();
  g_rmdir (state);

  return status;
}
