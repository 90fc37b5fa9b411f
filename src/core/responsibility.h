/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhResponsibility: the heading of a block of duties and the units it binds.
 * Its item text is the heading in words; its item children are #KhDuty. */
#pragma once

#include "item.h"
#include "unit.h"

G_BEGIN_DECLS

#define KH_TYPE_RESPONSIBILITY (kh_responsibility_get_type ())
G_DECLARE_FINAL_TYPE (KhResponsibility, kh_responsibility, KH, RESPONSIBILITY, KhItem)

/** kh_responsibility_get_units: Returns: (transfer none): single #KhUnit objects addressed */
GListModel *kh_responsibility_get_units      (KhResponsibility *self);
/** kh_responsibility_set_units: @units: (element-type KhUnit) */
void        kh_responsibility_set_units      (KhResponsibility *self, GPtrArray *units);
KhUnitKinds kh_responsibility_get_unit_kinds (KhResponsibility *self);
/** kh_responsibility_binds: Returns: whether @unit is addressed, by itself or by its kind */
gboolean    kh_responsibility_binds          (KhResponsibility *self, KhUnit *unit);

G_END_DECLS
