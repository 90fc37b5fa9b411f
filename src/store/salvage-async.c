/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Salvaging in a thread. */
#include "salvage.h"

#include "background.h"
#include "thread-progress.h"

typedef struct
{
  char             *library;
  char             *path;
  KhThreadProgress *progress;
} Work;

static void
work_free (Work *work)
{
  g_free (work->library);
  g_free (work->path);
  kh_thread_progress_free (work->progress);
  g_free (work);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  KhSalvageReport *report = NULL;
  GError *error = NULL;

  if (kh_salvage_run (work->library, work->path, cancellable, kh_thread_progress_report, work->progress, &report, &error))
    g_task_return_pointer (task, report, (GDestroyNotify) kh_salvage_report_free);
  else
    g_task_return_error (task, error);
}

void
kh_salvage_run_async (const char *library, const char *path, GCancellable *cancellable,
                      KhBackupProgress progress, gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (library != NULL);
  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, kh_salvage_run_async);
  work = g_new0 (Work, 1);
  work->library = g_strdup (library);
  work->path = g_strdup (path);
  work->progress = kh_thread_progress_new (task, progress, progress_data);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  kh_background_run (task, run_in_thread);
}

gboolean
kh_salvage_run_finish (GAsyncResult *result, KhSalvageReport **report, GError **error)
{
  g_autoptr (KhSalvageReport) own_report = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  own_report = g_task_propagate_pointer (G_TASK (result), error);
  if (own_report == NULL)
    return FALSE;
  if (report != NULL)
    *report = g_steal_pointer (&own_report);

  return TRUE;
}
