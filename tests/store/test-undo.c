/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: steps of typing, its ends, its labels, and what the model tells. */
#include "fixture.h"

#include <sqlite3.h>
#include <string.h>

#include "store-private.h"

/* A clock that the test sets; the store's pauses are measured with it. */
static gint64 now;

static gint64
read_clock (void)
{
  return now;
}

typedef struct
{
  Fixture  fixture;
  KhStore *store;
  KhPlan  *plan;
} UndoFixture;

static void
open_store (UndoFixture *self)
{
  self->store = fixture_open (&self->fixture);
  kh_store_set_clock (self->store, read_clock);
}

static void
set_up (UndoFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&self->fixture, NULL);
  open_store (self);
  self->plan = sample_small ();
  kh_store_add_plan (self->store, self->plan, &error);
  g_assert_no_error (error);
  now = 1;
}

static void
tear_down (UndoFixture *self, gconstpointer data)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  assert_integrity (&self->fixture);
  fixture_tear_down (&self->fixture, NULL);
}

static void
restart (UndoFixture *self)
{
  g_autoptr (GError) error = NULL;
  gint64 id = kh_node_get_id (KH_NODE (self->plan));

  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  open_store (self);
  self->plan = kh_store_load_plan (self->store, id, &error);
  g_assert_no_error (error);
}

static KhItem *
task (UndoFixture *self, guint position)
{
  return child (child (self->plan, KH_TYPE_SECTION, 0), KH_TYPE_ITEM, position);
}

static void
type (UndoFixture *self, guint position, const char *text)
{
  g_autofree char *key = g_strdup_printf ("%s:text", kh_node_get_uuid (KH_NODE (task (self, position))));

  set_text (self->store, self->plan, task (self, position), text, key);
}

static guint
count_steps (UndoFixture *self)
{
  g_autofree char *count = fixture_query (&self->fixture, "SELECT count (*) FROM journal");

  return (guint) g_ascii_strtoull (count, NULL, 10);
}

#define assert_text(self, position, expected) g_assert_cmpstr (kh_item_get_text (task (self, position)), ==, expected)

static void
test_nothing_to_undo (UndoFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kh_store_get_undo_label (self->store, KH_NODE (self->plan)));
  g_assert_null (kh_store_get_redo_label (self->store, KH_NODE (self->plan)));
  g_assert_false (kh_store_undo (self->store, KH_NODE (self->plan), &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (kh_store_redo (self->store, KH_NODE (self->plan), &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
  assert_text (self, 0, "Việc 1");
}

/* As many steps back as were made and not one more, across restarts. */
static void
test_all_the_way (UndoFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  const guint n_steps = 12;

  g_ptr_array_add (states, dump_node (self->plan));
  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *text = g_strdup_printf ("Lần %u", i);

      set_text (self->store, self->plan, task (self, i % 3), text, NULL);
      g_ptr_array_add (states, dump_node (self->plan));
    }
  for (guint i = n_steps; i > 0; i--)
    {
      g_assert_cmpstr (kh_store_get_undo_label (self->store, KH_NODE (self->plan)), ==, "Type");
      assert_undo (self->store, self->plan);
      assert_dump (self->plan, states->pdata[i - 1]);
      if (i % 4 == 0)
        restart (self);
    }
  g_assert_null (kh_store_get_undo_label (self->store, KH_NODE (self->plan)));
  restart (self);
  for (guint i = 0; i < n_steps; i++)
    {
      assert_redo (self->store, self->plan);
      assert_dump (self->plan, states->pdata[i + 1]);
      if (i % 5 == 0)
        restart (self);
    }
  g_assert_null (kh_store_get_redo_label (self->store, KH_NODE (self->plan)));
  g_assert_cmpuint (count_steps (self), ==, n_steps);
}

static void
test_new_edit_drops_redo (UndoFixture *self, gconstpointer data)
{
  type (self, 0, "Một");
  type (self, 1, "Hai");
  assert_undo (self->store, self->plan);
  assert_undo (self->store, self->plan);
  type (self, 2, "Ba");
  g_assert_null (kh_store_get_redo_label (self->store, KH_NODE (self->plan)));
  g_assert_cmpuint (count_steps (self), ==, 1);
  assert_undo (self->store, self->plan);
  assert_text (self, 0, "Việc 1");
  assert_text (self, 2, "Việc 3");
}

/* An edit that changes nothing is no edit: what was undone can still be redone. */
static void
test_empty_edit_keeps_redo (UndoFixture *self, gconstpointer data)
{
  type (self, 0, "Một");
  assert_undo (self->store, self->plan);
  type (self, 0, "Việc 1");
  assert_redo (self->store, self->plan);
  assert_text (self, 0, "Một");
}

static void
test_typing_is_one_step (UndoFixture *self, gconstpointer data)
{
  type (self, 0, "Việc 1 r");
  now += 2 * G_USEC_PER_SEC;
  type (self, 0, "Việc 1 rõ");
  now += G_USEC_PER_SEC / 10;
  type (self, 0, "Việc 1 rõ người");
  g_assert_cmpuint (count_steps (self), ==, 1);
  assert_undo (self->store, self->plan);
  assert_text (self, 0, "Việc 1");
  assert_redo (self->store, self->plan);
  assert_text (self, 0, "Việc 1 rõ người");
  restart (self);
  assert_undo (self->store, self->plan);
  assert_text (self, 0, "Việc 1");
}

/* What ends a typing step: a pause, another field, a word boundary, an undo, a
 * restart, an edit without a key. */
static void
test_typing_ends (UndoFixture *self, gconstpointer data)
{
  type (self, 0, "a");
  now += 2 * G_USEC_PER_SEC + 1;
  type (self, 0, "ab");
  g_assert_cmpuint (count_steps (self), ==, 2);
  type (self, 1, "x");
  g_assert_cmpuint (count_steps (self), ==, 3);
  type (self, 0, "abc");
  g_assert_cmpuint (count_steps (self), ==, 4);
  kh_store_break_typing (self->store, KH_NODE (self->plan));
  type (self, 0, "abcd");
  g_assert_cmpuint (count_steps (self), ==, 5);
  set_text (self->store, self->plan, task (self, 0), "abcde", NULL);
  g_assert_cmpuint (count_steps (self), ==, 6);
  type (self, 0, "abcdef");
  g_assert_cmpuint (count_steps (self), ==, 7);
  assert_undo (self->store, self->plan);
  assert_undo (self->store, self->plan);
  type (self, 0, "abcdx");
  g_assert_cmpuint (count_steps (self), ==, 6);
  restart (self);
  type (self, 0, "abcdxy");
  g_assert_cmpuint (count_steps (self), ==, 7);

  for (guint i = 0; i < 7; i++)
    assert_undo (self->store, self->plan);
  assert_text (self, 0, "Việc 1");
  assert_text (self, 1, "Việc 2");
}

/* Typed and deleted again is nothing done, and typing goes on after it. */
static void
test_typing_back (UndoFixture *self, gconstpointer data)
{
  type (self, 0, "Việc 1!");
  type (self, 0, "Việc 1");
  g_assert_cmpuint (count_steps (self), ==, 0);
  g_assert_null (kh_store_get_undo_label (self->store, KH_NODE (self->plan)));
  type (self, 0, "Việc 1?");
  g_assert_cmpuint (count_steps (self), ==, 1);
  assert_undo (self->store, self->plan);
  assert_text (self, 0, "Việc 1");
}

/* A typing step that failed is not what the next one goes on from. */
static void
test_typing_after_failure (UndoFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = NULL;

  type (self, 0, "a");
  edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Type", &error);
  kh_edit_set (edit, task (self, 0), "text", "ab", NULL);
  kh_edit_set (edit, task (self, 0), "nonsense", 1, NULL);
  g_assert_false (kh_edit_commit (edit, &error));
  type (self, 0, "abc");
  assert_undo (self->store, self->plan);
  assert_text (self, 0, "a");
}

static void
test_labels (UndoFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Move task", &error);

  kh_edit_move (edit, task (self, 0), child (self->plan, KH_TYPE_SECTION, 0), 2);
  g_assert_true (kh_edit_commit (edit, &error));
  type (self, 0, "x");
  g_assert_cmpstr (kh_store_get_undo_label (self->store, KH_NODE (self->plan)), ==, "Type");
  g_assert_null (kh_store_get_redo_label (self->store, KH_NODE (self->plan)));
  assert_undo (self->store, self->plan);
  g_assert_cmpstr (kh_store_get_undo_label (self->store, KH_NODE (self->plan)), ==, "Move task");
  g_assert_cmpstr (kh_store_get_redo_label (self->store, KH_NODE (self->plan)), ==, "Type");
  assert_undo (self->store, self->plan);
  g_assert_null (kh_store_get_undo_label (self->store, KH_NODE (self->plan)));
  g_assert_cmpstr (kh_store_get_redo_label (self->store, KH_NODE (self->plan)), ==, "Move task");
}

/* Two plans have two journals. */
static void
test_per_plan (UndoFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) other = sample_plan ();

  kh_store_add_plan (self->store, other, &error);
  g_assert_no_error (error);
  type (self, 0, "Một");
  set_text (self->store, other, find_text (other, "Điểm a"), "Điểm khác", NULL);
  assert_undo (self->store, self->plan);
  assert_text (self, 0, "Việc 1");
  g_assert_nonnull (find_text (other, "Điểm khác"));
  g_assert_null (kh_store_get_redo_label (self->store, KH_NODE (other)));
  assert_undo (self->store, other);
  assert_redo (self->store, self->plan);
  assert_text (self, 0, "Một");
  g_assert_nonnull (find_text (other, "Điểm a"));
}

/* Rows that are not what the step left: nothing is half undone. */
static void
test_conflict (UndoFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Both", &error);

  kh_edit_set (edit, task (self, 0), "text", "Một", NULL);
  kh_edit_set (edit, task (self, 1), "text", "Hai", NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_true (kh_database_run (kh_store_get_database (self->store), &error, "UPDATE item SET text = 'Lén' WHERE text = 'Hai'", ""));
  g_assert_true (kh_store_sync (self->store, KH_NODE (self->plan), NULL, &error));

  before = dump_node (self->plan);
  g_assert_false (kh_store_undo (self->store, KH_NODE (self->plan), &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_CONFLICT);
  assert_dump (self->plan, before);
  restart (self);
  assert_dump (self->plan, before);
  g_assert_cmpstr (kh_store_get_undo_label (self->store, KH_NODE (self->plan)), ==, "Both");
}

typedef struct
{
  guint n_notify;
  guint n_items_changed;
  guint n_changed;
} Counts;

static void
notify_cb (Counts *counts)
{
  counts->n_notify++;
}

static void
items_changed_cb (Counts *counts)
{
  counts->n_items_changed++;
}

static void
changed_cb (Counts *counts)
{
  counts->n_changed++;
}

static gboolean
watch_cb (KhNode *node, gpointer counts)
{
  g_signal_connect_swapped (node, "notify", G_CALLBACK (notify_cb), counts);
  if (KH_IS_SECTION (node))
    g_signal_connect_swapped (kh_node_get_children (node, KH_TYPE_ITEM), "items-changed", G_CALLBACK (items_changed_cb), counts);

  return TRUE;
}

static void
assert_counts (Counts *counts, guint n_notify, guint n_items_changed, guint n_changed)
{
  g_assert_cmpuint (counts->n_notify, ==, n_notify);
  g_assert_cmpuint (counts->n_items_changed, ==, n_items_changed);
  g_assert_cmpuint (counts->n_changed, ==, n_changed);
  *counts = (Counts) { 0 };
}

/* The model tells what changed and no more. */
static void
test_notifications (UndoFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Counts counts = { 0 };

  kh_plan_visit (self->plan, watch_cb, &counts);
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (changed_cb), &counts);

  type (self, 0, "Một");
  assert_counts (&counts, 1, 0, 1);
  assert_undo (self->store, self->plan);
  assert_counts (&counts, 1, 0, 1);
  {
    g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Remove", &error);

    kh_edit_remove (edit, task (self, 1));
    g_assert_true (kh_edit_commit (edit, &error));
  }
  assert_counts (&counts, 0, 1, 1);
  assert_undo (self->store, self->plan);
  assert_counts (&counts, 0, 1, 1);
  {
    g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Drop", &error);

    kh_edit_set (edit, task (self, 0), "text", "Bỏ", NULL);
  }
  assert_counts (&counts, 2, 0, 0);
  {
    g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Nothing", &error);

    g_assert_true (kh_edit_commit (edit, &error));
  }
  assert_counts (&counts, 0, 0, 0);
  g_signal_handlers_disconnect_by_data (self->store, &counts);
}

/* @n older steps of @size bytes each, made by nobody. */
static void
add_older_steps (UndoFixture *self, const char *owner, guint n, guint size)
{
  g_autofree char *sql = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
    " INSERT INTO journal (%s, label, made_at, changeset) SELECT 1, 'Move task', '2026-01-01T00:00:00Z', zeroblob (%u) FROM n",
    n, owner, size);

  fixture_run_sql (&self->fixture, sql);
}

static void
edit_often (UndoFixture *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("Lần %u", i);

      set_text (self->store, self->plan, task (self, 0), text, NULL);
    }
}

/* The journal stays small, of each plan and body for itself; the newest steps stay. */
static void
test_bounded (UndoFixture *self, gconstpointer data)
{
  add_older_steps (self, "plan_id", 3000, 16);
  add_older_steps (self, "agency_id", 10, 16);
  edit_often (self, 60);
  g_assert_cmpuint (count_steps (self), <=, 1000 + 50 + 10);
  g_assert_cmpuint (count_steps (self), >=, 1000 + 10);

  add_older_steps (self, "plan_id", 200, 100 * 1000);
  edit_often (self, 60);
  g_assert_cmpuint (count_steps (self), <=, 100 + 50 + 10);
  g_assert_cmpuint (count_steps (self), >=, 100);

  for (guint i = 0; i < 60; i++)
    assert_undo (self->store, self->plan);
  assert_text (self, 0, "Lần 59");
  g_assert_cmpstr (kh_store_get_undo_label (self->store, KH_NODE (self->plan)), ==, "Move task");
}

#define ADD(path, func) g_test_add ("/store/undo/" path, UndoFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("nothing-to-undo", test_nothing_to_undo);
  ADD ("all-the-way", test_all_the_way);
  ADD ("new-edit-drops-redo", test_new_edit_drops_redo);
  ADD ("empty-edit-keeps-redo", test_empty_edit_keeps_redo);
  ADD ("typing-is-one-step", test_typing_is_one_step);
  ADD ("typing-ends", test_typing_ends);
  ADD ("typing-back", test_typing_back);
  ADD ("typing-after-failure", test_typing_after_failure);
  ADD ("labels", test_labels);
  ADD ("per-plan", test_per_plan);
  ADD ("conflict", test_conflict);
  ADD ("notifications", test_notifications);
  ADD ("bounded", test_bounded);

  return g_test_run ();
}
