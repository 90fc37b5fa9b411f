/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and marks at the start of a paragraph. */
#include "recogniser-label.h"

#include <stdlib.h>
#include <string.h>

#include "recogniser-source.h"

/* Word processors and scanners turn the hyphen of a list into any of these. */
static const gunichar dashes[] = {
  '-',    0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212,
  0x2022, 0x25CF, 0x25AA, 0x25A0, 0x25E6, 0x00B7, 0xF0B7, 0xF02D,
};

static const char *const ordinals[]
    = { "thu nhat", "thu hai", "thu ba", "thu tu", "thu nam", "thu sau", "thu bay" };

static gunichar
char_at (const char *text)
{
  return g_utf8_get_char (text);
}

static KhLabel
finish (KhLabelKind kind, guint depth, guint number, const char *text, const char *end)
{
  KhLabel label = { kind, depth, number, end - text, end - text };

  while (text[label.length] == ' ')
    label.length++;
  return label;
}

static KhLabel
none (void)
{
  return (KhLabel){ KH_LABEL_NONE, 0, 0, 0, 0 };
}

static KhLabel
parse_bullet (const char *text)
{
  gunichar c = char_at (text);
  const char *after = g_utf8_next_char (text);
  gunichar next = char_at (after);

  if (c == '*')
    return next == ' ' ? finish (KH_LABEL_DASH, 0, 0, text, after) : none ();
  /* "-5" is a number, "---" a rule. */
  if (next != ' ' && next != '\0' && !g_unichar_isalpha (next) && next != '"' && next != 0x201C)
    return none ();
  if (c == '+')
    return finish (KH_LABEL_PLUS, 0, 0, text, after);
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (c == dashes[i])
      return finish (KH_LABEL_DASH, 0, 0, text, after);
  return none ();
}

static gsize
count_digits (const char *text)
{
  gsize n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;
  return n;
}

static KhLabel
parse_number (const char *text)
{
  const char *p = text;
  gsize digits = count_digits (p);
  guint number, depth = 1;
  gboolean closed = FALSE;
  gunichar next;

  if (digits == 0 || digits > 3)
    return none ();
  number = atoi (p);
  p += digits;
  while (*p == '.' && g_ascii_isdigit (p[1]))
    {
      digits = count_digits (p + 1);
      if (digits > 2 || ++depth > KH_LABEL_MAX_DEPTH)
        return none ();
      number = atoi (p + 1);
      p += digits + 1;
    }

  if (*p == '.' || *p == ')' || (*p == '/' && (p[1] == ' ' || g_unichar_isupper (char_at (p + 1)))))
    {
      closed = TRUE;
      p++;
    }
  next = char_at (p);
  if (closed && (next == ' ' || next == '\0' || g_unichar_isalpha (next)))
    return finish (KH_LABEL_NUMBER, depth, number, text, p);
  if (!closed && depth > 1 && next == ' ' && g_unichar_isupper (char_at (p + 1)))
    return finish (KH_LABEL_NUMBER, depth, number, text, p);
  return none ();
}

static KhLabel
parse_roman (const char *text)
{
  gsize length = strspn (text, "IVX");
  g_autofree char *digits = NULL;
  const char *p = text + length;
  guint number;

  if (length == 0 || length > 6)
    return none ();
  digits = g_strndup (text, length);
  number = kh_text_parse_roman (digits);
  if (number == 0)
    return none ();

  if (*p == '.' && g_ascii_isdigit (p[1]))
    {
      KhLabel inner = parse_number (p + 1);

      if (inner.kind != KH_LABEL_NUMBER)
        return none ();
      inner.mark_length += length + 1;
      inner.length += length + 1;
      return inner;
    }
  if (*p == '\0')
    return finish (KH_LABEL_ROMAN, 0, number, text, p);
  if (strchr (".)/:", *p) != NULL)
    {
      gunichar next = char_at (++p);

      if (next == ' ' || next == '\0' || g_unichar_isupper (next))
        return finish (KH_LABEL_ROMAN, 0, number, text, p);
      return none ();
    }
  if (*p == ' ')
    {
      KhLabel dash = parse_bullet (p + 1);

      if (dash.kind == KH_LABEL_DASH && p[1 + dash.mark_length] == ' ')
        return finish (KH_LABEL_ROMAN, 0, number, text, p + 1 + dash.mark_length);
      /* Without any mark only a heading in capitals is safe. */
      if (kh_source_is_upper (p + 1))
        return finish (KH_LABEL_ROMAN, 0, number, text, p);
    }
  return none ();
}

static KhLabel
parse_capital (const char *text)
{
  /* C and D count as letters here: no plan has fifty sections. */
  if (strchr ("ABCDEGH", *text) == NULL || strchr (".)/", text[1]) == NULL || text[1] == '\0')
    return none ();
  if (text[2] == ' ' || g_unichar_isupper (char_at (text + 2)))
    return finish (KH_LABEL_CAPITAL, 0, *text - 'A' + 1 - (*text > 'F'), text, text + 2);
  return none ();
}

static KhLabel
parse_letter (const char *text)
{
  const char *after = g_utf8_next_char (text);
  g_autofree char *letter = g_strndup (text, after - text);
  guint number = kh_text_parse_letter (letter);

  /* Word counts on with letters that the decree's order skips: they tell no number. */
  if (number == 0 && !(strlen (letter) == 1 && strchr ("fjwz", *letter) != NULL && *after == ')'))
    return none ();
  if (*after == ')')
    return finish (KH_LABEL_LETTER, 0, number, text, after + 1);
  if ((*after == '.' || *after == '/') && after[1] == ' ' && g_unichar_isupper (char_at (after + 2)))
    return finish (KH_LABEL_LETTER, 0, number, text, after + 1);
  return none ();
}

static gboolean
ends_title_word (const char *p)
{
  /* After "Phần I" comes nothing, a mark or a title in capitals; else it is a
   * sentence that mentions a part. */
  while (*p == ' ')
    p++;
  if (*p == '\0' || strchr (".:-", *p) != NULL || char_at (p) == 0x2013)
    return TRUE;
  return kh_source_is_upper (p);
}

/* "Phần I", "Chương 2", "PHẦN THỨ NHẤT", "Phụ lục", "Phụ lục 01". */
static KhLabel
parse_word (const char *text)
{
  static const struct
  {
    const char *word;
    KhLabelKind kind;
  } words[] = {
    { "phu luc", KH_LABEL_APPENDIX },
    { "phan", KH_LABEL_PART },
    { "chuong", KH_LABEL_PART },
  };
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));
  g_autofree char *fold = kh_text_fold_chars (start);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);
      const char *p = NULL;
      guint number = 0;

      if (strncmp (fold, words[i].word, length) != 0 || g_unichar_islower (char_at (text)))
        continue;
      p = g_utf8_offset_to_pointer (text, length);
      if (*p == ' ')
        {
          gsize digits = count_digits (p + 1);
          gsize roman = strspn (p + 1, "IVX");
          g_autofree char *numeral = g_strndup (p + 1, MAX (digits, roman));

          number = digits > 0 ? (digits <= 3 ? (guint) atoi (numeral) : 0)
                              : (roman > 0 ? kh_text_parse_roman (numeral) : 0);
          if (number > 0)
            p += 1 + MAX (digits, roman);
          for (guint j = 0; number == 0 && j < G_N_ELEMENTS (ordinals); j++)
            if (g_str_has_prefix (fold + length + 1, ordinals[j]))
              {
                number = j + 1;
                p = g_utf8_offset_to_pointer (text, length + 1 + strlen (ordinals[j]));
              }
        }
      if (g_unichar_isalnum (char_at (p)) || (number == 0 && words[i].kind == KH_LABEL_PART)
          || !ends_title_word (p))
        continue;
      /* "Phụ lục: …" in a sentence of its own is text; alone or in capitals it is a heading. */
      if (words[i].kind == KH_LABEL_APPENDIX && number == 0 && *p != '\0' && !kh_source_is_upper (start))
        continue;

      KhLabel label = finish (words[i].kind, 0, number, text, p);

      while (text[label.length] != '\0' && strchr (".:- ", text[label.length]) != NULL)
        label.length++;
      return label;
    }
  return none ();
}

KhLabel
kh_label_parse (const char *text)
{
  KhLabel label = none ();

  if (text == NULL || *text == '\0')
    return label;
  if (g_ascii_isdigit (*text))
    return parse_number (text);

  label = parse_bullet (text);
  if (label.kind == KH_LABEL_NONE)
    label = parse_roman (text);
  if (label.kind == KH_LABEL_NONE)
    label = parse_capital (text);
  if (label.kind == KH_LABEL_NONE)
    label = parse_letter (text);
  if (label.kind == KH_LABEL_NONE)
    label = parse_word (text);
  return label;
}

guint
kh_label_rank (const KhLabel *label)
{
  if (label->kind < KH_LABEL_NUMBER)
    return label->kind;
  if (label->kind == KH_LABEL_NUMBER)
    return KH_LABEL_NUMBER + label->depth - 1;
  return label->kind + KH_LABEL_MAX_DEPTH - 1;
}
