/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spaces, punctuation, parentheses and quotation marks. */
#include "families.h"

#include <string.h>

/* Reports what @pattern matches; the fix is what its groups hold, joined by @joint. */
static void
report_matches (KhLook *look, gsize *once, const char *pattern, const char *joint, const char *rule)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (kh_checks_get_regex (once, pattern), look->passage->plain, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autoptr (GString) fix = g_string_new (NULL);
      const int n_groups = g_match_info_get_match_count (match);
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      for (int i = 1; i < n_groups; i++)
        {
          g_autofree char *group = g_match_info_fetch (match, i);

          if (i > 1)
            g_string_append (fix, joint);
          g_string_append (fix, group);
        }
      kh_report_words (&look->report, rule, look->passage, (gsize) start, (gsize) end, n_groups > 1 ? fix->str : NULL, NULL);
    }
}

static void
look_at_spaces (KhLook *look)
{
  static gsize before, after, sentence, inside_start, inside_end;

  report_matches (look, &before, "([\\p{L}\\d\"”’)]+)[ ]+([,;:!?%)”]|\\.(?![.\\d]))(?=[\\s)”]|$|[,;:.])", "", "language-spacing");
  /* "1,5" and "8:30" are numbers, "(a,b)" in a formula is rare. */
  report_matches (look, &after, "(\\p{L}+[,;:])(\\p{L}+)", " ", "language-spacing");
  report_matches (look, &sentence, "(\\p{Ll}{2,}\\.)(\\p{Lu}\\p{Ll}+)", " ", "language-spacing");
  report_matches (look, &inside_start, "([(“])[ ]+([\\p{L}\\d]+)", "", "language-spacing");
  report_matches (look, &inside_end, "([\\p{L}\\d%]+)[ ]+([)”])(?![,;:.\\s]|$)", "", "language-spacing");
}

static void
look_at_punctuation (KhLook *look)
{
  static gsize same, other;

  report_matches (look, &same, "([,;:])[ ]?\\1+", "", "language-punctuation");
  report_matches (look, &other, "(?:(?<![vV])(?<!\\.)\\.[ ]?[,;:]|,[ ]?[;:.](?!\\.\\.)|;[ ]?[.,:](?!\\.\\.)|:[ ]?[,;.](?!\\.\\.)|(?<!\\.)\\.\\.(?!\\.))",
                  "", "language-punctuation");
}

/* Returns: whether the list sign "a)" or "1)" stands before @index */
static gboolean
is_list_sign (KhLook *look, guint index)
{
  const KhToken *before = index > 0 ? kh_tokens_get (look->tokens, index - 1) : NULL;

  return before != NULL && before->is_word && g_utf8_strlen (before->folded, -1) <= 2;
}

/* The mark with the word that it stands at. */
static void
report_bracket (KhLook *look, guint index, gboolean opens)
{
  const guint last = opens ? MIN (index + 1, look->tokens->len - 1) : index;
  const guint first = opens || index == 0 ? index : index - 1;

  kh_report_words (&look->report, "language-brackets", look->passage, kh_tokens_get (look->tokens, first)->start,
                   kh_tokens_get (look->tokens, last)->end, NULL, NULL);
}

static void
look_at_pair (KhLook *look, const char *open, const char *close)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < look->tokens->len; i++)
    {
      const char *mark = kh_tokens_get (look->tokens, i)->folded;

      if (g_str_equal (mark, open))
        g_array_append_val (stack, i);
      else if (!g_str_equal (mark, close))
        continue;
      else if (stack->len > 0)
        g_array_set_size (stack, stack->len - 1);
      else if (!is_list_sign (look, i))
        report_bracket (look, i, FALSE);
    }
  for (guint i = 0; i < stack->len; i++)
    report_bracket (look, g_array_index (stack, guint, i), TRUE);
}

static void
note_quotes (KhLook *look)
{
  guint open = G_MAXUINT;

  for (guint i = 0; i < look->tokens->len; i++)
    {
      const KhToken *token = kh_tokens_get (look->tokens, i);

      if (g_str_equal (token->folded, "“"))
        kh_facts_add (look->facts, KH_FACT_QUOTE_CURVED, token->start, token->end, NULL, NULL);
      if (!g_str_equal (token->folded, "\""))
        continue;
      if (open == G_MAXUINT)
        {
          open = i;
          continue;
        }
      kh_facts_add (look->facts, KH_FACT_QUOTE_STRAIGHT, kh_tokens_get (look->tokens, open)->start, token->end, NULL, NULL);
      open = G_MAXUINT;
    }
  if (open != G_MAXUINT)
    report_bracket (look, open, TRUE);
}

/* A tabular cell, a heading and a line that others follow end without a mark. */
static void
look_at_end (KhLook *look)
{
  const KhPassage *passage = look->passage;
  const KhToken *last;
  g_autofree char *word = NULL;
  g_autofree char *fix = NULL;

  if (passage->kind != KH_PASSAGE_ITEM || passage->has_items || passage->item == KH_ITEM_RESPONSIBILITY
      || passage->section == KH_SECTION_LEGAL_BASES || passage->section == KH_SECTION_OPENING || look->tokens->len < 4)
    return;
  last = kh_tokens_get (look->tokens, look->tokens->len - 1);
  if (!last->is_word)
    return;
  word = g_strndup (passage->plain + last->start, last->end - last->start);
  fix = g_strconcat (word, ".", NULL);
  kh_report_words (&look->report, "language-end-mark", passage, last->start, last->end, fix, NULL);
}

static void
look_at_numbering (KhLook *look)
{
  static gsize once;
  const KhPassage *passage = look->passage;

  /* Paragraphs and cells get no number of their own. */
  if (passage->kind != KH_PASSAGE_HEADING
      && (passage->kind != KH_PASSAGE_ITEM || passage->item == KH_ITEM_PARAGRAPH))
    return;
  report_matches (look, &once, "^(?:[IVX]+\\.|\\d{1,2}(?:\\.\\d{1,2})*[.)]|[a-zđ]\\)|[-–+•*])[ ]+([\\p{L}\\d]+)",
                  "", "format-numbering");
}

/* The order of the decree's own lists: no f, j, w, z and no ă, â, ê, ô, ơ, ư. */
static const char *const letters[] = { "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t" };

/* "(1)" to 1, "c)" to 3; 0 for what is no number. */
static int
read_number (const char *figures, const char *letter)
{
  if (*figures != '\0')
    return (int) g_ascii_strtoll (figures, NULL, 10);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_str_equal (letters[i], letter))
      return (int) i + 1;

  return 0;
}

static char *
format_number (gboolean figures, int number)
{
  if (figures)
    return g_strdup_printf ("(%d)", number);

  return number <= (int) G_N_ELEMENTS (letters) ? g_strconcat (letters[number - 1], ")", NULL) : NULL;
}

/* Counts that begin with the first number; others refer to something elsewhere. */
static void
look_at_inline_numbers (KhLook *look)
{
  static gsize once;
  GRegex *regex = kh_checks_get_regex (&once, "(?<![\\p{L}\\d])(?:\\((\\d{1,2})\\)|(?<!điểm )(?<!\\()([a-zđ])\\))(?=[ ]\\p{L})");
  g_autoptr (GMatchInfo) match = NULL;
  int last[2] = { 0, 0 }; /* of letters and of figures; 0 before the first */

  for (g_regex_match (regex, look->passage->plain, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *figures = g_match_info_fetch (match, 1);
      g_autofree char *letter = g_match_info_fetch (match, 2);
      const gboolean is_figure = *figures != '\0';
      const int number = read_number (figures, letter != NULL ? letter : "");
      int start, end;

      if (number != 1 && last[is_figure] == 0)
        continue;
      if (number != 1 && number != last[is_figure] + 1)
        {
          g_autofree char *expected = format_number (is_figure, last[is_figure] + 1);

          g_match_info_fetch_pos (match, 0, &start, &end);
          kh_report_words (&look->report, "language-inline-numbers", look->passage, (gsize) start, (gsize) end, NULL, expected);
        }
      last[is_figure] = number;
    }
}

void
kh_look_at_marks (KhLook *look)
{
  look_at_spaces (look);
  look_at_punctuation (look);
  look_at_pair (look, "(", ")");
  look_at_pair (look, "“", "”");
  note_quotes (look);
  look_at_end (look);
  look_at_numbering (look);
  look_at_inline_numbers (look);
}
