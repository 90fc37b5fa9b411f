/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli part, import and merge: a unit's part goes out, is taken into the unit's library, and comes back. */
#include "cli-support.h"

#include <string.h>

#define UNIT "Trung tâm Dịch vụ"

static char *
import_sample (KhCliFixture *fixture)
{
  g_autofree char *sample = kh_cli_source_path ("data/samples/ke-hoach-mau.kehoach");

  return kh_cli_import (fixture, sample);
}

/* Runs the program with the unit's library in place of the sender's. */
static KhCliResult *
run_at_unit (KhCliFixture *fixture, const char *first, const char *second, const char *third, const char *fourth)
{
  g_autofree char *library = kh_cli_fixture_path (fixture, "unit.db");
  const char *const words[] = { "--library", library, first, second, third, fourth, NULL };

  return kh_cli_run_line (words, NULL);
}

static char *
take_out (KhCliFixture *fixture, const char *id, const char *name)
{
  g_autofree char *path = kh_cli_fixture_path (fixture, name);
  g_autoptr (KhCliResult) result = kh_cli_run (fixture, "part", id, "--unit", UNIT, "-o", path, NULL);

  kh_cli_assert_status (result, 0);
  return g_steal_pointer (&path);
}

static char *
load (const char *path)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_steal_pointer (&text);
}

/* Everything but the unit's part stays at home. */
static void
test_out (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *path = take_out (fixture, id, "part.kehoach");
  g_autofree char *table = NULL;
  g_autofree char *document = NULL;
  g_autofree char *xml = load (path);
  g_autofree char *rows = NULL;
  g_autoptr (KhCliResult) whole = kh_cli_run (fixture, "export", id, "-o", "-", "--format", "csv", NULL);
  guint n_rows = 0, n_all = 0;

  g_assert_nonnull (strstr (xml, "<part "));
  g_assert_nonnull (strstr (xml, "<unit-name>" UNIT "</unit-name>"));
  g_assert_nonnull (strstr (xml, "<base>"));
  g_assert_null (strstr (g_strrstr (xml, "</section>"), "<recipient "));

  table = take_out (fixture, id, "part.csv");
  document = take_out (fixture, id, "part.docx");
  rows = load (table);
  for (const char *line = rows; (line = strstr (line, "\r\n")) != NULL; line += 2)
    n_rows++;
  for (const char *line = whole->out; (line = strstr (line, "\r\n")) != NULL; line += 2)
    n_all++;
  g_assert_cmpuint (n_rows, >, 1);
  g_assert_cmpuint (n_rows, <, n_all);
  g_assert_nonnull (strstr (rows, ",Mã (giữ nguyên)\r\n"));
}

static void
test_back (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *path = take_out (fixture, id, "part.kehoach");
  g_autofree char *back_path = kh_cli_fixture_path (fixture, "back.kehoach");
  g_autofree char *library = kh_cli_fixture_path (fixture, "unit.db");
  const char *const back_words[] = { "--library", library, "part", "1", "-o", back_path, NULL };
  g_autoptr (KhCliResult) taken_in = run_at_unit (fixture, "import", path, NULL, NULL);
  g_autoptr (KhCliResult) again = run_at_unit (fixture, "import", path, NULL, NULL);
  g_autoptr (KhCliResult) back = NULL;
  g_autofree char *sent = load (path);
  g_autofree char *returned = NULL;
  const char *sent_task, *returned_plan;

  kh_cli_assert_status (taken_in, 0);
  g_assert_cmpstr (taken_in->out, ==, "1\n");
  /* Sent out twice, it is taken in twice: each is a plan of its own. */
  kh_cli_assert_status (again, 0);
  back = kh_cli_run_line (back_words, NULL);
  kh_cli_assert_status (back, 0);
  returned = load (back_path);

  /* The tasks have the identities that they left with. */
  sent_task = strstr (sent, "<task uuid=");
  returned_plan = strstr (returned, "</base>");
  g_assert_nonnull (sent_task);
  g_assert_nonnull (returned_plan);
  for (const char *task = sent_task; task != NULL && task < strstr (sent, "</base>"); task = strstr (task + 1, "<task uuid="))
    {
      g_autofree char *uuid = g_strndup (task, strlen ("<task uuid=\"") + 36);

      g_assert_nonnull (strstr (returned_plan, uuid));
    }
}

static void
test_wrong (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *path = take_out (fixture, id, "part.kehoach");
  g_autofree char *pdf = kh_cli_fixture_path (fixture, "part.pdf");
  g_autofree char *before = kh_cli_snapshot (fixture);
  g_autoptr (KhCliResult) of_nobody = kh_cli_run (fixture, "part", id, "-o", path, NULL);
  g_autoptr (KhCliResult) of_stranger = kh_cli_run (fixture, "part", id, "--unit", "Phòng Không Có", "-o", path, NULL);
  g_autoptr (KhCliResult) to_pdf = kh_cli_run (fixture, "part", id, "--unit", UNIT, "-o", pdf, NULL);
  g_autoptr (KhCliResult) nowhere = kh_cli_run (fixture, "part", id, "--unit", UNIT, NULL);
  g_autoptr (KhCliResult) at_home = kh_cli_run (fixture, "import", path, NULL);
  g_autofree char *after = kh_cli_snapshot (fixture);

  kh_cli_assert_status (of_nobody, 1);
  kh_cli_assert_one_line (of_nobody);
  kh_cli_assert_status (of_stranger, 1);
  kh_cli_assert_one_line (of_stranger);
  kh_cli_assert_status (to_pdf, 2);
  kh_cli_assert_one_line (to_pdf);
  kh_cli_assert_status (nowhere, 2);
  /* Where the plan itself is, a part is no plan of its own. */
  kh_cli_assert_status (at_home, 1);
  kh_cli_assert_one_line (at_home);
  g_assert_cmpstr (before, ==, after);
}

/* Returns: (transfer full): a file like @path in which the unit wrote @words for the product of one task */
static char *
come_back (KhCliFixture *fixture, const char *path, const char *name, const char *words)
{
  g_autofree char *sent = load (path);
  char *back = g_strrstr (sent, "<product>");
  const char *end = strstr (back, "</product>");
  g_autofree char *head = g_strndup (sent, (gsize) (back - sent));
  g_autofree char *text = g_strconcat (head, "<product>", words, end, NULL);
  g_autofree char *file = kh_cli_fixture_path (fixture, name);

  g_assert_cmpuint ((gsize) (back - sent), >, (gsize) (strstr (sent, "</base>") - sent));
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  return g_steal_pointer (&file);
}

static void
assert_says (KhCliFixture *fixture, const char *id, const char *words, gboolean says)
{
  g_autoptr (KhCliResult) result = kh_cli_run (fixture, "show", id, "--json", NULL);

  kh_cli_assert_status (result, 0);
  g_assert_true ((strstr (result->out, words) != NULL) == says);
}

static void
test_merge (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *path = take_out (fixture, id, "part.kehoach");
  g_autofree char *first = come_back (fixture, path, "first.kehoach", "Bảng tổng hợp số một");
  g_autofree char *second = come_back (fixture, path, "second.kehoach", "Bảng tổng hợp số hai");
  g_autoptr (KhCliResult) of_other = kh_cli_run (fixture, "merge", first, "--plan", "77", NULL);
  g_autoptr (KhCliResult) merged = kh_cli_run (fixture, "merge", first, "--plan", id, NULL);
  g_autoptr (KhCliResult) again = NULL, conflict = NULL, both = NULL, no_side = NULL;
  g_auto (GStrv) lines = NULL;

  kh_cli_assert_status (of_other, 1);
  kh_cli_assert_one_line (of_other);
  kh_cli_assert_status (merged, 0);
  assert_says (fixture, id, "Bảng tổng hợp số một", TRUE);
  again = kh_cli_run (fixture, "merge", first, NULL);
  kh_cli_assert_status (again, 0);

  /* The plan says something else than what was sent now: both sides changed it. */
  conflict = kh_cli_run (fixture, "merge", second, NULL);
  kh_cli_assert_status (conflict, 3);
  kh_cli_assert_one_line (conflict);
  lines = g_strsplit (conflict->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_nonnull (strstr (lines[0], "Bảng tổng hợp số một"));
  g_assert_nonnull (strstr (lines[0], "Bảng tổng hợp số hai"));
  assert_says (fixture, id, "Bảng tổng hợp số hai", FALSE);
  no_side = kh_cli_run (fixture, "merge", second, "--prefer", "nobody", NULL);
  kh_cli_assert_status (no_side, 2);
  both = kh_cli_run (fixture, "merge", second, "--prefer", "both", NULL);
  kh_cli_assert_status (both, 0);
  assert_says (fixture, id, "Bảng tổng hợp số một; Bảng tổng hợp số hai", TRUE);
}

/* Tables come back to the plan that they were sent out of. */
static void
test_merge_table (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *path = take_out (fixture, id, "part.csv");
  g_autofree char *sent = load (path);
  g_autoptr (GString) text = g_string_new (sent);
  g_autofree char *stranger = kh_cli_fixture_path (fixture, "stranger.csv");
  g_autoptr (KhCliResult) unchanged = kh_cli_run (fixture, "merge", path, NULL);
  g_autoptr (KhCliResult) unknown = NULL, merged = NULL;

  kh_cli_assert_status (unchanged, 0);
  g_string_replace (text, "Quý IV/2027", "Tháng 11/2027", 1);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  merged = kh_cli_run (fixture, "merge", path, NULL);
  kh_cli_assert_status (merged, 0);
  assert_says (fixture, id, "Tháng 11/2027", TRUE);

  g_string_assign (text, "Nội dung nhiệm vụ,Đơn vị chủ trì\r\nViệc mẫu,Văn phòng Sở\r\n");
  g_assert_true (g_file_set_contents (stranger, text->str, -1, NULL));
  unknown = kh_cli_run (fixture, "merge", stranger, NULL);
  kh_cli_assert_status (unknown, 1);
  kh_cli_assert_one_line (unknown);
}

/* A part's file that is cut or forged anywhere is refused, or read as what it says; never half. */
static void
test_broken (KhCliFixture *fixture, gconstpointer data)
{
  static const char *const forgeries[][2] = {
    { "<base>", "<base><plan>" },
    { "<unit-name>", "<!DOCTYPE part><unit-name>" },
    { " uuid=", " uuid=\"\" old=" },
    { "<base>", "<base></base><base>" },
    { " version=\"1\"", " version=\"2\"" },
  };
  g_autofree char *id = import_sample (fixture);
  g_autofree char *path = take_out (fixture, id, "part.kehoach");
  g_autofree char *sent = load (path);
  g_autoptr (KhCliResult) empty = run_at_unit (fixture, "list", NULL, NULL, NULL);

  g_assert_cmpstr (empty->out, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      const char *place = strstr (sent, forgeries[i][0]);
      g_autofree char *head = g_strndup (sent, (gsize) (place - sent));
      g_autofree char *forged = g_strconcat (head, forgeries[i][1], place + strlen (forgeries[i][0]), NULL);
      g_autoptr (KhCliResult) result = NULL;
      g_autoptr (KhCliResult) list = NULL;

      g_assert_true (g_file_set_contents (path, forged, -1, NULL));
      result = run_at_unit (fixture, "import", path, NULL, NULL);
      kh_cli_assert_status (result, 1);
      kh_cli_assert_one_line (result);
      list = run_at_unit (fixture, "list", NULL, NULL, NULL);
      g_assert_cmpstr (list->out, ==, "");
    }
  for (gsize cut = strlen (sent) / 7; cut < strlen (sent); cut += strlen (sent) / 7)
    {
      g_autoptr (KhCliResult) result = NULL;

      g_assert_true (g_file_set_contents (path, sent, (gssize) cut, NULL));
      result = run_at_unit (fixture, "import", path, NULL, NULL);
      g_assert_cmpint (result->status, ==, cut < strlen (sent) - 10 ? 1 : result->status);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli/part/out", KhCliFixture, NULL, kh_cli_fixture_set_up, test_out, kh_cli_fixture_tear_down);
  g_test_add ("/cli/part/back", KhCliFixture, NULL, kh_cli_fixture_set_up, test_back, kh_cli_fixture_tear_down);
  g_test_add ("/cli/part/wrong", KhCliFixture, NULL, kh_cli_fixture_set_up, test_wrong, kh_cli_fixture_tear_down);
  g_test_add ("/cli/part/merge", KhCliFixture, NULL, kh_cli_fixture_set_up, test_merge, kh_cli_fixture_tear_down);
  g_test_add ("/cli/part/merge-table", KhCliFixture, NULL, kh_cli_fixture_set_up, test_merge_table, kh_cli_fixture_tear_down);
  g_test_add ("/cli/part/broken", KhCliFixture, NULL, kh_cli_fixture_set_up, test_broken, kh_cli_fixture_tear_down);

  return g_test_run ();
}
