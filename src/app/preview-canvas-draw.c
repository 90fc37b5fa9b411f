/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPreviewCanvas: the sheets as they are drawn, with marks, or with their numbers. */
#include "preview-canvas-private.h"

/* The number of a thumbnail, and a line around the page that is read. */
static void
draw_legend (KhPreviewCanvas *self, GtkSnapshot *snapshot, guint page, const graphene_rect_t *area)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), number);
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA colour;
  int width;

  gtk_style_context_get_color (style, &colour);
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (area->origin.x + (area->size.width - (float) width) / 2,
                                                          area->origin.y + area->size.height + 5));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);

  if (page == self->current && gtk_style_context_lookup_color (style, "accent_color", &colour))
    {
      graphene_rect_t frame = *area;
      GskRoundedRect outline;
      const float widths[] = { 2, 2, 2, 2 };
      const GdkRGBA colours[] = { colour, colour, colour, colour };

      graphene_rect_inset (&frame, -3, -3);
      gsk_rounded_rect_init_from_rect (&outline, &frame, 3);
      gtk_snapshot_append_border (snapshot, &outline, widths, colours);
    }
}

void
kh_preview_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KhPreviewCanvas *self = KH_PREVIEW_CANVAS (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA shade = { 0, 0, 0, 0.16f };

  for (guint i = 0; i < kh_preview_sheets_get_n (self->sheets); i++)
    {
      GdkTexture *texture = kh_preview_sheets_get_texture (self->sheets, i);
      graphene_rect_t area = kh_preview_sheets_get_area (self->sheets, i);
      GskRoundedRect outline;

      if (!kh_preview_sheets_is_seen (self->sheets, &area))
        continue;
      gsk_rounded_rect_init_from_rect (&outline, &area, 0);
      gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 5);
      if (texture != NULL)
        gtk_snapshot_append_texture (snapshot, texture, &area);
      else
        gtk_snapshot_append_color (snapshot, &white, &area);
      if (self->thumbnails)
        draw_legend (self, snapshot, i, &area);
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      const KhPreviewMark *mark = &g_array_index (self->marks, KhPreviewMark, i);
      graphene_rect_t area = kh_preview_canvas_get_mark_area (self, mark);

      if (kh_preview_sheets_is_seen (self->sheets, &area))
        kh_preview_mark_draw (&area, gtk_widget_get_style_context (widget), snapshot);
    }
}
