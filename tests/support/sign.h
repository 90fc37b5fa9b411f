/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files signed by another program, with a certificate that is thrown away. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KH_TEST_SIGNER "Nguyễn Văn A"
#define KH_TEST_PIN "mat khau thu" /* of the key store and the token */
#define KH_TEST_BODY "Sở Mẫu"
#define KH_TEST_EXPIRED "Trần Hết Hạn"
#define KH_TEST_CIPHER "Lê Mã Hóa"
#define KH_TEST_REVOKED "Phạm Thu Hồi"
#define KH_TEST_ON_TOKEN "Đỗ Có Thẻ"

/**
 * kh_test_sign_pdf:
 * @folder: where the certificate is made
 * @input: a PDF
 * @output: where the signed one goes
 *
 * Returns: %FALSE where certutil or pdfsig is not installed
 */
gboolean kh_test_sign_pdf   (const char *folder, const char *input, const char *output);

/**
 * kh_test_make_key_store:
 * @folder: where it is made
 *
 * An NSS database with %KH_TEST_PIN, an authority that it trusts, and the
 * certificates named above but the last; one expired, one not for signatures and
 * one revoked among them.
 *
 * Returns: (transfer full) (nullable): its folder; %NULL where certutil or crlutil is not installed
 */
char    *kh_test_make_key_store (const char *folder);

/**
 * kh_test_make_token:
 * @folder: where kh_test_make_key_store() has made its database
 *
 * A token of software with %KH_TEST_PIN, its certificate from the same
 * authority. Sets SOFTHSM2_CONF.
 *
 * Returns: (transfer full) (nullable): its driver; %NULL where softhsm2-util or modutil is not installed
 */
char    *kh_test_make_token (const char *folder);

/** kh_test_change_pdf: changes a byte of @path that @words, which occur in it, begin with; the file still opens */
void     kh_test_change_pdf (const char *path, const char *words);

G_END_DECLS
