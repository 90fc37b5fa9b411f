/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhReading: a text as it was read, and where in the plan its paragraphs went. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

#define KH_READING_TYPE "(sa(ssuuasas))"

/**
 * KhReadParagraph:
 * @text: as read, before anything was made of it; of a table, all its words
 * @mark: (nullable): number or mark that the file keeps apart from the text
 * @line: line or paragraph of the file where it starts, from 1
 * @last_line: where it ends
 * @nodes: (element-type utf8): UUIDs of what it became: the plan itself for the
 *   letterhead and the title, else sections, items, recipients, signatures
 * @unplaced: (element-type utf8): its words that found no place
 *
 * A paragraph with neither nodes nor unplaced words is fixed wording, or a rule,
 * that composing writes anew.
 */
typedef struct
{
  char      *text;
  char      *mark;
  guint      line;
  guint      last_line;
  GPtrArray *nodes;
  GPtrArray *unplaced;
} KhReadParagraph;

typedef struct _KhReading KhReading;

KhReading *kh_reading_new  (void);
void       kh_reading_free (KhReading *self);

/** kh_reading_add: @mark: (nullable) */
void       kh_reading_add           (KhReading *self, const char *text, const char *mark, guint line, guint last_line);
/** kh_reading_map: paragraph @i is in the node @uuid; saying so twice is saying it once */
void       kh_reading_map           (KhReading *self, guint i, const char *uuid);
/** kh_reading_add_unplaced: @words of paragraph @i found no place */
void       kh_reading_add_unplaced  (KhReading *self, guint i, const char *words);

/** kh_reading_set_refusal: @sentence: (nullable): why the text is no plan, translated */
void                   kh_reading_set_refusal      (KhReading *self, const char *sentence);
/** kh_reading_get_refusal: Returns: (transfer none) (nullable): why the text is no plan; %NULL when it is one */
const char            *kh_reading_get_refusal      (const KhReading *self);
guint                  kh_reading_get_n_paragraphs (const KhReading *self);
const KhReadParagraph *kh_reading_get_paragraph    (const KhReading *self, guint i);

/**
 * kh_reading_find:
 * @uuid: a node of the plan
 *
 * Returns: (transfer none) (nullable) (element-type guint): the paragraphs that
 *   the node was made from, in order; known once the plan has been given the reading
 */
const GArray *kh_reading_find (const KhReading *self, const char *uuid);

/** kh_reading_to_variant: Returns: (transfer floating): of type %KH_READING_TYPE */
GVariant  *kh_reading_to_variant       (const KhReading *self);
/** kh_reading_new_from_variant: @variant: in normal form, of type %KH_READING_TYPE; need not be trusted */
KhReading *kh_reading_new_from_variant (GVariant *variant);

/**
 * kh_reading_give:
 * @self: (transfer full): the reading
 * @plan: the plan that was read
 *
 * From now on the plan carries the reading; nodes that are not in the plan are
 * forgotten. Like remarks it is no part of the plan: neither kept nor written.
 */
void             kh_reading_give (KhReading *self, KhPlan *plan);

/** kh_reading_of: Returns: (transfer none) (nullable): how the text was read that @plan was just made from; XML has none */
const KhReading *kh_reading_of   (KhPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhReading, kh_reading_free)

G_END_DECLS
