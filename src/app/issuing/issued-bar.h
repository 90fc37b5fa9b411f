/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhIssuedBar: says above a plan's forms that it was issued, what was signed, and
 * which document it follows or is followed by. */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_ISSUED_BAR (kh_issued_bar_get_type ())
G_DECLARE_FINAL_TYPE (KhIssuedBar, kh_issued_bar, KH, ISSUED_BAR, GtkWidget)

/** kh_issued_bar_set_plan: follows @plan; hidden while there is nothing to say */
void kh_issued_bar_set_plan (KhIssuedBar *self, KhStore *store, KhPlan *plan);

G_END_DECLS
