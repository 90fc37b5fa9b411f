/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhContinueDialog: asks which plan is continued, in which year, and how. */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_CONTINUE_DIALOG (kh_continue_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KhContinueDialog, kh_continue_dialog, KH, CONTINUE_DIALOG, AdwWindow)

/**
 * kh_continue_dialog_new:
 * @store: where the older plans are and the new one goes
 * @plan_id: the plan that is offered first; 0 is the newest one
 * @error: #KhStoreError when the plans cannot be listed
 *
 * Returns: (nullable): the dialog; %NULL with @error set
 */
GtkWidget *kh_continue_dialog_new (KhStore *store, gint64 plan_id, GError **error);

/* Signals:
 * KhContinueDialog::created (gint64 id, gint64 older_id): the new plan is in the
 *   library, and which it was made from */

G_END_DECLS
