/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs all rules once, and names that are right because the plan knows them. */
#include "checks.h"

#include "checker.h"
#include "families.h"

GPtrArray *
kh_checks_run (KhPlan *plan, KhTables *tables, KhSpelling *spelling)
{
  g_autoptr (KhChecker) checker = NULL;
  g_autoptr (KhPassages) passages = NULL;
  GPtrArray *findings;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  checker = kh_checker_new (tables, spelling);
  passages = kh_passages_new (plan);
  findings = kh_checker_judge (checker, plan);
  g_ptr_array_extend_and_steal (findings, kh_checker_read (checker, passages, NULL));
  kh_checks_sort (findings, plan);

  return findings;
}

static gboolean
is_ignored (GListModel *kept, KhFinding *finding)
{
  for (guint i = 0; i < g_list_model_get_n_items (kept); i++)
    {
      g_autoptr (KhFinding) other = g_list_model_get_item (kept, i);

      if (kh_finding_get_reason (other) != NULL && kh_finding_is_same (finding, other))
        return TRUE;
    }

  return FALSE;
}

void
kh_checks_drop_ignored (GPtrArray *findings, KhPlan *plan)
{
  g_return_if_fail (findings != NULL);
  g_return_if_fail (KH_IS_PLAN (plan));

  for (guint i = findings->len; i > 0; i--)
    if (is_ignored (kh_plan_get_findings (plan), findings->pdata[i - 1]))
      g_ptr_array_remove_index (findings, i - 1);
}

static void
add_list (GHashTable *names, GListModel *nodes, const char *first, const char *second)
{
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (GObject) node = g_list_model_get_item (nodes, i);
      g_autofree char *name = NULL;
      g_autofree char *other = NULL;

      g_object_get (node, first, &name, second, &other, NULL);
      kh_spelling_add_names (names, name);
      kh_spelling_add_names (names, other);
    }
}

GHashTable *
kh_checks_list_names (KhPlan *plan)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  KhAgency *agency;

  g_return_val_if_fail (KH_IS_PLAN (plan), names);

  agency = kh_plan_get_agency (plan);
  kh_spelling_add_names (names, kh_plan_get_superior (plan));
  kh_spelling_add_names (names, kh_plan_get_issuer (plan));
  kh_spelling_add_names (names, kh_plan_get_place (plan));
  add_list (names, kh_plan_get_signatures (plan), "name", "position");
  add_list (names, kh_plan_get_recipients (plan), "unit", "unit");
  if (agency == NULL)
    return names;

  kh_spelling_add_names (names, kh_agency_get_name (agency));
  kh_spelling_add_names (names, kh_agency_get_place (agency));
  add_list (names, kh_agency_get_units (agency), "name", "short-name");
  add_list (names, kh_agency_get_documents (agency), "issuer", "issuer");

  return names;
}
