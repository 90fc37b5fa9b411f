/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of the command line share: options, exit statuses, output. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KhCliStatus:
 * @KH_CLI_DONE: done
 * @KH_CLI_FAILED: it could not be done; one line on standard error, nothing changed
 * @KH_CLI_USAGE: wrong usage
 * @KH_CLI_FOUND: done, and errors were found
 *
 * The exit statuses of the program.
 */
typedef enum
{
  KH_CLI_DONE = 0,
  KH_CLI_FAILED = 1,
  KH_CLI_USAGE = 2,
  KH_CLI_FOUND = 3,
} KhCliStatus;

/** KhCli: what was said before the command. */
typedef struct
{
  char *library; /* (nullable): path, NULL for the user's own library */
} KhCli;

/**
 * KhCliCommand:
 * @name: what one types
 * @arguments: how the usage line goes on after the name
 * @summary: English msgid of what it does
 * @n_arguments: how many arguments it takes beside options
 * @run: (nullable): parses the rest of the line with kh_cli_parse() and does it;
 *   %NULL for what kehoach-signer does
 */
typedef struct _KhCliCommand KhCliCommand;
struct _KhCliCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  guint       n_arguments;
  KhCliStatus (*run) (KhCli *cli, int argc, char **argv);
};

/* The commands, in the order that the help names them. */
extern const KhCliCommand kh_cli_new;
extern const KhCliCommand kh_cli_import;
extern const KhCliCommand kh_cli_list;
extern const KhCliCommand kh_cli_show;
extern const KhCliCommand kh_cli_roll;
extern const KhCliCommand kh_cli_search;
extern const KhCliCommand kh_cli_check;
extern const KhCliCommand kh_cli_rules;
extern const KhCliCommand kh_cli_compare;
extern const KhCliCommand kh_cli_export;
extern const KhCliCommand kh_cli_progress;
extern const KhCliCommand kh_cli_report;
extern const KhCliCommand kh_cli_package;
extern const KhCliCommand kh_cli_part;
extern const KhCliCommand kh_cli_merge;
extern const KhCliCommand kh_cli_sign;
extern const KhCliCommand kh_cli_certificates;
extern const KhCliCommand kh_cli_verify;
extern const KhCliCommand kh_cli_backup;
extern const KhCliCommand kh_cli_restore;
extern const KhCliCommand kh_cli_check_library;
extern const KhCliCommand kh_cli_salvage;

/**
 * kh_cli_parse:
 * @command: the command that runs
 * @options: (nullable): its own options, beside those that all have
 * @argc: (inout): the words of the line, the command's name first
 * @argv: (inout): afterwards the command's arguments alone, @n_arguments of them
 * @status: (out): how to end when there is nothing more to do
 *
 * Returns: whether the command is to go on
 */
gboolean kh_cli_parse (KhCli *cli, const KhCliCommand *command, const GOptionEntry *options, int *argc, char ***argv,
                       KhCliStatus *status);

/** kh_cli_is_year: Returns: whether a plan can be for @year; others are typing errors */
gboolean kh_cli_is_year (int year);

/** kh_cli_print_help: prints the help of @context in UTF-8. Returns: %KH_CLI_DONE */
KhCliStatus kh_cli_print_help (GOptionContext *context);

/** kh_cli_fail: says @error on one line of standard error. Returns: %KH_CLI_FAILED */
KhCliStatus kh_cli_fail  (const GError *error);
/** kh_cli_usage: says what was wrong in the typed line, one line. Returns: %KH_CLI_USAGE */
KhCliStatus kh_cli_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);

/** kh_cli_end: writes out what was printed. Returns: @status, or %KH_CLI_FAILED where that cannot be done */
KhCliStatus kh_cli_end (KhCliStatus status);

/** kh_cli_print: UTF-8 to standard output, whatever the locale is */
void kh_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/** kh_cli_note: one line of UTF-8 to standard error */
void kh_cli_note  (const char *format, ...) G_GNUC_PRINTF (1, 2);

/**
 * kh_cli_write:
 * @path: a file, or "-" for standard output
 *
 * The file is replaced whole or not at all.
 */
gboolean kh_cli_write (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
