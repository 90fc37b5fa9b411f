/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that kehoach-signer does: what the help says of them, and what they take. */
#include "cli.h"

#include <glib/gi18n.h>

const KhCliCommand kh_cli_sign = {
  .name = "sign",
  .arguments = "FILE.pdf -o FILE",
  .summary = N_ ("Signs a PDF with a certificate from the computer or a token"),
  .n_arguments = 1,
};

const KhCliCommand kh_cli_certificates = {
  .name = "certificates",
  .arguments = "",
  .summary = N_ ("Lists the certificates that can sign: identifier, holder, issuer, from, to, place"),
  .n_arguments = 0,
};

const KhCliCommand kh_cli_verify = {
  .name = "verify",
  .arguments = "FILE.pdf",
  .summary = N_ ("Tells who signed a PDF and whether each signature holds"),
  .n_arguments = 1,
};
