/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trash, copies and the archive. */
#include "fixture.h"

#include <math.h>

#include "past-indicator.h"

#include "revision.h"
#include "store-private.h"

typedef struct
{
  Fixture  fixture;
  KhStore *store;
  KhPlan  *plan;
  gint64   id;
} TrashFixture;

static void
set_up (TrashFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&self->fixture, NULL);
  self->store = fixture_open (&self->fixture);
  self->plan = sample_plan ();
  self->id = kh_store_add_plan (self->store, self->plan, &error);
  g_assert_no_error (error);
  set_text (self->store, self->plan, find_text (self->plan, "Điểm a"), "Một", NULL);
}

static void
tear_down (TrashFixture *self, gconstpointer data)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  assert_integrity (&self->fixture);
  fixture_tear_down (&self->fixture, NULL);
}

static void
removed_cb (guint *n_removed)
{
  (*n_removed)++;
}

/* Nothing is deleted that is not in the trash, and then all of it is. */
static void
test_delete (TrashFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) other = sample_small ();
  g_autoptr (GListModel) trash = kh_store_list_trash (self->store, &error);
  g_autofree char *left = NULL;
  g_autofree char *other_dump = NULL;
  guint n_removed = 0;
  KhTrashSummary summary;

  kh_store_add_plan (self->store, other, &error);
  other_dump = dump_node (other);
  g_signal_connect_swapped (self->store, "removed", G_CALLBACK (removed_cb), &n_removed);
  g_assert_false (kh_store_delete_plan (self->store, self->id, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (kh_store_trash_plan (self->store, self->id, TRUE, &error));
  g_assert_true (kh_store_describe_trash (self->store, &summary, &error));
  g_assert_cmpuint (summary.n_plans, ==, 1);
  g_assert_cmpuint (summary.n_tasks, ==, 2);
  g_assert_cmpuint (summary.n_revisions, ==, 1);
  g_assert_cmpuint (summary.n_attachments, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (trash), ==, 1);

  g_assert_true (kh_store_delete_plan (self->store, self->id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_removed, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (trash), ==, 0);
  g_assert_null (kh_store_load_plan (self->store, self->id, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (kh_edit_begin (self->store, KH_NODE (self->plan), "Edit", &error));
  assert_dump (other, other_dump);
  left = fixture_query (&self->fixture,
                        "SELECT (SELECT count (*) FROM plan) || (SELECT count (*) FROM item WHERE plan_id = 1)"
                        " || (SELECT count (*) FROM section WHERE plan_id = 1) || (SELECT count (*) FROM journal WHERE plan_id = 1)"
                        " || (SELECT count (*) FROM revision) || (SELECT count (*) FROM task) || (SELECT count (*) FROM indicator)");
  g_assert_cmpstr (left, ==, "1000030");
  g_signal_handlers_disconnect_by_data (self->store, &n_removed);
}

static void
test_empty (TrashFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) other = sample_small ();
  g_autoptr (GListModel) plans = kh_store_list_plans (self->store, &error);
  KhTrashSummary summary;
  gint64 kept;

  kh_store_add_plan (self->store, other, &error);
  kept = kh_store_duplicate_plan (self->store, self->id, &error);
  g_assert_no_error (error);
  g_assert_true (kh_store_trash_plan (self->store, self->id, TRUE, &error));
  g_assert_true (kh_store_trash_plan (self->store, kh_node_get_id (KH_NODE (other)), TRUE, &error));
  g_assert_true (kh_store_empty_trash (self->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (plans), ==, 1);
  g_assert_true (kh_store_describe_trash (self->store, &summary, &error));
  g_assert_cmpuint (summary.n_plans + summary.n_tasks + summary.n_revisions, ==, 0);
  {
    g_autoptr (KhPlan) copy = kh_store_load_plan (self->store, kept, &error);

    g_assert_nonnull (find_text (copy, "Một"));
  }
  g_assert_true (kh_store_empty_trash (self->store, &error));
}

/* Deleted by another program, a plan that is held here says so. */
static void
test_deleted_elsewhere (TrashFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) other = fixture_open (&self->fixture);
  guint n_removed = 0;

  g_signal_connect_swapped (self->store, "removed", G_CALLBACK (removed_cb), &n_removed);
  g_assert_true (kh_store_trash_plan (other, self->id, TRUE, &error));
  g_assert_true (kh_store_empty_trash (other, &error));
  g_assert_true (kh_store_poll_changes (self->store));
  g_assert_cmpuint (n_removed, ==, 1);
  g_signal_handlers_disconnect_by_data (self->store, &n_removed);
}

/* A copy is a draft of its own. */
static void
test_duplicate (TrashFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_node (self->plan);
  gint64 id = kh_store_duplicate_plan (self->store, self->id, &error);
  g_autoptr (KhPlan) copy = kh_store_load_plan (self->store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, self->id);
  g_assert_cmpint (kh_plan_get_state (copy), ==, KH_PLAN_DRAFT);
  g_assert_null (kh_plan_get_number (copy));
  g_assert_null (kh_plan_get_date (copy));
  g_assert_cmpstr (kh_plan_get_title (copy), ==, kh_plan_get_title (self->plan));
  g_assert_cmpstr (kh_node_get_derived_from (KH_NODE (copy)), ==, kh_node_get_uuid (KH_NODE (self->plan)));
  g_assert_true (kh_plan_get_agency (copy) == kh_plan_get_agency (self->plan));
  set_text (self->store, copy, find_text (copy, "Một"), "Khác", NULL);
  assert_dump (self->plan, before);
  g_assert_cmpint (kh_store_duplicate_plan (self->store, 99, &error), ==, 0);
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
}

static gboolean
find_indicator_cb (KhNode *node, gpointer user_data)
{
  KhIndicator **found = user_data;
  GListModel *indicators = KH_IS_TARGET (node) ? kh_target_get_indicators (KH_TARGET (node)) : NULL;

  if (*found == NULL && indicators != NULL && g_list_model_get_n_items (indicators) > 0)
    {
      *found = g_list_model_get_item (indicators, 0);
      g_object_unref (*found); /* the plan holds it */
    }
  return TRUE;
}

/* What was aimed at and reached before is the older plan's, as it is now. */
static void
test_past_indicator (TrashFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = kh_store_duplicate_plan (self->store, self->id, &error);
  g_autoptr (KhPlan) copy = kh_store_load_plan (self->store, id, &error);
  g_autoptr (KhEdit) edit = NULL;
  KhIndicator *older = NULL, *newer = NULL;
  KhPastIndicator past;
  gboolean found = TRUE;

  kh_plan_visit (self->plan, find_indicator_cb, &older);
  kh_plan_visit (copy, find_indicator_cb, &newer);
  g_assert_true (kh_store_find_past_indicator (self->store, older, &past, &found, &error));
  g_assert_false (found);
  g_assert_true (kh_store_find_past_indicator (self->store, newer, &past, &found, &error));
  g_assert_true (found);
  g_assert_cmpint (past.year, ==, kh_plan_get_year (self->plan));
  g_assert_cmpfloat (past.value, ==, 95);
  g_assert_cmpfloat (past.result, ==, 96.25);

  edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Set", &error);
  kh_edit_set (edit, older, "result", (double) NAN, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_true (kh_store_find_past_indicator (self->store, newer, &past, &found, &error));
  g_assert_true (found && isnan (past.result));
}

/* A plan that was made from no other: the same sentence of the same body's plan
 * of the year before, whatever its figures were. */
static void
test_past_sentence (TrashFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = kh_plan_new (kh_plan_get_year (self->plan) + 1);
  KhSection *section = kh_section_new (KH_SECTION_TARGETS, "MỤC TIÊU");
  KhItem *target = kh_item_new (KH_ITEM_TARGET, "Ít nhất 99,5% hồ sơ");
  KhIndicator *indicator = kh_indicator_new (KH_COMPARATOR_GE, 99.5, "%");
  KhIndicator *older = NULL;
  g_autoptr (KhEdit) edit = NULL;
  KhPastIndicator past;
  gboolean found = TRUE;

  kh_plan_set_agency (plan, kh_plan_get_agency (self->plan));
  kh_node_append_take (KH_NODE (target), indicator);
  kh_node_append_take (KH_NODE (section), target);
  kh_node_append_take (KH_NODE (plan), section);
  kh_store_add_plan (self->store, plan, &error);
  g_assert_no_error (error);
  g_assert_true (kh_store_find_past_indicator (self->store, indicator, &past, &found, &error));
  g_assert_false (found);

  kh_plan_visit (self->plan, find_indicator_cb, &older);
  set_text (self->store, self->plan, KH_ITEM (kh_node_get_parent (KH_NODE (older))), "Ít nhất <b>95%</b> hồ sơ", NULL);
  g_assert_true (kh_store_find_past_indicator (self->store, indicator, &past, &found, &error));
  g_assert_true (found);
  g_assert_cmpint (past.year, ==, kh_plan_get_year (self->plan));
  g_assert_cmpfloat (past.value, ==, 95);
  g_assert_cmpfloat (past.result, ==, 96.25);

  /* Another unit is another indicator. */
  edit = kh_edit_begin (self->store, KH_NODE (plan), "Set", &error);
  kh_edit_set (edit, indicator, "unit", "điểm", NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_true (kh_store_find_past_indicator (self->store, indicator, &past, &found, &error));
  g_assert_false (found);
}

/* A plan's row is read once, and a list that outlives its library is empty. */
static void
test_list (TrashFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) plans = kh_store_list_plans (self->store, &error);
  g_autoptr (KhPlanInfo) info = NULL;
  g_autoptr (KhPlanInfo) again = NULL;
  g_autoptr (KhPlan) newer = kh_plan_new (kh_plan_get_year (self->plan) + 1);
  gint64 id = kh_store_add_plan (self->store, newer, &error);

  g_assert_no_error (error);
  info = g_list_model_get_item (plans, 0);
  again = g_list_model_get_item (plans, 0);
  g_assert_cmpint (kh_plan_info_get_id (info), ==, id);
  g_assert_true (info == again);
  g_clear_object (&self->plan);
  g_clear_object (&newer);
  g_clear_object (&self->store);
  g_assert_cmpuint (g_list_model_get_n_items (plans), ==, 0);
  g_assert_cmpint (kh_plan_info_get_id (info), ==, id);
}

static void
test_archive (TrashFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_store_archive_plan (self->store, self->plan, TRUE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (kh_plan_get_state (self->plan), ==, KH_PLAN_ARCHIVED);
  g_assert_true (kh_store_archive_plan (self->store, self->plan, TRUE, "body-size=13.5", &error));
  g_assert_true (kh_store_archive_plan (self->store, self->plan, FALSE, "body-size=13.5", &error));
  g_assert_cmpint (kh_plan_get_state (self->plan), ==, KH_PLAN_REVIEW);
  assert_undo (self->store, self->plan);
  g_assert_cmpint (kh_plan_get_state (self->plan), ==, KH_PLAN_ARCHIVED);
  assert_undo (self->store, self->plan);
  g_assert_cmpint (kh_plan_get_state (self->plan), ==, KH_PLAN_REVIEW);
}

/* A plan that was issued comes back with the layout it is handed, and only such a one. */
static void
test_archive_keeps_layout (TrashFixture *self, gconstpointer data)
{
  g_autoptr (KhEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_store_archive_plan (self->store, self->plan, TRUE, "body-size=13.5", &error));
  g_assert_true (kh_store_archive_plan (self->store, self->plan, FALSE, "body-size=13.5", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (kh_plan_get_choices (self->plan), ==, "body-size=13");

  edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Issue", &error);
  kh_edit_set (edit, self->plan, "state", KH_PLAN_ISSUED, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  g_clear_object (&edit);
  kh_store_archive_plan (self->store, self->plan, TRUE, "body-size=13.5", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kh_plan_get_choices (self->plan), ==, "body-size=13.5");
  g_assert_true (kh_store_archive_plan (self->store, self->plan, FALSE, "body-size=14", &error));
  g_assert_no_error (error);
  g_assert_cmpint (kh_plan_get_state (self->plan), ==, KH_PLAN_ISSUED);
  g_assert_cmpstr (kh_plan_get_choices (self->plan), ==, "body-size=14");
}

#define ADD(path, func) g_test_add ("/store/trash/" path, TrashFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("delete", test_delete);
  ADD ("empty", test_empty);
  ADD ("deleted-elsewhere", test_deleted_elsewhere);
  ADD ("duplicate", test_duplicate);
  ADD ("past-indicator", test_past_indicator);
  ADD ("past-sentence", test_past_sentence);
  ADD ("list", test_list);
  ADD ("archive", test_archive);
  ADD ("archive-keeps-layout", test_archive_keeps_layout);

  return g_test_run ();
}
