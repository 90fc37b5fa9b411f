/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTableGrid: a table of the plan as a grid of texts. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_TABLE_GRID (kh_table_grid_get_type ())
G_DECLARE_FINAL_TYPE (KhTableGrid, kh_table_grid, KH, TABLE_GRID, GtkWidget)

/** kh_table_grid_new: @table: an item of kind %KH_ITEM_TABLE */
GtkWidget *kh_table_grid_new           (KhFormPage *page, KhItem *table);

void       kh_table_grid_add_row       (KhTableGrid *self);
void       kh_table_grid_add_column    (KhTableGrid *self);
void       kh_table_grid_remove_row    (KhTableGrid *self, guint row);
void       kh_table_grid_remove_column (KhTableGrid *self, guint column);

G_END_DECLS
