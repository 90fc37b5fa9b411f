/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli list: the library's plans. */
#include "cli-library.h"
#include "json-output.h"

#include <glib/gi18n.h>

typedef struct
{
  int year;
  KhPlanState state;
  char *title;
  char *number;
  char *symbol;
  char *date;
} Row;

static void
row_clear (Row *row)
{
  g_free (row->title);
  g_free (row->number);
  g_free (row->symbol);
  g_free (row->date);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static void
row_init (Row *row, KhPlanInfo *info)
{
  g_object_get (info, "year", &row->year, "state", &row->state, "title", &row->title, "number", &row->number, "symbol",
                &row->symbol, "date", &row->date, NULL);
}

static void
print_json (GListModel *plans)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (KhPlanInfo) info = g_list_model_get_item (plans, i);
      g_auto (Row) row = { 0 };

      row_init (&row, info);
      json_builder_begin_object (builder);
      kh_json_add_int (builder, "id", kh_plan_info_get_id (info));
      kh_json_add_int (builder, "year", row.year);
      kh_json_add_string (builder, "title", row.title);
      kh_json_add_string (builder, "state", kh_enum_to_nick (KH_TYPE_PLAN_STATE, row.state));
      kh_json_add_string (builder, "number", row.number);
      kh_json_add_string (builder, "symbol", row.symbol);
      kh_json_add_string (builder, "date", row.date);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  kh_json_print (builder);
}

static void
print_text (GListModel *plans)
{
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (KhPlanInfo) info = g_list_model_get_item (plans, i);
      g_auto (Row) row = { 0 };

      row_init (&row, info);
      kh_cli_print ("%" G_GINT64_FORMAT "\t%d\t%s\t%s/%s\t%s\n", kh_plan_info_get_id (info), row.year,
                    kh_enum_to_nick (KH_TYPE_PLAN_STATE, row.state), row.number != NULL ? row.number : "",
                    row.symbol != NULL ? row.symbol : "", row.title != NULL ? row.title : "");
    }
}

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
                                   G_OPTION_ENTRY_NULL };
  g_autoptr (KhStore) store = NULL;
  g_autoptr (GListModel) plans = NULL;
  g_autoptr (GError) error = NULL;
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_list, options, &argc, &argv, &status))
    return status;
  store = kh_cli_open (cli, KH_STORE_OPEN_READ_ONLY);
  if (store == NULL)
    return KH_CLI_FAILED;
  plans = kh_store_list_plans (store, &error);
  if (plans == NULL)
    return kh_cli_fail (error);
  if (json)
    print_json (plans);
  else
    print_text (plans);
  return KH_CLI_DONE;
}

const KhCliCommand kh_cli_list = {
  .name = "list",
  .arguments = "[--json]",
  .summary = N_ ("Lists the plans: number, year, state, document number, title"),
  .run = run,
};
