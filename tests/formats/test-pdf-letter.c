/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An official letter (công văn) as its PDF shows it: decree 30/2020/NĐ-CP, appendix I,
 * II.3, II.5.b and II.9, appendix III, template 1.5. Places in mm. */
#include "compose.h"
#include "inspect.h"
#include "pdf-page.h"

#define EPSILON 0.5

static KhPlan *
make_letter (const char *const *addressees)
{
  KhPlan *plan = kh_plan_new (2027);
  KhSection *opening = kh_section_new (KH_SECTION_OPENING, NULL);

  g_object_set (plan, "type-name", "Công văn", "superior", "UBND tỉnh Mẫu", "issuer", "Sở Mẫu", "number", "15", "symbol",
                "SM-VP", "date", "2027-01-12", "place", "Tỉnh Mẫu", "title",
                "Đính chính Kế hoạch số 12/KH-SM ngày 05 tháng 01 năm 2027 của Sở Mẫu", NULL);
  kh_node_append_take (KH_NODE (opening), kh_item_new (KH_ITEM_PARAGRAPH, "Sở Mẫu đính chính như sau:"));
  kh_node_append_take (KH_NODE (opening), kh_item_new (KH_ITEM_DASH, "Tại mục II, đã viết: “a”; nay sửa là: “b”"));
  kh_node_append_take (KH_NODE (plan), opening);
  for (guint i = 0; addressees[i] != NULL; i++)
    kh_node_append_take (KH_NODE (plan), kh_recipient_new (addressees[i], KH_RECIPIENT_ADDRESSED));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new ("Như trên", NULL));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new_archive ("VT", "VP", 0));
  kh_node_append_take (KH_NODE (plan), kh_signature_new (NULL, "GIÁM ĐỐC", "Nguyễn Văn A"));
  return plan;
}

static PopplerDocument *
write_letter (const char *const *addressees)
{
  g_autoptr (KhPlan) plan = make_letter (addressees);
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autoptr (GBytes) pdf = kh_pdf_page_export (document, NULL, KH_PDF_DEFAULT, NULL);

  return kh_pdf_page_open (pdf);
}

static char *
read_text (PopplerDocument *pdf)
{
  PopplerPage *page = poppler_document_get_page (pdf, 0);
  char *text = poppler_page_get_text (page);

  g_object_unref (page);
  return text;
}

static void
test_subject (void)
{
  const char *const addressees[] = { "Ủy ban nhân dân tỉnh Mẫu", "Sở Nội vụ", NULL };
  PopplerDocument *pdf = write_letter (addressees);
  KhFound number = kh_pdf_page_find (pdf, 0, "Số: 15/SM-VP");
  KhFound subject = kh_pdf_page_find (pdf, 0, "V/v đính chính");
  KhFound place = kh_pdf_page_find (pdf, 0, "Tỉnh Mẫu, ngày 12");
  g_autofree char *text = read_text (pdf);
  g_autoptr (KhPlan) plan = make_letter (addressees);
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autoptr (KhFrames) frames = kh_inspect_layout (document, NULL);
  KhPlaced number_line, line;

  /* No type name, and the subject under the number, 6 pt apart, in its column. */
  g_assert_null (strstr (text, "CÔNG VĂN"));
  kh_assert_between (subject.size, 12, 13);
  g_assert_false (subject.bold || subject.italic);
  g_assert_true (kh_inspect_find (frames, KH_ROLE_NUMBER, 0, NULL, &number_line));
  for (guint i = 0; kh_inspect_find (frames, KH_ROLE_SUBJECT, i, NULL, &line); i++)
    kh_assert_near (line.x + line.width / 2, number_line.x + number_line.width / 2, EPSILON);
  kh_assert_between (subject.top - number.top, 6.0, 9.0);
  g_assert_cmpfloat (subject.right, <, place.left);
  g_object_unref (pdf);
}

static void
test_addressees (void)
{
  const char *const several[] = { "Ủy ban nhân dân tỉnh Mẫu", "Sở Nội vụ", "Các phòng, đơn vị trực thuộc", NULL };
  const char *const one[] = { "Ủy ban nhân dân tỉnh Mẫu", NULL };
  PopplerDocument *pdf = write_letter (several);
  PopplerDocument *short_pdf = write_letter (one);
  KhFound label = kh_pdf_page_find (pdf, 0, "Kính gửi:");
  KhFound words = kh_pdf_page_find (pdf, 0, "Kính gửi");
  KhFound first = kh_pdf_page_find (pdf, 0, "- Ủy ban nhân dân tỉnh Mẫu;");
  KhFound second = kh_pdf_page_find (pdf, 0, "- Sở Nội vụ;");
  KhFound last = kh_pdf_page_find (pdf, 0, "- Các phòng, đơn vị trực thuộc.");
  KhFound body = kh_pdf_page_find (pdf, 0, "Sở Mẫu đính chính");
  KhFound same = kh_pdf_page_find (pdf, 0, "- Như trên;");
  KhFound archive = kh_pdf_page_find (pdf, 0, "- Lưu: VT, VP.");
  KhFound alone = kh_pdf_page_find (short_pdf, 0, "Kính gửi: Ủy ban nhân dân tỉnh Mẫu");
  g_autofree char *text = read_text (pdf);

  kh_assert_between (label.size, 13, 14);
  g_assert_false (label.bold || label.italic);
  g_assert_cmpfloat (first.top, >, label.top);
  g_assert_cmpfloat (second.top, >, first.top);
  g_assert_cmpfloat (body.top, >, last.top);
  /* The dashes stand under the colon. */
  kh_assert_near (first.left, words.right, EPSILON);
  kh_assert_near (second.left, first.left, EPSILON);
  kh_assert_near (last.left, first.left, EPSILON);
  /* Below the body they are named once. */
  kh_assert_near (same.size, 11, 0.05);
  g_assert_cmpfloat (archive.top, >, same.top);
  g_assert_null (strstr (strstr (text, "Nơi nhận:"), "Sở Nội vụ"));
  kh_assert_near (kh_pdf_page_centre (&alone), (30.0 + 210 - 15) / 2, EPSILON);
  g_object_unref (short_pdf);
  g_object_unref (pdf);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/pdf/letter/subject", test_subject);
  g_test_add_func ("/formats/pdf/letter/addressees", test_addressees);
  return g_test_run ();
}
