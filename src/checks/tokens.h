/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text cut into words and marks once, for all rules that look at it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KhToken:
 * @start: first byte in the text
 * @end: the byte after it
 * @is_word: letters and figures; else a single other character
 * @placed: in the older tone placement
 * @folded: and in lower case
 */
typedef struct
{
  gsize    start;
  gsize    end;
  gboolean is_word;
  char    *placed;
  char    *folded;
} KhToken;

/**
 * kh_tokens_new:
 * @text: plain text in NFC
 *
 * Returns: (transfer full) (element-type KhToken): words, and each other
 *   character by itself; spaces only part them
 */
GPtrArray *kh_tokens_new (const char *text);

/** kh_tokens_get: Returns: (transfer none): number @index of @tokens */
const KhToken *kh_tokens_get (GPtrArray *tokens, guint index);

/** kh_tokens_stand_at: Returns: whether @phrase stands in @tokens from @index on, whatever the case */
gboolean kh_tokens_stand_at (GPtrArray *tokens, guint index, GPtrArray *phrase);

/** kh_tokens_is_sentence_start: Returns: whether a capital may stand at @index because a sentence begins there */
gboolean kh_tokens_is_sentence_start (GPtrArray *tokens, guint index);

G_END_DECLS
