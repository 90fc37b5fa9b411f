/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages as pictures, drawn from the PDF by poppler, against pictures kept beside
 * this file, with tolerance. With KH_UPDATE_PAGES=1 the pictures are drawn anew:
 * look at them before you keep them. */
#include "inspect.h"
#include "maker.h"
#include "pdf-page.h"

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

static const Case cases[] = {
  { "shortest", 0, make_shortest },
  { "plan", 1, make_plan },
  { "stamps", 0, make_stamps },
  { "two-signers", 0, make_two_signers },
  { "appendix", 2, make_appendix },
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
  g_test_add_func ("/formats/pdf/pages/sees-movement", test_sees_movement);
  return g_test_run ();
}
