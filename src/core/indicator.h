/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhIndicator: one measurable value of a target. */
#pragma once

#include "enums.h"
#include "node.h"

G_BEGIN_DECLS

#define KH_TYPE_INDICATOR (kh_indicator_get_type ())
G_DECLARE_FINAL_TYPE (KhIndicator, kh_indicator, KH, INDICATOR, KhNode)

/* Values that are absent are NaN. @unit is the unit of measure, such as "%". */
KhIndicator *kh_indicator_new            (KhComparator comparator, double value, const char *unit);
KhComparator kh_indicator_get_comparator (KhIndicator *self);
double       kh_indicator_get_value      (KhIndicator *self);
const char  *kh_indicator_get_unit       (KhIndicator *self);
double       kh_indicator_get_baseline   (KhIndicator *self);
double       kh_indicator_get_result     (KhIndicator *self);

G_END_DECLS
