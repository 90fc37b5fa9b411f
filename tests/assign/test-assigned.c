/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties written from the assignments: their words, how they follow, and that
 * what a person wrote stays. */
#include "assigned.h"
#include "fixture.h"
#include "follow.h"

typedef struct
{
  Fixture base;
  KhStore *store;
  KhPlan *plan;
  KhUnit *office, *law, *centre;
  KhTask *tasks[3];
  KhSection *duties;
} Assignments;

static KhTask *
add_task (KhSection *group, const char *text, const char *deadline, KhUnit *lead, KhUnit *support)
{
  KhItem *task = kh_item_new (KH_ITEM_TASK, text);
  g_autoptr (KhDeadline) due = kh_deadline_parse (deadline);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  g_object_set (task, "deadline", due, NULL);
  kh_task_set_lead (KH_TASK (task), lead);
  if (support != NULL)
    g_ptr_array_add (units, support);
  kh_task_set_support (KH_TASK (task), units);
  kh_node_append_take (KH_NODE (group), task);
  return KH_TASK (task);
}

static void
set_up (Assignments *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  KhSection *group = kh_section_new (KH_SECTION_TASK_GROUP, "Nhóm");

  fixture_set_up (&self->base, NULL);
  self->store = fixture_open (&self->base);
  kh_assign_follow (self->store);
  self->plan = kh_plan_new (2027);
  self->office = kh_unit_new (KH_UNIT_OFFICE, "Văn phòng Sở");
  self->law = kh_unit_new (KH_UNIT_DIVISION, "Phòng Pháp chế");
  self->centre = kh_unit_new (KH_UNIT_ATTACHED, "Trung tâm A&B");
  kh_node_append_take (KH_NODE (agency), self->office);
  kh_node_append_take (KH_NODE (agency), self->law);
  kh_node_append_take (KH_NODE (agency), self->centre);
  kh_plan_set_agency (self->plan, agency);
  kh_node_append_take (KH_NODE (self->plan), group);
  self->tasks[0] = add_task (group, "Rà soát <b>văn bản</b>;", "Quý II", self->law, self->office);
  self->tasks[1] = add_task (group, "Công bố thủ tục.", "", self->office, self->centre);
  self->tasks[2] = add_task (group, "Số hóa hồ sơ", "Hằng quý", self->office, NULL);
  self->duties = kh_section_new (KH_SECTION_RESPONSIBILITIES, "TỔ CHỨC THỰC HIỆN");
  kh_node_append_take (KH_NODE (self->plan), self->duties);
  g_assert_cmpint (kh_store_add_plan (self->store, self->plan, &error), >, 0);
  g_assert_no_error (error);
}

static void
tear_down (Assignments *self, gconstpointer data)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  fixture_tear_down (&self->base, NULL);
}

static guint
write_duties (Assignments *self, KhAssignScope scope)
{
  g_autoptr (KhAssigned) assigned = kh_assigned_new (self->plan);
  KhEdit *edit = fixture_begin_edit (self->store, self->plan);
  guint n = kh_assigned_write (assigned, edit, self->duties, scope);

  fixture_commit_edit (edit);
  return n;
}

static void
assign_lead (Assignments *self, KhTask *task, KhUnit *unit)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  KhEdit *edit = fixture_begin_edit (self->store, self->plan);

  if (unit != NULL)
    g_ptr_array_add (units, unit);
  kh_edit_set_units (edit, task, KH_UNIT_ROLE_LEAD, units);
  fixture_commit_edit (edit);
}

static char *
dup_duties (Assignments *self)
{
  GListModel *blocks = kh_section_get_items (self->duties);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (KhItem) block = g_list_model_get_item (blocks, i);
      GListModel *duties = kh_item_get_items (block);

      g_string_append_printf (all, "%s\n", kh_item_get_text (block));
      for (guint j = 0; j < g_list_model_get_n_items (duties); j++)
        {
          g_autoptr (KhItem) duty = g_list_model_get_item (duties, j);

          g_string_append_printf (all, "- %s\n", kh_item_get_text (duty));
        }
    }
  return g_string_free (all, FALSE);
}

static void
assert_duties (Assignments *self, const char *wanted)
{
  g_autofree char *duties = dup_duties (self);

  g_assert_cmpstr (duties, ==, wanted);
}

#define OFFICE_LEAD "- Chủ trì thực hiện các nhiệm vụ: Công bố thủ tục; Số hóa hồ sơ (Hằng quý).\n"
#define OFFICE_SUPPORT "- Phối hợp thực hiện nhiệm vụ: Rà soát văn bản (Phòng Pháp chế chủ trì).\n"
#define LAW "Phòng Pháp chế\n- Chủ trì thực hiện nhiệm vụ: Rà soát văn bản (Quý II).\n"
#define CENTRE "Trung tâm A&amp;B\n- Phối hợp thực hiện nhiệm vụ: Công bố thủ tục (Văn phòng Sở chủ trì).\n"

static void
test_singly (Assignments *self, gconstpointer data)
{
  g_assert_cmpuint (write_duties (self, KH_ASSIGN_SINGLY), ==, 4);
  assert_duties (self, "Văn phòng Sở\n" OFFICE_LEAD OFFICE_SUPPORT LAW CENTRE);
  /* Again: nothing is missing. */
  g_assert_cmpuint (write_duties (self, KH_ASSIGN_SINGLY), ==, 0);
  assert_undo (self->store, self->plan);
  assert_duties (self, "");
}

static void
test_by_kind (Assignments *self, gconstpointer data)
{
  g_assert_cmpuint (write_duties (self, KH_ASSIGN_BY_KIND), ==, 4);
  assert_duties (self,
                 "Văn phòng\n"
                 "- Chủ trì thực hiện các nhiệm vụ: Công bố thủ tục (Văn phòng Sở); Số hóa hồ sơ (Văn phòng Sở; Hằng quý).\n"
                 "- Phối hợp thực hiện nhiệm vụ: Rà soát văn bản (Văn phòng Sở; Phòng Pháp chế chủ trì).\n"
                 "Trưởng các phòng chuyên môn, nghiệp vụ\n"
                 "- Chủ trì thực hiện nhiệm vụ: Rà soát văn bản (Phòng Pháp chế; Quý II).\n"
                 "Thủ trưởng các đơn vị trực thuộc\n"
                 "- Phối hợp thực hiện nhiệm vụ: Công bố thủ tục (Trung tâm A&amp;B; Văn phòng Sở chủ trì).\n");
}

/* What follows changes in the edit that it follows from: one step back and forth. */
static void
test_follows (Assignments *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  write_duties (self, KH_ASSIGN_SINGLY);
  before = dup_duties (self);
  assign_lead (self, self->tasks[2], self->law);
  assert_duties (self,
                 "Văn phòng Sở\n- Chủ trì thực hiện nhiệm vụ: Công bố thủ tục.\n" OFFICE_SUPPORT
                 "Phòng Pháp chế\n- Chủ trì thực hiện các nhiệm vụ: Rà soát văn bản (Quý II); Số hóa hồ sơ (Hằng quý).\n" CENTRE);
  after = dup_duties (self);
  assert_undo (self->store, self->plan);
  assert_duties (self, before);
  assert_redo (self->store, self->plan);
  assert_duties (self, after);
  assert_undo (self->store, self->plan);
  /* The words of a task, and a task that goes. */
  {
    KhEdit *edit = fixture_begin_edit (self->store, self->plan);

    kh_edit_set (edit, self->tasks[1], "text", "Công khai thủ tục", NULL);
    kh_edit_remove (edit, self->tasks[0]);
    fixture_commit_edit (edit);
  }
  assert_duties (self,
                 "Văn phòng Sở\n- Chủ trì thực hiện các nhiệm vụ: Công khai thủ tục; Số hóa hồ sơ (Hằng quý).\n"
                 "Phòng Pháp chế\n"
                 "Trung tâm A&amp;B\n- Phối hợp thực hiện nhiệm vụ: Công khai thủ tục (Văn phòng Sở chủ trì).\n");
  assert_undo (self->store, self->plan);
  assert_duties (self, before);
  assert_integrity (&self->base);
}

static void
test_by_hand_stays (Assignments *self, gconstpointer data)
{
  g_autoptr (KhResponsibility) office = NULL;
  g_autoptr (KhAssigned) assigned = NULL;
  KhEdit *edit;
  static const char by_hand[] = "Chủ trì thực hiện các nhiệm vụ: Công bố thủ tục trên Cổng dịch vụ công; Số hóa hồ sơ.";

  write_duties (self, KH_ASSIGN_SINGLY);
  office = g_list_model_get_item (kh_section_get_items (self->duties), 0);
  set_text (self->store, self->plan, KH_ITEM (kh_assigned_find_duty (office, KH_UNIT_ROLE_LEAD)), by_hand, NULL);
  assign_lead (self, self->tasks[2], self->law);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (kh_assigned_find_duty (office, KH_UNIT_ROLE_LEAD))), ==, by_hand);
  /* Writing again does not touch it either; taking over does. */
  g_assert_cmpuint (write_duties (self, KH_ASSIGN_SINGLY), ==, 0);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (kh_assigned_find_duty (office, KH_UNIT_ROLE_LEAD))), ==, by_hand);
  assigned = kh_assigned_new (self->plan);
  edit = fixture_begin_edit (self->store, self->plan);
  kh_assigned_take_over (assigned, edit, office, KH_UNIT_ROLE_LEAD);
  fixture_commit_edit (edit);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (kh_assigned_find_duty (office, KH_UNIT_ROLE_LEAD))), ==,
                   "Chủ trì thực hiện nhiệm vụ: Công bố thủ tục.");
  assert_undo (self->store, self->plan);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (kh_assigned_find_duty (office, KH_UNIT_ROLE_LEAD))), ==, by_hand);
}

/* A sentence of somebody's own that only begins alike is no such paragraph. */
static void
test_own_words (Assignments *self, gconstpointer data)
{
  g_autoptr (KhItem) block = kh_item_new (KH_ITEM_RESPONSIBILITY, "Văn phòng");
  g_autoptr (KhItem) own = kh_item_new (KH_ITEM_DUTY, "Chủ trì thực hiện các nội dung về chế độ công vụ.");
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  KhEdit *edit = fixture_begin_edit (self->store, self->plan);

  g_ptr_array_add (units, self->office);
  kh_edit_insert (edit, self->duties, 0, block);
  kh_edit_insert (edit, block, 0, own);
  kh_edit_set_units (edit, block, KH_UNIT_ROLE_RESPONSIBLE, units);
  fixture_commit_edit (edit);
  g_assert_null (kh_assigned_find_duty (KH_RESPONSIBILITY (block), KH_UNIT_ROLE_LEAD));
  write_duties (self, KH_ASSIGN_SINGLY);
  assert_duties (self,
                 "Văn phòng\n" OFFICE_LEAD OFFICE_SUPPORT "- Chủ trì thực hiện các nội dung về chế độ công vụ.\n" LAW CENTRE);
}

/* Typed in the middle of an edit that changes the assignments too. */
static void
test_same_edit (Assignments *self, gconstpointer data)
{
  g_autoptr (KhResponsibility) office = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  KhEdit *edit;

  write_duties (self, KH_ASSIGN_SINGLY);
  office = g_list_model_get_item (kh_section_get_items (self->duties), 0);
  edit = fixture_begin_edit (self->store, self->plan);
  kh_edit_set (edit, kh_assigned_find_duty (office, KH_UNIT_ROLE_LEAD), "text", "Lo việc chung.", NULL);
  kh_edit_set_units (edit, self->tasks[1], KH_UNIT_ROLE_LEAD, none);
  fixture_commit_edit (edit);
  assert_duties (self,
                 "Văn phòng Sở\n- Lo việc chung.\n" OFFICE_SUPPORT LAW
                 "Trung tâm A&amp;B\n- Phối hợp thực hiện nhiệm vụ: Công bố thủ tục.\n");
}

static void
test_counts (Assignments *self, gconstpointer data)
{
  g_autoptr (KhAssigned) assigned = kh_assigned_new (self->plan);

  g_assert_cmpuint (kh_assigned_count (assigned, self->office, KH_UNIT_ROLE_LEAD), ==, 2);
  g_assert_cmpuint (kh_assigned_count (assigned, self->office, KH_UNIT_ROLE_SUPPORT), ==, 1);
  g_assert_cmpuint (kh_assigned_count (assigned, self->centre, KH_UNIT_ROLE_LEAD), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/assigned/singly", Assignments, NULL, set_up, test_singly, tear_down);
  g_test_add ("/assigned/by-kind", Assignments, NULL, set_up, test_by_kind, tear_down);
  g_test_add ("/assigned/follows", Assignments, NULL, set_up, test_follows, tear_down);
  g_test_add ("/assigned/by-hand-stays", Assignments, NULL, set_up, test_by_hand_stays, tear_down);
  g_test_add ("/assigned/own-words", Assignments, NULL, set_up, test_own_words, tear_down);
  g_test_add ("/assigned/same-edit", Assignments, NULL, set_up, test_same_edit, tear_down);
  g_test_add ("/assigned/counts", Assignments, NULL, set_up, test_counts, tear_down);

  return g_test_run ();
}
