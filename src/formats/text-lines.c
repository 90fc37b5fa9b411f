/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a text file. */
#include "text-lines.h"

#include <glib/gi18n.h>
#include <string.h>

#include "recogniser-label.h"
#include "text-reader.h"
#include "text-source.h"

/* Gaps of so many spaces set columns apart. */
#define COLUMN_GAP 3
#define TAB_WIDTH 8
/* A text may hold a few stray control characters; with more it is no text. */
#define MAX_CONTROLS_SHARE 200

void
kh_text_line_free (KhTextLine *self)
{
  g_free (self->text);
  g_strfreev (self->columns);
  g_free (self);
}

static gboolean
is_utf16 (const guint8 *data, gsize size)
{
  return size >= 2 && ((data[0] == 0xFF && data[1] == 0xFE) || (data[0] == 0xFE && data[1] == 0xFF));
}

static guint
count_lines (const char *text, gsize length)
{
  guint lines = 1;

  for (gsize i = 0; i < length; i++)
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 >= length || text[i + 1] != '\n')))
      lines++;
  return lines;
}

/* Control characters other than those that part lines and words. */
static gboolean
is_stray (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v')
         || (c >= 0x7F && c < 0xA0 && c != 0x85) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

static gboolean
check (const char *text, gsize size, guint *n_controls, GError **error)
{
  const char *bad = NULL;

  if (is_utf16 ((const guint8 *) text, size))
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_ENCODING,
                           _ ("The file is UTF-16 text. Save it as UTF-8 text and import that."));
      return FALSE;
    }
  if (memchr (text, '\0', size) != NULL)
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_ENCODING,
                           _ ("The file is not text: it holds binary data. Choose a text file."));
      return FALSE;
    }
  if (!g_utf8_validate_len (text, size, &bad))
    {
      g_set_error (
          error, KH_READER_ERROR, KH_READER_ERROR_ENCODING,
          _ ("The text is not valid UTF-8: the first wrong byte is number %u, in line %u. Save the file as "
             "UTF-8 text and import that."),
          (guint) (bad - text) + 1, count_lines (text, bad - text));
      return FALSE;
    }

  *n_controls = 0;
  for (const char *p = text; p < text + size; p = g_utf8_next_char (p))
    if (is_stray (g_utf8_get_char (p)))
      (*n_controls)++;
  if (*n_controls > size / MAX_CONTROLS_SHARE + 4)
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_ENCODING,
                           _ ("The file is not text: it is full of control characters. Choose a text file."));
      return FALSE;
    }
  return TRUE;
}

/* Only what drawn columns need: a list's mark and its text are no columns. */
static GStrv
split_columns (const char *text)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;

  for (const char *p = text; *p != '\0';)
    {
      const char *end = p;
      guint width = 0;
      KhLabel label;

      for (; *end != '\0' && (g_unichar_isspace (g_utf8_get_char (end)) || g_utf8_get_char (end) == 0xA0);
           end = g_utf8_next_char (end))
        width += *end == '\t' ? COLUMN_GAP : 1;
      if (width < COLUMN_GAP)
        {
          p = end > p ? end : g_utf8_next_char (p);
          continue;
        }

      g_autofree char *piece = g_strndup (start, p - start);

      p = end;
      label = kh_label_parse (piece);
      if (label.kind != KH_LABEL_NONE && piece[label.length] == '\0')
        continue;
      g_ptr_array_add (columns, kh_text_normalize (piece));
      start = end;
    }
  if (columns->len == 0)
    return NULL;
  g_ptr_array_add (columns, kh_text_normalize (start));
  g_ptr_array_add (columns, NULL);
  return (GStrv) g_ptr_array_steal (columns, NULL);
}

static guint
measure_indent (const char *text)
{
  guint indent = 0;

  for (; *text != '\0' && g_unichar_isspace (g_utf8_get_char (text)); text = g_utf8_next_char (text))
    indent += *text == '\t' ? TAB_WIDTH - indent % TAB_WIDTH : 1;
  return indent;
}

static char *
clean (const char *start, gsize length)
{
  GString *text = g_string_sized_new (length);

  for (const char *p = start; p < start + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Word writes its no-break hyphen so when it gives plain text. */
      if (c == 0x1E)
        g_string_append_c (text, '-');
      else if (!is_stray (c))
        g_string_append_unichar (text, c);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  GPtrArray *lines;
  guint line;
  gboolean blank;
  gboolean page_break;
} State;

static void
add_piece (State *self, const char *start, gsize length)
{
  g_autofree char *cleaned = clean (start, length);
  g_autofree char *text = kh_text_normalize (cleaned);
  KhTextLine *line = NULL;

  if (*text == '\0')
    {
      self->blank = TRUE;
      return;
    }
  line = g_new0 (KhTextLine, 1);
  line->columns = split_columns (g_strchomp (cleaned + strspn (cleaned, " \t")));
  line->indent = measure_indent (cleaned);
  line->text = g_steal_pointer (&text);
  line->line = self->line;
  line->chars = line->indent + g_utf8_strlen (line->text, -1);
  line->blank_before = self->blank;
  line->break_before = self->page_break;
  g_ptr_array_add (self->lines, line);
  self->blank = self->page_break = FALSE;
}

/* The bytes of the separator at @p, 0 if there is none. */
static gsize
separator_length (const char *p, const char *end)
{
  if (*p == '\r')
    return p + 1 < end && p[1] == '\n' ? 2 : 1;
  if (*p == '\n' || *p == '\f' || *p == '\v')
    return 1;
  if ((guchar) *p == 0xC2 && (guchar) p[1] == 0x85)
    return 2;
  if (g_str_has_prefix (p, "\342\200\250") || g_str_has_prefix (p, "\342\200\251"))
    return 3;
  return 0;
}

GPtrArray *
kh_text_lines_read (GBytes *bytes, guint *n_controls, GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *copy = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_text_line_free);
  State state = { lines, 1, FALSE, FALSE };
  const char *start, *end;

  if (size == 0)
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_EMPTY,
                           _ ("The file is empty. Choose a file that holds a plan."));
      return NULL;
    }
  if (size > KH_TEXT_READER_MAX_BYTES)
    {
      g_set_error (error, KH_READER_ERROR, KH_READER_ERROR_TOO_LARGE,
                   _ ("The text is larger than %d MB, which no plan is. Choose a file that holds a plan."),
                   KH_TEXT_READER_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  if (!check (data, size, n_controls, error))
    return NULL;

  copy = g_strndup (data, size);
  end = copy + size;
  start = copy + (g_str_has_prefix (copy, "\357\273\277") ? 3 : 0);
  for (const char *p = start; p <= end; p++)
    {
      gsize separator = p < end ? separator_length (p, end) : 1;

      if (separator == 0)
        continue;
      if (p - start > KH_TEXT_SOURCE_MAX_LINE || lines->len > KH_TEXT_SOURCE_MAX_LINES)
        {
          g_set_error (
              error, KH_READER_ERROR, KH_READER_ERROR_TOO_LARGE,
              p - start > KH_TEXT_SOURCE_MAX_LINE
                  ? _ ("Line %u of the text is too long for a plan. Choose a file that holds a plan.")
                  : _ ("The text has too many lines for a plan: it was read to line %u. Choose a file that "
                       "holds a plan."),
              state.line);
          return NULL;
        }
      add_piece (&state, start, p - start);
      if (p == end)
        break;
      if (*p == '\f')
        state.page_break = TRUE;
      if (*p == '\n' || *p == '\r')
        state.line++;
      p += separator - 1;
      start = p + 1;
    }

  if (lines->len == 0)
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_EMPTY,
                           _ ("The file holds no words. Choose a file that holds a plan."));
      return NULL;
    }
  return g_steal_pointer (&lines);
}
