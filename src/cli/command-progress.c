/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli progress: how a plan's tasks stand at the end of a period. */
#include "cli-library.h"
#include "json-output.h"

#include <glib/gi18n.h>
#include <math.h>

/* The quarter of today where it is in the plan's year, else the whole year. */
static KhReportPeriod
get_usual_period (KhPlan *plan, const GDate *today)
{
  KhReportPeriod period = { kh_plan_get_year (plan), KH_PERIOD_YEAR, 1 };

  if ((int) g_date_get_year (today) == period.year)
    {
      period.kind = KH_PERIOD_QUARTER;
      period.index = ((int) g_date_get_month (today) - 1) / 3 + 1;
    }

  return period;
}

/* What is reported of the period itself: its words tell of no other. */
static const char *
get_note (KhTask *task, const KhReportPeriod *period)
{
  KhProgress *record = kh_standing_find_record (task, period);

  return record != NULL ? kh_progress_get_text (record) : NULL;
}

static const char *
get_lead (KhTask *task)
{
  return kh_task_get_lead (task) != NULL ? kh_unit_get_name (kh_task_get_lead (task)) : NULL;
}

static void
print_json (KhStandings *standings, const KhReportPeriod *period)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < standings->tasks->len; i++)
    {
      KhTask *task = standings->tasks->pdata[i];
      const KhStanding *standing = kh_standings_get (standings, task);

      json_builder_begin_object (builder);
      kh_json_add_string (builder, "text", kh_item_get_text (KH_ITEM (task)));
      kh_json_add_string (builder, "lead", get_lead (task));
      kh_json_add_string (builder, "deadline", kh_deadline_get_text (kh_task_get_deadline (task)));
      kh_json_add_string (builder, "state", kh_enum_to_nick (KH_TYPE_TASK_STATE, (int) standing->state));
      kh_json_add_string (builder, "told", kh_enum_to_nick (KH_TYPE_TASK_STATE, (int) standing->told));
      kh_json_add_number (builder, "percent", standing->percent == KH_PROGRESS_UNSAID ? NAN : standing->percent);
      kh_json_add_int (builder, "days_late", standing->days_late);
      kh_json_add_string (builder, "note", get_note (task, period));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  kh_json_print (builder);
}

/* A field of a line: no tab, no break. */
static char *
dup_field (const char *text)
{
  return g_strdelimit (g_strdup (text != NULL ? text : ""), "\t\r\n", ' ');
}

static void
print_text (KhStandings *standings, const KhReportPeriod *period)
{
  for (guint i = 0; i < standings->tasks->len; i++)
    {
      KhTask *task = standings->tasks->pdata[i];
      const KhStanding *standing = kh_standings_get (standings, task);
      g_autofree char *plain = kh_item_dup_plain (KH_ITEM (task));
      g_autofree char *words = dup_field (plain);
      g_autofree char *lead = dup_field (get_lead (task));
      g_autofree char *deadline = dup_field (kh_deadline_get_text (kh_task_get_deadline (task)));
      g_autofree char *note = dup_field (get_note (task, period));
      g_autofree char *percent = standing->percent == KH_PROGRESS_UNSAID ? g_strdup ("") : g_strdup_printf ("%d", standing->percent);

      kh_cli_print ("%s\t%s\t%u\t%s\t%s\t%s\t%s\n", kh_enum_to_nick (KH_TYPE_TASK_STATE, (int) standing->state), percent,
                    standing->days_late, lead, deadline, words, note);
    }
}

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  gboolean json = FALSE;
  g_autofree char *code = NULL;
  const GOptionEntry options[] = {
    { "period", 0, 0, G_OPTION_ARG_FILENAME, &code, N_ ("At the end of which time: 2027M03, 2027Q1, 2027H1 or 2027; today if none is named"), N_ ("PERIOD") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (KhStore) store = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhStandings) standings = NULL;
  g_autoptr (GError) error = NULL;
  KhCliStatus status = KH_CLI_DONE;
  KhReportPeriod period;
  GDate today;
  gint64 id;

  if (!kh_cli_parse (cli, &kh_cli_progress, options, &argc, &argv, &status) || !kh_cli_parse_id (argv[0], &id, &status))
    return status;
  if (code != NULL && !kh_cli_parse_period (code, &period, &status))
    return status;
  store = kh_cli_open (cli, KH_STORE_OPEN_READ_ONLY);
  if (store == NULL)
    return KH_CLI_FAILED;
  plan = kh_store_load_plan (store, id, &error);
  if (plan == NULL)
    return kh_cli_fail (error);
  kh_date_get_today (&today);
  if (code == NULL)
    period = get_usual_period (plan, &today);
  /* A period that was named is looked back upon, so that a script finds the same each day. */
  standings = kh_standings_new (plan, &period, code == NULL ? &today : NULL);
  if (json)
    print_json (standings, &period);
  else
    print_text (standings, &period);
  return KH_CLI_DONE;
}

const KhCliCommand kh_cli_progress = {
  .name = "progress",
  .arguments = "ID [--period PERIOD] [--json]",
  .summary = N_ ("Lists how a plan's tasks stand: state, per cent, days late, lead unit, deadline, task, note"),
  .n_arguments = 1,
  .run = run,
};
