/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's one writing transaction: in the library, or in the refuge while
 * the library takes none. */
#include <glib/gi18n.h>

#include "schema.h"
#include "store-fields.h"

static gboolean
fail_to_write (KhStore *self, GError **error)
{
  if (self->read_only)
    g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_READ_ONLY, _("The library “%s” is open for reading only."), self->path);
  else
    g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_BUSY, _("Another edit is still under way. Finish it first."));

  return FALSE;
}

/* A file that was moved or deleted while it is open takes what is written, and
 * nobody finds it again. */
static gboolean
check_file (KhStore *self, GError **error)
{
  if (!kh_database_has_moved (self->database))
    return TRUE;

  g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_UNREACHABLE,
               _("The library “%s” is no longer where it was. Put it back, or connect its disk again."), self->path);

  return FALSE;
}

/* What the new rows of an edit that is sheltered must be above. */
static gboolean
read_highest (KhStore *self, GError **error)
{
  return kh_database_get_int64 (self->database, &self->highest, error, "SELECT max (seq) FROM sqlite_sequence", "");
}

/* Without a log a full disk shows at the first page that is changed, in the
 * middle of an edit; better before its first step. */
static gboolean
touch (KhStore *self, GError **error)
{
  return kh_database_exec (self->database, "PRAGMA user_version = " G_STRINGIFY (KH_SCHEMA_VERSION), error);
}

static gboolean
begin_in_library (KhStore *self, GError **error)
{
  gint64 version;

  if (!check_file (self, error))
    return FALSE;

  /* Once this program may write nobody else can, so the look after the begin is
   * the last one needed. */
  for (;;)
    {
      kh_store_poll_changes (self);
      if (!kh_database_begin (self->database, error))
        return FALSE;
      if (!kh_store_is_behind (self, &version))
        break;
      kh_database_rollback (self->database);
    }
  if (!read_highest (self, error) || (self->alone && !touch (self, error)))
    {
      kh_database_rollback (self->database);
      return FALSE;
    }
  self->writing = TRUE;

  return TRUE;
}

gboolean
kh_store_begin_write (KhStore *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->read_only || self->writing || self->syncing)
    return fail_to_write (self, error);
  if (self->refuge != NULL && !kh_store_retry (self))
    return kh_store_fail_in_trouble (self, error);
  if (begin_in_library (self, &local_error))
    {
      kh_store_look_at_clock (self);
      return TRUE;
    }
  kh_store_note_trouble (self, local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

gboolean
kh_store_commit_write (KhStore *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (kh_database_commit (self->database, &local_error))
    {
      self->writing = FALSE;
      return TRUE;
    }
  kh_store_abort_write (self);
  kh_store_note_trouble (self, local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

void
kh_store_abort_write (KhStore *self)
{
  kh_database_rollback (self->database);
  self->writing = FALSE;
}

static gboolean
begin_in_refuge (KhStore *self, KhNode *root, GError **error)
{
  if (!kh_refuge_take_in (self->refuge, self->database, root, error)
      || !kh_database_begin (kh_refuge_get_database (self->refuge), error))
    return FALSE;
  self->writing = TRUE;
  self->sheltered = TRUE;

  return TRUE;
}

gboolean
kh_store_begin_edit (KhStore *self, KhNode *root, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->read_only || self->writing || self->syncing)
    return fail_to_write (self, error);
  if (self->refuge == NULL)
    {
      if (begin_in_library (self, &local_error))
        {
          kh_store_look_at_clock (self);
          return TRUE;
        }
      if (!kh_store_note_trouble (self, local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return begin_in_refuge (self, root, error);
}

KhDatabase *
kh_store_get_edit_database (KhStore *self)
{
  return self->sheltered ? kh_refuge_get_database (self->refuge) : self->database;
}

gboolean
kh_store_is_sheltered (KhStore *self)
{
  return self->sheltered;
}

void
kh_store_abort_edit (KhStore *self)
{
  kh_database_rollback (kh_store_get_edit_database (self));
  self->writing = FALSE;
  self->sheltered = FALSE;
}

/* @step: (transfer full): what has been committed in the refuge */
static void
keep_unsaved (KhStore *self, KhUnsavedStep *step)
{
  kh_unsaved_add (kh_refuge_get_unsaved (self->refuge), step);
  kh_store_notify (self, KH_STORE_PROP_N_UNSAVED);
}

gboolean
kh_store_commit_edit (KhStore *self, KhUnsavedStep *step, GError **error)
{
  if (!self->sheltered || !kh_database_commit (kh_refuge_get_database (self->refuge), error))
    {
      g_clear_pointer (&step, kh_unsaved_step_free);
      if (!self->sheltered)
        return kh_store_commit_write (self, error);
      kh_store_abort_edit (self);
      return FALSE;
    }
  self->writing = FALSE;
  self->sheltered = FALSE;
  if (step != NULL)
    keep_unsaved (self, step);

  return TRUE;
}

gboolean
kh_store_shelter_edit (KhStore *self, KhUnsavedStep *step, GError **error)
{
  gint64 id;

  /* The library no longer has the transaction; the model has the edit. */
  if (self->refuge == NULL || kh_refuge_holds (self->refuge, step->root))
    return FALSE;
  if (!begin_in_refuge (self, step->root, error))
    return FALSE;
  step->kind = KH_UNSAVED_ADD;
  if (!kh_journal_add (kh_store_get_edit_database (self), step->root, step->label, step->changeset, &id, error)
      || !kh_database_commit (kh_store_get_edit_database (self), error))
    {
      kh_store_abort_edit (self);
      return FALSE;
    }
  self->writing = FALSE;
  self->sheltered = FALSE;
  keep_unsaved (self, step);

  return TRUE;
}
