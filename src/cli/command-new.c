/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli new: a new draft from a template. */
#include "cli-library.h"
#include "xml-reader.h"

#include <glib/gi18n.h>

/* The library's agency called @name; with no name its only one, if it has just one. */
static gboolean
find_agency (KhStore *store, const char *name, KhAgency **agency, GError **error)
{
  g_autoptr (GListModel) agencies = kh_store_list_agencies (store, error);
  guint n_agencies;

  *agency = NULL;
  if (agencies == NULL)
    return FALSE;
  n_agencies = g_list_model_get_n_items (agencies);
  for (guint i = 0; i < n_agencies && *agency == NULL; i++)
    {
      g_autoptr (KhAgency) candidate = g_list_model_get_item (agencies, i);

      if (name != NULL ? g_strcmp0 (kh_agency_get_name (candidate), name) == 0 : n_agencies == 1)
        *agency = g_steal_pointer (&candidate);
    }
  return TRUE;
}

static KhAgency *
new_agency (const char *name)
{
  KhAgency *agency = kh_agency_new (name);
  g_autofree char *abbreviation = kh_symbol_abbreviate (name);

  g_object_set (agency, "abbreviation", abbreviation, NULL);
  return agency;
}

static KhCliStatus
create (KhCli *cli, int year, const char *template, const char *agency_name)
{
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhStore) store = NULL;
  g_autoptr (KhAgency) agency = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  plan = kh_xml_reader_new_from_template (template, year, &error);
  if (plan == NULL)
    return kh_cli_fail (error);
  store = kh_cli_open (cli, KH_STORE_OPEN_DEFAULT);
  if (store == NULL)
    return KH_CLI_FAILED;
  if (!find_agency (store, agency_name, &agency, &error))
    return kh_cli_fail (error);
  if (agency == NULL && agency_name != NULL)
    agency = new_agency (agency_name);
  if (agency != NULL)
    kh_plan_adopt_agency (plan, agency);
  id = kh_store_add_plan (store, plan, &error);
  if (id == 0)
    return kh_cli_fail (error);
  kh_cli_print ("%" G_GINT64_FORMAT "\n", id);
  return KH_CLI_DONE;
}

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  int year = 0;
  g_autofree char *template = NULL;
  g_autofree char *agency = NULL;
  /* FILENAME takes the words as they were typed, whatever the locale. */
  const GOptionEntry options[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &year, N_ ("The plan's year"), N_ ("YEAR") },
    { "template", 0, 0, G_OPTION_ARG_FILENAME, &template, N_ ("The kind of plan; “cchc” if none is given"), N_ ("NAME") },
    { "agency", 0, 0, G_OPTION_ARG_FILENAME, &agency, N_ ("The issuing body"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL
  };
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_new, options, &argc, &argv, &status))
    return status;
  if (!kh_cli_is_year (year))
    return kh_cli_usage (_ ("The plan's year is needed: --year 2027"));
  if (agency != NULL && (!g_utf8_validate (agency, -1, NULL) || *agency == '\0'))
    return kh_cli_usage (_ ("The name of the body must be UTF-8 text"));
  return create (cli, year, template != NULL ? template : "cchc", agency);
}

const KhCliCommand kh_cli_new = {
  .name = "new",
  .arguments = "--year YEAR [--template NAME] [--agency NAME]",
  .summary = N_ ("Starts a new plan and prints its number"),
  .run = run,
};
