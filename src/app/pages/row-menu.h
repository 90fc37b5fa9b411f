/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of several selected rows. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** kh_row_menu_new: @items: (element-type KhItem): what is selected. Returns: (transfer full): its menu */
GMenuModel *kh_row_menu_new (GPtrArray *items);

/**
 * kh_row_menu_new_targets:
 * @items: (element-type KhItem): items of one plan, at least one
 * @action: detailed name of the action that moves them to the section whose UUID is its target
 *
 * Returns: (transfer full): the sections that can take all of @items
 */
GMenuModel *kh_row_menu_new_targets (GPtrArray *items, const char *action);

G_END_DECLS
