/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the preview's pages are scrolled to. */
#include "preview-scroll.h"

#include <adwaita.h>

#define SCROLL_MS 220

struct _KhPreviewScroll
{
  GtkWidget *preview;
  GtkScrolledWindow *scroller;
  KhPreviewCanvas *canvas;
  AdwAnimation *animation;
  double shown_zoom; /* of the pages as last placed; 0 before there are any */
};

KhPreviewScroll *
kh_preview_scroll_new (GtkWidget *preview, GtkScrolledWindow *scroller, KhPreviewCanvas *canvas)
{
  KhPreviewScroll *self = g_new0 (KhPreviewScroll, 1);

  self->preview = preview;
  self->scroller = scroller;
  self->canvas = canvas;

  return self;
}

void
kh_preview_scroll_free (KhPreviewScroll *self)
{
  g_clear_object (&self->animation);
  g_free (self);
}

void
kh_preview_scroll_to (KhPreviewScroll *self, double goal)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double lower = gtk_adjustment_get_lower (adjustment);
  double last = MAX (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment), lower);
  AdwAnimationTarget *target;

  /* A scroll under way ends where it is, not where it was going. */
  if (self->animation != NULL)
    adw_animation_pause (self->animation);
  g_clear_object (&self->animation);
  target = adw_property_animation_target_new (G_OBJECT (adjustment), "value");
  self->animation = adw_timed_animation_new (self->preview, gtk_adjustment_get_value (adjustment),
                                             CLAMP (goal, lower, last), SCROLL_MS, target);
  adw_animation_play (self->animation);
}

gboolean
kh_preview_scroll_sees_mark (KhPreviewScroll *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  double top, bottom;

  return kh_preview_canvas_get_mark (self->canvas, &top, &bottom) && top >= value
         && MIN (bottom, top + page) <= value + page;
}

void
kh_preview_scroll_to_mark (KhPreviewScroll *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double top, bottom;

  if (kh_preview_canvas_get_mark (self->canvas, &top, &bottom) && !kh_preview_scroll_sees_mark (self))
    kh_preview_scroll_to (self, top - gtk_adjustment_get_page_size (adjustment) / 3);
}

void
kh_preview_scroll_keep_middle (KhPreviewScroll *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);
  double half = gtk_adjustment_get_page_size (adjustment) / 2;
  double zoom = kh_preview_canvas_get_shown_zoom (self->canvas);

  if (kh_preview_canvas_get_proof (self->canvas) == NULL)
    return;
  if (self->shown_zoom > 0 && zoom != self->shown_zoom)
    {
      if (gtk_adjustment_get_value (adjustment) > 0)
        gtk_adjustment_set_value (adjustment,
                                  (gtk_adjustment_get_value (adjustment) + half) * zoom / self->shown_zoom - half);
      gtk_adjustment_set_value (across, (gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across)) / 2);
    }
  self->shown_zoom = zoom;
}

/* The pages are placed before the scrolled window knows how long they are. */
gboolean
kh_preview_scroll_is_ready (KhPreviewScroll *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  KhProof *proof = kh_preview_canvas_get_proof (self->canvas);
  double top, end;

  return proof != NULL && gtk_widget_get_mapped (self->preview)
         && kh_preview_canvas_get_page_extent (self->canvas, kh_proof_get_n_pages (proof) - 1, &top, &end)
         && gtk_adjustment_get_upper (adjustment) >= end;
}
