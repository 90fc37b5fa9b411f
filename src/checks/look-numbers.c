/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, dates and spans of years; the place of tone marks. */
#include "families.h"

#include <string.h>

#define MEASURED 5 /* words that say what a percentage is of */

static char *
remove_spaces (const char *words)
{
  GString *tight = g_string_new (NULL);

  for (const char *p = words; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (tight, *p);

  return g_string_free (tight, FALSE);
}

/* "ISO 9001: 2015" */
static void
look_at_standards (KhLook *look)
{
  static gsize once;
  g_autoptr (GMatchInfo) match = NULL;
  GRegex *regex = kh_checks_get_regex (&once, "(?<!\\p{L})(?:ISO(?:/(?:IEC|TS))?|IEC|TCVN|QCVN)[ ](\\d[\\d-]*(?:\\s+:\\s*|\\s*:\\s+)\\d{4})(?!\\d)");

  for (g_regex_match (regex, look->passage->plain, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 1);
      g_autofree char *tight = remove_spaces (number);
      g_autofree char *fix = NULL;
      int start, end, number_start;

      g_match_info_fetch_pos (match, 0, &start, &end);
      g_match_info_fetch_pos (match, 1, &number_start, NULL);
      fix = g_strdup_printf ("%.*s%s", number_start - start, look->passage->plain + start, tight);
      kh_report_words (&look->report, "language-standard-number", look->passage, (gsize) start, (gsize) end, fix, NULL);
    }
}

static void
note_years (KhLook *look)
{
  static gsize once;
  g_autoptr (GMatchInfo) match = NULL;
  GRegex *regex = kh_checks_get_regex (&once, "(?<![\\d/])(?:19|20)\\d\\d(\\s*[-–]\\s*)(?:19|20)\\d\\d(?![\\d/])");

  for (g_regex_match (regex, look->passage->plain, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *joint = g_match_info_fetch (match, 1);
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      kh_facts_add (look->facts, strchr (joint, ' ') != NULL ? KH_FACT_YEARS_SPACED : KH_FACT_YEARS_TIGHT, (gsize) start,
                    (gsize) end, NULL, NULL);
    }
}

static void
note_tones (KhLook *look)
{
  for (guint i = 0; i < look->tokens->len; i++)
    {
      const KhToken *token = kh_tokens_get (look->tokens, i);
      const char *words = look->passage->plain + token->start;
      const gsize length = token->end - token->start;
      g_autofree char *renewed = NULL;

      /* What the tone mark has moved in was written the newer way. */
      if (strlen (token->placed) != length || strncmp (token->placed, words, length) != 0)
        {
          kh_facts_add (look->facts, KH_FACT_TONE_NEW, token->start, token->end, g_strdup (token->placed), NULL);
          continue;
        }
      if (!token->is_word || !(strstr (token->folded, "a") || strstr (token->folded, "e") || strstr (token->folded, "y")))
        continue;
      renewed = kh_text_renew_tone_place (token->placed);
      if (!g_str_equal (renewed, token->placed))
        kh_facts_add (look->facts, KH_FACT_TONE_OLD, token->start, token->end, g_steal_pointer (&renewed), NULL);
    }
}

/* "hàng năm" and "hằng năm" are both in use. */
static void
note_each (KhLook *look)
{
  static const char *const periods[] = { "năm", "quý", "tháng", "tuần", "ngày", NULL };

  for (guint i = 0; i + 1 < look->tokens->len; i++)
    {
      const KhToken *each = kh_tokens_get (look->tokens, i);
      const KhToken *period = kh_tokens_get (look->tokens, i + 1);
      const gboolean newer = g_str_equal (each->folded, "hằng");

      if ((newer || g_str_equal (each->folded, "hàng")) && g_strv_contains (periods, period->folded))
        {
          const gboolean upper = g_unichar_isupper (g_utf8_get_char (each->placed));
          const char *other = newer ? (upper ? "Hàng" : "hàng") : (upper ? "Hằng" : "hằng");

          kh_facts_add (look->facts, newer ? KH_FACT_EACH_NEW : KH_FACT_EACH_OLD, each->start, period->end,
                        g_strdup_printf ("%s %s", other, period->placed), NULL);
        }
    }
}

static void
look_at_dates (KhLook *look)
{
  static gsize once;
  g_autoptr (GMatchInfo) match = NULL;
  GRegex *regex = kh_checks_get_regex (&once, "(?<!\\p{L})ngày\\s+\\d{1,2}\\s+tháng\\s+\\d{1,2}\\s+năm\\s+\\d{4}(?!\\d)");

  for (g_regex_match (regex, look->passage->plain, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *written = g_match_info_fetch (match, 0);
      g_autofree char *iso = kh_date_parse (written);
      g_autofree char *right = iso != NULL ? kh_date_format_long (iso) : NULL;
      int start, end;

      if (right == NULL || g_str_equal (right, written))
        continue;
      g_match_info_fetch_pos (match, 0, &start, &end);
      kh_report_words (&look->report, "language-date-form", look->passage, (gsize) start, (gsize) end, right, NULL);
    }
}

static void
look_at_decimals (KhLook *look)
{
  static gsize once;
  g_autoptr (GMatchInfo) match = NULL;
  GRegex *regex = kh_checks_get_regex (&once, "(?<![\\d.,])(\\d{1,3})\\.(\\d{1,2}[ ]?%)");

  for (g_regex_match (regex, look->passage->plain, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *whole = g_match_info_fetch (match, 1);
      g_autofree char *part = g_match_info_fetch (match, 2);
      g_autofree char *fix = g_strconcat (whole, ",", part, NULL);
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      kh_report_words (&look->report, "language-number-form", look->passage, (gsize) start, (gsize) end, fix, NULL);
    }
}

/* Words between a measure and its number: "đạt từ", "tối thiểu" */
static gboolean
is_connective (const char *word)
{
  static const char *const words[] = { "đạt", "từ", "trên", "tối", "thiểu", "ít", "nhất", "là", "khoảng", "còn", "phấn",
                                       "đấu", "dưới", "không", "quá", "bằng", NULL };

  return g_strv_contains (words, word);
}

/* Returns: (transfer full) (nullable): the words from @index on, @step by step, that say what is measured */
static char *
measured_words (KhLook *look, guint index, int step)
{
  GString *key = g_string_new (step > 0 ? ">" : "<");
  guint n_words = 0;

  for (gint64 i = index; i >= 0 && i < look->tokens->len && n_words < MEASURED; i += step)
    {
      const KhToken *token = kh_tokens_get (look->tokens, (guint) i);

      if (!token->is_word || g_ascii_isdigit (*token->folded))
        break;
      if (step < 0 && n_words == 0 && is_connective (token->folded))
        continue;
      g_string_append_printf (key, " %s", token->folded);
      n_words++;
    }

  return g_string_free (key, n_words < MEASURED);
}

static void
note_numbers (KhLook *look)
{
  for (guint i = 0; i + 1 < look->tokens->len; i++)
    {
      const KhToken *number = kh_tokens_get (look->tokens, i);
      const KhToken *sign = kh_tokens_get (look->tokens, i + 1);
      guint first = i;
      const char *plain = look->passage->plain;
      gsize start;

      if (!g_ascii_isdigit (*number->folded) || !g_str_equal (sign->folded, "%"))
        continue;
      /* "95,5%" */
      if (i >= 2 && g_str_equal (kh_tokens_get (look->tokens, i - 1)->folded, ",")
          && kh_tokens_get (look->tokens, i - 1)->end == number->start
          && g_ascii_isdigit (*kh_tokens_get (look->tokens, i - 2)->folded))
        first = i - 2;
      start = kh_tokens_get (look->tokens, first)->start;
      for (int step = -1; step <= 1; step += 2)
        {
          char *key = step > 0 ? measured_words (look, i + 2, 1) : first > 0 ? measured_words (look, first - 1, -1) : NULL;

          if (key != NULL)
            kh_facts_add (look->facts, KH_FACT_NUMBER, start, sign->end, key, g_strndup (plain + start, sign->end - start));
        }
    }
}

void
kh_look_at_numbers (KhLook *look)
{
  look_at_standards (look);
  look_at_dates (look);
  look_at_decimals (look);
  note_years (look);
  note_tones (look);
  note_each (look);
  note_numbers (look);
}
