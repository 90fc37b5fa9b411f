/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets what a form shows, and with it what says the same in another place: the
 * indicators of a target and its sentence. */
#pragma once

#include "edit.h"
#include "item.h"

G_BEGIN_DECLS

/**
 * kh_target_edit_set_value:
 * @edit: an open edit
 * @node: any node
 * @property: its property that the user has changed
 *
 * Like kh_edit_set_value(). With the text of a target its indicators follow, with
 * number, comparator or unit of an indicator the sentence does: one step of undo.
 */
void kh_target_edit_set_value (KhEdit *edit, gpointer node, const char *property, const GValue *value);

/** kh_target_edit_set_text: like kh_target_edit_set_value() for the text of @item */
void kh_target_edit_set_text  (KhEdit *edit, KhItem *item, const char *markup);

/**
 * kh_target_edit_split:
 * @item: whose text is cut
 * @before: what stays with it
 * @fresh: the item, already in the plan, that has the rest
 *
 * The indicators whose numbers go to @fresh go there too.
 */
void kh_target_edit_split     (KhEdit *edit, KhItem *item, const char *before, KhItem *fresh);

/** kh_target_edit_read: gives @item, in no library yet, indicators for what its text measures, if it is a target */
void kh_target_edit_read      (KhItem *item);

G_END_DECLS
