/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that read tables share: a table whose columns are named. */
#pragma once

#include "recogniser-private.h"

G_BEGIN_DECLS

#define KH_TABLE_MAX_COLUMNS 64

/* What a column holds: a detail of a task, or one of these. */
enum
{
  KH_COLUMN_OTHER = KH_N_DETAILS,
  KH_COLUMN_STT,
  KH_COLUMN_TASK,
  KH_COLUMN_TARGET,
  KH_COLUMN_MEASURE,
  KH_COLUMN_BASELINE,
  KH_COLUMN_GOAL,
  KH_COLUMN_GROUP,
};

typedef struct
{
  KhRecogniser *recogniser;
  KhNode *parent;
  guint paragraph;
  const KhSourceTable *table;
  guint n_columns;
  int columns[KH_TABLE_MAX_COLUMNS];
  guint first; /* row after the names */
  KhSection *group;
  guint n_matched, n_new;
} KhTableReader;

/** kh_table_find_column: Returns: (nullable): the words that row @r has in the column for @what, a detail or
 * one of the above */
const KhSourceCell *kh_table_find_column (const KhTableReader *self, guint r, int what);
/** kh_table_find_group: Returns: (nullable): the words of a row that names the rows beneath it, %NULL if it
 * is none */
const KhSourceCell *kh_table_find_group (const KhTableReader *self, guint r);

/* recogniser-table-tasks.c */
void kh_table_read_tasks (KhTableReader *self);
/** kh_table_read_targets: Returns: whether all rows are of targets that the plan has; then their values are
 * set */
gboolean kh_table_read_targets (KhTableReader *self);
/** kh_table_add_targets: makes a target of each row that has words; rows without go on with the one above. */
void kh_table_add_targets (KhTableReader *self);

G_END_DECLS
