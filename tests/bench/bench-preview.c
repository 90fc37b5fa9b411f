/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a keystroke to the preview that shows it, and the memory that an open plan
 * takes, in the window, on a display: prints figures, judges nothing. A keystroke is a letter put into the field
 * that has the focus; it is shown once the window has drawn a frame in which all
 * pages in sight are those of the plan with the letter. */
#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "bench-plan.h"
#include "folder.h"
#include "item-text.h"
#include "preview-canvas.h"
#include "preview.h"
#include "window.h"

#define N_KEYS 120
#define KEY_GAP_MS 60 /* a fast typist */

typedef struct
{
  KhWindow *window;
  KhPreview *preview;
  GtkTextBuffer *buffer;
  gint64 pressed;   /* 0 when no keystroke waits to be seen */
  gboolean current; /* the preview is, at the frame that is being drawn */
  GArray *shown;    /* ms */
  GArray *painted;  /* ms until the field itself was drawn */
  gboolean field_waits;
} Bench;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
percentile (GArray *values, guint per_cent)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, MIN (values->len - 1, values->len * per_cent / 100));
}

static void
add_ms (GArray *values, gint64 from)
{
  double ms = (double) (g_get_monotonic_time () - from) / 1000;

  g_array_append_val (values, ms);
}

/* The frame that has just been drawn shows what was current before it. */
static void
painted_cb (Bench *self)
{
  if (self->pressed == 0)
    return;
  if (self->field_waits)
    {
      add_ms (self->painted, self->pressed);
      self->field_waits = FALSE;
    }
  if (self->current)
    {
      add_ms (self->shown, self->pressed);
      self->pressed = 0;
    }
}

static void
layout_cb (Bench *self)
{
  self->current = kh_preview_is_current (self->preview);
}

static gpointer
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
run_until (gint64 end)
{
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
}

/* Resident memory of this process, in MB. */
static double
read_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status != NULL ? strstr (status, "VmRSS:") : NULL;
  return line != NULL ? g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024 : 0;
}

static void
open_plan (Bench *self, KhStore *store, KhPlan *plan)
{
  g_autoptr (GError) error = NULL;
  gint64 id = kh_store_add_plan (store, plan, &error);

  if (id == 0)
    g_error ("%s", error->message);
  self->window = KH_WINDOW (kh_window_new (NULL));
  kh_window_set_store (self->window, store, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 820);
  gtk_window_present (GTK_WINDOW (self->window));
  kh_window_open_plan (self->window, id, NULL);
  self->preview = find (GTK_WIDGET (kh_window_get_editor (self->window)), KH_TYPE_PREVIEW);
  /* Until the PDF is made and shown. */
  run_until (g_get_monotonic_time () + 4 * G_USEC_PER_SEC);
}

static guint
count_pages (Bench *self)
{
  /* The large sheets come after the thumbnails. */
  GtkWidget *small = find (GTK_WIDGET (self->preview), KH_TYPE_PREVIEW_CANVAS);
  GtkWidget *pane = gtk_widget_get_ancestor (small, GTK_TYPE_BOX);
  KhPreviewCanvas *canvas = find (gtk_widget_get_next_sibling (pane), KH_TYPE_PREVIEW_CANVAS);

  return kh_proof_get_n_pages (kh_preview_canvas_get_proof (canvas));
}

/* Of all threads: unlike the times, it does not depend on what else the machine does. */
static double
read_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1000000;
}

static void
type_keys (Bench *self)
{
  for (guint i = 0; i < N_KEYS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      self->pressed = start;
      self->current = FALSE;
      self->field_waits = TRUE;
      gtk_text_buffer_insert_at_cursor (self->buffer, i % 6 == 5 ? " " : "a", -1);
      while (self->pressed != 0)
        g_main_context_iteration (NULL, TRUE);
      run_until (start + KEY_GAP_MS * 1000);
    }
}

static KhStore *
open_library (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  KhStore *store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

static void
measure (guint n_tasks)
{
  g_autofree char *folder = kh_test_folder_new ();
  g_autoptr (KhStore) store = open_library (folder);
  g_autoptr (KhPlan) plan = bench_plan_new (n_tasks);
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) painted = g_array_new (FALSE, FALSE, sizeof (double));
  Bench self = { .shown = shown, .painted = painted };
  guint wake = g_timeout_add (1, wake_cb, NULL);
  GdkFrameClock *clock;
  KhEditor *editor;
  GtkWidget *text;
  double cpu;

  open_plan (&self, store, plan);
  editor = kh_window_get_editor (self.window);
  kh_editor_show_page (editor, KH_PAGE_AIMS, NULL);
  run_until (g_get_monotonic_time () + G_USEC_PER_SEC);
  text = find (GTK_WIDGET (kh_editor_get_page (editor)), KH_TYPE_ITEM_TEXT);
  gtk_widget_grab_focus (text);
  self.buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (self.window));
  g_signal_connect_swapped (clock, "layout", G_CALLBACK (layout_cb), &self);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &self);
  run_until (g_get_monotonic_time () + G_USEC_PER_SEC);

  cpu = read_cpu_ms ();
  type_keys (&self);
  cpu = (read_cpu_ms () - cpu) / N_KEYS;
  g_print ("%6u %6u %14.1f %8.1f %18.1f %8.1f %12.1f\n", n_tasks, count_pages (&self), percentile (shown, 50),
           percentile (shown, 95), percentile (painted, 50), percentile (painted, 95), cpu);

  g_signal_handlers_disconnect_by_data (clock, &self);
  g_source_remove (wake);
  gtk_window_destroy (GTK_WINDOW (self.window));
  kh_test_folder_remove (folder);
}

static void
measure_memory (guint n_tasks)
{
  g_autofree char *folder = kh_test_folder_new ();
  g_autoptr (KhStore) store = open_library (folder);
  g_autoptr (KhPlan) plan = bench_plan_new (n_tasks);
  Bench self = { 0 };
  guint wake = g_timeout_add (1, wake_cb, NULL);

  open_plan (&self, store, plan);
  g_print ("%.0f MB resident with a plan of %u tasks, %u pages, open\n", read_memory (), n_tasks, count_pages (&self));
  g_source_remove (wake);
  gtk_window_destroy (GTK_WINDOW (self.window));
  kh_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  static const guint tasks[] = { 15, 1400 }; /* about 10 and 200 pages */

  adw_init ();
  measure_memory (300);
  g_print ("%6s %6s %14s %8s %18s %8s %12s\n", "tasks", "pages", "preview ms 50%", "95%", "field drawn ms 50%", "95%",
           "CPU ms a key");
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    measure (tasks[i]);
  return 0;
}
