/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: the documents a new plan cites go into a register of the library. */
#pragma once

#include "writer.h"

G_BEGIN_DECLS

/**
 * KhRegisterMerge: what a plan's citations said before they were told of the
 * library's own entries, so that a plan that is not added after all is as it was.
 */
typedef struct _KhRegisterMerge KhRegisterMerge;

/**
 * kh_register_merge:
 * @agency: the plan's agency in the library
 * @plan: a plan that is not in the library yet, with the agency it came with
 *
 * Each document of the register that @plan brings becomes the one of @agency
 * that it is (the same or of the same origin by UUID, else of the same number,
 * symbol and date, with the citations of @plan renamed), or a new row.
 *
 * Returns: (transfer full) (nullable): what was renamed; %NULL with @error set
 */
KhRegisterMerge *kh_register_merge (KhWriter *writer, KhAgency *agency, KhPlan *plan, GError **error);

/** kh_register_merge_undo: gives the plan its own citations back */
void kh_register_merge_undo (KhRegisterMerge *self);
void kh_register_merge_free (KhRegisterMerge *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhRegisterMerge, kh_register_merge_free)

G_END_DECLS
