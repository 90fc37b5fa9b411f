/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan's nodes under other identities. */
#include "relabel.h"

#include "matching.h"

static const char *
find_name (const char *uuid, gpointer names)
{
  return g_hash_table_lookup (names, uuid);
}

static void
rename_references (KhNode *copy, GHashTable *names)
{
  const char *property = KH_IS_ITEM (copy) ? "text" : KH_IS_SECTION (copy) ? "heading" : NULL;
  g_autofree char *markup = NULL;
  g_autofree char *renamed = NULL;

  if (property == NULL)
    return;
  g_object_get (copy, property, &markup, NULL);
  renamed = kh_markup_rename_references (markup, find_name, names);
  if (renamed != NULL)
    g_object_set (copy, property, renamed, NULL);
}

static KhNode *
relabel (KhNode *node, GHashTable *names)
{
  const char *name = find_name (kh_node_get_uuid (node), names);
  KhNode *copy = kh_node_copy_alone (node, name != NULL ? name : kh_node_get_uuid (node));
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);

  kh_node_set_derived_from (copy, kh_node_get_derived_from (node));
  rename_references (copy, names);
  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = kh_node_get_children (node, types[i]);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (list, j);
          KhNode *other = relabel (child, names);

          kh_node_append_take (copy, other);
          kh_node_set_order_key (other, kh_node_get_order_key (child));
        }
    }
  return copy;
}

KhPlan *
kh_relabel_plan (KhPlan *plan, GHashTable *names)
{
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (names != NULL, NULL);

  return KH_PLAN (relabel (KH_NODE (plan), names));
}

static void
visit_node (KhNode *node, void (*visit) (KhNode *node, gpointer user_data), gpointer user_data)
{
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);

  visit (node, user_data);
  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = kh_node_get_children (node, types[i]);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (list, j);

          visit_node (child, visit, user_data);
        }
    }
}

void
kh_relabel_visit (KhPlan *plan, void (*visit) (KhNode *node, gpointer user_data), gpointer user_data)
{
  g_return_if_fail (KH_IS_PLAN (plan));

  visit_node (KH_NODE (plan), visit, user_data);
}

typedef struct
{
  GHashTable *names;
  GHashTable *taken;
} Origins;

static void
add_origin_cb (KhNode *node, gpointer user_data)
{
  Origins *self = user_data;
  const char *origin = kh_node_get_derived_from (node);

  if (origin != NULL && g_hash_table_add (self->taken, (gpointer) origin))
    g_hash_table_insert (self->names, g_strdup (kh_node_get_uuid (node)), g_strdup (origin));
}

GHashTable *
kh_relabel_by_origin (KhPlan *plan)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  Origins origins = { names, taken };

  g_return_val_if_fail (KH_IS_PLAN (plan), names);

  kh_relabel_visit (plan, add_origin_cb, &origins);
  return names;
}
