/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which units have which tasks and duties. */
#include "loader-private.h"

/* Units of an agency that no plan here belongs to any more are still shown. */
static KhUnit *
load_unit (KhLoader *self, gint64 id, GError **error)
{
  const KhTable *table = kh_mapping_find_table ("unit");
  KhNode *unit = kh_identity_map_lookup (self->map, table, id);
  g_autoptr (KhAgency) agency = NULL;
  gint64 agency_id;

  if (unit != NULL)
    return KH_UNIT (g_object_ref (unit));
  if (!kh_database_get_int64 (self->database, &agency_id, error, "SELECT agency_id FROM unit WHERE id = ?", "i", id))
    return NULL;

  agency = kh_loader_load_agency (self->database, self->map, agency_id, NULL, error);
  unit = agency != NULL ? kh_identity_map_lookup (self->map, table, id) : NULL;
  if (unit == NULL && agency != NULL)
    kh_loader_fail_damaged (error, table->name, id);

  return unit != NULL ? KH_UNIT (g_object_ref (unit)) : NULL;
}

/* The units of one item, by role. */
typedef struct
{
  GPtrArray *roles[KH_UNIT_ROLE_RESPONSIBLE + 1];
} ItemUnits;

static ItemUnits *
item_units_new (void)
{
  ItemUnits *units = g_new (ItemUnits, 1);

  for (guint i = 0; i < G_N_ELEMENTS (units->roles); i++)
    units->roles[i] = g_ptr_array_new_with_free_func (g_object_unref);

  return units;
}

static void
item_units_free (ItemUnits *units)
{
  for (guint i = 0; i < G_N_ELEMENTS (units->roles); i++)
    g_ptr_array_unref (units->roles[i]);
  g_free (units);
}

static void
assign_units (KhLoader *self, KhNode *node, ItemUnits *units)
{
  if (KH_IS_TASK (node))
    {
      KhTask *task = KH_TASK (node);
      GPtrArray *lead = units->roles[KH_UNIT_ROLE_LEAD];
      KhUnit *unit = lead->len > 0 ? lead->pdata[0] : NULL;

      self->changed |= kh_task_get_lead (task) != unit
                       || !kh_loader_is_same_list (kh_task_get_support (task), units->roles[KH_UNIT_ROLE_SUPPORT]);
      kh_task_set_lead (task, unit);
      kh_task_set_support (task, units->roles[KH_UNIT_ROLE_SUPPORT]);
    }
  else if (KH_IS_RESPONSIBILITY (node))
    {
      KhResponsibility *block = KH_RESPONSIBILITY (node);

      self->changed |= !kh_loader_is_same_list (kh_responsibility_get_units (block), units->roles[KH_UNIT_ROLE_RESPONSIBLE]);
      kh_responsibility_set_units (block, units->roles[KH_UNIT_ROLE_RESPONSIBLE]);
    }
}

/* Returns: (element-type gint64 ItemUnits): the units of each item that has some */
static GHashTable *
read_units (KhLoader *self, gint64 plan_id, GError **error)
{
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) item_units_free);
  sqlite3_stmt *statement
    = kh_database_query (self->database, error,
                         "SELECT item_id, role, unit_id FROM item_unit"
                         " WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?) ORDER BY position, unit_id",
                         "i", plan_id);
  gboolean row = statement != NULL;

  if (statement == NULL)
    return NULL;

  while (kh_database_step (self->database, statement, &row, error))
    {
      gint64 item_id = sqlite3_column_int64 (statement, 0);
      g_autoptr (KhUnit) unit = NULL;
      ItemUnits *units;
      int role;

      if (!row)
        return g_steal_pointer (&items);

      unit = load_unit (self, sqlite3_column_int64 (statement, 2), error);
      if (unit == NULL)
        break;
      if (!kh_enum_from_nick (KH_TYPE_UNIT_ROLE, (const char *) sqlite3_column_text (statement, 1), &role))
        {
          kh_loader_fail_damaged (error, "item_unit", item_id);
          break;
        }
      units = g_hash_table_lookup (items, &item_id);
      if (units == NULL)
        {
          units = item_units_new ();
          g_hash_table_insert (items, g_memdup2 (&item_id, sizeof item_id), units);
        }
      g_ptr_array_add (units->roles[role], g_steal_pointer (&unit));
    }
  sqlite3_reset (statement);

  return NULL;
}

gboolean
kh_loader_load_units (KhLoader *self, gint64 plan_id, GError **error)
{
  g_autoptr (GHashTable) items = read_units (self, plan_id, error);
  ItemUnits *none;

  if (items == NULL)
    return FALSE;

  none = item_units_new ();
  for (guint i = 0; i < self->nodes->len; i++)
    {
      gint64 id = kh_node_get_id (self->nodes->pdata[i]);
      ItemUnits *units = KH_IS_ITEM (self->nodes->pdata[i]) ? g_hash_table_lookup (items, &id) : NULL;

      assign_units (self, self->nodes->pdata[i], units != NULL ? units : none);
    }
  item_units_free (none);

  return TRUE;
}
