/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to merge: the plan as it would be if everything that the unit changed were taken over. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * kh_merge_build:
 * @ours: the plan as it is
 * @seen: what was sent, as far as the format that came back can show it
 * @theirs: what came back, adopted by kh_merge_adopt()
 * @both_moved: (element-type utf8): set that gets the UUIDs of nodes that both sides moved
 *   elsewhere, and of those in whose lists both sides moved something
 *
 * Takes over what differs between @seen and @theirs, whatever was done to the same
 * place in @ours meanwhile; all else stays as it is in @ours. Sections keep their
 * headings and places; a section that is new comes.
 *
 * Returns: (transfer full): a plan in no library whose nodes have the UUIDs of @ours
 */
KhPlan *kh_merge_build (KhPlan *ours, KhPlan *seen, KhPlan *theirs, GHashTable *both_moved);

/** kh_merge_index: Returns: (transfer full) (element-type utf8 KhNode): the nodes of @plan by UUID, which it holds */
GHashTable *kh_merge_index (KhPlan *plan);

/**
 * kh_merge_index_origins:
 * @nodes: from kh_merge_index()
 *
 * Returns: (transfer full) (element-type utf8 KhNode): the nodes that took the place of others
 *   (another kind of item is another row), by the UUID of the one that is gone
 */
GHashTable *kh_merge_index_origins (GHashTable *nodes);

G_END_DECLS
