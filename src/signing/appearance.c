/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a signature or a filled field looks like on the page. */
#include "appearance.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <pango/pangocairo.h>
#include <png.h>
#include <string.h>

#define POINTS_PER_INCH 72.0
#define METRES_PER_INCH 0.0254
#define USUAL_RESOLUTION 300.0 /* dots an inch of a picture that does not say */
#define MOST_PIXELS 8192 /* a side */
#define MOST_BYTES (16 * 1024 * 1024)

typedef struct
{
  const guint8 *data;
  gsize left;
} Source;

typedef struct
{
  cairo_surface_t *surface;
  double x_resolution; /* dots an inch */
  double y_resolution;
} Picture;

/* Reading the picture. */

static gboolean
take_bytes (Source *source, void *bytes, gsize length)
{
  if (length > source->left)
    return FALSE;
  memcpy (bytes, source->data, length);
  source->data += length;
  source->left -= length;
  return TRUE;
}

static void
read_png_cb (png_structp png, png_bytep bytes, png_size_t length)
{
  if (!take_bytes (png_get_io_ptr (png), bytes, length))
    png_error (png, "cut off");
}

static cairo_status_t
read_cairo_cb (void *closure, unsigned char *bytes, unsigned int length)
{
  return take_bytes (closure, bytes, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR;
}

/* What libpng would say on standard error is said in a sentence of ours. */
static void
ignore_warning_cb (png_structp png, png_const_charp words)
{
}

static void
leave_cb (png_structp png, png_const_charp words)
{
  png_longjmp (png, 1);
}

/* Cairo reads the picture and does not tell its resolution. */
static gboolean
read_resolution (GBytes *bytes, Picture *picture)
{
  Source source;
  png_structp png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, leave_cb, ignore_warning_cb);
  png_infop info = png_create_info_struct (png);

  source.data = g_bytes_get_data (bytes, &source.left);
  if (setjmp (png_jmpbuf (png)))
    {
      png_destroy_read_struct (&png, &info, NULL);
      return FALSE;
    }
  png_set_user_limits (png, MOST_PIXELS, MOST_PIXELS);
  png_set_read_fn (png, &source, read_png_cb);
  png_read_info (png, info);
  picture->x_resolution = png_get_x_pixels_per_meter (png, info) * METRES_PER_INCH;
  picture->y_resolution = png_get_y_pixels_per_meter (png, info) * METRES_PER_INCH;
  png_destroy_read_struct (&png, &info, NULL);
  if (picture->x_resolution <= 0 || picture->y_resolution <= 0)
    picture->x_resolution = picture->y_resolution = USUAL_RESOLUTION;
  return TRUE;
}

static gboolean
read_picture (GBytes *bytes, Picture *picture, GError **error)
{
  Source source;

  picture->surface = NULL;
  source.data = g_bytes_get_data (bytes, &source.left);
  if (source.left > 0 && source.left <= MOST_BYTES && read_resolution (bytes, picture))
    {
      picture->surface = cairo_image_surface_create_from_png_stream (read_cairo_cb, &source);
      if (cairo_surface_status (picture->surface) == CAIRO_STATUS_SUCCESS)
        return TRUE;
      cairo_surface_destroy (picture->surface);
    }
  g_set_error_literal (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_PICTURE,
                       _ ("The picture is no PNG, or a damaged or too large one; choose another."));
  return FALSE;
}

static double
picture_width (const Picture *picture)
{
  return cairo_image_surface_get_width (picture->surface) / picture->x_resolution * POINTS_PER_INCH;
}

static double
picture_height (const Picture *picture)
{
  return cairo_image_surface_get_height (picture->surface) / picture->y_resolution * POINTS_PER_INCH;
}

gboolean
kh_appearance_measure (GBytes *png, double *width, double *height, GError **error)
{
  Picture picture;

  g_return_val_if_fail (png != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!read_picture (png, &picture, error))
    return FALSE;
  *width = picture_width (&picture);
  *height = picture_height (&picture);
  cairo_surface_destroy (picture.surface);
  return TRUE;
}

/* Drawing. */

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_t *
begin_page (GByteArray *output, double width, double height)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, output, width, height);
  cairo_t *cr;

  /* Without a date of its own the same words give the same bytes. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z");
  cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  return cr;
}

static GBytes *
end_page (cairo_t *cr, GByteArray *output)
{
  cairo_surface_t *surface = cairo_surface_reference (cairo_get_target (cr));

  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (output);
}

GBytes *
kh_appearance_new_picture (GBytes *png, KhPicture kind, double width, double height, GError **error)
{
  Picture picture;
  GByteArray *output;
  cairo_t *cr;
  double scale = 1;

  g_return_val_if_fail (png != NULL, NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!read_picture (png, &picture, error))
    return NULL;
  if (kind == KH_PICTURE_FITTING)
    scale = MIN (width / picture_width (&picture), height / picture_height (&picture));
  output = g_byte_array_new ();
  cr = begin_page (output, width, height);
  cairo_translate (cr, (width - picture_width (&picture) * scale) / 2, (height - picture_height (&picture) * scale) / 2);
  cairo_scale (cr, scale * POINTS_PER_INCH / picture.x_resolution, scale * POINTS_PER_INCH / picture.y_resolution);
  cairo_set_source_surface (cr, picture.surface, 0, 0);
  cairo_paint (cr);
  cairo_surface_destroy (picture.surface);
  return end_page (cr, output);
}

GBytes *
kh_appearance_new_text (const char *text, const KhAppearanceText *style)
{
  GByteArray *output;
  PangoLayout *layout;
  PangoFontDescription *font;
  cairo_t *cr;
  double y;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (style != NULL && style->font != NULL, NULL);
  g_return_val_if_fail (style->width > 0 && style->height > 0, NULL);

  output = g_byte_array_new ();
  cr = begin_page (output, style->width, style->height);
  layout = pango_cairo_create_layout (cr);
  pango_cairo_context_set_resolution (pango_layout_get_context (layout), POINTS_PER_INCH);
  font = pango_font_description_from_string (style->font);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (style->width * PANGO_SCALE));
  pango_layout_set_alignment (layout, style->centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, text, -1);
  pango_layout_context_changed (layout);
  if (style->baseline > 0)
    {
      y = style->baseline - pango_units_to_double (pango_layout_get_baseline (layout));
    }
  else
    {
      int height;

      pango_layout_get_size (layout, NULL, &height);
      y = (style->height - pango_units_to_double (height)) / 2;
    }
  cairo_move_to (cr, 0, y);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
  g_object_unref (layout);
  return end_page (cr, output);
}
