/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSpelling: Vietnamese spelling by a dictionary of the system.
 *
 * The dictionary (hunspell-vi) knows single syllables in the newer tone
 * placement only, so words are folded before it is asked, and what it cannot
 * know is left alone: abbreviations, symbols, numbers, Roman numerals, names.
 * May be used in any thread. */
#pragma once

#include <glib-object.h>

#include "tables.h"

G_BEGIN_DECLS

#define KH_TYPE_SPELLING (kh_spelling_get_type ())
G_DECLARE_FINAL_TYPE (KhSpelling, kh_spelling, KH, SPELLING, GObject)

/**
 * kh_spelling_new:
 * @words_path: (nullable): file of the user's own words; %NULL for the one in
 *   the user's data folder
 * @tables: (nullable): rule data, whose accepted words and provinces are right
 *
 * Where the system has no Vietnamese dictionary, everything is right.
 *
 * Returns: (transfer full): the speller
 */
KhSpelling *kh_spelling_new (const char *words_path, KhTables *tables);

/** kh_spelling_is_available: Returns: whether there is a dictionary */
gboolean kh_spelling_is_available (KhSpelling *self);

/** KhSpellingWord: a wrong word; byte offsets. */
typedef struct
{
  gsize start;
  gsize end;
} KhSpellingWord;

/**
 * kh_spelling_find:
 * @text: plain text in NFC
 * @names: (nullable) (element-type utf8): words that are right, folded by
 *   kh_spelling_fold_word(): the names of units, bodies and persons
 *
 * Returns: (transfer full) (element-type KhSpellingWord): the wrong words in order
 */
GArray *kh_spelling_find (KhSpelling *self, const char *text, GHashTable *names);

/**
 * kh_spelling_suggest:
 * @word: a wrong word
 * @text: (nullable): the text around it, whose way of placing tones the
 *   suggestions take; without a sign of either way, the older one
 *
 * Returns: (transfer full) (array zero-terminated=1): at most six, capitalised like @word
 */
char **kh_spelling_suggest (KhSpelling *self, const char *word, const char *text);

/** kh_spelling_add_word: @word is right from now on, for good (signal #KhSpelling::changed) */
void kh_spelling_add_word (KhSpelling *self, const char *word);

/** kh_spelling_fold_word: Returns: (transfer full): the form in which words are compared */
char *kh_spelling_fold_word (const char *word);

/** kh_spelling_add_names: adds the words of @phrase (nullable) to @names */
void kh_spelling_add_names (GHashTable *names, const char *phrase);

/* Signals:
 * KhSpelling::changed: a word was added; what was marked may be right now. */

G_END_DECLS
