/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in a text view that has no words. */
#include "text-placeholder.h"

void
kh_text_placeholder_draw (GtkTextView *view, const char *words, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (view);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, words);
  int left = gtk_text_view_get_left_margin (view);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  color.alpha *= 0.5f;
  pango_layout_set_width (layout, MAX (1, gtk_widget_get_width (widget) - left) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, gtk_text_view_get_top_margin (view)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}
