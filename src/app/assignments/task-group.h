/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTaskGroup: tasks of a table that belong together: those of a unit, of a section, of a month. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KH_TYPE_TASK_GROUP (kh_task_group_get_type ())
G_DECLARE_FINAL_TYPE (KhTaskGroup, kh_task_group, KH, TASK_GROUP, GObject)

/** kh_task_group_new: @sort_key: groups are sorted by it */
KhTaskGroup *kh_task_group_new          (const char *sort_key, const char *title);

const char  *kh_task_group_get_sort_key (KhTaskGroup *self);
const char  *kh_task_group_get_title    (KhTaskGroup *self);
void         kh_task_group_set_title    (KhTaskGroup *self, const char *title);
/** kh_task_group_get_tasks: Returns: (transfer none): its tasks */
GListStore  *kh_task_group_get_tasks    (KhTaskGroup *self);
/** kh_task_group_get_wanting: Returns: whether it stands out: a unit without tasks, tasks without a unit */
gboolean     kh_task_group_get_wanting  (KhTaskGroup *self);
void         kh_task_group_set_wanting  (KhTaskGroup *self, gboolean wanting);

G_END_DECLS
