/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library on a network file system: found out, held by one program at a time,
 * and the second is told who holds it. The network is a stand-in. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "backup.h"
#include "file-system.h"
#include "holder.h"
#include "integrity.h"
#include "revision.h"
#include "store-private.h"

static const char *program;

static guint32 given_type;

static gboolean
give_type (const char *folder, guint32 *type)
{
  *type = given_type;

  return given_type != 0;
}

static void
test_detection (void)
{
  static const struct
  {
    guint32 type;
    gboolean network;
  } cases[] = {
    { 0x6969, TRUE },      /* NFS */
    { 0xff534d42, TRUE },  /* CIFS */
    { 0xfe534d42, TRUE },  /* SMB 2 */
    { 0x65735546, TRUE },  /* FUSE */
    { 0x01021997, TRUE },  /* 9P */
    { 0xef53, FALSE },     /* ext4 */
    { 0x9123683e, FALSE }, /* btrfs */
    { 0x58465342, FALSE }, /* XFS */
    { 0x01021994, FALSE }, /* tmpfs */
    { 0x4d44, FALSE },     /* FAT */
    { 0, FALSE },          /* cannot be told */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_network;

      given_type = cases[i].type;
      is_network = kh_file_system_is_network ("/", give_type);
      g_assert_true (is_network == cases[i].network);
    }
}

static KhStore *
open_on_network (Fixture *fixture, KhStoreOpenFlags flags, GError **error)
{
  return kh_store_open (fixture->path, flags | KH_STORE_OPEN_NETWORK, error);
}

static void
add_plan (KhStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = sample_small ();

  kh_store_add_plan (store, plan, &error);
  g_assert_no_error (error);
}

/* No log, no shared memory, and everything works. */
static void
test_alone (Fixture *fixture, gconstpointer data)
{
  static const char *const ends[] = { "-wal", "-shm" };
  g_autoptr (GError) error = NULL;
  g_autofree char *note = g_strconcat (fixture->path, ".holder", NULL);
  g_autofree char *mode = NULL;

  {
    g_autoptr (KhStore) store = open_on_network (fixture, KH_STORE_OPEN_DEFAULT, &error);
    g_autoptr (KhPlan) plan = NULL;

    g_assert_no_error (error);
    add_plan (store);
    plan = kh_store_load_plan (store, 1, &error);
    set_text (store, plan, find_text (plan, "Việc 1"), "Trên mạng", NULL);
    assert_undo (store, plan);
    assert_redo (store, plan);
    for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
      {
        g_autofree char *path = g_strconcat (fixture->path, ends[i], NULL);

        g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      }
    g_assert_true (g_file_test (note, G_FILE_TEST_EXISTS));
  }
  g_assert_false (g_file_test (note, G_FILE_TEST_EXISTS));
  mode = fixture_query (fixture, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "delete");
  assert_integrity (fixture);

  /* back on a disk of one's own it has a log again */
  g_object_unref (fixture_open (fixture));
  g_free (mode);
  mode = fixture_query (fixture, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "wal");
}

/* Another program, which holds the library until it is killed. */
static int
run_holder (const char *path)
{
  g_autoptr (KhStore) store = NULL;

  /* not longer than the test */
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  store = kh_store_open (path, KH_STORE_OPEN_NETWORK, NULL);
  if (store == NULL || write (STDOUT_FILENO, "+", 1) != 1)
    return 1;
  pause ();

  return 0;
}

/* Another process does not get in. */
static void
assert_kept_out (Fixture *fixture)
{
  const char *const argv[] = { program, "--holder", fixture->path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
}

static void
test_held (Fixture *fixture, gconstpointer data)
{
  const char *const argv[] = { program, "--holder", fixture->path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = open_on_network (fixture, KH_STORE_OPEN_DEFAULT, &error);
  GPid pid;
  char byte;
  int out, status;

  add_plan (store);
  g_clear_object (&store);
  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (out, &byte, 1), ==, 1);

  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (open_on_network (fixture, i == 0 ? KH_STORE_OPEN_DEFAULT : KH_STORE_OPEN_READ_ONLY, &error));
      g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_BUSY);
      g_assert_nonnull (strstr (error->message, g_get_host_name ()));
      g_assert_nonnull (strstr (error->message, " since "));
      g_clear_error (&error);
    }

  /* a holder that is killed holds nothing, whatever its note says */
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  close (out);
  store = open_on_network (fixture, KH_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  add_plan (store);
}

static void
back_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_backup_write_finish (KH_STORE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_backup_restore_finish (KH_STORE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Nobody else gets in, and this program's own threads do: for backups, checks and
 * looks at other states. The lock stays. */
static void
test_own_threads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = open_on_network (fixture, KH_STORE_OPEN_DEFAULT, &error);
  g_autofree char *backup = g_strconcat (fixture->path, ".backup", NULL);
  g_autofree char *kept = g_strconcat (fixture->path, ".kept", NULL);
  g_autofree char *folder = kh_backup_get_folder (fixture->path);
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhPlan) state = NULL;
  g_auto (GStrv) problems = NULL;
  gboolean done = FALSE, made = FALSE;

  add_plan (store);
  plan = kh_store_load_plan (store, 1, &error);
  kh_backup_write_async (store, backup, NULL, NULL, NULL, back_up_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (kh_backup_run_daily (fixture->path, folder, 1800000000, &made, NULL, &error));
  g_assert_true (made);
  g_assert_true (kh_integrity_check (fixture->path, KH_INTEGRITY_FULL, NULL, &problems, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (problems[0], ==, NULL);

  set_text (store, plan, find_text (plan, "Việc 1"), "Nay khác", NULL);
  state = kh_store_load_state (fixture->path, 1, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (find_text (state, "Nay khác"));

  /* put back, and the model follows */
  done = FALSE;
  kh_backup_restore_async (store, backup, kept, NULL, NULL, NULL, restored_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (find_text (plan, "Việc 1"));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  set_text (store, plan, find_text (plan, "Việc 1"), "Sau đó", NULL);

  assert_kept_out (fixture);
}

/* The sentence names user, machine and time, and does without a note. */
static void
test_note (Fixture *fixture, gconstpointer data)
{
  g_autofree char *note = g_strconcat (fixture->path, ".holder", NULL);
  g_autofree char *text = NULL;
  g_autofree char *without = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  without = kh_holder_describe (fixture->path);
  g_assert_true (g_str_has_prefix (without, "Somebody else has the library"));
  g_assert_true (g_file_set_contents_full (fixture->path, "x", 1, G_FILE_SET_CONTENTS_NONE, 0600, &error));
  kh_holder_write (fixture->path, 1800000000);
  g_assert_cmpint (g_stat (note, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  text = kh_holder_describe (fixture->path);
  g_assert_nonnull (strstr (text, g_get_host_name ()));
  g_assert_nonnull (strstr (text, "15:00 15/01/2027"));

  g_assert_true (g_file_set_contents (note, "nonsense", -1, &error));
  g_free (text);
  text = kh_holder_describe (fixture->path);
  g_assert_cmpstr (text, ==, without);
  kh_holder_remove (fixture->path);
  g_assert_false (g_file_test (note, G_FILE_TEST_EXISTS));
}

/* A library with a log comes to a network, and an older one is backed up there. */
static void
test_moves_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) plan = NULL;

  add_plan (store);
  g_clear_object (&store);
  store = open_on_network (fixture, KH_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  plan = kh_store_load_plan (store, 1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (find_text (plan, "Việc 1"));
}

#define ADD(path, func) g_test_add ("/store/network/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc >= 3 && g_str_equal (argv[1], "--holder"))
    return run_holder (argv[2]);

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/network/detection", test_detection);
  ADD ("alone", test_alone);
  ADD ("held", test_held);
  ADD ("own-threads", test_own_threads);
  ADD ("note", test_note);
  ADD ("moves-in", test_moves_in);

  return g_test_run ();
}
