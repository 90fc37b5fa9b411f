/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPlanRow: one plan of the library: title, number, date, state and progress. */
#pragma once

#include <gtk/gtk.h>

#include "library-model.h"

G_BEGIN_DECLS

#define KH_TYPE_PLAN_ROW (kh_plan_row_get_type ())
G_DECLARE_FINAL_TYPE (KhPlanRow, kh_plan_row, KH, PLAN_ROW, GtkWidget)

GtkWidget      *kh_plan_row_new       (void);
/** kh_plan_row_set_entry: @entry: (nullable): what to show and follow */
void            kh_plan_row_set_entry (KhPlanRow *self, KhLibraryEntry *entry);
KhLibraryEntry *kh_plan_row_get_entry (KhPlanRow *self);

G_END_DECLS
