/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhDailyBackup: makes the day's backup of a library while the program runs. */
#pragma once

#include <gio/gio.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_DAILY_BACKUP (kh_daily_backup_get_type ())
G_DECLARE_FINAL_TYPE (KhDailyBackup, kh_daily_backup, KH, DAILY_BACKUP, GObject)

/**
 * kh_daily_backup_new:
 * @application: (nullable): stays while a backup is written, although its last
 *   window is closed
 * @library: path of the library
 *
 * The first look is a little after the start, so that the window comes first;
 * then every hour, so that a program that runs for days, or a machine that slept
 * over midnight, makes each day's.
 */
KhDailyBackup *kh_daily_backup_new (GApplication *application, const char *library);

/** kh_daily_backup_look: makes today's backup now, in a thread, if there is none yet */
void           kh_daily_backup_look (KhDailyBackup *self);

/** kh_daily_backup_get_message: Returns: (transfer none) (nullable): why the last one could not be made */
const char    *kh_daily_backup_get_message (KhDailyBackup *self);

/* Properties:
 * message (string, nullable): why the last backup could not be made; notifies
 *
 * Signals:
 * KhDailyBackup::looked: a look is over; the list of backups may be longer */

G_END_DECLS
