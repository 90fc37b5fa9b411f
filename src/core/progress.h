/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhProgress: what was reported of a task for a period. */
#pragma once

#include "enums.h"
#include "node.h"

G_BEGIN_DECLS

/** KH_PROGRESS_UNSAID: the per cent of a record that does not say how far the task is */
#define KH_PROGRESS_UNSAID (-1)

#define KH_TYPE_PROGRESS (kh_progress_get_type ())
G_DECLARE_FINAL_TYPE (KhProgress, kh_progress, KH, PROGRESS, KhNode)

/**
 * kh_progress_new:
 * @period: the code of the period, such as "2027Q1", see report-period.h
 * @day: (nullable): the day of the report, YYYY-MM-DD
 *
 * A record belongs to a task. It says nothing yet: not started, without a per
 * cent, without words. Merging can leave a task with two records of one period:
 * then that of the later day counts.
 */
KhProgress *kh_progress_new          (const char *period, const char *day);
const char *kh_progress_get_period   (KhProgress *self);
KhTaskState kh_progress_get_state    (KhProgress *self);
int         kh_progress_get_percent  (KhProgress *self); /* 0 to 100, or KH_PROGRESS_UNSAID */
const char *kh_progress_get_text     (KhProgress *self); /* the note, plain text; never NULL */
const char *kh_progress_get_day      (KhProgress *self); /* (nullable) */
/** kh_progress_get_evidence: Returns: (transfer none): the #KhEvidence objects that prove it */
GListModel *kh_progress_get_evidence (KhProgress *self);

G_END_DECLS
