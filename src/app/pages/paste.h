/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPaste: what becomes of text that is pasted from elsewhere: clean lines. */
#pragma once

#include "legacy.h"

G_BEGIN_DECLS

typedef struct _KhPaste KhPaste;

/** kh_paste_new_text: Returns: (transfer full): @text, valid UTF-8, line by line */
KhPaste   *kh_paste_new_text   (const char *text);
/** kh_paste_new_html: Returns: (transfer full) (nullable): the paragraphs of HTML; %NULL if there is nothing to read */
KhPaste   *kh_paste_new_html   (GBytes *html);
void       kh_paste_free       (KhPaste *self);

/** kh_paste_get_legacy: Returns: the encoding of before Unicode that the text seems to be in, or %KH_LEGACY_NONE */
KhLegacy   kh_paste_get_legacy (KhPaste *self);
/** kh_paste_convert: makes Unicode of text in @legacy */
void       kh_paste_convert    (KhPaste *self, KhLegacy legacy);

/** kh_paste_dup_sample: Returns: (transfer full): the first words as @legacy has them, plain */
char      *kh_paste_dup_sample (KhPaste *self, KhLegacy legacy);

/**
 * kh_paste_dup_lines:
 * @strip: whether the number or mark before a line goes ("1.", "a)", "IV.", "-", "+", "•")
 *
 * Returns: (transfer full) (element-type utf8): one canonical markup a line, blank lines left out
 */
GPtrArray *kh_paste_dup_lines  (KhPaste *self, gboolean strip);

/** kh_paste_dup_inline: Returns: (transfer full): markup for within a sentence, with the spaces around copied words */
char      *kh_paste_dup_inline (KhPaste *self);

/**
 * kh_paste_split:
 * @text: pasted text, valid UTF-8
 *
 * Returns: (transfer full) (element-type utf8): like kh_paste_dup_lines() with marks stripped, as plain texts
 */
GPtrArray *kh_paste_split (const char *text);

/** kh_paste_strip_mark: Returns: (transfer none): @line after its number or mark */
const char *kh_paste_strip_mark (const char *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhPaste, kh_paste_free)

G_END_DECLS
