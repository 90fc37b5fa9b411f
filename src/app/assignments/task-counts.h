/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTaskCounts: what the assignments of a plan amount to: the units' loads, tasks
 * that nobody leads, days on which very many are due. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/** KhUnitLoad: how many of the plan's tasks a unit leads and supports. */
typedef struct
{
  KhUnit *unit;
  guint   n_lead;
  guint   n_support;
} KhUnitLoad;

/**
 * KhTaskCounts:
 * @tasks: (element-type KhTask): all of the plan, in reading order
 * @loads: (element-type KhUnitLoad): of the units that live in the plan's year, and
 *   of ended ones that have tasks
 * @n_without_lead: how many tasks no unit leads
 */
typedef struct
{
  GPtrArray *tasks;
  GPtrArray *loads;
  guint      n_without_lead;
  /*< private >*/
  KhPlan     *plan;
  GHashTable *due; /* Julian day to count */
  guint       n_dated;
} KhTaskCounts;

/** kh_task_counts_new: Returns: (transfer full): empty, until the plan is read */
KhTaskCounts *kh_task_counts_new      (KhPlan *plan);
void          kh_task_counts_free     (KhTaskCounts *self);

/** kh_task_counts_read: counts what the plan says now */
void          kh_task_counts_read     (KhTaskCounts *self);

/** kh_task_counts_get_due: Returns: whether @task is due on a day that can be told; what goes on all year is due on none */
gboolean      kh_task_counts_get_due  (KhTaskCounts *self, KhTask *task, GDate *due);

/** kh_task_counts_get_heap: see kh_task_table_get_heap() */
guint         kh_task_counts_get_heap (KhTaskCounts *self, KhTask *task);

G_END_DECLS
