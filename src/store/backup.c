/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole libraries copied, verified and put back. */
#include "backup-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "draft-file.h"
#include "held.h"
#include "library-file.h"
#include "plan-info.h"
#include "schema.h"
#include "store-error.h"

/* Pages between two looks at the cancellable: 1 MiB with pages of 4 KiB. */
#define PAGES_A_STEP 256

/* What a copy is about, for the functions below. */
typedef struct
{
  GCancellable    *cancellable;
  KhBackupProgress progress;
  gpointer         user_data;
} Job;

static void
report (const Job *job, double fraction)
{
  if (job->progress != NULL)
    job->progress (fraction, job->user_data);
}

static gboolean
copy_steps (sqlite3_backup *backup, const Job *job, int *code, GError **error)
{
  do
    {
      if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
        return FALSE;
      *code = sqlite3_backup_step (backup, PAGES_A_STEP);
      if (sqlite3_backup_pagecount (backup) > 0)
        report (job, 1.0 - (double) sqlite3_backup_remaining (backup) / sqlite3_backup_pagecount (backup));
    }
  while (*code == SQLITE_OK);

  return *code == SQLITE_DONE;
}

/* @from must be in a reading transaction: the copy is of that one moment. */
static gboolean
copy_pages (KhDatabase *from, KhDatabase *to, const Job *job, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (kh_database_get_handle (to), "main", kh_database_get_handle (from), "main");
  int code = SQLITE_OK, end;
  gboolean copied;

  if (backup == NULL)
    return kh_database_fail (to, sqlite3_errcode (kh_database_get_handle (to)), error);

  copied = copy_steps (backup, job, &code, error);
  end = sqlite3_backup_finish (backup);
  if (copied && end != SQLITE_OK)
    return kh_database_fail (to, end, error);
  if (!copied && code != SQLITE_OK && (error == NULL || *error == NULL))
    return kh_database_fail (to, code, error);

  return copied;
}

static gboolean
begin_reading (KhDatabase *database, GError **error)
{
  gint64 n_tables;

  return kh_database_exec (database, "BEGIN", error)
         && kh_database_get_int64 (database, &n_tables, error, "SELECT count (*) FROM sqlite_schema", "");
}

/* Returns: (transfer full): how many rows each table has, a line a table */
static char *
count_rows (KhDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) counts = g_string_new (NULL);
  sqlite3_stmt *statement
    = kh_database_prepare (database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage <> 0 ORDER BY name", error);
  gboolean row = statement != NULL;

  while (row)
    {
      if (!kh_database_step (database, statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (tables, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
  if (statement == NULL)
    return NULL;

  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", (char *) tables->pdata[i]);
      gint64 n;

      if (!kh_database_get_int64 (database, &n, error, sql, ""))
        return NULL;
      g_string_append_printf (counts, "%s %" G_GINT64_FORMAT "\n", (char *) tables->pdata[i], n);
    }

  return g_string_free (g_steal_pointer (&counts), FALSE);
}

static gboolean
fail_copy (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED,
               _("The copy “%s” does not hold what the library holds, and was not kept. Try another place."), name);

  return FALSE;
}

/* @counts: (nullable): what count_rows() said of the original */
static gboolean
verify (const char *path, const char *shown_path, const char *counts, GCancellable *cancellable, GError **error)
{
  g_autoptr (KhDatabase) database = kh_database_open (path, KH_DATABASE_IMMUTABLE, error);
  g_autofree char *own_counts = NULL;
  sqlite3_stmt *statement;
  gboolean row, sound;

  if (database == NULL)
    return FALSE;
  kh_database_set_cancellable (database, cancellable);
  statement = kh_database_prepare (database, "PRAGMA integrity_check (1)", error);
  if (statement == NULL || !kh_database_step (database, statement, &row, error))
    return FALSE;
  sound = row && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_reset (statement);
  own_counts = sound ? count_rows (database, error) : NULL;
  if (sound && own_counts == NULL)
    return FALSE;

  return (sound && (counts == NULL || g_str_equal (own_counts, counts))) || fail_copy (error, shown_path);
}

/* Fills @draft. A file of its own needs no log beside it. */
static gboolean
copy_into (KhDatabase *from, const char *draft, const Job *job, GError **error)
{
  g_autoptr (KhDatabase) to = kh_database_open (draft, KH_DATABASE_BUILD, error);

  return to != NULL && copy_pages (from, to, job, error);
}

static gboolean
leave_log_mode (const char *draft, GError **error)
{
  g_autoptr (KhDatabase) database = kh_database_open (draft, KH_DATABASE_WRITE, error);

  return database != NULL && kh_database_exec (database, "PRAGMA journal_mode = DELETE", error);
}

/* Returns: (transfer full): a verified copy of @from without a name yet, beside @path */
static char *
copy_to_draft (KhDatabase *from, const char *path, const Job *job, GError **error)
{
  g_autofree char *counts = NULL;
  char *draft;

  if (!begin_reading (from, error))
    return NULL;
  counts = count_rows (from, error);
  draft = counts != NULL ? kh_draft_create (path, error) : NULL;
  if (draft != NULL
      && (!copy_into (from, draft, job, error) || !leave_log_mode (draft, error)
          || !verify (draft, path, counts, job->cancellable, error)))
    g_clear_pointer (&draft, kh_draft_discard);
  kh_database_rollback (from);

  return draft;
}

static char *
make_draft (const char *library, const char *path, const Job *job, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (library, NULL);
  g_autoptr (KhDatabase) from = kh_library_file_open_as_is (absolute, error);

  if (from == NULL)
    return NULL;
  kh_database_set_cancellable (from, job->cancellable);

  return copy_to_draft (from, path, job, error);
}

gboolean
kh_backup_write_database (KhDatabase *database, const char *path, GError **error)
{
  const Job job = { NULL, NULL, NULL };
  g_autofree char *folder = g_path_get_dirname (path);
  char *draft;
  gboolean done;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return kh_store_error_set_from_errno (error, folder, errno);

  draft = copy_to_draft (database, path, &job, error);
  done = draft != NULL && kh_draft_publish (draft, path, TRUE, error);
  kh_draft_discard (draft);

  return done;
}

gboolean
kh_backup_write (const char *library, const char *path, GCancellable *cancellable,
                 KhBackupProgress progress, gpointer user_data, GError **error)
{
  const Job job = { cancellable, progress, user_data };
  g_autofree char *absolute = NULL;
  g_autofree char *folder = NULL;
  char *draft;
  gboolean done;

  g_return_val_if_fail (library != NULL && path != NULL, FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  folder = g_path_get_dirname (absolute);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return kh_store_error_set_from_errno (error, folder, errno);

  draft = make_draft (library, absolute, &job, error);
  done = draft != NULL && kh_draft_publish (draft, absolute, TRUE, error);
  kh_draft_discard (draft);

  return done;
}

GListModel *
kh_backup_list_plans (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autoptr (KhDatabase) database = kh_library_file_open_as_is (absolute, error);
  g_autoptr (GListStore) plans = g_list_store_new (KH_TYPE_PLAN_INFO);
  sqlite3_stmt *statement;
  gboolean row;

  if (database == NULL)
    return NULL;

  statement = kh_database_prepare (database, KH_PLAN_INFO_SELECT " ORDER BY year DESC, plan.id", error);
  while (statement != NULL && kh_database_step (database, statement, &row, error))
    {
      g_autoptr (KhPlanInfo) info = NULL;

      if (!row)
        return G_LIST_MODEL (g_steal_pointer (&plans));
      info = g_object_new (KH_TYPE_PLAN_INFO, NULL);
      kh_plan_info_read (info, statement);
      g_list_store_append (plans, info);
    }

  return NULL;
}

static gboolean
migrate_draft (const char *draft, GError **error)
{
  g_autoptr (KhDatabase) database = kh_database_open (draft, KH_DATABASE_WRITE, error);

  return database != NULL && kh_schema_migrate (database, error);
}

/* At one go: the connection belongs to the main thread, which waits meanwhile. */
static gboolean
put_into_held_cb (KhDatabase *database, gpointer user_data, GError **error)
{
  KhDatabase *from = user_data;
  sqlite3_backup *backup = sqlite3_backup_init (kh_database_get_handle (database), "main", kh_database_get_handle (from), "main");
  int code, end;

  if (backup == NULL)
    return kh_database_fail (database, sqlite3_errcode (kh_database_get_handle (database)), error);
  code = sqlite3_backup_step (backup, -1);
  end = sqlite3_backup_finish (backup);

  return (code == SQLITE_DONE && end == SQLITE_OK) || kh_database_fail (database, code != SQLITE_DONE ? code : end, error);
}

static gboolean
put_into (const char *draft, const char *library, const Job *job, GError **error)
{
  g_autoptr (KhDatabase) from = kh_database_open (draft, KH_DATABASE_IMMUTABLE, error);
  g_autoptr (KhDatabase) to = NULL;
  gboolean held, done;

  if (from == NULL)
    return FALSE;
  done = kh_held_call (library, put_into_held_cb, from, &held, error);
  if (held)
    return done;
  to = kh_database_open (library, KH_DATABASE_WRITE, error);

  return to != NULL && begin_reading (from, error) && copy_pages (from, to, job, error);
}

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED)
         || g_error_matches (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_A_LIBRARY);
}

static gboolean
restore_draft (const char *draft, const char *library, const char *kept, const Job *job, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!g_file_test (library, G_FILE_TEST_EXISTS))
    return kh_draft_publish (draft, library, FALSE, error);
  if (kept == NULL || kh_backup_write (library, kept, job->cancellable, NULL, NULL, &local_error))
    {
      if (put_into (draft, library, job, &local_error))
        return TRUE;
    }
  if (!is_damage (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return kh_library_file_move_aside (library, NULL, error) && kh_draft_publish (draft, library, FALSE, error);
}

gboolean
kh_backup_restore (const char *path, const char *library, const char *kept, GCancellable *cancellable,
                   KhBackupProgress progress, gpointer user_data, GError **error)
{
  const Job job = { cancellable, progress, user_data };
  const Job quiet = { cancellable, NULL, NULL };
  g_autofree char *absolute = NULL;
  g_autofree char *folder = NULL;
  char *draft;
  gboolean done;

  g_return_val_if_fail (path != NULL && library != NULL, FALSE);

  absolute = g_canonicalize_filename (library, NULL);
  folder = g_path_get_dirname (absolute);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return kh_store_error_set_from_errno (error, folder, errno);

  draft = make_draft (path, absolute, &quiet, error);
  done = draft != NULL && migrate_draft (draft, error) && restore_draft (draft, absolute, kept, &job, error);
  kh_draft_discard (draft);

  return done;
}
