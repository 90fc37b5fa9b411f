/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program that is killed while it edits: what it was told is done is there.
 *
 * A child process edits the library by a script that a seed decides, and says
 * so after each commit. It is killed at a random moment; then the library must
 * be sound and in the state after the last edit that was acknowledged, or after
 * the one that was under way. A second library that is never killed goes through
 * the same script beside it and says what those states are.
 *
 * KH_CRASH_ROUNDS sets how many children are killed (50; the long run takes 1000). */
#include "fault-vfs.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-private.h"

#define N_STEPS 100000

static const char *program;

/* Typing steps must join in both libraries or in neither. */
static gint64
stopped_clock (void)
{
  return 1;
}

static KhStore *
open_library (const char *path)
{
  g_autoptr (GError) error = NULL;
  KhStore *store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  kh_store_set_clock (store, stopped_clock);

  return store;
}

static KhPlan *
load_plan (KhStore *store)
{
  g_autoptr (GError) error = NULL;
  KhPlan *plan = kh_store_load_plan (store, 1, &error);

  g_assert_no_error (error);

  return plan;
}

static void
edit_plan (KhStore *store, KhPlan *plan, GRand *rand, guint step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (store, KH_NODE (plan), "Step", &error);
  gpointer group = child (plan, KH_TYPE_SECTION, g_rand_int_range (rand, 0, 2));
  gpointer other = child (plan, KH_TYPE_SECTION, g_rand_int_range (rand, 0, 2));
  const guint n_items = g_list_model_get_n_items (kh_node_get_children (group, KH_TYPE_ITEM));
  g_autofree char *text = g_strdup_printf ("Việc của bước %u, %u", step, g_rand_int (rand));
  const guint position = (guint) g_rand_int_range (rand, 0, (int) n_items + 1);
  const int choice = g_rand_int_range (rand, 0, 10);
  gpointer item = position < n_items ? child (group, KH_TYPE_ITEM, position) : NULL;

  g_assert_no_error (error);
  if (item == NULL || (choice < 3 && n_items < 30))
    {
      g_autoptr (KhItem) new_item = kh_item_new (choice % 2 == 0 ? KH_ITEM_TASK : KH_ITEM_DASH, text);

      kh_node_append_take (KH_NODE (new_item), kh_item_new (KH_ITEM_PLUS, "Ý nhỏ"));
      kh_edit_insert (edit, group, position, new_item);
    }
  else if (choice < 5)
    {
      kh_edit_remove (edit, item);
    }
  else if (choice < 7)
    {
      kh_edit_move (edit, item, other, (guint) g_rand_int_range (rand, 0, 5));
    }
  else if (choice < 8 && KH_IS_TASK (item))
    {
      g_autoptr (GPtrArray) units = g_ptr_array_new ();

      g_ptr_array_add (units, child (kh_plan_get_agency (plan), KH_TYPE_UNIT, g_rand_int_range (rand, 0, 2)));
      kh_edit_set_units (edit, item, KH_UNIT_ROLE_SUPPORT, units);
    }
  else
    {
      kh_edit_set_merge_key (edit, "typing");
      kh_edit_set (edit, item, "text", text, NULL);
    }
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static void
run_step (KhStore *store, KhPlan *plan, GRand *rand, guint step)
{
  const int choice = g_rand_int_range (rand, 0, 8);

  if (choice == 0 && kh_store_get_undo_label (store, KH_NODE (plan)) != NULL)
    assert_undo (store, plan);
  else if (choice == 1 && kh_store_get_redo_label (store, KH_NODE (plan)) != NULL)
    assert_redo (store, plan);
  else
    edit_plan (store, plan, rand, step);
}

static int
run_child (const char *path, const char *seed)
{
  g_autoptr (KhStore) store = open_library (path);
  g_autoptr (KhPlan) plan = load_plan (store);
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) strtoul (seed, NULL, 10));

  for (guint i = 0; i < N_STEPS; i++)
    {
      run_step (store, plan, rand, i);
      /* one byte an edit: what is in the pipe was acknowledged */
      if (write (STDOUT_FILENO, "+", 1) != 1)
        return 1;
    }

  return 0;
}

/* Says when it begins and when it has made a library, and waits to be killed. */
static int
run_creator (const char *path)
{
  g_autoptr (KhStore) store = NULL;

  if (write (STDOUT_FILENO, "+", 1) != 1)
    return 1;
  store = open_library (path);
  if (write (STDOUT_FILENO, "+", 1) != 1)
    return 1;
  for (;;)
    pause ();
}

/* Is killed at a call of the disk that @skip calls come before. */
static int
run_killed_creator (const char *path, const char *skip)
{
  fault_vfs_register ();
  fault_vfs_arm (FAULT_KILL, (guint) strtoul (skip, NULL, 10), FALSE);
  g_object_unref (open_library (path));

  return 0;
}

static GPid
spawn (const char *mode, const char *path, const char *seed, int *out)
{
  g_autoptr (GError) error = NULL;
  const char *const argv[] = { program, mode, path, seed, NULL };
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, out, NULL, &error);
  g_assert_no_error (error);

  return pid;
}

static guint
read_acknowledgements (int fd, guint wanted)
{
  guint n = 0;
  char byte;

  while (n < wanted && read (fd, &byte, 1) == 1)
    n++;

  return n;
}

/* Returns: how many edits the child had acknowledged when it died */
static guint
kill_child (GPid pid, int fd, guint after, gulong delay_us)
{
  guint n = read_acknowledgements (fd, after);
  int status;

  g_assert_cmpuint (n, ==, after);
  g_usleep (delay_us);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  n += read_acknowledgements (fd, G_MAXUINT);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  close (fd);
  g_spawn_close_pid (pid);

  return n;
}

static void
describe_items (GString *text, gpointer node, guint depth)
{
  GListModel *items = kh_node_get_children (node, KH_TYPE_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      gpointer item = child (node, KH_TYPE_ITEM, i);

      g_string_append_printf (text, "%*s%d %s %s", (int) depth, "", kh_item_get_kind (item), kh_node_get_order_key (item),
                              kh_item_get_text (item));
      if (KH_IS_TASK (item) && g_list_model_get_n_items (kh_task_get_support (item)) > 0)
        {
          g_autoptr (KhUnit) unit = g_list_model_get_item (kh_task_get_support (item), 0);

          g_string_append_printf (text, " (%s)", kh_unit_get_name (unit));
        }
      g_string_append_c (text, '\n');
      describe_items (text, item, depth + 1);
    }
}

/* All that the script can change; UUIDs differ between the two libraries. */
static char *
describe (KhStore *store, KhPlan *plan)
{
  GString *text = g_string_new (NULL);
  const char *undo = kh_store_get_undo_label (store, KH_NODE (plan));
  const char *redo = kh_store_get_redo_label (store, KH_NODE (plan));

  for (guint i = 0; i < 2; i++)
    {
      g_string_append_printf (text, "Nhóm %u\n", i);
      describe_items (text, child (plan, KH_TYPE_SECTION, i), 1);
    }
  g_string_append_printf (text, "%s %s", undo != NULL ? undo : "-", redo != NULL ? redo : "-");

  return g_string_free (text, FALSE);
}

static void
make_library (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = open_library (path);
  g_autoptr (KhPlan) plan = sample_small ();

  kh_node_append_take (KH_NODE (plan), kh_section_new (KH_SECTION_TASK_GROUP, "Nhóm hai"));
  g_assert_cmpint (kh_store_add_plan (store, plan, &error), ==, 1);
}

static guint
get_rounds (void)
{
  const char *rounds = g_getenv ("KH_CRASH_ROUNDS");

  return rounds != NULL ? (guint) strtoul (rounds, NULL, 10) : 50;
}

/* Returns: whether the library is one edit past the last that was acknowledged */
static gboolean
assert_nothing_lost (Fixture *fixture, const char *shadow_path, guint seed, guint n_acknowledged)
{
  g_autoptr (KhStore) store = open_library (fixture->path);
  g_autoptr (KhPlan) plan = load_plan (store);
  g_autoptr (KhStore) shadow = open_library (shadow_path);
  g_autoptr (KhPlan) shadow_plan = load_plan (shadow);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *state = describe (store, plan);
  g_autofree char *expected = NULL;
  gboolean one_more;

  for (guint i = 0; i < n_acknowledged; i++)
    run_step (shadow, shadow_plan, rand, i);
  expected = describe (shadow, shadow_plan);
  one_more = !g_str_equal (state, expected);
  if (one_more)
    {
      g_free (expected);
      run_step (shadow, shadow_plan, rand, n_acknowledged);
      expected = describe (shadow, shadow_plan);
    }
  assert_same_dump (state, expected);

  return one_more;
}

static void
test_edits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shadow_path = g_build_filename (fixture->folder, "shadow.kehoach", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  const guint n_rounds = get_rounds ();
  guint n_acknowledged = 0, n_under_way = 0;

  make_library (fixture->path);
  make_library (shadow_path);
  for (guint round = 0; round < n_rounds; round++)
    {
      g_autofree char *seed = g_strdup_printf ("%u", round);
      int out;
      GPid pid = spawn ("--edit", fixture->path, seed, &out);
      guint n = kill_child (pid, out, (guint) g_rand_int_range (rand, 0, 40), (gulong) g_rand_int_range (rand, 0, 3000));

      n_acknowledged += n;
      n_under_way += assert_nothing_lost (fixture, shadow_path, round, n);
      assert_integrity (fixture);
    }
  g_test_message ("%u kills, %u edits acknowledged, none lost; %u of the edits under way had been committed",
                  n_rounds, n_acknowledged, n_under_way);
  g_assert_cmpuint (n_acknowledged, >, n_rounds);
}

/* What a killed program left: no library, or a whole one; the next start finds or
 * makes it. Returns: whether there was one */
static gboolean
assert_none_or_whole (Fixture *fixture)
{
  const gboolean made = g_file_test (fixture->path, G_FILE_TEST_EXISTS);

  if (made)
    assert_integrity (fixture);
  g_object_unref (open_library (fixture->path));
  assert_integrity (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);

  return made;
}

/* Returns: how long it takes to make a library, and to tell of it, in microseconds */
static gulong
measure_creation (Fixture *fixture)
{
  int out;
  GPid pid = spawn ("--create", fixture->path, "", &out);
  gint64 start, end;

  g_assert_cmpuint (read_acknowledgements (out, 1), ==, 1);
  start = g_get_monotonic_time ();
  g_assert_cmpuint (read_acknowledgements (out, 1), ==, 1);
  end = g_get_monotonic_time ();
  kill_child (pid, out, 0, 0);
  g_assert_true (assert_none_or_whole (fixture));

  return (gulong) (end - start);
}

/* At random moments of the making and of as long a time after it. What was said to be made is there. */
static void
test_creation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  const guint n_rounds = get_rounds () / 2 + 1;
  guint n_made = 0, n_acknowledged = 0;

  for (guint round = 0; round < n_rounds; round++)
    {
      /* measured anew now and then, because a machine is not always as busy */
      static gulong duration;
      int out;
      GPid pid;
      guint n;
      gboolean made;

      if (round % 25 == 0)
        duration = measure_creation (fixture);
      pid = spawn ("--create", fixture->path, "", &out);
      n = kill_child (pid, out, 1, (gulong) (g_rand_double (rand) * 2 * (double) duration));
      made = assert_none_or_whole (fixture);
      g_assert_true (made || n < 2);
      n_made += made;
      n_acknowledged += n == 2;
    }
  g_test_message ("%u kills while a library was made and after it: there was none %u times, a whole one %u times, of which "
                  "%u had been acknowledged", n_rounds, n_rounds - n_made, n_made, n_acknowledged);
}

/* At each call that writes, or at every seventh. */
static void
test_creation_calls (Fixture *fixture, gconstpointer data)
{
  const guint step = g_getenv ("KH_FAULTS_ALL") != NULL ? 1 : 7;
  guint n_killed = 0, n_made = 0;
  gboolean killed = TRUE;

  for (guint skip = 0; killed; skip += step)
    {
      g_autofree char *number = g_strdup_printf ("%u", skip);
      const char *const argv[] = { program, "--create-killed", fixture->path, number, NULL };
      g_autoptr (GError) error = NULL;
      gboolean made;
      int status;

      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
      g_assert_no_error (error);
      killed = WIFSIGNALED (status);
      g_assert_true (killed ? WTERMSIG (status) == SIGKILL : WEXITSTATUS (status) == 0);
      made = assert_none_or_whole (fixture);
      g_assert_true (killed || made);
      n_killed += killed;
      n_made += killed && made;
    }
  g_test_message ("killed at %u calls of making a library: there was none %u times, a whole one %u times", n_killed,
                  n_killed - n_made, n_made);
  g_assert_cmpuint (n_killed, >, 0);
}

#define ADD(path, func) g_test_add ("/store/crash/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc >= 4 && g_str_equal (argv[1], "--edit"))
    return run_child (argv[2], argv[3]);
  if (argc >= 3 && g_str_equal (argv[1], "--create"))
    return run_creator (argv[2]);
  if (argc >= 4 && g_str_equal (argv[1], "--create-killed"))
    return run_killed_creator (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);

  ADD ("edits", test_edits);
  ADD ("creation", test_creation);
  ADD ("creation-calls", test_creation_calls);

  return g_test_run ();
}
