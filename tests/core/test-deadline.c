/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deadlines: words to parameters, parameters to days. */
#include "kh-core.h"

typedef struct
{
  const char *words;
  KhDeadlineKind kind;
  const char *from, *to; /* for a plan of 2027; NULL where no day can be computed */
} Case;

static const Case cases[] = {
  { "Quý II/2027", KH_DEADLINE_QUARTER, "2027-04-01", "2027-06-30" },
  { "quý IV", KH_DEADLINE_QUARTER, "2027-10-01", "2027-12-31" },
  { "Quý 3 năm 2028", KH_DEADLINE_QUARTER, "2028-07-01", "2028-09-30" },
  { "tháng 02", KH_DEADLINE_MONTH, "2027-02-01", "2027-02-28" },
  { "Tháng 6/2027", KH_DEADLINE_MONTH, "2027-06-01", "2027-06-30" },
  { "trước ngày 30/11", KH_DEADLINE_DAY, "2027-11-30", "2027-11-30" },
  { "Trước ngày 05 tháng 6 năm 2027", KH_DEADLINE_DAY, "2027-06-05", "2027-06-05" },
  { "15/3/2028.", KH_DEADLINE_DAY, "2028-03-15", "2028-03-15" },
  { "6 tháng đầu năm", KH_DEADLINE_HALF, "2027-01-01", "2027-06-30" },
  { "6 tháng cuối năm 2027", KH_DEADLINE_HALF, "2027-07-01", "2027-12-31" },
  { "Cuối năm", KH_DEADLINE_YEAR_END, "2027-12-01", "2027-12-31" },
  { "Thường xuyên", KH_DEADLINE_WHOLE_YEAR, "2027-01-01", "2027-12-31" },
  { "Năm 2027", KH_DEADLINE_WHOLE_YEAR, "2027-01-01", "2027-12-31" },
  { "Hằng tháng", KH_DEADLINE_EVERY_MONTH, "2027-01-01", "2027-12-31" },
  { "hàng quý", KH_DEADLINE_EVERY_QUARTER, "2027-01-01", "2027-12-31" },
  { "trước ngày 03 của tháng cuối quý", KH_DEADLINE_RELATIVE, NULL, NULL },
  { "Chậm nhất là ngày 15/6", KH_DEADLINE_DAY, "2027-06-15", "2027-06-15" },
  { "hoàn thành trước ngày 31 tháng 12 hằng năm", KH_DEADLINE_DAY, "2027-12-31", "2027-12-31" },
  { "Đến hết ngày 31/12/2028", KH_DEADLINE_DAY, "2028-12-31", "2028-12-31" },
  { "Trong tháng 9 năm 2027", KH_DEADLINE_MONTH, "2027-09-01", "2027-09-30" },
  { "6/2027", KH_DEADLINE_MONTH, "2027-06-01", "2027-06-30" },
  { "Hết quý II-2027", KH_DEADLINE_QUARTER, "2027-04-01", "2027-06-30" },
  { "Q3/2027", KH_DEADLINE_QUARTER, "2027-07-01", "2027-09-30" },
  { "Quý I, quý II năm 2027", KH_DEADLINE_HALF, "2027-01-01", "2027-06-30" },
  { "Quý III và quý IV", KH_DEADLINE_HALF, "2027-07-01", "2027-12-31" },
  { "06 tháng đầu năm", KH_DEADLINE_HALF, "2027-01-01", "2027-06-30" },
  { "Nửa cuối năm", KH_DEADLINE_HALF, "2027-07-01", "2027-12-31" },
  { "Trước hết năm 2027", KH_DEADLINE_YEAR_END, "2027-12-01", "2027-12-31" },
  { "Thường xuyên trong năm", KH_DEADLINE_WHOLE_YEAR, "2027-01-01", "2027-12-31" },
  { "Thường xuyên, liên tục", KH_DEADLINE_WHOLE_YEAR, "2027-01-01", "2027-12-31" },
  { "Thực hiện định kỳ hằng tháng trong năm 2027", KH_DEADLINE_EVERY_MONTH, "2027-01-01", "2027-12-31" },
  { "Định kỳ theo quý", KH_DEADLINE_EVERY_QUARTER, "2027-01-01", "2027-12-31" },
  { "Các quý trong năm", KH_DEADLINE_EVERY_QUARTER, "2027-01-01", "2027-12-31" },
  { "Trước ngày 25 hằng tháng", KH_DEADLINE_RELATIVE, NULL, NULL },
  { "Chậm nhất ngày 15 của tháng cuối mỗi quý", KH_DEADLINE_RELATIVE, NULL, NULL },
  { "trước ngày 05 tháng đầu quý", KH_DEADLINE_RELATIVE, NULL, NULL },
  { "trước khi trình", KH_DEADLINE_FREE, NULL, NULL },
  { "quý V", KH_DEADLINE_FREE, NULL, NULL },
  { "khi có yêu cầu", KH_DEADLINE_FREE, NULL, NULL },
  { "32/13", KH_DEADLINE_FREE, NULL, NULL },
  { "", KH_DEADLINE_NONE, NULL, NULL },
};

static void
test_parse (gconstpointer data)
{
  const Case *given = data;
  g_autoptr (KhDeadline) deadline = kh_deadline_parse (given->words);
  GDate from, to;
  gboolean has_range = kh_deadline_get_range (deadline, 2027, &from, &to);

  g_assert_cmpint (kh_deadline_get_kind (deadline), ==, given->kind);
  g_assert_cmpstr (kh_deadline_get_text (deadline), ==, given->words);
  g_assert_cmpint (has_range, ==, given->from != NULL);
  if (has_range)
    {
      g_autofree char *first = kh_date_to_iso (&from), *last = kh_date_to_iso (&to);

      g_assert_cmpstr (first, ==, given->from);
      g_assert_cmpstr (last, ==, given->to);
    }
}

/* The usual words of each kind are understood as that kind. */
static void
test_default_words (void)
{
  static const struct
  {
    KhDeadlineKind kind;
    int year, index, day;
  } given[] = {
    { KH_DEADLINE_DAY, 2027, 3, 5 },        { KH_DEADLINE_DAY, 0, 2, 29 },
    { KH_DEADLINE_MONTH, 2027, 1, 0 },      { KH_DEADLINE_MONTH, 0, 11, 0 },
    { KH_DEADLINE_QUARTER, 2027, 4, 0 },    { KH_DEADLINE_HALF, 0, 1, 0 },
    { KH_DEADLINE_HALF, 2027, 2, 0 },       { KH_DEADLINE_YEAR_END, 2027, 0, 0 },
    { KH_DEADLINE_WHOLE_YEAR, 0, 0, 0 },    { KH_DEADLINE_EVERY_MONTH, 0, 0, 0 },
    { KH_DEADLINE_EVERY_QUARTER, 0, 0, 0 }, { KH_DEADLINE_RELATIVE, 0, 0, 3 },
    { KH_DEADLINE_RELATIVE, 0, 1, 5 },      { KH_DEADLINE_RELATIVE, 0, 2, 15 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autoptr (KhDeadline) made
          = kh_deadline_new (given[i].kind, given[i].year, given[i].index, given[i].day, NULL);
      g_autoptr (KhDeadline) read = kh_deadline_parse (kh_deadline_get_text (made));

      g_assert_true (kh_deadline_equal (made, read));
    }
}

static void
test_periods (void)
{
  g_autoptr (KhDeadline) relative = kh_deadline_new (KH_DEADLINE_RELATIVE, 0, 0, 3, NULL);
  static const char *const wanted[] = { "2027-03-03", "2027-06-03", "2027-09-03", "2027-12-03" };
  GDate due;

  for (int n = 1; n <= 4; n++)
    {
      g_autofree char *iso = NULL;

      g_assert_true (kh_deadline_get_due_in_period (relative, KH_PERIOD_QUARTER, 2027, n, &due));
      iso = kh_date_to_iso (&due);
      g_assert_cmpstr (iso, ==, wanted[n - 1]);
    }
  g_assert_false (kh_deadline_get_due_in_period (relative, KH_PERIOD_QUARTER, 2027, 5, &due));
}

/* What is due first stands first, what names no day last. */
static void
test_order (void)
{
  static const char *const words[] = { "Quý I", "15/5", "Quý II", "6 tháng đầu năm", "Tháng 9", "Cuối năm", "Thường xuyên",
                                       "Quý I/2028", "trước ngày 05 hằng tháng", "khi có yêu cầu", "" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      {
        g_autoptr (KhDeadline) a = kh_deadline_parse (words[i]);
        g_autoptr (KhDeadline) b = kh_deadline_parse (words[j]);
        int order = kh_deadline_compare (a, b, 2027);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_bad_parameters (void)
{
  g_autoptr (KhDeadline) quarter = kh_deadline_new (KH_DEADLINE_QUARTER, 2027, 5, 0, "Quý V");
  g_autoptr (KhDeadline) day = kh_deadline_new (KH_DEADLINE_DAY, 2027, 2, 30, "30/02/2027");

  g_assert_cmpint (kh_deadline_get_kind (quarter), ==, KH_DEADLINE_FREE);
  g_assert_cmpint (kh_deadline_get_kind (day), ==, KH_DEADLINE_FREE);
  g_assert_cmpstr (kh_deadline_get_text (day), ==, "30/02/2027");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/deadline/parse/%u", i);

      g_test_add_data_func (path, &cases[i], test_parse);
    }
  g_test_add_func ("/deadline/default-words", test_default_words);
  g_test_add_func ("/deadline/periods", test_periods);
  g_test_add_func ("/deadline/order", test_order);
  g_test_add_func ("/deadline/bad-parameters", test_bad_parameters);

  return g_test_run ();
}
