/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli import: a plan from a file into the library. */
#include "cli-library.h"
#include "part-transfer.h"
#include "reader-child.h"

#include <glib/gi18n.h>

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  int year = 0;
  const GOptionEntry options[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &year, N_ ("The plan's year, in place of the one in the file"), N_ ("YEAR") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhStore) store = NULL;
  g_autoptr (GError) error = NULL;
  KhCliStatus status = KH_CLI_DONE;
  gint64 id;

  if (!kh_cli_parse (cli, &kh_cli_import, options, &argc, &argv, &status))
    return status;
  if (year != 0 && !kh_cli_is_year (year))
    return kh_cli_usage (_ ("%d is no year of a plan"), year);
  /* The file first: one that is no plan leaves the library untouched. */
  plan = kh_reader_child_read (argv[0], year, KH_READER_PLAN_ONLY, NULL, &error);
  if (plan == NULL)
    return kh_cli_fail (error);
  store = kh_cli_open (cli, KH_STORE_OPEN_DEFAULT);
  if (store == NULL)
    return KH_CLI_FAILED;
  id = kh_part_is_whole (plan) ? kh_part_take_in (store, plan, &error) : kh_store_add_plan (store, plan, &error);
  if (id == 0)
    return kh_cli_fail (error);
  kh_cli_note_findings (plan, argv[0]);
  kh_cli_print ("%" G_GINT64_FORMAT "\n", id);
  return KH_CLI_DONE;
}

const KhCliCommand kh_cli_import = {
  .name = "import",
  .arguments = "FILE [--year YEAR]",
  .summary = N_ ("Reads a plan from a Word, LibreOffice or text file, a table, a PDF or XML of ours and prints its number"),
  .n_arguments = 1,
  .run = run,
};
