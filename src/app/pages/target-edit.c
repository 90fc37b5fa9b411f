/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets what a form shows, and with it what says the same in another place. */
#include "target-edit.h"

#include "target-quantities.h"

static void
apply (KhEdit *edit, KhTarget *target, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      KhIndicatorChange *change = changes->pdata[i];

      switch (change->what)
        {
        case KH_INDICATOR_SET:
          kh_edit_set (edit, change->indicator, "comparator", change->comparator, "value", change->value, "unit",
                       change->unit, NULL);
          break;
        case KH_INDICATOR_ADD:
          kh_edit_insert (edit, target,
                          change->after != NULL ? kh_node_get_position (KH_NODE (change->after)) + 1 : 0,
                          change->indicator);
          break;
        case KH_INDICATOR_REMOVE:
          kh_edit_remove (edit, change->indicator);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

/* Returns: (transfer full) (nullable): the sentence once @property of @indicator is @value */
static char *
reword (KhTarget *target, KhIndicator *indicator, const char *property, const GValue *value)
{
  KhComparator comparator = kh_indicator_get_comparator (indicator);
  double number = kh_indicator_get_value (indicator);
  const char *unit = kh_indicator_get_unit (indicator);

  if (g_str_equal (property, "comparator"))
    comparator = g_value_get_enum (value);
  else if (g_str_equal (property, "value"))
    number = g_value_get_double (value);
  else if (g_str_equal (property, "unit"))
    unit = g_value_get_string (value);
  else
    return NULL;
  return kh_target_reword (target, indicator, comparator, number, unit);
}

static void
set_text (KhEdit *edit, KhTarget *target, const GValue *value)
{
  /* Worked out while both still say what they said. */
  g_autoptr (GPtrArray) changes = kh_target_follow_text (target, g_value_get_string (value));

  kh_edit_set_value (edit, target, "text", value);
  /* The step is left out where another program wrote other words, see kh_edit_expect(). */
  if (g_str_equal (kh_item_get_text (KH_ITEM (target)), g_value_get_string (value)))
    apply (edit, target, changes);
}

static void
set_indicator (KhEdit *edit, KhTarget *target, KhIndicator *indicator, const char *property, const GValue *value)
{
  g_autofree char *text = reword (target, indicator, property, value);
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (indicator), property);
  g_auto (GValue) now = G_VALUE_INIT;

  kh_edit_set_value (edit, indicator, property, value);
  g_value_init (&now, pspec->value_type);
  g_object_get_property (G_OBJECT (indicator), property, &now);
  if (text != NULL && g_param_values_cmp (pspec, &now, value) == 0)
    kh_edit_set (edit, target, "text", text, NULL);
}

void
kh_target_edit_set_value (KhEdit *edit, gpointer node, const char *property, const GValue *value)
{
  KhNode *parent = kh_node_get_parent (node);

  g_return_if_fail (KH_IS_EDIT (edit));
  g_return_if_fail (KH_IS_NODE (node));

  if (KH_IS_TARGET (node) && g_str_equal (property, "text") && g_value_get_string (value) != NULL)
    set_text (edit, node, value);
  else if (KH_IS_INDICATOR (node) && parent != NULL && KH_IS_TARGET (parent))
    set_indicator (edit, KH_TARGET (parent), node, property, value);
  else
    kh_edit_set_value (edit, node, property, value);
}

void
kh_target_edit_set_text (KhEdit *edit, KhItem *item, const char *markup)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, markup);
  kh_target_edit_set_value (edit, item, "text", &value);
}

void
kh_target_edit_split (KhEdit *edit, KhItem *item, const char *before, KhItem *fresh)
{
  if (KH_IS_TARGET (item) && KH_IS_TARGET (fresh))
    {
      g_autoptr (GPtrArray) moved = kh_target_find_moved (KH_TARGET (item), before);

      for (guint i = 0; i < moved->len; i++)
        kh_edit_move (edit, moved->pdata[i], fresh, G_MAXUINT);
    }
  kh_edit_set (edit, item, "text", before, NULL);
}

void
kh_target_edit_read (KhItem *item)
{
  g_autofree char *plain = NULL;

  if (!KH_IS_TARGET (item))
    return;
  plain = kh_item_dup_plain (item);
  kh_target_read_indicators (KH_TARGET (item), plain);
}
