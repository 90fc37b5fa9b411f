/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that work with the library share. */
#include "cli-library.h"

#include "compose.h"
#include "follow.h"

#include <glib/gi18n.h>

char *
kh_cli_library_path (KhCli *cli)
{
  return cli->library != NULL ? g_strdup (cli->library) : kh_store_default_path ();
}

KhStore *
kh_cli_open (KhCli *cli, KhStoreOpenFlags flags)
{
  g_autofree char *path = kh_cli_library_path (cli);
  g_autoptr (GError) error = NULL;
  KhStore *store = kh_store_open (path, flags, &error);

  /* Last year's library is brought to this version, as the window would, before it is read. */
  if (store == NULL && (flags & KH_STORE_OPEN_READ_ONLY) != 0
      && g_error_matches (error, KH_STORE_ERROR, KH_STORE_ERROR_READ_ONLY))
    {
      g_clear_error (&error);
      store = kh_store_open (path, flags & ~KH_STORE_OPEN_READ_ONLY, &error);
    }
  if (store == NULL)
    kh_cli_fail (error);
  else
    kh_assign_follow (store);
  return store;
}

gboolean
kh_cli_parse_id (const char *text, gint64 *id, KhCliStatus *status)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;
  *status = kh_cli_usage (_ ("“%s” is no plan's number; “kehoach-cli list” shows them"), text);
  return FALSE;
}

KhPlan *
kh_cli_load (KhCli *cli, const char *text, KhCliStatus *status)
{
  g_autoptr (KhStore) store = NULL;
  g_autoptr (GError) error = NULL;
  KhPlan *plan;
  gint64 id;

  if (!kh_cli_parse_id (text, &id, status))
    return NULL;
  *status = KH_CLI_FAILED;
  store = kh_cli_open (cli, KH_STORE_OPEN_READ_ONLY);
  if (store == NULL)
    return NULL;
  plan = kh_store_load_plan (store, id, &error);
  if (plan == NULL)
    kh_cli_fail (error);
  return plan;
}

gboolean
kh_cli_parse_period (const char *code, KhReportPeriod *period, KhCliStatus *status)
{
  g_autoptr (GError) error = NULL;

  if (g_utf8_validate (code, -1, NULL) && kh_report_period_parse (code, period, &error))
    return TRUE;
  *status = kh_cli_usage ("%s", error != NULL ? error->message : _ ("The period is needed: --period 2027Q1"));
  return FALSE;
}

KhUnit *
kh_cli_find_unit (KhPlan *plan, const char *name, GError **error)
{
  KhAgency *agency = kh_plan_get_agency (plan);
  GListModel *units = agency != NULL ? kh_agency_get_units (agency) : NULL;
  KhUnit *unit = agency != NULL ? kh_agency_find_unit (agency, name) : NULL;
  g_autofree char *names = units != NULL ? kh_compose_unit_names (units) : g_strdup ("");

  if (unit == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("The plan's body has no unit “%s”. It has: %s"), name,
                 *names != '\0' ? names : "–");
  return unit;
}

char *
kh_cli_finding_dup_message (KhFinding *finding)
{
  const char *message = kh_finding_get_message (finding);

  /* gettext("") is the catalogue's header. */
  return kh_finding_format (finding, *message != '\0' ? _ (message) : "");
}

void
kh_cli_note_findings (KhPlan *plan, const char *path)
{
  GListModel *findings = kh_plan_get_findings (plan);
  g_autofree char *name = g_path_get_basename (path);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *message = kh_cli_finding_dup_message (finding);
      int line = kh_finding_get_line (finding);

      if (line > 0)
        kh_cli_note ("%s:%d: %s", name, line, message);
      else
        kh_cli_note ("%s: %s", name, message);
    }
}
