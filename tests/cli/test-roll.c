/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Next year's draft made by the command line: of the sample, of the real plan, of what is no plan. */
#include "cli-support.h"

#include <sqlite3.h>
#include <string.h>

/* What the new plan was made from is kept: a state of plan 1, and of no other. */
static void
assert_kept (KhCliFixture *fixture)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (fixture->library, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT group_concat (plan_id || ' ' || kind) FROM revision", -1, &statement, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "1 carry-over");
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static JsonObject *
show (KhCliFixture *fixture, const char *id, JsonNode **json)
{
  g_autoptr (KhCliResult) shown = kh_cli_run (fixture, "show", id, "--json", NULL);

  kh_cli_assert_status (shown, 0);
  *json = kh_cli_json (shown);
  return json_node_get_object (*json);
}

static void
test_sample (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = kh_cli_source_path ("data/samples/ke-hoach-mau.kehoach");
  g_autofree char *id = kh_cli_import (fixture, path);
  g_autoptr (KhCliResult) rolled = kh_cli_run (fixture, "roll", id, "--year", "2028", NULL);
  g_autoptr (JsonNode) old_json = NULL;
  g_autoptr (JsonNode) new_json = NULL;
  JsonObject *older, *newer;

  kh_cli_assert_status (rolled, 0);
  g_assert_cmpstr (rolled->out, ==, "2\n");
  assert_kept (fixture);
  older = show (fixture, id, &old_json);
  newer = show (fixture, "2", &new_json);
  g_assert_cmpint (json_object_get_int_member (older, "year"), ==, 2027);
  g_assert_cmpint (json_object_get_int_member (newer, "year"), ==, 2028);
  g_assert_cmpstr (json_object_get_string_member (newer, "state"), ==, "draft");
  g_assert_true (json_object_get_null_member (newer, "number"));
  g_assert_true (json_object_get_null_member (newer, "date"));
  g_assert_nonnull (strstr (json_object_get_string_member (newer, "title"), "2028"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (newer, "task_groups")), ==,
                    json_array_get_length (json_object_get_array_member (older, "task_groups")));
  g_assert_nonnull (strstr (rolled->err, "last time"));
}

/* What is the plan's own moves, what is cited does not. */
static void
test_real_plan (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("KH_SHARED"), "plans", "ke-hoach-cchc-2021.txt", NULL);
  g_autofree char *id = NULL;
  g_autoptr (KhCliResult) rolled = NULL;
  g_autoptr (KhCliResult) text = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the real plan is not beside the project");
      return;
    }
  id = kh_cli_import (fixture, path);
  rolled = kh_cli_run (fixture, "roll", id, "--year", "2027", NULL);
  kh_cli_assert_status (rolled, 0);
  text = kh_cli_run (fixture, "export", "2", "--format", "txt", "-o", "-", NULL);
  kh_cli_assert_status (text, 0);
  g_assert_nonnull (strstr (text->out, "Du lịch năm 2027"));
  g_assert_nonnull (strstr (text->out, "về cải cách hành chính năm 2021, Sở"));
  g_assert_nonnull (strstr (text->out, "giai đoạn 2021-2030"));
  g_assert_nonnull (strstr (text->out, "ngày 28/12/2020"));
  g_assert_nonnull (strstr (text->out, "ISO 9001:2015"));
  g_assert_nonnull (strstr (text->out, "công tác cải cách hành chính năm 2027"));
  g_assert_nonnull (strstr (rolled->err, "“2021-2025” has ended"));
  g_assert_nonnull (strstr (rolled->err, "“Quyết định 661/QĐ-UBND ngày 08/6/2020 của Ủy ban nhân dân tỉnh”"));
}

static void
test_template (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = kh_cli_source_path ("data/samples/ke-hoach-mau.kehoach");
  g_autofree char *id = kh_cli_import (fixture, path);
  g_autoptr (KhCliResult) rolled = kh_cli_run (fixture, "roll", id, "--year=2028", "--template", "cchc-76", NULL);
  g_autoptr (JsonNode) json = NULL;
  JsonArray *groups;

  kh_cli_assert_status (rolled, 0);
  groups = json_object_get_array_member (show (fixture, "2", &json), "task_groups");
  g_assert_cmpuint (json_array_get_length (groups), ==, 7);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (groups, 3), "title"), ==,
                   "Cải cách chế độ công vụ");
}

static void
test_wrong (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = kh_cli_source_path ("data/samples/ke-hoach-mau.kehoach");
  g_autofree char *id G_GNUC_UNUSED = kh_cli_import (fixture, path);
  static const struct
  {
    const char *words[6];
    int status;
  } cases[] = {
    { { "roll", "1", NULL }, 2 },
    { { "roll", "1", "--year", "27", NULL }, 2 },
    { { "roll", "one", "--year", "2028", NULL }, 2 },
    { { "roll", "--year", "2028", NULL }, 2 },
    { { "roll", "9", "--year", "2028", NULL }, 1 },
    { { "roll", "1", "--year=2028", "--template", "none", NULL }, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *words = cases[i].words;
      g_autoptr (KhCliResult) result = kh_cli_run (fixture, words[0], words[1], words[2], words[3], words[4], NULL);
      g_autoptr (KhCliResult) list = kh_cli_run (fixture, "list", "--json", NULL);
      g_autoptr (JsonNode) json = kh_cli_json (list);

      kh_cli_assert_status (result, cases[i].status);
      kh_cli_assert_one_line (result);
      g_assert_cmpuint (json_array_get_length (json_node_get_array (json)), ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, KhCliFixture, NULL, kh_cli_fixture_set_up, test, kh_cli_fixture_tear_down)
  ADD ("/roll/sample", test_sample);
  ADD ("/roll/real-plan", test_real_plan);
  ADD ("/roll/template", test_template);
  ADD ("/roll/wrong", test_wrong);
#undef ADD

  return g_test_run ();
}
