/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between two plans, by the command line. */
#include "cli-support.h"

#include <string.h>

#define SAMPLE "data/samples/ke-hoach-mau.kehoach"
#define OLD_WORDS "chi phí tuân thủ thủ tục hành chính"
#define NEW_WORDS "chi phí tuân thủ thủ tục"

/* Imports the sample, and the sample with a few words less. */
static void
import_two (KhCliFixture *fixture)
{
  g_autofree char *sample = kh_cli_source_path (SAMPLE);
  g_autofree char *path = kh_cli_fixture_path (fixture, "sau.kehoach");
  g_autofree char *first = kh_cli_import (fixture, sample);
  g_autofree char *second = NULL;
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (sample, &text, NULL, &error);
  g_assert_no_error (error);
  parts = g_strsplit (text, OLD_WORDS, -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  changed = g_strjoinv (NEW_WORDS, parts);
  g_file_set_contents (path, changed, -1, &error);
  g_assert_no_error (error);
  second = kh_cli_import (fixture, path);
  g_assert_cmpstr (first, ==, "1");
  g_assert_cmpstr (second, ==, "2");
}

static void
test_text (KhCliFixture *fixture, gconstpointer data)
{
  g_autoptr (KhCliResult) differs = NULL;
  g_autoptr (KhCliResult) itself = NULL;

  import_two (fixture);
  differs = kh_cli_run (fixture, "compare", "1", "2", NULL);
  kh_cli_assert_status (differs, 0);
  g_assert_nonnull (strstr (differs->out, "tuân thủ thủ tục [-hành chính -]"));
  g_assert_cmpint (strchr (differs->out, '\n') - differs->out, ==, (int) strlen (differs->out) - 1);
  itself = kh_cli_run (fixture, "compare", "2", "2", NULL);
  kh_cli_assert_status (itself, 0);
  g_assert_cmpstr (itself->out, ==, "");
}

static void
test_json (KhCliFixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "kind",        "node",       "property", "before_section", "after_section",
                                      "before_item", "after_item", "before",   "after",          "words" };
  g_autoptr (KhCliResult) result = NULL;
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (GList) members = NULL;
  JsonObject *change;
  JsonObject *word;

  import_two (fixture);
  result = kh_cli_run (fixture, "compare", "1", "2", "--json", NULL);
  kh_cli_assert_status (result, 0);
  json = kh_cli_json (result);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (json)), ==, 1);
  change = json_array_get_object_element (json_node_get_array (json), 0);
  members = json_object_get_members (change);
  g_assert_cmpuint (g_list_length (members), ==, G_N_ELEMENTS (keys));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_cmpstr (g_list_nth_data (members, i), ==, keys[i]);
  g_assert_cmpstr (json_object_get_string_member (change, "kind"), ==, "changed");
  g_assert_cmpstr (json_object_get_string_member (change, "property"), ==, "text");
  g_assert_nonnull (strstr (json_object_get_string_member (change, "before"), OLD_WORDS));
  word = json_array_get_object_element (json_object_get_array_member (change, "words"), 1);
  g_assert_cmpstr (json_object_get_string_member (word, "op"), ==, "removed");
  g_assert_cmpstr (json_object_get_string_member (word, "text"), ==, "hành chính ");
}

/* Read with its changes accepted, the document is the second plan. */
static void
test_tracked (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = kh_cli_fixture_path (fixture, "so sánh.docx");
  g_autoptr (KhCliResult) written = NULL;
  g_autoptr (KhCliResult) imported = NULL;
  g_autoptr (KhCliResult) expected = NULL;
  g_autoptr (KhCliResult) shown = NULL;

  import_two (fixture);
  written = kh_cli_run (fixture, "compare", "1", "2", "-o", path, NULL);
  kh_cli_assert_status (written, 0);
  imported = kh_cli_run (fixture, "import", path, NULL);
  kh_cli_assert_status (imported, 0);
  g_assert_nonnull (strstr (imported->err, "Sở Mẫu"));
  expected = kh_cli_run (fixture, "export", "2", "-o", "-", "--format", "txt", NULL);
  shown = kh_cli_run (fixture, "export", "3", "-o", "-", "--format", "txt", NULL);
  g_assert_cmpstr (shown->out, ==, expected->out);
}

static void
test_list (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = kh_cli_fixture_path (fixture, "so sánh.pdf");
  g_autoptr (KhCliResult) written = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;

  import_two (fixture);
  written = kh_cli_run (fixture, "compare", "1", "2", "-o", path, NULL);
  kh_cli_assert_status (written, 0);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
}

static void
test_wrong (KhCliFixture *fixture, gconstpointer data)
{
  g_autoptr (KhCliResult) no_plan = NULL;
  g_autoptr (KhCliResult) one = NULL;
  g_autoptr (KhCliResult) name = NULL;

  import_two (fixture);
  no_plan = kh_cli_run (fixture, "compare", "1", "9", NULL);
  kh_cli_assert_status (no_plan, 1);
  kh_cli_assert_one_line (no_plan);
  one = kh_cli_run (fixture, "compare", "1", NULL);
  kh_cli_assert_status (one, 2);
  name = kh_cli_run (fixture, "compare", "1", "2", "-o", "x.csv", NULL);
  kh_cli_assert_status (name, 2);
  kh_cli_assert_one_line (name);
}

#define CASE(path, function) \
  g_test_add (path, KhCliFixture, NULL, kh_cli_fixture_set_up, function, kh_cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CASE ("/cli/compare/text", test_text);
  CASE ("/cli/compare/json", test_json);
  CASE ("/cli/compare/tracked", test_tracked);
  CASE ("/cli/compare/list", test_list);
  CASE ("/cli/compare/wrong", test_wrong);
  return g_test_run ();
}
