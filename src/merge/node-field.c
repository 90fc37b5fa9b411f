/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a node says, field by field. */
#include "node-field.h"

#include "field-names.h"

static const char *const task_links[] = { "lead", "support", NULL };
static const char *const responsibility_links[] = { "units", NULL };

static const char *const *
get_links (KhNode *node)
{
  static const char *const none[] = { NULL };

  return KH_IS_TASK (node) ? task_links : KH_IS_RESPONSIBILITY (node) ? responsibility_links : none;
}

const GType *
kh_node_field_get_types (guint *n_types)
{
  static GType types[4];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      types[0] = KH_TYPE_INDICATOR;
      types[1] = KH_TYPE_REPORTING;
      types[2] = KH_TYPE_ITEM;
      types[3] = KH_TYPE_SECTION;
      g_once_init_leave (&ready, 1);
    }
  *n_types = G_N_ELEMENTS (types);
  return types;
}

GPtrArray *
kh_node_field_list (KhNode *node)
{
  static const char *const others[] = { "id", "uuid", "derived-from", "order-key", NULL };
  GPtrArray *fields = g_ptr_array_new ();
  const char *const *links = get_links (node);
  g_autofree GParamSpec **specs = NULL;
  guint n_specs;

  if (!KH_IS_ITEM (node) && !KH_IS_INDICATOR (node) && !KH_IS_REPORTING (node))
    return fields;
  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (node), &n_specs);
  for (guint i = 0; i < n_specs; i++)
    if (!g_strv_contains (others, specs[i]->name) && !(KH_IS_ITEM (node) && g_str_equal (specs[i]->name, "kind")))
      g_ptr_array_add (fields, (gpointer) specs[i]->name);
  for (guint i = 0; links[i] != NULL; i++)
    g_ptr_array_add (fields, (gpointer) links[i]);

  return fields;
}

GPtrArray *
kh_node_field_list_units (KhNode *node, const char *field)
{
  GPtrArray *units = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list;

  if (g_str_equal (field, "lead"))
    {
      if (kh_task_get_lead (KH_TASK (node)) != NULL)
        g_ptr_array_add (units, g_object_ref (kh_task_get_lead (KH_TASK (node))));
      return units;
    }
  list = g_str_equal (field, "support") ? kh_task_get_support (KH_TASK (node))
                                        : kh_responsibility_get_units (KH_RESPONSIBILITY (node));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (units, g_list_model_get_item (list, i));

  return units;
}

void
kh_node_field_set_units (KhNode *node, const char *field, GPtrArray *units)
{
  if (g_str_equal (field, "lead"))
    kh_task_set_lead (KH_TASK (node), units->len > 0 ? units->pdata[0] : NULL);
  else if (g_str_equal (field, "support"))
    kh_task_set_support (KH_TASK (node), units);
  else
    kh_responsibility_set_units (KH_RESPONSIBILITY (node), units);
}

static gboolean
is_link (KhNode *node, const char *field)
{
  return g_strv_contains (get_links (node), field);
}

gboolean
kh_node_field_has (KhNode *node, const char *field)
{
  return is_link (node, field) || g_object_class_find_property (G_OBJECT_GET_CLASS (node), field) != NULL;
}

static gboolean
has_other_units (KhNode *a, KhNode *b, const char *field)
{
  g_autoptr (GPtrArray) own = kh_node_field_list_units (a, field);
  g_autoptr (GPtrArray) others = kh_node_field_list_units (b, field);

  if (own->len != others->len)
    return TRUE;
  for (guint i = 0; i < own->len; i++)
    if (own->pdata[i] != others->pdata[i]
        && !g_str_equal (kh_unit_get_name (own->pdata[i]), kh_unit_get_name (others->pdata[i])))
      return TRUE;

  return FALSE;
}

gboolean
kh_node_field_differs (KhNode *a, KhNode *b, const char *field)
{
  g_auto (GValue) own = G_VALUE_INIT;
  g_auto (GValue) other = G_VALUE_INIT;

  if (!kh_node_field_has (a, field) || !kh_node_field_has (b, field))
    return FALSE;
  if (is_link (a, field))
    return has_other_units (a, b, field);
  g_object_get_property (G_OBJECT (a), field, &own);
  g_object_get_property (G_OBJECT (b), field, &other);

  return !kh_field_equal (&own, &other);
}

void
kh_node_field_copy (KhNode *from, KhNode *to, const char *field)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (!kh_node_field_has (from, field) || !kh_node_field_has (to, field))
    return;
  if (is_link (from, field))
    {
      g_autoptr (GPtrArray) units = kh_node_field_list_units (from, field);

      kh_node_field_set_units (to, field, units);
      return;
    }
  g_object_get_property (G_OBJECT (from), field, &value);
  g_object_set_property (G_OBJECT (to), field, &value);
}

gboolean
kh_node_field_same_kind (KhNode *a, KhNode *b)
{
  return G_OBJECT_TYPE (a) == G_OBJECT_TYPE (b)
         && (!KH_IS_ITEM (a) || kh_item_get_kind (KH_ITEM (a)) == kh_item_get_kind (KH_ITEM (b)));
}

gboolean
kh_node_field_same_tree (KhNode *a, KhNode *b)
{
  guint n_types;
  const GType *types = kh_node_field_get_types (&n_types);
  g_autoptr (GPtrArray) fields = NULL;

  if (!kh_node_field_same_kind (a, b))
    return FALSE;
  fields = kh_node_field_list (a);
  for (guint i = 0; i < fields->len; i++)
    if (kh_node_field_differs (a, b, fields->pdata[i]))
      return FALSE;
  for (guint i = 0; i < n_types; i++)
    {
      GListModel *own = kh_node_get_children (a, types[i]);
      GListModel *others = kh_node_get_children (b, types[i]);
      const guint n = own != NULL ? g_list_model_get_n_items (own) : 0;

      if (n != (others != NULL ? g_list_model_get_n_items (others) : 0))
        return FALSE;
      for (guint j = 0; j < n; j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (own, j);
          g_autoptr (KhNode) other = g_list_model_get_item (others, j);

          if (!g_str_equal (kh_node_get_uuid (child), kh_node_get_uuid (other)) || !kh_node_field_same_tree (child, other))
            return FALSE;
        }
    }

  return TRUE;
}
