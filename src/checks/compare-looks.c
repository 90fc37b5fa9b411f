/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be said of a passage only beside the others: one plan, one way of
 * writing, one number for one thing, the whole of a citation the first time. */
#include "families.h"

#include <string.h>

static guint
count (GPtrArray *looks, KhFactKind kind)
{
  guint n = 0;

  for (guint i = 0; i < looks->len; i++)
    {
      const KhLooked *looked = looks->pdata[i];

      for (guint j = 0; j < looked->facts->len; j++)
        n += g_array_index (looked->facts, KhFact, j).kind == kind;
    }

  return n;
}

typedef char *(*MakeFix) (const KhPassage *passage, const KhFact *fact);

static void
report_all (KhReport *report, GPtrArray *looks, KhFactKind kind, const char *rule, MakeFix make_fix)
{
  for (guint i = 0; i < looks->len; i++)
    {
      const KhLooked *looked = looks->pdata[i];

      for (guint j = 0; j < looked->facts->len; j++)
        {
          const KhFact *fact = &g_array_index (looked->facts, KhFact, j);
          g_autofree char *fix = NULL;

          if (fact->kind != kind)
            continue;
          fix = make_fix (looked->passage, fact);
          kh_report_words (report, rule, looked->passage, fact->start, fact->end, fix, NULL);
        }
    }
}

static char *
use_key (const KhPassage *passage, const KhFact *fact)
{
  return g_strdup (fact->key);
}

static char *
curve_quotes (const KhPassage *passage, const KhFact *fact)
{
  return g_strdup_printf ("“%.*s”", (int) (fact->end - fact->start - 2), passage->plain + fact->start + 1);
}

static char *
join_years (const KhPassage *passage, const KhFact *fact, const char *joint)
{
  const char *start = passage->plain + fact->start;

  return g_strdup_printf ("%.4s%s%.4s", start, joint, passage->plain + fact->end - 4);
}

static char *
join_tight (const KhPassage *passage, const KhFact *fact)
{
  return join_years (passage, fact, "-");
}

static char *
join_spaced (const KhPassage *passage, const KhFact *fact)
{
  return join_years (passage, fact, " - ");
}

void
kh_compare_spellings (KhReport *report, GPtrArray *looks)
{
  const guint n_old = count (looks, KH_FACT_TONE_OLD);
  const guint n_new = count (looks, KH_FACT_TONE_NEW);
  const guint n_each_old = count (looks, KH_FACT_EACH_OLD);
  const guint n_each_new = count (looks, KH_FACT_EACH_NEW);
  const guint n_tight = count (looks, KH_FACT_YEARS_TIGHT);
  const guint n_spaced = count (looks, KH_FACT_YEARS_SPACED);

  /* The fewer go after the more; where they are as many, the shorter and older way stays. */
  if (n_old > 0 && n_new > 0)
    report_all (report, looks, n_old < n_new ? KH_FACT_TONE_OLD : KH_FACT_TONE_NEW, "language-tone-mixed", use_key);
  if (n_each_old > 0 && n_each_new > 0)
    report_all (report, looks, n_each_new < n_each_old ? KH_FACT_EACH_NEW : KH_FACT_EACH_OLD, "language-variants-mixed",
                use_key);
  if (n_tight > 0 && n_spaced > 0)
    report_all (report, looks, n_tight < n_spaced ? KH_FACT_YEARS_TIGHT : KH_FACT_YEARS_SPACED, "language-years-mixed",
                n_tight < n_spaced ? join_spaced : join_tight);
  if (count (looks, KH_FACT_QUOTE_CURVED) > 0)
    report_all (report, looks, KH_FACT_QUOTE_STRAIGHT, "language-quotes", curve_quotes);
}

void
kh_compare_numbers (KhReport *report, GPtrArray *looks)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal); /* key to KhFact */
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL); /* KhFact to KhLooked */

  for (guint i = 0; i < looks->len; i++)
    {
      const KhLooked *looked = looks->pdata[i];
      gsize reported = G_MAXSIZE;

      for (guint j = 0; j < looked->facts->len; j++)
        {
          KhFact *fact = &g_array_index (looked->facts, KhFact, j);
          const KhFact *other;

          if (fact->kind != KH_FACT_NUMBER)
            continue;
          other = g_hash_table_lookup (seen, fact->key);
          if (other == NULL)
            {
              g_hash_table_insert (seen, fact->key, fact);
              g_hash_table_insert (places, fact, (gpointer) looked);
            }
          else if (!g_str_equal (other->value, fact->value) && reported != fact->start
                   && g_hash_table_lookup (places, other) != looked)
            {
              reported = fact->start;
              kh_report_words (report, "content-number-differs", looked->passage, fact->start, fact->end, NULL, other->value);
            }
        }
    }
}

/* A legal basis is a mention of its own; the first one in the text gives all again. */
void
kh_compare_mentions (KhReport *report, GPtrArray *looks)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < looks->len; i++)
    {
      const KhLooked *looked = looks->pdata[i];

      for (guint j = 0; j < looked->facts->len; j++)
        {
          const KhFact *fact = &g_array_index (looked->facts, KhFact, j);

          if (fact->kind != KH_FACT_MENTION || !g_hash_table_add (seen, fact->key) || fact->value == NULL)
            continue;
          kh_report_words (report, "citation-incomplete", looked->passage, fact->start, fact->end, NULL, fact->value);
        }
    }
}
