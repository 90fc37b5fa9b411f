/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: making a conflict. */
#pragma once

#include "conflict.h"

G_BEGIN_DECLS

/** kh_conflict_new: the present value of @property of @node is theirs. Returns: (transfer full): the conflict */
KhConflict *kh_conflict_new  (KhStore *store, KhNode *root, KhNode *node, const char *property, const char *label,
                              const GValue *base, const GValue *mine);

/**
 * kh_conflict_new_deleted:
 * @node: new, with the property as it was
 * @mine: what was typed meanwhile
 * @put_back: @node, or what it is beneath: goes again if nobody wants it
 *
 * Returns: (transfer full): the conflict about what the other deleted
 */
KhConflict *kh_conflict_new_deleted (KhStore *store, KhNode *root, KhNode *node, const char *property, const char *label,
                                     const GValue *mine, KhNode *put_back);

/**
 * kh_conflict_keep:
 *
 * Enters what was written here in the journal, and what the other wrote after
 * it: the rows stay as they are, and undo leads to what was written here.
 */
gboolean    kh_conflict_keep (KhConflict *self, GError **error);

G_END_DECLS
