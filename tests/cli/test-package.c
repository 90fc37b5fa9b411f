/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli package: what goes out of an issued plan is what was signed. */
#include "cli-support.h"

#include <sqlite3.h>
#include <string.h>

#define NAME "12-KH-SM ngay 05-01-2027"

static void
run_sql (KhCliFixture *fixture, const char *sql)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (fixture->library, &database), ==, SQLITE_OK);
  /* The triggers are of the program's own functions. */
  g_assert_cmpint (sqlite3_db_config (database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

/* Returns: (transfer full): the id of the sample, issued, with its signed file where @filed */
static char *
add_issued (KhCliFixture *fixture, gboolean filed)
{
  g_autofree char *sample = kh_cli_source_path ("data/samples/ke-hoach-mau.kehoach");
  char *id = kh_cli_import (fixture, sample);

  run_sql (fixture, "UPDATE plan SET state = 'issued', number = '12', symbol = 'KH-SM', date = '2027-01-05'");
  if (filed)
    run_sql (fixture, "INSERT INTO attachment (uuid, plan_id, name, media_type, content, role) VALUES"
                      " ('6f1c7f0a-0000-4000-8000-000000000099', 1, 'ky-so.pdf', 'application/pdf', 'signed', 'issued')");
  return id;
}

static void
test_folder (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_issued (fixture, TRUE);
  g_autoptr (KhCliResult) done = kh_cli_run (fixture, "package", id, "-o", fixture->folder, "--docx", NULL);
  g_autofree char *folder = kh_cli_fixture_path (fixture, NAME);
  g_autofree char *pdf = g_build_filename (folder, NAME ".pdf", NULL);
  g_autofree char *docx = g_build_filename (folder, NAME ".docx", NULL);
  g_autofree char *edxml = g_build_filename (folder, NAME ".edxml", NULL);
  g_autofree char *printed = g_strconcat (folder, "\n", NULL);
  g_autofree char *content = NULL;
  g_autofree char *message = NULL;

  kh_cli_assert_status (done, 0);
  g_assert_cmpstr (done->out, ==, printed);
  g_assert_true (g_file_get_contents (pdf, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "signed");
  g_assert_true (g_file_test (docx, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_get_contents (edxml, &message, NULL, NULL));
  g_assert_nonnull (strstr (message, "c2lnbmVk")); /* "signed" in base64 */
}

static void
test_zip (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_issued (fixture, TRUE);
  g_autofree char *zip = kh_cli_fixture_path (fixture, "gói.zip");
  g_autoptr (KhCliResult) done = kh_cli_run (fixture, "package", id, "-o", zip, "--no-message", NULL);
  const char *const words[] = { "python3", "-m", "zipfile", "-l", zip, NULL };
  g_autofree char *listed = NULL;

  kh_cli_assert_status (done, 0);
  listed = kh_cli_run_tool (words);
  g_assert_nonnull (strstr (listed, NAME ".pdf"));
  g_assert_null (strstr (listed, "edxml"));
}

/* An issued plan without its signed file is not sent; a draft is, and it is said. */
static void
test_unsigned (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_issued (fixture, FALSE);
  g_autofree char *folder = kh_cli_fixture_path (fixture, NAME);
  g_autoptr (KhCliResult) refused = kh_cli_run (fixture, "package", id, "-o", fixture->folder, NULL);
  g_autoptr (KhCliResult) draft = NULL;
  g_autoptr (KhCliResult) usage = kh_cli_run (fixture, "package", id, NULL);

  kh_cli_assert_status (refused, 1);
  kh_cli_assert_one_line (refused);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  kh_cli_assert_status (usage, 2);
  run_sql (fixture, "UPDATE plan SET state = 'draft'");
  draft = kh_cli_run (fixture, "package", id, "-o", fixture->folder, NULL);
  kh_cli_assert_status (draft, 0);
  kh_cli_assert_one_line (draft);
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/package/folder", KhCliFixture, NULL, kh_cli_fixture_set_up, test_folder, kh_cli_fixture_tear_down);
  g_test_add ("/cli/package/zip", KhCliFixture, NULL, kh_cli_fixture_set_up, test_zip, kh_cli_fixture_tear_down);
  g_test_add ("/cli/package/unsigned", KhCliFixture, NULL, kh_cli_fixture_set_up, test_unsigned, kh_cli_fixture_tear_down);
  return g_test_run ();
}
