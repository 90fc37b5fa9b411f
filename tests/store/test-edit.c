/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each kind of step: what it does to the model and the rows, and back. */
#include "edit-fixture.h"

#include <math.h>
#include <string.h>

static void
test_set (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);
  g_autoptr (KhDeadline) deadline = kh_deadline_new (KH_DEADLINE_MONTH, 0, 6, 0, NULL);
  gpointer task = find_text (self->plan, "Rà soát văn bản quy phạm");
  gpointer block = find_text (self->plan, "Thủ trưởng các đơn vị");
  gpointer target = child (kh_plan_find_section (self->plan, KH_SECTION_TARGETS), KH_TYPE_ITEM, 0);

  kh_edit_set (edit, task, "text", "Rà <b>soát</b>", "product", NULL, "deadline", deadline, "state", KH_TASK_DONE, NULL);
  kh_edit_set (edit, self->plan, "title", "Tên khác", "year", 2028, "secrecy", KH_SECRECY_NONE, NULL);
  kh_edit_set (edit, child (target, KH_TYPE_INDICATOR, 0), "value", NAN, "result", 12.5, "comparator", KH_COMPARATOR_EQ, NULL);
  kh_edit_set (edit, block, "unit-kinds", KH_UNIT_KINDS_OFFICE, NULL);
  kh_edit_set (edit, child (self->plan, KH_TYPE_RECIPIENT, 1), "archive", FALSE, "copies", 3, NULL);
  kh_edit_set (edit, find_text (self->plan, "Điểm a"), "kind", KH_ITEM_DASH, NULL);
  kh_edit_set (edit, kh_plan_find_section (self->plan, KH_SECTION_AIMS), "heading", "Khác", "kind", KH_SECTION_FREE, NULL);
  g_assert_cmpstr (kh_item_get_text (task), ==, "Rà <b>soát</b>");
  g_assert_true (kh_deadline_equal (kh_task_get_deadline (task), deadline));
  edit_fixture_commit (edit);
  g_assert_null (kh_task_get_product (task));
  edit_fixture_assert_holds (self, before);
}

static void
test_set_no_deadline (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);
  KhTask *task = KH_TASK (find_text (self->plan, "Rà soát văn bản quy phạm"));

  kh_edit_set (edit, task, "deadline", NULL, NULL);
  edit_fixture_commit (edit);
  g_assert_nonnull (kh_task_get_deadline (task));
  g_assert_cmpint (kh_deadline_get_kind (kh_task_get_deadline (task)), ==, KH_DEADLINE_NONE);
  edit_fixture_assert_holds (self, before);
}

static void
test_insert (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autofree char *order = NULL;
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);
  g_autoptr (KhItem) task = kh_item_new (KH_ITEM_TASK, "Việc mới");
  KhItem *point = kh_item_new (KH_ITEM_POINT, "Điểm mới");

  kh_node_append_take (KH_NODE (point), kh_item_new (KH_ITEM_PLUS, "Cộng mới"));
  kh_node_append_take (KH_NODE (task), point);
  kh_task_set_lead (KH_TASK (task), child (kh_plan_get_agency (self->plan), KH_TYPE_UNIT, 1));
  kh_edit_insert (edit, edit_fixture_group (self), 1, task);
  edit_fixture_commit (edit);
  g_assert_cmpint (kh_node_get_id (KH_NODE (task)), >, 0);
  g_assert_cmpint (kh_node_get_id (child (point, KH_TYPE_ITEM, 0)), >, 0);
  order = texts (edit_fixture_group (self));
  g_assert_cmpstr (order, ==, "Việc 1|Việc mới|Việc 2|Việc 3");
  edit_fixture_assert_holds (self, before);
}

static void
test_insert_other_nodes (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);
  g_autoptr (KhSection) section = kh_section_new (KH_SECTION_FREE, "Mục mới");
  g_autoptr (KhRecipient) recipient = kh_recipient_new ("Nơi mới", "p/h");
  g_autoptr (KhSignature) signature = kh_signature_new (NULL, "GIÁM ĐỐC", "Nguyễn Văn A");
  g_autoptr (KhFinding) finding = kh_finding_new ("rule", KH_SEVERITY_HINT, NULL, "Message");
  g_autoptr (KhItem) block = kh_item_new (KH_ITEM_RESPONSIBILITY, "Khối");
  KhItem *duty = kh_item_new (KH_ITEM_DUTY, "Việc của khối");
  g_autoptr (KhReporting) report = g_object_new (KH_TYPE_REPORTING, NULL);

  kh_edit_insert (edit, self->plan, 0, section);
  kh_edit_insert (edit, self->plan, G_MAXUINT, recipient);
  kh_edit_insert (edit, self->plan, 0, signature);
  kh_edit_insert (edit, self->plan, 5, finding);
  kh_node_append_take (KH_NODE (block), duty);
  kh_edit_insert (edit, section, 0, block);
  kh_edit_insert (edit, duty, 0, report);
  kh_edit_set (edit, report, "period", KH_PERIOD_HALF, NULL);
  edit_fixture_commit (edit);
  g_assert_true (child (self->plan, KH_TYPE_SECTION, 0) == section);
  g_assert_true (child (self->plan, KH_TYPE_SIGNATURE, 0) == signature);
  edit_fixture_assert_holds (self, before);
}

static void
test_remove_subtree (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autofree char *rows = NULL;
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);

  kh_edit_remove (edit, kh_plan_find_section (self->plan, KH_SECTION_TASK_GROUPS));
  kh_edit_remove (edit, find_text (self->plan, "Thủ trưởng các đơn vị"));
  kh_edit_remove (edit, find_text (self->plan, "Bảng"));
  kh_edit_remove (edit, kh_plan_find_section (self->plan, KH_SECTION_TARGETS));
  kh_edit_remove (edit, child (self->plan, KH_TYPE_RECIPIENT, 0));
  edit_fixture_commit (edit);
  rows = fixture_query (&self->fixture,
                        "SELECT (SELECT count (*) FROM task) || ',' || (SELECT count (*) FROM indicator) || ',' ||"
                        " (SELECT count (*) FROM reporting) || ',' || (SELECT count (*) FROM item WHERE kind = 'cell') || ',' ||"
                        " (SELECT group_concat (role) FROM item_unit)");
  g_assert_cmpstr (rows, ==, "0,0,0,0,responsible");
  edit_fixture_assert_holds (self, before);
}

/* The object that somebody still holds is the one that comes back. */
static void
test_undo_gives_the_same_object (EditFixture *self, gconstpointer data)
{
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);
  g_autoptr (KhItem) task = g_object_ref (find_text (self->plan, "Việc 2"));
  gint64 id = kh_node_get_id (KH_NODE (task));

  kh_edit_remove (edit, task);
  edit_fixture_commit (edit);
  g_assert_null (kh_node_get_parent (KH_NODE (task)));
  assert_undo (self->store, self->plan);
  g_assert_true (child (edit_fixture_group (self), KH_TYPE_ITEM, 1) == task);
  g_assert_cmpint (kh_node_get_id (KH_NODE (task)), ==, id);
}

static void
test_move (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autofree char *order = NULL;
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);

  kh_edit_move (edit, find_text (self->plan, "Việc 1"), edit_fixture_group (self), 1);
  edit_fixture_commit (edit);
  order = texts (edit_fixture_group (self));
  g_assert_cmpstr (order, ==, "Việc 2|Việc 1|Việc 3");
  edit_fixture_assert_holds (self, before);
}

static char *
dump_keys (EditFixture *self)
{
  return fixture_query (&self->fixture, "SELECT group_concat (id || ':' || order_key || ':' || ifnull (section_id, '') || ':' || ifnull (parent_id, ''), ' ')"
                                        " FROM (SELECT * FROM item ORDER BY id)");
}

static guint
count_differences (const char *a, const char *b)
{
  g_auto (GStrv) rows = g_strsplit (a, " ", -1);
  g_auto (GStrv) others = g_strsplit (b, " ", -1);
  guint n = 0;

  g_assert_cmpuint (g_strv_length (rows), ==, g_strv_length (others));
  for (guint i = 0; rows[i] != NULL; i++)
    n += !g_str_equal (rows[i], others[i]);

  return n;
}

/* Whatever is moved wherever, one row changes and the order read back is right. */
static void
test_moves_change_one_row (EditFixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (KhEdit) edit = edit_fixture_begin (self);
      g_autofree char *before = dump_keys (self);
      g_autofree char *after = NULL;
      g_autofree char *order = NULL;
      gpointer parent = edit_fixture_group (self);
      guint from = g_rand_int_range (rand, 0, 3);
      guint to = (from + g_rand_int_range (rand, 1, 3)) % 3;
      g_autofree char *text = g_strdup (kh_item_get_text (child (parent, KH_TYPE_ITEM, from)));

      kh_edit_move (edit, child (parent, KH_TYPE_ITEM, from), parent, to);
      edit_fixture_commit (edit);
      g_assert_cmpstr (kh_item_get_text (child (parent, KH_TYPE_ITEM, to)), ==, text);
      after = dump_keys (self);
      g_assert_cmpuint (count_differences (before, after), ==, 1);
      order = texts (parent);
      if (i % 10 == 9)
        {
          g_autofree char *again = NULL;

          edit_fixture_restart (self);
          again = texts (edit_fixture_group (self));
          g_assert_cmpstr (again, ==, order);
        }
    }
}

static void
test_move_elsewhere (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autofree char *keys = dump_keys (self);
  g_autofree char *keys_after = NULL;
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);
  gpointer groups = kh_plan_find_section (self->plan, KH_SECTION_TASK_GROUPS);
  gpointer task = find_text (self->plan, "Rà soát văn bản quy phạm");

  kh_edit_move (edit, task, child (groups, KH_TYPE_SECTION, 1), G_MAXUINT);
  edit_fixture_commit (edit);
  keys_after = dump_keys (self);
  g_assert_cmpuint (count_differences (keys, keys_after), ==, 1);
  g_assert_true (kh_node_get_parent (task) == child (groups, KH_TYPE_SECTION, 1));
  edit_fixture_assert_holds (self, before);
}

static void
test_move_beneath_an_item (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);

  kh_edit_move (edit, find_text (self->plan, "Việc 3"), find_text (self->plan, "Việc 1"), 0);
  kh_edit_move (edit, find_text (self->plan, "Việc 2"), find_text (self->plan, "Việc 3"), 0);
  edit_fixture_commit (edit);
  edit_fixture_assert_holds (self, before);
}

/* Two people's insertions at one place have one key: the order is by UUID, and
 * what is put between them stays between them. */
static void
test_equal_keys (EditFixture *self, gconstpointer data)
{
  g_autofree char *order = NULL;
  g_autofree char *again = NULL;
  g_autofree char *last = NULL;

  g_clear_object (&self->store);
  fixture_run_sql (&self->fixture, "UPDATE item SET order_key = 'a5'");
  edit_fixture_restart (self);
  last = g_strdup (kh_item_get_text (child (edit_fixture_group (self), KH_TYPE_ITEM, 2)));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (KhEdit) edit = edit_fixture_begin (self);
      g_autoptr (KhItem) item = kh_item_new (KH_ITEM_DASH, i == 0 ? "x" : i == 1 ? "y" : "z");

      kh_edit_insert (edit, edit_fixture_group (self), 1, item);
      edit_fixture_commit (edit);
      g_assert_true (child (edit_fixture_group (self), KH_TYPE_ITEM, 1) == item);
    }
  order = texts (edit_fixture_group (self));
  g_assert_nonnull (strstr (order, "|z|y|x|"));
  g_assert_true (g_str_has_suffix (order, last));
  edit_fixture_restart (self);
  again = texts (edit_fixture_group (self));
  g_assert_cmpstr (again, ==, order);
}

static void
test_replace (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);
  KhItem *task = find_text (self->plan, "Rà soát văn bản quy phạm");
  g_autoptr (KhItem) dash = kh_item_new (KH_ITEM_DASH, "Chỉ là một gạch");
  gpointer parent = kh_node_get_parent (KH_NODE (task));
  guint position = kh_node_get_position (KH_NODE (task));
  g_autofree char *children = texts (task);
  g_autofree char *children_after = NULL;

  kh_edit_replace (edit, task, dash);
  edit_fixture_commit (edit);
  g_assert_true (child (parent, KH_TYPE_ITEM, position) == dash);
  g_assert_cmpuint (g_list_model_get_n_items (kh_node_get_children (parent, KH_TYPE_ITEM)), ==, 3);
  children_after = texts (dash);
  g_assert_cmpstr (children_after, ==, children);
  edit_fixture_assert_holds (self, before);
}

static void
test_set_units (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  KhAgency *agency = kh_plan_get_agency (self->plan);
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  KhTask *task = KH_TASK (find_text (self->plan, "Rà soát văn bản quy phạm"));

  g_ptr_array_add (units, child (agency, KH_TYPE_UNIT, 0));
  g_ptr_array_add (units, child (agency, KH_TYPE_UNIT, 1));
  g_ptr_array_add (units, child (agency, KH_TYPE_UNIT, 0));
  kh_edit_set_units (edit, task, KH_UNIT_ROLE_SUPPORT, units);
  kh_edit_set_units (edit, task, KH_UNIT_ROLE_LEAD, none);
  kh_edit_set_units (edit, find_text (self->plan, "Thủ trưởng các đơn vị"), KH_UNIT_ROLE_RESPONSIBLE, units);
  edit_fixture_commit (edit);
  g_assert_null (kh_task_get_lead (task));
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_support (task)), ==, 2);
  edit_fixture_assert_holds (self, before);
}

static void
test_set_agency (EditFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autoptr (KhAgency) other = kh_agency_new ("Sở Mẫu khác");
  g_autoptr (KhEdit) edit = NULL;

  g_assert_cmpint (kh_store_add_agency (self->store, other, &error), >, 0);
  g_assert_no_error (error);
  before = dump_node (self->plan);
  edit = edit_fixture_begin (self);
  kh_edit_set_agency (edit, other);
  edit_fixture_commit (edit);
  g_assert_true (kh_plan_get_agency (self->plan) == other);
  g_clear_object (&other);
  edit_fixture_assert_holds (self, before);
}

/* A node that was taken out can be put back: it is the same row again. */
static void
test_put_back (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autoptr (KhItem) task = g_object_ref (find_text (self->plan, "Việc 2"));
  gint64 id = kh_node_get_id (KH_NODE (task));
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);

  kh_edit_remove (edit, task);
  edit_fixture_commit (edit);
  g_clear_object (&edit);
  before = dump_node (self->plan);
  edit = edit_fixture_begin (self);
  kh_edit_insert (edit, edit_fixture_group (self), 0, task);
  edit_fixture_commit (edit);
  g_assert_cmpint (kh_node_get_id (KH_NODE (task)), ==, id);
  g_assert_true (child (edit_fixture_group (self), KH_TYPE_ITEM, 0) == task);
  g_clear_object (&task);
  edit_fixture_assert_holds (self, before);
}

#define ADD(path, sample, func) \
  g_test_add ("/store/edit/" path, EditFixture, sample, edit_fixture_set_up, func, edit_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("set", "rich", test_set);
  ADD ("set-no-deadline", "rich", test_set_no_deadline);
  ADD ("insert", NULL, test_insert);
  ADD ("insert-other-nodes", NULL, test_insert_other_nodes);
  ADD ("remove-subtree", "rich", test_remove_subtree);
  ADD ("undo-gives-the-same-object", NULL, test_undo_gives_the_same_object);
  ADD ("move", NULL, test_move);
  ADD ("moves-change-one-row", NULL, test_moves_change_one_row);
  ADD ("move-elsewhere", "rich", test_move_elsewhere);
  ADD ("move-beneath-an-item", NULL, test_move_beneath_an_item);
  ADD ("equal-keys", NULL, test_equal_keys);
  ADD ("replace", "rich", test_replace);
  ADD ("set-units", "rich", test_set_units);
  ADD ("set-agency", "rich", test_set_agency);
  ADD ("put-back", NULL, test_put_back);

  return g_test_run ();
}
