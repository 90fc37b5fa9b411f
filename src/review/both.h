/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both of two values of a field, where one of them alone would lose what somebody wrote. */
#pragma once

#include "change.h"

G_BEGIN_DECLS

/**
 * kh_both_join_words:
 * Returns: (transfer full): @ours and @theirs on one line, @ours first
 */
char       *kh_both_join_words    (const char *ours, const char *theirs);

/** kh_both_join_deadline: Returns: (transfer full): a deadline that prints both, and names no date */
KhDeadline *kh_both_join_deadline (KhDeadline *ours, KhDeadline *theirs);

/**
 * kh_both_holds:
 * @node: a node of the plan
 * @field: one of its properties, or "lead", "support", "units"
 * @theirs: the same node as somebody else has it
 *
 * Returns: whether both values were kept once: @node, or the item after it that
 *   was made of it, has the one of @theirs too
 */
gboolean    kh_both_holds         (KhNode *node, const char *field, KhNode *theirs);

G_END_DECLS
