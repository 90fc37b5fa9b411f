/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of the dialogs that make a plan. */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

/**
 * kh_plan_dialog_add:
 * @place: a widget of the dialog, within whose content toasts are shown
 * @plan: (nullable): the new plan; %NULL if making it failed with @error
 * @error: (nullable): why it failed
 *
 * Adds @plan to @store, or tells the user why not.
 *
 * Returns: the new plan's id, 0 if the dialog stays to try again
 */
gint64 kh_plan_dialog_add (GtkWidget *place, KhStore *store, KhPlan *plan, const GError *error);

/**
 * kh_plan_dialog_let_enter_create:
 * @year: the field for the year
 *
 * Lets Enter in @year press the button that the dialog names as its usual one.
 */
void kh_plan_dialog_let_enter_create (GtkSpinButton *year);

G_END_DECLS
