/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPdfUpdate: changes of a PDF that are appended to it, so that no byte of it changes (ISO 32000-1, 7.5.6). */
#pragma once

#include "signing-error.h"

#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

typedef struct _KhPdfUpdate KhPdfUpdate;

/**
 * kh_pdf_update_new:
 * @bytes: a PDF
 * @name: (nullable): the file's name, for the errors
 * @error: %KH_SIGNING_ERROR_NOT_PDF or %KH_SIGNING_ERROR_ENCRYPTED
 *
 * A damaged file is refused: what a reader would have to guess cannot be signed.
 */
KhPdfUpdate *kh_pdf_update_new        (GBytes *bytes, const char *name, GError **error);
void         kh_pdf_update_free       (KhPdfUpdate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhPdfUpdate, kh_pdf_update_free)

/** kh_pdf_update_get_handle: Returns: (transfer none): the objects, to be changed through libqpdf */
qpdf_data    kh_pdf_update_get_handle (KhPdfUpdate *self);

/** kh_pdf_update_touch: @object: an indirect object that was changed; new ones that it refers to come along */
void         kh_pdf_update_touch      (KhPdfUpdate *self, qpdf_oh object);

/**
 * kh_pdf_update_add_text:
 * @text: a whole object as it stands in the file
 *
 * For an object whose bytes must be known, such as one with the place of a signature.
 *
 * Returns: a reference to it
 */
qpdf_oh      kh_pdf_update_add_text   (KhPdfUpdate *self, const char *text);

/** kh_pdf_update_import: Returns: the page of @page, a PDF of one, as a form XObject in this file, or 0 with @error set */
qpdf_oh      kh_pdf_update_import     (KhPdfUpdate *self, GBytes *page, GError **error);

/**
 * kh_pdf_update_find_field:
 * @field: a field's partial name
 *
 * Returns: the field's dictionary, or 0
 */
qpdf_oh      kh_pdf_update_find_field (KhPdfUpdate *self, const char *name);
/** kh_pdf_update_find_unsigned: Returns: the first signature field without a signature, or 0 */
qpdf_oh      kh_pdf_update_find_unsigned (KhPdfUpdate *self);
/** kh_pdf_update_list_signatures: Returns: (transfer full): the signature fields with (@signed_ones) or without a
 * signature, each a qpdf_oh as a pointer */
GPtrArray   *kh_pdf_update_list_signatures (KhPdfUpdate *self, gboolean signed_ones);
/** kh_pdf_update_list_blank: Returns: (transfer full): the text fields that nobody has filled, each a qpdf_oh as a pointer */
GPtrArray   *kh_pdf_update_list_blank (KhPdfUpdate *self);
/** kh_pdf_update_get_form: Returns: the form's dictionary, made if there is none */
qpdf_oh      kh_pdf_update_get_form   (KhPdfUpdate *self);
/** kh_pdf_update_touch_form: writes the form's dictionary anew, or the catalogue that it stands in */
void         kh_pdf_update_touch_form (KhPdfUpdate *self);

/**
 * kh_pdf_update_finish:
 * @place: (out) (optional): where the object of kh_pdf_update_add_text() begins, in bytes from the file's start
 *
 * Returns: (transfer full): the old file with the changes after it, or %NULL with @error set
 */
GByteArray  *kh_pdf_update_finish     (KhPdfUpdate *self, gsize *place, GError **error);

/** kh_pdf_get_keys: Returns: (transfer full) (element-type utf8): the keys of a dictionary; libqpdf goes through one at a time only */
GPtrArray   *kh_pdf_get_keys          (qpdf_data handle, qpdf_oh dictionary);

G_END_DECLS
