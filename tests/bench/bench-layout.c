/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout in process: pages a second, cost from 100 to 20,000 tasks, total fit
 * against first fit and what it brings, again after one keystroke, the PDF's cost.
 * Prints figures, judges nothing. */
#include "bench-evenness.h"
#include "layout-cache.h"
#include "layout-private.h"
#include "maker.h"
#include "pdf-writer.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct
{
  double seconds;
  guint pages;
} Result;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static KhFrames *
lay_out (KhDocument *document, KhProfile *profile, gboolean first_fit)
{
  g_autoptr (GError) error = NULL;
  KhFrames *frames = kh_layout_run_full (document, profile, first_fit, NULL, &error);

  if (frames == NULL)
    g_error ("%s", error->message);
  return frames;
}

/* The best of several runs: what disturbs a run only makes it slower. */
static Result
measure (KhDocument *document, KhProfile *profile, gboolean first_fit)
{
  Result best = { .seconds = G_MAXDOUBLE };
  gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;

  do
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (KhFrames) frames = lay_out (document, profile, first_fit);
      double seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

      best.seconds = MIN (best.seconds, seconds);
      best.pages = kh_frames_get_n_pages (frames);
    }
  while (g_get_monotonic_time () < end);
  return best;
}

/* The median of laying out again after each of some letters typed. */
static double
measure_again (KhDocument *document, KhProfile *profile)
{
  g_autoptr (KhLayoutCache) cache = kh_layout_cache_new ();
  KhBlock *block = (KhBlock *) kh_document_get_block (document, kh_document_get_n_blocks (document) / 2);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 51; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KhFrames) frames = NULL;
      gint64 start = g_get_monotonic_time ();
      double seconds;

      frames = kh_layout_cache_run (cache, document, profile, NULL, &error);
      seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
      if (frames == NULL)
        g_error ("%s", error->message);
      if (i > 0)
        g_array_append_val (times, seconds);
      kh_block_add_span (block, "a", FALSE, FALSE);
    }
  g_array_sort (times, compare_doubles);
  return g_array_index (times, double, times->len / 2);
}

static double
measure_pdf (KhDocument *document, KhProfile *profile, gsize *size)
{
  g_autoptr (KhFrames) frames = lay_out (document, profile, FALSE);
  double best = G_MAXDOUBLE;
  gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;

  do
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GBytes) pdf = kh_pdf_write (document, frames, NULL, KH_PDF_DEFAULT, NULL, &error);

      if (pdf == NULL)
        g_error ("%s", error->message);
      best = MIN (best, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
      *size = g_bytes_get_size (pdf);
    }
  while (g_get_monotonic_time () < end);
  return best;
}

/* What total fit brings for what it costs. */
static void
compare_evenness (KhProfile *profile, guint n_tasks)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (n_tasks);
  static const char *const names[] = { "total fit", "first fit" };

  g_print ("%-10s %7s %12s %12s %14s %7s\n", "breaking", "lines", "loose lines", "loose share", "mean square", "rivers");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (KhFrames) frames = lay_out (document, profile, i == 1);
      BenchEvenness evenness = bench_measure_evenness (frames);

      g_print ("%-10s %7u %12u %11.1f%% %14.4f %7u\n", names[i], evenness.lines, evenness.loose,
               100.0 * evenness.loose / evenness.lines, evenness.squares, evenness.rivers);
    }
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 100, 200, 400, 1000, 2000, 5000, 10000, 20000 };
  guint largest = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 20000;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhProfile) profile = kh_profile_load ("nd30-2020", NULL, &error);
  double per_task = 0;

  if (profile == NULL)
    g_error ("%s", error->message);
  g_print ("%8s %7s %10s %9s %11s %10s %9s %9s %9s\n", "tasks", "pages", "layout ms", "pages/s", "first/total",
           "us/task", "again ms", "PDF ms", "PDF KB");
  for (guint i = 0; i < G_N_ELEMENTS (sizes) && sizes[i] <= largest; i++)
    {
      g_autoptr (KhDocument) document = kh_maker_new_plan (sizes[i]);
      Result total = measure (document, profile, FALSE), first = measure (document, profile, TRUE);
      gsize size = 0;
      double pdf = measure_pdf (document, profile, &size);

      g_print ("%8u %7u %10.2f %9.0f %11.2f %10.2f %9.2f %9.1f %9zu\n", sizes[i], total.pages, total.seconds * 1e3,
               total.pages / total.seconds, first.seconds / total.seconds, total.seconds * 1e6 / sizes[i],
               measure_again (document, profile) * 1e3, pdf * 1e3, size / 1024);
      if (sizes[i] == 1000)
        per_task = total.seconds / sizes[i];
      if (i + 1 == G_N_ELEMENTS (sizes) && per_task > 0)
        g_print ("20,000 tasks cost %.2f times what 20 times 1,000 do\n",
                 total.seconds / sizes[i] / per_task);
    }
  compare_evenness (profile, 1000);
  return 0;
}
