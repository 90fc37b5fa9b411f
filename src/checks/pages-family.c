/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages family: what can be seen only once the plan is laid out. */
#include "families.h"

#include <string.h>

/* Reports @letter once for each node whose lines have it. */
static void
report_letter (KhReport *report, KhPlan *plan, KhFrames *frames, const char *letter)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_pages = kh_frames_get_n_pages (frames);

  for (guint i = 0; i < n_pages; i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);
      guint n = kh_frame_get_n_placed (frame);

      for (guint j = 0; j < n; j++)
        {
          KhNode *node = NULL;
          KhPlaced placed;

          kh_frame_get_placed (frame, j, &placed);
          if (placed.text == NULL || strstr (placed.text, letter) == NULL)
            continue;
          if (placed.uuid != NULL)
            node = kh_plan_find_node (plan, placed.uuid);
          if (node == NULL)
            node = KH_NODE (plan);
          if (g_hash_table_add (told, (gpointer) kh_node_get_uuid (node)))
            kh_report_node (report, "pages-letter-missing", node, letter);
        }
    }
}

void
kh_checks_add_pages (GPtrArray *findings, KhPlan *plan, KhTables *tables, KhFrames *frames)
{
  KhReport report = { findings, tables };
  const char *const *letters;

  g_return_if_fail (findings != NULL);
  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (KH_IS_FRAMES (frames));

  letters = kh_frames_get_missing (frames);
  for (guint i = 0; letters[i] != NULL; i++)
    report_letter (&report, plan, frames, letters[i]);
}
