/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library with a small plan, and one form of it in a window. */
#include "forms-fixture.h"

#include "folder.h"
#include "window-fixture.h"

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
  g_object_set (plan, "title", "Cải cách hành chính năm 2027", "issuer", "Sở Mẫu", "date", "2027-01-05",
                NULL);
  return plan;
}

static void
notice_cb (FormsFixture *fixture, const char *message)
{
  g_ptr_array_add (fixture->notices, g_strdup (message));
}

static void
failed_cb (FormsFixture *fixture, const GError *error)
{
  g_ptr_array_add (fixture->failures, g_strdup (error->message));
}

void
forms_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
forms_show_page (FormsFixture *fixture, KhPageKind kind, KhSection *section)
{
  GtkWidget *scroller;

  if (fixture->page != NULL)
    kh_editor_page_flush (fixture->page);
  fixture->page = kh_page_factory_create (kind);
  g_signal_connect_swapped (fixture->page, "notice", G_CALLBACK (notice_cb), fixture);
  g_signal_connect_swapped (fixture->page, "failed", G_CALLBACK (failed_cb), fixture);
  kh_editor_page_set_plan (fixture->page, fixture->store, fixture->plan, (KhNode *) section);
  if (fixture->window == NULL)
    fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  /* Scrolled, as in the program: else the window itself asks the form how high it is,
   * and GTK 4.8 complains of the pixel that it rounds in wrapped text. */
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->page));
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_widget_show (fixture->window);
  forms_settle ();
}

KhTask *
forms_get_task (FormsFixture *fixture, guint index)
{
  g_autoptr (KhTask) task = g_list_model_get_item (kh_section_get_items (fixture->group), index);

  return task;
}

void
forms_set_up (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlan) plan = make_plan ();
  g_autoptr (GError) error = NULL;

  window_fixture_begin ();
  fixture->folder = kh_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->store = kh_store_open (fixture->path, KH_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  fixture->id = kh_store_add_plan (fixture->store, plan, &error);
  g_assert_no_error (error);
  fixture->plan = kh_store_load_plan (fixture->store, fixture->id, &error);
  g_assert_no_error (error);
  fixture->group = kh_plan_find_section (fixture->plan, KH_SECTION_TASK_GROUP);
  fixture->first = forms_get_task (fixture, 0);
  fixture->second = forms_get_task (fixture, 1);
  fixture->notices = g_ptr_array_new_with_free_func (g_free);
  fixture->failures = g_ptr_array_new_with_free_func (g_free);
}

void
forms_tear_down (FormsFixture *fixture, gconstpointer data)
{
  window_fixture_settle ();
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  forms_settle ();
  g_clear_object (&fixture->plan);
  g_clear_object (&fixture->store);
  kh_background_wait ();
  g_ptr_array_unref (fixture->notices);
  g_ptr_array_unref (fixture->failures);
  kh_test_folder_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

KhPlan *
forms_read_again (FormsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = kh_store_open (fixture->path, KH_STORE_OPEN_READ_ONLY, &error);
  KhPlan *plan;

  g_assert_no_error (error);
  plan = kh_store_load_plan (store, fixture->id, &error);
  g_assert_no_error (error);
  return plan;
}

void
forms_assert_stored_text (FormsFixture *fixture, gpointer item, const char *text)
{
  g_autoptr (KhPlan) plan = forms_read_again (fixture);
  KhNode *node = kh_plan_find_node (plan, kh_node_get_uuid (item));

  g_assert_true (KH_IS_ITEM (node));
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (node)), ==, text);
}

KhItemText *
forms_get_text (FormsFixture *fixture, gpointer node)
{
  KhFormField *field = kh_form_page_find_field (KH_FORM_PAGE (fixture->page), kh_node_get_uuid (node));

  g_assert_true (KH_IS_ITEM_TEXT (field));
  return KH_ITEM_TEXT (field);
}

KhItemLine *
forms_get_line (FormsFixture *fixture, gpointer item)
{
  return KH_ITEM_LINE (
      gtk_widget_get_ancestor (GTK_WIDGET (forms_get_text (fixture, item)), KH_TYPE_ITEM_LINE));
}

GtkTextBuffer *
forms_get_buffer (FormsFixture *fixture, gpointer node)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (forms_get_text (fixture, node)));
}

char *
forms_dup_shown (FormsFixture *fixture, gpointer node)
{
  GtkTextBuffer *buffer = forms_get_buffer (fixture, node);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

void
forms_assert_shown (FormsFixture *fixture, gpointer node, const char *text)
{
  g_autofree char *shown = forms_dup_shown (fixture, node);

  g_assert_cmpstr (shown, ==, text);
}

void
forms_place_cursor (FormsFixture *fixture, gpointer node, int offset)
{
  kh_item_text_place_cursor (forms_get_text (fixture, node), offset);
}

int
forms_get_cursor (FormsFixture *fixture, gpointer node)
{
  int position;

  g_object_get (forms_get_buffer (fixture, node), "cursor-position", &position, NULL);
  return position;
}

void
forms_type (FormsFixture *fixture, gpointer node, const char *text)
{
  gtk_text_buffer_insert_interactive_at_cursor (forms_get_buffer (fixture, node), text, -1, TRUE);
}

void
forms_undo (FormsFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  kh_editor_page_flush (fixture->page);
  kh_store_undo (fixture->store, KH_NODE (fixture->plan), &error);
  g_assert_no_error (error);
  forms_settle ();
}

GtkWidget *
forms_get_focus (FormsFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

void
forms_assert_focused (FormsFixture *fixture, gpointer node)
{
  forms_settle ();
  g_assert_true (forms_get_focus (fixture) == GTK_WIDGET (forms_get_text (fixture, node)));
}

GtkWidget *
forms_find_widget (GtkWidget *root, GType widget_type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), widget_type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = forms_find_widget (child, widget_type);
  return found;
}

GtkWidget *
forms_find_template_child (FormsFixture *fixture, const char *name)
{
  GtkWidget *widget = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (fixture->page), G_OBJECT_TYPE (fixture->page), name));

  g_assert_nonnull (widget);
  return widget;
}

static void
collect_chips (GtkWidget *widget, GPtrArray *chips)
{
  if (KH_IS_CHIP (widget))
    g_ptr_array_add (chips, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_chips (child, chips);
}

KhChip *
forms_find_chip (FormsFixture *fixture, gpointer item, const char *words)
{
  g_autoptr (GPtrArray) chips = g_ptr_array_new ();
  GtkWidget *line = forms_find_widget (GTK_WIDGET (forms_get_line (fixture, item)), KH_TYPE_ITEM_CHIPS);

  kh_item_chips_wake (KH_ITEM_CHIPS (line));
  collect_chips (GTK_WIDGET (forms_get_line (fixture, item)), chips);
  for (guint i = 0; i < chips->len; i++)
    {
      GtkWidget *label = forms_find_widget (g_ptr_array_index (chips, i), GTK_TYPE_LABEL);

      if (label != NULL && g_str_equal (gtk_label_get_label (GTK_LABEL (label)), words))
        return g_ptr_array_index (chips, i);
    }
  g_test_message ("no chip says “%s”", words);
  g_assert_not_reached ();
}

GtkWidget *
forms_open_chip (KhChip *chip, GType content)
{
  GtkWidget *found = NULL;

  kh_chip_open (chip);
  for (int i = 0; i < 1000 && found == NULL; i++)
    {
      GtkWidget *popover;

      forms_settle ();
      popover = forms_find_widget (GTK_WIDGET (chip), GTK_TYPE_POPOVER);
      found = popover != NULL ? forms_find_widget (popover, content) : NULL;
      if (found == NULL)
        g_usleep (1000);
    }
  g_assert_nonnull (found);
  return found;
}
