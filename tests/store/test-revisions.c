/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kept states of a plan: when they are kept, what they hold, and going back. */
#include "fixture.h"

#include <string.h>

#include "revision.h"
#include "schema.h"
#include "store-private.h"

#define DAY ((gint64) 24 * 60 * 60)
#define START ((gint64) 1800000000) /* 2027-01-15, 15:00 in Việt Nam */

static gint64 now;

static gint64
read_time (void)
{
  return now;
}

typedef struct
{
  Fixture  fixture;
  KhStore *store;
  KhPlan  *plan;
} RevisionFixture;

static void
set_up (RevisionFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  now = START;
  fixture_set_up (&self->fixture, NULL);
  self->store = fixture_open (&self->fixture);
  kh_store_set_time (self->store, read_time);
  self->plan = sample_plan ();
  kh_store_add_plan (self->store, self->plan, &error);
  g_assert_no_error (error);
}

static void
tear_down (RevisionFixture *self, gconstpointer data)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  assert_integrity (&self->fixture);
  fixture_tear_down (&self->fixture, NULL);
}

static GListModel *
list (RevisionFixture *self)
{
  g_autoptr (GError) error = NULL;
  GListModel *revisions = kh_store_list_revisions (self->store, self->plan, &error);

  g_assert_no_error (error);

  return revisions;
}

static guint
count (RevisionFixture *self)
{
  g_autoptr (GListModel) revisions = list (self);

  return g_list_model_get_n_items (revisions);
}

static KhRevision *
newest (RevisionFixture *self)
{
  g_autoptr (GListModel) revisions = list (self);

  g_assert_cmpuint (g_list_model_get_n_items (revisions), >, 0);

  return g_list_model_get_item (revisions, 0);
}

static gint64
keep (RevisionFixture *self, KhRevisionKind kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = kh_store_keep_revision (self->store, self->plan, kind, name, &error);

  g_assert_no_error (error);

  return id;
}

static void
assert_holds (RevisionFixture *self, gint64 id, const char *dump)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) past = kh_store_load_revision (self->store, id, &error);
  g_autofree char *written = drop_reported (dump);

  g_assert_no_error (error);
  assert_dump (past, written);
}

/* All that a plan holds comes back, and the plan of the past is not this plan. */
static void
test_load (RevisionFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = dump_node (self->plan);
  gint64 id = keep (self, KH_REVISION_NAMED, "Bản đầu");
  g_autoptr (KhRevision) revision = newest (self);
  g_autoptr (KhPlan) past = NULL;

  g_assert_cmpint (kh_revision_get_id (revision), ==, id);
  g_assert_cmpstr (kh_revision_get_name (revision), ==, "Bản đầu");
  g_assert_cmpint (kh_revision_get_kind (revision), ==, KH_REVISION_NAMED);
  g_assert_cmpint (kh_revision_get_time (revision), ==, START);
  g_assert_cmpint (kh_revision_get_state (revision), ==, KH_PLAN_REVIEW);
  g_assert_cmpuint (kh_revision_get_size (revision), >, 0);

  set_text (self->store, self->plan, find_text (self->plan, "Điểm a"), "Điểm a\tmới\\n\nhai dòng", NULL);
  assert_holds (self, id, dump);
  past = kh_store_load_revision (self->store, id, &error);
  g_assert_true (past != self->plan);
  g_assert_null (kh_edit_begin (self->store, KH_NODE (past), "Edit", &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
}

/* Many revisions, each a difference or a base of its own: every one is what it was. */
static void
test_many (RevisionFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  KhItem *item = find_text (self->plan, "Điểm a");
  g_autofree char *bases = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("Điểm a lần %u: %0*u", i, (int) (i % 8) * 200, i * 7919);
      gint64 id;

      set_text (self->store, self->plan, item, text, NULL);
      id = keep (self, KH_REVISION_FIX, NULL);
      g_ptr_array_add (dumps, dump_node (self->plan));
      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len; i++)
    assert_holds (self, g_array_index (ids, gint64, i), dumps->pdata[i]);
  bases = fixture_query (&self->fixture, "SELECT count (*) BETWEEN 1 AND 20 FROM revision WHERE base_id IS NULL");
  g_assert_cmpstr (bases, ==, "1");

  /* Bases go last, and never under one that needs them. */
  for (guint i = 0; i < ids->len; i += 2)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (kh_store_remove_revision (self->store, g_array_index (ids, gint64, i), &error));
      g_assert_null (kh_store_load_revision (self->store, g_array_index (ids, gint64, i), &error));
      g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
    }
  for (guint i = 1; i < ids->len; i += 2)
    {
      g_autoptr (GError) error = NULL;

      assert_holds (self, g_array_index (ids, gint64, i), dumps->pdata[i]);
      g_assert_true (kh_store_remove_revision (self->store, g_array_index (ids, gint64, i), &error));
    }
  g_free (bases);
  bases = fixture_query (&self->fixture, "SELECT count (*) FROM revision WHERE kind <> 'day'");
  g_assert_cmpint (g_ascii_strtoll (bases, NULL, 10), <=, 1);
}

/* The same state is not kept twice, unless by hand. */
static void
test_same (RevisionFixture *self, gconstpointer data)
{
  gint64 first = keep (self, KH_REVISION_CARRY_OVER, NULL);

  g_assert_cmpint (keep (self, KH_REVISION_CARRY_OVER, NULL), ==, first);
  g_assert_cmpint (keep (self, KH_REVISION_IMPORT, NULL), ==, first);
  g_assert_cmpuint (count (self), ==, 1);
  g_assert_cmpint (keep (self, KH_REVISION_NAMED, "Tên"), !=, first);
  g_assert_cmpuint (count (self), ==, 2);
}

/* The first edit of a day keeps what the plan was; a clock that is set back does too. */
static void
test_days (RevisionFixture *self, gconstpointer data)
{
  KhItem *item = find_text (self->plan, "Điểm a");
  g_autofree char *first = dump_node (self->plan);
  g_autofree char *second = NULL;

  set_text (self->store, self->plan, item, "Ngày một", NULL);
  set_text (self->store, self->plan, item, "Ngày một nữa", NULL);
  g_assert_cmpuint (count (self), ==, 1);
  second = dump_node (self->plan);

  now += 10 * 60 * 60; /* past midnight in Việt Nam, the same day in UTC */
  set_text (self->store, self->plan, item, "Ngày hai", NULL);
  g_assert_cmpuint (count (self), ==, 2);
  {
    g_autoptr (GListModel) revisions = list (self);
    g_autoptr (KhRevision) newer = g_list_model_get_item (revisions, 0);
    g_autoptr (KhRevision) older = g_list_model_get_item (revisions, 1);

    g_assert_cmpint (kh_revision_get_kind (newer), ==, KH_REVISION_DAY);
    assert_holds (self, kh_revision_get_id (newer), second);
    assert_holds (self, kh_revision_get_id (older), first);
  }

  /* another program start on the same day */
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  self->store = fixture_open (&self->fixture);
  kh_store_set_time (self->store, read_time);
  self->plan = kh_store_load_plan (self->store, 1, NULL);
  set_text (self->store, self->plan, find_text (self->plan, "Ngày hai"), "Ngày hai nữa", NULL);
  g_assert_cmpuint (count (self), ==, 2);

  now -= 30 * DAY;
  set_text (self->store, self->plan, find_text (self->plan, "Ngày hai nữa"), "Lùi", NULL);
  g_assert_cmpuint (count (self), ==, 3);
}

/* An edit that is not committed keeps nothing and forgets nothing. */
static void
test_dropped_edit (RevisionFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Drop", &error);

    kh_edit_keep_revision (edit, KH_REVISION_MERGE);
    kh_edit_set (edit, find_text (self->plan, "Điểm a"), "text", "Bỏ", NULL);
  }
  g_assert_cmpuint (count (self), ==, 0);
  set_text (self->store, self->plan, find_text (self->plan, "Điểm a"), "Có", NULL);
  g_assert_cmpuint (count (self), ==, 1);
}

static void
changed_cb (gint64 *seen, gint64 plan_id)
{
  *seen = plan_id;
}

/* A change of state keeps what it was before, and so does a bulk edit that says so. */
static void
test_moments (RevisionFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = NULL;
  g_autoptr (KhRevision) revision = NULL;
  g_autofree char *dump = NULL;
  gint64 seen = 0;

  g_signal_connect_swapped (self->store, "revisions-changed", G_CALLBACK (changed_cb), &seen);
  set_text (self->store, self->plan, find_text (self->plan, "Điểm a"), "Một", NULL);
  dump = dump_node (self->plan);
  edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Fix", &error);
  kh_edit_keep_revision (edit, KH_REVISION_FIX);
  kh_edit_set (edit, find_text (self->plan, "Một"), "text", "Hai", NULL);
  kh_edit_set (edit, find_text (self->plan, "Điểm b"), "text", "Ba", NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  g_clear_object (&edit);
  g_assert_cmpint (seen, ==, kh_node_get_id (KH_NODE (self->plan)));
  revision = newest (self);
  g_assert_cmpint (kh_revision_get_kind (revision), ==, KH_REVISION_FIX);
  assert_holds (self, kh_revision_get_id (revision), dump);

  g_clear_object (&revision);
  edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Submit", &error);
  kh_edit_set (edit, self->plan, "state", KH_PLAN_SUBMITTED, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  revision = newest (self);
  g_assert_cmpint (kh_revision_get_kind (revision), ==, KH_REVISION_STATE);
  g_assert_cmpint (kh_revision_get_state (revision), ==, KH_PLAN_REVIEW);
  g_signal_handlers_disconnect_by_data (self->store, &seen);
}

/* Back to an older state is one edit, and back from it too. */
static void
test_restore (RevisionFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_node (self->plan);
  g_autofree char *after = NULL;
  gint64 id = keep (self, KH_REVISION_NAMED, NULL);
  g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Mix", &error);
  KhItem *kept_item = find_text (self->plan, "Điểm b");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  kh_edit_remove (edit, find_text (self->plan, "Điểm a"));
  kh_edit_set (edit, kept_item, "text", "Điểm khác", NULL);
  kh_edit_set_units (edit, find_text (self->plan, "Rà soát văn bản quy phạm"), KH_UNIT_ROLE_SUPPORT, none);
  kh_edit_insert (edit, child (self->plan, KH_TYPE_SECTION, 1), 0, kh_item_new (KH_ITEM_PARAGRAPH, "Mới"));
  kh_edit_move (edit, find_text (self->plan, "Việc chưa giao"), child (self->plan, KH_TYPE_SECTION, 0), 0);
  kh_edit_remove (edit, child (self->plan, KH_TYPE_SIGNATURE, 0));
  kh_edit_set (edit, self->plan, "title", "Tên khác", NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_no_error (error);
  after = dump_node (self->plan);

  g_assert_true (kh_store_restore_revision (self->store, self->plan, id, &error));
  g_assert_no_error (error);
  assert_dump (self->plan, before);
  g_assert_true (find_text (self->plan, "Điểm b") == kept_item); /* the same object */
  g_assert_cmpstr (kh_store_get_undo_label (self->store, KH_NODE (self->plan)), ==, "Restore version");
  assert_undo (self->store, self->plan);
  assert_dump (self->plan, after);
  assert_redo (self->store, self->plan);
  assert_dump (self->plan, before);
  {
    g_autoptr (KhRevision) revision = newest (self);

    g_assert_cmpint (kh_revision_get_kind (revision), ==, KH_REVISION_RESTORE);
    assert_holds (self, kh_revision_get_id (revision), after);
  }
}

/* State and trash are no part of what comes back, and a locked plan stays as it is. */
static void
test_restore_standing (RevisionFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = keep (self, KH_REVISION_NAMED, NULL);
  g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Submit", &error);

  kh_edit_set (edit, self->plan, "state", KH_PLAN_SUBMITTED, "title", "Khác", NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_true (kh_store_restore_revision (self->store, self->plan, id, &error));
  g_assert_cmpint (kh_plan_get_state (self->plan), ==, KH_PLAN_SUBMITTED);
  g_assert_cmpstr (kh_plan_get_title (self->plan), ==, "Cải cách hành chính năm 2027");

  g_clear_object (&edit);
  edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Issue", &error);
  kh_edit_set (edit, self->plan, "title", "Ban hành", NULL);
  kh_edit_set (edit, self->plan, "state", KH_PLAN_ISSUED, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_false (kh_store_restore_revision (self->store, self->plan, id, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_LOCKED);
  g_assert_cmpstr (kh_plan_get_title (self->plan), ==, "Ban hành");
}

/* A unit that is gone is taken out of the tasks; what one reads still has it. */
static void
test_restore_without_unit (RevisionFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KhAgency *agency = kh_plan_get_agency (self->plan);
  KhNode *unit = child (agency, KH_TYPE_UNIT, 2);
  KhTask *task = KH_TASK (find_text (self->plan, "Rà soát văn bản quy phạm"));
  g_autoptr (GPtrArray) support = g_ptr_array_new ();
  gint64 id = keep (self, KH_REVISION_NAMED, NULL);
  g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Units", &error);
  g_autoptr (KhPlan) past = NULL;

  g_ptr_array_add (support, child (agency, KH_TYPE_UNIT, 0));
  kh_edit_set_units (edit, task, KH_UNIT_ROLE_SUPPORT, support);
  g_assert_true (kh_edit_commit (edit, &error));
  g_clear_object (&edit);
  edit = kh_edit_begin (self->store, KH_NODE (agency), "Remove unit", &error);
  kh_edit_remove (edit, unit);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_no_error (error);

  past = kh_store_load_revision (self->store, id, &error);
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_support (KH_TASK (find_text (past, "Rà soát văn bản quy phạm")))), ==, 2);
  g_assert_true (kh_store_restore_revision (self->store, self->plan, id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_support (task)), ==, 1);
}

static void
test_rename (RevisionFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = keep (self, KH_REVISION_FIX, NULL);
  g_autoptr (KhRevision) revision = NULL;

  g_assert_true (kh_store_rename_revision (self->store, id, "Trước khi sửa", &error));
  revision = newest (self);
  g_assert_cmpstr (kh_revision_get_name (revision), ==, "Trước khi sửa");
  g_assert_false (kh_store_rename_revision (self->store, 999, "x", &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
}

/* A revision that a bad disk or somebody spoilt is an error and no more. */
static void
test_damaged (RevisionFixture *self, gconstpointer data)
{
  static const char *const states[] = { "x''", "x'00'", "x'789c030000000001'", "zeroblob (100)" };
  gint64 id = keep (self, KH_REVISION_NAMED, NULL);
  g_autofree char *dump = dump_node (self->plan);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *sql = g_strdup_printf ("UPDATE revision SET state = %s", states[i]);
      g_autoptr (KhPlan) past = NULL;

      fixture_run_sql (&self->fixture, sql);
      past = kh_store_load_revision (self->store, id, &error);
      g_assert_null (past);
      g_assert_nonnull (error);
      g_clear_error (&error);
      g_assert_false (kh_store_restore_revision (self->store, self->plan, id, &error));
      assert_dump (self->plan, dump);
    }
  /* and no reason not to keep another */
  id = keep (self, KH_REVISION_FIX, NULL);
  assert_holds (self, id, dump);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(gint64 *) user_data = kh_store_keep_revision_finish (KH_STORE (source), result, &error);
  g_assert_no_error (error);
}

static gint64
keep_in_thread (RevisionFixture *self, KhRevisionKind kind, const char *name)
{
  gint64 id = 0;

  kh_store_keep_revision_async (self->store, self->plan, kind, name, kept_cb, &id);
  while (id == 0)
    g_main_context_iteration (NULL, TRUE);

  return id;
}

/* The same from a thread, while the plan goes on being edited. */
static void
test_thread (RevisionFixture *self, gconstpointer data)
{
  g_autofree char *dump = dump_node (self->plan);
  gint64 seen = -1;
  gint64 id, again;
  g_autoptr (KhRevision) revision = NULL;

  g_signal_connect_swapped (self->store, "revisions-changed", G_CALLBACK (changed_cb), &seen);
  id = keep_in_thread (self, KH_REVISION_NAMED, "Bản đầu");
  g_assert_cmpint (seen, !=, -1);
  revision = newest (self);
  g_assert_cmpint (kh_revision_get_id (revision), ==, id);
  g_assert_cmpstr (kh_revision_get_name (revision), ==, "Bản đầu");
  g_assert_cmpint (kh_revision_get_time (revision), ==, START);
  assert_holds (self, id, dump);
  /* Nothing has changed: an automatic one is the one there is. */
  again = keep_in_thread (self, KH_REVISION_CARRY_OVER, NULL);
  g_assert_cmpint (again, ==, id);
  set_text (self->store, self->plan, find_text (self->plan, "Điểm a"), "Điểm khác", NULL);
  again = keep_in_thread (self, KH_REVISION_CARRY_OVER, NULL);
  g_assert_cmpint (again, !=, id);
  assert_holds (self, id, dump);
  g_signal_handlers_disconnect_by_data (self->store, &seen);
}

/* Kept while nobody waits, once, and the first change keeps nothing more. */
static void
test_prepared_day (RevisionFixture *self, gconstpointer data)
{
  g_autofree char *dump = dump_node (self->plan);
  g_autoptr (KhRevision) revision = NULL;
  gint64 seen = -1;

  g_signal_connect_swapped (self->store, "revisions-changed", G_CALLBACK (changed_cb), &seen);
  kh_store_prepare_day (self->store, self->plan);
  while (seen == -1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (self), ==, 1);
  set_text (self->store, self->plan, find_text (self->plan, "Điểm a"), "Điểm khác", NULL);
  kh_store_prepare_day (self->store, self->plan);
  g_assert_cmpuint (count (self), ==, 1);
  revision = newest (self);
  g_assert_cmpint (kh_revision_get_kind (revision), ==, KH_REVISION_DAY);
  assert_holds (self, kh_revision_get_id (revision), dump);
  g_signal_handlers_disconnect_by_data (self->store, &seen);
}

/* What is on the disk, as objects that are not the store's. */
static void
test_load_state (RevisionFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *path = kh_store_get_path (self->store);
  gint64 plan_id = kh_node_get_id (KH_NODE (self->plan));
  gint64 id = keep (self, KH_REVISION_NAMED, NULL);
  g_autofree char *before = dump_node (self->plan);
  g_autofree char *written = drop_reported (before);
  g_autofree char *after = NULL;
  g_autoptr (KhPlan) past = NULL;
  g_autoptr (KhPlan) now_plan = NULL;

  set_text (self->store, self->plan, find_text (self->plan, "Điểm a"), "Điểm khác", NULL);
  after = dump_node (self->plan);
  past = kh_store_load_state (path, plan_id, id, &error);
  g_assert_no_error (error);
  assert_dump (past, written);
  now_plan = kh_store_load_state (path, plan_id, 0, &error);
  g_assert_no_error (error);
  g_assert_true (now_plan != self->plan);
  assert_dump (now_plan, after);
  g_assert_cmpstr (kh_node_get_uuid (KH_NODE (now_plan)), ==, kh_node_get_uuid (KH_NODE (self->plan)));
  g_assert_null (kh_store_load_state (path, plan_id, id + 1000, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
}

/* What differs takes little: 100 small changes of a plan of 300 tasks. */
static void
test_size (RevisionFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Grow", &error);
  g_autofree char *full = NULL, *all = NULL;
  gint64 full_size, all_size, begun;
  KhItem *item;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = g_strdup_printf ("Rà soát, đơn giản hóa thủ tục số %u và công bố kết quả, %u", i, i * 2654435761U);
      g_autoptr (KhItem) task = kh_item_new (KH_ITEM_TASK, text);

      kh_edit_insert (edit, child (self->plan, KH_TYPE_SECTION, 1), G_MAXUINT, task);
    }
  g_assert_true (kh_edit_commit (edit, &error));
  begun = g_get_monotonic_time ();
  keep (self, KH_REVISION_NAMED, NULL);
  g_test_message ("%.1f ms to keep a plan of 300 tasks", (double) (g_get_monotonic_time () - begun) / 1000);
  full = fixture_query (&self->fixture, "SELECT length (state) FROM revision ORDER BY id DESC LIMIT 1");
  item = find_text (self->plan, "Điểm a");
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *text = g_strdup_printf ("Điểm a, lần %u", i);

      set_text (self->store, self->plan, item, text, NULL);
      keep (self, KH_REVISION_NAMED, NULL);
    }
  all = fixture_query (&self->fixture, "SELECT sum (length (state)) FROM revision");
  full_size = g_ascii_strtoll (full, NULL, 10);
  all_size = g_ascii_strtoll (all, NULL, 10);
  g_test_message ("a whole state takes %" G_GINT64_FORMAT " bytes, 102 revisions %" G_GINT64_FORMAT, full_size, all_size);
  g_assert_cmpint (all_size, <, 3 * full_size);
}

/* Every day for three months, then one of each week; by hand and by state for good. */
static void
test_thinned (RevisionFixture *self, gconstpointer data)
{
  KhItem *item = find_text (self->plan, "Điểm a");
  g_autofree char *days = NULL;
  g_autofree char *named = NULL;
  g_autoptr (GError) error = NULL;

  kh_store_keep_revision (self->store, self->plan, KH_REVISION_NAMED, "Bản đầu", &error);
  g_assert_no_error (error);
  for (guint day = 0; day < 150; day++)
    {
      g_autofree char *text = g_strdup_printf ("Ngày thứ %u", day);

      set_text (self->store, self->plan, item, text, NULL);
      now += 24 * 60 * 60;
    }
  days = fixture_query (&self->fixture, "SELECT count (*) FROM revision WHERE kind = 'day'");
  g_assert_cmpint (g_ascii_strtoll (days, NULL, 10), >=, 90 + 7);
  g_assert_cmpint (g_ascii_strtoll (days, NULL, 10), <=, 90 + 11);
  named = fixture_query (&self->fixture, "SELECT count (*) FROM revision WHERE kind = 'named' OR name = 'Bản đầu'");
  g_assert_cmpstr (named, ==, "1");
  {
    g_autoptr (GListModel) revisions = list (self);
    guint n = g_list_model_get_n_items (revisions);
    g_autoptr (KhRevision) oldest = g_list_model_get_item (revisions, n - 1);
    g_autoptr (KhPlan) plan = kh_store_load_revision (self->store, kh_revision_get_id (oldest), &error);

    g_assert_no_error (error);
    g_assert_nonnull (find_text (plan, "Điểm a"));
  }
  assert_integrity (&self->fixture);
}

#define ADD(path, func) g_test_add ("/store/revisions/" path, RevisionFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "Asia/Ho_Chi_Minh", TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("thinned", test_thinned);
  ADD ("load", test_load);
  ADD ("many", test_many);
  ADD ("same", test_same);
  ADD ("days", test_days);
  ADD ("dropped-edit", test_dropped_edit);
  ADD ("moments", test_moments);
  ADD ("restore", test_restore);
  ADD ("restore-standing", test_restore_standing);
  ADD ("restore-without-unit", test_restore_without_unit);
  ADD ("rename", test_rename);
  ADD ("damaged", test_damaged);
  ADD ("thread", test_thread);
  ADD ("prepared-day", test_prepared_day);
  ADD ("load-state", test_load_state);
  ADD ("size", test_size);

  return g_test_run ();
}
