/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups in a thread. */
#include "backup.h"

#include "background.h"
#include "store-private.h"
#include "thread-progress.h"

typedef struct
{
  char             *library;
  char             *path;
  char             *kept;
  KhThreadProgress *progress;
} Work;

static void
work_free (Work *work)
{
  g_free (work->library);
  g_free (work->path);
  g_free (work->kept);
  kh_thread_progress_free (work->progress);
  g_free (work);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  gboolean done;

  if (g_task_get_source_tag (task) == kh_backup_write_async)
    done = kh_backup_write (work->library, work->path, cancellable, kh_thread_progress_report, work->progress, &error);
  else
    done = kh_backup_restore (work->path, work->library, work->kept, cancellable, kh_thread_progress_report, work->progress, &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start (KhStore *store, gpointer tag, const char *path, const char *kept, GCancellable *cancellable,
       KhBackupProgress progress, gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->library = g_strdup (kh_store_get_path (store));
  work->path = g_strdup (path);
  work->kept = g_strdup (kept);
  work->progress = kh_thread_progress_new (task, progress, progress_data);
  g_task_set_source_tag (task, tag);
  /* Cancelled too late, the work is done, and what is done is told: after a restore the library is another. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  kh_background_run (task, run_in_thread);
}

void
kh_backup_write_async (KhStore *store, const char *path, GCancellable *cancellable,
                       KhBackupProgress progress, gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (path != NULL);

  start (store, kh_backup_write_async, path, NULL, cancellable, progress, progress_data, callback, user_data);
}

gboolean
kh_backup_write_finish (KhStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
kh_backup_restore_async (KhStore *store, const char *path, const char *kept, GCancellable *cancellable,
                         KhBackupProgress progress, gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (path != NULL);

  start (store, kh_backup_restore_async, path, kept, cancellable, progress, progress_data, callback, user_data);
}

gboolean
kh_backup_restore_finish (KhStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  kh_store_forget_version (store);
  kh_store_poll_changes (store);

  return TRUE;
}
