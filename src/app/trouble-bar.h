/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTroubleBar: tells what is wrong with the library or its backups as long as it
 * is, and what to do. */
#pragma once

#include <gtk/gtk.h>

#include "daily-backup.h"

G_BEGIN_DECLS

#define KH_TYPE_TROUBLE_BAR (kh_trouble_bar_get_type ())
G_DECLARE_FINAL_TYPE (KhTroubleBar, kh_trouble_bar, KH, TROUBLE_BAR, GtkWidget)

/** kh_trouble_bar_set_daily_backup: @daily: whose failures are told from now on */
void        kh_trouble_bar_set_daily_backup (KhTroubleBar *self, KhDailyBackup *daily);
/** kh_trouble_bar_set_store: @store: whose trouble is told from now on */
void        kh_trouble_bar_set_store        (KhTroubleBar *self, KhStore *store);
/** kh_trouble_bar_get_message: Returns: (transfer none) (nullable): what is told, %NULL if all is well */
const char *kh_trouble_bar_get_message      (KhTroubleBar *self);

/* Action: trouble.retry. */

G_END_DECLS
