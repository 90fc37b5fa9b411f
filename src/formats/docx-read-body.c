/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a Word document: paragraphs, runs, text boxes, changes. */
#include "docx-read-private.h"

#include "styles-names.h"

#include <glib/gi18n.h>
#include <string.h>

/* A document of 300 pages has about a megabyte of words. */
#define MAX_TEXT (24 * 1024 * 1024)

/** Fields nest; what stands before "separate" is their instruction. */
typedef struct
{
  guint depth;       /* fields that are open */
  guint instruction; /* how many of them are at their instruction; their words do not count */
} Fields;

typedef struct
{
  KhDocxReader *reader;
  GPtrArray *blocks; /* where the paragraph stands */
  KhWordParagraph *paragraph;
  const char *style; /* (nullable) paragraph style's id */
  Fields fields;
} Paragraph;

static void read_inline (Paragraph *self);
static KhWordRemark *find_comment (Paragraph *self);

/* Whether the reader may go on: the text is of a sensible size. */
static gboolean
take_bytes (KhDocxReader *self, gsize length)
{
  self->text->n_bytes += length;
  if (self->text->n_bytes <= MAX_TEXT)
    return TRUE;
  if (self->pull->error == NULL)
    g_set_error_literal (
        &self->pull->error, KH_READER_ERROR, KH_READER_ERROR_TOO_LARGE,
        _ ("The file holds far more text than a plan has. Choose a file that holds a plan."));
  return FALSE;
}

KhWordRemark *
kh_docx_note_change (KhDocxReader *self)
{
  gboolean gone = kh_pull_is (self->pull, "del") || kh_pull_is (self->pull, "moveFrom");

  return kh_word_remarks_add (self->remarks, gone ? KH_REMARK_DELETION : KH_REMARK_INSERTION, NULL,
                              kh_pull_dup (self->pull, "author"), kh_pull_dup (self->pull, "date"), NULL);
}

/* Words of a run, which @format dresses. */
static void
add_text (Paragraph *self, const KhDocxFormat *format, const char *text)
{
  g_autofree char *upper = NULL;
  gsize length = strlen (text);

  if (self->fields.instruction > 0 || format->hidden == KH_DOCX_ON || !take_bytes (self->reader, length))
    return;
  if (format->caps == KH_DOCX_ON && kh_legacy_from_font (format->font) == KH_LEGACY_NONE)
    text = upper = kh_text_upper (text);
  kh_word_paragraph_add (self->paragraph, text, -1, format->bold == KH_DOCX_ON, format->italic == KH_DOCX_ON,
                         kh_legacy_from_font (format->font));
  kh_word_remarks_take (self->reader->remarks, text);
}

static void
add_symbol (Paragraph *self, const KhDocxFormat *format)
{
  g_autofree char *font = kh_pull_dup (self->reader->pull, "font");
  g_autofree char *code = kh_pull_dup (self->reader->pull, "char");
  guint64 value = code != NULL ? g_ascii_strtoull (code, NULL, 16) : 0;
  gunichar c = value > 0 && value <= 0xffff && g_unichar_validate ((gunichar) value)
                   ? kh_word_symbol (font, (gunichar) value)
                   : 0;
  char utf8[7] = { 0 };

  if (c == 0)
    return;
  utf8[g_unichar_to_utf8 (c, utf8)] = '\0';
  add_text (self, format, utf8);
}

static void
read_field_char (Paragraph *self)
{
  g_autofree char *type = kh_pull_dup (self->reader->pull, "fldCharType");

  if (g_strcmp0 (type, "begin") == 0)
    {
      self->fields.depth++;
      self->fields.instruction++;
    }
  else if (g_strcmp0 (type, "separate") == 0 && self->fields.instruction > 0)
    self->fields.instruction--;
  else if (g_strcmp0 (type, "end") == 0 && self->fields.depth > 0)
    {
      self->fields.depth--;
      /* A field without a result ends at its instruction. */
      self->fields.instruction = MIN (self->fields.instruction, self->fields.depth);
    }
}

static void
tell_note (Paragraph *self)
{
  g_autofree char *id = kh_pull_dup (self->reader->pull, "id");
  const char *words = id != NULL ? g_hash_table_lookup (self->reader->footnotes, id) : NULL;

  if (words != NULL && *words != '\0' && ++self->reader->n_uses_of_notes <= 200)
    kh_source_add_finding (self->reader->text->source, "import-unplaced-footnote", KH_SEVERITY_WARNING, words,
                           N_ ("This footnote of the imported text found no place in the plan: %s"),
                           self->paragraph->line);
}

/* Blocks inside a drawing: the paragraphs of its text boxes, which follow the one they are in. */
static void
read_drawing (Paragraph *self)
{
  KhPull *pull = self->reader->pull;
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "txbxContent"))
        kh_docx_read_blocks (self->reader, self->blocks);
      else if (kh_pull_is (pull, "AlternateContent"))
        {
          KhPullScope alternatives = kh_pull_enter (pull);
          gboolean chosen = FALSE;

          while (kh_pull_next (pull, &alternatives))
            if (!chosen && (kh_pull_is (pull, "Choice") || kh_pull_is (pull, "Fallback")))
              {
                chosen = TRUE;
                read_drawing (self);
              }
        }
      else
        read_drawing (self);
    }
}

static void
read_run_child (Paragraph *self, const KhDocxFormat *format)
{
  KhPull *pull = self->reader->pull;

  if (kh_pull_is (pull, "t"))
    {
      g_autofree char *space = kh_pull_dup (pull, "space");
      g_autofree char *text = kh_pull_dup_text (pull);

      /* White space at the ends counts only when the file says so. */
      if (g_strcmp0 (space, "preserve") != 0)
        g_strstrip (text);
      add_text (self, format, text);
    }
  else if (kh_pull_is (pull, "tab") || kh_pull_is (pull, "ptab"))
    add_text (self, format, "\t");
  else if (kh_pull_is (pull, "br") || kh_pull_is (pull, "cr"))
    add_text (self, format, "\n");
  else if (kh_pull_is (pull, "noBreakHyphen"))
    add_text (self, format, "-");
  else if (kh_pull_is (pull, "softHyphen"))
    /* In TCVN3 this character is a letter. */
    add_text (self, format, "\302\255");
  else if (kh_pull_is (pull, "sym"))
    add_symbol (self, format);
  else if (kh_pull_is (pull, "fldChar"))
    read_field_char (self);
  else if (kh_pull_is (pull, "commentReference"))
    kh_word_remarks_place (self->reader->remarks, find_comment (self), self->paragraph->line);
  else if (kh_pull_is (pull, "footnoteReference") || kh_pull_is (pull, "endnoteReference"))
    tell_note (self);
  else if (kh_pull_is (pull, "drawing") || kh_pull_is (pull, "pict") || kh_pull_is (pull, "object"))
    read_drawing (self);
  else if (kh_pull_is (pull, "ruby"))
    {
      KhPullScope scope = kh_pull_enter (pull);

      while (kh_pull_next (pull, &scope))
        if (kh_pull_is (pull, "rubyBase"))
          read_inline (self);
    }
}

static void read_run_children (Paragraph *self, KhDocxFormat *format);

/* One of the alternatives only: the others say the same for older programs. */
static void
read_alternatives (Paragraph *self, KhDocxFormat *format)
{
  KhPull *pull = self->reader->pull;
  KhPullScope scope = kh_pull_enter (pull);
  gboolean chosen = FALSE;

  while (kh_pull_next (pull, &scope))
    if (!chosen && (kh_pull_is (pull, "Choice") || kh_pull_is (pull, "Fallback")))
      {
        chosen = TRUE;
        if (format != NULL)
          read_run_children (self, format);
        else
          read_inline (self);
      }
}

static void
read_run_children (Paragraph *self, KhDocxFormat *format)
{
  KhPull *pull = self->reader->pull;
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "AlternateContent"))
        read_alternatives (self, format);
      else
        read_run_child (self, format);
    }
}

static void
read_run (Paragraph *self)
{
  KhDocxReader *reader = self->reader;
  KhPull *pull = reader->pull;
  KhPullScope scope = kh_pull_enter (pull);
  KhDocxFormat format = { 0 };
  gboolean resolved = FALSE;

  while (kh_pull_next (pull, &scope))
    {
      if (!resolved && kh_pull_is (pull, "rPr"))
        {
          g_autofree char *style = kh_docx_format_read (&format, pull);

          if (style != NULL)
            kh_docx_styles_resolve (reader->styles, style, &format);
          continue;
        }
      if (!resolved)
        {
          kh_docx_styles_resolve (reader->styles, self->style, &format);
          if (format.font == NULL)
            format.font = g_strdup (reader->styles->defaults.font);
          resolved = TRUE;
        }
      if (kh_pull_is (pull, "AlternateContent"))
        read_alternatives (self, &format);
      else
        read_run_child (self, &format);
    }
  kh_docx_format_clear (&format);
}

static void
read_bookmark (Paragraph *self)
{
  g_autofree char *name = kh_pull_dup (self->reader->pull, "name");

  if (self->paragraph->uuid != NULL)
    return;
  self->paragraph->uuid = kh_style_parse_bookmark (name);
  kh_word_remarks_identify (self->reader->remarks, self->paragraph->line, self->paragraph->uuid);
}

/* Words that the change takes away; they are text no more. */
static void
read_deleted (Paragraph *self)
{
  KhPull *pull = self->reader->pull;
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "delText") || kh_pull_is (pull, "t"))
        {
          g_autofree char *text = kh_pull_dup_text (pull);

          kh_word_remarks_note (self->reader->remarks, text);
        }
      else if (kh_pull_is (pull, "r") || kh_pull_is (pull, "ins") || kh_pull_is (pull, "hyperlink")
               || kh_pull_is (pull, "sdt") || kh_pull_is (pull, "sdtContent"))
        read_deleted (self);
    }
}

static KhWordRemark *
find_comment (Paragraph *self)
{
  g_autofree char *id = kh_pull_dup (self->reader->pull, "id");

  return kh_word_remarks_find (self->reader->remarks, id);
}

/* Returns: whether the current element is a tracked change or the bound of a comment, which is then read */
static gboolean
read_remark (Paragraph *self)
{
  KhWordRemarks *remarks = self->reader->remarks;
  KhPull *pull = self->reader->pull;
  guint line = self->paragraph->line;
  gboolean added = kh_pull_is (pull, "ins") || kh_pull_is (pull, "moveTo");

  if (added || kh_pull_is (pull, "del") || kh_pull_is (pull, "moveFrom"))
    {
      KhWordRemark *change = kh_docx_note_change (self->reader);

      kh_word_remarks_open (remarks, change, line);
      if (added)
        read_inline (self);
      else
        read_deleted (self);
      kh_word_remarks_close (remarks, change);
    }
  else if (kh_pull_is (pull, "commentRangeStart"))
    kh_word_remarks_open (remarks, find_comment (self), line);
  else if (kh_pull_is (pull, "commentRangeEnd"))
    kh_word_remarks_close (remarks, find_comment (self));
  else
    return FALSE;
  return TRUE;
}

/* An element of a paragraph, a hyperlink, an insertion or a content control. */
static void
read_inline_child (Paragraph *self)
{
  KhPull *pull = self->reader->pull;

  if (kh_pull_is (pull, "r"))
    read_run (self);
  else if (kh_pull_is (pull, "bookmarkStart"))
    read_bookmark (self);
  else if (read_remark (self))
    return;
  else if (kh_pull_is (pull, "AlternateContent"))
    read_alternatives (self, NULL);
  else if (kh_pull_is (pull, "hyperlink") || kh_pull_is (pull, "fldSimple") || kh_pull_is (pull, "sdt")
           || kh_pull_is (pull, "sdtContent") || kh_pull_is (pull, "smartTag") || kh_pull_is (pull, "customXml")
           || kh_pull_is (pull, "dir") || kh_pull_is (pull, "bdo") || kh_pull_is (pull, "rubyBase")
           || kh_pull_is (pull, "oMathPara") || kh_pull_is (pull, "oMath"))
    read_inline (self);
}

static void
read_inline (Paragraph *self)
{
  KhPull *pull = self->reader->pull;
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    read_inline_child (self);
}

/* The last paragraph of @blocks, when its end was deleted and so this one goes on with it. */
static KhWordParagraph *
find_open_paragraph (GPtrArray *blocks, gboolean open)
{
  const KhWordBlock *last = open && blocks->len > 0 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;

  return last != NULL ? last->paragraph : NULL;
}

gboolean
kh_docx_read_paragraph (KhDocxReader *reader, GPtrArray *blocks, gboolean open)
{
  KhPull *pull = reader->pull;
  KhPullScope scope = kh_pull_enter (pull);
  Paragraph self = { .reader = reader, .blocks = blocks };
  KhDocxProperties properties = KH_DOCX_PROPERTIES_INIT;
  gboolean applied = FALSE;
  KhWordParagraph *before = find_open_paragraph (blocks, open);

  self.paragraph = before != NULL ? before : kh_word_text_add_paragraph (reader->text, blocks);
  kh_word_remarks_break (reader->remarks);
  while (kh_pull_next (pull, &scope))
    {
      if (!applied && kh_pull_is (pull, "pPr"))
        {
          kh_docx_properties_read (&properties, reader, self.paragraph->line);
          self.style = properties.style;
          continue;
        }
      if (!applied && before == NULL)
        kh_docx_properties_apply (&properties, reader, self.paragraph);
      applied = TRUE;
      read_inline_child (&self);
    }
  if (!applied && before == NULL)
    kh_docx_properties_apply (&properties, reader, self.paragraph);
  /* Word numbers empty paragraphs too, and the writer of a list often leaves one at its end. */
  if (kh_word_paragraph_is_blank (self.paragraph)
      && (self.paragraph->mark == NULL || strpbrk (self.paragraph->mark, "-+") != NULL))
    g_clear_pointer (&self.paragraph->mark, g_free);
  g_free (properties.style);
  return properties.mark_deleted;
}

/* Between paragraphs: of the one that follows. */
static void
read_comment_bound (KhDocxReader *self)
{
  g_autofree char *id = kh_pull_dup (self->pull, "id");
  KhWordRemark *comment = kh_word_remarks_find (self->remarks, id);

  if (kh_pull_is (self->pull, "commentRangeStart"))
    kh_word_remarks_open (self->remarks, comment, self->text->n_paragraphs + 1);
  else
    kh_word_remarks_close (self->remarks, comment);
}

void
kh_docx_read_blocks (KhDocxReader *self, GPtrArray *blocks)
{
  KhPull *pull = self->pull;
  KhPullScope scope = kh_pull_enter (pull);
  gboolean open = FALSE;

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "p"))
        {
          open = kh_docx_read_paragraph (self, blocks, open);
          continue;
        }
      if (kh_pull_is (pull, "tbl"))
        kh_docx_read_table (self, blocks);
      else if (kh_pull_is (pull, "sdt") || kh_pull_is (pull, "sdtContent") || kh_pull_is (pull, "customXml")
               || kh_pull_is (pull, "ins") || kh_pull_is (pull, "moveTo"))
        kh_docx_read_blocks (self, blocks);
      else if (kh_pull_is (pull, "AlternateContent"))
        {
          KhPullScope alternatives = kh_pull_enter (pull);
          gboolean chosen = FALSE;

          while (kh_pull_next (pull, &alternatives))
            if (!chosen && (kh_pull_is (pull, "Choice") || kh_pull_is (pull, "Fallback")))
              {
                chosen = TRUE;
                kh_docx_read_blocks (self, blocks);
              }
        }
      else if (kh_pull_is (pull, "sectPr"))
        kh_docx_read_section (self);
      else if (kh_pull_is (pull, "commentRangeStart") || kh_pull_is (pull, "commentRangeEnd"))
        read_comment_bound (self);
      else
        continue;
      open = FALSE;
    }
}
