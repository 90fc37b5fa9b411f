/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindResults: where words are in the open plan. */
#include "find-results.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "target-edit.h"

struct _KhFindResults
{
  GObject parent_instance;

  KhStore *store;
  KhPlan *plan;
  KhNeedle *needle; /* NULL while there is nothing to search for */
  GListStore *hits;
  guint refresh_source;
};

G_DEFINE_FINAL_TYPE (KhFindResults, kh_find_results, G_TYPE_OBJECT)

static void
add_hits (KhFindResults *self, const KhTextField *field, guint order, GPtrArray *hits)
{
  g_autofree char *plain = kh_text_field_dup_plain (field);
  g_autoptr (GArray) places = NULL;

  if (*plain == '\0')
    return;
  places = kh_needle_find_all (self->needle, plain);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (hits, kh_find_hit_new (field, order, plain, &g_array_index (places, KhTextHit, i)));
}

void
kh_find_results_refresh (KhFindResults *self)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (KH_IS_FIND_RESULTS (self));

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->needle != NULL)
    {
      g_autoptr (GPtrArray) fields = kh_text_field_list (self->plan);

      for (guint i = 0; i < fields->len; i++)
        add_hits (self, g_ptr_array_index (fields, i), i, hits);
    }
  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)), hits->pdata, hits->len);
}

static gboolean
refresh_cb (gpointer data)
{
  KhFindResults *self = data;

  self->refresh_source = 0;
  kh_find_results_refresh (self);
  return G_SOURCE_REMOVE;
}

/* Many edits may follow each other; nobody looks at the list meanwhile. */
static void
changed_cb (KhFindResults *self, KhNode *root)
{
  if (root == KH_NODE (self->plan) && self->needle != NULL && self->refresh_source == 0)
    self->refresh_source = g_idle_add (refresh_cb, self);
}

static void
kh_find_results_dispose (GObject *object)
{
  KhFindResults *self = KH_FIND_RESULTS (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_pointer (&self->needle, kh_needle_free);
  g_clear_object (&self->hits);
  g_clear_object (&self->plan);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kh_find_results_parent_class)->dispose (object);
}

static void
kh_find_results_class_init (KhFindResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_find_results_dispose;
}

static void
kh_find_results_init (KhFindResults *self)
{
  self->hits = g_list_store_new (KH_TYPE_FIND_HIT);
}

KhFindResults *
kh_find_results_new (KhStore *store, KhPlan *plan)
{
  KhFindResults *self;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  self = g_object_new (KH_TYPE_FIND_RESULTS, NULL);
  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

GListModel *
kh_find_results_get_hits (KhFindResults *self)
{
  g_return_val_if_fail (KH_IS_FIND_RESULTS (self), NULL);

  return G_LIST_MODEL (self->hits);
}

void
kh_find_results_search (KhFindResults *self, const char *words, KhFindFlags flags)
{
  g_return_if_fail (KH_IS_FIND_RESULTS (self));
  g_return_if_fail (words != NULL);

  g_clear_pointer (&self->needle, kh_needle_free);
  self->needle = kh_needle_new (words, flags);
  kh_find_results_refresh (self);
}

guint
kh_find_results_find_place (KhFindResults *self, guint order, gsize offset)
{
  guint n_hits = g_list_model_get_n_items (G_LIST_MODEL (self->hits));

  for (guint i = 0; i < n_hits; i++)
    {
      g_autoptr (KhFindHit) hit = g_list_model_get_item (G_LIST_MODEL (self->hits), i);

      if (kh_find_hit_get_order (hit) > order
          || (kh_find_hit_get_order (hit) == order && kh_find_hit_get_bytes (hit).start >= offset))
        return i;
    }
  return n_hits;
}

guint
kh_find_results_find_node (KhFindResults *self, const char *uuid)
{
  g_autoptr (GPtrArray) fields = NULL;
  guint index = 0;

  g_return_val_if_fail (KH_IS_FIND_RESULTS (self), 0);

  if (uuid == NULL)
    return 0;
  fields = kh_text_field_list (self->plan);
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (kh_node_get_uuid (((KhTextField *) g_ptr_array_index (fields, i))->node), uuid))
      {
        index = kh_find_results_find_place (self, i, 0);
        break;
      }
  return index < g_list_model_get_n_items (G_LIST_MODEL (self->hits)) ? index : 0;
}

/* Puts the words into @edit. */
static void
replace_in_field (KhFindResults *self, KhEdit *edit, const KhTextField *field, GArray *places, const char *replacement)
{
  g_autofree char *kept = kh_text_field_dup_value (field);
  g_autofree char *text = field->shape == KH_TEXT_SHAPE_MARKUP
                              ? kh_needle_replace_markup (self->needle, kept, places, replacement)
                              : kh_needle_replace_plain (self->needle, kept, places, replacement);
  g_auto (GValue) value = G_VALUE_INIT;

  kh_text_field_init_value (field, text, &value);
  kh_target_edit_set_value (edit, field->node, field->property, &value);
}

/* The hit may be of a moment ago: the words must still be there. */
static GArray *
find_again (KhFindResults *self, KhFindHit *hit)
{
  g_autofree char *plain = kh_text_field_dup_plain (kh_find_hit_get_field (hit));
  g_autoptr (GArray) places = kh_needle_find_all (self->needle, plain);
  KhTextHit bytes = kh_find_hit_get_bytes (hit);

  for (guint i = 0; i < places->len; i++)
    {
      const KhTextHit *place = &g_array_index (places, KhTextHit, i);

      if (place->start != bytes.start || place->end != bytes.end)
        continue;
      g_array_remove_range (places, i + 1, places->len - i - 1);
      g_array_remove_range (places, 0, i);
      return g_steal_pointer (&places);
    }
  return NULL;
}

gboolean
kh_find_results_replace (KhFindResults *self, KhFindHit *hit, const char *replacement, guint *next, GError **error)
{
  g_autoptr (GArray) place = NULL;
  g_autoptr (KhEdit) edit = NULL;
  gsize behind;

  g_return_val_if_fail (KH_IS_FIND_RESULTS (self), FALSE);
  g_return_val_if_fail (KH_IS_FIND_HIT (hit), FALSE);
  g_return_val_if_fail (replacement != NULL, FALSE);

  place = self->needle != NULL && kh_node_get_root (kh_find_hit_get_field (hit)->node) == KH_NODE (self->plan)
              ? find_again (self, hit)
              : NULL;
  if (place == NULL)
    return FALSE;
  edit = kh_edit_begin (self->store, KH_NODE (self->plan), N_("Replace words"), error);
  if (edit == NULL)
    return FALSE;
  replace_in_field (self, edit, kh_find_hit_get_field (hit), place, replacement);
  if (!kh_edit_commit (edit, error))
    return FALSE;

  kh_find_results_refresh (self);
  behind = kh_find_hit_get_bytes (hit).start + strlen (replacement);
  *next = kh_find_results_find_place (self, kh_find_hit_get_order (hit), behind);
  return TRUE;
}

int
kh_find_results_replace_all (KhFindResults *self, const char *replacement, GError **error)
{
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (KhEdit) edit = NULL;
  int n_replaced = 0;

  g_return_val_if_fail (KH_IS_FIND_RESULTS (self), -1);
  g_return_val_if_fail (replacement != NULL, -1);

  if (self->needle == NULL)
    return 0;
  edit = kh_edit_begin (self->store, KH_NODE (self->plan), N_("Replace all words"), error);
  if (edit == NULL)
    return -1;
  fields = kh_text_field_list (self->plan);
  for (guint i = 0; i < fields->len; i++)
    {
      const KhTextField *field = g_ptr_array_index (fields, i);
      g_autofree char *plain = kh_text_field_dup_plain (field);
      g_autoptr (GArray) places = kh_needle_find_all (self->needle, plain);

      if (places->len > 0)
        replace_in_field (self, edit, field, places, replacement);
      n_replaced += (int) places->len;
    }
  if (n_replaced > 0 && !kh_edit_commit (edit, error))
    return -1;

  kh_find_results_refresh (self);
  return n_replaced;
}
