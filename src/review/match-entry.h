/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to review: what is known of a node while its partner is looked for. */
#pragma once

#include "matching.h"

G_BEGIN_DECLS

/* Fewer words than this say nothing about where a text came from. */
#define KH_MATCH_MIN_WORDS 4

/* Sorts of nodes that are paired only among themselves. */
typedef enum
{
  KH_MATCH_PLAN,
  KH_MATCH_SECTION,
  KH_MATCH_ITEM,
  KH_MATCH_TABLE,
  KH_MATCH_ROW,
  KH_MATCH_CELL,
  KH_MATCH_INDICATOR,
  KH_MATCH_REPORTING,
  KH_MATCH_SIGNATURE,
  KH_MATCH_RECIPIENT,
} KhMatchSort;

/* A node of one of the plans. */
typedef struct _KhMatchEntry KhMatchEntry;

struct _KhMatchEntry
{
  KhNode       *node;
  KhMatchEntry *parent;
  KhMatchEntry *partner;
  GPtrArray    *children; /* of KhMatchEntry, of all lists in order */
  KhMatchSort   sort;
  int           kind;     /* of a section or item, else 0 */
  char         *folded;
  GArray       *words;    /* made when first asked for */
};

struct _KhMatching
{
  GPtrArray  *before; /* of KhMatchEntry, parents first */
  GPtrArray  *after;
  /* KhNode -> KhMatchEntry. Two tables: a plan may be compared with itself. */
  GHashTable *before_entries;
  GHashTable *after_entries;
  gboolean    found;  /* whether the running pass found a pair */
};

/**
 * kh_match_entry_add:
 *
 * Puts @node and all beneath it at the end of @side, parents first. Returns:
 * (transfer none): the entry of @node
 */
KhMatchEntry *kh_match_entry_add       (GPtrArray *side, GHashTable *entries, KhNode *node, KhMatchEntry *parent);
void          kh_match_entry_free      (KhMatchEntry *entry);
/** kh_match_entry_get_words: Returns: (transfer none): as kh_similar_words() gives them */
GArray       *kh_match_entry_get_words (KhMatchEntry *entry);

void     kh_matching_pair         (KhMatching *self, KhMatchEntry *a, KhMatchEntry *b);
/** kh_matching_pair_if_free: Returns: whether both are there, without partners, of one sort, and a pair now */
gboolean kh_matching_pair_if_free (KhMatching *self, KhMatchEntry *a, KhMatchEntry *b);

/** kh_matching_match_similar: pairs those that share the most words, @sections only or all */
void kh_matching_match_similar    (KhMatching *self, gboolean sections);
/** kh_matching_match_neighbours: where every phrase is common, neighbours in the lists of @a and @b are compared */
void kh_matching_match_neighbours (KhMatching *self, KhMatchEntry *a, KhMatchEntry *b);

G_END_DECLS
