/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTaskChips: the chips of a task: lead and support units, product, deadline, budget, state. */
#pragma once

#include "item-chips.h"

G_BEGIN_DECLS

#define KH_TYPE_TASK_CHIPS (kh_task_chips_get_type ())
G_DECLARE_FINAL_TYPE (KhTaskChips, kh_task_chips, KH, TASK_CHIPS, KhItemChips)

typedef enum
{
  KH_TASK_CHIP_LEAD,
  KH_TASK_CHIP_SUPPORT,
  KH_TASK_CHIP_PRODUCT,
  KH_TASK_CHIP_DEADLINE,
  KH_TASK_CHIP_BUDGET,
  KH_TASK_CHIP_STATE,
  KH_TASK_N_CHIPS,
} KhTaskChipId;

/** kh_task_chip_name: Returns: (transfer none): msgid of what the chip shows */
const char *kh_task_chip_name  (KhTaskChipId id);

/** kh_task_chips_open: opens one chip */
void        kh_task_chips_open (KhTaskChips *self, KhTaskChipId id);

G_END_DECLS
