/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is reported of tasks, and the files that prove it: also of an issued plan, whose words stay. */
#include "evidence-file.h"
#include "fixture.h"
#include "issued-file.h"
#include "issue.h"
#include "revision.h"

#define PROOF "Biên bản nghiệm thu\0có byte không"

typedef struct
{
  Fixture library;
  KhStore *store;
  KhPlan *plan;
} ProgressFixture;

static void
set_up (ProgressFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = sample_small ();
  gint64 id;

  fixture_set_up (&self->library, data);
  self->store = fixture_open (&self->library);
  id = kh_store_add_plan (self->store, plan, &error);
  g_assert_no_error (error);
  self->plan = kh_store_load_plan (self->store, id, &error);
  g_assert_no_error (error);
}

static void
tear_down (ProgressFixture *self, gconstpointer data)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  assert_integrity (&self->library);
  fixture_tear_down (&self->library, data);
}

static void
reopen (ProgressFixture *self)
{
  g_autoptr (GError) error = NULL;
  const gint64 id = kh_node_get_id (KH_NODE (self->plan));

  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  self->store = fixture_open (&self->library);
  self->plan = kh_store_load_plan (self->store, id, &error);
  g_assert_no_error (error);
}

static KhTask *
get_task (ProgressFixture *self)
{
  return KH_TASK (find_text (self->plan, "Việc 1"));
}

static KhProgress *
get_record (ProgressFixture *self)
{
  return child (get_task (self), KH_TYPE_PROGRESS, 0);
}

static void
assert_refused (KhEdit *edit, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kh_edit_commit (edit, &error));
  g_assert_error (error, KH_STORE_ERROR, code);
  g_object_unref (edit);
}

static void
record (ProgressFixture *self, const char *period, KhTaskState state, int percent, const char *text)
{
  g_autoptr (KhProgress) progress = kh_progress_new (period, "2027-04-02");
  KhEdit *edit = fixture_begin_edit (self->store, self->plan);

  g_object_set (progress, "state", state, "percent", percent, "text", text, NULL);
  kh_edit_insert (edit, get_task (self), G_MAXUINT, progress);
  kh_edit_set (edit, get_task (self), "state", state, NULL);
  fixture_commit_edit (edit);
}

static void
attach (ProgressFixture *self)
{
  g_autoptr (GBytes) proof = g_bytes_new_static (PROOF, sizeof PROOF);
  KhEdit *edit = fixture_begin_edit (self->store, self->plan);

  kh_edit_attach (edit, get_record (self), "biên bản.pdf", "application/pdf", proof);
  fixture_commit_edit (edit);
}

static void
assert_proof (ProgressFixture *self)
{
  g_autoptr (GError) error = NULL;
  KhEvidence *evidence = child (get_record (self), KH_TYPE_EVIDENCE, 0);
  g_autoptr (GBytes) proof = kh_store_load_evidence (self->store, evidence, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (proof, NULL), g_bytes_get_size (proof), PROOF, sizeof PROOF);
  g_assert_cmpstr (kh_evidence_get_name (evidence), ==, "biên bản.pdf");
  g_assert_cmpstr (kh_evidence_get_media_type (evidence), ==, "application/pdf");
  g_assert_cmpint (kh_evidence_get_size (evidence), ==, sizeof PROOF);
}

static void
issue (ProgressFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = g_bytes_new_static ("%PDF", 4);
  const KhIssuing issuing = { .number = "7", .symbol = "KH-SM", .date = "2027-01-05", .revision = "Ban hành",
                              .file_name = "ky.pdf", .media_type = "application/pdf", .content = file };

  kh_store_issue_plan (self->store, self->plan, &issuing, &error);
  g_assert_no_error (error);
  g_assert_true (kh_plan_is_locked (self->plan));
}

/* All of a record is kept, and each step of it can be taken back and done again. */
static void
test_steps (ProgressFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autofree char *recorded = NULL;
  g_autofree char *attached = NULL;
  KhEdit *edit;

  record (self, "2027Q1", KH_TASK_UNDER_WAY, 40, "Đã rà soát");
  recorded = dump_node (self->plan);
  attach (self);
  attached = dump_node (self->plan);
  assert_proof (self);

  edit = fixture_begin_edit (self->store, self->plan);
  kh_edit_remove (edit, child (get_record (self), KH_TYPE_EVIDENCE, 0));
  fixture_commit_edit (edit);
  assert_dump (self->plan, recorded);
  assert_undo (self->store, self->plan);
  assert_dump (self->plan, attached);
  assert_proof (self);

  assert_undo (self->store, self->plan);
  assert_dump (self->plan, recorded);
  assert_undo (self->store, self->plan);
  assert_dump (self->plan, before);
  assert_redo (self->store, self->plan);
  assert_redo (self->store, self->plan);
  assert_dump (self->plan, attached);
  reopen (self);
  assert_dump (self->plan, attached);
  assert_proof (self);

  /* a task takes its progress with it, and brings it back */
  edit = fixture_begin_edit (self->store, self->plan);
  kh_edit_remove (edit, get_task (self));
  fixture_commit_edit (edit);
  assert_integrity (&self->library);
  assert_undo (self->store, self->plan);
  assert_dump (self->plan, attached);
  assert_proof (self);
  edit = fixture_begin_edit (self->store, self->plan);
  kh_edit_remove (edit, get_record (self));
  fixture_commit_edit (edit);
  assert_undo (self->store, self->plan);
  assert_proof (self);
}

/* What came of an issued plan can be told, and taken back. */
static void
test_locked_takes_progress (ProgressFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *written_before = NULL;
  g_autofree char *written_after = NULL;
  KhEdit *edit;

  issue (self);
  before = dump_node (self->plan);
  record (self, "2027Q1", KH_TASK_DONE, 100, "Xong");
  attach (self);
  edit = fixture_begin_edit (self->store, self->plan);
  kh_edit_set (edit, get_record (self), "text", "Xong trước hạn", "percent", 90, "day", "2027-04-05", NULL);
  fixture_commit_edit (edit);
  assert_proof (self);
  g_assert_cmpint (kh_task_get_state (get_task (self)), ==, KH_TASK_DONE);
  g_assert_cmpint (kh_progress_get_percent (get_record (self)), ==, 90);
  after = dump_node (self->plan);

  /* not a word of the plan is another one, nor is its file */
  g_assert_true (kh_plan_is_locked (self->plan));
  g_assert_true (kh_store_has_issued_file (self->store, self->plan, NULL));
  written_before = drop_reported (before);
  written_after = drop_reported (after);
  g_assert_cmpuint (strlen (written_before), ==, strlen (written_after) + strlen ("NOT_STARTED") - strlen ("DONE"));

  for (guint i = 0; i < 3; i++)
    assert_undo (self->store, self->plan);
  assert_dump (self->plan, before);
  for (guint i = 0; i < 3; i++)
    assert_redo (self->store, self->plan);
  assert_dump (self->plan, after);
  edit = fixture_begin_edit (self->store, self->plan);
  kh_edit_remove (edit, child (get_record (self), KH_TYPE_EVIDENCE, 0));
  kh_edit_remove (edit, get_record (self));
  fixture_commit_edit (edit);
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_progress (get_task (self))), ==, 0);
}

static void
set_words (KhEdit *edit, gpointer task)
{
  kh_edit_set (edit, task, "text", "Lời khác", NULL);
}

static void
set_product (KhEdit *edit, gpointer task)
{
  kh_edit_set (edit, task, "product", "Sản phẩm khác", NULL);
}

static void
set_deadline (KhEdit *edit, gpointer task)
{
  g_autoptr (KhDeadline) deadline = kh_deadline_parse ("Quý IV");

  kh_edit_set (edit, task, "deadline", deadline, NULL);
}

static void
remove_task (KhEdit *edit, gpointer task)
{
  kh_edit_remove (edit, task);
}

static void
move_task (KhEdit *edit, gpointer task)
{
  kh_edit_move (edit, task, kh_node_get_parent (task), 2);
}

static void
add_item (KhEdit *edit, gpointer task)
{
  g_autoptr (KhItem) item = kh_item_new (KH_ITEM_PLUS, "Thêm");

  kh_edit_insert (edit, task, 0, item);
}

static void
set_no_units (KhEdit *edit, gpointer task)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  kh_edit_set_units (edit, task, KH_UNIT_ROLE_LEAD, none);
}

/* Nothing else of an issued plan changes, not even beside progress in one edit. */
static void
test_locked_keeps_words (ProgressFixture *self, gconstpointer data)
{
  void (*const steps[]) (KhEdit *, gpointer)
    = { set_words, set_product, set_deadline, remove_task, move_task, add_item, set_no_units };
  g_autofree char *before = NULL;

  record (self, "2027Q1", KH_TASK_UNDER_WAY, 10, "Bắt đầu");
  issue (self);
  before = dump_node (self->plan);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      KhEdit *edit = fixture_begin_edit (self->store, self->plan);

      kh_edit_set (edit, get_record (self), "percent", 50, NULL);
      steps[i] (edit, get_task (self));
      assert_refused (edit, KH_STORE_ERROR_LOCKED);
      assert_dump (self->plan, before);
    }
}

/* The result of a target is told after the year as well. */
static void
test_locked_takes_results (ProgressFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = sample_plan ();
  const gint64 id = kh_store_add_plan (self->store, plan, &error);
  KhIndicator *indicator;
  KhEdit *edit;

  g_assert_no_error (error);
  g_object_unref (self->plan);
  self->plan = kh_store_load_plan (self->store, id, &error);
  indicator = child (find_text (self->plan, "Từ <b>95%</b> hồ sơ trở lên được giải quyết đúng hạn &amp; trước hạn"), KH_TYPE_INDICATOR, 0);
  edit = fixture_begin_edit (self->store, self->plan);
  kh_edit_set (edit, self->plan, "state", KH_PLAN_ISSUED, NULL);
  fixture_commit_edit (edit);

  edit = fixture_begin_edit (self->store, self->plan);
  kh_edit_set (edit, indicator, "result", 97.0, NULL);
  fixture_commit_edit (edit);
  g_assert_cmpfloat (kh_indicator_get_result (indicator), ==, 97);
  assert_undo (self->store, self->plan);
  g_assert_cmpfloat (kh_indicator_get_result (indicator), ==, 96.25);

  edit = fixture_begin_edit (self->store, self->plan);
  kh_edit_set (edit, indicator, "value", 90.0, NULL);
  assert_refused (edit, KH_STORE_ERROR_LOCKED);
  g_assert_cmpfloat (kh_indicator_get_value (indicator), ==, 95);
}

static void
test_limits (ProgressFixture *self, gconstpointer data)
{
  g_autofree char *large = g_malloc0 (KH_EVIDENCE_MAX + 1);
  g_autoptr (GBytes) too_large = g_bytes_new_static (large, KH_EVIDENCE_MAX + 1);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autofree char *before = NULL;
  KhEdit *edit;

  record (self, "2027Q1", KH_TASK_UNDER_WAY, KH_PROGRESS_UNSAID, "");
  before = dump_node (self->plan);
  edit = fixture_begin_edit (self->store, self->plan);
  kh_edit_attach (edit, get_record (self), "lớn.pdf", NULL, too_large);
  assert_refused (edit, KH_STORE_ERROR_FAILED);
  edit = fixture_begin_edit (self->store, self->plan);
  kh_edit_attach (edit, get_record (self), "rỗng.pdf", NULL, empty);
  assert_refused (edit, KH_STORE_ERROR_FAILED);
  for (int percent = -2; percent <= 101; percent += 103)
    {
      edit = fixture_begin_edit (self->store, self->plan);
      kh_edit_set (edit, get_record (self), "percent", percent, NULL);
      assert_refused (edit, KH_STORE_ERROR_FAILED);
    }
  assert_dump (self->plan, before);
}

/* Going back to an older version of the words loses no report of a task that was there. */
static void
test_restored (ProgressFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhItem) newer = kh_item_new (KH_ITEM_TASK, "Việc mới");
  g_autoptr (KhProgress) of_newer = kh_progress_new ("2027Q1", NULL);
  g_autofree char *after = NULL;
  gint64 id;
  KhEdit *edit;

  id = kh_store_keep_revision (self->store, self->plan, KH_REVISION_NAMED, "Đầu", &error);
  g_assert_no_error (error);
  record (self, "2027Q1", KH_TASK_DONE, 100, "Xong");
  attach (self);
  edit = fixture_begin_edit (self->store, self->plan);
  kh_edit_set (edit, get_task (self), "product", "Báo cáo", NULL);
  kh_edit_insert (edit, kh_node_get_parent (KH_NODE (get_task (self))), 0, newer);
  kh_edit_insert (edit, newer, 0, of_newer);
  fixture_commit_edit (edit);
  after = dump_node (self->plan);

  g_assert_true (kh_store_restore_revision (self->store, self->plan, id, &error));
  g_assert_no_error (error);
  g_assert_null (kh_task_get_product (get_task (self)));
  g_assert_cmpstr (kh_progress_get_text (get_record (self)), ==, "Xong");
  assert_proof (self);
  assert_integrity (&self->library);
  assert_undo (self->store, self->plan);
  assert_dump (self->plan, after);
}

/* The files of a plan that is deleted for good go with it. */
static void
test_deleted (ProgressFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 id = kh_node_get_id (KH_NODE (self->plan));
  g_autofree char *left = NULL;

  record (self, "2027Q1", KH_TASK_DONE, 100, "Xong");
  attach (self);
  g_assert_true (kh_store_trash_plan (self->store, id, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (kh_store_delete_plan (self->store, id, &error));
  g_assert_no_error (error);
  left = fixture_query (&self->library, "SELECT (SELECT count (*) FROM progress) + (SELECT count (*) FROM evidence)");
  g_assert_cmpstr (left, ==, "0");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/store/progress/" name, ProgressFixture, NULL, set_up, test, tear_down)
  ADD ("steps", test_steps);
  ADD ("locked-takes-progress", test_locked_takes_progress);
  ADD ("locked-keeps-words", test_locked_keeps_words);
  ADD ("locked-takes-results", test_locked_takes_results);
  ADD ("limits", test_limits);
  ADD ("restored", test_restored);
  ADD ("deleted", test_deleted);

  return g_test_run ();
}
