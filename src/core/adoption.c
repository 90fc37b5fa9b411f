/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new plan takes on the body that will issue it. */
#include "adoption.h"

static void
remove_all (GListModel *nodes)
{
  for (guint i = g_list_model_get_n_items (nodes); i > 0; i--)
    {
      g_autoptr (KhNode) node = g_list_model_get_item (nodes, i - 1);

      kh_node_remove (node);
    }
}

static void
take_signatures (KhPlan *plan, GListModel *usual)
{
  guint n_usual = g_list_model_get_n_items (usual);

  if (n_usual > 0)
    remove_all (kh_plan_get_signatures (plan));
  for (guint i = 0; i < n_usual; i++)
    {
      g_autoptr (KhSignature) signature = g_list_model_get_item (usual, i);

      kh_node_append_take (KH_NODE (plan), kh_signature_new (kh_signature_get_authority (signature),
                                                             kh_signature_get_position (signature),
                                                             kh_signature_get_name (signature)));
    }
}

static void
take_recipients (KhPlan *plan, GListModel *usual)
{
  guint n_usual = g_list_model_get_n_items (usual);

  if (n_usual > 0)
    remove_all (kh_plan_get_recipients (plan));
  for (guint i = 0; i < n_usual; i++)
    {
      g_autoptr (KhRecipient) recipient = g_list_model_get_item (usual, i);
      KhRecipient *copy = kh_recipient_new (kh_recipient_get_text (recipient), kh_recipient_get_purpose (recipient));

      g_object_set (copy, "archive", kh_recipient_get_archive (recipient), "unit", kh_recipient_get_unit (recipient),
                    "copies", kh_recipient_get_copies (recipient), NULL);
      kh_node_append_take (KH_NODE (plan), copy);
    }
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
  take_signatures (plan, kh_agency_get_signatures (agency));
  take_recipients (plan, kh_agency_get_recipients (agency));
}
