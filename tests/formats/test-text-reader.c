/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole plans from plain text: count by count, and no word lost. */
#include <string.h>

#include "outline.h"
#include "reader.h"
#include "text-writer.h"

static char *
dup_real_path (void)
{
  const char *shared = g_getenv ("KH_SHARED");
  g_autofree char *path
      = shared != NULL ? g_build_filename (shared, "plans", "ke-hoach-cchc-2021.txt", NULL) : NULL;

  return path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

static KhPlan *
read_real (void)
{
  g_autofree char *path = dup_real_path ();
  g_autoptr (GError) error = NULL;
  KhPlan *plan = NULL;

  if (path == NULL)
    {
      g_test_skip ("the plan of 2021 is not beside the sources (KH_SHARED)");
      return NULL;
    }
  plan = kh_reader_read_file (path, 0, KH_READER_PLAN_ONLY, &error);
  g_assert_no_error (error);
  return plan;
}

static KhPlan *
read_own (void)
{
  g_autofree char *text = outline_load ("ke-hoach-mau-quet.txt");

  return outline_read (text);
}

static guint
count_items (KhSection *section)
{
  return g_list_model_get_n_items (kh_section_get_items (section));
}

/* Checks that the section of @kind holds @n items, all of @item_kind. */
static KhSection *
assert_items (KhPlan *plan, KhSectionKind kind, KhItemKind item_kind, guint n)
{
  KhSection *section = kh_plan_find_section (plan, kind);

  g_assert_nonnull (section);
  g_assert_cmpuint (count_items (section), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (kh_section_get_items (section), i);

      g_assert_cmpint (kh_item_get_kind (item), ==, item_kind);
      g_assert_cmpstr (kh_item_get_text (item), !=, "");
    }
  return section;
}

static void
assert_groups (KhPlan *plan, const guint *tasks, guint n_groups)
{
  GListModel *groups = kh_section_get_sections (kh_plan_find_section (plan, KH_SECTION_TASK_GROUPS));

  g_assert_cmpuint (g_list_model_get_n_items (groups), ==, n_groups);
  for (guint i = 0; i < n_groups; i++)
    {
      g_autoptr (KhSection) group = g_list_model_get_item (groups, i);

      g_assert_cmpint (kh_section_get_kind (group), ==, KH_SECTION_TASK_GROUP);
      g_assert_cmpuint (count_items (group), ==, tasks[i]);
      for (guint j = 0; j < tasks[i]; j++)
        {
          g_autoptr (KhItem) task = g_list_model_get_item (kh_section_get_items (group), j);

          g_assert_true (KH_IS_TASK (task));
        }
    }
}

static KhItem *
get_item (GListModel *items, guint i)
{
  g_autoptr (KhItem) item = g_list_model_get_item (items, i);

  g_assert_nonnull (item);
  return item;
}

static void
assert_duties (KhPlan *plan, const guint *duties, guint n_blocks)
{
  GListModel *blocks = kh_section_get_items (kh_plan_find_section (plan, KH_SECTION_RESPONSIBILITIES));

  g_assert_cmpuint (g_list_model_get_n_items (blocks), ==, n_blocks);
  for (guint i = 0; i < n_blocks; i++)
    {
      KhItem *block = get_item (blocks, i);

      g_assert_true (KH_IS_RESPONSIBILITY (block));
      g_assert_cmpuint (g_list_model_get_n_items (kh_item_get_items (block)), ==, duties[i]);
      for (guint j = 0; j < duties[i]; j++)
        g_assert_true (KH_IS_DUTY (get_item (kh_item_get_items (block), j)));
    }
}

static void
assert_report (KhItem *duty, guint i, KhPeriod period, KhDeadlineKind kind, int index, int day)
{
  g_autoptr (KhReporting) report = g_list_model_get_item (kh_duty_get_reports (KH_DUTY (duty)), i);
  KhDeadline *before = kh_reporting_get_before (report);

  g_assert_cmpint (kh_reporting_get_period (report), ==, period);
  g_assert_cmpint (kh_deadline_get_kind (before), ==, kind);
  g_assert_cmpint (kh_deadline_get_year (before), ==, 0);
  g_assert_cmpint (kh_deadline_get_index (before), ==, index);
  g_assert_cmpint (kh_deadline_get_day (before), ==, day);
}

/* Indicators as "eq 100,ge 25": those of a target parted by ",", targets by ";". */
static void
assert_indicators (KhPlan *plan, const char *expected)
{
  GListModel *targets = kh_section_get_items (kh_plan_find_section (plan, KH_SECTION_TARGETS));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      GListModel *list = kh_target_get_indicators (KH_TARGET (get_item (targets, i)));

      g_string_append (found, i > 0 ? ";" : "");
      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (KhIndicator) indicator = g_list_model_get_item (list, j);

          g_assert_cmpstr (kh_indicator_get_unit (indicator), ==, "%");
          g_string_append_printf (
              found, "%s%s %g", j > 0 ? "," : "",
              kh_enum_to_nick (KH_TYPE_COMPARATOR, kh_indicator_get_comparator (indicator)),
              kh_indicator_get_value (indicator));
        }
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_real_head (void)
{
  g_autoptr (KhPlan) plan = read_real ();
  KhAgency *agency = NULL;
  KhSection *opening = NULL;

  if (plan == NULL)
    return;
  g_assert_cmpstr (kh_plan_get_type_name (plan), ==, "Kế hoạch");
  g_assert_cmpstr (kh_plan_get_number (plan), ==, "02");
  g_assert_cmpstr (kh_plan_get_symbol (plan), ==, "KH-VHTTDL");
  g_assert_cmpstr (kh_plan_get_place (plan), ==, "Tuyên Quang");
  g_assert_cmpstr (kh_plan_get_date (plan), ==, "2021-01-12");
  g_assert_cmpint (kh_plan_get_year (plan), ==, 2021);
  g_assert_cmpint (kh_plan_get_state (plan), ==, KH_PLAN_DRAFT);
  g_assert_cmpstr (kh_plan_get_title (plan), ==,
                   "Cải cách hành chính Sở Văn hóa, Thể thao và Du lịch năm 2021");
  g_assert_cmpstr (kh_plan_get_issuer (plan), ==, "Sở Văn hóa, Thể thao và Du lịch");
  g_assert_cmpstr (kh_plan_get_superior (plan), ==, "Ủy ban nhân dân tỉnh Tuyên Quang");
  agency = kh_plan_get_agency (plan);
  g_assert_cmpstr (kh_agency_get_name (agency), ==, "Sở Văn hóa, Thể thao và Du lịch");
  g_assert_cmpstr (kh_agency_get_superior (agency), ==, "Ủy ban nhân dân tỉnh Tuyên Quang");
  g_assert_cmpstr (kh_agency_get_abbreviation (agency), ==, "VHTTDL");
  g_assert_cmpstr (kh_agency_get_place (agency), ==, "Tuyên Quang");

  opening = assert_items (plan, KH_SECTION_OPENING, KH_ITEM_PARAGRAPH, 1);
  g_assert_true (g_str_has_prefix (kh_item_get_text (get_item (kh_section_get_items (opening), 0)),
                                   "Thực hiện Kế hoạch số 136/KH-UBND, ngày 28/12/2020"));
  g_assert_true (
      g_str_has_suffix (kh_item_get_text (get_item (kh_section_get_items (opening), 0)), "như sau:"));
}

static void
test_real_body (void)
{
  static const guint tasks[] = { 4, 5, 3, 7, 2, 7, 4 };
  static const guint duties[] = { 6, 2, 2, 4 };
  g_autoptr (KhPlan) plan = read_real ();
  KhSection *section = NULL;
  GListModel *blocks = NULL;
  KhItem *duty = NULL;

  if (plan == NULL)
    return;
  section = kh_plan_find_section (plan, KH_SECTION_AIMS);
  g_assert_cmpstr (kh_section_get_heading (section), ==, "MỤC ĐÍCH, YÊU CẦU");
  section = assert_items (plan, KH_SECTION_PURPOSE, KH_ITEM_PARAGRAPH, 3);
  g_assert_cmpstr (kh_section_get_heading (section), ==, "Mục đích");
  section = assert_items (plan, KH_SECTION_REQUIREMENTS, KH_ITEM_PARAGRAPH, 3);
  g_assert_cmpstr (kh_section_get_heading (section), ==, "Yêu cầu");
  assert_items (plan, KH_SECTION_TARGETS, KH_ITEM_TARGET, 8);
  assert_indicators (plan, "eq 100;eq 100,eq 100;eq 95;ge 25,ge 65,eq 40;ge 20;ge 85;;");
  assert_groups (plan, tasks, G_N_ELEMENTS (tasks));
  assert_duties (plan, duties, G_N_ELEMENTS (duties));

  blocks = kh_section_get_items (kh_plan_find_section (plan, KH_SECTION_RESPONSIBILITIES));
  g_assert_cmpstr (kh_item_get_text (get_item (blocks, 0)), ==,
                   "Thủ trưởng các đơn vị sự nghiệp trực thuộc, Trưởng các phòng chuyên môn nghiệp vụ");
  g_assert_cmpuint (kh_responsibility_get_unit_kinds (KH_RESPONSIBILITY (get_item (blocks, 0))), ==,
                    KH_UNIT_KINDS_ATTACHED | KH_UNIT_KINDS_DIVISION);
  duty = get_item (kh_item_get_items (get_item (blocks, 0)), 5);
  g_assert_cmpuint (g_list_model_get_n_items (kh_duty_get_reports (KH_DUTY (duty))), ==, 3);
  assert_report (duty, 0, KH_PERIOD_QUARTER, KH_DEADLINE_RELATIVE, 0, 3);
  assert_report (duty, 1, KH_PERIOD_HALF, KH_DEADLINE_DAY, 6, 5);
  assert_report (duty, 2, KH_PERIOD_YEAR, KH_DEADLINE_DAY, 11, 30);
}

static void
assert_unit (KhPlan *plan, guint block, const char *name, KhUnitKind kind)
{
  GListModel *blocks = kh_section_get_items (kh_plan_find_section (plan, KH_SECTION_RESPONSIBILITIES));
  GListModel *units = kh_responsibility_get_units (KH_RESPONSIBILITY (get_item (blocks, block)));
  g_autoptr (KhUnit) unit = g_list_model_get_item (units, 0);

  g_assert_cmpuint (g_list_model_get_n_items (units), ==, 1);
  g_assert_cmpstr (kh_unit_get_name (unit), ==, name);
  g_assert_cmpint (kh_unit_get_kind (unit), ==, kind);
  g_assert_true (kh_agency_find_unit (kh_plan_get_agency (plan), name) == unit);
}

static void
test_real_units (void)
{
  g_autoptr (KhPlan) plan = read_real ();

  if (plan == NULL)
    return;
  assert_unit (plan, 1, "Phòng Tổ chức - Pháp chế", KH_UNIT_DIVISION);
  assert_unit (plan, 2, "Phòng Kế hoạch - Tài chính", KH_UNIT_DIVISION);
  assert_unit (plan, 3, "Văn phòng Sở", KH_UNIT_OFFICE);
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_units (kh_plan_get_agency (plan))), ==, 3);
}

static void
test_real_tail (void)
{
  g_autoptr (KhPlan) plan = read_real ();
  g_autofree char *recipients = NULL;
  g_autofree char *signatures = NULL;

  if (plan == NULL)
    return;
  recipients = outline_recipients (plan);
  signatures = outline_signatures (plan);
  g_assert_cmpstr (recipients, ==,
                   "Bộ VHTTDL (b/c)\nSở Nội vụ (b/c)\nGiám đốc, các PGĐ Sở (c/đ)\n"
                   "Các phòng, các đơn vị SN thuộc Sở (t/h)\narchive VT, -, 0\n");
  g_assert_cmpstr (signatures, ==, "- | GIÁM ĐỐC | Âu Thị Mai\n");
}

static void
test_real_repairs (void)
{
  g_autoptr (KhPlan) plan = read_real ();
  KhItem *task = NULL;
  GListModel *groups = NULL;
  g_autoptr (KhSection) group = NULL;

  if (plan == NULL)
    return;
  groups = kh_section_get_sections (kh_plan_find_section (plan, KH_SECTION_TASK_GROUPS));
  group = g_list_model_get_item (groups, 3);
  task = get_item (kh_section_get_items (group), 0);
  g_assert_nonnull (strstr (kh_item_get_text (task), "bố trí, sử dụng, đánh giá, quản lý công chức"));
  task = get_item (kh_section_get_items (group), 4);
  g_assert_nonnull (strstr (kh_item_get_text (task), "; <b>Nghị định 143/2020/NĐ-CP"));
  g_assert_true (g_str_has_suffix (kh_item_get_text (task), "31/8/2018.</b>"));

  g_assert_nonnull (outline_find (plan, "import-lost-letterhead", "Sở Văn hóa, Thể thao và Du lịch"));
  g_assert_nonnull (outline_find (plan, "import-number-spacing", "02 /KH-VHTTDL"));
  g_assert_nonnull (outline_find (plan, "import-numbering", "II."));
  g_assert_nonnull (outline_find (plan, "import-numbering", "III."));
  g_assert_cmpuint (outline_count (plan, "import-numbering"), ==, 2);
  g_assert_nonnull (outline_find (plan, "import-joined-paragraph", "sử dụng, đánh giá, quản lý"));
  g_assert_nonnull (outline_find (plan, "import-style-marks", NULL));
  g_assert_nonnull (outline_find (plan, "import-missing-end-mark", NULL));
  g_assert_nonnull (outline_find (plan, "import-archive-line", "Lưu VT."));
  g_assert_cmpuint (outline_count (plan, "import-unplaced"), ==, 0);
  g_assert_cmpuint (outline_count (plan, "import"), ==, 8);
}

static void
test_real_nothing_lost (void)
{
  g_autofree char *path = dup_real_path ();
  g_autoptr (KhPlan) plan = read_real ();
  g_autofree char *text = NULL;

  if (plan == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  outline_assert_nothing_lost (text, plan, 0);
}

static void
test_real_year (void)
{
  g_autofree char *path = dup_real_path ();
  g_autoptr (KhPlan) plan = NULL;

  if (path == NULL)
    {
      g_test_skip ("the plan of 2021 is not beside the sources (KH_SHARED)");
      return;
    }
  plan = kh_reader_read_file (path, 2022, KH_READER_PLAN_ONLY, NULL);
  g_assert_cmpint (kh_plan_get_year (plan), ==, 2022);
  g_assert_cmpstr (kh_plan_get_date (plan), ==, "2021-01-12");
}

static void
test_own_head (void)
{
  g_autoptr (KhPlan) plan = read_own ();

  g_assert_cmpstr (kh_plan_get_number (plan), ==, "05");
  g_assert_cmpstr (kh_plan_get_symbol (plan), ==, "KH-SM");
  g_assert_cmpstr (kh_plan_get_place (plan), ==, "Mẫu");
  g_assert_cmpstr (kh_plan_get_date (plan), ==, "2027-02-08");
  g_assert_cmpint (kh_plan_get_year (plan), ==, 2027);
  g_assert_cmpint (kh_plan_get_state (plan), ==, KH_PLAN_DRAFT);
  g_assert_cmpstr (kh_plan_get_title (plan), ==, "Cải cách hành chính Sở Mẫu năm 2027");
  g_assert_cmpstr (kh_plan_get_issuer (plan), ==, "Sở Mẫu");
  g_assert_cmpstr (kh_plan_get_superior (plan), ==, "Ủy ban nhân dân tỉnh Mẫu");
  g_assert_cmpstr (kh_agency_get_abbreviation (kh_plan_get_agency (plan)), ==, "SM");
}

static void
test_own_body (void)
{
  static const guint tasks[] = { 2, 3, 1, 2 };
  static const guint duties[] = { 2, 1, 2 };
  g_autoptr (KhPlan) plan = read_own ();
  KhSection *section = NULL;
  GListModel *blocks = NULL;
  KhItem *duty = NULL;

  section = kh_plan_find_section (plan, KH_SECTION_AIMS);
  g_assert_cmpstr (kh_section_get_heading (section), ==, "MỤC ĐÍCH, YÊU CẦU");
  assert_items (plan, KH_SECTION_PURPOSE, KH_ITEM_PARAGRAPH, 2);
  assert_items (plan, KH_SECTION_REQUIREMENTS, KH_ITEM_PARAGRAPH, 3);
  assert_items (plan, KH_SECTION_TARGETS, KH_ITEM_TARGET, 4);
  assert_indicators (plan, "eq 100,eq 100;ge 70,ge 15,le 3.5;gt 92;");
  assert_groups (plan, tasks, G_N_ELEMENTS (tasks));
  assert_duties (plan, duties, G_N_ELEMENTS (duties));
  assert_unit (plan, 1, "Phòng Kế hoạch - Tài chính", KH_UNIT_DIVISION);
  assert_unit (plan, 2, "Văn phòng Sở", KH_UNIT_OFFICE);

  blocks = kh_section_get_items (kh_plan_find_section (plan, KH_SECTION_RESPONSIBILITIES));
  duty = get_item (kh_item_get_items (get_item (blocks, 0)), 1);
  assert_report (duty, 0, KH_PERIOD_QUARTER, KH_DEADLINE_RELATIVE, 0, 5);
  assert_report (duty, 1, KH_PERIOD_HALF, KH_DEADLINE_DAY, 6, 10);
  assert_report (duty, 2, KH_PERIOD_YEAR, KH_DEADLINE_DAY, 11, 25);
}

static void
test_own_repairs (void)
{
  g_autofree char *text = outline_load ("ke-hoach-mau-quet.txt");
  g_autoptr (KhPlan) plan = outline_read (text);
  g_autofree char *outline = outline_plan (plan);

  g_assert_nonnull (strstr (outline, "giữa phòng tiếp nhận và phòng xử lý; niêm yết"));
  g_assert_nonnull (strstr (outline, "một sổ chung và báo cáo Giám đốc Sở hằng tháng"));
  g_assert_nonnull (
      strstr (outline, "<b>thực hiện Quyết định số 21/QĐ-SM ngày 03/3/2026 của Giám đốc Sở Mẫu về lưu trữ "
                       "điện tử.</b>"));
  g_assert_nonnull (outline_find (plan, "import-number-spacing", "05 /KH-SM"));
  g_assert_nonnull (outline_find (plan, "import-joined-paragraph", "phòng tiếp nhận và phòng xử"));
  g_assert_nonnull (outline_find (plan, "import-joined-paragraph", "và báo cáo Giám đốc Sở"));
  g_assert_nonnull (outline_find (plan, "import-unplaced-page-number", "2"));
  g_assert_nonnull (outline_find (plan, "import-unplaced-page-number", "3"));
  g_assert_cmpuint (outline_count (plan, "import-numbering"), ==, 2);
  g_assert_cmpuint (outline_count (plan, "import"), ==, 11);
  g_assert_cmpint (kh_finding_get_line (outline_find (plan, "import-joined-paragraph", NULL)), ==, 52);
  outline_assert_nothing_lost (text, plan, 0);
}

/* A plan in drawn columns, its lines broken at a margin. */
static void
test_own_columns (void)
{
  g_autofree char *text = outline_load ("ke-hoach-mau-cot.txt");
  g_autofree char *expected = outline_load ("ke-hoach-mau-cot.outline");
  g_autoptr (KhPlan) plan = outline_read (text);
  g_autofree char *outline = outline_plan (plan);
  g_autofree char *recipients = outline_recipients (plan);
  g_autofree char *signatures = outline_signatures (plan);

  g_assert_cmpstr (kh_plan_get_superior (plan), ==, "UBND tỉnh Mẫu");
  g_assert_cmpstr (kh_plan_get_issuer (plan), ==, "Sở Mẫu");
  g_assert_null (kh_plan_get_number (plan));
  g_assert_cmpstr (kh_plan_get_symbol (plan), ==, "KH-SM");
  g_assert_null (kh_plan_get_date (plan));
  g_assert_cmpstr (kh_plan_get_place (plan), ==, "Mẫu");
  g_assert_cmpstr (kh_plan_get_title (plan), ==, "Cải cách hành chính nhà nước năm 2027");
  g_assert_cmpstr (outline, ==, expected);
  g_assert_cmpstr (recipients, ==,
                   "UBND tỉnh (b/c)\nCác phòng, đơn vị trực thuộc Sở (t/h)\narchive VT, VP, 5\n");
  g_assert_cmpstr (signatures, ==, "KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC | Nguyễn Văn A\n");
  g_assert_null (outline_find (plan, "import-lost-letterhead", NULL));
  g_assert_null (outline_find (plan, "import-missing-end-mark", NULL));
  g_assert_nonnull (outline_find (plan, "import-unplaced-day", "ngày tháng 01 năm 2027"));
  /* The signature stands beside the recipients in the text, below them in print,
   * and details print in an order of their own. */
  outline_assert_nothing_lost (text, plan, 80);
}

static char *
export_text (KhPlan *plan)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autoptr (GBytes) bytes = kh_text_write (document);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}

/* What the program exports as text is read as the same plan. */
static void
assert_reads_again (KhPlan *plan)
{
  g_autofree char *text = export_text (plan);
  g_autoptr (KhPlan) again = outline_read (text);
  g_autofree char *second = export_text (again);
  g_autofree char *recipients = outline_recipients (plan);
  g_autofree char *recipients_again = outline_recipients (again);
  g_autofree char *signatures = outline_signatures (plan);
  g_autofree char *signatures_again = outline_signatures (again);

  g_assert_cmpstr (second, ==, text);
  g_assert_cmpstr (recipients_again, ==, recipients);
  g_assert_cmpstr (signatures_again, ==, signatures);
  g_assert_null (outline_find (again, "import-unplaced", NULL));
}

static void
test_export_again (void)
{
  static const char *const names[] = { "ke-hoach-mau-quet.txt", "ke-hoach-mau-cot.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = outline_load (names[i]);
      g_autoptr (KhPlan) plan = outline_read (text);

      assert_reads_again (plan);
    }
}

static void
test_real_export_again (void)
{
  g_autoptr (KhPlan) plan = read_real ();

  if (plan != NULL)
    assert_reads_again (plan);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-reader/real/head", test_real_head);
  g_test_add_func ("/text-reader/real/body", test_real_body);
  g_test_add_func ("/text-reader/real/units", test_real_units);
  g_test_add_func ("/text-reader/real/tail", test_real_tail);
  g_test_add_func ("/text-reader/real/repairs", test_real_repairs);
  g_test_add_func ("/text-reader/real/nothing-lost", test_real_nothing_lost);
  g_test_add_func ("/text-reader/real/year", test_real_year);
  g_test_add_func ("/text-reader/real/export-again", test_real_export_again);
  g_test_add_func ("/text-reader/own/head", test_own_head);
  g_test_add_func ("/text-reader/own/body", test_own_body);
  g_test_add_func ("/text-reader/own/repairs", test_own_repairs);
  g_test_add_func ("/text-reader/own/columns", test_own_columns);
  g_test_add_func ("/text-reader/own/export-again", test_export_again);
  return g_test_run ();
}
