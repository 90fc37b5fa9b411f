/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli rules: the rules there are, and whether the user's own files are valid. */
#include "cli.h"
#include "json-output.h"
#include "rules.h"
#include "tables.h"
#include "user-rules.h"

#include <glib/gi18n.h>

/* Returns: "error" … as rule data say, "off" for a rule that is turned off */
static const char *
get_severity (KhTables *tables, const KhRule *rule)
{
  KhSeverity severity = rule->severity;

  return kh_tables_get_rule (tables, rule->id, &severity) ? kh_enum_to_nick (KH_TYPE_SEVERITY, (int) severity) : "off";
}

static void
print_rules_json (KhTables *tables)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; kh_rules_get (i) != NULL; i++)
    {
      const KhRule *rule = kh_rules_get (i);

      json_builder_begin_object (builder);
      kh_json_add_string (builder, "rule", rule->id);
      kh_json_add_string (builder, "severity", get_severity (tables, rule));
      kh_json_add_string (builder, "name", _ (rule->name));
      kh_json_add_string (builder, "explanation", _ (rule->explanation));
      kh_json_add_string (builder, "source", rule->source);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  kh_json_print (builder);
}

static KhCliStatus
list_rules (gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhTables) tables = kh_tables_load (&error);

  if (tables == NULL)
    return kh_cli_fail (error);
  if (json)
    {
      print_rules_json (tables);
      return KH_CLI_DONE;
    }
  for (guint i = 0; kh_rules_get (i) != NULL; i++)
    kh_cli_print ("%s\t%s\t%s\n", kh_rules_get (i)->id, get_severity (tables, kh_rules_get (i)), _ (kh_rules_get (i)->name));

  return KH_CLI_DONE;
}

static KhCliStatus
check_files (gboolean json)
{
  g_autoptr (GPtrArray) files = kh_user_rules_check_files ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean valid = TRUE;

  json_builder_begin_array (builder);
  for (guint i = 0; i < files->len; i++)
    {
      const KhUserFile *file = files->pdata[i];

      valid = valid && file->error == NULL;
      if (!json)
        kh_cli_print ("%s\t%s\n", file->path, file->error != NULL ? file->error->message : _ ("valid"));
      json_builder_begin_object (builder);
      kh_json_add_string (builder, "file", file->path);
      kh_json_add_string (builder, "error", file->error != NULL ? file->error->message : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (json)
    kh_json_print (builder);

  return valid ? KH_CLI_DONE : KH_CLI_FOUND;
}

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  gboolean json = FALSE;
  gboolean check = FALSE;
  const GOptionEntry options[] = {
    { "check", 0, 0, G_OPTION_ARG_NONE, &check, N_ ("Only say which of your own files of rules are valid"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_rules, options, &argc, &argv, &status))
    return status;

  return check ? check_files (json) : list_rules (json);
}

const KhCliCommand kh_cli_rules = {
  .name = "rules",
  .arguments = "[--check] [--json]",
  .summary = N_ ("Lists the rules that plans are checked by; --check: whether your own files of rules are valid, exit status 3 when one is not"),
  .n_arguments = 0,
  .run = run,
};
