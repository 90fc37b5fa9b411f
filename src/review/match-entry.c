/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a node while its partner is looked for. */
#include "match-entry.h"

#include <string.h>

#include "similar.h"

void
kh_match_entry_free (KhMatchEntry *entry)
{
  g_object_unref (entry->node);
  g_ptr_array_unref (entry->children);
  g_free (entry->folded);
  g_clear_pointer (&entry->words, g_array_unref);
  g_free (entry);
}

/* Findings and progress are no part of what a plan says: a comparison leaves them
 * out, and what is taken over of another version leaves them as they are. */
const GType *
kh_matching_get_list_types (guint *n_types)
{
  static GType types[6];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      const GType wanted[] = { KH_TYPE_INDICATOR, KH_TYPE_REPORTING, KH_TYPE_ITEM,
                               KH_TYPE_SECTION,   KH_TYPE_SIGNATURE, KH_TYPE_RECIPIENT };

      memcpy (types, wanted, sizeof types);
      g_once_init_leave (&ready, 1);
    }
  *n_types = G_N_ELEMENTS (types);

  return types;
}

static KhMatchSort
sort_of_item (KhItemKind kind)
{
  switch (kind)
    {
    case KH_ITEM_TABLE:
      return KH_MATCH_TABLE;
    case KH_ITEM_ROW:
    case KH_ITEM_HEADER_ROW:
      return KH_MATCH_ROW;
    case KH_ITEM_CELL:
      return KH_MATCH_CELL;
    default:
      return KH_MATCH_ITEM;
    }
}

static char *
describe_indicator (KhIndicator *indicator)
{
  return g_strdup_printf ("%d %g %s %g", kh_indicator_get_comparator (indicator), kh_indicator_get_value (indicator),
                          kh_indicator_get_unit (indicator) != NULL ? kh_indicator_get_unit (indicator) : "",
                          kh_indicator_get_baseline (indicator));
}

static void
classify (KhMatchEntry *entry)
{
  KhNode *node = entry->node;

  if (KH_IS_SECTION (node))
    {
      const char *heading = kh_section_get_heading (KH_SECTION (node));

      entry->sort = KH_MATCH_SECTION;
      entry->kind = (int) kh_section_get_kind (KH_SECTION (node));
      entry->folded = kh_similar_fold (heading != NULL ? heading : "");
    }
  else if (KH_IS_ITEM (node))
    {
      entry->sort = sort_of_item (kh_item_get_kind (KH_ITEM (node)));
      entry->kind = (int) kh_item_get_kind (KH_ITEM (node));
      entry->folded = kh_similar_fold (kh_item_get_text (KH_ITEM (node)));
    }
  else if (KH_IS_INDICATOR (node))
    {
      entry->sort = KH_MATCH_INDICATOR;
      entry->folded = describe_indicator (KH_INDICATOR (node));
    }
  else if (KH_IS_REPORTING (node))
    {
      entry->sort = KH_MATCH_REPORTING;
      entry->folded = g_strdup_printf ("%d %s", kh_reporting_get_period (KH_REPORTING (node)),
                                       kh_deadline_get_text (kh_reporting_get_before (KH_REPORTING (node))));
    }
  else if (KH_IS_SIGNATURE (node))
    {
      const char *name = kh_signature_get_name (KH_SIGNATURE (node));

      entry->sort = KH_MATCH_SIGNATURE;
      entry->folded = g_utf8_casefold (name != NULL ? name : "", -1);
    }
  else if (KH_IS_RECIPIENT (node))
    {
      entry->sort = KH_MATCH_RECIPIENT;
      entry->kind = kh_recipient_get_archive (KH_RECIPIENT (node));
      entry->folded = g_utf8_casefold (kh_recipient_get_text (KH_RECIPIENT (node)), -1);
    }
  else
    {
      entry->sort = KH_MATCH_PLAN;
      entry->folded = g_strdup ("");
    }
}

KhMatchEntry *
kh_match_entry_add (GPtrArray *side, GHashTable *entries, KhNode *node, KhMatchEntry *parent)
{
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);
  KhMatchEntry *entry = g_new0 (KhMatchEntry, 1);

  entry->node = g_object_ref (node);
  entry->parent = parent;
  entry->children = g_ptr_array_new ();
  classify (entry);
  g_ptr_array_add (side, entry);
  g_hash_table_insert (entries, node, entry);
  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = kh_node_get_children (node, types[i]);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (list, j);

          g_ptr_array_add (entry->children, kh_match_entry_add (side, entries, child, entry));
        }
    }

  /* A table and its rows are known by what stands in them. */
  if (entry->sort == KH_MATCH_TABLE || entry->sort == KH_MATCH_ROW)
    {
      GString *joined = g_string_new (entry->folded);

      for (guint i = 0; i < entry->children->len; i++)
        g_string_append_printf (joined, " %s", ((KhMatchEntry *) entry->children->pdata[i])->folded);
      g_free (entry->folded);
      entry->folded = g_string_free (joined, FALSE);
    }

  return entry;
}

GArray *
kh_match_entry_get_words (KhMatchEntry *entry)
{
  if (entry->words == NULL)
    entry->words = kh_similar_words (entry->folded);

  return entry->words;
}

void
kh_matching_pair (KhMatching *self, KhMatchEntry *a, KhMatchEntry *b)
{
  g_assert (a->partner == NULL && b->partner == NULL && a->sort == b->sort);

  a->partner = b;
  b->partner = a;
  self->found = TRUE;
}

gboolean
kh_matching_pair_if_free (KhMatching *self, KhMatchEntry *a, KhMatchEntry *b)
{
  if (a == NULL || b == NULL || a->partner != NULL || b->partner != NULL || a->sort != b->sort)
    return FALSE;

  kh_matching_pair (self, a, b);
  return TRUE;
}
