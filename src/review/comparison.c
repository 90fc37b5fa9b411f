/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that differs between two states of a plan. */
#include "comparison.h"

#include <string.h>

#include "change-private.h"
#include "maker.h"

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

KhComparison *
kh_comparison_new (KhPlan *before, KhPlan *after, KhComparisonFlags flags)
{
  KhComparison *self;
  g_autoptr (KhMatching) matching = NULL;
  g_autoptr (GHashTable) removals = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) movements = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);
  KhMaker maker;

  g_return_val_if_fail (KH_IS_PLAN (before), NULL);
  g_return_val_if_fail (KH_IS_PLAN (after), NULL);

  self = g_object_new (KH_TYPE_COMPARISON, NULL);
  self->before = g_object_ref (before);
  self->after = g_object_ref (after);
  matching = kh_matching_new (before, after, (flags & KH_COMPARISON_SAME_IDENTITIES) != 0);
  self->flags = flags;
  maker = (KhMaker) { self, matching, flags, removals, movements, kinds };
  kh_maker_note_partners (&maker, KH_NODE (after));
  kh_maker_compare_nodes (&maker, KH_NODE (before), KH_NODE (after));
  kh_maker_tie_together (&maker);

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
  if (state == KH_CHANGE_ACCEPTED || state == KH_CHANGE_BOTH)
    others = kh_change_get_required (change);
  else
    others = kh_change_get_dependents (change);
  for (guint i = 0; i < others->len; i++)
    {
      /* What was accepted cannot stay so without this one; what is undecided stays open. */
      if (state == KH_CHANGE_OPEN && kh_change_get_state (others->pdata[i]) != KH_CHANGE_ACCEPTED)
        continue;
      decide (others->pdata[i], state == KH_CHANGE_BOTH ? KH_CHANGE_ACCEPTED : state, seen);
    }
}

void
kh_comparison_set_state (KhComparison *self, KhChange *change, KhChangeState state)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_return_if_fail (KH_IS_COMPARISON (self));
  g_return_if_fail (KH_IS_CHANGE (change));
  g_return_if_fail (state != KH_CHANGE_BOTH || kh_change_can_keep_both (change));

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

void
kh_comparison_append_applied (KhComparison *self, KhChange *change, const char *reason)
{
  g_return_if_fail (KH_IS_COMPARISON (self));
  g_return_if_fail (KH_IS_CHANGE (change));

  kh_change_set_applied (change);
  kh_change_set_origin (change, kh_change_get_author (change), kh_change_get_date (change), reason);
  g_ptr_array_add (self->changes, g_object_ref (change));
  g_list_model_items_changed (G_LIST_MODEL (self), self->changes->len - 1, 0, 1);
}
