/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to items as one step each: add, split, join, move, turn, paste.
 * No widgets: the rows follow the model. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

/** kh_item_ops_add: Returns: (transfer none) (nullable): the new item at @position of @parent, %NULL when it failed */
KhItem  *kh_item_ops_add      (KhFormPage *page, KhNode *parent, guint position, KhItemKind kind);

/**
 * kh_item_ops_split:
 * @before: markup that stays with @item
 * @after: markup of the new item behind it
 *
 * Returns: (transfer none) (nullable): the item that the cursor belongs in, at its start
 */
KhItem  *kh_item_ops_split    (KhFormPage *page, KhItem *item, const char *before, const char *after);

/**
 * kh_item_ops_join:
 * @first: the item that stays
 * @second: the item that goes into @first, with what it holds
 *
 * What belongs to @second (units, product, indicators …) goes to @first where
 * @first has none of its own.
 *
 * Returns: whether it was done
 */
gboolean kh_item_ops_join     (KhFormPage *page, KhItem *first, KhItem *second);

/** kh_item_ops_get_previous: Returns: (transfer none) (nullable): the sibling that @item would be joined with */
KhItem  *kh_item_ops_get_previous (KhItem *item);
KhItem  *kh_item_ops_get_next     (KhItem *item);

/** kh_item_ops_shift: moves any node @delta places within its list. Returns: whether it moved */
gboolean kh_item_ops_shift    (KhFormPage *page, KhNode *node, int delta);

/** kh_item_ops_indent: makes @item the last sub-item of the one before. Returns: (nullable): the item it is now */
KhItem  *kh_item_ops_indent   (KhFormPage *page, KhItem *item);
/** kh_item_ops_outdent: makes a sub-item the sibling after its parent. Returns: (nullable): the item it is now */
KhItem  *kh_item_ops_outdent  (KhFormPage *page, KhItem *item);

/** kh_item_ops_remove: takes @item away and says so in a notice. Returns: whether it was done */
gboolean kh_item_ops_remove   (KhFormPage *page, KhItem *item);

/** kh_item_ops_turn_into: Returns: (transfer none) (nullable): the item of @kind that took the place of @item */
KhItem  *kh_item_ops_turn_into (KhFormPage *page, KhItem *item, KhItemKind kind);

/**
 * kh_item_ops_paste:
 * @before: markup before the cursor
 * @after: markup behind it
 * @lines: (element-type utf8): markup
 *
 * The first line goes on after @before, the last one before @after, each line
 * between becomes an item of the kind of @item.
 *
 * Returns: (transfer none) (nullable): the last item
 */
KhItem  *kh_item_ops_paste    (KhFormPage *page, KhItem *item, const char *before, const char *after, GPtrArray *lines);

/** kh_item_ops_add_table: Returns: (transfer none) (nullable): a new table with a header row and one row */
KhItem  *kh_item_ops_add_table (KhFormPage *page, KhNode *parent, guint position, guint n_columns);

G_END_DECLS
