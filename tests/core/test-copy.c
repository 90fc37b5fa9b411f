/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of nodes: the same content, nodes of their own, references that follow. */
#include "kh-core.h"
#include "same-plan.h"

static KhPlan *
new_plan (void)
{
  KhPlan *plan = kh_plan_new (2026);
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  KhUnit *office = kh_unit_new (KH_UNIT_OFFICE, "Văn phòng");
  KhUnit *division = kh_unit_new (KH_UNIT_DIVISION, "Phòng Một");
  g_autoptr (GPtrArray) support = g_ptr_array_new ();
  KhSection *targets = kh_section_new (KH_SECTION_TARGETS, "Mục tiêu");
  KhSection *groups = kh_section_new (KH_SECTION_TASK_GROUPS, "Nhiệm vụ");
  KhSection *group = kh_section_new (KH_SECTION_TASK_GROUP, "Cải cách thể chế");
  KhItem *target = kh_item_new (KH_ITEM_TARGET, NULL);
  KhItem *task = kh_item_new (KH_ITEM_TASK, "Rà soát <b>văn bản</b>");
  KhIndicator *indicator = kh_indicator_new (KH_COMPARATOR_GE, 95, "%");
  KhFinding *finding = kh_finding_new ("import-joined-paragraph", KH_SEVERITY_HINT, "Rà soát", "Two lines were joined.");
  g_autofree char *sentence = g_strdup_printf ("Đạt <ind ref=\"%s\"/> hồ sơ, theo <cite ref=\"văn-bản\"/>",
                                               kh_node_get_uuid (KH_NODE (indicator)));

  kh_node_append_take (KH_NODE (agency), office);
  kh_node_append_take (KH_NODE (agency), division);
  kh_plan_set_agency (plan, agency);
  g_ptr_array_add (support, division);
  kh_task_set_lead (KH_TASK (task), office);
  kh_task_set_support (KH_TASK (task), support);
  kh_item_set_text (target, sentence);
  kh_node_append_take (KH_NODE (target), indicator);
  kh_node_append_take (KH_NODE (targets), target);
  kh_node_append_take (KH_NODE (task), kh_item_new (KH_ITEM_PLUS, "Lập danh mục"));
  g_object_set (finding, "node", kh_node_get_uuid (KH_NODE (task)), NULL);
  kh_node_append_take (KH_NODE (group), task);
  kh_node_append_take (KH_NODE (groups), group);
  kh_node_append_take (KH_NODE (plan), targets);
  kh_node_append_take (KH_NODE (plan), groups);
  kh_node_append_take (KH_NODE (plan), kh_signature_new (NULL, "GIÁM ĐỐC", "Nguyễn Văn A"));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new ("Như trên", "b/c"));
  kh_node_append_take (KH_NODE (plan), finding);

  return plan;
}

static KhItem *
first_item (KhPlan *plan, KhSectionKind kind)
{
  KhSection *section = kh_plan_find_section (plan, kind);
  g_autoptr (KhItem) item = g_list_model_get_item (kh_section_get_items (section), 0);

  return item; /* its list holds it */
}

static void
test_content (void)
{
  g_autoptr (KhPlan) plan = new_plan ();
  g_autoptr (KhPlan) copy = kh_node_copy (plan);
  KhItem *task = first_item (plan, KH_SECTION_TASK_GROUP);
  KhItem *task_copy = first_item (copy, KH_SECTION_TASK_GROUP);
  g_autofree char *plain = kh_item_dup_plain (task_copy);

  g_assert_cmpstr (plain, ==, "Rà soát văn bản");
  g_assert_cmpint (kh_plan_get_year (copy), ==, 2026);
  g_assert_true (kh_plan_get_agency (copy) == kh_plan_get_agency (plan));
  g_assert_true (kh_task_get_lead (KH_TASK (task_copy)) == kh_task_get_lead (KH_TASK (task)));
  kh_assert_same_units (kh_task_get_support (KH_TASK (task_copy)), kh_task_get_support (KH_TASK (task)), KH_SAME_ALL);
  g_assert_cmpuint (g_list_model_get_n_items (kh_item_get_items (task_copy)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_signatures (copy)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_recipients (copy)), ==, 1);
}

static gboolean
check_identity_cb (KhNode *node, gpointer user_data)
{
  KhPlan *plan = user_data;

  g_assert_cmpint (kh_node_get_id (node), ==, 0);
  g_assert_null (kh_plan_find_node (plan, kh_node_get_uuid (node)));
  g_assert_nonnull (kh_plan_find_node (plan, kh_node_get_derived_from (node)));
  return TRUE;
}

static void
test_identity (void)
{
  g_autoptr (KhPlan) plan = new_plan ();
  g_autoptr (KhPlan) copy = NULL;

  kh_node_set_id (KH_NODE (first_item (plan, KH_SECTION_TASK_GROUP)), 7);
  copy = kh_node_copy (plan);
  g_assert_cmpstr (kh_node_get_derived_from (KH_NODE (copy)), ==, kh_node_get_uuid (KH_NODE (plan)));
  kh_plan_visit (copy, check_identity_cb, plan);
}

static void
test_references (void)
{
  g_autoptr (KhPlan) plan = new_plan ();
  g_autoptr (KhPlan) copy = kh_node_copy (plan);
  KhItem *target = first_item (copy, KH_SECTION_TARGETS);
  g_autoptr (KhIndicator) indicator = g_list_model_get_item (kh_target_get_indicators (KH_TARGET (target)), 0);
  g_autoptr (KhFinding) finding = g_list_model_get_item (kh_plan_get_findings (copy), 0);
  g_autofree char *sentence = g_strdup_printf ("Đạt <ind ref=\"%s\"/> hồ sơ, theo <cite ref=\"văn-bản\"/>",
                                               kh_node_get_uuid (KH_NODE (indicator)));

  g_assert_cmpstr (kh_item_get_text (target), ==, sentence);
  g_assert_cmpfloat (kh_indicator_get_value (indicator), ==, 95);
  g_assert_cmpstr (kh_finding_get_node (finding), ==,
                   kh_node_get_uuid (KH_NODE (first_item (copy, KH_SECTION_TASK_GROUP))));
}

static void
test_part (void)
{
  g_autoptr (KhPlan) plan = new_plan ();
  KhItem *task = first_item (plan, KH_SECTION_TASK_GROUP);
  g_autoptr (KhItem) copy = kh_node_copy (task);

  g_assert_null (kh_node_get_parent (KH_NODE (copy)));
  kh_node_insert (kh_node_get_parent (KH_NODE (task)), 0, KH_NODE (copy));
  g_assert_true (first_item (plan, KH_SECTION_TASK_GROUP) == copy);
  g_assert_cmpstr (kh_node_get_order_key (KH_NODE (copy)), <, kh_node_get_order_key (KH_NODE (task)));
}

/* A new plan of an old one has no progress; what stands for the very same plan has. */
static void
test_progress (void)
{
  g_autoptr (KhPlan) plan = new_plan ();
  KhTask *task = KH_TASK (first_item (plan, KH_SECTION_TASK_GROUP));
  KhProgress *record = kh_progress_new ("2026Q1", "2026-04-02");
  g_autoptr (KhPlan) copy = NULL;
  g_autoptr (KhPlan) reported = NULL;
  g_autoptr (KhProgress) kept = NULL;

  g_object_set (record, "percent", 40, "text", "Xong phần đầu", NULL);
  kh_node_append_take (KH_NODE (record), kh_evidence_new ("bien-ban.pdf", "application/pdf", 3));
  kh_node_append_take (KH_NODE (task), record);
  g_assert_true (kh_plan_find_node (plan, kh_node_get_uuid (KH_NODE (record))) == KH_NODE (record));

  copy = kh_node_copy (plan);
  task = KH_TASK (first_item (copy, KH_SECTION_TASK_GROUP));
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_progress (task)), ==, 0);

  reported = kh_node_copy_reported (plan);
  task = KH_TASK (first_item (reported, KH_SECTION_TASK_GROUP));
  kept = g_list_model_get_item (kh_task_get_progress (task), 0);
  g_assert_cmpstr (kh_progress_get_period (kept), ==, "2026Q1");
  g_assert_cmpint (kh_progress_get_percent (kept), ==, 40);
  g_assert_cmpstr (kh_progress_get_text (kept), ==, "Xong phần đầu");
  g_assert_cmpuint (g_list_model_get_n_items (kh_progress_get_evidence (kept)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/copy/content", test_content);
  g_test_add_func ("/copy/identity", test_identity);
  g_test_add_func ("/copy/references", test_references);
  g_test_add_func ("/copy/part", test_part);
  g_test_add_func ("/copy/progress", test_progress);

  return g_test_run ();
}
