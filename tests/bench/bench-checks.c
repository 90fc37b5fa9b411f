/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking a plan of many tasks: all of it, and after one item has changed.
 * Prints figures, judges nothing. Time is that of the processor, so that other
 * programs do not count. */
#include "bench-plan.h"
#include "checker.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_KEYSTROKES 100

/* In microseconds */
static gint64
now (void)
{
  return (gint64) clock () * G_USEC_PER_SEC / CLOCKS_PER_SEC;
}

static double
since (gint64 start)
{
  return (double) (now () - start) / 1000;
}

static KhItem *
find_task (KhPlan *plan)
{
  KhSection *group = kh_plan_find_section (plan, KH_SECTION_TASK_GROUP);
  g_autoptr (KhItem) item = g_list_model_get_item (kh_section_get_items (group), 0);

  return item; /* the list holds it */
}

static void
run (guint n_tasks, KhTables *tables, KhSpelling *spelling)
{
  g_autoptr (KhPlan) plan = bench_plan_new (n_tasks);
  g_autoptr (KhChecker) checker = kh_checker_new (tables, spelling);
  double whole = G_MAXDOUBLE, snapshot = 0, words = 0, model = 0;
  guint n_findings = 0;
  KhItem *task = find_task (plan);

  for (guint i = 0; i < 5; i++)
    {
      const gint64 start = now ();
      g_autoptr (GPtrArray) findings = kh_checks_run (plan, tables, spelling);

      whole = MIN (whole, since (start));
      n_findings = findings->len;
    }
  for (guint i = 0; i <= N_KEYSTROKES; i++)
    {
      g_autofree char *text = g_strdup_printf ("Rà soát quy trình nội bộ lần %u.", i);
      g_autoptr (KhPassages) passages = NULL;
      g_autoptr (GPtrArray) said = NULL;
      g_autoptr (GPtrArray) judged = NULL;
      gint64 start;

      kh_item_set_text (task, text);
      start = now ();
      passages = kh_passages_new (plan);
      snapshot += i > 0 ? since (start) : 0;
      start = now ();
      said = kh_checker_read (checker, passages, NULL);
      words += i > 0 ? since (start) : 0;
      start = now ();
      judged = kh_checker_judge (checker, plan);
      model += i > 0 ? since (start) : 0;
    }
  printf ("%5u tasks  all checks %7.1f ms (%u findings);  after a keystroke: snapshot %.2f ms and model %.2f ms in the main"
          " loop, words %.2f ms in the thread\n",
          n_tasks, whole, n_findings, snapshot / N_KEYSTROKES, model / N_KEYSTROKES, words / N_KEYSTROKES);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhTables) tables = kh_tables_load (&error);
  g_autoptr (KhSpelling) spelling = NULL;

  if (tables == NULL)
    {
      fprintf (stderr, "bench-checks: %s\n", error->message);
      return EXIT_FAILURE;
    }
  spelling = kh_spelling_new (NULL, tables);
  run (100, tables, spelling);
  run (300, tables, spelling);
  run (1000, tables, spelling);

  return EXIT_SUCCESS;
}
