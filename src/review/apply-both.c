/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing both values of a conflict into the plan. */
#include "apply-private.h"

#include "both.h"

GPtrArray *
kh_apply_list_units (GListModel *list)
{
  GPtrArray *units = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (units, g_list_model_get_item (list, i));

  return units;
}

GPtrArray *
kh_apply_map_units (KhAgency *agency, GPtrArray *units)
{
  GPtrArray *mapped = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < units->len; i++)
    {
      KhUnit *known = agency != NULL ? kh_agency_find_unit (agency, kh_unit_get_name (units->pdata[i])) : NULL;

      g_ptr_array_add (mapped, g_object_ref (known != NULL ? known : units->pdata[i]));
    }

  return mapped;
}

void
kh_apply_map_links (KhApplier *applier, KhNode *copy)
{
  if (KH_IS_TASK (copy))
    {
      KhUnit *lead = kh_task_get_lead (KH_TASK (copy));
      g_autoptr (GPtrArray) support = kh_apply_list_units (kh_task_get_support (KH_TASK (copy)));
      g_autoptr (GPtrArray) mapped = kh_apply_map_units (applier->agency, support);

      kh_task_set_support (KH_TASK (copy), mapped);
      if (lead != NULL)
        {
          g_autoptr (GPtrArray) leads = g_ptr_array_new ();
          g_autoptr (GPtrArray) mapped_leads = NULL;

          g_ptr_array_add (leads, lead);
          mapped_leads = kh_apply_map_units (applier->agency, leads);
          kh_task_set_lead (KH_TASK (copy), mapped_leads->pdata[0]);
        }
    }
  else if (KH_IS_RESPONSIBILITY (copy))
    {
      g_autoptr (GPtrArray) units = kh_apply_list_units (kh_responsibility_get_units (KH_RESPONSIBILITY (copy)));
      g_autoptr (GPtrArray) mapped = kh_apply_map_units (applier->agency, units);

      kh_responsibility_set_units (KH_RESPONSIBILITY (copy), mapped);
    }
}

static void
add_item_after (KhApplier *applier, KhChange *change, KhNode *node)
{
  g_autoptr (KhNode) copy = kh_node_copy_alone (kh_change_get_after (change), NULL);

  kh_apply_map_links (applier, copy);
  g_object_set_property (G_OBJECT (copy), "text", kh_change_get_value (change));
  kh_node_set_derived_from (copy, kh_node_get_uuid (node));
  kh_edit_insert (applier->edit, kh_node_get_parent (node), kh_node_get_position (node) + 1, copy);
}

/* A second leading unit supports: a task is led by one. */
static void
add_units (KhApplier *applier, KhChange *change, KhNode *node)
{
  const gboolean supports = KH_IS_TASK (node);
  g_autoptr (GPtrArray) units = kh_apply_list_units (supports ? kh_task_get_support (KH_TASK (node))
                                                              : kh_responsibility_get_units (KH_RESPONSIBILITY (node)));
  g_autoptr (GPtrArray) theirs = kh_apply_map_units (applier->agency, kh_change_get_units (change));

  for (guint i = 0; i < theirs->len; i++)
    if (!g_ptr_array_find (units, theirs->pdata[i], NULL)
        && !(supports && kh_task_get_lead (KH_TASK (node)) == theirs->pdata[i]))
      g_ptr_array_add (units, g_object_ref (theirs->pdata[i]));
  kh_edit_set_units (applier->edit, node, supports ? KH_UNIT_ROLE_SUPPORT : KH_UNIT_ROLE_RESPONSIBLE, units);
}

void
kh_apply_both (KhApplier *applier, KhChange *change, KhNode *node)
{
  const char *property = kh_change_get_property (change);
  const GValue *theirs = kh_change_get_value (change);
  g_auto (GValue) value = G_VALUE_INIT;

  if (kh_change_get_units (change) != NULL)
    {
      add_units (applier, change, node);
      return;
    }
  if (KH_IS_ITEM (node) && g_str_equal (property, "text"))
    {
      add_item_after (applier, change, node);
      return;
    }

  g_object_get_property (G_OBJECT (node), property, &value);
  if (G_VALUE_HOLDS (&value, KH_TYPE_DEADLINE))
    g_value_take_boxed (&value, kh_both_join_deadline (g_value_get_boxed (&value), g_value_get_boxed (theirs)));
  else
    g_value_take_string (&value, kh_both_join_words (g_value_get_string (&value), g_value_get_string (theirs)));
  kh_edit_set_value (applier->edit, node, property, &value);
}
