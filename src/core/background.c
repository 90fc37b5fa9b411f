/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in threads that the program's end waits for. */
#include "background.h"

#include <stdlib.h>

/* The end of the process is one for all, and so is this. */
static GMutex lock;
static GCond none_left;
static guint n_running;

void
kh_background_wait (void)
{
  g_mutex_lock (&lock);
  while (n_running > 0)
    g_cond_wait (&none_left, &lock);
  g_mutex_unlock (&lock);
}

/* For a program that leaves without waiting. Handlers run last first: this one before
 * the destructors of what libraries made as they were loaded, after those of what they
 * made at first use in a thread. */
static void
enter (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      if (atexit (kh_background_wait) != 0)
        g_warning ("The program's end will not wait for its threads");
      g_once_init_leave (&registered, 1);
    }
  g_mutex_lock (&lock);
  n_running++;
  g_mutex_unlock (&lock);
}

static void
leave (void)
{
  g_mutex_lock (&lock);
  n_running--;
  g_cond_signal (&none_left);
  g_mutex_unlock (&lock);
}

static GQuark
func_quark (void)
{
  return g_quark_from_static_string ("kh-background-func");
}

static void
run_task (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GTaskThreadFunc func = (GTaskThreadFunc) g_object_get_qdata (G_OBJECT (task), func_quark ());

  func (task, source, data, cancellable);
  leave ();
}

void
kh_background_run (GTask *task, GTaskThreadFunc func)
{
  g_return_if_fail (G_IS_TASK (task) && func != NULL);
  /* The thread would not be waited for where it is left behind. */
  g_return_if_fail (!g_task_get_return_on_cancel (task));

  enter ();
  g_object_set_qdata (G_OBJECT (task), func_quark (), (gpointer) func);
  g_task_run_in_thread (task, run_task);
}

typedef struct
{
  GThreadFunc func;
  gpointer data;
} Start;

static gpointer
run_thread (gpointer user_data)
{
  g_autofree Start *start = user_data;

  start->func (start->data);
  leave ();

  return NULL;
}

void
kh_background_start (const char *name, GThreadFunc func, gpointer data)
{
  Start *start;

  g_return_if_fail (func != NULL);

  start = g_new (Start, 1);
  *start = (Start){ func, data };
  enter ();
  g_thread_unref (g_thread_new (name, run_thread, start));
}
