/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPlanChooser: a dialog that asks for one plan of the library. */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_PLAN_CHOOSER (kh_plan_chooser_get_type ())
G_DECLARE_FINAL_TYPE (KhPlanChooser, kh_plan_chooser, KH, PLAN_CHOOSER, AdwWindow)

/**
 * kh_plan_chooser_new:
 * @plans: #KhPlanInfo objects
 * @except: id of the plan that is not offered, 0 for none
 */
GtkWidget *kh_plan_chooser_new (GListModel *plans, gint64 except);

/* Signals:
 * KhPlanChooser::chosen (gint64 id): the user chose a plan; the dialog closes */

G_END_DECLS
