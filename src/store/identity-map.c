/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one object for each row that somebody holds. */
#include "identity-map.h"

typedef struct
{
  const KhTable *table;
  gint64         id;
} Row;

/* Invariant: a node in the map has a weak reference that takes it out again,
 * and its id does not change while it is in. */
struct _KhIdentityMap
{
  GHashTable *nodes; /* Row → KhNode */
};

static guint
hash_row (gconstpointer key)
{
  const Row *row = key;

  return g_int64_hash (&row->id) * 31 + g_direct_hash (row->table);
}

static gboolean
equal_rows (gconstpointer a, gconstpointer b)
{
  const Row *row = a, *other = b;

  return row->table == other->table && row->id == other->id;
}

static Row
row_of (KhNode *node)
{
  return (Row) { kh_mapping_get_table (G_OBJECT_TYPE (node)), kh_node_get_id (node) };
}

/* The object is being disposed of: its type and id are still there. */
static void
forget_cb (gpointer user_data, GObject *gone)
{
  KhIdentityMap *self = user_data;
  Row row = row_of ((KhNode *) gone);

  g_hash_table_remove (self->nodes, &row);
}

KhIdentityMap *
kh_identity_map_new (void)
{
  KhIdentityMap *self = g_new (KhIdentityMap, 1);

  self->nodes = g_hash_table_new_full (hash_row, equal_rows, g_free, NULL);

  return self;
}

void
kh_identity_map_free (KhIdentityMap *self)
{
  GHashTableIter iter;
  gpointer node;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    g_object_weak_unref (node, forget_cb, self);

  g_hash_table_unref (self->nodes);
  g_free (self);
}

KhNode *
kh_identity_map_lookup (KhIdentityMap *self, const KhTable *table, gint64 id)
{
  Row row = { table, id };

  return g_hash_table_lookup (self->nodes, &row);
}

void
kh_identity_map_add (KhIdentityMap *self, KhNode *node)
{
  Row row = row_of (node);
  KhNode *known = g_hash_table_lookup (self->nodes, &row);

  if (known == node)
    return;
  if (known != NULL)
    g_object_weak_unref (G_OBJECT (known), forget_cb, self);

  g_hash_table_replace (self->nodes, g_memdup2 (&row, sizeof row), node);
  g_object_weak_ref (G_OBJECT (node), forget_cb, self);
}

void
kh_identity_map_remove (KhIdentityMap *self, KhNode *node)
{
  Row row = row_of (node);

  if (g_hash_table_lookup (self->nodes, &row) != node)
    return;

  g_object_weak_unref (G_OBJECT (node), forget_cb, self);
  g_hash_table_remove (self->nodes, &row);
}

gboolean
kh_identity_map_contains (KhIdentityMap *self, KhNode *node)
{
  Row row = row_of (node);

  return row.id != 0 && g_hash_table_lookup (self->nodes, &row) == node;
}

GPtrArray *
kh_identity_map_list (KhIdentityMap *self, const KhTable *table)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer row, node;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, &row, &node))
    if (((Row *) row)->table == table)
      g_ptr_array_add (list, g_object_ref (node));

  return list;
}
