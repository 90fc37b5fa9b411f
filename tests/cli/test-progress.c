/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli progress: how the tasks of the sample stand when its year is over. */
#include "cli-support.h"

#include <string.h>

#define N_FIELDS 7

static char *
import_sample (KhCliFixture *fixture)
{
  g_autofree char *sample = kh_cli_source_path ("data/samples/ke-hoach-mau.kehoach");

  return kh_cli_import (fixture, sample);
}

static void
test_list (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autoptr (KhCliResult) text = kh_cli_run (fixture, "progress", id, "--period", "2027", NULL);
  g_autoptr (KhCliResult) shown = kh_cli_run (fixture, "progress", id, "--period", "2027", "--json", NULL);
  g_autoptr (JsonNode) json = NULL;
  g_auto (GStrv) lines = NULL;
  JsonArray *tasks;
  guint n_late = 0;

  kh_cli_assert_status (text, 0);
  kh_cli_assert_status (shown, 0);
  json = kh_cli_json (shown);
  tasks = json_node_get_array (json);
  /* a line that ends with an empty field ends with its tab */
  g_assert_true (g_str_has_suffix (text->out, "\n"));
  text->out[strlen (text->out) - 1] = '\0';
  lines = g_strsplit (text->out, "\n", -1);
  g_assert_cmpuint (json_array_get_length (tasks), >, 0);
  g_assert_cmpuint (g_strv_length (lines), ==, json_array_get_length (tasks));
  for (guint i = 0; i < json_array_get_length (tasks); i++)
    {
      JsonObject *task = json_array_get_object_element (tasks, i);
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (fields), ==, N_FIELDS);
      g_assert_cmpstr (fields[0], ==, json_object_get_string_member (task, "state"));
      g_assert_cmpint (g_ascii_strtoll (fields[2], NULL, 10), ==, json_object_get_int_member (task, "days_late"));
      g_assert_true (json_object_get_null_member (task, "percent"));
      if (g_str_equal (fields[0], "late"))
        {
          n_late++;
          g_assert_cmpint (json_object_get_int_member (task, "days_late"), >, 0);
          g_assert_cmpstr (json_object_get_string_member (task, "told"), ==, "not-started");
        }
    }
  /* nobody has reported anything, and the year is over */
  g_assert_cmpuint (n_late, >, 0);
}

static void
test_bad_period (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autoptr (KhCliResult) bad = kh_cli_run (fixture, "progress", id, "--period", "2027Q9", NULL);
  g_autoptr (KhCliResult) none = kh_cli_run (fixture, "progress", "99", NULL);

  kh_cli_assert_status (bad, 2);
  kh_cli_assert_status (none, 1);
  kh_cli_assert_one_line (none);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli/progress/list", KhCliFixture, NULL, kh_cli_fixture_set_up, test_list, kh_cli_fixture_tear_down);
  g_test_add ("/cli/progress/bad-period", KhCliFixture, NULL, kh_cli_fixture_set_up, test_bad_period, kh_cli_fixture_tear_down);

  return g_test_run ();
}
