/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scrolling while something is dragged near the edge of what is in sight. */
#include "drag-scroll.h"

#define EDGE 48    /* px: how near is near */
#define SPEED 900. /* px a second, at the very edge */

typedef struct
{
  GtkWidget *widget; /* its owner */
  double speed;      /* px a second, negative upwards */
  gint64 time;       /* of the last frame, µs; 0 before the first */
  guint tick;
} DragScroll;

static GtkWidget *
find_scroller (DragScroll *self)
{
  return gtk_widget_get_ancestor (self->widget, GTK_TYPE_SCROLLED_WINDOW);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DragScroll *self = data;
  GtkWidget *scroller = find_scroller (self);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (scroller != NULL && self->time != 0)
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                                + self->speed * (double) (now - self->time) / G_USEC_PER_SEC);
    }
  self->time = now;
  return G_SOURCE_CONTINUE;
}

static void
set_speed (DragScroll *self, double speed)
{
  self->speed = speed;
  if (speed == 0 && self->tick != 0)
    {
      gtk_widget_remove_tick_callback (self->widget, self->tick);
      self->tick = 0;
    }
  else if (speed != 0 && self->tick == 0)
    {
      self->time = 0;
      self->tick = gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
    }
}

static void
motion_cb (DragScroll *self, double x, double y)
{
  GtkWidget *scroller = find_scroller (self);
  double height, at;

  if (scroller == NULL || !gtk_widget_translate_coordinates (self->widget, scroller, x, y, &x, &at))
    return;
  height = gtk_widget_get_height (scroller);
  if (at < EDGE)
    set_speed (self, -SPEED * (EDGE - MAX (at, 0)) / EDGE);
  else if (at > height - EDGE)
    set_speed (self, SPEED * (EDGE - MAX (height - at, 0)) / EDGE);
  else
    set_speed (self, 0);
}

static void
leave_cb (DragScroll *self)
{
  set_speed (self, 0);
}

void
kh_drag_scroll_add (GtkWidget *widget)
{
  GtkEventController *motion = gtk_drop_controller_motion_new ();
  DragScroll *self = g_new0 (DragScroll, 1);

  self->widget = widget;
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_object_set_data_full (G_OBJECT (motion), "kh-drag-scroll", self, g_free);
  gtk_widget_add_controller (widget, motion);
}
