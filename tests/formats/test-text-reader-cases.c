/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small texts: one way of writing a plan each. */

#include "outline.h"

static KhPlan *
read_head (const char *head)
{
  g_autofree char *text = g_strconcat (head, "\n\nI. MỤC TIÊU\n\n- Giữ vững kết quả.\n", NULL);

  return outline_read (text);
}

/* Letterheads */

static void
test_head_plain (void)
{
  g_autoptr (KhPlan) plan = read_head ("ỦY BAN NHÂN DÂN\nTỈNH MẪU\nSỞ MẪU\n--------\nCỘNG HOÀ XÃ HỘI CHỦ "
                                       "NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh "
                                       "phúc\n---------------\nHỎA TỐC\nSố 7/KH-SM\nMẫu, ngày 5 tháng 3 năm "
                                       "2027\n\nKẾ HOẠCH\nCông tác năm 2027");

  g_assert_cmpstr (kh_plan_get_superior (plan), ==, "Ủy ban nhân dân tỉnh Mẫu");
  g_assert_cmpstr (kh_plan_get_issuer (plan), ==, "SỞ MẪU");
  g_assert_cmpstr (kh_plan_get_number (plan), ==, "7");
  g_assert_cmpstr (kh_plan_get_date (plan), ==, "2027-03-05");
  g_assert_cmpint (kh_plan_get_urgency (plan), ==, KH_URGENCY_IMMEDIATE);
  g_assert_cmpstr (kh_plan_get_title (plan), ==, "Công tác năm 2027");
  g_assert_cmpuint (outline_count (plan, "import-unplaced"), ==, 0);
}

static void
test_head_one_cell (void)
{
  g_autoptr (KhPlan) plan
      = read_head ("UBND TỈNH MẪU          TRUNG TÂM MẪU\nSố:        /KH-TTM\nMẫu, ngày      tháng      năm "
                   "2027\nKẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2027");

  g_assert_cmpstr (kh_plan_get_superior (plan), ==, "UBND tỉnh Mẫu");
  g_assert_cmpstr (kh_plan_get_issuer (plan), ==, "TRUNG TÂM MẪU");
  g_assert_null (kh_plan_get_number (plan));
  g_assert_cmpstr (kh_plan_get_symbol (plan), ==, "KH-TTM");
  g_assert_null (kh_plan_get_date (plan));
  g_assert_cmpstr (kh_plan_get_place (plan), ==, "Mẫu");
  g_assert_cmpint (kh_plan_get_year (plan), ==, 2027);
  g_assert_cmpstr (kh_plan_get_title (plan), ==, "CẢI CÁCH HÀNH CHÍNH NĂM 2027");
  g_assert_cmpuint (outline_count (plan, "import-unplaced"), ==, 0);
}

static void
test_head_one_line (void)
{
  g_autoptr (KhPlan) plan = read_head ("SỞ MẪU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-SM Mẫu, ngày 01 "
                                       "tháng 02 năm 2027\nKẾ HOẠCH\nCông tác của "
                                       "Sở Mẫu năm 2027");

  g_assert_null (kh_plan_get_superior (plan));
  g_assert_cmpstr (kh_plan_get_issuer (plan), ==, "Sở Mẫu");
  g_assert_cmpstr (kh_plan_get_number (plan), ==, "12");
  g_assert_cmpstr (kh_plan_get_place (plan), ==, "Mẫu");
  g_assert_cmpstr (kh_plan_get_date (plan), ==, "2027-02-01");
}

static void
test_head_dotted (void)
{
  g_autoptr (KhPlan) plan
      = read_head ("Số: ....../KH-SM\nMẫu, ngày ... tháng ... năm 2027\nKẾ HOẠCH\nCông tác");

  g_assert_null (kh_plan_get_number (plan));
  g_assert_cmpstr (kh_plan_get_symbol (plan), ==, "KH-SM");
  g_assert_null (kh_plan_get_date (plan));
  g_assert_cmpint (kh_plan_get_year (plan), ==, 2027);
}

static void
test_head_wrong_day (void)
{
  g_autoptr (KhPlan) plan = read_head ("Mẫu, ngày 31 tháng 02 năm 2027\nKẾ HOẠCH\nCông tác");

  g_assert_null (kh_plan_get_date (plan));
  g_assert_nonnull (outline_find (plan, "import-unplaced-day", "ngày 31 tháng 02 năm 2027"));
}

static void
test_head_unplaced (void)
{
  g_autoptr (KhPlan) plan = read_head (
      "Bản chụp số hóa tại kho lưu trữ\nKẾ HOẠCH\nCông tác năm 2027\n(Ban hành kèm theo văn bản khác)");

  g_assert_nonnull (outline_find (plan, "import-unplaced", "Bản chụp số hóa tại kho lưu trữ"));
  g_assert_nonnull (outline_find (plan, "import-unplaced", "(Ban hành kèm theo văn bản khác)"));
}

static void
test_head_no_type (void)
{
  g_autoptr (KhPlan) plan
      = outline_read ("Số: 3/KH-SM\nI. MỤC TIÊU\n- Giữ vững kết quả.\nII. NHIỆM VỤ\n- Làm việc.\n");

  g_assert_nonnull (outline_find (plan, "import-no-type-name", NULL));
  g_assert_cmpstr (kh_plan_get_number (plan), ==, "3");
  g_assert_nonnull (kh_plan_find_section (plan, KH_SECTION_TARGETS));
}

static void
test_head_title_lines (void)
{
  g_autoptr (KhPlan) plan
      = read_head ("KẾ HOẠCH\nCẢI CÁCH HÀNH CHÍNH\nCỦA SỞ MẪU NĂM 2027\n_______\nThực hiện chương trình của "
                   "tỉnh, Sở Mẫu xây dựng kế hoạch như sau:");
  g_autofree char *outline = outline_plan (plan);

  g_assert_cmpstr (kh_plan_get_title (plan), ==, "CẢI CÁCH HÀNH CHÍNH CỦA SỞ MẪU NĂM 2027");
  g_assert_true (g_str_has_prefix (
      outline, "{opening}\n paragraph: Thực hiện chương trình của tỉnh, Sở Mẫu xây dựng kế hoạch "
               "như sau:\n"));
}

static void
test_year_from_period (void)
{
  g_autoptr (KhPlan) plan = read_head ("Mẫu, ngày 28 tháng 12 năm 2026\nKẾ HOẠCH\nCông tác năm 2027");

  g_assert_cmpint (kh_plan_get_year (plan), ==, 2027);
  g_assert_cmpstr (kh_plan_get_date (plan), ==, "2026-12-28");
}

/* Bodies */

static void
test_legal_bases (void)
{
  outline_check_body ("Căn cứ Luật Mẫu;\nCăn cứ Nghị định số 1/2026/NĐ-CP;\nThực hiện Chương trình số "
              "5-CTr/TU;\nTheo đề nghị của Chánh Văn "
              "phòng.\nSở Mẫu ban hành kế hoạch như sau:\nI. MỤC TIÊU\n- Giữ vững kết quả./.\n",
              "{legal-bases}\n paragraph: Căn cứ Luật Mẫu\n paragraph: Căn cứ Nghị định số 1/2026/NĐ-CP\n "
              "paragraph: Thực hiện Chương "
              "trình số 5-CTr/TU\n paragraph: Theo đề nghị của Chánh Văn phòng\n{opening}\n paragraph: Sở "
              "Mẫu ban hành kế hoạch "
              "như sau:\n{targets} MỤC TIÊU\n target: Giữ vững kết quả.\n");
}

static void
test_opening_from_basis (void)
{
  outline_check_body ("Căn cứ Kế hoạch của tỉnh, Sở Mẫu xây dựng kế hoạch với nội dung sau.\nI. MỤC TIÊU\n- Giữ vững "
              "kết quả.\n",
              "{opening}\n paragraph: Căn cứ Kế hoạch của tỉnh, Sở Mẫu xây dựng kế hoạch với nội dung "
              "sau.\n{targets} MỤC TIÊU\n "
              "target: Giữ vững kết quả.\n");
}

static void
test_arabic_sections (void)
{
  outline_check_body ("1. Mục đích, yêu cầu\n1.1. Mục đích\nLàm rõ việc.\n1.2. Yêu cầu\nLàm đúng hạn.\n2. Nhiệm "
              "vụ\n2.1. Cải cách thể chế\n- Rà "
              "soát.\n2.2. Cải cách tài chính công\n- Tiết kiệm.\n3. Tổ chức thực hiện\n3.1. Văn phòng:\n- "
              "Theo dõi.\n",
              "{aims} Mục đích, yêu cầu\n {purpose} Mục đích\n  paragraph: Làm rõ việc.\n {requirements} Yêu "
              "cầu\n  paragraph: Làm đúng "
              "hạn.\n{task-groups} Nhiệm vụ\n {task-group} Cải cách thể chế\n  task: Rà soát.\n {task-group} "
              "Cải cách tài chính "
              "công\n  task: Tiết kiệm.\n{responsibilities} Tổ chức thực hiện\n responsibility: Văn phòng | "
              "unit Văn phòng "
              "<office>\n  duty: Theo dõi.\n");
}

static void
test_bare_headings (void)
{
  g_autoptr (KhPlan) plan = outline_assert_body (
      "MỤC TIÊU\n- Giữ vững kết quả.\n\nNHIỆM VỤ\nCải cách thể chế\n- Rà soát.\n",
      "{targets} MỤC TIÊU\n target: Giữ vững kết quả.\n{task-groups} NHIỆM VỤ\n {task-group} Cải cách "
      "thể chế\n  task: Rà soát.\n");

  g_assert_nonnull (outline_find (plan, "import-heading-without-number", "MỤC TIÊU"));
}

static void
test_markdown_headings (void)
{
  outline_check_body ("## I. MỤC TIÊU\n\n* Giữ vững kết quả.\n\n## **II. NHIỆM VỤ**\n\n### 1. Cải cách thể chế\n\n- "
              "Rà soát *kỹ* văn bản.\n",
              "{targets} MỤC TIÊU\n target: Giữ vững kết quả.\n{task-groups} NHIỆM VỤ\n {task-group} Cải "
              "cách thể chế\n  task: Rà soát "
              "<i>kỹ</i> văn bản.\n");
}

static void
test_stray_stars (void)
{
  outline_check_body ("I. MỤC TIÊU\n- Đạt 5 * 3 việc, ** và *không đóng.\n",
              "{targets} MỤC TIÊU\n target: Đạt 5 * 3 việc, ** và *không đóng.\n");
}

static void
test_parts (void)
{
  outline_check_body ("Phần I\nTÌNH HÌNH CHUNG\nNăm qua có nhiều việc.\nPhần II\nNHIỆM VỤ NĂM 2027\nI. MỤC TIÊU\n- "
              "Giữ vững kết quả.\nII. NHIỆM "
              "VỤ\n- Rà soát.\n",
              "{part} TÌNH HÌNH CHUNG\n paragraph: Năm qua có nhiều việc.\n{part} NHIỆM VỤ NĂM 2027\n "
              "{targets} MỤC TIÊU\n  target: Giữ "
              "vững kết quả.\n {task-groups} NHIỆM VỤ\n  task: Rà soát.\n");
}

static void
test_capital_parts (void)
{
  outline_check_body (
      "A. TÌNH HÌNH\nNăm qua có nhiều việc.\nB. NHIỆM VỤ\nI. Cải cách thể chế\n1. Rà soát văn bản.\n2. Lập "
      "danh mục.\nII. Cải "
      "cách tài chính công\n1. Tiết kiệm.\n",
      "{part} TÌNH HÌNH\n paragraph: Năm qua có nhiều việc.\n{task-groups} NHIỆM VỤ\n {task-group} Cải cách "
      "thể chế\n  task: Rà "
      "soát văn bản.\n  task: Lập danh mục.\n {task-group} Cải cách tài chính công\n  task: Tiết kiệm.\n");
}

static void
test_empty_groups (void)
{
  outline_check_body (
      "I. NHIỆM VỤ\n1. Cải cách thể chế\n2. Cải cách thủ tục hành chính\n3. Hiện đại hóa hành chính\n",
      "{task-groups} NHIỆM VỤ\n {task-group} Cải cách thể chế\n {task-group} Cải cách thủ tục hành chính\n "
      "{task-group} Hiện đại "
      "hóa hành chính\n");
}

static void
test_numbered_tasks (void)
{
  outline_check_body ("I. NHIỆM VỤ\nCác nhiệm vụ gồm:\n1. Rà soát văn bản.\n2. Lập danh mục.\n",
              "{task-groups} NHIỆM VỤ\n paragraph: Các nhiệm vụ gồm:\n task: Rà soát văn bản.\n task: Lập "
              "danh mục.\n");
}

static void
test_nested_points (void)
{
  outline_check_body ("I. NHIỆM VỤ\n1. Cải cách thể chế\na) Công tác rà soát\n- Rà soát văn bản, gồm:\n+ Văn bản của "
              "tỉnh;\n+ Văn bản của Sở.\n- "
              "Lập danh mục.\nb) Công tác kiểm tra\n- Kiểm tra.\n",
              "{task-groups} NHIỆM VỤ\n {task-group} Cải cách thể chế\n  point: Công tác rà soát\n   task: "
              "Rà soát văn bản, gồm:\n    "
              "plus: Văn bản của tỉnh;\n    plus: Văn bản của Sở.\n   task: Lập danh mục.\n  point: Công tác "
              "kiểm tra\n   task: Kiểm "
              "tra.\n");
}

static void
test_task_paragraphs (void)
{
  outline_check_body (
      "I. NHIỆM VỤ\n1. Cải cách thể chế\nRà soát văn bản.\nLập danh mục.\n2. Cải cách tài chính công\n- Tiết "
      "kiệm.\nViệc này làm "
      "trước.\n- Công khai.\n",
      "{task-groups} NHIỆM VỤ\n {task-group} Cải cách thể chế\n  task: Rà soát văn bản.\n  task: Lập danh "
      "mục.\n {task-group} Cải "
      "cách tài chính công\n  task: Tiết kiệm.\n   paragraph: Việc này làm trước.\n  task: Công khai.\n");
}

static void
test_details_lines (void)
{
  /* The names of the fields and the note print otherwise or not at all, so only the model is looked at. */
  g_autoptr (KhPlan) plan
      = outline_read (OUTLINE_HEAD "I. NHIỆM VỤ\n- Rà soát văn bản.\nCơ quan, đơn vị chủ trì: Phòng Mẫu.\nĐơn vị "
                           "phối hợp: Các phòng, đơn vị thuộc Sở; Trung tâm "
                           "Mẫu.\nSản phẩm: Báo cáo; danh mục.\nThời gian thực hiện: Thường xuyên.\nKinh "
                           "phí: 10 triệu đồng.\nNguồn kinh phí: ngân "
                           "sách.\nGhi chú: làm trước.\n");
  g_autofree char *outline = outline_plan (plan);

  g_assert_cmpstr (outline, ==,
                   "{task-groups} NHIỆM VỤ\n task: Rà soát văn bản. | lead Phòng Mẫu | support Các phòng, "
                   "đơn vị thuộc Sở <other> | support "
                   "Trung tâm Mẫu <attached> | product Báo cáo; danh mục | deadline whole-year Thường xuyên "
                   "| budget 10 triệu đồng | source "
                   "ngân sách | note làm trước\n");
}

static void
test_details_composed (void)
{
  outline_check_body ("I. NHIỆM VỤ\n- Rà soát văn bản.\nĐơn vị chủ trì: Phòng Kế hoạch - Tài chính; đơn vị phối hợp: "
              "Văn phòng Sở, Tổ Một; sản "
              "phẩm: Báo cáo; thời gian hoàn thành: Quý II/2027; kinh phí: 50 triệu đồng (ngân sách "
              "tỉnh).\n- Lập danh mục.\nThời gian "
              "hoàn thành: Tháng 6.\n",
              "{task-groups} NHIỆM VỤ\n task: Rà soát văn bản. | lead Phòng Kế hoạch - Tài chính | support "
              "Văn phòng Sở <office> | support "
              "Tổ Một <division> | product Báo cáo | deadline quarter Quý II/2027 | budget 50 triệu đồng | "
              "source ngân sách "
              "tỉnh\n task: Lập danh mục. | deadline month Tháng 6\n");
}

static void
test_details_several_leads (void)
{
  g_autoptr (KhPlan) plan = outline_assert_body (
      "I. NHIỆM VỤ\n- Rà soát.\nĐơn vị chủ trì: Phòng Một, Phòng Hai.\nĐơn vị phối hợp: Văn phòng.\n",
      "{task-groups} NHIỆM VỤ\n task: Rà soát. | lead Phòng Một | support Phòng Hai <division> | support "
      "Văn phòng <office>\n");

  g_assert_nonnull (outline_find (plan, "import-several-leads", "Phòng Một, Phòng Hai"));
}

static void
test_details_elsewhere (void)
{
  outline_check_body ("I. NHIỆM VỤ\n- Kết quả: phải đo được.\n- Rà soát.\nThời gian: Quý I.\nThời gian: Quý II.\nII. "
              "KINH PHÍ\nKinh phí: lấy từ dự "
              "toán.\n",
              "{task-groups} NHIỆM VỤ\n task: Kết quả: phải đo được.\n task: Rà soát. | deadline quarter Quý "
              "I\n  paragraph: Thời gian: Quý "
              "II.\n{budget} KINH PHÍ\n paragraph: Kinh phí: lấy từ dự toán.\n");
}

static void
test_unit_with_comma (void)
{
  outline_check_body (
      "I. NHIỆM VỤ\n- Rà soát.\nĐơn vị chủ trì: Phòng Văn hóa, Gia đình và Thể thao.\nII. TỔ CHỨC THỰC "
      "HIỆN\n1. Phòng Văn hoá, Gia "
      "đình và Thể thao: Theo dõi.\n2. Trưởng phòng Mẫu\n- Làm việc.\n3. Văn phòng Sở, các phòng, đơn vị:\n- "
      "Phối hợp.\n",
      "{task-groups} NHIỆM VỤ\n task: Rà soát. | lead Phòng Văn hoá, Gia đình và Thể "
      "thao\n{responsibilities} TỔ CHỨC THỰC "
      "HIỆN\n responsibility: Phòng Văn hoá, Gia đình và Thể thao | unit Phòng Văn hoá, Gia đình và Thể thao "
      "<division>\n  duty: Theo dõi.\n responsibility: Trưởng phòng Mẫu | unit Phòng Mẫu <division>\n  duty: "
      "Làm "
      "việc.\n responsibility: Văn phòng Sở, các phòng, đơn vị | division attached | unit Văn phòng Sở "
      "<office>\n  duty: Phối "
      "hợp.\n");
}

static void
test_responsibility_dashes (void)
{
  outline_check_body (
      "I. TỔ CHỨC THỰC HIỆN\n- Văn phòng Sở:\n+ Theo dõi.\n+ Tổng hợp.\n- Phòng Mẫu: Làm việc.\n",
      "{responsibilities} TỔ CHỨC THỰC HIỆN\n responsibility: Văn phòng Sở | unit Văn phòng Sở <office>\n  "
      "duty: Theo "
      "dõi.\n  duty: Tổng hợp.\n responsibility: Phòng Mẫu | unit Phòng Mẫu <division>\n  duty: Làm việc.\n");
  outline_check_body ("I. TỔ CHỨC THỰC HIỆN\n- Các phòng thực hiện nghiêm kế hoạch.\n- Giao Văn phòng theo dõi.\n",
              "{responsibilities} TỔ CHỨC THỰC HIỆN\n dash: Các phòng thực hiện nghiêm kế hoạch.\n dash: "
              "Giao Văn phòng theo dõi.\n");
}

static void
test_closing (void)
{
  outline_check_body ("I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng:\n- Theo dõi.\n\nTrong quá trình thực hiện, nếu có vướng "
              "mắc, các phòng báo cáo Sở.\n\nTrên "
              "đây là Kế hoạch của Sở Mẫu./.\n",
              "{responsibilities} TỔ CHỨC THỰC HIỆN\n responsibility: Văn phòng | unit Văn phòng <office>\n  "
              "duty: Theo "
              "dõi.\n{closing}\n paragraph: Trong quá trình thực hiện, nếu có vướng mắc, các phòng báo cáo "
              "Sở.\n paragraph: Trên đây "
              "là Kế hoạch của Sở Mẫu.\n");
}

static void
test_end_mark_alone (void)
{
  g_autoptr (KhPlan) plan
      = outline_assert_body ("I. MỤC TIÊU\n- Giữ vững kết quả;\n- Làm tốt hơn.\n./.\n",
                     "{targets} MỤC TIÊU\n target: Giữ vững kết quả;\n target: Làm tốt hơn.\n");

  g_assert_null (outline_find (plan, "import-missing-end-mark", NULL));
}

static void
test_budget_and_free (void)
{
  outline_check_body ("I. TÌNH HÌNH\n1. Kết quả\n- Nhiều việc xong.\n2. Tồn tại\nCòn việc chậm.\nII. KINH PHÍ THỰC "
              "HIỆN\nTừ ngân sách.\nIII. CHẾ ĐỘ "
              "BÁO CÁO\n1. Báo cáo tháng gửi Văn phòng.\n2. Báo cáo năm gửi Sở.\n",
              "{free} TÌNH HÌNH\n {free} Kết quả\n  dash: Nhiều việc xong.\n {free} Tồn tại\n  paragraph: "
              "Còn việc chậm.\n{budget} KINH PHÍ "
              "THỰC HIỆN\n paragraph: Từ ngân sách.\n{free} CHẾ ĐỘ BÁO CÁO\n clause: Báo cáo tháng gửi Văn "
              "phòng.\n clause: Báo cáo năm "
              "gửi Sở.\n");
}

static void
test_goals_and_tasks_together (void)
{
  outline_check_body ("I. MỤC TIÊU, NHIỆM VỤ\n1. Mục tiêu\n- Đạt 90%.\n2. Nhiệm vụ\n- Rà soát.\n",
              "{free} MỤC TIÊU, NHIỆM VỤ\n {targets} Mục tiêu\n  target: Đạt 90%. | eq 90%\n {task-groups} "
              "Nhiệm vụ\n  task: Rà soát.\n");
}

static void
test_appendices (void)
{
  outline_check_body (
      "I. MỤC TIÊU\n- Xem Phụ lục I.\n\nNơi nhận:\n- Lưu: VT, VP.\n\nGIÁM ĐỐC\nNguyễn Văn A\n\nPHỤ LỤC "
      "I\nDANH MỤC VIỆC\n\nI. NHIỆM "
      "VỤ\n1. Rà soát.\n2. Lập danh mục.\nII. MỤC TIÊU\n- Đạt 90%.\n\nPhụ lục II\nBIỂU MẪU\nMẫu số 1.\n",
      "{targets} MỤC TIÊU\n target: Xem Phụ lục I.\n{appendix} DANH MỤC VIỆC\n {free} NHIỆM VỤ\n  clause: Rà "
      "soát.\n  clause: Lập danh "
      "mục.\n {free} MỤC TIÊU\n  dash: Đạt 90%.\n{appendix} BIỂU MẪU\n paragraph: Mẫu số 1.\n");
}

static void
test_run_in_aims (void)
{
  g_autoptr (KhPlan) plan = outline_assert_body (
      "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích: Làm rõ việc.\n2. Yêu cầu: Làm đúng hạn.\n",
      "{aims} MỤC ĐÍCH, YÊU CẦU\n {purpose} Mục đích\n  paragraph: Làm rõ việc.\n {requirements} Yêu "
      "cầu\n  paragraph: Làm đúng hạn.\n");

  g_assert_nonnull (outline_find (plan, "import-run-in-heading", "Mục đích"));
}

static void
test_numbering (void)
{
  g_autoptr (KhPlan) plan = outline_assert_body (
      "I. MỤC TIÊU\n- Đạt.\nIII. NHIỆM VỤ\n1. Cải cách thể chế\n- Rà soát.\n1. Cải cách tài chính công\n- "
      "Tiết "
      "kiệm.\n",
      "{targets} MỤC TIÊU\n target: Đạt.\n{task-groups} NHIỆM VỤ\n {task-group} Cải cách thể chế\n  task: Rà "
      "soát.\n {task-group} Cải cách tài chính công\n  task: Tiết kiệm.\n");

  g_assert_nonnull (outline_find (plan, "import-numbering", "III."));
  g_assert_nonnull (outline_find (plan, "import-numbering", "1."));
  g_assert_cmpuint (outline_count (plan, "import-numbering"), ==, 2);
  g_assert_cmpint (kh_finding_get_line (outline_find (plan, "import-numbering", "III.")), ==, 6);
  g_assert_nonnull (
      kh_plan_find_node (plan, kh_finding_get_node (outline_find (plan, "import-numbering", "III."))));
}

/* What is no label stays text. */
static void
test_no_labels (void)
{
  outline_check_body ("I. MỤC TIÊU\n- Giảm 1.000 bản giấy.\n- 5% việc làm trước 05/6/2027.\n- V/v giao việc.\n",
              "{targets} MỤC TIÊU\n target: Giảm 1.000 bản giấy.\n target: 5% việc làm trước 05/6/2027. | eq "
              "5%\n target: V/v giao việc.\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-reader/head/plain", test_head_plain);
  g_test_add_func ("/text-reader/head/one-cell", test_head_one_cell);
  g_test_add_func ("/text-reader/head/one-line", test_head_one_line);
  g_test_add_func ("/text-reader/head/dotted", test_head_dotted);
  g_test_add_func ("/text-reader/head/wrong-day", test_head_wrong_day);
  g_test_add_func ("/text-reader/head/unplaced", test_head_unplaced);
  g_test_add_func ("/text-reader/head/no-type", test_head_no_type);
  g_test_add_func ("/text-reader/head/title-lines", test_head_title_lines);
  g_test_add_func ("/text-reader/head/year", test_year_from_period);
  g_test_add_func ("/text-reader/body/legal-bases", test_legal_bases);
  g_test_add_func ("/text-reader/body/opening-from-basis", test_opening_from_basis);
  g_test_add_func ("/text-reader/body/arabic-sections", test_arabic_sections);
  g_test_add_func ("/text-reader/body/bare-headings", test_bare_headings);
  g_test_add_func ("/text-reader/body/markdown-headings", test_markdown_headings);
  g_test_add_func ("/text-reader/body/stray-stars", test_stray_stars);
  g_test_add_func ("/text-reader/body/parts", test_parts);
  g_test_add_func ("/text-reader/body/capital-parts", test_capital_parts);
  g_test_add_func ("/text-reader/body/empty-groups", test_empty_groups);
  g_test_add_func ("/text-reader/body/numbered-tasks", test_numbered_tasks);
  g_test_add_func ("/text-reader/body/nested-points", test_nested_points);
  g_test_add_func ("/text-reader/body/task-paragraphs", test_task_paragraphs);
  g_test_add_func ("/text-reader/body/details-lines", test_details_lines);
  g_test_add_func ("/text-reader/body/details-composed", test_details_composed);
  g_test_add_func ("/text-reader/body/details-several-leads", test_details_several_leads);
  g_test_add_func ("/text-reader/body/details-elsewhere", test_details_elsewhere);
  g_test_add_func ("/text-reader/body/unit-with-comma", test_unit_with_comma);
  g_test_add_func ("/text-reader/body/responsibility-dashes", test_responsibility_dashes);
  g_test_add_func ("/text-reader/body/closing", test_closing);
  g_test_add_func ("/text-reader/body/end-mark-alone", test_end_mark_alone);
  g_test_add_func ("/text-reader/body/budget-and-free", test_budget_and_free);
  g_test_add_func ("/text-reader/body/goals-and-tasks", test_goals_and_tasks_together);
  g_test_add_func ("/text-reader/body/appendices", test_appendices);
  g_test_add_func ("/text-reader/body/run-in-aims", test_run_in_aims);
  g_test_add_func ("/text-reader/body/numbering", test_numbering);
  g_test_add_func ("/text-reader/body/no-labels", test_no_labels);
  return g_test_run ();
}
