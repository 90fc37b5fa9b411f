/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a Word document says of a paragraph as a whole: style, list, level, alignment, its end. */
#include "docx-read-private.h"

static void
read_numbering (KhDocxProperties *properties, KhPull *pull)
{
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "numId"))
        properties->num_id = kh_pull_get_int (pull, "val", -1);
      else if (kh_pull_is (pull, "ilvl"))
        properties->level = kh_pull_get_int (pull, "val", -1);
    }
}

void
kh_docx_read_section (KhDocxReader *self)
{
  KhPull *pull = self->pull;
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    {
      g_autofree char *type = NULL;

      if (!kh_pull_is (pull, "footerReference") || self->first_footer != NULL)
        continue;
      type = kh_pull_dup (pull, "type");
      if (g_strcmp0 (type, "first") == 0)
        self->first_footer = kh_pull_dup_in (pull, "relationships", "id");
    }
}

/* Of the mark that ends the paragraph: whether it was put in or struck. */
static void
read_mark (KhDocxProperties *self, KhDocxReader *reader, guint line)
{
  KhPull *pull = reader->pull;
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    if (kh_pull_is (pull, "del") || kh_pull_is (pull, "moveFrom"))
      {
        kh_word_remarks_place (reader->remarks, kh_docx_note_change (reader), line);
        self->mark_deleted = TRUE;
      }
    else if (kh_pull_is (pull, "ins") || kh_pull_is (pull, "moveTo"))
      kh_word_remarks_place (reader->remarks, kh_docx_note_change (reader), line);
}

void
kh_docx_properties_read (KhDocxProperties *self, KhDocxReader *reader, guint line)
{
  KhPull *pull = reader->pull;
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "pStyle") && self->style == NULL)
        self->style = kh_pull_dup (pull, "val");
      else if (kh_pull_is (pull, "numPr"))
        read_numbering (self, pull);
      else if (kh_pull_is (pull, "outlineLvl"))
        self->outline = kh_pull_get_int (pull, "val", -1);
      else if (kh_pull_is (pull, "jc"))
        {
          g_autofree char *value = kh_pull_dup (pull, "val");

          self->centred = g_strcmp0 (value, "center") == 0;
        }
      else if (kh_pull_is (pull, "rPr"))
        read_mark (self, reader, line);
      else if (kh_pull_is (pull, "sectPr"))
        kh_docx_read_section (reader);
    }
}

void
kh_docx_properties_apply (const KhDocxProperties *self, KhDocxReader *reader, KhWordParagraph *paragraph)
{
  KhDocxFormat format = { 0 };
  int num_id = self->num_id, level = self->level;
  int style_num = -1, style_level = -1;

  kh_docx_styles_resolve (reader->styles, self->style, &format);
  paragraph->italic_style = format.italic == KH_DOCX_ON;
  kh_docx_format_clear (&format);
  paragraph->centred = self->centred >= 0 ? self->centred : kh_docx_styles_is_centred (reader->styles, self->style);
  if (self->outline >= 0)
    paragraph->level = self->outline < KH_DOCX_LEVELS ? (guint) self->outline + 1 : 0;
  else
    paragraph->level = kh_docx_styles_find_outline (reader->styles, self->style);

  if (num_id < 0 && kh_docx_styles_find_number (reader->styles, self->style, &style_num, &style_level))
    {
      num_id = style_num;
      if (level < 0)
        level = kh_docx_numbering_find_level (reader->numbering, num_id, self->style);
      if (level < 0)
        level = style_level;
    }
  if (num_id > 0)
    paragraph->mark = kh_docx_numbering_next (reader->numbering, reader->styles, num_id, MAX (0, level));
}
