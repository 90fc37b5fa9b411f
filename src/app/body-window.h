/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhBodyWindow: the bodies that issue plans: letterhead, units, signers and usual
 * recipients. It is the first thing a new user sets up, and can be skipped. */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_BODY_WINDOW (kh_body_window_get_type ())
G_DECLARE_FINAL_TYPE (KhBodyWindow, kh_body_window, KH, BODY_WINDOW, AdwWindow)

/** kh_body_window_new: Returns: the window, %NULL with @error set if the library's bodies cannot be read */
GtkWidget *kh_body_window_new (KhStore *store, GError **error);

/* Signals: KhBodyWindow::saved (KhAgency *agency): the body is in the library;
 * @agency is what was changed, %NULL for a new one */

G_END_DECLS
