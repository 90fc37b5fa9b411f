/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to several items at once, as one step. No widgets: the rows follow
 * the model. In all of them @items (element-type KhItem) are in the order of the
 * form, none beneath another. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

/** kh_row_ops_shift: moves each by @delta (1 or -1) among its brothers. Returns: whether any could move */
gboolean   kh_row_ops_shift    (KhFormPage *page, GPtrArray *items, int delta);

/** kh_row_ops_can_take: Returns: whether each of @items may stand in @parent, which is none of them and beneath none */
gboolean   kh_row_ops_can_take (KhNode *parent, GPtrArray *items);

/**
 * kh_row_ops_move:
 * @parent: where they go
 * @position: before which child, counted as the list is now; %G_MAXUINT for the end
 *
 * Returns: whether they moved
 */
gboolean   kh_row_ops_move     (KhFormPage *page, GPtrArray *items, KhNode *parent, guint position);

/** kh_row_ops_remove: @label: msgid of what the user did, %NULL for the usual one. Returns: whether it was done */
gboolean   kh_row_ops_remove   (KhFormPage *page, GPtrArray *items, const char *label);

/**
 * kh_row_ops_paste:
 * @after: the item behind which they go; if it is empty, they take its place
 * @items: (element-type KhItem): new items; one that may not stand there becomes
 *   one of the kind that may, with its words and what is beneath it
 *
 * Returns: (transfer full) (element-type KhItem) (nullable): the items as they
 *   stand there now, %NULL when it failed, which has been reported
 */
GPtrArray *kh_row_ops_paste    (KhFormPage *page, KhItem *after, GPtrArray *items);

/** kh_row_ops_list_tasks: Returns: (transfer full) (element-type KhTask): those of @items that have units and a deadline */
GPtrArray *kh_row_ops_list_tasks (GPtrArray *items);

/** kh_row_ops_set_lead: @unit: (nullable): the unit that leads all of @tasks */
gboolean   kh_row_ops_set_lead (KhFormPage *page, GPtrArray *tasks, KhUnit *unit);

/** kh_row_ops_change_support: each of @tasks keeps its support units but for @taken (element-type KhUnit), and gets @given */
gboolean   kh_row_ops_change_support (KhFormPage *page, GPtrArray *tasks, GPtrArray *given, GPtrArray *taken);

gboolean   kh_row_ops_set_deadline (KhFormPage *page, GPtrArray *tasks, KhDeadline *deadline);

G_END_DECLS
