/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a piece of HTML, as Word, LibreOffice or a browser puts it on the
 * clipboard: paragraphs with bold and italic, and nothing else. */
#pragma once

#include "legacy.h"
#include "reader.h"

G_BEGIN_DECLS

#define KH_HTML_FRAGMENT_MAX_BYTES (8 * 1024 * 1024)

/**
 * kh_html_fragment_read:
 * @bytes: the HTML, in UTF-8, or in UTF-16 with a byte order mark
 * @font: (out) (optional): the legacy encoding that the first font named stands for
 * @error: %KH_READER_ERROR_EMPTY, %KH_READER_ERROR_TOO_LARGE, %KH_READER_ERROR_ENCODING
 *
 * Styles are those of the elements and of their own style attribute; what is
 * hidden, and the numbers and bullets that Word writes before list items, are
 * left out. Broken HTML is read as far as it makes sense. No network.
 *
 * Returns: (transfer full) (element-type GPtrArray): the lines, each a
 *   #GPtrArray of #KhRun as they stand there, for kh_markup_tidy(); lines
 *   without words are left out
 */
GPtrArray *kh_html_fragment_read (GBytes *bytes, KhLegacy *font, GError **error);

G_END_DECLS
