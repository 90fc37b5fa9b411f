/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of assignments of a plan of many tasks: from what the user does to the
 * frame that shows it. Prints figures, judges nothing. */
#include <adwaita.h>
#include <time.h>

#include "assignments-window.h"
#include "bench-plan.h"
#include "folder.h"
#include "window.h"

typedef struct
{
  KhAssignmentsWindow *window;
  KhTaskTable *table;
  gboolean painted;
} Bench;

static void
painted_cb (Bench *self)
{
  self->painted = TRUE;
}

/* Of the main thread: other programs do not count. */
static double
get_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1000000;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
open_window (Bench *self)
{
  self->painted = FALSE;
  gtk_window_present (GTK_WINDOW (self->window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)), "after-paint", G_CALLBACK (painted_cb), self);
}

static void
search (Bench *self)
{
  kh_task_table_set_search (self->table, "thu tuc");
}

static void
search_other (Bench *self)
{
  kh_task_table_set_search (self->table, "thu tuc hanh");
}

static void
search_none (Bench *self)
{
  kh_task_table_set_search (self->table, "");
}

static void
filter (Bench *self)
{
  kh_task_table_set_filter (self->table, KH_TASK_FILTER_NO_LEAD);
}

static void
filter_none (Bench *self)
{
  kh_task_table_set_filter (self->table, KH_TASK_FILTER_ALL);
}

static void
group (Bench *self)
{
  kh_task_table_set_grouping (self->table, KH_TASK_GROUPING_UNIT);
}

static void
edit (Bench *self)
{
  KhTaskCell *cell = kh_assignments_window_find_cell (self->window, 1, KH_TASK_COLUMN_PRODUCT);

  kh_task_cell_edit (cell);
  gtk_editable_set_text (GTK_EDITABLE (kh_task_cell_get_entry (cell)), "Báo cáo đo tốc độ");
  kh_task_cell_commit (cell);
}

static void
measure (Bench *self, const char *what, void (*act) (Bench *self))
{
  const double cpu = get_cpu_ms ();
  const gint64 start = g_get_monotonic_time ();

  self->painted = FALSE;
  act (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  while (!self->painted)
    g_main_context_iteration (NULL, TRUE);
  g_print ("  %-26s %10.0f %10.0f\n", what, (double) (g_get_monotonic_time () - start) / 1000, get_cpu_ms () - cpu);
  settle ();
}

static void
measure_all (guint n_tasks)
{
  g_autofree char *folder = kh_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, &error);
  g_autoptr (KhPlan) made = bench_plan_new (n_tasks);
  g_autoptr (KhPlan) plan = NULL;
  KhWindow *window = KH_WINDOW (kh_window_new (NULL));
  Bench self = { 0 };
  gint64 id;
  gint64 start;

  if (store == NULL || (id = kh_store_add_plan (store, made, &error)) == 0)
    g_error ("%s", error->message);
  kh_window_set_store (window, store, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  plan = kh_store_load_plan (store, id, &error);
  if (plan == NULL)
    g_error ("%s", error->message);
  settle ();

  g_print ("%u tasks\n", n_tasks);
  start = g_get_monotonic_time ();
  self.window = KH_ASSIGNMENTS_WINDOW (kh_assignments_window_new (store, plan, FALSE));
  self.table = kh_assignments_window_get_table (self.window);
  g_print ("  %-26s %10.0f\n", "read", (double) (g_get_monotonic_time () - start) / 1000);
  measure (&self, "show", open_window);
  measure (&self, "search", search);
  measure (&self, "search further", search_other);
  measure (&self, "search no more", search_none);
  measure (&self, "filter", filter);
  measure (&self, "filter no more", filter_none);
  measure (&self, "edit a cell", edit);
  measure (&self, "group by unit", group);
  measure (&self, "filter, grouped", filter);
  measure (&self, "filter no more, grouped", filter_none);

  gtk_window_destroy (GTK_WINDOW (self.window));
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  kh_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  static const guint tasks[] = { 300, 5000 };

  adw_init ();
  g_print ("  %-26s %10s %10s\n", "", "ms", "CPU ms");
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    measure_all (tasks[i]);
  return 0;
}
