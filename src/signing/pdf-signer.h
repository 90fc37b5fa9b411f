/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing a PDF, and filling the fields that are filled after a signature. */
#pragma once

#include "appearance.h"
#include "key-store.h"

G_BEGIN_DECLS

/**
 * KhSignOptions:
 * @name: (nullable): the file's name, for the errors
 * @field: (nullable): the signature field to fill; %NULL for the first empty one,
 *   or one without a place on the page where the file has none
 * @picture: (nullable): what stands in the field, a PNG
 * @picture_kind: how large the picture is
 * @reason: (nullable): why it is signed
 * @location: (nullable): where
 * @time: (nullable): when; %NULL for now
 * @corner: (nullable): number and symbol of the document that the file belongs to as
 *   an attachment in a file of its own: they stand with the time at the top right
 *   of its first page, without a picture (decree 30/2020/NĐ-CP, appendix I, II.8.b
 *   and III.1.d); @field and @picture are not heeded then
 */
typedef struct
{
  const char *name;
  const char *field;
  GBytes     *picture;
  KhPicture   picture_kind;
  const char *reason;
  const char *location;
  GDateTime  *time;
  const char *corner;
} KhSignOptions;

/**
 * kh_pdf_list_unsigned:
 * @pdf: the file
 * @name: (nullable): its name, for the errors
 * @error: %KH_SIGNING_ERROR_NOT_PDF or %KH_SIGNING_ERROR_ENCRYPTED
 *
 * Returns: (transfer full) (array zero-terminated=1): names of the signature fields that nobody has signed
 */
char  **kh_pdf_list_unsigned (GBytes *pdf, const char *name, GError **error);

/** kh_pdf_list_blank: as kh_pdf_list_unsigned(), names of the text fields that nobody has filled */
char  **kh_pdf_list_blank    (GBytes *pdf, const char *name, GError **error);

/**
 * kh_pdf_sign:
 * @pdf: the file
 * @certificate: whose key signs
 * @pin: (scope call): asked once for the PIN; never stored
 * @error: #KhSigningError, or %G_IO_ERROR_CANCELLED when no PIN was given
 *
 * Appends the signature: no byte of @pdf changes, so earlier signatures hold.
 * PAdES baseline B (ETSI.CAdES.detached, SHA-256).
 *
 * Returns: (transfer full): the signed file
 */
GBytes *kh_pdf_sign (GBytes *pdf, KhCertificate *certificate, const KhSignOptions *options, KhPinFunc pin,
                     gpointer user_data, GError **error);

/**
 * KhFieldValue:
 * @field: a text field's name
 * @text: what is filled in
 * @font: (nullable): the font of the page around it, for Pango, with its size; %NULL for what the field itself says
 */
typedef struct
{
  const char *field;
  const char *text;
  const char *font;
} KhFieldValue;

/**
 * kh_pdf_fill:
 * @pdf: the file
 * @name: (nullable): its name, for the errors
 * @values: (array length=n_values): what is filled in; each field only once in its life
 * @error: #KhSigningError
 *
 * Fills text fields, such as number and date, which a body gives after the
 * person has signed. Appended, so that signatures hold.
 *
 * Returns: (transfer full): the file with them
 */
GBytes *kh_pdf_fill (GBytes *pdf, const char *name, const KhFieldValue *values, guint n_values, GError **error);

G_END_DECLS
