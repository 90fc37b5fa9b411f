/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a list what it should be by the smallest change. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * kh_list_sync:
 * @items: (element-type GObject): what @list is to hold
 *
 * One emission for the smallest range that differs, and none where nothing does.
 */
void kh_list_sync (GListStore *list, GPtrArray *items);

G_END_DECLS
