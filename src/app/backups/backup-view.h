/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhBackupView: what is inside a backup, before it is restored. */
#pragma once

#include <gtk/gtk.h>

#include "backup-job.h"

G_BEGIN_DECLS

#define KH_TYPE_BACKUP_VIEW (kh_backup_view_get_type ())
G_DECLARE_FINAL_TYPE (KhBackupView, kh_backup_view, KH, BACKUP_VIEW, GtkWidget)

/**
 * kh_backup_view_new:
 * @store: the library that would become what the backup holds
 * @path: the backup
 * @writable: whether the library can be written
 */
GtkWidget  *kh_backup_view_new (KhStore *store, const char *path, gboolean writable);
/** kh_backup_view_get_plans: Returns: (transfer none) (nullable): #KhPlanInfo objects, %NULL while they are read */
GListModel *kh_backup_view_get_plans (KhBackupView *self);
/** kh_backup_view_get_job: Returns: (transfer none): the restore */
KhBackupJob *kh_backup_view_get_job  (KhBackupView *self);

/* Actions: backup.restore, backup.close (which cancels a restore under way).
 *
 * Signals:
 * KhBackupView::closed
 * KhBackupView::restored (char *kept): the library is what the backup held; it
 *   was before what the backup @kept holds now */

G_END_DECLS
