/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of an OpenDocument text: paragraphs, lists, tables, frames, changes. */
#include "odt-read-body.h"

#include "styles-names.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_TEXT (24 * 1024 * 1024)
/* A count of spaces that a file may ask for at a place. */
#define MAX_SPACES 200
#define MAX_REPEATED 64

/* The list that paragraphs stand in. */
typedef struct
{
  gpointer counters;
  const char *style; /* (nullable) list style in force */
  int level;         /* from 1; 0 outside lists */
  int start;         /* -1, or the number the next item starts with */
  gboolean counts;   /* the next paragraph is its item's first and bears the number */
} List;

typedef struct
{
  KhOdtReader *reader;
  GPtrArray *blocks;
  KhWordParagraph *paragraph;
  gboolean started; /* text has begun: a space counts */
} Paragraph;

static void read_block (KhOdtReader *self, GPtrArray *blocks, List *list);

static gboolean
take_bytes (KhOdtReader *self, gsize length)
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

static void
add_text (Paragraph *self, const KhOdtFormat *format, const char *text)
{
  KhLegacy legacy = kh_legacy_from_font (format->font);
  g_autofree char *upper = NULL;

  if (format->hidden == 1 || !take_bytes (self->reader, strlen (text)))
    return;
  if (format->upper == 1 && legacy == KH_LEGACY_NONE)
    text = upper = kh_text_upper (text);
  kh_word_paragraph_add (self->paragraph, text, -1, format->bold == 1, format->italic == 1, legacy);
  kh_word_remarks_take (self->reader->remarks, text);
}

/* White space of the file itself is one space and none at the start; more are elements. */
static void
add_file_text (Paragraph *self, const KhOdtFormat *format, const char *text)
{
  GString *clean = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p != ' ' && *p != '\n' && *p != '\r' && *p != '\t')
        {
          g_string_append_c (clean, *p);
          self->started = TRUE;
        }
      else if (self->started)
        {
          g_string_append_c (clean, ' ');
          self->started = FALSE;
        }
    }
  add_text (self, format, clean->str);
  g_string_free (clean, TRUE);
}

static void
read_note (Paragraph *self)
{
  KhPull *pull = self->reader->pull;
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    if (kh_pull_is (pull, "note-body"))
      {
        g_autofree char *raw = kh_pull_dup_text (pull);
        g_autofree char *words = kh_text_normalize (raw);

        if (*words != '\0' && ++self->reader->n_notes <= 200)
          kh_source_add_finding (self->reader->text->source, "import-unplaced-footnote", KH_SEVERITY_WARNING,
                                 words,
                                 N_ ("This footnote of the imported text found no place in the plan: %s"),
                                 self->paragraph->line);
      }
}

/* Text boxes, however deep in groups and frames. */
static void
read_frame (Paragraph *self)
{
  KhPull *pull = self->reader->pull;
  KhPullScope scope;

  if (kh_pull_is (pull, "text-box") || kh_pull_is (pull, "custom-shape"))
    {
      kh_odt_read_blocks (self->reader, self->blocks);
      return;
    }
  scope = kh_pull_enter (pull);
  while (kh_pull_next (pull, &scope))
    read_frame (self);
}

static gboolean
is_drawing (KhPull *pull)
{
  return g_str_has_suffix (kh_pull_get_namespace (pull), ":drawing:1.0");
}

static void read_inline (Paragraph *self, const KhOdtFormat *format);

static void
read_inline_element (Paragraph *self, const KhOdtFormat *format)
{
  KhPull *pull = self->reader->pull;

  if (is_drawing (pull))
    {
      if (!kh_pull_is (pull, "a"))
        read_frame (self);
      else
        read_inline (self, format);
      return;
    }
  if (kh_pull_is (pull, "span"))
    {
      g_autofree char *name = kh_pull_dup_in (pull, ":text:1.0", "style-name");
      KhOdtFormat inner = KH_ODT_FORMAT_INIT;

      kh_odt_styles_resolve (self->reader->styles, "text", name, &inner);
      if (inner.bold < 0)
        inner.bold = format->bold;
      if (inner.italic < 0)
        inner.italic = format->italic;
      if (inner.hidden < 0)
        inner.hidden = format->hidden;
      if (inner.upper < 0)
        inner.upper = format->upper;
      if (inner.font == NULL)
        inner.font = format->font;
      read_inline (self, &inner);
    }
  else if (kh_pull_is (pull, "s"))
    {
      int n = CLAMP (kh_pull_get_int (pull, "c", 1), 1, MAX_SPACES);
      g_autofree char *spaces = g_strnfill ((gsize) n, ' ');

      add_text (self, format, spaces);
    }
  else if (kh_pull_is (pull, "tab"))
    add_text (self, format, "\t");
  else if (kh_pull_is (pull, "line-break"))
    {
      add_text (self, format, "\n");
      self->started = FALSE;
    }
  else if (kh_pull_is (pull, "bookmark-start") || kh_pull_is (pull, "bookmark"))
    {
      g_autofree char *name = kh_pull_dup_in (pull, ":text:1.0", "name");

      if (self->paragraph->uuid == NULL)
        {
          self->paragraph->uuid = kh_style_parse_bookmark (name);
          kh_word_remarks_identify (self->reader->remarks, self->paragraph->line, self->paragraph->uuid);
        }
    }
  else if (kh_pull_is (pull, "note"))
    read_note (self);
  else if (kh_odt_read_remark (self->reader, self->paragraph->line))
    return;
  else if (kh_pull_is (pull, "ruby"))
    {
      KhPullScope scope = kh_pull_enter (pull);

      while (kh_pull_next (pull, &scope))
        if (kh_pull_is (pull, "ruby-base"))
          read_inline (self, format);
    }
  else
    /* Links, fields with their result, anything newer: its words count. */
    read_inline (self, format);
}

static void
read_inline (Paragraph *self, const KhOdtFormat *format)
{
  KhPull *pull = self->reader->pull;
  KhPullScope scope = kh_pull_enter (pull);
  const char *text = NULL;

  while (kh_pull_next_node (pull, &scope, &text))
    {
      if (text != NULL)
        add_file_text (self, format, text);
      else
        read_inline_element (self, format);
    }
}

/* The number of a paragraph, from the list it stands in or, outside of lists, its style. */
static char *
find_mark (KhOdtReader *self, const char *style, List *list, gboolean heading, int outline)
{
  int level = -1;
  const char *name = NULL;

  if (list != NULL && list->level > 0)
    {
      int start = list->start;

      if (!list->counts)
        return NULL;
      list->counts = FALSE;
      list->start = -1;
      name = list->style != NULL ? list->style : kh_odt_styles_find_list (self->styles, style, &level);
      return kh_odt_lists_next (self->lists, list->counters, name, list->level, start);
    }
  if (heading && outline > 0 && self->styles->outline != NULL
      && kh_odt_styles_find_list (self->styles, style, &level) == NULL)
    {
      gpointer counters = kh_odt_lists_open (self->lists, NULL, NULL, "\001outline", TRUE);

      return kh_odt_lists_next (self->lists, counters, NULL, outline, -1);
    }
  return NULL;
}

static void
read_paragraph (KhOdtReader *reader, GPtrArray *blocks, List *list)
{
  KhPull *pull = reader->pull;
  Paragraph self = { .reader = reader, .blocks = blocks };
  g_autofree char *style = kh_pull_dup_in (pull, ":text:1.0", "style-name");
  gboolean heading = kh_pull_is (pull, "h");
  int outline = heading ? kh_pull_get_int (pull, "outline-level", 1) : 0;
  KhOdtFormat format = KH_ODT_FORMAT_INIT;
  KhOdtFormat own = KH_ODT_FORMAT_INIT;
  const KhOdtStyle *automatic = kh_odt_styles_find (reader->styles, "paragraph", style);

  self.paragraph = kh_word_text_add_paragraph (reader->text, blocks);
  kh_word_remarks_break (reader->remarks);
  kh_odt_styles_resolve (reader->styles, "paragraph", style, &format);
  /* Italics of the named style say nothing; LibreOffice also makes styles of its own for direct ones. */
  kh_odt_styles_resolve (
      reader->styles, "paragraph",
      automatic != NULL && automatic->parent != NULL && automatic->italic >= 0 ? automatic->parent : style,
      &own);
  self.paragraph->italic_style = own.italic == 1;
  self.paragraph->centred = kh_odt_styles_is_centred (reader->styles, style);
  self.paragraph->level
      = heading ? (guint) CLAMP (outline, 1, 10) : kh_odt_styles_get_outline (reader->styles, style);
  self.paragraph->mark = find_mark (reader, style, list, heading, outline);
  read_inline (&self, &format);
  if (kh_word_paragraph_is_blank (self.paragraph) && self.paragraph->mark != NULL && strpbrk (self.paragraph->mark, "-+") != NULL)
    g_clear_pointer (&self.paragraph->mark, g_free);
}

static void
read_list (KhOdtReader *self, GPtrArray *blocks, const List *outer)
{
  KhPull *pull = self->pull;
  g_autofree char *id = kh_pull_dup_in (pull, "namespace", "id");
  g_autofree char *continues = kh_pull_dup_in (pull, ":text:1.0", "continue-list");
  g_autofree char *goes_on = kh_pull_dup_in (pull, ":text:1.0", "continue-numbering");
  g_autofree char *style = kh_pull_dup_in (pull, ":text:1.0", "style-name");
  KhPullScope scope = kh_pull_enter (pull);
  List list = { .start = -1 };

  list.style = style != NULL ? style : outer != NULL ? outer->style : NULL;
  list.level = outer != NULL ? outer->level + 1 : 1;
  /* A list inside a list shares its counters. */
  list.counters
      = outer != NULL && outer->level > 0
            ? outer->counters
            : kh_odt_lists_open (self->lists, id, continues, list.style, g_strcmp0 (goes_on, "true") == 0);
  while (kh_pull_next (pull, &scope))
    {
      KhPullScope item = kh_pull_enter (pull);
      gboolean numbered = kh_pull_is (pull, "list-item");

      if (!numbered && !kh_pull_is (pull, "list-header"))
        continue;
      list.counts = numbered;
      list.start = kh_pull_get_int (pull, "start-value", -1);
      while (kh_pull_next (pull, &item))
        read_block (self, blocks, &list);
    }
}

static void
read_cell (KhOdtReader *self, KhWordTable *table, KhWordRow *row)
{
  KhPull *pull = self->pull;
  g_autofree char *style = kh_pull_dup_in (pull, ":table:1.0", "style-name");
  const KhOdtStyle *found = kh_odt_styles_find (self->styles, "table-cell", style);
  KhWordCell *cell = kh_word_row_add_cell (row);

  table->ruled |= found != NULL && found->ruled;
  cell->columns = (guint) CLAMP (kh_pull_get_int (pull, "number-columns-spanned", 1), 1, 64);
  kh_odt_read_blocks (self, cell->blocks);
}

static void
read_row (KhOdtReader *self, KhWordTable *table, gboolean header)
{
  KhPull *pull = self->pull;
  KhPullScope scope = kh_pull_enter (pull);
  KhWordRow *row = kh_word_text_add_row (self->text, table);
  guint covered = 0;

  row->header = header;
  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "table-cell"))
        {
          read_cell (self, table, row);
          covered = ((KhWordCell *) g_ptr_array_index (row->cells, row->cells->len - 1))->columns - 1;
        }
      else if (kh_pull_is (pull, "covered-table-cell"))
        {
          int repeated = CLAMP (kh_pull_get_int (pull, "number-columns-repeated", 1), 1, MAX_REPEATED);

          /* Covered from the left by the cell before, or else from above. */
          for (int i = 0; i < repeated; i++)
            if (covered > 0)
              covered--;
            else
              kh_word_row_add_cell (row)->merged = TRUE;
        }
    }
  kh_word_text_end_row (self->text, row);
}

static void
read_rows (KhOdtReader *self, KhWordTable *table, gboolean header)
{
  KhPull *pull = self->pull;
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "table-row"))
        read_row (self, table, header);
      else if (kh_pull_is (pull, "table-header-rows"))
        read_rows (self, table, TRUE);
      else if (kh_pull_is (pull, "table-rows") || kh_pull_is (pull, "table-row-group"))
        read_rows (self, table, header);
    }
}

/* Whether the current element only groups blocks. */
static gboolean
is_group (KhPull *pull)
{
  return kh_pull_is (pull, "section") || kh_pull_is (pull, "numbered-paragraph")
         || kh_pull_is (pull, "index-body") || kh_pull_is (pull, "text") || kh_pull_is (pull, "index-title");
}

static void
read_block (KhOdtReader *self, GPtrArray *blocks, List *list)
{
  KhPull *pull = self->pull;

  if (kh_pull_is (pull, "p") || kh_pull_is (pull, "h"))
    read_paragraph (self, blocks, list);
  else if (kh_pull_is (pull, "list"))
    read_list (self, blocks, list);
  else if (kh_pull_is (pull, "table"))
    read_rows (self, kh_word_text_add_table (self->text, blocks), FALSE);
  else if (kh_odt_read_remark (self, self->text->n_paragraphs + 1))
    return;
  else if (is_drawing (pull))
    {
      Paragraph paragraph = { .reader = self, .blocks = blocks };

      read_frame (&paragraph);
    }
  else if (is_group (pull))
    kh_odt_read_blocks (self, blocks);
  /* Tables of contents and the like are made from the text and not text. */
}

void
kh_odt_read_blocks (KhOdtReader *self, GPtrArray *blocks)
{
  KhPull *pull = self->pull;
  KhPullScope scope = kh_pull_enter (pull);

  while (kh_pull_next (pull, &scope))
    read_block (self, blocks, NULL);
}
