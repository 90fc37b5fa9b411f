/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that stand twice. Never a safe fix: which of them is too much, or
 * whether one is at all, only a reader can say. */
#include "families.h"

#define LONGEST 4 /* words of a repeated phrase */

static gboolean
is_repeated (GPtrArray *tokens, guint index, guint n)
{
  if (index + 2 * n > tokens->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const KhToken *a = kh_tokens_get (tokens, index + i);
      const KhToken *b = kh_tokens_get (tokens, index + n + i);

      if (!a->is_word || !g_str_equal (a->folded, b->folded) || g_unichar_isdigit (g_utf8_get_char (a->folded)))
        return FALSE;
    }

  return TRUE;
}

/* Words that join others and are never meant twice. */
static gboolean
is_particle (const char *word)
{
  static const char *const particles[] = {
    "các", "của", "và", "là", "được", "cho", "để", "về", "với", "theo", "những", "có", "không", "đã", "sẽ", "tại", "do",
    "bởi", "trong", "trên", "một", "này", "khi", "thì", "mà", "hoặc", "việc", "sự", "đến", "như", "bằng", "phải", NULL,
  };

  return g_strv_contains (particles, word);
}

static gboolean
is_compound (KhLook *look, guint index)
{
  const KhToken *a;
  const KhToken *b;
  g_autofree char *words = NULL;

  if (index + 1 >= look->tokens->len || look->report.tables == NULL)
    return FALSE;
  a = kh_tokens_get (look->tokens, index);
  b = kh_tokens_get (look->tokens, index + 1);
  words = g_strconcat (a->folded, " ", b->folded, NULL);

  return kh_tables_is_compound (look->report.tables, words);
}

/* "dần dần" is one word; in "tuân thủ thủ tục" two words meet. */
static gboolean
is_meant (KhLook *look, guint index)
{
  return is_compound (look, index) || (index > 0 && is_compound (look, index - 1) && is_compound (look, index + 1));
}

void
kh_look_at_doubles (KhLook *look)
{
  GPtrArray *tokens = look->tokens;
  guint index = 0;

  while (index + 1 < tokens->len)
    {
      guint n = LONGEST;
      const char *rule = "language-doubled-words";

      while (n > 0 && !is_repeated (tokens, index, n))
        n--;
      if (n == 0 || (n == 1 && is_meant (look, index)))
        {
          index++;
          continue;
        }
      if (n == 1 && !is_particle (kh_tokens_get (tokens, index)->folded))
        rule = "language-doubled-syllable";
      kh_report_words (&look->report, rule, look->passage, kh_tokens_get (tokens, index)->start,
                       kh_tokens_get (tokens, index + 2 * n - 1)->end, NULL, NULL);
      index += 2 * n;
    }
}
