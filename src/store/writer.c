/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes of the model as rows. */
#include "writer.h"

#include <glib/gi18n.h>

KhWriter *
kh_writer_new (KhDatabase *database)
{
  KhWriter *self = g_new0 (KhWriter, 1);

  self->database = database;
  self->stand_ins = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  self->new_nodes = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

void
kh_writer_free (KhWriter *self)
{
  g_hash_table_unref (self->stand_ins);
  g_ptr_array_unref (self->new_nodes);
  g_free (self);
}

void
kh_writer_forget (KhWriter *self)
{
  for (guint i = 0; i < self->new_nodes->len; i++)
    kh_node_set_id (self->new_nodes->pdata[i], 0);
  g_ptr_array_set_size (self->new_nodes, 0);
}

static gint64
written_id (KhWriter *self, KhNode *node)
{
  KhNode *stand_in = g_hash_table_lookup (self->stand_ins, node);

  return kh_node_get_id (stand_in != NULL ? stand_in : node);
}

/* The id that the owner column of @node's row holds, 0 for null. */
static gint64
owner_id (KhWriter *self, const char *column, gint64 root_id, KhNode *parent, KhNode *node)
{
  if (g_str_equal (column, "agency_id"))
    {
      if (KH_IS_PLAN (node))
        return kh_plan_get_agency (KH_PLAN (node)) != NULL ? written_id (self, KH_NODE (kh_plan_get_agency (KH_PLAN (node)))) : 0;
      return KH_IS_AGENCY (parent) ? root_id : 0;
    }
  if (g_str_equal (column, "plan_id"))
    return KH_IS_AGENCY (parent) ? 0 : root_id;
  if (g_str_equal (column, "section_id"))
    return KH_IS_SECTION (parent) ? kh_node_get_id (parent) : 0;
  if (g_str_equal (column, "parent_id"))
    return kh_mapping_get_table (G_OBJECT_TYPE (parent)) == kh_mapping_get_table (G_OBJECT_TYPE (node)) ? kh_node_get_id (parent) : 0;

  g_assert (g_str_equal (column, "item_id") || g_str_equal (column, "progress_id"));

  return kh_node_get_id (parent);
}

static void
bind_id (sqlite3_stmt *statement, int index, gint64 id)
{
  if (id != 0)
    sqlite3_bind_int64 (statement, index, id);
  else
    sqlite3_bind_null (statement, index);
}

static void
bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

static gboolean
run (KhDatabase *database, sqlite3_stmt *statement, GError **error)
{
  gboolean row;

  return kh_database_step (database, statement, &row, error);
}

static void
append_parameters (GString *sql)
{
  guint n_columns = 1;

  for (const char *p = sql->str; *p != '\0'; p++)
    if (*p == ',')
      n_columns++;

  g_string_append (sql, ") VALUES (?");
  for (guint i = 1; i < n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
}

static char *
build_insert (const KhTable *table)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (%s", table->name, table->side ? "" : "id, uuid, derived_from, order_key");
  for (guint i = 0; table->owners[i] != NULL; i++)
    g_string_append_printf (sql, "%s%s", table->side ? "" : ", ", table->owners[i]);
  for (guint i = 0; table->properties[i] != NULL; i++)
    kh_mapping_append_columns (sql, table, table->properties[i], "");
  append_parameters (sql);

  return g_string_free (sql, FALSE);
}

static gboolean
insert_row (KhWriter *self, const KhTable *table, gint64 root_id, KhNode *parent, KhNode *node, GError **error)
{
  g_autofree char *sql = build_insert (table);
  sqlite3_stmt *statement = kh_database_prepare (self->database, sql, error);
  int index = 1;

  if (statement == NULL)
    return FALSE;

  if (table->side)
    {
      sqlite3_bind_int64 (statement, index++, kh_node_get_id (node));
    }
  else
    {
      bind_id (statement, index++, kh_node_get_id (node));
      bind_text (statement, index++, kh_node_get_uuid (node));
      bind_text (statement, index++, kh_node_get_derived_from (node));
      bind_text (statement, index++, kh_node_get_order_key (node));
      for (guint i = 0; table->owners[i] != NULL; i++)
        bind_id (statement, index++, owner_id (self, table->owners[i], root_id, parent, node));
    }
  for (guint i = 0; table->properties[i] != NULL; i++)
    kh_mapping_bind (statement, &index, node, table->properties[i]);

  return run (self->database, statement, error);
}

static gboolean
write_all_units (KhWriter *self, KhNode *node, GError **error)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list = NULL;
  KhUnitRole role = KH_UNIT_ROLE_SUPPORT;

  if (KH_IS_TASK (node))
    {
      g_autoptr (GPtrArray) lead = g_ptr_array_new ();

      list = kh_task_get_support (KH_TASK (node));
      if (kh_task_get_lead (KH_TASK (node)) != NULL)
        g_ptr_array_add (lead, kh_task_get_lead (KH_TASK (node)));
      if (!kh_writer_write_units (self, node, KH_UNIT_ROLE_LEAD, lead, error))
        return FALSE;
    }
  else if (KH_IS_RESPONSIBILITY (node))
    {
      list = kh_responsibility_get_units (KH_RESPONSIBILITY (node));
      role = KH_UNIT_ROLE_RESPONSIBLE;
    }

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (units, g_list_model_get_item (list, i));

  return list == NULL || kh_writer_write_units (self, node, role, units, error);
}

static gboolean
insert_children (KhWriter *self, gint64 root_id, KhNode *node, GError **error)
{
  for (guint i = 0; i < KH_MAPPING_N_LISTS; i++)
    {
      GType type;
      GListModel *list = kh_mapping_get_child_list (node, i, &type);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (list, j);

          if (!kh_writer_insert (self, root_id, node, child, error))
            return FALSE;
        }
    }

  return TRUE;
}

gboolean
kh_writer_insert_side (KhWriter *self, KhNode *item, GError **error)
{
  const KhTable *side = kh_mapping_get_side_table (G_OBJECT_TYPE (item));

  return side == NULL || insert_row (self, side, 0, NULL, item, error);
}

gboolean
kh_writer_insert (KhWriter *self, gint64 root_id, KhNode *parent, KhNode *node, GError **error)
{
  const KhTable *side = kh_mapping_get_side_table (G_OBJECT_TYPE (node));

  if (!insert_row (self, kh_mapping_get_table (G_OBJECT_TYPE (node)), root_id, parent, node, error))
    return FALSE;

  if (kh_node_get_id (node) == 0)
    {
      kh_node_set_id (node, sqlite3_last_insert_rowid (kh_database_get_handle (self->database)));
      g_ptr_array_add (self->new_nodes, g_object_ref (node));
    }
  if (parent == NULL)
    root_id = kh_node_get_id (node);
  if (side != NULL && !insert_row (self, side, root_id, parent, node, error))
    return FALSE;

  return write_all_units (self, node, error) && insert_children (self, root_id, node, error);
}

gboolean
kh_writer_update (KhWriter *self, KhNode *node, const char *property, GError **error)
{
  const KhTable *table = kh_mapping_find_property (G_OBJECT_TYPE (node), property);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;
  int index = 1;

  g_string_append_printf (sql, "UPDATE %s SET ", table->name);
  kh_mapping_append_columns (sql, table, property, " = ?");
  g_string_append_printf (sql, " WHERE %s = ?", table->side ? "item_id" : "id");

  statement = kh_database_prepare (self->database, sql->str, error);
  if (statement == NULL)
    return FALSE;

  kh_mapping_bind (statement, &index, node, property);
  sqlite3_bind_int64 (statement, index, kh_node_get_id (node));

  return run (self->database, statement, error);
}

gboolean
kh_writer_place (KhWriter *self, gint64 root_id, KhNode *parent, KhNode *node, GError **error)
{
  const KhTable *table = kh_mapping_get_table (G_OBJECT_TYPE (node));
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;
  int index = 1;

  g_string_append_printf (sql, "UPDATE %s SET order_key = ?", table->name);
  for (guint i = 0; table->owners[i] != NULL; i++)
    g_string_append_printf (sql, ", %s = ?", table->owners[i]);
  g_string_append (sql, " WHERE id = ?");

  statement = kh_database_prepare (self->database, sql->str, error);
  if (statement == NULL)
    return FALSE;

  bind_text (statement, index++, kh_node_get_order_key (node));
  for (guint i = 0; table->owners[i] != NULL; i++)
    bind_id (statement, index++, owner_id (self, table->owners[i], root_id, parent, node));
  sqlite3_bind_int64 (statement, index, kh_node_get_id (node));

  return run (self->database, statement, error);
}

static GArray *
collect_ids (KhDatabase *database, const char *sql, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = kh_database_query (database, error, sql, "i", id);
  gboolean row = statement != NULL;

  if (statement == NULL)
    return NULL;

  for (;;)
    {
      gint64 found;

      if (!kh_database_step (database, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ids);
      found = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, found);
    }
}

/* Takes away the units that @units lacks. */
static gboolean
delete_other_units (KhWriter *self, KhNode *item, const char *role, GPtrArray *units, GError **error)
{
  const gint64 item_id = kh_node_get_id (item);
  g_autofree char *sql = g_strdup_printf ("SELECT unit_id FROM item_unit WHERE item_id = ?1 AND role = '%s'", role);
  g_autoptr (GArray) ids = collect_ids (self->database, sql, item_id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const gint64 unit_id = g_array_index (ids, gint64, i);
      gboolean kept = FALSE;

      for (guint j = 0; j < units->len && !kept; j++)
        kept = written_id (self, units->pdata[j]) == unit_id;
      if (!kept && !kh_database_run (self->database, error,
                                     "DELETE FROM item_unit WHERE item_id = ? AND role = ? AND unit_id = ?",
                                     "isi", item_id, role, unit_id))
        return FALSE;
    }

  return ids != NULL;
}

gboolean
kh_writer_write_units (KhWriter *self, KhNode *item, KhUnitRole role, GPtrArray *units, GError **error)
{
  const char *nick = kh_enum_to_nick (KH_TYPE_UNIT_ROLE, role);

  if (!delete_other_units (self, item, nick, units, error))
    return FALSE;

  for (guint i = 0; i < units->len; i++)
    {
      const gint64 unit_id = written_id (self, units->pdata[i]);

      if (unit_id == 0)
        {
          g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED,
                       _("The unit “%s” is not in the library. Add it to the agency first."),
                       kh_unit_get_name (units->pdata[i]));
          return FALSE;
        }
      if (!kh_database_run (self->database, error,
                            "INSERT INTO item_unit (item_id, role, unit_id, position) VALUES (?, ?, ?, ?)"
                            " ON CONFLICT (item_id, role, unit_id) DO UPDATE SET position = excluded.position"
                            " WHERE position <> excluded.position",
                            "isii", kh_node_get_id (item), nick, unit_id, (gint64) i))
        return FALSE;
    }

  return TRUE;
}

static gboolean
delete_items (KhWriter *self, const char *select, gint64 id, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM item_unit WHERE item_id = ?",
    "DELETE FROM task WHERE item_id = ?",
    "DELETE FROM responsibility WHERE item_id = ?",
    "DELETE FROM indicator WHERE item_id = ?",
    "DELETE FROM reporting WHERE item_id = ?",
    "DELETE FROM evidence WHERE progress_id IN (SELECT id FROM progress WHERE item_id = ?)",
    "DELETE FROM progress WHERE item_id = ?",
    "DELETE FROM attachment WHERE item_id = ?",
    "DELETE FROM item WHERE id = ?",
  };
  g_autoptr (GArray) ids = collect_ids (self->database, select, id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (statements); j++)
      if (!kh_database_run (self->database, error, statements[j], "i", g_array_index (ids, gint64, i)))
        return FALSE;

  return ids != NULL;
}

#define SECTIONS_BENEATH                                                            \
  "WITH RECURSIVE part (id) AS (SELECT ?1 UNION ALL"                                \
  " SELECT section.id FROM section JOIN part ON section.parent_id = part.id)"

#define ITEMS_BENEATH(start)                                          \
  " piece (id) AS (" start " UNION ALL"                               \
  " SELECT item.id FROM item JOIN piece ON item.parent_id = piece.id)" \
  " SELECT id FROM piece"

static gboolean
delete_sections (KhWriter *self, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (!delete_items (self,
                     SECTIONS_BENEATH ", " ITEMS_BENEATH ("SELECT item.id FROM item JOIN part ON item.section_id = part.id"),
                     id, error))
    return FALSE;

  ids = collect_ids (self->database, SECTIONS_BENEATH " SELECT id FROM part", id, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!kh_database_run (self->database, error, "DELETE FROM section WHERE id = ?", "i", g_array_index (ids, gint64, i)))
      return FALSE;

  return ids != NULL;
}

/* Tasks and duties of any year say who had them: a unit that goes keeps its row. */
static gboolean
check_unit_is_free (KhWriter *self, KhUnit *unit, GError **error)
{
  gint64 n_uses;

  if (!kh_database_get_int64 (self->database, &n_uses, error, "SELECT count (*) FROM item_unit WHERE unit_id = ?",
                              "i", kh_node_get_id (KH_NODE (unit))))
    return FALSE;
  if (n_uses == 0)
    return TRUE;

  g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED,
               _("The unit “%s” has tasks or duties in a plan. Give it a last year instead of removing it."),
               kh_unit_get_name (unit));

  return FALSE;
}

gboolean
kh_writer_delete (KhWriter *self, KhNode *node, GError **error)
{
  const KhTable *table = kh_mapping_get_table (G_OBJECT_TYPE (node));
  g_autofree char *sql = NULL;

  if (KH_IS_SECTION (node))
    return delete_sections (self, kh_node_get_id (node), error);
  if (KH_IS_ITEM (node))
    return delete_items (self, "WITH RECURSIVE" ITEMS_BENEATH ("SELECT ?1"), kh_node_get_id (node), error);
  if (KH_IS_PROGRESS (node)
      && !kh_database_run (self->database, error, "DELETE FROM evidence WHERE progress_id = ?", "i", kh_node_get_id (node)))
    return FALSE;
  if (KH_IS_UNIT (node) && !check_unit_is_free (self, KH_UNIT (node), error))
    return FALSE;

  sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?", table->name);

  return kh_database_run (self->database, error, sql, "i", kh_node_get_id (node));
}
