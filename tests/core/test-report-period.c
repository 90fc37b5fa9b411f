/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods of progress and of reports: codes, words, days and order. */
#include <gio/gio.h>

#include "kh-core.h"

static const struct
{
  const char *code;
  KhReportPeriod period;
  const char *words;
  const char *first, *last;
} cases[] = {
  { "2027M01", { 2027, KH_PERIOD_MONTH, 1 }, "tháng 01 năm 2027", "2027-01-01", "2027-01-31" },
  { "2028M02", { 2028, KH_PERIOD_MONTH, 2 }, "tháng 02 năm 2028", "2028-02-01", "2028-02-29" },
  { "2027M03", { 2027, KH_PERIOD_MONTH, 3 }, "tháng 3 năm 2027", "2027-03-01", "2027-03-31" },
  { "2027M12", { 2027, KH_PERIOD_MONTH, 12 }, "tháng 12 năm 2027", "2027-12-01", "2027-12-31" },
  { "2027Q1", { 2027, KH_PERIOD_QUARTER, 1 }, "quý I năm 2027", "2027-01-01", "2027-03-31" },
  { "2027Q4", { 2027, KH_PERIOD_QUARTER, 4 }, "quý IV năm 2027", "2027-10-01", "2027-12-31" },
  { "2027H1", { 2027, KH_PERIOD_HALF, 1 }, "6 tháng đầu năm 2027", "2027-01-01", "2027-06-30" },
  { "2027H2", { 2027, KH_PERIOD_HALF, 2 }, "6 tháng cuối năm 2027", "2027-07-01", "2027-12-31" },
  { "2027", { 2027, KH_PERIOD_YEAR, 1 }, "năm 2027", "2027-01-01", "2027-12-31" },
};

static void
test_codes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KhReportPeriod period = { 0 };
      g_autofree char *code = kh_report_period_dup_code (&cases[i].period);
      g_autofree char *words = kh_report_period_dup_words (&cases[i].period);
      g_autoptr (GError) error = NULL;

      g_assert_true (kh_report_period_parse (cases[i].code, &period, &error));
      g_assert_no_error (error);
      g_assert_cmpint (period.year, ==, cases[i].period.year);
      g_assert_cmpint (period.kind, ==, cases[i].period.kind);
      g_assert_cmpint (period.index, ==, cases[i].period.index);
      g_assert_cmpstr (code, ==, cases[i].code);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_bad_codes (void)
{
  static const char *const codes[] = { "", "27", "2027Q", "2027Q0", "2027Q5", "2027H3", "2027M13", "2027M3", "2027M00", "2027q1",
                                       "2027Q01", "2027 Q1", "1899", "2201Q1", "20270", "2027X1", "2027Q1 ", "Q1", "-2027" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      KhReportPeriod period = { 1, KH_PERIOD_HALF, 7 };
      g_autoptr (GError) error = NULL;

      g_assert_false (kh_report_period_parse (codes[i], &period, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_nonnull (strstr (error->message, codes[i]));
      g_assert_cmpint (period.year, ==, 1);
      g_assert_cmpint (period.index, ==, 7);
    }
}

static void
test_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate first, last;
      g_autofree char *first_iso = NULL, *last_iso = NULL;

      kh_report_period_get_range (&cases[i].period, &first, &last);
      first_iso = kh_date_to_iso (&first);
      last_iso = kh_date_to_iso (&last);
      g_assert_cmpstr (first_iso, ==, cases[i].first);
      g_assert_cmpstr (last_iso, ==, cases[i].last);
    }
}

static KhReportPeriod
parse (const char *code)
{
  KhReportPeriod period;
  g_autoptr (GError) error = NULL;

  kh_report_period_parse (code, &period, &error);
  g_assert_no_error (error);
  return period;
}

static void
test_contains (void)
{
  const KhReportPeriod year = parse ("2027"), half = parse ("2027H1"), quarter = parse ("2027Q2"), month = parse ("2027M06");
  const KhReportPeriod later = parse ("2027M07"), other_year = parse ("2026M06");

  g_assert_true (kh_report_period_contains (&year, &year));
  g_assert_true (kh_report_period_contains (&year, &later));
  g_assert_true (kh_report_period_contains (&half, &quarter));
  g_assert_true (kh_report_period_contains (&quarter, &month));
  g_assert_false (kh_report_period_contains (&quarter, &half));
  g_assert_false (kh_report_period_contains (&half, &later));
  g_assert_false (kh_report_period_contains (&year, &other_year));
}

static void
test_order (void)
{
  static const char *const ordered[] = { "2026", "2027M01", "2027M02", "2027M03", "2027Q1", "2027M04", "2027M06",
                                         "2027Q2", "2027H1", "2027M12", "2027Q4", "2027H2", "2027", "2028M01" };

  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ordered); j++)
      {
        const KhReportPeriod a = parse (ordered[i]), b = parse (ordered[j]);
        const int order = kh_report_period_compare (&a, &b);

        g_assert_true (i < j ? order < 0 : i > j ? order > 0 : order == 0);
      }
}

static void
test_next (void)
{
  static const struct
  {
    const char *code, *next;
  } pairs[] = { { "2027M03", "2027M04" }, { "2027M12", "2028M01" }, { "2027Q4", "2028Q1" },
                { "2027H1", "2027H2" },   { "2027H2", "2028H1" },   { "2027", "2028" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const KhReportPeriod period = parse (pairs[i].code), next = kh_report_period_get_next (&period);
      g_autofree char *code = kh_report_period_dup_code (&next);

      g_assert_cmpstr (code, ==, pairs[i].next);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report-period/codes", test_codes);
  g_test_add_func ("/report-period/bad-codes", test_bad_codes);
  g_test_add_func ("/report-period/days", test_days);
  g_test_add_func ("/report-period/contains", test_contains);
  g_test_add_func ("/report-period/order", test_order);
  g_test_add_func ("/report-period/next", test_next);

  return g_test_run ();
}
