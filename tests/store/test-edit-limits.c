/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits that come to nothing, and what may not be edited. */
#include "edit-fixture.h"

#include <string.h>

#include "store-private.h"

static void
test_dropped (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autofree char *entries = NULL;
  g_autoptr (KhItem) item = kh_item_new (KH_ITEM_DASH, "Sẽ bỏ");

  {
    g_autoptr (KhEdit) edit = edit_fixture_begin (self);
    g_autoptr (GPtrArray) units = g_ptr_array_new ();

    g_ptr_array_add (units, child (kh_plan_get_agency (self->plan), KH_TYPE_UNIT, 0));
    kh_edit_set (edit, find_text (self->plan, "Việc 1"), "text", "Khác", NULL);
    kh_edit_insert (edit, edit_fixture_group (self), 0, item);
    kh_edit_remove (edit, find_text (self->plan, "Việc 2"));
    kh_edit_set_units (edit, find_text (self->plan, "Việc 3"), KH_UNIT_ROLE_SUPPORT, units);
    kh_edit_move (edit, find_text (self->plan, "Việc 3"), edit_fixture_group (self), 0);
  }
  assert_dump (self->plan, before);
  g_assert_cmpint (kh_node_get_id (KH_NODE (item)), ==, 0);
  g_assert_null (kh_node_get_parent (KH_NODE (item)));
  g_assert_null (kh_store_get_undo_label (self->store, KH_NODE (self->plan)));
  entries = fixture_query (&self->fixture, "SELECT count (*) FROM journal");
  g_assert_cmpstr (entries, ==, "0");

  /* and what was dropped can be inserted after all */
  {
    g_autoptr (KhEdit) edit = edit_fixture_begin (self);

    kh_edit_insert (edit, edit_fixture_group (self), 0, item);
    edit_fixture_commit (edit);
  }
  edit_fixture_assert_holds (self, before);
}

/* A step that fails takes the steps before it with it. */
static void
test_failing_steps (EditFixture *self, gconstpointer data)
{
  g_autofree char *before = dump_node (self->plan);
  g_autoptr (KhPlan) stranger = sample_small ();
  g_autoptr (KhUnit) foreign_unit = kh_unit_new (KH_UNIT_OTHER, "Ngoài");
  g_autoptr (KhRecipient) recipient = kh_recipient_new ("Ai", NULL);
  g_autoptr (KhSection) twin = kh_section_new_full (KH_SECTION_FREE, "Trùng", kh_node_get_uuid (edit_fixture_group (self)));

  for (guint i = 0; i < 13; i++)
    {
      g_autoptr (KhEdit) edit = edit_fixture_begin (self);
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
          kh_edit_move (edit, edit_fixture_group (self), first, 0);
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
      edit_fixture_assert_fails (edit, code);
      assert_dump (self->plan, before);
      g_assert_null (kh_store_get_undo_label (self->store, KH_NODE (self->plan)));
    }
  g_assert_cmpint (kh_node_get_id (KH_NODE (twin)), ==, 0);
  edit_fixture_restart (self);
  assert_dump (self->plan, before);
}

static void
test_empty (EditFixture *self, gconstpointer data)
{
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);
  g_autoptr (KhEdit) second = NULL;
  KhItem *task = find_text (self->plan, "Việc 1");

  edit_fixture_commit (edit);
  second = edit_fixture_begin (self);
  kh_edit_set (second, task, "text", "Việc 1", NULL);
  kh_edit_set (second, task, "note", "một lúc", NULL);
  kh_edit_set (second, task, "note", NULL, NULL);
  kh_edit_move (second, task, edit_fixture_group (self), 0);
  edit_fixture_commit (second);
  g_assert_null (kh_store_get_undo_label (self->store, KH_NODE (self->plan)));
}

static void
test_one_at_a_time (EditFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);
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
  edit_fixture_commit (edit);

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
      g_autoptr (KhEdit) edit = edit_fixture_begin (self);

      kh_edit_set (edit, self->plan, "title", "Đổi", NULL);
      kh_edit_set (edit, child (child (self->plan, KH_TYPE_SECTION, 0), KH_TYPE_ITEM, i), "text", text, NULL);
      edit_fixture_commit (edit);
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
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);

  kh_edit_set (edit, self->plan, "state", state, NULL);
  edit_fixture_commit (edit);
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
          g_autoptr (KhEdit) edit = edit_fixture_begin (self);
          KhItem *task = find_text (self->plan, "Việc 1");
          g_autoptr (KhItem) other = kh_item_new (KH_ITEM_DASH, "Thay");

          if (j == 0)
            kh_edit_set (edit, task, "text", "Khác", NULL);
          else if (j == 1)
            kh_edit_insert (edit, edit_fixture_group (self), 0, item);
          else if (j == 2)
            kh_edit_remove (edit, task);
          else if (j == 3)
            kh_edit_move (edit, task, edit_fixture_group (self), 2);
          else if (j == 4)
            kh_edit_replace (edit, task, other);
          else if (j == 5)
            kh_edit_set_units (edit, task, KH_UNIT_ROLE_LEAD, none);
          else if (j == 6)
            kh_edit_set_agency (edit, NULL);
          else
            kh_edit_set (edit, self->plan, "state", KH_PLAN_DRAFT, "number", "03", NULL);
          edit_fixture_assert_fails (edit, KH_STORE_ERROR_LOCKED);
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
  g_autoptr (KhEdit) edit = edit_fixture_begin (self);

  kh_edit_set (edit, self->plan, "state", KH_PLAN_ISSUED, "number", "12", "date", "2026-01-15", NULL);
  edit_fixture_commit (edit);
  g_assert_true (kh_plan_is_locked (self->plan));
  edit_fixture_assert_holds (self, before);
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
  edit_fixture_commit (edit);
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

#define ADD(path, sample, func) \
  g_test_add ("/store/edit-limits/" path, EditFixture, sample, edit_fixture_set_up, func, edit_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

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
