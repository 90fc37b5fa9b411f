/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhDutyChips: the chips of a duty: one chip a report that is owed. */
#pragma once

#include "item-chips.h"

G_BEGIN_DECLS

#define KH_TYPE_DUTY_CHIPS (kh_duty_chips_get_type ())
G_DECLARE_FINAL_TYPE (KhDutyChips, kh_duty_chips, KH, DUTY_CHIPS, KhItemChips)

/** kh_duty_chips_add: adds a report and opens its chip */
void kh_duty_chips_add (KhDutyChips *self);

G_END_DECLS
