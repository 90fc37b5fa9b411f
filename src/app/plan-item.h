/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One plan of a list in two lines: its title, and year, number and state. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** kh_plan_item_factory_new: Returns: (transfer full): makes the rows of a list of #KhPlanInfo */
GtkListItemFactory *kh_plan_item_factory_new (void);

G_END_DECLS
