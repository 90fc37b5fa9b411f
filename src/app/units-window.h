/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhUnitsWindow: the directory of units of a body: found, entered, ordered, changed. */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_UNITS_WINDOW (kh_units_window_get_type ())
G_DECLARE_FINAL_TYPE (KhUnitsWindow, kh_units_window, KH, UNITS_WINDOW, AdwWindow)

/** kh_units_window_new: @read_only: whether nothing may be changed */
GtkWidget *kh_units_window_new (KhStore *store, KhAgency *agency, gboolean read_only);

/** kh_units_window_get_selected: Returns: (transfer none) (nullable): the unit whose form is shown */
KhUnit    *kh_units_window_get_selected (KhUnitsWindow *self);

/** kh_units_window_import: takes in the units of the table in @file, as one edit */
void       kh_units_window_import (KhUnitsWindow *self, GFile *file);

/** kh_units_window_export: writes the units as a table into @file, which is replaced as a whole */
void       kh_units_window_export (KhUnitsWindow *self, GFile *file);

G_END_DECLS
