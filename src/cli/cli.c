/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of the command line share. */
#include "cli.h"

#include "background.h"
#include "whole-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

gboolean
kh_cli_is_year (int year)
{
  return year >= 1945 && year <= 2999;
}

/* GOption's own --help prints in the locale's encoding. */
KhCliStatus
kh_cli_print_help (GOptionContext *context)
{
  g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

  kh_cli_print ("%s", help);
  return KH_CLI_DONE;
}

gboolean
kh_cli_parse (KhCli *cli, const KhCliCommand *command, const GOptionEntry *options, int *argc, char ***argv,
              KhCliStatus *status)
{
  gboolean help = FALSE;
  const GOptionEntry common[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &cli->library, N_ ("The library file"), N_ ("FILE") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *usage = g_strconcat (command->name, " ", command->arguments, NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *summary = g_strdup_printf ("%s\n%s", usage, _ (command->summary));
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, summary);
  g_option_context_set_help_enabled (context, FALSE);
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = kh_cli_usage ("%s", error->message);
      return FALSE;
    }
  if (help)
    {
      *status = kh_cli_print_help (context);
      return FALSE;
    }
  (*argv)++;
  (*argc)--;
  /* "--" parts options from arguments and stays in the list. */
  if (*argc > 0 && g_str_equal (**argv, "--"))
    {
      (*argv)++;
      (*argc)--;
    }
  if ((guint) *argc != command->n_arguments)
    {
      *status = kh_cli_usage (_ ("The command is written “%s”"), usage);
      return FALSE;
    }
  return TRUE;
}

/* A message may quote a file, and a script reads one line an error. */
static void
put_line (const char *message)
{
  g_autofree char *line = g_strdup (message);

  fprintf (stderr, "%s: %s\n", g_get_prgname (), g_strstrip (g_strdelimit (line, "\n\r", ' ')));
}

KhCliStatus
kh_cli_fail (const GError *error)
{
  put_line (error->message);
  return KH_CLI_FAILED;
}

KhCliStatus
kh_cli_usage (const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *whole = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  whole = g_strdup_printf (_ ("%s. “kehoach-cli --help” explains the usage."), message);
  put_line (whole);
  return KH_CLI_USAGE;
}

void
kh_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fputs (text, stdout);
}

void
kh_cli_note (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  put_line (text);
}

/* A full disk or a closed pipe shows only now. */
KhCliStatus
kh_cli_end (KhCliStatus status)
{
  kh_background_wait ();
  if (fflush (stdout) != 0 && status != KH_CLI_USAGE)
    return KH_CLI_FAILED;
  return status;
}

static gboolean
write_standard_output (GBytes *bytes, GError **error)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("Standard output could not be written: %s"),
               g_strerror (errno));
  return FALSE;
}

gboolean
kh_cli_write (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GFile) file = NULL;
  GError *cause = NULL;

  if (g_str_equal (path, "-"))
    return write_standard_output (bytes, error);
  file = g_file_new_for_path (path);
  if (kh_whole_file_write (file, bytes, NULL, &cause))
    return TRUE;
  g_propagate_prefixed_error (error, cause, _ ("“%s” could not be written: "), path);
  return FALSE;
}
