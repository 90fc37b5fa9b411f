/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows as objects of the model. */
#include "loader-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* The columns before a table's owners. */
enum
{
  COLUMN_ID,
  COLUMN_UUID,
  COLUMN_DERIVED_FROM,
  COLUMN_ORDER_KEY,
  COLUMN_OWNERS,
};

static void
loader_init (KhLoader *self, KhDatabase *database, KhIdentityMap *map)
{
  self->database = database;
  self->map = map;
  self->nodes = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_array_new (FALSE, FALSE, sizeof (LoaderPlace));
  self->changed = FALSE;
}

static void
loader_clear (KhLoader *self)
{
  g_ptr_array_unref (self->nodes);
  g_array_unref (self->places);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KhLoader, loader_clear)

static const char *
column_text (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

gboolean
kh_loader_fail_damaged (GError **error, const char *table, gint64 id)
{
  g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED,
               _("The library is damaged: row %d of “%s” does not fit the others. Restore it from a backup."),
               (int) id, table);

  return FALSE;
}

/* The last column that is set names the nearest owner. */
static LoaderPlace
read_place (sqlite3_stmt *statement, const KhTable *table)
{
  LoaderPlace place = { NULL, 0 };

  for (int i = 0; table->owners[i] != NULL; i++)
    {
      const char *owner = table->owners[i];
      g_autofree char *name = g_strndup (owner, strlen (owner) - strlen ("_id"));

      if (sqlite3_column_type (statement, COLUMN_OWNERS + i) == SQLITE_NULL)
        continue;
      place.table = g_str_equal (name, "parent") ? table : kh_mapping_find_table (name);
      place.id = sqlite3_column_int64 (statement, COLUMN_OWNERS + i);
    }

  return place;
}

static KhNode *
new_node (sqlite3_stmt *statement, const KhTable *table, GError **error)
{
  const char *uuid = column_text (statement, COLUMN_UUID);
  int column = COLUMN_OWNERS + (int) g_strv_length ((char **) table->owners);
  int kind;

  if (table->get_type () != KH_TYPE_ITEM)
    return g_object_new (table->get_type (), "uuid", uuid, NULL);
  if (kh_enum_from_nick (KH_TYPE_ITEM_KIND, column_text (statement, column), &kind))
    return KH_NODE (kh_item_new_full (kind, NULL, uuid));

  kh_loader_fail_damaged (error, table->name, sqlite3_column_int64 (statement, COLUMN_ID));

  return NULL;
}

static gboolean
read_properties (KhLoader *self, sqlite3_stmt *statement, const KhTable *table, int column, KhNode *node,
                 gboolean *changed, GError **error)
{
  for (int i = 0; table->properties[i] != NULL; i++)
    if (!kh_mapping_read (statement, &column, node, table->properties[i], changed, error))
      return FALSE;

  return TRUE;
}

static gboolean
read_row (KhLoader *self, sqlite3_stmt *statement, const KhTable *table, GError **error)
{
  const gint64 id = sqlite3_column_int64 (statement, COLUMN_ID);
  const int column = COLUMN_OWNERS + (int) g_strv_length ((char **) table->owners);
  KhNode *known = kh_identity_map_lookup (self->map, table, id);
  KhNode *node = known != NULL ? g_object_ref (known) : new_node (statement, table, error);
  LoaderPlace place = read_place (statement, table);
  gboolean changed = FALSE;

  if (node == NULL)
    return FALSE;

  g_ptr_array_add (self->nodes, node);
  g_array_append_val (self->places, place);

  changed = g_strcmp0 (kh_node_get_order_key (node), column_text (statement, COLUMN_ORDER_KEY)) != 0
            || g_strcmp0 (kh_node_get_derived_from (node), column_text (statement, COLUMN_DERIVED_FROM)) != 0;
  kh_node_set_order_key (node, column_text (statement, COLUMN_ORDER_KEY));
  kh_node_set_derived_from (node, column_text (statement, COLUMN_DERIVED_FROM));
  if (known == NULL)
    {
      kh_node_set_id (node, id);
      kh_identity_map_add (self->map, node);
    }

  if (!read_properties (self, statement, table, column, node, &changed, error))
    return FALSE;

  self->changed |= changed && known != NULL;

  return TRUE;
}

static gboolean
read_side_row (KhLoader *self, sqlite3_stmt *statement, const KhTable *table, GError **error)
{
  const gint64 id = sqlite3_column_int64 (statement, 0);
  KhNode *node = kh_identity_map_lookup (self->map, kh_mapping_find_table ("item"), id);

  if (node == NULL || !G_TYPE_CHECK_INSTANCE_TYPE (node, table->get_type ()))
    return kh_loader_fail_damaged (error, table->name, id);

  return read_properties (self, statement, table, 1, node, &self->changed, error);
}

static char *
build_select (const KhTable *table, const char *where)
{
  GString *sql = g_string_new ("SELECT ");

  if (!table->side)
    g_string_append (sql, "id, uuid, derived_from, order_key");
  for (guint i = 0; table->owners[i] != NULL; i++)
    g_string_append_printf (sql, "%s%s", table->side ? "" : ", ", table->owners[i]);
  for (guint i = 0; table->properties[i] != NULL; i++)
    kh_mapping_append_columns (sql, table, table->properties[i], "");
  g_string_append_printf (sql, " FROM %s WHERE %s", table->name, where);
  if (!table->side)
    g_string_append (sql, " ORDER BY order_key, uuid");

  return g_string_free (sql, FALSE);
}

static gboolean
read_table (KhLoader *self, const char *name, const char *where, gint64 id, GError **error)
{
  const KhTable *table = kh_mapping_find_table (name);
  g_autofree char *sql = build_select (table, where);
  sqlite3_stmt *statement = kh_database_query (self->database, error, sql, "i", id);
  gboolean row = statement != NULL;

  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      if (!kh_database_step (self->database, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!(table->side ? read_side_row : read_row) (self, statement, table, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
}

gboolean
kh_loader_is_same_list (GListModel *list, GPtrArray *nodes)
{
  if (g_list_model_get_n_items (list) != nodes->len)
    return FALSE;

  for (guint i = 0; i < nodes->len; i++)
    {
      g_autoptr (GObject) there = g_list_model_get_item (list, i);

      if ((gpointer) there != nodes->pdata[i])
        return FALSE;
    }

  return TRUE;
}

/* A list of a node: the node and the number of the list. */
typedef struct
{
  KhNode *node;
  guint   index;
} ListKey;

static guint
hash_list_key (gconstpointer key)
{
  const ListKey *list = key;

  return g_direct_hash (list->node) * KH_MAPPING_N_LISTS + list->index;
}

static gboolean
equal_list_keys (gconstpointer a, gconstpointer b)
{
  const ListKey *list = a, *other = b;

  return list->node == other->node && list->index == other->index;
}

static guint
find_list_index (KhNode *parent, KhNode *child)
{
  for (guint i = 0; i < KH_MAPPING_N_LISTS; i++)
    {
      GType type;

      if (kh_mapping_get_child_list (parent, i, &type) != NULL && G_TYPE_CHECK_INSTANCE_TYPE (child, type))
        return i;
    }

  return KH_MAPPING_N_LISTS;
}

/* Returns: (element-type ListKey GPtrArray): what each list is to hold, in order */
static GHashTable *
group_children (KhLoader *self, GError **error)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (hash_list_key, equal_list_keys, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 1; i < self->nodes->len; i++)
    {
      const LoaderPlace *place = &g_array_index (self->places, LoaderPlace, i);
      KhNode *node = self->nodes->pdata[i];
      KhNode *parent = place->table != NULL ? kh_identity_map_lookup (self->map, place->table, place->id) : NULL;
      ListKey key = { parent, parent != NULL ? find_list_index (parent, node) : KH_MAPPING_N_LISTS };
      GPtrArray *group;

      if (key.index == KH_MAPPING_N_LISTS)
        {
          kh_loader_fail_damaged (error, kh_mapping_get_table (G_OBJECT_TYPE (node))->name, kh_node_get_id (node));
          return NULL;
        }
      group = g_hash_table_lookup (groups, &key);
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, g_memdup2 (&key, sizeof key), group);
        }
      g_ptr_array_add (group, node);
    }

  return g_steal_pointer (&groups);
}

static gboolean
place_nodes (KhLoader *self, GError **error)
{
  g_autoptr (GHashTable) groups = group_children (self, error);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (groups == NULL)
    return FALSE;

  for (guint i = 0; i < self->nodes->len; i++)
    for (guint j = 0; j < KH_MAPPING_N_LISTS; j++)
      {
        ListKey key = { self->nodes->pdata[i], j };
        GPtrArray *group = g_hash_table_lookup (groups, &key);
        GType type;
        GListModel *list = kh_mapping_get_child_list (key.node, j, &type);

        if (list == NULL || kh_loader_is_same_list (list, group != NULL ? group : none))
          continue;
        kh_node_sync_children (key.node, type, group != NULL ? group : none);
        self->changed = TRUE;
      }

  return TRUE;
}

gboolean
kh_loader_read_row (KhDatabase *database, KhIdentityMap *map, const KhTable *table, gint64 id, GError **error)
{
  g_auto (KhLoader) self;

  loader_init (&self, database, map);

  return read_table (&self, table->name, table->side ? "item_id = ?1" : "id = ?1", id, error);
}

static gboolean
begin_snapshot (KhDatabase *database, gboolean *begun, GError **error)
{
  *begun = sqlite3_get_autocommit (kh_database_get_handle (database)) != 0;

  return !*begun || kh_database_run (database, error, "BEGIN", "");
}

static void
end_snapshot (KhDatabase *database, gboolean begun)
{
  if (begun)
    kh_database_rollback (database);
}

static gboolean
read_root (KhLoader *self, const char *table, gint64 id, GError **error)
{
  if (!read_table (self, table, "id = ?1", id, error))
    return FALSE;
  if (self->nodes->len > 0)
    return TRUE;

  g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND,
               g_str_equal (table, "plan") ? _("There is no plan with the number %d in the library.")
                                           : _("There is no agency with the number %d in the library."),
               (int) id);

  return FALSE;
}

static gboolean
load_agency_rows (KhLoader *self, gint64 id, GError **error)
{
  return read_root (self, "agency", id, error)
         && read_table (self, "unit", "agency_id = ?1", id, error)
         && read_table (self, "recipient", "agency_id = ?1", id, error)
         && read_table (self, "signature", "agency_id = ?1", id, error)
         && read_table (self, "legal_document", "agency_id = ?1", id, error)
         && place_nodes (self, error);
}

KhAgency *
kh_loader_load_agency (KhDatabase *database, KhIdentityMap *map, gint64 id, gboolean *changed, GError **error)
{
  g_auto (KhLoader) self;
  gboolean begun, loaded;

  loader_init (&self, database, map);
  if (!begin_snapshot (database, &begun, error))
    return NULL;

  loaded = load_agency_rows (&self, id, error);
  end_snapshot (database, begun);
  if (changed != NULL)
    *changed = self.changed;

  return loaded ? g_object_ref (self.nodes->pdata[0]) : NULL;
}

static gboolean
assign_agency (KhLoader *self, KhPlan *plan, GError **error)
{
  const LoaderPlace *place = &g_array_index (self->places, LoaderPlace, 0);
  g_autoptr (KhAgency) agency = NULL;

  if (place->table != NULL)
    {
      KhNode *known = kh_identity_map_lookup (self->map, place->table, place->id);

      agency = known != NULL ? KH_AGENCY (g_object_ref (known))
                             : kh_loader_load_agency (self->database, self->map, place->id, NULL, error);
      if (agency == NULL)
        return FALSE;
    }

  self->changed |= kh_plan_get_agency (plan) != agency;
  kh_plan_set_agency (plan, agency);

  return TRUE;
}

#define OF_ITEMS "item_id IN (SELECT id FROM item WHERE plan_id = ?1)"

static gboolean
load_plan_rows (KhLoader *self, gint64 id, GError **error)
{
  return read_root (self, "plan", id, error)
         && assign_agency (self, self->nodes->pdata[0], error)
         && read_table (self, "section", "plan_id = ?1", id, error)
         && read_table (self, "item", "plan_id = ?1", id, error)
         && read_table (self, "task", OF_ITEMS, id, error)
         && read_table (self, "responsibility", OF_ITEMS, id, error)
         && read_table (self, "indicator", OF_ITEMS, id, error)
         && read_table (self, "reporting", OF_ITEMS, id, error)
         && read_table (self, "progress", OF_ITEMS, id, error)
         && read_table (self, "evidence", "progress_id IN (SELECT id FROM progress WHERE " OF_ITEMS ")", id, error)
         && read_table (self, "signature", "plan_id = ?1", id, error)
         && read_table (self, "recipient", "plan_id = ?1", id, error)
         && read_table (self, "finding", "plan_id = ?1", id, error)
         && kh_loader_load_units (self, id, error)
         && place_nodes (self, error);
}

KhPlan *
kh_loader_load_plan (KhDatabase *database, KhIdentityMap *map, gint64 id, gboolean *changed, GError **error)
{
  g_auto (KhLoader) self;
  gboolean begun, loaded;

  loader_init (&self, database, map);
  if (!begin_snapshot (database, &begun, error))
    return NULL;

  loaded = load_plan_rows (&self, id, error);
  end_snapshot (database, begun);
  if (changed != NULL)
    *changed = self.changed;

  return loaded ? g_object_ref (self.nodes->pdata[0]) : NULL;
}
