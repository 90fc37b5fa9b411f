/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which years move: in words of every kind, in markup, in deadlines. */
#include "carry-text.h"
#include "isolated.h"

typedef struct
{
  KhCarryTable *table;
  KhCarryYears years;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->table = kh_carry_table_load (&error);
  g_assert_no_error (error);
  self->years = (KhCarryYears) { self->table, 2026, 2027 };
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  kh_carry_table_free (self->table);
}

static const struct
{
  const char *before;
  const char *after;
} moved[] = {
  { "Cải cách hành chính năm 2026", "Cải cách hành chính năm 2027" },
  { "CẢI CÁCH HÀNH CHÍNH NĂM 2026", "CẢI CÁCH HÀNH CHÍNH NĂM 2027" },
  { "Hoàn thành trong Quý II/2026; sơ kết quý IV - 2026", "Hoàn thành trong Quý II/2027; sơ kết quý IV - 2027" },
  { "Tháng 6/2026 và tháng 11/2026", "Tháng 6/2027 và tháng 11/2027" },
  { "báo cáo trước ngày 30/11/2026.", "báo cáo trước ngày 30/11/2027." },
  { "So với năm 2025, năm 2026 tăng 5%", "So với năm 2026, năm 2027 tăng 5%" },
  { "chuẩn bị kế hoạch năm 2027", "chuẩn bị kế hoạch năm 2028" },
};

static const char *const kept[] = {
  "Chương trình giai đoạn 2021-2026 của tỉnh",
  "Chương trình giai đoạn 2026 - 2030",
  "Chương trình giai đoạn 2026–2030",
  "định hướng đến năm 2026 hoàn thành",
  "áp dụng tiêu chuẩn TCVN ISO 9001:2026",
  "áp dụng tiêu chuẩn ISO 9001: 2026",
  "Chỉ thị về “Tăng cường kỷ luật năm 2026”",
  "theo Quyết định số 282/QĐ-TTg ngày 12 tháng 02 năm 2026 của Thủ tướng Chính phủ",
  "theo Kế hoạch số 98/KH-UBND ngày 01/11/2026 của Ủy ban nhân dân tỉnh",
  "Nghị định số 15/2026/NĐ-CP",
  "tiếp nhận 2026 hồ sơ",
  "đã thực hiện từ năm 2019",
  "Luật số 72/2026/QH15",
};

static void
test_moved (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    {
      g_autofree char *after = kh_carry_shift_plain (&self->years, moved[i].before, NULL);

      g_assert_cmpstr (after, ==, moved[i].after);
    }
}

static void
test_kept (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *after = kh_carry_shift_plain (&self->years, kept[i], NULL);

      if (after != NULL)
        g_error ("“%s” became “%s”", kept[i], after);
    }
}

static void
assert_mark (GPtrArray *marks, guint i, KhCarryDoubt doubt, const char *words)
{
  const KhCarryMark *mark;

  g_assert_cmpuint (marks->len, >, i);
  mark = marks->pdata[i];
  g_assert_cmpint (mark->doubt, ==, doubt);
  g_assert_cmpstr (mark->words, ==, words);
}

static void
test_marks (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) marks = kh_carry_marks_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  first = kh_carry_shift_plain (&self->years,
                                "Theo Quyết định số 661/QĐ-UBND, năm 2025 giải quyết 2026 hồ sơ, giai đoạn 2021-2025", marks);
  g_assert_cmpuint (marks->len, ==, 4);
  assert_mark (marks, 0, KH_CARRY_DOUBT_CITATION, "Quyết định số 661/QĐ-UBND");
  assert_mark (marks, 1, KH_CARRY_DOUBT_ENDED, "2021-2025");
  assert_mark (marks, 2, KH_CARRY_DOUBT_NEAR, "năm 2026");
  assert_mark (marks, 3, KH_CARRY_DOUBT_BARE, "2026");

  g_ptr_array_set_size (marks, 0);
  second = kh_carry_shift_plain (&self->years, "giai đoạn 2026-2030, năm 2026", marks);
  g_assert_cmpstr (second, ==, "giai đoạn 2026-2030, năm 2027");
  g_assert_cmpuint (marks->len, ==, 0);
}

/* Bold that begins inside the year, a reference before it: offsets hold. */
static void
test_markup (Fixture *self, gconstpointer data)
{
  g_autofree char *after = kh_carry_shift_markup (
    &self->years, "Đạt <ind ref=\"x\"/> trong năm 20<b>26 &amp; quý I/2026</b> &lt;mới&gt;", NULL);

  g_assert_cmpstr (after, ==, "Đạt <ind ref=\"x\"/> trong năm 20<b>27 &amp; quý I/2027</b> &lt;mới&gt;");
  g_assert_null (kh_carry_shift_markup (&self->years, "Không có <i>năm</i> nào", NULL));
}

static void
test_deadlines (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *before;
    const char *after;
    int year;
  } cases[] = {
    { "Quý II/2026", "Quý II/2027", 2027 },
    { "Trước ngày 30/11/2026", "Trước ngày 30/11/2027", 2027 },
    { "30/11", "30/11", 0 },
    { "Tháng 6/2026", "Tháng 6/2027", 2027 },
    { "Thường xuyên", "Thường xuyên", 0 },
    { "Trước ngày 03 của tháng cuối quý", "Trước ngày 03 của tháng cuối quý", 0 },
    { "Khi có yêu cầu, năm 2026", "Khi có yêu cầu, năm 2027", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhDeadline) before = kh_deadline_parse (cases[i].before);
      g_autoptr (KhDeadline) after = kh_carry_shift_deadline (&self->years, before);

      g_assert_cmpstr (kh_deadline_get_text (after), ==, cases[i].after);
      g_assert_cmpint (kh_deadline_get_kind (after), ==, kh_deadline_get_kind (before));
      g_assert_cmpint (kh_deadline_get_year (after), ==, cases[i].year);
    }
}

static void
test_leap_day (Fixture *self, gconstpointer data)
{
  const KhCarryYears years = { self->table, 2028, 2029 };
  static const char *const words[] = { "29/02/2028", "29/02" };
  static const char *const expected[] = { "28/02/2029", "28/02" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (KhDeadline) before = kh_deadline_parse (words[i]);
      g_autoptr (KhDeadline) after = kh_carry_shift_deadline (&years, before);
      GDate from, to;

      g_assert_cmpstr (kh_deadline_get_text (after), ==, expected[i]);
      g_assert_true (kh_deadline_get_range (after, 2029, &from, &to));
      g_assert_cmpint (g_date_get_day (&to), ==, 28);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/carry-text/moved", test_moved);
  ADD ("/carry-text/kept", test_kept);
  ADD ("/carry-text/marks", test_marks);
  ADD ("/carry-text/markup", test_markup);
  ADD ("/carry-text/deadlines", test_deadlines);
  ADD ("/carry-text/leap-day", test_leap_day);
#undef ADD

  return g_test_run ();
}
