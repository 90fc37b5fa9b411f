/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each kind of step: what it does to the model and the rows, and back. */
#include "fixture.h"

#include <math.h>
#include <string.h>

#include "store-private.h"

typedef struct
{
  Fixture  fixture;
  KhStore *store;
  KhPlan  *plan;
} EditFixture;

static void
set_up (EditFixture *self, gconstpointer sample)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&self->fixture, NULL);
  self->store = fixture_open (&self->fixture);
  self->plan = sample != NULL ? sample_plan () : sample_small ();
  kh_store_add_plan (self->store, self->plan, &error);
  g_assert_no_error (error);
}

static void
tear_down (EditFixture *self, gconstpointer sample)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  assert_integrity (&self->fixture);
  fixture_tear_down (&self->fixture, NULL);
}

static void
restart (EditFixture *self)
{
  g_autoptr (GError) error = NULL;
  gint64 id = kh_node_get_id (KH_NODE (self->plan));

  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  self->store = fixture_open (&self->fixture);
  self->plan = kh_store_load_plan (self->store, id, &error);
  g_assert_no_error (error);
}

static KhEdit *
begin (EditFixture *self)
{
  g_autoptr (GError) error = NULL;
  KhEdit *edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Edit", &error);

  g_assert_no_error (error);
  g_assert_nonnull (edit);

  return edit;
}

static void
commit (KhEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static void
assert_fails (KhEdit *edit, KhStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kh_edit_commit (edit, &error));
  g_assert_error (error, KH_STORE_ERROR, (int) code);
}

/* The edit that was just committed: it is in the file, undo takes it back, redo
 * repeats it, now and after a restart, in the model and in the rows. */
static void
assert_edit_holds (EditFixture *self, const char *before)
{
  g_autofree char *after = dump_node (self->plan);

  g_assert_cmpstr (after, !=, before);
  assert_undo (self->store, self->plan);
  assert_dump (self->plan, before);
  g_assert_cmpstr (kh_store_get_redo_label (self->store, KH_NODE (self->plan)), ==, "Edit");
  restart (self);
  assert_dump (self->plan, before);
  assert_redo (self->store, self->plan);
  assert_dump (self->plan, after);
  restart (self);
  assert_dump (self->plan, after);
  assert_undo (self->store, self->plan);
  assert_dump (self->plan, before);
  assert_redo (self->store, self->plan);
  assert_dump (self->plan, after);
  assert_integrity (&self->fixture);
}

static gpointer
group (EditFixture *self)
{
  return child (self->plan, KH_TYPE_SECTION, 0);
}

static void
test_set (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autoptr (KhEdit) edit = begin (self);
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
  commit (edit);
  g_assert_null (kh_task_get_product (task));
  assert_edit_holds (self, before);
}

static void
test_set_no_deadline (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autoptr (KhEdit) edit = begin (self);
  KhTask *task = KH_TASK (find_text (self->plan, "Rà soát văn bản quy phạm"));

  kh_edit_set (edit, task, "deadline", NULL, NULL);
  commit (edit);
  g_assert_nonnull (kh_task_get_deadline (task));
  g_assert_cmpint (kh_deadline_get_kind (kh_task_get_deadline (task)), ==, KH_DEADLINE_NONE);
  assert_edit_holds (self, before);
}

static void
test_insert (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autofree char *order = NULL;
  g_autoptr (KhEdit) edit = begin (self);
  g_autoptr (KhItem) task = kh_item_new (KH_ITEM_TASK, "Việc mới");
  KhItem *point = kh_item_new (KH_ITEM_POINT, "Điểm mới");

  kh_node_append_take (KH_NODE (point), kh_item_new (KH_ITEM_PLUS, "Cộng mới"));
  kh_node_append_take (KH_NODE (task), point);
  kh_task_set_lead (KH_TASK (task), child (kh_plan_get_agency (self->plan), KH_TYPE_UNIT, 1));
  kh_edit_insert (edit, group (self), 1, task);
  commit (edit);
  g_assert_cmpint (kh_node_get_id (KH_NODE (task)), >, 0);
  g_assert_cmpint (kh_node_get_id (child (point, KH_TYPE_ITEM, 0)), >, 0);
  order = texts (group (self));
  g_assert_cmpstr (order, ==, "Việc 1|Việc mới|Việc 2|Việc 3");
  assert_edit_holds (self, before);
}

static void
test_insert_other_nodes (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autoptr (KhEdit) edit = begin (self);
  g_autoptr (KhSection) section = kh_section_new (KH_SECTION_FREE, "Mục mới");
  g_autoptr (KhRecipient) recipient = kh_recipient_new ("Nơi mới", "p/h");
  g_autoptr (KhSignature) signature = kh_signature_new (NULL, "GIÁM ĐỐC", "Nguyễn Văn A");
  g_autoptr (KhFinding) finding = kh_finding_new ("rule", KH_SEVERITY_HINT, NULL, "Message");
  g_autoptr (KhItem) block = kh_item_new (KH_ITEM_RESPONSIBILITY, "Khối");
  KhItem *duty = kh_item_new (KH_ITEM_DUTY, "Việc của khối");
  g_autoptr (KhReporting) report = kh_reporting_new_full (NULL);

  kh_edit_insert (edit, self->plan, 0, section);
  kh_edit_insert (edit, self->plan, G_MAXUINT, recipient);
  kh_edit_insert (edit, self->plan, 0, signature);
  kh_edit_insert (edit, self->plan, 5, finding);
  kh_node_append_take (KH_NODE (block), duty);
  kh_edit_insert (edit, section, 0, block);
  kh_edit_insert (edit, duty, 0, report);
  kh_edit_set (edit, report, "period", KH_PERIOD_HALF, NULL);
  commit (edit);
  g_assert_true (child (self->plan, KH_TYPE_SECTION, 0) == section);
  g_assert_true (child (self->plan, KH_TYPE_SIGNATURE, 0) == signature);
  assert_edit_holds (self, before);
}

static void
test_remove_subtree (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autofree char *rows = NULL;
  g_autoptr (KhEdit) edit = begin (self);

  kh_edit_remove (edit, kh_plan_find_section (self->plan, KH_SECTION_TASK_GROUPS));
  kh_edit_remove (edit, find_text (self->plan, "Thủ trưởng các đơn vị"));
  kh_edit_remove (edit, find_text (self->plan, "Bảng"));
  kh_edit_remove (edit, kh_plan_find_section (self->plan, KH_SECTION_TARGETS));
  kh_edit_remove (edit, child (self->plan, KH_TYPE_RECIPIENT, 0));
  commit (edit);
  rows = fixture_query (&self->fixture,
                        "SELECT (SELECT count (*) FROM task) || ',' || (SELECT count (*) FROM indicator) || ',' ||"
                        " (SELECT count (*) FROM reporting) || ',' || (SELECT count (*) FROM item WHERE kind = 'cell') || ',' ||"
                        " (SELECT group_concat (role) FROM item_unit)");
  g_assert_cmpstr (rows, ==, "0,0,0,0,responsible");
  assert_edit_holds (self, before);
}

/* The object that somebody still holds is the one that comes back. */
static void
test_undo_gives_the_same_object (EditFixture *self, gconstpointer data)
{
  g_autoptr (KhEdit) edit = begin (self);
  g_autoptr (KhItem) task = g_object_ref (find_text (self->plan, "Việc 2"));
  gint64 id = kh_node_get_id (KH_NODE (task));

  kh_edit_remove (edit, task);
  commit (edit);
  g_assert_null (kh_node_get_parent (KH_NODE (task)));
  assert_undo (self->store, self->plan);
  g_assert_true (child (group (self), KH_TYPE_ITEM, 1) == task);
  g_assert_cmpint (kh_node_get_id (KH_NODE (task)), ==, id);
}

static void
test_move (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autofree char *order = NULL;
  g_autoptr (KhEdit) edit = begin (self);

  kh_edit_move (edit, find_text (self->plan, "Việc 1"), group (self), 1);
  commit (edit);
  order = texts (group (self));
  g_assert_cmpstr (order, ==, "Việc 2|Việc 1|Việc 3");
  assert_edit_holds (self, before);
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
      g_autoptr (KhEdit) edit = begin (self);
      g_autofree char *before = dump_keys (self);
      g_autofree char *after = NULL;
      g_autofree char *order = NULL;
      gpointer parent = group (self);
      guint from = g_rand_int_range (rand, 0, 3);
      guint to = (from + g_rand_int_range (rand, 1, 3)) % 3;
      g_autofree char *text = g_strdup (kh_item_get_text (child (parent, KH_TYPE_ITEM, from)));

      kh_edit_move (edit, child (parent, KH_TYPE_ITEM, from), parent, to);
      commit (edit);
      g_assert_cmpstr (kh_item_get_text (child (parent, KH_TYPE_ITEM, to)), ==, text);
      after = dump_keys (self);
      g_assert_cmpuint (count_differences (before, after), ==, 1);
      order = texts (parent);
      if (i % 10 == 9)
        {
          g_autofree char *again = NULL;

          restart (self);
          again = texts (group (self));
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
  g_autoptr (KhEdit) edit = begin (self);
  gpointer groups = kh_plan_find_section (self->plan, KH_SECTION_TASK_GROUPS);
  gpointer task = find_text (self->plan, "Rà soát văn bản quy phạm");

  kh_edit_move (edit, task, child (groups, KH_TYPE_SECTION, 1), G_MAXUINT);
  commit (edit);
  keys_after = dump_keys (self);
  g_assert_cmpuint (count_differences (keys, keys_after), ==, 1);
  g_assert_true (kh_node_get_parent (task) == child (groups, KH_TYPE_SECTION, 1));
  assert_edit_holds (self, before);
}

static void
test_move_beneath_an_item (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autoptr (KhEdit) edit = begin (self);

  kh_edit_move (edit, find_text (self->plan, "Việc 3"), find_text (self->plan, "Việc 1"), 0);
  kh_edit_move (edit, find_text (self->plan, "Việc 2"), find_text (self->plan, "Việc 3"), 0);
  commit (edit);
  assert_edit_holds (self, before);
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
  restart (self);
  last = g_strdup (kh_item_get_text (child (group (self), KH_TYPE_ITEM, 2)));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (KhEdit) edit = begin (self);
      g_autoptr (KhItem) item = kh_item_new (KH_ITEM_DASH, i == 0 ? "x" : i == 1 ? "y" : "z");

      kh_edit_insert (edit, group (self), 1, item);
      commit (edit);
      g_assert_true (child (group (self), KH_TYPE_ITEM, 1) == item);
    }
  order = texts (group (self));
  g_assert_nonnull (strstr (order, "|z|y|x|"));
  g_assert_true (g_str_has_suffix (order, last));
  restart (self);
  again = texts (group (self));
  g_assert_cmpstr (again, ==, order);
}

static void
test_replace (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autoptr (KhEdit) edit = begin (self);
  KhItem *task = find_text (self->plan, "Rà soát văn bản quy phạm");
  g_autoptr (KhItem) dash = kh_item_new (KH_ITEM_DASH, "Chỉ là một gạch");
  gpointer parent = kh_node_get_parent (KH_NODE (task));
  guint position = kh_node_get_position (KH_NODE (task));
  g_autofree char *children = texts (task);
  g_autofree char *children_after = NULL;

  kh_edit_replace (edit, task, dash);
  commit (edit);
  g_assert_true (child (parent, KH_TYPE_ITEM, position) == dash);
  g_assert_cmpuint (g_list_model_get_n_items (kh_node_get_children (parent, KH_TYPE_ITEM)), ==, 3);
  children_after = texts (dash);
  g_assert_cmpstr (children_after, ==, children);
  assert_edit_holds (self, before);
}

static void
test_set_units (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  KhAgency *agency = kh_plan_get_agency (self->plan);
  g_autoptr (KhEdit) edit = begin (self);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  KhTask *task = KH_TASK (find_text (self->plan, "Rà soát văn bản quy phạm"));

  g_ptr_array_add (units, child (agency, KH_TYPE_UNIT, 0));
  g_ptr_array_add (units, child (agency, KH_TYPE_UNIT, 1));
  g_ptr_array_add (units, child (agency, KH_TYPE_UNIT, 0));
  kh_edit_set_units (edit, task, KH_UNIT_ROLE_SUPPORT, units);
  kh_edit_set_units (edit, task, KH_UNIT_ROLE_LEAD, none);
  kh_edit_set_units (edit, find_text (self->plan, "Thủ trưởng các đơn vị"), KH_UNIT_ROLE_RESPONSIBLE, units);
  commit (edit);
  g_assert_null (kh_task_get_lead (task));
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_support (task)), ==, 2);
  assert_edit_holds (self, before);
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
  edit = begin (self);
  kh_edit_set_agency (edit, other);
  commit (edit);
  g_assert_true (kh_plan_get_agency (self->plan) == other);
  g_clear_object (&other);
  assert_edit_holds (self, before);
}

/* A node that was taken out can be put back: it is the same row again. */
static void
test_put_back (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autoptr (KhItem) task = g_object_ref (find_text (self->plan, "Việc 2"));
  gint64 id = kh_node_get_id (KH_NODE (task));
  g_autoptr (KhEdit) edit = begin (self);

  kh_edit_remove (edit, task);
  commit (edit);
  g_clear_object (&edit);
  before = dump_node (self->plan);
  edit = begin (self);
  kh_edit_insert (edit, group (self), 0, task);
  commit (edit);
  g_assert_cmpint (kh_node_get_id (KH_NODE (task)), ==, id);
  g_assert_true (child (group (self), KH_TYPE_ITEM, 0) == task);
  g_clear_object (&task);
  assert_edit_holds (self, before);
}

static void
test_dropped (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autofree char *entries = NULL;
  g_autoptr (KhItem) item = kh_item_new (KH_ITEM_DASH, "Sẽ bỏ");

  {
    g_autoptr (KhEdit) edit = begin (self);
    g_autoptr (GPtrArray) units = g_ptr_array_new ();

    g_ptr_array_add (units, child (kh_plan_get_agency (self->plan), KH_TYPE_UNIT, 0));
    kh_edit_set (edit, find_text (self->plan, "Việc 1"), "text", "Khác", NULL);
    kh_edit_insert (edit, group (self), 0, item);
    kh_edit_remove (edit, find_text (self->plan, "Việc 2"));
    kh_edit_set_units (edit, find_text (self->plan, "Việc 3"), KH_UNIT_ROLE_SUPPORT, units);
    kh_edit_move (edit, find_text (self->plan, "Việc 3"), group (self), 0);
  }
  assert_dump (self->plan, before);
  g_assert_cmpint (kh_node_get_id (KH_NODE (item)), ==, 0);
  g_assert_null (kh_node_get_parent (KH_NODE (item)));
  g_assert_null (kh_store_get_undo_label (self->store, KH_NODE (self->plan)));
  entries = fixture_query (&self->fixture, "SELECT count (*) FROM journal");
  g_assert_cmpstr (entries, ==, "0");

  /* and what was dropped can be inserted after all */
  {
    g_autoptr (KhEdit) edit = begin (self);

    kh_edit_insert (edit, group (self), 0, item);
    commit (edit);
  }
  assert_edit_holds (self, before);
}

/* A step that fails takes the steps before it with it. */
static void
test_failing_steps (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autoptr (KhPlan) stranger = sample_small ();
  g_autoptr (KhUnit) foreign_unit = kh_unit_new (KH_UNIT_OTHER, "Ngoài");
  g_autoptr (KhRecipient) recipient = kh_recipient_new ("Ai", NULL);
  g_autoptr (KhSection) twin = kh_section_new_full (KH_SECTION_FREE, "Trùng", kh_node_get_uuid (group (self)));

  for (guint i = 0; i < 13; i++)
    {
      g_autoptr (KhEdit) edit = begin (self);
      g_autoptr (GPtrArray) units = g_ptr_array_new ();
      KhItem *first = find_text (self->plan, "Việc 1");
      KhStoreError code = KH_STORE_ERROR_FAILED;

      kh_edit_set (edit, first, "text", "Bước trước", NULL);
      switch (i)
        {
        case 0:
          kh_edit_set (edit, first, "no-such-property", 1, NULL);
          break;
        case 1:
          kh_edit_set (edit, first, "order-key", "zz", NULL);
          break;
        case 2:
          kh_edit_set (edit, first, "kind", KH_ITEM_DASH, NULL);
          break;
        case 3:
          kh_edit_set (edit, first, "text", "\xff", NULL);
          break;
        case 4:
          kh_edit_set (edit, stranger, "title", "Của ai", NULL);
          code = KH_STORE_ERROR_NOT_FOUND;
          break;
        case 5:
          kh_edit_insert (edit, first, 0, recipient);
          break;
        case 6:
          kh_edit_insert (edit, self->plan, 0, twin);
          break;
        case 7:
          kh_edit_move (edit, group (self), first, 0);
          break;
        case 8:
          kh_edit_move (edit, find_text (self->plan, "Việc 2"), child (stranger, KH_TYPE_SECTION, 0), 0);
          code = KH_STORE_ERROR_NOT_FOUND;
          break;
        case 9:
          kh_edit_move (edit, find_text (self->plan, "Việc 2"), find_text (self->plan, "Việc 2"), 0);
          break;
        case 10:
          g_ptr_array_add (units, foreign_unit);
          kh_edit_set_units (edit, first, KH_UNIT_ROLE_SUPPORT, units);
          break;
        case 11:
          g_ptr_array_add (units, child (kh_plan_get_agency (self->plan), KH_TYPE_UNIT, 0));
          g_ptr_array_add (units, child (kh_plan_get_agency (self->plan), KH_TYPE_UNIT, 1));
          kh_edit_set_units (edit, first, KH_UNIT_ROLE_LEAD, units);
          break;
        default:
          kh_edit_set (edit, self->plan, "agency", NULL, NULL);
        }
      kh_edit_set (edit, self->plan, "title", "Bước sau", NULL);
      assert_fails (edit, code);
      assert_dump (self->plan, before);
      g_assert_null (kh_store_get_undo_label (self->store, KH_NODE (self->plan)));
    }
  g_assert_cmpint (kh_node_get_id (KH_NODE (twin)), ==, 0);
  restart (self);
  assert_dump (self->plan, before);
}

static void
test_empty (EditFixture *self, gconstpointer data)
{
  g_autoptr (KhEdit) edit = begin (self);
  g_autoptr (KhEdit) second = NULL;
  KhItem *task = find_text (self->plan, "Việc 1");

  commit (edit);
  second = begin (self);
  kh_edit_set (second, task, "text", "Việc 1", NULL);
  kh_edit_set (second, task, "note", "một lúc", NULL);
  kh_edit_set (second, task, "note", NULL, NULL);
  kh_edit_move (second, task, group (self), 0);
  commit (second);
  g_assert_null (kh_store_get_undo_label (self->store, KH_NODE (self->plan)));
}

static void
test_one_at_a_time (EditFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = begin (self);
  g_autoptr (KhPlan) other = sample_small ();

  g_assert_null (kh_edit_begin (self->store, KH_NODE (self->plan), "Edit", &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (kh_store_undo (self->store, KH_NODE (self->plan), &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (kh_store_add_plan (self->store, other, &error), ==, 0);
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_BUSY);
  kh_edit_set (edit, self->plan, "title", "Một", NULL);
  commit (edit);

  g_clear_error (&error);
  g_assert_false (kh_edit_commit (edit, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (kh_edit_begin (self->store, KH_NODE (other), "Edit", &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
}

/* No room left: what is typed is kept and written once there is room; what else
 * is done fails with an error that says so, and leaves nothing behind. */
static void
test_full (EditFixture *self, gconstpointer data)
{
  g_autofree char *after = NULL;
  g_autofree char *text = g_strnfill (200000, 'x');
  KhDatabase *database = kh_store_get_database (self->store);
  g_autoptr (KhPlan) other = sample_plan ();
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_database_exec (database, "PRAGMA max_page_count = 1", &error));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KhEdit) edit = begin (self);

      kh_edit_set (edit, self->plan, "title", "Đổi", NULL);
      kh_edit_set (edit, child (child (self->plan, KH_TYPE_SECTION, 0), KH_TYPE_ITEM, i), "text", text, NULL);
      commit (edit);
      g_assert_cmpint (kh_store_get_trouble (self->store), ==, KH_TROUBLE_FULL);
      g_assert_cmpuint (kh_store_get_n_unsaved (self->store), ==, i + 1);
    }
  after = dump_node (self->plan);
  kh_section_set_heading (child (other, KH_TYPE_SECTION, 2), text);
  g_assert_cmpint (kh_store_add_plan (self->store, other, &error), ==, 0);
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FULL);
  g_assert_cmpint (kh_node_get_id (KH_NODE (other)), ==, 0);
  g_clear_error (&error);

  g_assert_true (kh_database_exec (database, "PRAGMA max_page_count = 1000000", &error));
  g_assert_true (kh_store_retry (self->store));
  g_assert_cmpint (kh_store_get_trouble (self->store), ==, KH_TROUBLE_NONE);
  g_assert_cmpuint (kh_store_get_n_unsaved (self->store), ==, 0);
  assert_dump (self->plan, after);
  g_assert_cmpint (kh_store_add_plan (self->store, other, &error), >, 0);
  g_assert_no_error (error);
}

static void
set_state (EditFixture *self, KhPlanState state)
{
  g_autoptr (KhEdit) edit = begin (self);

  kh_edit_set (edit, self->plan, "state", state, NULL);
  commit (edit);
  g_assert_cmpint (kh_plan_get_state (self->plan), ==, state);
}

static void
test_locked (EditFixture *self, gconstpointer data)
{
  KhPlanState locked[] = { KH_PLAN_ISSUED, KH_PLAN_ARCHIVED };
  g_autoptr (KhItem) item = kh_item_new (KH_ITEM_DASH, "Mới");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (locked); i++)
    {
      g_autofree char *before = NULL;

      set_state (self, locked[i]);
      before = dump_node (self->plan);
      for (guint j = 0; j < 8; j++)
        {
          g_autoptr (KhEdit) edit = begin (self);
          KhItem *task = find_text (self->plan, "Việc 1");
          g_autoptr (KhItem) other = kh_item_new (KH_ITEM_DASH, "Thay");

          if (j == 0)
            kh_edit_set (edit, task, "text", "Khác", NULL);
          else if (j == 1)
            kh_edit_insert (edit, group (self), 0, item);
          else if (j == 2)
            kh_edit_remove (edit, task);
          else if (j == 3)
            kh_edit_move (edit, task, group (self), 2);
          else if (j == 4)
            kh_edit_replace (edit, task, other);
          else if (j == 5)
            kh_edit_set_units (edit, task, KH_UNIT_ROLE_LEAD, none);
          else if (j == 6)
            kh_edit_set_agency (edit, NULL);
          else
            kh_edit_set (edit, self->plan, "state", KH_PLAN_DRAFT, "number", "03", NULL);
          assert_fails (edit, KH_STORE_ERROR_LOCKED);
          assert_dump (self->plan, before);
        }
    }

  set_state (self, KH_PLAN_ISSUED);
  set_state (self, KH_PLAN_DRAFT);
  set_text (self->store, self->plan, find_text (self->plan, "Việc 1"), "Lại sửa được", NULL);
}

/* Number, date and state are given in one edit, and taken back in one. */
static void
test_issue (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autoptr (KhEdit) edit = begin (self);

  kh_edit_set (edit, self->plan, "state", KH_PLAN_ISSUED, "number", "12", "date", "2026-01-15", NULL);
  commit (edit);
  g_assert_true (kh_plan_is_locked (self->plan));
  assert_edit_holds (self, before);
}

static void
test_agency (EditFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KhAgency *agency = kh_plan_get_agency (self->plan);
  g_autofree char *before = dump_node (agency);
  g_autofree char *after = NULL;
  g_autoptr (KhUnit) unit = kh_unit_new (KH_UNIT_DIVISION, "Phòng Ba");
  g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (agency), "Change units", &error);

  g_assert_no_error (error);
  kh_edit_set (edit, agency, "name", "Sở Mẫu mới", NULL);
  kh_edit_insert (edit, agency, 0, unit);
  kh_edit_move (edit, child (agency, KH_TYPE_UNIT, 2), agency, 0);
  commit (edit);
  after = dump_node (agency);
  g_assert_null (kh_store_get_undo_label (self->store, KH_NODE (self->plan)));
  g_assert_cmpstr (kh_store_get_undo_label (self->store, KH_NODE (agency)), ==, "Change units");
  assert_undo (self->store, agency);
  assert_dump (agency, before);
  assert_redo (self->store, agency);
  assert_dump (agency, after);
}

/* A unit that a plan names is not taken away under it. */
static void
test_unit_in_use (EditFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  KhAgency *agency = kh_plan_get_agency (self->plan);
  g_autofree char *before = dump_node (agency);
  g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (agency), "Remove unit", &error);

  g_assert_no_error (error);
  kh_edit_remove (edit, child (agency, KH_TYPE_UNIT, 1));
  g_assert_false (kh_edit_commit (edit, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "Pháp chế"));
  assert_dump (agency, before);
}

#define ADD(path, sample, func) g_test_add ("/store/edit/" path, EditFixture, sample, set_up, func, tear_down)

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
  ADD ("dropped", NULL, test_dropped);
  ADD ("failing-steps", NULL, test_failing_steps);
  ADD ("empty", NULL, test_empty);
  ADD ("one-at-a-time", NULL, test_one_at_a_time);
  ADD ("full", NULL, test_full);
  ADD ("locked", NULL, test_locked);
  ADD ("issue", NULL, test_issue);
  ADD ("agency", NULL, test_agency);
  ADD ("unit-in-use", "rich", test_unit_in_use);

  return g_test_run ();
}
