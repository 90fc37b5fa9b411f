/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that differs between two states of a plan. */
#include "comparison.h"

#include <math.h>
#include <string.h>

#include "change-private.h"
#include "comparison-private.h"
#include "field-names.h"
#include "matching.h"

static GType
kh_comparison_get_item_type (GListModel *model)
{
  return KH_TYPE_CHANGE;
}

static guint
kh_comparison_get_n_items (GListModel *model)
{
  return KH_COMPARISON (model)->changes->len;
}

static gpointer
kh_comparison_get_item (GListModel *model, guint position)
{
  KhComparison *self = KH_COMPARISON (model);

  return position < self->changes->len ? g_object_ref (self->changes->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = kh_comparison_get_item_type;
  iface->get_n_items = kh_comparison_get_n_items;
  iface->get_item = kh_comparison_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KhComparison, kh_comparison, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
kh_comparison_finalize (GObject *object)
{
  KhComparison *self = KH_COMPARISON (object);

  g_hash_table_unref (self->placements);
  g_hash_table_unref (self->uuids);
  g_hash_table_unref (self->partners);
  g_ptr_array_unref (self->changes);
  g_clear_object (&self->before);
  g_clear_object (&self->after);

  G_OBJECT_CLASS (kh_comparison_parent_class)->finalize (object);
}

static void
kh_comparison_class_init (KhComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_comparison_finalize;
}

static void
kh_comparison_init (KhComparison *self)
{
  self->changes = g_ptr_array_new_with_free_func (g_object_unref);
  self->partners = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  self->uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->placements = g_hash_table_new (NULL, NULL);
}

/* What the making of a comparison needs and nobody afterwards. */
typedef struct
{
  KhComparison     *self;
  KhMatching       *matching;
  KhComparisonFlags flags;
  GHashTable       *removals;   /* KhNode of the earlier plan -> its removed KhChange */
  GHashTable       *movements;  /* KhNode of the earlier plan -> its moved KhChange */
  GHashTable       *kinds;      /* KhNode of the later plan -> its change of kind */
} Maker;

static void compare_nodes (Maker *maker, KhNode *a, KhNode *b);

static KhNode *
get_child (KhNode *parent, GType type, guint position)
{
  KhNode *child = g_list_model_get_item (kh_node_get_children (parent, type), position);

  /* The parent's list keeps it. */
  g_object_unref (child);

  return child;
}

static guint
count_children (KhNode *parent, GType type)
{
  GListModel *list = kh_node_get_children (parent, type);

  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

static KhChange *
add_change (Maker *maker, KhChangeKind kind, KhNode *before, KhNode *after, const char *property)
{
  KhChange *change = kh_change_new (kind, before, after, property);

  g_ptr_array_add (maker->self->changes, change);

  return change;
}

char *
kh_comparison_map_markup (KhComparison *self, const char *markup)
{
  g_autoptr (GPtrArray) runs = NULL;

  if (markup == NULL || strstr (markup, "ref=") == NULL)
    return g_strdup (markup);
  runs = kh_markup_parse (markup, NULL);
  if (runs == NULL)
    return g_strdup (markup);

  for (guint i = 0; i < runs->len; i++)
    {
      KhRun *run = runs->pdata[i];
      const char *mapped = run->kind != KH_RUN_TEXT ? g_hash_table_lookup (self->uuids, run->text) : NULL;

      if (mapped != NULL)
        {
          g_free (run->text);
          run->text = g_strdup (mapped);
        }
    }

  return kh_markup_from_runs (runs);
}

static gboolean
is_same_value (const GValue *a, const GValue *b)
{
  if (G_VALUE_HOLDS (a, KH_TYPE_DEADLINE))
    return kh_deadline_equal (g_value_get_boxed (a), g_value_get_boxed (b));

  switch (G_TYPE_FUNDAMENTAL (G_VALUE_TYPE (a)))
    {
    case G_TYPE_STRING:
      return g_strcmp0 (g_value_get_string (a), g_value_get_string (b)) == 0;
    case G_TYPE_DOUBLE:
      return g_value_get_double (a) == g_value_get_double (b)
             || (isnan (g_value_get_double (a)) && isnan (g_value_get_double (b)));
    case G_TYPE_BOOLEAN:
      return g_value_get_boolean (a) == g_value_get_boolean (b);
    case G_TYPE_INT:
      return g_value_get_int (a) == g_value_get_int (b);
    case G_TYPE_ENUM:
      return g_value_get_enum (a) == g_value_get_enum (b);
    case G_TYPE_FLAGS:
      return g_value_get_flags (a) == g_value_get_flags (b);
    default:
      g_return_val_if_reached (TRUE);
    }
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
  static const char *const plan[] = { "template", "profile", "choices", NULL };
  static const char *const task[] = { "budget-source", "note", "state", NULL };
  static const char *const indicator[] = { "baseline", "result", NULL };

  if (KH_IS_PLAN (node))
    return g_strv_contains (plan, property);
  if (KH_IS_TASK (node))
    return g_strv_contains (task, property);
  if (KH_IS_INDICATOR (node))
    return g_strv_contains (indicator, property);

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
add_property_change (Maker *maker, KhNode *a, KhNode *b, const char *property, const GValue *before, const GValue *after)
{
  KhChange *change = add_change (maker, KH_CHANGE_CHANGED, a, b, property);
  g_autofree char *before_text = kh_field_dup_value (G_OBJECT_TYPE (a), property, before, KH_FIELD_INTERFACE);
  g_autofree char *after_text = kh_field_dup_value (G_OBJECT_TYPE (b), property, after, KH_FIELD_INTERFACE);

  kh_change_set_texts (change, before_text, after_text);
  kh_change_set_value (change, after);

  return change;
}

static void
compare_property (Maker *maker, KhNode *a, KhNode *b, GParamSpec *pspec)
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
  if (is_same_value (&before, &after))
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
is_same_unit (Maker *maker, KhUnit *a, KhUnit *b)
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
compare_units (Maker *maker, KhNode *a, KhNode *b, const char *property)
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
  change = add_change (maker, KH_CHANGE_CHANGED, a, b, property);
  kh_change_set_texts (change, before_text, after_text);
  kh_change_set_units (change, after);
}

/* Another class: the properties of its own come with the change of kind. */
static void
compare_kinds (Maker *maker, KhNode *a, KhNode *b)
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

static void
compare_properties (Maker *maker, KhNode *a, KhNode *b)
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

static void
add_removed (Maker *maker, KhNode *a)
{
  KhChange *change = add_change (maker, KH_CHANGE_REMOVED, a, NULL, NULL);
  g_autofree char *text = kh_field_dup_node (a);

  kh_change_set_texts (change, text, NULL);
  g_hash_table_insert (maker->removals, a, change);
}

static void
add_moved (Maker *maker, KhNode *a, KhNode *b)
{
  KhChange *change = add_change (maker, KH_CHANGE_MOVED, a, b, NULL);
  g_autofree char *before = kh_field_dup_node (a);
  g_autofree char *after = kh_field_dup_node (b);

  kh_change_set_texts (change, before, after);
  g_hash_table_insert (maker->movements, a, change);
  g_hash_table_insert (maker->self->placements, b, change);
}

/* What is new beneath a new node goes with it; what came from elsewhere moved. */
static void
look_for_moved (Maker *maker, KhNode *b)
{
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    for (guint j = 0; j < count_children (b, types[i]); j++)
      {
        KhNode *child = get_child (b, types[i], j);
        KhNode *partner = kh_matching_get_before (maker->matching, child);

        if (partner == NULL)
          {
            look_for_moved (maker, child);
            continue;
          }
        add_moved (maker, partner, child);
        compare_nodes (maker, partner, child);
      }
}

static void
add_added (Maker *maker, KhNode *b)
{
  KhChange *change = add_change (maker, KH_CHANGE_ADDED, NULL, b, NULL);
  g_autofree char *text = kh_field_dup_node (b);

  kh_change_set_texts (change, NULL, text);
  g_hash_table_insert (maker->self->placements, b, change);
  look_for_moved (maker, b);
}

/**
 * mark_staying:
 * @positions: for each child of the later list the place of its partner in the
 *   earlier one, %G_MAXUINT where it has none there
 * @stays: (out caller-allocates): whether the child keeps its place
 *
 * The most that can stay while the others move: a longest ascending run.
 */
static void
mark_staying (const guint *positions, guint n, gboolean *stays)
{
  g_autofree guint *ends = g_new (guint, n + 1);     /* index of the lowest end of a run of each length */
  g_autofree guint *previous = g_new (guint, n + 1); /* the one before in the run */
  guint length = 0;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0, high = length;

      stays[i] = FALSE;
      if (positions[i] == G_MAXUINT)
        continue;
      while (low < high)
        {
          const guint middle = (low + high) / 2;

          if (positions[ends[middle]] < positions[i])
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? ends[low - 1] : G_MAXUINT;
      ends[low] = i;
      length = MAX (length, low + 1);
    }
  for (guint i = length > 0 ? ends[length - 1] : G_MAXUINT; i != G_MAXUINT; i = previous[i])
    stays[i] = TRUE;
}

/* Emits those of the earlier list, up to @end, that are in the later plan no more. */
static void
flush_removed (Maker *maker, KhNode *a, GType type, guint *next, guint end)
{
  for (; *next < end; (*next)++)
    {
      KhNode *child = get_child (a, type, *next);

      if (kh_matching_get_after (maker->matching, child) == NULL)
        add_removed (maker, child);
    }
}

static void
compare_lists (Maker *maker, KhNode *a, KhNode *b, GType type)
{
  const guint n_before = count_children (a, type);
  const guint n_after = count_children (b, type);
  g_autofree guint *positions = g_new (guint, n_after + 1);
  g_autofree gboolean *stays = g_new (gboolean, n_after + 1);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  guint next = 0;

  for (guint i = 0; i < n_before; i++)
    g_hash_table_insert (places, get_child (a, type, i), GUINT_TO_POINTER (i + 1));
  for (guint j = 0; j < n_after; j++)
    {
      KhNode *partner = kh_matching_get_before (maker->matching, get_child (b, type, j));

      positions[j] = partner != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (places, partner)) - 1u : G_MAXUINT;
    }
  mark_staying (positions, n_after, stays);

  for (guint j = 0; j < n_after; j++)
    {
      KhNode *child = get_child (b, type, j);
      KhNode *partner = kh_matching_get_before (maker->matching, child);

      if (stays[j])
        flush_removed (maker, a, type, &next, positions[j]);
      if (partner == NULL)
        {
          add_added (maker, child);
          continue;
        }
      if (!stays[j])
        add_moved (maker, partner, child);
      compare_nodes (maker, partner, child);
    }
  flush_removed (maker, a, type, &next, n_before);
}

static void
compare_nodes (Maker *maker, KhNode *a, KhNode *b)
{
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);

  compare_properties (maker, a, b);
  for (guint i = 0; i < n_types; i++)
    if (kh_node_get_children (a, types[i]) != NULL || kh_node_get_children (b, types[i]) != NULL)
      compare_lists (maker, a, b, types[i]);
}

static void
note_partners (Maker *maker, KhNode *b)
{
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);
  KhNode *a = kh_matching_get_before (maker->matching, b);

  if (a != NULL)
    g_hash_table_insert (maker->self->partners, g_object_ref (b), g_object_ref (a));
  g_hash_table_insert (maker->self->uuids, g_strdup (kh_node_get_uuid (b)),
                       a != NULL ? g_strdup (kh_node_get_uuid (a)) : g_uuid_string_random ());
  for (guint i = 0; i < n_types; i++)
    for (guint j = 0; j < count_children (b, types[i]); j++)
      note_partners (maker, get_child (b, types[i], j));
}

static void
require (KhChange *change, KhChange *other)
{
  if (other != NULL)
    kh_change_require (change, other);
}

/* The added change that brings @b, itself or with a node above it. */
static KhChange *
find_addition (Maker *maker, KhNode *b)
{
  for (; b != NULL && kh_matching_get_before (maker->matching, b) == NULL; b = kh_node_get_parent (b))
    {
      KhChange *change = g_hash_table_lookup (maker->self->placements, b);

      if (change != NULL)
        return change;
    }

  return NULL;
}

static gboolean
is_beneath (KhNode *node, KhNode *ancestor)
{
  while (node != NULL && node != ancestor)
    node = kh_node_get_parent (node);

  return node != NULL;
}

/* Nothing can move into itself: if the new place lies beneath @a in the earlier
 * plan, what lies between has to leave first. */
static void
require_way_out (Maker *maker, KhChange *change, KhNode *a, KhNode *new_parent)
{
  for (KhNode *above = new_parent; above != NULL; above = kh_node_get_parent (above))
    {
      KhNode *partner = kh_matching_get_before (maker->matching, above);

      if (partner == NULL || !is_beneath (partner, a))
        continue;
      for (KhNode *node = partner; node != a; node = kh_node_get_parent (node))
        require (change, g_hash_table_lookup (maker->movements, node));
    }
}

static void
require_moves_out (Maker *maker, KhChange *removal, KhNode *a)
{
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    for (guint j = 0; j < count_children (a, types[i]); j++)
      {
        KhNode *child = get_child (a, types[i], j);

        require (removal, g_hash_table_lookup (maker->movements, child));
        require_moves_out (maker, removal, child);
      }
}

/* The new class may lack lists of the old one. */
static void
require_loose_children (Maker *maker, KhChange *change)
{
  KhNode *a = kh_change_get_before (change);
  KhNode *b = kh_change_get_after (change);
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    if (kh_node_get_children (b, types[i]) == NULL)
      for (guint j = 0; j < count_children (a, types[i]); j++)
        {
          KhNode *child = get_child (a, types[i], j);

          require (change, g_hash_table_lookup (maker->removals, child));
          require (change, g_hash_table_lookup (maker->movements, child));
        }
}

/* Texts that show an indicator need it there. */
static void
require_references (Maker *maker, KhChange *change, GHashTable *added)
{
  g_autoptr (GPtrArray) runs = NULL;
  const char *text = kh_change_get_after_text (change);

  if (text == NULL || strstr (text, "ref=") == NULL)
    return;
  runs = kh_markup_parse (text, NULL);
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const KhRun *run = runs->pdata[i];

      if (run->kind != KH_RUN_TEXT)
        require (change, g_hash_table_lookup (added, run->text));
    }
}

/* UUIDs as the earlier plan will have them -> the changes that bring the nodes. */
static GHashTable *
index_additions (Maker *maker)
{
  GHashTable *added = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < maker->self->changes->len; i++)
    {
      KhChange *change = maker->self->changes->pdata[i];
      KhNode *b = kh_change_get_after (change);
      guint n_indicators = 0;

      if (kh_change_get_kind (change) != KH_CHANGE_ADDED)
        continue;
      g_hash_table_insert (added, g_hash_table_lookup (maker->self->uuids, kh_node_get_uuid (b)), change);
      n_indicators = count_children (b, KH_TYPE_INDICATOR);
      for (guint j = 0; j < n_indicators; j++)
        g_hash_table_insert (added, g_hash_table_lookup (maker->self->uuids, kh_node_get_uuid (get_child (b, KH_TYPE_INDICATOR, j))), change);
    }

  return added;
}

/* Whether the parent has a list for @b as it is in the earlier plan. */
static gboolean
can_hold (Maker *maker, KhNode *parent, KhNode *b)
{
  KhNode *partner = kh_matching_get_before (maker->matching, parent);

  return partner == NULL || kh_node_get_children (partner, G_OBJECT_TYPE (b)) != NULL;
}

static void
tie_together (Maker *maker)
{
  g_autoptr (GHashTable) added = index_additions (maker);

  for (guint i = 0; i < maker->self->changes->len; i++)
    {
      KhChange *change = maker->self->changes->pdata[i];
      KhNode *a = kh_change_get_before (change);
      KhNode *b = kh_change_get_after (change);
      KhNode *parent = b != NULL ? kh_node_get_parent (b) : NULL;

      switch (kh_change_get_kind (change))
        {
        case KH_CHANGE_MOVED:
          require (change, find_addition (maker, parent));
          require_way_out (maker, change, a, parent);
          break;
        case KH_CHANGE_REMOVED:
          require_moves_out (maker, change, a);
          break;
        case KH_CHANGE_CHANGED:
          if (g_hash_table_lookup (maker->kinds, b) == change)
            require_loose_children (maker, change);
          require_references (maker, change, added);
          break;
        case KH_CHANGE_ADDED:
        case KH_CHANGE_REMARKED:
        default:
          break;
        }
      if (kh_change_get_kind (change) != KH_CHANGE_CHANGED && b != NULL && !can_hold (maker, parent, b))
        require (change, g_hash_table_lookup (maker->kinds, parent));
    }
}

KhComparison *
kh_comparison_new (KhPlan *before, KhPlan *after, KhComparisonFlags flags)
{
  KhComparison *self;
  g_autoptr (KhMatching) matching = NULL;
  g_autoptr (GHashTable) removals = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) movements = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);
  Maker maker;

  g_return_val_if_fail (KH_IS_PLAN (before), NULL);
  g_return_val_if_fail (KH_IS_PLAN (after), NULL);

  self = g_object_new (KH_TYPE_COMPARISON, NULL);
  self->before = g_object_ref (before);
  self->after = g_object_ref (after);
  matching = kh_matching_new (before, after);
  maker = (Maker) { self, matching, flags, removals, movements, kinds };
  note_partners (&maker, KH_NODE (after));
  compare_nodes (&maker, KH_NODE (before), KH_NODE (after));
  tie_together (&maker);

  return self;
}

KhPlan *
kh_comparison_get_before (KhComparison *self)
{
  g_return_val_if_fail (KH_IS_COMPARISON (self), NULL);

  return self->before;
}

KhPlan *
kh_comparison_get_after (KhComparison *self)
{
  g_return_val_if_fail (KH_IS_COMPARISON (self), NULL);

  return self->after;
}

KhNode *
kh_comparison_find_partner (KhComparison *self, KhNode *after)
{
  g_return_val_if_fail (KH_IS_COMPARISON (self), NULL);

  return g_hash_table_lookup (self->partners, after);
}

guint
kh_comparison_count (KhComparison *self, KhChangeState state)
{
  guint count = 0;

  g_return_val_if_fail (KH_IS_COMPARISON (self), 0);

  for (guint i = 0; i < self->changes->len; i++)
    count += kh_change_get_state (self->changes->pdata[i]) == state;

  return count;
}

static void
decide (KhChange *change, KhChangeState state, GHashTable *seen)
{
  GPtrArray *others;

  if (kh_change_is_applied (change) || kh_change_get_kind (change) == KH_CHANGE_REMARKED
      || !g_hash_table_add (seen, change))
    return;

  kh_change_set_state (change, state);
  if (state == KH_CHANGE_ACCEPTED)
    others = kh_change_get_required (change);
  else
    others = kh_change_get_dependents (change);
  for (guint i = 0; i < others->len; i++)
    {
      /* What was accepted cannot stay so without this one; what is undecided stays open. */
      if (state == KH_CHANGE_OPEN && kh_change_get_state (others->pdata[i]) != KH_CHANGE_ACCEPTED)
        continue;
      decide (others->pdata[i], state, seen);
    }
}

void
kh_comparison_set_state (KhComparison *self, KhChange *change, KhChangeState state)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_return_if_fail (KH_IS_COMPARISON (self));
  g_return_if_fail (KH_IS_CHANGE (change));

  decide (change, state, seen);
}

void
kh_comparison_set_all (KhComparison *self, KhChangeState state)
{
  g_return_if_fail (KH_IS_COMPARISON (self));

  for (guint i = 0; i < self->changes->len; i++)
    if (!kh_change_is_applied (self->changes->pdata[i])
        && kh_change_get_kind (self->changes->pdata[i]) != KH_CHANGE_REMARKED)
      kh_change_set_state (self->changes->pdata[i], state);
}
