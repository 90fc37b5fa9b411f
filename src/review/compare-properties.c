/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which properties of a pair of nodes differ. */
#include "maker.h"

#include "change-private.h"
#include "field-names.h"

KhChange *
kh_maker_add_change (KhMaker *maker, KhChangeKind kind, KhNode *before, KhNode *after, const char *property)
{
  KhChange *change = kh_change_new (kind, before, after, property);

  g_ptr_array_add (maker->self->changes, change);

  return change;
}

static gboolean
is_compared (KhNode *node, const char *property)
{
  static const char *const identity[] = { "id", "uuid", "derived-from", "order-key", NULL };

  if (g_strv_contains (identity, property))
    return FALSE;

  return !(KH_IS_PLAN (node) && g_str_equal (property, "state"));
}

/* What no document prints, so that one which came back cannot have changed it. */
static gboolean
is_unprinted (KhNode *node, const char *property)
{
  static const char *const plan[] = { "template", "profile", "choices", "reply-due", NULL };
  static const char *const task[] = { "budget-source", "note", "state", NULL };
  static const char *const indicator[] = { "baseline", "result", NULL };

  if (KH_IS_PLAN (node))
    return g_strv_contains (plan, property);
  if (KH_IS_TASK (node))
    return g_strv_contains (task, property);
  if (KH_IS_INDICATOR (node))
    return g_strv_contains (indicator, property);
  if (KH_IS_RECIPIENT (node))
    return g_str_equal (property, "email");

  return KH_IS_RESPONSIBILITY (node) && g_str_equal (property, "unit-kinds");
}

/* Headings print in capitals, and are read back so. */
static gboolean
is_printed_same (KhNode *node, const char *property, const GValue *a, const GValue *b)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!G_VALUE_HOLDS_STRING (a) || !KH_IS_SECTION (node))
    return FALSE;
  if (g_value_get_string (a) == NULL || g_value_get_string (b) == NULL)
    return FALSE;

  before = kh_text_upper (g_value_get_string (a));
  after = kh_text_upper (g_value_get_string (b));

  return g_str_equal (before, after);
}

static KhChange *
add_property_change (KhMaker *maker, KhNode *a, KhNode *b, const char *property, const GValue *before, const GValue *after)
{
  KhChange *change = kh_maker_add_change (maker, KH_CHANGE_CHANGED, a, b, property);
  g_autofree char *before_text = kh_field_dup_value (G_OBJECT_TYPE (a), property, before, KH_FIELD_INTERFACE);
  g_autofree char *after_text = kh_field_dup_value (G_OBJECT_TYPE (b), property, after, KH_FIELD_INTERFACE);

  kh_change_set_texts (change, before_text, after_text);
  kh_change_set_value (change, after);

  return change;
}

static void
compare_property (KhMaker *maker, KhNode *a, KhNode *b, GParamSpec *pspec)
{
  g_auto (GValue) before = G_VALUE_INIT;
  g_auto (GValue) after = G_VALUE_INIT;

  if (!is_compared (a, pspec->name)
      || ((maker->flags & KH_COMPARISON_FROM_FILE) != 0 && is_unprinted (a, pspec->name)))
    return;

  g_value_init (&before, pspec->value_type);
  g_value_init (&after, pspec->value_type);
  g_object_get_property (G_OBJECT (a), pspec->name, &before);
  g_object_get_property (G_OBJECT (b), pspec->name, &after);
  if (kh_field_is_markup (G_OBJECT_TYPE (a), pspec->name))
    g_value_take_string (&after, kh_comparison_map_markup (maker->self, g_value_get_string (&after)));
  if (kh_field_equal (&before, &after))
    return;
  if ((maker->flags & KH_COMPARISON_FROM_FILE) != 0 && is_printed_same (a, pspec->name, &before, &after))
    return;

  add_property_change (maker, a, b, pspec->name, &before, &after);
}

static GPtrArray *
list_units (KhNode *node, const char *property)
{
  GPtrArray *units = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list = NULL;

  if (g_str_equal (property, "lead"))
    {
      if (kh_task_get_lead (KH_TASK (node)) != NULL)
        g_ptr_array_add (units, g_object_ref (kh_task_get_lead (KH_TASK (node))));
      return units;
    }

  list = g_str_equal (property, "support") ? kh_task_get_support (KH_TASK (node))
                                           : kh_responsibility_get_units (KH_RESPONSIBILITY (node));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (units, g_list_model_get_item (list, i));

  return units;
}

/* Units of two bodies are the same by name; a document may have the short one. */
static gboolean
is_same_unit (KhMaker *maker, KhUnit *a, KhUnit *b)
{
  KhAgency *agency = kh_plan_get_agency (maker->self->before);

  return a == b || g_str_equal (kh_unit_get_name (a), kh_unit_get_name (b))
         || (agency != NULL && kh_agency_find_unit (agency, kh_unit_get_name (b)) == a);
}

static char *
dup_unit_names (GPtrArray *units)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    {
      g_autofree char *name = kh_markup_escape (kh_unit_get_name (units->pdata[i]));

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", name);
    }

  return g_string_free (names, names->len == 0);
}

static void
compare_units (KhMaker *maker, KhNode *a, KhNode *b, const char *property)
{
  g_autoptr (GPtrArray) before = list_units (a, property);
  g_autoptr (GPtrArray) after = list_units (b, property);
  g_autofree char *before_text = NULL;
  g_autofree char *after_text = NULL;
  gboolean same = before->len == after->len;
  KhChange *change;

  for (guint i = 0; same && i < before->len; i++)
    same = is_same_unit (maker, before->pdata[i], after->pdata[i]);
  if (same)
    return;

  before_text = dup_unit_names (before);
  after_text = dup_unit_names (after);
  change = kh_maker_add_change (maker, KH_CHANGE_CHANGED, a, b, property);
  kh_change_set_texts (change, before_text, after_text);
  kh_change_set_units (change, after);
}

/* Another class: the properties of its own come with the change of kind. */
static void
compare_kinds (KhMaker *maker, KhNode *a, KhNode *b)
{
  GObjectClass *klass = G_OBJECT_GET_CLASS (a);
  g_auto (GValue) before = G_VALUE_INIT;
  g_auto (GValue) after = G_VALUE_INIT;
  GParamSpec *pspec = g_object_class_find_property (klass, "kind");

  g_value_init (&before, pspec->value_type);
  g_value_init (&after, pspec->value_type);
  g_object_get_property (G_OBJECT (a), "kind", &before);
  g_object_get_property (G_OBJECT (b), "kind", &after);
  g_hash_table_insert (maker->kinds, b, add_property_change (maker, a, b, "kind", &before, &after));
  compare_property (maker, a, b, g_object_class_find_property (klass, "text"));
}

void
kh_maker_compare_properties (KhMaker *maker, KhNode *a, KhNode *b)
{
  guint n_specs;
  g_autofree GParamSpec **specs = NULL;

  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b))
    {
      compare_kinds (maker, a, b);
      return;
    }

  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (a), &n_specs);
  for (guint i = 0; i < n_specs; i++)
    compare_property (maker, a, b, specs[i]);
  if (KH_IS_TASK (a))
    {
      compare_units (maker, a, b, "lead");
      compare_units (maker, a, b, "support");
    }
  else if (KH_IS_RESPONSIBILITY (a))
    {
      compare_units (maker, a, b, "units");
    }
}
