/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor's forms, in process: what is done to a field is in the library,
 * what is undone is in the field. */
#include <adwaita.h>
#include <math.h>

#include "chip.h"
#include "entry-binding.h"
#include "finding-row.h"
#include "folder.h"
#include "form-page.h"
#include "item-line.h"
#include "item-list.h"
#include "item-ops.h"
#include "item-text.h"
#include "kh-core.h"
#include "kinds.h"
#include "layout-choices.h"
#include "numbers.h"
#include "page-factory.h"
#include "paste.h"
#include "recipient-row.h"
#include "section-slot.h"
#include "signer-row.h"
#include "store.h"
#include "table-grid.h"
#include "text-row.h"
#include "unit-picker.h"
#include "units.h"

typedef struct
{
  char *folder;
  char *path;
  KhStore *store;
  KhPlan *plan;
  gint64 id;
  KhSection *group;
  KhTask *first;
  KhTask *second;
  GtkWidget *window;
  KhEditorPage *page;
  GPtrArray *notices;
  GPtrArray *failures;
} Fixture;

static KhPlan *
make_plan (void)
{
  KhPlan *plan = kh_plan_new (2027);
  KhAgency *agency = kh_agency_new ("Sở Mẫu");
  KhSection *groups = kh_section_new (KH_SECTION_TASK_GROUPS, "NHIỆM VỤ");
  KhSection *aims = kh_section_new (KH_SECTION_AIMS, "MỤC ĐÍCH, YÊU CẦU");
  KhSection *purpose = kh_section_new (KH_SECTION_PURPOSE, "Mục đích");
  KhSection *targets = kh_section_new (KH_SECTION_TARGETS, "MỤC TIÊU");
  KhSection *group = kh_section_new (KH_SECTION_TASK_GROUP, "Cải cách thể chế");
  KhSection *other = kh_section_new (KH_SECTION_TASK_GROUP, "Cải cách tài chính công");
  KhSection *duties = kh_section_new (KH_SECTION_RESPONSIBILITIES, "TỔ CHỨC THỰC HIỆN");
  KhItem *block = kh_item_new (KH_ITEM_RESPONSIBILITY, "Văn phòng Sở");
  KhItem *target = kh_item_new (KH_ITEM_TARGET, "Đạt tỷ lệ hài lòng từ 90% trở lên");
  KhFinding *finding = kh_finding_new ("import-test", KH_SEVERITY_WARNING, "rà xoát", "Look at “%s” again.");

  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_OFFICE, "Văn phòng Sở"));
  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_DIVISION, "Phòng Tổ chức - Pháp chế"));
  kh_plan_set_agency (plan, agency);
  g_object_unref (agency);

  kh_node_append_take (KH_NODE (purpose), kh_item_new (KH_ITEM_DASH, "Nâng cao chất lượng phục vụ."));
  kh_node_append_take (KH_NODE (aims), purpose);
  kh_node_append_take (KH_NODE (target), kh_indicator_new (KH_COMPARATOR_GE, 90, "%"));
  kh_node_append_take (KH_NODE (targets), target);
  kh_node_append_take (KH_NODE (group), kh_item_new (KH_ITEM_TASK, "Rà soát <b>văn bản</b> của Sở."));
  kh_node_append_take (KH_NODE (group), kh_item_new (KH_ITEM_TASK, "Lấy ý kiến về dự thảo."));
  kh_node_append_take (KH_NODE (group), kh_item_new (KH_ITEM_TASK, "Theo dõi thi hành pháp luật."));
  kh_node_append_take (KH_NODE (groups), group);
  kh_node_append_take (KH_NODE (groups), other);
  kh_node_append_take (KH_NODE (block), kh_item_new (KH_ITEM_DUTY, "Tổng hợp báo cáo hằng quý."));
  kh_node_append_take (KH_NODE (duties), block);
  kh_node_append_take (KH_NODE (plan), aims);
  kh_node_append_take (KH_NODE (plan), targets);
  kh_node_append_take (KH_NODE (plan), groups);
  kh_node_append_take (KH_NODE (plan), duties);
  kh_node_append_take (KH_NODE (plan), kh_signature_new (NULL, "GIÁM ĐỐC", "Nguyễn Văn A"));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new ("Ủy ban nhân dân tỉnh", "b/c"));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new_archive ("VT", "VP", 3));
  g_object_set (finding, "node", kh_node_get_uuid (KH_NODE (target)), "line", 12, NULL);
  kh_node_append_take (KH_NODE (plan), finding);
  g_object_set (plan, "title", "Cải cách hành chính năm 2027", "issuer", "Sở Mẫu", "date", "2027-01-05", NULL);
  return plan;
}

static void
notice_cb (Fixture *fixture, const char *message)
{
  g_ptr_array_add (fixture->notices, g_strdup (message));
}

static void
failed_cb (Fixture *fixture, const GError *error)
{
  g_ptr_array_add (fixture->failures, g_strdup (error->message));
}

/* Until nothing more is due: idle work is done, timeouts are not waited for. */
static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
show_page (Fixture *fixture, KhPageKind kind, KhSection *section)
{
  if (fixture->page != NULL)
    kh_editor_page_flush (fixture->page);
  fixture->page = kh_page_factory_create (kind);
  g_signal_connect_swapped (fixture->page, "notice", G_CALLBACK (notice_cb), fixture);
  g_signal_connect_swapped (fixture->page, "failed", G_CALLBACK (failed_cb), fixture);
  kh_editor_page_set_plan (fixture->page, fixture->store, fixture->plan, (KhNode *) section);
  if (fixture->window == NULL)
    fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_widget_show (fixture->window);
  settle ();
}

static KhTask *
get_task (Fixture *fixture, guint index)
{
  g_autoptr (KhTask) task = g_list_model_get_item (kh_section_get_items (fixture->group), index);

  return task;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlan) plan = make_plan ();
  g_autoptr (GError) error = NULL;

  fixture->folder = kh_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->store = kh_store_open (fixture->path, KH_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  fixture->id = kh_store_add_plan (fixture->store, plan, &error);
  g_assert_no_error (error);
  fixture->plan = kh_store_load_plan (fixture->store, fixture->id, &error);
  g_assert_no_error (error);
  fixture->group = kh_plan_find_section (fixture->plan, KH_SECTION_TASK_GROUP);
  fixture->first = get_task (fixture, 0);
  fixture->second = get_task (fixture, 1);
  fixture->notices = g_ptr_array_new_with_free_func (g_free);
  fixture->failures = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_clear_object (&fixture->plan);
  g_clear_object (&fixture->store);
  g_ptr_array_unref (fixture->notices);
  g_ptr_array_unref (fixture->failures);
  kh_test_folder_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* What another program would find in the file now. */
static KhPlan *
read_again (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = kh_store_open (fixture->path, KH_STORE_OPEN_READ_ONLY, &error);
  KhPlan *plan;

  g_assert_no_error (error);
  plan = kh_store_load_plan (store, fixture->id, &error);
  g_assert_no_error (error);
  return plan;
}

static void
assert_stored_text (Fixture *fixture, gpointer item, const char *text)
{
  g_autoptr (KhPlan) plan = read_again (fixture);
  KhNode *node = kh_plan_find_node (plan, kh_node_get_uuid (item));

  g_assert_true (KH_IS_ITEM (node));
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (node)), ==, text);
}

static KhItemText *
get_text (Fixture *fixture, gpointer node)
{
  KhFormField *field = kh_form_page_find_field (KH_FORM_PAGE (fixture->page), kh_node_get_uuid (node));

  g_assert_true (KH_IS_ITEM_TEXT (field));
  return KH_ITEM_TEXT (field);
}

static KhItemLine *
get_line (Fixture *fixture, gpointer item)
{
  return KH_ITEM_LINE (gtk_widget_get_ancestor (GTK_WIDGET (get_text (fixture, item)), KH_TYPE_ITEM_LINE));
}

static GtkTextBuffer *
get_buffer (Fixture *fixture, gpointer node)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_text (fixture, node)));
}

static char *
dup_shown (Fixture *fixture, gpointer node)
{
  GtkTextBuffer *buffer = get_buffer (fixture, node);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
assert_shown (Fixture *fixture, gpointer node, const char *text)
{
  g_autofree char *shown = dup_shown (fixture, node);

  g_assert_cmpstr (shown, ==, text);
}

static void
place_cursor (Fixture *fixture, gpointer node, int offset)
{
  kh_item_text_place_cursor (get_text (fixture, node), offset);
}

static int
get_cursor (Fixture *fixture, gpointer node)
{
  int position;

  g_object_get (get_buffer (fixture, node), "cursor-position", &position, NULL);
  return position;
}

/* As the keyboard does it: at the cursor, as a user's action. */
static void
type (Fixture *fixture, gpointer node, const char *text)
{
  gtk_text_buffer_insert_interactive_at_cursor (get_buffer (fixture, node), text, -1, TRUE);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  kh_editor_page_flush (fixture->page);
  kh_store_undo (fixture->store, KH_NODE (fixture->plan), &error);
  g_assert_no_error (error);
  settle ();
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static void
assert_focused (Fixture *fixture, gpointer node)
{
  settle ();
  g_assert_true (get_focus (fixture) == GTK_WIDGET (get_text (fixture, node)));
}

static GtkWidget *
find_widget (GtkWidget *root, GType widget_type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), widget_type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, widget_type);
  return found;
}

static GtkWidget *
find_template_child (Fixture *fixture, const char *name)
{
  GtkWidget *widget
      = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->page), G_OBJECT_TYPE (fixture->page), name));

  g_assert_nonnull (widget);
  return widget;
}

/* Typing. */

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  place_cursor (fixture, fixture->second, -1);
  type (fixture, fixture->second, " Xong");
  /* Not yet: it is not quiet yet. */
  assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo.");
  kh_editor_page_flush (fixture->page);
  assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo. Xong");
  g_assert_cmpstr (kh_store_get_undo_label (fixture->store, KH_NODE (fixture->plan)), ==, "Edit task text");

  undo (fixture);
  assert_shown (fixture, fixture->second, "Lấy ý kiến về dự thảo.");
  assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo.");
}

static void
changed_cb (gboolean *changed)
{
  *changed = TRUE;
}

static void
test_saves_itself (Fixture *fixture, gconstpointer data)
{
  gboolean changed = FALSE;

  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  place_cursor (fixture, fixture->second, -1);
  g_signal_connect_swapped (fixture->store, "changed", G_CALLBACK (changed_cb), &changed);
  type (fixture, fixture->second, " Hết");
  while (!changed)
    g_main_context_iteration (NULL, TRUE);
  assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo. Hết");
  /* The field keeps what it has, cursor included. */
  g_assert_cmpint (get_cursor (fixture, fixture->second), ==, g_utf8_strlen ("Lấy ý kiến về dự thảo. Hết", -1));
}

static void
test_trailing_space_stays (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  place_cursor (fixture, fixture->second, -1);
  type (fixture, fixture->second, " một ");
  kh_editor_page_flush (fixture->page);
  /* The file has no space at the end, but the user is still typing. */
  assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo. một");
  assert_shown (fixture, fixture->second, "Lấy ý kiến về dự thảo. một ");
}

static void
test_markup (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  assert_shown (fixture, fixture->first, "Rà soát văn bản của Sở.");
  kh_editor_page_flush (fixture->page);
  assert_stored_text (fixture, fixture->first, "Rà soát <b>văn bản</b> của Sở.");

  buffer = get_buffer (fixture, fixture->first);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 16);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 22);
  gtk_text_buffer_apply_tag_by_name (buffer, "italic", &start, &end);
  kh_editor_page_flush (fixture->page);
  assert_stored_text (fixture, fixture->first, "Rà soát <b>văn bản</b> <i>của Sở</i>.");
  /* What is typed goes on in the style before it; signs of the markup are words. */
  place_cursor (fixture, fixture->first, 15);
  type (fixture, fixture->first, " & <luật>");
  kh_editor_page_flush (fixture->page);
  assert_stored_text (fixture, fixture->first, "Rà soát <b>văn bản &amp; &lt;luật&gt;</b> <i>của Sở</i>.");
}

static void
test_no_line_break (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  place_cursor (fixture, fixture->second, -1);
  type (fixture, fixture->second, "\nhai\r\nba\tbốn");
  kh_editor_page_flush (fixture->page);
  assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo.hai ba bốn");
}

static void
test_preedit (Fixture *fixture, gconstpointer data)
{
  KhItemText *text;
  g_autoptr (KhEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  text = get_text (fixture, fixture->second);
  place_cursor (fixture, fixture->second, -1);
  g_signal_emit_by_name (text, "preedit-changed", "tiê");
  g_assert_true (kh_item_text_get_composing (text));

  /* A change from elsewhere waits until the input method is done. */
  edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Edit task text", &error);
  g_assert_no_error (error);
  kh_edit_set (edit, fixture->second, "text", "Chữ từ nơi khác.", NULL);
  kh_edit_commit (edit, &error);
  g_assert_no_error (error);
  assert_shown (fixture, fixture->second, "Lấy ý kiến về dự thảo.");
  g_signal_emit_by_name (text, "preedit-changed", "");
  g_assert_false (kh_item_text_get_composing (text));
  assert_shown (fixture, fixture->second, "Chữ từ nơi khác.");
}

static void
test_cursor_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  place_cursor (fixture, fixture->second, 3);
  edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Edit task text", &error);
  kh_edit_set (edit, fixture->second, "text", "Lấy ý kiến về <b>bản</b> dự thảo.", NULL);
  kh_edit_commit (edit, &error);
  g_assert_no_error (error);
  assert_shown (fixture, fixture->second, "Lấy ý kiến về bản dự thảo.");
  g_assert_cmpint (get_cursor (fixture, fixture->second), ==, 3);
}

/* Items. */

static void
test_enter (Fixture *fixture, gconstpointer data)
{
  KhTask *fresh;

  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  place_cursor (fixture, fixture->second, 7);
  g_assert_true (kh_item_line_run (get_line (fixture, fixture->second), KH_TEXT_ENTER));
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 4);
  fresh = get_task (fixture, 2);
  assert_stored_text (fixture, fixture->second, "Lấy ý k");
  assert_stored_text (fixture, fresh, "iến về dự thảo.");
  g_assert_true (KH_IS_TASK (fresh));
  assert_shown (fixture, fixture->second, "Lấy ý k");
  assert_focused (fixture, fresh);
  g_assert_cmpint (get_cursor (fixture, fresh), ==, 0);
  g_assert_cmpstr (kh_store_get_undo_label (fixture->store, KH_NODE (fixture->plan)), ==, "Split task");

  /* And back: the two are what the one was. */
  g_assert_true (kh_item_line_run (get_line (fixture, fresh), KH_TEXT_JOIN_PREVIOUS));
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 3);
  assert_stored_text (fixture, fixture->second, "Lấy ý k iến về dự thảo.");
  assert_focused (fixture, fixture->second);
  g_assert_cmpint (get_cursor (fixture, fixture->second), ==, 7);

  undo (fixture);
  undo (fixture);
  assert_shown (fixture, fixture->second, "Lấy ý kiến về dự thảo.");
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 3);
}

static void
test_enter_at_start (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  place_cursor (fixture, fixture->second, 0);
  kh_item_line_run (get_line (fixture, fixture->second), KH_TEXT_ENTER);
  /* The words, and what belongs to them, stay with the item they had. */
  g_assert_true (get_task (fixture, 2) == fixture->second);
  assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo.");
  assert_focused (fixture, fixture->second);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (get_task (fixture, 1))), ==, "");
  /* Backspace takes the empty one away again, and no word with it. */
  kh_item_line_run (get_line (fixture, fixture->second), KH_TEXT_JOIN_PREVIOUS);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 3);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (get_task (fixture, 1))), ==, "Lấy ý kiến về dự thảo.");
}

static void
test_enter_saves_typing (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  place_cursor (fixture, fixture->second, -1);
  type (fixture, fixture->second, " Thêm");
  kh_item_line_run (get_line (fixture, fixture->second), KH_TEXT_ENTER);
  assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo. Thêm");
  type (fixture, get_task (fixture, 2), "Việc mới");
  kh_editor_page_flush (fixture->page);
  assert_stored_text (fixture, get_task (fixture, 2), "Việc mới");
}

static void
test_join_keeps_details (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (KhDeadline) deadline = kh_deadline_parse ("Quý II");
  g_autoptr (KhEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  units = kh_units_list (KH_FORM_PAGE (fixture->page), NULL);
  g_assert_cmpuint (units->len, ==, 2);
  g_ptr_array_set_size (units, 1);
  edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Set lead unit", &error);
  kh_edit_set_units (edit, fixture->second, KH_UNIT_ROLE_LEAD, units);
  kh_edit_set (edit, fixture->second, "product", "Báo cáo", "deadline", deadline, NULL);
  kh_edit_commit (edit, &error);
  g_assert_no_error (error);

  place_cursor (fixture, fixture->second, 0);
  g_assert_true (kh_item_line_run (get_line (fixture, fixture->second), KH_TEXT_JOIN_PREVIOUS));
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (fixture->first)), ==,
                   "Rà soát <b>văn bản</b> của Sở. Lấy ý kiến về dự thảo.");
  g_assert_cmpstr (kh_task_get_product (fixture->first), ==, "Báo cáo");
  g_assert_true (kh_task_get_lead (fixture->first) == g_ptr_array_index (units, 0));
  g_assert_cmpint (kh_deadline_get_kind (kh_task_get_deadline (fixture->first)), ==, KH_DEADLINE_QUARTER);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  KhItemText *text;

  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  text = get_text (fixture, fixture->second);
  place_cursor (fixture, fixture->second, 4);
  g_assert_true (kh_item_line_run (get_line (fixture, fixture->second), KH_TEXT_MOVE_UP));
  g_assert_true (get_task (fixture, 0) == fixture->second);
  /* The same widget, with the focus and the cursor where they were. */
  assert_focused (fixture, fixture->second);
  g_assert_true (get_text (fixture, fixture->second) == text);
  g_assert_cmpint (get_cursor (fixture, fixture->second), ==, 4);
  g_assert_false (kh_item_line_run (get_line (fixture, fixture->second), KH_TEXT_MOVE_UP));
  undo (fixture);
  g_assert_true (get_task (fixture, 1) == fixture->second);
  assert_focused (fixture, fixture->second);

  /* Rows are in the order of the model. */
  g_assert_true (kh_form_page_find_neighbour (KH_FORM_PAGE (fixture->page),
                                              KH_FORM_FIELD (get_text (fixture, fixture->first)), 1)
                 == KH_FORM_FIELD (text));
}

static void
test_depth (Fixture *fixture, gconstpointer data)
{
  KhItem *sub;
  GListModel *subs = kh_item_get_items (KH_ITEM (fixture->first));

  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  kh_item_line_run (get_line (fixture, fixture->first), KH_TEXT_ADD_SUB);
  g_assert_cmpuint (g_list_model_get_n_items (subs), ==, 1);
  sub = g_list_model_get_item (subs, 0);
  g_assert_cmpint (kh_item_get_kind (sub), ==, KH_ITEM_PLUS);
  assert_focused (fixture, sub);
  type (fixture, sub, "Một ý nhỏ");
  /* Enter makes the next, Enter in the empty one ends the sub-list. */
  kh_item_line_run (get_line (fixture, sub), KH_TEXT_ENTER);
  g_assert_cmpuint (g_list_model_get_n_items (subs), ==, 2);
  g_object_unref (sub);
  sub = g_list_model_get_item (subs, 1);
  kh_item_line_run (get_line (fixture, sub), KH_TEXT_ENTER);
  g_object_unref (sub);
  g_assert_cmpuint (g_list_model_get_n_items (subs), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 4);
  g_assert_true (KH_IS_TASK (get_task (fixture, 1)));
  assert_focused (fixture, get_task (fixture, 1));
  /* A task is not put beneath another one: its units would be lost. */
  g_assert_false (kh_item_line_run (get_line (fixture, fixture->second), KH_TEXT_INDENT));
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  place_cursor (fixture, fixture->first, 0);
  g_assert_true (kh_item_line_run (get_line (fixture, fixture->first), KH_TEXT_REMOVE));
  g_assert_cmpuint (fixture->notices->len, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 2);
  assert_focused (fixture, fixture->second);
  undo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 3);
  assert_shown (fixture, get_task (fixture, 0), "Rà soát văn bản của Sở.");
}

static void
test_turn (Fixture *fixture, gconstpointer data)
{
  KhItem *paragraph;

  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  paragraph = kh_item_ops_turn_into (KH_FORM_PAGE (fixture->page), KH_ITEM (fixture->first), KH_ITEM_PARAGRAPH);
  g_assert_nonnull (paragraph);
  g_assert_false (KH_IS_TASK (paragraph));
  assert_stored_text (fixture, paragraph, "Rà soát <b>văn bản</b> của Sở.");
  settle ();
  assert_shown (fixture, paragraph, "Rà soát văn bản của Sở.");
}

static void
test_move_to_group (Fixture *fixture, gconstpointer data)
{
  KhNode *groups = kh_node_get_parent (KH_NODE (fixture->group));
  g_autoptr (KhSection) other = g_list_model_get_item (kh_section_get_sections (KH_SECTION (groups)), 1);

  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  gtk_widget_activate_action (GTK_WIDGET (get_text (fixture, fixture->first)), "item.move-to", "s",
                              kh_node_get_uuid (KH_NODE (other)));
  g_assert_true (kh_node_get_parent (KH_NODE (fixture->first)) == KH_NODE (other));
  settle ();
  g_assert_null (kh_form_page_find_field (KH_FORM_PAGE (fixture->page), kh_node_get_uuid (KH_NODE (fixture->first))));
}

static void
test_paste (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  place_cursor (fixture, fixture->second, 7);
  kh_item_text_paste (get_text (fixture, fixture->second), "1. Một & hai\n\n  - Ba\r\n• Bốn\n");
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 5);
  assert_stored_text (fixture, fixture->second, "Lấy ý k Một &amp; hai");
  assert_stored_text (fixture, get_task (fixture, 2), "Ba");
  assert_stored_text (fixture, get_task (fixture, 3), "Bốn iến về dự thảo.");
  assert_focused (fixture, get_task (fixture, 3));
  g_assert_cmpint (get_cursor (fixture, get_task (fixture, 3)), ==, 4);
  undo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 3);

  /* One line goes into the sentence as it is. */
  place_cursor (fixture, fixture->second, -1);
  kh_item_text_paste (get_text (fixture, fixture->second), " 1. xong\n");
  kh_editor_page_flush (fixture->page);
  assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo. 1. xong");
}

static void
test_paste_split (void)
{
  static const struct
  {
    const char *line;
    const char *rest;
  } cases[] = {
    { "- một", "một" },        { "+ một", "một" },     { "• một", "một" },        { "12. một", "một" },
    { "1.2. một", "một" },     { "a) một", "một" },    { "đ) một", "một" },       { "IV. một", "một" },
    { "2) một", "một" },       { "-5 độ", "-5 độ" },   { "1.5 lần", "1.5 lần" },  { "100% văn bản", "100% văn bản" },
    { "2027 là năm", "2027 là năm" }, { "một - hai", "một - hai" }, { "A. Một", "A. Một" }, { "(a) một", "(a) một" },
  };
  g_autoptr (GPtrArray) lines = kh_paste_split ("\n a\xE2\x80\xA9 - b \n\n \t\nc");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (kh_paste_strip_mark (cases[i].line), ==, cases[i].rest);
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (lines, 0), ==, "a");
  g_assert_cmpstr (g_ptr_array_index (lines, 1), ==, "b");
  g_assert_cmpstr (g_ptr_array_index (lines, 2), ==, "c");
}

/* Chips. */

static void
collect_chips (GtkWidget *widget, GPtrArray *chips)
{
  if (KH_IS_CHIP (widget))
    g_ptr_array_add (chips, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_chips (child, chips);
}

static KhChip *
find_chip (Fixture *fixture, gpointer item, const char *words)
{
  g_autoptr (GPtrArray) chips = g_ptr_array_new ();

  collect_chips (GTK_WIDGET (get_line (fixture, item)), chips);
  for (guint i = 0; i < chips->len; i++)
    {
      GtkWidget *label = find_widget (g_ptr_array_index (chips, i), GTK_TYPE_LABEL);

      if (label != NULL && g_str_equal (gtk_label_get_label (GTK_LABEL (label)), words))
        return g_ptr_array_index (chips, i);
    }
  g_test_message ("no chip says “%s”", words);
  g_assert_not_reached ();
}

static GtkWidget *
open_chip (KhChip *chip, GType content)
{
  GtkWidget *found = NULL;

  kh_chip_open (chip);
  for (int i = 0; i < 1000 && found == NULL; i++)
    {
      GtkWidget *popover;

      settle ();
      popover = find_widget (GTK_WIDGET (chip), GTK_TYPE_POPOVER);
      found = popover != NULL ? find_widget (popover, content) : NULL;
      if (found == NULL)
        g_usleep (1000);
    }
  g_assert_nonnull (found);
  return found;
}

static void
test_task_chips (Fixture *fixture, gconstpointer data)
{
  KhUnitPicker *picker;
  GtkWidget *entry;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (KhPlan) again = NULL;
  KhTask *stored;
  GDate from, to;

  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  units = kh_units_list (KH_FORM_PAGE (fixture->page), NULL);
  g_assert_cmpint (kh_chip_get_tone (find_chip (fixture, fixture->first, "No lead unit")), ==, KH_CHIP_MISSING);
  picker = KH_UNIT_PICKER (
      open_chip (find_chip (fixture, fixture->first, "No lead unit"), KH_TYPE_UNIT_PICKER));
  kh_unit_picker_toggle (picker, g_ptr_array_index (units, 1));
  g_assert_true (kh_task_get_lead (fixture->first) == g_ptr_array_index (units, 1));
  g_assert_cmpint (kh_chip_get_tone (find_chip (fixture, fixture->first, "Phòng Tổ chức - Pháp chế")), ==,
                   KH_CHIP_SET);

  /* A name that is not there becomes a unit. */
  picker = KH_UNIT_PICKER (open_chip (find_chip (fixture, fixture->first, "+ support"), KH_TYPE_UNIT_PICKER));
  kh_unit_picker_search (picker, "  Trung tâm  Công nghệ thông tin ");
  g_signal_emit_by_name (find_widget (GTK_WIDGET (picker), GTK_TYPE_SEARCH_ENTRY), "activate");
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_units (kh_plan_get_agency (fixture->plan))), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_support (fixture->first)), ==, 1);
  find_chip (fixture, fixture->first, "with Trung tâm Công nghệ thông tin");

  entry = open_chip (find_chip (fixture, fixture->first, "+ deadline"), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "trước ngày 30/11");
  kh_editor_page_flush (fixture->page);
  g_assert_true (kh_deadline_get_range (kh_task_get_deadline (fixture->first), 2027, &from, &to));
  g_assert_cmpuint (g_date_get_month (&to), ==, 11);
  entry = open_chip (find_chip (fixture, fixture->first, "+ product"), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Báo cáo rà soát");
  kh_editor_page_flush (fixture->page);
  find_chip (fixture, fixture->first, "Báo cáo rà soát");

  again = read_again (fixture);
  stored = KH_TASK (kh_plan_find_node (again, kh_node_get_uuid (KH_NODE (fixture->first))));
  g_assert_cmpstr (kh_unit_get_name (kh_task_get_lead (stored)), ==, "Phòng Tổ chức - Pháp chế");
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_support (stored)), ==, 1);
  g_assert_cmpstr (kh_task_get_product (stored), ==, "Báo cáo rà soát");
  undo (fixture);
  find_chip (fixture, fixture->first, "+ product");
}

static void
test_unit_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GtkWidget *picker;

  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  picker = g_object_ref_sink (kh_unit_picker_new (KH_FORM_PAGE (fixture->page), FALSE, none));
  /* Without tone marks, words in any order. */
  kh_unit_picker_search (KH_UNIT_PICKER (picker), "phap che phong");
  g_signal_emit_by_name (find_widget (picker, GTK_TYPE_SEARCH_ENTRY), "activate");
  g_assert_cmpuint (kh_unit_picker_get_selected (KH_UNIT_PICKER (picker))->len, ==, 1);
  g_assert_cmpstr (kh_unit_get_name (g_ptr_array_index (kh_unit_picker_get_selected (KH_UNIT_PICKER (picker)), 0)),
                   ==, "Phòng Tổ chức - Pháp chế");
  g_object_unref (picker);
}

static void
test_target_chips (Fixture *fixture, gconstpointer data)
{
  KhSection *targets = kh_plan_find_section (fixture->plan, KH_SECTION_TARGETS);
  g_autoptr (KhTarget) target = g_list_model_get_item (kh_section_get_items (targets), 0);
  g_autoptr (KhIndicator) indicator = g_list_model_get_item (kh_target_get_indicators (target), 0);
  KhEntryBinding *binding = NULL;
  GtkWidget *entry;

  show_page (fixture, KH_PAGE_TARGETS, NULL);
  entry = open_chip (find_chip (fixture, target, "≥ 90%"), GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "90");
  gtk_editable_set_text (GTK_EDITABLE (entry), "92,5");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpfloat (kh_indicator_get_value (indicator), ==, 92.5);
  find_chip (fixture, target, "≥ 92,5%");
  /* What is no number stays in the field and does not touch the value. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "nhiều");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpfloat (kh_indicator_get_value (indicator), ==, 92.5);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "nhiều");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  binding = KH_ENTRY_BINDING (kh_form_field_of (entry));
  g_assert_nonnull (binding);

  gtk_widget_activate_action (GTK_WIDGET (get_text (fixture, target)), "item.add-detail", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (kh_target_get_indicators (target)), ==, 2);
  find_chip (fixture, target, "≥ …%");
}

static void
test_duty_chips (Fixture *fixture, gconstpointer data)
{
  KhSection *section = kh_plan_find_section (fixture->plan, KH_SECTION_RESPONSIBILITIES);
  g_autoptr (KhItem) block = g_list_model_get_item (kh_section_get_items (section), 0);
  g_autoptr (KhItem) duty = g_list_model_get_item (kh_item_get_items (block), 0);
  g_autoptr (KhReporting) report = NULL;
  GtkWidget *entry;

  show_page (fixture, KH_PAGE_RESPONSIBILITIES, NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_text (fixture, duty)), "item.add-detail", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (kh_duty_get_reports (KH_DUTY (duty))), ==, 1);
  report = g_list_model_get_item (kh_duty_get_reports (KH_DUTY (duty)), 0);
  entry = open_chip (find_chip (fixture, duty, "Each quarter"), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "trước ngày 30/11");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpstr (kh_deadline_get_text (kh_reporting_get_before (report)), ==, "trước ngày 30/11");
  find_chip (fixture, duty, "Each quarter · trước ngày 30/11");

  g_assert_cmpint (kh_chip_get_tone (find_chip (fixture, block, "No unit")), ==, KH_CHIP_MISSING);
  entry = open_chip (find_chip (fixture, block, "+ kinds of units"), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (entry), TRUE);
  g_assert_cmpint (kh_responsibility_get_unit_kinds (KH_RESPONSIBILITY (block)), ==, KH_UNIT_KINDS_DIVISION);
  find_chip (fixture, block, "All divisions");
}

/* The general form. */

static void
test_general (Fixture *fixture, gconstpointer data)
{
  GtkEditable *date, *year;
  GtkWidget *urgency;

  show_page (fixture, KH_PAGE_GENERAL, NULL);
  date = GTK_EDITABLE (find_template_child (fixture, "date"));
  year = GTK_EDITABLE (find_template_child (fixture, "year"));
  g_assert_cmpstr (gtk_editable_get_text (date), ==, "05/01/2027");
  gtk_editable_set_text (date, "ngày 12 tháng 3 năm 2027");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpstr (kh_plan_get_date (fixture->plan), ==, "2027-03-12");

  /* A date that is none leaves the good one as it is, and is marked. */
  gtk_editable_set_text (date, "31/02/2027");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpstr (kh_plan_get_date (fixture->plan), ==, "2027-03-12");
  g_assert_cmpstr (gtk_editable_get_text (date), ==, "31/02/2027");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (date), "error"));
  gtk_test_accessible_assert_state (GTK_WIDGET (date), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (date, "");
  kh_editor_page_flush (fixture->page);
  g_assert_null (kh_plan_get_date (fixture->plan));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (date), "error"));
  undo (fixture);
  g_assert_cmpstr (gtk_editable_get_text (date), !=, "");

  gtk_editable_set_text (year, "xx");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpint (kh_plan_get_year (fixture->plan), ==, 2027);

  urgency = find_template_child (fixture, "urgency");
  adw_combo_row_set_selected (ADW_COMBO_ROW (urgency), KH_URGENCY_URGENT);
  g_assert_cmpint (kh_plan_get_urgency (fixture->plan), ==, KH_URGENCY_URGENT);
  undo (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (urgency)), ==, KH_URGENCY_NONE);
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  KhTextRow *row;
  KhItemText *text;

  show_page (fixture, KH_PAGE_GENERAL, NULL);
  row = KH_TEXT_ROW (find_template_child (fixture, "superior"));
  text = kh_text_row_get_text (row);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "UBND\ntỉnh  Mẫu", -1);
  kh_editor_page_flush (fixture->page);
  g_assert_cmpstr (kh_plan_get_superior (fixture->plan), ==, "UBND\ntỉnh Mẫu");
}

static void
test_layout_choices (Fixture *fixture, gconstpointer data)
{
  g_autofree char *added = kh_layout_choices_with (NULL, "body-size", 13);
  g_autofree char *changed = kh_layout_choices_with ("indent=12.7;body-size=14", "indent", 10);
  GtkWidget *spin;

  g_assert_cmpstr (added, ==, "body-size=13");
  g_assert_cmpstr (changed, ==, "indent=10;body-size=14");

  show_page (fixture, KH_PAGE_GENERAL, NULL);
  spin = find_widget (find_template_child (fixture, "layout"), GTK_TYPE_SPIN_BUTTON);
  g_assert_nonnull (spin);
  gtk_spin_button_spin (GTK_SPIN_BUTTON (spin), GTK_SPIN_HOME, 0);
  g_assert_nonnull (kh_plan_get_choices (fixture->plan));
  undo (fixture);
  g_assert_null (kh_plan_get_choices (fixture->plan));
}

/* Sections, signing, findings, tables. */

static void
test_section_slot (Fixture *fixture, gconstpointer data)
{
  KhSectionSlot *slot;
  KhSection *opening;
  g_autoptr (KhItem) item = NULL;

  show_page (fixture, KH_PAGE_BASES, NULL);
  slot = KH_SECTION_SLOT (find_template_child (fixture, "opening"));
  g_assert_null (kh_section_slot_get_section (slot));
  kh_section_slot_create (slot);
  opening = kh_plan_find_section (fixture->plan, KH_SECTION_OPENING);
  g_assert_nonnull (opening);
  g_assert_true (kh_section_slot_get_section (slot) == opening);
  g_assert_cmpuint (kh_node_get_position (KH_NODE (opening)), ==, 0);
  item = g_list_model_get_item (kh_section_get_items (opening), 0);
  type (fixture, item, "Sở Mẫu ban hành Kế hoạch như sau:");
  kh_editor_page_flush (fixture->page);
  assert_stored_text (fixture, item, "Sở Mẫu ban hành Kế hoạch như sau:");
  undo (fixture);
  undo (fixture);
  g_assert_null (kh_plan_find_section (fixture->plan, KH_SECTION_OPENING));
  g_assert_null (kh_section_slot_get_section (slot));
}

static void
test_aims (Fixture *fixture, gconstpointer data)
{
  KhSectionSlot *requirements;
  KhSection *section;

  show_page (fixture, KH_PAGE_AIMS, NULL);
  requirements = KH_SECTION_SLOT (find_template_child (fixture, "requirements"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (requirements)));
  kh_section_slot_create (requirements);
  settle ();
  section = kh_plan_find_section (fixture->plan, KH_SECTION_REQUIREMENTS);
  g_assert_nonnull (section);
  g_assert_true (kh_node_get_parent (KH_NODE (section))
                 == KH_NODE (kh_plan_find_section (fixture->plan, KH_SECTION_AIMS)));
  /* It is shown once, by the section that holds it. */
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (requirements)));
  place_cursor (fixture, section, -1);
  type (fixture, section, " chung");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpstr (kh_section_get_heading (section), ==, "Yêu cầu chung");
}

static void
test_signing (Fixture *fixture, gconstpointer data)
{
  GListModel *recipients = kh_plan_get_recipients (fixture->plan);
  g_autoptr (KhRecipient) added = NULL;
  g_autoptr (KhRecipient) last = NULL;
  g_autoptr (KhSignature) signature = g_list_model_get_item (kh_plan_get_signatures (fixture->plan), 0);
  KhSignerRow *signer;

  show_page (fixture, KH_PAGE_SIGNING, NULL);
  g_signal_emit_by_name (find_template_child (fixture, "add_recipient"), "clicked");
  g_assert_cmpuint (g_list_model_get_n_items (recipients), ==, 3);
  added = g_list_model_get_item (recipients, 1);
  last = g_list_model_get_item (recipients, 2);
  g_assert_true (kh_recipient_get_archive (last));
  assert_focused (fixture, added);
  type (fixture, added, "Sở Nội vụ");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpstr (kh_recipient_get_text (added), ==, "Sở Nội vụ");
  g_assert_false (gtk_widget_get_visible (find_template_child (fixture, "add_archive")));

  signer = KH_SIGNER_ROW (find_widget (GTK_WIDGET (fixture->page), KH_TYPE_SIGNER_ROW));
  kh_signer_row_use_preset (signer, 1);
  g_assert_cmpstr (kh_signature_get_authority (signature), ==, "KT. GIÁM ĐỐC");
  g_assert_cmpstr (kh_signature_get_position (signature), ==, "PHÓ GIÁM ĐỐC");
  g_assert_cmpstr (kh_signature_get_name (signature), ==, "Nguyễn Văn A");
  /* The head's title is known from there: changing forms does not lose it. */
  kh_signer_row_use_preset (signer, 0);
  g_assert_null (kh_signature_get_authority (signature));
  g_assert_cmpstr (kh_signature_get_position (signature), ==, "GIÁM ĐỐC");
  undo (fixture);
  g_assert_cmpstr (kh_signature_get_authority (signature), ==, "KT. GIÁM ĐỐC");

  g_signal_emit_by_name (find_template_child (fixture, "add_signer"), "clicked");
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_signatures (fixture->plan)), ==, 2);
  g_assert_false (gtk_widget_get_visible (find_template_child (fixture, "add_signer")));
}

static void
test_findings (Fixture *fixture, gconstpointer data)
{
  GListModel *findings = kh_plan_get_findings (fixture->plan);
  GtkWidget *row;

  show_page (fixture, KH_PAGE_FINDINGS, NULL);
  row = find_widget (GTK_WIDGET (fixture->page), KH_TYPE_FINDING_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Look at “rà xoát” again.");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Line 12");
  kh_finding_row_dismiss (KH_FINDING_ROW (row));
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 0);
  g_assert_cmpuint (fixture->notices->len, ==, 1);
  g_assert_true (gtk_widget_get_visible (find_template_child (fixture, "nothing")));
  undo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 1);
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhItem) row = NULL;
  g_autoptr (KhItem) cell = NULL;
  KhItem *table;
  KhTableGrid *grid;

  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  table = kh_item_ops_add_table (KH_FORM_PAGE (fixture->page), KH_NODE (fixture->group), G_MAXUINT, 2);
  settle ();
  grid = KH_TABLE_GRID (find_widget (GTK_WIDGET (fixture->page), KH_TYPE_TABLE_GRID));
  row = g_list_model_get_item (kh_item_get_items (table), 1);
  cell = g_list_model_get_item (kh_item_get_items (row), 0);
  type (fixture, cell, "ô một");
  kh_table_grid_add_row (grid);
  g_assert_cmpuint (g_list_model_get_n_items (kh_item_get_items (table)), ==, 3);
  assert_stored_text (fixture, cell, "ô một");
  assert_shown (fixture, cell, "ô một");
  kh_table_grid_add_column (grid);
  g_assert_cmpuint (g_list_model_get_n_items (kh_item_get_items (row)), ==, 3);
  kh_table_grid_remove_column (grid, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kh_item_get_items (row)), ==, 2);
  kh_table_grid_remove_row (grid, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kh_item_get_items (table)), ==, 2);
  g_assert_null (kh_form_page_find_field (KH_FORM_PAGE (fixture->page), kh_node_get_uuid (KH_NODE (cell))));
  undo (fixture);
  assert_shown (fixture, cell, "ô một");
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  g_assert_true (gtk_text_view_get_editable (GTK_TEXT_VIEW (get_text (fixture, fixture->first))));
  edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Change state", &error);
  kh_edit_set (edit, fixture->plan, "state", KH_PLAN_ISSUED, NULL);
  kh_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_assert_true (kh_form_page_get_locked (KH_FORM_PAGE (fixture->page)));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (get_text (fixture, fixture->first))));
  g_assert_false (kh_item_line_run (get_line (fixture, fixture->first), KH_TEXT_REMOVE));
  g_assert_false (kh_item_line_run (get_line (fixture, fixture->first), KH_TEXT_ENTER));
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 3);
  g_assert_cmpuint (fixture->failures->len, ==, 0);
}

static void
test_focus_node (Fixture *fixture, gconstpointer data)
{
  KhSection *targets = kh_plan_find_section (fixture->plan, KH_SECTION_TARGETS);
  g_autoptr (KhTarget) target = g_list_model_get_item (kh_section_get_items (targets), 0);
  g_autoptr (KhIndicator) indicator = g_list_model_get_item (kh_target_get_indicators (target), 0);
  KhSection *section;

  g_assert_cmpint (kh_page_factory_kind_for (KH_NODE (fixture->first), &section), ==, KH_PAGE_TASK_GROUP);
  g_assert_true (section == fixture->group);
  g_assert_cmpint (kh_page_factory_kind_for (KH_NODE (target), &section), ==, KH_PAGE_TARGETS);
  g_assert_null (section);
  g_assert_cmpint (kh_page_factory_kind_for (KH_NODE (fixture->plan), &section), ==, KH_PAGE_GENERAL);

  show_page (fixture, KH_PAGE_TARGETS, NULL);
  g_assert_true (kh_editor_page_focus_node (fixture->page, kh_node_get_uuid (KH_NODE (target))));
  assert_focused (fixture, target);
  g_assert_true (kh_editor_page_focus_node (fixture->page, kh_node_get_uuid (KH_NODE (targets))));
  assert_focused (fixture, targets);
  /* An indicator is shown by its target. */
  g_assert_true (kh_editor_page_focus_node (fixture->page, kh_node_get_uuid (KH_NODE (indicator))));
  assert_focused (fixture, target);
  g_assert_false (kh_editor_page_focus_node (fixture->page, kh_node_get_uuid (KH_NODE (fixture->first))));
}

/* Every form, every name. */

static gboolean
has_words (GtkWidget *widget)
{
  GtkWidget *label = find_widget (widget, GTK_TYPE_LABEL);

  return label != NULL && *gtk_label_get_label (GTK_LABEL (label)) != '\0';
}

static void
assert_named (GtkWidget *widget, gpointer page)
{
  gboolean interactive = GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget)
                         || GTK_IS_ENTRY (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_SPIN_BUTTON (widget)
                         || GTK_IS_SEARCH_ENTRY (widget);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  /* The parts of a composite are named by the whole, and libadwaita's by itself. */
  if (GTK_IS_MENU_BUTTON (parent) || GTK_IS_SPIN_BUTTON (parent) || GTK_IS_DROP_DOWN (parent)
      || GTK_IS_CALENDAR (parent) || ADW_IS_ENTRY_ROW (gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW)))
    interactive &= GTK_IS_MENU_BUTTON (widget);
  if (interactive && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
      && !has_words (widget))
    {
      g_test_message ("a %s of %s has no name", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (page));
      g_test_fail ();
    }
  if (GTK_IS_CALENDAR (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_named (child, page);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const KhPageKind kinds[] = { KH_PAGE_GENERAL, KH_PAGE_BASES, KH_PAGE_AIMS, KH_PAGE_TARGETS,
                                      KH_PAGE_TASK_GROUP, KH_PAGE_RESPONSIBILITIES, KH_PAGE_FREE,
                                      KH_PAGE_SIGNING, KH_PAGE_FINDINGS };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gboolean needs_section = kinds[i] == KH_PAGE_TASK_GROUP || kinds[i] == KH_PAGE_FREE;

      show_page (fixture, kinds[i], needs_section ? fixture->group : NULL);
      if (kinds[i] == KH_PAGE_TASK_GROUP)
        kh_item_ops_add_table (KH_FORM_PAGE (fixture->page), KH_NODE (fixture->group), G_MAXUINT, 2);
      settle ();
      assert_named (GTK_WIDGET (fixture->page), fixture->page);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    double value;
  } good[] = { { "25", 25 }, { " 99,5 ", 99.5 }, { "99.5", 99.5 }, { "1.250", 1250 }, { "1.250.000", 1250000 },
               { "1.250,5", 1250.5 }, { "0.125", 0.125 }, { "-3", -3 } };
  static const char *const bad[] = { "x", "5%", "1,2,3", "--3", "0x10", "1e5", "inf" };
  g_autofree char *shown = kh_number_format (92.5);
  double value;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (kh_number_parse (good[i].text, &value));
      g_assert_cmpfloat (value, ==, good[i].value);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (kh_number_parse (bad[i], &value));
  g_assert_true (kh_number_parse ("  ", &value));
  g_assert_true (isnan (value));
  g_assert_cmpstr (shown, ==, "92,5");
}

#define CASE(path, function) g_test_add ("/forms/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/numbers", test_numbers);
  g_test_add_func ("/forms/paste-split", test_paste_split);
  if (!gtk_init_check ())
    {
      g_test_message ("no display: the forms are not tested");
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
  CASE ("task-chips", test_task_chips);
  CASE ("unit-search", test_unit_search);
  CASE ("target-chips", test_target_chips);
  CASE ("duty-chips", test_duty_chips);
  CASE ("general", test_general);
  CASE ("lines", test_lines);
  CASE ("layout-choices", test_layout_choices);
  CASE ("section-slot", test_section_slot);
  CASE ("aims", test_aims);
  CASE ("signing", test_signing);
  CASE ("findings", test_findings);
  CASE ("table", test_table);
  CASE ("locked", test_locked);
  CASE ("focus-node", test_focus_node);
  CASE ("names", test_names);
  return g_test_run ();
}
