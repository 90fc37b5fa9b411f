/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli part: a unit's part of a plan as a file; and back again. */
#include "cli-library.h"
#include "exporter.h"
#include "part-file.h"
#include "part-transfer.h"

#include <glib/gi18n.h>

/* Returns: (transfer full) (nullable): what goes out; %NULL with @error set */
static KhPlan *
make_part (KhStore *store, KhPlan *plan, const char *unit_name, KhExportFormat format, GError **error)
{
  KhUnit *unit;

  if (kh_store_is_part (store, plan, NULL))
    return kh_part_send_back (store, plan, error);
  if (unit_name == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Whose part it is must be said: --unit NAME"));
      return NULL;
    }
  unit = kh_cli_find_unit (plan, unit_name, error);
  return unit != NULL ? kh_part_send_out (store, plan, unit, format, error) : NULL;
}

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *unit_name = NULL;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file to write: .kehoach, .docx or .csv"), N_ ("FILE") },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit_name, N_ ("Whose part, by the unit's full or short name"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (KhStore) store = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhPlan) part = NULL;
  g_autoptr (KhExporter) exporter = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  KhExportFormat format = KH_EXPORT_XML;
  KhCliStatus status = KH_CLI_DONE;
  gint64 id;

  if (!kh_cli_parse (cli, &kh_cli_part, options, &argc, &argv, &status))
    return status;
  if (output == NULL)
    return kh_cli_usage (_ ("The file to write is needed: -o FILE"));
  if (!kh_export_format_from_path (output, &format) || !kh_export_format_has_part (format))
    return kh_cli_usage (_ ("The name “%s” is that of no part; it ends with .kehoach, .docx or .csv"), output);
  if (!kh_cli_parse_id (argv[0], &id, &status))
    return status;
  /* A document or a table does not know what was sent: the library keeps it. */
  store = kh_cli_open (cli, format == KH_EXPORT_XML ? KH_STORE_OPEN_READ_ONLY : KH_STORE_OPEN_DEFAULT);
  if (store == NULL)
    return KH_CLI_FAILED;
  plan = kh_store_load_plan (store, id, &error);
  part = plan != NULL ? make_part (store, plan, unit_name, format, &error) : NULL;
  if (part == NULL)
    return kh_cli_fail (error);
  exporter = kh_exporter_new_part (part, format);
  bytes = kh_exporter_run (exporter, NULL, &error);
  if (bytes == NULL || !kh_cli_write (output, bytes, &error))
    return kh_cli_fail (error);
  return KH_CLI_DONE;
}

const KhCliCommand kh_cli_part = {
  .name = "part",
  .arguments = "ID --unit NAME -o FILE",
  .summary = N_ ("Writes a unit's part of a plan, to be edited there and merged when it comes back; of a part that came in, what goes back"),
  .n_arguments = 1,
  .run = run,
};
