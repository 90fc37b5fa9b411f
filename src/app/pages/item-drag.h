/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dragging an item's row to another place, also in another section of the page. */
#pragma once

#include "item-line.h"

G_BEGIN_DECLS

/** kh_item_drag_add: lets @line be dragged by @handle, and takes the items that are dropped on it */
void kh_item_drag_add (KhItemLine *line, GtkWidget *handle);

G_END_DECLS
