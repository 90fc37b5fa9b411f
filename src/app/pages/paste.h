/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of text that is pasted from elsewhere. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kh_paste_split:
 * @text: pasted text, valid UTF-8
 *
 * One string a line, blank lines left out, in normal form, without the number
 * or mark that stood before it ("1.", "a)", "IV.", "-", "+", "•").
 *
 * Returns: (transfer full) (element-type utf8): plain texts
 */
GPtrArray *kh_paste_split (const char *text);

/** kh_paste_strip_mark: Returns: (transfer none): @line after its number or mark */
const char *kh_paste_strip_mark (const char *line);

G_END_DECLS
