/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole rows of a form: how they are selected, and what is done to several at once. */
#include "forms-fixture.h"
#include "item-list.h"
#include "row-assign.h"
#include "row-clipboard.h"
#include "row-ops.h"
#include "row-selection.h"
#include "task-chips.h"
#include "unit-picker.h"
#include "units.h"

static KhRowSelection *
show_group (FormsFixture *fixture)
{
  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  return kh_form_page_get_selection (KH_FORM_PAGE (fixture->page));
}

static KhItem *
get_item (FormsFixture *fixture, guint index)
{
  return KH_ITEM (forms_get_task (fixture, index));
}

static void
run (FormsFixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
}

/* The texts of the group's tasks, each by its first word. */
static void
assert_order (FormsFixture *fixture, const char *words)
{
  GListModel *items = kh_section_get_items (fixture->group);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autofree char *plain = kh_item_dup_plain (get_item (fixture, i));
      g_auto (GStrv) parts = g_strsplit (plain, " ", 2);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", parts[0]);
    }
  g_assert_cmpstr (found->str, ==, words);
}

static void
assert_selected (FormsFixture *fixture, guint n)
{
  g_autoptr (GPtrArray) items
      = kh_row_selection_list (kh_form_page_get_selection (KH_FORM_PAGE (fixture->page)));

  g_assert_cmpuint (items->len, ==, n);
}

static void
assert_row_focused (FormsFixture *fixture, KhItem *item)
{
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (forms_get_line (fixture, item)));
}

static void
test_select (FormsFixture *fixture, gconstpointer data)
{
  KhRowSelection *selection = show_group (fixture);
  GtkWidget *second = GTK_WIDGET (forms_get_line (fixture, fixture->second));

  forms_place_cursor (fixture, fixture->second, 3);
  g_assert_false (gtk_widget_get_focusable (second));
  g_assert_true (kh_item_command_run (KH_ITEM_LINE (second), KH_TEXT_SELECT_ROW));
  assert_selected (fixture, 1);
  assert_row_focused (fixture, KH_ITEM (fixture->second));
  g_assert_true (kh_row_selection_contains (selection, KH_ITEM (fixture->second)));
  gtk_test_accessible_assert_state (second, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_test_accessible_assert_property (second, GTK_ACCESSIBLE_PROPERTY_LABEL, "- Lấy ý kiến về dự thảo.");
  gtk_test_accessible_assert_property (second, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 row selected");

  /* Into the words again: no row is selected any more. */
  run (fixture, "rows.edit");
  assert_selected (fixture, 0);
  forms_assert_focused (fixture, fixture->second);
  g_assert_cmpint (forms_get_cursor (fixture, fixture->second), ==, 3);
  g_assert_false (gtk_widget_get_focusable (second));
  gtk_test_accessible_assert_state (second, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
}

static void
test_extend (FormsFixture *fixture, gconstpointer data)
{
  KhRowSelection *selection = show_group (fixture);
  KhItem *last = get_item (fixture, 2);

  kh_row_selection_select (selection, KH_ITEM (fixture->second));
  g_assert_true (kh_row_selection_step (selection, 1, TRUE));
  assert_selected (fixture, 2);
  assert_row_focused (fixture, last);
  gtk_test_accessible_assert_property (GTK_WIDGET (forms_get_line (fixture, last)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "2 rows selected");
  /* There is no more to come, and back to the other side of the anchor. */
  g_assert_false (kh_row_selection_step (selection, 1, TRUE));
  g_assert_true (kh_row_selection_step (selection, G_MININT, TRUE));
  assert_selected (fixture, 2);
  g_assert_true (kh_row_selection_contains (selection, KH_ITEM (fixture->first)));
  g_assert_false (kh_row_selection_contains (selection, last));

  kh_row_selection_toggle (selection, last);
  assert_selected (fixture, 3);
  kh_row_selection_toggle (selection, KH_ITEM (fixture->first));
  assert_selected (fixture, 2);
  kh_row_selection_extend (selection, last);
  assert_selected (fixture, 3);

  kh_row_selection_select (selection, last);
  assert_selected (fixture, 1);
  run (fixture, "rows.select-all");
  assert_selected (fixture, 3);
  assert_row_focused (fixture, last);
}

static void
test_beneath (FormsFixture *fixture, gconstpointer data)
{
  KhRowSelection *selection = show_group (fixture);
  g_autoptr (KhItem) sub = NULL;

  kh_item_command_run (forms_get_line (fixture, fixture->first), KH_TEXT_ADD_SUB);
  sub = g_list_model_get_item (kh_item_get_items (KH_ITEM (fixture->first)), 0);
  kh_row_selection_select (selection, sub);
  assert_selected (fixture, 1);
  /* With its parent it is no row of its own. */
  kh_row_selection_step (selection, -1, TRUE);
  assert_selected (fixture, 1);
  g_assert_true (kh_row_selection_contains (selection, sub));
  run (fixture, "rows.remove");
  assert_order (fixture, "Lấy Theo");
  forms_undo (fixture);
  assert_order (fixture, "Rà Lấy Theo");
}

static void
test_shift (FormsFixture *fixture, gconstpointer data)
{
  KhRowSelection *selection = show_group (fixture);

  kh_row_selection_select (selection, KH_ITEM (fixture->first));
  kh_row_selection_step (selection, 1, TRUE);
  run (fixture, "rows.down");
  assert_order (fixture, "Theo Rà Lấy");
  assert_selected (fixture, 2);
  assert_row_focused (fixture, KH_ITEM (fixture->second));
  g_assert_cmpstr (kh_store_get_undo_label (fixture->store, KH_NODE (fixture->plan)), ==, "Move rows");
  run (fixture, "rows.down");
  assert_order (fixture, "Theo Rà Lấy");
  /* One step back for both. */
  forms_undo (fixture);
  assert_order (fixture, "Rà Lấy Theo");

  /* Rows apart from each other close up at the edge. */
  kh_row_selection_select (selection, KH_ITEM (fixture->first));
  kh_row_selection_toggle (selection, get_item (fixture, 2));
  run (fixture, "rows.up");
  assert_order (fixture, "Rà Theo Lấy");
  run (fixture, "rows.up");
  assert_order (fixture, "Rà Theo Lấy");
}

static void
test_remove (FormsFixture *fixture, gconstpointer data)
{
  KhRowSelection *selection = show_group (fixture);
  g_autoptr (KhItem) last = g_object_ref (get_item (fixture, 2));

  kh_row_selection_select (selection, KH_ITEM (fixture->first));
  kh_row_selection_step (selection, 1, TRUE);
  run (fixture, "rows.remove");
  assert_order (fixture, "Theo");
  g_assert_cmpuint (fixture->notices->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fixture->notices, 0), ==, "2 rows removed");
  /* One goes on with the row that came next. */
  forms_settle ();
  assert_selected (fixture, 1);
  assert_row_focused (fixture, last);
  forms_undo (fixture);
  assert_order (fixture, "Rà Lấy Theo");
  forms_assert_stored_text (fixture, get_item (fixture, 0), "Rà soát <b>văn bản</b> của Sở.");
  /* The last rows of a form go too. */
  run (fixture, "rows.select-all");
  run (fixture, "rows.remove");
  assert_order (fixture, "");
  forms_settle ();
  assert_selected (fixture, 0);
}

static void
test_move_to (FormsFixture *fixture, gconstpointer data)
{
  KhRowSelection *selection = show_group (fixture);
  KhNode *groups = kh_node_get_parent (KH_NODE (fixture->group));
  g_autoptr (KhSection) other = g_list_model_get_item (kh_section_get_sections (KH_SECTION (groups)), 1);
  KhSection *purpose = kh_plan_find_section (fixture->plan, KH_SECTION_PURPOSE);
  g_autoptr (GPtrArray) items = NULL;

  kh_row_selection_select (selection, KH_ITEM (fixture->first));
  kh_row_selection_step (selection, 1, TRUE);
  items = kh_row_selection_list (selection);
  g_assert_true (kh_row_ops_can_take (KH_NODE (other), items));
  /* A task has no place among the purposes. */
  g_assert_false (kh_row_ops_can_take (KH_NODE (purpose), items));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "rows.move-to", "s", kh_node_get_uuid (KH_NODE (other)));
  assert_order (fixture, "Theo");
  g_assert_true (kh_node_get_parent (KH_NODE (fixture->second)) == KH_NODE (other));
  g_assert_cmpuint (kh_node_get_position (KH_NODE (fixture->first)), ==, 0);
  g_assert_cmpuint (kh_node_get_position (KH_NODE (fixture->second)), ==, 1);
  forms_undo (fixture);
  assert_order (fixture, "Rà Lấy Theo");
}

static void
test_move_before (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  KhFormPage *page;

  show_group (fixture);
  page = KH_FORM_PAGE (fixture->page);
  g_ptr_array_add (items, g_object_ref (fixture->first));
  g_ptr_array_add (items, g_object_ref (get_item (fixture, 2)));
  /* Between them, before the second: they come together there. */
  g_assert_true (kh_row_ops_move (page, items, KH_NODE (fixture->group), 1));
  assert_order (fixture, "Rà Theo Lấy");
  /* Where they stand already, there is nothing to do and nothing to undo. */
  g_assert_false (kh_row_ops_move (page, items, KH_NODE (fixture->group), 0));
  g_assert_false (kh_row_ops_move (page, items, KH_NODE (fixture->group), 2));
  g_assert_true (kh_row_ops_move (page, items, KH_NODE (fixture->group), G_MAXUINT));
  assert_order (fixture, "Lấy Rà Theo");
  g_assert_false (kh_row_ops_move (page, items, KH_NODE (fixture->first), 0));
}

/* The clipboard is read in the background. */
static void
paste (FormsFixture *fixture, guint n_items)
{
  GListModel *items = kh_section_get_items (fixture->group);

  run (fixture, "rows.paste");
  while (g_list_model_get_n_items (items) != n_items)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_copy (FormsFixture *fixture, gconstpointer data)
{
  KhRowSelection *selection = show_group (fixture);

  kh_row_selection_select (selection, KH_ITEM (fixture->first));
  kh_row_selection_step (selection, 1, TRUE);
  run (fixture, "rows.copy");
  assert_order (fixture, "Rà Lấy Theo");
  g_assert_true (kh_row_clipboard_holds_rows (gtk_widget_get_clipboard (fixture->window)));
  kh_row_selection_select (selection, get_item (fixture, 2));
  paste (fixture, 5);
  assert_order (fixture, "Rà Lấy Theo Rà Lấy");
  assert_selected (fixture, 2);
  assert_row_focused (fixture, get_item (fixture, 4));
  forms_assert_stored_text (fixture, get_item (fixture, 3), "Rà soát <b>văn bản</b> của Sở.");
  g_assert_cmpstr (kh_store_get_undo_label (fixture->store, KH_NODE (fixture->plan)), ==, "Paste rows");
  forms_undo (fixture);
  assert_order (fixture, "Rà Lấy Theo");
}

static void
test_cut (FormsFixture *fixture, gconstpointer data)
{
  KhRowSelection *selection = show_group (fixture);

  kh_row_selection_select (selection, KH_ITEM (fixture->first));
  run (fixture, "rows.cut");
  assert_order (fixture, "Lấy Theo");
  assert_row_focused (fixture, KH_ITEM (fixture->second));
  g_assert_cmpstr (kh_store_get_undo_label (fixture->store, KH_NODE (fixture->plan)), ==, "Cut row");
  /* Behind the row that is selected now. */
  paste (fixture, 3);
  assert_order (fixture, "Lấy Rà Theo");
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_for_others (FormsFixture *fixture, gconstpointer data)
{
  KhRowSelection *selection = show_group (fixture);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->window);
  g_autofree char *text = NULL;

  kh_row_selection_select (selection, KH_ITEM (fixture->second));
  run (fixture, "rows.copy");
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, "- Lấy ý kiến về dự thảo.\n");
}

static void
test_paste_text (FormsFixture *fixture, gconstpointer data)
{
  KhRowSelection *selection = show_group (fixture);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->window), "1. Một việc\n\n- Hai việc\n");
  kh_row_selection_select (selection, KH_ITEM (fixture->first));
  paste (fixture, 5);
  assert_order (fixture, "Rà Một Hai Lấy Theo");
  g_assert_true (KH_IS_TASK (get_item (fixture, 1)));
}

static void
test_paste_elsewhere (FormsFixture *fixture, gconstpointer data)
{
  KhSection *purpose = kh_plan_find_section (fixture->plan, KH_SECTION_PURPOSE);
  GListModel *items = kh_section_get_items (purpose);
  g_autoptr (KhItem) first = g_list_model_get_item (items, 0);
  g_autoptr (KhItem) pasted = NULL;
  KhItemText *text;

  kh_row_selection_select (show_group (fixture), KH_ITEM (fixture->first));
  run (fixture, "rows.copy");
  forms_show_page (fixture, KH_PAGE_AIMS, NULL);
  /* With the cursor in words and nothing selected, rows are pasted as rows. */
  forms_place_cursor (fixture, first, 2);
  text = forms_get_text (fixture, first);
  g_signal_emit_by_name (text, "paste-clipboard");
  while (g_list_model_get_n_items (items) != 2)
    g_main_context_iteration (NULL, TRUE);
  pasted = g_list_model_get_item (items, 1);
  /* There is no task among the purposes: it is an item like those there. */
  g_assert_cmpint (kh_item_get_kind (pasted), ==, KH_ITEM_DASH);
  forms_assert_stored_text (fixture, pasted, "Rà soát <b>văn bản</b> của Sở.");
  g_assert_cmpuint (fixture->failures->len, ==, 0);
}

static void
test_paste_words (FormsFixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  kh_row_selection_select (show_group (fixture), KH_ITEM (fixture->second));
  run (fixture, "rows.copy");
  forms_place_cursor (fixture, fixture->first, 0);
  buffer = forms_get_buffer (fixture, fixture->first);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  g_signal_emit_by_name (forms_get_text (fixture, fixture->first), "paste-clipboard");
  while (gtk_text_buffer_get_has_selection (buffer))
    g_main_context_iteration (NULL, TRUE);
  /* In the place of words they are words. */
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 3);
  kh_editor_page_flush (fixture->page);
  forms_assert_stored_text (fixture, fixture->first, "Lấy ý kiến về dự thảo.");
}

static void
test_paste_strange (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<plan/>", 7);

  show_group (fixture);
  kh_row_clipboard_paste_bytes (KH_FORM_PAGE (fixture->page), KH_ITEM (fixture->first), bytes);
  assert_order (fixture, "Rà Lấy Theo");
  g_assert_cmpuint (fixture->failures->len, ==, 1);
  g_assert_null (kh_store_get_undo_label (fixture->store, KH_NODE (fixture->plan)));
}

static void
test_assign (FormsFixture *fixture, gconstpointer data)
{
  KhFormPage *page;
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GPtrArray) given = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) common = NULL;
  g_autoptr (KhDeadline) deadline = kh_deadline_parse ("Quý II");

  show_group (fixture);
  page = KH_FORM_PAGE (fixture->page);
  units = kh_units_list (page, NULL);
  g_ptr_array_add (tasks, g_object_ref (fixture->first));
  g_ptr_array_add (tasks, g_object_ref (fixture->second));

  g_assert_true (kh_row_ops_set_lead (page, tasks, g_ptr_array_index (units, 0)));
  g_assert_true (kh_task_get_lead (fixture->first) == g_ptr_array_index (units, 0));
  g_assert_true (kh_task_get_lead (fixture->second) == g_ptr_array_index (units, 0));
  g_assert_true (kh_row_ops_set_deadline (page, tasks, deadline));
  g_assert_cmpstr (kh_deadline_get_text (kh_task_get_deadline (fixture->second)), ==, "Quý II");

  /* Each keeps what it had beside what is common. */
  g_ptr_array_add (given, g_ptr_array_index (units, 1));
  g_ptr_array_set_size (tasks, 1);
  g_assert_true (kh_row_ops_change_support (page, tasks, given, none));
  g_ptr_array_add (tasks, g_object_ref (fixture->second));
  common = kh_row_assign_list_common (tasks);
  g_assert_cmpuint (common->len, ==, 0);
  g_assert_true (kh_row_ops_change_support (page, tasks, given, none));
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_support (fixture->first)), ==, 1);
  g_clear_pointer (&common, g_ptr_array_unref);
  common = kh_row_assign_list_common (tasks);
  g_assert_cmpuint (common->len, ==, 1);
  g_assert_true (kh_row_ops_change_support (page, tasks, none, given));
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_support (fixture->second)), ==, 0);
  g_assert_false (kh_row_ops_change_support (page, tasks, none, none));

  for (int i = 0; i < 5; i++)
    forms_undo (fixture);
  g_assert_null (kh_task_get_lead (fixture->second));
}

static void
test_assign_popover (FormsFixture *fixture, gconstpointer data)
{
  KhRowSelection *selection = show_group (fixture);
  GtkWidget *picker;

  kh_row_selection_select (selection, KH_ITEM (fixture->first));
  kh_row_selection_step (selection, 1, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "rows.assign", "i", KH_TASK_CHIP_LEAD);
  forms_settle ();
  picker = forms_find_widget (GTK_WIDGET (forms_get_line (fixture, fixture->second)), KH_TYPE_UNIT_PICKER);
  g_assert_nonnull (picker);
  kh_unit_picker_search (KH_UNIT_PICKER (picker), "phap che");
  g_signal_emit_by_name (gtk_root_get_focus (GTK_ROOT (fixture->window)), "activate");
  g_assert_cmpstr (kh_unit_get_name (kh_task_get_lead (fixture->first)), ==, "Phòng Tổ chức - Pháp chế");
  g_assert_true (kh_task_get_lead (fixture->first) == kh_task_get_lead (fixture->second));
  g_assert_null (kh_task_get_lead (forms_get_task (fixture, 2)));
  /* The rows stay selected, with the keyboard. */
  while (forms_find_widget (GTK_WIDGET (forms_get_line (fixture, fixture->second)), KH_TYPE_UNIT_PICKER) != NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_selected (fixture, 2);
  assert_row_focused (fixture, KH_ITEM (fixture->second));
  forms_undo (fixture);
  g_assert_null (kh_task_get_lead (fixture->first));
  g_assert_null (kh_task_get_lead (fixture->second));
}

static void
test_locked (FormsFixture *fixture, gconstpointer data)
{
  KhRowSelection *selection;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Set state", &error);

  kh_edit_set (edit, fixture->plan, "state", KH_PLAN_ISSUED, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  selection = show_group (fixture);
  g_assert_true (kh_item_command_run (forms_get_line (fixture, fixture->first), KH_TEXT_SELECT_DOWN));
  g_assert_false (kh_row_selection_is_empty (selection));
  assert_selected (fixture, 2);
  run (fixture, "rows.remove");
  run (fixture, "rows.down");
  assert_order (fixture, "Rà Lấy Theo");
  g_assert_cmpuint (fixture->failures->len, ==, 0);
}

static guint
count_made (KhItemList *list)
{
  guint n_made = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    n_made += KH_IS_ITEM_LINE (row) && kh_item_line_is_made (KH_ITEM_LINE (row));
  return n_made;
}

/* A long group is there at once; what one goes to is there when one goes to it. */
static void
test_long_list (FormsFixture *fixture, gconstpointer data)
{
  const guint n = 200;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Add rows", &error);
  KhEditorPage *page;
  GtkWidget *scroller;
  KhItemList *list;
  KhItem *far;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KhItem) task = kh_item_new (KH_ITEM_TASK, "Một việc");

      kh_edit_insert (edit, fixture->group, G_MAXUINT, task);
    }
  g_assert_true (kh_edit_commit (edit, &error));
  forms_show_page (fixture, KH_PAGE_GENERAL, NULL);

  page = kh_page_factory_create (KH_PAGE_TASK_GROUP);
  kh_editor_page_set_plan (page, fixture->store, fixture->plan, KH_NODE (fixture->group));
  fixture->page = page;
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (page));
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  list = KH_ITEM_LIST (forms_find_widget (GTK_WIDGET (page), KH_TYPE_ITEM_LIST));
  g_assert_cmpuint (count_made (list), <, 30);

  far = get_item (fixture, 150);
  g_assert_true (kh_editor_page_focus_node (page, kh_node_get_uuid (KH_NODE (far))));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (forms_get_text (fixture, far)));
  g_assert_cmpuint (count_made (list), <, 30);
  /* On to the next by the arrow key, and by whole rows. */
  g_assert_nonnull (kh_form_page_find_neighbour (KH_FORM_PAGE (page), KH_FORM_FIELD (forms_get_text (fixture, far)), 1));
  kh_row_selection_select (kh_form_page_get_selection (KH_FORM_PAGE (page)), get_item (fixture, 100));
  kh_row_selection_step (kh_form_page_get_selection (KH_FORM_PAGE (page)), 20, TRUE);
  assert_selected (fixture, 21);
  assert_row_focused (fixture, get_item (fixture, 120));

  while (count_made (list) < n + 3)
    g_main_context_iteration (NULL, TRUE);
  assert_row_focused (fixture, get_item (fixture, 120));
}

static void
test_no_display (void)
{
  g_test_skip ("there is no display; tools/test brings one");
}

#define CASE(path, function)                                                                                 \
  g_test_add ("/rows/" path, FormsFixture, NULL, forms_set_up, function, forms_tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_test_add_func ("/rows/display", test_no_display);
      return g_test_run ();
    }
  adw_init ();

  CASE ("select", test_select);
  CASE ("extend", test_extend);
  CASE ("beneath", test_beneath);
  CASE ("shift", test_shift);
  CASE ("remove", test_remove);
  CASE ("move-to", test_move_to);
  CASE ("move-before", test_move_before);
  CASE ("copy", test_copy);
  CASE ("cut", test_cut);
  CASE ("for-others", test_for_others);
  CASE ("paste-text", test_paste_text);
  CASE ("paste-elsewhere", test_paste_elsewhere);
  CASE ("paste-words", test_paste_words);
  CASE ("paste-strange", test_paste_strange);
  CASE ("assign", test_assign);
  CASE ("assign-popover", test_assign_popover);
  CASE ("long-list", test_long_list);
  CASE ("locked", test_locked);
  return g_test_run ();
}
