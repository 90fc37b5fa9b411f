/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan as it would be if everything that the unit changed were taken over. */
#include "build.h"

#include "both.h"
#include "longest-run.h"
#include "node-field.h"
#include "relabel.h"

typedef struct
{
  GHashTable *ours;     /* UUID -> KhNode, of each plan */
  GHashTable *origins;  /* UUID of a node that ours replaced -> KhNode */
  GHashTable *seen;
  GHashTable *theirs;
  GHashTable *merged;
  GHashTable *twins;    /* UUID in theirs -> KhNode of merged that says the same already */
  GHashTable *moved;    /* UUIDs that theirs put elsewhere in their list */
  GHashTable *ours_sorted; /* UUIDs of nodes in whose lists ours put something elsewhere */
  GHashTable *both_moved;
} Builder;

static void
index_cb (KhNode *node, gpointer user_data)
{
  g_hash_table_insert (user_data, g_strdup (kh_node_get_uuid (node)), g_object_ref (node));
}

GHashTable *
kh_merge_index (KhPlan *plan)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  kh_relabel_visit (plan, index_cb, index);
  return index;
}

GHashTable *
kh_merge_index_origins (GHashTable *nodes)
{
  GHashTable *origins = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer node;

  g_hash_table_iter_init (&iter, nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    {
      const char *origin = kh_node_get_derived_from (node);

      if (origin != NULL && !g_hash_table_contains (nodes, origin))
        g_hash_table_insert (origins, (gpointer) origin, node);
    }
  return origins;
}

static KhNode *
find_ours (Builder *self, const char *uuid)
{
  KhNode *node = g_hash_table_lookup (self->ours, uuid);

  return node != NULL ? node : g_hash_table_lookup (self->origins, uuid);
}

/* What stands for @theirs in the merged plan; %NULL if it is not there. */
static KhNode *
find_merged (Builder *self, KhNode *theirs)
{
  const char *uuid = kh_node_get_uuid (theirs);
  KhNode *ours = find_ours (self, uuid);
  KhNode *twin = g_hash_table_lookup (self->twins, uuid);

  if (twin != NULL)
    return twin;
  return g_hash_table_lookup (self->merged, ours != NULL ? kh_node_get_uuid (ours) : uuid);
}

/* Which nodes stand elsewhere among those that both plans have in the same list. */

static void
note_order (GHashTable *before, GHashTable *origins, KhNode *parent, GType type, GHashTable *moved, GHashTable *sorted)
{
  GListModel *list = kh_node_get_children (parent, type);
  const guint n = list != NULL ? g_list_model_get_n_items (list) : 0;
  g_autofree guint *positions = g_new (guint, n + 1);
  g_autofree gboolean *stays = g_new (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KhNode) child = g_list_model_get_item (list, i);
      KhNode *other = g_hash_table_lookup (before, kh_node_get_uuid (child));

      if (other == NULL && origins != NULL && kh_node_get_derived_from (child) != NULL
          && g_hash_table_lookup (origins, kh_node_get_derived_from (child)) == child)
        other = g_hash_table_lookup (before, kh_node_get_derived_from (child));
      positions[i] = other != NULL && kh_node_get_parent (other) != NULL
                         && g_str_equal (kh_node_get_uuid (kh_node_get_parent (other)), kh_node_get_uuid (parent))
                       ? kh_node_get_position (other)
                       : G_MAXUINT;
    }
  kh_longest_run (positions, n, stays);
  for (guint i = 0; i < n; i++)
    if (positions[i] != G_MAXUINT && !stays[i])
      {
        g_autoptr (KhNode) child = g_list_model_get_item (list, i);

        if (moved != NULL)
          g_hash_table_add (moved, (gpointer) kh_node_get_uuid (child));
        if (sorted != NULL)
          g_hash_table_add (sorted, (gpointer) kh_node_get_uuid (parent));
      }
}

static void
note_orders (GHashTable *before, GHashTable *origins, GHashTable *after, GHashTable *moved, GHashTable *sorted)
{
  GHashTableIter iter;
  gpointer node;
  guint n_types;
  const GType *types = kh_node_field_get_types (&n_types);

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    for (guint i = 0; i < n_types; i++)
      if (types[i] != KH_TYPE_SECTION && kh_node_get_children (node, types[i]) != NULL)
        note_order (before, origins, node, types[i], moved, sorted);
}

static gboolean
has_other_parent (KhNode *a, KhNode *b)
{
  return !g_str_equal (kh_node_get_uuid (kh_node_get_parent (a)), kh_node_get_uuid (kh_node_get_parent (b)));
}

/* Taking over. */

/* After the nearest one before it that is there, or before the nearest after it. */
static guint
find_place (Builder *self, KhNode *theirs, KhNode *parent)
{
  GListModel *siblings = kh_node_get_children (kh_node_get_parent (theirs), G_OBJECT_TYPE (theirs));
  const guint place = kh_node_get_position (theirs);

  for (guint i = place; i > 0; i--)
    {
      g_autoptr (KhNode) sibling = g_list_model_get_item (siblings, i - 1);
      KhNode *merged = find_merged (self, sibling);

      if (merged != NULL && kh_node_get_parent (merged) == parent)
        return kh_node_get_position (merged) + 1;
    }
  for (guint i = place + 1; i < g_list_model_get_n_items (siblings); i++)
    {
      g_autoptr (KhNode) sibling = g_list_model_get_item (siblings, i);
      KhNode *merged = find_merged (self, sibling);

      if (merged != NULL && kh_node_get_parent (merged) == parent)
        return kh_node_get_position (merged);
    }

  return G_MAXUINT;
}

static KhNode *
add (Builder *self, KhNode *theirs, KhNode *parent)
{
  g_autoptr (KhNode) copy = kh_node_copy_alone (theirs, kh_node_get_uuid (theirs));

  kh_node_set_derived_from (copy, kh_node_get_derived_from (theirs));
  kh_node_insert (parent, find_place (self, theirs, parent), copy);
  g_hash_table_insert (self->merged, g_strdup (kh_node_get_uuid (copy)), g_object_ref (copy));
  return copy; /* its parent holds it */
}

/* A document or a table gives what is new no identity: what was merged from it once says the same. */
static KhNode *
find_twin (Builder *self, KhNode *theirs, KhNode *parent)
{
  GListModel *list = KH_IS_ITEM (theirs) ? kh_node_get_children (parent, G_OBJECT_TYPE (theirs)) : NULL;

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KhNode) child = g_list_model_get_item (list, i);
      const char *uuid = kh_node_get_uuid (child);

      if (!g_hash_table_contains (self->seen, uuid) && !g_hash_table_contains (self->theirs, uuid)
          && kh_node_field_same_kind (child, theirs) && !kh_node_field_differs (child, theirs, "text"))
        {
          g_hash_table_insert (self->twins, (gpointer) kh_node_get_uuid (theirs), child);
          return child;
        }
    }

  return NULL;
}

static void
move_children (KhNode *from, KhNode *to)
{
  guint n_types;
  const GType *types = kh_node_field_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = kh_node_get_children (from, types[i]);

      while (list != NULL && kh_node_get_children (to, types[i]) != NULL && g_list_model_get_n_items (list) > 0)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (list, 0);

          kh_node_remove (child);
          kh_node_append (to, child);
        }
    }
}

/* Another kind is another object. Returns: (transfer none): what stands there now */
static KhNode *
change_kind (Builder *self, KhNode *theirs, KhNode *merged)
{
  g_autoptr (KhNode) old = g_object_ref (merged);
  KhNode *parent = kh_node_get_parent (merged);
  const guint position = kh_node_get_position (merged);
  g_autoptr (KhNode) other = kh_node_copy_alone (theirs, kh_node_get_uuid (merged));
  g_autoptr (GPtrArray) fields = kh_node_field_list (other);

  for (guint i = 0; i < fields->len; i++)
    kh_node_field_copy (old, other, fields->pdata[i]);
  kh_node_set_derived_from (other, kh_node_get_derived_from (old));
  move_children (old, other);
  kh_node_remove (old);
  kh_node_insert (parent, position, other);
  g_hash_table_insert (self->merged, g_strdup (kh_node_get_uuid (other)), g_object_ref (other));
  return other;
}

/* @seen: (nullable). Returns: (transfer none): what stands there now */
static KhNode *
take_fields (Builder *self, KhNode *seen, KhNode *theirs, KhNode *merged)
{
  g_autoptr (GPtrArray) fields = kh_node_field_list (theirs);

  if (KH_IS_ITEM (theirs) && KH_IS_ITEM (merged) && (seen == NULL || !kh_node_field_same_kind (seen, theirs))
      && !kh_node_field_same_kind (merged, theirs))
    merged = change_kind (self, theirs, merged);
  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = fields->pdata[i];

      if ((seen != NULL && kh_node_field_has (seen, field) && !kh_node_field_differs (seen, theirs, field))
          || !kh_node_field_differs (merged, theirs, field))
        continue;
      /* Both were kept when this was merged before. */
      if ((seen == NULL || kh_node_field_differs (seen, merged, field)) && kh_both_holds (merged, field, theirs))
        continue;
      kh_node_field_copy (theirs, merged, field);
    }

  return merged;
}

static gboolean
is_beneath (KhNode *node, KhNode *ancestor)
{
  while (node != NULL && node != ancestor)
    node = kh_node_get_parent (node);

  return node != NULL;
}

static void
take_place (Builder *self, KhNode *seen, KhNode *theirs, KhNode *merged, KhNode *parent)
{
  const char *uuid = kh_node_get_uuid (theirs);
  const gboolean elsewhere = has_other_parent (seen, theirs);
  KhNode *ours = find_ours (self, uuid);
  g_autoptr (KhNode) kept = NULL;

  if (KH_IS_SECTION (theirs) || (!elsewhere && !g_hash_table_contains (self->moved, uuid)))
    return;
  /* Ours did the same, or there is no such place. */
  if ((elsewhere && kh_node_get_parent (merged) == parent) || is_beneath (parent, merged)
      || kh_node_get_children (parent, G_OBJECT_TYPE (merged)) == NULL)
    return;
  if (ours != NULL && has_other_parent (ours, seen))
    g_hash_table_add (self->both_moved, g_strdup (kh_node_get_uuid (merged)));
  /* Which of a list's nodes moved and which stayed can be told in several ways: the list is what both changed. */
  else if (!elsewhere && g_hash_table_contains (self->ours_sorted, kh_node_get_uuid (parent)))
    g_hash_table_add (self->both_moved, g_strdup (kh_node_get_uuid (parent)));
  kept = g_object_ref (merged);
  kh_node_remove (merged);
  kh_node_insert (parent, find_place (self, theirs, parent), merged);
}

static void take_children (Builder *self, KhNode *theirs, KhNode *merged, gboolean restoring);

/* @restoring: whether what ours deleted comes back, because theirs changed something in it */
static void
take_node (Builder *self, KhNode *theirs, KhNode *parent, gboolean restoring)
{
  KhNode *seen = g_hash_table_lookup (self->seen, kh_node_get_uuid (theirs));
  KhNode *merged = find_merged (self, theirs);

  if (merged == NULL)
    {
      if (kh_node_get_children (parent, G_OBJECT_TYPE (theirs)) == NULL)
        return;
      if (seen != NULL && !restoring && kh_node_field_same_tree (seen, theirs))
        return;
      restoring = restoring || seen != NULL;
      if (seen == NULL)
        merged = find_twin (self, theirs, parent);
      if (merged == NULL)
        merged = add (self, theirs, parent);
    }
  else
    {
      if (seen != NULL)
        take_place (self, seen, theirs, merged, parent);
      merged = take_fields (self, seen, theirs, merged);
    }
  take_children (self, theirs, merged, restoring);
}

static void
take_children (Builder *self, KhNode *theirs, KhNode *merged, gboolean restoring)
{
  guint n_types;
  const GType *types = kh_node_field_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = kh_node_get_children (theirs, types[i]);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (list, j);

          take_node (self, child, merged, restoring);
        }
    }
}

/* What took the place of a node that was sent may be theirs under a name of its own. */
static gboolean
stands_for_theirs (Builder *self, KhNode *merged)
{
  GHashTableIter iter;
  gpointer twin;

  if (g_hash_table_contains (self->theirs, kh_node_get_uuid (merged)))
    return TRUE;
  g_hash_table_iter_init (&iter, self->twins);
  while (g_hash_table_iter_next (&iter, NULL, &twin))
    if (twin == merged)
      return TRUE;

  return FALSE;
}

/* What theirs lack and were sent, they deleted; sections they cannot. */
static void
remove_gone (Builder *self, KhNode *seen)
{
  guint n_types;
  const GType *types = kh_node_field_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = kh_node_get_children (seen, types[i]);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (list, j);
          KhNode *merged;

          if (KH_IS_SECTION (child) || g_hash_table_contains (self->theirs, kh_node_get_uuid (child)))
            {
              remove_gone (self, child);
              continue;
            }
          merged = find_merged (self, child);
          if (merged != NULL && kh_node_get_parent (merged) != NULL && !stands_for_theirs (self, merged))
            kh_node_remove (merged);
        }
    }
}

static gboolean
keep_cb (KhNode *node, gpointer user_data)
{
  return !KH_IS_FINDING (node);
}

KhPlan *
kh_merge_build (KhPlan *ours, KhPlan *seen, KhPlan *theirs, GHashTable *both_moved)
{
  KhPlan *plan = kh_node_copy_same (ours, keep_cb, NULL);
  g_autoptr (GHashTable) by_ours = kh_merge_index (ours);
  g_autoptr (GHashTable) origins = kh_merge_index_origins (by_ours);
  g_autoptr (GHashTable) by_seen = kh_merge_index (seen);
  g_autoptr (GHashTable) by_theirs = kh_merge_index (theirs);
  g_autoptr (GHashTable) by_merged = kh_merge_index (plan);
  g_autoptr (GHashTable) twins = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) moved = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) ours_sorted = g_hash_table_new (g_str_hash, g_str_equal);
  Builder self = { by_ours, origins, by_seen, by_theirs, by_merged, twins, moved, ours_sorted, both_moved };

  note_orders (by_seen, NULL, by_theirs, moved, NULL);
  note_orders (by_seen, origins, by_ours, NULL, ours_sorted);
  take_children (&self, KH_NODE (theirs), KH_NODE (plan), FALSE);
  remove_gone (&self, KH_NODE (seen));
  return plan;
}
