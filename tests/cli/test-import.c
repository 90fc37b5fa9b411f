/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scanned plans, imported and counted: one of our own writing, and one that an
 * office really issued. That one is not ours to ship: where it is absent, its
 * cases are skipped. */
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

/* What a plan must hold. Absent words are NULL; lists of counts end with 0. */
typedef struct
{
  guint target;
  const char *comparator;
  double value;
} ExpectedIndicator;

#define MAX_INDICATORS 12

typedef struct
{
  int year;
  const char *number;
  const char *symbol;
  const char *place;
  const char *date;
  guint n_purposes;
  guint n_requirements;
  guint n_targets;
  ExpectedIndicator indicators[MAX_INDICATORS + 1]; /* ends with the value 0 */
  guint tasks[8];
  guint duties[8];
  guint reporting_duty; /* in the first block */
  const char *purposes[8]; /* of recipients before the archive line */
  const char *signer;
} Expected;

static const Expected own_plan = {
  .year = 2027,
  .number = "05",
  .symbol = "KH-SM",
  .place = "Mẫu",
  .date = "2027-02-08",
  .n_purposes = 2,
  .n_requirements = 3,
  .n_targets = 4,
  .indicators = { { 0, "=", 100 }, { 0, "=", 100 }, { 1, "≥", 70 }, { 1, "≥", 15 }, { 1, "≤", 3.5 }, { 2, ">", 92 } },
  .tasks = { 2, 3, 1, 2 },
  .duties = { 2, 1, 2 },
  .reporting_duty = 1,
  .purposes = { "b/c", "c/đ", "t/h" },
  .signer = "Nguyễn Văn A",
};

static const Expected real_plan = {
  .year = 2021,
  .number = "02",
  .symbol = "KH-VHTTDL",
  .place = "Tuyên Quang",
  .date = "2021-01-12",
  .n_purposes = 3,
  .n_requirements = 3,
  .n_targets = 8,
  .indicators = { { 0, "=", 100 }, { 1, "=", 100 }, { 1, "=", 100 }, { 2, "=", 95 }, { 3, "≥", 25 }, { 3, "≥", 65 },
                  { 3, "=", 40 }, { 4, "≥", 20 }, { 5, "≥", 85 } },
  .tasks = { 4, 5, 3, 7, 2, 7, 4 },
  .duties = { 6, 2, 2, 4 },
  .reporting_duty = 5,
  .purposes = { "b/c", "b/c", "c/đ", "t/h" },
  .signer = "Âu Thị Mai",
};

static void
assert_head (JsonObject *plan, const Expected *expected)
{
  g_assert_cmpint (json_object_get_int_member (plan, "year"), ==, expected->year);
  g_assert_cmpstr (json_object_get_string_member (plan, "number"), ==, expected->number);
  g_assert_cmpstr (json_object_get_string_member (plan, "symbol"), ==, expected->symbol);
  g_assert_cmpstr (json_object_get_string_member (plan, "place"), ==, expected->place);
  g_assert_cmpstr (json_object_get_string_member (plan, "date"), ==, expected->date);
  g_assert_cmpstr (json_object_get_string_member (plan, "state"), ==, "draft");
  g_assert_true (g_str_has_suffix (json_object_get_string_member (plan, "opening"), "như sau:"));
  g_assert_cmpuint (count (plan, "purposes"), ==, expected->n_purposes);
  g_assert_cmpuint (count (plan, "requirements"), ==, expected->n_requirements);
}

static void
assert_targets (JsonObject *plan, const Expected *expected)
{
  guint n_found[16] = { 0 };

  g_assert_cmpuint (count (plan, "targets"), ==, expected->n_targets);
  for (const ExpectedIndicator *wanted = expected->indicators; wanted->value != 0; wanted++)
    {
      JsonObject *indicator = element (element (plan, "targets", wanted->target), "indicators", n_found[wanted->target]++);

      g_assert_cmpfloat (json_object_get_double_member (indicator, "value"), ==, wanted->value);
      g_assert_cmpstr (json_object_get_string_member (indicator, "unit"), ==, "%");
      g_assert_cmpstr (json_object_get_string_member (indicator, "comparator"), ==, wanted->comparator);
    }
  /* And no more than those. */
  for (guint i = 0; i < expected->n_targets; i++)
    g_assert_cmpuint (count (element (plan, "targets", i), "indicators"), ==, n_found[i]);
}

static guint
length_of (const guint *counts)
{
  guint n = 0;

  while (counts[n] != 0)
    n++;
  return n;
}

static void
assert_tasks (JsonObject *plan, const Expected *expected)
{
  g_assert_cmpuint (count (plan, "task_groups"), ==, length_of (expected->tasks));
  for (guint i = 0; expected->tasks[i] != 0; i++)
    g_assert_cmpuint (count (element (plan, "task_groups", i), "tasks"), ==, expected->tasks[i]);
}

static void
assert_responsibilities (JsonObject *plan, const Expected *expected)
{
  static const char *const periods[] = { "quarter", "half", "year" };
  JsonObject *duty;

  g_assert_cmpuint (count (plan, "responsibilities"), ==, length_of (expected->duties));
  for (guint i = 0; expected->duties[i] != 0; i++)
    g_assert_cmpuint (count (element (plan, "responsibilities", i), "duties"), ==, expected->duties[i]);
  /* The first block is for two kinds of unit, not for units by name. */
  g_assert_cmpuint (count (element (plan, "responsibilities", 0), "unit_kinds"), ==, 2);
  duty = element (element (plan, "responsibilities", 0), "duties", expected->reporting_duty);
  g_assert_cmpuint (count (duty, "reporting"), ==, G_N_ELEMENTS (periods));
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    g_assert_cmpstr (json_object_get_string_member (element (duty, "reporting", i), "period"), ==, periods[i]);
}

static void
assert_ending (JsonObject *plan, const Expected *expected)
{
  JsonObject *signature = json_object_get_object_member (plan, "signature");
  guint n = 0;

  for (; expected->purposes[n] != NULL; n++)
    g_assert_cmpstr (json_object_get_string_member (element (plan, "recipients", n), "purpose"), ==, expected->purposes[n]);
  g_assert_cmpuint (count (plan, "recipients"), ==, n + 1);
  g_assert_true (json_object_get_null_member (element (plan, "recipients", n), "purpose"));
  g_assert_true (g_str_has_prefix (json_object_get_string_member (element (plan, "recipients", n), "text"), "Lưu"));
  g_assert_cmpstr (json_object_get_string_member (signature, "position"), ==, "GIÁM ĐỐC");
  g_assert_cmpstr (json_object_get_string_member (signature, "name"), ==, expected->signer);
}

static JsonNode *
import_and_count (KhCliFixture *fixture, const char *path, const Expected *expected)
{
  g_autofree char *id = kh_cli_import (fixture, path);
  g_autoptr (KhCliResult) shown = kh_cli_run (fixture, "show", id, "--json", NULL);
  JsonNode *json = kh_cli_json (shown);
  JsonObject *plan = json_node_get_object (json);

  assert_head (plan, expected);
  assert_targets (plan, expected);
  assert_tasks (plan, expected);
  assert_responsibilities (plan, expected);
  assert_ending (plan, expected);
  return json;
}

static void
test_own_plan (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = kh_cli_source_path ("tests/formats/data/ke-hoach-mau-quet.txt");
  g_autoptr (JsonNode) json G_GNUC_UNUSED = import_and_count (fixture, path, &own_plan);
  g_autoptr (KhCliResult) again = kh_cli_run (fixture, "import", path, "--year", "2031", NULL);
  g_autoptr (KhCliResult) listed = kh_cli_run (fixture, "list", NULL);

  /* What was odd is said line by line; --year overrides the year found. */
  kh_cli_assert_status (again, 0);
  g_assert_nonnull (strstr (again->err, "kehoach-cli: ke-hoach-mau-quet.txt:2: "));
  g_assert_cmpstr (again->out, ==, "2\n");
  g_assert_nonnull (strstr (listed->out, "2\t2031\tdraft\t05/KH-SM\t"));
}

static void
test_counts (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = find_plan ();
  g_autoptr (JsonNode) json = NULL;
  JsonObject *group;

  if (path == NULL)
    return;
  json = import_and_count (fixture, path, &real_plan);
  /* The task that a page break cut in two is one, and the bold run is bold. */
  group = element (json_node_get_object (json), "task_groups", 3);
  g_assert_nonnull (strstr (json_object_get_string_member (element (group, "tasks", 0), "text"), "đánh giá, quản lý"));
  g_assert_nonnull (strstr (json_object_get_string_member (element (group, "tasks", 4), "text"),
                            "<b>Nghị định 143/2020/NĐ-CP"));
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
  g_test_add ("/cli/own-plan/counts", KhCliFixture, NULL, kh_cli_fixture_set_up, test_own_plan, kh_cli_fixture_tear_down);
  g_test_add ("/cli/real-plan/counts", KhCliFixture, NULL, kh_cli_fixture_set_up, test_counts, kh_cli_fixture_tear_down);
  g_test_add ("/cli/real-plan/findings", KhCliFixture, NULL, kh_cli_fixture_set_up, test_findings,
              kh_cli_fixture_tear_down);
  g_test_add ("/cli/real-plan/nothing-lost", KhCliFixture, NULL, kh_cli_fixture_set_up, test_nothing_lost,
              kh_cli_fixture_tear_down);
  return g_test_run ();
}
