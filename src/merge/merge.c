/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit's part that came back, merged with what was done to the plan meanwhile. */
#include "merge.h"

#include "build.h"
#include "node-field.h"
#include "relabel.h"

#include <glib/gi18n.h>

typedef struct
{
  GHashTable *ours;    /* UUID -> KhNode */
  GHashTable *origins; /* UUID of a node that ours replaced -> KhNode */
  GHashTable *base;
  GHashTable *both_moved;
} Merge;

/* Returns: (transfer none) (nullable): what was sent of @ours */
static KhNode *
find_base (Merge *self, KhNode *ours)
{
  KhNode *base = g_hash_table_lookup (self->base, kh_node_get_uuid (ours));
  const char *origin = kh_node_get_derived_from (ours);

  if (base == NULL && origin != NULL && g_hash_table_lookup (self->origins, origin) == ours)
    base = g_hash_table_lookup (self->base, origin);
  return base;
}

static gboolean
has_changed (Merge *self, KhNode *ours, const char *field)
{
  KhNode *base = find_base (self, ours);

  if (base == NULL)
    return TRUE;
  if (g_str_equal (field, "kind"))
    return !kh_node_field_same_kind (base, ours);

  return kh_node_field_differs (base, ours, field);
}

static gboolean
is_conflict (Merge *self, KhChange *change)
{
  KhNode *before = kh_change_get_before (change);
  KhNode *after = kh_change_get_after (change);
  KhNode *base;

  switch (kh_change_get_kind (change))
    {
    case KH_CHANGE_CHANGED:
      return has_changed (self, before, kh_change_get_property (change));
    case KH_CHANGE_REMOVED:
      base = find_base (self, before);
      return base == NULL || !kh_node_field_same_tree (base, before);
    case KH_CHANGE_ADDED:
      return g_hash_table_contains (self->base, kh_node_get_uuid (after));
    case KH_CHANGE_MOVED:
      return g_hash_table_contains (self->both_moved, kh_node_get_uuid (after))
             || (kh_node_get_parent (after) != NULL && kh_node_get_parent (before) != NULL
                 && g_str_equal (kh_node_get_uuid (kh_node_get_parent (after)), kh_node_get_uuid (kh_node_get_parent (before)))
                 && g_hash_table_contains (self->both_moved, kh_node_get_uuid (kh_node_get_parent (after))));
    case KH_CHANGE_REMARKED:
    default:
      return FALSE;
    }
}

static void
decide (KhComparison *comparison, Merge *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (comparison));

  kh_comparison_set_all (comparison, KH_CHANGE_ACCEPTED);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (comparison), i);

      if (!is_conflict (self, change))
        continue;
      kh_change_set_conflict (change, TRUE);
      kh_comparison_set_state (comparison, change, KH_CHANGE_OPEN);
    }
}

/* Of the plan as it is, what the part was made of: so that the rest of the plan, which no part shows, is not compared. */
static gboolean
keep_cb (KhNode *node, gpointer user_data)
{
  Merge *self = user_data;

  for (KhNode *above = node; above != NULL; above = kh_node_get_parent (above))
    if (KH_IS_ITEM (above) && find_base (self, above) != NULL)
      return TRUE;

  return KH_IS_SECTION (node) && find_base (self, node) != NULL;
}

/* Whether a conflict tells already that @change was made. */
static gboolean
is_told (GHashTable *told, KhChange *change)
{
  KhNode *node = kh_change_get_after (change) != NULL ? kh_change_get_after (change) : kh_change_get_before (change);
  g_autofree char *whole = g_strdup (kh_node_get_uuid (node));
  const char *property = kh_change_get_property (change);
  g_autofree char *key = g_strdup_printf ("%s %s", whole, property != NULL ? property : "");

  return g_hash_table_contains (told, whole) || g_hash_table_contains (told, key);
}

/* Returns: (transfer full): of each conflict the UUID of the node, with the property where it is one's */
static GHashTable *
index_conflicts (KhComparison *comparison)
{
  GHashTable *told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (comparison), i);
      KhNode *node = kh_change_get_before (change) != NULL ? kh_change_get_before (change) : kh_change_get_after (change);
      const char *property = kh_change_get_property (change);

      if (kh_change_get_conflict (change))
        g_hash_table_add (told, property != NULL ? g_strdup_printf ("%s %s", kh_node_get_uuid (node), property)
                                                 : g_strdup (kh_node_get_uuid (node)));
    }
  return told;
}

static void
list_ours (KhComparison *comparison, KhPlan *plan, KhPlan *base, Merge *self)
{
  g_autoptr (KhPlan) part = kh_node_copy_same (plan, keep_cb, self);
  g_autoptr (KhComparison) ours = kh_comparison_new (base, part, KH_COMPARISON_DEFAULT);
  g_autoptr (GHashTable) told = index_conflicts (comparison);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (ours)); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (ours), i);
      KhNode *node = kh_change_get_before (change) != NULL ? kh_change_get_before (change) : kh_change_get_after (change);

      /* Headings and letterhead are no part's. */
      if (!KH_IS_PLAN (node) && !KH_IS_SECTION (node) && !is_told (told, change))
        kh_comparison_append_applied (comparison, change, _ ("Changed here since the part was sent out; it stays."));
    }
}

KhComparison *
kh_merge_new (KhPlan *plan, KhReturned *returned)
{
  g_autoptr (GHashTable) by_ours = NULL;
  g_autoptr (GHashTable) origins = NULL;
  g_autoptr (GHashTable) by_base = NULL;
  g_autoptr (GHashTable) both_moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (KhPlan) merged = NULL;
  KhComparison *comparison;
  Merge self;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (returned != NULL, NULL);

  by_ours = kh_merge_index (plan);
  origins = kh_merge_index_origins (by_ours);
  by_base = kh_merge_index (kh_returned_get_base (returned));
  self = (Merge) { by_ours, origins, by_base, both_moved };
  merged = kh_merge_build (plan, kh_returned_get_seen (returned), kh_returned_get_theirs (returned), both_moved);
  comparison = kh_comparison_new (plan, merged, KH_COMPARISON_SAME_IDENTITIES);
  decide (comparison, &self);
  list_ours (comparison, plan, kh_returned_get_base (returned), &self);
  kh_comparison_keep_revision (comparison, KH_REVISION_MERGE);
  return comparison;
}

guint
kh_merge_count (KhComparison *merge, gboolean conflicts, KhChangeState state)
{
  guint count = 0;

  g_return_val_if_fail (KH_IS_COMPARISON (merge), 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (merge)); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (merge), i);

      count += !kh_change_is_applied (change) && !kh_change_get_conflict (change) == !conflicts
               && kh_change_get_state (change) == state;
    }
  return count;
}

static KhChangeState
prefer_both (KhChange *change)
{
  if (kh_change_can_keep_both (change))
    return KH_CHANGE_BOTH;

  /* What one side deleted and the other changed stays, or comes back. */
  return kh_change_get_kind (change) == KH_CHANGE_ADDED ? KH_CHANGE_ACCEPTED : KH_CHANGE_REJECTED;
}

/* What had to wait for a conflict, and was not rejected with it, is the unit's alone. */
static void
accept_rest (KhComparison *merge)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (merge)); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (merge), i);

      if (!kh_change_is_applied (change) && kh_change_get_state (change) == KH_CHANGE_OPEN)
        kh_comparison_set_state (merge, change, KH_CHANGE_ACCEPTED);
    }
}

void
kh_merge_prefer (KhComparison *merge, KhMergePreference preference)
{
  g_return_if_fail (KH_IS_COMPARISON (merge));

  for (guint i = 0; preference != KH_MERGE_ASK && i < g_list_model_get_n_items (G_LIST_MODEL (merge)); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (merge), i);

      if (kh_change_is_applied (change) || !kh_change_get_conflict (change) || kh_change_get_state (change) != KH_CHANGE_OPEN)
        continue;
      kh_comparison_set_state (merge, change,
                               preference == KH_MERGE_MINE     ? KH_CHANGE_REJECTED
                               : preference == KH_MERGE_THEIRS ? KH_CHANGE_ACCEPTED
                                                               : prefer_both (change));
    }
  if (kh_merge_count (merge, TRUE, KH_CHANGE_OPEN) == 0)
    accept_rest (merge);
}

char *
kh_merge_dup_label (KhReturned *returned)
{
  const char *unit = kh_returned_get_unit_name (returned);

  return unit != NULL ? g_strdup_printf (_ ("Merge Part of “%s”"), unit) : g_strdup (_ ("Merge Part"));
}
