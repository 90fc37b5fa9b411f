/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSendWindow: what goes out of a plan, to whom, and how. */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_SEND_WINDOW (kh_send_window_get_type ())
G_DECLARE_FINAL_TYPE (KhSendWindow, kh_send_window, KH, SEND_WINDOW, AdwWindow)

/** kh_send_window_new: @plan: not issued, or issued with its signed file */
GtkWidget *kh_send_window_new  (KhStore *store, KhPlan *plan);

/** kh_send_window_save: writes the package into the folder @place, or as the archive @place, as if it had been chosen */
void       kh_send_window_save (KhSendWindow *self, GFile *place, gboolean archive);

/* Signals:
 * KhSendWindow::saved (GFile *package): the package is written; the window closes
 * KhSendWindow::mailed: the letter is in the mail program; the window closes */

G_END_DECLS
