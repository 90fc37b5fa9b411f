/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a PDF that Cairo writes: pages, fonts, tags, bookmarks, metadata. */
#pragma once

#include "frames.h"

G_BEGIN_DECLS

/**
 * kh_pdf_cairo_write:
 * @created: Unix time written as the creation date
 * @continues: (out): whether the tags have continuations to be joined, see pdf-structure.h
 *
 * Returns: (transfer full): a PDF without what only libqpdf can add
 */
GBytes *kh_pdf_cairo_write (KhDocument *document, KhFrames *frames, gint64 created, gboolean *continues,
                            GError **error);

G_END_DECLS
