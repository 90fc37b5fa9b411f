/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A node is made again, with all beneath it, as nodes of their own. */
#pragma once

#include "node.h"

G_BEGIN_DECLS

/**
 * kh_node_copy:
 * @node: a plan, section, item or any other node
 *
 * The copy and all beneath it have new UUIDs, name in derived-from what they
 * were made from, and are in no library. References that stay inside the copy –
 * an indicator in its target's sentence, the node a finding is about – point to
 * the copies; units and the agency are the same objects.
 *
 * Returns: (transfer full): the copy, without a parent
 */
gpointer kh_node_copy (gpointer node);

G_END_DECLS
