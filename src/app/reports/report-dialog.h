/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhReportDialog: for which period a report on a plan is made. */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_REPORT_DIALOG (kh_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KhReportDialog, kh_report_dialog, KH, REPORT_DIALOG, AdwWindow)

/** kh_report_dialog_new: offers the reports that the plan asks for before all others, the next one that is due first */
GtkWidget *kh_report_dialog_new (KhStore *store, KhPlan *plan);

/* Signals:
 * KhReportDialog::chosen (gint64 id, gboolean made): the report @id is to be opened, and was made for it; the window closes */

G_END_DECLS
