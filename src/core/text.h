/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vietnamese text: normal form, folding, numbers of headings. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kh_text_normalize:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): NFC, no-break and other spaces as plain ones, runs
 *   of spaces as one, soft hyphens and zero-width characters gone, ends trimmed
 */
char *kh_text_normalize (const char *text);

/** kh_text_is_blank: Returns: whether kh_text_normalize() leaves nothing of @text, which is valid UTF-8 */
gboolean kh_text_is_blank (const char *text);

/**
 * kh_text_compose:
 * @text: UTF-8
 *
 * Like g_utf8_normalize() with %G_NORMALIZE_NFC, whose time grows with the
 * square of the length; this one's does not.
 *
 * Returns: (transfer full) (nullable): @text in NFC, %NULL if it is not valid UTF-8
 */
char *kh_text_compose (const char *text);

/**
 * kh_text_fold:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): lower case without tone marks, vowel marks and the
 *   stroke of đ: what a hurried person types
 */
char *kh_text_fold (const char *text);

/**
 * kh_text_fold_chars:
 * @text: NFC text
 *
 * Like kh_text_fold(), but character for character, so that a place found in it
 * is a place in @text.
 *
 * Returns: (transfer full): the folded text
 */
char *kh_text_fold_chars (const char *text);

/**
 * kh_text_fold_tone_place:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text in NFC with the tone marks of open oa, oe, uy
 *   in the older place ("hóa" for "hoá"), so that both spellings compare equal
 */
char *kh_text_fold_tone_place (const char *text);

/**
 * kh_text_renew_tone_place:
 * @text: valid UTF-8
 *
 * The way back of kh_text_fold_tone_place(): "hoá" for "hóa". What is written the
 * newer way already stays.
 *
 * Returns: (transfer full): @text in NFC
 */
char *kh_text_renew_tone_place (const char *text);

/**
 * kh_text_fold_name:
 * @name: (nullable): a name or number, in valid UTF-8
 *
 * Returns: (transfer full): what names that differ in case, spacing or the place
 *   of a tone mark only have in common
 */
char *kh_text_fold_name (const char *name);

/** kh_text_upper: Returns: (transfer full): upper case in NFC */
char *kh_text_upper (const char *text);

/** kh_text_roman: @number from 1 to 3999. Returns: (transfer full): "IV" */
char *kh_text_roman (guint number);

/** kh_text_parse_roman: Returns: the number, 0 if @text is no Roman number in canonical form */
guint kh_text_parse_roman (const char *text);

/**
 * kh_text_letter:
 * @number: from 1
 *
 * The decree's letter order, a b c d đ e g h i k l m n o p q r s t u v x y
 * (decree 30/2020/NĐ-CP, article 8 by example); then aa, ab, …
 *
 * Returns: (transfer full): the letter
 */
char *kh_text_letter (guint number);

/** kh_text_parse_letter: Returns: the number of a letter of that order, 0 if it is none */
guint kh_text_parse_letter (const char *text);

G_END_DECLS
