/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to merge: what a part that came back means in the plan that it was taken from. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * kh_merge_adopt:
 * @part: a plan in no library, with a body of its own; changed in place
 * @sent: (nullable): the body as it was when the part was sent
 * @ours: the plan that the part was taken from, as it is now
 *
 * Lets the tasks and responsibilities of @part name the units of @ours: those with
 * the same UUID, whatever they are called now, or the same name; for a unit that
 * was merged into another and that @ours names no more, that other. Citations are
 * of the register of @ours; a document that it lacks becomes the words that cite it.
 */
void kh_merge_adopt (KhPlan *part, KhAgency *sent, KhPlan *ours);

G_END_DECLS
