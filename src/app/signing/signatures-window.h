/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSignaturesWindow: who signed a PDF, when, and whether each signature holds. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KH_TYPE_SIGNATURES_WINDOW (kh_signatures_window_get_type ())
G_DECLARE_FINAL_TYPE (KhSignaturesWindow, kh_signatures_window, KH, SIGNATURES_WINDOW, AdwWindow)

/** kh_signatures_window_new: reads @file at once, in a thread */
GtkWidget *kh_signatures_window_new (GFile *file);

G_END_DECLS
