/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli export: a plan as a file of another format. */
#include "cli.h"
#include "exporter.h"
#include "layout.h"

#include <glib/gi18n.h>

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *id = NULL;
  g_autofree char *organ = NULL;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file to write; “-” for standard output"), N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &id, N_ ("The file's format; by the file's name if none is given"), N_ ("FORMAT") },
    { "organ-id", 0, 0, G_OPTION_ARG_STRING, &organ, N_ ("The body's identifier, for edxml"), N_ ("ID") },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *known = kh_export_format_dup_ids (", ");
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhExporter) exporter = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  KhExportFormat format = KH_EXPORT_PDF;
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_export, options, &argc, &argv, &status))
    return status;
  if (output == NULL)
    return kh_cli_usage (_ ("The file to write is needed: -o FILE"));
  if (id != NULL && !kh_export_format_from_id (id, &format))
    return kh_cli_usage (_ ("“%s” is no format; these are known: %s"), id, known);
  if (id == NULL && !kh_export_format_from_path (output, &format))
    return kh_cli_usage (_ ("The name “%s” tells no format; add --format with one of %s"), output, known);
  if (format == KH_EXPORT_PDF || format == KH_EXPORT_EDXML)
    kh_layout_prepare ();
  plan = kh_cli_load (cli, argv[0], &status);
  if (plan == NULL)
    return status;
  exporter = kh_exporter_new (plan, format, organ);
  bytes = kh_exporter_run (exporter, NULL, &error);
  if (bytes == NULL || !kh_cli_write (output, bytes, &error))
    return kh_cli_fail (error);
  return KH_CLI_DONE;
}

const KhCliCommand kh_cli_export = {
  .name = "export",
  .arguments = "ID -o FILE [--format pdf|docx|odt|txt|md|csv|csv-targets|xml|edxml]",
  .summary = N_ ("Writes a plan as PDF, Word or LibreOffice document, text, table, XML or message between offices"),
  .n_arguments = 1,
  .run = run,
};
