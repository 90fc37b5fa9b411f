/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTask: an item that somebody does by some time. */
#pragma once

#include "deadline.h"
#include "item.h"
#include "unit.h"

G_BEGIN_DECLS

#define KH_TYPE_TASK (kh_task_get_type ())
G_DECLARE_FINAL_TYPE (KhTask, kh_task, KH, TASK, KhItem)

const char *kh_task_get_product       (KhTask *self);
KhDeadline *kh_task_get_deadline      (KhTask *self); /* (transfer none) never NULL */
/* The budget in words or figures as written, such as "50 triệu đồng", and where it comes from. */
const char *kh_task_get_budget        (KhTask *self);
const char *kh_task_get_budget_source (KhTask *self);
const char *kh_task_get_note          (KhTask *self);
/** kh_task_get_state: Returns: the state now, which is that of the last report where there are reports */
KhTaskState kh_task_get_state         (KhTask *self);
KhUnit     *kh_task_get_lead          (KhTask *self); /* (transfer none) (nullable) */
void        kh_task_set_lead          (KhTask *self, KhUnit *unit);
/** kh_task_get_support: Returns: (transfer none): the supporting #KhUnit objects */
GListModel *kh_task_get_support       (KhTask *self);
/** kh_task_get_progress: Returns: (transfer none): the #KhProgress objects: what was reported of it */
GListModel *kh_task_get_progress      (KhTask *self);
/** kh_task_involves: Returns: whether @unit leads or supports the task */
gboolean    kh_task_involves          (KhTask *self, KhUnit *unit);
/** kh_task_set_support: @units: (element-type KhUnit) */
void        kh_task_set_support       (KhTask *self, GPtrArray *units);

G_END_DECLS
