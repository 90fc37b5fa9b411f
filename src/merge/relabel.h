/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to merge: a plan's nodes under other identities. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * kh_relabel_plan:
 * @plan: a plan
 * @names: (element-type utf8 utf8): UUIDs of its nodes -> those that their copies have;
 *   what is not among them keeps its own
 *
 * References in texts to nodes that are called otherwise follow them. Units and the
 * agency are the same objects.
 *
 * Returns: (transfer full): the copy, in no library, without findings
 */
KhPlan *kh_relabel_plan (KhPlan *plan, GHashTable *names);

/** kh_relabel_visit: calls @visit for @plan and everything in it but findings, parents first */
void    kh_relabel_visit (KhPlan *plan, void (*visit) (KhNode *node, gpointer user_data), gpointer user_data);

/**
 * kh_relabel_by_origin:
 *
 * Returns: (transfer full) (element-type utf8 utf8): for a plan that was read from a
 *   file, with identities of its own: each node's -> the one it had in the file. Where
 *   a file names one twice, the first has it.
 */
GHashTable *kh_relabel_by_origin (KhPlan *plan);

G_END_DECLS
