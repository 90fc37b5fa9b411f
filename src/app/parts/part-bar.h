/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPartBar: says that the plan in the editor is a unit's part of another one, and sends it back. */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_PART_BAR (kh_part_bar_get_type ())
G_DECLARE_FINAL_TYPE (KhPartBar, kh_part_bar, KH, PART_BAR, GtkWidget)

/** kh_part_bar_set_plan: called once; hidden if @plan is a plan of its own */
void kh_part_bar_set_plan (KhPartBar *self, KhStore *store, KhPlan *plan);

/** kh_part_bar_send_back: writes the part as it is now to @file, in the format that its name tells, and tells the user */
void kh_part_bar_send_back (KhPartBar *self, GFile *file);

/* Signal KhPartBar::flush: before the part is read; forms write what they hold. */

G_END_DECLS
