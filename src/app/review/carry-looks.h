/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What carrying over left for a person to look at, in the review of it. */
#pragma once

#include "comparison.h"

G_BEGIN_DECLS

/* msgid of the edit that takes marks away */
#define KH_CARRY_LOOKED_AT "Mark as looked at"

/** kh_carry_looks_show: says with each change of @comparison, which runs from @plan, what of it must be looked at */
void     kh_carry_looks_show   (KhComparison *comparison, KhPlan *plan);

/**
 * kh_carry_looks_settle:
 * @node: the plan or a node of it that a person has looked at
 * @error: #KhStoreError
 *
 * Takes the marks of @node away, as one edit that can be undone.
 */
gboolean kh_carry_looks_settle (KhStore *store, KhPlan *plan, KhNode *node, GError **error);

G_END_DECLS
