/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: whole libraries at one moment, each a file of its own that can be
 * opened like any library.
 *
 * Functions without "async" block and are for threads and the command line. They
 * use connections of their own, so the library may be in use meanwhile, here and
 * by other programs; what is committed while a backup runs is not in it. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * KhBackupProgress:
 * @fraction: from 0 to 1
 *
 * How far a backup is; called in the thread that makes it.
 */
typedef void (*KhBackupProgress) (double fraction, gpointer user_data);

/**
 * kh_backup_write:
 * @library: the library
 * @path: the backup's file; replaced only by a whole and verified backup
 * @progress: (nullable): called now and then
 *
 * The copy is checked before it gets its name: SQLite finds every page sound,
 * and each table has as many rows as the library had at that moment.
 *
 * Returns: whether it was done; #KhStoreError, or %G_IO_ERROR_CANCELLED with
 *   nothing left behind
 */
gboolean kh_backup_write (const char *library, const char *path, GCancellable *cancellable,
                          KhBackupProgress progress, gpointer user_data, GError **error);

/**
 * kh_backup_write_async:
 * @progress: (nullable): called in the thread-default main context
 *
 * kh_backup_write() of the library of @store in a thread: to a stick, say.
 */
void     kh_backup_write_async  (KhStore *store, const char *path, GCancellable *cancellable,
                                 KhBackupProgress progress, gpointer progress_data,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean kh_backup_write_finish (KhStore *store, GAsyncResult *result, GError **error);

/**
 * kh_backup_list_plans:
 * @path: a backup, or any library, of this version or an older one
 *
 * What is inside, to be shown before a restore. The file is not changed.
 *
 * Returns: (transfer full): a #GListModel of #KhPlanInfo, those in the trash
 *   too, newest year first
 */
GListModel *kh_backup_list_plans (const char *path, GError **error);

/**
 * kh_backup_restore:
 * @path: the backup
 * @library: the library that becomes what the backup holds
 *
 * In one transaction: whoever has the library open sees the change, and a kill
 * in the middle leaves the library as it was. Before that the library is itself
 * backed up into @kept (nullable). A library that is too damaged for that is
 * moved to a name beside it instead and nothing of it is lost.
 *
 * Returns: whether it was done; the library is as it was otherwise
 */
gboolean kh_backup_restore (const char *path, const char *library, const char *kept, GCancellable *cancellable,
                            KhBackupProgress progress, gpointer user_data, GError **error);

/** kh_backup_restore_async: kh_backup_restore() into the library of @store, which then shows it */
void     kh_backup_restore_async  (KhStore *store, const char *path, const char *kept, GCancellable *cancellable,
                                   KhBackupProgress progress, gpointer progress_data,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean kh_backup_restore_finish (KhStore *store, GAsyncResult *result, GError **error);

/* The daily backups. */

#define KH_TYPE_BACKUP (kh_backup_get_type ())
G_DECLARE_FINAL_TYPE (KhBackup, kh_backup, KH, BACKUP, GObject)

/* One file of the daily backups. Properties, read-only: path (string), time
 * (int64, seconds since 1970 in UTC, from the file's name), size (uint64, bytes). */
const char *kh_backup_get_path (KhBackup *self);
gint64      kh_backup_get_time (KhBackup *self);
guint64     kh_backup_get_size (KhBackup *self);

/** kh_backup_get_folder: Returns: (transfer full): where the daily backups of @library are: a folder "backups" beside it */
char       *kh_backup_get_folder (const char *library);

/** kh_backup_new_path: Returns: (transfer full): the path in @folder of a backup of @library made at @time */
char       *kh_backup_new_path (const char *library, const char *folder, gint64 time);

/** kh_backup_list: Returns: (transfer full): a #GListModel of #KhBackup of @library in @folder, the newest first; empty without the folder */
GListModel *kh_backup_list (const char *library, const char *folder);

/**
 * kh_backup_choose_expired:
 * @times: (element-type gint64): when backups were made, seconds since 1970
 * @now: the present
 *
 * Keeps the newest of each of the last 7 days, of each of the last 4 weeks
 * (Monday to Sunday) and of each of the last 12 months that have a backup, as
 * the local calendar has them. Backups from the future, as a clock that was set
 * back leaves them, are kept and count for nothing.
 *
 * Returns: (transfer full) (element-type gint64): the times that can go
 */
GArray     *kh_backup_choose_expired (GArray *times, gint64 now);

/**
 * kh_backup_run_daily:
 * @folder: where to
 * @now: the present, seconds since 1970
 * @made: (out) (optional): whether a backup was due and made
 *
 * Makes the backup of the local day of @now if there is none yet, and only then
 * deletes what has expired.
 */
gboolean    kh_backup_run_daily (const char *library, const char *folder, gint64 now, gboolean *made,
                                 GCancellable *cancellable, GError **error);

G_END_DECLS
