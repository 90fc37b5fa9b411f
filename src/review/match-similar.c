/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partners by how many words they share. */
#include "match-entry.h"

#include "similar.h"

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

static gboolean
is_same_place (const KhMatchEntry *a, const KhMatchEntry *b)
{
  return a->parent != NULL && b->parent != NULL && a->parent->partner == b->parent;
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
goes_by_words (const KhMatchEntry *entry, gboolean sections)
{
  if (entry->partner != NULL || *entry->folded == '\0')
    return FALSE;
  if (sections)
    return entry->sort == KH_MATCH_SECTION;

  return entry->sort == KH_MATCH_SECTION || entry->sort == KH_MATCH_ITEM || entry->sort == KH_MATCH_TABLE || entry->sort == KH_MATCH_ROW
         || entry->sort == KH_MATCH_RECIPIENT;
}

static double
judge (KhMatchEntry *a, KhMatchEntry *b)
{
  const gboolean same_place = is_same_place (a, b);
  double score, needed;

  if (a->sort != b->sort || (a->sort == KH_MATCH_SECTION && a->kind != b->kind))
    return 0;
  if (!same_place && (a->sort == KH_MATCH_ROW || a->sort == KH_MATCH_RECIPIENT))
    return 0;
  if (!same_place && MIN (kh_match_entry_get_words (a)->len, kh_match_entry_get_words (b)->len) < KH_MATCH_MIN_WORDS)
    return 0;

  score = kh_similar_score (kh_match_entry_get_words (a), kh_match_entry_get_words (b));
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
      KhMatchEntry *entry = self->before->pdata[i];
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
  KhMatchEntry *entry = self->after->pdata[after];
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

void
kh_matching_match_similar (KhMatching *self, gboolean sections)
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

      kh_matching_pair_if_free (self, self->before->pdata[candidate->before], self->after->pdata[candidate->after]);
    }
}

static gboolean
is_free_to_compare (const KhMatchEntry *entry)
{
  return goes_by_words (entry, FALSE);
}

/* Where every phrase is common, neighbours in the list are compared. */
void
kh_matching_match_neighbours (KhMatching *self, KhMatchEntry *a, KhMatchEntry *b)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  guint place = 0;

  for (guint i = 0; i < a->children->len; i++)
    if (is_free_to_compare (a->children->pdata[i]))
      g_ptr_array_add (before, a->children->pdata[i]);

  for (guint j = 0; j < b->children->len; j++)
    {
      KhMatchEntry *child = b->children->pdata[j];
      guint best = G_MAXUINT;
      double best_score = 0;

      if (!is_free_to_compare (child))
        continue;
      for (guint i = place > NEIGHBOURS ? place - NEIGHBOURS : 0; i < MIN (before->len, place + NEIGHBOURS + 1); i++)
        {
          KhMatchEntry *other = before->pdata[i];
          const double score = other->partner == NULL ? judge (other, child) : 0;

          if (score > best_score)
            {
              best = i;
              best_score = score;
            }
        }
      if (best != G_MAXUINT)
        kh_matching_pair (self, before->pdata[best], child);
      place = best != G_MAXUINT ? best + 1 : place + 1;
    }
}
