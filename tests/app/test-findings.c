/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings in the window: the page that lists them, fixes, what is ignored, and
 * the marks at the fields. */
#include <string.h>

#include "field-marks.h"
#include "finding-mark.h"
#include "finding-ops.h"
#include "finding-row.h"
#include "forms-fixture.h"
#include "outline-findings.h"
#include "plan-checks.h"
#include "revision.h"

static KhPlanChecks *
wait_for_checks (FormsFixture *fixture)
{
  KhPlanChecks *checks = kh_plan_checks_of (fixture->store, fixture->plan);

  while (!kh_plan_checks_is_current (checks))
    g_main_context_iteration (NULL, TRUE);
  forms_settle ();
  g_assert_null (kh_plan_checks_get_problem (checks));

  return checks;
}

static void
set_text (FormsFixture *fixture, gpointer item, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Edit", &error);

  g_assert_no_error (error);
  kh_edit_set (edit, item, "text", text, NULL);
  kh_edit_commit (edit, &error);
  g_assert_no_error (error);
}

/* Returns: (nullable): the finding of @rule that is told */
static KhFinding *
find (KhPlanChecks *checks, const char *rule)
{
  GListModel *findings = kh_plan_checks_get_findings (checks);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (kh_finding_get_rule (finding), rule))
        return finding; /* the list holds it */
    }

  return NULL;
}

/* Returns: (nullable): the row of a finding of @rule below @widget */
static KhFindingRow *
find_row (GtkWidget *widget, const char *rule)
{
  if (KH_IS_FINDING_ROW (widget)
      && g_str_equal (kh_finding_get_rule (kh_finding_row_get_finding (KH_FINDING_ROW (widget))), rule))
    return KH_FINDING_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      KhFindingRow *row = find_row (child, rule);

      if (row != NULL)
        return row;
    }

  return NULL;
}

/* Returns: (nullable): the button at or below @widget that is labelled @label */
static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = find_button (child, label);

      if (button != NULL)
        return button;
    }

  return NULL;
}

static void
test_import (FormsFixture *fixture, gconstpointer data)
{
  GListModel *kept = kh_plan_get_findings (fixture->plan);
  g_autoptr (KhPlanChecks) checks = NULL;
  KhFindingRow *row;

  forms_show_page (fixture, KH_PAGE_FINDINGS, NULL);
  checks = wait_for_checks (fixture);
  row = find_row (GTK_WIDGET (fixture->page), "import-test");
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Look at “rà xoát” again.");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Line 12"));
  kh_finding_row_dismiss (row);
  g_assert_cmpuint (g_list_model_get_n_items (kept), ==, 0);
  g_assert_cmpuint (fixture->notices->len, ==, 1);
  g_object_unref (checks);
  checks = wait_for_checks (fixture);
  g_assert_null (find_row (GTK_WIDGET (fixture->page), "import-test"));
  forms_undo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (kept), ==, 1);
}

/* What is typed is looked at by itself, and what is mended is told no more. */
static void
test_fix (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlanChecks) checks = NULL;
  KhFindingRow *row;

  forms_show_page (fixture, KH_PAGE_FINDINGS, NULL);
  checks = wait_for_checks (fixture);
  g_assert_null (find (checks, "term-confusion"));
  set_text (fixture, fixture->first, "Phân đầu hoàn thành <b>sớm</b>.");
  g_object_unref (wait_for_checks (fixture));
  row = find_row (GTK_WIDGET (fixture->page), "term-confusion");
  g_assert_nonnull (row);
  kh_finding_row_fix (row);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (fixture->first)), ==, "Phấn đấu hoàn thành <b>sớm</b>.");
  g_object_unref (wait_for_checks (fixture));
  g_assert_null (find (checks, "term-confusion"));
  forms_undo (fixture);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (fixture->first)), ==, "Phân đầu hoàn thành <b>sớm</b>.");
}

static void
test_fix_all (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlanChecks) checks = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) revisions = NULL;
  gboolean kept = FALSE;

  set_text (fixture, fixture->first, "Phân đầu hoàn thành , đúng hạn.");
  set_text (fixture, fixture->second, "Áp dụng áp dụng ISO 9001: 2015 vào đơn vi.");
  forms_show_page (fixture, KH_PAGE_FINDINGS, NULL);
  checks = wait_for_checks (fixture);
  g_signal_emit_by_name (forms_find_template_child (fixture, "fix_all"), "clicked");
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (fixture->first)), ==, "Phấn đấu hoàn thành, đúng hạn.");
  /* Which of doubled words goes is never certain. */
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (fixture->second)), ==, "Áp dụng áp dụng ISO 9001:2015 vào đơn vị.");
  revisions = kh_store_list_revisions (fixture->store, fixture->plan, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (revisions); i++)
    {
      g_autoptr (KhRevision) revision = g_list_model_get_item (revisions, i);

      kept |= kh_revision_get_kind (revision) == KH_REVISION_FIX;
    }
  g_assert_true (kept);
  g_object_unref (wait_for_checks (fixture));
  g_assert_nonnull (find (checks, "language-doubled-words"));
  g_assert_false (gtk_widget_get_visible (forms_find_template_child (fixture, "fix_all")));
  /* One step takes all of it back. */
  forms_undo (fixture);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (fixture->first)), ==, "Phân đầu hoàn thành , đúng hạn.");
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (fixture->second)), ==, "Áp dụng áp dụng ISO 9001: 2015 vào đơn vi.");
}

static void
test_ignore (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlanChecks) checks = NULL;
  g_autoptr (KhPlan) again = NULL;
  g_autoptr (KhFinding) stored = NULL;
  KhFindingRow *row;

  set_text (fixture, fixture->first, "Áp dụng áp dụng quy trình.");
  forms_show_page (fixture, KH_PAGE_FINDINGS, NULL);
  checks = wait_for_checks (fixture);
  kh_finding_ignore (KH_FORM_PAGE (fixture->page), find (checks, "language-doubled-words"), "Tên riêng của phong trào");
  g_object_unref (wait_for_checks (fixture));
  g_assert_null (find (checks, "language-doubled-words"));
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_checks_get_ignored (checks)), ==, 1);
  row = find_row (GTK_WIDGET (fixture->page), "language-doubled-words");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Tên riêng của phong trào"));

  /* The reason is in the library. */
  again = forms_read_again (fixture);
  stored = g_list_model_get_item (kh_plan_get_findings (again), 1);
  g_assert_cmpstr (kh_finding_get_reason (stored), ==, "Tên riêng của phong trào");

  /* Undone, done again, and revoked. */
  forms_undo (fixture);
  g_object_unref (wait_for_checks (fixture));
  g_assert_nonnull (find (checks, "language-doubled-words"));
  kh_finding_ignore (KH_FORM_PAGE (fixture->page), find (checks, "language-doubled-words"), "Tên riêng");
  g_object_unref (wait_for_checks (fixture));
  kh_finding_row_dismiss (find_row (GTK_WIDGET (fixture->page), "language-doubled-words"));
  g_object_unref (wait_for_checks (fixture));
  g_assert_nonnull (find (checks, "language-doubled-words"));
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_checks_get_ignored (checks)), ==, 0);

  /* Other words at the same place are another finding. */
  kh_finding_ignore (KH_FORM_PAGE (fixture->page), find (checks, "language-doubled-words"), "Tên riêng");
  set_text (fixture, fixture->first, "Áp dụng quy trình quy trình.");
  g_object_unref (wait_for_checks (fixture));
  g_assert_nonnull (find (checks, "language-doubled-words"));
}

/* As carrying over leaves it: kept with the plan. Returns: (transfer none): it */
static KhFinding *
add_carried (FormsFixture *fixture, const char *rule, const char *words, const char *fix)
{
  KhFinding *finding = kh_finding_new (rule, KH_SEVERITY_WARNING, words, "See “%s”.");
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Edit", &error);

  g_assert_no_error (error);
  g_object_set (finding, "node", kh_node_get_uuid (KH_NODE (fixture->first)), "property", fix != NULL ? "text" : NULL,
                "words-start", 0, "words-end", (int) strlen (words), "fix", fix, NULL);
  kh_edit_insert (edit, fixture->plan, G_MAXUINT, finding);
  kh_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_object_unref (finding);

  return finding; /* the plan holds it */
}

/* What carrying over marked stays until a person says to have looked at it. */
static void
test_looked_at (FormsFixture *fixture, gconstpointer data)
{
  GListModel *kept = kh_plan_get_findings (fixture->plan);
  g_autoptr (KhPlanChecks) checks = NULL;
  KhFindingRow *row;

  add_carried (fixture, "carry-citation", "Nghị định số 30/2020/NĐ-CP", NULL);
  forms_show_page (fixture, KH_PAGE_FINDINGS, NULL);
  checks = wait_for_checks (fixture);
  row = find_row (GTK_WIDGET (fixture->page), "carry-citation");
  g_assert_nonnull (row);
  g_signal_emit_by_name (find_button (GTK_WIDGET (row), "Looked At"), "clicked");
  g_assert_cmpuint (g_list_model_get_n_items (kept), ==, 1);
  g_assert_cmpstr (kh_store_get_undo_label (fixture->store, KH_NODE (fixture->plan)), ==, "Mark as looked at");
  g_object_unref (wait_for_checks (fixture));
  g_assert_null (find_row (GTK_WIDGET (fixture->page), "carry-citation"));
  forms_undo (fixture);
  g_object_unref (wait_for_checks (fixture));
  g_assert_nonnull (find_row (GTK_WIDGET (fixture->page), "carry-citation"));
}

/* The mark goes with its fix, in one step, and finds its words where they are now. */
static void
test_fix_carried (FormsFixture *fixture, gconstpointer data)
{
  GListModel *kept = kh_plan_get_findings (fixture->plan);
  g_autoptr (KhPlanChecks) checks = NULL;

  set_text (fixture, fixture->first, "Phòng Cũ rà soát.");
  add_carried (fixture, "carry-unit-name", "Phòng Cũ", "Phòng Mới");
  set_text (fixture, fixture->first, "Giao <b>Phòng Cũ</b> rà soát.");
  forms_show_page (fixture, KH_PAGE_FINDINGS, NULL);
  checks = wait_for_checks (fixture);
  kh_finding_row_fix (find_row (GTK_WIDGET (fixture->page), "carry-unit-name"));
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (fixture->first)), ==, "Giao <b>Phòng Mới</b> rà soát.");
  g_assert_cmpuint (g_list_model_get_n_items (kept), ==, 1);
  forms_undo (fixture);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (fixture->first)), ==, "Giao <b>Phòng Cũ</b> rà soát.");
  g_assert_cmpuint (g_list_model_get_n_items (kept), ==, 2);
}

static gboolean
is_underlined (GtkTextBuffer *buffer, const char *tag, int offset)
{
  GtkTextTag *found = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), tag);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);

  return found != NULL && gtk_text_iter_has_tag (&iter, found);
}

static void
test_marks (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlanChecks) checks = NULL;
  GtkTextBuffer *buffer;
  GtkWidget *mark;
  GtkWidget *line;

  set_text (fixture, fixture->first, "Nay <b>Phân đầu</b> đạt.");
  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  checks = wait_for_checks (fixture);
  buffer = forms_get_buffer (fixture, fixture->first);
  g_assert_false (is_underlined (buffer, "finding-warning", 3));
  g_assert_true (is_underlined (buffer, "finding-warning", 4));
  g_assert_true (is_underlined (buffer, "finding-warning", 11));
  g_assert_false (is_underlined (buffer, "finding-warning", 12));
  /* A mark upon the words is no part of them. */
  forms_assert_stored_text (fixture, fixture->first, "Nay <b>Phân đầu</b> đạt.");

  line = GTK_WIDGET (forms_get_line (fixture, fixture->first));
  mark = forms_find_widget (line, KH_TYPE_FINDING_MARK);
  g_assert_nonnull (mark);
  g_assert_true (gtk_widget_get_visible (mark));
  g_assert_true (kh_field_marks_open (KH_FORM_FIELD (forms_get_text (fixture, fixture->first))));

  set_text (fixture, fixture->first, "Nay phấn đấu đạt.");
  g_object_unref (wait_for_checks (fixture));
  g_assert_false (is_underlined (buffer, "finding-warning", 4));
}

static void
test_outline (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlanChecks) checks = NULL;
  g_autoptr (GPtrArray) entries = kh_outline_entries_new (fixture->plan);
  KhSeverity severity;
  guint n_all, n_parts = 0;

  checks = wait_for_checks (fixture);
  kh_outline_count_findings (entries, fixture->plan, checks);
  for (guint i = 0; i + 1 < entries->len; i++)
    n_parts += kh_outline_entry_get_n_findings (entries->pdata[i], &severity);
  n_all = kh_outline_entry_get_n_findings (entries->pdata[entries->len - 1], &severity);
  g_assert_cmpuint (n_all, ==, g_list_model_get_n_items (kh_plan_checks_get_findings (checks)));
  g_assert_cmpuint (n_parts, ==, n_all);
  g_assert_cmpuint (n_all, >, 6); /* three tasks that nobody leads, without a deadline */
  g_assert_cmpint (severity, ==, KH_SEVERITY_ERROR); /* the place of issue is not set */
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, FormsFixture, NULL, forms_set_up, func, forms_tear_down)
  ADD ("/findings/import", test_import);
  ADD ("/findings/fix", test_fix);
  ADD ("/findings/fix-all", test_fix_all);
  ADD ("/findings/ignore", test_ignore);
  ADD ("/findings/looked-at", test_looked_at);
  ADD ("/findings/fix-carried", test_fix_carried);
  ADD ("/findings/marks", test_marks);
  ADD ("/findings/outline", test_outline);

  return g_test_run ();
}
