/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's end waits for its threads. */
#include "background.h"

#include <stdio.h>

static void
say (const char *what)
{
  printf ("# said %s\n", what);
  fflush (stdout);
}

/* Long after main() has returned. */
static void
task_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_usleep (G_USEC_PER_SEC / 5);
  say (data);
  g_task_return_boolean (task, TRUE);
}

static gpointer
start_thread (gpointer data)
{
  g_usleep (G_USEC_PER_SEC / 5);
  say (data);
  return NULL;
}

static void
test_exit (void)
{
  if (g_test_subprocess ())
    {
      for (guint i = 0; i < 3; i++)
        {
          g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

          g_task_set_task_data (task, g_strdup_printf ("task %u", i), g_free);
          kh_background_run (task, task_thread);
        }
      kh_background_start ("test", start_thread, (gpointer) "thread");
      exit (0);
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*said task 0*");
  g_test_trap_assert_stdout ("*said task 1*");
  g_test_trap_assert_stdout ("*said task 2*");
  g_test_trap_assert_stdout ("*said thread*");
}

static gboolean taken_down;

static void
take_down (void)
{
  taken_down = TRUE;
}

/* Makes a table at its first use, as libraries do, and goes on with it. */
static gpointer
use_thread (gpointer started)
{
  g_assert_cmpint (atexit (take_down), ==, 0);
  g_atomic_int_set ((int *) started, TRUE);
  g_usleep (G_USEC_PER_SEC / 5);
  g_assert_false (taken_down);
  return NULL;
}

/* What a thread made is still there while it runs, though exit() takes it down first. */
static void
test_wait (void)
{
  if (g_test_subprocess ())
    {
      int started = FALSE;

      kh_background_start ("test", use_thread, &started);
      while (!g_atomic_int_get (&started))
        g_usleep (1000);
      kh_background_wait ();
      exit (0);
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  *done = g_task_propagate_boolean (G_TASK (result), &error);
  g_assert_no_error (error);
}

/* It is a task as any other. */
static void
test_result (void)
{
  gboolean done = FALSE;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done_cb, &done);

  g_task_set_task_data (task, (gpointer) "result", NULL);
  kh_background_run (task, task_thread);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/background/exit", test_exit);
  g_test_add_func ("/background/wait", test_wait);
  g_test_add_func ("/background/result", test_result);

  return g_test_run ();
}
