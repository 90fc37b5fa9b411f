/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts in the window: one that came back is merged, one that came in is edited and sent back. */
#include "item-text.h"
#include "merge.h"
#include "part-bar.h"
#include "part-merge.h"
#include "part-transfer.h"
#include "review-page.h"
#include "window-fixture.h"
#include "xml-reader.h"
#include "xml-writer.h"

#include <string.h>

static KhPlan *
take_out (KhPlan *plan, KhTask *task)
{
  g_autoptr (GError) error = NULL;
  KhPlan *part = kh_part_take_out (plan, kh_task_get_lead (task), &error);

  g_assert_no_error (error);
  return part;
}

static GFile *
write_part (WindowFixture *fixture, KhPlan *part)
{
  g_autoptr (GBytes) bytes = kh_xml_write (part);
  g_autofree char *path = g_build_filename (fixture->folder, "part.kehoach", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static KhReviewPage *
find_page (WindowFixture *fixture)
{
  return window_fixture_find (GTK_WIDGET (fixture->window), KH_TYPE_REVIEW_PAGE);
}

static KhReviewPage *
merge_file (WindowFixture *fixture, GFile *file)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_list_store_append (files, file);
  kh_part_merge_run (fixture->window, G_LIST_MODEL (files));
  wait_until (find_page (fixture) != NULL && kh_review_page_get_comparison (find_page (fixture)) != NULL);
  return find_page (fixture);
}

static void
test_merge (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPlan *plan = kh_editor_get_plan (editor);
  KhItem *task = window_fixture_get_first_task (editor);
  g_autofree char *uuid = g_strdup (kh_node_get_uuid (KH_NODE (task)));
  g_autofree char *old = g_strdup (kh_item_get_text (task));
  g_autoptr (KhPlan) part = take_out (plan, KH_TASK (task));
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  KhComparison *comparison;
  KhReviewPage *page;

  /* Both change the words, and the unit the product too. */
  g_object_set (kh_plan_find_node (part, uuid), "text", "Lời của đơn vị", "product", "Sản phẩm của đơn vị", NULL);
  file = write_part (fixture, part);
  window_fixture_set_task_text (fixture, task, "Lời tại đây");

  page = merge_file (fixture, file);
  comparison = kh_review_page_get_comparison (page);
  g_assert_cmpuint (kh_merge_count (comparison, TRUE, KH_CHANGE_OPEN), ==, 1);
  g_assert_cmpuint (kh_merge_count (comparison, FALSE, KH_CHANGE_ACCEPTED), ==, 1);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (comparison), i);

      if (kh_change_get_conflict (change))
        kh_comparison_set_state (comparison, change, KH_CHANGE_BOTH);
    }
  kh_review_page_update (page);
  gtk_widget_activate_action (GTK_WIDGET (page), "review.apply", NULL);
  wait_until (find_page (fixture) == NULL);

  task = KH_ITEM (kh_plan_find_node (plan, uuid));
  g_assert_cmpstr (kh_item_get_text (task), ==, "Lời tại đây");
  g_assert_cmpstr (kh_task_get_product (KH_TASK (task)), ==, "Sản phẩm của đơn vị");
  {
    g_autoptr (KhItem) next = g_list_model_get_item (kh_node_get_children (kh_node_get_parent (KH_NODE (task)), KH_TYPE_ITEM),
                                                     kh_node_get_position (KH_NODE (task)) + 1);

    g_assert_cmpstr (kh_item_get_text (next), ==, "Lời của đơn vị");
  }
  g_assert_true (kh_store_undo (fixture->store, KH_NODE (plan), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (kh_plan_find_node (plan, uuid))), ==, "Lời tại đây");
  g_assert_true (kh_store_undo (fixture->store, KH_NODE (plan), &error));
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (kh_plan_find_node (plan, uuid))), ==, old);
}

/* Of a plan that this library has not. */
static void
test_send_back (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) sender = kh_store_new_scratch (NULL);
  const gint64 sent_id = window_fixture_add_plan (sender, 2027);
  g_autoptr (KhPlan) plan = kh_store_load_plan (sender, sent_id, NULL);
  g_autoptr (KhNode) unit = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (plan)), 0);
  g_autoptr (KhPlan) part = kh_part_take_out (plan, KH_UNIT (unit), NULL);
  g_autoptr (GFile) file = write_part (fixture, part);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *path = g_build_filename (fixture->folder, "back.kehoach", NULL);
  g_autoptr (GFile) back = g_file_new_for_path (path);
  g_autofree char *content = NULL;
  KhEditorPage *page;
  GtkTextView *heading;
  KhPartBar *bar;

  g_list_store_append (files, file);
  kh_window_import (fixture->window, G_LIST_MODEL (files));
  wait_until (kh_window_get_editor (fixture->window) != NULL);
  bar = window_fixture_find (GTK_WIDGET (fixture->window), KH_TYPE_PART_BAR);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (bar)));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "issue"));
  /* It has no letterhead to begin with. */
  page = kh_editor_get_page (kh_window_get_editor (fixture->window));
  g_assert_true (KH_IS_SECTION (kh_editor_page_get_node (page)));
  /* The heading is the plan's, the first text of the page. */
  heading = window_fixture_find (GTK_WIDGET (page), KH_TYPE_ITEM_TEXT);
  g_assert_false (gtk_text_view_get_editable (heading));

  kh_part_bar_send_back (bar, back);
  wait_until (g_file_query_exists (back, NULL));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, kh_node_get_uuid (KH_NODE (plan))));
}

static void
add_cases (void)
{
  CASE ("/parts/merge", test_merge);
  CASE ("/parts/send-back", test_send_back);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
