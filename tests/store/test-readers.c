/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 24 programs that read while one writes: each sees whole edits only, nobody
 * waits for long, and nothing is lost.
 *
 * KH_READERS_EDITS sets how many edits are made (60; the long run makes 3000). */
#include "fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-private.h"

#define N_READERS 24
#define N_ITEMS 3

static const char *program;

/* What a reader says of itself when it is done, in one write. */
typedef struct
{
  guint32 n_reads;
  guint32 n_states; /* different edits that it saw */
  gint64  longest;  /* of a read, microseconds */
} Account;

/* One edit gives all items the same text. Returns: (transfer full) (nullable): it, %NULL for a mix */
static char *
read_state (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (KhPlan) plan = NULL;
  KhNode *group;
  const char *first;

  if (store == NULL)
    g_error ("%s", error->message);
  plan = kh_store_load_plan (store, 1, &error);
  if (plan == NULL)
    g_error ("%s", error->message);
  group = child (plan, KH_TYPE_SECTION, 0);
  first = kh_item_get_text (child (group, KH_TYPE_ITEM, 0));
  for (guint i = 1; i < N_ITEMS; i++)
    if (!g_str_equal (kh_item_get_text (child (group, KH_TYPE_ITEM, i)), first))
      return NULL;

  return g_strdup (first);
}

/* Reads until it finds the last edit. */
static int
run_reader (const char *path, const char *last)
{
  g_autofree char *before = NULL;
  Account account = { 0 };

  for (;;)
    {
      const gint64 start = g_get_monotonic_time ();
      g_autofree char *state = read_state (path);

      if (state == NULL)
        return 2;
      account.longest = MAX (account.longest, g_get_monotonic_time () - start);
      account.n_reads++;
      account.n_states += g_strcmp0 (state, before) != 0;
      if (g_str_equal (state, last))
        break;
      /* never back */
      if (before != NULL && atoi (state) < atoi (before))
        return 3;
      g_free (before);
      before = g_steal_pointer (&state);
    }

  return write (STDOUT_FILENO, &account, sizeof account) == sizeof account ? 0 : 1;
}

static void
set_all (KhStore *store, KhPlan *plan, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (store, KH_NODE (plan), "Edit", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < N_ITEMS; i++)
    kh_edit_set (edit, child (child (plan, KH_TYPE_SECTION, 0), KH_TYPE_ITEM, i), "text", text, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static guint
get_n_edits (void)
{
  const char *n = g_getenv ("KH_READERS_EDITS");

  return n != NULL ? (guint) strtoul (n, NULL, 10) : 60;
}

static void
test_readers (Fixture *fixture, gconstpointer data)
{
  const guint n_edits = get_n_edits ();
  g_autofree char *last = g_strdup_printf ("%u", n_edits);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) plan = sample_small ();
  GPid pids[N_READERS];
  int pipes[N_READERS];
  gint64 longest_edit = 0, longest_read = 0, start;
  guint64 n_reads = 0, n_states = 0;

  g_assert_cmpint (kh_store_add_plan (store, plan, &error), ==, 1);
  set_all (store, plan, "0");
  start = g_get_monotonic_time ();
  for (guint i = 0; i < N_READERS; i++)
    {
      const char *const argv[] = { program, "--reader", fixture->path, last, NULL };

      g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pids[i], NULL, &pipes[i], NULL, &error);
      g_assert_no_error (error);
    }
  for (guint i = 1; i <= n_edits; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      const gint64 begun = g_get_monotonic_time ();

      set_all (store, plan, text);
      longest_edit = MAX (longest_edit, g_get_monotonic_time () - begun);
      g_usleep (2000);
    }
  g_assert_cmpint (kh_store_get_trouble (store), ==, KH_TROUBLE_NONE);
  for (guint i = 0; i < N_READERS; i++)
    {
      Account account = { 0 };
      int status;

      g_assert_cmpint (waitpid (pids[i], &status, 0), ==, pids[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
      g_assert_cmpint (read (pipes[i], &account, sizeof account), ==, (gssize) sizeof account);
      close (pipes[i]);
      n_reads += account.n_reads;
      n_states += account.n_states;
      longest_read = MAX (longest_read, account.longest);
    }
  g_test_message ("%u edits, the longest %.1f ms, beside %d readers: %" G_GUINT64_FORMAT " reads of the library, the longest %.1f ms,"
                  " %" G_GUINT64_FORMAT " times a new state, never a mix, in %.1f s",
                  n_edits, (double) longest_edit / 1000, N_READERS, n_reads, (double) longest_read / 1000, n_states,
                  (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_clear_object (&plan);
  g_clear_object (&store);
  assert_integrity (fixture);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc >= 4 && g_str_equal (argv[1], "--reader"))
    return run_reader (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/readers/beside-a-writer", Fixture, NULL, fixture_set_up, test_readers, fixture_tear_down);

  return g_test_run ();
}
