/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two programs that edit one library at the same time: what each writes stays, and
 * is seen by the other without being asked for.
 *
 * KH_TOGETHER_EDITS sets how many edits each makes (20; the long run makes 500, and
 * requires that each is seen within a second). */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-private.h"

#define LONGEST_PAUSE_MS 300
#define PATIENCE (120 * G_USEC_PER_SEC)
#define WANTED G_USEC_PER_SEC

static const char *program;

/* What a program saw of the other's edits. */
typedef struct
{
  guint32 n_seen;
  gint64  longest; /* from before an edit until it was seen, microseconds */
} Account;

typedef struct
{
  KhStore *store;
  KhPlan  *plan;
  KhItem  *own;
  KhItem  *other;
  GRand   *rand;
  guint    source;
  guint    n_edits;
  guint    n_made;
  guint    last_seen;
  Account  account;
} Side;

/* The other's text is the edit's number and when it was begun. */
static void
changed_cb (Side *self)
{
  const char *text = kh_item_get_text (self->other);
  const char *time = strchr (text, ' ');
  const guint number = (guint) strtoul (text, NULL, 10);

  if (time == NULL || number <= self->last_seen)
    return;
  self->last_seen = number;
  self->account.n_seen++;
  self->account.longest = MAX (self->account.longest, g_get_monotonic_time () - g_ascii_strtoll (time + 1, NULL, 10));
}

static void edit_later (Side *self);

static gboolean
edit_cb (gpointer user_data)
{
  Side *self = user_data;
  g_autofree char *text = g_strdup_printf ("%u %" G_GINT64_FORMAT, ++self->n_made, g_get_monotonic_time ());

  self->source = 0;
  set_text (self->store, self->plan, self->own, text, NULL);
  edit_later (self);

  return G_SOURCE_REMOVE;
}

/* At once or a little later: an edit looks at what the other did, a pause does not. */
static void
edit_later (Side *self)
{
  if (self->n_made < self->n_edits)
    self->source = g_timeout_add ((guint) g_rand_int_range (self->rand, 0, LONGEST_PAUSE_MS), edit_cb, self);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Edits the task @own, until all of the other's edits of the task @other were there to be seen. */
static gboolean
run_side (const char *path, guint own, guint other, guint n_edits, Account *account)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, &error);
  g_autoptr (KhPlan) plan = store != NULL ? kh_store_load_plan (store, 1, &error) : NULL;
  const gint64 end = g_get_monotonic_time () + PATIENCE;
  g_autoptr (GRand) rand = g_rand_new_with_seed (own);
  Side self = { .store = store, .plan = plan, .rand = rand, .n_edits = n_edits };
  guint wake;

  g_assert_no_error (error);
  self.own = child (child (plan, KH_TYPE_SECTION, 0), KH_TYPE_ITEM, own);
  self.other = child (child (plan, KH_TYPE_SECTION, 0), KH_TYPE_ITEM, other);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (changed_cb), &self);
  changed_cb (&self); /* what the other did before this one was there */
  self.account = (Account) { 0 };
  edit_later (&self);
  wake = g_timeout_add_seconds (1, wake_cb, NULL);
  while ((self.n_made < n_edits || self.last_seen < n_edits) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  g_clear_handle_id (&self.source, g_source_remove);
  g_signal_handlers_disconnect_by_data (store, &self);
  *account = self.account;

  return self.last_seen == n_edits && kh_store_get_n_unsaved (store) == 0;
}

static int
run_other (const char *path, const char *n_edits)
{
  Account account;

  if (!run_side (path, 1, 0, (guint) strtoul (n_edits, NULL, 10), &account))
    return 2;

  return write (STDOUT_FILENO, &account, sizeof account) == sizeof account ? 0 : 1;
}

static void
test_together (Fixture *fixture, gconstpointer data)
{
  const char *wanted = g_getenv ("KH_TOGETHER_EDITS");
  const guint n_edits = wanted != NULL ? (guint) strtoul (wanted, NULL, 10) : 20;
  g_autofree char *number = g_strdup_printf ("%u", n_edits);
  const char *const argv[] = { program, "--other", fixture->path, number, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *ends = NULL;
  g_autofree char *expected = g_strdup_printf ("%u,%u", n_edits, n_edits);
  Account own, other = { 0 };
  gboolean edited;
  int out, status;
  GPid pid;

  {
    g_autoptr (KhStore) store = fixture_open (fixture);
    g_autoptr (KhPlan) plan = sample_small ();

    g_assert_cmpint (kh_store_add_plan (store, plan, &error), ==, 1);
  }
  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  edited = run_side (fixture->path, 0, 1, n_edits, &own);
  g_assert_true (edited);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_cmpint (read (out, &other, sizeof other), ==, (gssize) sizeof other);
  close (out);

  /* both tasks are what the last edit of each made them, in the file */
  ends = fixture_query (fixture, "SELECT group_concat (substr (text, 1, instr (text, ' ') - 1)) FROM"
                                 " (SELECT text FROM item WHERE text GLOB '[0-9]*' ORDER BY order_key)");
  g_assert_cmpstr (ends, ==, expected);
  g_test_message ("two programs made %u edits each in one plan: the longest that one of them was not seen by the other was %.0f ms",
                  n_edits, (double) MAX (own.longest, other.longest) / 1000);
  g_assert_cmpuint (own.n_seen + other.n_seen, >, 0);
  if (wanted != NULL)
    g_assert_cmpint (MAX (own.longest, other.longest), <=, WANTED);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc >= 4 && g_str_equal (argv[1], "--other"))
    return run_other (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/together/two-programs", Fixture, NULL, fixture_set_up, test_together, fixture_tear_down);

  return g_test_run ();
}
