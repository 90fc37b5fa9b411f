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
 * What was reported of tasks is not copied: a new plan or task made of an old one
 * has no progress yet.
 *
 * Returns: (transfer full): the copy, without a parent
 */
gpointer kh_node_copy (gpointer node);

/**
 * kh_node_copy_reported:
 * @node: as for kh_node_copy()
 *
 * The copy has the progress of tasks too, for one that stands for the very same
 * task; but no evidence, whose files are in the library.
 *
 * Returns: (transfer full): the copy, without a parent
 */
gpointer kh_node_copy_reported (gpointer node);

/**
 * kh_node_copy_alone:
 * @node: a node of any class
 * @uuid: (nullable): the copy's UUID, %NULL for a new one
 *
 * Copies the class, every property and the links to units of @node, and nothing
 * beneath it. References in its text stay as they are.
 *
 * Returns: (transfer full): the copy, derived from @node, without id, parent and
 *   order key
 */
KhNode  *kh_node_copy_alone (KhNode *node, const char *uuid);

/**
 * KhNodeKeep:
 * Returns: whether @node and what is beneath it are copied
 */
typedef gboolean (*KhNodeKeep) (KhNode *node, gpointer user_data);

/**
 * kh_node_copy_same:
 * @node: a plan, section, item or any other node
 * @keep: (nullable): asked for everything beneath @node; %NULL copies all
 *
 * The copy and all beneath it have the UUIDs, order keys and origins of what they
 * were made from, so that they can be compared with it; they are in no library.
 * Units and the agency are the same objects.
 *
 * Returns: (transfer full): the copy, without a parent
 */
gpointer kh_node_copy_same (gpointer node, KhNodeKeep keep, gpointer user_data);

G_END_DECLS
