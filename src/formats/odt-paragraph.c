/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs, spans and lists of an OpenDocument text. */
#include "odt-private.h"

#include <string.h>

const char *
kh_odt_style_name (KhRole role)
{
  const KhStyleName *name = kh_style_name (role);

  if (name == NULL)
    return "Standard";
  return name->odt != NULL ? name->odt : name->id;
}

const char *
kh_odt_find_style (KhOdtWriter *self, const char *key, char prefix, gboolean *is_new)
{
  char *name = g_hash_table_lookup (self->names, key);

  *is_new = name == NULL;
  if (name == NULL)
    {
      name = g_strdup_printf ("%c%u", prefix, g_hash_table_size (self->names) + 1);
      g_hash_table_insert (self->names, g_strdup (key), name);
    }
  return name;
}

static void
add_line (KhXmlOut *out, const char *side, double width, guint32 colour)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *value = NULL;

  g_ascii_formatd (number, sizeof number, "%.2f", width);
  value = g_strdup_printf ("%spt solid #%06x", number, colour & 0xffffff);
  kh_xml_out_attribute (out, side, value);
}

static void
add_style_properties (KhXmlOut *out, const KhWordShape *shape, int page_number)
{
  kh_xml_out_open (out, "style:paragraph-properties", NULL);
  if (page_number > 0)
    kh_xml_out_attribute_int (out, "style:page-number", page_number);
  if (shape->before >= 0)
    kh_xml_out_attribute_pt (out, "fo:margin-top", shape->before);
  if (shape->after >= 0)
    kh_xml_out_attribute_pt (out, "fo:margin-bottom", shape->after);
  if (shape->left >= 0 || shape->right >= 0)
    {
      kh_xml_out_attribute_pt (out, "fo:margin-left", MAX (0, shape->left));
      kh_xml_out_attribute_pt (out, "fo:margin-right", MAX (0, shape->right));
    }
  if (shape->exact >= 0)
    kh_xml_out_attribute_pt (out, "fo:line-height", shape->exact);
  if (shape->keep_next)
    kh_xml_out_attribute (out, "fo:keep-with-next", "always");
  if (shape->centred)
    kh_xml_out_attribute (out, "fo:text-align", "center");
  if (shape->rule > 0)
    {
      kh_xml_out_attribute (out, "fo:padding", "0pt");
      add_line (out, "fo:border-top", shape->rule, shape->colour);
    }
  else if (shape->box > 0)
    {
      kh_xml_out_attribute (out, "fo:padding", "0pt");
      add_line (out, "fo:border", shape->box, shape->colour);
    }
  kh_xml_out_close (out);
}

/* Returns: the paragraph's style: the role's own, or an automatic one */
static const char *
find_paragraph_style (KhOdtWriter *self, KhRole role, const KhWordShape *shape)
{
  const char *parent = kh_odt_style_name (role);
  const char *master = g_steal_pointer (&self->master);
  int page_number = self->page_number;
  g_autofree char *key = NULL;
  const char *name = NULL;
  gboolean is_new = FALSE;

  self->page_number = 0;
  if (master == NULL && shape->before < 0 && shape->after < 0 && shape->left < 0 && shape->right < 0
      && shape->exact < 0 && shape->rule <= 0 && shape->box <= 0 && !shape->keep_next && !shape->centred)
    return parent;

  key = g_strdup_printf ("p %s %s %d %.2f %.2f %.2f %.2f %.2f %.2f %.2f %x %d %d", parent,
                         master != NULL ? master : "", page_number, shape->before, shape->after, shape->left,
                         shape->right, shape->exact, shape->rule, shape->box, shape->colour, shape->keep_next,
                         shape->centred);
  name = kh_odt_find_style (self, key, 'P', &is_new);
  if (is_new)
    {
      kh_xml_out_open (self->styles, "style:style", "style:name", name, "style:family", "paragraph",
                       "style:parent-style-name", parent, NULL);
      if (master != NULL)
        kh_xml_out_attribute (self->styles, "style:master-page-name", master);
      add_style_properties (self->styles, shape, page_number);
      kh_xml_out_close (self->styles);
    }
  return name;
}

/* Lists go on from piece to piece by id; a list item holds one paragraph. */
static void
open_list (KhOdtWriter *self, const KhStylePlace *place)
{
  g_autofree char *style = kh_odt_list_name (self->parent.numbers, place->list);
  guint pieces = GPOINTER_TO_UINT (g_hash_table_lookup (self->lists, GUINT_TO_POINTER (place->list)));
  g_autofree char *id = g_strdup_printf ("list%u-%u", place->list, pieces + 1);
  g_autofree char *last = g_strdup_printf ("list%u-%u", place->list, pieces);
  const KhStyleList *list = kh_style_numbers_get_list (self->parent.numbers, place->list);

  g_hash_table_insert (self->lists, GUINT_TO_POINTER (place->list), GUINT_TO_POINTER (pieces + 1));
  kh_xml_out_open (self->parent.out, "text:list", "xml:id", id, NULL);
  if (pieces > 0)
    kh_xml_out_attribute (self->parent.out, "text:continue-list", last);
  kh_xml_out_attribute (self->parent.out, "text:style-name", style);
  kh_xml_out_open (self->parent.out, "text:list-item", NULL);
  for (guint i = 0; i < place->level; i++)
    {
      kh_xml_out_open (self->parent.out, "text:list", NULL);
      kh_xml_out_open (self->parent.out, "text:list-item", NULL);
    }
  if (place->first && list->start != 1)
    kh_xml_out_attribute_int (self->parent.out, "text:start-value", (int) list->start);
}

static void
close_list (KhOdtWriter *self, const KhStylePlace *place)
{
  for (guint i = 0; i <= place->level; i++)
    {
      kh_xml_out_close (self->parent.out);
      kh_xml_out_close (self->parent.out);
    }
}

void
kh_odt_open_paragraph (KhWordWriter *writer, KhRole role, const KhWordShape *shape, const char *uuid)
{
  KhOdtWriter *self = (KhOdtWriter *) writer;
  const KhStyleName *style_name = kh_style_name (role);
  const char *style = find_paragraph_style (self, role, shape);
  int outline = shape->outline > 0 ? shape->outline : style_name != NULL ? (int) style_name->outline : 0;

  if (shape->number != NULL)
    open_list (self, shape->number);
  if (outline > 0)
    {
      kh_xml_out_open (self->parent.out, "text:h", "text:style-name", style, NULL);
      kh_xml_out_attribute_int (self->parent.out, "text:outline-level", MIN (outline, 10));
    }
  else
    kh_xml_out_open (self->parent.out, "text:p", "text:style-name", style, NULL);

  if (uuid != NULL && !g_hash_table_contains (self->parent.bookmarks, uuid))
    {
      g_autofree char *name = kh_style_dup_bookmark (uuid);

      if (name != NULL)
        kh_xml_out_empty (self->parent.out, "text:bookmark-start", "text:name", name, NULL);
    }
}

void
kh_odt_close_paragraph (KhWordWriter *writer, const KhWordShape *shape, const char *uuid)
{
  KhOdtWriter *self = (KhOdtWriter *) writer;
  if (uuid != NULL && !g_hash_table_contains (self->parent.bookmarks, uuid))
    {
      g_autofree char *name = kh_style_dup_bookmark (uuid);

      if (name != NULL)
        {
          kh_xml_out_empty (self->parent.out, "text:bookmark-end", "text:name", name, NULL);
          g_hash_table_add (self->parent.bookmarks, g_strdup (uuid));
        }
    }
  kh_xml_out_close (self->parent.out);
  if (shape->number != NULL)
    close_list (self, shape->number);
}

static const char *
find_text_style (KhOdtWriter *self, gboolean bold, gboolean italic, guint32 colour)
{
  g_autofree char *key = g_strdup_printf ("t %d %d %x", bold, italic, colour);
  g_autofree char *hex = g_strdup_printf ("#%06x", colour & 0xffffff);
  gboolean is_new = FALSE;
  const char *name = kh_odt_find_style (self, key, 'T', &is_new);

  if (!is_new)
    return name;
  kh_xml_out_open (self->styles, "style:style", "style:name", name, "style:family", "text", NULL);
  kh_xml_out_open (self->styles, "style:text-properties", NULL);
  if (bold)
    kh_xml_out_attribute (self->styles, "fo:font-weight", "bold");
  if (italic)
    kh_xml_out_attribute (self->styles, "fo:font-style", "italic");
  if (colour != 0)
    kh_xml_out_attribute (self->styles, "fo:color", hex);
  kh_xml_out_close (self->styles);
  kh_xml_out_close (self->styles);
  return name;
}

/* Runs of spaces, tabs and line feeds are elements in this format. */
static void
add_words (KhXmlOut *out, const char *text, gboolean at_start)
{
  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n\t ");
      guint spaces = 0;

      if (length > 0)
        {
          kh_xml_out_text (out, text, (gssize) length);
          text += length;
          at_start = FALSE;
        }
      while (text[spaces] == ' ')
        spaces++;
      text += spaces;
      if (spaces > 0 && !at_start)
        {
          kh_xml_out_text (out, " ", 1);
          spaces--;
        }
      if (spaces > 0)
        kh_xml_out_value (out, "text:s", "text:c", (int) spaces);
      if (*text == '\n' || *text == '\t')
        kh_xml_out_empty (out, *text++ == '\n' ? "text:line-break" : "text:tab", NULL);
    }
}

static void
add_span (KhOdtWriter *self, const char *text, gboolean bold, gboolean italic, guint32 colour,
          gboolean at_start)
{
  if (*text == '\0')
    return;
  if (!bold && !italic && colour == 0)
    {
      add_words (self->parent.out, text, at_start);
      return;
    }
  kh_xml_out_open (self->parent.out, "text:span", "text:style-name", find_text_style (self, bold, italic, colour),
                   NULL);
  add_words (self->parent.out, text, at_start);
  kh_xml_out_close (self->parent.out);
}

void
kh_odt_add_spans (KhWordWriter *writer, GPtrArray *spans, const KhWordShape *shape)
{
  KhOdtWriter *self = (KhOdtWriter *) writer;
  gboolean at_start = TRUE;

  for (guint i = 0; i < spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (spans, i);

      add_span (self, span->text, span->bold || shape->bold, span->italic, shape->colour, at_start);
      /* A space after a space would be lost, whichever spans the two are in. */
      if (*span->text != '\0')
        at_start = g_str_has_suffix (span->text, " ");
    }
}
