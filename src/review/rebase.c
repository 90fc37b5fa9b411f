/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a comparison of copies to one of the plan itself. */
#include "comparison.h"

#include "change-private.h"
#include "comparison-private.h"
#include "field-names.h"
#include "matching.h"

static void
index_nodes (GHashTable *nodes, KhNode *node)
{
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);

  g_hash_table_insert (nodes, (gpointer) kh_node_get_uuid (node), node);
  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = kh_node_get_children (node, types[i]);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (list, j);

          index_nodes (nodes, child);
        }
    }
}

static gboolean
has_all (GHashTable *nodes, KhComparison *self)
{
  GHashTableIter iter;
  gpointer partner;

  for (guint i = 0; i < self->changes->len; i++)
    {
      KhNode *before = kh_change_get_before (self->changes->pdata[i]);

      if (before != NULL && !kh_change_is_applied (self->changes->pdata[i])
          && !g_hash_table_contains (nodes, kh_node_get_uuid (before)))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, self->partners);
  while (g_hash_table_iter_next (&iter, NULL, &partner))
    if (!g_hash_table_contains (nodes, kh_node_get_uuid (partner)))
      return FALSE;

  return TRUE;
}

gboolean
kh_comparison_rebase (KhComparison *self, KhPlan *plan)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer partner;

  g_return_val_if_fail (KH_IS_COMPARISON (self), FALSE);
  g_return_val_if_fail (KH_IS_PLAN (plan), FALSE);

  index_nodes (nodes, KH_NODE (plan));
  if (!has_all (nodes, self))
    return FALSE;

  for (guint i = 0; i < self->changes->len; i++)
    {
      KhNode *before = kh_change_get_before (self->changes->pdata[i]);

      if (before != NULL && !kh_change_is_applied (self->changes->pdata[i]))
        kh_change_set_before (self->changes->pdata[i], g_hash_table_lookup (nodes, kh_node_get_uuid (before)));
    }
  g_hash_table_iter_init (&iter, self->partners);
  while (g_hash_table_iter_next (&iter, NULL, &partner))
    g_hash_table_iter_replace (&iter, g_object_ref (g_hash_table_lookup (nodes, kh_node_get_uuid (partner))));
  g_set_object (&self->before, plan);

  return TRUE;
}

static KhNode *
find_after (KhComparison *self, KhNode *before)
{
  GHashTableIter iter;
  gpointer after, partner;

  g_hash_table_iter_init (&iter, self->partners);
  while (g_hash_table_iter_next (&iter, &after, &partner))
    if (partner == before)
      return after;

  return NULL;
}

static void
set_look (KhChange *change, const char *reason)
{
  if (g_strcmp0 (kh_change_get_reason (change), reason) == 0 && kh_change_get_needs_look (change) == (reason != NULL))
    return;
  kh_change_set_origin (change, kh_change_get_author (change), kh_change_get_date (change), reason);
  kh_change_set_needs_look (change, reason != NULL);
}

static void
append_look (KhComparison *self, KhNode *before, const char *reason)
{
  KhChange *remark = kh_change_new (KH_CHANGE_REMARKED, before, find_after (self, before), NULL);
  g_autofree char *text = KH_IS_ITEM (before) ? g_strdup (kh_item_get_text (KH_ITEM (before))) : kh_field_dup_node (before);

  kh_change_set_texts (remark, text, text);
  set_look (remark, reason);
  g_ptr_array_add (self->changes, remark);
  g_list_model_items_changed (G_LIST_MODEL (self), self->changes->len - 1, 0, 1);
}

void
kh_comparison_set_looks (KhComparison *self, GPtrArray *nodes, GHashTable *reasons)
{
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);

  g_return_if_fail (KH_IS_COMPARISON (self));
  g_return_if_fail (nodes != NULL && reasons != NULL);

  for (guint i = self->changes->len; i > 0; i--)
    {
      KhChange *change = self->changes->pdata[i - 1];
      KhNode *node = kh_change_get_before (change);
      const char *reason = node != NULL ? g_hash_table_lookup (reasons, node) : NULL;

      if (node == NULL)
        continue;
      if (reason == NULL && kh_change_get_kind (change) == KH_CHANGE_REMARKED)
        {
          g_ptr_array_remove_index (self->changes, i - 1);
          g_list_model_items_changed (G_LIST_MODEL (self), i - 1, 1, 0);
          continue;
        }
      set_look (change, reason);
      g_hash_table_add (told, node);
    }
  for (guint i = 0; i < nodes->len; i++)
    if (!g_hash_table_contains (told, nodes->pdata[i]))
      append_look (self, nodes->pdata[i], g_hash_table_lookup (reasons, nodes->pdata[i]));
}
