/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging one unit's part: each kind of conflict in both directions, units that were
 * merged meanwhile, documents and tables that came back, broken ones. */
#include "merge.h"

#include "exporter.h"
#include "fixture.h"
#include "part-maker.h"
#include "part-transfer.h"
#include "reader.h"
#include "xml-reader.h"
#include "xml-writer.h"

#define LEADER 0
#define OTHER 1

typedef struct
{
  KhStore *store;
  KhPlan  *plan;
  KhPlan  *part; /* of the unit LEADER */
} Case;

static KhUnit *
get_unit (KhPlan *plan, guint index)
{
  return child (kh_plan_get_agency (plan), KH_TYPE_UNIT, index);
}

static void
add_task (KhPlan *plan, KhSection *group, const char *text, guint lead)
{
  KhItem *task = kh_item_new (KH_ITEM_TASK, text);
  g_autoptr (KhDeadline) deadline = kh_deadline_parse ("Quý I");

  g_object_set (task, "product", "Báo cáo", "deadline", deadline, NULL);
  kh_task_set_lead (KH_TASK (task), get_unit (plan, lead));
  kh_node_append_take (KH_NODE (task), kh_item_new (KH_ITEM_PLUS, "Ý nhỏ"));
  kh_node_append_take (KH_NODE (group), task);
}

static void
set_up (Case *self, gconstpointer data)
{
  KhSection *groups = kh_section_new (KH_SECTION_TASK_GROUPS, "Nhiệm vụ");
  KhSection *group = kh_section_new (KH_SECTION_TASK_GROUP, "Cải cách thể chế");
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  g_autoptr (GError) error = NULL;

  self->store = kh_store_new_scratch (&error);
  g_assert_no_error (error);
  self->plan = kh_plan_new (2027);
  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_DIVISION, "Phòng Một"));
  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_DIVISION, "Phòng Hai"));
  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_DIVISION, "Phòng Ba"));
  kh_plan_set_agency (self->plan, agency);
  g_object_set (self->plan, "issuer", "Sở Mẫu", "title", "Cải cách hành chính năm 2027", NULL);
  kh_node_append_take (KH_NODE (self->plan), groups);
  kh_node_append_take (KH_NODE (groups), group);
  add_task (self->plan, group, "Rà soát các văn bản của Sở đã ban hành trong năm", LEADER);
  add_task (self->plan, group, "Công bố danh mục thủ tục hành chính mới", OTHER);
  add_task (self->plan, group, "Tổ chức tập huấn nghiệp vụ cho công chức", LEADER);
  add_task (self->plan, group, "Kiểm tra việc niêm yết thủ tục tại bộ phận một cửa", LEADER);
  g_assert_cmpint (kh_store_add_plan (self->store, self->plan, &error), >, 0);
  g_assert_no_error (error);
  self->part = take_part (self->plan, LEADER);
  g_assert_nonnull (self->part);
}

static void
tear_down (Case *self, gconstpointer data)
{
  g_clear_object (&self->part);
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
}

static KhEdit *
begin (Case *self)
{
  g_autoptr (GError) error = NULL;
  KhEdit *edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Change", &error);

  g_assert_no_error (error);
  return edit;
}

static void
commit (KhEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static void
change_ours (Case *self, const char *text, const char *property, const char *value)
{
  g_autoptr (KhEdit) edit = begin (self);

  kh_edit_set (edit, find_item (self->plan, text), property, value, NULL);
  commit (edit);
}

/* Returns: (transfer full): the merge, asserted to have so many conflicts */
static KhComparison *
merge (Case *self, guint n_conflicts)
{
  g_autoptr (KhReturned) returned = receive (self->plan, self->part);
  KhComparison *comparison = kh_merge_new (self->plan, returned);

  g_assert_cmpuint (kh_merge_count (comparison, TRUE, KH_CHANGE_OPEN), ==, n_conflicts);
  return comparison;
}

static void
apply (Case *self, KhComparison *comparison, KhMergePreference preference)
{
  g_autoptr (GError) error = NULL;

  kh_merge_prefer (comparison, preference);
  g_assert_true (kh_comparison_apply (comparison, self->store, "Merge Part", &error));
  g_assert_no_error (error);
}

#define FIRST "Rà soát các văn bản của Sở đã ban hành trong năm"
#define LAST "Kiểm tra việc niêm yết thủ tục tại bộ phận một cửa"

/* What the unit does not see is not in its part. */
static void
test_part (Case *self, gconstpointer data)
{
  g_assert_nonnull (find_item (self->part, FIRST));
  g_assert_nonnull (find_item (self->part, LAST));
  g_assert_null (find_item (self->part, "Công bố danh mục thủ tục hành chính mới"));
  g_assert_null (take_part (self->plan, 2));
}

static void
test_theirs_alone (Case *self, gconstpointer data)
{
  KhItem *first = find_item (self->part, FIRST);
  KhItem *added = kh_item_new (KH_ITEM_TASK, "Xây dựng quy chế làm việc mới");
  g_autoptr (KhComparison) comparison = NULL;
  g_autoptr (GListModel) revisions = NULL;
  g_autofree char *before = dump_node (self->plan);

  g_object_set (first, "product", "Bảng tổng hợp", NULL);
  kh_node_insert (kh_node_get_parent (KH_NODE (first)), 1, KH_NODE (added));
  kh_node_remove (KH_NODE (find_item (self->part, LAST)));
  comparison = merge (self, 0);
  g_assert_cmpuint (kh_merge_count (comparison, FALSE, KH_CHANGE_ACCEPTED), ==, 3);
  apply (self, comparison, KH_MERGE_ASK);

  g_assert_cmpstr (kh_task_get_product (KH_TASK (find_item (self->plan, FIRST))), ==, "Bảng tổng hợp");
  g_assert_null (find_item (self->plan, LAST));
  /* The new one keeps its identity: it is known again. */
  g_assert_cmpstr (kh_node_get_uuid (KH_NODE (find_item (self->plan, "Xây dựng quy chế làm việc mới"))), ==,
                   kh_node_get_uuid (KH_NODE (added)));
  revisions = kh_store_list_revisions (self->store, self->plan, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (revisions), >, 0);
  g_object_unref (added);

  g_clear_object (&comparison);
  comparison = merge (self, 0);
  g_assert_cmpuint (kh_merge_count (comparison, FALSE, KH_CHANGE_ACCEPTED), ==, 0);
  g_assert_true (kh_store_undo (self->store, KH_NODE (self->plan), NULL));
  assert_dump (self->plan, before);
}

static void
test_ours_alone (Case *self, gconstpointer data)
{
  g_autoptr (KhComparison) comparison = NULL;
  guint n_told = 0;

  change_ours (self, FIRST, "product", "Sổ theo dõi");
  comparison = merge (self, 0);
  g_assert_cmpuint (kh_merge_count (comparison, FALSE, KH_CHANGE_ACCEPTED), ==, 0);
  /* It is told, and there is nothing to decide. */
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (comparison), i);

      n_told += kh_change_is_applied (change);
      g_assert_cmpstr (kh_change_get_property (change), ==, "product");
      g_assert_cmpstr (kh_change_get_before_text (change), ==, "Báo cáo");
      g_assert_cmpstr (kh_change_get_after_text (change), ==, "Sổ theo dõi");
    }
  g_assert_cmpuint (n_told, ==, 1);
}

static void
test_same (Case *self, gconstpointer data)
{
  g_autoptr (KhComparison) comparison = NULL;

  change_ours (self, FIRST, "product", "Sổ theo dõi");
  g_object_set (find_item (self->part, FIRST), "product", "Sổ theo dõi", NULL);
  comparison = merge (self, 0);
  g_assert_cmpuint (kh_merge_count (comparison, FALSE, KH_CHANGE_ACCEPTED), ==, 0);
}

static void
test_two_texts (Case *self, gconstpointer data)
{
  const KhMergePreference preference = GPOINTER_TO_INT (data);
  g_autoptr (KhComparison) comparison = NULL;

  change_ours (self, FIRST, "text", "Rà soát mọi văn bản");
  g_object_set (find_item (self->part, FIRST), "text", "Rà soát văn bản quy phạm", "product", "Danh mục", NULL);
  comparison = merge (self, 1);
  apply (self, comparison, preference);
  g_assert_true ((find_item (self->plan, "Rà soát mọi văn bản") != NULL) == (preference != KH_MERGE_THEIRS));
  g_assert_true ((find_item (self->plan, "Rà soát văn bản quy phạm") != NULL) == (preference != KH_MERGE_MINE));
  if (preference == KH_MERGE_BOTH)
    {
      KhNode *ours = KH_NODE (find_item (self->plan, "Rà soát mọi văn bản"));

      /* The second follows the first; what does not differ by sides went in once. */
      g_assert_cmpuint (kh_node_get_position (KH_NODE (find_item (self->plan, "Rà soát văn bản quy phạm"))), ==,
                        kh_node_get_position (ours) + 1);
      g_assert_cmpstr (kh_task_get_product (KH_TASK (ours)), ==, "Danh mục");
      g_clear_object (&comparison);
      comparison = merge (self, 0);
      g_assert_cmpuint (kh_merge_count (comparison, FALSE, KH_CHANGE_ACCEPTED), ==, 0);
    }
}

static void
test_two_products (Case *self, gconstpointer data)
{
  g_autoptr (KhComparison) comparison = NULL;
  g_autoptr (KhDeadline) ours = kh_deadline_parse ("Quý II");
  g_autoptr (KhDeadline) theirs = kh_deadline_parse ("Tháng 6");
  g_autoptr (KhEdit) edit = begin (self);

  kh_edit_set (edit, find_item (self->plan, FIRST), "product", "Sổ theo dõi", "deadline", ours, NULL);
  commit (edit);
  g_object_set (find_item (self->part, FIRST), "product", "Bảng tổng hợp", "deadline", theirs, NULL);
  comparison = merge (self, 2);
  apply (self, comparison, KH_MERGE_BOTH);
  g_assert_cmpstr (kh_task_get_product (KH_TASK (find_item (self->plan, FIRST))), ==, "Sổ theo dõi; Bảng tổng hợp");
  g_assert_cmpstr (kh_deadline_get_text (kh_task_get_deadline (KH_TASK (find_item (self->plan, FIRST)))), ==,
                   "Quý II; Tháng 6");
}

/* Theirs deleted what ours changed, here a point beneath it. */
static void
test_deleted_there (Case *self, gconstpointer data)
{
  const KhMergePreference preference = GPOINTER_TO_INT (data);
  g_autoptr (KhComparison) comparison = NULL;
  g_autoptr (KhEdit) edit = begin (self);

  kh_edit_set (edit, child (find_item (self->plan, FIRST), KH_TYPE_ITEM, 0), "text", "Ý khác", NULL);
  commit (edit);
  kh_node_remove (KH_NODE (find_item (self->part, FIRST)));
  comparison = merge (self, 1);
  apply (self, comparison, preference);
  g_assert_true ((find_item (self->plan, "Ý khác") != NULL) == (preference != KH_MERGE_THEIRS));
}

/* Ours deleted what theirs changed. */
static void
test_deleted_here (Case *self, gconstpointer data)
{
  const KhMergePreference preference = GPOINTER_TO_INT (data);
  g_autoptr (KhComparison) comparison = NULL;
  g_autoptr (KhEdit) edit = begin (self);

  kh_edit_remove (edit, find_item (self->plan, FIRST));
  commit (edit);
  g_object_set (child (find_item (self->part, FIRST), KH_TYPE_ITEM, 0), "text", "Ý khác", NULL);
  comparison = merge (self, 1);
  apply (self, comparison, preference);
  g_assert_true ((find_item (self->plan, "Ý khác") != NULL) == (preference != KH_MERGE_MINE));
  g_assert_true ((find_item (self->plan, FIRST) != NULL) == (preference != KH_MERGE_MINE));
}

static void
test_moved (Case *self, gconstpointer data)
{
  g_autoptr (KhComparison) comparison = NULL;
  KhNode *last = KH_NODE (find_item (self->part, LAST));
  KhNode *group = kh_node_get_parent (last);
  g_autoptr (KhEdit) edit = NULL;

  g_object_ref (last);
  kh_node_remove (last);
  kh_node_insert (group, 0, last);
  g_object_unref (last);
  comparison = merge (self, 0);
  apply (self, comparison, KH_MERGE_ASK);
  g_assert_cmpuint (kh_node_get_position (KH_NODE (find_item (self->plan, LAST))), ==, 0);

  /* Both moved the same one, to different places. */
  g_assert_true (kh_store_undo (self->store, KH_NODE (self->plan), NULL));
  edit = begin (self);
  kh_edit_move (edit, find_item (self->plan, LAST), kh_node_get_parent (KH_NODE (find_item (self->plan, LAST))), 1);
  commit (edit);
  g_clear_object (&comparison);
  comparison = merge (self, 1);
}

/* Rows of the same plan, two units: whose part comes back first does not matter. */
static void
test_two_units (Case *self, gconstpointer data)
{
  char *orders[2] = { NULL, NULL };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) xml = kh_xml_write (self->plan);
      g_autoptr (KhPlan) plan = kh_xml_reader_read (xml, FALSE, NULL);
      g_autoptr (KhPlan) first = take_part (self->plan, LEADER);
      g_autoptr (KhPlan) second = take_part (self->plan, OTHER);
      KhPlan *parts[2] = { i == 0 ? first : second, i == 0 ? second : first };
      g_autoptr (KhStore) store = kh_store_new_scratch (NULL);

      g_assert_cmpint (kh_store_add_plan (store, plan, NULL), >, 0);
      g_object_set (find_item (first, FIRST), "product", "Bảng tổng hợp", NULL);
      g_object_set (find_item (second, "Công bố danh mục thủ tục hành chính mới"), "text", "Công bố danh mục", NULL);
      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (KhReturned) returned = receive (plan, parts[j]);
          g_autoptr (KhComparison) comparison = kh_merge_new (plan, returned);

          kh_merge_prefer (comparison, KH_MERGE_BOTH);
          g_assert_true (kh_comparison_apply (comparison, store, "Merge Part", NULL));
        }
      orders[i] = texts (child (child (plan, KH_TYPE_SECTION, 0), KH_TYPE_SECTION, 0));
    }
  g_assert_cmpstr (orders[0], ==, orders[1]);
  g_free (orders[0]);
  g_free (orders[1]);
}

/* A unit that was merged into another, or called otherwise, while its part was out. */
static void
test_unit_merged (Case *self, gconstpointer data)
{
  KhAgency *agency = kh_plan_get_agency (self->plan);
  KhUnit *old = get_unit (self->plan, LEADER);
  KhUnit *heir = get_unit (self->plan, 2);
  g_autoptr (KhComparison) comparison = NULL;
  g_autoptr (KhEdit) edit = NULL;
  KhItem *added = kh_item_new (KH_ITEM_TASK, "Việc mới của phòng cũ");
  g_autoptr (GPtrArray) heirs = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (heirs, heir);
  edit = kh_edit_begin (self->store, KH_NODE (agency), "Merge units", &error);
  kh_edit_set (edit, old, "last-year", 2026, "successor", kh_node_get_uuid (KH_NODE (heir)), NULL);
  kh_edit_set (edit, get_unit (self->plan, OTHER), "name", "Phòng Hai và Bốn", NULL);
  commit (edit);
  g_clear_object (&edit);
  edit = begin (self);
  for (guint i = 0; i < 4; i++)
    {
      KhNode *task = child (child (child (self->plan, KH_TYPE_SECTION, 0), KH_TYPE_SECTION, 0), KH_TYPE_ITEM, i);

      if (kh_task_get_lead (KH_TASK (task)) == old)
        kh_edit_set_units (edit, task, KH_UNIT_ROLE_LEAD, heirs);
    }
  commit (edit);

  kh_task_set_lead (KH_TASK (added), get_unit (self->part, LEADER));
  kh_node_append_take (kh_node_get_parent (KH_NODE (find_item (self->part, FIRST))), added);
  comparison = merge (self, 0);
  apply (self, comparison, KH_MERGE_ASK);
  g_assert_true (kh_task_get_lead (KH_TASK (find_item (self->plan, "Việc mới của phòng cũ"))) == heir);
  g_assert_true (kh_task_get_lead (KH_TASK (find_item (self->plan, FIRST))) == heir);
}

/* What came back as a document or a table. */

static GBytes *
write_part (KhPlan *part, KhExportFormat format)
{
  g_autoptr (KhExporter) exporter = kh_exporter_new_part (part, format);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = kh_exporter_run (exporter, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static KhComparison *
merge_file (Case *self, GBytes *bytes, KhExportFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) file = kh_reader_read_bytes (bytes, "part", 0, KH_READER_PLAN_ONLY, &error);
  g_autoptr (GBytes) sent = NULL;
  g_autoptr (KhReturned) returned = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (kh_returned_find_plan (self->store, file, &error), ==, kh_node_get_id (KH_NODE (self->plan)));
  g_assert_no_error (error);
  sent = kh_returned_load_sent (self->store, file, &error);
  returned = kh_returned_new (self->plan, file, sent, format == KH_EXPORT_CSV_TASKS, &error);
  g_assert_no_error (error);
  return kh_merge_new (self->plan, returned);
}

static void
test_file_unchanged (Case *self, gconstpointer data)
{
  const KhExportFormat format = GPOINTER_TO_INT (data);
  g_autoptr (GBytes) bytes = write_part (self->part, format);
  g_autoptr (KhComparison) comparison = NULL;

  g_assert_true (kh_part_keep (self->store, self->plan, self->part, NULL));
  change_ours (self, FIRST, "product", "Sổ theo dõi");
  comparison = merge_file (self, bytes, format);
  g_assert_cmpuint (kh_merge_count (comparison, TRUE, KH_CHANGE_OPEN), ==, 0);
  g_assert_cmpuint (kh_merge_count (comparison, FALSE, KH_CHANGE_ACCEPTED), ==, 0);
}

static void
test_file (Case *self, gconstpointer data)
{
  const KhExportFormat format = GPOINTER_TO_INT (data);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KhComparison) comparison = NULL;
  KhItem *added = kh_item_new (KH_ITEM_TASK, "Xây dựng quy chế làm việc mới của phòng");

  g_assert_true (kh_part_keep (self->store, self->plan, self->part, NULL));
  change_ours (self, LAST, "product", "Biên bản");
  /* As a person would edit the file. */
  g_object_set (find_item (self->part, FIRST), "text", "Rà soát, hệ thống hóa văn bản của Sở đã ban hành trong năm",
                "product", "Bảng tổng hợp", NULL);
  g_object_set (find_item (self->part, LAST), "product", "Thông báo kết luận", NULL);
  kh_task_set_lead (KH_TASK (added), get_unit (self->plan, LEADER));
  kh_node_append_take (kh_node_get_parent (KH_NODE (find_item (self->part, LAST))), added);
  bytes = write_part (self->part, format);

  comparison = merge_file (self, bytes, format);
  g_assert_cmpuint (kh_merge_count (comparison, TRUE, KH_CHANGE_OPEN), ==, 1);
  apply (self, comparison, KH_MERGE_THEIRS);
  g_assert_nonnull (find_item (self->plan, "Rà soát, hệ thống hóa văn bản của Sở đã ban hành trong năm"));
  g_assert_nonnull (find_item (self->plan, "Xây dựng quy chế làm việc mới của phòng"));
  g_assert_cmpstr (kh_task_get_product (KH_TASK (find_item (self->plan, LAST))), ==, "Thông báo kết luận");
  /* What the file cannot show is as it was. */
  g_assert_nonnull (find_item (self->plan, "Công bố danh mục thủ tục hành chính mới"));
  g_assert_nonnull (find_item (self->plan, "Ý nhỏ"));

  g_clear_object (&comparison);
  comparison = merge_file (self, bytes, format);
  g_assert_cmpuint (kh_merge_count (comparison, FALSE, KH_CHANGE_ACCEPTED), ==, 0);
}

static void
test_strangers (Case *self, gconstpointer data)
{
  g_autoptr (KhPlan) plain = kh_plan_new (2027);
  g_autoptr (KhPlan) other = kh_plan_new (2027);
  g_autoptr (GError) error = NULL;
  KhUnitPart *mark = kh_unit_part_new (NULL);

  g_assert_cmpint (kh_returned_find_plan (self->store, plain, &error), ==, 0);
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  kh_unit_part_give (mark, other);
  g_assert_cmpint (kh_returned_find_plan (self->store, other, &error), ==, 0);
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  mark->plan = g_strdup ("no-such-plan");
  mark->base = g_object_ref (plain);
  g_assert_cmpint (kh_returned_find_plan (self->store, other, &error), ==, 0);
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
}

#define ADD(name, func) g_test_add ("/merge/cases/" name, Case, NULL, set_up, func, tear_down)
#define ADD_WITH(name, value, func) g_test_add ("/merge/cases/" name, Case, GINT_TO_POINTER (value), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("part", test_part);
  ADD ("theirs-alone", test_theirs_alone);
  ADD ("ours-alone", test_ours_alone);
  ADD ("same", test_same);
  ADD_WITH ("two-texts/mine", KH_MERGE_MINE, test_two_texts);
  ADD_WITH ("two-texts/theirs", KH_MERGE_THEIRS, test_two_texts);
  ADD_WITH ("two-texts/both", KH_MERGE_BOTH, test_two_texts);
  ADD ("two-products", test_two_products);
  ADD_WITH ("deleted-there/mine", KH_MERGE_MINE, test_deleted_there);
  ADD_WITH ("deleted-there/theirs", KH_MERGE_THEIRS, test_deleted_there);
  ADD_WITH ("deleted-there/both", KH_MERGE_BOTH, test_deleted_there);
  ADD_WITH ("deleted-here/mine", KH_MERGE_MINE, test_deleted_here);
  ADD_WITH ("deleted-here/theirs", KH_MERGE_THEIRS, test_deleted_here);
  ADD_WITH ("deleted-here/both", KH_MERGE_BOTH, test_deleted_here);
  ADD ("moved", test_moved);
  ADD ("two-units", test_two_units);
  ADD ("unit-merged", test_unit_merged);
  ADD_WITH ("unchanged/docx", KH_EXPORT_DOCX, test_file_unchanged);
  ADD_WITH ("unchanged/csv", KH_EXPORT_CSV_TASKS, test_file_unchanged);
  ADD_WITH ("came-back/docx", KH_EXPORT_DOCX, test_file);
  ADD_WITH ("came-back/csv", KH_EXPORT_CSV_TASKS, test_file);
  ADD ("strangers", test_strangers);

  return g_test_run ();
}
