/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signature itself: a detached CMS message, made by NSS. */
#pragma once

#include "pin-request.h"

G_BEGIN_DECLS

#define KH_CMS_DIGEST_LENGTH 32 /* bytes, SHA-256 */

/**
 * kh_cms_measure:
 *
 * Returns: bytes that the message of kh_cms_sign() with @certificate fits into
 */
gsize   kh_cms_measure (KhCertificate *certificate);

/**
 * kh_cms_sign:
 * @digest: SHA-256 of the signed bytes
 * @error: #KhSigningError, or %G_IO_ERROR_CANCELLED when the PIN was not given
 *
 * PAdES baseline B (ETSI EN 319 142-1): signed attributes content-type,
 * message-digest and ESS signing-certificate-v2 (RFC 5035), no signing-time; the
 * certificate and what is known of its chain go along.
 *
 * Returns: (transfer full): the message in DER
 */
GBytes *kh_cms_sign    (KhCertificate *certificate, const guint8 digest[KH_CMS_DIGEST_LENGTH], KhPinFunc pin,
                        gpointer user_data, GError **error);

G_END_DECLS
