/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhItemChips: the line of chips below an item: what belongs to a task, a
 * target, a duty or a responsibility besides its words. */
#pragma once

#include "chip.h"
#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_ITEM_CHIPS (kh_item_chips_get_type ())
G_DECLARE_DERIVABLE_TYPE (KhItemChips, kh_item_chips, KH, ITEM_CHIPS, GtkWidget)

/**
 * KhItemChipsClass:
 * @bind: makes the chips and connects them to the item; called once
 * @update: shows the item's values
 * @find: (nullable): the chip that shows a property of the item, %NULL if none does
 * @wake: (nullable): makes what is seen only while the row is used
 * @find_part: (nullable): the chip of a part of the item, such as an indicator
 */
struct _KhItemChipsClass
{
  GtkWidgetClass parent_class;

  void (*bind)   (KhItemChips *self);
  void (*update) (KhItemChips *self);
  void (*wake)   (KhItemChips *self);
  GtkWidget *(*find) (KhItemChips *self, const char *property);
  GtkWidget *(*find_part) (KhItemChips *self, KhNode *part);
};

/** kh_item_chips_new: Returns: (transfer floating) (nullable): chips for @item, %NULL if items of its kind have none */
GtkWidget  *kh_item_chips_new      (KhFormPage *page, KhItem *item);

/** kh_item_chips_wake: the row is pointed at or has the focus: offers the details that have no value yet */
void        kh_item_chips_wake     (KhItemChips *self);

/**
 * kh_item_chips_focus:
 * @node: the item, or a part of it such as an indicator
 * @property: (nullable): of the item
 *
 * Gives the keyboard to the chip of that.
 *
 * Returns: whether there is one
 */
gboolean    kh_item_chips_focus    (KhItemChips *self, KhNode *node, const char *property);

/**
 * kh_item_chips_find_chip:
 * @node: the item, or a part of it such as an indicator
 * @property: of @node
 *
 * Returns: (transfer none) (nullable): the chip whose popover edits it
 */
KhChip     *kh_item_chips_find_chip (KhItemChips *self, KhNode *node, const char *property);

/* For subclasses. */
KhFormPage *kh_item_chips_get_page (KhItemChips *self);
KhItem     *kh_item_chips_get_item (KhItemChips *self);
/** kh_item_chips_add: appends @chip. Returns: (transfer none): @chip */
GtkWidget  *kh_item_chips_add      (KhItemChips *self, GtkWidget *chip);
/** kh_item_chips_insert: puts @chip before the one at @index, as kh_item_chips_arrange() counts */
GtkWidget  *kh_item_chips_insert   (KhItemChips *self, guint index, GtkWidget *chip);
/** kh_item_chips_clear: takes all chips away */
void        kh_item_chips_clear    (KhItemChips *self);
/** kh_item_chips_arrange: puts the chips without a value behind those with one; each kind keeps its order */
void        kh_item_chips_arrange  (KhItemChips *self);
/** kh_item_chips_update: calls the virtual function */
void        kh_item_chips_update   (KhItemChips *self);

G_END_DECLS
