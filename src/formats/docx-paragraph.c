/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs and runs of a Word document. */
#include "docx-private.h"

#include <string.h>

static void
add_spacing (KhXmlOut *out, const KhWordShape *shape)
{
  if (shape->before < 0 && shape->after < 0 && shape->exact < 0)
    return;
  kh_xml_out_open (out, "w:spacing", NULL);
  if (shape->before >= 0)
    kh_xml_out_attribute_int (out, "w:before", KH_TWIPS (shape->before));
  if (shape->after >= 0)
    kh_xml_out_attribute_int (out, "w:after", KH_TWIPS (shape->after));
  if (shape->exact >= 0)
    {
      kh_xml_out_attribute_int (out, "w:line", KH_TWIPS (shape->exact));
      kh_xml_out_attribute (out, "w:lineRule", "exact");
    }
  kh_xml_out_close (out);
}

static void
add_border (KhXmlOut *out, const char *side, double width, guint32 colour, int space)
{
  g_autofree char *hex = g_strdup_printf ("%06X", colour & 0xffffff);

  kh_xml_out_open (out, side, "w:val", "single", NULL);
  kh_xml_out_attribute_int (out, "w:sz", KH_EIGHTHS (width));
  kh_xml_out_attribute_int (out, "w:space", space);
  kh_xml_out_attribute (out, "w:color", hex);
  kh_xml_out_close (out);
}

static void
add_borders (KhXmlOut *out, const KhWordShape *shape)
{
  if (shape->rule <= 0 && shape->box <= 0)
    return;
  kh_xml_out_open (out, "w:pBdr", NULL);
  if (shape->rule > 0)
    add_border (out, "w:top", shape->rule, shape->colour, 0);
  else
    {
      add_border (out, "w:top", shape->box, shape->colour, 0);
      add_border (out, "w:left", shape->box, shape->colour, 0);
      add_border (out, "w:bottom", shape->box, shape->colour, 0);
      add_border (out, "w:right", shape->box, shape->colour, 0);
    }
  kh_xml_out_close (out);
}

/* Numbers of tracked changes and of bookmarks must differ: these start where no
 * document's bookmarks get to. */
#define FIRST_REVISION 1000000

/* Opens a tracked change; the caller closes it. */
static void
open_revision (KhWordWriter *self, KhFate fate)
{
  KhDocxWriter *writer = (KhDocxWriter *) self;
  const char *author = kh_document_get_author (self->document);

  kh_xml_out_open (self->out, fate == KH_FATE_ADDED ? "w:ins" : "w:del", NULL);
  kh_xml_out_attribute_int (self->out, "w:id", FIRST_REVISION + (int) writer->n_revisions++);
  kh_xml_out_attribute (self->out, "w:author", author != NULL ? author : "kehoach");
  if (kh_document_get_revised (self->document) != NULL)
    kh_xml_out_attribute (self->out, "w:date", kh_document_get_revised (self->document));
}

/* The order of the properties is the schema's. */
void
kh_docx_open_paragraph (KhWordWriter *self, KhRole role, const KhWordShape *shape, const char *uuid)
{
  const KhStyleName *style = kh_style_name (role);
  KhXmlOut *out = self->out;

  kh_xml_out_open (out, "w:p", NULL);
  kh_xml_out_open (out, "w:pPr", NULL);
  if (style != NULL)
    kh_xml_out_empty (out, "w:pStyle", "w:val", style->id, NULL);
  if (shape->keep_next)
    kh_xml_out_empty (out, "w:keepNext", NULL);
  if (shape->number != NULL)
    {
      kh_xml_out_open (out, "w:numPr", NULL);
      kh_xml_out_value (out, "w:ilvl", "w:val", (int) shape->number->level);
      kh_xml_out_value (out, "w:numId", "w:val", (int) shape->number->list + 1);
      kh_xml_out_close (out);
    }
  else if (shape->no_number)
    {
      kh_xml_out_open (out, "w:numPr", NULL);
      kh_xml_out_value (out, "w:numId", "w:val", 0);
      kh_xml_out_close (out);
    }
  add_borders (out, shape);
  add_spacing (out, shape);
  if (shape->left >= 0 || shape->right >= 0)
    {
      kh_xml_out_open (out, "w:ind", NULL);
      kh_xml_out_attribute_int (out, "w:left", KH_TWIPS (MAX (0, shape->left)));
      kh_xml_out_attribute_int (out, "w:right", KH_TWIPS (MAX (0, shape->right)));
      kh_xml_out_close (out);
    }
  if (shape->centred)
    kh_xml_out_empty (out, "w:jc", "w:val", "center", NULL);
  if (shape->outline > 0)
    kh_xml_out_value (out, "w:outlineLvl", "w:val", MIN (shape->outline, 9) - 1);
  if (shape->fate != KH_FATE_SAME)
    {
      /* The paragraph's end came or went with it. */
      kh_xml_out_open (out, "w:rPr", NULL);
      open_revision (self, shape->fate);
      kh_xml_out_close (out);
      kh_xml_out_close (out);
    }
  kh_xml_out_close (out);

  if (uuid != NULL && !g_hash_table_contains (self->bookmarks, uuid))
    {
      g_autofree char *name = kh_style_dup_bookmark (uuid);

      if (name == NULL)
        return;
      kh_xml_out_open (out, "w:bookmarkStart", NULL);
      kh_xml_out_attribute_int (out, "w:id", (int) g_hash_table_size (self->bookmarks));
      kh_xml_out_attribute (out, "w:name", name);
      kh_xml_out_close (out);
    }
}

void
kh_docx_close_paragraph (KhWordWriter *self, const KhWordShape *shape, const char *uuid)
{
  if (uuid != NULL && g_uuid_string_is_valid (uuid) && !g_hash_table_contains (self->bookmarks, uuid))
    {
      kh_xml_out_value (self->out, "w:bookmarkEnd", "w:id", (int) g_hash_table_size (self->bookmarks));
      g_hash_table_add (self->bookmarks, g_strdup (uuid));
    }
  kh_xml_out_close (self->out);
}

static void
add_run_properties (KhXmlOut *out, gboolean bold, gboolean italic, guint32 colour)
{
  if (!bold && !italic && colour == 0)
    return;
  kh_xml_out_open (out, "w:rPr", NULL);
  if (bold)
    kh_xml_out_empty (out, "w:b", NULL);
  if (italic)
    kh_xml_out_empty (out, "w:i", NULL);
  if (colour != 0)
    {
      g_autofree char *hex = g_strdup_printf ("%06X", colour & 0xffffff);
      kh_xml_out_empty (out, "w:color", "w:val", hex, NULL);
    }
  kh_xml_out_close (out);
}

static void
add_run (KhXmlOut *out, const char *text, gboolean bold, gboolean italic, guint32 colour, gboolean removed)
{
  if (*text == '\0')
    return;
  kh_xml_out_open (out, "w:r", NULL);
  add_run_properties (out, bold, italic, colour);
  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n\t");

      if (length > 0)
        {
          kh_xml_out_open (out, removed ? "w:delText" : "w:t", "xml:space", "preserve", NULL);
          kh_xml_out_text (out, text, (gssize) length);
          kh_xml_out_close (out);
        }
      text += length;
      if (*text == '\0')
        break;
      kh_xml_out_empty (out, *text == '\n' ? "w:br" : "w:tab", NULL);
      text++;
    }
  kh_xml_out_close (out);
}

void
kh_docx_add_spans (KhWordWriter *self, GPtrArray *spans, const KhWordShape *shape)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (spans, i);

      if (*span->text == '\0')
        continue;
      if (span->fate != KH_FATE_SAME)
        open_revision (self, span->fate);
      add_run (self->out, span->text, span->bold || shape->bold, span->italic, shape->colour,
               span->fate == KH_FATE_REMOVED);
      if (span->fate != KH_FATE_SAME)
        kh_xml_out_close (self->out);
    }
}
