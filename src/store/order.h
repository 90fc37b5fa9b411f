/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: the order of siblings when keys are equal. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * kh_order_settle:
 * @node: a node that has just got its place
 *
 * Rows are read in the order of their keys, ties by UUID. Two people's insertions
 * may have left equal keys, and between them there is no room: then, and only
 * then, nodes after @node get new keys too.
 *
 * Returns: (transfer full) (element-type KhNode): the nodes whose keys are new
 */
GPtrArray *kh_order_settle (KhNode *node);

G_END_DECLS
