/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verify: what it says of an unsigned, a signed and a changed PDF of ours. */
#include "cli-support.h"

#include "sign.h"

#include <string.h>

static char *
export_sample (KhCliFixture *fixture)
{
  g_autofree char *sample = kh_cli_source_path ("data/samples/ke-hoach-mau.kehoach");
  g_autofree char *id = kh_cli_import (fixture, sample);
  char *output = kh_cli_fixture_path (fixture, "plan.pdf");
  g_autoptr (KhCliResult) result = kh_cli_run (fixture, "export", id, "-o", output, NULL);

  kh_cli_assert_status (result, 0);
  return output;
}

static void
test_unsigned (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *plain = export_sample (fixture);
  g_autoptr (KhCliResult) result = kh_cli_run (fixture, "verify", plain, NULL);

  kh_cli_assert_status (result, 0);
  g_assert_cmpstr (result->out, ==, "The file has no signature.\n");
  g_assert_cmpstr (result->err, ==, "");
}

static void
test_signed (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *plain = export_sample (fixture);
  g_autofree char *sealed = kh_cli_fixture_path (fixture, "signed.pdf");
  g_autoptr (KhCliResult) holds = NULL;
  g_autoptr (KhCliResult) changed = NULL;

  if (!kh_test_sign_pdf (fixture->folder, plain, sealed))
    {
      g_test_skip ("certutil (libnss3-tools) or pdfsig (poppler-utils) is not installed");
      return;
    }
  holds = kh_cli_run (fixture, "verify", sealed, NULL);
  kh_cli_assert_status (holds, 0);
  g_assert_true (g_str_has_prefix (holds->out, KH_TEST_SIGNER ", "));
  g_assert_nonnull (strstr (holds->out, "the signature holds for the whole document"));

  kh_test_change_pdf (sealed, "endstream");
  changed = kh_cli_run (fixture, "verify", sealed, NULL);
  kh_cli_assert_status (changed, 3);
  g_assert_nonnull (strstr (changed->out, "changed after it was signed"));
}

static void
test_no_pdf (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *text = kh_cli_fixture_path (fixture, "text.pdf");
  g_autofree char *absent = kh_cli_fixture_path (fixture, "absent.pdf");
  g_autoptr (KhCliResult) of_text = NULL;
  g_autoptr (KhCliResult) of_absent = NULL;

  g_assert_true (g_file_set_contents (text, "no PDF", -1, NULL));
  of_text = kh_cli_run (fixture, "verify", text, NULL);
  kh_cli_assert_status (of_text, 1);
  kh_cli_assert_one_line (of_text);
  of_absent = kh_cli_run (fixture, "verify", absent, NULL);
  kh_cli_assert_status (of_absent, 1);
  kh_cli_assert_one_line (of_absent);
}

/* A program whose other parts are not beside it says so. */
static void
test_alone (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = kh_cli_fixture_path (fixture, "bin");
  g_autofree char *copy = g_build_filename (folder, "kehoach-cli", NULL);
  g_autoptr (GFile) program = g_file_new_for_path (g_getenv ("KH_CLI"));
  g_autoptr (GFile) target = g_file_new_for_path (copy);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_copy (program, target, G_FILE_COPY_ALL_METADATA, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE, &error, copy, "verify", "absent.pdf", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &message, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  g_assert_true (g_str_has_prefix (message, "kehoach-cli: "));
  /* An installed program of the same name may have read the file. */
  g_assert_true (strstr (message, "kehoach-signer") != NULL || strstr (message, "absent.pdf") != NULL);
  g_assert_true (strchr (message, '\n') == message + strlen (message) - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/verify/unsigned", KhCliFixture, NULL, kh_cli_fixture_set_up, test_unsigned, kh_cli_fixture_tear_down);
  g_test_add ("/cli/verify/signed", KhCliFixture, NULL, kh_cli_fixture_set_up, test_signed, kh_cli_fixture_tear_down);
  g_test_add ("/cli/verify/no-pdf", KhCliFixture, NULL, kh_cli_fixture_set_up, test_no_pdf, kh_cli_fixture_tear_down);
  g_test_add ("/cli/verify/alone", KhCliFixture, NULL, kh_cli_fixture_set_up, test_alone, kh_cli_fixture_tear_down);
  return g_test_run ();
}
