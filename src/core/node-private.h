/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What subclasses of KhNode inside core need. */
#pragma once

#include "node.h"

G_BEGIN_DECLS

/**
 * kh_node_clear_list:
 * @self: the owner of @list
 * @list: (inout): a list of children
 *
 * Drops the list and leaves children that somebody else holds without a parent.
 */
void kh_node_clear_list (KhNode *self, GListStore **list);

G_END_DECLS
