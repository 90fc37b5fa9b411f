/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPdfTags: opens and closes structure tags around what is drawn, so that the
 * PDF says what is a heading, a list, a table. */
#pragma once

#include "frames.h"

G_BEGIN_DECLS

/** KH_PDF_CONTINUATION: the tag of what goes on from the page before; pdf-structure.c joins it to its start. */
#define KH_PDF_CONTINUATION "NonStruct"

typedef struct _KhPdfTags KhPdfTags;

KhPdfTags *kh_pdf_tags_new (KhDocument *document, cairo_t *cr);
void kh_pdf_tags_free (KhPdfTags *self);
/** kh_pdf_tags_enter: Opens the tags that @placed belongs in. */
void kh_pdf_tags_enter (KhPdfTags *self, const KhPlaced *placed);
/** kh_pdf_tags_leave: Closes the innermost tag, at the end of a page. */
void kh_pdf_tags_leave (KhPdfTags *self);
/** kh_pdf_tags_finish: Closes all tags. */
void kh_pdf_tags_finish (KhPdfTags *self);
/** kh_pdf_tags_has_continuations: Returns: whether anything went on from a page before */
gboolean kh_pdf_tags_has_continuations (const KhPdfTags *self);
/** kh_pdf_tags_is_artifact: Returns: whether @placed is no part of what is read: rules, page numbers, repeated heads */
gboolean kh_pdf_tags_is_artifact (const KhPlaced *placed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhPdfTags, kh_pdf_tags_free)

G_END_DECLS
