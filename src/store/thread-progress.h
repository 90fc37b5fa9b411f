/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: what a thread says of its progress, told where it was asked for. */
#pragma once

#include <gio/gio.h>

#include "backup.h"

G_BEGIN_DECLS

typedef struct _KhThreadProgress KhThreadProgress;

/**
 * kh_thread_progress_new:
 * @task: the task, which must own the result by its task data
 * @progress: (nullable): called in the present thread-default main context, for
 *   the newest news only, and never once @task has ended
 */
KhThreadProgress *kh_thread_progress_new  (GTask *task, KhBackupProgress progress, gpointer user_data);
void              kh_thread_progress_free (KhThreadProgress *self);

/** kh_thread_progress_report: a #KhBackupProgress for the thread; @self: the #KhThreadProgress */
void              kh_thread_progress_report (double fraction, gpointer self);

G_END_DECLS
