/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing accepted changes into the plan: one edit. */
#include "comparison.h"

#include "apply-private.h"
#include "field-names.h"
#include "matching.h"

#include <glib/gi18n.h>

static KhNode *
find_partner (KhApplier *applier, KhNode *b)
{
  KhNode *fresh = g_hash_table_lookup (applier->fresh, b);

  return fresh != NULL ? fresh : g_hash_table_lookup (applier->self->partners, b);
}

static void
map_markup (KhApplier *applier, KhNode *copy)
{
  const char *property = KH_IS_ITEM (copy) ? "text" : KH_IS_SECTION (copy) ? "heading" : NULL;
  g_autofree char *text = NULL;
  g_autofree char *mapped = NULL;

  if (property == NULL)
    return;

  g_object_get (copy, property, &text, NULL);
  mapped = kh_comparison_map_markup (applier->self, text);
  g_object_set (copy, property, mapped, NULL);
}

/* Returns: (transfer full): @b as a node of the earlier plan, with what is new beneath it */
static KhNode *
copy_new (KhApplier *applier, KhNode *b)
{
  KhNode *copy = kh_node_copy_alone (b, g_hash_table_lookup (applier->self->uuids, kh_node_get_uuid (b)));
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);

  kh_apply_map_links (applier, copy);
  if ((applier->self->flags & KH_COMPARISON_SAME_IDENTITIES) != 0)
    kh_node_set_derived_from (copy, kh_node_get_derived_from (b));
  map_markup (applier, copy);
  g_hash_table_insert (applier->fresh, g_object_ref (b), g_object_ref (copy));
  g_hash_table_add (applier->placed, b);
  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = kh_node_get_children (b, types[i]);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (list, j);

          if (find_partner (applier, child) == NULL)
            kh_node_append_take (copy, copy_new (applier, child));
        }
    }

  return copy;
}

static gboolean
has_class_change (KhChange *change)
{
  return kh_change_get_kind (change) == KH_CHANGE_CHANGED
         && G_OBJECT_TYPE (kh_change_get_before (change)) != G_OBJECT_TYPE (kh_change_get_after (change))
         && g_str_equal (kh_change_get_property (change), "kind");
}

/* Another class is another object, with the words it had. */
static void
change_class (KhApplier *applier, KhChange *change)
{
  KhNode *a = kh_change_get_before (change);
  KhNode *b = kh_change_get_after (change);
  const gboolean same = (applier->self->flags & KH_COMPARISON_SAME_IDENTITIES) != 0
                        && !g_str_equal (kh_node_get_uuid (a), kh_node_get_uuid (b));
  g_autoptr (KhNode) other = kh_node_copy_alone (b, same ? kh_node_get_uuid (b) : NULL);

  kh_apply_map_links (applier, other);
  g_object_set (other, "text", kh_item_get_text (KH_ITEM (a)), NULL);
  /* What was exported with the old identity still finds its item. */
  kh_node_set_derived_from (other, kh_node_get_uuid (a));
  kh_edit_replace (applier->edit, a, other);
  g_hash_table_insert (applier->fresh, g_object_ref (b), g_object_ref (other));
}

/* Whether the partner of @b is where it is to be, and so tells where others go. */
static gboolean
is_settled (KhApplier *applier, KhNode *b, KhNode *parent)
{
  KhChange *placement = g_hash_table_lookup (applier->self->placements, b);
  KhNode *partner = find_partner (applier, b);

  if (partner == NULL || kh_node_get_parent (partner) != parent)
    return FALSE;

  return placement == NULL || kh_change_is_applied (placement) || g_hash_table_contains (applier->placed, b);
}

/* After the nearest one before it that is settled, or before the nearest after it. */
static guint
find_position (KhApplier *applier, KhNode *b, KhNode *parent)
{
  GListModel *siblings = kh_node_get_children (kh_node_get_parent (b), G_OBJECT_TYPE (b));
  const guint place = kh_node_get_position (b);

  for (guint i = place; i > 0; i--)
    {
      g_autoptr (KhNode) sibling = g_list_model_get_item (siblings, i - 1);

      if (is_settled (applier, sibling, parent))
        return kh_node_get_position (find_partner (applier, sibling)) + 1;
    }
  for (guint i = place + 1; i < g_list_model_get_n_items (siblings); i++)
    {
      g_autoptr (KhNode) sibling = g_list_model_get_item (siblings, i);

      if (is_settled (applier, sibling, parent))
        return kh_node_get_position (find_partner (applier, sibling));
    }

  return G_MAXUINT;
}

static void
place (KhApplier *applier, KhChange *change)
{
  KhNode *b = kh_change_get_after (change);
  KhNode *parent = find_partner (applier, kh_node_get_parent (b));
  guint position;

  g_return_if_fail (parent != NULL);

  position = find_position (applier, b, parent);
  if (kh_change_get_kind (change) == KH_CHANGE_ADDED)
    {
      g_autoptr (KhNode) copy = copy_new (applier, b);

      kh_edit_insert (applier->edit, parent, position, copy);
    }
  else
    {
      KhNode *node = find_partner (applier, b);

      /* A move counts places in the list without the node. */
      if (kh_node_get_parent (node) == parent && position != G_MAXUINT && kh_node_get_position (node) < position)
        position--;
      kh_edit_move (applier->edit, node, parent, position);
      g_hash_table_add (applier->placed, b);
    }
}

static void
set_property (KhApplier *applier, KhChange *change)
{
  KhNode *node = find_partner (applier, kh_change_get_after (change));
  const char *property = kh_change_get_property (change);
  GPtrArray *units = kh_change_get_units (change);

  if (has_class_change (change))
    return;
  if (kh_change_get_state (change) == KH_CHANGE_BOTH)
    {
      kh_apply_both (applier, change, node);
      return;
    }
  if (units == NULL)
    {
      kh_edit_set_value (applier->edit, node, property, kh_change_get_value (change));
      return;
    }

  {
    g_autoptr (GPtrArray) mapped = kh_apply_map_units (applier->agency, units);

    kh_edit_set_units (applier->edit, node,
                       g_str_equal (property, "lead")      ? KH_UNIT_ROLE_LEAD
                       : g_str_equal (property, "support") ? KH_UNIT_ROLE_SUPPORT
                                                           : KH_UNIT_ROLE_RESPONSIBLE,
                       mapped);
  }
}

static void
remove_node (KhApplier *applier, KhChange *change)
{
  KhNode *a = kh_change_get_before (change);

  /* It may have gone with the class of its parent. */
  if (kh_node_get_root (a) == KH_NODE (applier->self->before))
    kh_edit_remove (applier->edit, a);
}

static void
run_steps (KhApplier *applier)
{
  GPtrArray *changes = applier->self->changes;

  for (guint i = 0; i < changes->len; i++)
    if (g_hash_table_contains (applier->chosen, changes->pdata[i]) && has_class_change (changes->pdata[i]))
      change_class (applier, changes->pdata[i]);
  /* In the order of reading: parents and earlier siblings are in place first. */
  for (guint i = 0; i < changes->len; i++)
    {
      KhChange *change = changes->pdata[i];

      if (g_hash_table_contains (applier->chosen, change)
          && (kh_change_get_kind (change) == KH_CHANGE_ADDED || kh_change_get_kind (change) == KH_CHANGE_MOVED))
        place (applier, change);
    }
  for (guint i = 0; i < changes->len; i++)
    if (g_hash_table_contains (applier->chosen, changes->pdata[i])
        && kh_change_get_kind (changes->pdata[i]) == KH_CHANGE_CHANGED)
      set_property (applier, changes->pdata[i]);
  for (guint i = 0; i < changes->len; i++)
    if (g_hash_table_contains (applier->chosen, changes->pdata[i])
        && kh_change_get_kind (changes->pdata[i]) == KH_CHANGE_REMOVED)
      remove_node (applier, changes->pdata[i]);
}

static void
add_missing (GPtrArray *missing, KhAgency *agency, KhUnit *unit)
{
  if (agency != NULL && kh_agency_find_unit (agency, kh_unit_get_name (unit)) != NULL)
    return;
  for (guint i = 0; i < missing->len; i++)
    if (g_str_equal (kh_unit_get_name (missing->pdata[i]), kh_unit_get_name (unit)))
      return;

  g_ptr_array_add (missing, unit);
}

static void
add_missing_of (GPtrArray *missing, KhAgency *agency, KhNode *b)
{
  GListModel *lists[2] = { NULL, kh_node_get_children (b, KH_TYPE_ITEM) };
  GListModel *sections = kh_node_get_children (b, KH_TYPE_SECTION);

  if (KH_IS_TASK (b))
    {
      lists[0] = kh_task_get_support (KH_TASK (b));
      if (kh_task_get_lead (KH_TASK (b)) != NULL)
        add_missing (missing, agency, kh_task_get_lead (KH_TASK (b)));
    }
  else if (KH_IS_RESPONSIBILITY (b))
    {
      lists[0] = kh_responsibility_get_units (KH_RESPONSIBILITY (b));
    }

  for (guint i = 0; lists[0] != NULL && i < g_list_model_get_n_items (lists[0]); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (lists[0], i);

      add_missing (missing, agency, unit);
    }
  for (guint i = 0; lists[1] != NULL && i < g_list_model_get_n_items (lists[1]); i++)
    {
      g_autoptr (KhNode) child = g_list_model_get_item (lists[1], i);

      add_missing_of (missing, agency, child);
    }
  for (guint i = 0; sections != NULL && i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhNode) child = g_list_model_get_item (sections, i);

      add_missing_of (missing, agency, child);
    }
}

/* Returns: (transfer container) (element-type KhUnit): units that the changes name and the body lacks */
static GPtrArray *
list_missing_units (GHashTable *chosen, KhAgency *agency)
{
  GPtrArray *missing = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer change;

  g_hash_table_iter_init (&iter, chosen);
  while (g_hash_table_iter_next (&iter, &change, NULL))
    {
      GPtrArray *units = kh_change_get_units (change);

      for (guint i = 0; units != NULL && i < units->len; i++)
        add_missing (missing, agency, units->pdata[i]);
      if (kh_change_get_kind (change) == KH_CHANGE_ADDED || has_class_change (change))
        add_missing_of (missing, agency, kh_change_get_after (change));
    }

  return missing;
}

/* Returns: (transfer full): the plan's body, with every unit that the changes name */
static KhAgency *
prepare_agency (KhComparison *self, KhStore *store, GPtrArray *missing, GError **error)
{
  g_autoptr (KhAgency) agency = NULL;
  g_autoptr (KhEdit) edit = NULL;

  if (kh_plan_get_agency (self->before) != NULL)
    {
      agency = g_object_ref (kh_plan_get_agency (self->before));
    }
  else
    {
      const char *issuer = kh_plan_get_issuer (self->before);

      agency = kh_agency_new (issuer != NULL ? issuer : "");
      if (kh_store_add_agency (store, agency, error) == 0)
        return NULL;
    }

  edit = kh_edit_begin (store, KH_NODE (agency), N_ ("Add unit"), error);
  if (edit == NULL)
    return NULL;
  for (guint i = 0; i < missing->len; i++)
    {
      g_autoptr (KhNode) unit = kh_node_copy_alone (missing->pdata[i], NULL);

      /* The successor is a unit of another body, if it is one at all. */
      g_object_set (unit, "successor", NULL, NULL);
      kh_edit_insert (edit, agency, G_MAXUINT, unit);
    }

  return kh_edit_commit (edit, error) ? g_steal_pointer (&agency) : NULL;
}

static void
keep (KhApplier *applier)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, applier->fresh);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (applier->self->partners, g_object_ref (key), g_object_ref (value));
  g_hash_table_iter_init (&iter, applier->chosen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    kh_change_set_applied (key);
}

static gboolean
apply_chosen (KhComparison *self, GHashTable *chosen, KhStore *store, const char *label, GError **error)
{
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) fresh = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (KhAgency) agency = kh_plan_get_agency (self->before);
  g_autoptr (KhEdit) edit = NULL;
  KhApplier applier;

  if (agency != NULL)
    g_object_ref (agency);
  if (g_hash_table_size (chosen) == 0)
    return TRUE;
  if (kh_plan_is_locked (self->before))
    {
      g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_LOCKED,
                   _ ("The plan is issued or archived and cannot be changed. Amend or replace it by a new document."));
      return FALSE;
    }
  missing = list_missing_units (chosen, agency);
  if (missing->len > 0)
    {
      g_clear_object (&agency);
      agency = prepare_agency (self, store, missing, error);
      if (agency == NULL)
        return FALSE;
    }

  edit = kh_edit_begin (store, KH_NODE (self->before), label, error);
  if (edit == NULL)
    return FALSE;
  if (self->keeps)
    kh_edit_keep_revision (edit, self->kept_kind);
  if (agency != kh_plan_get_agency (self->before))
    kh_edit_set_agency (edit, agency);
  applier = (KhApplier) { self, edit, agency, chosen, placed, fresh };
  run_steps (&applier);
  if (!kh_edit_commit (edit, error))
    return FALSE;

  keep (&applier);
  return TRUE;
}

void
kh_comparison_keep_revision (KhComparison *self, KhRevisionKind kind)
{
  g_return_if_fail (KH_IS_COMPARISON (self));

  self->keeps = TRUE;
  self->kept_kind = kind;
}

static gboolean
is_wanted (KhChange *change)
{
  return kh_change_get_state (change) == KH_CHANGE_ACCEPTED || kh_change_get_state (change) == KH_CHANGE_BOTH;
}

gboolean
kh_comparison_apply (KhComparison *self, KhStore *store, const char *label, GError **error)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (KH_IS_COMPARISON (self), FALSE);
  g_return_val_if_fail (KH_IS_STORE (store), FALSE);

  for (guint i = 0; i < self->changes->len; i++)
    if (is_wanted (self->changes->pdata[i]) && !kh_change_is_applied (self->changes->pdata[i]))
      g_hash_table_add (chosen, self->changes->pdata[i]);

  return apply_chosen (self, chosen, store, label, error);
}

static void
choose (GHashTable *chosen, KhChange *change)
{
  GPtrArray *required = kh_change_get_required (change);

  if (kh_change_is_applied (change) || !g_hash_table_add (chosen, change))
    return;
  for (guint i = 0; i < required->len; i++)
    choose (chosen, required->pdata[i]);
}

gboolean
kh_comparison_apply_change (KhComparison *self, KhChange *change, KhStore *store, const char *label, GError **error)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (KH_IS_COMPARISON (self), FALSE);
  g_return_val_if_fail (KH_IS_CHANGE (change), FALSE);
  g_return_val_if_fail (KH_IS_STORE (store), FALSE);

  kh_comparison_set_state (self, change, KH_CHANGE_ACCEPTED);
  choose (chosen, change);

  return apply_chosen (self, chosen, store, label, error);
}
