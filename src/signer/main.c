/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-signer: does what kehoach-cli hands over that concerns signatures. Not for people.
 *
 * It is a program of its own because NSS and poppler, which nothing else needs,
 * cost every command of kehoach-cli a third of its start. It takes the place of
 * kehoach-cli in its process, so that terminal, streams and exit status are the
 * same, and speaks in its name.
 */
#include "locale-dir.h"
#include "signer.h"

static const struct
{
  const KhCliCommand *command;
  KhCliStatus (*run) (KhCli *cli, int argc, char **argv);
} commands[] = {
  { &kh_cli_sign, kh_signer_sign },
  { &kh_cli_certificates, kh_signer_certificates },
  { &kh_cli_verify, kh_signer_verify },
};

int
main (int argc, char **argv)
{
  g_set_prgname ("kehoach-cli");
  /* Standard output is for what was asked for. */
  g_log_writer_default_set_use_stderr (TRUE);
  kh_locale_init (KH_LOCALEDIR);
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].command->name, argv[1]))
      {
        KhCli cli = { NULL };
        const KhCliStatus status = commands[i].run (&cli, argc - 1, argv + 1);

        g_free (cli.library);
        return kh_cli_end (status);
      }
  return KH_CLI_USAGE;
}
