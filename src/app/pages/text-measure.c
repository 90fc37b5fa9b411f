/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The height of a text view for a width. */
#include "text-measure.h"

#include <string.h>

static void
add_style_attributes (GtkTextBuffer *buffer, PangoAttrList *attrs, const char *text)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (buffer);
  GtkTextTag *bold = gtk_text_tag_table_lookup (tags, "bold");
  GtkTextTag *italic = gtk_text_tag_table_lookup (tags, "italic");
  GtkTextIter iter;
  int start = 0;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  while (!gtk_text_iter_is_end (&iter))
    {
      gboolean is_bold = bold != NULL && gtk_text_iter_has_tag (&iter, bold);
      gboolean is_italic = italic != NULL && gtk_text_iter_has_tag (&iter, italic);
      int end;

      gtk_text_iter_forward_to_tag_toggle (&iter, NULL);
      end = g_utf8_offset_to_pointer (text, gtk_text_iter_get_offset (&iter)) - text;
      if (is_bold)
        {
          PangoAttribute *attr = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

          attr->start_index = start;
          attr->end_index = end;
          pango_attr_list_insert (attrs, attr);
        }
      if (is_italic)
        {
          PangoAttribute *attr = pango_attr_style_new (PANGO_STYLE_ITALIC);

          attr->start_index = start;
          attr->end_index = end;
          pango_attr_list_insert (attrs, attr);
        }
      start = end;
    }
}

static void
add_reference_shapes (GtkTextBuffer *buffer, PangoAttrList *attrs, const char *text)
{
  GtkTextIter iter;

  if (strstr (text, "\xEF\xBF\xBC") == NULL)
    return;
  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    {
      GtkTextChildAnchor *anchor = gtk_text_iter_get_child_anchor (&iter);
      guint n_widgets = 0;
      g_autofree GtkWidget **widgets
          = anchor != NULL ? gtk_text_child_anchor_get_widgets (anchor, &n_widgets) : NULL;
      PangoAttribute *shape;
      PangoRectangle area = { 0 };
      int width, height;

      if (n_widgets == 0)
        continue;
      gtk_widget_measure (widgets[0], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      gtk_widget_measure (widgets[0], GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      area.width = width * PANGO_SCALE;
      area.height = height * PANGO_SCALE;
      area.y = -area.height;
      shape = pango_attr_shape_new (&area, &area);
      shape->start_index = g_utf8_offset_to_pointer (text, gtk_text_iter_get_offset (&iter)) - text;
      shape->end_index = shape->start_index + 3;
      pango_attr_list_insert (attrs, shape);
    }
  while (gtk_text_iter_forward_char (&iter));
}

int
kh_text_measure_height (GtkTextView *view, const char *preedit, int spacing, int width)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end, cursor;
  g_autofree char *slice = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
  int height;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  slice = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  text = g_string_new (slice);
  add_style_attributes (buffer, attrs, slice);
  add_reference_shapes (buffer, attrs, slice);
  if (preedit != NULL)
    {
      char *position;

      gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
      position = g_utf8_offset_to_pointer (slice, gtk_text_iter_get_offset (&cursor));
      pango_attr_list_update (attrs, position - slice, 0, strlen (preedit));
      g_string_insert (text, position - slice, preedit);
    }
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text->str);
  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout, spacing * PANGO_SCALE);
  if (width >= 0)
    {
      width -= gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view);
      pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
    }
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
}

int
kh_text_heights_get (KhTextHeights *self, GtkTextView *view, const char *preedit, int spacing, int width)
{
  guint slot;

  for (guint i = 0; i < MIN (self->n_asked, KH_TEXT_HEIGHTS); i++)
    if (self->kept[i].width == width)
      return self->kept[i].height;
  slot = self->n_asked++ % KH_TEXT_HEIGHTS;
  self->kept[slot].width = width;
  self->kept[slot].height = kh_text_measure_height (view, preedit, spacing, width);
  return self->kept[slot].height;
}
