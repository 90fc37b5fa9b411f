/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the cursor of a text view stands, and how it goes over to the next text. */
#include "text-cursor.h"

static void
get_cursor (GtkTextView *view, GtkTextIter *iter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_get_iter_at_mark (buffer, iter, gtk_text_buffer_get_insert (buffer));
}

gboolean
kh_text_cursor_touches_edge (GtkTextView *view, int direction)
{
  GtkTextIter iter;

  get_cursor (view, &iter);
  return direction < 0 ? gtk_text_iter_is_start (&iter) : gtk_text_iter_is_end (&iter);
}

gboolean
kh_text_cursor_at_edge (GtkTextView *view, int direction)
{
  return !gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (view))
         && kh_text_cursor_touches_edge (view, direction);
}

gboolean
kh_text_cursor_selects_all (GtkTextView *view)
{
  GtkTextIter first, last;

  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &first, &last);
  return gtk_text_iter_is_start (&first) && gtk_text_iter_is_end (&last);
}

gboolean
kh_text_cursor_at_edge_line (GtkTextView *view, int direction)
{
  GtkTextIter iter;

  get_cursor (view, &iter);
  if (direction < 0)
    {
      gtk_text_view_backward_display_line_start (view, &iter);
      return gtk_text_iter_is_start (&iter);
    }
  gtk_text_view_forward_display_line_end (view, &iter);
  return gtk_text_iter_is_end (&iter);
}

GdkRectangle
kh_text_cursor_get_area (GtkTextView *view)
{
  GtkTextIter iter;
  GdkRectangle area;

  get_cursor (view, &iter);
  gtk_text_view_get_iter_location (view, &iter, &area);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, area.x, area.y, &area.x, &area.y);
  return area;
}

void
kh_text_cursor_cross (GtkTextView *from, GtkTextView *to, int direction)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (to);
  GtkTextIter iter;
  GdkRectangle here, edge;

  get_cursor (from, &iter);
  gtk_text_view_get_iter_location (from, &iter, &here);
  gtk_widget_grab_focus (GTK_WIDGET (to));
  if (direction > 0)
    gtk_text_buffer_get_start_iter (buffer, &iter);
  else
    gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_view_get_iter_location (to, &iter, &edge);
  gtk_text_view_get_iter_at_location (to, &iter, here.x, edge.y + edge.height / 2);
  gtk_text_buffer_place_cursor (buffer, &iter);
}
