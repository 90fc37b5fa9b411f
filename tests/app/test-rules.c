/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's own rules in the window: rows, their removal, files that are wrong. */
#include <glib/gstdio.h>
#include <string.h>

#include "folder.h"
#include "plan-checks.h"
#include "rules-window.h"
#include "window-fixture.h"

static KhRulesWindow *
open_rules (WindowFixture *fixture)
{
  KhRulesWindow *window;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-rules", NULL);
  window = window_fixture_find_window (KH_TYPE_RULES_WINDOW);
  g_assert_nonnull (window);

  return window;
}

/* Returns: whether the open plan has a finding about @words */
static gboolean
is_told (WindowFixture *fixture, const char *words)
{
  g_autoptr (KhPlanChecks) checks
    = kh_plan_checks_of (fixture->store, kh_editor_get_plan (kh_window_get_editor (fixture->window)));
  GListModel *findings = kh_plan_checks_get_findings (checks);

  if (!kh_plan_checks_is_current (checks))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);

      if (g_strcmp0 (kh_finding_get_text (finding), words) == 0)
        return TRUE;
    }

  return FALSE;
}

/* A row holds at once for the plan that is open; taken away, it can be taken back. */
static void
test_rows (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhRulesWindow *window;
  KhRuleGroup *terms;
  AdwToast *toast;

  window_fixture_set_task_text (fixture, window_fixture_get_first_task (editor), "Rà soát từ mẫu sai trong văn bản.");
  window = open_rules (fixture);
  terms = kh_rules_window_get_group (window, KH_USER_TERMS);
  g_assert_true (kh_rule_group_add (terms, "từ mẫu sai", "từ mẫu đúng"));
  wait_until (is_told (fixture, "từ mẫu sai"));
  g_assert_nonnull (window_fixture_find_label (GTK_WIDGET (terms), "từ mẫu sai"));

  kh_rule_group_remove (terms, 0);
  g_assert_null (window_fixture_find_label (GTK_WIDGET (terms), "từ mẫu sai"));
  toast = NULL;
  wait_until ((toast = window_fixture_find (GTK_WIDGET (window), g_type_from_name ("AdwToastWidget"))) != NULL);
  g_signal_emit_by_name (window_fixture_find (GTK_WIDGET (toast), GTK_TYPE_BUTTON), "clicked");
  wait_until (window_fixture_find_label (GTK_WIDGET (terms), "từ mẫu sai") != NULL);
  wait_until (is_told (fixture, "từ mẫu sai"));
  kh_rule_group_remove (terms, 0);

  /* What names no document is refused. */
  g_assert_false (kh_rule_group_add (kh_rules_window_get_group (window, KH_USER_DOCUMENTS), "một văn bản cũ", ""));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What somebody wrote by hand and is wrong is told with its place. */
static void
test_faults (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = kh_user_rules_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "sai.xml", NULL);
  KhRulesWindow *window;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "<words xmlns=\"urn:kehoach:checks:1\">\n<wort>A</wort></words>", -1, NULL));
  window = open_rules (fixture);
  g_assert_nonnull (window_fixture_find_label (GTK_WIDGET (window), "line 2"));
  g_assert_cmpint (g_remove (path), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "rules.reload", NULL);
  g_assert_null (window_fixture_find_label (GTK_WIDGET (window), "line 2"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_cases (void)
{
  CASE ("/rules-window/rows", test_rows);
  CASE ("/rules-window/faults", test_faults);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = kh_test_folder_new ();
  int status;

  /* Never among the user's own files. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  status = window_fixture_main (argc, argv, add_cases);
  kh_test_folder_remove (folder);

  return status;
}
