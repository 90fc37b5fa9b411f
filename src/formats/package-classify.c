/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a word processor's paragraphs and tables to the recogniser's source. */
#include <string.h>

#include "package-source.h"
#include "recogniser-label.h"

/* So many spaces part what stands left and right on a line. */
#define COLUMN_SPACES 3
/* A letterhead is at the very start. */
#define MAX_HEAD 40

typedef struct
{
  KhWordText *text;
  gboolean in_body; /* a numbered heading was met */
} Classifier;

/* One line of a paragraph: normalized words, their styles, and its parts. */
typedef struct
{
  GString *text;
  GString *parts; /* the same with tabs where wide gaps are */
  GArray *styles; /* of KhSourceStyle */
  guint spaces;
  gboolean tab;
} Line;

static void
free_line (Line *line)
{
  g_string_free (line->text, TRUE);
  g_string_free (line->parts, TRUE);
  g_array_unref (line->styles);
  g_free (line);
}

static Line *
add_line (GPtrArray *lines)
{
  Line *line = g_new0 (Line, 1);

  line->text = g_string_new (NULL);
  line->parts = g_string_new (NULL);
  line->styles = g_array_new (FALSE, FALSE, sizeof (KhSourceStyle));
  g_ptr_array_add (lines, line);
  return line;
}

static void
extend_style (Line *line, guint start, gboolean bold, gboolean italic)
{
  KhSourceStyle style = { start, (guint) line->text->len, bold, italic };

  if (!bold && !italic)
    return;
  if (line->styles->len > 0)
    {
      KhSourceStyle *last = &g_array_index (line->styles, KhSourceStyle, line->styles->len - 1);

      if (last->end == start && last->bold == bold && last->italic == italic)
        {
          last->end = style.end;
          return;
        }
    }
  g_array_append_val (line->styles, style);
}

static gboolean
is_invisible (gunichar c)
{
  return c == 0x00ad || (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff;
}

static void
append_char (Line *line, gunichar c, const KhWordRun *run, gboolean italic)
{
  guint start = (guint) line->text->len;

  if (is_invisible (c))
    return;
  if (g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR)
    {
      line->spaces++;
      line->tab |= c == '\t';
      return;
    }
  if (line->spaces > 0 && line->text->len > 0)
    {
      g_string_append_c (line->text, ' ');
      g_string_append_c (line->parts, line->tab || line->spaces >= COLUMN_SPACES ? '\t' : ' ');
      /* A space between two bold words is bold: its style is that of what follows. */
      if (line->styles->len == 0
          || g_array_index (line->styles, KhSourceStyle, line->styles->len - 1).end != start)
        start = (guint) line->text->len;
    }
  line->spaces = 0;
  line->tab = FALSE;
  if (c >= 0xf000 && c <= 0xf0ff)
    c = kh_word_symbol ("Symbol", c) != 0 ? kh_word_symbol ("Symbol", c) : 0x2022;
  g_string_append_unichar (line->text, c);
  g_string_append_unichar (line->parts, c);
  extend_style (line, start, run->bold, italic);
}

static GPtrArray *
read_lines (const KhWordParagraph *paragraph)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) free_line);
  Line *line = add_line (lines);

  for (guint i = 0; i < paragraph->runs->len; i++)
    {
      const KhWordRun *run = g_ptr_array_index (paragraph->runs, i);
      g_autofree char *composed = kh_text_compose (run->text->str);
      gboolean italic = run->italic && !paragraph->italic_style;

      for (const char *p = composed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (c == '\n')
            line = add_line (lines);
          else
            append_char (line, c, run, italic);
        }
    }
  return lines;
}

/* Whether a line that was broken by hand is a paragraph of its own. */
static gboolean
stands_alone (const Line *line)
{
  KhLabel label = kh_label_parse (line->text->str);

  return label.kind != KH_LABEL_NONE;
}

static void
join_line (Line *line, const Line *next)
{
  guint shift;

  if (next->text->len == 0)
    return;
  if (line->text->len > 0)
    {
      g_string_append_c (line->text, ' ');
      g_string_append_c (line->parts, ' ');
    }
  shift = (guint) line->text->len;
  g_string_append (line->text, next->text->str);
  g_string_append (line->parts, next->parts->str);
  for (guint i = 0; i < next->styles->len; i++)
    {
      KhSourceStyle style = g_array_index (next->styles, KhSourceStyle, i);

      style.start += shift;
      style.end += shift;
      g_array_append_val (line->styles, style);
    }
}

/* Parts that wide gaps set apart, two or more; a mark alone is part of what follows it. */
static GStrv
split_parts (const Line *line)
{
  g_auto (GStrv) pieces = NULL;
  g_autoptr (GStrvBuilder) parts = NULL;
  g_autofree char *mark = NULL;
  GStrv all = NULL;

  if (strchr (line->parts->str, '\t') == NULL)
    return NULL;
  pieces = g_strsplit (line->parts->str, "\t", -1);
  parts = g_strv_builder_new ();
  for (char **piece = pieces; *piece != NULL; piece++)
    {
      KhLabel label = kh_label_parse (*piece);
      g_autofree char *joined = NULL;

      if (**piece == '\0')
        continue;
      if (mark == NULL && label.kind != KH_LABEL_NONE && (*piece)[label.length] == '\0')
        {
          mark = g_strdup (*piece);
          continue;
        }
      joined = mark != NULL ? g_strconcat (mark, " ", *piece, NULL) : g_strdup (*piece);
      g_clear_pointer (&mark, g_free);
      g_strv_builder_add (parts, joined);
    }
  all = g_strv_builder_end (parts);
  if (g_strv_length (all) < 2)
    g_clear_pointer (&all, g_strfreev);
  return all;
}

/* Legal bases and references are italic as a whole by the decree's own rule: that says nothing. */
static void
drop_usual_italics (KhSourceParagraph *paragraph)
{
  static const char *const starts[] = { "can cu", "theo de nghi", "xet de nghi", "thuc hien", "(" };
  gsize end = 0;

  if (paragraph->styles == NULL)
    return;
  for (guint i = 0; i < paragraph->styles->len; i++)
    {
      const KhSourceStyle *style = &g_array_index (paragraph->styles, KhSourceStyle, i);

      if (!style->italic || style->start > end + 1)
        return;
      end = style->end;
    }
  if (paragraph->text[end] != '\0')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (paragraph->fold, starts[i]))
      {
        for (guint j = 0; j < paragraph->styles->len; j++)
          g_array_index (paragraph->styles, KhSourceStyle, j).italic = FALSE;
        return;
      }
}

static void
add_source_line (Classifier *self, const KhWordParagraph *paragraph, const Line *line, gboolean first)
{
  const char *mark = first ? paragraph->mark : NULL;
  g_autofree char *marked = NULL;
  KhSourceParagraph *added = NULL;

  if (line->text->len == 0 && mark == NULL)
    return;
  /* A number of a form that no plan has stays with its words. */
  if (mark != NULL && kh_label_parse (mark).kind == KH_LABEL_NONE)
    {
      marked = g_strconcat (mark, " ", line->text->str, NULL);
      added = kh_source_add (self->text->source, marked, paragraph->line);
    }
  else
    {
      added = kh_source_add (self->text->source, line->text->str, paragraph->line);
      added->mark = g_strdup (mark);
    }
  if (first)
    added->uuid = g_strdup (paragraph->uuid);
  added->columns = split_parts (line);
  if (mark != NULL || kh_label_parse (added->text).kind != KH_LABEL_NONE)
    self->in_body = TRUE;
  /* The title is often given a heading's style for its looks. */
  if (self->in_body || !paragraph->centred)
    added->level = paragraph->level;
  if (strcmp (added->text, line->text->str) != 0)
    return;
  for (guint i = 0; i < line->styles->len; i++)
    {
      const KhSourceStyle *style = &g_array_index (line->styles, KhSourceStyle, i);

      kh_source_paragraph_add_style (added, style->start, style->end, style->bold, style->italic);
    }
  drop_usual_italics (added);
}

/* @layout: whether the paragraph is in a table made for the page's looks, where
 * each line counts. */
static void
add_source_paragraph (Classifier *self, const KhWordParagraph *paragraph, gboolean layout)
{
  g_autoptr (GPtrArray) lines = read_lines (paragraph);
  guint first = 0;

  for (guint i = 0; i < lines->len;)
    {
      Line *line = g_ptr_array_index (lines, i);
      guint next = i + 1;

      for (; !layout && next < lines->len && !stands_alone (g_ptr_array_index (lines, next)); next++)
        join_line (line, g_ptr_array_index (lines, next));
      add_source_line (self, paragraph, line, i == first);
      i = next;
    }
}

static void
flatten (Classifier *self, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const KhWordBlock *block = g_ptr_array_index (blocks, i);

      if (block->paragraph != NULL)
        add_source_paragraph (self, block->paragraph, TRUE);
      for (guint r = 0; block->table != NULL && r < block->table->rows->len; r++)
        {
          const KhWordRow *row = g_ptr_array_index (block->table->rows, r);

          for (guint c = 0; c < row->cells->len; c++)
            flatten (self, ((const KhWordCell *) g_ptr_array_index (row->cells, c))->blocks);
        }
    }
}

/* The paragraphs of @blocks and of the tables in them, in their order. */
static void
collect_paragraphs (GPtrArray *blocks, GPtrArray *paragraphs)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const KhWordBlock *block = g_ptr_array_index (blocks, i);

      if (block->paragraph != NULL)
        g_ptr_array_add (paragraphs, block->paragraph);
      for (guint r = 0; block->table != NULL && r < block->table->rows->len; r++)
        {
          const KhWordRow *row = g_ptr_array_index (block->table->rows, r);

          for (guint c = 0; c < row->cells->len; c++)
            collect_paragraphs (((const KhWordCell *) g_ptr_array_index (row->cells, c))->blocks, paragraphs);
        }
    }
}

/* A line of a cell as inline markup; one that is bold as a whole is bold for its place. */
static char *
dup_line_markup (const Line *line, KhSource *scratch)
{
  KhSourceParagraph *words = kh_source_add (scratch, line->text->str, 1);

  for (guint i = 0; i < line->styles->len && strcmp (words->text, line->text->str) == 0; i++)
    {
      const KhSourceStyle *style = &g_array_index (line->styles, KhSourceStyle, i);

      kh_source_paragraph_add_style (words, style->start, style->end, style->bold, style->italic);
    }
  return kh_source_paragraph_is_bold (words) ? kh_markup_escape (words->text)
                                             : kh_source_paragraph_dup_markup (words, 0, strlen (words->text));
}

static void
append_piece (GString *words, const char *parting, const char *mark, const char *piece)
{
  g_string_append_printf (words, "%s%s%s%s", words->len > 0 ? parting : "", mark, *mark != '\0' && *piece != '\0' ? " " : "",
                          piece);
}

/* Adds the words of a content table's cell; its paragraphs become lines. Nested
 * tables are taken in their order; few cells hold one. */
static void
read_cell (const KhWordCell *cell, KhSourceCell *target)
{
  GString *markup = g_string_new (NULL);
  GString *text = g_string_new (NULL);
  g_autoptr (KhSource) scratch = kh_source_new ();
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new ();

  collect_paragraphs (cell->blocks, paragraphs);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const KhWordParagraph *paragraph = g_ptr_array_index (paragraphs, i);
      g_autoptr (GPtrArray) lines = read_lines (paragraph);

      if (target->uuid == NULL)
        target->uuid = g_strdup (paragraph->uuid);
      for (guint j = 0; j < lines->len; j++)
        {
          const Line *line = g_ptr_array_index (lines, j);
          const char *mark = j == 0 && paragraph->mark != NULL ? paragraph->mark : "";
          g_autofree char *piece = NULL;
          g_autofree char *plain = NULL;

          if (line->text->len == 0 && *mark == '\0')
            continue;
          piece = dup_line_markup (line, scratch);
          plain = kh_text_normalize (line->text->str);
          append_piece (markup, "\n", mark, piece);
          append_piece (text, " ", mark, plain);
        }
    }
  target->columns = cell->columns;
  target->merged = cell->merged;
  target->markup = g_string_free (markup, FALSE);
  target->text = g_string_free (text, FALSE);
}

/* A table of content becomes one paragraph that carries it. */
static void
add_source_table (Classifier *self, const KhWordTable *table)
{
  KhSourceTable *target = kh_source_table_new ();
  KhSourceParagraph *added = NULL;
  g_autofree char *words = NULL;

  for (guint r = 0; r < table->rows->len; r++)
    {
      const KhWordRow *row = g_ptr_array_index (table->rows, r);
      KhSourceRow *target_row = kh_source_table_add_row (target);

      target_row->header = row->header;
      target_row->line = row->line;
      target_row->last_line = row->last_line;
      for (guint c = 0; c < row->cells->len; c++)
        {
          KhSourceCell *cell = kh_source_row_add_cell (target_row);

          read_cell (g_ptr_array_index (row->cells, c), cell);
        }
      if (words == NULL || *words == '\0')
        {
          g_free (words);
          words = kh_source_row_dup_text (target_row);
        }
    }
  if (words == NULL || *words == '\0')
    {
      kh_source_table_free (target);
      return;
    }
  added = kh_source_add (self->text->source, words, ((KhSourceRow *) g_ptr_array_index (target->rows, 0))->line);
  added->last_line = ((KhSourceRow *) g_ptr_array_index (target->rows, target->rows->len - 1))->last_line;
  /* Not one word of it is a mark. */
  added->mark = g_strdup ("");
  added->table = target;
}

static gboolean
table_says (const KhWordTable *table, const char *phrase)
{
  for (guint r = 0; r < table->rows->len; r++)
    {
      const KhWordRow *row = g_ptr_array_index (table->rows, r);

      for (guint c = 0; c < row->cells->len; c++)
        {
          g_autofree char *text = kh_word_cell_dup_text (g_ptr_array_index (row->cells, c));
          g_autofree char *key = strlen (text) < 4096 ? kh_source_key (text) : g_strdup ("");

          if (strstr (key, phrase) != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

static guint
count_cells (const KhWordTable *table)
{
  guint most = 0;

  for (guint r = 0; r < table->rows->len; r++)
    most = MAX (most, ((const KhWordRow *) g_ptr_array_index (table->rows, r))->cells->len);
  return most;
}

/* Whether a table only sets words side by side: the letterhead, the signature. */
static gboolean
is_layout (const KhWordTable *table, guint position)
{
  guint cells = count_cells (table);

  if (cells <= 1 && table->rows->len == 1)
    return TRUE;
  if (cells > 4)
    return FALSE;
  if (table_says (table, "noi nhan") && table->rows->len <= 6)
    return TRUE;
  if (position < MAX_HEAD
      && (table_says (table, "cong hoa xa hoi chu nghia") || table_says (table, "doc lap tu do")))
    return TRUE;
  return !table->ruled && table->rows->len <= 2 && cells <= 3 && position >= MAX_HEAD
         && !table_says (table, "stt") && !table_says (table, "chu tri");
}

KhSource *
kh_word_text_finish (KhWordText *text)
{
  g_autoptr (KhWordText) self = text;
  Classifier classifier = { .text = text };

  g_return_val_if_fail (text != NULL, NULL);

  kh_word_text_convert_legacy (self);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const KhWordBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->paragraph != NULL)
        add_source_paragraph (&classifier, block->paragraph, FALSE);
      else if (is_layout (block->table, self->source->paragraphs->len))
        {
          g_autoptr (GPtrArray) one = g_ptr_array_new ();

          g_ptr_array_add (one, (gpointer) block);
          flatten (&classifier, one);
        }
      else
        add_source_table (&classifier, block->table);
    }
  return g_steal_pointer (&self->source);
}
