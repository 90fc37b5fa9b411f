/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli export --unit: what a plan asks of one unit, in every format it has. */
#include "cli-support.h"

#include <string.h>

static char *
import_sample (KhCliFixture *fixture)
{
  g_autofree char *sample = kh_cli_source_path ("data/samples/ke-hoach-mau.kehoach");

  return kh_cli_import (fixture, sample);
}

static void
test_formats (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *pdf = kh_cli_fixture_path (fixture, "phòng.pdf");
  g_autofree char *text_path = kh_cli_fixture_path (fixture, "phòng.txt");
  g_autoptr (KhCliResult) to_pdf = kh_cli_run (fixture, "export", id, "--unit", "văn phòng sở", "-o", pdf, NULL);
  g_autoptr (KhCliResult) text
      = kh_cli_run (fixture, "export", id, "--unit", "Văn phòng Sở", "-o", "-", "--format", "txt", NULL);
  g_autoptr (KhCliResult) whole = kh_cli_run (fixture, "export", id, "-o", "-", "--format", "csv", NULL);
  g_autoptr (KhCliResult) table
      = kh_cli_run (fixture, "export", id, "--unit", "Văn phòng Sở", "-o", "-", "--format", "csv", NULL);
  g_autoptr (KhCliResult) days
      = kh_cli_run (fixture, "export", id, "--unit", "Văn phòng Sở", "-o", "-", "--format", "ics", NULL);
  const char *const words[] = { "pdftotext", pdf, text_path, NULL };
  g_autofree char *printed = NULL;
  g_autofree char *said = NULL;

  kh_cli_assert_status (to_pdf, 0);
  kh_cli_assert_status (text, 0);
  kh_cli_assert_status (table, 0);
  kh_cli_assert_status (days, 0);
  said = kh_cli_run_tool (words);
  g_assert_true (g_file_get_contents (text_path, &printed, NULL, NULL));
  g_assert_nonnull (strstr (printed, "Nhiệm vụ của Văn phòng Sở năm 2027"));
  g_assert_nonnull (strstr (printed, "NHIỆM VỤ CHỦ TRÌ"));
  g_assert_nonnull (strstr (text->out, "(Trích Kế hoạch số"));
  g_assert_cmpuint (table->out_length, <, whole->out_length);
  g_assert_nonnull (strstr (table->out, "Văn phòng Sở"));
  g_assert_nonnull (strstr (table->out, ",Trích từ\r\n"));
  g_assert_nonnull (strstr (table->out, ",Kế hoạch số"));
  g_assert_null (strstr (whole->out, "Trích từ"));
  g_assert_nonnull (strstr (days->out, "BEGIN:VEVENT"));
}

static void
test_wrong (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *path = kh_cli_fixture_path (fixture, "ra.pdf");
  g_autoptr (KhCliResult) unknown = kh_cli_run (fixture, "export", id, "--unit", "Phòng Không Có", "-o", path, NULL);
  g_autoptr (KhCliResult) whole
      = kh_cli_run (fixture, "export", id, "--unit", "Văn phòng Sở", "-o", "-", "--format", "xml", NULL);

  kh_cli_assert_status (unknown, 1);
  kh_cli_assert_one_line (unknown);
  g_assert_nonnull (strstr (unknown->err, "Văn phòng Sở"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  kh_cli_assert_status (whole, 2);
  kh_cli_assert_one_line (whole);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/export-unit/formats", KhCliFixture, NULL, kh_cli_fixture_set_up, test_formats, kh_cli_fixture_tear_down);
  g_test_add ("/cli/export-unit/wrong", KhCliFixture, NULL, kh_cli_fixture_set_up, test_wrong, kh_cli_fixture_tear_down);
  return g_test_run ();
}
