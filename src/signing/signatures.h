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
 * KhSignatureInfo:
 * @field: (nullable): the name of the signature field
 * @signer: (nullable): the name in the signer's certificate
 * @time: (nullable): when it was signed, by the signer's own clock
 * @status: whether the signature holds
 * @trusted: whether this computer knows and trusts the certificate's issuer
 */
typedef struct
{
  char             *field;
  char             *signer;
  GDateTime        *time;
  KhSignatureStatus status;
  gboolean          trusted;
} KhSignatureInfo;

void kh_signature_info_free (KhSignatureInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhSignatureInfo, kh_signature_info_free)

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
