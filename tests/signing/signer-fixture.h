/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file to sign, keys to sign it with, and what others say of the signatures. */
#pragma once

#include "pdf-signer.h"
#include "signatures.h"

typedef struct
{
  char *folder;
  char *database; /* NULL where the tools to make it are absent */
  char *driver; /* of a token, NULL likewise */
} SignerFixture;

/* The PIN as the user types it. */
typedef struct
{
  const char *answer;
  guint n_asked;
} SignerPerson;

/** signer_answer_cb: a #KhPinCallback of a #SignerPerson */
char *signer_answer_cb (const char *token, gpointer user_data);
/** signer_create_pdf: Returns: (transfer full): a file with two signature fields and one to fill;
 * @streams: whether its cross-references are a stream */
GBytes *signer_create_pdf (gboolean streams);
/** signer_skip: Returns: whether the test must be left out, and says so */
gboolean signer_skip (const SignerFixture *shared);
/** signer_find: Returns: (transfer full): the certificate of @holder, which must be there */
KhCertificate *signer_find (KhKeyStore *store, const char *holder);
/** signer_sign: Returns: (transfer full): the signed file, or %NULL with @error set */
GBytes *signer_sign (const SignerFixture *shared, GBytes *pdf, const char *holder, const KhSignOptions *options,
                     const char *pin, GError **error);
/** signer_write_pdf: Returns: (transfer full): the path of a new file with @pdf */
char *signer_write_pdf (const SignerFixture *shared, GBytes *pdf);
/** signer_read_signatures: Returns: (transfer container): what we read of the signatures */
GPtrArray *signer_read_signatures (const SignerFixture *shared, GBytes *pdf);
/** signer_find_info: Returns: (transfer none): of the field, which must be signed */
const KhSignatureInfo *signer_find_info (GPtrArray *signatures, const char *field);
/** signer_starts_with: Returns: whether @longer is @shorter with something after it */
gboolean signer_starts_with (GBytes *longer, GBytes *shorter);
/** signer_check_with_openssl: openssl finds the newest signature to be over the very bytes of its range */
void signer_check_with_openssl (const SignerFixture *shared, GBytes *pdf);
/** signer_check_with_pdfsig: pdfsig, where it is installed, finds so many signatures valid and trusted */
void signer_check_with_pdfsig (const SignerFixture *shared, GBytes *pdf, guint n_signatures);
