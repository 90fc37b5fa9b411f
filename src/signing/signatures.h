/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and validates the signatures of a PDF file. */
#pragma once

#include "signing-error.h"

G_BEGIN_DECLS

/**
 * KhSignatureStatus:
 * @KH_SIGNATURE_HOLDS: the signed bytes are as they were when they were signed
 * @KH_SIGNATURE_CHANGED: the document was changed after it was signed
 * @KH_SIGNATURE_INVALID: the signature was not made with its certificate's key
 * @KH_SIGNATURE_BROKEN: the signature cannot be read or checked
 */
typedef enum
{
  KH_SIGNATURE_HOLDS,
  KH_SIGNATURE_CHANGED,
  KH_SIGNATURE_INVALID,
  KH_SIGNATURE_BROKEN,
} KhSignatureStatus;

/**
 * KhSignatureScope:
 * @KH_SIGNATURE_WHOLE: it speaks for the whole file
 * @KH_SIGNATURE_FILLED: afterwards fields were filled in or signed, as is the way
 *   of an office: the number comes after the person's signature; every page is as it was
 * @KH_SIGNATURE_EXTENDED: afterwards pages were added or changed
 */
typedef enum
{
  KH_SIGNATURE_WHOLE,
  KH_SIGNATURE_FILLED,
  KH_SIGNATURE_EXTENDED,
} KhSignatureScope;

/**
 * KhCertificateStanding:
 * @KH_CERTIFICATE_TRUSTED: this computer knows and trusts its issuer
 * @KH_CERTIFICATE_UNKNOWN: this computer does not know its issuer
 * @KH_CERTIFICATE_EXPIRED: its life has ended
 * @KH_CERTIFICATE_REVOKED: its issuer has taken it back
 */
typedef enum
{
  KH_CERTIFICATE_TRUSTED,
  KH_CERTIFICATE_UNKNOWN,
  KH_CERTIFICATE_EXPIRED,
  KH_CERTIFICATE_REVOKED,
} KhCertificateStanding;

/**
 * KhSignatureInfo:
 * @field: (nullable): the name of the signature field
 * @signer: (nullable): the name in the signer's certificate
 * @time: (nullable): when it was signed, by the signer's own clock
 * @status: whether the signature holds
 * @scope: what was done to the file since; of a signature that holds
 * @standing: what this computer knows of the certificate
 */
typedef struct
{
  char             *field;
  char             *signer;
  GDateTime        *time;
  KhSignatureStatus status;
  KhSignatureScope  scope;
  KhCertificateStanding standing;
} KhSignatureInfo;

void kh_signature_info_free (KhSignatureInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhSignatureInfo, kh_signature_info_free)

/** kh_signature_info_is_sound: Returns: whether it holds, and nothing but fields came after it */
gboolean kh_signature_info_is_sound (const KhSignatureInfo *info);

/** kh_signature_info_dup_words: Returns: (transfer full): whether it holds, in a sentence for the user */
char *kh_signature_info_dup_words (const KhSignatureInfo *info);

/**
 * kh_signatures_read:
 * @path: a PDF file
 * @error: #KhSigningError, or #GIOErrorEnum when the file cannot be read
 *
 * Fields that nobody has signed yet are left out. Asks no network: whether a
 * certificate was revoked is not looked up. The cryptographic library is first
 * touched here, so reading a PDF in any other way asks for no password.
 *
 * Returns: (transfer full) (element-type KhSignatureInfo): the signatures, in
 *   the file's order; empty for a file without any
 */
GPtrArray *kh_signatures_read (const char *path, GError **error);

G_END_DECLS
