/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhItemLine: one item on the sheet: its printed number, its words, its chips,
 * and the items beneath it. */
#pragma once

#include "item-text.h"

G_BEGIN_DECLS

#define KH_TYPE_ITEM_LINE (kh_item_line_get_type ())
G_DECLARE_FINAL_TYPE (KhItemLine, kh_item_line, KH, ITEM_LINE, GtkWidget)

/** kh_item_line_new: Returns: (transfer floating): a row that is an empty place yet, see kh_item_line_ensure() */
GtkWidget  *kh_item_line_new      (KhFormPage *page, KhItem *item);
/** kh_item_line_ensure: makes what the row shows, if that has not been made yet */
void        kh_item_line_ensure   (KhItemLine *self);
/** kh_item_line_is_made: Returns: whether the row shows its item */
gboolean    kh_item_line_is_made  (KhItemLine *self);
/** kh_item_line_get_page: Returns: (transfer none) (nullable): the form it is part of */
KhFormPage *kh_item_line_get_page (KhItemLine *self);
/** kh_item_line_get_item: Returns: (transfer none): the item it shows */
KhItem     *kh_item_line_get_item (KhItemLine *self);
/** kh_item_line_get_text: Returns: (transfer none) (nullable): its text field, %NULL for a table */
KhItemText *kh_item_line_get_text (KhItemLine *self);
/** kh_item_line_get_below: Returns: (transfer none) (nullable): what holds the rows of the items beneath */
GtkWidget  *kh_item_line_get_below (KhItemLine *self);
/** kh_item_line_focus_row: gives the keyboard to the row itself, not to its text */
void        kh_item_line_focus_row (KhItemLine *self);
/**
 * kh_item_line_focus_detail:
 * @node: the item, or a part of it such as an indicator
 * @property: (nullable): of the item
 *
 * Gives the keyboard to what shows that beneath the words.
 *
 * Returns: whether there is such
 */
gboolean    kh_item_line_focus_detail (KhItemLine *self, KhNode *node, const char *property);
/** kh_item_line_open_menu: opens the menu of the row, or of all rows that are selected with it */
void        kh_item_line_open_menu (KhItemLine *self);
/** kh_item_line_refresh: shows the number that will print now */
void        kh_item_line_refresh  (KhItemLine *self);

/** kh_item_line_is_usable: Returns: whether its item is still there and may be changed */
gboolean    kh_item_line_is_usable (KhItemLine *self);

/**
 * kh_item_line_focus:
 * @page: the form
 * @item: (nullable): an item of the plan
 * @offset: where the cursor goes, in characters, -1 for the end
 *
 * Puts the cursor into the field of @item, wherever on the page it is.
 */
void        kh_item_line_focus    (KhFormPage *page, KhItem *item, int offset);

G_END_DECLS
