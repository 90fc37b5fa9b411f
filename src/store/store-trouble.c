/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with an open library, and how it heals. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "background.h"
#include "library-file.h"
#include "store-fields.h"

/* How often a library that takes no edits, or a clock that is wrong, is looked at. */
#define RETRY_SECONDS 3

/* Less is no room: a commit would fail again at once. */
#define MIN_FREE (1024 * 1024)

/* A clock may be a little off; an hour covers a wrong zone of yesteryear's. */
#define CLOCK_SLACK_SECONDS (60 * 60)

KhTrouble
kh_store_get_trouble (KhStore *self)
{
  g_return_val_if_fail (KH_IS_STORE (self), KH_TROUBLE_NONE);

  return self->trouble;
}

gboolean
kh_store_get_read_only (KhStore *self)
{
  g_return_val_if_fail (KH_IS_STORE (self), TRUE);

  return self->read_only;
}

guint
kh_store_get_n_unsaved (KhStore *self)
{
  g_return_val_if_fail (KH_IS_STORE (self), 0);

  return self->refuge != NULL ? kh_unsaved_get_n (kh_refuge_get_unsaved (self->refuge)) : 0;
}

guint
kh_store_get_n_recovered (KhStore *self)
{
  g_return_val_if_fail (KH_IS_STORE (self), 0);

  return self->n_recovered;
}

static gboolean
look_at_clock_cb (gpointer user_data)
{
  kh_store_look_at_clock (user_data);

  return G_SOURCE_CONTINUE;
}

static void
set_trouble (KhStore *self, KhTrouble trouble)
{
  if (self->trouble == trouble)
    return;

  self->trouble = trouble;
  g_clear_handle_id (&self->clock_source, g_source_remove);
  /* It may be set right while nobody types. */
  if (trouble == KH_TROUBLE_CLOCK)
    self->clock_source = g_timeout_add_seconds (RETRY_SECONDS, look_at_clock_cb, self);
  kh_store_notify (self, KH_STORE_PROP_TROUBLE);
}

void
kh_store_set_damaged (KhStore *self)
{
  /* Told first: what forms hold finds its place before the last door is closed. */
  set_trouble (self, KH_TROUBLE_DAMAGED);
  if (!self->read_only)
    {
      self->read_only = TRUE;
      kh_store_notify (self, KH_STORE_PROP_READ_ONLY);
    }
}

char *
kh_store_get_trouble_text (KhStore *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (KH_IS_STORE (self), NULL);

  name = g_filename_display_basename (self->path);
  switch (self->trouble)
    {
    case KH_TROUBLE_FULL:
      return g_strdup_printf (_("There is no room left on the disk of the library “%s”. Free some: what you write is kept meanwhile and saved then."), name);
    case KH_TROUBLE_READ_ONLY:
      return g_strdup_printf (_("The library “%s” can no longer be written. Make the file, its folder and its disk writable: what you write is kept meanwhile and saved then."), name);
    case KH_TROUBLE_UNREACHABLE:
      return g_strdup_printf (_("The library “%s” cannot be reached. Connect its disk or network again: what you write is kept meanwhile and saved then."), name);
    case KH_TROUBLE_BUSY:
      return g_strdup_printf (_("Another program holds the library “%s”. What you write is kept meanwhile and saved when the other one is done."), name);
    case KH_TROUBLE_DAMAGED:
      return g_strdup_printf (_("The library “%s” is damaged and can only be read. Restore it from a backup, or save what can be read into a new library; the damaged file is kept."), name);
    case KH_TROUBLE_CLOCK:
      return g_strdup (_("The computer's clock is earlier than the last edit of the library. Set date and time right: plans and backups are sorted by them."));
    case KH_TROUBLE_NONE:
    default:
      return NULL;
    }
}

gboolean
kh_store_fail_in_trouble (KhStore *self, GError **error)
{
  static const KhStoreError codes[] = {
    [KH_TROUBLE_FULL] = KH_STORE_ERROR_FULL,
    [KH_TROUBLE_READ_ONLY] = KH_STORE_ERROR_READ_ONLY,
    [KH_TROUBLE_UNREACHABLE] = KH_STORE_ERROR_UNREACHABLE,
    [KH_TROUBLE_BUSY] = KH_STORE_ERROR_BUSY,
    [KH_TROUBLE_DAMAGED] = KH_STORE_ERROR_DAMAGED,
    [KH_TROUBLE_CLOCK] = KH_STORE_ERROR_FAILED,
  };
  g_autofree char *text = kh_store_get_trouble_text (self);

  g_set_error_literal (error, KH_STORE_ERROR, (int) codes[self->trouble], text);

  return FALSE;
}

/* Returns: what @error means for the library as a whole; none if it is about what was asked */
static KhTrouble
classify (const GError *error)
{
  if (error->domain != KH_STORE_ERROR)
    return KH_TROUBLE_NONE;

  switch ((KhStoreError) error->code)
    {
    case KH_STORE_ERROR_FULL:
      return KH_TROUBLE_FULL;
    case KH_STORE_ERROR_READ_ONLY:
      return KH_TROUBLE_READ_ONLY;
    case KH_STORE_ERROR_UNREACHABLE:
      return KH_TROUBLE_UNREACHABLE;
    case KH_STORE_ERROR_BUSY:
      return KH_TROUBLE_BUSY;
    case KH_STORE_ERROR_DAMAGED:
      return KH_TROUBLE_DAMAGED;
    case KH_STORE_ERROR_NOT_A_LIBRARY:
    case KH_STORE_ERROR_TOO_NEW:
    case KH_STORE_ERROR_NOT_FOUND:
    case KH_STORE_ERROR_LOCKED:
    case KH_STORE_ERROR_CONFLICT:
    case KH_STORE_ERROR_FAILED:
    default:
      return KH_TROUBLE_NONE;
    }
}

/* A look that may take long, at a drive that does not answer say, in a thread. */
static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *path = data;
  struct statvfs space;

  /* Not opened: closing it again would take the connection's locks away. */
  g_task_return_boolean (task, g_access (path, R_OK | W_OK) == 0 && statvfs (path, &space) == 0
                                 && (guint64) space.f_bavail * space.f_frsize >= MIN_FREE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KhStore *self = KH_STORE (source);

  self->looking = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), NULL) && self->refuge != NULL)
    kh_store_retry (self);
}

static gboolean
retry_cb (gpointer user_data)
{
  KhStore *self = user_data;
  g_autoptr (GTask) task = NULL;

  if (self->looking)
    return G_SOURCE_CONTINUE;

  self->looking = TRUE;
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  kh_background_run (task, look_in_thread);

  return G_SOURCE_CONTINUE;
}

/* SQLite calls a medium that turned read-only under an open library an I/O error. */
static gboolean
is_read_only_medium (const char *path)
{
  return g_access (path, R_OK) == 0 && g_access (path, W_OK) != 0;
}

gboolean
kh_store_note_trouble (KhStore *self, const GError *error)
{
  KhTrouble trouble = classify (error);

  /* A library in memory has no disk to come back. */
  if (trouble == KH_TROUBLE_NONE || self->scratch)
    return FALSE;
  if (self->refuge == NULL)
    {
      self->refuge = kh_refuge_new (self->path, self->highest, NULL);
      if (self->refuge == NULL)
        return FALSE;
      self->retry_source = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
    }
  if (trouble == KH_TROUBLE_UNREACHABLE && is_read_only_medium (self->path))
    trouble = KH_TROUBLE_READ_ONLY;
  set_trouble (self, trouble);

  return TRUE;
}

void
kh_store_look_at_clock (KhStore *self)
{
  const gboolean early = self->time () < self->last_time - CLOCK_SLACK_SECONDS;

  if (self->trouble != KH_TROUBLE_NONE && self->trouble != KH_TROUBLE_CLOCK)
    return;
  set_trouble (self, early && !self->clock_accepted ? KH_TROUBLE_CLOCK : KH_TROUBLE_NONE);
  if (!early)
    self->last_time = MAX (self->last_time, self->time ());
}

/* The connection of a file that is gone is of no use when the file is back. */
static gboolean
reopen (KhStore *self, GError **error)
{
  KhDatabase *database;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return kh_store_fail_in_trouble (self, error);
  database = kh_library_file_open (self->path, self->flags, error);
  if (database == NULL)
    return FALSE;
  kh_store_replace_database (self, database);

  return TRUE;
}

static gboolean
apply_unsaved (KhStore *self, KhUnsaved *unsaved, GError **error)
{
  if (!kh_database_begin (self->database, error))
    return FALSE;
  if (kh_unsaved_apply (unsaved, self->database, self->days, self->time (), error)
      && kh_database_commit (self->database, error))
    return TRUE;
  kh_database_rollback (self->database);

  return FALSE;
}

/* The library is not what the edits began with: somebody else changed the same.
 * Nothing is overwritten and nothing is lost: what each plan became here is a
 * plan of its own. */
static gboolean
save_copies (KhStore *self, GPtrArray *roots, GError **error)
{
  for (guint i = 0; i < roots->len; i++)
    {
      g_autoptr (KhPlan) copy = NULL;

      if (!KH_IS_PLAN (roots->pdata[i]))
        continue;
      copy = kh_node_copy_reported (roots->pdata[i]);
      if (kh_store_add_plan (self, copy, error) == 0)
        return FALSE;
      kh_store_emit_rescued (self, KH_NODE (roots->pdata[i]), KH_NODE (copy));
    }

  return TRUE;
}

static void
end_trouble (KhStore *self, GPtrArray *roots)
{
  g_clear_handle_id (&self->retry_source, g_source_remove);
  set_trouble (self, KH_TROUBLE_NONE);
  kh_store_notify (self, KH_STORE_PROP_N_UNSAVED);
  kh_store_poll_changes (self);
  for (guint i = 0; i < roots->len; i++)
    {
      g_autoptr (GError) error = NULL;

      kh_store_break_typing (self, roots->pdata[i]);
      if (!kh_store_sync (self, roots->pdata[i], NULL, &error))
        g_warning ("What was saved could not be read again: %s", error->message);
      kh_store_emit_changed (self, roots->pdata[i], TRUE);
    }
}

static gboolean
is_conflict (const GError *error)
{
  return g_error_matches (error, KH_STORE_ERROR, KH_STORE_ERROR_CONFLICT)
         || g_error_matches (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED);
}

gboolean
kh_store_retry (KhStore *self)
{
  g_autoptr (KhRefuge) refuge = NULL;
  g_autoptr (GPtrArray) roots = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved;

  g_return_val_if_fail (KH_IS_STORE (self), FALSE);

  if (self->trouble == KH_TROUBLE_CLOCK)
    {
      self->clock_accepted = TRUE;
      kh_store_look_at_clock (self);
    }
  if (self->refuge == NULL)
    return self->trouble == KH_TROUBLE_NONE;
  if (self->writing || self->syncing)
    return FALSE;
  if ((self->trouble == KH_TROUBLE_UNREACHABLE || self->trouble == KH_TROUBLE_READ_ONLY || kh_database_has_moved (self->database))
      && !reopen (self, &error))
    {
      kh_store_note_trouble (self, error);
      return FALSE;
    }

  saved = apply_unsaved (self, kh_refuge_get_unsaved (self->refuge), &error);
  if (!saved && !is_conflict (error))
    {
      kh_store_note_trouble (self, error);
      return FALSE;
    }

  /* From here on the library is the newest. */
  refuge = g_steal_pointer (&self->refuge);
  roots = kh_refuge_list (refuge);
  if (!saved)
    {
      g_clear_error (&error);
      if (!save_copies (self, roots, &error))
        {
          self->refuge = g_steal_pointer (&refuge);
          kh_store_note_trouble (self, error);
          return FALSE;
        }
    }
  kh_unsaved_discard (kh_refuge_get_unsaved (refuge));
  end_trouble (self, roots);

  return TRUE;
}

/* Edits that do not fit any more are kept in their file. */
void
kh_store_recover (KhStore *self)
{
  g_autoptr (GPtrArray) drafts = kh_unsaved_find (self->path);

  for (guint i = 0; i < drafts->len; i++)
    {
      g_autoptr (GError) error = NULL;
      KhUnsaved *unsaved = drafts->pdata[i];

      if (apply_unsaved (self, unsaved, &error))
        {
          self->n_recovered += kh_unsaved_get_n (unsaved);
          kh_unsaved_discard (unsaved);
        }
      else
        {
          g_warning ("Edits of an earlier run could not be saved: %s", error->message);
          if (is_conflict (error))
            kh_unsaved_set_aside (unsaved);
        }
    }
}
