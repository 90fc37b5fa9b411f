/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of an item's row. Its actions are in the group "item" of the row. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

/** kh_item_menu_new: Returns: (transfer full): what can be done with @item now */
GMenuModel *kh_item_menu_new (KhItem *item);

G_END_DECLS
