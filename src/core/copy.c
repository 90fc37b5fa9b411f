/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A node is made again, with all beneath it, as nodes of their own. */
#include "copy.h"

#include <string.h>

#include "finding.h"
#include "indicator.h"
#include "markup.h"
#include "plan.h"
#include "progress.h"
#include "reporting.h"
#include "responsibility.h"
#include "task.h"
#include "unit.h"

static gboolean
is_copied (GParamSpec *pspec)
{
  const GParamFlags both = G_PARAM_READWRITE;

  if ((pspec->flags & both) != both || (pspec->flags & G_PARAM_CONSTRUCT_ONLY) != 0)
    return FALSE;
  return !g_str_equal (pspec->name, "id") && !g_str_equal (pspec->name, "derived-from");
}

static void
copy_properties (GObject *from, GObject *to)
{
  guint n;
  g_autofree GParamSpec **pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (from), &n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      if (!is_copied (pspecs[i]))
        continue;
      g_value_init (&value, pspecs[i]->value_type);
      g_object_get_property (from, pspecs[i]->name, &value);
      g_object_set_property (to, pspecs[i]->name, &value);
    }
}

static GPtrArray *
units_of (GListModel *units)
{
  GPtrArray *array = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    g_ptr_array_add (array, g_list_model_get_item (units, i));
  return array;
}

static void
copy_references (KhNode *from, KhNode *to)
{
  if (KH_IS_TASK (from))
    {
      g_autoptr (GPtrArray) support = units_of (kh_task_get_support (KH_TASK (from)));

      kh_task_set_lead (KH_TASK (to), kh_task_get_lead (KH_TASK (from)));
      kh_task_set_support (KH_TASK (to), support);
    }
  else if (KH_IS_RESPONSIBILITY (from))
    {
      g_autoptr (GPtrArray) units = units_of (kh_responsibility_get_units (KH_RESPONSIBILITY (from)));

      kh_responsibility_set_units (KH_RESPONSIBILITY (to), units);
    }
  else if (KH_IS_PLAN (from))
    {
      kh_plan_set_agency (KH_PLAN (to), kh_plan_get_agency (KH_PLAN (from)));
    }
}

static KhNode *
new_like (KhNode *node, const char *uuid)
{
  if (KH_IS_ITEM (node))
    return KH_NODE (kh_item_new_full (kh_item_get_kind (KH_ITEM (node)), NULL, uuid));
  return g_object_new (G_OBJECT_TYPE (node), "uuid", uuid, NULL);
}

KhNode *
kh_node_copy_alone (KhNode *node, const char *uuid)
{
  KhNode *copy;

  g_return_val_if_fail (KH_IS_NODE (node), NULL);

  copy = new_like (node, uuid);
  copy_properties (G_OBJECT (node), G_OBJECT (copy));
  copy_references (node, copy);
  kh_node_set_derived_from (copy, kh_node_get_uuid (node));
  /* Among its brothers in another list, an old key would say where it stood here. */
  kh_node_set_order_key (copy, NULL);
  return copy;
}

#define N_CHILD_TYPES 9

/* Returns: (transfer none) (array length=N_CHILD_TYPES): the lists that are copied */
static const GType *
get_child_types (void)
{
  static GType types[N_CHILD_TYPES];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      const GType wanted[N_CHILD_TYPES] = {
        KH_TYPE_SECTION, KH_TYPE_ITEM, KH_TYPE_INDICATOR, KH_TYPE_REPORTING,
        KH_TYPE_SIGNATURE, KH_TYPE_RECIPIENT, KH_TYPE_FINDING, KH_TYPE_UNIT, KH_TYPE_PROGRESS,
      };

      memcpy (types, wanted, sizeof types);
      g_once_init_leave (&ready, 1);
    }
  return types;
}

/* @uuids: (inout): the UUID of each node to that of its copy */
static KhNode *
copy_tree (KhNode *node, GHashTable *uuids, gboolean reported)
{
  const GType *child_types = get_child_types ();
  KhNode *copy = kh_node_copy_alone (node, NULL);

  g_hash_table_insert (uuids, g_strdup (kh_node_get_uuid (node)), g_strdup (kh_node_get_uuid (copy)));

  for (guint i = 0; i < N_CHILD_TYPES; i++)
    {
      GListModel *children = kh_node_get_children (node, child_types[i]);

      if (child_types[i] == KH_TYPE_PROGRESS && !reported)
        continue;
      for (guint j = 0; children != NULL && j < g_list_model_get_n_items (children); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (children, j);

          kh_node_append_take (copy, copy_tree (child, uuids, reported));
        }
    }
  return copy;
}

static const char *
find_copy (const char *uuid, gpointer uuids)
{
  return g_hash_table_lookup (uuids, uuid);
}

static void
renew_property (KhNode *node, const char *property, GHashTable *uuids)
{
  g_autofree char *text = NULL;
  g_autofree char *renewed = NULL;

  g_object_get (node, property, &text, NULL);
  if (text == NULL)
    return;
  renewed = KH_IS_FINDING (node) ? g_strdup (g_hash_table_lookup (uuids, text))
                                  : kh_markup_rename_references (text, find_copy, uuids);
  if (renewed != NULL)
    g_object_set (node, property, renewed, NULL);
}

static void
renew_references (KhNode *node, GHashTable *uuids)
{
  const GType child_types[] = { KH_TYPE_SECTION, KH_TYPE_ITEM, KH_TYPE_FINDING };

  if (KH_IS_ITEM (node))
    renew_property (node, "text", uuids);
  else if (KH_IS_FINDING (node))
    renew_property (node, "node", uuids);

  for (guint i = 0; i < G_N_ELEMENTS (child_types); i++)
    {
      GListModel *children = kh_node_get_children (node, child_types[i]);

      for (guint j = 0; children != NULL && j < g_list_model_get_n_items (children); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (children, j);

          renew_references (child, uuids);
        }
    }
}

static gpointer
copy_renewed (KhNode *node, gboolean reported)
{
  g_autoptr (GHashTable) uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  KhNode *copy = copy_tree (node, uuids, reported);

  renew_references (copy, uuids);
  return copy;
}

gpointer
kh_node_copy (gpointer node)
{
  g_return_val_if_fail (KH_IS_NODE (node), NULL);

  return copy_renewed (node, FALSE);
}

gpointer
kh_node_copy_reported (gpointer node)
{
  g_return_val_if_fail (KH_IS_NODE (node), NULL);

  return copy_renewed (node, TRUE);
}

gpointer
kh_node_copy_same (gpointer node, KhNodeKeep keep, gpointer user_data)
{
  const GType *child_types = get_child_types ();
  KhNode *copy;

  g_return_val_if_fail (KH_IS_NODE (node), NULL);

  copy = kh_node_copy_alone (node, kh_node_get_uuid (node));
  kh_node_set_derived_from (copy, kh_node_get_derived_from (node));
  for (guint i = 0; i < N_CHILD_TYPES; i++)
    {
      /* What is told of progress is no part of what the plan says. */
      GListModel *children = child_types[i] != KH_TYPE_PROGRESS ? kh_node_get_children (node, child_types[i]) : NULL;

      for (guint j = 0; children != NULL && j < g_list_model_get_n_items (children); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (children, j);
          KhNode *same;

          if (keep != NULL && !keep (child, user_data))
            continue;
          same = kh_node_copy_same (child, keep, user_data);
          kh_node_append_take (copy, same);
          kh_node_set_order_key (same, kh_node_get_order_key (child));
        }
    }
  return copy;
}
