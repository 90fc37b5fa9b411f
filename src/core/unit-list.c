/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of units that an item refers to and does not own. */
#include "unit-list.h"

static gboolean
is_equal (GListModel *list, GPtrArray *units)
{
  if (g_list_model_get_n_items (list) != units->len)
    return FALSE;

  for (guint i = 0; i < units->len; i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (list, i);

      if (unit != units->pdata[i])
        return FALSE;
    }

  return TRUE;
}

void
kh_unit_list_assign (GListStore *list, GPtrArray *units)
{
  if (is_equal (G_LIST_MODEL (list), units))
    return;

  g_list_store_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), units->pdata, units->len);
}
