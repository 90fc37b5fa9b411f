/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRowSelection: which whole rows of a form are selected.
 *
 * The anchor is where a range began, the head where it ends; the head's row has
 * the keyboard. What is selected is a set of items; only those that have a row
 * on the form are ever listed, so an item that an undo takes away or that moves
 * to another page drops out by itself. */
#pragma once

#include <gtk/gtk.h>

#include "item.h"

G_BEGIN_DECLS

#define KH_TYPE_ROW_SELECTION (kh_row_selection_get_type ())
G_DECLARE_FINAL_TYPE (KhRowSelection, kh_row_selection, KH, ROW_SELECTION, GObject)

/** kh_row_selection_new: @sheet: (not owned): the widget that the rows are in; must outlive it */
KhRowSelection *kh_row_selection_new        (GtkWidget *sheet);

/** kh_row_selection_get_head: Returns: (transfer none) (nullable): the item whose row has the keyboard */
KhItem         *kh_row_selection_get_head   (KhRowSelection *self);
gboolean        kh_row_selection_contains   (KhRowSelection *self, KhItem *item);
gboolean        kh_row_selection_is_empty   (KhRowSelection *self);

/**
 * kh_row_selection_list:
 *
 * Returns: (transfer full) (element-type KhItem): what is selected, in the order
 *   of the form, without items whose parent is selected too: they go with it
 */
GPtrArray      *kh_row_selection_list       (KhRowSelection *self);

/* Each of these gives the keyboard to the head's row. */
void            kh_row_selection_select     (KhRowSelection *self, KhItem *item);
void            kh_row_selection_toggle     (KhRowSelection *self, KhItem *item);
/** kh_row_selection_extend: selects from the anchor to @item */
void            kh_row_selection_extend     (KhRowSelection *self, KhItem *item);
/** kh_row_selection_select_items: @items: (element-type KhItem): not empty; the last one becomes the head */
void            kh_row_selection_select_items (KhRowSelection *self, GPtrArray *items);
/** kh_row_selection_select_all: the rows beside the head's; all of the form if those are selected already */
void            kh_row_selection_select_all (KhRowSelection *self);

/**
 * kh_row_selection_step:
 * @steps: rows down, negative up; %G_MAXINT and %G_MININT go to the end and the start
 * @extend: whether what lies between stays selected
 *
 * Returns: whether there was a row to go to
 */
gboolean        kh_row_selection_step       (KhRowSelection *self, int steps, gboolean extend);

/** kh_row_selection_focus: gives the keyboard to the head's row, wherever it is now */
void            kh_row_selection_focus      (KhRowSelection *self);

/**
 * kh_row_selection_dup_neighbour:
 *
 * Returns: (transfer full) (nullable): the item to go on with when what is
 *   selected goes: the next that stays, else the last before it
 */
KhItem         *kh_row_selection_dup_neighbour (KhRowSelection *self);

/** kh_row_selection_clear: nothing is selected; the keyboard stays where it is */
void            kh_row_selection_clear      (KhRowSelection *self);

/** kh_row_selection_find_row: Returns: (transfer none) (nullable): the #KhItemLine of @item */
GtkWidget      *kh_row_selection_find_row   (KhRowSelection *self, KhItem *item);

/* Signal KhRowSelection::changed: rows are selected or no longer. */

G_END_DECLS
