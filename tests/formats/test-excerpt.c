/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items on their way to another plan: nothing is lost, nothing strange comes in. */
#include "excerpt.h"

static KhPlan *
make_plan (KhAgency *agency)
{
  KhPlan *plan = kh_plan_new (2027);
  KhSection *groups = kh_section_new (KH_SECTION_TASK_GROUPS, "NHIỆM VỤ");
  KhSection *group = kh_section_new (KH_SECTION_TASK_GROUP, "Thể chế");

  kh_plan_set_agency (plan, agency);
  kh_node_append_take (KH_NODE (groups), group);
  kh_node_append_take (KH_NODE (plan), groups);
  return plan;
}

static KhTask *
add_task (KhPlan *plan, const char *text)
{
  KhTask *task = KH_TASK (kh_item_new (KH_ITEM_TASK, text));

  kh_node_append_take (KH_NODE (kh_plan_find_section (plan, KH_SECTION_TASK_GROUP)), task);
  return task;
}

static KhUnit *
add_unit (KhAgency *agency, const char *name)
{
  KhUnit *unit = kh_unit_new (KH_UNIT_DIVISION, name);

  kh_node_append_take (KH_NODE (agency), unit);
  return unit;
}

static GPtrArray *
read_back (KhPlan *from, KhTask *task, gboolean moving, KhPlan *to, GPtrArray **missing)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *read;

  g_ptr_array_add (items, task);
  bytes = kh_excerpt_write (items, moving);
  read = kh_excerpt_read (bytes, to, missing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 1);
  return read;
}

static void
test_whole (void)
{
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  g_autoptr (KhPlan) plan = make_plan (agency);
  KhUnit *lead = add_unit (agency, "Văn phòng Sở");
  KhUnit *support = add_unit (agency, "Phòng Pháp chế");
  KhTask *task = add_task (plan, "Rà <b>soát</b> & <i>sửa</i>");
  g_autoptr (GPtrArray) with = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KhDeadline) deadline = kh_deadline_parse ("Quý II");
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  KhTask *copy;
  g_autoptr (KhItem) sub = NULL;

  g_object_set (task, "text", "Rà <b>soát</b> &amp; <i>sửa</i>", "product", "Báo cáo", "budget", "5 triệu", "deadline",
                deadline, NULL);
  kh_task_set_lead (task, lead);
  g_ptr_array_add (with, g_object_ref (support));
  kh_task_set_support (task, with);
  kh_node_append_take (KH_NODE (task), kh_item_new (KH_ITEM_PLUS, "Ý nhỏ"));

  read = read_back (plan, task, FALSE, plan, &missing);
  copy = g_ptr_array_index (read, 0);
  g_assert_true (KH_IS_TASK (copy));
  g_assert_null (kh_node_get_parent (KH_NODE (copy)));
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (copy)), ==, "Rà <b>soát</b> &amp; <i>sửa</i>");
  g_assert_cmpstr (kh_task_get_product (copy), ==, "Báo cáo");
  g_assert_true (kh_task_get_lead (copy) == lead);
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_support (copy)), ==, 1);
  g_assert_cmpint (kh_deadline_get_kind (kh_task_get_deadline (copy)), ==, KH_DEADLINE_QUARTER);
  sub = g_list_model_get_item (kh_item_get_items (KH_ITEM (copy)), 0);
  g_assert_cmpstr (kh_item_get_text (sub), ==, "Ý nhỏ");
  g_assert_cmpuint (missing->len, ==, 0);
}

static void
test_origin (void)
{
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  g_autoptr (KhPlan) plan = make_plan (agency);
  KhTask *task = add_task (plan, "Rà soát");
  g_autoptr (GPtrArray) copied = NULL;
  g_autoptr (GPtrArray) cut = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) nobody = NULL;

  kh_node_set_derived_from (KH_NODE (task), "0b5d7c1e-0000-4000-8000-000000000001");
  copied = read_back (plan, task, FALSE, plan, &missing);
  g_assert_cmpstr (kh_node_get_derived_from (g_ptr_array_index (copied, 0)), ==, kh_node_get_uuid (KH_NODE (task)));
  /* What moves is what it was: of last year's task, not of itself. */
  cut = read_back (plan, task, TRUE, plan, &none);
  g_assert_cmpstr (kh_node_get_derived_from (g_ptr_array_index (cut, 0)), ==, "0b5d7c1e-0000-4000-8000-000000000001");
  /* Pasted twice they are two. */
  again = read_back (plan, task, TRUE, plan, &nobody);
  g_assert_cmpstr (kh_node_get_uuid (g_ptr_array_index (cut, 0)), !=, kh_node_get_uuid (g_ptr_array_index (again, 0)));
}

static void
test_other_body (void)
{
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  g_autoptr (KhAgency) other = kh_agency_new ("Sở Khác");
  g_autoptr (KhPlan) plan = make_plan (agency);
  g_autoptr (KhPlan) target = make_plan (other);
  KhUnit *lead = add_unit (agency, "Văn phòng Sở");
  KhUnit *absent = add_unit (agency, "Phòng Không có");
  KhUnit *theirs = add_unit (other, "Văn phòng Sở");
  KhLegalDocument *document = kh_legal_document_new ("Nghị định");
  KhTask *task = add_task (plan, "");
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) with = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) missing = NULL;

  g_object_set (document, "number", "61", "symbol", "2018/NĐ-CP", NULL);
  kh_node_append_take (KH_NODE (agency), document);
  text = g_strdup_printf ("Theo <b><cite ref=\"%s\"/></b>", kh_node_get_uuid (KH_NODE (document)));
  g_object_set (task, "text", text, NULL);
  kh_task_set_lead (task, lead);
  g_ptr_array_add (with, g_object_ref (absent));
  kh_task_set_support (task, with);

  read = read_back (plan, task, FALSE, target, &missing);
  g_assert_true (kh_task_get_lead (g_ptr_array_index (read, 0)) == theirs);
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_support (g_ptr_array_index (read, 0))), ==, 0);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (missing, 0), ==, "Phòng Không có");
  /* The register there has not the document: its words stay, bold as they were. */
  g_assert_cmpstr (kh_item_get_text (g_ptr_array_index (read, 0)), ==, "Theo <b>Nghị định số 61/2018/NĐ-CP</b>");
}

static void
test_strange (void)
{
  static const char *const strange[] = { "", "chữ", "<plan/>", "<?xml version=\"1.0\"?><plan xmlns=\"x\"/>" };
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  g_autoptr (KhPlan) plan = make_plan (agency);

  for (gsize i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (strange[i], strlen (strange[i]));
      g_autoptr (GPtrArray) missing = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (kh_excerpt_read (bytes, plan, &missing, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == KH_READER_ERROR);
    }
}

static void
test_others (void)
{
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  g_autoptr (KhPlan) plan = make_plan (agency);
  KhTask *task = add_task (plan, "Rà <b>soát</b> &lt;văn bản&gt;");
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;

  add_task (plan, "Việc khác");
  kh_node_append_take (KH_NODE (task), kh_item_new (KH_ITEM_PLUS, "Ý <i>nhỏ</i>"));
  g_ptr_array_add (items, task);
  text = kh_excerpt_dup_text (items);
  html = kh_excerpt_dup_html (items);
  g_assert_cmpstr (text, ==, "- Rà soát <văn bản>\n+ Ý nhỏ\n");
  g_assert_cmpstr (html, ==,
                   "<meta charset=\"utf-8\">\n<p>- Rà <b>soát</b> &lt;văn bản&gt;</p>\n<p>+ Ý <i>nhỏ</i></p>\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/excerpt/whole", test_whole);
  g_test_add_func ("/excerpt/origin", test_origin);
  g_test_add_func ("/excerpt/other-body", test_other_body);
  g_test_add_func ("/excerpt/strange", test_strange);
  g_test_add_func ("/excerpt/for-others", test_others);
  return g_test_run ();
}
