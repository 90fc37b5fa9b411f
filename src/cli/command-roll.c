/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli roll: next year's draft from an older plan. */
#include "carry.h"
#include "cli-library.h"
#include "revision.h"
#include "xml-reader.h"

#include <glib/gi18n.h>

typedef struct
{
  KhCarryOptions carry;
  char *template_id;
} Roll;

static KhCliStatus
roll (KhCli *cli, const char *id, Roll *self)
{
  g_autoptr (KhCarryTable) table = NULL;
  g_autoptr (KhPlan) template_plan = NULL;
  g_autoptr (KhPlan) older = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  KhCliStatus status;
  gint64 older_id, new_id;

  if (!kh_cli_parse_id (id, &older_id, &status))
    return status;
  table = kh_carry_table_load (&error);
  if (table == NULL)
    return kh_cli_fail (error);
  if (self->template_id != NULL)
    {
      template_plan = kh_xml_reader_new_from_template (self->template_id, self->carry.year, &error);
      if (template_plan == NULL)
        return kh_cli_fail (error);
      self->carry.template_plan = template_plan;
    }
  store = kh_cli_open (cli, KH_STORE_OPEN_DEFAULT);
  if (store == NULL)
    return KH_CLI_FAILED;
  older = kh_store_load_plan (store, older_id, &error);
  if (older == NULL)
    return kh_cli_fail (error);
  plan = kh_carry_over (older, table, &self->carry);
  if (kh_store_keep_revision (store, older, KH_REVISION_CARRY_OVER, NULL, &error) == 0)
    return kh_cli_fail (error);
  new_id = kh_store_add_plan (store, plan, &error);
  if (new_id == 0)
    return kh_cli_fail (error);
  name = g_strdup_printf ("%" G_GINT64_FORMAT, new_id);
  kh_cli_note_findings (plan, name);
  kh_cli_print ("%s\n", name);
  return KH_CLI_DONE;
}

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  Roll self = { 0 };
  g_autofree char *template_id = NULL;
  const GOptionEntry options[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &self.carry.year, N_ ("The new plan's year"), N_ ("YEAR") },
    { "template", 0, 0, G_OPTION_ARG_FILENAME, &template_id, N_ ("Sort the tasks into the groups of this kind of plan"), N_ ("NAME") },
    { "keep-done", 0, 0, G_OPTION_ARG_NONE, &self.carry.keep_done, N_ ("Carry tasks that were done, too"), NULL },
    G_OPTION_ENTRY_NULL
  };
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_roll, options, &argc, &argv, &status))
    return status;
  if (!kh_cli_is_year (self.carry.year))
    return kh_cli_usage (_ ("The plan's year is needed: --year 2027"));
  self.template_id = template_id;
  return roll (cli, argv[0], &self);
}

const KhCliCommand kh_cli_roll = {
  .name = "roll",
  .arguments = "ID --year YEAR [--template NAME] [--keep-done]",
  .summary = N_ ("Starts the next year's plan from an older one and prints its number"),
  .n_arguments = 1,
  .run = run,
};
