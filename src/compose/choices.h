/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan's choices say about its words: task details and generated tables. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

typedef enum
{
  KH_TASK_DETAILS_INLINE,
  KH_TASK_DETAILS_APPENDIX,
  KH_TASK_DETAILS_NONE,
} KhTaskDetails;

typedef enum
{
  KH_TASK_COLUMN_STT,
  KH_TASK_COLUMN_TASK,
  KH_TASK_COLUMN_PRODUCT,
  KH_TASK_COLUMN_LEAD,
  KH_TASK_COLUMN_SUPPORT,
  KH_TASK_COLUMN_DEADLINE,
  KH_TASK_COLUMN_BUDGET,
  KH_TASK_COLUMN_NOTE,
  KH_N_TASK_COLUMNS
} KhTaskColumn;

/** KhChoices: the choices, read once. Columns stand in the order the user gave. */
typedef struct
{
  KhTaskDetails task_details;
  KhTaskColumn  task_columns[KH_N_TASK_COLUMNS];
  guint         n_task_columns;
  gboolean      target_table;
} KhChoices;

/** kh_choices_new: @choices: (nullable): what is unknown in it is passed over. Returns: (transfer full): the choices */
KhChoices *kh_choices_new  (const char *choices);
void       kh_choices_free (KhChoices *self);

/** kh_choices_column_name: Returns: (transfer none): how the choice "task-columns" calls @column */
const char *kh_choices_column_name (KhTaskColumn column);

/* A table without rows is not made, so that no empty appendix is counted. */
gboolean   kh_choices_wants_task_table   (const KhChoices *self, KhPlan *plan);
gboolean   kh_choices_wants_target_table (const KhChoices *self, KhPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhChoices, kh_choices_free)

G_END_DECLS
