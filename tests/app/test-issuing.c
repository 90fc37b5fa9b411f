/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Issuing from the window: the dialog, the bar over the forms, what follows an issued plan. */
#include <poppler.h>

#include "compose.h"
#include "export-actions.h"
#include "folder.h"
#include "issue-dialog.h"
#include "issued-bar.h"
#include "issued-file.h"
#include "issued-page.h"
#include "page-findings.h"
#include "plan-checks.h"
#include "print-actions.h"
#include "succession.h"
#include "window-fixture.h"

static GtkWidget *
open_dialog (WindowFixture *fixture)
{
  GtkWidget *dialog;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "issue", NULL);
  dialog = window_fixture_find_window (KH_TYPE_ISSUE_DIALOG);
  g_assert_nonnull (dialog);
  return dialog;
}

static GtkEditable *
get_row (GtkWidget *dialog, const char *name)
{
  return GTK_EDITABLE (gtk_widget_get_template_child (dialog, KH_TYPE_ISSUE_DIALOG, name));
}

static void
wait_for_file (GtkWidget *dialog, const char *path, const char *shown)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AdwActionRow *row = ADW_ACTION_ROW (gtk_widget_get_template_child (dialog, KH_TYPE_ISSUE_DIALOG, "file_row"));

  kh_issue_dialog_set_file (KH_ISSUE_DIALOG (dialog), file);
  wait_until (strstr (adw_action_row_get_subtitle (row), shown) != NULL);
}

/* Returns: (transfer full): path of a PDF of its own */
static char *
make_pdf (WindowFixture *fixture, const char *name)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "%PDF-1.7\n%%EOF\n", -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_issue (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPlan *plan = kh_editor_get_plan (editor);
  GtkWidget *dialog = open_dialog (fixture);
  GtkWidget *bar = window_fixture_find (GTK_WIDGET (editor), KH_TYPE_ISSUED_BAR);
  g_autofree char *path = make_pdf (fixture, "ky-so.pdf");
  g_autofree char *name = NULL;

  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_cmpstr (gtk_editable_get_text (get_row (dialog, "number_row")), ==, "01");
  g_assert_cmpstr (gtk_editable_get_text (get_row (dialog, "symbol_row")), ==, "KH-SM");
  gtk_editable_set_text (get_row (dialog, "date_row"), "5/1/2027");
  gtk_editable_set_text (get_row (dialog, "number_row"), "12");
  wait_for_file (dialog, path, "ky-so.pdf");
  gtk_widget_activate_action (dialog, "issue.issue", NULL);

  g_assert_null (window_fixture_find_window (KH_TYPE_ISSUE_DIALOG));
  g_assert_cmpint (kh_plan_get_state (plan), ==, KH_PLAN_ISSUED);
  g_assert_cmpstr (kh_plan_get_number (plan), ==, "12");
  g_assert_cmpstr (kh_plan_get_date (plan), ==, "2027-01-05");
  g_assert_nonnull (kh_plan_get_choices (plan)); /* the layout is the plan's own from now on */
  g_assert_true (kh_store_has_issued_file (fixture->store, plan, &name));
  g_assert_cmpstr (name, ==, "ky-so.pdf");
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_nonnull (window_fixture_find_label (bar, "12/KH-SM"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "issue"));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "undo"));

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "undo", NULL);
  g_assert_cmpint (kh_plan_get_state (plan), ==, KH_PLAN_DRAFT);
  g_assert_null (kh_plan_get_number (plan));
  g_assert_false (gtk_widget_get_visible (bar));
}

/* What the checks still find is said before the plan is locked, with the way there. */
static void
test_findings (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  g_autoptr (KhPlanChecks) checks = kh_plan_checks_of (fixture->store, kh_editor_get_plan (editor));
  GtkWidget *dialog = open_dialog (fixture);

  wait_until (kh_plan_checks_is_current (checks));
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_checks_get_findings (checks)), >, 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_template_child (dialog, KH_TYPE_ISSUE_DIALOG, "findings"))));
  gtk_widget_activate_action (dialog, "issue.show-findings", NULL);
  g_assert_null (window_fixture_find_window (KH_TYPE_ISSUE_DIALOG));
  g_assert_true (KH_IS_FINDINGS_PAGE (kh_editor_get_page (editor)));
}

static void
issue (WindowFixture *fixture, const char *number)
{
  GtkWidget *dialog = open_dialog (fixture);

  gtk_editable_set_text (get_row (dialog, "date_row"), "05/01/2027");
  gtk_editable_set_text (get_row (dialog, "number_row"), number);
  gtk_widget_activate_action (dialog, "issue.issue", NULL);
}

static void
test_taken (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *second;
  GtkWidget *dialog;

  window_fixture_open_editor (fixture);
  issue (fixture, "2");
  kh_window_open_plan (fixture->window, window_fixture_add_plan (fixture->store, 2027), NULL);
  second = kh_editor_get_plan (kh_window_get_editor (fixture->window));
  issue (fixture, "02");
  /* Refused, and the dialog stays for another number. */
  g_assert_cmpint (kh_plan_get_state (second), ==, KH_PLAN_DRAFT);
  dialog = window_fixture_find_window (KH_TYPE_ISSUE_DIALOG);
  g_assert_nonnull (dialog);
  wait_until (window_fixture_find_label (dialog, "02/KH-SM") != NULL);
  gtk_editable_set_text (get_row (dialog, "number_row"), "3");
  gtk_widget_activate_action (dialog, "issue.issue", NULL);
  g_assert_cmpint (kh_plan_get_state (second), ==, KH_PLAN_ISSUED);
  g_assert_cmpstr (kh_plan_get_number (second), ==, "03");
}

static void
test_no_pdf (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "x.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;

  window_fixture_open_editor (fixture);
  g_assert_true (g_file_set_contents (path, "no PDF", -1, NULL));
  dialog = open_dialog (fixture);
  kh_issue_dialog_set_file (KH_ISSUE_DIALOG (dialog), file);
  wait_until (window_fixture_find_label (dialog, "neither") != NULL);
  gtk_window_close (GTK_WINDOW (dialog));
}

/* The state list leads to the dialog, and nothing is issued before it is filled in. */
static void
test_state_row (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  GtkWidget *page = GTK_WIDGET (kh_editor_get_page (editor));
  AdwComboRow *row = ADW_COMBO_ROW (gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), "state"));

  adw_combo_row_set_selected (row, KH_PLAN_ISSUED);
  g_assert_cmpint (kh_plan_get_state (kh_editor_get_plan (editor)), ==, KH_PLAN_DRAFT);
  g_assert_cmpint (adw_combo_row_get_selected (row), ==, KH_PLAN_DRAFT);
  wait_until (window_fixture_find_window (KH_TYPE_ISSUE_DIALOG) != NULL);
  gtk_window_close (GTK_WINDOW (window_fixture_find_window (KH_TYPE_ISSUE_DIALOG)));
}

static void
assert_says (KhPlan *plan, const char *words)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  gboolean said = FALSE;

  for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
    {
      g_autofree char *text = kh_block_dup_text (kh_document_get_block (document, i));

      said = said || strstr (text, words) != NULL;
    }
  g_assert_true (said);
}

static void
assert_follows (WindowFixture *fixture, const char *action, KhSuccessionKind kind, const char *shown, const char *text)
{
  KhPlan *older = kh_editor_get_plan (window_fixture_open_editor (fixture));
  const gint64 older_id = kh_node_get_id (KH_NODE (older));
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *bar;
  KhPlan *newer;

  issue (fixture, "2");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
  newer = kh_editor_get_plan (kh_window_get_editor (fixture->window));
  g_assert_cmpint (kh_node_get_id (KH_NODE (newer)), !=, older_id);
  g_assert_cmpint (kh_plan_get_state (newer), ==, KH_PLAN_DRAFT);
  g_assert_null (kh_plan_get_number (newer));
  assert_says (newer, text);
  bar = window_fixture_find (GTK_WIDGET (kh_window_get_editor (fixture->window)), KH_TYPE_ISSUED_BAR);
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_nonnull (window_fixture_find_label (bar, shown));
  links = kh_store_list_successions (fixture->store, newer, &error);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpint (((KhSuccession *) links->pdata[0])->kind, ==, kind);
  g_assert_cmpint (((KhSuccession *) links->pdata[0])->id, ==, older_id);
  /* And from the older one. */
  kh_window_open_plan (fixture->window, older_id, NULL);
  bar = window_fixture_find (GTK_WIDGET (kh_window_get_editor (fixture->window)), KH_TYPE_ISSUED_BAR);
  g_assert_nonnull (window_fixture_find_label (bar, "a draft"));
}

static void
test_replace (WindowFixture *fixture, gconstpointer data)
{
  assert_follows (fixture, "replace-plan", KH_SUCCESSION_REPLACES, "Replaces 02/KH-SM", "Kế hoạch này thay thế Kế hoạch số 02/KH-SM");
}

static void
test_amend (WindowFixture *fixture, gconstpointer data)
{
  assert_follows (fixture, "amend-plan", KH_SUCCESSION_AMENDS, "Amends 02/KH-SM", "Sửa đổi, bổ sung Kế hoạch số 02/KH-SM");
}

/* A letter to those who have the plan, with a symbol of its own; nothing of the plan's sections is in it. */
static void
test_correct (WindowFixture *fixture, gconstpointer data)
{
  KhPlan *letter;
  g_autoptr (KhRecipient) first = NULL;

  assert_follows (fixture, "correct-plan", KH_SUCCESSION_CORRECTS, "Corrects 02/KH-SM", "V/v đính chính Kế hoạch số 02/KH-SM");
  g_assert_nonnull (window_fixture_find_label (GTK_WIDGET (kh_window_get_editor (fixture->window)), "Corrected by"));
  kh_window_open_plan (fixture->window, 2, NULL);
  letter = kh_editor_get_plan (kh_window_get_editor (fixture->window));
  g_assert_cmpstr (kh_plan_get_symbol (letter), ==, "SM-VP");
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_sections (letter)), ==, 2);
  first = g_list_model_get_item (kh_plan_get_recipients (letter), 0);
  g_assert_cmpstr (kh_recipient_get_purpose (first), ==, KH_RECIPIENT_ADDRESSED);
  assert_says (letter, "Kính gửi:");
}

static void
assert_written (const char *path, const char *expected)
{
  g_autofree char *csv = NULL;

  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_assert_nonnull (strstr (csv, expected));
}

static char *
read_pdf (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  PopplerDocument *document = poppler_document_new_from_file (uri, NULL, NULL);
  PopplerPage *page;
  char *text;

  g_assert_nonnull (document);
  page = poppler_document_get_page (document, 0);
  text = poppler_page_get_text (page);
  g_object_unref (page);
  g_object_unref (document);
  return text;
}

/* The register by year and number, the archived ones too, and its files. */
static void
test_register (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *csv_path = g_build_filename (fixture->folder, "so.csv", NULL);
  g_autofree char *pdf_path = g_build_filename (fixture->folder, "so.pdf", NULL);
  g_autoptr (GFile) csv = g_file_new_for_path (csv_path);
  g_autoptr (GFile) pdf = g_file_new_for_path (pdf_path);
  g_autofree char *text = NULL;
  GtkWidget *page;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-issued", NULL);
  page = window_fixture_find (GTK_WIDGET (fixture->window), KH_TYPE_ISSUED_PAGE);
  g_assert_nonnull (page);
  g_assert_null (window_fixture_find_label (page, "KH-SM"));
  gtk_widget_activate_action (page, "issued.close", NULL);

  window_fixture_open_editor (fixture);
  issue (fixture, "10");
  g_assert_true (kh_store_archive_plan (fixture->store, kh_editor_get_plan (kh_window_get_editor (fixture->window)), TRUE, NULL, NULL));
  kh_window_open_plan (fixture->window, window_fixture_add_plan (fixture->store, 2027), NULL);
  issue (fixture, "9");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-issued", NULL);
  page = window_fixture_find (GTK_WIDGET (fixture->window), KH_TYPE_ISSUED_PAGE);
  g_assert_nonnull (window_fixture_find_label (page, "09/KH-SM"));
  g_assert_nonnull (window_fixture_find_label (page, "10/KH-SM"));

  /* Each file is looked at when its end has been told. */
  kh_issued_page_export (KH_ISSUED_PAGE (page), csv, "csv");
  wait_until (window_fixture_find_label (GTK_WIDGET (fixture->window), "so.csv") != NULL);
  assert_written (csv_path, "1,09/KH-SM,05/01/2027,");
  assert_written (csv_path, "2,10/KH-SM,05/01/2027,");
  kh_issued_page_export (KH_ISSUED_PAGE (page), pdf, "pdf");
  wait_until (g_file_query_exists (pdf, NULL));
  text = read_pdf (pdf_path);
  g_assert_nonnull (strstr (text, "SỔ ĐĂNG KÝ"));
  g_assert_nonnull (strstr (text, "10/KH-SM"));
  g_assert_true (strstr (text, "09/KH-SM") < strstr (text, "10/KH-SM"));

  gtk_widget_activate_action (page, "issued.close", NULL);
  g_assert_nonnull (kh_window_get_editor (fixture->window));
}

/* Exporting an issued plan gives what was signed; a plan without it has nothing of the kind. */
static void
test_export_signed (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (KhExportActions) export = kh_export_actions_new (editor, fixture->store, G_ACTION_MAP (actions));
  g_autofree char *path = make_pdf (fixture, "ky-so.pdf");
  g_autofree char *out = g_build_filename (fixture->folder, "xuat.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (out);
  g_autofree char *expected = NULL;
  g_autofree char *written = NULL;
  GtkWidget *dialog;

  g_assert_false (kh_export_actions_run_signed (export, file));
  dialog = open_dialog (fixture);
  wait_for_file (dialog, path, "ky-so.pdf");
  gtk_widget_activate_action (dialog, "issue.issue", NULL);
  g_assert_true (kh_export_actions_run_signed (export, file));
  wait_until (g_file_query_exists (file, NULL)); /* renamed into place when it is whole */
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_true (g_file_get_contents (out, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, expected);
}

static void
add_cases (void)
{
  CASE ("/issuing/issue", test_issue);
  CASE ("/issuing/findings", test_findings);
  CASE ("/issuing/taken", test_taken);
  CASE ("/issuing/no-pdf", test_no_pdf);
  CASE ("/issuing/state-row", test_state_row);
  CASE ("/issuing/replace", test_replace);
  CASE ("/issuing/amend", test_amend);
  CASE ("/issuing/correct", test_correct);
  CASE ("/issuing/register", test_register);
  CASE ("/issuing/export-signed", test_export_signed);
}

int
main (int argc, char *argv[])
{
  return window_fixture_main (argc, argv, add_cases);
}
