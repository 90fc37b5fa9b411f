/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the table of tasks: what they say, and what typing into them does. */
#pragma once

#include <gtk/gtk.h>

#include "store.h"
#include "task-table.h"

G_BEGIN_DECLS

typedef enum
{
  KH_TASK_COLUMN_TEXT,
  KH_TASK_COLUMN_GROUP,
  KH_TASK_COLUMN_LEAD,
  KH_TASK_COLUMN_SUPPORT,
  KH_TASK_COLUMN_PRODUCT,
  KH_TASK_COLUMN_DEADLINE,
  KH_TASK_COLUMN_BUDGET,
  KH_TASK_COLUMN_STATE,
  /* Of the period that a table of progress is about. */
  KH_TASK_COLUMN_TOLD,
  KH_TASK_COLUMN_PERCENT,
  KH_TASK_COLUMN_NOTE,
  KH_TASK_COLUMN_EVIDENCE,
  KH_TASK_N_COLUMNS,
} KhTaskColumn;

/** kh_task_column_get_title: Returns: (transfer none): translated */
const char *kh_task_column_get_title (KhTaskColumn column);

/** kh_task_column_is_reported: Returns: whether the column is about what was reported of tasks */
gboolean    kh_task_column_is_reported (KhTaskColumn column);

/** kh_task_column_dup_text: @table: where it is shown. Returns: (transfer full): what the column says of @task, "" for nothing */
char       *kh_task_column_dup_text  (KhTaskColumn column, KhTask *task, KhTaskTable *table);

/** kh_task_column_dup_edit: Returns: (transfer full): what is in the entry when the user begins to change it */
char       *kh_task_column_dup_edit  (KhTaskColumn column, KhTask *task, KhTaskTable *table);

/** kh_task_column_is_of_one: Returns: whether no two tasks can have the same words in the column */
gboolean    kh_task_column_is_of_one (KhTaskColumn column);

/** kh_task_column_list_choices: Returns: (transfer full) (nullable): what kh_entry_offers_add() offers in @column, %NULL where any words can be */
GtkStringList *kh_task_column_list_choices (KhTaskColumn column, KhPlan *plan);

/** kh_task_column_has_choices: Returns: whether something is to be chosen in @column */
gboolean    kh_task_column_has_choices (KhTaskColumn column);

/** kh_task_column_is_list: Returns: whether the column takes several choices, parted by ";" */
gboolean    kh_task_column_is_list   (KhTaskColumn column);

/**
 * kh_task_column_apply:
 * @column: not one of what was reported, see kh_progress_column_apply()
 * @tasks: (element-type KhTask): not empty, tasks of @plan
 * @words: what the user typed
 * @error: #GIOErrorEnum for words that mean nothing here; #KhStoreError
 *
 * Gives @tasks what @words say, all in one edit that can be undone.
 */
gboolean    kh_task_column_apply     (KhTaskColumn column, KhStore *store, KhPlan *plan, GPtrArray *tasks, const char *words,
                                      GError **error);

/** kh_task_state_parse: @error: #GIOErrorEnum. Returns: whether @words are the name of a state, in the window's language */
gboolean    kh_task_state_parse      (const char *words, KhTaskState *found, GError **error);

/** kh_task_set_leads: gives @tasks (element-type KhTask) the unit @lead (nullable), as one edit */
gboolean    kh_task_set_leads        (KhStore *store, KhPlan *plan, GPtrArray *tasks, KhUnit *lead, GError **error);

G_END_DECLS
