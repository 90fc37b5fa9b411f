/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhCertificate: a certificate that can sign, with what a person knows it by. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KH_TYPE_CERTIFICATE (kh_certificate_get_type ())
G_DECLARE_FINAL_TYPE (KhCertificate, kh_certificate, KH, CERTIFICATE, GObject)

/** kh_certificate_get_holder: Returns: the person or body it is for */
const char *kh_certificate_get_holder     (KhCertificate *self);
/** kh_certificate_get_issuer: Returns: who vouches for the holder */
const char *kh_certificate_get_issuer     (KhCertificate *self);
/** kh_certificate_get_token: Returns: the name of the token or database that holds its key */
const char *kh_certificate_get_token      (KhCertificate *self);
/** kh_certificate_get_id: Returns: SHA-256 of the certificate in hexadecimal, by which it is found again */
const char *kh_certificate_get_id         (KhCertificate *self);
/** kh_certificate_get_not_before: Returns: (transfer none): the first moment of its life */
GDateTime  *kh_certificate_get_not_before (KhCertificate *self);
/** kh_certificate_get_not_after: Returns: (transfer none): the last moment of its life */
GDateTime  *kh_certificate_get_not_after  (KhCertificate *self);

/**
 * kh_certificate_check:
 * @now: (nullable): the moment to sign at, %NULL for now
 * @error: %KH_SIGNING_ERROR_CERTIFICATE
 *
 * Returns: whether it may sign at that moment: it lives, its key may be used for
 *   signatures, and the database does not know it as revoked
 */
gboolean    kh_certificate_check          (KhCertificate *self, GDateTime *now, GError **error);

G_END_DECLS
