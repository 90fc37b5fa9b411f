/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong with signatures. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KH_SIGNING_ERROR (kh_signing_error_quark ())
GQuark kh_signing_error_quark (void);

/**
 * KhSigningError:
 * @KH_SIGNING_ERROR_NOT_PDF: the file is no PDF, or a damaged one
 * @KH_SIGNING_ERROR_ENCRYPTED: the file asks for a password
 * @KH_SIGNING_ERROR_STORE: the certificates could not be opened
 * @KH_SIGNING_ERROR_DRIVER: a token's driver could not be loaded
 * @KH_SIGNING_ERROR_CERTIFICATE: the certificate has expired, was revoked or may not sign
 * @KH_SIGNING_ERROR_PIN: the PIN was wrong
 * @KH_SIGNING_ERROR_TOKEN: the token is not there any more, or does not answer
 * @KH_SIGNING_ERROR_FIELD: there is no such field in the file, or it is filled already
 * @KH_SIGNING_ERROR_PICTURE: a picture cannot be read
 * @KH_SIGNING_ERROR_FAILED: the signature could not be made
 */
typedef enum
{
  KH_SIGNING_ERROR_NOT_PDF,
  KH_SIGNING_ERROR_ENCRYPTED,
  KH_SIGNING_ERROR_STORE,
  KH_SIGNING_ERROR_DRIVER,
  KH_SIGNING_ERROR_CERTIFICATE,
  KH_SIGNING_ERROR_PIN,
  KH_SIGNING_ERROR_TOKEN,
  KH_SIGNING_ERROR_FIELD,
  KH_SIGNING_ERROR_PICTURE,
  KH_SIGNING_ERROR_FAILED,
} KhSigningError;

G_END_DECLS
