/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short messages over the window's content. */
#include "toast.h"

/* Seconds; an error's sentence takes longer to read than a confirmation. */
#define ERROR_TIMEOUT 10
#define MOST_LINES 4

/* libadwaita 1.2 crashes at the end of the animation that shows a toast if the
 * toast was dismissed meanwhile. This is well behind it. */
#define SHOWN_AFTER (600 * G_TIME_SPAN_MILLISECOND)
#define SHOWN_AT "kh-shown-at"

/* An error's sentence is longer than the one line that a toast's own title has,
 * and what it says to do stands at its end. A label takes no markup either, which
 * people's file names may look like. */
static AdwToast *
create_toast (const char *message)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = gtk_label_new (message);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), MOST_LINES);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  return toast;
}

/* Takes @toast; returns it while the overlay holds it, else NULL. */
static AdwToast *
add_toast (GtkWidget *widget, AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (overlay == NULL)
    {
      g_debug ("There is no place to show a toast in");
      g_object_unref (toast);
      return NULL;
    }
  g_object_set_data_full (G_OBJECT (toast), SHOWN_AT, g_date_time_new_now_utc (), (GDestroyNotify) g_date_time_unref);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  return toast;
}

static void
add_button (AdwToast *toast, const char *button, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  adw_toast_set_button_label (toast, button);
  if (action == NULL)
    return;
  /* The target first: a name without its target is a wrong action for a moment. */
  g_action_parse_detailed_name (action, &name, &target, NULL);
  adw_toast_set_action_target_value (toast, target);
  adw_toast_set_action_name (toast, name);
}

AdwToast *
kh_toast_show (GtkWidget *widget, const char *message, const char *button, const char *action)
{
  AdwToast *toast;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (message != NULL, NULL);

  toast = create_toast (message);
  if (button != NULL)
    add_button (toast, button, action);
  return add_toast (widget, toast);
}

static gboolean
dismiss_cb (gpointer toast)
{
  adw_toast_dismiss (toast);
  return G_SOURCE_REMOVE;
}

void
kh_toast_dismiss (AdwToast *toast)
{
  GDateTime *shown_at;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  GTimeSpan age;

  g_return_if_fail (ADW_IS_TOAST (toast));

  shown_at = g_object_get_data (G_OBJECT (toast), SHOWN_AT);
  age = shown_at != NULL ? g_date_time_difference (now, shown_at) : SHOWN_AFTER;
  if (age >= SHOWN_AFTER)
    adw_toast_dismiss (toast);
  else
    g_timeout_add_full (G_PRIORITY_DEFAULT, (guint) ((SHOWN_AFTER - MAX (age, 0)) / G_TIME_SPAN_MILLISECOND) + 1,
                        dismiss_cb, g_object_ref (toast), g_object_unref);
}

AdwToast *
kh_toast_show_progress (GtkWidget *widget, const char *message, const char *button, const char *action)
{
  AdwToast *toast;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (message != NULL, NULL);

  toast = create_toast (message);
  add_button (toast, button, action);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  return add_toast (widget, toast);
}

void
kh_toast_set_message (AdwToast *toast, const char *message)
{
  g_return_if_fail (ADW_IS_TOAST (toast));

  gtk_label_set_label (GTK_LABEL (adw_toast_get_custom_title (toast)), message);
}

void
kh_toast_show_error (GtkWidget *widget, const GError *error)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  toast = create_toast (error->message);
  adw_toast_set_timeout (toast, ERROR_TIMEOUT);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  add_toast (widget, toast);
}
