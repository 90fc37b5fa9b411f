/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting findings form by form. */
#include "outline-findings.h"

static gboolean
note_cb (KhNode *node, gpointer nodes)
{
  g_hash_table_insert (nodes, (gpointer) kh_node_get_uuid (node), node);

  return TRUE;
}

/* Sections and items are many and looked up in the table, other parts are few. */
static KhNode *
find_node (GHashTable *nodes, KhPlan *plan, const char *uuid)
{
  KhNode *node = g_hash_table_lookup (nodes, uuid);

  return node != NULL ? node : kh_plan_find_node (plan, uuid);
}

static KhOutlineEntry *
find_entry (GPtrArray *entries, KhNode *node)
{
  KhSection *section = NULL;
  const KhPageKind kind = kh_page_factory_kind_for (node, &section);

  for (guint i = 0; i < entries->len; i++)
    if (kh_outline_entry_matches (entries->pdata[i], kind, section))
      return entries->pdata[i];

  return NULL;
}

void
kh_outline_count_findings (GPtrArray *entries, KhPlan *plan, KhPlanChecks *checks)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *findings;
  KhOutlineEntry *all;

  g_return_if_fail (entries != NULL && entries->len > 0);
  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (KH_IS_PLAN_CHECKS (checks));

  findings = kh_plan_checks_get_findings (checks);
  all = entries->pdata[entries->len - 1];
  g_hash_table_insert (nodes, (gpointer) kh_node_get_uuid (KH_NODE (plan)), plan);
  kh_plan_visit (plan, note_cb, nodes);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);
      const char *uuid = kh_finding_get_node (finding);
      KhNode *node = uuid != NULL ? find_node (nodes, plan, uuid) : NULL;
      KhOutlineEntry *entry = node != NULL ? find_entry (entries, node) : NULL;

      kh_outline_entry_add_finding (all, kh_finding_get_severity (finding));
      if (entry != NULL && entry != all)
        kh_outline_entry_add_finding (entry, kh_finding_get_severity (finding));
    }
}
