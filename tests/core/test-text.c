/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vietnamese text, dates, document symbols, order keys, markup. */
#include <stdlib.h>
#include <string.h>

#include "kh-core.h"

static void
test_normalize (void)
{
  g_autofree char *composed
      = kh_text_normalize ("  Ca\xCC\x89" "i  ca\xCC\x81" "ch \xC2\xA0 ha\xCC\x80nh\xC2\xAD chi\xCC\x81nh\xE2\x80\x8B\n");

  g_assert_cmpstr (composed, ==, "Cải cách hành chính");
}

/* What is passed over as composed is: every character, alone, before a mark and after a letter. */
static void
test_compose (void)
{
  static const char *const forms[][2] = { { "", "" }, { "", "\xCC\x81" }, { "a", "\xCC\xA3\xCC\x82" }, { "a\xCC\x82 ", "x" } };

  for (gunichar c = 1; c < 0x10000; c++)
    for (guint i = 0; i < G_N_ELEMENTS (forms) && g_unichar_validate (c); i++)
      {
        char letter[7] = { 0 };
        g_autofree char *text = NULL;
        g_autofree char *expected = NULL;
        g_autofree char *composed = NULL;

        g_unichar_to_utf8 (c, letter);
        text = g_strconcat (forms[i][0], letter, forms[i][1], NULL);
        expected = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
        composed = kh_text_compose (text);
        g_assert_cmpstr (composed, ==, expected);
      }
  g_assert_null (kh_text_compose ("a\xC3"));
  g_assert_null (kh_text_compose ("\xE1\xBA"));
  g_assert_null (kh_text_compose ("th\xE1\xBAx"));
}

static void
test_blank (void)
{
  g_assert_true (kh_text_is_blank (""));
  g_assert_true (kh_text_is_blank (" \t\xC2\xA0\xE2\x80\x8B\n"));
  g_assert_false (kh_text_is_blank ("\xC2\xA0\xE1\xBA\xA1"));
}

static void
test_fold (void)
{
  g_autofree char *folded = kh_text_fold ("Đẩy mạnh ĐƯỜNG Đà Nẵng");

  g_assert_cmpstr (folded, ==, "day manh duong da nang");
}

static void
test_tone_place (void)
{
  static const struct
  {
    const char *given, *wanted;
  } cases[] = {
    { "hoá", "hóa" }, { "thuỷ", "thủy" }, { "Uỷ ban", "Ủy ban" }, { "khoẻ", "khỏe" },   { "HOÀ", "HÒA" },
    { "quý", "quý" }, { "Quỳ", "Quỳ" },   { "hoàn", "hoàn" },     { "khoét", "khoét" }, { "huỳnh", "huỳnh" },
    { "hóa", "hóa" }, { "tuỳ", "tùy" },   { "toà án", "tòa án" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *placed = kh_text_fold_tone_place (cases[i].given);

      g_assert_cmpstr (placed, ==, cases[i].wanted);
    }
}

static void
test_roman (void)
{
  static const char *const wrong[] = { "", "IIII", "VX", "IM", "i", "II.", "ABC", "MMMMM" };

  for (guint i = 1; i <= 3999; i++)
    {
      g_autofree char *roman = kh_text_roman (i);

      g_assert_cmpuint (kh_text_parse_roman (roman), ==, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpuint (kh_text_parse_roman (wrong[i]), ==, 0);
}

static void
test_letters (void)
{
  static const char order[] = "a b c d đ e g h i k l m n o p q r s t u v x y";
  g_auto (GStrv) letters = g_strsplit (order, " ", -1);

  for (guint i = 0; letters[i] != NULL; i++)
    {
      g_autofree char *letter = kh_text_letter (i + 1);

      g_assert_cmpstr (letter, ==, letters[i]);
      g_assert_cmpuint (kh_text_parse_letter (letter), ==, i + 1);
    }

  g_autofree char *past = kh_text_letter (24);

  g_assert_cmpstr (past, ==, "aa");
  g_assert_cmpuint (kh_text_parse_letter ("f"), ==, 0);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *iso, *in_words, *in_figures;
  } cases[] = {
    { "2021-01-12", "ngày 12 tháng 01 năm 2021", "12/01/2021" },
    { "2019-06-29", "ngày 29 tháng 6 năm 2019", "29/6/2019" },
    { "2020-02-05", "ngày 05 tháng 02 năm 2020", "05/02/2020" },
    { "2024-12-31", "ngày 31 tháng 12 năm 2024", "31/12/2024" },
  };
  static const char *const wrong[] = { "30/02/2021", "2021-13-01", "hôm nay", "", "12/01", "00/01/2021" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *in_words = kh_date_format_long (cases[i].iso);
      g_autofree char *in_figures = kh_date_format_short (cases[i].iso);
      g_autofree char *from_words = kh_date_parse (cases[i].in_words);
      g_autofree char *from_figures = kh_date_parse (cases[i].in_figures);

      g_assert_cmpstr (in_words, ==, cases[i].in_words);
      g_assert_cmpstr (in_figures, ==, cases[i].in_figures);
      g_assert_cmpstr (from_words, ==, cases[i].iso);
      g_assert_cmpstr (from_figures, ==, cases[i].iso);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (kh_date_parse (wrong[i]));
}

static void
test_symbols (void)
{
  static const struct
  {
    const char *text, *number, *symbol;
  } cases[] = {
    { "02 /KH-VHTTDL", "02", "KH-VHTTDL" },
    { "136/KH-UBND", "136", "KH-UBND" },
    { "61/2018/NĐ-CP", "61", "2018/NĐ-CP" },
    { "      /KH-SM", NULL, "KH-SM" },
    { "30c/NQ-CP", "30c", "NQ-CP" },
    { "2231/SNV-CCHC&PC", "2231", "SNV-CCHC&PC" },
    { "351/2017/UBTVQH14", "351", "2017/UBTVQH14" },
    { "12 / CTr - UBND", "12", "CTr-UBND" },
  };
  static const char *const wrong[] = { "", "Số:", "KH-VHTTDL", "12/", "ngày 12/01 năm", "12/01/2021 của" };
  g_autofree char *number = NULL, *symbol = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found_number = NULL, *found_symbol = NULL;

      g_assert_true (kh_symbol_split (cases[i].text, &found_number, &found_symbol));
      g_assert_cmpstr (found_number, ==, cases[i].number);
      g_assert_cmpstr (found_symbol, ==, cases[i].symbol);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (kh_symbol_split (wrong[i], &number, &symbol));

  g_autofree char *padded = kh_symbol_format_number ("2");
  g_autofree char *kept = kh_symbol_format_number ("30c");
  g_autofree char *short_name = kh_symbol_abbreviate ("Sở Văn hóa, Thể thao và Du lịch");

  g_assert_cmpstr (padded, ==, "02");
  g_assert_cmpstr (kept, ==, "30c");
  g_assert_cmpstr (short_name, ==, "SVHTTDL");
}

/* Insertions anywhere keep the order, and appending keeps the keys short. */
static void
test_order_keys (void)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (20210112);
  g_autofree char *last = NULL;

  for (guint i = 0; i < 3000; i++)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) keys->len + 1);
      const char *before = at > 0 ? keys->pdata[at - 1] : NULL;
      const char *after = at < keys->len ? keys->pdata[at] : NULL;
      char *key = kh_order_key_between (before, after);

      g_assert_true (before == NULL || strcmp (before, key) < 0);
      g_assert_true (after == NULL || strcmp (key, after) < 0);
      g_ptr_array_insert (keys, (gint) at, key);
    }

  for (guint i = 0; i < 100000; i++)
    {
      char *key = kh_order_key_between (last, NULL);

      g_assert_true (last == NULL || strcmp (last, key) < 0);
      g_free (last);
      last = key;
    }
  g_assert_cmpuint (strlen (last), <=, 5);
}

static void
test_order_keys_equal (void)
{
  g_autofree char *key = kh_order_key_between ("a3", "a3");
  g_autofree char *strange = kh_order_key_between ("!?", NULL);

  g_assert_cmpint (strcmp (key, "a3"), >, 0);
  g_assert_cmpint (strcmp (strange, "!?"), >, 0);
}

static void
test_markup (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = kh_markup_parse ("A &amp; <b>đậm <i>nghiêng</i></b><ind ref=\"u1\"/>", &error);
  g_autofree char *again = NULL, *plain = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (runs->len, ==, 4);
  g_assert_cmpstr (((KhRun *) runs->pdata[0])->text, ==, "A & ");
  g_assert_true (((KhRun *) runs->pdata[2])->bold && ((KhRun *) runs->pdata[2])->italic);
  g_assert_cmpint (((KhRun *) runs->pdata[3])->kind, ==, KH_RUN_IND);

  again = kh_markup_from_runs (runs);
  g_assert_cmpstr (again, ==, "A &amp; <b>đậm <i>nghiêng</i></b><ind ref=\"u1\"/>");
  plain = kh_markup_to_plain (again);
  g_assert_cmpstr (plain, ==, "A & đậm nghiêng\xEF\xBF\xBC");
}

static void
test_markup_errors (void)
{
  static const char *const wrong[] = {
    "<u>a</u>",   "<b>a",    "a</b>",    "a & b", "<b x=\"1\">a</b>", "<cite/>", "<cite ref=\"a\">b</cite>",
    "<!-- a -->", "</t><t>", "<t>a</t>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kh_markup_parse (wrong[i], &error));
      g_assert_error (error, KH_MARKUP_ERROR, KH_MARKUP_ERROR_SYNTAX);
    }
}

static void
test_markup_canonical (void)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_run_free);
  g_autofree char *markup = NULL;

  g_ptr_array_add (runs, kh_run_new (KH_RUN_TEXT, "a", FALSE, TRUE));
  g_ptr_array_add (runs, kh_run_new (KH_RUN_TEXT, "b", TRUE, TRUE));
  g_ptr_array_add (runs, kh_run_new (KH_RUN_TEXT, "", TRUE, FALSE));
  g_ptr_array_add (runs, kh_run_new (KH_RUN_TEXT, "c<", FALSE, FALSE));
  markup = kh_markup_from_runs (runs);

  g_assert_cmpstr (markup, ==, "<i>a</i><b><i>b</i></b>c&lt;");

  g_autofree char *quoted = kh_markup_escape ("cơ chế \"một cửa\" & 'liên thông' >");

  g_assert_cmpstr (quoted, ==, "cơ chế \"một cửa\" &amp; 'liên thông' &gt;");
}

static void
test_renew_tone_place (void)
{
  static const char *const pairs[][2] = {
    { "hòa", "hoà" }, { "HÒA", "HOÀ" }, { "Khỏe", "Khoẻ" }, { "ủy ban", "uỷ ban" }, { "thúy", "thuý" },
    { "hoà", "hoà" }, { "của", "của" }, { "toán", "toán" }, { "quý", "quý" }, { "hỏi", "hỏi" }, { "oan", "oan" }, { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *renewed = kh_text_renew_tone_place (pairs[i][0]);
      g_autofree char *back = kh_text_fold_tone_place (renewed);
      g_autofree char *folded = kh_text_fold_tone_place (pairs[i][0]);

      g_assert_cmpstr (renewed, ==, pairs[i][1]);
      g_assert_cmpstr (back, ==, folded);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/normalize", test_normalize);
  g_test_add_func ("/text/compose", test_compose);
  g_test_add_func ("/text/blank", test_blank);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/tone-place", test_tone_place);
  g_test_add_func ("/text/roman", test_roman);
  g_test_add_func ("/text/letters", test_letters);
  g_test_add_func ("/text/dates", test_dates);
  g_test_add_func ("/text/symbols", test_symbols);
  g_test_add_func ("/order-key/random", test_order_keys);
  g_test_add_func ("/order-key/equal", test_order_keys_equal);
  g_test_add_func ("/markup/runs", test_markup);
  g_test_add_func ("/markup/errors", test_markup_errors);
  g_test_add_func ("/markup/canonical", test_markup_canonical);
  g_test_add_func ("/text/renew-tone-place", test_renew_tone_place);

  return g_test_run ();
}
