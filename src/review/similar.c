/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much two texts have in common. */
#include "similar.h"

#include "kh-core.h"

char *
kh_similar_fold (const char *markup)
{
  g_autofree char *plain = kh_markup_to_plain (markup);
  g_autofree char *normal = kh_text_normalize (plain);
  g_autofree char *placed = kh_text_fold_tone_place (normal);

  return g_utf8_casefold (placed, -1);
}

static gboolean
is_word_character (const char *p)
{
  /* Everything beyond ASCII counts as a letter: a dash of its own does no harm. */
  return (guchar) *p >= 0x80 || g_ascii_isalnum (*p);
}

static guint
hash_bytes (const char *start, const char *end)
{
  guint hash = 2166136261u;

  for (const char *p = start; p < end; p++)
    hash = (hash ^ (guchar) *p) * 16777619u;

  return hash;
}

/* Returns: (transfer full): the words in the order they stand in */
static GArray *
list_words (const char *folded)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint));

  for (const char *p = folded; *p != '\0';)
    {
      const char *start;

      while (*p != '\0' && !is_word_character (p))
        p++;
      start = p;
      while (*p != '\0' && is_word_character (p))
        p++;
      if (p > start)
        g_array_append_val (words, (guint) { hash_bytes (start, p) });
    }

  return words;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const guint x = *(const guint *) a;
  const guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

GArray *
kh_similar_words (const char *folded)
{
  GArray *words = list_words (folded);

  g_array_sort (words, compare_numbers);

  return words;
}

GArray *
kh_similar_pairs (const char *folded)
{
  GArray *words = list_words (folded);
  const guint n_words = words->len;
  guint n_kept = 0;

  for (guint i = 0; i + 1 < n_words; i++)
    {
      const guint pair = g_array_index (words, guint, i) * 31u + g_array_index (words, guint, i + 1) + 1u;

      g_array_append_val (words, pair);
    }
  g_array_sort (words, compare_numbers);
  for (guint i = 0; i < words->len; i++)
    if (n_kept == 0 || g_array_index (words, guint, n_kept - 1) != g_array_index (words, guint, i))
      g_array_index (words, guint, n_kept++) = g_array_index (words, guint, i);
  g_array_set_size (words, n_kept);

  return words;
}

double
kh_similar_score (GArray *a, GArray *b)
{
  guint common = 0;

  for (guint i = 0, j = 0; i < a->len && j < b->len;)
    {
      const guint x = g_array_index (a, guint, i);
      const guint y = g_array_index (b, guint, j);

      common += x == y;
      i += x <= y;
      j += y <= x;
    }

  return common > 0 ? 2.0 * common / (a->len + b->len) : 0.0;
}
