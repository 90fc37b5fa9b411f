/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages as pictures, drawn from the PDF by poppler, against pictures kept beside
 * this file, with tolerance. With KH_UPDATE_PAGES=1 the pictures are drawn anew:
 * look at them before you keep them. */
#include "compose.h"
#include "data-file.h"
#include "inspect.h"
#include "maker.h"
#include "pdf-page.h"
#include "reader.h"
#include "xml-reader.h"

#include <string.h>

#define RESOLUTION 36.0
/* Of 255: what other rounding and other versions of the same font may change. */
#define MEAN_TOLERANCE 2.5
/* Share of points that may differ by more than half. */
#define OUTLIER_TOLERANCE 0.004

typedef struct
{
  const char *name;
  int page;
  KhDocument *(*make) (void);
} Case;

static KhDocument *
make_shortest (void)
{
  KhDocument *document = kh_document_new ();

  kh_maker_add_letterhead (document, NULL, NULL, NULL);
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Sở Mẫu thực hiện Kế hoạch này./.");
  kh_maker_add_signature (document, "GIÁM ĐỐC", 2);
  return document;
}

static KhDocument *
make_plan (void)
{
  return kh_maker_new_plan (12);
}

static KhDocument *
make_stamps (void)
{
  KhDocument *document = kh_document_new ();

  kh_maker_add_letterhead (document, "ỦY BAN NHÂN DÂN TỈNH MẪU", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", NULL);
  kh_maker_add (document, KH_ROLE_SECRECY, NULL, "MẬT");
  kh_maker_add (document, KH_ROLE_URGENCY, NULL, "THƯỢNG KHẨN");
  kh_maker_add (document, KH_ROLE_CIRCULATION, NULL, "LƯU HÀNH NỘI BỘ");
  kh_maker_add (document, KH_ROLE_PART, NULL, "Phần I");
  kh_maker_add (document, KH_ROLE_PART_TITLE, NULL, "NHỮNG VẤN ĐỀ CHUNG");
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Nội dung của Kế hoạch./.");
  kh_maker_add_signature (document, "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", 4);
  kh_maker_add (document, KH_ROLE_DRAFTER_MARK, NULL, "NVA.(30)");
  kh_maker_add (document, KH_ROLE_ADDRESS, NULL, "Số 1, đường Mẫu, tỉnh Mẫu; điện thoại: 000 000 000");
  return document;
}

static KhDocument *
make_two_signers (void)
{
  KhDocument *document = kh_document_new ();
  KhBlock *signature;

  kh_maker_add_letterhead (document, NULL, NULL,
                           "Phối hợp thực hiện nhiệm vụ cải cách hành chính, chuyển đổi số và đào tạo, bồi dưỡng cán bộ, "
                           "công chức, viên chức năm 2027");
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Hai cơ quan thực hiện Kế hoạch này./.");
  signature = kh_maker_add_signature (document, "GIÁM ĐỐC", 4);
  kh_maker_add_signer (signature, "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", NULL, "Nguyễn Văn A");
  return document;
}

static KhDocument *
make_appendix (void)
{
  KhDocument *document = make_shortest ();
  GRand *random = g_rand_new_with_seed (9);

  kh_maker_add (document, KH_ROLE_APPENDIX, NULL, "Phụ lục")->landscape = TRUE;
  kh_maker_add (document, KH_ROLE_APPENDIX_TITLE, NULL, "DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2027");
  kh_maker_add (document, KH_ROLE_APPENDIX_REFERENCE, NULL, "(Kèm theo Kế hoạch số      /KH-SM của Sở Mẫu)");
  kh_maker_add_table (document, random, 20, 5);
  g_rand_free (random);
  return document;
}

static KhDocument *
make_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);
  g_autoptr (KhPlan) plan = NULL;

  g_assert_no_error (error);
  plan = kh_xml_reader_read (bytes, TRUE, &error);
  g_assert_no_error (error);
  return kh_compose_plan (plan);
}

static KhDocument *
make_300_tasks (void)
{
  return kh_maker_new_plan (300);
}

static KhDocument *
make_long_names (void)
{
  KhDocument *document = kh_document_new ();
  g_autoptr (GString) name = g_string_new ("TRUNG TÂM");
  KhBlock *signature;
  KhSigner *signer;

  while (g_utf8_strlen (name->str, -1) < 200)
    g_string_append (name, " NGHIÊN CỨU VÀ PHÁT TRIỂN");
  kh_maker_add_letterhead (document, name->str, name->str, name->str);
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Nội dung của Kế hoạch./.");
  signature = kh_maker_add_signature (document, name->str, 3);
  signer = g_ptr_array_index (signature->signers, 0);
  g_free (signer->name);
  signer->name = g_strdup (name->str);
  return document;
}

static KhDocument *
make_long_task (void)
{
  KhDocument *document = kh_maker_new_plan (3);
  GRand *random = g_rand_new_with_seed (3);
  g_autofree char *text = kh_maker_dup_words (random, 1800);

  kh_maker_add (document, KH_ROLE_DASH, "-", text);
  g_rand_free (random);
  return document;
}

/* Each form of signing as a clerk would fill it in (OFFICIAL-FORMAT 1.2). */
static KhDocument *
make_signing (const char *authority, const char *position)
{
  KhDocument *document = kh_document_new ();
  KhBlock *signature;
  KhSigner *signer;

  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Các đơn vị nghiêm túc thực hiện Kế hoạch này./.");
  signature = kh_maker_add_signature (document, authority, 4);
  signer = g_ptr_array_index (signature->signers, 0);
  signer->position = g_strdup (position);
  return document;
}

static KhDocument *
make_head (void)
{
  return make_signing ("GIÁM ĐỐC", NULL);
}

static KhDocument *
make_acting (void)
{
  return make_signing ("Q. GIÁM ĐỐC", NULL);
}

static KhDocument *
make_deputy (void)
{
  return make_signing ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC");
}

static KhDocument *
make_by_order (void)
{
  return make_signing ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG");
}

static KhDocument *
make_by_order_deputy (void)
{
  return make_signing ("TL. GIÁM ĐỐC\nKT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG");
}

static KhDocument *
make_by_mandate (void)
{
  return make_signing ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG TỔ CHỨC - PHÁP CHẾ");
}

static KhDocument *
make_collective (void)
{
  return make_signing ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH");
}

static KhDocument *
make_collective_deputy (void)
{
  return make_signing ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
}

static const Case cases[] = {
  { "shortest", 0, make_shortest },
  { "plan", 1, make_plan },
  { "stamps", 0, make_stamps },
  { "two-signers", 0, make_two_signers },
  { "appendix", 2, make_appendix },
  { "sample-first", 0, make_sample },
  { "sample-middle", 3, make_sample },
  { "sample-last", 7, make_sample },
  { "300-tasks", 17, make_300_tasks },
  { "long-names", 0, make_long_names },
  { "long-task", 2, make_long_task },
  { "sign-head", 0, make_head },
  { "sign-acting", 0, make_acting },
  { "sign-deputy", 0, make_deputy },
  { "sign-by-order", 0, make_by_order },
  { "sign-by-order-deputy", 0, make_by_order_deputy },
  { "sign-by-mandate", 0, make_by_mandate },
  { "sign-collective", 0, make_collective },
  { "sign-collective-deputy", 0, make_collective_deputy },
};

static cairo_surface_t *
draw_page (PopplerDocument *pdf, int number)
{
  g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, number);
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  g_assert_nonnull (page);
  poppler_page_get_size (page, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) (width * RESOLUTION / 72 + 0.5),
                                        (int) (height * RESOLUTION / 72 + 0.5));
  cr = cairo_create (surface);
  cairo_scale (cr, RESOLUTION / 72, RESOLUTION / 72);
  poppler_page_render (page, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Ink of a point, 0 to 255. Cairo reads a grey picture back as colours. */
static int
get_ink (cairo_surface_t *surface, int x, int y)
{
  const guchar *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return cairo_image_surface_get_format (surface) == CAIRO_FORMAT_A8 ? row[x] : row[4 * x];
}

static void
compare (const char *name, cairo_surface_t *drawn, cairo_surface_t *kept)
{
  int width = cairo_image_surface_get_width (drawn), height = cairo_image_surface_get_height (drawn);
  double sum = 0, n = (double) width * height;
  guint outliers = 0;

  g_assert_cmpint (cairo_image_surface_get_width (kept), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (kept), ==, height);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        int difference = ABS (get_ink (drawn, x, y) - get_ink (kept, x, y));

        sum += difference;
        outliers += difference > 127 ? 1 : 0;
      }
  g_test_message ("%s: mean difference %.3f, %.3f %% of points far off", name, sum / n, 100 * outliers / n);
  g_assert_cmpfloat (sum / n, <, MEAN_TOLERANCE);
  g_assert_cmpfloat (outliers / n, <, OUTLIER_TOLERANCE);
}

static void
test_page (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (KhDocument) document = test->make ();
  g_autoptr (KhFrames) frames = kh_inspect_layout (document, NULL);
  g_autoptr (GBytes) bytes = kh_pdf_page_export (document, NULL, KH_PDF_DEFAULT, NULL);
  g_autoptr (PopplerDocument) pdf = kh_pdf_page_open (bytes);
  g_autofree char *file = g_strconcat (test->name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "formats", "pages", file, NULL);
  cairo_surface_t *drawn, *kept;

  if (!g_str_equal (kh_frames_get_font (frames), "Liberation Serif"))
    {
      g_test_skip ("The pictures show Liberation Serif; another font is in use here");
      return;
    }
  drawn = draw_page (pdf, test->page);
  if (g_getenv ("KH_UPDATE_PAGES") != NULL)
    g_assert_cmpint (cairo_surface_write_to_png (drawn, path), ==, CAIRO_STATUS_SUCCESS);
  kept = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (kept), ==, CAIRO_STATUS_SUCCESS);
  compare (test->name, drawn, kept);
  cairo_surface_destroy (kept);
  cairo_surface_destroy (drawn);
}

/* How a page of the real plan of 2021 is filled: its lines, and where the first and
 * the last one stand, in mm from the page's top. Its pictures are not ours to keep. */
typedef struct
{
  guint n_lines;
  double first, last;
} Filling;

static Filling
measure_page (const KhFrame *frame)
{
  Filling filling = { .first = G_MAXDOUBLE };
  double last_y = -1;

  for (guint i = 0; i < kh_frame_get_n_placed (frame); i++)
    {
      KhPlaced placed;

      kh_frame_get_placed (frame, i, &placed);
      if (placed.text == NULL || placed.block == KH_FRAME_NO_BLOCK)
        continue;
      filling.n_lines += placed.y != last_y ? 1 : 0;
      last_y = placed.y;
      filling.first = MIN (filling.first, placed.y / KH_MM);
      filling.last = MAX (filling.last, placed.y / KH_MM);
    }
  return filling;
}

static void
test_real_plan (void)
{
  static const Filling wanted[] = {
    { 37, 20.0, 257.8 }, { 36, 20.0, 266.2 }, { 37, 20.0, 263.9 }, { 37, 20.0, 263.9 },
    { 36, 20.0, 257.7 }, { 35, 20.0, 262.0 }, { 35, 20.0, 248.8 },
  };
  const char *shared = g_getenv ("KH_SHARED");
  g_autofree char *path
      = g_build_filename (shared != NULL ? shared : "", "plans", "ke-hoach-cchc-2021.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhDocument) document = NULL;
  g_autoptr (KhFrames) frames = NULL;
  g_autoptr (KhProfile) profile = kh_inspect_load_profile (NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_test_skip ("The plan of 2021 is not beside the sources (KH_SHARED)");
      return;
    }
  plan = kh_reader_read_file (path, 0, KH_READER_PLAN_ONLY, &error);
  g_assert_no_error (error);
  document = kh_compose_plan (plan);
  frames = kh_inspect_layout (document, NULL);
  kh_inspect_all (document, frames, profile);
  if (!g_str_equal (kh_frames_get_font (frames), "Liberation Serif"))
    {
      g_test_skip ("The figures are those of Liberation Serif; another font is in use here");
      return;
    }
  for (guint i = 0; i < kh_frames_get_n_pages (frames); i++)
    {
      Filling filling = measure_page (kh_frames_get_page (frames, i));

      g_test_message ("    { %u, %.1f, %.1f },", filling.n_lines, filling.first, filling.last);
      if (i >= G_N_ELEMENTS (wanted))
        continue;
      g_assert_cmpuint (filling.n_lines, ==, wanted[i].n_lines);
      g_assert_cmpfloat_with_epsilon (filling.first, wanted[i].first, 0.3);
      g_assert_cmpfloat_with_epsilon (filling.last, wanted[i].last, 0.3);
    }
  g_assert_cmpuint (kh_frames_get_n_pages (frames), ==, G_N_ELEMENTS (wanted));
}

/* The comparison sees a line that has moved by a millimetre. */
static void
test_sees_movement (void)
{
  g_autoptr (KhDocument) document = make_plan ();
  g_autoptr (GBytes) one = kh_pdf_page_export (document, NULL, KH_PDF_DEFAULT, NULL);
  g_autoptr (GBytes) other = kh_pdf_page_export (document, "margin-top=21", KH_PDF_DEFAULT, NULL);
  g_autoptr (PopplerDocument) one_pdf = kh_pdf_page_open (one), other_pdf = kh_pdf_page_open (other);
  cairo_surface_t *drawn = draw_page (one_pdf, 0), *moved = draw_page (other_pdf, 0);
  double sum = 0;

  for (int y = 0; y < cairo_image_surface_get_height (drawn); y++)
    for (int x = 0; x < cairo_image_surface_get_width (drawn); x++)
      sum += ABS (get_ink (drawn, x, y) - get_ink (moved, x, y));
  g_assert_cmpfloat (sum / cairo_image_surface_get_height (drawn) / cairo_image_surface_get_width (drawn), >,
                     2 * MEAN_TOLERANCE);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (moved);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/formats/pdf/pages/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_page);
    }
  g_test_add_func ("/formats/pdf/pages/real-plan", test_real_plan);
  g_test_add_func ("/formats/pdf/pages/sees-movement", test_sees_movement);
  return g_test_run ();
}
