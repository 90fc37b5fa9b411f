/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a table of tasks that are about what was reported of them. */
#pragma once

#include "task-columns.h"

G_BEGIN_DECLS

/** kh_progress_column_dup_text: Returns: (transfer full): what @column says of @task in @table, a table of progress */
char    *kh_progress_column_dup_text (KhTaskColumn column, KhTask *task, KhTaskTable *table);

/** kh_progress_column_dup_edit: Returns: (transfer full): what is in the entry when the user begins to change it */
char    *kh_progress_column_dup_edit (KhTaskColumn column, KhTask *task, KhTaskTable *table);

/**
 * kh_progress_column_apply:
 * @tasks: (element-type KhTask): not empty, tasks of the plan of @table
 * @words: what the user typed
 * @error: #GIOErrorEnum for words that mean nothing here; #KhStoreError
 *
 * Reports what @words say of @tasks for the period of @table, all in one edit
 * that can be undone.
 */
gboolean kh_progress_column_apply    (KhTaskColumn column, KhStore *store, KhTaskTable *table, GPtrArray *tasks, const char *words,
                                      GError **error);

/** kh_standing_dup_words: Returns: (transfer full): how a task stands: "12 days late · Under way" */
char    *kh_standing_dup_words       (const KhStanding *standing);

G_END_DECLS
