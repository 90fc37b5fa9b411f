/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli backup, restore: the whole library to a file and back. */
#include "backup.h"
#include "cli-library.h"

#include <glib/gi18n.h>

static KhCliStatus
run_backup (KhCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *library = NULL;
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_backup, NULL, &argc, &argv, &status))
    return status;
  library = kh_cli_library_path (cli);
  if (!kh_backup_write (library, argv[0], NULL, NULL, NULL, &error))
    return kh_cli_fail (error);
  return KH_CLI_DONE;
}

static void
tell_plans (GListModel *plans)
{
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (KhPlanInfo) info = g_list_model_get_item (plans, i);
      g_autofree char *title = NULL;
      int year;

      g_object_get (info, "year", &year, "title", &title, NULL);
      kh_cli_print ("%" G_GINT64_FORMAT "\t%d\t%s\n", kh_plan_info_get_id (info), year, title != NULL ? title : "");
    }
}

static KhCliStatus
run_restore (KhCli *cli, int argc, char **argv)
{
  gboolean list = FALSE;
  const GOptionEntry options[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_ ("Only list the plans that are inside"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) plans = NULL;
  g_autofree char *library = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *kept = NULL;
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_restore, options, &argc, &argv, &status))
    return status;
  plans = kh_backup_list_plans (argv[0], &error);
  if (plans == NULL)
    return kh_cli_fail (error);
  if (!list)
    {
      library = kh_cli_library_path (cli);
      folder = kh_backup_get_folder (library);
      kept = kh_backup_new_path (library, folder, g_get_real_time () / G_USEC_PER_SEC);
      if (!kh_backup_restore (argv[0], library, kept, NULL, NULL, NULL, &error))
        return kh_cli_fail (error);
    }
  tell_plans (plans);
  return KH_CLI_DONE;
}

const KhCliCommand kh_cli_backup = {
  .name = "backup",
  .arguments = "FILE",
  .summary = N_ ("Copies the library, as it is now and verified, into a file"),
  .n_arguments = 1,
  .run = run_backup,
};

const KhCliCommand kh_cli_restore = {
  .name = "restore",
  .arguments = "FILE [--list]",
  .summary = N_ ("Makes the library what a backup holds, keeps what it was as a backup, and prints the plans"),
  .n_arguments = 1,
  .run = run_restore,
};
