/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli report: a report on a plan's implementation in a period. */
#include "cli-library.h"
#include "cli-pages.h"
#include "layout.h"
#include "report-maker.h"
#include "succession.h"

#include <glib/gi18n.h>

typedef struct
{
  KhReportPeriod period;
  gboolean fresh;
  const char *output; /* (nullable) */
  KhExportFormat format;
} Report;

/* The report that the library has of the period, as somebody may have changed it, or a new one.
 * @id: (out): of the one in the library, 0 for a new one
 * Returns: (transfer full) (nullable): %NULL with @error set */
static KhPlan *
get_report (KhStore *store, KhPlan *plan, const Report *self, gint64 *id, GError **error)
{
  g_autoptr (KhReportOutline) outline = NULL;
  GError *local = NULL;
  GDate today;

  *id = self->fresh ? 0 : kh_store_find_report (store, plan, &self->period, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  if (*id != 0)
    return kh_store_load_plan (store, *id, error);
  outline = kh_report_outline_load (error);
  kh_date_get_today (&today);
  return outline != NULL ? kh_report_make (plan, &self->period, &today, outline) : NULL;
}

static KhCliStatus
report (KhCli *cli, gint64 plan_id, const Report *self)
{
  g_autoptr (KhStore) store = kh_cli_open (cli, self->output != NULL ? KH_STORE_OPEN_READ_ONLY : KH_STORE_OPEN_DEFAULT);
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhPlan) made = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (store == NULL)
    return KH_CLI_FAILED;
  if (self->output != NULL && self->format == KH_EXPORT_PDF)
    kh_layout_prepare ();
  plan = kh_store_load_plan (store, plan_id, &error);
  if (plan != NULL)
    made = get_report (store, plan, self, &id, &error);
  if (made == NULL)
    return kh_cli_fail (error);
  if (id != 0)
    {
      g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      kh_cli_note (_ ("The library has a report of that period, number %s, as it was edited; --fresh makes it anew"), name);
    }
  if (self->output != NULL)
    return kh_cli_export_plan (made, self->output, self->format);
  if (id == 0)
    id = kh_store_add_report (store, plan, made, &self->period, &error);
  if (id == 0)
    return kh_cli_fail (error);
  kh_cli_print ("%" G_GINT64_FORMAT "\n", id);
  return KH_CLI_DONE;
}

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  Report self = { 0 };
  g_autofree char *output = NULL;
  g_autofree char *code = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry options[] = {
    { "period", 0, 0, G_OPTION_ARG_FILENAME, &code, N_ ("The time that is reported on: 2027M03, 2027Q1, 2027H1 or 2027"), N_ ("PERIOD") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file to write; “-” for standard output"), N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("The file's format; by the file's name if none is given"), N_ ("FORMAT") },
    { "fresh", 0, 0, G_OPTION_ARG_NONE, &self.fresh, N_ ("Make the report anew, whether or not the library has one of the period"), NULL },
    G_OPTION_ENTRY_NULL
  };
  KhCliStatus status = KH_CLI_DONE;
  gint64 plan_id;

  if (!kh_cli_parse (cli, &kh_cli_report, options, &argc, &argv, &status))
    return status;
  if (code == NULL)
    return kh_cli_usage (_ ("The period is needed: --period 2027Q1"));
  if (!kh_cli_parse_period (code, &self.period, &status))
    return status;
  if (format != NULL && output == NULL)
    return kh_cli_usage (_ ("The file to write is needed: -o FILE"));
  if (output != NULL && !kh_cli_find_format (output, format, &self.format, &status))
    return status;
  if (!kh_cli_parse_id (argv[0], &plan_id, &status))
    return status;
  self.output = output;
  return report (cli, plan_id, &self);
}

const KhCliCommand kh_cli_report = {
  .name = "report",
  .arguments = "ID --period PERIOD [-o FILE] [--format FORMAT] [--fresh]",
  .summary = N_ ("Reports on a plan's implementation: writes the file, or adds the report to the library and prints its number"),
  .n_arguments = 1,
  .run = run,
};
