/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real plan of 2021, read and checked: every fault that a person labelled is
 * named by its exact words, and hardly anything else; then next year's draft of
 * it with all that is certain mended, and what is left for a person to decide. */
#include "cli-support.h"

#include <string.h>

#define MOST_FALSE_ALARMS 9

/* Returns: (transfer full) (nullable): path of the real plan; %NULL skips the test */
static char *
find_plan (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("KH_SHARED"), "plans", "ke-hoach-cchc-2021.txt", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the real plan is not beside the project");

  return NULL;
}

/* Rows of a file of this folder, cut at " | "; comments left out. */
static GPtrArray *
read_rows (const char *name, guint n_columns)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "cli", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0' && **line != '#')
      {
        char **row = g_strsplit (*line, "|", (int) n_columns);

        g_assert_cmpuint (g_strv_length (row), ==, n_columns);
        for (char **cell = row; *cell != NULL; cell++)
          g_strstrip (*cell);
        g_ptr_array_add (rows, row);
      }

  return rows;
}

static const char *
get_string (JsonObject *finding, const char *member)
{
  return json_object_get_null_member (finding, member) ? "" : json_object_get_string_member (finding, member);
}

/* How a finding is written down: its words, or for whole sentences their checksum. */
static char *
dup_key (JsonObject *finding)
{
  const char *text = get_string (finding, "text");
  g_autofree char *sum = NULL;

  if (g_utf8_strlen (text, -1) <= 40)
    return g_strdup_printf ("%s | %s", json_object_get_string_member (finding, "rule"), text);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strdup_printf ("%s | sha256:%.12s", json_object_get_string_member (finding, "rule"), sum);
}

/* How often each key is wanted: found ones are taken off. */
static void
count (GHashTable *counts, const char *key, int by)
{
  const int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, key)) + by;

  g_hash_table_insert (counts, g_strdup (key), GINT_TO_POINTER (n));
}

static GHashTable *
new_counts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static JsonNode *
check (KhCliFixture *fixture, const char *id, gboolean fix)
{
  g_autoptr (KhCliResult) checked = kh_cli_run (fixture, "check", id, "--json", fix ? "--fix" : NULL, NULL);

  g_assert_true (checked->status == 0 || checked->status == 3);

  return kh_cli_json (checked);
}

/* A label is of its line: the words stand there. */
static void
check_labels (const char *path, GPtrArray *labels)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; i < labels->len; i++)
    {
      char **label = labels->pdata[i];
      const guint64 line = g_ascii_strtoull (label[0], NULL, 10);

      g_assert_cmpuint (line, >=, 1);
      g_assert_cmpuint (line, <=, g_strv_length (lines));
      if (g_str_has_prefix (label[1], "import-lost") || g_str_has_prefix (label[1], "import-missing")
          || g_str_has_prefix (label[1], "import-joined"))
        continue;
      if (strstr (lines[line - 1], label[2]) == NULL)
        g_test_fail_printf ("Line %s does not hold “%s”", label[0], label[2]);
    }
}

static void
test_labels (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = find_plan ();
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) labels = NULL;
  g_autoptr (GHashTable) wanted = new_counts ();
  g_autoptr (JsonNode) json = NULL;
  JsonArray *findings;
  GHashTableIter iter;
  gpointer key, n;
  guint n_false = 0;

  if (path == NULL)
    return;
  labels = read_rows ("real-plan-labels.txt", 3);
  check_labels (path, labels);
  for (guint i = 0; i < labels->len; i++)
    {
      char **label = labels->pdata[i];
      g_autofree char *label_key = g_strdup_printf ("%s | %s", label[1], label[2]);

      count (wanted, label_key, 1);
    }

  id = kh_cli_import (fixture, path);
  json = check (fixture, id, FALSE);
  findings = json_node_get_array (json);
  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);
      g_autofree char *finding_key = dup_key (finding);

      if (GPOINTER_TO_INT (g_hash_table_lookup (wanted, finding_key)) > 0)
        count (wanted, finding_key, -1);
      else if (!g_str_equal (json_object_get_string_member (finding, "severity"), "hint"))
        {
          n_false++;
          g_test_message ("False alarm: %s", finding_key);
        }
    }
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, &n))
    if (GPOINTER_TO_INT (n) > 0)
      g_test_fail_printf ("Not found: %s (%d)", (const char *) key, GPOINTER_TO_INT (n));
  g_test_message ("%u labels, %u findings, %u false alarms", labels->len, json_array_get_length (findings), n_false);
  g_assert_cmpuint (n_false, <=, MOST_FALSE_ALARMS);
}

/* What OFFICIAL-FORMAT lists in section 3.4, by the very words. */
static void
test_listed (KhCliFixture *fixture, gconstpointer data)
{
  static const char *const listed[] = {
    "02 /KH-VHTTDL", "số 136/KH-UBND, ngày", "II.", "III.", "NĐCP", "Nghị định 61/2018", "Quyết định 661/",
    "Nghị định 143/2020/", "Nghị định số 107/2020", "108/2020", "120/2020", "45/2020", "Lưu VT.", "./.",
    "áp dụng áp dụng", "các các", "cổng dịch công", "ISO 9001: 2015", "2021 - 2025", "hoá", "huỷ", "Phân đầu",
    "chuyên biến", "động ngũ", "Thể thao và du lịch", "Luật ban hành", "\"một cửa\"",
  };
  g_autofree char *path = find_plan ();
  g_autofree char *id = NULL;
  g_autoptr (JsonNode) json = NULL;

  if (path == NULL)
    return;
  id = kh_cli_import (fixture, path);
  json = check (fixture, id, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      JsonArray *findings = json_node_get_array (json);
      gboolean found = FALSE;

      for (guint j = 0; j < json_array_get_length (findings) && !found; j++)
        found = strstr (get_string (json_array_get_object_element (findings, j), "text"), listed[i]) != NULL;
      if (!found)
        g_test_fail_printf ("No finding names “%s”", listed[i]);
    }
  for (guint j = 0; j < json_array_get_length (json_node_get_array (json)); j++)
    g_assert_null (strstr (get_string (json_array_get_object_element (json_node_get_array (json), j), "text"), "thủ thủ"));
}

static void
test_next_year (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = find_plan ();
  g_autofree char *id = NULL;
  g_autoptr (KhCliResult) rolled = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) wanted = new_counts ();
  g_autoptr (JsonNode) json = NULL;
  JsonArray *findings;
  GHashTableIter iter;
  gpointer key, n;

  if (path == NULL)
    return;
  rows = read_rows ("real-plan-decide.txt", 2);
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];
      g_autofree char *row_key = g_strdup_printf ("%s | %s", row[0], row[1]);

      count (wanted, row_key, 1);
    }
  id = kh_cli_import (fixture, path);
  rolled = kh_cli_run (fixture, "roll", id, "--year", "2027", NULL);
  kh_cli_assert_status (rolled, 0);
  json = check (fixture, "2", TRUE);
  findings = json_node_get_array (json);
  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);
      g_autofree char *finding_key = dup_key (finding);

      /* Nothing that is certain is left. */
      if (!g_str_has_prefix (finding_key, "carry-"))
        g_assert_true (json_object_get_null_member (finding, "fix"));
      count (wanted, finding_key, -1);
    }
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, &n))
    if (GPOINTER_TO_INT (n) != 0)
      g_test_fail_printf ("%s: %d %s", (const char *) key, ABS (GPOINTER_TO_INT (n)),
                          GPOINTER_TO_INT (n) > 0 ? "not left" : "left and not written down");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) \
  g_test_add (path, KhCliFixture, NULL, kh_cli_fixture_set_up, func, kh_cli_fixture_tear_down)
  ADD ("/real-plan/labels", test_labels);
  ADD ("/real-plan/listed", test_listed);
  ADD ("/real-plan/next-year", test_next_year);

  return g_test_run ();
}
