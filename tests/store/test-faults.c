/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fails at every single call of a save, a migration and a backup,
 * in each way a disk can fail: afterwards the library is what it was or what it
 * was to become, and what was typed is there.
 *
 * With KH_FAULTS_ALL set migrations from every older version fail in every way;
 * otherwise all ways from the last version, and lost power from the others. */
#include "fault-vfs.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "backup.h"
#include "integrity.h"
#include "schema.h"
#include "store-private.h"

#define TYPED "Gõ lúc đĩa hỏng"


static const char *const kind_names[] = { "I/O error", "no room", "torn write", "read-only" };

/* A library as it lies on the disk: one file, because nobody has it open. */
typedef struct
{
  char *content;
  gsize length;
} Image;

static void
image_clear (Image *image)
{
  g_clear_pointer (&image->content, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Image, image_clear)

static void
take_image (Fixture *fixture, Image *image)
{
  g_autoptr (GError) error = NULL;

  g_file_get_contents (fixture->path, &image->content, &image->length, &error);
  g_assert_no_error (error);
}

static void
put_image (Fixture *fixture, const Image *image)
{
  static const char *const ends[] = { "-wal", "-shm", "-journal" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, ends[i], NULL);

      g_unlink (path);
    }
  g_file_set_contents (fixture->path, image->content, (gssize) image->length, &error);
  g_assert_no_error (error);
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

static void
make_library (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) plan = sample_small ();

  g_assert_cmpint (kh_store_add_plan (store, plan, &error), ==, 1);
}

static char *
first_text (KhPlan *plan)
{
  return g_strdup (kh_item_get_text (child (child (plan, KH_TYPE_SECTION, 0), KH_TYPE_ITEM, 0)));
}

/* Returns: (transfer full): the text of the first item as a new program finds it */
static char *
read_text (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) plan = kh_store_load_plan (store, 1, &error);

  g_assert_no_error (error);

  return first_text (plan);
}

/* Types one text. Returns: whether that is said to be done */
static gboolean
save (KhStore *store, KhPlan *plan, GError **error)
{
  g_autoptr (KhEdit) edit = kh_edit_begin (store, KH_NODE (plan), "Edit text", error);

  if (edit == NULL)
    return FALSE;
  kh_edit_set (edit, child (child (plan, KH_TYPE_SECTION, 0), KH_TYPE_ITEM, 0), "text", TYPED, NULL);

  return kh_edit_commit (edit, error);
}

/* The power goes: what the process still knows is gone with it. The draft of
 * what waits is outside the library and would bring it back: it is left out, to
 * see the library alone. */
static gboolean
save_torn (Fixture *fixture, guint skip, gboolean *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean fired, saved;

  {
    g_autoptr (KhStore) store = fixture_open (fixture);
    g_autoptr (KhPlan) plan = kh_store_load_plan (store, 1, &error);

    fault_vfs_arm (FAULT_TORN, skip, TRUE);
    saved = save (store, plan, NULL) && kh_store_get_trouble (store) == KH_TROUBLE_NONE;
    g_clear_object (&plan);
    g_clear_object (&store);
    fired = fault_vfs_disarm ();
  }
  assert_sound (fixture->path);
  {
    g_autoptr (KhStore) store = kh_store_open (fixture->path, KH_STORE_OPEN_READ_ONLY, &error);
    g_autoptr (KhPlan) plan = NULL;

    g_assert_no_error (error);
    plan = kh_store_load_plan (store, 1, &error);
    text = first_text (plan);
  }
  g_assert_true (g_str_equal (text, TYPED) || g_str_equal (text, "Việc 1"));
  /* what was acknowledged is there */
  *typed = g_str_equal (text, TYPED);
  g_assert_true (*typed || !saved);
  g_clear_pointer (&text, g_free);

  /* and with its draft the text is there in any case */
  text = read_text (fixture);
  g_assert_true (g_str_equal (text, TYPED) || !saved);

  return fired;
}

static gboolean
save_failing (Fixture *fixture, FaultKind kind, guint skip, gboolean lasting, guint *n_waited)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) plan = kh_store_load_plan (store, 1, &error);
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;
  gboolean fired;

  fault_vfs_arm (kind, skip, lasting);
  if (!save (store, plan, &error))
    g_error ("%s, call %u: %s", kind_names[kind], skip, error->message);
  *n_waited += kh_store_get_n_unsaved (store);
  fired = fault_vfs_disarm ();
  shown = first_text (plan);
  g_assert_cmpstr (shown, ==, TYPED);
  g_assert_true (kh_store_retry (store));
  g_assert_cmpuint (kh_store_get_n_unsaved (store), ==, 0);
  g_clear_object (&plan);
  g_clear_object (&store);
  assert_sound (fixture->path);
  text = read_text (fixture);
  g_assert_cmpstr (text, ==, TYPED);

  return fired;
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_auto (Image) image = { 0 };
  guint n_points = 0, n_waited = 0, n_typed = 0, n_torn = 0;
  gboolean typed;

  make_library (fixture);
  take_image (fixture, &image);
  for (FaultKind kind = FAULT_IO; kind <= FAULT_READ_ONLY; kind++)
    for (guint lasting = 0; lasting < (kind == FAULT_TORN ? 0 : 2); lasting++)
      for (guint skip = 0;; skip++)
        {
          put_image (fixture, &image);
          if (!save_failing (fixture, kind, skip, lasting, &n_waited))
            break;
          n_points++;
        }
  for (guint skip = 0;; skip++)
    {
      put_image (fixture, &image);
      if (!save_torn (fixture, skip, &typed))
        break;
      n_torn++;
      n_typed += typed;
    }
  g_test_message ("a save failed at %u calls, waited %u times, and was there each time in the end; power lost at %u writes:"
                  " new %u times, old %u times", n_points, n_waited, n_torn, n_typed, n_torn - n_typed);
  g_assert_cmpuint (n_points, >, 20);
  g_assert_cmpuint (n_torn, >, 3);
  g_assert_cmpuint (n_waited, >, 0);
}

/* Returns: the version of the library at @path */
static gint64
read_version (Fixture *fixture)
{
  g_autofree char *version = fixture_query (fixture, "PRAGMA user_version");

  return g_ascii_strtoll (version, NULL, 10);
}

static void
make_old_library (Fixture *fixture, gint64 version)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "", 0, &error));
  {
    g_autoptr (KhDatabase) database = kh_database_open (fixture->path, KH_DATABASE_BUILD, &error);

    g_assert_true (kh_schema_create_version (database, version, &error));
    g_assert_true (kh_database_exec (database,
                                     "INSERT INTO plan (uuid, year, state, urgency, secrecy, circulation, title) VALUES"
                                     " ('6f1c7f0a-0000-4000-8000-00000000000a', 2026, 'draft', 'none', 'none', 'none', 'Kế hoạch cũ')", &error));
  }
  g_assert_no_error (error);
}

static gboolean
is_wanted (gint64 version, FaultKind kind)
{
  return version == KH_SCHEMA_VERSION - 1 || kind == FAULT_TORN || g_getenv ("KH_FAULTS_ALL") != NULL;
}

/* The old or the new, never a mix: what is there opens, and is what it was or the newest. */
static void
test_migration (Fixture *fixture, gconstpointer data)
{
  const guint step = FIXTURE_STEP (4);
  guint n_points = 0, n_old = 0;

  for (gint64 version = 1; version < KH_SCHEMA_VERSION; version++)
    {
      g_auto (Image) image = { 0 };

      make_old_library (fixture, version);
      take_image (fixture, &image);
      for (FaultKind kind = FAULT_IO; kind <= FAULT_READ_ONLY; kind++)
        for (guint skip = (guint) version % step; is_wanted (version, kind); skip += step)
          {
            g_autoptr (KhStore) store = NULL;
            g_autofree char *title = NULL;
            gint64 after;
            gboolean fired;

            put_image (fixture, &image);
            fault_vfs_arm (kind, skip, TRUE);
            store = kh_store_open (fixture->path, KH_STORE_OPEN_DEFAULT, NULL);
            g_clear_object (&store);
            fired = fault_vfs_disarm ();

            after = read_version (fixture);
            g_assert_true (after == version || after == KH_SCHEMA_VERSION);
            n_old += fired && after == version;
            assert_sound (fixture->path);
            title = fixture_query (fixture, "SELECT title FROM plan");
            g_assert_cmpstr (title, ==, "Kế hoạch cũ");
            if (!fired)
              break;
            n_points++;
          }
    }
  g_test_message ("a migration failed at %u calls, one in %u of all; the library was the old one %u times, the new one %u times,"
                  " never a mix", n_points, step, n_old, n_points - n_old);
  g_assert_cmpuint (n_points, >, 50);
}

/* A backup that fails leaves the one before it; the library is not touched. */
static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "backup.kehoach", NULL);
  g_auto (Image) image = { 0 };
  guint n_points = 0, n_kept = 0;

  make_library (fixture);
  take_image (fixture, &image);
  for (FaultKind kind = FAULT_IO; kind <= FAULT_READ_ONLY; kind++)
    for (guint skip = 0;; skip++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *content = NULL;
        gboolean made, fired;
        gsize length;

        put_image (fixture, &image);
        g_assert_true (g_file_set_contents (path, "the backup before", -1, NULL));
        fault_vfs_arm (kind, skip, TRUE);
        made = kh_backup_write (fixture->path, path, NULL, NULL, NULL, &error);
        fired = fault_vfs_disarm ();
        g_assert_true (made != (error != NULL));
        if (made)
          {
            assert_sound (path);
          }
        else
          {
            g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
            g_assert_cmpstr (content, ==, "the backup before");
            g_clear_pointer (&content, g_free);
            n_kept++;
          }
        g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
        g_assert_cmpmem (content, length, image.content, image.length);
        if (!fired)
          break;
        n_points++;
      }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_test_message ("a backup failed at %u calls; the one before it was kept %u times", n_points, n_kept);
  g_assert_cmpuint (n_points, >, 50);
}

#define ADD(path, func) g_test_add ("/store/faults/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("kh-state-XXXXXX", NULL);

  fault_vfs_register ();
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  /* what fails says so in the log; only a critical is a fault of ours */
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);

  ADD ("save", test_save);
  ADD ("migration", test_migration);
  ADD ("backup", test_backup);

  return g_test_run ();
}
