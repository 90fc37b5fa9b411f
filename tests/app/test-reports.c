/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports from the window: the dialog, the document it makes, the ways between plan and report. */
#include <string.h>

#include "issued-bar.h"
#include "plan-row.h"
#include "report-dialog.h"
#include "succession.h"
#include "window-fixture.h"

static GtkWidget *
open_dialog (WindowFixture *fixture)
{
  GtkWidget *dialog;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "report", NULL);
  dialog = window_fixture_find_window (KH_TYPE_REPORT_DIALOG);
  g_assert_nonnull (dialog);
  return dialog;
}

static gpointer
get_child (GtkWidget *dialog, const char *name)
{
  return gtk_widget_get_template_child (dialog, KH_TYPE_REPORT_DIALOG, name);
}

/* Selects the period called @words, and returns its place in the list. */
static guint
select_period (GtkWidget *dialog, const char *words)
{
  AdwComboRow *row = get_child (dialog, "period_row");
  GListModel *names = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (GtkStringObject) name = g_list_model_get_item (names, i);

      if (!g_str_has_prefix (gtk_string_object_get_string (name), words))
        continue;
      adw_combo_row_set_selected (row, i);
      return i;
    }
  g_error ("There is no period “%s”", words);
}

static void
test_report (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *plan = kh_editor_get_plan (window_fixture_open_editor (fixture));
  const gint64 plan_id = kh_node_get_id (KH_NODE (plan));
  GtkWidget *dialog = open_dialog (fixture);
  KhPlan *report;
  GtkWidget *bar;
  gint64 report_id;

  /* What the plan asks for stands before all others. */
  g_assert_cmpuint (select_period (dialog, "First quarter of 2027, due "), <, select_period (dialog, "January 2027"));
  select_period (dialog, "First quarter of 2027");
  g_assert_false (gtk_widget_get_visible (get_child (dialog, "existing_row")));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (get_child (dialog, "progress_row")), "no progress of this period"));
  gtk_widget_activate_action (dialog, "report.make", NULL);

  wait_until (window_fixture_find_window (KH_TYPE_REPORT_DIALOG) == NULL);
  report = kh_editor_get_plan (kh_window_get_editor (fixture->window));
  report_id = kh_node_get_id (KH_NODE (report));
  g_assert_cmpint (report_id, !=, plan_id);
  g_assert_cmpstr (kh_plan_get_type_name (report), ==, "Báo cáo");
  g_assert_nonnull (strstr (kh_plan_get_title (report), "quý I năm 2027"));
  bar = window_fixture_find (GTK_WIDGET (kh_window_get_editor (fixture->window)), KH_TYPE_ISSUED_BAR);
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_nonnull (window_fixture_find_label (bar, "The plan that is reported on"));

  /* Back at the plan the report is offered before a second one is made. */
  g_assert_true (kh_window_open_plan (fixture->window, plan_id, NULL));
  bar = window_fixture_find (GTK_WIDGET (kh_window_get_editor (fixture->window)), KH_TYPE_ISSUED_BAR);
  g_assert_true (gtk_widget_get_visible (bar));
  dialog = open_dialog (fixture);
  select_period (dialog, "First quarter of 2027");
  g_assert_true (gtk_widget_get_visible (get_child (dialog, "existing_row")));
  gtk_widget_activate_action (dialog, "report.open", NULL);
  wait_until (window_fixture_find_window (KH_TYPE_REPORT_DIALOG) == NULL);
  g_assert_cmpint (kh_node_get_id (KH_NODE (kh_editor_get_plan (kh_window_get_editor (fixture->window)))), ==, report_id);

  /* The toast's Undo. */
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "trash-open-plan", NULL);
  g_assert_true (kh_window_open_plan (fixture->window, plan_id, NULL));
  dialog = open_dialog (fixture);
  select_period (dialog, "First quarter of 2027");
  g_assert_false (gtk_widget_get_visible (get_child (dialog, "existing_row")));
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
add_cases (void)
{
  CASE ("/reports/report", test_report);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
