/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recording the progress of tasks, as steps of an edit. */
#pragma once

#include "edit.h"

G_BEGIN_DECLS

/**
 * kh_record_set:
 * @edit: an open edit of the plan, which may be issued
 * @today: the day of the report
 * @property: "state", "percent" or "text"
 * @value: its value
 *
 * Sets what is reported of @task for @period. A record that is not there yet
 * begins with the state and the per cent that stood at the end of @period before,
 * without words. What is done is 100 per cent, and no more when it is not done
 * after all; what has a per cent is under way. The task's own state follows its
 * last record.
 */
void        kh_record_set       (KhEdit *edit, KhTask *task, const KhReportPeriod *period, const GDate *today, const char *property,
                                 const GValue *value);

/** kh_record_ensure: Returns: (transfer none): the record of @task for @period, made as by kh_record_set() where there is none; %NULL if the edit has failed */
KhProgress *kh_record_ensure    (KhEdit *edit, KhTask *task, const KhReportPeriod *period, const GDate *today);

/**
 * kh_record_set_state:
 *
 * Sets the state of @task itself, whatever the period. Where its progress has been
 * reported, the last record says so too, so that the two do not contradict.
 */
void        kh_record_set_state (KhEdit *edit, KhTask *task, KhTaskState state);

G_END_DECLS
