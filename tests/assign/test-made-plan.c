/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan of 3,000 tasks and 60 units: duties from its assignments, a unit that is
 * merged in the middle of the year, every form of a deadline. */
#include <string.h>

#include "assigned.h"
#include "fixture.h"
#include "follow.h"
#include "made-plan.h"
#include "schedule.h"

/* Units that lose their tasks, and that take them over. */
#define MERGED 16
#define SUCCESSOR 17

typedef struct
{
  Fixture base;
  KhStore *store;
  KhPlan *plan;
  KhSection *duties;
} Made;

static void
set_up (Made *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&self->base, NULL);
  self->store = fixture_open (&self->base);
  kh_assign_follow (self->store);
  self->plan = made_plan_new ();
  self->duties = kh_plan_find_section (self->plan, KH_SECTION_RESPONSIBILITIES);
  g_assert_cmpint (kh_store_add_plan (self->store, self->plan, &error), >, 0);
  g_assert_no_error (error);
}

static void
tear_down (Made *self, gconstpointer data)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  fixture_tear_down (&self->base, NULL);
}

static guint
write_duties (Made *self, KhAssignScope scope)
{
  g_autoptr (KhAssigned) assigned = kh_assigned_new (self->plan);
  KhEdit *edit = fixture_begin_edit (self->store, self->plan);
  const guint n = kh_assigned_write (assigned, edit, self->duties, scope);

  fixture_commit_edit (edit);
  return n;
}

/* Returns: (transfer none) (nullable): what the block of @unit says of its tasks */
static const char *
find_words (Made *self, KhUnit *unit, KhUnitRole role)
{
  GListModel *blocks = kh_section_get_items (self->duties);

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (KhResponsibility) block = g_list_model_get_item (blocks, i);

      if (kh_responsibility_binds (block, unit))
        {
          KhDuty *duty = kh_assigned_find_duty (block, role);

          return duty != NULL ? kh_item_get_text (KH_ITEM (duty)) : NULL;
        }
    }
  return NULL;
}

static guint
count_of (const char *words, const char *text)
{
  guint n = 0;

  for (const char *p = strstr (words, text); p != NULL; p = strstr (p + 1, text))
    n++;
  return n;
}

/* Each task once, where its lead unit is told of its tasks, with when it is due. */
static void
assert_all_told (Made *self)
{
  g_autoptr (GPtrArray) tasks = kh_plan_list_tasks (self->plan);

  for (guint i = 0; i < tasks->len; i++)
    {
      KhTask *task = tasks->pdata[i];
      const char *deadline = kh_deadline_get_text (kh_task_get_deadline (task));
      const char *text = kh_item_get_text (KH_ITEM (task));
      g_autofree char *wanted = *deadline != '\0' ? g_strdup_printf ("%s (%s)", text, deadline) : g_strdup (text);
      const char *leads = find_words (self, kh_task_get_lead (task), KH_UNIT_ROLE_LEAD);
      g_autoptr (KhUnit) helper = g_list_model_get_item (kh_task_get_support (task), 0);
      const char *supports = find_words (self, helper, KH_UNIT_ROLE_SUPPORT);

      g_assert_nonnull (leads);
      g_assert_cmpuint (count_of (leads, wanted), ==, 1);
      g_assert_cmpuint (count_of (leads, text), ==, 1);
      g_assert_nonnull (supports);
      g_assert_cmpuint (count_of (supports, text), ==, 1);
    }
}

static void
test_generation (Made *self, gconstpointer data)
{
  g_autoptr (KhAssigned) assigned = kh_assigned_new (self->plan);
  g_autofree char *before = dump_node (self->plan);
  g_autofree char *after = NULL;
  gint64 start = g_get_monotonic_time ();
  guint n_lead = 0;

  for (guint i = 0; i < MADE_PLAN_N_UNITS; i++)
    n_lead += kh_assigned_count (assigned, made_plan_get_unit (self->plan, i), KH_UNIT_ROLE_LEAD);
  g_assert_cmpuint (n_lead, ==, MADE_PLAN_N_TASKS);

  g_assert_cmpuint (write_duties (self, KH_ASSIGN_SINGLY), ==, 2 * MADE_PLAN_N_UNITS);
  g_test_message ("written in %.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (self->duties)), ==, MADE_PLAN_N_UNITS);
  assert_all_told (self);
  g_assert_cmpuint (write_duties (self, KH_ASSIGN_SINGLY), ==, 0);

  /* One step, back and forth. */
  after = dump_node (self->plan);
  assert_undo (self->store, self->plan);
  assert_dump (self->plan, before);
  assert_redo (self->store, self->plan);
  assert_dump (self->plan, after);
}

static void
test_by_kind (Made *self, gconstpointer data)
{
  static const KhUnitKind kinds[] = { KH_UNIT_OFFICE, KH_UNIT_DIVISION, KH_UNIT_ATTACHED };
  g_autoptr (GPtrArray) tasks = kh_plan_list_tasks (self->plan);

  g_assert_cmpuint (write_duties (self, KH_ASSIGN_BY_KIND), ==, 2 * G_N_ELEMENTS (kinds));
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (self->duties)), ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < tasks->len; i++)
    {
      KhTask *task = tasks->pdata[i];
      g_autofree char *wanted
        = g_strdup_printf ("%s (%s", kh_item_get_text (KH_ITEM (task)), kh_unit_get_name (kh_task_get_lead (task)));

      g_assert_cmpuint (count_of (find_words (self, kh_task_get_lead (task), KH_UNIT_ROLE_LEAD), wanted), ==, 1);
    }
}

/* The unit's years end, and another takes over what it leads and supports. */
static void
test_merged (Made *self, gconstpointer data)
{
  KhUnit *merged = made_plan_get_unit (self->plan, MERGED);
  KhUnit *successor = made_plan_get_unit (self->plan, SUCCESSOR);
  KhUnit *other = made_plan_get_unit (self->plan, SUCCESSOR + 20);
  g_autoptr (GPtrArray) tasks = kh_plan_list_tasks (self->plan);
  g_autoptr (GPtrArray) taker = g_ptr_array_new ();
  g_autoptr (KhAssigned) assigned = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *of_other = NULL;
  static const char by_hand[] = "Chủ trì thực hiện các nhiệm vụ: Do Chánh Văn phòng phân công.";
  KhResponsibility *written;
  KhEdit *edit;

  write_duties (self, KH_ASSIGN_SINGLY);
  /* What somebody wrote by hand in another block stays through it all. */
  written = child (self->duties, KH_TYPE_RESPONSIBILITY, 0);
  set_text (self->store, self->plan, KH_ITEM (kh_assigned_find_duty (written, KH_UNIT_ROLE_LEAD)), by_hand, NULL);
  of_other = g_strdup (find_words (self, other, KH_UNIT_ROLE_LEAD));

  edit = fixture_begin_edit (self->store, kh_plan_get_agency (self->plan));
  kh_edit_set (edit, merged, "last-year", MADE_PLAN_YEAR, "successor", kh_node_get_uuid (KH_NODE (successor)), NULL);
  fixture_commit_edit (edit);
  before = dump_node (self->plan); /* the body has a journal of its own */
  g_ptr_array_add (taker, successor);
  edit = fixture_begin_edit (self->store, self->plan);
  for (guint i = 0; i < tasks->len; i++)
    {
      if (kh_task_get_lead (tasks->pdata[i]) == merged)
        kh_edit_set_units (edit, tasks->pdata[i], KH_UNIT_ROLE_LEAD, taker);
      else if (kh_task_involves (tasks->pdata[i], merged))
        kh_edit_set_units (edit, tasks->pdata[i], KH_UNIT_ROLE_SUPPORT, taker);
    }
  fixture_commit_edit (edit);

  assigned = kh_assigned_new (self->plan);
  g_assert_cmpuint (kh_assigned_count (assigned, merged, KH_UNIT_ROLE_LEAD), ==, 0);
  g_assert_cmpuint (kh_assigned_count (assigned, merged, KH_UNIT_ROLE_SUPPORT), ==, 0);
  g_assert_cmpuint (kh_assigned_count (assigned, successor, KH_UNIT_ROLE_LEAD), ==, 2 * MADE_PLAN_N_TASKS / MADE_PLAN_N_UNITS);
  g_assert_null (find_words (self, merged, KH_UNIT_ROLE_LEAD));
  g_assert_null (find_words (self, merged, KH_UNIT_ROLE_SUPPORT));
  for (guint i = 0; i < tasks->len; i++)
    if (i % MADE_PLAN_N_UNITS == MERGED)
      g_assert_cmpuint (count_of (find_words (self, successor, KH_UNIT_ROLE_LEAD), kh_item_get_text (tasks->pdata[i])), ==, 1);
  g_assert_cmpstr (find_words (self, other, KH_UNIT_ROLE_LEAD), ==, of_other);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (kh_assigned_find_duty (written, KH_UNIT_ROLE_LEAD))), ==, by_hand);

  after = dump_node (self->plan);
  assert_undo (self->store, self->plan);
  assert_dump (self->plan, before);
  assert_redo (self->store, self->plan);
  assert_dump (self->plan, after);
  assert_integrity (&self->base);
}

static guint
count_days (KhTask *task)
{
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_due_free);

  kh_schedule_add_task (dues, task, MADE_PLAN_YEAR);

  return dues->len;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return kh_deadline_compare (kh_task_get_deadline (*(KhTask *const *) a), kh_task_get_deadline (*(KhTask *const *) b), MADE_PLAN_YEAR);
}

/* Each form is known, unfolds into its days and keeps its words in the library. */
static void
test_deadlines (Made *self, gconstpointer data)
{
  g_autoptr (GPtrArray) tasks = kh_plan_list_tasks (self->plan);
  g_autoptr (GPtrArray) dues = kh_schedule_list (self->plan, NULL);
  const gint64 id = kh_node_get_id (KH_NODE (self->plan));
  const GDate *last = NULL;
  guint n_forms = 0;
  guint n_days = 0;

  while (made_plan_get_deadline (n_forms) != NULL)
    n_forms++;
  for (guint i = 0; i < tasks->len; i++)
    {
      const MadeDeadline *wanted = made_plan_get_deadline (i % n_forms);
      const KhDeadline *deadline = kh_task_get_deadline (tasks->pdata[i]);
      g_autofree char *due = NULL;
      GDate from, to;

      g_assert_cmpint (kh_deadline_get_kind (deadline), ==, wanted->kind);
      g_assert_cmpstr (kh_deadline_get_text (deadline), ==, wanted->words);
      if (kh_deadline_get_range (deadline, MADE_PLAN_YEAR, &from, &to))
        due = kh_date_to_iso (&to);
      g_assert_cmpstr (due != NULL ? due : "", ==, wanted->due);
      g_assert_cmpuint (count_days (tasks->pdata[i]), ==, wanted->n_days);
      n_days += wanted->n_days;
    }
  g_assert_cmpuint (dues->len, ==, n_days);
  for (guint i = 0; i < dues->len; i++)
    {
      const KhDue *due = dues->pdata[i];

      if (last != NULL)
        g_assert_cmpint (g_date_compare (last, &due->due), <=, 0);
      g_assert_cmpint (g_date_get_year (&due->due), ==, MADE_PLAN_YEAR);
      last = &due->due;
    }

  /* Sorted as days; what names none comes last. */
  g_ptr_array_sort (tasks, compare_cb);
  for (guint i = 1; i < tasks->len; i++)
    {
      GDate from, day, day_before;
      const gboolean has_day = kh_deadline_get_range (kh_task_get_deadline (tasks->pdata[i]), MADE_PLAN_YEAR, &from, &day);

      if (has_day)
        {
          g_assert_true (kh_deadline_get_range (kh_task_get_deadline (tasks->pdata[i - 1]), MADE_PLAN_YEAR, &from, &day_before));
          g_assert_cmpint (g_date_compare (&day_before, &day), <=, 0);
        }
    }

  /* Read anew from the disk. */
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  self->store = fixture_open (&self->base);
  self->plan = kh_store_load_plan (self->store, id, NULL);
  g_assert_nonnull (self->plan);
  g_ptr_array_unref (tasks);
  tasks = kh_plan_list_tasks (self->plan);
  g_assert_cmpuint (tasks->len, ==, MADE_PLAN_N_TASKS);
  for (guint i = 0; i < tasks->len; i++)
    {
      const MadeDeadline *wanted = made_plan_get_deadline (i % n_forms);

      g_assert_cmpint (kh_deadline_get_kind (kh_task_get_deadline (tasks->pdata[i])), ==, wanted->kind);
      g_assert_cmpstr (kh_deadline_get_text (kh_task_get_deadline (tasks->pdata[i])), ==, wanted->words);
      g_assert_true (kh_task_get_lead (tasks->pdata[i]) == made_plan_get_unit (self->plan, i % MADE_PLAN_N_UNITS));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/made-plan/generation", Made, NULL, set_up, test_generation, tear_down);
  g_test_add ("/made-plan/by-kind", Made, NULL, set_up, test_by_kind, tear_down);
  g_test_add ("/made-plan/merged", Made, NULL, set_up, test_merged, tear_down);
  g_test_add ("/made-plan/deadlines", Made, NULL, set_up, test_deadlines, tear_down);

  return g_test_run ();
}
