/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTaskCell: a cell of the table of tasks, that becomes an entry to type into. */
#pragma once

#include <gtk/gtk.h>

#include "task-columns.h"
#include "task-table.h"

G_BEGIN_DECLS

#define KH_TYPE_TASK_CELL (kh_task_cell_get_type ())
G_DECLARE_FINAL_TYPE (KhTaskCell, kh_task_cell, KH, TASK_CELL, GtkWidget)

GtkWidget   *kh_task_cell_new          (KhTaskTable *table, KhTaskColumn column);

/** kh_task_cell_bind: @row: (nullable): a #KhTask or #KhTaskGroup; @item: what holds the cell */
void         kh_task_cell_bind         (KhTaskCell *self, gpointer row, GtkListItem *item);
/** kh_task_cell_update: shows what the row says now */
void         kh_task_cell_update       (KhTaskCell *self);

/** kh_task_cell_get_task: Returns: (transfer none) (nullable): the task, %NULL in a group's row */
KhTask      *kh_task_cell_get_task     (KhTaskCell *self);
KhTaskColumn kh_task_cell_get_column   (KhTaskCell *self);
/** kh_task_cell_get_position: Returns: the row's position, %GTK_INVALID_LIST_POSITION while it shows none */
guint        kh_task_cell_get_position (KhTaskCell *self);

/** kh_task_cell_edit: puts an entry in the place of the words */
void         kh_task_cell_edit         (KhTaskCell *self);
/** kh_task_cell_commit: takes what is typed, and the entry away. Returns: %FALSE if the words were not taken, and the entry stays */
gboolean     kh_task_cell_commit       (KhTaskCell *self);
/** kh_task_cell_get_entry: Returns: (transfer none) (nullable): the entry while there is one */
GtkEntry    *kh_task_cell_get_entry    (KhTaskCell *self);

/* Signals:
 * KhTaskCell::commit (const char *words): the user typed @words. Returns: whether they were taken
 * KhTaskCell::open: the user wants to change what the cell only shows
 * KhTaskCell::step (int columns, int rows, gboolean extend): the user goes to another cell */

G_END_DECLS
