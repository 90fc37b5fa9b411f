/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhBodyLayoutWindow: the layout and tables that the plans of a body start from. */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_BODY_LAYOUT_WINDOW (kh_body_layout_window_get_type ())
G_DECLARE_FINAL_TYPE (KhBodyLayoutWindow, kh_body_layout_window, KH, BODY_LAYOUT_WINDOW, AdwWindow)

/** kh_body_layout_window_new: @profile: id of the format whose choices are shown. Each change is one undoable edit of @agency. */
GtkWidget *kh_body_layout_window_new (KhStore *store, KhAgency *agency, const char *profile, gboolean read_only);

G_END_DECLS
