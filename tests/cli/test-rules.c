/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli rules: what rules there are, and files of the user's own. */
#include "cli-support.h"

#include <string.h>

static KhCliResult *
run (KhCliFixture *fixture, const char *option, const char *json)
{
  g_autofree char *home = g_strconcat ("XDG_DATA_HOME=", fixture->folder, NULL);
  const char *words[] = { "rules", option != NULL ? option : json, option != NULL ? json : NULL, NULL };
  const char *environment[] = { home, NULL };

  return kh_cli_run_line (words, environment);
}

static void
write_own (KhCliFixture *fixture, const char *name, const char *text)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "kehoach", "checks", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

#define NS " xmlns=\"urn:kehoach:checks:1\""

static void
test_list (KhCliFixture *fixture, gconstpointer data)
{
  g_autoptr (KhCliResult) plain = NULL;
  g_autoptr (KhCliResult) json = NULL;
  g_autoptr (JsonNode) root = NULL;
  gboolean off = FALSE;

  write_own (fixture, "quy-tac.xml", "<rules" NS "><rule id=\"language-spacing\" on=\"false\" severity=\"\"/></rules>");
  plain = run (fixture, NULL, NULL);
  kh_cli_assert_status (plain, 0);
  g_assert_nonnull (strstr (plain->out, "language-spacing\toff\t"));
  g_assert_nonnull (strstr (plain->out, "content-task-no-lead\twarning\t"));
  json = run (fixture, NULL, "--json");
  kh_cli_assert_status (json, 0);
  root = kh_cli_json (json);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (root)); i++)
    {
      JsonObject *rule = json_array_get_object_element (json_node_get_array (root), i);

      off |= g_str_equal (json_object_get_string_member (rule, "rule"), "language-spacing")
             && g_str_equal (json_object_get_string_member (rule, "severity"), "off");
    }
  g_assert_true (off);
}

static void
test_check (KhCliFixture *fixture, gconstpointer data)
{
  g_autoptr (KhCliResult) none = run (fixture, "--check", NULL);
  g_autoptr (KhCliResult) wrong = NULL;
  g_autoptr (KhCliResult) list = NULL;
  g_autoptr (KhCliResult) json = NULL;
  g_autoptr (JsonNode) root = NULL;

  kh_cli_assert_status (none, 0);
  g_assert_cmpstr (none->out, ==, "");
  write_own (fixture, "dung.xml", "<words" NS "><word>Krông</word></words>");
  write_own (fixture, "sai.xml", "<rules" NS ">\n<rule id=\"khong-co\" on=\"false\" severity=\"\"/></rules>");
  wrong = run (fixture, "--check", NULL);
  kh_cli_assert_status (wrong, 3);
  g_assert_nonnull (strstr (wrong->out, "dung.xml\tvalid\n"));
  g_assert_nonnull (strstr (wrong->out, "line 2: there is no rule “khong-co”"));
  json = run (fixture, "--check", "--json");
  kh_cli_assert_status (json, 3);
  root = json_from_string (json->out, NULL);
  g_assert_nonnull (root);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 2);
  /* And nothing is checked by half of the rules. */
  list = run (fixture, NULL, NULL);
  kh_cli_assert_status (list, 1);
  kh_cli_assert_one_line (list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rules/list", KhCliFixture, NULL, kh_cli_fixture_set_up, test_list, kh_cli_fixture_tear_down);
  g_test_add ("/rules/check", KhCliFixture, NULL, kh_cli_fixture_set_up, test_check, kh_cli_fixture_tear_down);

  return g_test_run ();
}
