/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks and targets as tables of spreadsheets, written and read. */
#include "csv-reader.h"
#include "csv-writer.h"
#include "csv.h"
#include "data-file.h"
#include "outline.h"
#include "xml-reader.h"

#include <string.h>

#define BOM "\357\273\277"

static KhPlan *
read_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);
  KhPlan *plan = kh_xml_reader_read (xml, FALSE, &error);

  g_assert_no_error (error);
  return plan;
}

static KhPlan *
read_text (const char *text, gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  KhPlan *plan = kh_reader_read_bytes (bytes, "bảng.csv", 0, KH_READER_PLAN_ONLY, &error);

  g_assert_no_error (error);
  return plan;
}

static void
assert_outline (KhPlan *plan, const char *expected)
{
  g_autofree char *outline = outline_plan (plan);

  g_assert_cmpstr (outline, ==, expected);
}

/* Writing, reading and writing again gives the same table. */
static void
test_round_trip (gconstpointer what)
{
  KhComposeTable table = GPOINTER_TO_INT (what);
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) csv = kh_csv_write (plan, table);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) again = kh_reader_read_bytes (csv, "bảng.csv", 0, KH_READER_PLAN_ONLY, &error);
  g_autoptr (GBytes) twice = NULL;
  gsize size = 0;

  g_assert_no_error (error);
  twice = kh_csv_write (again, table);
  g_assert_cmpstr (g_bytes_get_data (csv, &size), ==, g_bytes_get_data (twice, NULL));
  g_assert_true (g_str_has_prefix (g_bytes_get_data (csv, NULL), BOM "STT,"));
  g_assert_cmpint (kh_plan_get_year (again), ==, kh_plan_get_year (plan));
  g_assert_cmpuint (size, >, 500);
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_findings (again)), ==, 0);
}

static void
test_separators (void)
{
  static const char comma[] = "STT,Nhóm nhiệm vụ,Nội dung nhiệm vụ,Đơn vị chủ trì,Thời gian hoàn thành\r\n"
                              "1,Cải cách thể chế,\"Rà soát, sửa đổi \"\"văn bản\"\"\",Văn phòng Sở,Quý II/2027\r\n"
                              "2,Cải cách thể chế,\"Lấy\r\ný kiến\",Phòng Pháp chế,Quý III/2027\r\n";
  static const char expected[]
      = "{task-groups} NHIỆM VỤ\n {task-group} Cải cách thể chế\n"
        "  task: Rà soát, sửa đổi \"văn bản\" | lead Văn phòng Sở | deadline quarter Quý II/2027\n"
        "  task: Lấy ý kiến | lead Phòng Pháp chế | deadline quarter Quý III/2027\n";
  g_autoptr (GString) semicolon = g_string_new ("STT;Nội dung nhiệm vụ;Đơn vị chủ trì;Thời gian hoàn thành\n"
                                                "I;Cải cách thể chế;;\n"
                                                "1;Rà soát, sửa đổi \"\"văn bản\"\";Văn phòng Sở;Quý II/2027\n"
                                                "2;Lấy ý kiến;Phòng Pháp chế;Quý III/2027");
  g_autoptr (KhPlan) first = read_text (comma, -1);
  g_autoptr (KhPlan) second = NULL;
  g_autoptr (KhPlan) third = NULL;
  g_autofree char *tabs = NULL;

  assert_outline (first, expected);
  g_assert_cmpint (kh_plan_get_year (first), ==, 2027);
  g_string_replace (semicolon, "Rà soát, sửa đổi \"\"văn bản\"\"", "\"Rà soát, sửa đổi \"\"văn bản\"\"\"", 1);
  second = read_text (semicolon->str, -1);
  assert_outline (second, expected);
  tabs = g_strdelimit (g_strdup (semicolon->str), ";", '\t');
  third = read_text (tabs, -1);
  assert_outline (third, expected);
}

static void
test_sep_line_and_utf16 (void)
{
  static const char text[] = "sep=;\r\nNhiệm vụ;Sản phẩm\r\nRà soát văn bản;Báo cáo\r\n";
  g_autoptr (KhPlan) plan = read_text (BOM "sep=;\r\nNhiệm vụ;Sản phẩm\r\nRà soát văn bản;Báo cáo\r\n", -1);
  gsize size = 0;
  g_autofree char *wide = g_convert (text, -1, "UTF-16", "UTF-8", NULL, &size, NULL);
  g_autoptr (KhPlan) again = read_text (wide, (gssize) size);

  assert_outline (plan, "{task-groups} NHIỆM VỤ\n task: Rà soát văn bản | product Báo cáo\n");
  assert_outline (again, "{task-groups} NHIỆM VỤ\n task: Rà soát văn bản | product Báo cáo\n");
  g_assert_cmpuint (outline_count (plan, "import-no-year"), ==, 1);
}

static void
test_targets (void)
{
  g_autoptr (KhPlan) plan = read_text ("Mục tiêu;Đơn vị tính;Thực hiện năm 2026;Chỉ tiêu năm 2027\n"
                                       "Hồ sơ đúng hạn;%;93,5;≥ 95\n;hồ sơ;;100\n",
                                       -1);
  KhSection *section = kh_plan_find_section (plan, KH_SECTION_TARGETS);
  g_autoptr (KhTarget) target = g_list_model_get_item (kh_section_get_items (section), 0);
  GListModel *indicators = kh_target_get_indicators (target);
  g_autoptr (KhIndicator) first = g_list_model_get_item (indicators, 0);

  g_assert_cmpint (kh_plan_get_year (plan), ==, 2027);
  g_assert_cmpuint (g_list_model_get_n_items (indicators), ==, 2);
  g_assert_cmpint (kh_indicator_get_comparator (first), ==, KH_COMPARATOR_GE);
  g_assert_cmpfloat (kh_indicator_get_value (first), ==, 95);
  g_assert_cmpfloat (kh_indicator_get_baseline (first), ==, 93.5);
}

/* What has no place is told: a strange column, a row without a task. */
static void
test_nothing_lost (void)
{
  g_autoptr (KhPlan) plan = read_text ("STT;Nhiệm vụ;Chủ trì;Màu sắc\n1;Rà soát;Văn phòng Sở;xanh\n2;;Phòng Pháp chế;\n", -1);

  g_assert_cmpuint (outline_count (plan, "import-unplaced-column"), ==, 1);
  g_assert_cmpuint (outline_count (plan, "import-unplaced-row"), ==, 1);
}

static void
test_formula_is_text (void)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  kh_csv_add_field (csv, "=1+1", TRUE);
  kh_csv_add_field (csv, "-5, \"x\"", FALSE);
  kh_csv_end_row (csv);
  g_assert_cmpstr (csv->str, ==, " =1+1,\" -5, \"\"x\"\"\"\r\n");
}

static void
test_refused (void)
{
  g_autoptr (GBytes) legacy = g_bytes_new_static ("Nhi\xe9m vu;Chu tri\na;b\n", 20);
  g_autoptr (GBytes) other = g_bytes_new_static ("Mau;So\nA;5\n", 11);
  g_autoptr (GError) error = NULL;

  g_assert_null (kh_csv_reader_read (legacy, 0, &error));
  g_assert_error (error, KH_READER_ERROR, KH_READER_ERROR_ENCODING);
  g_clear_error (&error);
  g_assert_false (kh_csv_reader_is_table (other));
  g_assert_null (kh_csv_reader_read (other, 0, &error));
  g_assert_error (error, KH_READER_ERROR, KH_READER_ERROR_NO_PLAN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/formats/csv/tasks-round-trip", GINT_TO_POINTER (KH_COMPOSE_TASKS), test_round_trip);
  g_test_add_data_func ("/formats/csv/targets-round-trip", GINT_TO_POINTER (KH_COMPOSE_TARGETS), test_round_trip);
  g_test_add_func ("/formats/csv/separators", test_separators);
  g_test_add_func ("/formats/csv/sep-line-and-utf16", test_sep_line_and_utf16);
  g_test_add_func ("/formats/csv/targets", test_targets);
  g_test_add_func ("/formats/csv/nothing-lost", test_nothing_lost);
  g_test_add_func ("/formats/csv/formula-is-text", test_formula_is_text);
  g_test_add_func ("/formats/csv/refused", test_refused);
  return g_test_run ();
}
