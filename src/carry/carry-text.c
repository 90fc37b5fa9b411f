/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which years in words are a plan's own, and their moving to another year.
 *
 * A year is always four figures, so that moving it changes no offset: the
 * plain text is changed in place and cut back into the runs it came from. */
#include "carry-text.h"

#include "citation-parser.h"

#include <stdlib.h>
#include <string.h>

#define YEAR_DIGITS 4

typedef struct
{
  int start;
  int end;
} Span;

static void
mark_free (gpointer data)
{
  KhCarryMark *mark = data;

  g_free (mark->words);
  g_free (mark->about);
  g_free (mark);
}

GPtrArray *
kh_carry_marks_new (void)
{
  return g_ptr_array_new_with_free_func (mark_free);
}

static void
add_mark (GPtrArray *marks, KhCarryDoubt doubt, const char *text, Span span, const char *about)
{
  KhCarryMark *mark;

  if (marks == NULL)
    return;
  mark = g_new (KhCarryMark, 1);
  mark->doubt = doubt;
  mark->words = g_strndup (text + span.start, (gsize) (span.end - span.start));
  mark->about = g_strdup (about != NULL ? about : mark->words);
  g_ptr_array_add (marks, mark);
}

static gboolean
overlaps (GArray *spans, int start, int end)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      if (start < span->end && span->start < end)
        return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer full) (nullable): number and symbol, which are a document's own; laws have neither */
static char *
name_document (KhLegalDocument *document)
{
  const char *number = kh_legal_document_get_number (document);
  const char *symbol = kh_legal_document_get_symbol (document);

  return number != NULL && symbol != NULL ? g_strconcat (number, "/", symbol, NULL) : NULL;
}

/* The documents that are cited: nothing in what names them is the plan's own. */
static void
keep_citations (GArray *spans, const char *text, GPtrArray *marks)
{
  g_autoptr (GPtrArray) citations = kh_citation_find_all (text);

  for (guint i = 0; i < citations->len; i++)
    {
      const KhCitation *citation = citations->pdata[i];
      Span span = { (int) citation->start, (int) citation->end };

      g_autofree char *about = name_document (citation->document);

      g_array_append_val (spans, span);
      add_mark (marks, KH_CARRY_DOUBT_CITATION, text, span, about);
    }
}

static void
keep_matches (GArray *spans, const KhCarryYears *years, const KhCarryPattern *pattern, const char *text,
              GPtrArray *marks)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (pattern->regex, text, G_REGEX_MATCH_DEFAULT, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *to = g_match_info_fetch_named (match, "to");
      Span span;

      g_match_info_fetch_pos (match, 0, &span.start, &span.end);
      if (to != NULL && atoi (to) < years->to && !overlaps (spans, span.start, span.end))
        add_mark (marks, KH_CARRY_DOUBT_ENDED, text, span, NULL);
      g_array_append_val (spans, span);
    }
}

static void
write_year (char *text, int at, int year)
{
  char digits[YEAR_DIGITS + 1];

  g_snprintf (digits, sizeof digits, "%04d", year % 10000);
  memcpy (text + at, digits, YEAR_DIGITS);
}

/* 29 February exists in leap years only; the day before always does. */
static void
mend_day (GMatchInfo *match, char *text, int year)
{
  g_autofree char *day = g_match_info_fetch_named (match, "d");
  g_autofree char *month = g_match_info_fetch_named (match, "m");
  int at;

  if (day == NULL || month == NULL || atoi (day) != 29 || atoi (month) != 2 || g_date_is_leap_year ((GDateYear) year))
    return;
  if (g_match_info_fetch_named_pos (match, "d", &at, NULL))
    memcpy (text + at, "28", 2);
}

static void
shift_matches (char *text, const char *original, const KhCarryYears *years, const KhCarryPattern *pattern,
               GArray *kept, GArray *moved, GPtrArray *marks)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (pattern->regex, original, G_REGEX_MATCH_DEFAULT, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      Span whole, year;
      int value;

      g_match_info_fetch_pos (match, 0, &whole.start, &whole.end);
      g_match_info_fetch_named_pos (match, "y", &year.start, &year.end);
      value = (int) g_ascii_strtoll (original + year.start, NULL, 10);
      if (year.end - year.start != YEAR_DIGITS || overlaps (kept, whole.start, whole.end)
          || overlaps (moved, year.start, year.end) || ABS (value - years->from) > 1)
        continue;
      write_year (text, year.start, value + years->to - years->from);
      mend_day (match, text, value + years->to - years->from);
      g_array_append_val (moved, year);
      if (value != years->from)
        add_mark (marks, KH_CARRY_DOUBT_NEAR, text, whole, NULL);
    }
}

/* The plan's year as a mere number: it may count something. */
static void
mark_bare_years (const char *text, const KhCarryYears *years, GArray *kept, GArray *moved, GPtrArray *marks)
{
  g_autofree char *digits = g_strdup_printf ("%04d", years->from);

  for (const char *p = strstr (text, digits); p != NULL; p = strstr (p + YEAR_DIGITS, digits))
    {
      Span span = { (int) (p - text), (int) (p - text) + YEAR_DIGITS };
      gboolean alone = (p == text || !g_ascii_isalnum (p[-1])) && !g_ascii_isalnum (p[YEAR_DIGITS]);

      if (alone && !overlaps (kept, span.start, span.end) && !overlaps (moved, span.start, span.end))
        add_mark (marks, KH_CARRY_DOUBT_BARE, text, span, NULL);
    }
}

char *
kh_carry_shift_plain (const KhCarryYears *years, const char *original, GPtrArray *marks)
{
  g_autofree char *text = g_strdup (original);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (Span));
  GPtrArray *keeps = kh_carry_table_get_keeps (years->table);
  GPtrArray *shifts = kh_carry_table_get_shifts (years->table);

  keep_citations (kept, original, marks);
  for (guint i = 0; i < keeps->len; i++)
    keep_matches (kept, years, keeps->pdata[i], original, marks);
  for (guint i = 0; i < shifts->len; i++)
    shift_matches (text, original, years, shifts->pdata[i], kept, moved, marks);
  mark_bare_years (text, years, kept, moved, marks);
  return g_str_equal (text, original) ? NULL : g_steal_pointer (&text);
}

/* A reference is one character of the plain text, see kh_markup_to_plain(). */
static gsize
plain_length (const KhRun *run)
{
  return run->kind == KH_RUN_TEXT ? strlen (run->text) : strlen ("\357\277\274");
}

char *
kh_carry_shift_markup (const KhCarryYears *years, const char *markup, GPtrArray *marks)
{
  g_autofree char *plain = kh_markup_to_plain (markup);
  g_autofree char *shifted = kh_carry_shift_plain (years, plain, marks);
  g_autoptr (GPtrArray) runs = NULL;
  gsize at = 0;

  if (shifted == NULL)
    return NULL;
  runs = kh_markup_parse (markup, NULL);
  if (runs == NULL)
    return g_steal_pointer (&shifted); /* it was no markup, and its plain text is itself */
  for (guint i = 0; i < runs->len; i++)
    {
      KhRun *run = runs->pdata[i];
      gsize length = plain_length (run);

      if (run->kind == KH_RUN_TEXT)
        memcpy (run->text, shifted + at, length);
      at += length;
    }
  return kh_markup_from_runs (runs);
}

/* The words move with the date; where they name no year they stay. */
KhDeadline *
kh_carry_shift_deadline (const KhCarryYears *years, KhDeadline *deadline)
{
  KhDeadlineKind kind = kh_deadline_get_kind (deadline);
  int year = kh_deadline_get_year (deadline);
  int day = kh_deadline_get_day (deadline);
  int index = kh_deadline_get_index (deadline);
  const char *text = kh_deadline_get_text (deadline);
  g_autofree char *words = kh_carry_shift_plain (years, text, NULL);
  int actual;

  if (year != 0)
    year += years->to - years->from;
  actual = year != 0 ? year : years->to;
  if (kind == KH_DEADLINE_DAY && index == 2 && day == 29 && !g_date_is_leap_year ((GDateYear) actual))
    {
      /* Words without a year say the day all the same. */
      g_autoptr (GRegex) regex = g_regex_new ("\\b29\\b", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
      g_autofree char *mended = g_regex_replace_literal (regex, words != NULL ? words : text, -1, 0, "28",
                                                         G_REGEX_MATCH_DEFAULT, NULL);

      return kh_deadline_new (kind, year, index, 28, mended);
    }
  return kh_deadline_new (kind, year, index, day, words != NULL ? words : text);
}
