/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The transaction of an edit: its end, and moving it out of a library that fails. */
#include "edit-private.h"

void
kh_edit_old_free (KhEditOld *old)
{
  g_object_unref (old->node);
  g_value_unset (&old->value);
  g_free (old);
}

KhEditOld *
kh_edit_old_new (KhNode *node, const char *property, const GValue *value)
{
  KhEditOld *old = g_new0 (KhEditOld, 1);

  old->node = g_object_ref (node);
  old->property = g_intern_string (property);
  g_value_init (&old->value, g_object_class_find_property (G_OBJECT_GET_CLASS (node), property)->value_type);
  if (value != NULL)
    g_value_copy (value, &old->value);
  else
    g_object_get_property (G_OBJECT (node), property, &old->value);

  return old;
}

void
kh_edit_note_old (KhEdit *self, KhNode *node, const char *property)
{
  g_ptr_array_add (self->olds, kh_edit_old_new (node, property, NULL));
}

void
kh_edit_restore_olds (KhEdit *self)
{
  for (guint i = self->olds->len; i > 0; i--)
    {
      const KhEditOld *old = self->olds->pdata[i - 1];

      g_object_set_property (G_OBJECT (old->node), old->property, &old->value);
    }
}

gboolean
kh_edit_start (KhEdit *self, GError **error)
{
  KhDatabase *database = kh_store_get_edit_database (self->store);

  self->writer = kh_writer_new (database);
  self->recorder = kh_recorder_new (database, error);

  return self->recorder != NULL
         && (!KH_IS_PLAN (self->root) || kh_store_keep_day (self->store, KH_PLAN (self->root), error));
}

static gboolean
set_again (KhEdit *self, GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const KhEditOld *value = values->pdata[i];

      g_object_set_property (G_OBJECT (value->node), value->property, &value->value);
      if (!kh_writer_update (self->writer, value->node, value->property, &self->error))
        return FALSE;
    }

  return TRUE;
}

/* The refuge is made from the model, which must not have the edit yet. Only what
 * was set can be taken back without the rows: typing, above all. */
gboolean
kh_edit_move_to_refuge (KhEdit *self)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_edit_old_free);

  if (kh_store_is_sheltered (self->store) || !kh_store_note_trouble (self->store, self->error) || !self->only_sets)
    return FALSE;

  for (guint i = 0; i < self->olds->len; i++)
    {
      const KhEditOld *old = self->olds->pdata[i];

      g_ptr_array_add (values, kh_edit_old_new (old->node, old->property, NULL));
    }
  kh_edit_restore_olds (self);
  g_clear_pointer (&self->recorder, kh_recorder_free);
  g_clear_pointer (&self->writer, kh_writer_free);
  kh_store_abort_edit (self->store);
  g_clear_error (&self->error);

  return kh_store_begin_edit (self->store, self->root, &self->error)
         && kh_edit_start (self, &self->error)
         && set_again (self, values);
}

/* The library does not take what the model has: it is kept until it does. */
static gboolean
shelter (KhEdit *self, KhUnsavedStep *step)
{
  g_autoptr (GError) error = NULL;

  if (!self->by_rows && kh_store_shelter_edit (self->store, step, &error))
    return TRUE;
  if (error != NULL)
    g_warning ("The edit could not be kept: %s", error->message);
  kh_unsaved_step_free (step);

  return FALSE;
}

static KhUnsavedStep *
describe_step (KhEdit *self, GBytes *changeset, gboolean extended)
{
  KhUnsavedStep *step = kh_unsaved_step_new (extended ? KH_UNSAVED_EXTEND : KH_UNSAVED_ADD, self->root, self->label, changeset);

  step->revision = self->revision;

  return step;
}

static gboolean
commit_changeset (KhEdit *self, GBytes *changeset, GError **error)
{
  gboolean extended = FALSE;

  return kh_store_record (self->store, self->root, self->label, self->merge_key, changeset, &extended, error)
         && kh_store_commit_edit (self->store, describe_step (self, changeset, extended), error);
}

/* Returns: (transfer full): what the steps have changed, after taking them again
 * outside the library if that fails */
static GBytes *
finish_steps (KhEdit *self, GError **error)
{
  GBytes *changeset = NULL;

  if (self->error == NULL)
    changeset = kh_recorder_finish (self->recorder, &self->error);
  if (self->error != NULL && kh_edit_move_to_refuge (self))
    changeset = kh_recorder_finish (self->recorder, &self->error);
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  g_clear_pointer (&self->recorder, kh_recorder_free);

  return changeset;
}

gboolean
kh_edit_finish (KhEdit *self, gboolean *changed, GError **error)
{
  g_autoptr (GBytes) changeset = finish_steps (self, error);
  g_autoptr (GError) local_error = NULL;
  gboolean sheltered;

  if (changeset == NULL)
    return FALSE;

  *changed = g_bytes_get_size (changeset) > 0;
  if (!*changed)
    {
      if (self->kept)
        return kh_store_commit_edit (self->store, NULL, error);
      kh_store_abort_edit (self->store);
      return TRUE;
    }
  sheltered = kh_store_is_sheltered (self->store);
  if (commit_changeset (self, changeset, &local_error))
    return TRUE;

  kh_store_abort_edit (self->store);
  if (!sheltered && kh_store_note_trouble (self->store, local_error) && shelter (self, describe_step (self, changeset, FALSE)))
    {
      kh_store_break_typing (self->store, self->root);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}
