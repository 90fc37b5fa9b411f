/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that sign PDFs and tell what their signatures are worth. */
#pragma once

#include "cli.h"

G_BEGIN_DECLS

/** kh_signer_sign: signs a PDF; the words of the line as for #KhCliCommand.run */
KhCliStatus kh_signer_sign         (KhCli *cli, int argc, char **argv);
/** kh_signer_certificates: lists the certificates that can sign */
KhCliStatus kh_signer_certificates (KhCli *cli, int argc, char **argv);
/** kh_signer_verify: tells who signed a PDF and whether it holds; %KH_CLI_FOUND when it does not */
KhCliStatus kh_signer_verify       (KhCli *cli, int argc, char **argv);

G_END_DECLS
