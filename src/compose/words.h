/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a document: spans from markup, capitals that spare symbols, closing marks. */
#pragma once

#include "block-private.h"

G_BEGIN_DECLS

/** KhWords: resolves references in a plan's text. */
typedef struct
{
  KhPlan     *plan;
  GHashTable *indicators; /* (nullable) UUID to #KhIndicator; made when first asked for */
  GHashTable *mentioned;  /* (nullable) UUIDs of the documents cited so far; %NULL until the body begins */
} KhWords;

void kh_words_init  (KhWords *self, KhPlan *plan);
void kh_words_clear (KhWords *self);

/** kh_words_begin_body: from here on a document's first mention is a full one; a title before it cites in short form */
void kh_words_begin_body (KhWords *self);

typedef enum
{
  KH_WORDS_PLAIN = 0,
  KH_WORDS_UPPER = 1 << 0, /* in capitals, symbols spared */
  KH_WORDS_LINES = 1 << 1, /* "\n" stays; else it becomes a space */
  KH_WORDS_BASIS = 1 << 2, /* the words are a legal basis */
} KhWordsFlags;

/** kh_words_add: adds the words of @markup (nullable) to @spans. */
void kh_words_add (KhWords *self, GPtrArray *spans, const char *markup, KhWordsFlags flags);

/** kh_words_upper: Returns: (transfer full): @text in capitals; document symbols ("30c/NQ-CP", "QĐ-TTg") keep theirs */
char *kh_words_upper (const char *text);

/** kh_words_is_blank: Returns: whether @text is %NULL or white space */
gboolean kh_words_is_blank (const char *text);

/** kh_words_trim: Returns: (transfer full): @text without white space at its ends and closing marks (";", ",", ".", ":") at its end */
char *kh_words_trim (const char *text);

/** kh_spans_trim_end: takes white space and any of @marks (ASCII) off the end of @spans. */
void kh_spans_trim_end (GPtrArray *spans, const char *marks);

/** kh_spans_close: ends the words with @mark in place of the closing mark they have; an ellipsis stays. */
void kh_spans_close (GPtrArray *spans, const char *mark);

/** kh_spans_finish: ends the words with "./.", the mark that ends a document's body. */
void kh_spans_finish (GPtrArray *spans);

G_END_DECLS
