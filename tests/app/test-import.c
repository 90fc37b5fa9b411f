/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import page: the original beside what was understood, and nothing in the library before it is wanted. */
#include <adwaita.h>

#include "import-page.h"
#include "import-paragraph.h"
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
open_text (WindowFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plan.txt", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return open_page (fixture, path);
}

static void
activate (KhImportPage *page, const char *action, GVariant *parameter)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (page), action, parameter));
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
  activate (page, "import.add", g_variant_new ("(us)", SIGNED, kh_node_get_uuid (KH_NODE (group))));
  g_assert_cmpuint (kh_import_page_get_n_unplaced (page), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 3);
  item = g_list_model_get_item (items, 2);
  g_assert_cmpstr (kh_item_get_text (item), ==, "(Đã ký)");
  g_assert_cmpint (kh_item_get_kind (item), ==, KH_ITEM_TASK);
  /* What has a place is not placed twice. */
  activate (page, "import.leave-out", g_variant_new_uint32 (SIGNED));

  activate (page, "import.undo", NULL);
  g_assert_cmpuint (kh_import_page_get_n_unplaced (page), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 2);
  activate (page, "import.redo", NULL);
  g_assert_cmpuint (kh_import_page_get_n_unplaced (page), ==, 0);
  activate (page, "import.undo", NULL);

  activate (page, "import.add-section", g_variant_new_uint32 (SIGNED));
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_sections (plan)), ==, 3);
  activate (page, "import.undo", NULL);
  activate (page, "import.set-title", g_variant_new_uint32 (SIGNED));
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

  activate (page, "import.add", g_variant_new ("(us)", SIGNED, kh_node_get_uuid (KH_NODE (group))));
  activate (page, "import.accept", NULL);
  g_assert_null (find_page (fixture));
  g_assert_cmpuint (n_plans (fixture), ==, 1);
  opened = kh_editor_get_plan (kh_window_get_editor (fixture->window));
  g_assert_cmpstr (kh_node_get_uuid (KH_NODE (opened)), ==, uuid);
  g_assert_cmpstr (kh_plan_get_title (opened), ==, "Cải cách hành chính năm 2027");
  opened_group = kh_plan_find_section (opened, KH_SECTION_TASK_GROUP);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (opened_group)), ==, 3);
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
      g_assert_true (kh_import_paragraph_get_node (paragraph) != NULL || fixed
                     || kh_import_paragraph_get_unplaced (paragraph));
    }
  activate (page, "import.cancel", NULL);
}

static void
add_cases (void)
{
  CASE ("/import/cancel", test_cancel);
  CASE ("/import/place", test_place);
  CASE ("/import/accept", test_accept);
  CASE ("/import/real", test_real);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
