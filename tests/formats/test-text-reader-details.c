/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small texts: bytes and odd characters, figures, what stands at the end, and what the recogniser is told besides. */
#include <string.h>

#include "outline.h"
#include "recogniser.h"

/* Encodings and line ends */

static void
test_bytes (void)
{
  static const char *const plain
      = "KẾ HOẠCH\nCông tác năm 2027\n\nI. MỤC TIÊU\n- Giữ vững kết quả.\n\nII. NHIỆM VỤ\n- Rà soát.\n";
  g_autofree char *nfd = g_utf8_normalize (plain, -1, G_NORMALIZE_NFD);
  g_auto (GStrv) lines = g_strsplit (plain, "\n", -1);
  g_autofree char *crlf = g_strjoinv ("\r\n", lines);
  g_autofree char *cr = g_strjoinv ("\r", lines);
  g_autofree char *ff = g_strjoinv ("\n\f", lines);
  g_autofree char *separators = g_strjoinv ("\342\200\251", lines);
  g_autofree char *bom = g_strconcat ("\357\273\277", plain, NULL);
  const char *forms[] = { plain, nfd, crlf, cr, ff, separators, bom };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (KhPlan) plan = outline_read (forms[i]);
      g_autofree char *outline = outline_plan (plan);

      g_assert_cmpstr (kh_plan_get_title (plan), ==, "Công tác năm 2027");
      g_assert_cmpstr (
          outline, ==,
          "{targets} MỤC TIÊU\n target: Giữ vững kết quả.\n{task-groups} NHIỆM VỤ\n task: Rà soát.\n");
    }
}

/* Long texts are normalized piece by piece; no letter may be cut. */
static void
test_long_nfd (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *nfd = NULL;

  while (words->len < 20000)
    g_string_append (words, "Ữngệỗđ");
  nfd = g_utf8_normalize (words->str, -1, G_NORMALIZE_NFD);
  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *shifted = g_strndup ("aaaaaaaaaaaaaaaaaaaaaaaa", i);
      g_autofree char *text = g_strdup_printf (OUTLINE_HEAD "I. MỤC TIÊU\n- %s%s\n", shifted, nfd);
      g_autofree char *expected
          = g_strdup_printf ("{targets} MỤC TIÊU\n target: %s%s\n", shifted, words->str);
      g_autoptr (KhPlan) plan = outline_read (text);
      g_autofree char *outline = outline_plan (plan);

      g_assert_cmpstr (outline, ==, expected);
    }
}

static void
test_odd_characters (void)
{
  g_autoptr (KhPlan) plan
      = outline_assert_body ("I.\302\240MỤC TIÊU\n\342\200\223 Giữ\302\255 vững\342\200\213 "
                     "kết\302\240quả.\n\342\200\242 Số 5\036KH\037 "
                     "mới.\n",
                     "{targets} MỤC TIÊU\n target: Giữ vững kết quả.\n target: Số 5-KH mới.\n");

  g_assert_nonnull (outline_find (plan, "import-control-characters", NULL));
}

static void
test_markup_escaped (void)
{
  outline_check_body ("I. MỤC TIÊU\n- Giữ <b>vững</b> CCHC&PC.\n",
              "{targets} MỤC TIÊU\n target: Giữ &lt;b&gt;vững&lt;/b&gt; CCHC&amp;PC.\n");
}

static void
test_page_numbers (void)
{
  g_autoptr (KhPlan) plan = outline_read (
      OUTLINE_HEAD "I. MỤC TIÊU\n- Giữ vững kết quả đã đạt được trong năm qua và làm tốt\n\n- 2 -\n\n\fhơn nữa.\n"
           "\n3\n\n- Làm xong 100 việc.\n\n2027\n\n- Đủ.\n");
  g_autofree char *outline = outline_plan (plan);

  g_assert_cmpstr (outline, ==,
                   "{targets} MỤC TIÊU\n target: Giữ vững kết quả đã đạt được trong năm qua và làm tốt hơn "
                   "nữa.\n target: Làm xong 100 "
                   "việc.\n  paragraph: 2027\n target: Đủ.\n");
  g_assert_nonnull (outline_find (plan, "import-unplaced-page-number", "- 2 -"));
  g_assert_nonnull (outline_find (plan, "import-unplaced-page-number", "3"));
  g_assert_cmpuint (outline_count (plan, "import-unplaced"), ==, 2);
}

/* Indicators */

static void
check_indicators (const char *sentence, const char *expected)
{
  g_autofree char *text = g_strdup_printf (OUTLINE_HEAD "I. MỤC TIÊU\n- %s\n", sentence);
  g_autoptr (KhPlan) plan = outline_read (text);
  g_autofree char *outline = outline_plan (plan);
  g_autofree char *escaped = kh_markup_escape (sentence);
  g_autofree char *whole = g_strdup_printf ("{targets} MỤC TIÊU\n target: %s%s\n", escaped, expected);

  g_assert_cmpstr (outline, ==, whole);
}

static void
test_indicators (void)
{
  check_indicators ("Đạt 85,5% hồ sơ.", " | eq 85.5%");
  check_indicators ("Đạt trên 90 % hồ sơ.", " | gt 90%");
  check_indicators ("Ít nhất đạt 50% hồ sơ.", " | ge 50%");
  check_indicators ("Đạt từ 92% trở lên, vượt 95%.", " | ge 92% | gt 95%");
  check_indicators ("Không dưới 40% hồ sơ.", " | ge 40%");
  check_indicators ("Dưới 5% hồ sơ quá hạn.", " | lt 5%");
  check_indicators ("Tối đa 2% và không quá 3%.", " | le 2% | le 3%");
  check_indicators ("Thấp hơn 7% trở xuống, hơn 8%.", " | le 7% | gt 8%");
  check_indicators ("Từ 80% đến 90% hồ sơ.", " | ge 80% | le 90%");
  check_indicators ("Từ 80–90% hồ sơ.", " | ge 80% | le 90%");
  check_indicators ("Trên địa bàn tỉnh đạt 70%.", " | eq 70%");
  check_indicators ("≥ 60%; <10%; >= 5%.", " | ge 60% | lt 10% | ge 5%");
  check_indicators ("Tăng 1.500% so với năm trước.", " | eq 1500%");
  check_indicators ("Giảm 1.5% chi phí.", " | eq 1.5%");
  check_indicators ("Tỷ lệ % chưa rõ, %, 1,2,3%.", "");
  check_indicators ("Giữ 3 buổi họp.", "");
}

static void
test_many_indicators (void)
{
  g_autoptr (GString) sentence = g_string_new ("Đạt");

  for (guint i = 0; i < 1000; i++)
    g_string_append (sentence, " 5%");
  g_string_append (sentence, ".");

  g_autofree char *text = g_strdup_printf (OUTLINE_HEAD "I. MỤC TIÊU\n- %s\n", sentence->str);
  g_autoptr (KhPlan) plan = outline_read (text);
  KhSection *section = kh_plan_find_section (plan, KH_SECTION_TARGETS);
  g_autoptr (KhTarget) target = g_list_model_get_item (kh_section_get_items (section), 0);

  /* Bounded, and the sentence is whole all the same. */
  g_assert_cmpuint (g_list_model_get_n_items (kh_target_get_indicators (target)), ==, 64);
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (target)), ==, sentence->str);
}

/* Reports */

static void
check_reports (const char *sentence, const char *expected)
{
  g_autofree char *body = g_strdup_printf ("I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng:\n- %s\n", sentence);
  g_autofree char *outline = g_strdup_printf (
      "{responsibilities} TỔ CHỨC THỰC HIỆN\n responsibility: Văn phòng | unit Văn phòng <office>\n  "
      "duty: %s%s\n",
      sentence, expected);

  outline_check_body (body, outline);
}

static void
test_reports (void)
{
  check_reports ("Báo cáo quý trước ngày 10 của tháng cuối quý, báo cáo 6 tháng trước ngày 05/6, báo cáo năm "
                 "trước ngày 30/11.",
                 " | quarter relative y0 i0 d10 | half day y0 i6 d5 | year day y0 i11 d30");
  check_reports ("Báo cáo hằng tháng gửi trước ngày 25 hằng tháng.", " | month relative y0 i1 d25");
  check_reports ("Báo cáo năm chậm nhất ngày 20/12/2027 về Sở.", " | year day y2027 i12 d20");
  check_reports ("Báo cáo hằng quý, hằng năm theo quy định.", "");
  check_reports ("Nộp hồ sơ quý trước ngày 05/6.", "");
}

/* Signatures and recipients */

static KhPlan *
read_tail (const char *tail)
{
  g_autofree char *text = g_strconcat (OUTLINE_HEAD "I. MỤC TIÊU\n- Giữ vững kết quả./.\n\n", tail, NULL);
  g_autoptr (KhPlan) plan = outline_read (text);

  outline_assert_nothing_lost (text, plan, 40);
  return g_steal_pointer (&plan);
}

static void
check_signature (const char *tail, const char *expected)
{
  g_autoptr (KhPlan) plan = read_tail (tail);
  g_autofree char *signatures = outline_signatures (plan);

  g_assert_cmpstr (signatures, ==, expected);
}

static void
test_signatures (void)
{
  check_signature ("Nơi nhận:\n- Lưu: VT, VP.\n\nGIÁM ĐỐC\n\nNguyễn Văn A\n",
                   "- | GIÁM ĐỐC | Nguyễn Văn A\n");
  check_signature ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nNguyễn Văn A\nNơi nhận:\n- Lưu: VT, VP.\n",
                   "KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC | Nguyễn Văn A\n");
  check_signature ("Nơi nhận:\n- Lưu: VT, VP.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTHƯỜNG "
                   "TRỰC\nNguyễn Văn A\n",
                   "TM. ỦY BAN NHÂN DÂN/KT. CHỦ TỊCH | PHÓ CHỦ TỊCH THƯỜNG TRỰC | Nguyễn Văn A\n");
  check_signature ("Nơi nhận:\n- Lưu: VT, VP.\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\nNguyễn Văn A\n",
                   "TL. GIÁM ĐỐC | CHÁNH VĂN PHÒNG | Nguyễn Văn A\n");
  check_signature ("Nơi nhận:\n- Lưu: VT, VP.\nTUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG MẪU\nNguyễn Văn A\n",
                   "TUQ. GIÁM ĐỐC | TRƯỞNG PHÒNG MẪU | Nguyễn Văn A\n");
  check_signature ("Nơi nhận:\n- Lưu: VT, VP.\nQ. GIÁM ĐỐC\nNguyễn Văn A\n",
                   "- | Q. GIÁM ĐỐC | Nguyễn Văn A\n");
  check_signature ("Nơi nhận:\n- Lưu: VT, VP.\nGIÁM ĐỐC\nNGUYỄN VĂN A\n", "- | GIÁM ĐỐC | NGUYỄN VĂN A\n");
  check_signature ("Nơi nhận:\n- Lưu: VT, VP.\nGIÁM ĐỐC\n", "- | GIÁM ĐỐC | -\n");
  check_signature ("GIÁM ĐỐC\n\n\nNguyễn Văn A\n", "- | GIÁM ĐỐC | Nguyễn Văn A\n");
}

static void
test_recipients (void)
{
  g_autoptr (KhPlan) plan = read_tail ("Nơi nhận:\n- Như trên;\n- UBND tỉnh (b/c);\n- Các phòng (để t/h);\n- "
                                       "Trung tâm Mẫu (p/h, t/h);\n- Phòng (cũ);\n"
                                       "- Lưu: VT, TCPC (05).\nPL.(300)\n\nGIÁM ĐỐC\nNguyễn Văn A\n\nĐịa "
                                       "chỉ: Số 1 đường Mẫu\nĐiện thoại: 0123\n");
  g_autofree char *recipients = outline_recipients (plan);

  g_assert_cmpstr (recipients, ==,
                   "Như trên (-)\nUBND tỉnh (b/c)\nCác phòng (t/h)\nTrung tâm Mẫu (p/h, t/h)\nPhòng (cũ) "
                   "(-)\narchive VT, TCPC, 5\n");
  g_assert_cmpstr (kh_plan_get_drafter_mark (plan), ==, "PL.(300)");
  g_assert_cmpstr (kh_plan_get_address (plan), ==, "Địa chỉ: Số 1 đường Mẫu; Điện thoại: 0123");
  g_assert_null (outline_find (plan, "import-archive-line", NULL));
  g_assert_nonnull (outline_find (plan, "import-unplaced-word", "để"));
}

static void
test_tail_unplaced (void)
{
  g_autoptr (KhPlan) plan = read_tail ("Nơi nhận:\n- Lưu: VT, VP.\n\nGIÁM ĐỐC\n(Đã ký)\nNguyễn Văn "
                                       "A\n\nNgười lập biểu ghi thêm dòng này ở cuối trang\n");

  g_assert_nonnull (outline_find (plan, "import-unplaced", "(Đã ký)"));
  g_assert_nonnull (outline_find (plan, "import-unplaced", "Người lập biểu ghi thêm dòng này ở cuối trang"));
}

/* The recogniser without a text file: numbers kept apart, styles as hints. */
static void
test_recogniser_marks (void)
{
  static const struct
  {
    const char *mark;
    const char *text;
    guint level;
  } given[] = {
    { NULL, "KẾ HOẠCH", 0 }, { NULL, "Công tác năm 2027", 0 }, { "I.", "MỤC TIÊU", 1 },
    { "-", "Đạt 90%.", 0 },  { NULL, "Nhiệm vụ", 1 },          { "1.", "Cải cách thể chế", 2 },
    { "-", "Rà soát.", 0 },  { "a)", "Lập danh mục;", 0 },
  };
  KhSource *source = kh_source_new ();
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *outline = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      KhSourceParagraph *paragraph = kh_source_add (source, given[i].text, i + 1);

      paragraph->mark = g_strdup (given[i].mark);
      paragraph->level = given[i].level;
    }
  plan = kh_recogniser_read (source, 0, KH_READER_PLAN_ONLY, &error);
  g_assert_no_error (error);
  outline = outline_plan (plan);
  g_assert_cmpstr (outline, ==,
                   "{targets} MỤC TIÊU\n target: Đạt 90%. | eq 90%\n{task-groups} Nhiệm vụ\n {task-group} "
                   "Cải cách thể chế\n  task: Rà "
                   "soát.\n  task: Lập danh mục;\n");
}

static void
test_deep_nesting (void)
{
  g_autoptr (GString) body = g_string_new ("I. NHIỆM VỤ\n");

  /* Each item announces a list; the depth is bounded by the kinds of marks. */
  for (guint i = 0; i < 200; i++)
    g_string_append (body, "1. Gồm:\n1.1. Gồm:\n1.1.1. Gồm:\n1.1.1.1. Gồm:\na) Gồm:\n- Gồm:\n+ Gồm:\n");

  g_autofree char *text = g_strconcat (OUTLINE_HEAD, body->str, NULL);
  g_autoptr (KhPlan) plan = outline_read (text);
  g_autofree char *outline = outline_plan (plan);

  g_assert_null (strstr (outline, "\n             "));
  g_assert_cmpuint (outline_count (plan, "import-unplaced"), ==, 0);
}

static void
test_long_text (void)
{
  g_autoptr (GString) text = g_string_new (OUTLINE_HEAD "I. NHIỆM VỤ\n1. Cải cách thể chế\n");
  KhSection *section = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "- Nhiệm vụ thứ %u.\nĐơn vị chủ trì: Phòng số %u.\n", i + 1, i % 500);

  g_autoptr (KhPlan) plan = outline_read (text->str);

  section = kh_plan_find_section (plan, KH_SECTION_TASK_GROUP);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (section)), ==, 3000);
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_units (kh_plan_get_agency (plan))), ==, 500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-reader/bytes/forms", test_bytes);
  g_test_add_func ("/text-reader/bytes/long-nfd", test_long_nfd);
  g_test_add_func ("/text-reader/bytes/odd-characters", test_odd_characters);
  g_test_add_func ("/text-reader/bytes/markup-escaped", test_markup_escaped);
  g_test_add_func ("/text-reader/bytes/page-numbers", test_page_numbers);
  g_test_add_func ("/text-reader/indicators/forms", test_indicators);
  g_test_add_func ("/text-reader/indicators/many", test_many_indicators);
  g_test_add_func ("/text-reader/reports", test_reports);
  g_test_add_func ("/text-reader/tail/signatures", test_signatures);
  g_test_add_func ("/text-reader/tail/recipients", test_recipients);
  g_test_add_func ("/text-reader/tail/unplaced", test_tail_unplaced);
  g_test_add_func ("/recogniser/marks", test_recogniser_marks);
  g_test_add_func ("/recogniser/deep-nesting", test_deep_nesting);
  g_test_add_func ("/recogniser/long-text", test_long_text);
  return g_test_run ();
}
