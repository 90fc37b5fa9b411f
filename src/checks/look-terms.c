/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that are rows of the tables: confusions, changed terms, bodies and
 * places that ended, capitals of names. */
#include "families.h"

#include <string.h>

static const char *const rules[KH_N_TERM_KINDS] = {
  [KH_TERM_DISTRICT] = "term-district", [KH_TERM_CHANGED] = "term-changed",     [KH_TERM_BODY] = "term-body",
  [KH_TERM_CONFUSION] = "term-confusion", [KH_TERM_CAPITAL] = "language-capitals",
};

static gboolean
is_upper_at (const char *text)
{
  return g_unichar_isupper (g_utf8_get_char (text));
}

static char *
change_first (const char *words, gunichar (*change) (gunichar c))
{
  GString *changed = g_string_new (NULL);

  g_string_append_unichar (changed, change (g_utf8_get_char (words)));
  g_string_append (changed, g_utf8_next_char (words));

  return g_string_free (changed, FALSE);
}

/* The right words as they stand here: with the capitals and in the tone placement of what is there. */
static char *
fit (const KhTerm *term, const char *written, gboolean begins)
{
  g_autofree char *upper = g_utf8_strup (written, -1);
  g_autofree char *older = kh_text_fold_tone_place (written);
  g_autofree char *placed = g_str_equal (older, written) ? g_strdup (term->instead)
                                                         : kh_text_renew_tone_place (term->instead);

  if (term->kind == KH_TERM_CAPITAL)
    return begins ? change_first (placed, g_unichar_toupper) : g_steal_pointer (&placed);
  if (g_str_equal (upper, written))
    return g_utf8_strup (placed, -1);

  return is_upper_at (written) && !is_upper_at (term->words) ? change_first (placed, g_unichar_toupper)
                                                             : g_steal_pointer (&placed);
}

static gboolean
starts_sentence (KhLook *look, gsize start)
{
  for (guint i = 0; i < look->tokens->len; i++)
    if (kh_tokens_get (look->tokens, i)->start == start)
      return kh_tokens_is_sentence_start (look->tokens, i);

  return FALSE;
}

static void
report_term (KhLook *look, const KhTermMatch *match)
{
  const KhTerm *term = match->term;
  const char *plain = look->passage->plain;
  g_autofree char *written = g_strndup (plain + match->start, match->end - match->start);
  g_autofree char *fix = NULL;
  KhFinding *finding;

  if (term->sure && term->instead != NULL)
    fix = fit (term, written, starts_sentence (look, match->start));
  finding = kh_report_words (&look->report, rules[term->kind], look->passage, match->start, match->end, fix,
                             term->instead);
  if (finding != NULL && term->source != NULL)
    g_object_set (finding, "source", term->source, NULL);
}

/* "tỉnh Hà Giang", since it is no longer one */
static void
look_for_provinces (KhLook *look)
{
  const char *day = kh_passages_get_day (look->context);

  for (guint i = 0; i + 2 < look->tokens->len; i++)
    {
      const KhToken *kind = kh_tokens_get (look->tokens, i);
      const KhToken *first = kh_tokens_get (look->tokens, i + 1);

      if (!g_str_equal (kind->folded, "tỉnh") || !first->is_word || !is_upper_at (first->placed))
        continue;
      /* The longest name wins: "Bà Rịa - Vũng Tàu" has five words and marks. */
      for (guint n = MIN (5, look->tokens->len - i - 1); n >= 2; n--)
        {
          const gsize end = kh_tokens_get (look->tokens, i + n)->end;
          g_autofree char *name = g_strndup (look->passage->plain + first->start, end - first->start);
          const KhProvince *province = kh_tables_find_province (look->report.tables, name);

          if (province == NULL)
            continue;
          if (province->until != NULL && strcmp (day, province->until) > 0)
            kh_report_words (&look->report, "term-province", look->passage, kind->start, end, NULL, province->successor);
          break;
        }
    }
}

void
kh_look_at_terms (KhLook *look)
{
  const char *day = kh_passages_get_day (look->context);

  if (look->report.tables == NULL)
    return;

  for (guint kind = 0; kind < KH_N_TERM_KINDS; kind++)
    {
      g_autoptr (GPtrArray) matches
        = kh_tables_match_terms (look->report.tables, (KhTermKind) kind, look->passage->plain, look->tokens, day);

      for (guint i = 0; i < matches->len; i++)
        report_term (look, matches->pdata[i]);
    }
  look_for_provinces (look);
}
