/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhResponsibilityChips: the chips of a responsibility: the units that are bound. */
#pragma once

#include "item-chips.h"

G_BEGIN_DECLS

#define KH_TYPE_RESPONSIBILITY_CHIPS (kh_responsibility_chips_get_type ())
G_DECLARE_FINAL_TYPE (KhResponsibilityChips, kh_responsibility_chips, KH, RESPONSIBILITY_CHIPS, KhItemChips)

G_END_DECLS
