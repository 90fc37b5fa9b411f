/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTargetChips: the chips of a target: one chip an indicator. */
#pragma once

#include "item-chips.h"

G_BEGIN_DECLS

#define KH_TYPE_TARGET_CHIPS (kh_target_chips_get_type ())
G_DECLARE_FINAL_TYPE (KhTargetChips, kh_target_chips, KH, TARGET_CHIPS, KhItemChips)

/** kh_target_chips_add: adds an indicator and opens its chip */
void kh_target_chips_add (KhTargetChips *self);

G_END_DECLS
