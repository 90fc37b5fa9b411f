/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames become a PDF: Cairo draws, libqpdf adds what Cairo 1.16 cannot say. */
#pragma once

#include "frames.h"

G_BEGIN_DECLS

#define KH_PDF_ERROR (kh_pdf_error_quark ())
GQuark kh_pdf_error_quark (void);

typedef enum
{
  KH_PDF_ERROR_FAILED,
} KhPdfError;

typedef enum
{
  KH_PDF_DEFAULT = 0,
  KH_PDF_A = 1 << 0, /* PDF/A: 3b with an attachment, 2b without */
} KhPdfFlags;

/** kh_pdf_get_creation_time: Returns: SOURCE_DATE_EPOCH when set, else now; seconds since 1970 */
gint64 kh_pdf_get_creation_time (void);

/**
 * kh_pdf_write:
 * @document: for metadata, bookmarks and the reading order
 * @frames: its pages
 * @fields: (nullable) (element-type KhField): where it is filled in and signed later, as kh_frames_find_fields() gives them
 * @plan_xml: (nullable): the plan's own XML, attached so that the PDF can be imported again
 *
 * The creation date is SOURCE_DATE_EPOCH when set; then the same input gives
 * the same bytes.
 *
 * Returns: (transfer full): the file's bytes; %NULL with @error set
 */
GBytes *kh_pdf_write (KhDocument *document, KhFrames *frames, const GArray *fields, KhPdfFlags flags, GBytes *plan_xml,
                      GError **error);

G_END_DECLS
