/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of siblings when keys are equal. */
#include "order.h"

static int
compare (KhNode *a, KhNode *b)
{
  int order = g_strcmp0 (kh_node_get_order_key (a), kh_node_get_order_key (b));

  return order != 0 ? order : g_strcmp0 (kh_node_get_uuid (a), kh_node_get_uuid (b));
}

/* The first key from @position on that is greater than that of @node. */
static const char *
find_greater_key (GListModel *list, guint position, KhNode *node)
{
  for (guint i = position; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KhNode) next = g_list_model_get_item (list, i);

      if (g_strcmp0 (kh_node_get_order_key (next), kh_node_get_order_key (node)) > 0)
        return kh_node_get_order_key (next); /* the list keeps it alive */
    }

  return NULL;
}

GPtrArray *
kh_order_settle (KhNode *node)
{
  GListModel *list = kh_node_get_children (kh_node_get_parent (node), G_OBJECT_TYPE (node));
  GPtrArray *moved = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = kh_node_get_position (node) + 1; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KhNode) before = g_list_model_get_item (list, i - 1);
      g_autoptr (KhNode) next = g_list_model_get_item (list, i);
      g_autofree char *key = NULL;

      if (compare (before, next) < 0)
        break;

      key = kh_order_key_between (kh_node_get_order_key (before), find_greater_key (list, i, before));
      kh_node_set_order_key (next, key);
      g_ptr_array_add (moved, g_steal_pointer (&next));
    }

  return moved;
}
