/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli export: a plan as a file of another format. */
#include "cli-library.h"
#include "cli-pages.h"
#include "exporter.h"
#include "layout.h"

#include <glib/gi18n.h>

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *id = NULL;
  g_autofree char *organ = NULL;
  g_autofree char *unit_name = NULL;
  gboolean pdfa = FALSE, no_plan = FALSE;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file to write; “-” for standard output"), N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &id, N_ ("The file's format; by the file's name if none is given"), N_ ("FORMAT") },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit_name, N_ ("Only what the plan asks of this unit, by its full or short name"), N_ ("NAME") },
    { "organ-id", 0, 0, G_OPTION_ARG_STRING, &organ, N_ ("The body's identifier, for edxml"), N_ ("ID") },
    { "pdfa", 0, 0, G_OPTION_ARG_NONE, &pdfa, N_ ("Write the PDF as PDF/A: 3b with the plan attached, else 2b"), NULL },
    { "no-plan", 0, 0, G_OPTION_ARG_NONE, &no_plan, N_ ("Do not attach the plan to the PDF; it cannot be imported again from it"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (KhPlan) plan = NULL;
  KhUnit *unit = NULL;
  g_autoptr (KhExporter) exporter = NULL;
  g_autoptr (GError) error = NULL;
  KhExportFormat format = KH_EXPORT_PDF;
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_export, options, &argc, &argv, &status))
    return status;
  if (output == NULL)
    return kh_cli_usage (_ ("The file to write is needed: -o FILE"));
  if (!kh_cli_find_format (output, id, &format, &status))
    return status;
  if (format != KH_EXPORT_PDF && (pdfa || no_plan))
    return kh_cli_usage (_ ("--pdfa and --no-plan are for PDF only"));
  if (unit_name != NULL && !kh_export_format_has_extract (format))
    return kh_cli_usage (_ ("There is no extract for one unit in the format “%s”"), kh_export_format_get_info (format)->id);
  if (format == KH_EXPORT_PDF || format == KH_EXPORT_EDXML)
    kh_layout_prepare ();
  plan = kh_cli_load (cli, argv[0], &status);
  if (plan == NULL)
    return status;
  unit = unit_name != NULL ? kh_cli_find_unit (plan, unit_name, &error) : NULL;
  if (error != NULL)
    return kh_cli_fail (error);
  exporter = unit != NULL ? kh_exporter_new_for_unit (plan, unit, format) : kh_exporter_new (plan, format, organ);
  kh_exporter_set_pdf (exporter, pdfa ? KH_PDF_A : KH_PDF_DEFAULT, !no_plan);
  return kh_cli_run_export (plan, exporter, output, format);
}

const KhCliCommand kh_cli_export = {
  .name = "export",
  .arguments = "ID -o FILE [--format pdf|docx|odt|txt|md|csv|csv-targets|ics|xml|edxml] [--unit NAME] [--pdfa] [--no-plan]",
  .summary = N_ ("Writes a plan as PDF, Word or LibreOffice document, text, table, calendar, XML or message between offices"),
  .n_arguments = 1,
  .run = run,
};
