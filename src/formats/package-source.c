/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhWordText: paragraphs, runs and tables of a word processor's file. */
#include "package-source.h"

#include <glib/gi18n.h>
#include <string.h>

/* An address is no longer than this. */
#define MAX_ADDRESS_BYTES 600

static void
free_run (KhWordRun *run)
{
  g_string_free (run->text, TRUE);
  g_free (run);
}

static void
free_cell (KhWordCell *cell)
{
  g_ptr_array_unref (cell->blocks);
  g_free (cell);
}

static void
free_row (KhWordRow *row)
{
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static void
free_block (KhWordBlock *block)
{
  if (block->paragraph != NULL)
    {
      g_ptr_array_unref (block->paragraph->runs);
      g_free (block->paragraph->mark);
      g_free (block->paragraph->uuid);
      g_free (block->paragraph);
    }
  if (block->table != NULL)
    {
      g_ptr_array_unref (block->table->rows);
      g_free (block->table);
    }
  g_free (block);
}

static GPtrArray *
new_blocks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_block);
}

KhWordText *
kh_word_text_new (void)
{
  KhWordText *self = g_new0 (KhWordText, 1);

  self->blocks = new_blocks ();
  self->source = kh_source_new ();
  return self;
}

void
kh_word_text_free (KhWordText *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  kh_source_free (self->source);
  g_free (self->address);
  g_free (self);
}

KhWordParagraph *
kh_word_text_add_paragraph (KhWordText *self, GPtrArray *blocks)
{
  KhWordBlock *block = g_new0 (KhWordBlock, 1);

  block->paragraph = g_new0 (KhWordParagraph, 1);
  block->paragraph->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) free_run);
  block->paragraph->line = ++self->n_paragraphs;
  g_ptr_array_add (blocks, block);
  return block->paragraph;
}

KhWordTable *
kh_word_text_add_table (KhWordText *self, GPtrArray *blocks)
{
  KhWordBlock *block = g_new0 (KhWordBlock, 1);

  block->table = g_new0 (KhWordTable, 1);
  block->table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  g_ptr_array_add (blocks, block);
  return block->table;
}

KhWordRow *
kh_word_text_add_row (KhWordText *self, KhWordTable *table)
{
  KhWordRow *row = g_new0 (KhWordRow, 1);

  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) free_cell);
  row->line = row->last_line = self->n_paragraphs + 1;
  g_ptr_array_add (table->rows, row);
  return row;
}

void
kh_word_text_end_row (KhWordText *self, KhWordRow *row)
{
  row->last_line = MAX (row->line, self->n_paragraphs);
}

KhWordCell *
kh_word_row_add_cell (KhWordRow *self)
{
  KhWordCell *cell = g_new0 (KhWordCell, 1);

  cell->blocks = new_blocks ();
  cell->columns = 1;
  g_ptr_array_add (self->cells, cell);
  return cell;
}

void
kh_word_paragraph_add (KhWordParagraph *self, const char *text, gssize length, gboolean bold, gboolean italic,
                       KhLegacy legacy)
{
  KhWordRun *run = self->runs->len > 0 ? g_ptr_array_index (self->runs, self->runs->len - 1) : NULL;

  if (length < 0)
    length = (gssize) strlen (text);
  if (length == 0)
    return;
  if (run == NULL || run->bold != bold || run->italic != italic || run->legacy != legacy)
    {
      run = g_new0 (KhWordRun, 1);
      run->text = g_string_new (NULL);
      run->bold = bold;
      run->italic = italic;
      run->legacy = legacy;
      g_ptr_array_add (self->runs, run);
    }
  g_string_append_len (run->text, text, length);
}

static char *
dup_raw (const KhWordParagraph *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->runs->len; i++)
    g_string_append (text, ((const KhWordRun *) g_ptr_array_index (self->runs, i))->text->str);
  return g_string_free (text, FALSE);
}

char *
kh_word_paragraph_dup_text (const KhWordParagraph *self)
{
  g_autofree char *raw = dup_raw (self);

  return kh_text_normalize (raw);
}

gboolean
kh_word_paragraph_is_blank (const KhWordParagraph *self)
{
  for (guint i = 0; i < self->runs->len; i++)
    if (!kh_text_is_blank (((const KhWordRun *) g_ptr_array_index (self->runs, i))->text->str))
      return FALSE;
  return TRUE;
}

static void
append_words (GString *words, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const KhWordBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *text = block->paragraph != NULL ? kh_word_paragraph_dup_text (block->paragraph) : NULL;

      if (text != NULL && *text != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", text);
      for (guint r = 0; block->table != NULL && r < block->table->rows->len; r++)
        {
          const KhWordRow *row = g_ptr_array_index (block->table->rows, r);

          for (guint c = 0; c < row->cells->len; c++)
            append_words (words, ((const KhWordCell *) g_ptr_array_index (row->cells, c))->blocks);
        }
    }
}

char *
kh_word_cell_dup_text (const KhWordCell *self)
{
  GString *words = g_string_new (NULL);

  append_words (words, self->blocks);
  return g_string_free (words, FALSE);
}

void
kh_word_set_address (KhPlan *plan, const char *footer)
{
  const char *before = kh_plan_get_address (plan);
  guint letters = 0;

  if (footer == NULL || strlen (footer) > MAX_ADDRESS_BYTES || (before != NULL && *before != '\0'))
    return;
  for (const char *p = footer; *p != '\0'; p = g_utf8_next_char (p))
    letters += g_unichar_isalpha (g_utf8_get_char (p)) ? 1 : 0;
  /* "Trang 1/5" is none. */
  if (letters >= 8)
    g_object_set (plan, "address", footer, NULL);
}

gunichar
kh_word_symbol (const char *font, gunichar c)
{
  static const struct
  {
    const char *font;
    guint code;
    gunichar meaning;
  } symbols[] = {
    { "Symbol", 0xb7, 0x2022 },    { "Symbol", 0xb3, 0x2265 },    { "Symbol", 0xa3, 0x2264 },
    { "Symbol", 0xb9, 0x2260 },    { "Symbol", 0xb1, 0x00b1 },    { "Symbol", 0xb4, 0x00d7 },
    { "Symbol", 0xb8, 0x00f7 },    { "Symbol", 0xb0, 0x00b0 },    { "Symbol", 0xae, 0x2192 },
    { "Symbol", 0xde, 0x21d2 },    { "Symbol", 0x2d, 0x002d },    { "Symbol", 0x2b, 0x002b },
    { "Symbol", 0xa8, 0x2666 },    { "Wingdings", 0xa7, 0x25aa }, { "Wingdings", 0x6c, 0x25cf },
    { "Wingdings", 0x6e, 0x25a0 }, { "Wingdings", 0x76, 0x2756 }, { "Wingdings", 0xd8, 0x27a2 },
    { "Wingdings", 0xe0, 0x2192 }, { "Wingdings", 0xe8, 0x2794 }, { "Wingdings", 0xfc, 0x2713 },
    { "Wingdings", 0xfb, 0x2717 }, { "Wingdings", 0xfe, 0x2611 }, { "Wingdings", 0xa8, 0x25fb },
    { "Wingdings", 0x6f, 0x25a1 }, { "Wingdings", 0x71, 0x2751 },
  };
  guint code = c >= 0xf000 && c <= 0xf0ff ? c - 0xf000 : c;

  for (guint i = 0; font != NULL && i < G_N_ELEMENTS (symbols); i++)
    if (symbols[i].code == code && g_ascii_strcasecmp (font, symbols[i].font) == 0)
      return symbols[i].meaning;
  /* What is not in a font of symbols keeps its meaning; figures and letters of Symbol do too. */
  if (c < 0xf000 || c > 0xf0ff)
    return c;
  if (font != NULL && g_ascii_strcasecmp (font, "Symbol") == 0 && code >= 0x20 && code < 0x40)
    return code;
  return 0;
}

const char *
kh_word_bullet (const char *text)
{
  gunichar c = text != NULL ? g_utf8_get_char (text) : 0;

  /* "o" is the second bullet that word processors offer, as "+" is in plans. */
  return c == '+' || c == 0xf02b || c == 'o' ? "+" : "-";
}
