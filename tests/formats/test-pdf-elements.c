/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The less common elements of decree 30/2020/NĐ-CP, appendix I, parts II to IV, where
 * they stand in the PDF, in mm: structure of the body, stamps, marks, appendices. */
#include "inspect.h"
#include "maker.h"
#include "pdf-page.h"

#define EPSILON 0.3
#define LEFT 30.0 /* margins of the format where nothing is chosen */
#define RIGHT 15.0
#define INDENT 12.7

typedef struct
{
  KhDocument *document;
  KhFrames *frames;
  PopplerDocument *pdf;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  KhDocument *document = kh_document_new ();
  g_autoptr (GBytes) pdf = NULL;
  KhBlock *appendix;

  kh_maker_add_letterhead (document, "UBND TỈNH MẪU", "SỞ MẪU", NULL);
  kh_maker_add (document, KH_ROLE_SECRECY, NULL, "TỐI MẬT");
  kh_maker_add (document, KH_ROLE_URGENCY, NULL, "THƯỢNG KHẨN");
  kh_maker_add (document, KH_ROLE_CIRCULATION, NULL, "XEM XONG TRẢ LẠI");
  kh_maker_add (document, KH_ROLE_PART, NULL, "Phần I");
  kh_maker_add (document, KH_ROLE_PART_TITLE, NULL, "NHỮNG VẤN ĐỀ CHUNG");
  kh_maker_add (document, KH_ROLE_SECTION, "I.", "MỤC ĐÍCH");
  kh_maker_add (document, KH_ROLE_CLAUSE_HEADING, "1.", "Yêu cầu chung");
  kh_maker_add (document, KH_ROLE_CLAUSE, "2.", "Khoản không có tiêu đề.");
  kh_maker_add (document, KH_ROLE_POINT, "đ)", "Điểm theo thứ tự chữ cái tiếng Việt.");
  kh_maker_add (document, KH_ROLE_DASH, "-", "Ý có gạch đầu dòng.");
  kh_maker_add (document, KH_ROLE_PLUS, "+", "Ý có dấu cộng.");
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Trên đây là Kế hoạch của Sở Mẫu./.");
  kh_maker_add_signature (document, "GIÁM ĐỐC", 3);
  kh_maker_add (document, KH_ROLE_DRAFTER_MARK, NULL, "PL.(300)");
  kh_maker_add (document, KH_ROLE_ADDRESS, NULL, "Số 1, đường Mẫu, tỉnh Mẫu; điện thoại: 000 000 000");
  appendix = kh_maker_add (document, KH_ROLE_APPENDIX, NULL, "Phụ lục I");
  appendix->landscape = TRUE;
  kh_maker_add (document, KH_ROLE_APPENDIX_TITLE, NULL, "DANH MỤC NHIỆM VỤ");
  kh_maker_add (document, KH_ROLE_APPENDIX_REFERENCE, NULL, "(Kèm theo Kế hoạch của Sở Mẫu)");
  fixture->document = document;
  fixture->frames = kh_inspect_layout (document, NULL);
  pdf = kh_pdf_page_export (document, NULL, KH_PDF_DEFAULT, NULL);
  fixture->pdf = kh_pdf_page_open (pdf);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->document);
  g_object_unref (fixture->frames);
  g_object_unref (fixture->pdf);
}

/* Parts and their titles are centred and bold; the rest begins at the indent, what has a title in bold. */
static void
test_structure (Fixture *fixture, gconstpointer data)
{
  const double middle = (LEFT + 210 - RIGHT) / 2;
  KhFound part = kh_pdf_page_find (fixture->pdf, 0, "Phần I");
  KhFound title = kh_pdf_page_find (fixture->pdf, 0, "NHỮNG VẤN ĐỀ CHUNG");
  static const struct
  {
    const char *words;
    gboolean bold;
  } lines[] = {
    { "I. MỤC ĐÍCH", TRUE },
    { "1. Yêu cầu chung", TRUE },
    { "2. Khoản không có tiêu đề.", FALSE },
    { "đ) Điểm theo thứ tự", FALSE },
    { "- Ý có gạch đầu dòng.", FALSE },
    { "+ Ý có dấu cộng.", FALSE },
  };

  g_assert_true (part.bold && title.bold && !part.italic && !title.italic);
  kh_assert_between (part.size, 13, 14);
  kh_assert_between (title.size, 13, 14);
  kh_assert_near (kh_pdf_page_centre (&part), middle, EPSILON);
  kh_assert_near (kh_pdf_page_centre (&title), middle, EPSILON);
  g_assert_cmpfloat (title.top, >, part.top);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      KhFound line = kh_pdf_page_find (fixture->pdf, 0, lines[i].words);

      kh_assert_near (line.left, LEFT + INDENT, EPSILON);
      kh_assert_between (line.size, 13, 14);
      g_assert_true (line.bold == lines[i].bold && !line.italic);
    }
}

/* Bold capitals of 13 to 14, each within its box at the left, the urgency and its box bright red. */
static void
test_stamps (Fixture *fixture, gconstpointer data)
{
  static const char *const stamps[] = { "TỐI MẬT", "THƯỢNG KHẨN", "XEM XONG TRẢ LẠI" };
  KhFound number = kh_pdf_page_find (fixture->pdf, 0, "/KH-SM");
  KhFound urgency = kh_pdf_page_find (fixture->pdf, 0, "THƯỢNG KHẨN");

  for (guint i = 0; i < G_N_ELEMENTS (stamps); i++)
    {
      KhFound stamp = kh_pdf_page_find (fixture->pdf, 0, stamps[i]);
      KhPlaced box;

      g_assert_true (kh_inspect_find (fixture->frames, KH_ROLE_BOX, i, NULL, &box));
      g_assert_true (stamp.bold && !stamp.italic);
      kh_assert_between (stamp.size, 13, 14);
      kh_assert_near (kh_pdf_page_centre (&stamp), (box.x + box.width / 2) / KH_MM, EPSILON);
      kh_assert_between (stamp.left, box.x / KH_MM, 105.0);
      g_assert_cmpfloat (stamp.right, <, (box.x + box.width) / KH_MM);
      g_assert_cmpfloat (stamp.top, >, number.top);
    }
  g_assert_cmpuint (urgency.colour.red, >, 0xc000);
  g_assert_cmpuint (urgency.colour.green, <, 0x4000);
  g_assert_cmpuint (urgency.colour.blue, <, 0x4000);
}

/* Size 11, upright; the address beneath a rule as wide as the text, at the foot of page 1. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  KhFound mark = kh_pdf_page_find (fixture->pdf, 0, "PL.(300)");
  KhFound archive = kh_pdf_page_find (fixture->pdf, 0, "- Lưu: VT, VP.");
  KhFound address = kh_pdf_page_find (fixture->pdf, 0, "Số 1, đường Mẫu");
  KhPlaced rule;
  gboolean found = FALSE;

  kh_assert_near (mark.size, 11, 0.05);
  g_assert_false (mark.bold || mark.italic);
  g_assert_cmpfloat (mark.top, >, archive.top);
  kh_assert_near (mark.left, LEFT, EPSILON);
  kh_assert_between (address.size, 11, 12);
  g_assert_false (address.bold || address.italic);
  kh_assert_between (address.top, 297 - 25 - 12, 297 - 15);
  for (guint i = 0; !found && kh_inspect_find (fixture->frames, KH_ROLE_RULE, i, NULL, &rule); i++)
    found = rule.y / KH_MM > 250;
  g_assert_true (found);
  kh_assert_near (rule.x / KH_MM, LEFT, EPSILON);
  kh_assert_near (rule.width / KH_MM, 210 - LEFT - RIGHT, EPSILON);
  kh_assert_between (rule.y / KH_MM, address.top - 4, address.top + 1);
}

/* Three centred lines: bold of 14, bold capitals, italics. */
static void
test_appendix (Fixture *fixture, gconstpointer data)
{
  int page = poppler_document_get_n_pages (fixture->pdf) - 1;
  KhFound name = kh_pdf_page_find (fixture->pdf, page, "Phụ lục I");
  KhFound title = kh_pdf_page_find (fixture->pdf, page, "DANH MỤC NHIỆM VỤ");
  KhFound reference = kh_pdf_page_find (fixture->pdf, page, "(Kèm theo Kế hoạch của Sở Mẫu)");

  g_assert_true (name.bold && title.bold && !reference.bold);
  g_assert_true (!name.italic && !title.italic && reference.italic);
  kh_assert_near (name.size, 14, 0.05);
  kh_assert_between (title.size, 13, 14);
  kh_assert_between (reference.size, 13, 14);
  kh_assert_near (kh_pdf_page_centre (&title), kh_pdf_page_centre (&name), EPSILON);
  kh_assert_near (kh_pdf_page_centre (&reference), kh_pdf_page_centre (&name), EPSILON);
  g_assert_true (name.top < title.top && title.top < reference.top);
  /* Its page is landscape. */
  kh_assert_between (kh_pdf_page_centre (&name), 130, 165);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/formats/pdf/elements/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("structure", test_structure);
  ADD ("stamps", test_stamps);
  ADD ("marks", test_marks);
  ADD ("appendix", test_appendix);
#undef ADD
  return g_test_run ();
}
