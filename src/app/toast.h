/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short messages over the window's content, from anywhere within it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * kh_toast_show:
 * @widget: a widget within a toast overlay; nothing is shown without one
 * @message: translated plain text
 * @button: (nullable): translated label of a button
 * @action: (nullable): detailed name of the action behind the button; without
 *   one the caller listens to the toast's button-clicked
 *
 * Returns: (transfer none): the toast, to be dismissed early; valid while the
 *   caller holds a reference
 */
AdwToast *kh_toast_show (GtkWidget *widget, const char *message, const char *button, const char *action);

/**
 * kh_toast_dismiss:
 * @toast: from kh_toast_show()
 *
 * Takes the toast away, as soon as it has come into sight.
 */
void kh_toast_dismiss (AdwToast *toast);

/** kh_toast_show_progress: as kh_toast_show(), for what goes on: the toast stays until it is dismissed */
AdwToast *kh_toast_show_progress (GtkWidget *widget, const char *message, const char *button, const char *action);
/** kh_toast_set_message: changes what a toast of the above says */
void      kh_toast_set_message   (AdwToast *toast, const char *message);

/** kh_toast_show_error: shows why something failed, and for longer. */
void kh_toast_show_error (GtkWidget *widget, const GError *error);

G_END_DECLS
