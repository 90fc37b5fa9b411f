/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of tables and appendices (decree 30/2020/NĐ-CP, appendix I, III.1; appendix III, templates 2.1 and 2.2). */
#include "compose.h"
#include "document-dump.h"

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

/* @cells are parted by "|". */
static gpointer
add_row (gpointer table, KhItemKind kind, const char *cells)
{
  g_auto (GStrv) texts = g_strsplit (cells, "|", -1);
  gpointer row = add_item (table, kind, NULL);

  for (char **text = texts; *text != NULL; text++)
    add_item (row, KH_ITEM_CELL, *text);
  return row;
}

static void
assert_body (KhPlan *plan, const char *expected)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autofree char *dump = kh_dump_body (document);

  g_assert_cmpstr (dump, ==, expected);
}

static void
assert_from_appendix (KhPlan *plan, const char *expected)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autofree char *dump = kh_dump_from (document, KH_ROLE_APPENDIX);

  g_assert_cmpstr (dump, ==, expected);
}

static KhPlan *
make_plan (void)
{
  KhPlan *plan = kh_plan_new (2027);
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");

  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_OFFICE, "Văn phòng"));
  kh_plan_set_agency (plan, agency);
  g_object_set (plan, "issuer", "SỞ MẪU", "symbol", "KH-SM", NULL);
  return plan;
}

static void
test_table_in_text (void)
{
  g_autoptr (KhPlan) plan = make_plan ();
  gpointer section = add_section (plan, KH_SECTION_FREE, "Mục");
  gpointer table = add_item (section, KH_ITEM_TABLE, "Bảng 1. Số liệu");
  gpointer row = NULL;

  add_row (table, KH_ITEM_HEADER_ROW, "Nội dung|Năm 2026|Năm 2027");
  add_row (table, KH_ITEM_ROW, "Nhóm A");
  row = add_row (table, KH_ITEM_ROW, "Một việc <b>đậm</b>|5");
  add_item (add_item (row, KH_ITEM_CELL, "7"), KH_ITEM_PARAGRAPH, "đoạn hai");
  add_row (table, KH_ITEM_ROW, "Hai|8");
  /* The mark that ends the body stands below the table, never in it. */
  assert_body (plan, "section[1] I.|MỤC\n"
                     "para |Bảng 1. Số liệu\n"
                     "table |\n"
                     "  header | Nội dung | Năm 2026 | Năm 2027\n"
                     "  group | {3}Nhóm A\n"
                     "  row | Một việc <b>đậm</b> | 5 | 7\nđoạn hai\n"
                     "  row | Hai | {2}8\n"
                     "para |./.\n");
}

static void
test_table_shape (void)
{
  g_autoptr (KhPlan) plan = make_plan ();
  gpointer table = add_item (add_section (plan, KH_SECTION_FREE, "Mục"), KH_ITEM_TABLE, NULL);
  g_autoptr (KhDocument) document = NULL;
  const KhTable *shape = NULL;
  const KhColumn *narrow = NULL;
  const KhColumn *wide = NULL;
  const KhRow *header = NULL;
  const KhCell *cell = NULL;

  add_row (table, KH_ITEM_HEADER_ROW, "STT|Nội dung");
  add_row (table, KH_ITEM_ROW, "1|Một nội dung dài hơn nhiều so với số thứ tự đứng trước nó");
  document = kh_compose_plan (plan);
  shape = kh_document_find (document, KH_ROLE_TABLE)->table;
  g_assert_cmpuint (shape->columns->len, ==, 2);
  narrow = g_ptr_array_index (shape->columns, 0);
  wide = g_ptr_array_index (shape->columns, 1);
  g_assert_cmpstr (narrow->title, ==, "STT");
  g_assert_cmpfloat (narrow->weight, >, 0);
  g_assert_cmpfloat (narrow->weight, <, wide->weight);
  g_assert_true (narrow->centred); /* figures alone */
  g_assert_false (wide->centred);
  header = g_ptr_array_index (shape->rows, 0);
  cell = g_ptr_array_index (header->cells, 0);
  g_assert_true (header->header && cell->bold && cell->centred);
  g_assert_cmpstr (cell->uuid, !=, NULL);
}

static void
test_one_appendix (void)
{
  g_autoptr (KhPlan) plan = make_plan ();
  gpointer appendix = NULL;
  gpointer section = NULL;

  add_item (add_section (plan, KH_SECTION_FREE, "Mục"), KH_ITEM_PARAGRAPH, "Câu.");
  appendix = add_section (plan, KH_SECTION_APPENDIX, "Danh mục <i>mẫu</i>");
  section = add_section (appendix, KH_SECTION_FREE, "Phần đầu");
  add_item (section, KH_ITEM_CLAUSE, "Khoản.");
  kh_node_append_take (KH_NODE (plan), kh_signature_new (NULL, "GIÁM ĐỐC", "Nguyễn Văn A"));
  assert_body (plan, "section[1] I.|MỤC\n"
                     "para |Câu./.\n"
                     "signature |\n"
                     "  signer GIÁM ĐỐC | - | Nguyễn Văn A\n"
                     "appendix[1] |Phụ lục\n"
                     "app-title |DANH MỤC <i>MẪU</i>\n"
                     "app-ref |(Kèm theo Kế hoạch số        /KH-SM ngày     tháng     năm 2027 của Sở Mẫu)\n"
                     "section[2] I.|PHẦN ĐẦU\n"
                     "clause 1.|Khoản.\n");
}

static void
test_two_appendices (void)
{
  g_autoptr (KhPlan) plan = make_plan ();
  gpointer table = NULL;

  g_object_set (plan, "number", "2", "date", "2027-01-12", "issuer", "Cục\nKhác", "type-name", "Chương trình", NULL);
  add_item (add_section (plan, KH_SECTION_APPENDIX, "Một"), KH_ITEM_DASH, "Gạch.");
  table = add_item (add_section (plan, KH_SECTION_APPENDIX, NULL), KH_ITEM_TABLE, NULL);
  add_row (table, KH_ITEM_ROW, "1|2|3|4|5|6|7");
  assert_body (plan, "appendix[1] |Phụ lục I\n"
                     "app-title |MỘT\n"
                     "app-ref |(Kèm theo Chương trình số 02/KH-SM ngày 12 tháng 01 năm 2027 của Cục Khác)\n"
                     "dash -|Gạch.\n"
                     "appendix[1][landscape] |Phụ lục II\n"
                     "app-ref |(Kèm theo Chương trình số 02/KH-SM ngày 12 tháng 01 năm 2027 của Cục Khác)\n"
                     "table |\n"
                     "  row | 1 | 2 | 3 | 4 | 5 | 6 | 7\n");
}

static void
add_tasks (KhPlan *plan)
{
  g_autoptr (KhUnit) unit = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (plan)), 0);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (KhDeadline) deadline = kh_deadline_new (KH_DEADLINE_QUARTER, 2027, 4, 0, NULL);
  gpointer groups = add_section (plan, KH_SECTION_TASK_GROUPS, "Nhiệm vụ");
  gpointer first = add_section (groups, KH_SECTION_TASK_GROUP, "Thể chế");
  gpointer second = add_section (groups, KH_SECTION_TASK_GROUP, "Thủ tục");
  KhTask *task = add_item (first, KH_ITEM_TASK, "Rà soát;");

  g_ptr_array_add (units, unit);
  kh_task_set_lead (task, unit);
  kh_task_set_support (task, units);
  g_object_set (task, "product", "Báo cáo.", "deadline", deadline, "budget", "5 triệu đồng", "budget-source", "tỉnh",
                "note", "gấp", NULL);
  add_item (first, KH_ITEM_TASK, "Việc hai.");
  add_item (first, KH_ITEM_TASK, NULL);
  add_item (second, KH_ITEM_PARAGRAPH, "Không phải nhiệm vụ.");
  add_item (second, KH_ITEM_TASK, "Việc ba.");
}

static void
test_task_table (void)
{
  g_autoptr (KhPlan) plan = make_plan ();

  add_tasks (plan);
  g_object_set (plan, "choices", "task-details=appendix", NULL);
  assert_body (plan, "section[1] I.|NHIỆM VỤ\n"
                     "para |Phân công và thời gian thực hiện từng nhiệm vụ được quy định tại Phụ lục kèm theo Kế "
                     "hoạch này.\n"
                     "heading[2] 1.|Thể chế\n"
                     "dash -|Rà soát;\n"
                     "dash -|Việc hai.\n"
                     "heading[2] 2.|Thủ tục\n"
                     "para |Không phải nhiệm vụ.\n"
                     "dash -|Việc ba./.\n"
                     "appendix[1][landscape] |Phụ lục\n"
                     "app-title |DANH MỤC NHIỆM VỤ\n"
                     "app-ref |(Kèm theo Kế hoạch số        /KH-SM ngày     tháng     năm 2027 của Sở Mẫu)\n"
                     "table |\n"
                     "  header | STT | Nội dung nhiệm vụ | Kết quả, sản phẩm | Đơn vị chủ trì | Đơn vị phối hợp | "
                     "Thời gian hoàn thành | Kinh phí | Ghi chú\n"
                     "  group | I | {7}Thể chế\n"
                     "  row | 1 | Rà soát | Báo cáo | Văn phòng | Văn phòng | Quý IV/2027 | 5 triệu đồng (tỉnh) | gấp\n"
                     "  row | 2 | Việc hai. |  |  |  |  |  | \n"
                     "  group | II | {7}Thủ tục\n"
                     "  row | 1 | Việc ba. |  |  |  |  |  | \n");
}

static void
test_task_columns (void)
{
  g_autoptr (KhPlan) plan = make_plan ();
  static const struct
  {
    const char *columns;
    const char *first_rows;
  } cases[] = {
    { "task,deadline", "  header | Nội dung nhiệm vụ | Thời gian hoàn thành\n  group | {2}I. Thể chế\n" },
    { "deadline , task,strange,task",
      "  header | Thời gian hoàn thành | Nội dung nhiệm vụ\n  group | {2}I. Thể chế\n" },
    { "stt", "  header | STT\n  group | I. Thể chế\n" },
    { "strange", "  header | STT | Nội dung nhiệm vụ | Kết quả, sản phẩm | Đơn vị chủ trì | Đơn vị phối hợp | "
                 "Thời gian hoàn thành | Kinh phí | Ghi chú\n  group | I | {7}Thể chế\n" },
  };

  add_tasks (plan);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *choices = g_strconcat ("task-details=appendix;task-columns=", cases[i].columns, NULL);
      g_autoptr (KhDocument) document = NULL;
      g_autofree char *dump = NULL;

      g_object_set (plan, "choices", choices, NULL);
      document = kh_compose_plan (plan);
      dump = kh_dump_from (document, KH_ROLE_TABLE);
      g_assert_true (g_str_has_prefix (dump + strlen ("table |\n"), cases[i].first_rows));
    }
}

static void
test_target_table (void)
{
  g_autoptr (KhPlan) plan = make_plan ();
  gpointer targets = add_section (plan, KH_SECTION_TARGETS, "Mục tiêu");
  KhItem *target = add_item (targets, KH_ITEM_TARGET, "Hai chỉ tiêu;");
  KhIndicator *indicator = kh_indicator_new (KH_COMPARATOR_GE, 99.5, "%");

  g_object_set (indicator, "baseline", 97.0, NULL);
  kh_node_append_take (KH_NODE (target), indicator);
  kh_node_append_take (KH_NODE (target), kh_indicator_new (KH_COMPARATOR_EQ, 3, "điểm"));
  add_item (targets, KH_ITEM_TARGET, "Không có chỉ tiêu.");
  g_object_set (plan, "choices", "target-table=yes;task-details=appendix", NULL);
  assert_body (plan, "section[1] I.|MỤC TIÊU\n"
                     "dash -|Hai chỉ tiêu;\n"
                     "dash -|Không có chỉ tiêu.\n"
                     "para |Giá trị của từng chỉ tiêu được nêu tại Phụ lục kèm theo Kế hoạch này./.\n"
                     "appendix[1] |Phụ lục\n"
                     "app-title |DANH MỤC MỤC TIÊU, CHỈ TIÊU\n"
                     "app-ref |(Kèm theo Kế hoạch số        /KH-SM ngày     tháng     năm 2027 của Sở Mẫu)\n"
                     "table |\n"
                     "  header | STT | Mục tiêu | Đơn vị tính | Thực hiện năm 2026 | Chỉ tiêu năm 2027\n"
                     "  row | 1 | Hai chỉ tiêu | % | 97 | ≥ 99,5\n"
                     "  row |  |  | điểm |  | 3\n"
                     "  row | 2 | Không có chỉ tiêu. |  |  | \n");
}

/* Written appendices come first, and each is called what the text calls it. */
static void
test_all_appendices (void)
{
  g_autoptr (KhPlan) plan = make_plan ();
  gpointer appendix = NULL;
  g_autofree char *number = NULL;
  g_autoptr (KhDocument) document = NULL;
  g_autofree char *dump = NULL;

  add_item (add_section (plan, KH_SECTION_TARGETS, "Mục tiêu"), KH_ITEM_TARGET, "Một.");
  add_tasks (plan);
  appendix = add_section (plan, KH_SECTION_APPENDIX, "Của mình");
  g_object_set (plan, "choices", "target-table=yes;task-details=appendix", NULL);

  number = kh_compose_number (appendix);
  g_assert_cmpstr (number, ==, "Phụ lục I");
  document = kh_compose_plan (plan);
  dump = kh_dump_from (document, -1);
  g_assert_nonnull (strstr (dump, "appendix[1] |Phụ lục I\napp-title |CỦA MÌNH\n"));
  g_assert_nonnull (strstr (dump, "appendix[1][landscape] |Phụ lục II\napp-title |DANH MỤC NHIỆM VỤ\n"));
  g_assert_nonnull (strstr (dump, "appendix[1] |Phụ lục III\napp-title |DANH MỤC MỤC TIÊU, CHỈ TIÊU\n"));
  g_assert_nonnull (strstr (dump, "được quy định tại Phụ lục II kèm theo"));
  g_assert_nonnull (strstr (dump, "được nêu tại Phụ lục III kèm theo"));
}

/* A table that would have no row is not made, and not counted. */
static void
test_no_empty_appendix (void)
{
  g_autoptr (KhPlan) plan = make_plan ();

  add_section (plan, KH_SECTION_APPENDIX, "Một");
  g_object_set (plan, "choices", "target-table=yes;task-details=appendix", NULL);
  assert_from_appendix (plan, "appendix[1] |Phụ lục\n"
                              "app-title |MỘT\n"
                              "app-ref |(Kèm theo Kế hoạch số        /KH-SM ngày     tháng     năm 2027 của Sở Mẫu)\n");
}

static void
test_choices (void)
{
  static const struct
  {
    const char *choices;
    const char *value;
  } cases[] = {
    { NULL, NULL },          { "", NULL },
    { "a=1", "1" },          { " a = 1 ;b=2", "1" },
    { "b=2;a=", "" },        { "aa=1", NULL },
    { "a", NULL },           { "b=2;;a=x,y", "x,y" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *value = kh_compose_get_choice (cases[i].choices, "a");
      g_assert_cmpstr (value, ==, cases[i].value);
    }
  g_assert_true (kh_compose_is_choice ("task-details"));
  g_assert_true (kh_compose_is_choice ("task-columns"));
  g_assert_true (kh_compose_is_choice ("target-table"));
  g_assert_false (kh_compose_is_choice ("body-size"));
  g_assert_false (kh_compose_is_choice (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/appendix/table-in-text", test_table_in_text);
  g_test_add_func ("/appendix/table-shape", test_table_shape);
  g_test_add_func ("/appendix/one", test_one_appendix);
  g_test_add_func ("/appendix/two", test_two_appendices);
  g_test_add_func ("/appendix/task-table", test_task_table);
  g_test_add_func ("/appendix/task-columns", test_task_columns);
  g_test_add_func ("/appendix/target-table", test_target_table);
  g_test_add_func ("/appendix/all", test_all_appendices);
  g_test_add_func ("/appendix/none-empty", test_no_empty_appendix);
  g_test_add_func ("/appendix/choices", test_choices);
  return g_test_run ();
}
