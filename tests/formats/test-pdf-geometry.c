/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where things stand on the pages of a PDF, in mm, against decree 30/2020/NĐ-CP,
 * appendix I, read back from the file by poppler; rules from the frames. */
#include "inspect.h"
#include "maker.h"
#include "pdf-page.h"

/* What printing and rounding may be off by. */
#define EPSILON 0.3

typedef struct
{
  KhDocument *document;
  KhFrames *frames;
  PopplerDocument *pdf;
} Fixture;

static const char first_words[] = "Triển khai đồng bộ các nhiệm vụ cải cách hành chính, lấy sự hài lòng của người dân "
                                  "và doanh nghiệp làm thước đo; mỗi nhiệm vụ có một đơn vị chủ trì, một sản phẩm "
                                  "và một thời hạn, người đứng đầu chịu trách nhiệm về kết quả thực hiện.";

static void
set_up (Fixture *fixture, gconstpointer choices)
{
  KhDocument *document = kh_document_new ();
  g_autoptr (GBytes) pdf = NULL;

  kh_maker_add_letterhead (document, "UBND TỈNH MẪU", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", NULL);
  kh_maker_add (document, KH_ROLE_LEGAL_BASIS, NULL, "Căn cứ Nghị quyết số 76/NQ-CP của Chính phủ.");
  kh_maker_add (document, KH_ROLE_SECTION, "I.", "MỤC ĐÍCH, YÊU CẦU");
  kh_maker_add (document, KH_ROLE_CLAUSE_HEADING, "1.", "Mục đích");
  for (guint i = 0; i < 14; i++)
    kh_maker_add (document, i == 0 ? KH_ROLE_PARAGRAPH : KH_ROLE_DASH, i == 0 ? NULL : "-", first_words);
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Trên đây là Kế hoạch của Sở Mẫu./.");
  kh_maker_add_signature (document, "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", 5);
  fixture->document = document;
  fixture->frames = kh_inspect_layout (document, choices);
  pdf = kh_pdf_page_export (document, choices, KH_PDF_DEFAULT, NULL);
  fixture->pdf = kh_pdf_page_open (pdf);
}

static void
tear_down (Fixture *fixture, gconstpointer choices)
{
  g_object_unref (fixture->document);
  g_object_unref (fixture->frames);
  g_object_unref (fixture->pdf);
}

/* The @nth rule of the first page. */
static KhPlaced
find_rule (Fixture *fixture, guint nth)
{
  KhPlaced rule;
  guint page;

  g_assert_true (kh_inspect_find (fixture->frames, KH_ROLE_RULE, nth, &page, &rule));
  g_assert_cmpuint (page, ==, 0);
  return rule;
}

static void
test_page (Fixture *fixture, gconstpointer choices)
{
  for (int i = 0; i < poppler_document_get_n_pages (fixture->pdf); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (fixture->pdf, i);
      double width, height;

      poppler_page_get_size (page, &width, &height);
      kh_assert_near (width / KH_MM, 210, 0.1);
      kh_assert_near (height / KH_MM, 297, 0.1);
    }
}

static void
test_national_title (Fixture *fixture, gconstpointer choices)
{
  KhFound title = kh_pdf_page_find (fixture->pdf, 0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  KhFound motto = kh_pdf_page_find (fixture->pdf, 0, "Độc lập - Tự do - Hạnh phúc");
  KhPlaced rule = find_rule (fixture, 0);

  kh_assert_between (title.size, 12, 13);
  kh_assert_between (motto.size, 13, 14);
  g_assert_true (title.bold && !title.italic && motto.bold && !motto.italic);
  g_assert_cmpfloat (title.bottom - title.top, <, 6); /* one line */
  g_assert_cmpfloat (title.left, >, 90);
  g_assert_cmpfloat (title.right, <=, 195 + EPSILON);
  kh_assert_between (title.top, 20 - EPSILON, 27);
  kh_assert_near (kh_pdf_page_centre (&title), kh_pdf_page_centre (&motto), EPSILON);
  /* The rule is as long as the motto and stands close under it. */
  kh_assert_near (rule.width / KH_MM, motto.right - motto.left, 0.5);
  kh_assert_near ((rule.x + rule.width / 2) / KH_MM, kh_pdf_page_centre (&motto), EPSILON);
  kh_assert_between (rule.y / KH_MM - motto.bottom, -0.5, 2);
}

static void
test_issuer (Fixture *fixture, gconstpointer choices)
{
  KhFound superior = kh_pdf_page_find (fixture->pdf, 0, "UBND TỈNH MẪU");
  KhFound one = kh_pdf_page_find (fixture->pdf, 0, "SỞ VĂN HÓA,");
  KhFound other = kh_pdf_page_find (fixture->pdf, 0, "THỂ THAO VÀ DU LỊCH");
  KhPlaced rule = find_rule (fixture, 1);
  double last = other.right - other.left, widest = MAX (last, one.right - one.left);

  kh_assert_between (superior.size, 12, 13);
  kh_assert_between (one.size, 12, 13);
  g_assert_false (superior.bold || superior.italic);
  g_assert_true (one.bold && other.bold);
  kh_assert_near (kh_pdf_page_centre (&superior), kh_pdf_page_centre (&one), EPSILON);
  kh_assert_near (kh_pdf_page_centre (&superior), kh_pdf_page_centre (&other), EPSILON);
  g_assert_cmpfloat (other.top, >, one.top + 3);
  g_assert_cmpfloat (one.left, >=, 30 - EPSILON);
  kh_assert_between (rule.width / KH_MM, last / 3 - 0.1, last / 2 + 0.1);
  kh_assert_between (rule.width / KH_MM, widest / 3 - 0.1, widest / 2 + 0.1);
  kh_assert_near ((rule.x + rule.width / 2) / KH_MM, kh_pdf_page_centre (&other), EPSILON);
}

static void
test_number_and_date (Fixture *fixture, gconstpointer choices)
{
  KhFound title = kh_pdf_page_find (fixture->pdf, 0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  KhFound issuer = kh_pdf_page_find (fixture->pdf, 0, "THỂ THAO VÀ DU LỊCH");
  KhFound symbol = kh_pdf_page_find (fixture->pdf, 0, "/KH-SM");
  KhFound date = kh_pdf_page_find (fixture->pdf, 0, "Tỉnh Mẫu, ngày");
  KhPlaced number_placed, date_placed;

  g_assert_true (kh_inspect_find (fixture->frames, KH_ROLE_NUMBER, 0, NULL, &number_placed));
  g_assert_true (kh_inspect_find (fixture->frames, KH_ROLE_PLACE_DATE, 0, NULL, &date_placed));
  kh_assert_near (symbol.size, 13, 0.05);
  kh_assert_between (date.size, 13, 14);
  g_assert_false (symbol.bold || symbol.italic);
  g_assert_true (date.italic && !date.bold);
  kh_assert_near (number_placed.baseline, date_placed.baseline, 0.01);
  kh_assert_near ((number_placed.x + number_placed.width / 2) / KH_MM, kh_pdf_page_centre (&issuer), EPSILON);
  kh_assert_near ((date_placed.x + date_placed.width / 2) / KH_MM, kh_pdf_page_centre (&title), EPSILON);
}

static void
test_title (Fixture *fixture, gconstpointer choices)
{
  KhFound type = kh_pdf_page_find (fixture->pdf, 0, "KẾ HOẠCH");
  KhFound title = kh_pdf_page_find (fixture->pdf, 0, "Cải cách hành chính năm 2027");
  KhPlaced rule = find_rule (fixture, 2);
  KhPlaced placed;
  double middle, width = title.right - title.left;

  g_assert_true (kh_inspect_find (fixture->frames, KH_ROLE_TYPE_NAME, 0, NULL, &placed));
  middle = (placed.x + placed.width / 2) / KH_MM;
  g_assert_true (type.bold && title.bold && !title.italic);
  kh_assert_between (type.size, 13, 14);
  kh_assert_between (title.size, 13, 14);
  kh_assert_near (kh_pdf_page_centre (&type), middle, EPSILON);
  kh_assert_near (kh_pdf_page_centre (&title), middle, EPSILON);
  kh_assert_between (title.top - type.top, 4, 8);
  kh_assert_between (rule.width / KH_MM, width / 3, width / 2);
  kh_assert_near ((rule.x + rule.width / 2) / KH_MM, middle, EPSILON);
}

static double
get_choice (const char *choices, const char *name)
{
  g_autoptr (KhProfile) profile = kh_inspect_load_profile (choices);
  double value;

  g_assert_true (kh_profile_get_choice (profile, name, &value, NULL, NULL, NULL, NULL));
  return value;
}

static void
test_body (Fixture *fixture, gconstpointer choices)
{
  double left = get_choice (choices, "margin-left"), right = 210 - get_choice (choices, "margin-right");
  double size = get_choice (choices, "body-size");
  KhFound basis = kh_pdf_page_find (fixture->pdf, 0, "Căn cứ");
  KhFound section = kh_pdf_page_find (fixture->pdf, 0, "I. MỤC ĐÍCH, YÊU CẦU");
  KhFound heading = kh_pdf_page_find (fixture->pdf, 0, "1. Mục đích");
  KhFound first = kh_pdf_page_find (fixture->pdf, 0, "Triển khai đồng bộ");
  KhPlaced one, next, dash;
  double pitch;

  g_assert_true (basis.italic && !basis.bold);
  g_assert_true (section.bold && heading.bold && !first.bold && !first.italic);
  kh_assert_near (first.size, size, 0.05);
  kh_assert_near (first.left, left + get_choice (choices, "indent"), EPSILON);
  kh_assert_near (section.left, first.left, EPSILON);

  /* A line that is not the last fills the measure; what goes on starts at the margin. */
  g_assert_true (kh_inspect_find (fixture->frames, KH_ROLE_PARAGRAPH, 0, NULL, &one));
  g_assert_true (kh_inspect_find (fixture->frames, KH_ROLE_PARAGRAPH, 1, NULL, &next));
  kh_assert_near ((one.x + one.width) / KH_MM, right, EPSILON);
  kh_assert_near (next.x / KH_MM, left, EPSILON);
  kh_assert_near ((next.x + next.width) / KH_MM, right, EPSILON);

  /* Line spacing from single to one and a half; at least 6 pt more between paragraphs. */
  pitch = next.baseline - one.baseline;
  kh_assert_between (pitch, 1.149 * size - 0.05, 1.5 * 1.15 * size + 0.05);
  g_assert_true (kh_inspect_find (fixture->frames, KH_ROLE_DASH, 0, NULL, &dash));
  for (guint i = 0; kh_inspect_find (fixture->frames, KH_ROLE_PARAGRAPH, i, NULL, &one) && one.y < dash.y; i++)
    next = one;
  g_assert_cmpfloat (dash.baseline - next.baseline, >=, pitch + 6 - 0.05);
}

static void
test_page_number (Fixture *fixture, gconstpointer choices)
{
  double left = get_choice (choices, "margin-left"), right = 210 - get_choice (choices, "margin-right");
  KhPlaced number;
  guint page;

  g_assert_cmpint (poppler_document_get_n_pages (fixture->pdf), >, 1);
  g_assert_true (kh_inspect_find (fixture->frames, KH_ROLE_PAGE_NUMBER, 0, &page, &number));
  g_assert_cmpuint (page, ==, 1);
  g_assert_cmpstr (number.text, ==, "2");
  kh_assert_between (number.font_size, 13, 14);
  g_assert_false (number.bold || number.italic);
  kh_assert_near ((number.x + number.width / 2) / KH_MM, (left + right) / 2, EPSILON);
  kh_assert_between (number.y / KH_MM, 3, get_choice (choices, "margin-top") - 5);
  g_assert_true (kh_pdf_page_has (fixture->pdf, 1, "2\n"));
}

static void
test_signature (Fixture *fixture, gconstpointer choices)
{
  int page = poppler_document_get_n_pages (fixture->pdf) - 1;
  double left = get_choice (choices, "margin-left");
  KhFound authority = kh_pdf_page_find (fixture->pdf, page, "KT. GIÁM ĐỐC");
  KhFound deputy = kh_pdf_page_find (fixture->pdf, page, "PHÓ GIÁM ĐỐC");
  KhFound name = kh_pdf_page_find (fixture->pdf, page, "Nguyễn Văn A");
  KhFound label = kh_pdf_page_find (fixture->pdf, page, "Nơi nhận:");
  KhFound recipient = kh_pdf_page_find (fixture->pdf, page, "- Phòng chuyên môn số 1 (t/h);");
  KhFound archive = kh_pdf_page_find (fixture->pdf, page, "- Lưu: VT, VP.");
  KhFound closing = kh_pdf_page_find (fixture->pdf, page, "của Sở Mẫu./.");
  KhPlaced label_placed, authority_placed;

  g_assert_true (authority.bold && deputy.bold && name.bold && !name.italic);
  kh_assert_between (authority.size, 13, 14);
  kh_assert_between (name.size, 13, 14);
  g_assert_cmpfloat (authority.left, >, 105);
  kh_assert_near (kh_pdf_page_centre (&authority), kh_pdf_page_centre (&deputy), EPSILON);
  kh_assert_near (kh_pdf_page_centre (&authority), kh_pdf_page_centre (&name), EPSILON);
  kh_assert_between (name.top - deputy.bottom, 20, 40); /* room to sign */
  g_assert_true (label.bold && label.italic);
  kh_assert_near (label.size, 12, 0.05);
  kh_assert_near (recipient.size, 11, 0.05);
  g_assert_false (recipient.bold || recipient.italic);
  kh_assert_near (label.left, left, EPSILON);
  kh_assert_near (recipient.left, left, EPSILON);
  kh_assert_near (archive.left, left, EPSILON);
  g_assert_cmpfloat (archive.top, >, recipient.top);
  g_assert_cmpfloat (authority.top, >, closing.bottom);
  /* Level with the authority: one baseline. */
  g_assert_true (kh_inspect_find (fixture->frames, KH_ROLE_RECIPIENTS_LABEL, 0, NULL, &label_placed));
  g_assert_true (kh_inspect_find (fixture->frames, KH_ROLE_SIGNER_AUTHORITY, 0, NULL, &authority_placed));
  kh_assert_near (label_placed.baseline, authority_placed.baseline, 0.01);
}

static void
test_text (Fixture *fixture, gconstpointer choices)
{
  guint times = 0;

  /* Every paragraph can be found, spaces and Vietnamese letters and all. */
  for (int i = 0; i < poppler_document_get_n_pages (fixture->pdf); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (fixture->pdf, i);
      g_autofree char *text = g_strdelimit (poppler_page_get_text (page), "\n", ' ');

      for (const char *p = text; (p = strstr (p, "chịu trách nhiệm về kết quả thực hiện.")) != NULL; p++)
        times++;
    }
  g_assert_cmpuint (times, ==, 14);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "page", test_page },
    { "national-title", test_national_title },
    { "issuer", test_issuer },
    { "number-and-date", test_number_and_date },
    { "title", test_title },
    { "body", test_body },
    { "page-number", test_page_number },
    { "signature", test_signature },
    { "text", test_text },
  };
  static const char *const choices[]
      = { NULL, "body-size=13;header-size=13;line-spacing=1.5;indent=10;margin-left=35;margin-right=15;margin-top=25" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    for (guint j = 0; j < G_N_ELEMENTS (tests); j++)
      {
        g_autofree char *path = g_strdup_printf ("/formats/pdf/geometry/%s/%s", i == 0 ? "default" : "chosen", tests[j].name);

        g_test_add (path, Fixture, choices[i], set_up, tests[j].run, tear_down);
      }
  return g_test_run ();
}
