/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the body: headings, numbers, marks and closing marks (decree
 * 30/2020/NĐ-CP, appendix I, II.6; appendix III, template 1.4). */
#include "document-dump.h"
#include "compose.h"

#include <math.h>

static void
assert_body (KhPlan *plan, const char *expected)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autofree char *dump = kh_dump_body (document);

  g_assert_cmpstr (dump, ==, expected);
}

static gpointer
add_section (gpointer parent, KhSectionKind kind, const char *heading)
{
  KhSection *section = kh_section_new (kind, heading);

  kh_node_append_take (KH_NODE (parent), section);
  return section;
}

static gpointer
add_item (gpointer parent, KhItemKind kind, const char *text)
{
  KhItem *item = kh_item_new (kind, text);

  kh_node_append_take (KH_NODE (parent), item);
  return item;
}

static void
test_legal_bases (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  gpointer bases = add_section (plan, KH_SECTION_LEGAL_BASES, NULL);
  gpointer first = add_item (bases, KH_ITEM_PARAGRAPH, "Căn cứ A");

  add_item (first, KH_ITEM_PARAGRAPH, "Căn cứ B.");
  add_item (bases, KH_ITEM_PARAGRAPH, "Căn cứ C ;");
  add_item (bases, KH_ITEM_PARAGRAPH, "  ");
  add_item (bases, KH_ITEM_PARAGRAPH, "Căn cứ <b>D,</b>");
  add_item (bases, KH_ITEM_PARAGRAPH, "Theo đề nghị của E:");
  add_item (add_section (plan, KH_SECTION_OPENING, NULL), KH_ITEM_PARAGRAPH, "Sở Mẫu ban hành Kế hoạch.");
  assert_body (plan, "basis |Căn cứ A;\n"
                     "basis |Căn cứ B;\n"
                     "basis |Căn cứ C;\n"
                     "basis |Căn cứ <b>D;</b>\n"
                     "basis |Theo đề nghị của E.\n"
                     "para |Sở Mẫu ban hành Kế hoạch./.\n");
}

static void
test_sections (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  gpointer aims = add_section (plan, KH_SECTION_AIMS, "Mục đích, yêu cầu");
  gpointer free_section = NULL;
  gpointer child = NULL;

  add_item (add_section (aims, KH_SECTION_PURPOSE, "Mục đích"), KH_ITEM_PARAGRAPH, "Một.");
  add_item (add_section (aims, KH_SECTION_REQUIREMENTS, "Yêu cầu"), KH_ITEM_PARAGRAPH, "Hai.");
  free_section = add_section (plan, KH_SECTION_FREE, "Theo Nghị quyết số 30c/NQ-CP và QĐ-TTg");
  add_item (free_section, KH_ITEM_PARAGRAPH, "Dẫn.");
  add_item (free_section, KH_ITEM_CLAUSE, "Khoản.");
  child = add_section (free_section, KH_SECTION_FREE, "Tiểu mục <i>nghiêng</i>");
  child = add_section (child, KH_SECTION_FREE, "Sâu hơn");
  add_section (child, KH_SECTION_FREE, "Sâu nữa");
  /* Without a heading a section has no number and takes none. */
  add_item (add_section (plan, KH_SECTION_FREE, NULL), KH_ITEM_PARAGRAPH, "Không đề.");
  add_item (add_section (plan, KH_SECTION_BUDGET, "Kinh phí"), KH_ITEM_PARAGRAPH, "Cuối");
  assert_body (plan, "section[1] I.|MỤC ĐÍCH, YÊU CẦU\n"
                     "heading[2] 1.|Mục đích\n"
                     "para |Một.\n"
                     "heading[2] 2.|Yêu cầu\n"
                     "para |Hai.\n"
                     "section[1] II.|THEO NGHỊ QUYẾT SỐ 30c/NQ-CP VÀ QĐ-TTg\n"
                     "para |Dẫn.\n"
                     "clause 1.|Khoản.\n"
                     "heading[2] 2.|Tiểu mục <i>nghiêng</i>\n"
                     "point[3] a)|Sâu hơn\n"
                     "dash[4] -|Sâu nữa\n"
                     "para |Không đề.\n"
                     "section[1] III.|KINH PHÍ\n"
                     "para |Cuối./.\n");
}

static void
test_parts (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  gpointer part = add_section (plan, KH_SECTION_PART, "Quy định chung");

  add_section (part, KH_SECTION_FREE, "Một");
  add_section (part, KH_SECTION_FREE, "Hai");
  part = add_section (plan, KH_SECTION_PART, NULL);
  add_item (add_section (part, KH_SECTION_FREE, "Ba"), KH_ITEM_PARAGRAPH, "Hết.");
  assert_body (plan, "part[1] |Phần I\n"
                     "part-title |QUY ĐỊNH CHUNG\n"
                     "section[2] I.|MỘT\n"
                     "section[2] II.|HAI\n"
                     "part[1] |Phần II\n"
                     "section[2] I.|BA\n"
                     "para |Hết./.\n");
}

static void
test_marks (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  gpointer section = add_section (plan, KH_SECTION_FREE, "Mục");
  gpointer clause = add_item (section, KH_ITEM_CLAUSE, "Khoản một:");
  gpointer dash = NULL;

  for (guint i = 0; i < 8; i++)
    add_item (clause, KH_ITEM_POINT, "điểm;");
  dash = add_item (section, KH_ITEM_DASH, "Gạch:");
  add_item (add_item (dash, KH_ITEM_DASH, "thành cộng:"), KH_ITEM_DASH, "vẫn cộng;");
  add_item (dash, KH_ITEM_PARAGRAPH, "đoạn con.");
  add_item (add_item (section, KH_ITEM_CLAUSE, "Khoản hai:"), KH_ITEM_CLAUSE, "thành điểm.");
  assert_body (plan, "section[1] I.|MỤC\n"
                     "clause 1.|Khoản một:\n"
                     "point a)|điểm;\n"
                     "point b)|điểm;\n"
                     "point c)|điểm;\n"
                     "point d)|điểm;\n"
                     "point đ)|điểm;\n"
                     "point e)|điểm;\n"
                     "point g)|điểm;\n"
                     "point h)|điểm;\n"
                     "dash -|Gạch:\n"
                     "plus +|thành cộng:\n"
                     "plus +|vẫn cộng;\n"
                     "para |đoạn con.\n"
                     "clause 2.|Khoản hai:\n"
                     "point a)|thành điểm./.\n");
}

/* What nobody has written yet is not in the document and takes no number. */
static void
test_blank_items (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  gpointer section = add_section (plan, KH_SECTION_FREE, "Mục");
  gpointer blank = NULL;
  g_autofree char *number = NULL;
  g_autofree char *next = NULL;
  gpointer last = NULL;

  add_item (section, KH_ITEM_CLAUSE, "Một.");
  blank = add_item (section, KH_ITEM_CLAUSE, " ");
  add_item (section, KH_ITEM_CLAUSE, "<b></b>");
  add_item (section, KH_ITEM_TASK, NULL);
  last = add_item (section, KH_ITEM_CLAUSE, "Hai.");
  assert_body (plan, "section[1] I.|MỤC\nclause 1.|Một.\nclause 2.|Hai./.\n");
  number = kh_compose_number (blank);
  g_assert_cmpstr (number, ==, "2.");
  next = kh_compose_number (last);
  g_assert_cmpstr (next, ==, "2.");
}

static KhPlan *
make_plan_with_task (KhTask **task)
{
  KhPlan *plan = kh_plan_new (2027);
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  gpointer groups = NULL;

  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_OFFICE, "Văn phòng Sở"));
  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_DIVISION, "Phòng Chuyên môn"));
  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_ATTACHED, "Trung tâm Dịch vụ"));
  kh_plan_set_agency (plan, agency);
  groups = add_section (plan, KH_SECTION_TASK_GROUPS, "Nhiệm vụ");
  *task = add_item (add_section (groups, KH_SECTION_TASK_GROUP, "Thể chế"), KH_ITEM_TASK, "Rà soát văn bản.");
  return plan;
}

static void
set_everything (KhPlan *plan, KhTask *task)
{
  GListModel *units = kh_agency_get_units (kh_plan_get_agency (plan));
  g_autoptr (KhUnit) lead = g_list_model_get_item (units, 0);
  g_autoptr (KhDeadline) deadline = kh_deadline_new (KH_DEADLINE_QUARTER, 2027, 2, 0, NULL);
  g_autoptr (GPtrArray) support = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (support, g_list_model_get_item (units, 1));
  g_ptr_array_add (support, g_list_model_get_item (units, 2));
  kh_task_set_lead (task, lead);
  kh_task_set_support (task, support);
  g_object_set (task, "product", "Báo cáo rà soát;", "deadline", deadline, "budget", "50 triệu đồng", "budget-source",
                "ngân sách tỉnh", NULL);
}

static void
test_task_details (void)
{
  KhTask *task = NULL;
  g_autoptr (KhPlan) plan = make_plan_with_task (&task);

  assert_body (plan, "section[1] I.|NHIỆM VỤ\n"
                     "heading[2] 1.|Thể chế\n"
                     "dash -|Rà soát văn bản./.\n");
  g_object_set (task, "product", "báo cáo", NULL);
  assert_body (plan, "section[1] I.|NHIỆM VỤ\n"
                     "heading[2] 1.|Thể chế\n"
                     "dash -|Rà soát văn bản.\n"
                     "para |Sản phẩm: báo cáo./.\n");
  set_everything (plan, task);
  /* The details close the task, below what hangs on it. */
  add_item (task, KH_ITEM_DASH, "Việc nhỏ;");
  assert_body (plan, "section[1] I.|NHIỆM VỤ\n"
                     "heading[2] 1.|Thể chế\n"
                     "dash -|Rà soát văn bản.\n"
                     "plus +|Việc nhỏ;\n"
                     "para |Đơn vị chủ trì: Văn phòng Sở; đơn vị phối hợp: Phòng Chuyên môn, Trung tâm Dịch vụ; "
                     "sản phẩm: Báo cáo rà soát; thời gian hoàn thành: Quý II/2027; kinh phí: 50 triệu đồng (ngân "
                     "sách tỉnh)./.\n");
  g_object_set (plan, "choices", "body-size=13; task-details = none", NULL);
  assert_body (plan, "section[1] I.|NHIỆM VỤ\n"
                     "heading[2] 1.|Thể chế\n"
                     "dash -|Rà soát văn bản.\n"
                     "plus +|Việc nhỏ./.\n");
}

static void
test_responsibilities (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  gpointer section = add_section (plan, KH_SECTION_RESPONSIBILITIES, "Tổ chức thực hiện");
  gpointer block = NULL;
  g_autoptr (KhUnit) unit = kh_unit_new (KH_UNIT_OFFICE, "Phòng A");
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  g_ptr_array_add (units, unit);
  add_item (section, KH_ITEM_PARAGRAPH, "Phân công như sau:");
  add_item (add_item (section, KH_ITEM_RESPONSIBILITY, "Văn phòng Sở"), KH_ITEM_DUTY, "Tổng hợp;");
  block = add_item (section, KH_ITEM_RESPONSIBILITY, "<b>Phòng B:</b> ");
  add_item (add_item (block, KH_ITEM_DUTY, "Báo cáo:"), KH_ITEM_DASH, "Quý;");
  /* A block whose heading was left to the units it names. */
  block = add_item (section, KH_ITEM_RESPONSIBILITY, NULL);
  kh_responsibility_set_units (block, units);
  g_object_set (block, "unit-kinds", KH_UNIT_KINDS_DIVISION | KH_UNIT_KINDS_ATTACHED, NULL);
  add_item (block, KH_ITEM_DUTY, "Làm.");
  /* Without duties it is a sentence, not a heading. */
  add_item (section, KH_ITEM_RESPONSIBILITY, "Các đơn vị khác thực hiện theo chức năng.");
  assert_body (plan, "section[1] I.|TỔ CHỨC THỰC HIỆN\n"
                     "para |Phân công như sau:\n"
                     "heading[2] 1.|Văn phòng Sở:\n"
                     "dash -|Tổng hợp;\n"
                     "heading[2] 2.|<b>Phòng B:</b>\n"
                     "dash -|Báo cáo:\n"
                     "plus +|Quý;\n"
                     "heading[2] 3.|Phòng A, các phòng chuyên môn, nghiệp vụ, các đơn vị trực thuộc:\n"
                     "dash -|Làm.\n"
                     "clause 4.|Các đơn vị khác thực hiện theo chức năng./.\n");
}

static void
test_end_mark (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "xem xét, quyết định.", "xem xét, quyết định./." },
    { "xem xét, quyết định", "xem xét, quyết định./." },
    { "xem xét, quyết định ./.", "xem xét, quyết định./." },
    { "xem xét, quyết định/.", "xem xét, quyết định./." },
    { "xem xét, quyết định.//.", "xem xét, quyết định./." },
    { "quyết định;", "quyết định./." },
    { "quyết định: ", "quyết định./." },
    { "bao gồm...", "bao gồm.../." },
    { "bao gồm…", "bao gồm…./." },
    { "(nếu có).", "(nếu có)./." },
    { "<b>quyết định.</b>", "<b>quyết định./.</b>" },
    { "quyết <b>định</b>.", "quyết <b>định</b>./." },
    { "quyết định số 5/2027.", "quyết định số 5/2027./." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhPlan) plan = kh_plan_new (2027);
      g_autofree char *expected = g_strconcat ("para |", cases[i].words, "\n", NULL);

      add_item (add_section (plan, KH_SECTION_CLOSING, NULL), KH_ITEM_PARAGRAPH, cases[i].text);
      assert_body (plan, expected);
    }
}

/* Not on a bare heading, and once only. */
static void
test_end_mark_of_heading (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  gpointer section = add_section (plan, KH_SECTION_FREE, "Mục");

  add_item (section, KH_ITEM_PARAGRAPH, "Câu.");
  add_section (plan, KH_SECTION_BUDGET, "Kinh phí");
  assert_body (plan, "section[1] I.|MỤC\npara |Câu.\nsection[1] II.|KINH PHÍ\n");
}

static void
test_markup (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  gpointer section = add_section (plan, KH_SECTION_TARGETS, "Mục tiêu");
  KhItem *target = NULL;
  KhIndicator *indicator = NULL;
  static const struct
  {
    double value;
    const char *unit;
    const char *words;
  } cases[] = {
    { 95, "%", "95%" },   { 95.5, "%", "95,5%" },        { 0.1, "%", "0,1%" },       { 3, "điểm", "3 điểm" },
    { 12000, NULL, "12000" }, { NAN, "%", "" }, { -2.25, "‰", "-2,25 ‰" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *expected = g_strdup_printf ("section[1] I.|MỤC TIÊU\ndash -|Đạt <b>%s</b>%s & hơn./.\n",
                                                   cases[i].words, "");

      indicator = kh_indicator_new (KH_COMPARATOR_GE, cases[i].value, cases[i].unit);
      text = g_strdup_printf ("Đạt <b><ind ref=\"%s\"/></b><cite ref=\"x\"/><ind ref=\"nobody\"/> &amp; hơn.",
                              kh_node_get_uuid (KH_NODE (indicator)));
      target = add_item (section, KH_ITEM_TARGET, text);
      kh_node_append_take (KH_NODE (target), indicator);
      if (isnan (cases[i].value))
        {
          g_free (expected);
          expected = g_strdup ("section[1] I.|MỤC TIÊU\ndash -|Đạt & hơn./.\n");
        }
      assert_body (plan, expected);
      kh_node_remove (KH_NODE (target));
    }

  /* Text that is not well-formed prints as it is; a line break within it is a space. */
  add_item (section, KH_ITEM_TARGET, "A < B\nvà <b>C.");
  assert_body (plan, "section[1] I.|MỤC TIÊU\ndash -|A < B và <b>C./.\n");
}

/* Forms and pages name nodes by their UUIDs. */
/* Full on first mention, short from then on; a legal basis is a mention, a title is none. */
static void
test_citations (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  KhLegalDocument *decree = kh_legal_document_new ("Nghị định");
  KhLegalDocument *law = kh_legal_document_new ("Luật");
  g_autofree char *cite = NULL;
  g_autofree char *law_cite = NULL;
  g_autofree char *basis = NULL;
  gpointer section;

  g_object_set (decree, "number", "61", "symbol", "2018/NĐ-CP", "date", "2018-04-23", "issuer", "Chính phủ", "title",
                "về việc mẫu", NULL);
  g_object_set (law, "title", "Mẫu", "date", "2025-06-16", NULL);
  kh_node_append_take (KH_NODE (agency), decree);
  kh_node_append_take (KH_NODE (agency), law);
  kh_plan_set_agency (plan, agency);
  cite = g_strdup_printf ("<cite ref=\"%s\"/>", kh_node_get_uuid (KH_NODE (decree)));
  law_cite = g_strdup_printf ("<cite ref=\"%s\"/>", kh_node_get_uuid (KH_NODE (law)));

  g_object_set (plan, "title", cite, NULL);
  basis = g_strconcat ("Căn cứ ", law_cite, NULL);
  add_item (add_section (plan, KH_SECTION_LEGAL_BASES, NULL), KH_ITEM_PARAGRAPH, basis);
  section = add_section (plan, KH_SECTION_FREE, "Phần");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = g_strdup_printf ("Theo %s, <b>%s</b> và <cite ref=\"none\"/> khác.", cite, law_cite);

      add_item (section, KH_ITEM_PARAGRAPH, text);
    }
  assert_body (plan, "basis |Căn cứ Luật Mẫu ngày 16 tháng 6 năm 2025.\n"
                     "section[1] I.|PHẦN\n"
                     "para |Theo Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về việc mẫu, "
                     "<b>Luật Mẫu</b> và khác.\n"
                     "para |Theo Nghị định số 61/2018/NĐ-CP, <b>Luật Mẫu</b> và khác./.\n");
}

static void
test_uuids (void)
{
  KhTask *task = NULL;
  g_autoptr (KhPlan) plan = make_plan_with_task (&task);
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  const KhBlock *heading = kh_document_find (document, KH_ROLE_CLAUSE_HEADING);
  const KhBlock *dash = kh_document_find (document, KH_ROLE_DASH);

  g_assert_cmpstr (dash->uuid, ==, kh_node_get_uuid (KH_NODE (task)));
  g_assert_cmpstr (heading->uuid, ==, kh_node_get_uuid (kh_node_get_parent (KH_NODE (task))));
  g_assert_cmpstr (heading->anchor, ==, heading->uuid);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/body/legal-bases", test_legal_bases);
  g_test_add_func ("/body/sections", test_sections);
  g_test_add_func ("/body/parts", test_parts);
  g_test_add_func ("/body/marks", test_marks);
  g_test_add_func ("/body/blank-items", test_blank_items);
  g_test_add_func ("/body/task-details", test_task_details);
  g_test_add_func ("/body/responsibilities", test_responsibilities);
  g_test_add_func ("/body/end-mark", test_end_mark);
  g_test_add_func ("/body/end-mark-of-heading", test_end_mark_of_heading);
  g_test_add_func ("/body/markup", test_markup);
  g_test_add_func ("/body/citations", test_citations);
  g_test_add_func ("/body/uuids", test_uuids);
  return g_test_run ();
}
