/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPreviewCanvas: what the pointer and the keys do on it. */
#include "preview-canvas-private.h"

/* Returns: whether there is a page at the place, and which. */
static gboolean
find_page (KhPreviewCanvas *self, double x, double y, guint *page)
{
  for (guint i = 0; i < kh_preview_sheets_get_n (self->sheets); i++)
    {
      graphene_rect_t area = kh_preview_sheets_get_area (self->sheets, i);

      if (graphene_rect_contains_point (&area, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        {
          *page = i;
          return TRUE;
        }
    }
  return FALSE;
}

static const char *
hit (KhPreviewCanvas *self, double x, double y)
{
  double scale = kh_preview_canvas_get_scale (self);
  graphene_rect_t area;
  guint page;

  if (self->thumbnails || !find_page (self, x, y, &page))
    return NULL;
  area = kh_preview_sheets_get_area (self->sheets, page);
  return kh_frames_hit (kh_preview_canvas_get_frames (self), page, (x - area.origin.x) / scale,
                        (y - area.origin.y) / scale);
}

static void
released_cb (KhPreviewCanvas *self, int n_press, double x, double y)
{
  g_autofree char *uuid = g_strdup (hit (self, x, y));
  guint page;

  if (uuid != NULL)
    g_signal_emit_by_name (self, "node-activated", uuid);
  else if (self->thumbnails && find_page (self, x, y, &page))
    g_signal_emit_by_name (self, "page-activated", page);
}

static void
motion_cb (KhPreviewCanvas *self, double x, double y)
{
  guint page;
  const char *cursor = NULL;

  if (self->thumbnails && find_page (self, x, y, &page))
    cursor = "pointer";
  else if (hit (self, x, y) != NULL)
    cursor = "text";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

/* Arrows scroll the pages, and lead from thumbnail to thumbnail. @arguments: the
 * way to scroll, and how many pages that is. */
static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  KhPreviewCanvas *self = KH_PREVIEW_CANVAS (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  gint64 n = kh_preview_sheets_get_n (self->sheets);
  gboolean handled = FALSE;
  int scroll, pages;

  g_variant_get (arguments, "(ii)", &scroll, &pages);
  if (self->thumbnails && n > 0)
    {
      guint goal = (guint) CLAMP ((gint64) self->current + pages, 0, n - 1);

      g_signal_emit_by_name (self, "page-activated", goal);
      return GDK_EVENT_STOP;
    }
  if (scroller != NULL)
    g_signal_emit_by_name (scroller, "scroll-child", scroll, FALSE, &handled);
  return handled;
}

void
kh_preview_canvas_class_add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GtkScrollType scroll;
    int pages;
  } moves[] = {
    { GDK_KEY_Up, GTK_SCROLL_STEP_UP, -1 },     { GDK_KEY_Down, GTK_SCROLL_STEP_DOWN, 1 },
    { GDK_KEY_Page_Up, GTK_SCROLL_PAGE_UP, -5 }, { GDK_KEY_Page_Down, GTK_SCROLL_PAGE_DOWN, 5 },
    { GDK_KEY_Home, GTK_SCROLL_START, -G_MAXINT }, { GDK_KEY_End, GTK_SCROLL_END, G_MAXINT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_cb, "(ii)", moves[i].scroll, moves[i].pages);
}

void
kh_preview_canvas_add_pointer (KhPreviewCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
