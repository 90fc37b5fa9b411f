/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTaskChips: the chips of a task: lead and support units, product, deadline, budget, state. */
#pragma once

#include "item-chips.h"

G_BEGIN_DECLS

#define KH_TYPE_TASK_CHIPS (kh_task_chips_get_type ())
G_DECLARE_FINAL_TYPE (KhTaskChips, kh_task_chips, KH, TASK_CHIPS, KhItemChips)

G_END_DECLS
