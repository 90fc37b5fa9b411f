/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the checks say of plans that lack something, and of one that lacks nothing. */
#include "checks.h"

#include <string.h>

#define YEAR 2027

/* A plan with all that the rules ask for; each test takes one thing away. */
typedef struct
{
  KhPlan *plan;
  KhUnit *office;
  KhUnit *division;
  KhTask *task;
  KhResponsibility *responsibility;
} Fixture;

static KhSection *
add_section (gpointer parent, KhSectionKind kind, const char *heading)
{
  KhSection *section = kh_section_new (kind, heading);

  kh_node_append_take (KH_NODE (parent), section);
  return section;
}

static KhItem *
add_item (gpointer parent, KhItemKind kind, const char *text)
{
  KhItem *item = kh_item_new (kind, text);

  kh_node_append_take (KH_NODE (parent), item);
  return item;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  g_autoptr (KhDeadline) deadline = kh_deadline_new (KH_DEADLINE_QUARTER, 0, 2, 0, NULL);
  g_autoptr (GPtrArray) support = g_ptr_array_new ();
  KhSection *groups;
  KhSection *group;

  fixture->plan = kh_plan_new (YEAR);
  g_object_set (fixture->plan, "title", "Cải cách hành chính của Sở Mẫu năm 2027", "issuer", "Sở Mẫu", "place",
                "Tỉnh Mẫu", "symbol", "KH-SM", "number", "05", NULL);
  fixture->office = kh_unit_new (KH_UNIT_OFFICE, "Văn phòng Sở");
  fixture->division = kh_unit_new (KH_UNIT_DIVISION, "Phòng Nghiệp vụ");
  kh_node_append_take (KH_NODE (agency), fixture->office);
  kh_node_append_take (KH_NODE (agency), fixture->division);
  kh_plan_set_agency (fixture->plan, agency);

  add_item (add_section (fixture->plan, KH_SECTION_TARGETS, "Mục tiêu"), KH_ITEM_TARGET, "Đạt 100% hồ sơ đúng hạn.");
  groups = add_section (fixture->plan, KH_SECTION_TASK_GROUPS, "Nhiệm vụ");
  group = add_section (groups, KH_SECTION_TASK_GROUP, "Cải cách thể chế");
  fixture->task = KH_TASK (add_item (group, KH_ITEM_TASK, "Rà soát quy trình nội bộ."));
  g_ptr_array_add (support, fixture->division);
  kh_task_set_lead (fixture->task, fixture->office);
  kh_task_set_support (fixture->task, support);
  g_object_set (fixture->task, "product", "Báo cáo rà soát", "deadline", deadline, NULL);
  fixture->responsibility = KH_RESPONSIBILITY (
    add_item (add_section (fixture->plan, KH_SECTION_RESPONSIBILITIES, "Tổ chức thực hiện"), KH_ITEM_RESPONSIBILITY,
              "Văn phòng Sở:"));
  add_item (fixture->responsibility, KH_ITEM_DUTY, "Theo dõi việc thực hiện kế hoạch.");

  kh_node_append_take (KH_NODE (fixture->plan), kh_signature_new (NULL, "GIÁM ĐỐC", "Nguyễn Văn A"));
  kh_node_append_take (KH_NODE (fixture->plan), kh_recipient_new ("Sở Nội vụ", "b/c"));
  kh_node_append_take (KH_NODE (fixture->plan), kh_recipient_new_archive ("VT", "VP", 0));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->plan);
}

/* Asserts that exactly one rule is broken, once, and returns its finding. */
static KhFinding *
assert_only (GPtrArray *findings, const char *rule, KhSeverity severity)
{
  KhFinding *finding;

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", kh_finding_get_rule (g_ptr_array_index (findings, i)));
  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpstr (kh_finding_get_rule (finding), ==, rule);
  g_assert_cmpint (kh_finding_get_severity (finding), ==, severity);
  g_assert_cmpstr (kh_finding_get_message (finding), !=, "");
  return finding;
}

static void
test_complete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = kh_checks_run (fixture->plan, NULL, NULL);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", kh_finding_get_rule (g_ptr_array_index (findings, i)));
  g_assert_cmpuint (findings->len, ==, 0);
}

/* One property of the plan or its parts emptied, one finding. */
typedef struct
{
  const char *name;
  const char *property;
  const char *value;
  const char *rule;
  KhSeverity severity;
  const char *text;
  const char *fix;
} Case;

static const Case plan_cases[] = {
  { "issuer", "issuer", NULL, NULL, KH_SEVERITY_ERROR, NULL, NULL },
  { "title", "title", NULL, "format-title-missing", KH_SEVERITY_ERROR, NULL, NULL },
  { "title-year", "title", "Cải cách hành chính năm 2026", "content-title-year", KH_SEVERITY_ERROR, "2026", "2027" },
  { "place", "place", NULL, "format-place-missing", KH_SEVERITY_ERROR, NULL, NULL },
  { "symbol", "symbol", NULL, "format-symbol-missing", KH_SEVERITY_WARNING, NULL, NULL },
  { "symbol-form", "symbol", "KH - SM", "format-symbol-form", KH_SEVERITY_ERROR, "KH - SM", NULL },
  { "number-form", "number", "5", "format-number-form", KH_SEVERITY_WARNING, "5", "05" },
};

static void
test_plan_property (Fixture *fixture, gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GPtrArray) findings = NULL;
  KhFinding *finding;

  g_object_set (fixture->plan, c->property, c->value, NULL);
  findings = kh_checks_run (fixture->plan, NULL, NULL);
  if (c->rule == NULL)
    {
      /* The directory's name stands in for the letterhead's. */
      g_assert_cmpuint (findings->len, ==, 0);
      return;
    }
  finding = assert_only (findings, c->rule, c->severity);
  g_assert_cmpstr (kh_finding_get_text (finding), ==, c->text);
  g_assert_cmpstr (kh_finding_get_fix (finding), ==, c->fix);
  g_assert_cmpstr (kh_finding_get_node (finding), ==, kh_node_get_uuid (KH_NODE (fixture->plan)));
}

static void
test_issuer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (KhPlan) plan = kh_plan_new (YEAR);
  gboolean found = FALSE;

  findings = kh_checks_run (plan, NULL, NULL);
  for (guint i = 0; i < findings->len; i++)
    found |= g_str_equal (kh_finding_get_rule (g_ptr_array_index (findings, i)), "format-issuer-missing");
  g_assert_true (found);
}

static void
test_signer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhSignature) signature = g_list_model_get_item (kh_plan_get_signatures (fixture->plan), 0);
  g_autoptr (GPtrArray) nameless = NULL;
  g_autoptr (GPtrArray) absent = NULL;

  g_object_set (signature, "name", NULL, NULL);
  nameless = kh_checks_run (fixture->plan, NULL, NULL);
  g_assert_cmpstr (kh_finding_get_node (assert_only (nameless, "format-signer-name-missing", KH_SEVERITY_ERROR)), ==,
                   kh_node_get_uuid (KH_NODE (signature)));
  kh_node_remove (KH_NODE (signature));
  absent = kh_checks_run (fixture->plan, NULL, NULL);
  assert_only (absent, "format-signer-missing", KH_SEVERITY_ERROR);
}

static void
test_recipients (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhRecipient) first = g_list_model_get_item (kh_plan_get_recipients (fixture->plan), 0);
  g_autoptr (KhRecipient) archive = g_list_model_get_item (kh_plan_get_recipients (fixture->plan), 1);
  g_autoptr (GPtrArray) no_unit = NULL;
  g_autoptr (GPtrArray) no_archive = NULL;
  g_autoptr (GPtrArray) none = NULL;

  g_object_set (archive, "unit", NULL, NULL);
  no_unit = kh_checks_run (fixture->plan, NULL, NULL);
  assert_only (no_unit, "format-archive-unit-missing", KH_SEVERITY_WARNING);
  kh_node_remove (KH_NODE (archive));
  no_archive = kh_checks_run (fixture->plan, NULL, NULL);
  assert_only (no_archive, "format-archive-missing", KH_SEVERITY_ERROR);
  kh_node_remove (KH_NODE (first));
  none = kh_checks_run (fixture->plan, NULL, NULL);
  assert_only (none, "format-recipients-missing", KH_SEVERITY_ERROR);
}

static void
test_task (Fixture *fixture, gconstpointer data)
{
  const char *uuid = kh_node_get_uuid (KH_NODE (fixture->task));
  g_autoptr (KhDeadline) none = kh_deadline_new (KH_DEADLINE_NONE, 0, 0, 0, NULL);
  g_autoptr (KhDeadline) words = kh_deadline_new (KH_DEADLINE_FREE, 0, 0, 0, "Thường xuyên");
  g_autoptr (KhDeadline) quarter = kh_deadline_new (KH_DEADLINE_QUARTER, YEAR, 4, 0, NULL);
  g_autoptr (GPtrArray) no_lead = NULL;
  g_autoptr (GPtrArray) no_product = NULL;
  g_autoptr (GPtrArray) no_deadline = NULL;
  g_autoptr (GPtrArray) in_words = NULL;
  g_autoptr (GPtrArray) in_year = NULL;

  kh_task_set_lead (fixture->task, NULL);
  no_lead = kh_checks_run (fixture->plan, NULL, NULL);
  g_assert_cmpstr (kh_finding_get_node (assert_only (no_lead, "content-task-no-lead", KH_SEVERITY_WARNING)), ==, uuid);
  kh_task_set_lead (fixture->task, fixture->office);

  g_object_set (fixture->task, "product", NULL, NULL);
  no_product = kh_checks_run (fixture->plan, NULL, NULL);
  assert_only (no_product, "content-task-no-product", KH_SEVERITY_HINT);
  g_object_set (fixture->task, "product", "Báo cáo", NULL);

  g_object_set (fixture->task, "deadline", none, NULL);
  no_deadline = kh_checks_run (fixture->plan, NULL, NULL);
  assert_only (no_deadline, "content-task-no-deadline", KH_SEVERITY_WARNING);
  g_object_set (fixture->task, "deadline", words, NULL);
  in_words = kh_checks_run (fixture->plan, NULL, NULL);
  g_assert_cmpuint (in_words->len, ==, 0);
  g_object_set (fixture->task, "deadline", quarter, NULL);
  in_year = kh_checks_run (fixture->plan, NULL, NULL);
  g_assert_cmpuint (in_year->len, ==, 0);
}

static void
test_deadline_outside (Fixture *fixture, gconstpointer data)
{
  const int years[] = { YEAR - 1, YEAR + 1 };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr (KhDeadline) deadline = kh_deadline_new (KH_DEADLINE_DAY, years[i], 6, 30, NULL);
      g_autoptr (GPtrArray) findings = NULL;
      KhFinding *finding;

      g_object_set (fixture->task, "deadline", deadline, NULL);
      findings = kh_checks_run (fixture->plan, NULL, NULL);
      finding = assert_only (findings, "content-deadline-outside-year", KH_SEVERITY_ERROR);
      g_assert_cmpstr (kh_finding_get_text (finding), ==, kh_deadline_get_text (deadline));
    }
}

static void
test_units (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GPtrArray) twice = NULL;
  g_autoptr (GPtrArray) dead = NULL;
  g_autoptr (GPtrArray) same_name = NULL;
  KhUnit *twin = kh_unit_new (KH_UNIT_OTHER, "văn phòng Sở");

  g_ptr_array_add (units, fixture->office);
  kh_task_set_support (fixture->task, units);
  twice = kh_checks_run (fixture->plan, NULL, NULL);
  g_assert_cmpstr (kh_finding_get_text (assert_only (twice, "content-unit-twice", KH_SEVERITY_WARNING)), ==,
                   "Văn phòng Sở");
  g_ptr_array_set_size (units, 0);
  g_ptr_array_add (units, fixture->division);
  kh_task_set_support (fixture->task, units);

  g_object_set (fixture->division, "last-year", YEAR - 1, NULL);
  dead = kh_checks_run (fixture->plan, NULL, NULL);
  g_assert_cmpstr (kh_finding_get_text (assert_only (dead, "content-unit-not-alive", KH_SEVERITY_ERROR)), ==,
                   "Phòng Nghiệp vụ");
  g_object_set (fixture->division, "last-year", YEAR, NULL);

  kh_node_append_take (KH_NODE (kh_plan_get_agency (fixture->plan)), twin);
  same_name = kh_checks_run (fixture->plan, NULL, NULL);
  g_assert_cmpstr (kh_finding_get_node (assert_only (same_name, "content-duplicate-unit", KH_SEVERITY_WARNING)), ==,
                   kh_node_get_uuid (KH_NODE (twin)));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  KhSection *targets = kh_plan_find_section (fixture->plan, KH_SECTION_TARGETS);
  g_autoptr (KhItem) target = g_list_model_get_item (kh_section_get_items (targets), 0);
  g_autoptr (KhItem) duty = g_list_model_get_item (kh_item_get_items (KH_ITEM (fixture->responsibility)), 0);
  g_autoptr (GPtrArray) blank = NULL;
  g_autoptr (GPtrArray) section = NULL;
  g_autoptr (GPtrArray) idle = NULL;

  kh_item_set_text (target, "<b> </b>");
  blank = kh_checks_run (fixture->plan, NULL, NULL);
  assert_only (blank, "content-empty-item", KH_SEVERITY_WARNING);
  kh_node_remove (KH_NODE (target));
  section = kh_checks_run (fixture->plan, NULL, NULL);
  g_assert_cmpstr (kh_finding_get_text (assert_only (section, "content-empty-section", KH_SEVERITY_WARNING)), ==,
                   "Mục tiêu");
  kh_node_append (KH_NODE (targets), KH_NODE (target));
  kh_item_set_text (target, "Đạt 100%.");
  kh_node_remove (KH_NODE (duty));
  idle = kh_checks_run (fixture->plan, NULL, NULL);
  assert_only (idle, "content-empty-responsibility", KH_SEVERITY_WARNING);
}

static void
test_sections (Fixture *fixture, gconstpointer data)
{
  KhSection *targets = kh_plan_find_section (fixture->plan, KH_SECTION_TARGETS);
  g_autoptr (GPtrArray) findings = NULL;

  kh_node_remove (KH_NODE (targets));
  findings = kh_checks_run (fixture->plan, NULL, NULL);
  assert_only (findings, "content-no-targets", KH_SEVERITY_WARNING);
}

/* An official letter needs none of a plan's parts. */
static void
test_letter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  g_object_set (fixture->plan, "type-name", "Công văn", NULL);
  kh_node_remove (KH_NODE (kh_plan_find_section (fixture->plan, KH_SECTION_TARGETS)));
  findings = kh_checks_run (fixture->plan, NULL, NULL);
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (kh_finding_get_rule (findings->pdata[i]), !=, "content-no-targets");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/checks/complete", Fixture, NULL, set_up, test_complete, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (plan_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/plan/", plan_cases[i].name, NULL);

      g_test_add (path, Fixture, &plan_cases[i], set_up, test_plan_property, tear_down);
    }
  g_test_add ("/checks/issuer", Fixture, NULL, set_up, test_issuer, tear_down);
  g_test_add ("/checks/signer", Fixture, NULL, set_up, test_signer, tear_down);
  g_test_add ("/checks/recipients", Fixture, NULL, set_up, test_recipients, tear_down);
  g_test_add ("/checks/task", Fixture, NULL, set_up, test_task, tear_down);
  g_test_add ("/checks/deadline-outside", Fixture, NULL, set_up, test_deadline_outside, tear_down);
  g_test_add ("/checks/units", Fixture, NULL, set_up, test_units, tear_down);
  g_test_add ("/checks/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/checks/sections", Fixture, NULL, set_up, test_sections, tear_down);
  g_test_add ("/checks/letter", Fixture, NULL, set_up, test_letter, tear_down);
  return g_test_run ();
}
