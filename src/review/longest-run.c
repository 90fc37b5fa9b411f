/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The most of a list that can stay while the rest moves. */
#include "longest-run.h"

void
kh_longest_run (const guint *positions, guint n, gboolean *stays)
{
  g_autofree guint *ends = g_new (guint, n + 1);     /* index of the lowest end of a run of each length */
  g_autofree guint *previous = g_new (guint, n + 1); /* the one before in the run */
  guint length = 0;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0, high = length;

      stays[i] = FALSE;
      if (positions[i] == G_MAXUINT)
        continue;
      while (low < high)
        {
          const guint middle = (low + high) / 2;

          if (positions[ends[middle]] < positions[i])
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? ends[low - 1] : G_MAXUINT;
      ends[low] = i;
      length = MAX (length, low + 1);
    }
  for (guint i = length > 0 ? ends[length - 1] : G_MAXUINT; i != G_MAXUINT; i = previous[i])
    stays[i] = TRUE;
}
