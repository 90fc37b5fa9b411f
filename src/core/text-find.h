/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding words in text and putting others in their place, whatever marks the seeker left out. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KhFindFlags:
 * @KH_FIND_DEFAULT: case, tone marks, vowel marks and the stroke of đ do not matter
 * @KH_FIND_MATCH_CASE: capitals matter
 * @KH_FIND_MATCH_MARKS: marks matter, the place of a tone mark too
 */
typedef enum
{
  KH_FIND_DEFAULT = 0,
  KH_FIND_MATCH_CASE = 1 << 0,
  KH_FIND_MATCH_MARKS = 1 << 1,
} KhFindFlags;

/** KhTextHit: from @start to @end, in bytes of the plain text. */
typedef struct
{
  gsize start;
  gsize end;
} KhTextHit;

/** KhNeedle: what is searched for, folded once. */
typedef struct _KhNeedle KhNeedle;

/** kh_needle_new: Returns: (transfer full) (nullable): @words made ready, %NULL if there is nothing to search for */
KhNeedle *kh_needle_new  (const char *words, KhFindFlags flags);
void      kh_needle_free (KhNeedle *self);

/**
 * kh_needle_find_all:
 * @text: valid UTF-8
 *
 * A hit begins and ends between characters: a letter is never parted from its
 * marks. A line break in @text is like a space.
 *
 * Returns: (transfer full) (element-type KhTextHit): in order, none overlapping
 */
GArray   *kh_needle_find_all (KhNeedle *self, const char *text);

/**
 * kh_needle_dup_replacement:
 * @found: the words of a hit
 * @replacement: what is to stand there
 *
 * Where case does not matter, the words keep the capitals of those they
 * replace: "Rà soát" becomes "Kiểm tra" and "RÀ SOÁT" "KIỂM TRA".
 *
 * Returns: (transfer full): the words to put there
 */
char     *kh_needle_dup_replacement (KhNeedle *self, const char *found, const char *replacement);

/**
 * kh_needle_replace_plain:
 * @text: the text
 * @hits: (element-type KhTextHit): hits in it, in order
 *
 * Returns: (transfer full): @text with @replacement in the place of each hit
 */
char     *kh_needle_replace_plain (KhNeedle *self, const char *text, GArray *hits, const char *replacement);

/**
 * kh_needle_replace_markup:
 * @markup: inline markup
 * @hits: (element-type KhTextHit): hits in its plain text (kh_markup_to_plain()), in order
 *
 * The new words have the style of the first one they replace; all other markup
 * and every reference stays. The result is tidy, see kh_markup_tidy().
 *
 * Returns: (transfer full): @markup with @replacement in the place of each hit
 */
char     *kh_needle_replace_markup (KhNeedle *self, const char *markup, GArray *hits, const char *replacement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhNeedle, kh_needle_free)

G_END_DECLS
