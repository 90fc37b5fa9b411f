/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a plan's year: when each task and each report is due. */
#pragma once

#include "duty.h"
#include "plan.h"
#include "reporting.h"
#include "task.h"

G_BEGIN_DECLS

/**
 * KhDue:
 * @item: the #KhTask, or the #KhDuty that owes the report
 * @report: (nullable): the report; %NULL for a task
 * @period: what length of time the day belongs to; %KH_PERIOD_YEAR for a task that is due once
 * @n: which period of the year, from 1
 * @from: the first day of the time that the deadline names
 * @due: the last day allowed
 */
typedef struct
{
  KhItem *item;
  KhReporting *report;
  KhPeriod period;
  guint n;
  GDate from;
  GDate due;
} KhDue;

void kh_due_free (KhDue *self);

/**
 * kh_period_get_range:
 * @n: from 1
 * @from: (out caller-allocates): its first day
 * @to: (out caller-allocates): its last day
 */
void kh_period_get_range (KhPeriod period, int year, guint n, GDate *from, GDate *to);

/** kh_period_dup_name: Returns: (transfer full): "tháng 3/2027", "quý I/2027", "6 tháng đầu năm 2027", "năm 2027" */
char *kh_period_dup_name (KhPeriod period, int year, guint n);

/**
 * kh_schedule_add_task:
 * @dues: (element-type KhDue): gets the days
 * @plan_year: the year that stands for year 0
 *
 * A deadline of each month or quarter gives a day each. One that is relative to
 * a period ("trước ngày 25 hằng tháng") names none in a task: the period's first
 * month stands for every month, any other for every quarter. What names no day
 * gives none.
 */
void kh_schedule_add_task (GPtrArray *dues, KhTask *task, int plan_year);

/** kh_schedule_add_report: adds the days of @report, which @duty owes, to @dues; one that is due on the same day in all periods once */
void kh_schedule_add_report (GPtrArray *dues, KhDuty *duty, KhReporting *report, int plan_year);

/**
 * kh_schedule_list:
 * @unit: (nullable): only what it leads, supports or is bound to report
 *
 * Returns: (transfer full) (element-type KhDue): the days by date, those of one
 *   day in reading order
 */
GPtrArray *kh_schedule_list (KhPlan *plan, KhUnit *unit);

G_END_DECLS
