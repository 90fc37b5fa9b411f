/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhBackupsPage: the backups of the library, and making one. */
#pragma once

#include <gtk/gtk.h>

#include "backup-job.h"

G_BEGIN_DECLS

#define KH_TYPE_BACKUPS_PAGE (kh_backups_page_get_type ())
G_DECLARE_FINAL_TYPE (KhBackupsPage, kh_backups_page, KH, BACKUPS_PAGE, GtkWidget)

/** kh_backups_page_new: @folder: where the backups are listed and made */
GtkWidget   *kh_backups_page_new     (KhStore *store, const char *folder);
/** kh_backups_page_reload: lists the backups as they are now */
void         kh_backups_page_reload  (KhBackupsPage *self);
/** kh_backups_page_write: backs the library up into @folder */
void         kh_backups_page_write   (KhBackupsPage *self, const char *folder);
/** kh_backups_page_get_job: Returns: (transfer none): the backup under way */
KhBackupJob *kh_backups_page_get_job (KhBackupsPage *self);

/* Actions: backups.write, write-elsewhere, open-file, close (which cancels a
 * backup under way).
 *
 * Signals:
 * KhBackupsPage::closed
 * KhBackupsPage::opened (char *path): the user wants to look into a backup */

G_END_DECLS
