/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to core: lists of units that an item refers to and does not own. */
#pragma once

#include "unit.h"

G_BEGIN_DECLS

/**
 * kh_unit_list_assign:
 * @list: a list of #KhUnit
 * @units: (element-type KhUnit): what it is to hold
 *
 * Emits one `items-changed`, and none when nothing changes.
 */
void kh_unit_list_assign (GListStore *list, GPtrArray *units);

G_END_DECLS
