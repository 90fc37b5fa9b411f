/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which node of one plan is which of the other. */
#include "matching.h"

#include "match-entry.h"

/* By identity. The later plan's own UUIDs come before what they derive from. */
static void
match_ids (KhMatching *self)
{
  g_autoptr (GHashTable) own = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) origins = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->before->len; i++)
    {
      KhMatchEntry *a = self->before->pdata[i];
      const char *origin = kh_node_get_derived_from (a->node);

      g_hash_table_insert (own, (gpointer) kh_node_get_uuid (a->node), a);
      if (origin != NULL)
        g_hash_table_insert (origins, (gpointer) origin, a);
    }
  for (guint i = 0; i < self->after->len; i++)
    {
      KhMatchEntry *b = self->after->pdata[i];

      kh_matching_pair_if_free (self, g_hash_table_lookup (own, kh_node_get_uuid (b->node)), b);
    }
  for (guint i = 0; i < self->after->len; i++)
    {
      KhMatchEntry *b = self->after->pdata[i];
      const char *origin = kh_node_get_derived_from (b->node);

      if (origin != NULL && !kh_matching_pair_if_free (self, g_hash_table_lookup (own, origin), b))
        kh_matching_pair_if_free (self, g_hash_table_lookup (origins, origin), b);
      kh_matching_pair_if_free (self, g_hash_table_lookup (origins, kh_node_get_uuid (b->node)), b);
    }
}

static char *
make_key (const KhMatchEntry *entry, gboolean with_kind)
{
  return g_strdup_printf ("%d %d %s", entry->sort, with_kind ? entry->kind : -1, entry->folded);
}

/* Pairs the free ones of @before and @after with the same key, in order. */
static void
match_keys (KhMatching *self, GPtrArray *before, GPtrArray *after, gboolean with_kind, guint min_words)
{
  g_autoptr (GHashTable) waiting
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_queue_free);

  for (guint i = 0; i < before->len; i++)
    {
      KhMatchEntry *a = before->pdata[i];
      g_autofree char *key = NULL;
      GQueue *queue;

      if (a->partner != NULL || (min_words > 0 && kh_match_entry_get_words (a)->len < min_words))
        continue;
      key = make_key (a, with_kind);
      queue = g_hash_table_lookup (waiting, key);
      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (waiting, g_steal_pointer (&key), queue);
        }
      g_queue_push_tail (queue, a);
    }
  if (g_hash_table_size (waiting) == 0)
    return;

  for (guint i = 0; i < after->len; i++)
    {
      KhMatchEntry *b = after->pdata[i];
      g_autofree char *key = NULL;
      GQueue *queue;

      if (b->partner != NULL || (min_words > 0 && kh_match_entry_get_words (b)->len < min_words))
        continue;
      key = make_key (b, with_kind);
      queue = g_hash_table_lookup (waiting, key);
      if (queue != NULL && !g_queue_is_empty (queue))
        kh_matching_pair (self, g_queue_pop_head (queue), b);
    }
}

static gboolean
has_free_child (const KhMatchEntry *entry)
{
  for (guint i = 0; i < entry->children->len; i++)
    if (((KhMatchEntry *) entry->children->pdata[i])->partner == NULL)
      return TRUE;

  return FALSE;
}

/* Each pass goes through the later plan from the top, so that what a pair holds
 * is looked at after the pair is found. */
static void
for_each_pair (KhMatching *self, void (*look) (KhMatching *self, KhMatchEntry *a, KhMatchEntry *b))
{
  for (guint i = 0; i < self->after->len; i++)
    {
      KhMatchEntry *b = self->after->pdata[i];

      if (b->partner != NULL && has_free_child (b) && has_free_child (b->partner))
        look (self, b->partner, b);
    }
}

static void
match_same_words (KhMatching *self, KhMatchEntry *a, KhMatchEntry *b)
{
  match_keys (self, a->children, b->children, TRUE, 0);
  match_keys (self, a->children, b->children, FALSE, 0);
}

/* The only free one of its sort and kind among the children, %NULL if there are more. */
static KhMatchEntry *
find_only (GPtrArray *children, KhMatchSort sort, int kind)
{
  KhMatchEntry *only = NULL;

  for (guint i = 0; i < children->len; i++)
    {
      KhMatchEntry *child = children->pdata[i];

      if (child->partner != NULL || child->sort != sort || child->kind != kind)
        continue;
      if (only != NULL)
        return NULL;
      only = child;
    }

  return only;
}

/* A plan has one section of most kinds: it is that section, whatever its heading says. */
static gboolean
is_by_kind (const KhMatchEntry *entry)
{
  switch (entry->sort)
    {
    case KH_MATCH_SECTION:
      return entry->kind != KH_SECTION_TASK_GROUP && entry->kind != KH_SECTION_FREE && entry->kind != KH_SECTION_APPENDIX
             && entry->kind != KH_SECTION_PART;
    case KH_MATCH_RECIPIENT:
      return entry->kind; /* the archive line */
    case KH_MATCH_ROW:
      return entry->kind == KH_ITEM_HEADER_ROW;
    case KH_MATCH_TABLE:
      return TRUE;
    case KH_MATCH_ITEM:
      /* The one paragraph of the opening or the closing. */
      return entry->kind == KH_ITEM_PARAGRAPH && entry->parent->sort == KH_MATCH_SECTION
             && (entry->parent->kind == KH_SECTION_OPENING || entry->parent->kind == KH_SECTION_CLOSING);
    default:
      return FALSE;
    }
}

static void
match_kinds (KhMatching *self, KhMatchEntry *a, KhMatchEntry *b)
{
  for (guint i = 0; i < b->children->len; i++)
    {
      KhMatchEntry *child = b->children->pdata[i];

      if (child->partner == NULL && is_by_kind (child)
          && find_only (b->children, child->sort, child->kind) == child)
        kh_matching_pair_if_free (self, find_only (a->children, child->sort, child->kind), child);
    }
}

static guint
count_sort (GPtrArray *children, KhMatchSort sort)
{
  guint count = 0;

  for (guint i = 0; i < children->len; i++)
    count += ((KhMatchEntry *) children->pdata[i])->sort == sort;

  return count;
}

static void
match_in_order (KhMatching *self, KhMatchEntry *a, KhMatchEntry *b, KhMatchSort sort)
{
  guint i = 0;

  for (guint j = 0; j < b->children->len; j++)
    {
      KhMatchEntry *child = b->children->pdata[j];

      if (child->sort != sort || child->partner != NULL)
        continue;
      while (i < a->children->len && (((KhMatchEntry *) a->children->pdata[i])->sort != sort || ((KhMatchEntry *) a->children->pdata[i])->partner != NULL))
        i++;
      if (i < a->children->len)
        kh_matching_pair (self, a->children->pdata[i], child);
    }
}

/* What has no words to go by goes by its place: values, signatures, cells. */
static void
match_places (KhMatching *self, KhMatchEntry *a, KhMatchEntry *b)
{
  match_kinds (self, a, b);
  match_in_order (self, a, b, KH_MATCH_INDICATOR);
  match_in_order (self, a, b, KH_MATCH_REPORTING);
  match_in_order (self, a, b, KH_MATCH_SIGNATURE);
  if (a->sort == KH_MATCH_ROW && count_sort (a->children, KH_MATCH_CELL) == count_sort (b->children, KH_MATCH_CELL))
    match_in_order (self, a, b, KH_MATCH_CELL);
}

static void
match_anywhere (KhMatching *self)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  for (guint i = 0; i < self->before->len; i++)
    if (((KhMatchEntry *) self->before->pdata[i])->sort <= KH_MATCH_TABLE)
      g_ptr_array_add (before, self->before->pdata[i]);
  for (guint i = 0; i < self->after->len; i++)
    if (((KhMatchEntry *) self->after->pdata[i])->sort <= KH_MATCH_TABLE)
      g_ptr_array_add (after, self->after->pdata[i]);
  match_keys (self, before, after, TRUE, KH_MATCH_MIN_WORDS);
  match_keys (self, before, after, FALSE, KH_MATCH_MIN_WORDS);
}

/* A section or block that holds mostly what another held is that one, whatever
 * it is called now. From the bottom up: rows before tables. */
static void
match_contents (KhMatching *self)
{
  for (guint i = self->after->len; i > 0; i--)
    {
      KhMatchEntry *b = self->after->pdata[i - 1];
      g_autoptr (GHashTable) votes = NULL;
      GHashTableIter iter;
      gpointer key, value;
      KhMatchEntry *best = NULL;
      guint best_votes = 0;

      if (b->partner != NULL || b->children->len == 0)
        continue;
      votes = g_hash_table_new (NULL, NULL);
      for (guint j = 0; j < b->children->len; j++)
        {
          KhMatchEntry *child = b->children->pdata[j];
          KhMatchEntry *parent = child->partner != NULL ? child->partner->parent : NULL;

          if (parent != NULL && parent->partner == NULL && parent->sort == b->sort)
            g_hash_table_insert (votes, parent, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (votes, parent)) + 1));
        }
      g_hash_table_iter_init (&iter, votes);
      while (g_hash_table_iter_next (&iter, &key, &value))
        if (GPOINTER_TO_UINT (value) > best_votes)
          {
            best = key;
            best_votes = GPOINTER_TO_UINT (value);
          }
      if (best != NULL && best_votes * 2 > MIN (best->children->len, b->children->len))
        kh_matching_pair (self, best, b);
    }
}

KhMatching *
kh_matching_new (KhPlan *before, KhPlan *after, gboolean identity_only)
{
  KhMatching *self = g_new0 (KhMatching, 1);

  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_match_entry_free);
  self->after = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_match_entry_free);
  self->before_entries = g_hash_table_new (NULL, NULL);
  self->after_entries = g_hash_table_new (NULL, NULL);
  kh_match_entry_add (self->before, self->before_entries, KH_NODE (before), NULL);
  kh_match_entry_add (self->after, self->after_entries, KH_NODE (after), NULL);
  kh_matching_pair (self, self->before->pdata[0], self->after->pdata[0]);

  match_ids (self);
  if (identity_only)
    return self;
  /* Sections first: what stands in them is looked for there first. */
  for_each_pair (self, match_same_words);
  for_each_pair (self, match_kinds);
  kh_matching_match_similar (self, TRUE);
  do
    {
      self->found = FALSE;
      for_each_pair (self, match_same_words);
      match_anywhere (self);
      match_contents (self);
      for_each_pair (self, match_same_words);
      kh_matching_match_similar (self, FALSE);
      for_each_pair (self, kh_matching_match_neighbours);
      for_each_pair (self, match_places);
    }
  while (self->found);

  return self;
}

void
kh_matching_free (KhMatching *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->before_entries);
  g_hash_table_unref (self->after_entries);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->after);
  g_free (self);
}

static KhNode *
find_partner (GHashTable *entries, KhNode *node)
{
  const KhMatchEntry *entry = g_hash_table_lookup (entries, node);

  return entry != NULL && entry->partner != NULL ? entry->partner->node : NULL;
}

KhNode *
kh_matching_get_before (KhMatching *self, KhNode *after)
{
  return find_partner (self->after_entries, after);
}

KhNode *
kh_matching_get_after (KhMatching *self, KhNode *before)
{
  return find_partner (self->before_entries, before);
}
