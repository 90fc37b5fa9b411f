/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF export by the command line: PDF/A, the attached plan, and what is said of the pages. */
#include "cli-support.h"

#include <string.h>

#define SAMPLE "data/samples/ke-hoach-mau.kehoach"

/* Imports the sample plan with @words put into it at @place. Returns: (transfer full): its id */
static char *
import_changed (KhCliFixture *fixture, const char *place, const char *words)
{
  g_autofree char *sample = kh_cli_source_path (SAMPLE), *content = NULL;
  g_autofree char *changed = kh_cli_fixture_path (fixture, "changed.kehoach");
  g_autoptr (GString) xml = g_string_new (NULL);
  const char *at;

  g_assert_true (g_file_get_contents (sample, &content, NULL, NULL));
  at = strstr (content, place);
  g_assert_nonnull (at);
  g_string_append_len (xml, content, at - content);
  g_string_append (xml, words);
  g_string_append (xml, at);
  g_assert_true (g_file_set_contents (changed, xml->str, (gssize) xml->len, NULL));
  return kh_cli_import (fixture, changed);
}

static void
assert_parts (const char *path, const char *part, gboolean attached)
{
  const char *const metadata[] = { "pdfinfo", "-meta", path, NULL };
  const char *const list[] = { "pdfdetach", "-list", path, NULL };
  g_autofree char *packet = kh_cli_run_tool (metadata), *files = kh_cli_run_tool (list);

  if (part != NULL)
    g_assert_nonnull (strstr (packet, part));
  else
    g_assert_null (strstr (packet, "pdfaid:part"));
  g_assert_true (attached == (strstr (files, "ke-hoach.kehoach") != NULL));
}

static void
test_pdfa (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *sample = kh_cli_source_path (SAMPLE);
  g_autofree char *id = kh_cli_import (fixture, sample);
  g_autofree char *output = kh_cli_fixture_path (fixture, "a.pdf");
  const struct
  {
    const char *options[2];
    const char *part;
    gboolean attached;
  } cases[] = {
    { { NULL }, NULL, TRUE },
    { { "--pdfa" }, "<pdfaid:part>3</pdfaid:part>", TRUE },
    { { "--no-plan" }, NULL, FALSE },
    { { "--pdfa", "--no-plan" }, "<pdfaid:part>2</pdfaid:part>", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhCliResult) result
          = kh_cli_run (fixture, "export", id, "-o", output, cases[i].options[0], cases[i].options[1], NULL);

      kh_cli_assert_status (result, 0);
      assert_parts (output, cases[i].part, cases[i].attached);
    }
}

/* A file that names no format is in the usual one. */
static void
test_no_profile (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = kh_cli_fixture_path (fixture, "plan.kehoach");
  g_autofree char *output = kh_cli_fixture_path (fixture, "a.pdf");
  g_autofree char *id = NULL;
  g_autoptr (KhCliResult) result = NULL;

  g_assert_true (g_file_set_contents (path,
                                      "<?xml version='1.0' encoding='UTF-8'?>\n"
                                      "<plan xmlns='urn:kehoach:plan:1' version='1' uuid='p' order-key='' year='2027'/>\n",
                                      -1, NULL));
  id = kh_cli_import (fixture, path);
  result = kh_cli_run (fixture, "export", id, "-o", output, NULL);
  kh_cli_assert_status (result, 0);
  g_assert_true (g_file_test (output, G_FILE_TEST_EXISTS));
}

/* What is for PDF alone is refused with other formats, and nothing is written. */
static void
test_not_for_others (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *sample = kh_cli_source_path (SAMPLE);
  g_autofree char *id = kh_cli_import (fixture, sample);
  g_autofree char *output = kh_cli_fixture_path (fixture, "a.docx");
  g_autoptr (KhCliResult) result = kh_cli_run (fixture, "export", id, "-o", output, "--pdfa", NULL);

  kh_cli_assert_status (result, 2);
  kh_cli_assert_one_line (result);
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
}

/* A letter that the font lacks is said, with the words it stands in; check says so too. */
static void
test_missing_letter (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_changed (fixture, "Rà soát toàn bộ", "\342\230\203 "); /* a snowman */
  g_autofree char *output = kh_cli_fixture_path (fixture, "a.pdf");
  g_autoptr (KhCliResult) result = kh_cli_run (fixture, "export", id, "-o", output, NULL);
  g_autoptr (KhCliResult) checked = kh_cli_run (fixture, "check", id, "--json", NULL);
  g_autoptr (JsonNode) json = json_from_string (checked->out, NULL);
  JsonArray *findings = json_node_get_array (json);
  guint n_found = 0;

  kh_cli_assert_status (result, 3);
  g_assert_true (g_file_test (output, G_FILE_TEST_EXISTS));
  g_assert_nonnull (strstr (result->err, "“\342\230\203”"));
  g_assert_nonnull (strstr (result->err, "Rà soát toàn bộ"));
  kh_cli_assert_status (checked, 3);
  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);

      if (!g_str_equal (json_object_get_string_member (finding, "rule"), "pages-letter-missing"))
        continue;
      n_found++;
      g_assert_cmpstr (json_object_get_string_member (finding, "text"), ==, "\342\230\203");
      g_assert_false (json_object_get_null_member (finding, "item"));
    }
  g_assert_cmpuint (n_found, ==, 1);
}

/* With words enough on the last page nothing is said; when hardly any are left
 * there, what to change is. The last paragraph grows by less than a line each time. */
static void
test_fit (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *output = kh_cli_fixture_path (fixture, "a.pdf");
  gboolean silent = FALSE, advised = FALSE;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint n = 0; n < 90 && !(silent && advised); n++)
    {
      g_autofree char *id = NULL;
      g_autoptr (KhCliResult) result = NULL;

      g_string_append (words, "Rà soát văn bản của Sở Mẫu theo định kỳ và báo cáo kết quả. ");
      id = import_changed (fixture, "Trên đây là Kế hoạch", words->str);
      result = kh_cli_run (fixture, "export", id, "-o", output, NULL);
      kh_cli_assert_status (result, 0);
      if (strstr (result->err, "would be saved") == NULL)
        {
          silent = TRUE;
          continue;
        }
      advised = TRUE;
      g_test_message ("%s", result->err);
      g_assert_nonnull (strstr (result->err, "2 lines"));
    }
  g_assert_true (silent);
  g_assert_true (advised);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (KhCliFixture *fixture, gconstpointer data);
  } cases[] = {
    { "/cli/export-pdf/pdfa", test_pdfa },
    { "/cli/export-pdf/no-profile", test_no_profile },
    { "/cli/export-pdf/not-for-others", test_not_for_others },
    { "/cli/export-pdf/missing-letter", test_missing_letter },
    { "/cli/export-pdf/fit", test_fit },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, KhCliFixture, NULL, kh_cli_fixture_set_up, cases[i].run, kh_cli_fixture_tear_down);
  return g_test_run ();
}
