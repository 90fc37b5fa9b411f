/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample plan, to look at. */
#include "sample.h"

#include "data-file.h"
#include "xml-reader.h"

#define SAMPLE "samples/ke-hoach-mau.kehoach"

/* The id of the plan with @uuid in the library or its trash, 0 if there is none. */
static gint64
find_plan (GListModel *plans, const char *uuid)
{
  for (guint i = 0; plans != NULL && i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (KhPlanInfo) info = g_list_model_get_item (plans, i);
      g_autofree char *candidate = NULL;

      g_object_get (info, "uuid", &candidate, NULL);
      if (g_strcmp0 (candidate, uuid) == 0)
        return kh_plan_info_get_id (info);
    }
  return 0;
}

gint64
kh_sample_add (KhStore *store, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (GListModel) plans = NULL;
  g_autoptr (GListModel) trashed = NULL;
  gint64 id;

  g_return_val_if_fail (KH_IS_STORE (store), 0);

  bytes = kh_data_file_load (SAMPLE, error);
  if (bytes == NULL)
    return 0;
  plan = kh_xml_reader_read (bytes, FALSE, error);
  if (plan == NULL)
    return 0;
  plans = kh_store_list_plans (store, error);
  if (plans == NULL)
    return 0;
  id = find_plan (plans, kh_node_get_uuid (KH_NODE (plan)));
  if (id != 0)
    return id;
  trashed = kh_store_list_trash (store, error);
  if (trashed == NULL)
    return 0;
  id = find_plan (trashed, kh_node_get_uuid (KH_NODE (plan)));
  if (id != 0)
    return kh_store_trash_plan (store, id, FALSE, error) ? id : 0;
  return kh_store_add_plan (store, plan, error);
}
