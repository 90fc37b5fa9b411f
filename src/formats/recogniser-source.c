/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A foreign document as a list of paragraphs. */
#include "recogniser-source.h"

#include <string.h>

static void
free_cell (KhSourceCell *cell)
{
  g_free (cell->text);
  g_free (cell->markup);
  g_free (cell->uuid);
  g_free (cell);
}

static void
free_row (KhSourceRow *row)
{
  g_ptr_array_unref (row->cells);
  g_free (row);
}

KhSourceTable *
kh_source_table_new (void)
{
  KhSourceTable *self = g_new0 (KhSourceTable, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  return self;
}

void
kh_source_table_free (KhSourceTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

KhSourceRow *
kh_source_table_add_row (KhSourceTable *self)
{
  KhSourceRow *row = g_new0 (KhSourceRow, 1);

  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) free_cell);
  g_ptr_array_add (self->rows, row);
  return row;
}

KhSourceCell *
kh_source_row_add_cell (KhSourceRow *self)
{
  KhSourceCell *cell = g_new0 (KhSourceCell, 1);

  cell->columns = 1;
  g_ptr_array_add (self->cells, cell);
  return cell;
}

char *
kh_source_row_dup_text (const KhSourceRow *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const KhSourceCell *cell = g_ptr_array_index (self->cells, i);

      if (*cell->text != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " | " : "", cell->text);
    }
  return g_string_free (words, FALSE);
}

static void
free_paragraph (KhSourceParagraph *self)
{
  g_free (self->text);
  g_free (self->fold);
  g_free (self->mark);
  g_strfreev (self->columns);
  g_clear_pointer (&self->styles, g_array_unref);
  g_free (self->uuid);
  g_clear_pointer (&self->table, kh_source_table_free);
  g_free (self);
}

KhSource *
kh_source_new (void)
{
  KhSource *self = g_new0 (KhSource, 1);

  self->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) free_paragraph);
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
kh_source_free (KhSource *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->paragraphs);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

KhSourceParagraph *
kh_source_add (KhSource *self, const char *text, guint line)
{
  KhSourceParagraph *paragraph = g_new0 (KhSourceParagraph, 1);

  paragraph->text = kh_text_normalize (text);
  paragraph->fold = kh_text_fold_chars (paragraph->text);
  paragraph->line = paragraph->last_line = line;
  g_ptr_array_add (self->paragraphs, paragraph);
  return paragraph;
}

KhFinding *
kh_source_add_finding (KhSource *self, const char *rule, KhSeverity severity, const char *text,
                       const char *message, guint line)
{
  KhFinding *finding = kh_finding_new (rule, severity, text, message);

  if (line > 0)
    g_object_set (finding, "line", (int) line, NULL);
  g_ptr_array_add (self->findings, finding);
  return finding;
}

void
kh_source_paragraph_add_style (KhSourceParagraph *self, guint start, guint end, gboolean bold,
                               gboolean italic)
{
  KhSourceStyle style = { start, end, bold, italic };

  g_return_if_fail (start <= end && end <= strlen (self->text));

  if (start == end || (!bold && !italic))
    return;
  if (self->styles == NULL)
    self->styles = g_array_new (FALSE, FALSE, sizeof (KhSourceStyle));
  g_array_append_val (self->styles, style);
}

void
kh_source_paragraph_truncate (KhSourceParagraph *self, gsize length)
{
  g_autofree char *text = g_strndup (self->text, length);
  guint kept = 0;

  g_free (self->text);
  self->text = g_strchomp (g_steal_pointer (&text));
  length = strlen (self->text);
  g_free (self->fold);
  self->fold = kh_text_fold_chars (self->text);
  g_clear_pointer (&self->columns, g_strfreev);

  if (self->styles == NULL)
    return;
  for (guint i = 0; i < self->styles->len; i++)
    {
      KhSourceStyle *style = &g_array_index (self->styles, KhSourceStyle, i);

      if (style->start >= length)
        break;
      style->end = MIN (style->end, length);
      kept++;
    }
  g_array_set_size (self->styles, kept);
}

gboolean
kh_source_paragraph_is_bold (const KhSourceParagraph *self)
{
  gsize end = 0;

  if (self->styles == NULL)
    return FALSE;
  for (guint i = 0; i < self->styles->len; i++)
    {
      const KhSourceStyle *style = &g_array_index (self->styles, KhSourceStyle, i);

      for (; end < style->start; end++)
        if (!g_ascii_isspace (self->text[end]))
          return FALSE;
      if (!style->bold)
        return FALSE;
      end = style->end;
    }
  return self->text[end] == '\0';
}

static void
add_run (GPtrArray *runs, const char *text, gsize start, gsize end, const KhSourceStyle *style)
{
  g_autofree char *piece = NULL;

  if (start >= end)
    return;
  piece = g_strndup (text + start, end - start);
  g_ptr_array_add (
      runs, kh_run_new (KH_RUN_TEXT, piece, style != NULL && style->bold, style != NULL && style->italic));
}

char *
kh_source_paragraph_dup_markup (const KhSourceParagraph *self, gsize start, gsize end)
{
  g_autoptr (GPtrArray) runs = NULL;

  g_return_val_if_fail (end <= strlen (self->text), NULL);

  while (start < end && self->text[start] == ' ')
    start++;
  while (end > start && self->text[end - 1] == ' ')
    end--;
  if (start >= end)
    return g_strdup ("");

  runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_run_free);
  for (guint i = 0; self->styles != NULL && i < self->styles->len; i++)
    {
      const KhSourceStyle *style = &g_array_index (self->styles, KhSourceStyle, i);

      if (style->end <= start)
        continue;
      if (style->start >= end)
        break;
      add_run (runs, self->text, start, MAX (start, style->start), NULL);
      add_run (runs, self->text, MAX (start, style->start), MIN (end, style->end), style);
      start = MIN (end, style->end);
    }
  add_run (runs, self->text, start, end, NULL);
  return kh_markup_from_runs (runs);
}

char *
kh_source_key (const char *text)
{
  g_autofree char *fold = kh_text_fold_chars (text);
  GString *key = g_string_sized_new (strlen (fold));
  gboolean space = FALSE;

  for (const char *p = fold; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c))
        {
          space = key->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (key, ' ');
      space = FALSE;
      g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}

gboolean
kh_source_is_upper (const char *text)
{
  guint letters = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      if (g_unichar_isalpha (c))
        letters++;
    }
  return letters >= 2;
}

gboolean
kh_source_is_blank_rule (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}
