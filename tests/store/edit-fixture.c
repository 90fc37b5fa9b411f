/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan that is edited step by step. */
#include "edit-fixture.h"

void
edit_fixture_set_up (EditFixture *self, gconstpointer sample)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&self->fixture, NULL);
  self->store = fixture_open (&self->fixture);
  self->plan = sample != NULL ? sample_plan () : sample_small ();
  kh_store_add_plan (self->store, self->plan, &error);
  g_assert_no_error (error);
}

void
edit_fixture_tear_down (EditFixture *self, gconstpointer sample)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  assert_integrity (&self->fixture);
  fixture_tear_down (&self->fixture, NULL);
}

void
edit_fixture_restart (EditFixture *self)
{
  g_autoptr (GError) error = NULL;
  gint64 id = kh_node_get_id (KH_NODE (self->plan));

  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  self->store = fixture_open (&self->fixture);
  self->plan = kh_store_load_plan (self->store, id, &error);
  g_assert_no_error (error);
}

KhEdit *
edit_fixture_begin (EditFixture *self)
{
  g_autoptr (GError) error = NULL;
  KhEdit *edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Edit", &error);

  g_assert_no_error (error);
  g_assert_nonnull (edit);

  return edit;
}

void
edit_fixture_commit (KhEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_no_error (error);
}

void
edit_fixture_assert_fails (KhEdit *edit, KhStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kh_edit_commit (edit, &error));
  g_assert_error (error, KH_STORE_ERROR, (int) code);
}

/* The edit that was just committed: it is in the file, undo takes it back, redo
 * repeats it, now and after a restart, in the model and in the rows. */
void
edit_fixture_assert_holds (EditFixture *self, const char *before)
{
  g_autofree char *after = dump_node (self->plan);

  g_assert_cmpstr (after, !=, before);
  assert_undo (self->store, self->plan);
  assert_dump (self->plan, before);
  g_assert_cmpstr (kh_store_get_redo_label (self->store, KH_NODE (self->plan)), ==, "Edit");
  edit_fixture_restart (self);
  assert_dump (self->plan, before);
  assert_redo (self->store, self->plan);
  assert_dump (self->plan, after);
  edit_fixture_restart (self);
  assert_dump (self->plan, after);
  assert_undo (self->store, self->plan);
  assert_dump (self->plan, before);
  assert_redo (self->store, self->plan);
  assert_dump (self->plan, after);
  assert_integrity (&self->fixture);
}

gpointer
edit_fixture_group (EditFixture *self)
{
  return child (self->plan, KH_TYPE_SECTION, 0);
}
