/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this program does beside its own library – checks, backups, looks at other
 * states – takes none of its locks away: POSIX locks go with the first file
 * descriptor that is closed. Another program that comes and goes meanwhile would
 * else take the log of a library that is open here with it. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <sys/wait.h>

#include "backup.h"
#include "integrity.h"
#include "revision.h"
#include "store-private.h"

static const char *program;

/* The other program: opens the library, edits it and goes. */
static int
run_visitor (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, &error);
  g_autoptr (KhPlan) plan = NULL;

  g_assert_no_error (error);
  plan = kh_store_load_plan (store, 1, &error);
  g_assert_no_error (error);
  set_text (store, plan, find_text (plan, "Việc 2"), "Từ ngoài", NULL);

  return 0;
}

static void
let_visit (Fixture *fixture)
{
  const char *const argv[] = { program, "--visitor", fixture->path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_no_error (error);
}

static void
check (Fixture *fixture)
{
  g_auto (GStrv) problems = NULL;

  g_assert_true (kh_integrity_check (fixture->path, KH_INTEGRITY_QUICK, NULL, &problems, NULL));
}

static void
back_up (Fixture *fixture)
{
  g_autofree char *backup = g_strconcat (fixture->path, ".backup", NULL);

  g_assert_true (kh_backup_write (fixture->path, backup, NULL, NULL, NULL, NULL));
  g_unlink (backup);
}

static void
look_at_state (Fixture *fixture)
{
  g_autoptr (KhPlan) plan = kh_store_load_state (fixture->path, 1, 0, NULL);

  g_assert_nonnull (plan);
}

static void
open_again (Fixture *fixture)
{
  g_object_unref (kh_store_open (fixture->path, KH_STORE_OPEN_READ_ONLY, NULL));
  g_object_unref (kh_store_open (fixture->path, KH_STORE_OPEN_DEFAULT, NULL));
}

static void
test_locks (Fixture *fixture, gconstpointer data)
{
  void (*const what) (Fixture *fixture) = data;
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) sample = sample_small ();
  g_autoptr (KhPlan) plan = NULL;
  GStatBuf before, after;

  kh_store_add_plan (store, sample, &error);
  g_assert_no_error (error);
  plan = kh_store_load_plan (store, 1, &error);
  what (fixture);
  g_assert_cmpint (g_stat (log, &before), ==, 0);
  let_visit (fixture);
  g_assert_cmpint (g_stat (log, &after), ==, 0);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);

  /* what is said to be saved is there for everybody */
  set_text (store, plan, find_text (plan, "Việc 1"), "Từ đây", NULL);
  {
    g_autoptr (KhStore) other = fixture_open (fixture);
    g_autoptr (KhPlan) seen = kh_store_load_plan (other, 1, &error);

    g_assert_nonnull (find_text (seen, "Từ đây"));
    g_assert_nonnull (find_text (seen, "Từ ngoài"));
  }
}

#define ADD(path, func) g_test_add ("/store/locks/" path, Fixture, func, fixture_set_up, test_locks, fixture_tear_down)

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--visitor"))
    return run_visitor (argv[2]);

  g_test_init (&argc, &argv, NULL);

  ADD ("check", check);
  ADD ("backup", back_up);
  ADD ("state", look_at_state);
  ADD ("open-again", open_again);

  return g_test_run ();
}
