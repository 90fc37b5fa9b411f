/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen in real Word files, in files of our own making. */
#include "outline.h"
#include "reading.h"
#include "word-file.h"

#define TARGETS W_P ("I. MỤC TIÊU") W_P ("- Đạt 95% hồ sơ đúng hạn.")
#define TASKS W_P ("II. NHIỆM VỤ") W_P ("1. Cải cách thể chế") W_P ("- Rà soát văn bản.")

static void
assert_outline (KhPlan *plan, const char *expected)
{
  g_autofree char *outline = outline_plan (plan);

  g_assert_cmpstr (outline, ==, expected);
}

static void
test_letterhead (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx (W_HEAD TARGETS));

  g_assert_cmpstr (kh_plan_get_issuer (plan), ==, "SỞ MẪU");
  g_assert_cmpstr (kh_plan_get_superior (plan), ==, "UBND tỉnh Mẫu");
  g_assert_cmpstr (kh_plan_get_number (plan), ==, "02");
  g_assert_cmpstr (kh_plan_get_symbol (plan), ==, "KH-SM");
  g_assert_cmpstr (kh_plan_get_place (plan), ==, "Tỉnh Mẫu");
  g_assert_cmpstr (kh_plan_get_date (plan), ==, "2027-01-05");
  g_assert_cmpstr (kh_plan_get_title (plan), ==, "Cải cách hành chính năm 2027");
  g_assert_cmpint (kh_plan_get_year (plan), ==, 2027);
  assert_outline (plan, "{targets} MỤC TIÊU\n target: Đạt 95% hồ sơ đúng hạn. | eq 95%\n");
}

/* Both bodies in one paragraph, parted by spaces; and by a forced line end. */
static void
test_letterhead_in_one_cell (void)
{
  static const char *const cells[]
      = { W_P ("UBND TỈNH MẪU          SỞ MẪU"),
          "<w:p>" W_T ("UBND TỈNH MẪU") "<w:r><w:br/></w:r>" W_T ("SỞ MẪU") "</w:p>" };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++) { g_autofree char *body =
        g_strconcat ("<w:tbl><w:tr><w:tc>", cells[i], "</w:tc><w:tc>"
        W_P ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") "</w:tc></w:tr></w:tbl>" W_TITLE TARGETS, NULL);
        g_autoptr (KhPlan) plan = word_read (word_docx (body)); g_assert_cmpstr (kh_plan_get_issuer (plan),
        ==, "SỞ MẪU"); g_assert_cmpstr (kh_plan_get_superior (plan), ==, "UBND tỉnh Mẫu"); } }
        /* The rule under a title is drawn twice, for new and for old programs; so is a text box. */ static
        void test_alternate_content (void) { g_autoptr (KhPlan) plan = word_read (word_docx (W_HEAD TARGETS
        "<w:p>" W_T ("- Giảm 20% chi phí.")
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" "<w:txbxContent>"
        W_P ("- Chữ trong khung.")
        "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        "<v:textbox><w:txbxContent>" W_P ("- Chữ trong khung.")
        "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" "</w:p>"));

  assert_outline (plan, "{targets} MỤC TIÊU\n target: Đạt 95% hồ sơ đúng hạn. | eq 95%\n"
                        " target: Giảm 20% chi phí. | eq 20%\n target: Chữ trong khung.\n");
}

static void
test_old_text_box (void)
{
  g_autoptr (KhPlan) plan
      = word_read (word_docx (W_HEAD TARGETS "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>" W_P (
          "- Chữ trong khung.") "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"));

  assert_outline (
      plan, "{targets} MỤC TIÊU\n target: Đạt 95% hồ sơ đúng hạn. | eq 95%\n target: Chữ trong khung.\n");
}

static void
test_bold_headings (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx (W_HEAD W_B ("I. Mục tiêu") W_P ("- Đạt 95%.") W_B (
      "II. Nhiệm vụ") W_B ("Cải cách thể chế") W_P ("- Rà soát <![CDATA[&]]> sửa đổi văn bản.")));

  assert_outline (
      plan,
      "{targets} Mục tiêu\n target: Đạt 95%. | eq 95%\n"
      "{task-groups} Nhiệm vụ\n {task-group} Cải cách thể chế\n  task: Rà soát &amp; sửa đổi văn bản.\n");
}

#define LEVEL(i, format, text)                                                                               \
  "<w:lvl w:ilvl=\"" i "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/><w:lvlText w:val=\"" text   \
  "\"/></w:lvl>"
static const char numbering[] = "<w:abstractNum w:abstractNumId=\"1\">" LEVEL ("0", "upperRoman", "%1.")
      LEVEL ("1", "decimal", "%2.") LEVEL ("2", "lowerLetter", "%3)")
      "</w:abstractNum><w:abstractNum w:abstractNumId=\"2\">" LEVEL ("0", "bullet", "-")
      "</w:abstractNum><w:abstractNum w:abstractNumId=\"3\">" LEVEL ("0", "decimal", "%1")
      "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"
      "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num><w:num w:numId=\"3\">"
      "<w:abstractNumId w:val=\"3\"/></w:num>";

/* Numbers that exist only as automatic numbering, in the STT column too. */
static void
test_automatic_numbers (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx_full (W_HEAD W_NUM ("1", "0", "MỤC ĐÍCH, YÊU CẦU")
        W_NUM ("1", "1", "Mục đích") W_NUM ("2", "0", "Nâng cao chất lượng.") W_NUM ("1", "1", "Yêu cầu")
        W_NUM ("2", "0", "Đúng hạn.") W_NUM ("1", "0", "NHIỆM VỤ") W_NUM ("1", "1", "Cải cách thể chế")
        W_RULED (W_TR (W_TC (W_P ("STT")) W_TC (W_P ("Nội dung nhiệm vụ")) W_TC (W_P ("Đơn vị chủ trì"))
        W_TC (W_P ("Thời gian hoàn thành"))) W_TR (W_TC (W_NUM ("3", "0", ""))
        W_TC (W_P ("Rà soát văn bản")) W_TC (W_P ("Văn phòng Sở")) W_TC (W_P ("Quý II")))
        W_TR (W_TC (W_NUM ("3", "0", "")) W_TC (W_P ("Lấy ý kiến")) W_TC (W_P ("Văn phòng Sở"))
        W_TC (W_P ("Tháng 6")))), NULL, numbering, NULL));

  assert_outline (plan, "{aims} MỤC ĐÍCH, YÊU CẦU\n {purpose} Mục đích\n  dash: Nâng cao chất lượng.\n"
                        " {requirements} Yêu cầu\n  dash: Đúng hạn.\n{task-groups} NHIỆM VỤ\n"
                        " {task-group} Cải cách thể chế\n"
                        "  task: Rà soát văn bản | lead Văn phòng Sở | deadline quarter Quý II\n"
                        "  task: Lấy ý kiến | lead Văn phòng Sở | deadline month Tháng 6\n");
  g_assert_cmpuint (outline_count (plan, "import-numbering"), ==, 0);
}

/* The number comes from the style; the style's level from the list that names it. */
static void
test_numbers_of_styles (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx_full (W_HEAD "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr>"
        W_T ("MỤC TIÊU") "</w:p><w:p><w:pPr><w:pStyle w:val=\"B\"/></w:pPr>" W_T ("Đạt 95%.")
        "</w:p><w:p><w:pPr><w:pStyle w:val=\"B\"/><w:numPr><w:numId w:val=\"0\"/>" "</w:numPr></w:pPr>"
        W_T ("Không số.") "</w:p>",
        "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"heading 1\"/>"
        "<w:pPr><w:numPr><w:numId w:val=\"9\"/></w:numPr></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"C\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"C\"><w:pPr><w:numPr>"
        "<w:ilvl w:val=\"0\"/><w:numId w:val=\"8\"/></w:numPr></w:pPr></w:style>",
        "<w:abstractNum w:abstractNumId=\"1\">" LEVEL ("0", "decimal", "%1.")
        "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"upperRoman\"/><w:start w:val=\"1\"/>"
        "<w:pStyle w:val=\"A\"/><w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum>"
        "<w:abstractNum w:abstractNumId=\"2\">" LEVEL ("0", "bullet", "–")
        "</w:abstractNum><w:num w:numId=\"9\"><w:abstractNumId w:val=\"1\"/></w:num>"
        "<w:num w:numId=\"8\"><w:abstractNumId w:val=\"2\"/></w:num>", NULL));
  g_autofree char *outline = outline_plan (plan);

  g_assert_cmpstr (outline, ==, "{targets} MỤC TIÊU\n target: Đạt 95%. | eq 95%\n  paragraph: Không số.\n");
  g_assert_cmpuint (outline_count (plan, "import-heading-without-number"), ==, 0);
}

static void
test_signature_table (void)
{
  g_autoptr (KhPlan) plan
      = word_read (word_docx (W_HEAD TARGETS W_P ("Trên đây là Kế hoạch của Sở Mẫu./.") W_TBL (W_TR (
          W_TC (W_P ("Nơi nhận:") W_P ("- UBND tỉnh (b/c);") W_P ("- Lưu: VT, VP.(05)"))
              W_TC ("<w:p>" W_T ("KT. GIÁM ĐỐC") "<w:r><w:br/></w:r>" W_T ("PHÓ GIÁM ĐỐC") "</w:p>" W_P ("")
                        W_P ("Nguyễn Văn A"))))));
  g_autofree char *recipients = outline_recipients (plan);
  g_autofree char *signatures = outline_signatures (plan);

  g_assert_cmpstr (recipients, ==, "UBND tỉnh (b/c)\narchive VT, VP., 5\n");
  g_assert_cmpstr (signatures, ==, "KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC | Nguyễn Văn A\n");
}

static void
test_without_space_or_roman (void)
{
  g_autoptr (KhPlan) tight = word_read (word_docx (W_HEAD W_P ("I.MỤC ĐÍCH") W_P ("Nâng cao chất lượng.")
        W_P ("II.MỤC TIÊU") W_P ("- Đạt 95%.")));
  g_autoptr (KhPlan) plain = word_read (word_docx (W_HEAD W_P ("1. Mục tiêu") W_P ("- Đạt 95%.") W_P (
      "2. Nhiệm vụ") W_P ("2.1. Cải cách thể chế") W_P ("- Rà soát.")));

  assert_outline (tight, "{purpose} MỤC ĐÍCH\n paragraph: Nâng cao chất lượng.\n{targets} MỤC TIÊU\n target: "
                         "Đạt 95%. | eq 95%\n");
  assert_outline (plain, "{targets} Mục tiêu\n target: Đạt 95%. | eq 95%\n{task-groups} Nhiệm vụ\n"
                         " {task-group} Cải cách thể chế\n  task: Rà soát.\n");
}

static void
test_appendix_starts_anew (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx (
      W_HEAD TARGETS W_TBL (W_TR (W_TC (W_P ("Nơi nhận:") W_P ("- Lưu: VT, VP.")) W_TC (W_P ("GIÁM ĐỐC"))))
          W_P ("Phụ lục") W_P ("BIỂU MẪU") W_P ("I. PHẦN ĐẦU") W_P ("Nội dung.")));

  assert_outline (plan, "{targets} MỤC TIÊU\n target: Đạt 95% hồ sơ đúng hạn. | eq 95%\n"
                        "{appendix} BIỂU MẪU\n {free} PHẦN ĐẦU\n  paragraph: Nội dung.\n");
  g_assert_cmpuint (outline_count (plan, "import-numbering"), ==, 0);
}

static void
test_blank_number_and_day (void)
{
  g_autoptr (KhPlan) plan
      = word_read (word_docx (W_TBL (W_TR (W_TC (W_P ("SỞ MẪU") W_P ("Số:        /KH-SM")) W_TC (W_P (
          "Độc lập – Tự do – Hạnh phúc") W_P ("Tỉnh Mẫu, ngày      tháng      năm 2027")))) W_TITLE TARGETS));

  g_assert_null (kh_plan_get_number (plan));
  g_assert_cmpstr (kh_plan_get_symbol (plan), ==, "KH-SM");
  g_assert_null (kh_plan_get_date (plan));
  g_assert_cmpstr (kh_plan_get_place (plan), ==, "Tỉnh Mẫu");
}

/* Composed and decomposed letters, cut between runs; no-break spaces, soft hyphens, dashes of all kinds. */
static void
test_characters (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx (W_HEAD W_P ("I. MU\u0323C TIÊU")
        W_P ("– Hô\u0300 sơ\u00a0đu\u0301ng hạ\u00adn.")
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>• Ho</w:t></w:r><w:r>"
        "<w:t>\u0302\u0300 sơ</w:t></w:r></w:p><w:p>" W_T ("- A")
        "<w:r><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t><w:tab/>"
        "<w:t>D</w:t><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r></w:p>"));

  assert_outline (plan,
                  "{targets} MỤC TIÊU\n target: Hồ sơ đúng hạn.\n target: <b>Hồ</b> sơ\n target: A-BC D≥\n");
}

static void
test_no_plan (void)
{
  g_autoptr (GBytes) report
      = word_docx (W_P ("BÁO CÁO") W_P ("Kết quả năm 2026") W_P ("I. KẾT QUẢ") W_P ("Tốt."));
  g_autoptr (GError) error = NULL;

  g_assert_null (kh_docx_reader_read (report, 0, KH_READER_PLAN_ONLY, &error));
  g_assert_error (error, KH_READER_ERROR, KH_READER_ERROR_NO_PLAN);
  g_assert_nonnull (strstr (error->message, "Báo cáo"));
}

/* A decision, and a notice, whose parts a plan could use. */
static void
test_usable_parts (void)
{
  static const char *const types[][2] = { { "QUYẾT ĐỊNH", "Quyết định" }, { "THÔNG BÁO", "Thông báo" } };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *body = g_strconcat (
          "<w:p><w:r><w:t>", types[i][0], "</w:t></w:r></w:p>",
          W_P ("Về việc phân công") W_P ("I. MỤC TIÊU") W_P ("- Đạt 95%.") W_P ("II. NHIỆM VỤ") W_P ("- Rà soát."), NULL);
      g_autoptr (GBytes) bytes = word_docx (body);
      g_autoptr (GError) error = NULL;

      g_assert_null (kh_docx_reader_read (bytes, 0, KH_READER_PLAN_ONLY, &error));
      g_assert_error (error, KH_READER_ERROR, KH_READER_ERROR_NO_PLAN);
      g_assert_nonnull (strstr (error->message, types[i][1]));
      g_assert_nonnull (strstr (error->message, "“MỤC TIÊU”, “NHIỆM VỤ”"));
    }
}

/* What of them a plan can use is read where it is asked for; all else has no place. */
static void
test_parts_of_report (void)
{
  g_autoptr (GBytes) report = word_docx (
      W_TBL (W_TR (W_TC (W_P ("UBND TỈNH MẪU") W_P ("SỞ MẪU") W_P ("Số: 12/BC-SM"))
                       W_TC (W_P ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") W_P ("Độc lập - Tự do - Hạnh phúc")
                                 W_P ("Tỉnh Mẫu, ngày 05 tháng 12 năm 2026"))))
      W_P ("BÁO CÁO") W_P ("Kết quả cải cách hành chính năm 2026")
      W_P ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;")
      W_P ("I. KẾT QUẢ ĐẠT ĐƯỢC") W_P ("- Đã rà soát văn bản.") W_P ("II. MỤC TIÊU") W_P ("- Đạt 95% hồ sơ đúng hạn.")
      W_P ("III. NHIỆM VỤ") W_P ("1. Cải cách thể chế") W_P ("- Rà soát văn bản.")
      W_TBL (W_TR (W_TC (W_P ("Nơi nhận:") W_P ("- UBND tỉnh (b/c);") W_P ("- Lưu: VT."))
                       W_TC (W_P ("GIÁM ĐỐC") W_P ("Nguyễn Văn A")))));
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = kh_docx_reader_read (report, 0, KH_READER_ANY_TYPE, &error);
  const KhReading *reading = NULL;
  KhFinding *finding = NULL;

  g_assert_no_error (error);
  reading = kh_reading_of (plan);
  g_assert_cmpstr (kh_reading_get_refusal (reading), ==, "The text is no plan: its type is “Báo cáo”.");
  assert_outline (plan,
                  "{legal-bases}\n paragraph: Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công "
                  "tác văn thư\n{targets} MỤC TIÊU\n target: Đạt 95% hồ sơ đúng hạn. | eq 95%\n{task-groups} NHIỆM VỤ\n"
                  " {task-group} Cải cách thể chế\n  task: Rà soát văn bản.\n");
  g_assert_cmpstr (kh_plan_get_issuer (plan), ==, "SỞ MẪU");
  g_assert_null (kh_plan_get_date (plan));
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_signatures (plan)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_recipients (plan)), ==, 2);
  finding = outline_find (plan, "import-unplaced", "- Đã rà soát văn bản.");
  g_assert_nonnull (finding);
  g_assert_nonnull (outline_find (plan, "import-unplaced", "I. KẾT QUẢ ĐẠT ĐƯỢC"));
  g_assert_nonnull (outline_find (plan, "import-unplaced", "Kết quả cải cách hành chính năm 2026"));
}

/* A letter has no part that a plan has: every word of it is offered. */
static void
test_parts_of_letter (void)
{
  g_autoptr (GBytes) letter = word_docx (W_P ("Kính gửi: Các phòng") W_P ("Sở Mẫu đề nghị các phòng gửi báo cáo."));
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = kh_docx_reader_read (letter, 2027, KH_READER_ANY_TYPE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (kh_reading_get_refusal (kh_reading_of (plan)));
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_sections (plan)), ==, 0);
  g_assert_cmpuint (outline_count (plan, "import-unplaced"), ==, 2);
}

/* As accepted: what was put in stays, what was struck goes, and paragraphs join whose end was struck. */
static void
test_tracked_changes (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx (W_HEAD W_P ("I. MỤC TIÊU") "<w:p>" W_T ("- Đạt ")
        "<w:del w:author=\"Người Sửa\"><w:r><w:delText>90</w:delText></w:r></w:del>"
        "<w:ins w:author=\"Người Sửa\">" W_T ("95") "</w:ins>" W_T ("%.")
        "</w:p><w:p><w:pPr><w:rPr><w:del w:author=\"Người Khác\"/></w:rPr></w:pPr>" W_T ("- Giảm ") "</w:p>"
        W_P ("20% chi phí.") "<w:p><w:moveFrom>" W_T ("- Bỏ đi.") "</w:moveFrom></w:p><w:p><w:moveTo>"
        W_T ("- Chuyển đến.") "</w:moveTo></w:p>"));
  KhFinding *finding = outline_find (plan, "import-tracked-changes", NULL);

  assert_outline (plan,
                  "{targets} MỤC TIÊU\n target: Đạt 95%. | eq 95%\n target: Giảm 20% chi phí. | eq 20%\n"
                  " target: Chuyển đến.\n");
  g_assert_nonnull (finding);
  g_assert_cmpstr (kh_finding_get_text (finding), ==, "Người Khác, Người Sửa");
}

static void
test_fields_links_notes (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx_full (W_HEAD W_P ("I. MỤC TIÊU") "<w:p>" W_T ("- Theo ")
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
        "<w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/>" "</w:r>"
        W_T ("bên trong") "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" W_T ("lồng")
        "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r>" "<w:fldChar w:fldCharType=\"separate\"/></w:r>"
        W_T ("mục II") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:hyperlink r:id=\"x\">"
        W_T (" và luật") "</w:hyperlink><w:fldSimple w:instr=\"PAGE\">" W_T (" 5")
        "</w:fldSimple><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:rPr>"
        "<w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:sdt><w:sdtContent>" W_T (" điều khiển")
        "</w:sdtContent></w:sdt>" W_T (".") "</w:p>", NULL, NULL,
        "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote>" "<w:footnote w:id=\"2\">"
        W_P ("Chú thích.") "</w:footnote>"));

  assert_outline (plan, "{targets} MỤC TIÊU\n target: Theo mục II và luật 5 điều khiển.\n");
  g_assert_nonnull (outline_find (plan, "import-unplaced-footnote", "Chú thích."));
}

static void
test_forced_line_ends (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx (W_HEAD W_P ("I. MỤC TIÊU") "<w:p>" W_T (
      "- Đạt 95%;") "<w:r><w:br/></w:r>" W_T ("- Giảm 20%") "<w:r><w:br/></w:r>" W_T ("chi phí.") "</w:p>"));

  assert_outline (plan,
                  "{targets} MỤC TIÊU\n target: Đạt 95%; | eq 95%\n target: Giảm 20% chi phí. | eq 20%\n");
}

static void
test_task_table (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx (W_HEAD TARGETS W_P ("II. NHIỆM VỤ")
        W_RULED (W_TR (W_TC (W_P ("TT")) W_TC (W_P ("Nội dung nhiệm vụ")) W_TC (W_P ("Đơn vị chủ trì"))
        W_TC (W_P ("Đơn vị phối hợp")) W_TC (W_P ("Kết quả, sản phẩm")) W_TC (W_P ("Thời hạn"))
        W_TC (W_P ("Kinh phí")) W_TC (W_P ("Ghi chú"))) W_TR (W_TC (W_P ("I"))
        "<w:tc><w:tcPr><w:gridSpan w:val=\"7\"/></w:tcPr>" W_P ("Cải cách thể chế") "</w:tc>")
        W_TR (W_TC (W_P ("1")) W_TC (W_P ("Rà soát văn bản"))
        "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" W_P ("Văn phòng Sở") "</w:tc>"
        W_TC (W_P ("Phòng Chuyên môn")) W_TC (W_P ("Báo cáo")) W_TC (W_P ("Trước ngày 30/11"))
        W_TC (W_P ("50 triệu đồng (ngân sách)")) W_TC (W_P ("Hằng năm"))) W_TR (W_TC (W_P ("2"))
        W_TC (W_P ("Lấy ý kiến")) "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" W_P ("") "</w:tc>" W_TC (W_P (""))
        W_TC (W_P ("")) W_TC (W_P ("Cả năm")) W_TC (W_P ("")) W_TC (W_P (""))))));

  assert_outline (
      plan,
      "{targets} MỤC TIÊU\n target: Đạt 95% hồ sơ đúng hạn. | eq 95%\n{task-groups} NHIỆM VỤ\n"
      " {task-group} Cải cách thể chế\n"
      "  task: Rà soát văn bản | lead Văn phòng Sở | support Phòng Chuyên môn <division> | product Báo cáo | "
      "deadline day Trước ngày 30/11 | budget 50 triệu đồng | source ngân sách | note Hằng năm\n"
      "  task: Lấy ý kiến | lead Văn phòng Sở | deadline whole-year Cả năm\n");
}

/* A table in an appendix that says who does the tasks of the text. */
static void
test_task_table_in_appendix (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx (W_HEAD TARGETS TASKS W_TBL (W_TR (W_TC (W_P ("Nơi nhận:")
        W_P ("- Lưu: VT, VP.")) W_TC (W_P ("GIÁM ĐỐC")))) W_P ("Phụ lục") W_P ("PHÂN CÔNG")
        W_RULED (W_TR (W_TC (W_P ("STT")) W_TC (W_P ("Nhiệm vụ")) W_TC (W_P ("Chủ trì")))
        W_TR (W_TC (W_P ("1")) W_TC (W_P ("Rà soát văn bản")) W_TC (W_P ("Văn phòng Sở"))))));

  assert_outline (plan,
                  "{targets} MỤC TIÊU\n target: Đạt 95% hồ sơ đúng hạn. | eq 95%\n{task-groups} NHIỆM VỤ\n"
                  " {task-group} Cải cách thể chế\n  task: Rà soát văn bản. | lead Văn phòng Sở\n");
  g_assert_cmpstr (kh_plan_get_choices (plan), ==, "task-details=appendix");
}

static void
test_plain_table (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx (W_HEAD TARGETS W_P ("II. KINH PHÍ") W_RULED (
      "<w:tr><w:trPr><w:tblHeader/></w:trPr>" W_TC (W_B ("Nguồn"))
          W_TC (W_B ("Số tiền")) "</w:tr>" W_TR (W_TC (W_P ("Ngân sách") W_P ("tỉnh")) W_TC (W_P ("50"))))));

  assert_outline (
      plan,
      "{targets} MỤC TIÊU\n target: Đạt 95% hồ sơ đúng hạn. | eq 95%\n{budget} KINH PHÍ\n table: \n"
      "  header-row: \n   cell: Nguồn\n   cell: Số tiền\n  row: \n   cell: Ngân sách\ntỉnh\n   cell: 50\n");
}

#define FONT(family, text)                                                                                   \
  "<w:r><w:rPr><w:rFonts w:ascii=\"" family "\"/></w:rPr><w:t xml:space=\"preserve\">" text "</w:t></w:r>"

/* The font comes from the run or only from the style; one file mixes two encodings. */
static void
test_legacy_text (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx_full ("<w:p>" FONT (".VnTimeH", "kÕ ho¹ch") "</w:p><w:p>"
        W_T ("C¶i c¸ch hµnh chÝnh n¨m 2027") "</w:p><w:p>" FONT (".VnTimeH", "I. môc tiªu") "</w:p><w:p>"
        FONT ("VNI-Times", "- Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam.") "</w:p><w:p>"
        W_T ("- Céng hßa x· héi chñ nghÜa ViÖt Nam.") "</w:p><w:p>" FONT (".VnTime",
        "- Văn bản Unicode chính thức.")
        "</w:p><w:p><w:r><w:t>- H</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>å s¬ ®</w:t>"
        "</w:r><w:r><w:t>óng h¹n, th</w:t><w:softHyphen/><w:t>êng xuyªn.</w:t></w:r>" "</w:p>",
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:rPr>"
        "<w:rFonts w:ascii=\".VnTime\"/></w:rPr></w:style>", NULL, NULL));

  g_assert_cmpstr (kh_plan_get_title (plan), ==, "Cải cách hành chính năm 2027");
  assert_outline (plan, "{targets} MỤC TIÊU\n target: Cộng hòa xã hội chủ nghĩa Việt Nam.\n"
                        " target: Cộng hòa xã hội chủ nghĩa Việt Nam.\n target: Văn bản Unicode chính thức.\n"
                        " target: H<b>ồ sơ đ</b>úng hạn, thường xuyên.\n");
  g_assert_nonnull (outline_find (plan, "import-legacy-text", "TCVN3 (ABC)"));
  g_assert_nonnull (outline_find (plan, "import-legacy-text", "VNI"));
}

/* A Unicode file whose styles name an old font, as a third of real ones do. */
static void
test_legacy_font_over_unicode (void)
{
  g_autoptr (KhPlan) plan
      = word_read (word_docx_full (W_HEAD W_P ("I. MỤC TIÊU") W_P ("- Hành chính.") W_P ("- Công khai."),
                                   "<w:style w:type=\"paragraph\" w:default=\"1\" "
                                   "w:styleId=\"N\"><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr></w:style>",
                                   NULL, NULL));

  assert_outline (plan, "{targets} MỤC TIÊU\n target: Hành chính.\n target: Công khai.\n");
  g_assert_null (outline_find (plan, "import-legacy-text", NULL));
}

static void
test_bookmarks_carry_ids (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx (W_HEAD W_P ("I. MỤC TIÊU") "<w:p>"
        "<w:bookmarkStart w:id=\"1\" w:name=\"_kh_0a1b2c3d4e5f60718293a4b5c6d7e8f9\"/>" W_T ("- Đạt 96%.")
        "<w:bookmarkEnd w:id=\"1\"/></w:p><w:p>" "<w:bookmarkStart w:id=\"2\" w:name=\"_kh_khong\"/>"
        W_T ("- Khác.") "</w:p>"));
  KhSection *section = kh_plan_find_section (plan, KH_SECTION_TARGETS);
  g_autoptr (KhNode) first = g_list_model_get_item (kh_section_get_items (section), 0);
  g_autoptr (KhNode) second = g_list_model_get_item (kh_section_get_items (section), 1);

  g_assert_cmpstr (kh_node_get_derived_from (first), ==, "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");
  g_assert_cmpstr (kh_node_get_uuid (first), !=, "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");
  g_assert_null (kh_node_get_derived_from (second));
}

/* A style set for looks on the title does not make it a section; italics of legal bases say nothing. */
static void
test_styles_for_looks (void)
{
  g_autoptr (KhPlan) plan =
        word_read (word_docx_full ("<w:p><w:pPr><w:pStyle w:val=\"H\"/><w:jc w:val=\"center\"/></w:pPr>"
        W_T ("KẾ HOẠCH") "</w:p><w:p><w:pPr><w:pStyle w:val=\"H\"/><w:jc w:val=\"center\"/></w:pPr>"
        W_T ("Cải cách hành chính năm 2027") "</w:p><w:p><w:r><w:rPr><w:i/></w:rPr>"
        "<w:t>Căn cứ Nghị định số 30/2020/NĐ-CP;</w:t></w:r></w:p>"
        W_P ("Sở Mẫu ban hành Kế hoạch như sau:") TARGETS,
        "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/>" "</w:style>", NULL,
        NULL));

  g_assert_cmpstr (kh_plan_get_title (plan), ==, "Cải cách hành chính năm 2027");
  assert_outline (plan, "{legal-bases}\n paragraph: Căn cứ Nghị định số 30/2020/NĐ-CP\n{opening}\n"
                        " paragraph: Sở Mẫu ban hành Kế hoạch như sau:\n{targets} MỤC TIÊU\n"
                        " target: Đạt 95% hồ sơ đúng hạn. | eq 95%\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx-reader/letterhead", test_letterhead);
  g_test_add_func ("/docx-reader/letterhead-in-one-cell", test_letterhead_in_one_cell);
  g_test_add_func ("/docx-reader/alternate-content", test_alternate_content);
  g_test_add_func ("/docx-reader/old-text-box", test_old_text_box);
  g_test_add_func ("/docx-reader/bold-headings", test_bold_headings);
  g_test_add_func ("/docx-reader/automatic-numbers", test_automatic_numbers);
  g_test_add_func ("/docx-reader/numbers-of-styles", test_numbers_of_styles);
  g_test_add_func ("/docx-reader/signature-table", test_signature_table);
  g_test_add_func ("/docx-reader/without-space-or-roman", test_without_space_or_roman);
  g_test_add_func ("/docx-reader/appendix-starts-anew", test_appendix_starts_anew);
  g_test_add_func ("/docx-reader/blank-number-and-day", test_blank_number_and_day);
  g_test_add_func ("/docx-reader/characters", test_characters);
  g_test_add_func ("/docx-reader/no-plan", test_no_plan);
  g_test_add_func ("/docx-reader/usable-parts", test_usable_parts);
  g_test_add_func ("/docx-reader/parts-of-report", test_parts_of_report);
  g_test_add_func ("/docx-reader/parts-of-letter", test_parts_of_letter);
  g_test_add_func ("/docx-reader/tracked-changes", test_tracked_changes);
  g_test_add_func ("/docx-reader/fields-links-notes", test_fields_links_notes);
  g_test_add_func ("/docx-reader/forced-line-ends", test_forced_line_ends);
  g_test_add_func ("/docx-reader/task-table", test_task_table);
  g_test_add_func ("/docx-reader/task-table-in-appendix", test_task_table_in_appendix);
  g_test_add_func ("/docx-reader/plain-table", test_plain_table);
  g_test_add_func ("/docx-reader/legacy-text", test_legacy_text);
  g_test_add_func ("/docx-reader/legacy-font-over-unicode", test_legacy_font_over_unicode);
  g_test_add_func ("/docx-reader/bookmarks-carry-ids", test_bookmarks_carry_ids);
  g_test_add_func ("/docx-reader/styles-for-looks", test_styles_for_looks);
  return g_test_run ();
}
