/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving several tasks their lead unit, support units or deadline at once. */
#pragma once

#include "item-line.h"

G_BEGIN_DECLS

/**
 * kh_row_assign_open:
 * @row: the row to open the popover at
 * @tasks: (element-type KhTask): not empty
 * @detail: %KH_TASK_CHIP_LEAD, %KH_TASK_CHIP_SUPPORT or %KH_TASK_CHIP_DEADLINE
 *
 * What is chosen becomes one step of undo for all of @tasks.
 */
void kh_row_assign_open (KhItemLine *row, GPtrArray *tasks, int detail);

/** kh_row_assign_list_common: Returns: (transfer full) (element-type KhUnit): the units that support each of @tasks */
GPtrArray *kh_row_assign_list_common (GPtrArray *tasks);

G_END_DECLS
