/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists that follow edits, and two stores on one library. */
#include "fixture.h"

#include "conflict.h"
#include "store-private.h"

typedef struct
{
  Fixture  fixture;
  KhStore *store;
  KhStore *other;
  KhPlan  *plan;
  KhPlan  *seen; /* the same plan in the other store */
} SharedFixture;

static void
set_up (SharedFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&self->fixture, NULL);
  self->store = fixture_open (&self->fixture);
  self->plan = sample_small ();
  kh_store_add_plan (self->store, self->plan, &error);
  g_assert_no_error (error);
  self->other = fixture_open (&self->fixture);
  self->seen = kh_store_load_plan (self->other, kh_node_get_id (KH_NODE (self->plan)), &error);
  g_assert_no_error (error);
}

static void
tear_down (SharedFixture *self, gconstpointer data)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->seen);
  g_clear_object (&self->store);
  g_clear_object (&self->other);
  assert_integrity (&self->fixture);
  fixture_tear_down (&self->fixture, NULL);
}

static GListModel *
plans (KhStore *store)
{
  g_autoptr (GError) error = NULL;
  GListModel *list = kh_store_list_plans (store, &error);

  g_assert_no_error (error);

  return list;
}

static char *
describe (GListModel *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KhPlanInfo) info = g_list_model_get_item (list, i);
      g_autofree char *title = NULL, *number = NULL, *symbol = NULL, *date = NULL, *issuer = NULL, *uuid = NULL;
      KhPlanState state;
      int year;
      guint task_count, done_count;
      gboolean trashed;
      gint64 id;

      g_object_get (info, "title", &title, "number", &number, "symbol", &symbol, "date", &date, "issuer", &issuer, "uuid", &uuid,
                    "state", &state, "year", &year, "task-count", &task_count, "done-count", &done_count, "trashed", &trashed,
                    "id", &id, NULL);
      g_assert_cmpint (id, ==, kh_plan_info_get_id (info));
      g_assert_true (g_uuid_string_is_valid (uuid));
      g_string_append_printf (text, "%s%d %s %s/%s %s %s %s %u/%u%s", i > 0 ? "; " : "", year, title, number, symbol, date, issuer,
                              kh_enum_to_nick (KH_TYPE_PLAN_STATE, state), done_count, task_count, trashed ? " trashed" : "");
    }

  return g_string_free (text, FALSE);
}

#define assert_list(list, expected)                       \
  G_STMT_START                                            \
  {                                                       \
    g_autofree char *described = describe (list);         \
    g_assert_cmpstr (described, ==, expected);            \
  }                                                       \
  G_STMT_END

static void
set (KhStore *store, KhPlan *plan, gpointer node, const char *property, int value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (store, KH_NODE (plan), "Set", &error);

  g_assert_no_error (error);
  kh_edit_set (edit, node, property, value, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
}

static void
test_list (SharedFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = plans (self->store);
  g_autoptr (GListModel) again = plans (self->store);
  g_autoptr (GListModel) trash = kh_store_list_trash (self->store, &error);
  g_autoptr (KhPlan) rich = sample_plan ();
  g_autoptr (KhPlan) late = kh_plan_new (2027);
  gint64 id;

  g_assert_true (list == again);
  assert_list (list, "2026  (null)/(null) (null) (null) draft 0/3");
  kh_store_add_plan (self->store, rich, &error);
  kh_store_add_plan (self->store, late, &error);
  g_assert_no_error (error);
  assert_list (list, "2027 Cải cách hành chính năm 2027 02/KH-SM 2027-01-12 SỞ MẪU review 0/2; "
                     "2027  (null)/(null) (null) (null) draft 0/0; "
                     "2026  (null)/(null) (null) (null) draft 0/3");

  set (self->store, self->plan, find_text (self->plan, "Việc 1"), "state", KH_TASK_DONE);
  set (self->store, self->plan, self->plan, "year", 2028);
  assert_list (list, "2028  (null)/(null) (null) (null) draft 1/3; "
                     "2027 Cải cách hành chính năm 2027 02/KH-SM 2027-01-12 SỞ MẪU review 0/2; "
                     "2027  (null)/(null) (null) (null) draft 0/0");
  assert_undo (self->store, self->plan);

  id = kh_node_get_id (KH_NODE (rich));
  g_assert_true (kh_store_trash_plan (self->store, id, TRUE, &error));
  assert_list (list, "2027  (null)/(null) (null) (null) draft 0/0; 2026  (null)/(null) (null) (null) draft 1/3");
  assert_list (trash, "2027 Cải cách hành chính năm 2027 02/KH-SM 2027-01-12 SỞ MẪU review 0/2 trashed");
  g_assert_true (kh_store_trash_plan (self->store, id, FALSE, &error));
  g_assert_cmpuint (g_list_model_get_n_items (trash), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* An edit that a list does not show is not told, and one it shows is told once. */
static void
test_list_notifications (SharedFixture *self, gconstpointer data)
{
  g_autoptr (GListModel) list = plans (self->store);
  g_autoptr (KhPlanInfo) info = g_list_model_get_item (list, 0);
  guint n_items_changed = 0, n_notify = 0;

  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (count_cb), &n_items_changed);
  g_signal_connect_swapped (info, "notify", G_CALLBACK (count_cb), &n_notify);
  set_text (self->store, self->plan, find_text (self->plan, "Việc 1"), "Khác", NULL);
  g_assert_cmpuint (n_notify, ==, 0);
  set (self->store, self->plan, self->plan, "state", KH_PLAN_REVIEW);
  g_assert_cmpuint (n_notify, ==, 1);
  g_assert_cmpuint (n_items_changed, ==, 0);
  /* The list tells when its store goes that it is empty. */
  g_signal_handlers_disconnect_by_data (list, &n_items_changed);
  g_signal_handlers_disconnect_by_data (info, &n_notify);
}

static void
test_agencies (SharedFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = kh_store_list_agencies (self->store, &error);
  g_autoptr (GListModel) other_list = kh_store_list_agencies (self->other, &error);
  g_autoptr (KhAgency) agency = kh_agency_new ("Ban Mẫu");
  g_autoptr (KhAgency) first = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  g_assert_cmpint (kh_store_add_agency (self->store, agency, &error), >, 0);
  g_assert_no_error (error);
  first = g_list_model_get_item (list, 0);
  g_assert_true (first == agency);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  g_assert_true (kh_store_poll_changes (self->other));
  g_assert_cmpuint (g_list_model_get_n_items (other_list), ==, 2);
}

static void
test_sees_changes (SharedFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;
  g_autoptr (GListModel) list = plans (self->other);
  g_autoptr (KhPlan) rich = sample_plan ();
  guint n_changed = 0;
  KhItem *item = find_text (self->seen, "Việc 2");

  g_signal_connect_swapped (self->other, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_false (kh_store_poll_changes (self->other));
  set_text (self->store, self->plan, find_text (self->plan, "Việc 2"), "Việc hai", NULL);
  g_assert_cmpstr (kh_item_get_text (item), ==, "Việc 2");
  g_assert_true (kh_store_poll_changes (self->other));
  g_assert_cmpstr (kh_item_get_text (item), ==, "Việc hai");
  g_assert_cmpuint (n_changed, >=, 1);
  g_assert_false (kh_store_poll_changes (self->other));

  {
    g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Mix", &error);
    g_autoptr (GPtrArray) units = g_ptr_array_new ();

    g_ptr_array_add (units, child (kh_plan_get_agency (self->plan), KH_TYPE_UNIT, 1));
    kh_edit_set_units (edit, find_text (self->plan, "Việc 1"), KH_UNIT_ROLE_SUPPORT, units);
    kh_edit_remove (edit, find_text (self->plan, "Việc 3"));
    kh_edit_move (edit, find_text (self->plan, "Việc hai"), find_text (self->plan, "Việc 1"), 0);
    g_assert_true (kh_edit_commit (edit, &error));
  }
  dump = dump_node (self->plan);
  g_assert_true (kh_store_poll_changes (self->other));
  assert_dump (self->seen, dump);
  g_assert_true (find_text (self->seen, "Việc hai") == item);
  assert_list (list, "2026  (null)/(null) (null) (null) draft 0/2");

  kh_store_add_plan (self->store, rich, &error);
  g_assert_no_error (error);
  g_assert_true (kh_store_poll_changes (self->other));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_units (kh_plan_get_agency (self->seen))), ==, 5);
  g_signal_handlers_disconnect_by_data (self->other, &n_changed);
}

/* Nobody overwrites what he has not seen: an edit begins on the newest state. */
static void
test_edits_in_turn (SharedFixture *self, gconstpointer data)
{
  g_autofree char *dump = NULL;

  set_text (self->store, self->plan, find_text (self->plan, "Việc 1"), "Một của A", NULL);
  set_text (self->other, self->seen, find_text (self->seen, "Việc 2"), "Hai của B", NULL);
  g_assert_nonnull (find_text (self->seen, "Một của A"));
  set_text (self->store, self->plan, find_text (self->plan, "Việc 3"), "Ba của A", NULL);
  kh_store_poll_changes (self->other);
  dump = dump_node (self->plan);
  assert_dump (self->seen, dump);

  /* one journal: either takes back what was done last, whoever did it */
  assert_undo (self->other, self->seen);
  assert_undo (self->other, self->seen);
  assert_undo (self->store, self->plan);
  g_assert_nonnull (find_text (self->plan, "Việc 1"));
  assert_redo (self->store, self->plan);
  assert_redo (self->other, self->seen);
  g_assert_nonnull (find_text (self->seen, "Hai của B"));
  g_assert_nonnull (find_text (self->seen, "Việc 3"));
}

/* Typing on either side never becomes part of the other's step. */
static void
test_typing_in_turn (SharedFixture *self, gconstpointer data)
{
  g_autofree char *count = NULL;
  KhItem *here = find_text (self->plan, "Việc 1");
  KhItem *there = find_text (self->seen, "Việc 1");

  set_text (self->store, self->plan, here, "A", "k");
  set_text (self->other, self->seen, there, "AB", "k");
  set_text (self->store, self->plan, here, "ABC", "k");
  count = fixture_query (&self->fixture, "SELECT count (*) FROM journal");
  g_assert_cmpstr (count, ==, "3");
}

/* What one undid and the other goes on from cannot be redone. */
static void
test_redo_dropped_elsewhere (SharedFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  set_text (self->store, self->plan, find_text (self->plan, "Việc 1"), "A", NULL);
  assert_undo (self->store, self->plan);
  set_text (self->other, self->seen, find_text (self->seen, "Việc 1"), "B", NULL);
  g_assert_null (kh_store_get_redo_label (self->store, KH_NODE (self->plan)));
  g_assert_false (kh_store_redo (self->store, KH_NODE (self->plan), &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (find_text (self->plan, "B"));
}

static void
test_locked_elsewhere (SharedFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = NULL;

  set (self->store, self->plan, self->plan, "state", KH_PLAN_ISSUED);
  edit = kh_edit_begin (self->other, KH_NODE (self->seen), "Edit", &error);
  g_assert_no_error (error);
  kh_edit_set (edit, find_text (self->seen, "Việc 1"), "text", "Khác", NULL);
  g_assert_false (kh_edit_commit (edit, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_LOCKED);
}

/* Waiting has an end; what is typed meanwhile is kept until the other is done. */
static void
test_waits_for_the_other (SharedFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Edit", &error);
  g_autoptr (KhEdit) second = NULL;

  sqlite3_busy_timeout (kh_database_get_handle (kh_store_get_database (self->other)), 20);
  kh_edit_set (edit, find_text (self->plan, "Việc 1"), "text", "A", NULL);
  second = kh_edit_begin (self->other, KH_NODE (self->seen), "Edit", &error);
  g_assert_no_error (error);
  g_assert_cmpint (kh_store_get_trouble (self->other), ==, KH_TROUBLE_BUSY);
  kh_edit_set (second, find_text (self->seen, "Việc 2"), "text", "B", NULL);
  g_assert_true (kh_edit_commit (second, &error));
  g_assert_no_error (error);
  g_assert_false (kh_store_retry (self->other));
  g_assert_nonnull (find_text (self->seen, "Việc 1"));
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_true (kh_store_retry (self->other));
  g_assert_cmpint (kh_store_get_trouble (self->other), ==, KH_TROUBLE_NONE);
  g_assert_nonnull (find_text (self->seen, "A"));
  g_assert_nonnull (find_text (self->seen, "B"));
  kh_store_poll_changes (self->store);
  g_assert_nonnull (find_text (self->plan, "B"));
}

/* Types into a field that showed @base. */
static void
type_over (KhStore *store, KhPlan *plan, KhItem *item, const char *base, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (store, KH_NODE (plan), "Edit text", &error);
  g_auto (GValue) value = G_VALUE_INIT;

  g_assert_no_error (error);
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, base);
  kh_edit_expect (edit, item, "text", &value);
  kh_edit_set (edit, item, "text", text, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static void
conflict_cb (KhStore *store, KhConflict *conflict, KhConflict **kept)
{
  g_assert_null (*kept);
  *kept = g_object_ref (conflict);
}

/* Neither has seen the other's edit. */
static void
test_both_stay (SharedFixture *self, gconstpointer data)
{
  g_autoptr (KhConflict) conflict = NULL;

  g_signal_connect (self->other, "conflict", G_CALLBACK (conflict_cb), &conflict);
  type_over (self->store, self->plan, find_text (self->plan, "Việc 1"), "Việc 1", "Một");
  type_over (self->other, self->seen, find_text (self->seen, "Việc 2"), "Việc 2", "Hai");
  g_assert_null (conflict);
  kh_store_poll_changes (self->store);
  for (guint i = 0; i < 2; i++)
    {
      KhPlan *plan = i == 0 ? self->plan : self->seen;

      g_assert_nonnull (find_text (plan, "Một"));
      g_assert_nonnull (find_text (plan, "Hai"));
    }

  /* the same words are no conflict either */
  type_over (self->store, self->plan, find_text (self->plan, "Việc 3"), "Việc 3", "Ba");
  type_over (self->other, self->seen, find_text (self->seen, "Việc 3"), "Việc 3", "Ba");
  g_assert_null (conflict);
}

static void
test_conflict (SharedFixture *self, gconstpointer data)
{
  g_autoptr (KhConflict) conflict = NULL;
  g_autoptr (GError) error = NULL;
  KhItem *item = find_text (self->seen, "Việc 1");

  g_signal_connect (self->other, "conflict", G_CALLBACK (conflict_cb), &conflict);
  type_over (self->store, self->plan, find_text (self->plan, "Việc 1"), "Việc 1", "Của họ");
  type_over (self->other, self->seen, item, "Việc 1", "Của tôi");

  /* nobody overwrites silently */
  g_assert_nonnull (conflict);
  g_assert_true (kh_conflict_get_root (conflict) == KH_NODE (self->seen));
  g_assert_true (kh_conflict_get_node (conflict) == KH_NODE (item));
  g_assert_cmpstr (kh_conflict_get_property (conflict), ==, "text");
  g_assert_cmpstr (kh_conflict_get_label (conflict), ==, "Edit text");
  g_assert_cmpstr (g_value_get_string (kh_conflict_get_base (conflict)), ==, "Việc 1");
  g_assert_cmpstr (g_value_get_string (kh_conflict_get_mine (conflict)), ==, "Của tôi");
  g_assert_cmpstr (g_value_get_string (kh_conflict_get_theirs (conflict)), ==, "Của họ");
  g_assert_cmpstr (kh_item_get_text (item), ==, "Của họ");
  g_assert_false (kh_store_poll_changes (self->other));

  /* without a choice, undo finds mine */
  assert_undo (self->other, self->seen);
  g_assert_cmpstr (kh_item_get_text (item), ==, "Của tôi");
  assert_redo (self->other, self->seen);
  g_assert_cmpstr (kh_item_get_text (item), ==, "Của họ");

  g_assert_true (kh_conflict_resolve (conflict, kh_conflict_get_theirs (conflict), &error));
  g_assert_cmpstr (kh_item_get_text (item), ==, "Của họ");
  g_assert_true (kh_conflict_resolve (conflict, kh_conflict_get_mine (conflict), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (kh_item_get_text (item), ==, "Của tôi");
  kh_store_poll_changes (self->store);
  g_assert_nonnull (find_text (self->plan, "Của tôi"));
  assert_undo (self->other, self->seen);
  g_assert_cmpstr (kh_item_get_text (item), ==, "Của họ");
}

/* While one chooses the other goes on. */
static void
test_conflict_again (SharedFixture *self, gconstpointer data)
{
  g_autoptr (KhConflict) first = NULL;
  g_autoptr (KhConflict) second = NULL;
  g_autoptr (GError) error = NULL;
  KhItem *theirs = find_text (self->plan, "Việc 1");
  KhItem *item = find_text (self->seen, "Việc 1");
  gulong handler = g_signal_connect (self->other, "conflict", G_CALLBACK (conflict_cb), &first);

  type_over (self->store, self->plan, theirs, "Việc 1", "Của họ");
  type_over (self->other, self->seen, item, "Việc 1", "Của tôi");
  g_signal_handler_disconnect (self->other, handler);
  g_signal_connect (self->other, "conflict", G_CALLBACK (conflict_cb), &second);
  type_over (self->store, self->plan, theirs, "Của họ", "Của họ, thêm");
  g_assert_true (kh_conflict_resolve (first, kh_conflict_get_mine (first), &error));
  g_assert_no_error (error);
  g_assert_nonnull (second);
  g_assert_cmpstr (g_value_get_string (kh_conflict_get_theirs (second)), ==, "Của họ, thêm");
  g_assert_cmpstr (kh_item_get_text (item), ==, "Của họ, thêm");
}

static gboolean
give_up_cb (gpointer given_up)
{
  *(gboolean *) given_up = TRUE;

  return G_SOURCE_REMOVE;
}

/* Without being asked, as soon as the main loop runs. */
static void
test_by_itself (SharedFixture *self, gconstpointer data)
{
  gboolean given_up = FALSE;
  guint n_changed = 0;
  guint source = g_timeout_add_seconds (60, give_up_cb, &given_up);

  g_signal_connect_swapped (self->other, "changed", G_CALLBACK (count_cb), &n_changed);
  set_text (self->store, self->plan, find_text (self->plan, "Việc 1"), "Từ xa", NULL);
  while (n_changed == 0 && !given_up)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (given_up);
  g_source_remove (source);
  g_assert_nonnull (find_text (self->seen, "Từ xa"));
  g_signal_handlers_disconnect_by_data (self->other, &n_changed);
}

/* Nothing keeps a plan in memory that nobody holds. */
static void
test_identity (SharedFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 id = kh_node_get_id (KH_NODE (self->seen));
  gpointer watched = self->seen;
  g_autoptr (KhPlan) again = kh_store_load_plan (self->other, id, &error);

  g_assert_true (again == self->seen);
  g_clear_object (&again);
  g_object_add_weak_pointer (G_OBJECT (watched), &watched);
  g_clear_object (&self->seen);
  g_assert_null (watched);
  self->seen = kh_store_load_plan (self->other, id, &error);
  g_assert_nonnull (find_text (self->seen, "Việc 2"));
}

#define ADD(path, func) g_test_add ("/store/shared/" path, SharedFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("list", test_list);
  ADD ("list-notifications", test_list_notifications);
  ADD ("agencies", test_agencies);
  ADD ("sees-changes", test_sees_changes);
  ADD ("edits-in-turn", test_edits_in_turn);
  ADD ("typing-in-turn", test_typing_in_turn);
  ADD ("redo-dropped-elsewhere", test_redo_dropped_elsewhere);
  ADD ("locked-elsewhere", test_locked_elsewhere);
  ADD ("waits-for-the-other", test_waits_for_the_other);
  ADD ("both-stay", test_both_stay);
  ADD ("conflict", test_conflict);
  ADD ("conflict-again", test_conflict_again);
  ADD ("by-itself", test_by_itself);
  ADD ("identity", test_identity);

  return g_test_run ();
}
