/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhUnit: a part of the agency that takes on tasks. */
#pragma once

#include "enums.h"
#include "node.h"

G_BEGIN_DECLS

#define KH_TYPE_UNIT (kh_unit_get_type ())
G_DECLARE_FINAL_TYPE (KhUnit, kh_unit, KH, UNIT, KhNode)

KhUnit     *kh_unit_new            (KhUnitKind kind, const char *name);
KhUnitKind  kh_unit_get_kind       (KhUnit *self);
const char *kh_unit_get_name       (KhUnit *self);
const char *kh_unit_get_short_name (KhUnit *self);
const char *kh_unit_get_head_title (KhUnit *self);
/* First and last year of the unit's life; 0 where open. */
int         kh_unit_get_first_year (KhUnit *self);
int         kh_unit_get_last_year  (KhUnit *self);
/* UUID of the unit it was merged into or renamed to, or NULL. */
const char *kh_unit_get_successor  (KhUnit *self);
/** kh_unit_guess_kind: Returns: what a unit called @name is likely to be: "Văn phòng", "Phòng …" say so themselves */
KhUnitKind  kh_unit_guess_kind     (const char *name);
/** kh_unit_lives_in: Returns: whether the unit exists in @year */
gboolean    kh_unit_lives_in       (KhUnit *self, int year);

G_END_DECLS
