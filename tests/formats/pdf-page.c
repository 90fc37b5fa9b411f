/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads text, its places and its fonts back from a PDF. */
#include "pdf-page.h"

#include "form-fields.h"
#include "layout.h"

#include <string.h>

#define MM_PER_PT (25.4 / 72)

GBytes *
kh_pdf_page_export (KhDocument *document, const char *choices, KhPdfFlags flags, GBytes *plan_xml)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhProfile) profile = kh_profile_load ("nd30-2020", choices, &error);
  g_autoptr (KhFrames) frames = NULL;
  g_autoptr (GArray) fields = NULL;
  GBytes *pdf;

  g_assert_no_error (error);
  frames = kh_layout_run (document, profile, NULL, &error);
  g_assert_no_error (error);
  fields = kh_frames_find_fields (frames, profile);
  pdf = kh_pdf_write (document, frames, fields, flags, plan_xml, &error);
  g_assert_no_error (error);
  return pdf;
}

PopplerDocument *
kh_pdf_page_open (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);

  g_assert_no_error (error);
  return document;
}

double
kh_pdf_page_centre (const KhFound *found)
{
  return (found->left + found->right) / 2;
}

/* Poppler says a line's end as a line feed, which has a rectangle of its own. */
static gboolean
find (PopplerPage *page, const char *words, KhFound *found)
{
  g_autofree char *text = poppler_page_get_text (page);
  const char *place = strstr (text, words);
  PopplerRectangle *rectangles = NULL;
  guint n = 0;
  glong first, length = g_utf8_strlen (words, -1);
  GList *attributes;

  if (place == NULL)
    return FALSE;
  first = g_utf8_pointer_to_offset (text, place);
  g_assert_true (poppler_page_get_text_layout (page, &rectangles, &n));
  g_assert_cmpint (first + length, <=, n);
  *found = (KhFound){ .left = G_MAXDOUBLE, .top = G_MAXDOUBLE };
  for (glong i = first; i < first + length; i++)
    {
      found->left = MIN (found->left, rectangles[i].x1 * MM_PER_PT);
      found->top = MIN (found->top, rectangles[i].y1 * MM_PER_PT);
      found->right = MAX (found->right, rectangles[i].x2 * MM_PER_PT);
      found->bottom = MAX (found->bottom, rectangles[i].y2 * MM_PER_PT);
    }
  g_free (rectangles);

  attributes = poppler_page_get_text_attributes (page);
  for (GList *l = attributes; l != NULL; l = l->next)
    {
      const PopplerTextAttributes *attribute = l->data;

      if (first < attribute->start_index || first > attribute->end_index)
        continue;
      found->size = attribute->font_size;
      found->bold = strstr (attribute->font_name, "Bold") != NULL;
      found->italic = strstr (attribute->font_name, "Italic") != NULL;
      found->colour = attribute->color;
    }
  poppler_page_free_text_attributes (attributes);
  return TRUE;
}

KhFound
kh_pdf_page_find (PopplerDocument *pdf, int number, const char *words)
{
  g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, number);
  KhFound found;

  g_assert_nonnull (page);
  if (!find (page, words, &found))
    {
      g_autofree char *text = poppler_page_get_text (page);

      g_error ("“%s” is not on page %d, which says: %s", words, number + 1, text);
    }
  return found;
}

gboolean
kh_pdf_page_has (PopplerDocument *pdf, int number, const char *words)
{
  g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, number);
  KhFound found;

  g_assert_nonnull (page);
  return find (page, words, &found);
}
