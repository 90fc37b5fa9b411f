/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo show the place that they change, whatever form it is in. */
#include <adwaita.h>

#include "edit.h"
#include "item-line.h"
#include "row-selection.h"
#include "chip.h"
#include "window-fixture.h"

static KhFormPage *
get_page (WindowFixture *fixture)
{
  return KH_FORM_PAGE (kh_editor_get_page (kh_window_get_editor (fixture->window)));
}

static KhSection *
get_group (KhPlan *plan, guint index)
{
  KhSection *groups = kh_plan_find_section (plan, KH_SECTION_TASK_GROUPS);
  g_autoptr (KhSection) group = g_list_model_get_item (kh_section_get_sections (groups), index);

  return group;
}

static KhEdit *
begin (WindowFixture *fixture, KhPlan *plan, const char *label)
{
  g_autoptr (GError) error = NULL;
  KhEdit *edit = kh_edit_begin (fixture->store, KH_NODE (plan), label, &error);

  g_assert_no_error (error);
  return edit;
}

static void
commit (KhEdit *edit)
{
  g_autoptr (KhEdit) owned = edit;
  g_autoptr (GError) error = NULL;

  kh_edit_commit (owned, &error);
  g_assert_no_error (error);
}

static void
step (WindowFixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
}

/* The field that has the keyboard, by what it shows. */
static void
assert_field (WindowFixture *fixture, gpointer node, const char *property)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  KhFormField *field = NULL;

  for (; focus != NULL && field == NULL; focus = gtk_widget_get_parent (focus))
    field = kh_form_field_of (focus);
  g_assert_nonnull (field);
  g_assert_cmpstr (kh_form_field_get_uuid (field), ==, kh_node_get_uuid (node));
  g_assert_cmpstr (kh_form_field_get_property (field), ==, property);
}

static void
test_text (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhItem *task = window_fixture_get_first_task (editor);

  window_fixture_set_task_text (fixture, task, "Chữ mới");
  kh_editor_show_page (editor, KH_PAGE_GENERAL, NULL);
  step (fixture, "win.undo");
  g_assert_true (kh_editor_page_get_node (KH_EDITOR_PAGE (get_page (fixture))) == kh_node_get_parent (KH_NODE (task)));
  assert_field (fixture, task, "text");
  kh_editor_show_page (editor, KH_PAGE_TARGETS, NULL);
  step (fixture, "win.redo");
  assert_field (fixture, task, "text");
  g_assert_cmpstr (kh_item_get_text (task), ==, "Chữ mới");
}

static void
test_general (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPlan *plan = kh_editor_get_plan (editor);
  KhEdit *edit = begin (fixture, plan, "Set place");

  kh_edit_set (edit, plan, "place", "Nơi Khác", NULL);
  commit (edit);
  kh_editor_show_page (editor, KH_PAGE_TARGETS, NULL);
  step (fixture, "win.undo");
  assert_field (fixture, plan, "place");
}

static void
test_signature (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPlan *plan = kh_editor_get_plan (editor);
  g_autoptr (KhSignature) signature = g_list_model_get_item (kh_plan_get_signatures (plan), 0);
  KhEdit *edit = begin (fixture, plan, "Set name");

  kh_edit_set (edit, signature, "name", "Nguyễn Văn A", "position", "PHÓ GIÁM ĐỐC", NULL);
  commit (edit);
  step (fixture, "win.undo");
  g_assert_cmpint (kh_page_factory_kind_for (KH_NODE (signature), &(KhSection *) { NULL }), ==, KH_PAGE_SIGNING);
  assert_field (fixture, signature, "position");
}

/* The value of a chip: the chip has the keyboard. */
static void
test_detail (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhItem *task = window_fixture_get_first_task (editor);
  g_autoptr (KhDeadline) deadline = kh_deadline_parse ("Quý I");
  KhEdit *edit = begin (fixture, kh_editor_get_plan (editor), "Set deadline");
  GtkWidget *chip;

  kh_edit_set (edit, task, "deadline", deadline, NULL);
  commit (edit);
  step (fixture, "win.undo");
  chip = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), KH_TYPE_CHIP);
  g_assert_nonnull (chip);
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Deadline: Quý II/2027");
}

static void
assert_chip (WindowFixture *fixture, const char *label)
{
  GtkWidget *chip = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), KH_TYPE_CHIP);

  g_assert_nonnull (chip);
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static KhItem *
append_item (KhEdit *edit, KhSection *section, KhItemKind kind, const char *text)
{
  g_autoptr (KhItem) item = kh_item_new (kind, text);

  kh_edit_insert (edit, section, G_MAXUINT, item);
  return item; /* the plan holds it */
}

/* The parts of targets and duties have a chip each. */
static void
test_parts (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPlan *plan = kh_editor_get_plan (editor);
  KhSection *targets = kh_plan_find_section (plan, KH_SECTION_TARGETS);
  KhSection *duties = kh_plan_find_section (plan, KH_SECTION_RESPONSIBILITIES);
  g_autoptr (KhIndicator) indicator = kh_indicator_new (KH_COMPARATOR_GE, 90, "%");
  g_autoptr (KhDeadline) before = kh_deadline_parse ("Quý I");
  g_autoptr (KhReporting) report = kh_reporting_new (KH_PERIOD_QUARTER, before);
  KhEdit *edit = begin (fixture, plan, "Set up");
  KhItem *target = append_item (edit, targets, KH_ITEM_TARGET, "Người dân hài lòng");
  KhItem *block = append_item (edit, duties, KH_ITEM_RESPONSIBILITY, "Văn phòng Sở");
  g_autoptr (KhItem) duty = kh_item_new (KH_ITEM_DUTY, "Báo cáo");

  kh_edit_insert (edit, target, G_MAXUINT, indicator);
  kh_edit_insert (edit, block, G_MAXUINT, duty);
  kh_edit_insert (edit, duty, G_MAXUINT, report);
  commit (edit);
  edit = begin (fixture, plan, "Set value");
  kh_edit_set (edit, indicator, "value", 95.0, NULL);
  commit (edit);
  edit = begin (fixture, plan, "Set period");
  kh_edit_set (edit, report, "period", KH_PERIOD_YEAR, NULL);
  commit (edit);

  kh_editor_show_page (editor, KH_PAGE_GENERAL, NULL);
  step (fixture, "win.undo");
  g_assert_cmpint (kh_reporting_get_period (report), ==, KH_PERIOD_QUARTER);
  assert_chip (fixture, "Report: Each quarter · Quý I");
  step (fixture, "win.undo");
  g_assert_cmpfloat (kh_indicator_get_value (indicator), ==, 90);
  assert_chip (fixture, "Indicator: ≥ 90%");
}

static void
test_rows (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPlan *plan = kh_editor_get_plan (editor);
  KhSection *one = get_group (plan, 0);
  KhSection *other = get_group (plan, 1);
  KhItem *first = window_fixture_get_first_task (editor);
  g_autoptr (KhItem) second = g_list_model_get_item (kh_section_get_items (one), 1);
  g_autoptr (GPtrArray) items = NULL;
  KhEdit *edit = begin (fixture, plan, "Move rows");

  kh_edit_move (edit, first, other, 0);
  kh_edit_move (edit, second, other, 1);
  commit (edit);
  step (fixture, "win.undo");
  g_assert_true (kh_editor_page_get_node (KH_EDITOR_PAGE (get_page (fixture))) == KH_NODE (one));
  items = kh_row_selection_list (kh_form_page_get_selection (get_page (fixture)));
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_true (g_ptr_array_index (items, 0) == first);
  step (fixture, "win.redo");
  g_assert_true (kh_editor_page_get_node (KH_EDITOR_PAGE (get_page (fixture))) == KH_NODE (other));
}

/* What was added goes: where it stood is shown. */
static void
test_gap (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPlan *plan = kh_editor_get_plan (editor);
  KhSection *group = get_group (plan, 1);
  g_autoptr (KhItem) second = g_list_model_get_item (kh_section_get_items (group), 1);
  g_autoptr (KhItem) fresh = kh_item_new (KH_ITEM_TASK, "Việc mới");
  KhEdit *edit = begin (fixture, plan, "Add task");

  kh_edit_insert (edit, group, 1, fresh);
  commit (edit);
  step (fixture, "win.undo");
  assert_field (fixture, second, "text");
}

/* The journal outlives the window and the store. */
static void
test_restart (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhItem *task = window_fixture_get_first_task (editor);
  gint64 id = kh_node_get_id (KH_NODE (kh_editor_get_plan (editor)));
  g_autofree char *uuid = g_strdup (kh_node_get_uuid (KH_NODE (task)));
  KhStore *again;

  window_fixture_set_task_text (fixture, task, "Chữ mới");
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
  again = window_fixture_open_store (fixture, KH_STORE_OPEN_DEFAULT);
  g_object_unref (fixture->store);
  fixture->store = again;
  fixture->window = g_object_ref (KH_WINDOW (kh_window_new (NULL)));
  kh_window_set_store (fixture->window, again, FALSE);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (kh_window_open_plan (fixture->window, id, NULL));
  editor = kh_window_get_editor (fixture->window);
  step (fixture, "win.undo");
  assert_field (fixture, kh_plan_find_node (kh_editor_get_plan (editor), uuid), "text");
}

static void
add_cases (void)
{
  CASE ("/step-view/text", test_text);
  CASE ("/step-view/general", test_general);
  CASE ("/step-view/signature", test_signature);
  CASE ("/step-view/detail", test_detail);
  CASE ("/step-view/parts", test_parts);
  CASE ("/step-view/rows", test_rows);
  CASE ("/step-view/gap", test_gap);
  CASE ("/step-view/restart", test_restart);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
