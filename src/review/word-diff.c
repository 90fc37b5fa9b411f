/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words of a text went and which came. */
#include "word-diff.h"

#include <string.h>

/* More differences than this, and the texts are simply two texts. The trace of
 * the search grows with the square of it: 1,000 are 8 MB. */
#define MAX_DIFFERENCES 1000

void
kh_word_span_free (KhWordSpan *span)
{
  if (span == NULL)
    return;

  kh_run_free (span->run);
  g_free (span);
}

/* One step of Myers's search: the furthest x on diagonal @k with @d differences. */
static int
reach (const int *furthest, int offset, int d, int k)
{
  if (k == -d || (k != d && furthest[offset + k - 1] < furthest[offset + k + 1]))
    return furthest[offset + k + 1];

  return furthest[offset + k - 1] + 1;
}

/* Goes back through the kept rounds and notes the diagonals as partners. */
static void
trace_back (GPtrArray *rounds, int offset, int n, int m, guint base, guint *partner)
{
  int x = n, y = m;

  for (int d = (int) rounds->len - 1; d >= 0; d--)
    {
      const int *furthest = g_ptr_array_index (rounds, d);
      int k = x - y;
      gboolean down = k == -d || (k != d && furthest[offset + k - 1] < furthest[offset + k + 1]);
      int from_k = down ? k + 1 : k - 1;
      int from_x = d == 0 ? 0 : furthest[offset + from_k];
      int from_y = d == 0 ? 0 : from_x - from_k;

      while (x > from_x && y > from_y)
        {
          x--;
          y--;
          partner[x] = base + (guint) y;
        }
      x = from_x;
      y = from_y;
    }
}

static void
match_middle (const guint *a, int n, const guint *b, int m, guint base, guint *partner)
{
  const int limit = MIN (n + m, MAX_DIFFERENCES);
  const int offset = limit + 1;
  const gsize size = sizeof (int) * (gsize) (2 * offset + 1);
  g_autofree int *furthest = g_malloc0 (size);
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func (g_free);

  for (int d = 0; d <= limit; d++)
    {
      g_ptr_array_add (rounds, g_memdup2 (furthest, size));
      for (int k = -d; k <= d; k += 2)
        {
          int x = reach (furthest, offset, d, k);
          int y = x - k;

          while (x < n && y >= 0 && y < m && a[x] == b[y])
            {
              x++;
              y++;
            }
          furthest[offset + k] = x;
          if (k == n - m && x >= n)
            {
              trace_back (rounds, offset, n, m, base, partner);
              return;
            }
        }
    }
}

void
kh_word_diff_match (const guint *a, guint n_a, const guint *b, guint n_b, guint *partner)
{
  guint start = 0, end = 0;

  for (guint i = 0; i < n_a; i++)
    partner[i] = G_MAXUINT;
  while (start < n_a && start < n_b && a[start] == b[start])
    {
      partner[start] = start;
      start++;
    }
  while (end < n_a - start && end < n_b - start && a[n_a - 1 - end] == b[n_b - 1 - end])
    {
      partner[n_a - 1 - end] = n_b - 1 - end;
      end++;
    }
  if (start < n_a - end && start < n_b - end)
    match_middle (a + start, (int) (n_a - end - start), b + start, (int) (n_b - end - start), start, partner + start);
}

/* The words of one side and the numbers they are compared by. */
typedef struct
{
  GPtrArray *runs;   /* of KhRun: one word, one space or one mark each */
  GArray    *codes;  /* of guint */
} Words;

static void
words_clear (Words *words)
{
  g_clear_pointer (&words->runs, g_ptr_array_unref);
  g_clear_pointer (&words->codes, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static const char *
find_word_end (const char *start)
{
  const char *end = g_utf8_next_char (start);
  const gunichar first = g_utf8_get_char (start);

  if (!is_word_character (first))
    return end;
  /* "2.500", "3,5" and "KH-SM" stay whole: a mark between two word characters joins them. */
  while (*end != '\0')
    {
      if (is_word_character (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      else if (strchr (".,/-", *end) != NULL && is_word_character (g_utf8_get_char (end + 1)))
        end++;
      else
        break;
    }

  return end;
}

static void
add_word (Words *words, GHashTable *codes, const KhRun *style, char *text)
{
  g_autoptr (KhRun) run = kh_run_new (style->kind, text, style->bold, style->italic);
  g_autofree char *key = g_strdup_printf ("%d%d%d%s", run->kind, run->bold, run->italic, text);
  gpointer code;

  if (!g_hash_table_lookup_extended (codes, key, NULL, &code))
    {
      code = GUINT_TO_POINTER (g_hash_table_size (codes));
      g_hash_table_insert (codes, g_steal_pointer (&key), code);
    }
  g_array_append_val (words->codes, (guint) { GPOINTER_TO_UINT (code) });
  g_ptr_array_add (words->runs, g_steal_pointer (&run));
  g_free (text);
}

static void
split (Words *words, GHashTable *codes, const char *markup)
{
  g_autoptr (GPtrArray) runs = kh_markup_parse (markup, NULL);

  words->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_run_free);
  words->codes = g_array_new (FALSE, FALSE, sizeof (guint));
  if (runs == NULL)
    {
      runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_run_free);
      g_ptr_array_add (runs, kh_run_new (KH_RUN_TEXT, markup, FALSE, FALSE));
    }

  for (guint i = 0; i < runs->len; i++)
    {
      const KhRun *run = runs->pdata[i];
      const char *end = NULL;

      if (run->kind != KH_RUN_TEXT)
        {
          add_word (words, codes, run, g_strdup (run->text));
          continue;
        }
      for (const char *p = run->text; *p != '\0'; p = end)
        {
          end = find_word_end (p);
          add_word (words, codes, run, g_strndup (p, (gsize) (end - p)));
        }
    }
}

static void
add_span (GPtrArray *spans, KhWordsOp op, const KhRun *run)
{
  KhWordSpan *last = spans->len > 0 ? spans->pdata[spans->len - 1] : NULL;
  KhWordSpan *span;

  if (last != NULL && last->op == op && last->run->kind == KH_RUN_TEXT && run->kind == KH_RUN_TEXT
      && last->run->bold == run->bold && last->run->italic == run->italic)
    {
      char *joined = g_strconcat (last->run->text, run->text, NULL);

      g_free (last->run->text);
      last->run->text = joined;
      return;
    }

  span = g_new0 (KhWordSpan, 1);
  span->op = op;
  span->run = kh_run_new (run->kind, run->text, run->bold, run->italic);
  g_ptr_array_add (spans, span);
}

static gboolean
is_blank (const KhRun *run)
{
  return run->kind == KH_RUN_TEXT && !is_word_character (g_utf8_get_char (run->text));
}

static guint
find_matched (const guint *partner, guint from, guint n)
{
  while (from < n && partner[from] == G_MAXUINT)
    from++;

  return from;
}

/* A space or a comma that agrees between two replaced words is no anchor: a
 * reader sees one replacement, not two. */
static void
drop_chance_matches (const Words *before, guint n_after, guint *partner)
{
  const guint n = before->runs->len;
  guint gap = 0;      /* first of @before after the last match that stays */
  guint after_gap = 0; /* the same on the other side */

  for (guint i = find_matched (partner, 0, n); i < n;)
    {
      gboolean words = FALSE;
      guint end = i, next, after_end, after_next;

      for (; end < n && partner[end] != G_MAXUINT && (end == i || partner[end] == partner[end - 1] + 1); end++)
        words |= !is_blank (before->runs->pdata[end]);
      next = find_matched (partner, end, n);
      after_end = partner[end - 1] + 1;
      after_next = next < n ? partner[next] : n_after;

      if (!words && gap < i && after_gap < partner[i] && end < next && after_end < after_next)
        {
          for (guint j = i; j < end; j++)
            partner[j] = G_MAXUINT;
        }
      else
        {
          gap = end;
          after_gap = after_end;
        }
      i = next;
    }
}

static guint
count_words (GPtrArray *runs)
{
  guint count = 0;

  for (guint i = 0; i < runs->len; i++)
    count += !is_blank (runs->pdata[i]);

  return count;
}

/* Two texts with a word or two in common are two texts, not one that was edited:
 * a reader is shown the one and then the other. */
static void
part_strangers (const Words *before, const Words *after, guint *partner)
{
  const guint n_words = count_words (before->runs) + count_words (after->runs);
  guint common = 0;

  for (guint i = 0; i < before->runs->len; i++)
    common += partner[i] != G_MAXUINT && !is_blank (before->runs->pdata[i]);
  /* Three words in ten. */
  if (common * 2 * 10 >= n_words * 3)
    return;
  for (guint i = 0; i < before->runs->len; i++)
    partner[i] = G_MAXUINT;
}

GPtrArray *
kh_word_diff (const char *before, const char *after)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (Words) a = { 0 };
  g_auto (Words) b = { 0 };
  g_autofree guint *partner = NULL;
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_word_span_free);
  guint i = 0, j = 0;

  split (&a, codes, before != NULL ? before : "");
  split (&b, codes, after != NULL ? after : "");
  partner = g_new (guint, a.runs->len + 1);
  kh_word_diff_match ((const guint *) (gpointer) a.codes->data, a.codes->len,
                      (const guint *) (gpointer) b.codes->data, b.codes->len, partner);
  part_strangers (&a, &b, partner);
  drop_chance_matches (&a, b.runs->len, partner);

  while (i < a.runs->len || j < b.runs->len)
    {
      for (; i < a.runs->len && partner[i] == G_MAXUINT; i++)
        add_span (spans, KH_WORDS_REMOVED, a.runs->pdata[i]);
      for (; j < b.runs->len && (i >= a.runs->len || j < partner[i]); j++)
        add_span (spans, KH_WORDS_ADDED, b.runs->pdata[j]);
      for (; i < a.runs->len && partner[i] == j; i++, j++)
        add_span (spans, KH_WORDS_SAME, a.runs->pdata[i]);
    }

  return spans;
}

char *
kh_word_diff_to_text (GPtrArray *spans)
{
  static const char *const marks[][2] = { { "", "" }, { "[-", "-]" }, { "{+", "+}" } };
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (spans != NULL, NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const KhWordSpan *span = spans->pdata[i];

      g_string_append (text, marks[span->op][0]);
      g_string_append (text, span->run->kind == KH_RUN_TEXT ? span->run->text : "\357\277\274");
      g_string_append (text, marks[span->op][1]);
    }

  return g_string_free (text, FALSE);
}
