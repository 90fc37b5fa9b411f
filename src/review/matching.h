/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to review: which node of one plan is which of the other. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * KhMatching:
 *
 * Pairs of nodes of two plans. Each node is in one pair at most, and both nodes
 * of a pair are of one sort: two sections, two items, two indicators. Items of a
 * pair may be of different kinds.
 */
typedef struct _KhMatching KhMatching;

/**
 * kh_matching_new:
 *
 * Finds the pairs by identity first (the same UUID, or one derived from the
 * other, or both from a third), then by the same words in the same place, then
 * by the same words anywhere, then by what they hold, then by how many words
 * they share; with @identity_only by identity alone, for two states of the very
 * same plan.
 */
KhMatching *kh_matching_new (KhPlan *before, KhPlan *after, gboolean identity_only);
void        kh_matching_free (KhMatching *self);

/** kh_matching_get_before: Returns: (transfer none) (nullable): the partner of @after, a node of the later plan */
KhNode *kh_matching_get_before (KhMatching *self, KhNode *after);
/** kh_matching_get_after: Returns: (transfer none) (nullable): the partner of @before, a node of the earlier plan */
KhNode *kh_matching_get_after  (KhMatching *self, KhNode *before);

/**
 * kh_matching_get_list_types:
 * @n_types: (out): how many
 *
 * Returns: (transfer none): the classes of the lists that are compared, in the
 *   order they are read in; ask kh_node_get_children() for each, which is %NULL
 *   for the ones that a node lacks
 */
const GType *kh_matching_get_list_types (guint *n_types);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhMatching, kh_matching_free)

G_END_DECLS
