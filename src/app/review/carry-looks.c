/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What carrying over left for a person to look at. */
#include "carry-looks.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "plan-text.h"

/* Returns: (transfer none) (nullable): what @finding is about, where it is a mark of carrying over */
static KhNode *
find_marked (KhPlan *plan, KhFinding *finding)
{
  const char *uuid = kh_finding_get_node (finding);

  if (uuid == NULL || kh_finding_get_reason (finding) != NULL || !g_str_has_prefix (kh_finding_get_rule (finding), "carry-"))
    return NULL;

  return g_str_equal (uuid, kh_node_get_uuid (KH_NODE (plan))) ? KH_NODE (plan) : kh_plan_find_node (plan, uuid);
}

void
kh_carry_looks_show (KhComparison *comparison, KhPlan *plan)
{
  GListModel *findings;
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  g_autoptr (GHashTable) reasons = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  g_return_if_fail (KH_IS_COMPARISON (comparison));
  g_return_if_fail (KH_IS_PLAN (plan));

  findings = kh_plan_get_findings (plan);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);
      KhNode *node = find_marked (plan, finding);
      g_autofree char *words = node != NULL ? kh_plan_text_finding (finding) : NULL;
      const char *before;

      if (node == NULL)
        continue;
      before = g_hash_table_lookup (reasons, node);
      if (before == NULL)
        g_ptr_array_add (nodes, node);
      g_hash_table_insert (reasons, node, before != NULL ? g_strconcat (before, "\n", words, NULL) : g_strdup (words));
    }
  kh_comparison_set_looks (comparison, nodes, reasons);
}

gboolean
kh_carry_looks_settle (KhStore *store, KhPlan *plan, KhNode *node, GError **error)
{
  g_autoptr (KhEdit) edit = NULL;
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *findings;

  g_return_val_if_fail (KH_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (KH_IS_NODE (node), FALSE);

  findings = kh_plan_get_findings (plan);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);

      if (find_marked (plan, finding) == node)
        g_ptr_array_add (marks, g_steal_pointer (&finding));
    }
  edit = kh_edit_begin (store, KH_NODE (plan), N_("Mark as looked at"), error);
  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < marks->len; i++)
    kh_edit_remove (edit, marks->pdata[i]);

  return kh_edit_commit (edit, error);
}
