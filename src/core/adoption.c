/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new plan takes on the body that will issue it. */
#include "adoption.h"

#include "copy.h"

void
kh_plan_put_copies (KhPlan *plan, GListModel *own, GListModel *others)
{
  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (G_IS_LIST_MODEL (own));
  g_return_if_fail (others == NULL || G_IS_LIST_MODEL (others));

  for (guint i = g_list_model_get_n_items (own); i > 0; i--)
    {
      g_autoptr (KhNode) node = g_list_model_get_item (own, i - 1);

      kh_node_remove (node);
    }
  for (guint i = 0; others != NULL && i < g_list_model_get_n_items (others); i++)
    {
      g_autoptr (KhNode) node = g_list_model_get_item (others, i);

      kh_node_append_take (KH_NODE (plan), kh_node_copy (node));
    }
}

static void
take_usual (KhPlan *plan, GListModel *own, GListModel *usual)
{
  if (g_list_model_get_n_items (usual) > 0)
    kh_plan_put_copies (plan, own, usual);
}

static void
set_if_known (KhPlan *plan, const char *property, const char *value)
{
  if (value != NULL && *value != '\0')
    g_object_set (plan, property, value, NULL);
}

void
kh_plan_adopt_agency (KhPlan *plan, KhAgency *agency)
{
  const char *abbreviation;

  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (KH_IS_AGENCY (agency));

  kh_plan_set_agency (plan, agency);
  set_if_known (plan, "issuer", kh_agency_get_name (agency));
  set_if_known (plan, "superior", kh_agency_get_superior (agency));
  set_if_known (plan, "place", kh_agency_get_place (agency));
  set_if_known (plan, "address", kh_agency_get_address (agency));
  abbreviation = kh_agency_get_abbreviation (agency);
  if (abbreviation != NULL && *abbreviation != '\0')
    {
      g_autofree char *symbol = g_strconcat ("KH-", abbreviation, NULL);

      g_object_set (plan, "symbol", symbol, NULL);
    }
  take_usual (plan, kh_plan_get_signatures (plan), kh_agency_get_signatures (agency));
  take_usual (plan, kh_plan_get_recipients (plan), kh_agency_get_recipients (agency));
}
