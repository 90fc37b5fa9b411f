/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dragging rows to another place: one, or all that are selected with it. */
#pragma once

#include "item-line.h"

G_BEGIN_DECLS

/** kh_item_drag_add: lets the row be dragged by @handle and by its @number, and others be dropped beside it */
void kh_item_drag_add     (KhItemLine *self, GtkWidget *handle, GtkWidget *number);

/** kh_item_drag_add_end: lets rows be dropped on @widget, which stands at the end of the items of @parent */
void kh_item_drag_add_end (GtkWidget *widget, KhFormPage *page, KhNode *parent);

G_END_DECLS
