/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit beside the table of tasks, with its counts; tasks are dropped on it. */
#pragma once

#include <gtk/gtk.h>

#include "task-table.h"

G_BEGIN_DECLS

/** KhTasksDropped: @uuids: those of the tasks, parted by spaces; @unit: (nullable) */
typedef void (*KhTasksDropped) (const char *uuids, KhUnit *unit, gpointer data);

/** kh_unit_load_row_new: @load: (nullable): %NULL for a row that stands for all tasks, which takes no drop */
GtkWidget *kh_unit_load_row_new    (const KhUnitLoad *load, KhTasksDropped dropped, gpointer data);
/** kh_unit_load_row_update: shows the counts of @load, or of all tasks */
void       kh_unit_load_row_update (GtkWidget *row, const KhUnitLoad *load, guint n_tasks);
/** kh_unit_load_row_get_unit: Returns: (transfer none) (nullable) */
KhUnit    *kh_unit_load_row_get_unit (GtkWidget *row);

G_END_DECLS
