/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhColumnRow: one column of the task table: whether it is shown, and in which place. */
#pragma once

#include <adwaita.h>

#include "choices.h"

G_BEGIN_DECLS

#define KH_TYPE_COLUMN_ROW (kh_column_row_get_type ())
G_DECLARE_FINAL_TYPE (KhColumnRow, kh_column_row, KH, COLUMN_ROW, AdwActionRow)

GtkWidget   *kh_column_row_new        (void);

/**
 * kh_column_row_show:
 * @shown: whether the table has @column
 * @fixed: whether it cannot be left out
 * @can_rise, @can_sink: whether there is a column shown before or after it
 */
void         kh_column_row_show       (KhColumnRow *self, KhTaskColumn column, gboolean shown, gboolean fixed,
                                       gboolean can_rise, gboolean can_sink);
KhTaskColumn kh_column_row_get_column (KhColumnRow *self);
/** kh_column_row_get_label: Returns: (transfer none): what the window calls @column, translated */
const char  *kh_column_row_get_label  (KhTaskColumn column);

/* Signals:
 * KhColumnRow::toggled (gboolean shown): the user wants the column, or not
 * KhColumnRow::moved (int step): the user moves it by @step places */

G_END_DECLS
