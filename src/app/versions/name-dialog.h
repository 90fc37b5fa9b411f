/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhNameDialog: asks for the name of a version. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KH_TYPE_NAME_DIALOG (kh_name_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KhNameDialog, kh_name_dialog, KH, NAME_DIALOG, AdwWindow)

/**
 * kh_name_dialog_new:
 * @title: translated: what is done
 * @explanation: (nullable): translated: what it is good for
 * @button: translated label, with mnemonic, of the button that does it
 * @name: (nullable): the name there is
 */
GtkWidget *kh_name_dialog_new (const char *title, const char *explanation, const char *button, const char *name);

/* Action: dialog.accept.
 *
 * Signal:
 * KhNameDialog::named (char *name): @name is %NULL if none was given */

G_END_DECLS
