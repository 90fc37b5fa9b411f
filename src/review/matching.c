/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which node of one plan is which of the other. */
#include "matching.h"

#include "similar.h"

/* Sorts of nodes that are paired only among themselves. */
typedef enum
{
  SORT_PLAN,
  SORT_SECTION,
  SORT_ITEM,
  SORT_TABLE,
  SORT_ROW,
  SORT_CELL,
  SORT_INDICATOR,
  SORT_REPORTING,
  SORT_SIGNATURE,
  SORT_RECIPIENT,
} Sort;

typedef struct _Entry Entry;

struct _Entry
{
  KhNode    *node;
  Entry     *parent;
  Entry     *partner;
  GPtrArray *children; /* of Entry, of all lists in order */
  Sort       sort;
  int        kind;     /* of a section or item, else 0 */
  char      *folded;
  GArray    *words;    /* made when first asked for */
};

struct _KhMatching
{
  GPtrArray  *before; /* of Entry, parents first */
  GPtrArray  *after;
  /* KhNode -> Entry. Two tables: a plan may be compared with itself. */
  GHashTable *before_entries;
  GHashTable *after_entries;
  gboolean    found;  /* whether the running pass found a pair */
};

/* What a phrase may be found by if no more texts than this hold it. */
#define RARE 48
/* So many candidates of one text are looked at closely. */
#define MAX_CANDIDATES 12
/* So far to either side an item's place in its list speaks for it. */
#define NEIGHBOURS 4

#define SAME_PLACE_SCORE 0.45
#define OTHER_PLACE_SCORE 0.62
#define OTHER_KIND_PENALTY 0.1
#define SAME_PLACE_BONUS 0.15
/* Fewer words than this say nothing about where a text came from. */
#define MIN_WORDS_ELSEWHERE 4

static void
entry_free (Entry *entry)
{
  g_object_unref (entry->node);
  g_ptr_array_unref (entry->children);
  g_free (entry->folded);
  g_clear_pointer (&entry->words, g_array_unref);
  g_free (entry);
}

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

static Sort
sort_of_item (KhItemKind kind)
{
  switch (kind)
    {
    case KH_ITEM_TABLE:
      return SORT_TABLE;
    case KH_ITEM_ROW:
    case KH_ITEM_HEADER_ROW:
      return SORT_ROW;
    case KH_ITEM_CELL:
      return SORT_CELL;
    default:
      return SORT_ITEM;
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
classify (Entry *entry)
{
  KhNode *node = entry->node;

  if (KH_IS_SECTION (node))
    {
      const char *heading = kh_section_get_heading (KH_SECTION (node));

      entry->sort = SORT_SECTION;
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
      entry->sort = SORT_INDICATOR;
      entry->folded = describe_indicator (KH_INDICATOR (node));
    }
  else if (KH_IS_REPORTING (node))
    {
      entry->sort = SORT_REPORTING;
      entry->folded = g_strdup_printf ("%d %s", kh_reporting_get_period (KH_REPORTING (node)),
                                       kh_deadline_get_text (kh_reporting_get_before (KH_REPORTING (node))));
    }
  else if (KH_IS_SIGNATURE (node))
    {
      const char *name = kh_signature_get_name (KH_SIGNATURE (node));

      entry->sort = SORT_SIGNATURE;
      entry->folded = g_utf8_casefold (name != NULL ? name : "", -1);
    }
  else if (KH_IS_RECIPIENT (node))
    {
      entry->sort = SORT_RECIPIENT;
      entry->kind = kh_recipient_get_archive (KH_RECIPIENT (node));
      entry->folded = g_utf8_casefold (kh_recipient_get_text (KH_RECIPIENT (node)), -1);
    }
  else
    {
      entry->sort = SORT_PLAN;
      entry->folded = g_strdup ("");
    }
}

static Entry *
add_entry (GPtrArray *side, GHashTable *entries, KhNode *node, Entry *parent)
{
  guint n_types;
  const GType *types = kh_matching_get_list_types (&n_types);
  Entry *entry = g_new0 (Entry, 1);

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

          g_ptr_array_add (entry->children, add_entry (side, entries, child, entry));
        }
    }

  /* A table and its rows are known by what stands in them. */
  if (entry->sort == SORT_TABLE || entry->sort == SORT_ROW)
    {
      GString *joined = g_string_new (entry->folded);

      for (guint i = 0; i < entry->children->len; i++)
        g_string_append_printf (joined, " %s", ((Entry *) entry->children->pdata[i])->folded);
      g_free (entry->folded);
      entry->folded = g_string_free (joined, FALSE);
    }

  return entry;
}

static GArray *
get_words (Entry *entry)
{
  if (entry->words == NULL)
    entry->words = kh_similar_words (entry->folded);

  return entry->words;
}

static void
pair (KhMatching *self, Entry *a, Entry *b)
{
  g_assert (a->partner == NULL && b->partner == NULL && a->sort == b->sort);

  a->partner = b;
  b->partner = a;
  self->found = TRUE;
}

static gboolean
pair_if_free (KhMatching *self, Entry *a, Entry *b)
{
  if (a == NULL || b == NULL || a->partner != NULL || b->partner != NULL || a->sort != b->sort)
    return FALSE;

  pair (self, a, b);
  return TRUE;
}

static gboolean
is_same_place (const Entry *a, const Entry *b)
{
  return a->parent != NULL && b->parent != NULL && a->parent->partner == b->parent;
}

/* By identity. The later plan's own UUIDs come before what they derive from. */
static void
match_ids (KhMatching *self)
{
  g_autoptr (GHashTable) own = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) origins = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->before->len; i++)
    {
      Entry *a = self->before->pdata[i];
      const char *origin = kh_node_get_derived_from (a->node);

      g_hash_table_insert (own, (gpointer) kh_node_get_uuid (a->node), a);
      if (origin != NULL)
        g_hash_table_insert (origins, (gpointer) origin, a);
    }
  for (guint i = 0; i < self->after->len; i++)
    {
      Entry *b = self->after->pdata[i];

      pair_if_free (self, g_hash_table_lookup (own, kh_node_get_uuid (b->node)), b);
    }
  for (guint i = 0; i < self->after->len; i++)
    {
      Entry *b = self->after->pdata[i];
      const char *origin = kh_node_get_derived_from (b->node);

      if (origin != NULL && !pair_if_free (self, g_hash_table_lookup (own, origin), b))
        pair_if_free (self, g_hash_table_lookup (origins, origin), b);
      pair_if_free (self, g_hash_table_lookup (origins, kh_node_get_uuid (b->node)), b);
    }
}

static char *
make_key (const Entry *entry, gboolean with_kind)
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
      Entry *a = before->pdata[i];
      g_autofree char *key = NULL;
      GQueue *queue;

      if (a->partner != NULL || (min_words > 0 && get_words (a)->len < min_words))
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
      Entry *b = after->pdata[i];
      g_autofree char *key = NULL;
      GQueue *queue;

      if (b->partner != NULL || (min_words > 0 && get_words (b)->len < min_words))
        continue;
      key = make_key (b, with_kind);
      queue = g_hash_table_lookup (waiting, key);
      if (queue != NULL && !g_queue_is_empty (queue))
        pair (self, g_queue_pop_head (queue), b);
    }
}

static gboolean
has_free_child (const Entry *entry)
{
  for (guint i = 0; i < entry->children->len; i++)
    if (((Entry *) entry->children->pdata[i])->partner == NULL)
      return TRUE;

  return FALSE;
}

/* Each pass goes through the later plan from the top, so that what a pair holds
 * is looked at after the pair is found. */
static void
for_each_pair (KhMatching *self, void (*look) (KhMatching *self, Entry *a, Entry *b))
{
  for (guint i = 0; i < self->after->len; i++)
    {
      Entry *b = self->after->pdata[i];

      if (b->partner != NULL && has_free_child (b) && has_free_child (b->partner))
        look (self, b->partner, b);
    }
}

static void
match_same_words (KhMatching *self, Entry *a, Entry *b)
{
  match_keys (self, a->children, b->children, TRUE, 0);
  match_keys (self, a->children, b->children, FALSE, 0);
}

/* The only free one of its sort and kind among the children, %NULL if there are more. */
static Entry *
find_only (GPtrArray *children, Sort sort, int kind)
{
  Entry *only = NULL;

  for (guint i = 0; i < children->len; i++)
    {
      Entry *child = children->pdata[i];

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
is_by_kind (const Entry *entry)
{
  switch (entry->sort)
    {
    case SORT_SECTION:
      return entry->kind != KH_SECTION_TASK_GROUP && entry->kind != KH_SECTION_FREE && entry->kind != KH_SECTION_APPENDIX
             && entry->kind != KH_SECTION_PART;
    case SORT_RECIPIENT:
      return entry->kind; /* the archive line */
    case SORT_ROW:
      return entry->kind == KH_ITEM_HEADER_ROW;
    case SORT_TABLE:
      return TRUE;
    case SORT_ITEM:
      /* The one paragraph of the opening or the closing. */
      return entry->kind == KH_ITEM_PARAGRAPH && entry->parent->sort == SORT_SECTION
             && (entry->parent->kind == KH_SECTION_OPENING || entry->parent->kind == KH_SECTION_CLOSING);
    default:
      return FALSE;
    }
}

static void
match_kinds (KhMatching *self, Entry *a, Entry *b)
{
  for (guint i = 0; i < b->children->len; i++)
    {
      Entry *child = b->children->pdata[i];

      if (child->partner == NULL && is_by_kind (child)
          && find_only (b->children, child->sort, child->kind) == child)
        pair_if_free (self, find_only (a->children, child->sort, child->kind), child);
    }
}

static guint
count_sort (GPtrArray *children, Sort sort)
{
  guint count = 0;

  for (guint i = 0; i < children->len; i++)
    count += ((Entry *) children->pdata[i])->sort == sort;

  return count;
}

static void
match_in_order (KhMatching *self, Entry *a, Entry *b, Sort sort)
{
  guint i = 0;

  for (guint j = 0; j < b->children->len; j++)
    {
      Entry *child = b->children->pdata[j];

      if (child->sort != sort || child->partner != NULL)
        continue;
      while (i < a->children->len && (((Entry *) a->children->pdata[i])->sort != sort || ((Entry *) a->children->pdata[i])->partner != NULL))
        i++;
      if (i < a->children->len)
        pair (self, a->children->pdata[i], child);
    }
}

/* What has no words to go by goes by its place: values, signatures, cells. */
static void
match_places (KhMatching *self, Entry *a, Entry *b)
{
  match_kinds (self, a, b);
  match_in_order (self, a, b, SORT_INDICATOR);
  match_in_order (self, a, b, SORT_REPORTING);
  match_in_order (self, a, b, SORT_SIGNATURE);
  if (a->sort == SORT_ROW && count_sort (a->children, SORT_CELL) == count_sort (b->children, SORT_CELL))
    match_in_order (self, a, b, SORT_CELL);
}

static void
match_anywhere (KhMatching *self)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  for (guint i = 0; i < self->before->len; i++)
    if (((Entry *) self->before->pdata[i])->sort <= SORT_TABLE)
      g_ptr_array_add (before, self->before->pdata[i]);
  for (guint i = 0; i < self->after->len; i++)
    if (((Entry *) self->after->pdata[i])->sort <= SORT_TABLE)
      g_ptr_array_add (after, self->after->pdata[i]);
  match_keys (self, before, after, TRUE, MIN_WORDS_ELSEWHERE);
  match_keys (self, before, after, FALSE, MIN_WORDS_ELSEWHERE);
}

/* A section or block that holds mostly what another held is that one, whatever
 * it is called now. From the bottom up: rows before tables. */
static void
match_contents (KhMatching *self)
{
  for (guint i = self->after->len; i > 0; i--)
    {
      Entry *b = self->after->pdata[i - 1];
      g_autoptr (GHashTable) votes = NULL;
      GHashTableIter iter;
      gpointer key, value;
      Entry *best = NULL;
      guint best_votes = 0;

      if (b->partner != NULL || b->children->len == 0)
        continue;
      votes = g_hash_table_new (NULL, NULL);
      for (guint j = 0; j < b->children->len; j++)
        {
          Entry *child = b->children->pdata[j];
          Entry *parent = child->partner != NULL ? child->partner->parent : NULL;

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
        pair (self, best, b);
    }
}

typedef struct
{
  double score;
  guint  before; /* indices in the lists of entries */
  guint  after;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->score != y->score)
    return x->score < y->score ? 1 : -1;
  if (x->after != y->after)
    return x->after < y->after ? -1 : 1;

  return (x->before > y->before) - (x->before < y->before);
}

static gboolean
goes_by_words (const Entry *entry, gboolean sections)
{
  if (entry->partner != NULL || *entry->folded == '\0')
    return FALSE;
  if (sections)
    return entry->sort == SORT_SECTION;

  return entry->sort == SORT_SECTION || entry->sort == SORT_ITEM || entry->sort == SORT_TABLE || entry->sort == SORT_ROW
         || entry->sort == SORT_RECIPIENT;
}

static double
judge (Entry *a, Entry *b)
{
  const gboolean same_place = is_same_place (a, b);
  double score, needed;

  if (a->sort != b->sort || (a->sort == SORT_SECTION && a->kind != b->kind))
    return 0;
  if (!same_place && (a->sort == SORT_ROW || a->sort == SORT_RECIPIENT))
    return 0;
  if (!same_place && MIN (get_words (a)->len, get_words (b)->len) < MIN_WORDS_ELSEWHERE)
    return 0;

  score = kh_similar_score (get_words (a), get_words (b));
  needed = same_place ? SAME_PLACE_SCORE : OTHER_PLACE_SCORE;
  if (a->kind != b->kind)
    needed += OTHER_KIND_PENALTY;
  if (score < needed)
    return 0;

  return score + (same_place ? SAME_PLACE_BONUS : 0) - (a->kind != b->kind ? OTHER_KIND_PENALTY : 0);
}

static void
add_candidate (KhMatching *self, GArray *candidates, guint before, guint after)
{
  const double score = judge (self->before->pdata[before], self->after->pdata[after]);

  if (score > 0)
    g_array_append_val (candidates, ((Candidate) { score, before, after }));
}

/* Returns: (element-type guint GArray): for each phrase the indices of the free texts that hold it */
static GHashTable *
index_phrases (KhMatching *self, gboolean sections)
{
  GHashTable *index = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->before->len; i++)
    {
      Entry *entry = self->before->pdata[i];
      g_autoptr (GArray) phrases = NULL;

      if (!goes_by_words (entry, sections))
        continue;
      phrases = kh_similar_pairs (entry->folded);
      for (guint j = 0; j < phrases->len; j++)
        {
          gpointer key = GUINT_TO_POINTER (g_array_index (phrases, guint, j));
          GArray *holders = g_hash_table_lookup (index, key);

          if (holders == NULL)
            {
              holders = g_array_new (FALSE, FALSE, sizeof (guint));
              g_hash_table_insert (index, key, holders);
            }
          /* One more than is rare tells that it is not. */
          if (holders->len <= RARE)
            g_array_append_val (holders, i);
        }
    }

  return index;
}

/* Those that share the most rare phrases with the text number @after. */
static void
add_candidates_by_phrase (KhMatching *self, GHashTable *index, guint *shared, guint after, GArray *candidates)
{
  Entry *entry = self->after->pdata[after];
  g_autoptr (GArray) phrases = kh_similar_pairs (entry->folded);
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint j = 0; j < phrases->len; j++)
    {
      GArray *holders = g_hash_table_lookup (index, GUINT_TO_POINTER (g_array_index (phrases, guint, j)));

      for (guint k = 0; holders != NULL && holders->len <= RARE && k < holders->len; k++)
        {
          const guint before = g_array_index (holders, guint, k);

          if (shared[before]++ == 0)
            g_array_append_val (touched, before);
        }
    }

  for (guint n = 0; n < MAX_CANDIDATES; n++)
    {
      guint best = G_MAXUINT;

      for (guint k = 0; k < touched->len; k++)
        {
          const guint before = g_array_index (touched, guint, k);

          if (shared[before] > 0 && (best == G_MAXUINT || shared[before] > shared[best]))
            best = before;
        }
      if (best == G_MAXUINT)
        break;
      shared[best] = 0;
      add_candidate (self, candidates, best, after);
    }
  for (guint k = 0; k < touched->len; k++)
    shared[g_array_index (touched, guint, k)] = 0;
}

static void
match_similar (KhMatching *self, gboolean sections)
{
  g_autoptr (GHashTable) index = index_phrases (self, sections);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree guint *shared = g_new0 (guint, self->before->len);

  if (g_hash_table_size (index) == 0)
    return;

  for (guint i = 0; i < self->after->len; i++)
    if (goes_by_words (self->after->pdata[i], sections))
      add_candidates_by_phrase (self, index, shared, i, candidates);

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      pair_if_free (self, self->before->pdata[candidate->before], self->after->pdata[candidate->after]);
    }
}

static gboolean
is_free_to_compare (const Entry *entry)
{
  return goes_by_words (entry, FALSE);
}

/* Where every phrase is common, neighbours in the list are compared. */
static void
match_neighbours (KhMatching *self, Entry *a, Entry *b)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  guint place = 0;

  for (guint i = 0; i < a->children->len; i++)
    if (is_free_to_compare (a->children->pdata[i]))
      g_ptr_array_add (before, a->children->pdata[i]);

  for (guint j = 0; j < b->children->len; j++)
    {
      Entry *child = b->children->pdata[j];
      guint best = G_MAXUINT;
      double best_score = 0;

      if (!is_free_to_compare (child))
        continue;
      for (guint i = place > NEIGHBOURS ? place - NEIGHBOURS : 0; i < MIN (before->len, place + NEIGHBOURS + 1); i++)
        {
          Entry *other = before->pdata[i];
          const double score = other->partner == NULL ? judge (other, child) : 0;

          if (score > best_score)
            {
              best = i;
              best_score = score;
            }
        }
      if (best != G_MAXUINT)
        pair (self, before->pdata[best], child);
      place = best != G_MAXUINT ? best + 1 : place + 1;
    }
}

KhMatching *
kh_matching_new (KhPlan *before, KhPlan *after)
{
  KhMatching *self = g_new0 (KhMatching, 1);

  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->after = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->before_entries = g_hash_table_new (NULL, NULL);
  self->after_entries = g_hash_table_new (NULL, NULL);
  add_entry (self->before, self->before_entries, KH_NODE (before), NULL);
  add_entry (self->after, self->after_entries, KH_NODE (after), NULL);
  pair (self, self->before->pdata[0], self->after->pdata[0]);

  match_ids (self);
  /* Sections first: what stands in them is looked for there first. */
  for_each_pair (self, match_same_words);
  for_each_pair (self, match_kinds);
  match_similar (self, TRUE);
  do
    {
      self->found = FALSE;
      for_each_pair (self, match_same_words);
      match_anywhere (self);
      match_contents (self);
      for_each_pair (self, match_same_words);
      match_similar (self, FALSE);
      for_each_pair (self, match_neighbours);
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
  const Entry *entry = g_hash_table_lookup (entries, node);

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
