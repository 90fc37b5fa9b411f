/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which nodes came, went and moved. */
#include "maker.h"

#include "change-private.h"
#include "field-names.h"
#include "longest-run.h"

KhNode *
kh_maker_get_child (KhNode *parent, GType type, guint position)
{
  KhNode *child = g_list_model_get_item (kh_node_get_children (parent, type), position);

  /* The parent's list keeps it. */
  g_object_unref (child);

  return child;
}

guint
kh_maker_count_children (KhNode *parent, GType type)
{
  GListModel *list = kh_node_get_children (parent, type);

  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

static void
add_removed (KhMaker *maker, KhNode *a)
{
  KhChange *change = kh_maker_add_change (maker, KH_CHANGE_REMOVED, a, NULL, NULL);
  g_autofree char *text = kh_field_dup_node (a);

  kh_change_set_texts (change, text, NULL);
  g_hash_table_insert (maker->removals, a, change);
}

static void
add_moved (KhMaker *maker, KhNode *a, KhNode *b)
{
  KhChange *change = kh_maker_add_change (maker, KH_CHANGE_MOVED, a, b, NULL);
  g_autofree char *before = kh_field_dup_node (a);
  g_autofree char *after = kh_field_dup_node (b);

  kh_change_set_texts (change, before, after);
  g_hash_table_insert (maker->movements, a, change);
  g_hash_table_insert (maker->self->placements, b, change);
}

/* What is new beneath a new node goes with it; what came from elsewhere moved. */
static void
look_for_moved (KhMaker *maker, KhNode *b)
{
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    for (guint j = 0; j < kh_maker_count_children (b, types[i]); j++)
      {
        KhNode *child = kh_maker_get_child (b, types[i], j);
        KhNode *partner = kh_matching_get_before (maker->matching, child);

        if (partner == NULL)
          {
            look_for_moved (maker, child);
            continue;
          }
        add_moved (maker, partner, child);
        kh_maker_compare_nodes (maker, partner, child);
      }
}

static void
add_added (KhMaker *maker, KhNode *b)
{
  KhChange *change = kh_maker_add_change (maker, KH_CHANGE_ADDED, NULL, b, NULL);
  g_autofree char *text = kh_field_dup_node (b);

  kh_change_set_texts (change, NULL, text);
  g_hash_table_insert (maker->self->placements, b, change);
  look_for_moved (maker, b);
}

/* Emits those of the earlier list, up to @end, that are in the later plan no more. */
static void
flush_removed (KhMaker *maker, KhNode *a, GType type, guint *next, guint end)
{
  for (; *next < end; (*next)++)
    {
      KhNode *child = kh_maker_get_child (a, type, *next);

      if (kh_matching_get_after (maker->matching, child) == NULL)
        add_removed (maker, child);
    }
}

static void
compare_lists (KhMaker *maker, KhNode *a, KhNode *b, GType type)
{
  const guint n_before = kh_maker_count_children (a, type);
  const guint n_after = kh_maker_count_children (b, type);
  g_autofree guint *positions = g_new (guint, n_after + 1);
  g_autofree gboolean *stays = g_new (gboolean, n_after + 1);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  guint next = 0;

  for (guint i = 0; i < n_before; i++)
    g_hash_table_insert (places, kh_maker_get_child (a, type, i), GUINT_TO_POINTER (i + 1));
  for (guint j = 0; j < n_after; j++)
    {
      KhNode *partner = kh_matching_get_before (maker->matching, kh_maker_get_child (b, type, j));

      positions[j] = partner != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (places, partner)) - 1u : G_MAXUINT;
    }
  kh_longest_run (positions, n_after, stays);

  for (guint j = 0; j < n_after; j++)
    {
      KhNode *child = kh_maker_get_child (b, type, j);
      KhNode *partner = kh_matching_get_before (maker->matching, child);

      if (stays[j])
        flush_removed (maker, a, type, &next, positions[j]);
      if (partner == NULL)
        {
          add_added (maker, child);
          continue;
        }
      if (!stays[j])
        add_moved (maker, partner, child);
      kh_maker_compare_nodes (maker, partner, child);
    }
  flush_removed (maker, a, type, &next, n_before);
}

void
kh_maker_compare_nodes (KhMaker *maker, KhNode *a, KhNode *b)
{
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);

  kh_maker_compare_properties (maker, a, b);
  for (guint i = 0; i < n_types; i++)
    if (kh_node_get_children (a, types[i]) != NULL || kh_node_get_children (b, types[i]) != NULL)
      compare_lists (maker, a, b, types[i]);
}

void
kh_maker_note_partners (KhMaker *maker, KhNode *b)
{
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);
  KhNode *a = kh_matching_get_before (maker->matching, b);

  if (a != NULL)
    g_hash_table_insert (maker->self->partners, g_object_ref (b), g_object_ref (a));
  g_hash_table_insert (maker->self->uuids, g_strdup (kh_node_get_uuid (b)),
                       a != NULL                                                    ? g_strdup (kh_node_get_uuid (a))
                       : (maker->flags & KH_COMPARISON_SAME_IDENTITIES) != 0 ? g_strdup (kh_node_get_uuid (b))
                                                                                    : g_uuid_string_random ());
  for (guint i = 0; i < n_types; i++)
    for (guint j = 0; j < kh_maker_count_children (b, types[i]); j++)
      kh_maker_note_partners (maker, kh_maker_get_child (b, types[i], j));
}
