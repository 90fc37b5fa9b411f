/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhBackupRow: one backup in the list of backups. */
#pragma once

#include <adwaita.h>

#include "backup.h"

G_BEGIN_DECLS

#define KH_TYPE_BACKUP_ROW (kh_backup_row_get_type ())
G_DECLARE_FINAL_TYPE (KhBackupRow, kh_backup_row, KH, BACKUP_ROW, AdwActionRow)

/** kh_backup_row_new: says when it was made and how big it is at once, and a moment later how many plans are in it */
GtkWidget *kh_backup_row_new        (KhBackup *backup);
KhBackup  *kh_backup_row_get_backup (KhBackupRow *self);

G_END_DECLS
