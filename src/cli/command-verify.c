/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli verify: whether the signatures of a PDF hold. */
#include "cli.h"
#include "signatures.h"

#include <glib/gi18n.h>

static const char *
describe (KhSignatureStatus status)
{
  switch (status)
    {
    case KH_SIGNATURE_HOLDS:
      return _ ("the signature holds");
    case KH_SIGNATURE_CHANGED:
      return _ ("the document was changed after it was signed");
    case KH_SIGNATURE_INVALID:
      return _ ("the signature does not belong to its certificate");
    default:
      return _ ("the signature cannot be checked");
    }
}

static void
print_signature (const KhSignatureInfo *info)
{
  g_autofree char *time = info->time != NULL ? g_date_time_format (info->time, "%Y-%m-%d %H:%M:%S") : NULL;

  kh_cli_print ("%s, %s: %s", info->signer != NULL ? info->signer : _ ("unknown signer"),
                time != NULL ? time : _ ("unknown time"), describe (info->status));
  if (info->status == KH_SIGNATURE_HOLDS && !info->trusted)
    kh_cli_print ("; %s", _ ("this computer does not know who issued the certificate"));
  kh_cli_print ("\n");
}

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  g_autoptr (GPtrArray) signatures = NULL;
  g_autoptr (GError) error = NULL;
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_verify, NULL, &argc, &argv, &status))
    return status;
  signatures = kh_signatures_read (argv[0], &error);
  if (signatures == NULL)
    return kh_cli_fail (error);
  if (signatures->len == 0)
    kh_cli_print ("%s\n", _ ("The file has no signature."));
  for (guint i = 0; i < signatures->len; i++)
    {
      const KhSignatureInfo *info = g_ptr_array_index (signatures, i);

      print_signature (info);
      if (info->status != KH_SIGNATURE_HOLDS)
        status = KH_CLI_FOUND;
    }
  return status;
}

const KhCliCommand kh_cli_verify = {
  .name = "verify",
  .arguments = "FILE.pdf",
  .summary = N_ ("Tells who signed a PDF and whether each signature holds"),
  .n_arguments = 1,
  .run = run,
};
