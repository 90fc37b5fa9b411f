/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhProgressWindow: what has come of a plan: its tasks one by one, and by unit and group. */
#pragma once

#include <adwaita.h>

#include "evidence-pane.h"
#include "task-cell.h"

G_BEGIN_DECLS

#define KH_TYPE_PROGRESS_WINDOW (kh_progress_window_get_type ())
G_DECLARE_FINAL_TYPE (KhProgressWindow, kh_progress_window, KH, PROGRESS_WINDOW, AdwWindow)

/**
 * kh_progress_window_new:
 * @today: the day of what is reported; its quarter is shown first
 * @read_only: of a library that cannot be written; the plan itself may be issued
 */
GtkWidget         *kh_progress_window_new           (KhStore *store, KhPlan *plan, const GDate *today, gboolean read_only);

KhTaskTable       *kh_progress_window_get_table     (KhProgressWindow *self); /* (transfer none) */
GtkSelectionModel *kh_progress_window_get_selection (KhProgressWindow *self); /* (transfer none) */
KhEvidencePane    *kh_progress_window_get_pane      (KhProgressWindow *self); /* (transfer none) */
/** kh_progress_window_find_cell: Returns: (transfer none) (nullable): the cell that shows @column of the row at @position now */
KhTaskCell        *kh_progress_window_find_cell     (KhProgressWindow *self, guint position, KhTaskColumn column);

G_END_DECLS
