/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts and items of the forms: what is done to a field is in the library, what
 * is undone is in the field. */
#include "forms-fixture.h"
#include "item-ops.h"
#include "paste-question.h"
#include "paste.h"
#include "units.h"

/* Typing. */

static void
test_typing (FormsFixture *fixture, gconstpointer data)
{
  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  forms_place_cursor (fixture, fixture->second, -1);
  forms_type (fixture, fixture->second, " Xong");
  /* Not yet: it is not quiet yet. */
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo.");
  kh_editor_page_flush (fixture->page);
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo. Xong");
  g_assert_cmpstr (kh_store_get_undo_label (fixture->store, KH_NODE (fixture->plan)), ==, "Edit task text");

  forms_undo (fixture);
  forms_assert_shown (fixture, fixture->second, "Lấy ý kiến về dự thảo.");
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo.");
}

static void
changed_cb (gboolean *changed)
{
  *changed = TRUE;
}

static void
test_saves_itself (FormsFixture *fixture, gconstpointer data)
{
  gboolean changed = FALSE;

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  forms_place_cursor (fixture, fixture->second, -1);
  g_signal_connect_swapped (fixture->store, "changed", G_CALLBACK (changed_cb), &changed);
  forms_type (fixture, fixture->second, " Hết");
  while (!changed)
    g_main_context_iteration (NULL, TRUE);
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo. Hết");
  /* The field keeps what it has, cursor included. */
  g_assert_cmpint (forms_get_cursor (fixture, fixture->second), ==,
                   g_utf8_strlen ("Lấy ý kiến về dự thảo. Hết", -1));
}

static void
test_trailing_space_stays (FormsFixture *fixture, gconstpointer data)
{
  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  forms_place_cursor (fixture, fixture->second, -1);
  forms_type (fixture, fixture->second, " một ");
  kh_editor_page_flush (fixture->page);
  /* The file has no space at the end, but the user is still typing. */
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo. một");
  forms_assert_shown (fixture, fixture->second, "Lấy ý kiến về dự thảo. một ");
}

static void
test_markup (FormsFixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  forms_assert_shown (fixture, fixture->first, "Rà soát văn bản của Sở.");
  kh_editor_page_flush (fixture->page);
  forms_assert_stored_text (fixture, fixture->first, "Rà soát <b>văn bản</b> của Sở.");

  buffer = forms_get_buffer (fixture, fixture->first);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 16);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 22);
  gtk_text_buffer_apply_tag_by_name (buffer, "italic", &start, &end);
  kh_editor_page_flush (fixture->page);
  forms_assert_stored_text (fixture, fixture->first, "Rà soát <b>văn bản</b> <i>của Sở</i>.");
  /* What is typed goes on in the style before it; signs of the markup are words. */
  forms_place_cursor (fixture, fixture->first, 15);
  forms_type (fixture, fixture->first, " & <luật>");
  kh_editor_page_flush (fixture->page);
  forms_assert_stored_text (fixture, fixture->first,
                            "Rà soát <b>văn bản &amp; &lt;luật&gt;</b> <i>của Sở</i>.");
}

static void
test_no_line_break (FormsFixture *fixture, gconstpointer data)
{
  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  forms_place_cursor (fixture, fixture->second, -1);
  forms_type (fixture, fixture->second, "\nhai\r\nba\tbốn");
  kh_editor_page_flush (fixture->page);
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo.hai ba bốn");
}

static void
test_preedit (FormsFixture *fixture, gconstpointer data)
{
  KhItemText *text;
  g_autoptr (KhEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  text = forms_get_text (fixture, fixture->second);
  forms_place_cursor (fixture, fixture->second, -1);
  g_signal_emit_by_name (text, "preedit-changed", "tiê");
  g_assert_true (kh_item_text_get_composing (text));

  /* A change from elsewhere waits until the input method is done. */
  edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Edit task text", &error);
  g_assert_no_error (error);
  kh_edit_set (edit, fixture->second, "text", "Chữ từ nơi khác.", NULL);
  kh_edit_commit (edit, &error);
  g_assert_no_error (error);
  forms_assert_shown (fixture, fixture->second, "Lấy ý kiến về dự thảo.");
  g_signal_emit_by_name (text, "preedit-changed", "");
  g_assert_false (kh_item_text_get_composing (text));
  forms_assert_shown (fixture, fixture->second, "Chữ từ nơi khác.");
}

static void
test_cursor_kept (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (KhEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  forms_place_cursor (fixture, fixture->second, 3);
  edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Edit task text", &error);
  kh_edit_set (edit, fixture->second, "text", "Lấy ý kiến về <b>bản</b> dự thảo.", NULL);
  kh_edit_commit (edit, &error);
  g_assert_no_error (error);
  forms_assert_shown (fixture, fixture->second, "Lấy ý kiến về bản dự thảo.");
  g_assert_cmpint (forms_get_cursor (fixture, fixture->second), ==, 3);
}

/* Items. */

static void
test_enter (FormsFixture *fixture, gconstpointer data)
{
  KhTask *fresh;

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  forms_place_cursor (fixture, fixture->second, 7);
  g_assert_true (kh_item_command_run (forms_get_line (fixture, fixture->second), KH_TEXT_ENTER));
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 4);
  fresh = forms_get_task (fixture, 2);
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý k");
  forms_assert_stored_text (fixture, fresh, "iến về dự thảo.");
  g_assert_true (KH_IS_TASK (fresh));
  forms_assert_shown (fixture, fixture->second, "Lấy ý k");
  forms_assert_focused (fixture, fresh);
  g_assert_cmpint (forms_get_cursor (fixture, fresh), ==, 0);
  g_assert_cmpstr (kh_store_get_undo_label (fixture->store, KH_NODE (fixture->plan)), ==, "Split task");

  /* And back: the two are what the one was. */
  g_assert_true (kh_item_command_run (forms_get_line (fixture, fresh), KH_TEXT_JOIN_PREVIOUS));
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 3);
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý k iến về dự thảo.");
  forms_assert_focused (fixture, fixture->second);
  g_assert_cmpint (forms_get_cursor (fixture, fixture->second), ==, 7);

  forms_undo (fixture);
  forms_undo (fixture);
  forms_assert_shown (fixture, fixture->second, "Lấy ý kiến về dự thảo.");
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 3);
}

static void
test_enter_at_start (FormsFixture *fixture, gconstpointer data)
{
  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  forms_place_cursor (fixture, fixture->second, 0);
  kh_item_command_run (forms_get_line (fixture, fixture->second), KH_TEXT_ENTER);
  /* The words, and what belongs to them, stay with the item they had. */
  g_assert_true (forms_get_task (fixture, 2) == fixture->second);
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo.");
  forms_assert_focused (fixture, fixture->second);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (forms_get_task (fixture, 1))), ==, "");
  /* Backspace takes the empty one away again, and no word with it. */
  kh_item_command_run (forms_get_line (fixture, fixture->second), KH_TEXT_JOIN_PREVIOUS);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 3);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (forms_get_task (fixture, 1))), ==, "Lấy ý kiến về dự thảo.");
}

static void
test_enter_saves_typing (FormsFixture *fixture, gconstpointer data)
{
  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  forms_place_cursor (fixture, fixture->second, -1);
  forms_type (fixture, fixture->second, " Thêm");
  kh_item_command_run (forms_get_line (fixture, fixture->second), KH_TEXT_ENTER);
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo. Thêm");
  forms_type (fixture, forms_get_task (fixture, 2), "Việc mới");
  kh_editor_page_flush (fixture->page);
  forms_assert_stored_text (fixture, forms_get_task (fixture, 2), "Việc mới");
}

static void
test_join_keeps_details (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (KhDeadline) deadline = kh_deadline_parse ("Quý II");
  g_autoptr (KhEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  units = kh_units_list (KH_FORM_PAGE (fixture->page), NULL);
  g_assert_cmpuint (units->len, ==, 2);
  g_ptr_array_set_size (units, 1);
  edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Set lead unit", &error);
  kh_edit_set_units (edit, fixture->second, KH_UNIT_ROLE_LEAD, units);
  kh_edit_set (edit, fixture->second, "product", "Báo cáo", "deadline", deadline, NULL);
  kh_edit_commit (edit, &error);
  g_assert_no_error (error);

  forms_place_cursor (fixture, fixture->second, 0);
  g_assert_true (kh_item_command_run (forms_get_line (fixture, fixture->second), KH_TEXT_JOIN_PREVIOUS));
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (fixture->first)), ==,
                   "Rà soát <b>văn bản</b> của Sở. Lấy ý kiến về dự thảo.");
  g_assert_cmpstr (kh_task_get_product (fixture->first), ==, "Báo cáo");
  g_assert_true (kh_task_get_lead (fixture->first) == g_ptr_array_index (units, 0));
  g_assert_cmpint (kh_deadline_get_kind (kh_task_get_deadline (fixture->first)), ==, KH_DEADLINE_QUARTER);
}

static void
test_move (FormsFixture *fixture, gconstpointer data)
{
  KhItemText *text;

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  text = forms_get_text (fixture, fixture->second);
  forms_place_cursor (fixture, fixture->second, 4);
  g_assert_true (kh_item_command_run (forms_get_line (fixture, fixture->second), KH_TEXT_MOVE_UP));
  g_assert_true (forms_get_task (fixture, 0) == fixture->second);
  /* The same widget, with the focus and the cursor where they were. */
  forms_assert_focused (fixture, fixture->second);
  g_assert_true (forms_get_text (fixture, fixture->second) == text);
  g_assert_cmpint (forms_get_cursor (fixture, fixture->second), ==, 4);
  g_assert_false (kh_item_command_run (forms_get_line (fixture, fixture->second), KH_TEXT_MOVE_UP));
  forms_undo (fixture);
  g_assert_true (forms_get_task (fixture, 1) == fixture->second);
  forms_assert_focused (fixture, fixture->second);

  /* Rows are in the order of the model. */
  g_assert_true (kh_form_page_find_neighbour (KH_FORM_PAGE (fixture->page),
                                              KH_FORM_FIELD (forms_get_text (fixture, fixture->first)), 1)
                 == KH_FORM_FIELD (text));
}

static void
test_depth (FormsFixture *fixture, gconstpointer data)
{
  KhItem *sub;
  GListModel *subs = kh_item_get_items (KH_ITEM (fixture->first));

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  kh_item_command_run (forms_get_line (fixture, fixture->first), KH_TEXT_ADD_SUB);
  g_assert_cmpuint (g_list_model_get_n_items (subs), ==, 1);
  sub = g_list_model_get_item (subs, 0);
  g_assert_cmpint (kh_item_get_kind (sub), ==, KH_ITEM_PLUS);
  forms_assert_focused (fixture, sub);
  forms_type (fixture, sub, "Một ý nhỏ");
  /* Enter makes the next, Enter in the empty one ends the sub-list. */
  kh_item_command_run (forms_get_line (fixture, sub), KH_TEXT_ENTER);
  g_assert_cmpuint (g_list_model_get_n_items (subs), ==, 2);
  g_object_unref (sub);
  sub = g_list_model_get_item (subs, 1);
  kh_item_command_run (forms_get_line (fixture, sub), KH_TEXT_ENTER);
  g_object_unref (sub);
  g_assert_cmpuint (g_list_model_get_n_items (subs), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 4);
  g_assert_true (KH_IS_TASK (forms_get_task (fixture, 1)));
  forms_assert_focused (fixture, forms_get_task (fixture, 1));
  /* A task is not put beneath another one: its units would be lost. */
  g_assert_false (kh_item_command_run (forms_get_line (fixture, fixture->second), KH_TEXT_INDENT));
}

static void
test_remove (FormsFixture *fixture, gconstpointer data)
{
  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  forms_place_cursor (fixture, fixture->first, 0);
  g_assert_true (kh_item_command_run (forms_get_line (fixture, fixture->first), KH_TEXT_REMOVE));
  g_assert_cmpuint (fixture->notices->len, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 2);
  forms_assert_focused (fixture, fixture->second);
  forms_undo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 3);
  forms_assert_shown (fixture, forms_get_task (fixture, 0), "Rà soát văn bản của Sở.");
}

static void
test_turn (FormsFixture *fixture, gconstpointer data)
{
  KhItem *paragraph;

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  paragraph
      = kh_item_ops_turn_into (KH_FORM_PAGE (fixture->page), KH_ITEM (fixture->first), KH_ITEM_PARAGRAPH);
  g_assert_nonnull (paragraph);
  g_assert_false (KH_IS_TASK (paragraph));
  forms_assert_stored_text (fixture, paragraph, "Rà soát <b>văn bản</b> của Sở.");
  forms_settle ();
  forms_assert_shown (fixture, paragraph, "Rà soát văn bản của Sở.");
}

static void
test_move_to_group (FormsFixture *fixture, gconstpointer data)
{
  KhNode *groups = kh_node_get_parent (KH_NODE (fixture->group));
  g_autoptr (KhSection) other = g_list_model_get_item (kh_section_get_sections (KH_SECTION (groups)), 1);

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  gtk_widget_activate_action (GTK_WIDGET (forms_get_text (fixture, fixture->first)), "item.move-to", "s",
                              kh_node_get_uuid (KH_NODE (other)));
  g_assert_true (kh_node_get_parent (KH_NODE (fixture->first)) == KH_NODE (other));
  forms_settle ();
  g_assert_null (
      kh_form_page_find_field (KH_FORM_PAGE (fixture->page), kh_node_get_uuid (KH_NODE (fixture->first))));
}

static void
test_paste (FormsFixture *fixture, gconstpointer data)
{
  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  forms_place_cursor (fixture, fixture->second, 7);
  kh_text_paste (forms_get_text (fixture, fixture->second), "1. Một & hai\n\n  - Ba\r\n• Bốn\n");
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 5);
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý k Một &amp; hai");
  forms_assert_stored_text (fixture, forms_get_task (fixture, 2), "Ba");
  forms_assert_stored_text (fixture, forms_get_task (fixture, 3), "Bốn iến về dự thảo.");
  forms_assert_focused (fixture, forms_get_task (fixture, 3));
  g_assert_cmpint (forms_get_cursor (fixture, forms_get_task (fixture, 3)), ==, 4);
  forms_undo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 3);

  /* One line goes into the sentence as it is. */
  forms_place_cursor (fixture, fixture->second, -1);
  kh_text_paste (forms_get_text (fixture, fixture->second), " 1. xong\n");
  kh_editor_page_flush (fixture->page);
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo. 1. xong");
}

static void
paste_html (FormsFixture *fixture, gpointer node, const char *html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));

  kh_text_paste_html (forms_get_text (fixture, node), bytes);
}

static void
test_paste_html (FormsFixture *fixture, gconstpointer data)
{
  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  forms_place_cursor (fixture, fixture->second, -1);
  paste_html (fixture, fixture->second, "<p><b>1. Một</b></p><p>- <b>Hai</b> ba</p>");
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo. <b>Một</b>");
  forms_assert_stored_text (fixture, forms_get_task (fixture, 2), "<b>Hai</b> ba");
  forms_undo (fixture);

  /* One line goes into the sentence, in its own style and not in that before it. */
  forms_place_cursor (fixture, fixture->second, 3);
  paste_html (fixture, fixture->second, "<p>x<i>y</i>z</p>");
  kh_editor_page_flush (fixture->page);
  forms_assert_stored_text (fixture, fixture->second, "Lấyx<i>y</i>z ý kiến về dự thảo.");
}

static void
answer_question (FormsFixture *fixture, gboolean convert)
{
  GtkWidget *question = forms_find_widget (fixture->window, KH_TYPE_PASTE_QUESTION);

  g_assert_nonnull (question);
  kh_paste_question_answer (KH_PASTE_QUESTION (question), convert);
  forms_settle ();
  g_assert_null (forms_find_widget (fixture->window, KH_TYPE_PASTE_QUESTION));
  kh_editor_page_flush (fixture->page);
}

/* Old text is put in only once the question is answered. */
static void
test_paste_legacy (FormsFixture *fixture, gconstpointer data)
{
  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  forms_place_cursor (fixture, fixture->second, -1);
  kh_text_paste (forms_get_text (fixture, fixture->second), " Th\u00adêng");
  forms_assert_shown (fixture, fixture->second, "Lấy ý kiến về dự thảo.");
  answer_question (fixture, TRUE);
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo. Thường");
  forms_assert_focused (fixture, fixture->second);

  kh_text_paste (forms_get_text (fixture, fixture->second), " x· héi");
  answer_question (fixture, FALSE);
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo. Thường x· héi");
}

/* Marks that others put on words are no change, and outlive a change of the text. */
static void
test_other_tags (FormsFixture *fixture, gconstpointer data)
{
  GtkTextTag *tag = gtk_text_tag_new ("mark");
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  gtk_text_tag_table_add (kh_form_page_get_tags (KH_FORM_PAGE (fixture->page)), tag);
  buffer = forms_get_buffer (fixture, fixture->second);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 0);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 3);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
  kh_editor_page_flush (fixture->page);
  g_assert_null (kh_store_get_undo_label (fixture->store, KH_NODE (fixture->plan)));

  forms_place_cursor (fixture, fixture->second, -1);
  forms_type (fixture, fixture->second, " Thêm");
  kh_editor_page_flush (fixture->page);
  forms_undo (fixture);
  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_has_tag (&start, tag));
  g_object_unref (tag);
}

static void
test_keys (FormsFixture *fixture, gconstpointer data)
{
  GtkTextView *view;
  int detail = -1;

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  view = GTK_TEXT_VIEW (forms_get_text (fixture, fixture->second));
  g_assert_cmpint (kh_text_key_read (view, KH_TEXT_MARKUP, GDK_KEY_Delete, GDK_CONTROL_MASK, &detail), ==,
                   KH_TEXT_KEY_OTHER);
  g_assert_cmpint (kh_text_key_read (view, KH_TEXT_MARKUP, GDK_KEY_Delete, GDK_CONTROL_MASK | GDK_SHIFT_MASK, &detail),
                   ==, KH_TEXT_KEY_COMMAND);
  g_assert_cmpint (detail, ==, KH_TEXT_REMOVE);
}

static void
test_paste_split (void)
{
  static const struct
  {
    const char *line;
    const char *rest;
  } cases[] = {
    { "- một", "một" },
    { "+ một", "một" },
    { "• một", "một" },
    { "12. một", "một" },
    { "1.2. một", "một" },
    { "a) một", "một" },
    { "đ) một", "một" },
    { "IV. một", "một" },
    { "2) một", "một" },
    { "-5 độ", "-5 độ" },
    { "1.5 lần", "1.5 lần" },
    { "100% văn bản", "100% văn bản" },
    { "2027 là năm", "2027 là năm" },
    { "một - hai", "một - hai" },
    { "A. Một", "A. Một" },
    { "(a) một", "(a) một" },
  };
  g_autoptr (GPtrArray) lines = kh_paste_split ("\n a\xE2\x80\xA9 - b \n\n \t\nc");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (kh_paste_strip_mark (cases[i].line), ==, cases[i].rest);
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (lines, 0), ==, "a");
  g_assert_cmpstr (g_ptr_array_index (lines, 1), ==, "b");
  g_assert_cmpstr (g_ptr_array_index (lines, 2), ==, "c");
}

static void
test_no_display (void)
{
  g_test_skip ("no display to show the forms on");
}

#define CASE(path, function)                                                                                 \
  g_test_add ("/forms/" path, FormsFixture, NULL, forms_set_up, function, forms_tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/paste-split", test_paste_split);
  if (!gtk_init_check ())
    {
      g_test_add_func ("/forms/display", test_no_display);
      return g_test_run ();
    }
  adw_init ();

  CASE ("typing", test_typing);
  CASE ("saves-itself", test_saves_itself);
  CASE ("trailing-space", test_trailing_space_stays);
  CASE ("markup", test_markup);
  CASE ("no-line-break", test_no_line_break);
  CASE ("preedit", test_preedit);
  CASE ("cursor-kept", test_cursor_kept);
  CASE ("enter", test_enter);
  CASE ("enter-at-start", test_enter_at_start);
  CASE ("enter-saves-typing", test_enter_saves_typing);
  CASE ("join-keeps-details", test_join_keeps_details);
  CASE ("move", test_move);
  CASE ("depth", test_depth);
  CASE ("remove", test_remove);
  CASE ("turn", test_turn);
  CASE ("move-to-group", test_move_to_group);
  CASE ("paste", test_paste);
  CASE ("paste-html", test_paste_html);
  CASE ("paste-legacy", test_paste_legacy);
  CASE ("other-tags", test_other_tags);
  CASE ("keys", test_keys);
  return g_test_run ();
}
