/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs kehoach-cli from tests. */
#include "cli-support.h"

#include "folder.h"

#include <string.h>

void
kh_cli_fixture_set_up (KhCliFixture *fixture, gconstpointer data)
{
  fixture->folder = kh_test_folder_new ();
  fixture->library = kh_cli_fixture_path (fixture, "library.db");
}

void
kh_cli_fixture_tear_down (KhCliFixture *fixture, gconstpointer data)
{
  kh_test_folder_remove (fixture->folder);
  g_free (fixture->library);
  g_free (fixture->folder);
}

char *
kh_cli_fixture_path (KhCliFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

/* A string, even of no bytes; NULs in it stay. */
static char *
dup_bytes (GBytes *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  char *text = g_malloc0 (length + 1);

  if (length > 0)
    memcpy (text, data, length);
  return text;
}

static void
read_all (GSubprocess *process, const char *input, KhCliResult *result)
{
  g_autoptr (GBytes) in = g_bytes_new_static (input, strlen (input));
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate (process, in, NULL, &out, &err, &error);
  g_assert_no_error (error);
  result->out = dup_bytes (out);
  result->out_length = g_bytes_get_size (out);
  result->err = dup_bytes (err);
  /* Falling over is never how a command may end. */
  g_assert_true (g_subprocess_get_if_exited (process));
  result->status = g_subprocess_get_exit_status (process);
}

static KhCliResult *
run_words (const char *const *words, const char *input, const char *const *environment)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) line = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const char *program = g_getenv ("KH_CLI");
  KhCliResult *result = g_new0 (KhCliResult, 1);

  g_assert_nonnull (program);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                            | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  /* Messages are compared in English, whoever runs the tests. */
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "LANGUAGE");
  for (; environment != NULL && *environment != NULL; environment++)
    {
      g_auto (GStrv) pair = g_strsplit (*environment, "=", 2);

      g_subprocess_launcher_setenv (launcher, pair[0], pair[1], TRUE);
    }
  g_ptr_array_add (line, (char *) program);
  for (; *words != NULL; words++)
    g_ptr_array_add (line, (char *) *words);
  g_ptr_array_add (line, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) line->pdata, &error);
  g_assert_no_error (error);
  read_all (process, input, result);
  return result;
}

KhCliResult *
kh_cli_run_line (const char *const *words, const char *const *environment)
{
  return run_words (words, "", environment);
}

KhCliResult *
kh_cli_run_typed (const char *const *words, const char *input)
{
  return run_words (words, input, NULL);
}

KhCliResult *
kh_cli_run (KhCliFixture *fixture, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  va_list arguments;
  char *word;

  g_ptr_array_add (words, (char *) "--library");
  g_ptr_array_add (words, fixture->library);
  va_start (arguments, fixture);
  do
    {
      word = va_arg (arguments, char *);
      g_ptr_array_add (words, word);
    }
  while (word != NULL);
  va_end (arguments);
  return kh_cli_run_line ((const char *const *) words->pdata, NULL);
}

void
kh_cli_result_free (KhCliResult *result)
{
  g_free (result->out);
  g_free (result->err);
  g_free (result);
}

void
kh_cli_assert_one_line (const KhCliResult *result)
{
  const char *newline = strchr (result->err, '\n');

  g_test_message ("%s", result->err);
  g_assert_true (g_utf8_validate (result->err, -1, NULL));
  g_assert_true (g_str_has_prefix (result->err, "kehoach-cli: "));
  g_assert_cmpuint (strlen (result->err), >, strlen ("kehoach-cli: ") + 10);
  g_assert_nonnull (newline);
  g_assert_cmpstr (newline, ==, "\n");
}

char *
kh_cli_import (KhCliFixture *fixture, const char *path)
{
  g_autoptr (KhCliResult) result = kh_cli_run (fixture, "import", path, NULL);

  kh_cli_assert_status (result, 0);
  g_assert_true (g_str_has_suffix (result->out, "\n"));
  g_assert_cmpint (g_ascii_strtoll (result->out, NULL, 10), >, 0);
  return g_strdup (g_strchomp (result->out));
}

JsonNode *
kh_cli_json (const KhCliResult *result)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  kh_cli_assert_status (result, 0);
  node = json_from_string (result->out, &error);
  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

char *
kh_cli_source_path (const char *name)
{
  /* G_TEST_SRCDIR is the folder of the tests. */
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", name, NULL);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
kh_cli_snapshot (KhCliFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = kh_cli_fixture_path (fixture, name);
      g_autofree char *contents = NULL;
      g_autofree char *sum = NULL;
      gsize length;

      if (!g_file_get_contents (path, &contents, &length, NULL))
        continue;
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
      g_ptr_array_add (lines, g_strdup_printf ("%s %s", name, sum));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

char *
kh_cli_run_tool (const char *const *words)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return out;
}
