/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which changes cannot do without which others. */
#include "maker.h"

#include <string.h>

#include "change-private.h"

static void
require (KhChange *change, KhChange *other)
{
  if (other != NULL)
    kh_change_require (change, other);
}

/* The added change that brings @b, itself or with a node above it. */
static KhChange *
find_addition (KhMaker *maker, KhNode *b)
{
  for (; b != NULL && kh_matching_get_before (maker->matching, b) == NULL; b = kh_node_get_parent (b))
    {
      KhChange *change = g_hash_table_lookup (maker->self->placements, b);

      if (change != NULL)
        return change;
    }

  return NULL;
}

static gboolean
is_beneath (KhNode *node, KhNode *ancestor)
{
  while (node != NULL && node != ancestor)
    node = kh_node_get_parent (node);

  return node != NULL;
}

/* Nothing can move into itself: if the new place lies beneath @a in the earlier
 * plan, what lies between has to leave first. */
static void
require_way_out (KhMaker *maker, KhChange *change, KhNode *a, KhNode *new_parent)
{
  for (KhNode *above = new_parent; above != NULL; above = kh_node_get_parent (above))
    {
      KhNode *partner = kh_matching_get_before (maker->matching, above);

      if (partner == NULL || !is_beneath (partner, a))
        continue;
      for (KhNode *node = partner; node != a; node = kh_node_get_parent (node))
        require (change, g_hash_table_lookup (maker->movements, node));
    }
}

static void
require_moves_out (KhMaker *maker, KhChange *removal, KhNode *a)
{
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    for (guint j = 0; j < kh_maker_count_children (a, types[i]); j++)
      {
        KhNode *child = kh_maker_get_child (a, types[i], j);

        require (removal, g_hash_table_lookup (maker->movements, child));
        require_moves_out (maker, removal, child);
      }
}

/* The new class may lack lists of the old one. */
static void
require_loose_children (KhMaker *maker, KhChange *change)
{
  KhNode *a = kh_change_get_before (change);
  KhNode *b = kh_change_get_after (change);
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    if (kh_node_get_children (b, types[i]) == NULL)
      for (guint j = 0; j < kh_maker_count_children (a, types[i]); j++)
        {
          KhNode *child = kh_maker_get_child (a, types[i], j);

          require (change, g_hash_table_lookup (maker->removals, child));
          require (change, g_hash_table_lookup (maker->movements, child));
        }
}

/* Texts that show an indicator need it there. */
static void
require_references (KhMaker *maker, KhChange *change, GHashTable *added)
{
  g_autoptr (GPtrArray) runs = NULL;
  const char *text = kh_change_get_after_text (change);

  if (text == NULL || strstr (text, "ref=") == NULL)
    return;
  runs = kh_markup_parse (text, NULL);
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const KhRun *run = runs->pdata[i];

      if (run->kind != KH_RUN_TEXT)
        require (change, g_hash_table_lookup (added, run->text));
    }
}

/* UUIDs as the earlier plan will have them -> the changes that bring the nodes. */
static GHashTable *
index_additions (KhMaker *maker)
{
  GHashTable *added = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < maker->self->changes->len; i++)
    {
      KhChange *change = maker->self->changes->pdata[i];
      KhNode *b = kh_change_get_after (change);
      guint n_indicators = 0;

      if (kh_change_get_kind (change) != KH_CHANGE_ADDED)
        continue;
      g_hash_table_insert (added, g_hash_table_lookup (maker->self->uuids, kh_node_get_uuid (b)), change);
      n_indicators = kh_maker_count_children (b, KH_TYPE_INDICATOR);
      for (guint j = 0; j < n_indicators; j++)
        g_hash_table_insert (added, g_hash_table_lookup (maker->self->uuids, kh_node_get_uuid (kh_maker_get_child (b, KH_TYPE_INDICATOR, j))), change);
    }

  return added;
}

/* Whether the parent has a list for @b as it is in the earlier plan. */
static gboolean
can_hold (KhMaker *maker, KhNode *parent, KhNode *b)
{
  KhNode *partner = kh_matching_get_before (maker->matching, parent);

  return partner == NULL || kh_node_get_children (partner, G_OBJECT_TYPE (b)) != NULL;
}

void
kh_maker_tie_together (KhMaker *maker)
{
  g_autoptr (GHashTable) added = index_additions (maker);

  for (guint i = 0; i < maker->self->changes->len; i++)
    {
      KhChange *change = maker->self->changes->pdata[i];
      KhNode *a = kh_change_get_before (change);
      KhNode *b = kh_change_get_after (change);
      KhNode *parent = b != NULL ? kh_node_get_parent (b) : NULL;

      switch (kh_change_get_kind (change))
        {
        case KH_CHANGE_MOVED:
          require (change, find_addition (maker, parent));
          require_way_out (maker, change, a, parent);
          break;
        case KH_CHANGE_REMOVED:
          require_moves_out (maker, change, a);
          break;
        case KH_CHANGE_CHANGED:
          if (g_hash_table_lookup (maker->kinds, b) == change)
            require_loose_children (maker, change);
          require_references (maker, change, added);
          break;
        case KH_CHANGE_ADDED:
        case KH_CHANGE_REMARKED:
        default:
          break;
        }
      if (kh_change_get_kind (change) != KH_CHANGE_CHANGED && b != NULL && !can_hold (maker, parent, b))
        require (change, g_hash_table_lookup (maker->kinds, parent));
    }
}
