/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTaskTable: all tasks of a plan as rows of a table: filtered, searched, grouped.
 *
 * Its rows are #KhTask, or #KhTaskGroup with #KhTask beneath; both stay the same
 * objects while the plan changes, so that lists keep their place. */
#pragma once

#include <gtk/gtk.h>

#include "store.h"
#include "task-counts.h"
#include "task-group.h"

G_BEGIN_DECLS

typedef enum
{
  KH_TASK_GROUPING_NONE,
  KH_TASK_GROUPING_UNIT,
  KH_TASK_GROUPING_SECTION,
  KH_TASK_GROUPING_DEADLINE,
} KhTaskGrouping;

/**
 * KhTaskFilter:
 * @KH_TASK_FILTER_ALL: all tasks
 * @KH_TASK_FILTER_NO_LEAD: those that no unit leads
 * @KH_TASK_FILTER_NO_DEADLINE: those without a deadline
 * @KH_TASK_FILTER_NO_PRODUCT: those without a product
 * @KH_TASK_FILTER_HEAP: those whose deadlines are in a heap
 * @KH_TASK_FILTER_NOT_STARTED: those that stand so; this and the next in a table of progress
 * @KH_TASK_FILTER_UNREPORTED: those of which the period at hand has no record
 */
typedef enum
{
  KH_TASK_FILTER_ALL,
  KH_TASK_FILTER_NO_LEAD,
  KH_TASK_FILTER_NO_DEADLINE,
  KH_TASK_FILTER_NO_PRODUCT,
  KH_TASK_FILTER_HEAP,
  KH_TASK_FILTER_NOT_STARTED,
  KH_TASK_FILTER_UNDER_WAY,
  KH_TASK_FILTER_DONE,
  KH_TASK_FILTER_LATE,
  KH_TASK_FILTER_DROPPED,
  KH_TASK_FILTER_UNREPORTED,
} KhTaskFilter;

#define KH_TYPE_TASK_TABLE (kh_task_table_get_type ())
G_DECLARE_FINAL_TYPE (KhTaskTable, kh_task_table, KH, TASK_TABLE, GObject)

KhTaskTable *kh_task_table_new          (KhStore *store, KhPlan *plan);

/** kh_task_table_get_rows: Returns: (transfer none): the rows, as a #GtkTreeListModel without passthrough */
GListModel  *kh_task_table_get_rows     (KhTaskTable *self);

void         kh_task_table_set_grouping (KhTaskTable *self, KhTaskGrouping grouping);
void         kh_task_table_set_filter   (KhTaskTable *self, KhTaskFilter filter);
/** kh_task_table_set_search: @words: looked for in all columns, without tone marks and case */
void         kh_task_table_set_search   (KhTaskTable *self, const char *words);
/** kh_task_table_set_unit: @unit: (nullable): only tasks that it leads or supports */
void         kh_task_table_set_unit     (KhTaskTable *self, KhUnit *unit);

/**
 * kh_task_table_set_period:
 * @today: the day on which what is due is not late yet
 * @read_only: whether nothing can be reported
 *
 * Makes it a table of progress: its cells tell what stands at the end of @period,
 * and only what was reported can be changed in them.
 */
void         kh_task_table_set_period   (KhTaskTable *self, const KhReportPeriod *period, const GDate *today, gboolean read_only);
/** kh_task_table_get_period: Returns: (nullable): the period of a table of progress */
const KhReportPeriod *kh_task_table_get_period (KhTaskTable *self);
const GDate *kh_task_table_get_today    (KhTaskTable *self);
gboolean     kh_task_table_get_read_only (KhTaskTable *self);
/** kh_task_table_get_standings: Returns: (transfer none) (nullable): what stands, in a table of progress; until the next change */
KhStandings *kh_task_table_get_standings (KhTaskTable *self);
/** kh_task_table_get_standing: Returns: (nullable): how @task stands, in a table of progress */
const KhStanding *kh_task_table_get_standing (KhTaskTable *self, KhTask *task);

KhPlan      *kh_task_table_get_plan     (KhTaskTable *self);
guint        kh_task_table_get_n_tasks  (KhTaskTable *self);
guint        kh_task_table_get_n_shown  (KhTaskTable *self);
guint        kh_task_table_get_n_without_lead (KhTaskTable *self);

/** kh_task_table_list_loads: Returns: (transfer none) (element-type KhUnitLoad): the units that live in the plan's year, and ended ones with tasks */
GPtrArray   *kh_task_table_list_loads   (KhTaskTable *self);

/**
 * kh_task_table_get_heap:
 *
 * Returns: how many tasks are due on the same day as @task, where these are so
 *   many that they are in a heap: no fewer than eight, and a quarter of all that
 *   have a day; else 0
 */
guint        kh_task_table_get_heap     (KhTaskTable *self, KhTask *task);

/* Signals:
 * KhTaskTable::changed: the plan, or what is shown of it, is another */

G_END_DECLS
