/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging one unit's part into a plan of 3,000 tasks and 60 units, and into the real
 * plan of 2021: conflicts in both directions, each way of deciding them, one undo. */
#include "merge.h"

#include "fixture.h"
#include "made-plan.h"
#include "part-maker.h"
#include "text-reader.h"
#include "xml-writer.h"

#define UNIT 0

/* The tasks of the unit that something happens to. */
enum
{
  TEXT_BOTH,      /* words changed here and there */
  PRODUCT_THEIRS, /* product changed there */
  GONE_THEIRS,    /* deleted there, changed here */
  GONE_OURS,      /* deleted here, changed there */
  TEXT_OURS,      /* words changed here */
  N_TASKS,
};

#define N_CONFLICTS 3
#define OURS "Lời tại đây"
#define THEIRS "Lời của đơn vị"

typedef struct
{
  Fixture base;
  KhStore *store;
  KhPlan  *plan; /* (nullable) */
  KhPlan  *part; /* as the unit sends it back */
  char    *uuids[N_TASKS];
  char    *before; /* the plan before it is merged */
} Merging;

static KhUnit *
get_unit (KhPlan *plan, guint position)
{
  GListModel *units = kh_agency_get_units (kh_plan_get_agency (plan));
  g_autoptr (KhUnit) unit = g_list_model_get_item (units, position % g_list_model_get_n_items (units));

  return unit; /* the body holds it */
}

static KhPlan *
read_real_plan (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("KH_SHARED"), "plans", "ke-hoach-cchc-2021.txt", NULL);
  g_autofree char *words = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GError) error = NULL;
  KhPlan *plan;
  gsize size;

  if (!g_file_get_contents (path, &words, &size, NULL))
    return NULL;
  bytes = g_bytes_new (words, size);
  plan = kh_text_reader_read (bytes, 0, 0, &error);
  g_assert_no_error (error);
  /* It names no lead units: its units get its tasks in turn. */
  tasks = kh_plan_list_tasks (plan);
  for (guint i = 0; i < tasks->len; i++)
    kh_task_set_lead (tasks->pdata[i], get_unit (plan, i));
  return plan;
}

static char *
dup_xml (KhPlan *plan)
{
  g_autoptr (GBytes) bytes = kh_xml_write (plan);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static KhTask *
get_task (Merging *self, KhPlan *plan, guint which)
{
  KhNode *node = kh_plan_find_node (plan, self->uuids[which]);

  return node != NULL ? KH_TASK (node) : NULL;
}

static void
find_tasks (Merging *self)
{
  g_autoptr (GPtrArray) tasks = kh_plan_list_tasks (self->plan);
  guint n = 0;

  for (guint i = 0; i < tasks->len && n < N_TASKS; i++)
    if (kh_task_get_lead (tasks->pdata[i]) == get_unit (self->plan, UNIT))
      self->uuids[n++] = g_strdup (kh_node_get_uuid (tasks->pdata[i]));
  g_assert_cmpuint (n, ==, N_TASKS);
}

static void
change_theirs (Merging *self)
{
  g_autoptr (KhNode) gone = KH_NODE (g_object_ref (get_task (self, self->part, GONE_THEIRS)));

  g_object_set (get_task (self, self->part, TEXT_BOTH), "text", THEIRS " 1", NULL);
  g_object_set (get_task (self, self->part, PRODUCT_THEIRS), "product", THEIRS " 2", NULL);
  g_object_set (get_task (self, self->part, GONE_OURS), "text", THEIRS " 3", NULL);
  kh_node_remove (gone);
}

static void
change_ours (Merging *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Change", &error);

  g_assert_no_error (error);
  kh_edit_set (edit, get_task (self, self->plan, TEXT_BOTH), "text", OURS " 1", NULL);
  kh_edit_set (edit, get_task (self, self->plan, GONE_THEIRS), "text", OURS " 2", NULL);
  kh_edit_set (edit, get_task (self, self->plan, TEXT_OURS), "text", OURS " 3", NULL);
  kh_edit_remove (edit, get_task (self, self->plan, GONE_OURS));
  kh_edit_commit (edit, &error);
  g_assert_no_error (error);
}

/* @data: makes the plan, or gives NULL where it is not there */
static void
set_up (Merging *self, gconstpointer data)
{
  KhPlan *(*make) (void) = data;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&self->base, NULL);
  self->plan = make ();
  if (self->plan == NULL)
    {
      g_test_skip ("the real plan is not beside the project");
      return;
    }
  self->store = fixture_open (&self->base);
  g_assert_cmpint (kh_store_add_plan (self->store, self->plan, &error), >, 0);
  g_assert_no_error (error);
  find_tasks (self);
  self->part = take_part (self->plan, UNIT);
  change_theirs (self);
  change_ours (self);
  self->before = dup_xml (self->plan);
}

static void
tear_down (Merging *self, gconstpointer data)
{
  for (guint i = 0; i < N_TASKS; i++)
    g_free (self->uuids[i]);
  g_free (self->before);
  g_clear_object (&self->part);
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  fixture_tear_down (&self->base, NULL);
}

static void
merge (Merging *self, KhMergePreference preference)
{
  g_autoptr (KhReturned) returned = receive (self->plan, self->part);
  g_autoptr (KhComparison) comparison = kh_merge_new (self->plan, returned);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (kh_merge_count (comparison, TRUE, KH_CHANGE_OPEN), ==, N_CONFLICTS);
  kh_merge_prefer (comparison, preference);
  g_assert_true (kh_comparison_apply (comparison, self->store, "Merge Part", &error));
  g_assert_no_error (error);
}

static void
undo (Merging *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  g_assert_true (kh_store_undo (self->store, KH_NODE (self->plan), &error));
  g_assert_no_error (error);
  after = dup_xml (self->plan);
  g_assert_cmpstr (after, ==, self->before);
}

static void
assert_text (Merging *self, guint which, const char *text)
{
  KhTask *task = get_task (self, self->plan, which);

  g_assert_cmpstr (task != NULL ? kh_item_get_text (KH_ITEM (task)) : NULL, ==, text);
}

/* What was changed on one side alone stands however the conflicts are decided. */
static void
assert_undisputed (Merging *self)
{
  g_assert_cmpstr (kh_task_get_product (get_task (self, self->plan, PRODUCT_THEIRS)), ==, THEIRS " 2");
  assert_text (self, TEXT_OURS, OURS " 3");
}

static void
test_merge (Merging *self, gconstpointer data)
{
  if (self->plan == NULL)
    return;

  merge (self, KH_MERGE_MINE);
  assert_undisputed (self);
  assert_text (self, TEXT_BOTH, OURS " 1");
  assert_text (self, GONE_THEIRS, OURS " 2");
  assert_text (self, GONE_OURS, NULL);
  g_assert_null (find_item (self->plan, THEIRS " 1"));
  undo (self);

  merge (self, KH_MERGE_THEIRS);
  assert_undisputed (self);
  assert_text (self, TEXT_BOTH, THEIRS " 1");
  assert_text (self, GONE_THEIRS, NULL);
  g_assert_nonnull (find_item (self->plan, THEIRS " 3"));
  g_assert_null (find_item (self->plan, OURS " 1"));
  undo (self);

  merge (self, KH_MERGE_BOTH);
  assert_undisputed (self);
  g_assert_nonnull (find_item (self->plan, OURS " 1"));
  g_assert_nonnull (find_item (self->plan, THEIRS " 1"));
  g_assert_nonnull (find_item (self->plan, OURS " 2"));
  g_assert_nonnull (find_item (self->plan, THEIRS " 3"));
  undo (self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/merge/plans/made", Merging, made_plan_new, set_up, test_merge, tear_down);
  g_test_add ("/merge/plans/real", Merging, read_real_plan, set_up, test_merge, tear_down);

  return g_test_run ();
}
