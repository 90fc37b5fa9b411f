/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhChangeRow: one change, with its words marked and what to do with it. */
#pragma once

#include <gtk/gtk.h>

#include "change.h"

G_BEGIN_DECLS

#define KH_TYPE_CHANGE_ROW (kh_change_row_get_type ())
G_DECLARE_FINAL_TYPE (KhChangeRow, kh_change_row, KH, CHANGE_ROW, GtkWidget)

/** kh_change_row_new: properties "side-by-side" (boolean) and "mode" (int, a #KhReviewMode), which is set first */
GtkWidget *kh_change_row_new        (void);
/** kh_change_row_set_change: @change: (nullable): what the row shows */
void       kh_change_row_set_change (KhChangeRow *self, KhChange *change);
/** kh_change_row_get_change: Returns: (transfer none) (nullable): what the row shows */
KhChange  *kh_change_row_get_change (KhChangeRow *self);

/* Signals:
 * KhChangeRow::decided (int state): the user chose a #KhChangeState
 * KhChangeRow::looked-at: the user has looked at what the change says must be looked at */

G_END_DECLS
