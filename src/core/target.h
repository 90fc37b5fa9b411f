/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTarget: an item of the targets section, with any number of indicators. */
#pragma once

#include "item.h"

G_BEGIN_DECLS

#define KH_TYPE_TARGET (kh_target_get_type ())
G_DECLARE_FINAL_TYPE (KhTarget, kh_target, KH, TARGET, KhItem)

/** kh_target_get_indicators: Returns: (transfer none): #KhIndicator objects */
GListModel *kh_target_get_indicators (KhTarget *self);

G_END_DECLS
