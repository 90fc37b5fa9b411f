/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A composed document as a Word document that somebody can go on with. */
#pragma once

#include "profile.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * kh_docx_write:
 * @document: what to write
 * @profile: its format; every length comes from it
 * @error: #KhLayoutError when no font is there to measure with, or #GIOErrorEnum
 *
 * Numbers are automatic, sections, headings, lists and tables are Word's own.
 * Each paragraph carries the UUID of the node it shows in a hidden bookmark, so
 * that an edited text finds its item again. The same input gives the same bytes.
 *
 * Returns: (transfer full): the file's bytes; %NULL with @error set
 */
GBytes *kh_docx_write (KhDocument *document, KhProfile *profile, GError **error);

/* Before a part's identity (#KhUnitPart) in the keywords of a document, which Word and
 * LibreOffice keep. */
#define KH_DOCX_PART_MARK "kehoach-part:"

G_END_DECLS
