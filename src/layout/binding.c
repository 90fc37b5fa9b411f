/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a line must not end: inside document symbols, dates, references, and
 * between a number and what it counts (OFFICIAL-FORMAT 6, line breaks). */
#include "typesetter.h"

#include <string.h>

/* A chunk is the text between two spaces. Up to this long it stays whole. */
#define WHOLE_CHUNK_BYTES 32

static const char *
skip_openers (const char *p, const char *end)
{
  while (p < end)
    {
      if (*p == '(' || *p == '"' || *p == '[')
        p++;
      else if ((guchar) *p == 0xe2 && end - p >= 3 && (memcmp (p, "“", 3) == 0 || memcmp (p, "‘", 3) == 0))
        p += 3;
      else
        break;
    }
  return p;
}

static gboolean
starts_with_number (const char *p, const char *end)
{
  p = skip_openers (p, end);
  return p < end && g_ascii_isdigit (*p);
}

/* "I", "IV," "II/2021": for quarters, parts and appendices. */
static gboolean
starts_with_roman (const char *p, const char *end)
{
  const char *start = p;

  while (p < end && strchr ("IVXLC", *p) != NULL)
    p++;
  return p > start && (p == end || !g_ascii_isalnum (*p)) && (p == end || (guchar) *p < 0x80);
}

/* "a", "đ)": a point's letter. */
static gboolean
is_letter (const char *p, const char *end)
{
  const char *next = g_utf8_next_char (p);

  return p < end && next <= end && g_unichar_islower (g_utf8_get_char (p)) &&
         (next == end || *next == ')' || *next == ',' || *next == ';' || *next == '.');
}

static gboolean
on_list (KhProfile *profile, KhWordList list, const char *start, const char *end)
{
  char lower[32];
  gsize length;

  while (end > start && strchr (",.;:)/?!\"", end[-1]) != NULL)
    end--;
  if (end == start || end - start > 24)
    return FALSE;
  /* Capitals stand at a word's start, or it is all ASCII, or all capitals in a title. */
  length = (gsize) g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (start)), lower);
  for (const char *p = g_utf8_next_char (start); p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      length += (gsize) g_unichar_to_utf8 (c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : g_unichar_tolower (c),
                                           lower + length);
    }
  return kh_profile_has_word (profile, list, lower, length);
}

/* "TCVN ISO 9001:2015": whose standard it is, given twice. A Vietnamese word that
 * a number follows is seldom all of such letters, even in a title of capitals. */
static gboolean
is_acronym (const char *p, const char *end)
{
  const char *start = p;

  while (p < end && (g_ascii_isupper (*p) || *p == '/'))
    p++;
  return p == end && p > start;
}

/* A dash between numbers ("2021 - 2025") or before one belongs to both. */
static gboolean
is_dash (const char *start, const char *end)
{
  return (end - start == 1 && *start == '-') || (end - start == 3 && memcmp (start, "–", 3) == 0);
}

/* Whether a chunk starts with what may not start a line. */
static gboolean
starts_with_closer (const char *p, const char *end)
{
  if (strchr (",.;:)]!?%/", *p) != NULL)
    return TRUE;
  /* A dash at the start of a line would look like the mark of an item. */
  return is_dash (p, end) || (end - p == 1 && *p == '+') || (end - p >= 3 && memcmp (p, "”", 3) == 0);
}

/* "năm 2027 ngày 09": a year counts nothing. */
static gboolean
is_year (const char *p, const char *end)
{
  return end - p == 4 && (p[0] == '1' || p[0] == '2') && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) &&
         g_ascii_isdigit (p[3]);
}

/* "triệu", "nghìn", "tỷ", "trăm": spares a look at the lists for most words. */
static gboolean
may_be_multiple (const char *start, const char *end)
{
  return end - start <= 8 && (*start == 't' || *start == 'n' || *start == 'T' || *start == 'N');
}

KhBreakLevel
kh_binding_between (KhProfile *profile, const char *before, gsize before_length, const char *after,
                    gsize after_length)
{
  const char *before_end = before + before_length, *after_end = after + after_length;
  const char *word = skip_openers (before, before_end);
  char tail = before_length > 0 ? before_end[-1] : '\0'; /* a paragraph may begin with a space */
  gboolean after_number, roman;

  if (starts_with_closer (after, after_end))
    return KH_LINE_NEVER;
  if (skip_openers (before, before_end) == before_end && before_length <= 3)
    return KH_LINE_NEVER; /* a lone opening mark */

  after_number = starts_with_number (after, after_end);
  if (after_number && is_dash (before, before_end))
    return KH_LINE_NEVER;
  roman = !after_number && starts_with_roman (after, after_end);
  if (after_number && (tail == '<' || tail == '>' || (before_length >= 3 && (g_str_has_prefix (before, "≥") ||
                                                                             g_str_has_prefix (before, "≤")))))
    return KH_LINE_NEVER;
  if (g_ascii_isalpha (tail) || (guchar) tail >= 0x80)
    {
      if (after_number && on_list (profile, KH_WORDS_BEFORE_NUMBER, word, before_end))
        return KH_LINE_NEVER;
      if (roman && on_list (profile, KH_WORDS_BEFORE_NUMBER, word, before_end))
        return KH_LINE_NEVER;
      if (is_letter (after, after_end) && on_list (profile, KH_WORDS_BEFORE_NUMBER, word, before_end))
        return KH_LINE_NEVER;
      if (is_acronym (after, after_end) && is_acronym (word, before_end) &&
          on_list (profile, KH_WORDS_BEFORE_NUMBER, word, before_end) &&
          on_list (profile, KH_WORDS_BEFORE_NUMBER, after, after_end))
        return KH_LINE_NEVER;
      /* "quý II | năm 2027" is a date too. */
      if (starts_with_roman (word, before_end) && on_list (profile, KH_WORDS_AFTER_NUMBER, after, after_end) &&
          on_list (profile, KH_WORDS_BEFORE_NUMBER, after, after_end))
        return KH_LINE_JOINT;
      if (may_be_multiple (word, before_end) && on_list (profile, KH_WORDS_AFTER_MULTIPLE, after, after_end) &&
          on_list (profile, KH_WORDS_AFTER_NUMBER, word, before_end))
        return KH_LINE_NEVER;
    }
  else if (g_ascii_isdigit (tail) && g_ascii_isdigit (*word) &&
           on_list (profile, KH_WORDS_AFTER_NUMBER, after, after_end))
    {
      if (!on_list (profile, KH_WORDS_BEFORE_NUMBER, after, after_end))
        return KH_LINE_NEVER;
      /* "05 | tháng 01 | năm 2021": in a column too narrow for the date it is parted there. */
      return is_year (word, before_end) ? KH_LINE_FREE : KH_LINE_JOINT;
    }
  return KH_LINE_FREE;
}

/* Symbols, ranges and words with a hyphen stay whole; addresses of the Web and
 * other very long chunks may break where Pango says so. */
gboolean
kh_binding_allows_inside (const char *chunk, gsize length)
{
  /* A symbol is a number, then "/", then capitals: never an address. */
  return length > WHOLE_CHUNK_BYTES &&
         !(starts_with_number (chunk, chunk + length) && memchr (chunk, '/', length) != NULL);
}

double
kh_binding_sense (KhProfile *profile, const KhWord *before, const KhWord *after)
{
  const char *before_end = before->text + before->length, *after_end = after->text + after->length;
  double sense = 0;

  if (before->length > 0 && before_end[-1] == ',')
    sense -= 0.25;
  else if (before->length > 0 && (before_end[-1] == ';' || before_end[-1] == ':'))
    sense -= 0.2;
  if (on_list (profile, KH_WORDS_GOOD_LINE_STARTS, after->text, after_end))
    sense -= 0.08;
  if (on_list (profile, KH_WORDS_GOOD_LINE_ENDS, before->text, before_end))
    sense -= 0.08;
  if (on_list (profile, KH_WORDS_BAD_LINE_ENDS, before->text, before_end))
    sense += 0.3;
  if (after->length == 1 && *after->text == '-')
    sense += 0.3;
  return sense;
}
