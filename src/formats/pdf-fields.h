/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Form fields of a PDF: what is signed, and what is filled in after the signature. */
#pragma once

#include "form-fields.h"
#include "pdf-qpdf.h"

G_BEGIN_DECLS

/* The names of the fields, by which a signing program finds them. */
#define KH_PDF_FIELD_NUMBER "SoVanBan"
#define KH_PDF_FIELD_DAY "Ngay"
#define KH_PDF_FIELD_MONTH "Thang"
#define KH_PDF_FIELD_SIGNATURE "ChuKy" /* of the second signer and on: "ChuKy2" … */
#define KH_PDF_FIELD_SEAL "ConDau"

/**
 * kh_pdf_fields_add:
 * @fields: (element-type KhField): as kh_frames_find_fields() gives them
 * @embedded: whether fonts that are not in the file are forbidden, as in PDF/A
 *
 * Adds an empty field at each place. Empty ones print as nothing.
 */
void kh_pdf_fields_add (KhPdfFile *file, KhFrames *frames, const GArray *fields, gboolean embedded);

G_END_DECLS
