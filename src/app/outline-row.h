/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhOutlineRow: shows one #KhOutlineEntry. */
#pragma once

#include <gtk/gtk.h>

#include "outline-entry.h"

G_BEGIN_DECLS

#define KH_TYPE_OUTLINE_ROW (kh_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (KhOutlineRow, kh_outline_row, KH, OUTLINE_ROW, GtkListBoxRow)

GtkWidget      *kh_outline_row_new       (KhOutlineEntry *entry);
KhOutlineEntry *kh_outline_row_get_entry (KhOutlineRow *self);
/** kh_outline_row_set_entry: shows a newer state of the same form */
void            kh_outline_row_set_entry (KhOutlineRow *self, KhOutlineEntry *entry);

/* Property "expanded" (boolean): whether the entries beneath it are shown. */

G_END_DECLS
