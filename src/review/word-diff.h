/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words of a text went and which came, its markup kept. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

typedef enum
{
  KH_WORDS_SAME,
  KH_WORDS_REMOVED,
  KH_WORDS_ADDED,
} KhWordsOp;

/** KhWordSpan: a stretch of words with one fate and one style. */
typedef struct
{
  KhWordsOp op;
  KhRun    *run;
} KhWordSpan;

void kh_word_span_free (KhWordSpan *span);

/**
 * kh_word_diff:
 * @before: (nullable): inline markup; %NULL is the empty text
 * @after: (nullable): inline markup
 *
 * Compares word by word: a Vietnamese word is what stands between spaces and
 * punctuation, and a word in bold is another than the same word plain. Spans
 * that are same or removed, joined, are @before; those that are same or added
 * are @after. Between two spans that are same, what is removed comes before
 * what is added. Texts that are not well-formed are compared as they stand.
 *
 * Returns: (transfer full) (element-type KhWordSpan): the spans in order
 */
GPtrArray *kh_word_diff (const char *before, const char *after);

/**
 * kh_word_diff_to_text:
 * @spans: (element-type KhWordSpan): from kh_word_diff()
 *
 * Returns: (transfer full): one plain line for logs, terminals and tests:
 *   "Đến [-quý I-]{+quý II+} năm nay"
 */
char *kh_word_diff_to_text (GPtrArray *spans);

/**
 * kh_word_diff_match:
 * @a: (array length=n_a): numbers that stand for words, lines or anything
 * @b: (array length=n_b): the same of the other side
 * @partner: (array length=n_a) (out caller-allocates): for each of @a the index
 *   of its partner in @b, or %G_MAXUINT; partners ascend
 *
 * The longest common subsequence, by Myers's greedy method. Sides that have
 * almost nothing in common are given no partners between their common start
 * and end: showing chance agreements would not help a reader.
 */
void kh_word_diff_match (const guint *a, guint n_a, const guint *b, guint n_b, guint *partner);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhWordSpan, kh_word_span_free)

G_END_DECLS
