/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli verify: whether the signatures of a PDF hold. */
#include "signatures.h"
#include "signer.h"

#include <glib/gi18n.h>

static void
print_signature (const KhSignatureInfo *info)
{
  g_autofree char *time = info->time != NULL ? g_date_time_format (info->time, "%Y-%m-%d %H:%M:%S") : NULL;

  g_autofree char *words = kh_signature_info_dup_words (info);

  kh_cli_print ("%s, %s: %s\n", info->signer != NULL ? info->signer : _ ("unknown signer"),
                time != NULL ? time : _ ("unknown time"), words);
}

KhCliStatus
kh_signer_verify (KhCli *cli, int argc, char **argv)
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
      if (!kh_signature_info_is_sound (info))
        status = KH_CLI_FOUND;
    }
  return status;
}
