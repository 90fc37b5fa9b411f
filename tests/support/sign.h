/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files signed by another program, with a certificate that is thrown away. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KH_TEST_SIGNER "Nguyễn Văn A"

/**
 * kh_test_sign_pdf:
 * @folder: where the certificate is made
 * @input: a PDF
 * @output: where the signed one goes
 *
 * Returns: %FALSE where certutil or pdfsig is not installed
 */
gboolean kh_test_sign_pdf   (const char *folder, const char *input, const char *output);

/** kh_test_change_pdf: changes a byte of @path that @words, which occur in it, begin with; the file still opens */
void     kh_test_change_pdf (const char *path, const char *words);

G_END_DECLS
