/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import page: the original beside what was understood, and nothing in the library before it is wanted. */
#include <adwaita.h>

#include "import-drag.h"
#include "import-form.h"
#include "import-page.h"
#include "import-paragraph.h"
#include "import-placer.h"
#include "reading.h"
#include "same-plan.h"
#include "window-fixture.h"

static const char text[] = "KẾ HOẠCH\nCải cách hành chính năm 2027\n"
                           "I. MỤC TIÊU\n- Đạt tỷ lệ hài lòng từ 90% trở lên.\n"
                           "II. NHIỆM VỤ\n1. Cải cách thể chế\n- Rà soát văn bản.\n"
                           "- Theo dõi thi hành pháp luật./.\n"
                           "GIÁM ĐỐC\n(Đã ký)\nNguyễn Văn A\n";
#define SIGNED 9 /* paragraph "(Đã ký)", which no plan has a place for */

static guint
n_plans (WindowFixture *fixture)
{
  return g_list_model_get_n_items (kh_library_view_get_plans (kh_window_get_library (fixture->window)));
}

static KhImportPage *
find_page (WindowFixture *fixture)
{
  return window_fixture_find (GTK_WIDGET (fixture->window), KH_TYPE_IMPORT_PAGE);
}

static KhImportPage *
open_page (WindowFixture *fixture, const char *path)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_list_store_append (files, file);
  kh_window_import (fixture->window, G_LIST_MODEL (files));
  wait_until (find_page (fixture) != NULL);
  return find_page (fixture);
}

static KhImportPage *
open_words (WindowFixture *fixture, const char *words)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plan.txt", NULL);

  g_assert_true (g_file_set_contents (path, words, -1, NULL));
  return open_page (fixture, path);
}

static KhImportPage *
open_text (WindowFixture *fixture)
{
  return open_words (fixture, text);
}


static void
activate (KhImportPage *page, const char *action, GVariant *parameter)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (page), action, parameter));
}

static void
assign (KhImportPage *page, guint paragraph, KhImportAs as, gpointer node, const char *property)
{
  activate (page, "import.assign",
            g_variant_new ("(uuss)", paragraph, (guint) as, kh_node_get_uuid (KH_NODE (node)),
                           property != NULL ? property : ""));
}

/* The sections and items of the plan, a line each, indented. */
static void
outline_items (GString *out, GListModel *items, int depth)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (items, i);

      g_string_append_printf (out, "%*s%s: %s\n", depth, "", kh_enum_to_nick (KH_TYPE_ITEM_KIND, kh_item_get_kind (item)),
                              kh_item_get_text (item));
      outline_items (out, kh_item_get_items (item), depth + 1);
    }
}

static void
outline_sections (GString *out, GListModel *sections, int depth)
{
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i);

      g_string_append_printf (out, "%*s{%s} %s\n", depth, "",
                              kh_enum_to_nick (KH_TYPE_SECTION_KIND, kh_section_get_kind (section)),
                              kh_section_get_heading (section) != NULL ? kh_section_get_heading (section) : "");
      outline_items (out, kh_section_get_items (section), depth + 1);
      outline_sections (out, kh_section_get_sections (section), depth + 1);
    }
}

static void
assert_outline (KhImportPage *page, const char *expected)
{
  GString *out = g_string_new (NULL);

  outline_sections (out, kh_plan_get_sections (kh_import_page_get_plan (page)), 0);
  g_assert_cmpstr (out->str, ==, expected);
  g_string_free (out, TRUE);
}

static char *
dup_library (WindowFixture *fixture)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *file = NULL;
  g_autofree char *wal = NULL;
  gsize size = 0, log_size = 0;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_file_get_contents (fixture->path, &file, &size, NULL);
  g_file_get_contents (log, &wal, &log_size, NULL);
  g_checksum_update (sum, (const guchar *) file, size);
  g_checksum_update (sum, (const guchar *) wal, log_size);
  return g_strdup (g_checksum_get_string (sum));
}

static void
test_cancel (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *before = dup_library (fixture);
  KhImportPage *page = open_text (fixture);
  g_autofree char *after = NULL;

  activate (page, "import.leave-out", g_variant_new_uint32 (SIGNED));
  activate (page, "import.cancel", NULL);
  g_assert_null (find_page (fixture));
  g_assert_cmpuint (n_plans (fixture), ==, 0);
  after = dup_library (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_place (WindowFixture *fixture, gconstpointer data)
{
  KhImportPage *page = open_text (fixture);
  KhPlan *plan = kh_import_page_get_plan (page);
  KhSection *group = kh_plan_find_section (plan, KH_SECTION_TASK_GROUP);
  GListModel *items = kh_section_get_items (group);
  g_autoptr (KhItem) item = NULL;

  g_assert_cmpuint (kh_import_page_get_n_unplaced (page), ==, 1);
  assign (page, SIGNED, KH_IMPORT_AS_FITTING, group, NULL);
  g_assert_cmpuint (kh_import_page_get_n_unplaced (page), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 3);
  item = g_list_model_get_item (items, 2);
  g_assert_cmpstr (kh_item_get_text (item), ==, "(Đã ký)");
  g_assert_cmpint (kh_item_get_kind (item), ==, KH_ITEM_TASK);

  activate (page, "import.undo", NULL);
  g_assert_cmpuint (kh_import_page_get_n_unplaced (page), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 2);
  activate (page, "import.redo", NULL);
  g_assert_cmpuint (kh_import_page_get_n_unplaced (page), ==, 0);
  activate (page, "import.undo", NULL);

  assign (page, SIGNED, KH_IMPORT_AS_HEADING, plan, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_sections (plan)), ==, 3);
  activate (page, "import.undo", NULL);
  assign (page, SIGNED, KH_IMPORT_AS_FIELD, plan, "title");
  g_assert_cmpstr (kh_plan_get_title (plan), ==, "(Đã ký)");
  activate (page, "import.cancel", NULL);
}

static void
test_accept (WindowFixture *fixture, gconstpointer data)
{
  KhImportPage *page = open_text (fixture);
  KhPlan *plan = kh_import_page_get_plan (page);
  KhSection *group = kh_plan_find_section (plan, KH_SECTION_TASK_GROUP);
  g_autofree char *uuid = g_strdup (kh_node_get_uuid (KH_NODE (plan)));
  KhPlan *opened;
  KhSection *opened_group;

  assign (page, SIGNED, KH_IMPORT_AS_FITTING, group, NULL);
  activate (page, "import.accept", NULL);
  g_assert_null (find_page (fixture));
  g_assert_cmpuint (n_plans (fixture), ==, 1);
  opened = kh_editor_get_plan (kh_window_get_editor (fixture->window));
  g_assert_cmpstr (kh_node_get_uuid (KH_NODE (opened)), ==, uuid);
  g_assert_cmpstr (kh_plan_get_title (opened), ==, "Cải cách hành chính năm 2027");
  opened_group = kh_plan_find_section (opened, KH_SECTION_TASK_GROUP);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (opened_group)), ==, 3);
}

#define OUTLINE_TARGETS "{targets} MỤC TIÊU\n target: Đạt tỷ lệ hài lòng từ 90% trở lên.\n"

/* What had found a place is given another: the item goes with what is beneath it, and all of it is undone at once. */
static void
test_reassign (WindowFixture *fixture, gconstpointer data)
{
  KhImportPage *page = open_text (fixture);
  KhPlan *plan = kh_import_page_get_plan (page);
  KhSection *targets = kh_plan_find_section (plan, KH_SECTION_TARGETS);
  KhSection *group = kh_plan_find_section (plan, KH_SECTION_TASK_GROUP);
  static const char before[] = OUTLINE_TARGETS "{task-groups} NHIỆM VỤ\n {task-group} Cải cách thể chế\n"
                               "  task: Rà soát văn bản.\n  task: Theo dõi thi hành pháp luật.\n";
  g_autoptr (KhItem) first = g_list_model_get_item (kh_section_get_items (group), 0);

  assert_outline (page, before);
  /* A task becomes a target. */
  assign (page, 6, KH_IMPORT_AS_TARGET, targets, NULL);
  assert_outline (page, OUTLINE_TARGETS " target: Rà soát văn bản.\n{task-groups} NHIỆM VỤ\n"
                                        " {task-group} Cải cách thể chế\n  task: Theo dõi thi hành pháp luật.\n");
  activate (page, "import.undo", NULL);
  assert_outline (page, before);
  /* A task becomes a heading, with what stands behind it as its text. */
  assign (page, 6, KH_IMPORT_AS_HEADING, kh_plan_find_section (plan, KH_SECTION_TASK_GROUPS), NULL);
  assert_outline (page, OUTLINE_TARGETS "{task-groups} NHIỆM VỤ\n {task-group} Cải cách thể chế\n"
                                        " {task-group} Rà soát văn bản.\n  task: Theo dõi thi hành pháp luật.\n");
  activate (page, "import.undo", NULL);
  /* A heading becomes an item of the section before, and its text follows it. */
  assign (page, 5, KH_IMPORT_AS_FITTING, targets, NULL);
  assert_outline (page, OUTLINE_TARGETS " target: Cải cách thể chế\n dash: Rà soát văn bản.\n"
                                        " dash: Theo dõi thi hành pháp luật.\n{task-groups} NHIỆM VỤ\n");
  activate (page, "import.undo", NULL);
  /* A task becomes more words of another. */
  assign (page, 7, KH_IMPORT_AS_WORDS, first, NULL);
  assert_outline (page, OUTLINE_TARGETS "{task-groups} NHIỆM VỤ\n {task-group} Cải cách thể chế\n"
                                        "  task: Rà soát văn bản. Theo dõi thi hành pháp luật.\n");
  activate (page, "import.undo", NULL);
  /* Into itself nothing goes. */
  assign (page, 6, KH_IMPORT_AS_WORDS, first, NULL);
  assign (page, 5, KH_IMPORT_AS_TASK, group, NULL);
  assert_outline (page, before);
  activate (page, "import.leave-out", g_variant_new_uint32 (6));
  assert_outline (page, OUTLINE_TARGETS "{task-groups} NHIỆM VỤ\n {task-group} Cải cách thể chế\n"
                                        "  task: Theo dõi thi hành pháp luật.\n");
  activate (page, "import.undo", NULL);
  assert_outline (page, before);
  activate (page, "import.cancel", NULL);
}

/* Number, day and signature are read from the words, whatever stands around them. */
static void
test_fields (WindowFixture *fixture, gconstpointer data)
{
  KhImportPage *page = open_words (fixture, "KẾ HOẠCH\nCải cách hành chính năm 2027\nI. MỤC TIÊU\n- Đạt 90%.\n"
                                            "- Số: 07/KH-SM\n- Tỉnh Mẫu, ngày 08 tháng 02 năm 2027\n- Nguyễn Văn A\n"
                                            "- UBND tỉnh (b/c);\n- không có ngày\n");
  KhPlan *plan = kh_import_page_get_plan (page);
  g_autoptr (KhSignature) signature = NULL;
  g_autoptr (KhRecipient) recipient = NULL;

  assign (page, 4, KH_IMPORT_AS_FIELD, plan, "number");
  g_assert_cmpstr (kh_plan_get_number (plan), ==, "07");
  g_assert_cmpstr (kh_plan_get_symbol (plan), ==, "KH-SM");
  assign (page, 5, KH_IMPORT_AS_FIELD, plan, "date");
  g_assert_cmpstr (kh_plan_get_date (plan), ==, "2027-02-08");
  g_assert_cmpstr (kh_plan_get_place (plan), ==, "Tỉnh Mẫu");
  assign (page, 6, KH_IMPORT_AS_FIELD, plan, KH_IMPORT_NEW_SIGNER);
  signature = g_list_model_get_item (kh_plan_get_signatures (plan), 0);
  g_assert_cmpstr (kh_signature_get_name (signature), ==, "Nguyễn Văn A");
  assign (page, 7, KH_IMPORT_AS_RECIPIENT, plan, NULL);
  recipient = g_list_model_get_item (kh_plan_get_recipients (plan), 0);
  g_assert_cmpstr (kh_recipient_get_text (recipient), ==, "UBND tỉnh");
  g_assert_cmpstr (kh_recipient_get_purpose (recipient), ==, "b/c");
  /* What is no day is said, and stays where it was. */
  assign (page, 8, KH_IMPORT_AS_FIELD, plan, "date");
  g_assert_cmpstr (kh_plan_get_date (plan), ==, "2027-02-08");
  assert_outline (page, "{targets} MỤC TIÊU\n target: Đạt 90%.\n target: không có ngày\n");
  activate (page, "import.cancel", NULL);
}

/* Places are completed from a few letters without marks, and only those that fit the kind are offered. */
static void
test_placer (WindowFixture *fixture, gconstpointer data)
{
  KhImportPage *page = open_text (fixture);
  KhPlan *plan = kh_import_page_get_plan (page);
  g_autoptr (GtkWidget) widget = g_object_ref_sink (kh_import_placer_new (plan));
  KhImportPlacer *placer = KH_IMPORT_PLACER (widget);
  GListModel *places = kh_import_placer_get_places (placer);
  g_autoptr (KhImportPlace) place = NULL;

  kh_import_placer_search (placer, "the che");
  g_assert_cmpuint (g_list_model_get_n_items (places), ==, 1);
  place = g_list_model_get_item (places, 0);
  g_assert_nonnull (strstr (kh_import_place_get_label (place), "Cải cách thể chế"));
  kh_import_placer_search (placer, "");
  kh_import_placer_set_as (placer, KH_IMPORT_AS_TARGET);
  g_assert_cmpuint (g_list_model_get_n_items (places), ==, 1);
  kh_import_placer_set_as (placer, KH_IMPORT_AS_DUTY);
  g_assert_cmpuint (g_list_model_get_n_items (places), ==, 0);
  kh_import_placer_set_as (placer, KH_IMPORT_AS_WORDS);
  g_assert_cmpuint (g_list_model_get_n_items (places), ==, 3);
  kh_import_placer_set_as (placer, KH_IMPORT_AS_FIELD);
  kh_import_placer_search (placer, "xyz");
  g_assert_cmpuint (g_list_model_get_n_items (places), ==, 0);
  activate (page, "import.cancel", NULL);
}

/* Where @widget is in the form, a little below its upper edge. */
static void
find_point (KhImportPage *page, GtkWidget *widget, double down, double *x, double *y)
{
  wait_until (gtk_widget_get_height (widget) > 0);
  g_assert_true (gtk_widget_translate_coordinates (widget, kh_import_page_get_form (page), 8, down, x, y));
}

/* What a paragraph becomes where it is dropped. */
static void
test_drop_places (WindowFixture *fixture, gconstpointer data)
{
  KhImportPage *page = open_text (fixture);
  KhPlan *plan = kh_import_page_get_plan (page);
  KhFormPage *form = KH_FORM_PAGE (kh_import_page_get_form (page));
  KhSection *group = kh_plan_find_section (plan, KH_SECTION_TASK_GROUP);
  g_autoptr (KhNode) second = g_list_model_get_item (kh_section_get_items (group), 1);
  KhImportTarget target;
  GtkWidget *marked = NULL;
  GtkWidget *text_field = NULL;
  gboolean above = FALSE;
  double x, y;

  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (kh_form_page_find_field (form, kh_node_get_uuid (second)) != NULL);
  text_field = kh_form_field_get_widget (kh_form_page_find_field (form, kh_node_get_uuid (second)));
  find_point (page, text_field, 2, &x, &y);
  g_assert_true (kh_import_drag_find_target (form, x, y, &target, &marked, &above));
  g_assert_true (above);
  g_assert_true (target.node == KH_NODE (group));
  g_assert_cmpuint (target.position, ==, 1);
  g_assert_cmpint (target.as, ==, KH_IMPORT_AS_TASK);
  find_point (page, text_field, gtk_widget_get_height (text_field) - 2, &x, &y);
  g_assert_true (kh_import_drag_find_target (form, x, y, &target, &marked, &above));
  g_assert_cmpuint (target.position, ==, 2);
  text_field = kh_form_field_get_widget (kh_form_page_find_field (form, kh_node_get_uuid (KH_NODE (group))));
  find_point (page, text_field, 2, &x, &y);
  g_assert_true (kh_import_drag_find_target (form, x, y, &target, &marked, &above));
  g_assert_true (target.node == KH_NODE (group));
  g_assert_cmpuint (target.position, ==, 0);
  text_field = kh_form_field_get_widget (kh_form_page_find_field (form, kh_node_get_uuid (KH_NODE (plan))));
  find_point (page, text_field, 2, &x, &y);
  g_assert_true (kh_import_drag_find_target (form, x, y, &target, &marked, &above));
  g_assert_cmpint (target.as, ==, KH_IMPORT_AS_FIELD);
  g_assert_cmpstr (target.property, ==, "title");
  activate (page, "import.cancel", NULL);
}

/* A report: said on the page, with what can be used in the forms already; the rest goes at once. */
static void
test_no_plan (WindowFixture *fixture, gconstpointer data)
{
  KhImportPage *page = open_words (fixture, "SỞ MẪU\nBÁO CÁO\nKết quả năm 2026\nI. KẾT QUẢ\n- Đã rà soát.\n"
                                            "II. MỤC TIÊU\n- Đạt 95%.\nGIÁM ĐỐC\nNguyễn Văn A\n");
  GtkInfoBar *banner = window_fixture_find (GTK_WIDGET (page), GTK_TYPE_INFO_BAR);

  g_assert_true (gtk_info_bar_get_revealed (banner));
  assert_outline (page, "{targets} MỤC TIÊU\n target: Đạt 95%.\n");
  g_assert_cmpuint (kh_import_page_get_n_unplaced (page), ==, 4);
  /* Words that had no place are put into a section, without their mark. */
  assign (page, 4, KH_IMPORT_AS_FITTING, kh_plan_find_section (kh_import_page_get_plan (page), KH_SECTION_TARGETS), NULL);
  assert_outline (page, "{targets} MỤC TIÊU\n target: Đạt 95%.\n target: Đã rà soát.\n");
  activate (page, "import.leave-out-rest", NULL);
  g_assert_cmpuint (kh_import_page_get_n_unplaced (page), ==, 0);
  activate (page, "import.undo", NULL);
  g_assert_cmpuint (kh_import_page_get_n_unplaced (page), ==, 3);
  activate (page, "import.accept", NULL);
  g_assert_cmpuint (n_plans (fixture), ==, 1);
}

/* What was left can be taken up again, as it was. */
static void
test_resume (WindowFixture *fixture, gconstpointer data)
{
  KhImportPage *page = open_text (fixture);

  activate (page, "import.leave-out", g_variant_new_uint32 (SIGNED));
  activate (page, "import.cancel", NULL);
  g_assert_null (find_page (fixture));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "resume-import", NULL);
  g_assert_true (find_page (fixture) == page);
  g_assert_cmpuint (kh_import_page_get_n_unplaced (page), ==, 0);
  activate (page, "import.accept", NULL);
  g_assert_cmpuint (n_plans (fixture), ==, 1);
}

/* Cancelled while it is read, a file leaves nothing behind, and the window can be used. */
static void
test_cancel_reading (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *before = dup_library (fixture);
  g_autofree char *after = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "plan.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  KhImportPage *page;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_list_store_append (files, file);
  kh_window_import (fixture->window, G_LIST_MODEL (files));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "cancel-import", NULL);
  /* The next one is read behind it. */
  page = open_text (fixture);
  activate (page, "import.cancel", NULL);
  g_assert_null (find_page (fixture));
  g_assert_cmpuint (n_plans (fixture), ==, 0);
  after = dup_library (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* What was repaired is said beside the paragraph. */
static void
test_remarks (WindowFixture *fixture, gconstpointer data)
{
  KhImportPage *page = open_words (fixture, "KẾ HOẠCH\nCải cách hành chính năm 2027\nI. MỤC TIÊU\n- Đạt 90%.\n"
                                            "IV. NHIỆM VỤ\n- Rà soát.\n");
  g_autoptr (KhImportParagraph) heading = g_list_model_get_item (kh_import_page_get_paragraphs (page), 4);
  g_autoptr (KhImportParagraph) task = g_list_model_get_item (kh_import_page_get_paragraphs (page), 3);
  g_autofree char *remark = NULL;
  g_autofree char *none = NULL;

  g_object_get (heading, "remark", &remark, NULL);
  g_assert_nonnull (remark);
  g_assert_nonnull (strstr (remark, "IV."));
  g_object_get (task, "remark", &none, NULL);
  g_assert_null (none);
  activate (page, "import.cancel", NULL);
}

/* Thousands of items: the page makes the fields of few of them, and of more when they are wanted. */
static void
test_large (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) words = g_string_new ("KẾ HOẠCH\nCải cách hành chính năm 2027\nI. NHIỆM VỤ\n1. Nhóm đầu\n");
  KhImportPage *page;
  KhPlan *plan;
  KhFormPage *form;
  KhSection *groups;
  g_autoptr (KhSection) last = NULL;
  g_autoptr (KhNode) task = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (words, "%s- Việc thứ %u.\n", i == 1900 ? "2. Nhóm sau\n" : "", i);
  page = open_words (fixture, words->str);
  plan = kh_import_page_get_plan (page);
  form = KH_FORM_PAGE (kh_import_page_get_form (page));
  groups = kh_plan_find_section (plan, KH_SECTION_TASK_GROUPS);
  last = g_list_model_get_item (kh_section_get_sections (groups), 0);
  task = g_list_model_get_item (kh_section_get_items (last), 0);
  g_assert_cmpuint (g_list_model_get_n_items (kh_import_page_get_paragraphs (page)), ==, 2005);
  g_assert_null (kh_form_page_find_field (form, kh_node_get_uuid (task)));
  kh_import_form_show_node (KH_IMPORT_FORM (form), task);
  g_assert_nonnull (kh_form_page_find_field (form, kh_node_get_uuid (task)));
  activate (page, "import.cancel", NULL);
}

static void
test_real (WindowFixture *fixture, gconstpointer data)
{
  const char *shared = g_getenv ("KH_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "plans", "ke-hoach-cchc-2021.txt", NULL);
  KhImportPage *page;
  guint n;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_test_skip ("the plan of 2021 is not beside the sources (KH_SHARED)");
      return;
    }
  page = open_page (fixture, path);
  n = g_list_model_get_n_items (kh_import_page_get_paragraphs (page));
  g_assert_cmpuint (n, >, 50);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KhImportParagraph) paragraph = g_list_model_get_item (kh_import_page_get_paragraphs (page), i);
      gboolean fixed;

      g_object_get (paragraph, "fixed", &fixed, NULL);
      g_assert_true (kh_import_paragraph_get_node (paragraph, kh_import_page_get_plan (page)) != NULL || fixed
                     || kh_import_paragraph_get_unplaced (paragraph));
    }
  activate (page, "import.cancel", NULL);
}

static void
add_cases (void)
{
  CASE ("/import/cancel", test_cancel);
  CASE ("/import/place", test_place);
  CASE ("/import/reassign", test_reassign);
  CASE ("/import/fields", test_fields);
  CASE ("/import/placer", test_placer);
  CASE ("/import/drop-places", test_drop_places);
  CASE ("/import/no-plan", test_no_plan);
  CASE ("/import/resume", test_resume);
  CASE ("/import/cancel-reading", test_cancel_reading);
  CASE ("/import/remarks", test_remarks);
  CASE ("/import/large", test_large);
  CASE ("/import/accept", test_accept);
  CASE ("/import/real", test_real);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
