/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli show: one plan, as text or JSON. */
#include "cli-library.h"
#include "compose.h"
#include "json-plan.h"
#include "text-writer.h"

#include <glib/gi18n.h>

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
                                   G_OPTION_ENTRY_NULL };
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhDocument) document = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_show, options, &argc, &argv, &status))
    return status;
  plan = kh_cli_load (cli, argv[0], &status);
  if (plan == NULL)
    return status;
  if (json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      kh_json_add_plan (builder, plan);
      kh_json_print (builder);
      return KH_CLI_DONE;
    }
  document = kh_compose_plan (plan);
  text = kh_text_write (document);
  return kh_cli_write ("-", text, &error) ? KH_CLI_DONE : kh_cli_fail (error);
}

const KhCliCommand kh_cli_show = {
  .name = "show",
  .arguments = "ID [--json]",
  .summary = N_ ("Prints a plan as text or JSON"),
  .n_arguments = 1,
  .run = run,
};
