/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zooming the preview. */
#include "preview-zoom.h"

#include "object-actions.h"

#define MINIMUM_ZOOM 0.1
#define MAXIMUM_ZOOM 8.

static const double zoom_steps[] = { 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 3, 4 };

static double
step_up (double zoom)
{
  for (guint i = 0; i < G_N_ELEMENTS (zoom_steps); i++)
    if (zoom_steps[i] > zoom * 1.01)
      return zoom_steps[i];
  return zoom;
}

static double
step_down (double zoom)
{
  for (guint i = G_N_ELEMENTS (zoom_steps); i > 0; i--)
    if (zoom_steps[i - 1] < zoom * 0.99)
      return zoom_steps[i - 1];
  return zoom;
}

double
kh_preview_zoom_step (double zoom, int steps)
{
  for (; steps > 0; steps--)
    zoom = step_up (zoom);
  for (; steps < 0; steps++)
    zoom = step_down (zoom);
  return zoom;
}

static gboolean
scroll_cb (KhPreview *self, double dx, double dy, GtkEventController *controller)
{
  if ((gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  if (dy != 0)
    kh_preview_step_zoom (self, dy < 0 ? 1 : -1);
  return GDK_EVENT_STOP;
}

typedef struct
{
  KhPreview *preview; /* owns the gesture */
  double zoom;        /* when the pinch began */
} Pinch;

static void
pinch_begin_cb (Pinch *self)
{
  self->zoom = kh_preview_get_shown_zoom (self->preview);
}

static void
pinch_cb (Pinch *self, double scale)
{
  kh_preview_set_zoom (self->preview, CLAMP (self->zoom * scale, MINIMUM_ZOOM, MAXIMUM_ZOOM));
}

void
kh_preview_zoom_add_gestures (KhPreview *self, GtkWidget *widget)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL
                                                                | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkGesture *zoom = gtk_gesture_zoom_new ();
  Pinch *pinch = g_new0 (Pinch, 1);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);

  pinch->preview = self;
  g_object_set_data_full (G_OBJECT (zoom), "kh-pinch", pinch, g_free);
  g_signal_connect_swapped (zoom, "begin", G_CALLBACK (pinch_begin_cb), pinch);
  g_signal_connect_swapped (zoom, "scale-changed", G_CALLBACK (pinch_cb), pinch);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (zoom));
}

static void
zoom_in_cb (KhPreview *self)
{
  kh_preview_step_zoom (self, 1);
}

static void
zoom_out_cb (KhPreview *self)
{
  kh_preview_step_zoom (self, -1);
}

static void
zoom_fit_cb (KhPreview *self)
{
  kh_preview_set_zoom (self, 0);
}

void
kh_preview_zoom_add_actions (KhPreview *self, GActionMap *actions)
{
  static const KhObjectAction entries[] = {
    { "zoom-in", G_CALLBACK (zoom_in_cb) },
    { "zoom-out", G_CALLBACK (zoom_out_cb) },
    { "zoom-fit", G_CALLBACK (zoom_fit_cb) },
  };

  g_return_if_fail (KH_IS_PREVIEW (self));

  kh_object_actions_add (actions, self, entries, G_N_ELEMENTS (entries));
}
