/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing two plans of many tasks. Prints figures, judges nothing. */
#include "comparison.h"
#include "plan-maker.h"

#include <stdio.h>
#include <stdlib.h>

static double
measure (KhPlan *a, KhPlan *b, guint *n_changes)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 3; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (KhComparison) comparison = kh_comparison_new (a, b, KH_COMPARISON_DEFAULT);
      double seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

      *n_changes = g_list_model_get_n_items (G_LIST_MODEL (comparison));
      best = MIN (best, seconds);
    }
  return best;
}

static gboolean
change_word_cb (KhNode *node, gpointer rand)
{
  if (KH_IS_TASK (node))
    {
      g_autofree char *end = make_sentence (rand, 2);
      g_autofree char *text = g_strconcat (kh_item_get_text (KH_ITEM (node)), " ", end, NULL);

      g_object_set (node, "text", text, NULL);
    }
  return TRUE;
}

static void
run (guint n_items)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (KhPlan) plan = make_plan (rand, n_items);
  g_autoptr (KhPlan) derived = copy_plan (plan, TRUE);
  g_autoptr (KhPlan) stranger = copy_plan (plan, FALSE);
  g_autoptr (KhPlan) other = make_plan (rand, n_items);
  guint n;
  double seconds;

  seconds = measure (plan, derived, &n);
  printf ("%6u items  the same, by identity     %7.1f ms  %u changes\n", n_items, seconds * 1000, n);
  seconds = measure (plan, stranger, &n);
  printf ("%6u items  the same, by words        %7.1f ms  %u changes\n", n_items, seconds * 1000, n);
  kh_plan_visit (derived, change_word_cb, rand);
  kh_plan_visit (stranger, change_word_cb, rand);
  seconds = measure (plan, derived, &n);
  printf ("%6u items  each task changed, ids    %7.1f ms  %u changes\n", n_items, seconds * 1000, n);
  seconds = measure (plan, stranger, &n);
  printf ("%6u items  each task changed, words  %7.1f ms  %u changes\n", n_items, seconds * 1000, n);
  seconds = measure (plan, other, &n);
  printf ("%6u items  two plans                 %7.1f ms  %u changes\n", n_items, seconds * 1000, n);
}

int
main (int argc, char **argv)
{
  /* A plan's items here are tasks, targets, tables with their cells and more:
   * about two nodes an item. */
  run (750);
  run (1500);
  run (3000);
  run (6000);
  return EXIT_SUCCESS;
}
