/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deep comparison of two plans for tests: every property of every node, every
 * list, every link to a unit. */
#pragma once

#include "kh-core.h"

#include <math.h>

/**
 * KhSameFlags:
 * @KH_SAME_ALL: identities and order keys too
 * @KH_SAME_CONTENT: what a user sees; UUIDs, derivation and order keys may differ
 * @KH_SAME_MODEL: as %KH_SAME_CONTENT, but what reading a file found may differ: it
 *   names lines of that file
 */
typedef enum
{
  KH_SAME_ALL,
  KH_SAME_CONTENT,
  KH_SAME_MODEL,
} KhSame;

static inline gboolean
kh_same_skips (const char *name, KhSame same)
{
  static const char *const identity[] = { "uuid", "derived-from", "order-key", "successor", "node", "replaced-by", NULL };

  return strcmp (name, "id") == 0 || (same != KH_SAME_ALL && g_strv_contains (identity, name));
}

static inline void
kh_assert_same_value (const char *place, const GValue *a, const GValue *b)
{
  if (G_VALUE_HOLDS (a, KH_TYPE_DEADLINE))
    {
      g_assert_true (kh_deadline_equal (g_value_get_boxed (a), g_value_get_boxed (b)));
    }
  else if (G_VALUE_HOLDS_DOUBLE (a))
    {
      double x = g_value_get_double (a);
      double y = g_value_get_double (b);

      if (!isnan (x) || !isnan (y))
        g_assert_cmpfloat (x, ==, y);
    }
  else if (G_VALUE_HOLDS_STRING (a))
    {
      if (g_strcmp0 (g_value_get_string (a), g_value_get_string (b)) != 0)
        g_error ("%s: “%s” is not “%s”", place, g_value_get_string (a), g_value_get_string (b));
    }
  else
    {
      g_autofree char *x = g_strdup_value_contents (a);
      g_autofree char *y = g_strdup_value_contents (b);

      if (strcmp (x, y) != 0)
        g_error ("%s: %s is not %s", place, x, y);
    }
}

static inline void
kh_assert_same_units (GListModel *a, GListModel *b, KhSame same)
{
  g_assert_cmpuint (g_list_model_get_n_items (a), ==, g_list_model_get_n_items (b));
  for (guint i = 0; i < g_list_model_get_n_items (a); i++)
    {
      g_autoptr (KhUnit) x = g_list_model_get_item (a, i);
      g_autoptr (KhUnit) y = g_list_model_get_item (b, i);

      g_assert_cmpstr (kh_unit_get_name (x), ==, kh_unit_get_name (y));
      if (same == KH_SAME_ALL)
        g_assert_cmpstr (kh_node_get_uuid (KH_NODE (x)), ==, kh_node_get_uuid (KH_NODE (y)));
    }
}

static inline void
kh_assert_same_node (KhNode *a, KhNode *b, KhSame same)
{
  GType types[] = { KH_TYPE_UNIT,    KH_TYPE_INDICATOR, KH_TYPE_REPORTING, KH_TYPE_ITEM,
                    KH_TYPE_SECTION, KH_TYPE_SIGNATURE, KH_TYPE_RECIPIENT, KH_TYPE_FINDING,
                    KH_TYPE_LEGAL_DOCUMENT, KH_TYPE_PROGRESS };
  guint n_specs = 0;
  g_autofree GParamSpec **specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (a), &n_specs);

  g_assert_cmpstr (G_OBJECT_TYPE_NAME (a), ==, G_OBJECT_TYPE_NAME (b));
  for (guint i = 0; i < n_specs; i++)
    {
      g_auto (GValue) x = G_VALUE_INIT;
      g_auto (GValue) y = G_VALUE_INIT;
      g_autofree char *place = g_strconcat (G_OBJECT_TYPE_NAME (a), ".", specs[i]->name, NULL);

      if (kh_same_skips (specs[i]->name, same))
        continue;
      g_object_get_property (G_OBJECT (a), specs[i]->name, &x);
      g_object_get_property (G_OBJECT (b), specs[i]->name, &y);
      kh_assert_same_value (place, &x, &y);
    }

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GListModel *x = kh_node_get_children (a, types[i]);
      GListModel *y = kh_node_get_children (b, types[i]);

      if (x == NULL || (same == KH_SAME_MODEL && types[i] == KH_TYPE_FINDING))
        continue;
      g_assert_cmpuint (g_list_model_get_n_items (x), ==, g_list_model_get_n_items (y));
      for (guint j = 0; j < g_list_model_get_n_items (x); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (x, j);
          g_autoptr (KhNode) other = g_list_model_get_item (y, j);

          kh_assert_same_node (child, other, same);
        }
    }

  if (KH_IS_TASK (a))
    {
      KhUnit *x = kh_task_get_lead (KH_TASK (a));
      KhUnit *y = kh_task_get_lead (KH_TASK (b));

      g_assert_cmpstr (x != NULL ? kh_unit_get_name (x) : NULL, ==, y != NULL ? kh_unit_get_name (y) : NULL);
      kh_assert_same_units (kh_task_get_support (KH_TASK (a)), kh_task_get_support (KH_TASK (b)), same);
    }
  else if (KH_IS_RESPONSIBILITY (a))
    kh_assert_same_units (kh_responsibility_get_units (KH_RESPONSIBILITY (a)),
                          kh_responsibility_get_units (KH_RESPONSIBILITY (b)), same);
  else if (KH_IS_PLAN (a))
    {
      KhAgency *x = kh_plan_get_agency (KH_PLAN (a));
      KhAgency *y = kh_plan_get_agency (KH_PLAN (b));

      g_assert_true ((x != NULL) == (y != NULL));
      if (x != NULL)
        kh_assert_same_node (KH_NODE (x), KH_NODE (y), same);
    }
}
