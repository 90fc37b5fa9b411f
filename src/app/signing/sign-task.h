/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing without the window waiting for the token. */
#pragma once

#include "pdf-signer.h"

G_BEGIN_DECLS

/** kh_sign_fields_async: finds the signature fields of @file that nobody has signed, and the text fields that are blank */
void        kh_sign_fields_async  (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);

/**
 * kh_sign_fields_finish:
 * @blank: (out) (optional) (transfer full) (array zero-terminated=1): names of the blank text fields
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): names of the signature
 *   fields; %NULL with @error of #GIOErrorEnum or #KhSigningError
 */
char      **kh_sign_fields_finish (GAsyncResult *result, char ***blank, GError **error);

/**
 * kh_sign_list_async:
 * @driver: (nullable): path of a token's driver
 *
 * Finds the certificates that can sign: tokens take their time to answer.
 */
void        kh_sign_list_async  (const char *driver, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);

/** kh_sign_list_finish: Returns: (transfer full) (element-type KhCertificate) */
GListModel *kh_sign_list_finish (GAsyncResult *result, GError **error);

/**
 * KhSignRequest:
 * @source: the PDF
 * @target: the signed file, replaced as a whole or not at all
 * @certificate: whose key signs
 * @pin: wiped after use
 * @field: (nullable): see #KhSignOptions
 * @picture: (nullable): a PNG
 * @picture_kind: how large it is
 * @kept_picture: (nullable): gets a copy of @picture once it is signed
 * @number, @date: (nullable): filled in first, where the file has blank fields for
 *   them; @date is YYYY-MM-DD
 * @corner: (nullable): see #KhSignOptions
 */
typedef struct
{
  GFile         *source;
  GFile         *target;
  KhCertificate *certificate;
  char          *pin;
  char          *field;
  GFile         *picture;
  KhPicture      picture_kind;
  GFile         *kept_picture;
  char          *number;
  char          *date;
  char          *corner;
} KhSignRequest;

void     kh_sign_request_free (KhSignRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhSignRequest, kh_sign_request_free)

/** kh_sign_async: @request: (transfer full) */
void     kh_sign_async  (KhSignRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data);

/** kh_sign_finish: Returns: whether the file was written; if not, no half of one is there */
gboolean kh_sign_finish (GAsyncResult *result, GError **error);

G_END_DECLS
