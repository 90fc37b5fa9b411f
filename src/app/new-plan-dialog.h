/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhNewPlanDialog: asks for the year, the template and the issuing body of a new plan. */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_NEW_PLAN_DIALOG (kh_new_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KhNewPlanDialog, kh_new_plan_dialog, KH, NEW_PLAN_DIALOG, AdwWindow)

/** kh_new_plan_dialog_new: @store: where the plan goes; its agencies are offered */
GtkWidget *kh_new_plan_dialog_new (KhStore *store);

/* Signals:
 * KhNewPlanDialog::created (gint64 id): the plan is in the library */

G_END_DECLS
