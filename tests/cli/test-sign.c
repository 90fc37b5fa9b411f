/* SPDX-License-Identifier: GPL-3.0-or-later */
/* certificates and sign: a plan of ours is signed, and what is refused leaves nothing behind. */
#include "cli-support.h"

#include "sign.h"

#include <string.h>

typedef struct
{
  KhCliFixture cli;
  char *database; /* NULL where the tools to make it are absent */
  char *plain;
  char *output;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sample = kh_cli_source_path ("data/samples/ke-hoach-mau.kehoach");
  g_autofree char *id = NULL;
  g_autoptr (KhCliResult) result = NULL;

  kh_cli_fixture_set_up (&fixture->cli, data);
  fixture->database = kh_test_make_key_store (fixture->cli.folder);
  fixture->plain = kh_cli_fixture_path (&fixture->cli, "plan.pdf");
  fixture->output = kh_cli_fixture_path (&fixture->cli, "signed.pdf");
  id = kh_cli_import (&fixture->cli, sample);
  result = kh_cli_run (&fixture->cli, "export", id, "-o", fixture->plain, NULL);
  kh_cli_assert_status (result, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->database);
  g_free (fixture->plain);
  g_free (fixture->output);
  kh_cli_fixture_tear_down (&fixture->cli, data);
}

static gboolean
skip (Fixture *fixture)
{
  if (fixture->database != NULL)
    return FALSE;
  g_test_skip ("certutil or crlutil (libnss3-tools) is not installed");
  return TRUE;
}

static KhCliResult *
sign (Fixture *fixture, const char *certificate, const char *typed)
{
  const char *words[] = { "sign", fixture->plain, "-o", fixture->output, "--database", fixture->database,
                          "--certificate", certificate, NULL };

  return kh_cli_run_typed (words, typed);
}

static void
test_signs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhCliResult) result = NULL;
  g_autoptr (KhCliResult) verified = NULL;

  if (skip (fixture))
    return;
  result = sign (fixture, KH_TEST_SIGNER, KH_TEST_PIN "\n");
  kh_cli_assert_status (result, 0);
  g_assert_cmpstr (result->err, ==, "");
  verified = kh_cli_run (&fixture->cli, "verify", fixture->output, NULL);
  kh_cli_assert_status (verified, 0);
  g_assert_true (g_str_has_prefix (verified->out, KH_TEST_SIGNER ", "));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const char *const lines[][2] = {
    { KH_TEST_SIGNER, "sai\n" },
    { KH_TEST_SIGNER, "" },
    { "Không Có Ai", KH_TEST_PIN "\n" },
    { KH_TEST_EXPIRED, KH_TEST_PIN "\n" },
  };

  if (skip (fixture))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (KhCliResult) result = sign (fixture, lines[i][0], lines[i][1]);

      kh_cli_assert_status (result, 1);
      kh_cli_assert_one_line (result);
      g_assert_false (g_file_test (fixture->output, G_FILE_TEST_EXISTS));
      /* Never shown, not even a wrong one. */
      g_assert_null (strstr (result->err, "sai"));
    }
}

static void
test_lists (Fixture *fixture, gconstpointer data)
{
  const char *words[] = { "certificates", "--database", fixture->database, NULL };
  g_autoptr (KhCliResult) result = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) columns = NULL;

  if (skip (fixture))
    return;
  result = kh_cli_run_typed (words, "");
  kh_cli_assert_status (result, 0);
  lines = g_strsplit (g_strchomp (result->out), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  columns = g_strsplit (lines[0], "\t", -1);
  g_assert_cmpuint (g_strv_length (columns), ==, 6);
  g_assert_cmpuint (strlen (columns[0]), ==, 64);
  /* The one that ended comes last. */
  g_assert_nonnull (strstr (lines[4], KH_TEST_EXPIRED));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/sign/signs", Fixture, NULL, set_up, test_signs, tear_down);
  g_test_add ("/cli/sign/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/cli/sign/lists", Fixture, NULL, set_up, test_lists, tear_down);
  return g_test_run ();
}
