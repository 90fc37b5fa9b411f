/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to review: how much two texts have in common. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kh_similar_fold:
 * @markup: inline markup
 *
 * Returns: (transfer full): the plain text without what does not make another
 *   text of it: case, spacing, the place of tone marks
 */
char *kh_similar_fold (const char *markup);

/**
 * kh_similar_words:
 * @folded: from kh_similar_fold()
 *
 * Returns: (transfer full) (element-type guint): hashes of the words, ascending,
 *   a word that comes twice twice
 */
GArray *kh_similar_words (const char *folded);

/**
 * kh_similar_pairs:
 *
 * Returns: (transfer full) (element-type guint): hashes of the words and of each
 *   two that follow each other, every one once: what a rare phrase is found by
 */
GArray *kh_similar_pairs (const char *folded);

/**
 * kh_similar_score:
 * @a: from kh_similar_words()
 * @b: from kh_similar_words()
 *
 * Returns: the share of words that both have (Dice's measure), from 0 to 1; 0
 *   if either has none
 */
double kh_similar_score (GArray *a, GArray *b);

G_END_DECLS
