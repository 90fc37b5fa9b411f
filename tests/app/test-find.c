/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding and replacing words in the open plan. */
#include "edit.h"
#include "find-bar.h"
#include "form-page.h"
#include "item-text.h"
#include "kh-core.h"
#include "window-fixture.h"

typedef struct
{
  WindowFixture *fixture;
  KhEditor *editor;
  KhPlan *plan;
  KhFindBar *bar;
} Find;

static gpointer
child (Find *find, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (find->bar), KH_TYPE_FIND_BAR, name);
}

static void
activate (Find *find, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (find->fixture->window), action, NULL);
}

static void
start (Find *find, WindowFixture *fixture, const char *words)
{
  find->fixture = fixture;
  find->editor = window_fixture_open_editor (fixture);
  find->plan = kh_editor_get_plan (find->editor);
  find->bar = window_fixture_find (GTK_WIDGET (find->editor), KH_TYPE_FIND_BAR);
  activate (find, "search");
  wait_until (gtk_widget_get_mapped (child (find, "entry")));
  gtk_editable_set_text (GTK_EDITABLE (child (find, "entry")), words);
  g_signal_emit_by_name (child (find, "entry"), "search-changed");
}

static guint
count (Find *find)
{
  return g_list_model_get_n_items (kh_find_bar_get_hits (find->bar));
}

static KhFormField *
find_field (Find *find, gpointer node)
{
  return kh_form_page_find_field (KH_FORM_PAGE (kh_editor_get_page (find->editor)), kh_node_get_uuid (node));
}

/* The words that are selected in the text of @node, which must be in sight. */
static char *
dup_selection (Find *find, gpointer node)
{
  KhFormField *field = find_field (find, node);
  GtkTextBuffer *buffer;
  GtkTextIter first, last;

  if (field == NULL)
    return NULL;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (kh_form_field_get_widget (field)));
  return gtk_text_buffer_get_selection_bounds (buffer, &first, &last)
             ? gtk_text_buffer_get_text (buffer, &first, &last, FALSE)
             : NULL;
}

static void
assert_selected (Find *find, gpointer node, const char *words)
{
  g_autofree char *selected = dup_selection (find, node);

  g_assert_cmpstr (selected, ==, words);
}

static void
set (Find *find, gpointer node, const char *property, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (find->fixture->store, KH_NODE (find->plan), "Edit task text", &error);

  g_assert_no_error (error);
  kh_edit_set (edit, node, property, value, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
}

static KhItem *
get_task (Find *find, guint index)
{
  KhSection *group = kh_plan_find_section (find->plan, KH_SECTION_TASK_GROUP);
  g_autoptr (KhItem) task = g_list_model_get_item (kh_section_get_items (group), index);

  return task; /* the plan holds it */
}

/* A step leaves the focus in the bar and selects the words in their form; the
 * next one leaves no selection behind; closing goes there. */
static void
test_steps (WindowFixture *fixture, gconstpointer data)
{
  Find find;
  GtkWidget *focus;

  start (&find, fixture, "không có từ này");
  g_assert_cmpuint (count (&find), ==, 0);
  set (&find, get_task (&find, 0), "text", "Kiểm đường dây <b>mỏ neo</b> của Sở.");
  set (&find, get_task (&find, 1), "text", "Xem lại Mỏ Neo.");
  gtk_editable_set_text (GTK_EDITABLE (child (&find, "entry")), "mo neo");
  g_signal_emit_by_name (child (&find, "entry"), "search-changed");
  g_assert_cmpuint (count (&find), ==, 2);

  g_signal_emit_by_name (child (&find, "entry"), "activate");
  assert_selected (&find, get_task (&find, 0), "mỏ neo");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (find.bar)));
  g_assert_cmpstr (gtk_menu_button_get_label (child (&find, "list_button")), ==, "1 of 2");

  activate (&find, "find-next");
  assert_selected (&find, get_task (&find, 0), NULL);
  assert_selected (&find, get_task (&find, 1), "Mỏ Neo");
  activate (&find, "find-next"); /* around the end */
  assert_selected (&find, get_task (&find, 0), "mỏ neo");
  activate (&find, "find-previous");
  assert_selected (&find, get_task (&find, 1), "Mỏ Neo");

  gtk_widget_activate_action (GTK_WIDGET (find.bar), "find.close", NULL);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window))
                 == kh_form_field_get_widget (find_field (&find, get_task (&find, 1))));
  assert_selected (&find, get_task (&find, 1), "Mỏ Neo");

  /* From the form a step takes the focus along. */
  activate (&find, "find-next");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window))
                 == kh_form_field_get_widget (find_field (&find, get_task (&find, 0))));
  assert_selected (&find, get_task (&find, 0), "mỏ neo");
}

static void
test_options (WindowFixture *fixture, gconstpointer data)
{
  Find find;

  start (&find, fixture, "Mỏ neo");
  set (&find, get_task (&find, 0), "text", "mỏ neo Mỏ neo mo neo");
  wait_until (count (&find) == 3);
  gtk_toggle_button_set_active (child (&find, "match_marks"), TRUE);
  g_assert_cmpuint (count (&find), ==, 2);
  gtk_toggle_button_set_active (child (&find, "match_case"), TRUE);
  g_assert_cmpuint (count (&find), ==, 1);
  gtk_toggle_button_set_active (child (&find, "match_marks"), FALSE);
  g_assert_cmpuint (count (&find), ==, 1);
}

static gboolean
is_entry_selected (Find *find, KhItem *task, const char *words)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (find->fixture->window));
  g_autofree char *selected = NULL;
  int first, last;

  if (!GTK_IS_EDITABLE (focus) || !gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &first, &last))
    return FALSE;
  selected = gtk_editable_get_chars (GTK_EDITABLE (focus), first, last);
  return g_str_equal (selected, words);
}

/* What only a chip's popover shows is marked, and opened when the user goes there. */
static void
test_chip (WindowFixture *fixture, gconstpointer data)
{
  Find find;

  start (&find, fixture, "mo neo");
  set (&find, get_task (&find, 0), "product", "Báo cáo về Mỏ neo");
  wait_until (count (&find) == 1);
  {
    g_autoptr (KhFindHit) hit = g_list_model_get_item (kh_find_bar_get_hits (find.bar), 0);
    g_autofree char *place = kh_find_hit_dup_place (hit);

    g_assert_cmpstr (place, ==, "Cải cách thể chế › product");
    g_assert_cmpstr (kh_find_hit_get_snippet (hit), ==, "Báo cáo về \002Mỏ neo\003");
  }
  g_signal_emit_by_name (child (&find, "entry"), "activate");
  gtk_widget_activate_action (GTK_WIDGET (find.bar), "find.close", NULL);
  wait_until (is_entry_selected (&find, get_task (&find, 0), "Mỏ neo"));
}

static void
test_other_fields (WindowFixture *fixture, gconstpointer data)
{
  Find find;

  start (&find, fixture, "mo neo");
  set (&find, find.plan, "place", "Mỏ Neo");
  wait_until (count (&find) == 1);
  g_signal_emit_by_name (child (&find, "entry"), "activate");
  gtk_widget_activate_action (GTK_WIDGET (find.bar), "find.close", NULL);
  g_assert_true (is_entry_selected (&find, NULL, "Mỏ Neo"));
}

/* Words that were typed a moment ago and are not saved yet are found too. */
static void
test_unsaved (WindowFixture *fixture, gconstpointer data)
{
  Find find;
  KhItem *task;

  start (&find, fixture, "mo neo");
  task = get_task (&find, 0);
  kh_editor_show_node (find.editor, kh_node_get_uuid (KH_NODE (task)));
  gtk_text_buffer_insert_interactive_at_cursor (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (kh_form_field_get_widget (find_field (&find, task)))), " Mỏ neo ", -1, TRUE);
  activate (&find, "search");
  g_assert_cmpuint (count (&find), ==, 1);
  g_assert_nonnull (strstr (kh_item_get_text (task), "Mỏ neo"));
}

static void
test_replace (WindowFixture *fixture, gconstpointer data)
{
  static const char before[] = "Dây <b>mỏ neo</b> và mỏ neo, <cite ref=\"mo-neo\"/>.";
  Find find;

  start (&find, fixture, "mo neo");
  set (&find, get_task (&find, 0), "text", before);
  set (&find, get_task (&find, 1), "product", "Mỏ neo mới");
  wait_until (count (&find) == 3);
  activate (&find, "replace");
  gtk_editable_set_text (GTK_EDITABLE (child (&find, "replacement")), "dây xích");

  /* The first press shows what the second replaces. */
  g_signal_emit_by_name (child (&find, "replace_one"), "clicked");
  g_assert_cmpuint (count (&find), ==, 3);
  assert_selected (&find, get_task (&find, 0), "mỏ neo");
  g_signal_emit_by_name (child (&find, "replace_one"), "clicked");
  g_assert_cmpuint (count (&find), ==, 2);
  g_assert_cmpstr (kh_item_get_text (get_task (&find, 0)), ==,
                   "Dây <b>dây xích</b> và mỏ neo, <cite ref=\"mo-neo\"/>.");
  assert_selected (&find, get_task (&find, 0), "mỏ neo");

  g_signal_emit_by_name (child (&find, "replace_all"), "clicked");
  g_assert_cmpuint (count (&find), ==, 0);
  g_assert_cmpstr (kh_item_get_text (get_task (&find, 0)), ==,
                   "Dây <b>dây xích</b> và dây xích, <cite ref=\"mo-neo\"/>.");
  g_assert_cmpstr (kh_task_get_product (KH_TASK (get_task (&find, 1))), ==, "Dây xích mới");

  /* All of them are one step of undo. */
  activate (&find, "undo");
  g_assert_cmpstr (kh_task_get_product (KH_TASK (get_task (&find, 1))), ==, "Mỏ neo mới");
  g_assert_cmpstr (kh_item_get_text (get_task (&find, 0)), ==,
                   "Dây <b>dây xích</b> và mỏ neo, <cite ref=\"mo-neo\"/>.");
  activate (&find, "undo");
  g_assert_cmpstr (kh_item_get_text (get_task (&find, 0)), ==, before);
  wait_until (count (&find) == 3);
}

static void
test_locked (WindowFixture *fixture, gconstpointer data)
{
  Find find;
  g_autoptr (GError) error = NULL;

  start (&find, fixture, "mo neo");
  set (&find, get_task (&find, 0), "text", "Mỏ neo");
  wait_until (count (&find) == 1);
  activate (&find, "replace");
  g_assert_true (gtk_widget_get_sensitive (child (&find, "replace_all")));
  {
    g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (find.plan), "Change state", &error);

    kh_edit_set (edit, find.plan, "state", KH_PLAN_ISSUED, NULL);
    g_assert_true (kh_edit_commit (edit, &error));
  }
  g_assert_false (gtk_widget_get_sensitive (child (&find, "replace_all")));
  g_assert_false (gtk_widget_get_sensitive (child (&find, "replace_one")));
  g_signal_emit_by_name (child (&find, "entry"), "activate");
  assert_selected (&find, get_task (&find, 0), "Mỏ neo");
}

/* The words that are selected are what is looked for. */
static void
test_from_selection (WindowFixture *fixture, gconstpointer data)
{
  Find find;
  KhItem *task;

  start (&find, fixture, "");
  task = get_task (&find, 0);
  set (&find, task, "text", "Dây mỏ neo");
  kh_editor_show_node (find.editor, kh_node_get_uuid (KH_NODE (task)));
  kh_form_field_select (find_field (&find, task), 4, 10);
  activate (&find, "replace");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (child (&find, "entry"))), ==, "mỏ neo");
  g_assert_cmpuint (count (&find), ==, 1);
}

static void
search_library (WindowFixture *fixture, const char *words)
{
  GtkWidget *entry = window_fixture_find (GTK_WIDGET (kh_window_get_library (fixture->window)), GTK_TYPE_SEARCH_ENTRY);

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "search-library", NULL);
  kh_library_view_start_search (kh_window_get_library (fixture->window), words);
  g_signal_emit_by_name (entry, "search-changed");
}

/* What the search of all plans finds is opened at the field, with the words selected. */
static void
test_from_library (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *library = GTK_WIDGET (kh_window_get_library (fixture->window));
  GtkWidget *entry = window_fixture_find (library, GTK_TYPE_SEARCH_ENTRY);
  Find find;

  start (&find, fixture, "");
  set (&find, get_task (&find, 1), "text", "Thay dây của Mỏ neo cũ.");
  set (&find, get_task (&find, 0), "product", "Báo cáo Mỏ neo");
  search_library (fixture, "mo neo cu");
  g_assert_null (kh_window_get_editor (fixture->window));
  g_signal_emit_by_name (entry, "activate");
  find.editor = kh_window_get_editor (fixture->window);
  find.plan = kh_editor_get_plan (find.editor);
  assert_selected (&find, get_task (&find, 1), "Mỏ neo cũ");

  search_library (fixture, "neo bao cao mo");
  /* The Down key goes into the results; Enter opens the one in focus. */
  gtk_widget_activate_action (library, "library.enter-results", NULL);
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  gtk_widget_activate (gtk_root_get_focus (GTK_ROOT (fixture->window)));
  find.editor = kh_window_get_editor (fixture->window);
  find.plan = kh_editor_get_plan (find.editor);
  wait_until (is_entry_selected (&find, NULL, "neo"));
}

static void
add_cases (void)
{
  CASE ("/find/steps", test_steps);
  CASE ("/find/options", test_options);
  CASE ("/find/chip", test_chip);
  CASE ("/find/other-fields", test_other_fields);
  CASE ("/find/unsaved", test_unsaved);
  CASE ("/find/replace", test_replace);
  CASE ("/find/locked", test_locked);
  CASE ("/find/from-selection", test_from_selection);
  CASE ("/find/from-library", test_from_library);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
