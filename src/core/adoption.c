/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new plan takes on the body that will issue it. */
#include "adoption.h"

static void
copy_signatures (KhPlan *plan, GListModel *signatures)
{
  for (guint i = 0; i < g_list_model_get_n_items (signatures); i++)
    {
      g_autoptr (KhSignature) usual = g_list_model_get_item (signatures, i);

      kh_node_append_take (KH_NODE (plan), kh_signature_new (kh_signature_get_authority (usual),
                                                             kh_signature_get_position (usual),
                                                             kh_signature_get_name (usual)));
    }
}

static void
copy_recipients (KhPlan *plan, GListModel *recipients)
{
  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (KhRecipient) usual = g_list_model_get_item (recipients, i);
      KhRecipient *copy = kh_recipient_new (kh_recipient_get_text (usual), kh_recipient_get_purpose (usual));

      g_object_set (copy, "archive", kh_recipient_get_archive (usual), "unit", kh_recipient_get_unit (usual), "copies",
                    kh_recipient_get_copies (usual), NULL);
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

  if (g_list_model_get_n_items (kh_plan_get_signatures (plan)) == 0
      && g_list_model_get_n_items (kh_plan_get_recipients (plan)) == 0)
    {
      copy_signatures (plan, kh_agency_get_signatures (agency));
      copy_recipients (plan, kh_agency_get_recipients (agency));
    }
}
