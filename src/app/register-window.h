/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRegisterWindow: the register of documents of a body: found, entered, changed. */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_REGISTER_WINDOW (kh_register_window_get_type ())
G_DECLARE_FINAL_TYPE (KhRegisterWindow, kh_register_window, KH, REGISTER_WINDOW, AdwWindow)

/** kh_register_window_new: @read_only: whether nothing may be changed */
GtkWidget *kh_register_window_new (KhStore *store, KhAgency *agency, gboolean read_only);

/** kh_register_window_get_selected: Returns: (transfer none) (nullable): the document whose form is shown */
KhLegalDocument *kh_register_window_get_selected (KhRegisterWindow *self);

G_END_DECLS
