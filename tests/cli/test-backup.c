/* SPDX-License-Identifier: GPL-3.0-or-later */
/* backup and restore: there and back, and what is no backup. */
#include "cli-support.h"

#include <string.h>

static void
test_there_and_back (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *sample = kh_cli_source_path ("data/samples/ke-hoach-mau.kehoach");
  g_autofree char *id = kh_cli_import (fixture, sample);
  g_autofree char *copy = kh_cli_fixture_path (fixture, "copy.kehoach");
  g_autoptr (KhCliResult) before = kh_cli_run (fixture, "show", id, "--json", NULL);
  g_autoptr (KhCliResult) backup = kh_cli_run (fixture, "backup", copy, NULL);
  g_autofree char *second = kh_cli_import (fixture, sample);
  g_autoptr (KhCliResult) listed = kh_cli_run (fixture, "restore", copy, "--list", NULL);
  g_autoptr (KhCliResult) still = kh_cli_run (fixture, "show", second, NULL);
  g_autoptr (KhCliResult) restore = kh_cli_run (fixture, "restore", copy, NULL);
  g_autoptr (KhCliResult) after = kh_cli_run (fixture, "show", id, "--json", NULL);
  g_autoptr (KhCliResult) gone = kh_cli_run (fixture, "show", second, NULL);
  g_autofree char *kept = kh_cli_fixture_path (fixture, "backups");

  kh_cli_assert_status (backup, 0);
  g_assert_cmpstr (backup->out, ==, "");
  kh_cli_assert_status (listed, 0);
  g_assert_nonnull (strstr (listed->out, "2027"));
  kh_cli_assert_status (still, 0);
  kh_cli_assert_status (restore, 0);
  g_assert_cmpstr (restore->out, ==, listed->out);
  g_assert_cmpstr (after->out, ==, before->out);
  kh_cli_assert_status (gone, 1);
  g_assert_true (g_file_test (kept, G_FILE_TEST_IS_DIR));
}

static void
test_refused (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *sample = kh_cli_source_path ("data/samples/ke-hoach-mau.kehoach");
  g_autofree char *id = kh_cli_import (fixture, sample);
  g_autofree char *nowhere = kh_cli_fixture_path (fixture, "absent.kehoach");
  g_autofree char *before = kh_cli_snapshot (fixture);
  g_autoptr (KhCliResult) absent = kh_cli_run (fixture, "restore", nowhere, NULL);
  g_autoptr (KhCliResult) stranger = kh_cli_run (fixture, "restore", sample, NULL);
  g_autoptr (KhCliResult) folder = kh_cli_run (fixture, "backup", fixture->folder, NULL);
  g_autofree char *after = kh_cli_snapshot (fixture);
  const KhCliResult *results[] = { absent, stranger, folder };

  g_assert_nonnull (id);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      kh_cli_assert_status (results[i], 1);
      kh_cli_assert_one_line (results[i]);
    }
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/backup/there-and-back", KhCliFixture, NULL, kh_cli_fixture_set_up, test_there_and_back, kh_cli_fixture_tear_down);
  g_test_add ("/cli/backup/refused", KhCliFixture, NULL, kh_cli_fixture_set_up, test_refused, kh_cli_fixture_tear_down);
  return g_test_run ();
}
