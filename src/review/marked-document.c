/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The later plan with what came and went marked. */
#include "marked-document.h"

#include "comparison-private.h"
#include "compose.h"
#include "word-diff.h"

typedef struct
{
  KhComparison *comparison;
  KhDocument   *before;
  KhDocument   *after;
  KhDocument   *marked;
  GHashTable   *nodes;    /* UUIDs of the later plan -> KhNode */
  GHashTable   *places;   /* keys of the earlier blocks -> index + 1 */
  gboolean     *paired;   /* for each earlier block */
} Marker;

static gboolean
index_cb (KhNode *node, gpointer nodes)
{
  g_hash_table_insert (nodes, (gpointer) kh_node_get_uuid (node), node);

  return TRUE;
}

/* What a block is known by on both sides: its node, or its role where it has none. */
static char *
make_key (const KhBlock *block, const char *uuid)
{
  return g_strdup_printf ("%d %s", block->role, uuid != NULL ? uuid : "");
}

static gboolean
has_moved (Marker *marker, KhNode *node)
{
  for (; node != NULL && !KH_IS_PLAN (node); node = kh_node_get_parent (node))
    {
      KhChange *change = g_hash_table_lookup (marker->comparison->placements, node);

      if (change != NULL && kh_change_get_kind (change) == KH_CHANGE_MOVED)
        return TRUE;
    }

  return FALSE;
}

/* Returns: the index of the earlier block that @block is, %G_MAXUINT for none */
static guint
find_earlier (Marker *marker, const KhBlock *block)
{
  KhNode *node = block->uuid != NULL ? g_hash_table_lookup (marker->nodes, block->uuid) : NULL;
  KhNode *partner = node != NULL ? kh_comparison_find_partner (marker->comparison, node) : NULL;
  g_autofree char *key = NULL;

  if (node != NULL && (partner == NULL || has_moved (marker, node)))
    return G_MAXUINT;
  /* Signature and recipients stand in one block whose node is not looked at. */
  key = make_key (block, partner != NULL ? kh_node_get_uuid (partner) : NULL);

  return GPOINTER_TO_UINT (g_hash_table_lookup (marker->places, key)) - 1u;
}

static char *
spans_to_markup (GPtrArray *spans)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_run_free);

  for (guint i = 0; i < spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (spans, i);

      g_ptr_array_add (runs, kh_run_new (KH_RUN_TEXT, span->text, span->bold, span->italic));
    }

  return kh_markup_from_runs (runs);
}

static void
set_fate (GPtrArray *spans, KhFate fate)
{
  for (guint i = 0; i < spans->len; i++)
    ((KhSpan *) g_ptr_array_index (spans, i))->fate = fate;
}

/* Gives @spans the words of both sides. */
static void
mark_spans (GPtrArray *before, GPtrArray *spans)
{
  g_autofree char *old = spans_to_markup (before);
  g_autofree char *new = spans_to_markup (spans);
  g_autoptr (GPtrArray) words = kh_word_diff (old, new);

  g_ptr_array_set_size (spans, 0);
  for (guint i = 0; i < words->len; i++)
    {
      const KhWordSpan *word = words->pdata[i];
      KhSpan *span = kh_span_new (word->run->text, word->run->bold, word->run->italic);

      span->fate = word->op == KH_WORDS_REMOVED ? KH_FATE_REMOVED : word->op == KH_WORDS_ADDED ? KH_FATE_ADDED : KH_FATE_SAME;
      g_ptr_array_add (spans, span);
    }
}

/* The words of the cells of a table by the UUIDs of what they show. */
static GHashTable *
index_cells (const KhTable *table)
{
  GHashTable *cells = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const KhRow *row = g_ptr_array_index (table->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          KhCell *cell = g_ptr_array_index (row->cells, j);

          if (cell->uuid != NULL && !g_hash_table_contains (cells, cell->uuid))
            g_hash_table_insert (cells, cell->uuid, cell->spans);
        }
    }

  return cells;
}

static void
mark_table (Marker *marker, const KhTable *before, KhTable *table)
{
  g_autoptr (GHashTable) old = index_cells (before);
  g_autoptr (GHashTable) own = index_cells (table);
  GHashTableIter iter;
  gpointer uuid, spans;

  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &uuid, &spans))
    {
      KhNode *node = g_hash_table_lookup (marker->nodes, uuid);
      KhNode *partner = node != NULL ? kh_comparison_find_partner (marker->comparison, node) : NULL;
      GPtrArray *was = partner != NULL ? g_hash_table_lookup (old, kh_node_get_uuid (partner)) : NULL;

      if (was != NULL)
        mark_spans (was, spans);
      else if (node != NULL)
        set_fate (spans, KH_FATE_ADDED);
    }
}

/* A paragraph that is gone counts in no numbering: its number is a word of it. */
static void
add_removed (Marker *marker, const KhBlock *block)
{
  KhBlock *gone;
  g_autofree char *label = NULL;

  if (block->spans->len == 0)
    return;
  gone = kh_block_new (KH_ROLE_PARAGRAPH, NULL, NULL);
  label = block->label != NULL ? g_strconcat (block->label, " ", NULL) : NULL;
  kh_block_add_span (gone, label, FALSE, FALSE);
  for (guint i = 0; i < block->spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (block->spans, i);

      kh_block_add_span (gone, span->text, span->bold, span->italic);
    }
  set_fate (gone->spans, KH_FATE_REMOVED);
  gone->fate = KH_FATE_REMOVED;
  kh_document_add (marker->marked, gone);
}

static void
add_gone_before (Marker *marker, guint *next, guint end)
{
  for (; *next < end; (*next)++)
    if (!marker->paired[*next])
      add_removed (marker, kh_document_get_block (marker->before, *next));
}

static void
add_later (Marker *marker, const KhBlock *block, guint earlier)
{
  KhBlock *copy = kh_block_copy (block);
  const KhBlock *was = earlier != G_MAXUINT ? kh_document_get_block (marker->before, earlier) : NULL;

  if (was == NULL && copy->uuid != NULL && copy->table == NULL && copy->signers == NULL)
    {
      set_fate (copy->spans, KH_FATE_ADDED);
      copy->fate = KH_FATE_ADDED;
    }
  else if (was != NULL)
    {
      mark_spans (was->spans, copy->spans);
      if (was->table != NULL && copy->table != NULL)
        mark_table (marker, was->table, copy->table);
    }
  kh_document_add (marker->marked, copy);
}

static void
run (Marker *marker)
{
  const guint n_before = kh_document_get_n_blocks (marker->before);
  const guint n_after = kh_document_get_n_blocks (marker->after);
  g_autofree guint *earlier = g_new (guint, n_after + 1);
  guint next = 0, last = 0;

  for (guint i = n_before; i > 0; i--)
    {
      const KhBlock *block = kh_document_get_block (marker->before, i - 1);

      g_hash_table_insert (marker->places, make_key (block, block->uuid), GUINT_TO_POINTER (i));
    }
  for (guint j = 0; j < n_after; j++)
    {
      const guint place = find_earlier (marker, kh_document_get_block (marker->after, j));

      /* Each once, and in order: what is elsewhere came there and went here. */
      earlier[j] = place != G_MAXUINT && !marker->paired[place] && place + 1 > last ? place : G_MAXUINT;
      if (earlier[j] == G_MAXUINT)
        continue;
      marker->paired[place] = TRUE;
      last = place + 1;
    }
  for (guint j = 0; j < n_after; j++)
    {
      if (earlier[j] != G_MAXUINT)
        add_gone_before (marker, &next, earlier[j]);
      add_later (marker, kh_document_get_block (marker->after, j), earlier[j]);
    }
  add_gone_before (marker, &next, n_before);
}

KhDocument *
kh_marked_document_new (KhComparison *comparison, const char *date)
{
  g_autoptr (KhDocument) before = NULL;
  g_autoptr (KhDocument) after = NULL;
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree gboolean *paired = NULL;
  KhDocument *marked;
  Marker marker;

  g_return_val_if_fail (KH_IS_COMPARISON (comparison), NULL);

  before = kh_compose_plan (kh_comparison_get_before (comparison));
  after = kh_compose_plan (kh_comparison_get_after (comparison));
  index_cb (KH_NODE (kh_comparison_get_after (comparison)), nodes); /* the letterhead shows it */
  kh_plan_visit (kh_comparison_get_after (comparison), index_cb, nodes);
  paired = g_new0 (gboolean, kh_document_get_n_blocks (before) + 1);
  marked = kh_document_new ();
  g_object_set (marked, "title", kh_document_get_title (after), "author", kh_document_get_author (after), "subject",
                kh_document_get_subject (after), "profile", kh_document_get_profile (after), "choices",
                kh_document_get_choices (after), "date", kh_document_get_date (after), "revised", date, NULL);
  marker = (Marker) { comparison, before, after, marked, nodes, places, paired };
  run (&marker);

  return marked;
}

KhDocument *
kh_marked_document_new_now (KhComparison *comparison)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  return kh_marked_document_new (comparison, date);
}
