/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting new plans and agencies into the library. */
#include <glib/gi18n.h>

#include "loader.h"
#include "register.h"
#include "store-private.h"
#include "writer.h"

static gint64
find_agency (KhDatabase *database, const char *name, GError **error)
{
  g_autofree char *folded = kh_text_fold_name (name);
  sqlite3_stmt *statement = kh_database_prepare (database, "SELECT id, name FROM agency ORDER BY id", error);
  gboolean row;

  while (statement != NULL && kh_database_step (database, statement, &row, error))
    {
      g_autofree char *other = NULL;
      gint64 id;

      if (!row)
        return 0;

      other = kh_text_fold_name ((const char *) sqlite3_column_text (statement, 1));
      if (!g_str_equal (other, folded))
        continue;
      id = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
      return id;
    }

  return -1;
}

static void
collect_unit (GPtrArray *units, KhUnit *unit)
{
  if (unit != NULL && !g_ptr_array_find (units, unit, NULL))
    g_ptr_array_add (units, g_object_ref (unit));
}

static void
collect_list (GPtrArray *units, GListModel *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (list, i);

      collect_unit (units, unit);
    }
}

static gboolean
collect_units_cb (KhNode *node, gpointer units)
{
  if (KH_IS_TASK (node))
    {
      collect_unit (units, kh_task_get_lead (KH_TASK (node)));
      collect_list (units, kh_task_get_support (KH_TASK (node)));
    }
  else if (KH_IS_RESPONSIBILITY (node))
    {
      collect_list (units, kh_responsibility_get_units (KH_RESPONSIBILITY (node)));
    }

  return TRUE;
}

static char *
key_for_append (KhAgency *agency, KhWriter *writer)
{
  GListModel *units = kh_agency_get_units (agency);
  const char *last = NULL;

  if (g_list_model_get_n_items (units) > 0)
    {
      g_autoptr (KhNode) unit = g_list_model_get_item (units, g_list_model_get_n_items (units) - 1);

      last = kh_node_get_order_key (unit);
    }
  for (guint i = 0; i < writer->new_nodes->len; i++)
    if (KH_IS_UNIT (writer->new_nodes->pdata[i]) && g_strcmp0 (kh_node_get_order_key (writer->new_nodes->pdata[i]), last) > 0)
      last = kh_node_get_order_key (writer->new_nodes->pdata[i]);

  return kh_order_key_between (last, NULL);
}

/* Each unit of the plan is one of the agency's rows: the one of its name, or its own. */
static gboolean
write_units (KhWriter *writer, KhIdentityMap *map, KhAgency *agency, GPtrArray *units, GError **error)
{
  for (guint i = 0; i < units->len; i++)
    {
      KhNode *unit = units->pdata[i];
      KhUnit *known;
      g_autofree char *key = NULL;

      if (kh_identity_map_contains (map, unit))
        continue;
      known = kh_agency_find_unit (agency, kh_unit_get_name (KH_UNIT (unit)));
      if (known != NULL && known != (KhUnit *) unit && kh_node_get_id (KH_NODE (known)) != 0)
        {
          g_hash_table_insert (writer->stand_ins, g_object_ref (unit), g_object_ref (known));
          continue;
        }
      if (kh_node_get_id (unit) != 0)
        continue;

      key = key_for_append (agency, writer);
      kh_node_set_order_key (unit, key);
      if (!kh_writer_insert (writer, kh_node_get_id (KH_NODE (agency)), KH_NODE (agency), unit, error))
        return FALSE;
    }

  return TRUE;
}

/* Returns: (transfer full) (nullable): the agency of the library that @agency is
 * from now on; %NULL with @error set */
static KhAgency *
write_agency (KhStore *store, KhWriter *writer, KhAgency *agency, GError **error)
{
  KhIdentityMap *map = kh_store_get_map (store);
  g_autoptr (KhAgency) known = NULL;
  gint64 id;

  if (kh_identity_map_contains (map, KH_NODE (agency)))
    return g_object_ref (agency);

  id = find_agency (writer->database, kh_agency_get_name (agency), error);
  if (id < 0)
    return NULL;
  if (id == 0)
    return kh_writer_insert (writer, 0, NULL, KH_NODE (agency), error) ? g_object_ref (agency) : NULL;

  known = kh_loader_load_agency (writer->database, map, id, NULL, error);
  if (known != NULL)
    g_hash_table_insert (writer->stand_ins, g_object_ref (agency), g_object_ref (known));

  return g_steal_pointer (&known);
}

static gboolean
write_plan (KhStore *store, KhWriter *writer, KhPlan *plan, KhAgency **agency, GError **error)
{
  KhAgency *own = kh_plan_get_agency (plan);
  g_autoptr (KhRegisterMerge) merge = NULL;
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (g_object_unref);

  if (own != NULL)
    {
      *agency = write_agency (store, writer, own, error);
      if (*agency == NULL)
        return FALSE;

      collect_list (units, kh_agency_get_units (own));
      kh_plan_visit (plan, collect_units_cb, units);
      if (!write_units (writer, kh_store_get_map (store), *agency, units, error))
        return FALSE;

      merge = kh_register_merge (writer, *agency, plan, error);
      if (merge == NULL)
        return FALSE;
    }
  if (kh_writer_insert (writer, 0, NULL, KH_NODE (plan), error))
    return TRUE;

  if (merge != NULL)
    kh_register_merge_undo (merge);

  return FALSE;
}

static void
adopt_nodes (KhStore *store, KhWriter *writer, KhAgency *agency)
{
  for (guint i = 0; i < writer->new_nodes->len; i++)
    {
      KhNode *node = writer->new_nodes->pdata[i];

      if ((KH_IS_UNIT (node) || KH_IS_LEGAL_DOCUMENT (node)) && kh_node_get_parent (node) != NULL && kh_node_get_parent (node) != (KhNode *) agency)
        kh_node_remove (node);
      kh_identity_map_add (kh_store_get_map (store), node);
    }
}

static gboolean
is_new (KhStore *store, KhNode *root, GError **error)
{
  if (kh_node_get_id (root) == 0)
    return TRUE;

  g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED, _("It is in a library already. Copy it first."));

  return FALSE;
}

static gboolean
finish (KhStore *store, KhWriter *writer, gboolean written, GError **error)
{
  if (written && kh_store_commit_write (store, error))
    return TRUE;

  if (!written)
    kh_store_abort_write (store);
  kh_writer_forget (writer);

  return FALSE;
}

gint64
kh_store_add_agency (KhStore *self, KhAgency *agency, GError **error)
{
  g_autoptr (KhWriter) writer = NULL;

  g_return_val_if_fail (KH_IS_STORE (self), 0);
  g_return_val_if_fail (KH_IS_AGENCY (agency), 0);

  if (!is_new (self, KH_NODE (agency), error) || !kh_store_begin_write (self, error))
    return 0;

  writer = kh_writer_new (kh_store_get_database (self));
  if (!finish (self, writer, kh_writer_insert (writer, 0, NULL, KH_NODE (agency), error), error))
    return 0;

  adopt_nodes (self, writer, agency);
  kh_store_update_lists (self, 0);

  return kh_node_get_id (KH_NODE (agency));
}

gint64
kh_store_add_plan (KhStore *self, KhPlan *plan, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), 0);
  g_return_val_if_fail (KH_IS_PLAN (plan), 0);

  return kh_store_add_plan_with (self, plan, NULL, NULL, error);
}

gint64
kh_store_add_plan_with (KhStore *self, KhPlan *plan, KhStoreAddMore more, gpointer user_data, GError **error)
{
  g_autoptr (KhWriter) writer = NULL;
  g_autoptr (KhAgency) agency = NULL;
  gboolean written;
  gint64 id;

  if (!is_new (self, KH_NODE (plan), error) || !kh_store_begin_write (self, error))
    return 0;

  writer = kh_writer_new (kh_store_get_database (self));
  written = write_plan (self, writer, plan, &agency, error)
            && (more == NULL || more (self, kh_node_get_id (KH_NODE (plan)), user_data, error));
  if (!finish (self, writer, written, error))
    return 0;

  /* The plan is on the disk; now its objects point where its rows point. */
  id = kh_node_get_id (KH_NODE (plan));
  adopt_nodes (self, writer, agency);
  if (agency != NULL && !kh_store_sync (self, KH_NODE (agency), NULL, error))
    return 0;
  if (!kh_store_sync (self, KH_NODE (plan), NULL, error))
    return 0;
  kh_store_update_lists (self, id);

  return id;
}
