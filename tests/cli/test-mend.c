/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check-library and salvage, and a library that an older program left. */
#include "cli-support.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define PAGE_SIZE 4096

static void
test_sound (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *sample = kh_cli_source_path ("data/samples/ke-hoach-mau.kehoach");
  g_autofree char *id = kh_cli_import (fixture, sample);
  g_autofree char *before = kh_cli_snapshot (fixture);
  g_autoptr (KhCliResult) check = kh_cli_run (fixture, "check-library", NULL);
  g_autofree char *after = kh_cli_snapshot (fixture);

  g_assert_nonnull (id);
  kh_cli_assert_status (check, 0);
  g_assert_cmpstr (check->out, ==, "");
  g_assert_cmpstr (after, ==, before);
}

/* Nonsense in the page that begins the table of units: plans can be read, units cannot. */
static void
damage (KhCliFixture *fixture)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  g_autofree char *content = NULL;
  gsize length, page;

  g_assert_cmpint (sqlite3_open (fixture->library, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT rootpage FROM sqlite_schema WHERE name = 'unit'", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  page = (gsize) sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  g_assert_true (g_file_get_contents (fixture->library, &content, &length, NULL));
  g_assert_cmpuint (page * PAGE_SIZE, <=, length);
  memset (content + (page - 1) * PAGE_SIZE, 0xa5, PAGE_SIZE);
  g_assert_true (g_file_set_contents (fixture->library, content, (gssize) length, NULL));
}

static void
test_damaged (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *sample = kh_cli_source_path ("data/samples/ke-hoach-mau.kehoach");
  g_autofree char *id = kh_cli_import (fixture, sample);
  g_autofree char *salvaged = kh_cli_fixture_path (fixture, "salvaged.kehoach");
  g_autoptr (KhCliResult) check = NULL;
  g_autoptr (KhCliResult) salvage = NULL;
  g_autoptr (KhCliResult) again = NULL;
  g_autofree char *damaged = NULL;
  g_autofree char *still = NULL;
  gsize length, still_length;

  g_assert_nonnull (id);
  damage (fixture);
  g_assert_true (g_file_get_contents (fixture->library, &damaged, &length, NULL));
  check = kh_cli_run (fixture, "check-library", NULL);
  kh_cli_assert_status (check, 3);
  g_assert_cmpstr (check->out, !=, "");

  salvage = kh_cli_run (fixture, "salvage", salvaged, NULL);
  kh_cli_assert_status (salvage, 3);
  g_assert_nonnull (strstr (salvage->out, "1 plan could be read."));
  g_assert_nonnull (strstr (salvage->out, "unit"));

  /* the damaged one is as it was, and the new one is sound */
  g_assert_true (g_file_get_contents (fixture->library, &still, &still_length, NULL));
  g_assert_cmpmem (still, still_length, damaged, length);
  again = kh_cli_run (fixture, "salvage", salvaged, NULL);
  kh_cli_assert_status (again, 1);
  kh_cli_assert_one_line (again);
  g_assert_cmpint (g_rename (salvaged, fixture->library), ==, 0);
  g_clear_pointer (&check, kh_cli_result_free);
  check = kh_cli_run (fixture, "check-library", NULL);
  kh_cli_assert_status (check, 0);
}

/* Reading is enough to bring it to this version, after a backup. */
static void
test_older (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "store", "libraries", "version-1.sql", NULL);
  g_autofree char *backups = kh_cli_fixture_path (fixture, "backups");
  g_autofree char *sql = NULL;
  g_autoptr (KhCliResult) list = NULL;
  sqlite3 *handle = NULL;

  g_assert_true (g_file_get_contents (dump, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (fixture->library, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  list = kh_cli_run (fixture, "list", NULL);
  kh_cli_assert_status (list, 0);
  g_assert_nonnull (strstr (list->out, "Cải cách hành chính năm 2027"));
  g_assert_true (g_file_test (backups, G_FILE_TEST_IS_DIR));
}

#define ADD(path, func) g_test_add ("/cli/mend/" path, KhCliFixture, NULL, kh_cli_fixture_set_up, func, kh_cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("sound", test_sound);
  ADD ("damaged", test_damaged);
  ADD ("older", test_older);

  return g_test_run ();
}
