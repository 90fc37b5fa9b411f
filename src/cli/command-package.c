/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli package: the files of a plan that go out together, in a folder or a zip archive. */
#include "cli-library.h"
#include "dispatch.h"
#include "issued-file.h"
#include "layout.h"

#include <glib/gi18n.h>

/* What is sent of an issued plan is what was signed, and of no other plan.
 * Returns: (transfer full) (nullable) */
static KhDispatch *
make_dispatch (KhStore *store, KhPlan *plan, KhDispatchParts parts, const char *organ, GError **error)
{
  g_autofree char *media_type = NULL;
  g_autoptr (GBytes) content = NULL;

  if (!kh_plan_is_locked (plan))
    {
      kh_cli_note (_("The plan has not been issued: the package holds its PDF as it is now, not signed"));
      return kh_dispatch_new (plan, parts, organ);
    }
  content = kh_store_load_issued_file (store, plan, NULL, &media_type, error);
  return content != NULL ? kh_dispatch_new_signed (plan, parts, organ, content, media_type) : NULL;
}

static gboolean
write_package (KhDispatch *dispatch, const char *output, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (output);
  g_autofree char *lower = g_ascii_strdown (output, -1);
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GFile) folder = NULL;

  if (g_str_has_suffix (lower, ".zip"))
    return kh_dispatch_write_zip (dispatch, file, NULL, error);
  folder = kh_dispatch_write_folder (dispatch, file, error);
  if (folder == NULL)
    return FALSE;
  path = g_file_get_path (folder);
  name = g_filename_display_name (path);
  kh_cli_print ("%s\n", name);
  return TRUE;
}

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *organ = NULL;
  gboolean word = FALSE, no_message = FALSE;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("A folder that gets the package as a new folder, or a file that ends with .zip"), N_ ("PLACE") },
    { "docx", 0, 0, G_OPTION_ARG_NONE, &word, N_ ("Add the plan as a Word document"), NULL },
    { "no-message", 0, 0, G_OPTION_ARG_NONE, &no_message, N_ ("Leave out the message between document systems (edxml)"), NULL },
    { "organ-id", 0, 0, G_OPTION_ARG_STRING, &organ, N_ ("The body's identifier, for the message"), N_ ("ID") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (KhStore) store = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhDispatch) dispatch = NULL;
  g_autoptr (GError) error = NULL;
  KhCliStatus status = KH_CLI_DONE;
  KhDispatchParts parts = KH_DISPATCH_DOCUMENT;
  gint64 id;

  if (!kh_cli_parse (cli, &kh_cli_package, options, &argc, &argv, &status))
    return status;
  if (output == NULL)
    return kh_cli_usage (_ ("The place of the package is needed: -o FOLDER or -o FILE.zip"));
  if (!kh_cli_parse_id (argv[0], &id, &status))
    return status;
  store = kh_cli_open (cli, KH_STORE_OPEN_READ_ONLY);
  if (store == NULL)
    return KH_CLI_FAILED;
  plan = kh_store_load_plan (store, id, &error);
  if (plan == NULL)
    return kh_cli_fail (error);
  kh_layout_prepare ();
  parts |= word ? KH_DISPATCH_WORD : 0;
  parts |= no_message ? 0 : KH_DISPATCH_MESSAGE;
  dispatch = make_dispatch (store, plan, parts, organ, &error);
  if (dispatch == NULL || !kh_dispatch_run (dispatch, NULL, &error) || !write_package (dispatch, output, &error))
    return kh_cli_fail (error);
  return KH_CLI_DONE;
}

const KhCliCommand kh_cli_package = {
  .name = "package",
  .arguments = "ID -o FOLDER|FILE.zip [--docx] [--no-message] [--organ-id ID]",
  .summary = N_ ("Puts what was signed and its message between offices, and the Word document, together for sending"),
  .n_arguments = 1,
  .run = run,
};
