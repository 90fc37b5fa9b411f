/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of agencies. */
#include "agency-list.h"

#include "loader.h"

static int
compare_agencies (gconstpointer a, gconstpointer b)
{
  KhAgency *agency = *(KhAgency *const *) a, *other = *(KhAgency *const *) b;
  int order = g_utf8_collate (kh_agency_get_name (agency), kh_agency_get_name (other));

  if (order != 0)
    return order;

  return kh_node_get_id (KH_NODE (agency)) < kh_node_get_id (KH_NODE (other)) ? -1 : 1;
}

/* Returns: (transfer full) (element-type gint64): read to the end before agencies are loaded */
static GArray *
list_ids (KhDatabase *database, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = kh_database_prepare (database, "SELECT id FROM agency", error);
  gboolean row = statement != NULL;

  while (row)
    {
      gint64 id;

      if (!kh_database_step (database, statement, &row, error))
        return NULL;
      id = row ? sqlite3_column_int64 (statement, 0) : 0;
      if (row)
        g_array_append_val (ids, id);
    }

  return statement != NULL ? g_steal_pointer (&ids) : NULL;
}

static gboolean
is_same (GListModel *list, GPtrArray *agencies)
{
  gboolean same = g_list_model_get_n_items (list) == agencies->len;

  for (guint i = 0; same && i < agencies->len; i++)
    {
      g_autoptr (GObject) there = g_list_model_get_item (list, i);

      same = (gpointer) there == agencies->pdata[i];
    }

  return same;
}

gboolean
kh_agency_list_reload (GListStore *list, KhDatabase *database, KhIdentityMap *map, GError **error)
{
  g_autoptr (GPtrArray) agencies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = list_ids (database, error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      KhNode *known = kh_identity_map_lookup (map, kh_mapping_get_table (KH_TYPE_AGENCY), id);
      KhAgency *agency = known != NULL ? KH_AGENCY (g_object_ref (known)) : kh_loader_load_agency (database, map, id, NULL, error);

      if (agency == NULL)
        return FALSE;
      g_ptr_array_add (agencies, agency);
    }

  g_ptr_array_sort (agencies, compare_agencies);
  if (!is_same (G_LIST_MODEL (list), agencies))
    g_list_store_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), agencies->pdata, agencies->len);

  return TRUE;
}
