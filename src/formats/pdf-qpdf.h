/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPdfFile: owns libqpdf's handle while what Cairo cannot write is added. */
#pragma once

#include "pdf-xmp.h"

#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

typedef struct _KhPdfFile KhPdfFile;

/** kh_pdf_file_open: Returns: (transfer full) (nullable): the file read from @bytes */
KhPdfFile *kh_pdf_file_open (GBytes *bytes, GError **error);
void kh_pdf_file_free (KhPdfFile *self);

/** kh_pdf_file_get_handle: Returns: (transfer none): for the modules that change the file's objects */
qpdf_data kh_pdf_file_get_handle (KhPdfFile *self);
/** kh_pdf_file_check: Returns: whether no call since the last check has failed */
gboolean kh_pdf_file_check (KhPdfFile *self, GError **error);

/** kh_pdf_file_set_language: Language of the text, and the title shown instead of the file's name. */
void kh_pdf_file_set_language (KhPdfFile *self, const char *language);
/** kh_pdf_file_set_metadata: Writes XMP that says what the document information says; fills the rest of @info. */
void kh_pdf_file_set_metadata (KhPdfFile *self, KhPdfInfo *info);
/** kh_pdf_file_attach: Attaches @content as the document's source (AFRelationship). */
void kh_pdf_file_attach (KhPdfFile *self, const char *name, const char *media_type, const char *description,
                         GBytes *content, gint64 modified);
/** kh_pdf_file_set_output_intent: Says that colours are those of the RGB profile @icc. */
void kh_pdf_file_set_output_intent (KhPdfFile *self, GBytes *icc);
/** kh_pdf_file_drop_transparency: Takes away the transparency groups that Cairo declares on every page and no page uses. */
void kh_pdf_file_drop_transparency (KhPdfFile *self);

/** KH_PDF_PRINTED: the flag of an annotation that is printed, as PDF/A wants all (ISO 32000-1, table 165) */
#define KH_PDF_PRINTED 4

/** kh_pdf_file_new_rectangle: @edges: left, bottom, right, top in PDF's own coordinates. Returns: the array of them */
qpdf_oh kh_pdf_file_new_rectangle (KhPdfFile *self, const double edges[4]);
/** kh_pdf_file_add_annotation: @annotation: an indirect object, put last on the page with index @page */
void kh_pdf_file_add_annotation (KhPdfFile *self, guint page, qpdf_oh annotation);

/**
 * kh_pdf_file_add_link:
 * @page: index of the page with the link
 * @rectangle: left, bottom, right, top in PDF's own coordinates
 * @target: index of the page it leads to
 * @y: place on it, from the bottom
 */
void kh_pdf_file_add_link (KhPdfFile *self, guint page, const double rectangle[4], guint target, double y);
/** kh_pdf_file_complete_fonts: Says that the glyphs of embedded fonts stand in the order of their numbers, as PDF/A wants it said. */
void kh_pdf_file_complete_fonts (KhPdfFile *self);
/**
 * kh_pdf_file_mark_artifacts:
 *
 * Marks what the pages' form XObjects draw as artifacts (ISO 32000-1, 14.8.2.2),
 * so that no reader takes it for text: each page holds one at most, with what
 * kh_pdf_cairo_write() grouped.
 */
void kh_pdf_file_mark_artifacts (KhPdfFile *self);

/** kh_pdf_file_write: Returns: (transfer full): the file; the same bytes for the same objects */
GBytes *kh_pdf_file_write (KhPdfFile *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhPdfFile, kh_pdf_file_free)

G_END_DECLS
