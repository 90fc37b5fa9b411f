/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTaskView: the tasks of a table as rows of cells, that one goes through and types into. */
#pragma once

#include <gtk/gtk.h>

#include "task-cell.h"

G_BEGIN_DECLS

#define KH_TYPE_TASK_VIEW (kh_task_view_get_type ())
G_DECLARE_FINAL_TYPE (KhTaskView, kh_task_view, KH, TASK_VIEW, GtkWidget)

/**
 * kh_task_view_set_table:
 * @table: whose rows are shown from now on: with what was assigned, or with what
 *   was reported if it is a table of progress; once
 * @read_only: whether nothing may be changed
 */
void               kh_task_view_set_table     (KhTaskView *self, KhStore *store, KhTaskTable *table, gboolean read_only);

/** kh_task_view_get_selection: Returns: (transfer none): which rows are selected */
GtkSelectionModel *kh_task_view_get_selection (KhTaskView *self);
/** kh_task_view_list_selected: Returns: (transfer full) (element-type KhTask): the selected tasks, in order */
GPtrArray         *kh_task_view_list_selected (KhTaskView *self);
/** kh_task_view_find_cell: Returns: (transfer none) (nullable): the cell, while it is in sight */
KhTaskCell        *kh_task_view_find_cell     (KhTaskView *self, guint position, KhTaskColumn column);

/** kh_task_view_update: shows what the tasks say now */
void               kh_task_view_update        (KhTaskView *self);
/** kh_task_view_commit: takes what is being typed. Returns: %FALSE if it was not taken, and the entry stays */
gboolean           kh_task_view_commit        (KhTaskView *self);
/** kh_task_view_show_groups: @shown: whether there is a column for the task group */
void               kh_task_view_show_groups   (KhTaskView *self, gboolean shown);

/* Signal KhTaskView::open (guint position, KhTaskColumn column): the user wants to change what a cell only shows */

/** kh_task_view_dup_selection_words: Returns: (transfer full) (nullable): what it means that several tasks are selected; %NULL if they are not */
char             *kh_task_view_dup_selection_words (KhTaskView *self);

G_END_DECLS
