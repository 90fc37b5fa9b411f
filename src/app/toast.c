/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short messages over the window's content. */
#include "toast.h"

/* Seconds; an error's sentence takes longer to read than a confirmation. */
#define ERROR_TIMEOUT 10
#define MOST_LINES 4

/* libadwaita 1.2 crashes at the end of the animation that shows a toast if the
 * toast was dismissed meanwhile. This is well behind it, in time and in frames: a
 * machine that has much else to do draws none for a while. */
#define SHOWN_AFTER (600 * G_TIME_SPAN_MILLISECOND)
#define FRAMES_AFTER 2
#define SHOWN_AT "kh-shown-at"

/* It crashes as well where a toast of high priority goes before the one in sight
 * has been hidden for it. So there are none: what is urgent takes the others away. */
#define TOASTS "kh-toasts"

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

/* Returns: (transfer none) (element-type AdwToast): those that are not gone; the first is in sight, the others wait */
static GPtrArray *
get_toasts (AdwToastOverlay *overlay)
{
  GPtrArray *toasts = g_object_get_data (G_OBJECT (overlay), TOASTS);

  if (toasts == NULL)
    {
      toasts = g_ptr_array_new_with_free_func (g_object_unref);
      g_object_set_data_full (G_OBJECT (overlay), TOASTS, toasts, (GDestroyNotify) g_ptr_array_unref);
    }
  return toasts;
}

static void
mark_first (GPtrArray *toasts)
{
  if (toasts->len > 0)
    g_object_set_data_full (toasts->pdata[0], SHOWN_AT, g_date_time_new_now_utc (), (GDestroyNotify) g_date_time_unref);
}

static void
dismissed_cb (AdwToastOverlay *overlay, AdwToast *toast)
{
  GPtrArray *toasts = get_toasts (overlay);
  const gboolean in_sight = toasts->len > 0 && toasts->pdata[0] == toast;

  g_ptr_array_remove (toasts, toast);
  if (in_sight)
    mark_first (toasts);
}

/* Takes @toast; returns it while the overlay holds it, else NULL. */
static AdwToast *
add_toast (GtkWidget *widget, AdwToast *toast, gboolean urgent)
{
  AdwToastOverlay *overlay = ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY));
  GPtrArray *toasts;

  if (overlay == NULL)
    {
      g_debug ("There is no place to show a toast in");
      g_object_unref (toast);
      return NULL;
    }
  toasts = get_toasts (overlay);
  if (urgent)
    {
      for (guint i = toasts->len; i > 1; i--)
        adw_toast_dismiss (toasts->pdata[i - 1]);
      if (toasts->len > 0)
        kh_toast_dismiss (toasts->pdata[0]);
    }
  g_ptr_array_add (toasts, g_object_ref (toast));
  if (toasts->len == 1)
    mark_first (toasts);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (overlay, toast);
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
  return add_toast (widget, toast, FALSE);
}

/* A toast that is to be dismissed in some frames. */
typedef struct
{
  AdwToast *toast;
  guint n_frames;
} Leaving;

static void
leaving_free (gpointer data)
{
  Leaving *self = data;

  g_object_unref (self->toast);
  g_free (self);
}

static gboolean
frame_cb (GtkWidget *label, GdkFrameClock *clock, gpointer data)
{
  Leaving *self = data;

  if (self->n_frames-- > 0)
    return G_SOURCE_CONTINUE;
  adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

static gboolean
dismiss_cb (gpointer toast)
{
  GtkWidget *label = adw_toast_get_custom_title (toast);
  Leaving *leaving;

  if (!gtk_widget_get_mapped (label))
    {
      adw_toast_dismiss (toast);
      return G_SOURCE_REMOVE;
    }
  leaving = g_new (Leaving, 1);
  *leaving = (Leaving){ g_object_ref (toast), FRAMES_AFTER };
  gtk_widget_add_tick_callback (label, frame_cb, leaving, leaving_free);
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
    dismiss_cb (toast);
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
  return add_toast (widget, toast, TRUE);
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
  add_toast (widget, toast, TRUE);
}
