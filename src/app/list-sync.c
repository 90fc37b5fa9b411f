/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a list what it should be by the smallest change. */
#include "list-sync.h"

void
kh_list_sync (GListStore *list, GPtrArray *items)
{
  const guint n_old = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint head = 0;
  guint tail = 0;

  while (head < MIN (n_old, items->len))
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), head);

      if (item != items->pdata[head])
        break;
      head++;
    }
  while (tail < MIN (n_old, items->len) - head)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), n_old - 1 - tail);

      if (item != items->pdata[items->len - 1 - tail])
        break;
      tail++;
    }
  if (head + tail < MAX (n_old, items->len))
    g_list_store_splice (list, head, n_old - head - tail, items->pdata + head, items->len - head - tail);
}
