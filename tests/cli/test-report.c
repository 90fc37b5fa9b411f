/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli report: a report on a plan's implementation, as a file and in the library. */
#include "cli-support.h"

#include <string.h>

static char *
import_sample (KhCliFixture *fixture)
{
  g_autofree char *sample = kh_cli_source_path ("data/samples/ke-hoach-mau.kehoach");

  return kh_cli_import (fixture, sample);
}

/* A file is made of what the library knows, and changes nothing in it. */
static void
test_files (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *pdf = kh_cli_fixture_path (fixture, "báo cáo.pdf");
  g_autofree char *text_path = kh_cli_fixture_path (fixture, "báo cáo.txt");
  g_autoptr (KhCliResult) to_pdf = kh_cli_run (fixture, "report", id, "--period", "2027Q1", "-o", pdf, NULL);
  g_autoptr (KhCliResult) text = kh_cli_run (fixture, "report", id, "--period", "2027H1", "-o", "-", "--format", "txt", NULL);
  g_autoptr (KhCliResult) markdown = kh_cli_run (fixture, "report", id, "--period", "2027", "-o", "-", "--format", "md", NULL);
  g_autoptr (KhCliResult) listed = NULL;
  const char *const words[] = { "pdftotext", "-layout", pdf, text_path, NULL };
  g_autofree char *printed = NULL;
  g_autofree char *said = NULL;

  kh_cli_assert_status (to_pdf, 0);
  kh_cli_assert_status (text, 0);
  kh_cli_assert_status (markdown, 0);
  said = kh_cli_run_tool (words);
  g_assert_true (g_file_get_contents (text_path, &printed, NULL, NULL));
  g_assert_nonnull (strstr (printed, "BÁO CÁO"));
  g_assert_nonnull (strstr (printed, "/BC-"));
  g_assert_nonnull (strstr (printed, "quý I năm 2027"));
  g_assert_nonnull (strstr (printed, "KẾT QUẢ THỰC HIỆN TỪNG NHIỆM VỤ QUÝ I NĂM 2027"));
  g_assert_nonnull (strstr (printed, "Nội dung nhiệm vụ"));
  g_assert_nonnull (strstr (text->out, "6 tháng đầu năm 2027"));
  g_assert_nonnull (strstr (text->out, "PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2027"));
  g_assert_nonnull (strstr (markdown->out, "NĂM 2028"));
  listed = kh_cli_run (fixture, "list", NULL);
  g_assert_null (strstr (listed->out, "Tình hình thực hiện"));
}

/* In the library it is a document like any other, made once for a period. */
static void
test_library (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autoptr (KhCliResult) made = kh_cli_run (fixture, "report", id, "--period", "2027Q1", NULL);
  g_autoptr (KhCliResult) again = kh_cli_run (fixture, "report", id, "--period", "2027Q1", NULL);
  g_autoptr (KhCliResult) other = kh_cli_run (fixture, "report", id, "--period", "2027Q2", NULL);
  g_autoptr (KhCliResult) fresh = kh_cli_run (fixture, "report", id, "--period", "2027Q1", "--fresh", NULL);
  g_autoptr (KhCliResult) file = kh_cli_run (fixture, "report", id, "--period", "2027Q1", "-o", "-", "--format", "txt", NULL);
  g_autoptr (KhCliResult) shown = kh_cli_run (fixture, "show", "2", "--json", NULL);
  g_autoptr (KhCliResult) checked = kh_cli_run (fixture, "check", "2", NULL);
  g_autoptr (JsonNode) json = NULL;
  JsonObject *report;

  kh_cli_assert_status (made, 0);
  g_assert_cmpstr (made->out, ==, "2\n");
  kh_cli_assert_status (again, 0);
  g_assert_cmpstr (again->out, ==, "2\n");
  kh_cli_assert_one_line (again);
  kh_cli_assert_status (other, 0);
  g_assert_cmpstr (other->out, ==, "3\n");
  kh_cli_assert_status (fresh, 0);
  g_assert_cmpstr (fresh->out, ==, "4\n");
  kh_cli_assert_status (file, 0);
  g_assert_nonnull (strstr (file->err, "4"));
  kh_cli_assert_status (shown, 0);
  json = kh_cli_json (shown);
  report = json_node_get_object (json);
  g_assert_cmpint (json_object_get_int_member (report, "year"), ==, 2027);
  g_assert_true (g_str_has_prefix (json_object_get_string_member (report, "symbol"), "BC-"));
  g_assert_nonnull (strstr (json_object_get_string_member (report, "title"), "quý I năm 2027"));
  /* It has none of a plan's parts, and needs none. */
  kh_cli_assert_status (checked, 0);
  g_assert_null (strstr (checked->out, "content-no-"));
}

static void
test_wrong (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *path = kh_cli_fixture_path (fixture, "ra.pdf");
  g_autofree char *before = kh_cli_snapshot (fixture);
  g_autofree char *after = NULL;
  const char *const lines[][8] = {
    { "report", id, NULL },
    { "report", id, "--period", "2027Q5", NULL },
    { "report", id, "--period", "quý I", "-o", path, NULL },
    { "report", id, "--period", "2027Q1", "-o", "báo-cáo.zzz", NULL },
    { "report", id, "--period", "2027Q1", "--format", "pdf", NULL },
    { "report", "--period", "2027Q1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *const *words = lines[i];
      g_autoptr (KhCliResult) result = kh_cli_run (fixture, words[0], words[1], words[2], words[3], words[4], words[5], words[6], NULL);

      kh_cli_assert_status (result, 2);
      kh_cli_assert_one_line (result);
    }
  {
    g_autoptr (KhCliResult) missing = kh_cli_run (fixture, "report", "99", "--period", "2027Q1", "-o", path, NULL);

    kh_cli_assert_status (missing, 1);
    kh_cli_assert_one_line (missing);
  }
  after = kh_cli_snapshot (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* The tasks of the real plan, none of which has progress yet, at the end of its year. */
static void
test_real_plan (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("KH_SHARED"), "plans", "ke-hoach-cchc-2021.txt", NULL);
  g_autofree char *id = NULL;
  g_autoptr (KhCliResult) report = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the real plan is not beside the project");
      return;
    }
  id = kh_cli_import (fixture, path);
  report = kh_cli_run (fixture, "report", id, "--period", "2021", "-o", "-", "--format", "txt", NULL);
  kh_cli_assert_status (report, 0);
  g_assert_nonnull (strstr (report->out, "Tình hình thực hiện Kế hoạch"));
  g_assert_nonnull (strstr (report->out, "KẾT QUẢ THỰC HIỆN MỤC TIÊU, CHỈ TIÊU"));
  g_assert_nonnull (strstr (report->out, "Tính đến hết năm 2021"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/report/files", KhCliFixture, NULL, kh_cli_fixture_set_up, test_files, kh_cli_fixture_tear_down);
  g_test_add ("/cli/report/library", KhCliFixture, NULL, kh_cli_fixture_set_up, test_library, kh_cli_fixture_tear_down);
  g_test_add ("/cli/report/wrong", KhCliFixture, NULL, kh_cli_fixture_set_up, test_wrong, kh_cli_fixture_tear_down);
  g_test_add ("/cli/report/real-plan", KhCliFixture, NULL, kh_cli_fixture_set_up, test_real_plan, kh_cli_fixture_tear_down);
  return g_test_run ();
}
