/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhBackupJob: a bar that shows how far a backup or a restore is, with a button
 * to cancel it, and then why it failed and what to do. */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_BACKUP_JOB (kh_backup_job_get_type ())
G_DECLARE_FINAL_TYPE (KhBackupJob, kh_backup_job, KH, BACKUP_JOB, GtkWidget)

/** kh_backup_job_write: backs the library of @store up into @path */
void        kh_backup_job_write   (KhBackupJob *self, KhStore *store, const char *path);
/** kh_backup_job_restore: makes the library what the backup @path holds; what it was is kept in @kept */
void        kh_backup_job_restore (KhBackupJob *self, KhStore *store, const char *path, const char *kept);
/** kh_backup_job_is_running: Returns: whether one is under way; property "running" notifies */
gboolean    kh_backup_job_is_running (KhBackupJob *self);
/** kh_backup_job_cancel: nothing is left behind */
void        kh_backup_job_cancel  (KhBackupJob *self);
/** kh_backup_job_fail: tells @error that came from elsewhere, in the same place */
void        kh_backup_job_fail    (KhBackupJob *self, const GError *error);

/* Properties: running (boolean).
 *
 * Signals:
 * KhBackupJob::done (char *path): it was written, or restored, whole */

G_END_DECLS
