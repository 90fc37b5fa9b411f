/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables and appendices: heads repeated, groups kept, tall rows parted, pages numbered anew. */
#include "inspect.h"
#include "maker.h"

#include <string.h>

static KhBlock *
add_appendix (KhDocument *document, const char *name, gboolean landscape)
{
  KhBlock *block = kh_maker_add (document, KH_ROLE_APPENDIX, NULL, name);

  block->landscape = landscape;
  kh_maker_add (document, KH_ROLE_APPENDIX_TITLE, NULL, "DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH");
  kh_maker_add (document, KH_ROLE_APPENDIX_REFERENCE, NULL, "(Kèm theo Kế hoạch số      /KH-SM của Sở Mẫu)");
  return block;
}

static void
test_appendices (void)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (20);
  GRand *random = g_rand_new_with_seed (2);
  g_autoptr (KhProfile) profile = kh_inspect_load_profile (NULL);
  g_autoptr (KhFrames) frames = NULL;
  guint wanted = 1, starts = 0;

  add_appendix (document, "Phụ lục I", TRUE);
  kh_maker_add_table (document, random, 60, 7);
  add_appendix (document, "Phụ lục II", FALSE);
  kh_maker_add_table (document, random, 60, 0);
  frames = kh_inspect_layout (document, NULL);
  for (guint i = 0; i < kh_frames_get_n_pages (frames); i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);
      gboolean numbered = FALSE;
      double width, height;
      KhPlaced placed;

      kh_frame_get_size (frame, &width, &height);
      if (kh_frame_get_number (frame) == 1)
        {
          starts++;
          wanted = 1;
        }
      g_assert_cmpuint (kh_frame_get_number (frame), ==, wanted++);
      g_assert_cmpfloat_with_epsilon (MAX (width, height) / KH_MM, 297, 0.01);
      g_assert_cmpint (width > height, ==, starts == 2);
      for (guint j = 0; j < kh_frame_get_n_placed (frame); j++)
        {
          kh_frame_get_placed (frame, j, &placed);
          numbered |= placed.role == KH_ROLE_PAGE_NUMBER;
        }
      /* Numbered each for itself, and not on the first page (appendix I, I.7 and III.1.đ). */
      g_assert_cmpint (numbered, ==, kh_frame_get_number (frame) > 1);
    }
  g_assert_cmpuint (starts, ==, 3);
  kh_inspect_text (document, frames);
  kh_inspect_places (frames, profile);
  kh_inspect_keeps (document, frames);
  g_rand_free (random);
}

static void
test_appendix_head (void)
{
  g_autoptr (KhDocument) document = kh_document_new ();
  GRand *random = g_rand_new_with_seed (2);
  g_autoptr (KhFrames) frames = NULL;
  KhPlaced name, title, reference, rule;

  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Nội dung.");
  add_appendix (document, "Phụ lục I", TRUE);
  kh_maker_add_table (document, random, 3, 0);
  frames = kh_inspect_layout (document, NULL);
  g_assert_true (kh_inspect_find (frames, KH_ROLE_APPENDIX, 0, NULL, &name));
  g_assert_true (kh_inspect_find (frames, KH_ROLE_APPENDIX_TITLE, 0, NULL, &title));
  g_assert_true (kh_inspect_find (frames, KH_ROLE_APPENDIX_REFERENCE, 0, NULL, &reference));
  g_assert_true (kh_inspect_find (frames, KH_ROLE_RULE, 0, NULL, &rule));
  g_assert_true (name.bold && title.bold && !reference.bold && reference.italic);
  g_assert_cmpfloat (name.font_size, ==, 14);
  g_assert_cmpfloat_with_epsilon (name.x + name.width / 2, title.x + title.width / 2, 0.1);
  g_assert_cmpfloat_with_epsilon (name.x + name.width / 2, reference.x + reference.width / 2, 0.1);
  g_assert_cmpfloat_with_epsilon (name.x + name.width / 2, rule.x + rule.width / 2, 0.1);
  g_assert_cmpfloat (title.y, >=, name.y + name.height);
  g_assert_cmpfloat (reference.y, >=, title.y + title.height);
  g_assert_cmpfloat (rule.y, >=, reference.y + reference.height);
  g_rand_free (random);
}

/* Every page that a table reaches starts with its head. */
static void
test_head_repeated (void)
{
  g_autoptr (KhDocument) document = kh_document_new ();
  GRand *random = g_rand_new_with_seed (4);
  g_autoptr (KhFrames) frames = NULL;
  guint n;

  kh_maker_add_table (document, random, 200, 9);
  frames = kh_inspect_layout (document, NULL);
  n = kh_frames_get_n_pages (frames);
  g_assert_cmpuint (n, >, 3);
  for (guint i = 0; i < n; i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);
      const char *first = NULL;
      KhPlaced placed;

      for (guint j = 0; j < kh_frame_get_n_placed (frame) && first == NULL; j++)
        {
          kh_frame_get_placed (frame, j, &placed);
          if (placed.role == KH_ROLE_TABLE_CELL)
            {
              g_assert_true (placed.header);
              g_assert_cmpint (placed.repeated, ==, i > 0);
              first = placed.text;
            }
        }
      g_assert_cmpstr (first, ==, "STT");
    }
  kh_inspect_text (document, frames);
  kh_inspect_keeps (document, frames);
  g_rand_free (random);
}

/* Rows are whole, unless no page holds them. */
static void
test_rows (void)
{
  for (guint n_words = 50; n_words < 1200; n_words *= 2)
    {
      g_autoptr (KhDocument) document = kh_document_new ();
      g_autoptr (KhProfile) profile = kh_inspect_load_profile (NULL);
      GRand *random = g_rand_new_with_seed (n_words);
      KhBlock *block = kh_maker_add_table (document, random, 6, 0);
      g_autofree char *text = kh_maker_dup_words (random, n_words);
      g_autoptr (KhFrames) frames = NULL;
      int pages[16];
      gboolean parted = FALSE;
      KhPlaced placed;
      guint page;

      kh_row_add_cell (kh_table_add_row (block->table), "7", NULL);
      kh_row_add_cell (g_ptr_array_index (block->table->rows, 6), text, NULL);
      frames = kh_inspect_layout (document, NULL);
      memset (pages, 0xff, sizeof pages);
      for (guint i = 0; kh_inspect_find (frames, KH_ROLE_TABLE_CELL, i, &page, &placed); i++)
        {
          if (placed.repeated)
            continue;
          g_assert_cmpuint (placed.row, <, G_N_ELEMENTS (pages));
          if (pages[placed.row] >= 0 && pages[placed.row] != (int) page)
            parted = TRUE;
          pages[placed.row] = (int) page;
        }
      g_assert_cmpint (parted, ==, n_words > 300);
      kh_inspect_text (document, frames);
      kh_inspect_places (frames, profile);
      kh_inspect_keeps (document, frames);
      g_rand_free (random);
    }
}

/* A narrow column is widened until its words fit, and its numbers with their units. */
static void
test_columns (void)
{
  static const char *const whole[] = { "118/2025/NĐ-CP", "120 triệu đồng", "ngày 15/12/2027" };
  g_autoptr (KhDocument) document = kh_document_new ();
  KhBlock *block = kh_maker_add (document, KH_ROLE_TABLE, NULL, NULL);
  g_autoptr (KhFrames) frames = NULL;
  guint n_whole = 0;
  KhRow *row;
  KhPlaced placed;

  block->table = kh_table_new ();
  kh_table_add_column (block->table, "STT", 1, TRUE);
  kh_table_add_column (block->table, "Nội dung", 60, FALSE);
  kh_table_add_column (block->table, "Ký hiệu", 14, FALSE);
  kh_table_add_column (block->table, "Kinh phí", 14, FALSE);
  kh_table_add_column (block->table, "Hạn", 14, FALSE);
  row = kh_table_add_row (block->table);
  kh_row_add_cell (row, "1", NULL);
  kh_row_add_cell (row, "Rà soát văn bản", NULL);
  kh_row_add_cell (row, "118/2025/NĐ-CP", NULL);
  kh_row_add_cell (row, "120 triệu đồng (chi thường xuyên)", NULL);
  kh_row_add_cell (row, "Trước ngày 15/12/2027", NULL);
  frames = kh_inspect_layout (document, NULL);
  g_assert_true (kh_inspect_find (frames, KH_ROLE_TABLE_CELL, 0, NULL, &placed));
  g_assert_cmpstr (placed.text, ==, "STT");
  for (guint i = 0; kh_inspect_find (frames, KH_ROLE_TABLE_CELL, i, NULL, &placed); i++)
    for (guint j = 0; j < G_N_ELEMENTS (whole); j++)
      {
        g_autofree char *start = g_strndup (whole[j], 3);

        if (!g_str_has_prefix (placed.text, start))
          continue;
        g_assert_cmpstr (placed.text, ==, whole[j]);
        n_whole++;
      }
  g_assert_cmpuint (n_whole, ==, G_N_ELEMENTS (whole));
  kh_inspect_text (document, frames);
}

/* Cells over several columns, header rows of the user's own, paragraphs in a cell, empty cells, ragged rows. */
static void
test_shapes (void)
{
  g_autoptr (KhDocument) document = kh_document_new ();
  g_autoptr (KhProfile) profile = kh_inspect_load_profile (NULL);
  KhBlock *block = kh_maker_add (document, KH_ROLE_TABLE, NULL, NULL);
  g_autoptr (KhFrames) frames = NULL;
  KhPlaced one, other;
  KhRow *row;

  block->table = kh_table_new ();
  row = kh_table_add_row (block->table);
  row->header = TRUE;
  kh_row_add_cell (row, "Chỉ tiêu", NULL)->columns = 2;
  kh_row_add_cell (row, "Kết quả", NULL);
  row = kh_table_add_row (block->table);
  kh_row_add_cell (row, "Đoạn một\nĐoạn hai", NULL);
  kh_row_add_cell (row, "", NULL);
  kh_row_add_cell (row, "95 %", NULL);
  row = kh_table_add_row (block->table);
  kh_row_add_cell (row, "Thiếu ô", NULL);
  frames = kh_inspect_layout (document, NULL);
  kh_inspect_text (document, frames);
  kh_inspect_places (frames, profile);
  g_assert_true (kh_inspect_find (frames, KH_ROLE_TABLE_CELL, 2, NULL, &one));
  g_assert_true (kh_inspect_find (frames, KH_ROLE_TABLE_CELL, 3, NULL, &other));
  g_assert_cmpstr (one.text, ==, "Đoạn một");
  g_assert_cmpstr (other.text, ==, "Đoạn hai");
  g_assert_cmpfloat (other.y, >=, one.y + one.height);
  g_assert_cmpfloat (other.x, ==, one.x);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/tables/appendices", test_appendices);
  g_test_add_func ("/layout/tables/appendix-head", test_appendix_head);
  g_test_add_func ("/layout/tables/head-repeated", test_head_repeated);
  g_test_add_func ("/layout/tables/rows", test_rows);
  g_test_add_func ("/layout/tables/columns", test_columns);
  g_test_add_func ("/layout/tables/shapes", test_shapes);
  return g_test_run ();
}
