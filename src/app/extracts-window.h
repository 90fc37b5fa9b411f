/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhExtractsWindow: asks for a format and a folder, and writes a file for each unit into it. */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_EXTRACTS_WINDOW (kh_extracts_window_get_type ())
G_DECLARE_FINAL_TYPE (KhExtractsWindow, kh_extracts_window, KH, EXTRACTS_WINDOW, AdwWindow)

GtkWidget *kh_extracts_window_new (KhStore *store, KhPlan *plan);

/** kh_extracts_window_run: writes the files into @folder, as the chosen format says; closes the window when all are there */
void       kh_extracts_window_run (KhExtractsWindow *self, GFile *folder);

G_END_DECLS
