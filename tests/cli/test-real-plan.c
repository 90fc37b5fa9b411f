/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan that an office really issued, imported and counted. It is not ours to
 * ship: where it is absent, the cases are skipped. */
#include "cli-support.h"

#include <string.h>

static JsonObject *
element (JsonObject *object, const char *array, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (object, array), index);
}

static guint
count (JsonObject *object, const char *array)
{
  return json_array_get_length (json_object_get_array_member (object, array));
}

static char *
find_plan (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("KH_SHARED"), "plans", "ke-hoach-cchc-2021.txt", NULL);

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&path);
  g_test_skip ("the plan of 2021 is not there: no folder shared/ beside the project");
  return NULL;
}

static void
assert_head (JsonObject *plan)
{
  g_assert_cmpint (json_object_get_int_member (plan, "year"), ==, 2021);
  g_assert_cmpstr (json_object_get_string_member (plan, "number"), ==, "02");
  g_assert_cmpstr (json_object_get_string_member (plan, "symbol"), ==, "KH-VHTTDL");
  g_assert_cmpstr (json_object_get_string_member (plan, "place"), ==, "Tuyên Quang");
  g_assert_cmpstr (json_object_get_string_member (plan, "date"), ==, "2021-01-12");
  g_assert_cmpstr (json_object_get_string_member (plan, "state"), ==, "draft");
  g_assert_true (g_str_has_suffix (json_object_get_string_member (plan, "opening"), "như sau:"));
  g_assert_cmpuint (count (plan, "purposes"), ==, 3);
  g_assert_cmpuint (count (plan, "requirements"), ==, 3);
}

static void
assert_targets (JsonObject *plan)
{
  /* Of the first six targets; the last two have none. */
  static const struct
  {
    guint target;
    const char *comparator;
    int value;
  } expected[] = {
    { 0, NULL, 100 }, { 1, NULL, 100 }, { 1, NULL, 100 }, { 2, NULL, 95 }, { 3, "≥", 25 },
    { 3, "≥", 65 },   { 3, NULL, 40 },  { 4, "≥", 20 },   { 5, "≥", 85 },
  };
  guint index = 0;
  guint last = 0;

  g_assert_cmpuint (count (plan, "targets"), ==, 8);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      JsonObject *indicator;

      index = expected[i].target == last ? index : 0;
      last = expected[i].target;
      indicator = element (element (plan, "targets", last), "indicators", index++);
      g_assert_cmpint (json_object_get_int_member (indicator, "value"), ==, expected[i].value);
      g_assert_cmpstr (json_object_get_string_member (indicator, "unit"), ==, "%");
      if (expected[i].comparator != NULL)
        g_assert_cmpstr (json_object_get_string_member (indicator, "comparator"), ==, expected[i].comparator);
    }
  g_assert_cmpuint (count (element (plan, "targets", 6), "indicators"), ==, 0);
  g_assert_cmpuint (count (element (plan, "targets", 7), "indicators"), ==, 0);
}

static void
assert_tasks (JsonObject *plan)
{
  static const guint tasks[] = { 4, 5, 3, 7, 2, 7, 4 };

  g_assert_cmpuint (count (plan, "task_groups"), ==, G_N_ELEMENTS (tasks));
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    g_assert_cmpuint (count (element (plan, "task_groups", i), "tasks"), ==, tasks[i]);
  /* The task that a page break cut in two is one, and the bold run is bold. */
  g_assert_nonnull (strstr (json_object_get_string_member (element (element (plan, "task_groups", 3), "tasks", 0), "text"),
                            "đánh giá, quản lý"));
  g_assert_nonnull (strstr (json_object_get_string_member (element (element (plan, "task_groups", 3), "tasks", 4), "text"),
                            "<b>Nghị định 143/2020/NĐ-CP"));
}

static void
assert_ending (JsonObject *plan)
{
  static const guint duties[] = { 6, 2, 2, 4 };
  static const char *const purposes[] = { "b/c", "b/c", "c/đ", "t/h", NULL };
  static const char *const periods[] = { "quarter", "half", "year" };
  JsonObject *duty;
  JsonObject *signature = json_object_get_object_member (plan, "signature");

  g_assert_cmpuint (count (plan, "responsibilities"), ==, G_N_ELEMENTS (duties));
  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    g_assert_cmpuint (count (element (plan, "responsibilities", i), "duties"), ==, duties[i]);
  g_assert_cmpuint (count (element (plan, "responsibilities", 0), "unit_kinds"), ==, 2);
  g_assert_nonnull (strstr (json_object_get_string_member (element (plan, "responsibilities", 0), "heading"), "Thủ trưởng"));
  duty = element (element (plan, "responsibilities", 0), "duties", 5);
  g_assert_cmpuint (count (duty, "reporting"), ==, G_N_ELEMENTS (periods));
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    g_assert_cmpstr (json_object_get_string_member (element (duty, "reporting", i), "period"), ==, periods[i]);

  g_assert_cmpuint (count (plan, "recipients"), ==, G_N_ELEMENTS (purposes));
  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    if (purposes[i] != NULL)
      g_assert_cmpstr (json_object_get_string_member (element (plan, "recipients", i), "purpose"), ==, purposes[i]);
    else
      g_assert_true (json_object_get_null_member (element (plan, "recipients", i), "purpose"));
  g_assert_true (g_str_has_prefix (json_object_get_string_member (element (plan, "recipients", 4), "text"), "Lưu"));
  g_assert_cmpstr (json_object_get_string_member (signature, "position"), ==, "GIÁM ĐỐC");
  g_assert_cmpstr (json_object_get_string_member (signature, "name"), ==, "Âu Thị Mai");
}

static void
test_counts (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = find_plan ();
  g_autofree char *id = NULL;
  g_autoptr (KhCliResult) shown = NULL;
  g_autoptr (JsonNode) json = NULL;

  if (path == NULL)
    return;
  id = kh_cli_import (fixture, path);
  shown = kh_cli_run (fixture, "show", id, "--json", NULL);
  json = kh_cli_json (shown);
  assert_head (json_node_get_object (json));
  assert_targets (json_node_get_object (json));
  assert_tasks (json_node_get_object (json));
  assert_ending (json_node_get_object (json));
}

/* What was odd in the source stays with the plan, and what was unplaced is said. */
static void
test_findings (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = find_plan ();
  g_autofree char *id = NULL;
  g_autoptr (KhCliResult) checked = NULL;

  if (path == NULL)
    return;
  id = kh_cli_import (fixture, path);
  checked = kh_cli_run (fixture, "check", id, "--json", NULL);
  g_assert_nonnull (strstr (checked->out, "\"import-"));
  g_assert_null (strstr (checked->out, "\"import-unplaced"));
}

/* Every word of the source is in the text that goes out again. */
static void
test_nothing_lost (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = find_plan ();
  g_autofree char *source = NULL;
  g_autofree char *id = NULL;
  g_autoptr (KhCliResult) text = NULL;
  g_auto (GStrv) paragraphs = NULL;
  guint n_found = 0;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &source, NULL, NULL));
  id = kh_cli_import (fixture, path);
  text = kh_cli_run (fixture, "export", id, "-o", "-", "--format", "txt", NULL);
  kh_cli_assert_status (text, 0);
  paragraphs = g_strsplit (source, "\n", -1);
  for (char **line = paragraphs; *line != NULL; line++)
    {
      g_autofree char *words = g_strstrip (g_strdup (g_str_has_prefix (*line, "- ") ? *line + 2 : *line));
      gsize length = strlen (words);

      /* Long lines, whose ends a page break or a closing mark may change. */
      if (length < 80 || strstr (words, "**") != NULL)
        continue;
      n_found++;
      if (length > 60)
        words[60] = '\0';
      *g_utf8_find_prev_char (words, words + strlen (words)) = '\0';
      if (strstr (text->out, words) == NULL)
        g_test_message ("lost: %s", words);
      g_assert_nonnull (strstr (text->out, words));
    }
  g_assert_cmpuint (n_found, >, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/real-plan/counts", KhCliFixture, NULL, kh_cli_fixture_set_up, test_counts, kh_cli_fixture_tear_down);
  g_test_add ("/cli/real-plan/findings", KhCliFixture, NULL, kh_cli_fixture_set_up, test_findings,
              kh_cli_fixture_tear_down);
  g_test_add ("/cli/real-plan/nothing-lost", KhCliFixture, NULL, kh_cli_fixture_set_up, test_nothing_lost,
              kh_cli_fixture_tear_down);
  return g_test_run ();
}
