/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where lines end: what stays together, how names break, what total fit brings. */
#include "inspect.h"
#include "layout-private.h"
#include "maker.h"

#include <math.h>
#include <string.h>

/* "|" stands where a line must not end. */
static const char *const whole[] = {
  "ngày|05|tháng|01|năm|2021",
  "quý|II|năm|2027",
  "Nghị định số|61/2018/NĐ-CP ngày|23|tháng|4|năm|2018",
  "Kế hoạch số|02/KH-VHTTDL",
  "điểm|a khoản|2 Điều|103 Mục|5 Chương|XII Phần|I",
  "đạt từ 80|% đến 95|%, tăng 5|% so với|2020",
  "kinh phí 50|triệu|đồng và 1,5|tỷ|đồng",
  "giai đoạn 2026|-|2030",
  "Quý|II và quý|IV",
  "kinh tế|- xã hội",
  "trước 16|giờ|30|phút ngày|30/11",
  "dài 12|km, rộng 30|m²",
  "từ 5|người trở lên",
  "lần thứ|3 trong tháng|6",
  "tỷ lệ ≥|95|% hồ sơ",
  "theo mẫu số|01",
  "tiêu chuẩn TCVN|ISO|9001:2015 và ISO/IEC|27001:2022",
  "mở 04|lớp, họp 12|cuộc, đạt 80|điểm, dùng 5|tấn và 30|m³",
};

/* Marks in @phrase where two words are bound, put as pairs into @pairs. */
static void
collect_pairs (const char *phrase, GHashTable *pairs)
{
  for (const char *bar = strchr (phrase, '|'); bar != NULL; bar = strchr (bar + 1, '|'))
    {
      const char *start = bar, *end = bar + 1;

      while (start > phrase && start[-1] != ' ' && start[-1] != '|')
        start--;
      end += strcspn (end, " |");
      g_hash_table_add (pairs, g_strdup_printf ("%.*s %.*s", (int) (bar - start), start, (int) (end - bar - 1), bar + 1));
    }
}

static char *
remove_bars (const char *phrase)
{
  return g_strdelimit (g_strdup (phrase), "|", ' ');
}

static void
assert_lines (KhFrames *frames, KhRole role, const char *wanted)
{
  g_auto (GStrv) lines = g_strsplit (wanted, "|", -1);
  KhPlaced placed;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_true (kh_inspect_find (frames, role, i, NULL, &placed));
      g_assert_cmpstr (placed.text, ==, lines[i]);
    }
  g_assert_cmpuint (kh_inspect_count (frames, role), ==, g_strv_length (lines));
}

/* Each phrase is pushed across the line's end letter by letter. */
static void
test_bound (void)
{
  guint n_breaks = 0;

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree char *phrase = remove_bars (whole[i]);

      /* "so với|2020" is free: only what the list names is bound. */
      if (strstr (whole[i], "so với|") == NULL)
        collect_pairs (whole[i], pairs);
      for (guint shift = 0; shift < 60; shift += 2)
        {
          g_autoptr (KhDocument) document = kh_document_new ();
          g_autoptr (GString) text = g_string_new (NULL);
          g_autoptr (KhFrames) frames = NULL;
          KhPlaced line, next;

          for (guint j = 0; j < 20 + shift; j++)
            g_string_append (text, j % 3 == 2 ? "n " : "n");
          g_string_append_printf (text, " %s và %s cùng %s, nữa %s.", phrase, phrase, phrase, phrase);
          kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, text->str);
          frames = kh_inspect_layout (document, NULL);
          for (guint j = 0; kh_inspect_find (frames, KH_ROLE_PARAGRAPH, j + 1, NULL, &next); j++)
            {
              g_autofree char *pair = NULL;
              const char *last;

              kh_inspect_find (frames, KH_ROLE_PARAGRAPH, j, NULL, &line);
              last = strrchr (line.text, ' ');
              pair = g_strdup_printf ("%s %.*s", last != NULL ? last + 1 : line.text, (int) strcspn (next.text, " "),
                                      next.text);
              if (g_hash_table_contains (pairs, pair))
                g_error ("A line ends inside “%s”: “%s”", phrase, pair);
              n_breaks++;
            }
        }
    }
  g_assert_cmpuint (n_breaks, >, 500);
}

/* What a line ends inside only if it is wider than a line. */
static char *
make_unit (GRand *random)
{
  /* Of letters that are up to half of a line long, so that lines without one are hard to fill. */
  static const char *const bodies[] = { "SM", "UBND", "UBND-VHTTDL", "BCĐ-UBND-SNV-STC-SKHCN",
                                        "BCĐ-UBND-SNV-STC-SKHCN-SGDĐT-SYT" };

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      return g_strdup_printf ("số %02d/2027/KH-%s", g_rand_int_range (random, 1, 99),
                              bodies[g_rand_int_range (random, 0, G_N_ELEMENTS (bodies))]);
    case 1:
      return g_strdup_printf ("quý %s năm 2027", g_rand_boolean (random) ? "III" : "I");
    case 2:
      return g_strdup_printf ("%d triệu đồng", g_rand_int_range (random, 1, 5000));
    default:
      return g_strdup_printf ("ngày %02d tháng %d năm 20%d", g_rand_int_range (random, 1, 31),
                              g_rand_int_range (random, 1, 13), g_rand_int_range (random, 26, 40));
    }
}

/* Text of hardly anything but such units. */
static GString *
make_units (GRand *random, GPtrArray *units)
{
  static const char *const words[] = { "trước", "đến hết", "hoàn thành", "chậm nhất", "báo cáo", "và", "từ" };
  GString *text = g_string_new ("Trong");

  for (guint i = 0; i < 30; i++)
    {
      char *unit = make_unit (random);

      for (int n = g_rand_int_range (random, 0, 4); n >= 0; n--)
        g_string_append_printf (text, " %s", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      g_string_append_printf (text, " %s,", unit);
      g_ptr_array_add (units, unit);
    }
  return text;
}

/* Returns: how many of @units, in the order of the text, are not whole on a line of it */
static guint
count_parted (KhFrames *frames, GPtrArray *units)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint n = 0;
  const char *at;
  KhPlaced placed;

  for (guint i = 0; kh_inspect_find (frames, KH_ROLE_PARAGRAPH, i, NULL, &placed); i++)
    g_string_append_printf (lines, "%s\n", placed.text);
  at = lines->str;
  for (guint i = 0; i < units->len; i++)
    {
      const char *found = strstr (at, g_ptr_array_index (units, i));

      if (found != NULL)
        at = found + 1;
      else
        n++;
    }
  return n;
}

/* Width of the first space of the @index-th thing on a page, in pt; 0 if there is none. */
static double
measure_space (const KhFrame *frame, guint index, const char *text)
{
  const char *space = strchr (text, ' ');
  double x, width, end;

  if (space == NULL)
    return 0;
  kh_frame_get_extent (frame, index, 0, (gsize) (space - text), &x, &width);
  kh_frame_get_extent (frame, index, (gsize) (space + 1 - text), 1, &end, &(double){ 0 });
  return end - x - width;
}

/* The widest space between the words of a paragraph, in widths of the font's. */
static double
find_widest_space (KhFrames *frames)
{
  double widest = 0;

  for (guint i = 0; i < kh_frames_get_n_pages (frames); i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);

      for (guint j = 0; j < kh_frame_get_n_placed (frame); j++)
        {
          KhPlaced placed;

          kh_frame_get_placed (frame, j, &placed);
          if (placed.role == KH_ROLE_PARAGRAPH && placed.text != NULL)
            widest = MAX (widest, measure_space (frame, j, placed.text) / (placed.font_size / 4));
        }
    }
  return widest;
}

/* However hard a line is to fill, it does not end inside a unit; and no line has holes for it. */
static void
test_units (void)
{
  double widest = 0;

  for (guint seed = 0; seed < 200; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GString) text = make_units (random, units);
      g_autoptr (KhDocument) document = kh_document_new ();
      g_autoptr (KhFrames) frames = NULL;

      g_rand_free (random);
      kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, text->str);
      frames = kh_inspect_layout (document, NULL);
      g_assert_cmpuint (kh_inspect_count (frames, KH_ROLE_PARAGRAPH), >, 8);
      g_assert_cmpuint (count_parted (frames, units), ==, 0);
      widest = MAX (widest, find_widest_space (frames));
    }
  g_test_message ("The widest space is %.1f times the font's", widest);
  g_assert_cmpfloat (widest, >, 2);
  g_assert_cmpfloat (widest, <, 7.1);
}

/* Before a unit that nearly fills a line, what is there ends where its words do. */
static void
test_hollow (void)
{
  g_autoptr (KhDocument) document = kh_document_new ();
  g_autoptr (KhFrames) frames = NULL;
  KhPlaced line;

  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL,
                "Theo Kế hoạch số 118/2027/KH-BCĐ-UBND-VHTTDL-SNV-STC-SKHCN-SGDĐT-SYT ngày 05 tháng 01 năm 2027.");
  frames = kh_inspect_layout (document, NULL);
  assert_lines (frames, KH_ROLE_PARAGRAPH,
                "Theo Kế|hoạch số 118/2027/KH-BCĐ-UBND-VHTTDL-SNV-STC-SKHCN-SGDĐT-SYT|ngày 05 tháng 01 năm 2027.");
  g_assert_cmpfloat (find_widest_space (frames), <, 2);
  g_assert_true (kh_inspect_find (frames, KH_ROLE_PARAGRAPH, 0, NULL, &line));
  g_assert_cmpfloat (line.width, <, 60);
}

/* A column too narrow for a date parts it between day, month and year, and nowhere else. */
static void
test_narrow (void)
{
  static const struct
  {
    double weight;
    const char *lines;
  } cases[] = {
    { 56, "Hạn|ngày 15 tháng 12 năm 2027" },
    { 36, "Hạn|ngày 15 tháng 12|năm 2027" },
    { 20, "Hạn|ngày 15|tháng 12|năm 2027" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhDocument) document = kh_document_new ();
      g_autoptr (KhFrames) frames = NULL;
      KhBlock *block = kh_maker_add (document, KH_ROLE_TABLE, NULL, NULL);

      block->table = kh_table_new ();
      kh_table_add_column (block->table, "Hạn", cases[i].weight, FALSE);
      kh_table_add_column (block->table, NULL, 160 - cases[i].weight, FALSE);
      kh_row_add_cell (kh_table_add_row (block->table), "ngày 15 tháng 12 năm 2027", NULL);
      frames = kh_inspect_layout (document, NULL);
      assert_lines (frames, KH_ROLE_TABLE_CELL, cases[i].lines);
    }
}

/* Names of bodies break with the sense, in lines of about equal length. */
static void
test_names (void)
{
  static const struct
  {
    const char *name, *lines;
  } cases[] = {
    { "SỞ MẪU", "SỞ MẪU" },
    { "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "SỞ VĂN HÓA,|THỂ THAO VÀ DU LỊCH" },
    { "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "SỞ NÔNG NGHIỆP|VÀ MÔI TRƯỜNG" },
    { "ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG", "ỦY BAN NHÂN DÂN|TỈNH TUYÊN QUANG" },
    { "SỞ KHOA HỌC VÀ\nCÔNG NGHỆ", "SỞ KHOA HỌC VÀ|CÔNG NGHỆ" }, /* the user's own break */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhDocument) document = kh_document_new ();
      g_autoptr (KhFrames) frames = NULL;

      kh_maker_add_letterhead (document, NULL, cases[i].name, NULL);
      frames = kh_inspect_layout (document, NULL);
      assert_lines (frames, KH_ROLE_ISSUER, cases[i].lines);
    }
}

/* No line of a title is one word alone, and none is much shorter than the others. */
static void
test_titles (void)
{
  GRand *random = g_rand_new_with_seed (8);

  for (guint n = 4; n < 60; n++)
    {
      g_autofree char *title = kh_maker_dup_words (random, n);
      g_autoptr (KhDocument) document = kh_document_new ();
      g_autoptr (KhFrames) frames = NULL;
      KhPlaced line;
      double least = G_MAXDOUBLE, most = 0;

      kh_maker_add_letterhead (document, NULL, NULL, title);
      frames = kh_inspect_layout (document, NULL);
      for (guint i = 0; kh_inspect_find (frames, KH_ROLE_TITLE, i, NULL, &line); i++)
        {
          least = MIN (least, line.width);
          most = MAX (most, line.width);
          g_assert_nonnull (strchr (line.text, ' '));
        }
      g_assert_cmpfloat (least, >, most * 0.4);
    }
  g_rand_free (random);
}

static void
test_closing_mark (void)
{
  /* Whatever the length, "./." is not left with one word. */
  for (guint n = 1; n < 60; n++)
    {
      g_autoptr (KhDocument) document = kh_document_new ();
      g_autoptr (GString) text = g_string_new ("Trên");
      g_autoptr (KhFrames) frames = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append (text, i % 4 == 0 ? " đây" : " nghiêm");
      g_string_append (text, n % 2 == 0 ? " túc./." : " túc ./.");
      kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, text->str);
      frames = kh_inspect_layout (document, NULL);
      kh_inspect_keeps (document, frames);
    }
}

/* How far the spaces of justified lines are from their own width: squares, and the widest. */
static void
measure_spaces (KhFrames *frames, double *squares, double *widest)
{
  *squares = *widest = 0;
  for (guint i = 0; i < kh_frames_get_n_pages (frames); i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);

      for (guint j = 0; j < kh_frame_get_n_placed (frame); j++)
        {
          KhPlaced placed;
          double width, natural;

          kh_frame_get_placed (frame, j, &placed);
          if (placed.role != KH_ROLE_DASH || placed.part == KH_PART_LABEL || placed.text == NULL
              || strchr (placed.text, ' ') == NULL)
            continue;
          natural = placed.font_size / 4; /* of this family */
          width = measure_space (frame, j, placed.text);
          *squares += (width - natural) * (width - natural);
          *widest = MAX (*widest, width);
        }
    }
}

/* Total fit is there for evener spaces than first fit gives. */
static void
test_total_fit (void)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (200);
  g_autoptr (KhProfile) profile = kh_inspect_load_profile (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhFrames) total = kh_layout_run_full (document, profile, FALSE, NULL, &error);
  g_autoptr (KhFrames) first = kh_layout_run_full (document, profile, TRUE, NULL, &error);
  double total_squares, total_widest, first_squares, first_widest;

  g_assert_no_error (error);
  measure_spaces (total, &total_squares, &total_widest);
  measure_spaces (first, &first_squares, &first_widest);
  g_test_message ("squares %.0f against %.0f, widest %.1f against %.1f pt", total_squares, first_squares,
                  total_widest, first_widest);
  g_assert_cmpfloat (total_squares, <, 0.8 * first_squares);
  g_assert_cmpfloat (total_widest, <=, first_widest);
  kh_inspect_text (document, first);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/lines/bound", test_bound);
  g_test_add_func ("/layout/lines/units", test_units);
  g_test_add_func ("/layout/lines/hollow", test_hollow);
  g_test_add_func ("/layout/lines/narrow", test_narrow);
  g_test_add_func ("/layout/lines/names", test_names);
  g_test_add_func ("/layout/lines/titles", test_titles);
  g_test_add_func ("/layout/lines/closing-mark", test_closing_mark);
  g_test_add_func ("/layout/lines/total-fit", test_total_fit);
  return g_test_run ();
}
