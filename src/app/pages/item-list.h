/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhItemList: the items of a section or of an item, one row each, and what adds
 * another. It follows the model and keeps the rows of what stays, so that the
 * focus stays where it is. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_ITEM_LIST (kh_item_list_get_type ())
G_DECLARE_FINAL_TYPE (KhItemList, kh_item_list, KH, ITEM_LIST, GtkWidget)

/**
 * kh_item_list_new:
 * @parent: a #KhSection, or a #KhItem whose items it shows
 * @with_add: whether there is a button that adds items
 */
GtkWidget *kh_item_list_new (KhFormPage *page, KhNode *parent, gboolean with_add);

/** kh_item_list_add: adds an item of @kind at the end and puts the cursor into it */
void       kh_item_list_add (KhItemList *self, KhItemKind kind);

G_END_DECLS
