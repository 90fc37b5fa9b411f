/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short messages over the window's content. */
#include "toast.h"

/* Seconds; an error's sentence takes longer to read than a confirmation. */
#define ERROR_TIMEOUT 10

static AdwToast *
add_toast (GtkWidget *widget, const char *message)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  /* A toast's title is Pango markup, and people's file names hold ampersands. */
  g_autofree char *title = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (title);

  if (overlay == NULL)
    {
      g_debug ("No place to show: %s", message);
      g_object_ref_sink (toast);
      g_object_unref (toast);
      return NULL;
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  return toast;
}

AdwToast *
kh_toast_show (GtkWidget *widget, const char *message, const char *button, const char *action)
{
  AdwToast *toast;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (message != NULL, NULL);

  toast = add_toast (widget, message);
  if (toast != NULL && button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_detailed_action_name (toast, action);
    }
  return toast;
}

void
kh_toast_show_error (GtkWidget *widget, const GError *error)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  toast = add_toast (widget, error->message);
  if (toast == NULL)
    return;
  adw_toast_set_timeout (toast, ERROR_TIMEOUT);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
}
