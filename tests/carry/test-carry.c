/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole plan carried over: each kind of field, units, groups, what is to be looked at. */
#include "carry.h"
#include "isolated.h"

#include <math.h>
#include <string.h>

typedef struct
{
  KhCarryTable *table;
  KhAgency *agency;
  KhUnit *office;
  KhUnit *merged;    /* ended with 2026, its tasks go to the office */
  KhUnit *abolished; /* ended with 2026, without a successor */
  KhPlan *plan;
  KhSection *groups;
} Fixture;

static KhItem *
add_task (KhSection *group, const char *text, KhUnit *lead, const char *deadline, KhTaskState state)
{
  KhItem *task = kh_item_new (KH_ITEM_TASK, text);
  g_autoptr (KhDeadline) due = kh_deadline_parse (deadline);

  g_object_set (task, "deadline", due, "state", state, NULL);
  kh_task_set_lead (KH_TASK (task), lead);
  kh_node_append_take (KH_NODE (group), task);
  return task;
}

static KhSection *
add_group (Fixture *self, const char *heading)
{
  KhSection *group = kh_section_new (KH_SECTION_TASK_GROUP, heading);

  kh_node_append_take (KH_NODE (self->groups), group);
  return group;
}

static void
fill_agency (Fixture *self)
{
  self->agency = kh_agency_new ("Sở Mẫu");
  g_object_set (self->agency, "superior", "UBND TỈNH MẪU", "place", "Tỉnh Mẫu", "abbreviation", "SM", NULL);
  self->office = kh_unit_new (KH_UNIT_OFFICE, "Văn phòng");
  self->merged = kh_unit_new (KH_UNIT_DIVISION, "Phòng Pháp chế");
  self->abolished = kh_unit_new (KH_UNIT_ATTACHED, "Trung tâm Cũ");
  g_object_set (self->merged, "last-year", 2026, "successor", kh_node_get_uuid (KH_NODE (self->office)), NULL);
  g_object_set (self->abolished, "last-year", 2026, NULL);
  kh_node_append_take (KH_NODE (self->agency), self->office);
  kh_node_append_take (KH_NODE (self->agency), self->merged);
  kh_node_append_take (KH_NODE (self->agency), self->abolished);
  kh_node_append_take (KH_NODE (self->agency), kh_signature_new (NULL, "GIÁM ĐỐC", "Nguyễn Văn B"));
}

static void
fill_targets (Fixture *self)
{
  KhSection *targets = kh_section_new (KH_SECTION_TARGETS, "Mục tiêu");
  KhItem *reached = kh_item_new (KH_ITEM_TARGET, "Trên 90% hồ sơ đúng hạn");
  KhItem *open = kh_item_new (KH_ITEM_TARGET, "100% văn bản điện tử");
  KhIndicator *indicator = kh_indicator_new (KH_COMPARATOR_GE, 90, "%");

  g_object_set (indicator, "result", 93.5, "baseline", 88.0, NULL);
  kh_node_append_take (KH_NODE (reached), indicator);
  kh_node_append_take (KH_NODE (open), kh_indicator_new (KH_COMPARATOR_EQ, 100, "%"));
  kh_node_append_take (KH_NODE (targets), reached);
  kh_node_append_take (KH_NODE (targets), open);
  kh_node_append_take (KH_NODE (self->plan), targets);
}

static void
fill_duties (Fixture *self)
{
  KhSection *section = kh_section_new (KH_SECTION_RESPONSIBILITIES, "Tổ chức thực hiện");
  KhItem *block = kh_item_new (KH_ITEM_RESPONSIBILITY, "Phòng Pháp chế");
  KhItem *duty = kh_item_new (KH_ITEM_DUTY, "Báo cáo năm trước ngày 30/11/2026");
  g_autoptr (KhDeadline) before = kh_deadline_parse ("trước ngày 30/11/2026");
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  g_ptr_array_add (units, self->merged);
  kh_responsibility_set_units (KH_RESPONSIBILITY (block), units);
  kh_node_append_take (KH_NODE (duty), kh_reporting_new (KH_PERIOD_YEAR, before));
  kh_node_append_take (KH_NODE (block), duty);
  kh_node_append_take (KH_NODE (section), block);
  kh_node_append_take (KH_NODE (self->plan), section);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KhSection *group;
  KhItem *task;
  g_autoptr (GPtrArray) support = g_ptr_array_new ();

  self->table = kh_carry_table_load (&error);
  g_assert_no_error (error);
  fill_agency (self);
  self->plan = kh_plan_new (2026);
  kh_plan_set_agency (self->plan, self->agency);
  g_object_set (self->plan, "state", KH_PLAN_ISSUED, "number", "02", "date", "2026-01-12", "symbol", "KH-SM",
                "title", "Cải cách hành chính năm 2026", "issuer", "SỞ MẪU", "urgency", KH_URGENCY_URGENT,
                "choices", "body-size=13", NULL);
  kh_node_append_take (KH_NODE (self->plan), kh_signature_new (NULL, "GIÁM ĐỐC", "Nguyễn Văn A"));
  kh_node_append_take (KH_NODE (self->plan), kh_recipient_new ("UBND tỉnh", "b/c"));
  kh_node_append_take (KH_NODE (self->plan), kh_finding_new ("import-joined", KH_SEVERITY_HINT, NULL, "Joined."));
  fill_targets (self);
  self->groups = kh_section_new (KH_SECTION_TASK_GROUPS, "Nhiệm vụ năm 2026");
  kh_node_append_take (KH_NODE (self->plan), self->groups);
  group = add_group (self, "Hiện đại hóa hành chính");
  task = add_task (group, "Nâng cấp cổng dịch vụ", self->merged, "Quý II/2026", KH_TASK_LATE);
  g_ptr_array_add (support, self->office);
  g_ptr_array_add (support, self->abolished);
  kh_task_set_support (KH_TASK (task), support);
  g_object_set (task, "note", "trễ do thầu", "budget", "50 triệu đồng", NULL);
  add_task (group, "Đã xong", self->office, "Quý I/2026", KH_TASK_DONE);
  add_task (group, "Đã bỏ", self->office, "Quý I/2026", KH_TASK_DROPPED);
  group = add_group (self, "Cải cách thể chế");
  add_task (group, "Trung tâm Cũ rà soát văn bản", self->abolished, "Thường xuyên", KH_TASK_NOT_STARTED);
  group = add_group (self, "Phòng, chống lụt bão");
  add_task (group, "Trực ban", NULL, "Thường xuyên", KH_TASK_NOT_STARTED);
  fill_duties (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->agency);
  kh_carry_table_free (self->table);
}

static KhPlan *
carry (Fixture *self, gboolean keep_done, KhPlan *template_plan)
{
  const KhCarryOptions options = { 2027, keep_done, template_plan };

  return kh_carry_over (self->plan, self->table, &options);
}

/* Counts the findings of @rule; the last one's words in @words. */
static guint
count_rule (KhPlan *plan, const char *rule, const char **words)
{
  GListModel *findings = kh_plan_get_findings (plan);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);

      if (!g_str_equal (kh_finding_get_rule (finding), rule))
        continue;
      n++;
      if (words != NULL)
        *words = kh_finding_get_text (finding); /* the plan holds it */
      g_assert_nonnull (kh_plan_find_node (plan, kh_finding_get_node (finding)));
    }
  return n;
}

typedef struct
{
  const char *text;
  KhItem *item;
} Find;

static gboolean
find_cb (KhNode *node, gpointer user_data)
{
  Find *find = user_data;

  if (KH_IS_ITEM (node) && strstr (kh_item_get_text (KH_ITEM (node)), find->text) != NULL)
    find->item = KH_ITEM (node);
  return find->item == NULL;
}

static KhItem *
find_item (KhPlan *plan, const char *text)
{
  Find find = { text, NULL };

  kh_plan_visit (plan, find_cb, &find);
  return find.item;
}

static void
test_plan_fields (Fixture *self, gconstpointer data)
{
  g_autoptr (KhPlan) next = carry (self, FALSE, NULL);
  g_autoptr (KhSignature) signature = g_list_model_get_item (kh_plan_get_signatures (next), 0);

  g_assert_cmpint (kh_plan_get_year (next), ==, 2027);
  g_assert_cmpint (kh_plan_get_state (next), ==, KH_PLAN_DRAFT);
  g_assert_null (kh_plan_get_number (next));
  g_assert_null (kh_plan_get_date (next));
  g_assert_cmpstr (kh_plan_get_title (next), ==, "Cải cách hành chính năm 2027");
  g_assert_cmpstr (kh_plan_get_superior (next), ==, "UBND TỈNH MẪU");
  g_assert_cmpint (kh_plan_get_urgency (next), ==, KH_URGENCY_NONE);
  g_assert_cmpstr (kh_plan_get_choices (next), ==, "body-size=13");
  g_assert_cmpstr (kh_node_get_derived_from (KH_NODE (next)), ==, kh_node_get_uuid (KH_NODE (self->plan)));
  /* The body has a usual signer, and no usual recipients. */
  g_assert_cmpstr (kh_signature_get_name (signature), ==, "Nguyễn Văn B");
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_recipients (next)), ==, 1);
  g_assert_cmpuint (count_rule (next, "carry-recipients", NULL), ==, 1);
  g_assert_cmpuint (count_rule (next, "carry-signatures", NULL), ==, 0);
  g_assert_cmpuint (count_rule (next, "import-joined", NULL), ==, 0);
}

static void
test_older_plan_stays (Fixture *self, gconstpointer data)
{
  g_autoptr (KhPlan) next G_GNUC_UNUSED = carry (self, FALSE, NULL);

  g_assert_cmpint (kh_plan_get_year (self->plan), ==, 2026);
  g_assert_cmpstr (kh_plan_get_title (self->plan), ==, "Cải cách hành chính năm 2026");
  g_assert_nonnull (find_item (self->plan, "Đã xong"));
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_findings (self->plan)), ==, 1);
}

static void
test_tasks (Fixture *self, gconstpointer data)
{
  g_autoptr (KhPlan) next = carry (self, FALSE, NULL);
  g_autoptr (KhPlan) all = carry (self, TRUE, NULL);
  KhTask *task = KH_TASK (find_item (next, "Nâng cấp"));

  g_assert_cmpstr (kh_deadline_get_text (kh_task_get_deadline (task)), ==, "Quý II/2027");
  g_assert_cmpint (kh_task_get_state (task), ==, KH_TASK_NOT_STARTED);
  g_assert_null (kh_task_get_note (task));
  g_assert_cmpstr (kh_task_get_budget (task), ==, "50 triệu đồng");
  g_assert_cmpuint (count_rule (next, "carry-ask-task-budget", NULL), ==, 1);
  g_assert_null (find_item (next, "Đã xong"));
  g_assert_null (find_item (next, "Đã bỏ"));
  g_assert_nonnull (find_item (all, "Đã xong"));
  g_assert_null (find_item (all, "Đã bỏ"));
  /* Late, and two that were never begun. */
  g_assert_cmpuint (count_rule (next, "carry-unfinished", NULL), ==, 3);
}

static void
test_units (Fixture *self, gconstpointer data)
{
  g_autoptr (KhPlan) next = carry (self, FALSE, NULL);
  KhTask *task = KH_TASK (find_item (next, "Nâng cấp"));
  KhTask *orphan = KH_TASK (find_item (next, "rà soát"));
  KhResponsibility *block = KH_RESPONSIBILITY (find_item (next, "Phòng Pháp chế"));
  g_autoptr (KhUnit) addressed = g_list_model_get_item (kh_responsibility_get_units (block), 0);
  const char *words = NULL;

  g_assert_true (kh_task_get_lead (task) == self->office);
  /* The office leads now, and so supports no more; the other has gone. */
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_support (task)), ==, 0);
  g_assert_null (kh_task_get_lead (orphan));
  g_assert_true (addressed == self->office);
  g_assert_cmpuint (count_rule (next, "carry-unit-ended", &words), ==, 2);
  g_assert_cmpstr (words, ==, "Trung tâm Cũ");
  /* Its name stands in a task's words, the merged unit's in a heading. */
  g_assert_cmpuint (count_rule (next, "carry-unit-name", NULL), ==, 2);
  for (guint i = 0; i < g_list_model_get_n_items (kh_plan_get_findings (next)); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (kh_plan_get_findings (next), i);
      g_autofree char *plain = NULL;
      gsize start, end;

      if (!g_str_equal (kh_finding_get_rule (finding), "carry-unit-name"))
        continue;
      /* Each says where its words are, so that they can be mended. */
      plain = kh_item_dup_plain (KH_ITEM (kh_plan_find_node (next, kh_finding_get_node (finding))));
      g_assert_true (kh_finding_get_range (finding, &start, &end));
      g_assert_cmpstr (kh_finding_get_property (finding), ==, "text");
      g_assert_true (g_str_has_prefix (plain + start, kh_finding_get_text (finding)));
      g_assert_cmpuint (end - start, ==, strlen (kh_finding_get_text (finding)));
    }
}

static void
test_circle (Fixture *self, gconstpointer data)
{
  g_autoptr (KhPlan) next = NULL;

  g_object_set (self->abolished, "successor", kh_node_get_uuid (KH_NODE (self->merged)), NULL);
  g_object_set (self->merged, "successor", kh_node_get_uuid (KH_NODE (self->abolished)), NULL);
  next = carry (self, FALSE, NULL);
  g_assert_null (kh_task_get_lead (KH_TASK (find_item (next, "Nâng cấp"))));
}

static void
test_targets (Fixture *self, gconstpointer data)
{
  g_autoptr (KhPlan) next = carry (self, FALSE, NULL);
  KhTarget *reached = KH_TARGET (find_item (next, "Trên 90%"));
  KhTarget *open = KH_TARGET (find_item (next, "100%"));
  g_autoptr (KhIndicator) first = g_list_model_get_item (kh_target_get_indicators (reached), 0);
  g_autoptr (KhIndicator) second = g_list_model_get_item (kh_target_get_indicators (open), 0);

  g_assert_cmpfloat (kh_indicator_get_value (first), ==, 90);
  g_assert_cmpfloat (kh_indicator_get_baseline (first), ==, 93.5);
  g_assert_true (isnan (kh_indicator_get_result (first)));
  g_assert_cmpfloat (kh_indicator_get_baseline (second), ==, 100);
  g_assert_cmpuint (count_rule (next, "carry-target", NULL), ==, 2);
}

static void
test_reports (Fixture *self, gconstpointer data)
{
  g_autoptr (KhPlan) next = carry (self, FALSE, NULL);
  KhDuty *duty = KH_DUTY (find_item (next, "Báo cáo năm"));
  g_autoptr (KhReporting) report = g_list_model_get_item (kh_duty_get_reports (duty), 0);

  g_assert_cmpstr (kh_item_get_text (KH_ITEM (duty)), ==, "Báo cáo năm trước ngày 30/11/2027");
  g_assert_cmpint (kh_deadline_get_year (kh_reporting_get_before (report)), ==, 2027);
}

static char *
group_heading (KhPlan *plan, guint i)
{
  KhSection *parent = kh_plan_find_section (plan, KH_SECTION_TASK_GROUPS);
  g_autoptr (KhSection) group = g_list_model_get_item (kh_section_get_sections (parent), i);

  return group != NULL ? g_strdup (kh_section_get_heading (group)) : NULL;
}

static void
test_groups (Fixture *self, gconstpointer data)
{
  static const char *const headings[] = { "Cải cách thể chế", "Cải cách tài chính công",
                                          "Xây dựng, phát triển Chính quyền điện tử, Chính quyền số" };
  g_autoptr (KhPlan) template_plan = kh_plan_new (2027);
  KhSection *parent = kh_section_new (KH_SECTION_TASK_GROUPS, "Nhiệm vụ");
  g_autoptr (KhPlan) next = NULL;

  g_object_set (template_plan, "template", "cchc-76", NULL);
  kh_node_append_take (KH_NODE (template_plan), parent);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    kh_node_append_take (KH_NODE (parent), kh_section_new (KH_SECTION_TASK_GROUP, headings[i]));
  next = carry (self, FALSE, template_plan);

  g_assert_cmpstr (kh_plan_get_template (next), ==, "cchc-76");
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *heading = group_heading (next, i);

      g_assert_cmpstr (heading, ==, headings[i]);
    }
  g_assert_cmpstr (kh_section_get_heading (kh_item_get_section (find_item (next, "Nâng cấp"))), ==, headings[2]);
  g_assert_cmpstr (kh_section_get_heading (kh_item_get_section (find_item (next, "rà soát"))), ==, headings[0]);
  /* What has no place in the new contents is kept, last, and marked. */
  g_assert_cmpstr (kh_section_get_heading (kh_item_get_section (find_item (next, "Trực ban"))), ==, "Phòng, chống lụt bão");
  g_assert_cmpuint (count_rule (next, "carry-group", NULL), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/carry/plan-fields", test_plan_fields);
  ADD ("/carry/older-plan-stays", test_older_plan_stays);
  ADD ("/carry/tasks", test_tasks);
  ADD ("/carry/units", test_units);
  ADD ("/carry/circle", test_circle);
  ADD ("/carry/targets", test_targets);
  ADD ("/carry/reports", test_reports);
  ADD ("/carry/groups", test_groups);
#undef ADD

  return g_test_run ();
}
