/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli check-library, salvage: whether the library is sound, and what can
 * be had out of one that is not. */
#include "cli-library.h"
#include "integrity.h"
#include "salvage.h"

#include <glib/gi18n.h>

static KhCliStatus
run_check_library (KhCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *library = NULL;
  g_auto (GStrv) problems = NULL;
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_check_library, NULL, &argc, &argv, &status))
    return status;
  library = kh_cli_library_path (cli);
  if (!kh_integrity_check (library, KH_INTEGRITY_FULL, NULL, &problems, &error))
    return kh_cli_fail (error);
  for (guint i = 0; problems[i] != NULL; i++)
    kh_cli_print ("%s\n", problems[i]);
  return problems[0] == NULL ? KH_CLI_DONE : KH_CLI_FOUND;
}

static KhCliStatus
run_salvage (KhCli *cli, int argc, char **argv)
{
  g_autoptr (KhSalvageReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *library = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_salvage, NULL, &argc, &argv, &status))
    return status;
  library = kh_cli_library_path (cli);
  path = g_canonicalize_filename (argv[0], NULL);
  if (!kh_salvage_run (library, path, NULL, NULL, NULL, &report, &error))
    return kh_cli_fail (error);
  text = kh_salvage_report_to_text (report);
  kh_cli_print (ngettext ("%u plan could be read.", "%u plans could be read.", report->n_plans), report->n_plans);
  kh_cli_print ("\n%s%s", text, *text != '\0' && !g_str_has_suffix (text, "\n") ? "\n" : "");
  return report->losses->len > 0 || report->uncertain ? KH_CLI_FOUND : KH_CLI_DONE;
}

const KhCliCommand kh_cli_check_library = {
  .name = "check-library",
  .arguments = "",
  .summary = N_ ("Looks at every page and row of the library; prints what is damaged, and exits with 3 then"),
  .run = run_check_library,
};

const KhCliCommand kh_cli_salvage = {
  .name = "salvage",
  .arguments = "FILE",
  .summary = N_ ("Makes a new library of what can still be read of a damaged one, and prints what cannot"),
  .n_arguments = 1,
  .run = run_salvage,
};
