/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhStandings: how all tasks of a plan stand, and how many of each unit and group in each state. */
#pragma once

#include "standing.h"

G_BEGIN_DECLS

/**
 * KhStandingTotal:
 * @owner: (nullable): a #KhUnit or a #KhSection; %NULL for tasks without one, and
 *   for all tasks
 * @counts: how many tasks are in each #KhTaskState, as #KhStanding has it
 * @n_tasks: the sum of @counts
 */
typedef struct
{
  gpointer owner;
  guint    counts[KH_STANDING_N_STATES];
  guint    n_tasks;
} KhStandingTotal;

/**
 * KhStandings:
 * @tasks: (element-type KhTask): in reading order
 * @standings: (element-type KhStanding): that of each of @tasks
 * @units: (element-type KhStandingTotal): tasks by lead unit, in the order of the
 *   body's units, each with a task; those without a lead last
 * @groups: (element-type KhStandingTotal): tasks by section, in reading order
 * @whole: all tasks
 *
 * What stood at the moment it was made; it holds the plan.
 */
typedef struct
{
  KhPlan         *plan;
  GPtrArray      *tasks;
  GArray         *standings;
  GHashTable     *by_task;
  GPtrArray      *units;
  GPtrArray      *groups;
  KhStandingTotal whole;
} KhStandings;

/** kh_standings_new: @today: (nullable): as for kh_standing_of_period() */
KhStandings      *kh_standings_new  (KhPlan *plan, const KhReportPeriod *period, const GDate *today);
void              kh_standings_free (KhStandings *self);

/** kh_standings_get: Returns: (nullable): how @task stands; %NULL if it is not one of @tasks */
const KhStanding *kh_standings_get  (KhStandings *self, KhTask *task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhStandings, kh_standings_free)

G_END_DECLS
