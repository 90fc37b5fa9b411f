/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words went and which came. */
#include "plan-maker.h"
#include "word-diff.h"

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
  const char *expected;
} Case;

static const Case cases[] = {
  { "same", "Rà soát văn bản", "Rà soát văn bản", "Rà soát văn bản" },
  { "nothing", NULL, NULL, "" },
  { "all-new", NULL, "Rà soát", "{+Rà soát+}" },
  { "all-gone", "Rà soát", "", "[-Rà soát-]" },
  { "one-word", "Hoàn thành trong quý I năm nay", "Hoàn thành trong quý II năm nay",
    "Hoàn thành trong quý [-I-]{+II+} năm nay" },
  { "added-in-the-middle", "Rà soát văn bản", "Rà soát, cập nhật văn bản", "Rà soát{+, cập nhật+} văn bản" },
  { "removed-at-the-end", "Niêm yết hồ sơ tại trụ sở.", "Niêm yết hồ sơ.", "Niêm yết hồ sơ[- tại trụ sở-]." },
  { "whole-words-only", "hoa", "hoà", "[-hoa-]{+hoà+}" },
  { "figures-stay-whole", "đạt 2.500 hồ sơ", "đạt 2.600 hồ sơ", "đạt [-2.500-]{+2.600+} hồ sơ" },
  { "symbols-stay-whole", "số 02/KH-SM", "số 03/KH-SM", "số [-02/KH-SM-]{+03/KH-SM+}" },
  { "spaces-are-no-anchor", "cơ quan chủ trì", "đơn vị chủ trì", "[-cơ quan-]{+đơn vị+} chủ trì" },
  { "nothing-in-common", "một hai ba bốn", "năm sáu bảy tám", "[-một hai ba bốn-]{+năm sáu bảy tám+}" },
  { "bold-is-another-word", "Rà soát văn bản", "Rà soát <b>văn bản</b>", "Rà soát [-văn bản-]{+văn bản+}" },
  { "escapes", "A &amp; B", "A &amp; C", "A & [-B-]{+C+}" },
  { "not-well-formed", "A <b> B", "A <b> C", "A <b> [-B-]{+C+}" },
};

static void
test_case (gconstpointer data)
{
  const Case *example = data;
  g_autoptr (GPtrArray) spans = kh_word_diff (example->before, example->after);
  g_autofree char *text = kh_word_diff_to_text (spans);

  g_assert_cmpstr (text, ==, example->expected);
}

static char *
join (GPtrArray *spans, KhWordsOp other)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();

  for (guint i = 0; i < spans->len; i++)
    {
      const KhWordSpan *span = spans->pdata[i];

      if (span->op == KH_WORDS_SAME || span->op == other)
        g_ptr_array_add (runs, span->run);
    }

  return kh_markup_from_runs (runs);
}

/* Whatever is shown: read without what came it is the one text, without what went the other. */
static void
test_both_sides_come_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *a = make_sentence (rand, (guint) g_rand_int_range (rand, 0, 30));
      g_autofree char *b = make_sentence (rand, (guint) g_rand_int_range (rand, 0, 30));
      g_autoptr (GPtrArray) spans = kh_word_diff (a, b);
      g_autofree char *before = join (spans, KH_WORDS_REMOVED);
      g_autofree char *after = join (spans, KH_WORDS_ADDED);
      g_autoptr (GPtrArray) a_runs = kh_markup_parse (a, NULL);
      g_autoptr (GPtrArray) b_runs = kh_markup_parse (b, NULL);
      g_autofree char *a_canonical = kh_markup_from_runs (a_runs);
      g_autofree char *b_canonical = kh_markup_from_runs (b_runs);

      g_assert_cmpstr (before, ==, a_canonical);
      g_assert_cmpstr (after, ==, b_canonical);
    }
}

/* A subsequence, and the longest there is: against the table that one learns first. */
static void
test_longest_match (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 300; round++)
    {
      guint a[24], b[24], partner[24], best[25][25] = { { 0 } };
      const guint n = (guint) g_rand_int_range (rand, 0, 25);
      const guint m = (guint) g_rand_int_range (rand, 0, 25);
      guint found = 0, next = 0;

      for (guint i = 0; i < n; i++)
        a[i] = (guint) g_rand_int_range (rand, 0, 5);
      for (guint j = 0; j < m; j++)
        b[j] = (guint) g_rand_int_range (rand, 0, 5);
      for (guint i = n; i-- > 0;)
        for (guint j = m; j-- > 0;)
          best[i][j] = a[i] == b[j] ? best[i + 1][j + 1] + 1 : MAX (best[i + 1][j], best[i][j + 1]);

      kh_word_diff_match (a, n, b, m, partner);
      for (guint i = 0; i < n; i++)
        {
          if (partner[i] == G_MAXUINT)
            continue;
          g_assert_cmpuint (partner[i], >=, next);
          g_assert_cmpuint (partner[i], <, m);
          g_assert_cmpuint (a[i], ==, b[partner[i]]);
          next = partner[i] + 1;
          found++;
        }
      g_assert_cmpuint (found, ==, best[0][0]);
    }
}

/* Two long texts that share nothing take no time that grows with their product. */
static void
test_long_texts (void)
{
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = g_string_new (NULL);
  g_autoptr (GPtrArray) spans = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append_printf (a, "a%u ", i);
      g_string_append_printf (b, "b%u ", i);
    }
  spans = kh_word_diff (a->str, b->str);
  g_assert_cmpuint (spans->len, >=, 2);
  g_assert_cmpuint (spans->len, <=, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/words/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/words/both-sides-come-back", test_both_sides_come_back);
  g_test_add_func ("/words/longest-match", test_longest_match);
  g_test_add_func ("/words/long-texts", test_long_texts);
  return g_test_run ();
}
