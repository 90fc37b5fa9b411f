/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli: the program without a display. Finds the command and runs it. */
#include "cli.h"
#include "locale-dir.h"
#include "program.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <unistd.h>

static const KhCliCommand *const commands[] = {
  &kh_cli_new,    &kh_cli_import, &kh_cli_list,   &kh_cli_show, &kh_cli_roll,
  &kh_cli_search, &kh_cli_check,  &kh_cli_rules, &kh_cli_compare, &kh_cli_export, &kh_cli_progress, &kh_cli_report, &kh_cli_package, &kh_cli_part, &kh_cli_merge, &kh_cli_sign,
  &kh_cli_certificates, &kh_cli_verify,
  &kh_cli_backup, &kh_cli_restore, &kh_cli_check_library, &kh_cli_salvage,
};

static const KhCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

static char *
describe_commands (void)
{
  GString *text = g_string_new (_ ("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %s %s\n      %s", commands[i]->name, commands[i]->arguments,
                            _ (commands[i]->summary));
  g_string_append (text, "\n\n");
  g_string_append (text, _ ("Exit status: 0 done; 1 it could not be done; 2 wrong usage; 3 done, and errors were found."));
  return g_string_free (text, FALSE);
}

/* kehoach-signer takes this process over: the terminal that a PIN is typed at,
 * the streams and the exit status are its own.
 * Returns: only when it cannot be started */
static KhCliStatus
hand_over (char **argv)
{
  g_autofree char *program = kh_program_find ("signer/kehoach-signer");

  execv (program, argv);
  kh_cli_note (_ ("The program's part that signs cannot be started (%s: %s). Install the program anew."), program,
               g_strerror (errno));
  return KH_CLI_FAILED;
}

static KhCliStatus
run (int argc, char **argv)
{
  KhCli cli = { NULL };
  gboolean help = FALSE;
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &cli.library, N_ ("The library file"), N_ ("FILE") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Show the version"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND …"));
  g_autofree char *description = describe_commands ();
  g_autoptr (GError) error = NULL;
  const KhCliCommand *command;
  KhCliStatus status;

  /* What comes after the command is the command's own. */
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    status = kh_cli_usage ("%s", error->message);
  else if (help)
    status = kh_cli_print_help (context);
  else if (version)
    {
      kh_cli_print ("kehoach-cli %s\n", KH_VERSION);
      status = KH_CLI_DONE;
    }
  else if (argc < 2)
    status = kh_cli_usage (_ ("No command is given"));
  else if ((command = find_command (argv[1])) == NULL)
    status = kh_cli_usage (_ ("“%s” is no command"), argv[1]);
  else if (command->run != NULL)
    status = command->run (&cli, argc - 1, argv + 1);
  else
    status = hand_over (argv);
  g_free (cli.library);
  return status;
}

int
main (int argc, char **argv)
{
  g_set_prgname ("kehoach-cli");
  /* Standard output is for what was asked for. */
  g_log_writer_default_set_use_stderr (TRUE);
  kh_locale_init (KH_LOCALEDIR);
  return kh_cli_end (run (argc, argv));
}
