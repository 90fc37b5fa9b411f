/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan's own data says of its words: years that are not its own, units
 * that are not in the directory; and words that no dictionary knows. */
#include "families.h"

#include <stdlib.h>

#define OLDEST 10 /* years back in which a year may have been left by copying */

/* Before a year these say that an earlier one is meant. */
static gboolean
looks_back (KhLook *look, gsize start)
{
  static const char *const words[] = { "so",   "từ",   "đến",  "sau",   "kể",   "trước", "kết",  "quả", "đã",  "qua",
                                       "cuối", "hết",  "tồn",  "sang",  "vừa",  "giai",  "tính", "tháng", "lần", NULL };
  guint n_seen = 0;

  for (guint i = look->tokens->len; i > 0 && n_seen < 5; i--)
    {
      const KhToken *token = kh_tokens_get (look->tokens, i - 1);

      if (token->end > start)
        continue;
      if (!token->is_word)
        return FALSE;
      if (g_strv_contains (words, token->folded))
        return TRUE;
      n_seen++;
    }

  return FALSE;
}

/* The words that name a cited document belong to it, its year too. */
static gboolean
is_cited (GPtrArray *citations, gsize start)
{
  for (guint i = 0; i < citations->len; i++)
    {
      const KhCitation *citation = citations->pdata[i];

      if (citation->start <= start && start < citation->end)
        return TRUE;
    }

  return FALSE;
}

void
kh_look_at_years (KhLook *look)
{
  static gsize once;
  const int year = kh_passages_get_year (look->context);
  GRegex *regex = kh_checks_get_regex (&once, "(?<!\\p{L})(?:năm (\\d{4})(?!\\d|\\s*[-–])|trước (?:ngày )?\\d{1,2}/\\d{1,2}/(\\d{4})(?!\\d)|quý [IV]+[/ ]+(\\d{4})(?!\\d))");
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GPtrArray) citations = NULL;

  if (look->passage->kind == KH_PASSAGE_TITLE)
    return;
  for (g_regex_match (regex, look->passage->plain, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      const int n_groups = g_match_info_get_match_count (match);
      g_autofree char *digits = g_match_info_fetch (match, n_groups - 1);
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      if (atoi (digits) >= year || atoi (digits) < year - OLDEST || looks_back (look, (gsize) start))
        continue;
      if (citations == NULL)
        citations = kh_citation_find_all (look->passage->plain);
      if (!is_cited (citations, (gsize) start))
        kh_report_words (&look->report, "content-year-left", look->passage, (gsize) start, (gsize) end, NULL, NULL);
    }
}

static gboolean
is_upper_word (const KhToken *token)
{
  return token->is_word && g_unichar_isupper (g_utf8_get_char (token->placed));
}

/* Returns: (nullable): the unit whose name stands at @index, the longest; "phòng tổng hợp" may be any */
static const KhUnitName *
find_unit (KhLook *look, guint index, guint *n_tokens)
{
  GPtrArray *units = kh_passages_get_units (look->context);
  const KhUnitName *longest = NULL;

  for (guint i = 0; i < units->len; i++)
    {
      GPtrArray *name = look->unit_tokens->pdata[i];

      if (name->len == 0 || (longest != NULL && name->len <= *n_tokens)
          || !kh_tokens_stand_at (look->tokens, index, name)
          || (is_upper_word (kh_tokens_get (name, 0)) && !is_upper_word (kh_tokens_get (look->tokens, index))))
        continue;
      longest = units->pdata[i];
      *n_tokens = name->len;
    }

  return longest;
}

/* Returns: how many tokens from @index on look like the name of a unit, 0 for none: "Phòng Kế hoạch - Tài chính" */
static guint
measure_name (KhLook *look, guint index)
{
  guint n = 1;

  for (;;)
    {
      const guint next = index + n;

      if (next >= look->tokens->len || !is_upper_word (kh_tokens_get (look->tokens, next)))
        return n > 1 ? n - 1 : 0;
      n++;
      if (index + n < look->tokens->len && kh_tokens_get (look->tokens, index + n)->is_word
          && !is_upper_word (kh_tokens_get (look->tokens, index + n)))
        n++;
      if (index + n + 1 < look->tokens->len && g_str_equal (kh_tokens_get (look->tokens, index + n)->folded, "-")
          && is_upper_word (kh_tokens_get (look->tokens, index + n + 1)))
        {
          n++;
          continue;
        }
      return n;
    }
}

void
kh_look_at_units (KhLook *look)
{
  if (kh_passages_get_units (look->context)->len == 0 || look->passage->kind == KH_PASSAGE_TITLE)
    return;

  for (guint i = 0; i < look->tokens->len; i++)
    {
      guint n = 0;
      const KhUnitName *unit = find_unit (look, i, &n);
      const gsize start = kh_tokens_get (look->tokens, i)->start;

      if (unit != NULL && !unit->alive)
        {
          g_autofree char *now = unit->successor != NULL ? g_strconcat ("; ", unit->successor, NULL) : NULL;

          kh_report_words (&look->report, "content-unit-ended", look->passage, start,
                           kh_tokens_get (look->tokens, i + n - 1)->end, NULL, now);
        }
      else if (unit == NULL && g_str_equal (kh_tokens_get (look->tokens, i)->placed, "Phòng")
               && (n = measure_name (look, i)) > 1)
        kh_report_words (&look->report, "content-unit-unknown", look->passage, start,
                         kh_tokens_get (look->tokens, i + n - 1)->end, NULL, NULL);
      if (n > 0)
        i += n - 1;
    }
}

void
kh_look_at_spelling (KhLook *look)
{
  g_autoptr (GArray) wrong = NULL;

  if (look->spelling == NULL || !kh_spelling_is_available (look->spelling))
    return;

  wrong = kh_spelling_find (look->spelling, look->passage->plain, kh_passages_get_names (look->context));
  for (guint i = 0; i < wrong->len; i++)
    {
      const KhSpellingWord *word = &g_array_index (wrong, KhSpellingWord, i);

      /* No fix: only a person knows which word was meant. */
      kh_report_words (&look->report, "language-spelling", look->passage, word->start, word->end, NULL, NULL);
    }
}
