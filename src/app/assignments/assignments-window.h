/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhAssignmentsWindow: all tasks of a plan as a table: who does what by when. */
#pragma once

#include <adwaita.h>

#include "task-cell.h"

G_BEGIN_DECLS

#define KH_TYPE_ASSIGNMENTS_WINDOW (kh_assignments_window_get_type ())
G_DECLARE_FINAL_TYPE (KhAssignmentsWindow, kh_assignments_window, KH, ASSIGNMENTS_WINDOW, AdwWindow)

/** kh_assignments_window_new: @read_only: whether nothing may be changed */
GtkWidget         *kh_assignments_window_new       (KhStore *store, KhPlan *plan, gboolean read_only);

KhTaskTable       *kh_assignments_window_get_table (KhAssignmentsWindow *self);
/** kh_assignments_window_get_selection: Returns: (transfer none): which rows are selected */
GtkSelectionModel *kh_assignments_window_get_selection (KhAssignmentsWindow *self);
/** kh_assignments_window_find_cell: Returns: (transfer none) (nullable): the cell, while it is in sight */
KhTaskCell        *kh_assignments_window_find_cell (KhAssignmentsWindow *self, guint position, KhTaskColumn column);

/** kh_assignments_window_drop: gives @unit the tasks whose @uuids (parted by spaces) were dropped on it */
void               kh_assignments_window_drop      (KhAssignmentsWindow *self, const char *uuids, KhUnit *unit);

G_END_DECLS
