/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of text that is pasted from elsewhere: clean lines. */
#include "paste.h"

#include <string.h>

#include "text.h"

/* Length of a number or letter with its "." or ")", 0 if there is none. A letter
 * or a Roman number needs care: "V. I. Lê-nin" starts with one as well, so
 * capitals count as numbers only where they are a canonical Roman number. */
static gsize
measure_number (const char *line)
{
  const char *end = line;
  g_autofree char *word = NULL;

  if (g_ascii_isdigit (*end))
    {
      /* "1.", "2)", "1.2." – but not a year or the amount at the start of a sentence. */
      while (g_ascii_isdigit (*end) || (*end == '.' && g_ascii_isdigit (end[1])))
        end++;
      if (end - line > 6 || (*end != '.' && *end != ')'))
        return 0;
      return end + 1 - line;
    }
  while (*end != '\0' && *end != '.' && *end != ')' && *end != ' ' && end - line < 16)
    end = g_utf8_next_char (end);
  word = g_strndup (line, end - line);
  if (*end == ')' && kh_text_parse_letter (word) > 0 && g_utf8_strlen (word, -1) <= 2)
    return end + 1 - line;
  if (*end == '.' && kh_text_parse_roman (word) > 0)
    return end + 1 - line;
  return 0;
}

const char *
kh_paste_strip_mark (const char *line)
{
  static const char *const marks[]
      = { "-",           "+", "–", "—", "•", "*", "●", "▪", "■", "◦", "○", "‣", "·", "\xEF\x82\xB7",
          "\xEF\x82\xA7" /* bullets of the Symbol and Wingdings fonts */ };
  gsize length = 0;
  const char *rest;

  while (*line == ' ' || *line == '\t')
    line++;
  for (gsize i = 0; i < G_N_ELEMENTS (marks) && length == 0; i++)
    if (g_str_has_prefix (line, marks[i]))
      length = strlen (marks[i]);
  if (length == 0)
    length = measure_number (line);
  if (length == 0)
    return line;
  rest = line + length;
  /* "-5" and "1.5" are no marks. */
  if (*rest != ' ' && *rest != '\t' && !g_str_has_prefix (rest, "\xC2\xA0") && *rest != '\0')
    return line;
  while (*rest == ' ' || *rest == '\t')
    rest++;
  return rest;
}

GPtrArray *
kh_paste_split (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *unified = g_strdup (text);
  g_auto (GStrv) parts = NULL;

  g_strdelimit (unified, "\r\v\f", '\n');
  parts = g_regex_split_simple ("\\n|\\x{2028}|\\x{2029}", unified, 0, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *normal = kh_text_normalize (parts[i]);
      const char *rest = kh_paste_strip_mark (normal);

      if (*rest != '\0')
        g_ptr_array_add (lines, g_strdup (rest));
    }
  return lines;
}
