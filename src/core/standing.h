/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhStanding: how a task stands, from what was reported of it and from its deadline. */
#pragma once

#include "plan.h"
#include "progress.h"
#include "report-period.h"
#include "task.h"

G_BEGIN_DECLS

/** KH_STANDING_N_STATES: how many states a task can be in */
#define KH_STANDING_N_STATES (KH_TASK_DROPPED + 1)

/**
 * KhStanding:
 * @state: what counts: %KH_TASK_LATE where the deadline has passed and the task is
 *   neither done nor dropped, else @told
 * @told: what the last record says; of a task that was never reported, its own state
 * @percent: 0 to 100, or %KH_PROGRESS_UNSAID; what is done is 100 unless its record
 *   says another number
 * @text: (nullable): the last record's note; belongs to @record
 * @record: (nullable): the last record; belongs to the task
 * @days_late: how many days have passed since the deadline of what is late; 0 of
 *   what is not, and of what a person calls late although its deadline has not passed
 *
 * A plain value, good until the task or its progress changes.
 *
 * Which record is the last: a record is of the day of its report, or, where that
 * is outside the period it tells of, of the period's nearest day: a report on the
 * first quarter that is written in April tells of 31 March. Of two records of one
 * day that of the period that ends later counts, then that which was reported
 * later, as when merging left two of one period.
 *
 * A deadline that returns each month or quarter asks for something each time: the
 * task is late from the first time on that ended without a record of that time or
 * a later one that says under way or done.
 */
typedef struct
{
  KhTaskState state;
  KhTaskState told;
  int         percent;
  const char *text;
  KhProgress *record;
  guint       days_late;
} KhStanding;

/**
 * kh_standing_of_day:
 * @plan_year: the year that stands for year 0 in deadlines
 * @day: what counts was reported on it or before; what is due on it is not late yet
 */
KhStanding kh_standing_of_day    (KhTask *task, int plan_year, const GDate *day);

/**
 * kh_standing_of_period:
 * @today: (nullable): a day on which what is due is not late yet, although it may
 *   be in the period; %NULL to look back upon the period as a whole
 *
 * What stands at the end of @period: what is due on its last day is late if it is
 * not done then.
 */
KhStanding kh_standing_of_period (KhTask *task, int plan_year, const KhReportPeriod *period, const GDate *today);

/**
 * kh_standing_find_record:
 *
 * Returns: (transfer none) (nullable): what was reported of @task for @period
 *   itself; of two records, as merging can leave them, that of the later day
 */
KhProgress *kh_standing_find_record (KhTask *task, const KhReportPeriod *period);

G_END_DECLS
