/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody else can read what the store writes: each file and folder that comes
 * into being is its owner's alone, whatever the umask lets through. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup.h"
#include "draft-file.h"
#include "holder.h"
#include "salvage.h"
#include "unsaved.h"

#define NOON 1767243600 /* of 1 January 2026 in Hà Nội */
#define PAGE_SIZE 4096

static char *state;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  umask (0);
  fixture_set_up (fixture, NULL);
  /* a folder that everybody may look into, as one on a USB stick */
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
}

static void
add_plan (KhStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = sample_plan ();

  g_assert_cmpint (kh_store_add_plan (store, plan, &error), >, 0);
  g_assert_no_error (error);
}

/* Returns: how many files are in @folder and beneath it, all private */
static guint
count_private (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      g_assert_cmpint (g_stat (path, &info), ==, 0);
      if ((info.st_mode & 0077) != 0)
        g_test_message ("%s: %o", name, info.st_mode & 0777);
      g_assert_cmpint (info.st_mode & 0077, ==, 0);
      n += S_ISDIR (info.st_mode) ? count_private (path) : 1;
    }

  return n;
}

static void
test_library (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inner = g_build_filename (fixture->folder, "mới", "thư viện.kehoach", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhStore) other = kh_store_open (inner, KH_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  add_plan (store);
  add_plan (other);
  /* the library, its log and the log's index, twice */
  g_assert_cmpuint (count_private (fixture->folder), ==, 6);
}

/* With the note that says who holds it. */
static void
test_network (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = kh_store_open (fixture->path, KH_STORE_OPEN_NETWORK, &error);

  g_assert_no_error (error);
  add_plan (store);
  g_assert_cmpuint (count_private (fixture->folder), >=, 2);
}

static void
test_backups (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = kh_backup_get_folder (fixture->path);
  g_autofree char *path = g_build_filename (fixture->folder, "bản sao.kehoach", NULL);
  g_autofree char *kept = g_build_filename (folder, "giữ lại.kehoach", NULL);
  g_autoptr (GError) error = NULL;
  gboolean made;

  {
    g_autoptr (KhStore) store = fixture_open (fixture);

    add_plan (store);
    kh_backup_write (fixture->path, path, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
    kh_backup_run_daily (fixture->path, folder, NOON, &made, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (made);
  }
  kh_backup_restore (path, fixture->path, kept, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  /* the library, the backup, the day's, and what was there before the restoring */
  g_assert_cmpuint (count_private (fixture->folder), ==, 4);
}

/* A backup over one that others could read, as another program left it, is private too. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "bản sao.kehoach", NULL);
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (KhStore) store = fixture_open (fixture);

    add_plan (store);
  }
  g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_NONE, 0666, &error);
  g_assert_no_error (error);
  kh_backup_write (fixture->path, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_private (fixture->folder), ==, 2);
}

static void
test_migration (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "store", "libraries", "version-1.sql", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (dump, &sql, NULL, &error);
  g_assert_no_error (error);
  fixture_run_sql (fixture, sql);
  g_assert_cmpint (g_chmod (fixture->path, 0600), ==, 0);
  g_object_unref (fixture_open (fixture));
  g_assert_cmpuint (count_private (fixture->folder), ==, 2);
}

/* Spoils the first page after the schema's, which has rows. */
static void
damage (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_file_get_contents (fixture->path, &content, &length, &error);
  g_assert_no_error (error);
  for (gsize at = PAGE_SIZE; at + PAGE_SIZE <= length; at += PAGE_SIZE)
    if (content[at] == 0x0d)
      {
        memset (content + at, 0x55, PAGE_SIZE);
        break;
      }
  g_file_set_contents_full (fixture->path, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
test_salvage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cứu được.kehoach", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (KhSalvageReport) report = NULL;
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (KhStore) store = fixture_open (fixture);

    add_plan (store);
  }
  damage (fixture);
  kh_salvage_run (fixture->path, path, NULL, NULL, NULL, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_private (fixture->folder), ==, 2);
  kh_salvage_replace (fixture->path, path, &kept, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_private (fixture->folder), ==, 2);
}

/* What could not be saved is the user's as much as what could. */
static void
test_unsaved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlan) plan = sample_small ();
  g_autoptr (GBytes) changes = g_bytes_new_static ("lời của kế hoạch", 20);
  KhUnsaved *unsaved = kh_unsaved_new (fixture->path);

  kh_unsaved_add (unsaved, kh_unsaved_step_new (KH_UNSAVED_ADD, KH_NODE (plan), "Gõ", changes));
  g_assert_cmpuint (count_private (state), ==, 1);
  kh_unsaved_discard (unsaved);
  g_assert_cmpuint (count_private (state), ==, 0);
  kh_unsaved_free (unsaved);
}

/* Two drafts of one file are two files, and their names cannot be told before. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 50; i++)
    {
      char *draft = kh_draft_create (fixture->path, &error);

      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (draft, fixture->path));
      g_assert_true (g_hash_table_add (names, g_strdup (draft)));
      g_assert_cmpuint (count_private (fixture->folder), ==, 1);
      kh_draft_discard (draft);
    }
}

#define ADD(path, func) g_test_add ("/store/modes/" path, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  int status;

  state = g_dir_make_tmp ("kh-state-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("library", test_library);
  ADD ("network", test_network);
  ADD ("backups", test_backups);
  ADD ("replaced", test_replaced);
  ADD ("migration", test_migration);
  ADD ("salvage", test_salvage);
  ADD ("unsaved", test_unsaved);
  ADD ("names", test_names);

  status = g_test_run ();
  fixture_remove_folder (state);
  g_free (state);

  return status;
}
