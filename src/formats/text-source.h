/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text becomes source paragraphs: lines joined, page numbers dropped, marks of bold read. */
#pragma once

#include "recogniser-source.h"

G_BEGIN_DECLS

/* Limits that keep memory and time in proportion to any input. */
#define KH_TEXT_SOURCE_MAX_LINE  (64 * 1024)
#define KH_TEXT_SOURCE_MAX_LINES 100000

/**
 * kh_text_source_read:
 * @bytes: the file
 * @error: #KhReaderError: empty, binary or not UTF-8, over a limit
 *
 * UTF-8 with or without a byte order mark; lines end with CR, LF, both, or any
 * separator of Unicode; a form feed is a page break.
 *
 * Returns: (transfer full): the paragraphs, and findings about what was repaired
 */
KhSource *kh_text_source_read (GBytes *bytes, GError **error);

G_END_DECLS
