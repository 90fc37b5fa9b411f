/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhUnitPageWindow: what a plan asks of one unit: its tasks, its duties, its reporting dates. */
#pragma once

#include <adwaita.h>

#include "exporter.h"
#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_UNIT_PAGE_WINDOW (kh_unit_page_window_get_type ())
G_DECLARE_FINAL_TYPE (KhUnitPageWindow, kh_unit_page_window, KH, UNIT_PAGE_WINDOW, AdwWindow)

/** kh_unit_page_window_new: @unit: one of the units of the body of @plan */
GtkWidget *kh_unit_page_window_new      (KhStore *store, KhPlan *plan, KhUnit *unit);

/** kh_unit_page_window_get_unit: Returns: (transfer none): the unit shown */
KhUnit    *kh_unit_page_window_get_unit (KhUnitPageWindow *self);

/** kh_unit_page_window_export: writes the unit's part into @file, as a whole or not at all; a toast tells how it went */
void       kh_unit_page_window_export   (KhUnitPageWindow *self, GFile *file, KhExportFormat format);

/** kh_unit_page_window_send_part: writes the part that the unit edits and sends back, in a format that
 * kh_export_format_has_part(); a toast tells how it went */
void       kh_unit_page_window_send_part (KhUnitPageWindow *self, GFile *file, KhExportFormat format);

/* Signal KhUnitPageWindow::go (const char *uuid): the user wants to see the task or duty in its form */

G_END_DECLS
