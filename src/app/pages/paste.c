/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPaste: what becomes of text that is pasted from elsewhere. */
#include "paste.h"

#include <string.h>

#include "html-fragment.h"
#include "kh-core.h"
#include "markup.h"
#include "text.h"

#define SAMPLE_LENGTH 120 /* characters; enough to see whether the words are right */

struct _KhPaste
{
  GPtrArray *lines; /* GPtrArray of KhRun, as they came */
  KhLegacy font;    /* what the font names say, KH_LEGACY_NONE if nothing */
  gboolean html;
};

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

static GPtrArray *
new_line (const char *text)
{
  GPtrArray *line = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_run_free);

  if (text != NULL)
    g_ptr_array_add (line, kh_run_new (KH_RUN_TEXT, text, FALSE, FALSE));
  return line;
}

KhPaste *
kh_paste_new_text (const char *text)
{
  KhPaste *self = g_new0 (KhPaste, 1);
  g_autofree char *unified = g_strdup (text);
  g_auto (GStrv) parts = NULL;

  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_strdelimit (unified, "\r\v\f", '\n');
  parts = g_regex_split_simple ("\\n|\\x{2028}|\\x{2029}", unified, 0, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (self->lines, new_line (parts[i]));
  return self;
}

KhPaste *
kh_paste_new_html (GBytes *html)
{
  KhLegacy font = KH_LEGACY_NONE;
  GPtrArray *lines = kh_html_fragment_read (html, &font, NULL);
  KhPaste *self;

  /* The clipboard has the same as plain text, which will do where HTML does not. */
  if (lines == NULL)
    return NULL;
  self = g_new0 (KhPaste, 1);
  self->lines = lines;
  self->font = font;
  self->html = TRUE;
  return self;
}

void
kh_paste_free (KhPaste *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* The words as they came: the normal form would drop characters that mean letters there. */
static char *
dup_raw (KhPaste *self)
{
  GString *raw = g_string_new (NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      GPtrArray *line = self->lines->pdata[i];

      for (guint j = 0; j < line->len; j++)
        g_string_append (raw, ((KhRun *) line->pdata[j])->text);
      g_string_append_c (raw, '\n');
    }
  return g_string_free (raw, FALSE);
}

KhLegacy
kh_paste_get_legacy (KhPaste *self)
{
  /* VNI first: its marks must follow a vowel, so text of another kind hardly fits by chance. */
  static const KhLegacy encodings[] = { KH_LEGACY_VNI, KH_LEGACY_TCVN3 };
  g_autofree char *raw = dup_raw (self);

  if (self->font != KH_LEGACY_NONE && kh_legacy_check (self->font, raw) >= KH_LEGACY_UNSURE)
    return self->font;
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (kh_legacy_check (encodings[i], raw) == KH_LEGACY_SURE)
      return encodings[i];
  return KH_LEGACY_NONE;
}

void
kh_paste_convert (KhPaste *self, KhLegacy legacy)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      GPtrArray *line = self->lines->pdata[i];

      for (guint j = 0; j < line->len; j++)
        {
          KhRun *run = line->pdata[j];
          char *converted = kh_legacy_convert (legacy, run->text);

          g_free (run->text);
          run->text = converted;
        }
    }
  self->font = KH_LEGACY_NONE;
}

char *
kh_paste_dup_sample (KhPaste *self, KhLegacy legacy)
{
  g_autofree char *raw = dup_raw (self);
  g_autofree char *converted = legacy != KH_LEGACY_NONE ? kh_legacy_convert (legacy, raw) : g_steal_pointer (&raw);
  g_autofree char *normal = kh_text_normalize (converted);

  if (g_utf8_strlen (normal, -1) > SAMPLE_LENGTH)
    {
      g_autofree char *head = g_utf8_substring (normal, 0, SAMPLE_LENGTH - 1);

      return g_strconcat (head, "…", NULL);
    }
  return g_steal_pointer (&normal);
}

/* Takes @length bytes from the start of @runs, which may be several of them. */
static void
drop_head (GPtrArray *runs, gsize length)
{
  while (length > 0 && runs->len > 0)
    {
      KhRun *first = runs->pdata[0];
      gsize here = strlen (first->text);

      if (first->kind != KH_RUN_TEXT)
        return;
      if (here > length)
        {
          memmove (first->text, first->text + length, here - length + 1);
          return;
        }
      length -= here;
      g_ptr_array_remove_index (runs, 0);
    }
}

static char *
dup_plain (GPtrArray *runs)
{
  g_autofree char *markup = kh_markup_from_runs (runs);

  return kh_markup_to_plain (markup);
}

static char *
dup_markup (GPtrArray *line, gboolean strip)
{
  g_autoptr (GPtrArray) runs = kh_markup_tidy (line);

  if (strip)
    {
      g_autofree char *plain = dup_plain (runs);

      drop_head (runs, kh_paste_strip_mark (plain) - plain);
    }
  return kh_markup_from_runs (runs);
}

GPtrArray *
kh_paste_dup_lines (KhPaste *self, gboolean strip)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->lines->len; i++)
    {
      g_autofree char *markup = dup_markup (self->lines->pdata[i], strip);

      if (*markup != '\0')
        g_ptr_array_add (lines, g_steal_pointer (&markup));
    }
  return lines;
}

char *
kh_paste_dup_inline (KhPaste *self)
{
  g_autoptr (GPtrArray) runs = new_line (NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      GPtrArray *line = self->lines->pdata[i];

      for (guint j = 0; j < line->len; j++)
        {
          const KhRun *run = line->pdata[j];
          g_autofree char *text = g_strdelimit (g_strdup (run->text), "\n\r\t\v\f", ' ');

          g_ptr_array_add (runs, kh_run_new (KH_RUN_TEXT, text, run->bold, run->italic));
        }
    }
  /* In HTML, spaces at the ends and line breaks come from how the source was written. */
  if (self->html)
    return dup_markup (runs, FALSE);
  return kh_markup_from_runs (runs);
}

GPtrArray *
kh_paste_split (const char *text)
{
  g_autoptr (KhPaste) paste = kh_paste_new_text (text);
  GPtrArray *lines = kh_paste_dup_lines (paste, TRUE);

  for (guint i = 0; i < lines->len; i++)
    {
      char *plain = kh_markup_to_plain (lines->pdata[i]);

      g_free (lines->pdata[i]);
      lines->pdata[i] = plain;
    }
  return lines;
}
