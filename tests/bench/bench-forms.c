/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From asking for a form to the frame that shows it, for a group of many tasks,
 * and the longest that the window answered nothing meanwhile and afterwards.
 * Prints figures, judges nothing. */
#include <adwaita.h>

#include "bench-plan.h"
#include "folder.h"
#include "window.h"

#include <time.h>

#define WATCH_MS 4000 /* how long the window is watched after the first frame */

typedef struct
{
  KhWindow *window;
  gint64 asked;
  double shown; /* ms, 0 until it is */
  double cpu;   /* ms of the main thread until then: other programs do not count */
  double asked_cpu;
  gint64 last;  /* when the main loop last came round */
  double stall; /* ms, the longest */
} Bench;

static double
get_ms (gint64 from)
{
  return (double) (g_get_monotonic_time () - from) / 1000;
}

static double
get_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1000000;
}

static void
painted_cb (Bench *self)
{
  if (self->shown != 0)
    return;
  self->shown = get_ms (self->asked);
  self->cpu = get_cpu_ms () - self->asked_cpu;
}

static gboolean
beat_cb (gpointer data)
{
  Bench *self = data;

  if (self->last != 0)
    self->stall = MAX (self->stall, get_ms (self->last));
  self->last = g_get_monotonic_time ();
  return G_SOURCE_CONTINUE;
}

static void
run_for (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
}

static void
measure (guint n_tasks)
{
  g_autofree char *folder = kh_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, &error);
  g_autoptr (KhPlan) plan = bench_plan_new (n_tasks);
  Bench self = { 0 };
  GdkFrameClock *clock;
  KhEditor *editor;
  gint64 id;
  guint beat;

  if (store == NULL || (id = kh_store_add_plan (store, plan, &error)) == 0)
    g_error ("%s", error->message);
  self.window = KH_WINDOW (kh_window_new (NULL));
  kh_window_set_store (self.window, store, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self.window), 1280, 820);
  gtk_window_present (GTK_WINDOW (self.window));
  kh_window_open_plan (self.window, id, NULL);
  beat = g_timeout_add (1, beat_cb, &self);
  run_for (WATCH_MS);

  editor = kh_window_get_editor (self.window);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (self.window));
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &self);
  self.stall = 0;
  self.asked_cpu = get_cpu_ms ();
  self.last = self.asked = g_get_monotonic_time ();
  kh_editor_show_page (editor, KH_PAGE_TASK_GROUP, kh_plan_find_section (kh_editor_get_plan (editor), KH_SECTION_TASK_GROUP));
  while (self.shown == 0)
    g_main_context_iteration (NULL, TRUE);
  run_for (WATCH_MS);
  g_print ("%6u %14.0f %14.0f %14.0f\n", n_tasks, self.shown, self.cpu, self.stall);

  g_signal_handlers_disconnect_by_data (clock, &self);
  g_source_remove (beat);
  gtk_window_destroy (GTK_WINDOW (self.window));
  kh_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  static const guint tasks[] = { 4, 30, 300 };

  adw_init ();
  g_print ("%6s %14s %14s %14s\n", "tasks", "shown in ms", "CPU ms", "longest stall");
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    measure (tasks[i]);
  return 0;
}
