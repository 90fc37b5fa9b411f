/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress of a thread. */
#include "thread-progress.h"

struct _KhThreadProgress
{
  GTask           *task; /* its owner */
  KhBackupProgress progress;
  gpointer         user_data;
  GMainContext    *context;
  GMutex           mutex; /* of what follows */
  double           fraction;
  gboolean         pending;
};

KhThreadProgress *
kh_thread_progress_new (GTask *task, KhBackupProgress progress, gpointer user_data)
{
  KhThreadProgress *self = g_new0 (KhThreadProgress, 1);

  self->task = task;
  self->progress = progress;
  self->user_data = user_data;
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->mutex);

  return self;
}

void
kh_thread_progress_free (KhThreadProgress *self)
{
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* What the call that brings the news to its context holds: the task, so that the
 * progress lives. */
typedef struct
{
  GTask            *task;
  KhThreadProgress *progress;
} News;

static void
news_free (News *news)
{
  g_object_unref (news->task);
  g_free (news);
}

static gboolean
report_cb (gpointer user_data)
{
  News *news = user_data;
  KhThreadProgress *self = news->progress;
  double fraction;

  g_mutex_lock (&self->mutex);
  fraction = self->fraction;
  self->pending = FALSE;
  g_mutex_unlock (&self->mutex);

  if (!g_task_get_completed (news->task))
    self->progress (fraction, self->user_data);

  return G_SOURCE_REMOVE;
}

void
kh_thread_progress_report (double fraction, gpointer user_data)
{
  KhThreadProgress *self = user_data;
  gboolean pending;
  News *news;

  if (self->progress == NULL)
    return;

  g_mutex_lock (&self->mutex);
  self->fraction = fraction;
  pending = self->pending;
  self->pending = TRUE;
  g_mutex_unlock (&self->mutex);
  if (pending)
    return;

  news = g_new0 (News, 1);
  news->task = g_object_ref (self->task);
  news->progress = self;
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, report_cb, news, (GDestroyNotify) news_free);
}
