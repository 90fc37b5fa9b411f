/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports on a plan's implementation: their words for each kind of period, their tables, their pages. */
#include <math.h>
#include <string.h>

#include "compose.h"
#include "document-dump.h"
#include "layout.h"
#include "report-facts.h"
#include "report-maker.h"

typedef struct
{
  KhReportOutline *outline;
  KhPlan *plan;
  KhSection *targets;
  KhSection *groups[2];
  KhUnit *office, *division;
} Fixture;

static void
tell (KhItem *task, const char *period, KhTaskState state, int percent, const char *text)
{
  KhProgress *record = kh_progress_new (period, NULL);

  g_object_set (record, "state", state, "percent", percent, "text", text, NULL);
  kh_node_append_take (KH_NODE (task), record);
}

/* @state: told of the first quarter, unless nothing has begun */
static KhItem *
add_task (KhSection *group, const char *text, KhUnit *lead, const char *deadline, KhTaskState state, const char *note)
{
  KhItem *task = kh_item_new (KH_ITEM_TASK, text);
  g_autoptr (KhDeadline) due = kh_deadline_parse (deadline);

  g_object_set (task, "deadline", due, NULL);
  if (state != KH_TASK_NOT_STARTED)
    tell (task, "2027Q1", state, KH_PROGRESS_UNSAID, note);
  kh_task_set_lead (KH_TASK (task), lead);
  kh_node_append_take (KH_NODE (group), task);
  return task;
}

static void
add_target (Fixture *self, const char *text, KhComparator comparator, double value, double result)
{
  KhItem *target = kh_item_new (KH_ITEM_TARGET, text);
  KhIndicator *indicator = kh_indicator_new (comparator, value, "%");

  g_object_set (indicator, "result", result, NULL);
  kh_node_append_take (KH_NODE (target), indicator);
  kh_node_append_take (KH_NODE (self->targets), target);
}

static void
fill_plan (Fixture *self)
{
  KhAgency *agency = kh_agency_new ("Sở Mẫu");
  KhSection *parent = kh_section_new (KH_SECTION_TASK_GROUPS, "Nhiệm vụ, giải pháp");

  self->plan = kh_plan_new (2027);
  self->office = kh_unit_new (KH_UNIT_OFFICE, "Văn phòng Sở");
  self->division = kh_unit_new (KH_UNIT_DIVISION, "Phòng Pháp chế");
  kh_node_append_take (KH_NODE (agency), self->office);
  kh_node_append_take (KH_NODE (agency), self->division);
  kh_plan_set_agency (self->plan, agency);
  g_object_unref (agency);
  g_object_set (self->plan, "title", "Cải cách hành chính năm 2027", "type-name", "Kế hoạch", "superior", "UBND TỈNH MẪU",
                "issuer", "Sở Mẫu", "number", "02", "symbol", "KH-SM", "place", "Tỉnh Mẫu", "date", "2027-01-05", NULL);
  self->targets = kh_section_new (KH_SECTION_TARGETS, "Mục tiêu");
  self->groups[0] = kh_section_new (KH_SECTION_TASK_GROUP, "Cải cách thể chế");
  self->groups[1] = kh_section_new (KH_SECTION_TASK_GROUP, "Cải cách thủ tục hành chính");
  kh_node_append_take (KH_NODE (self->plan), self->targets);
  kh_node_append_take (KH_NODE (self->plan), parent);
  kh_node_append_take (KH_NODE (parent), self->groups[0]);
  kh_node_append_take (KH_NODE (parent), self->groups[1]);
  kh_node_append_take (KH_NODE (self->plan), kh_signature_new (NULL, "GIÁM ĐỐC", "Nguyễn Văn A"));
  kh_node_append_take (KH_NODE (self->plan), kh_recipient_new ("UBND tỉnh", "b/c"));
  kh_node_append_take (KH_NODE (self->plan), kh_recipient_new ("Các phòng, đơn vị", "t/h"));
  kh_node_append_take (KH_NODE (self->plan), kh_recipient_new_archive ("VT", "VP", 0));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->outline = kh_report_outline_load (&error);
  g_assert_no_error (error);
  fill_plan (self);
  add_task (self->groups[0], "Rà soát văn bản quy phạm pháp luật.", self->division, "Quý I/2027", KH_TASK_DONE, "đã rà soát 12 văn bản.");
  add_task (self->groups[0], "Kiểm tra văn bản tại các đơn vị;", self->division, "Quý I/2027", KH_TASK_UNDER_WAY, NULL);
  add_task (self->groups[1], "Công bố thủ tục hành chính", self->office, "tháng 5/2027", KH_TASK_NOT_STARTED, NULL);
  add_task (self->groups[1], "Truyền thông về dịch vụ công &amp; <b>hồ sơ số</b>", NULL, "cả năm 2027", KH_TASK_UNDER_WAY, "phát 3 kỳ");
  add_target (self, "Hồ sơ đúng hạn", KH_COMPARATOR_GE, 95, 97.5);
  add_target (self, "Hồ sơ trực tuyến", KH_COMPARATOR_GE, 80, 64);
  add_target (self, "Văn bản điện tử", KH_COMPARATOR_EQ, 100, NAN);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  kh_report_outline_free (self->outline);
  g_object_unref (self->plan);
}

static KhPlan *
make (Fixture *self, const char *code)
{
  KhReportPeriod period;
  g_autoptr (GError) error = NULL;

  kh_report_period_parse (code, &period, &error);
  g_assert_no_error (error);
  return kh_report_make (self->plan, &period, NULL, self->outline);
}

static char *
compose (KhPlan *report)
{
  g_autoptr (KhDocument) document = kh_compose_plan (report);

  return kh_dump_from (document, -1);
}

static void
assert_has (const char *dump, const char *line)
{
  if (strstr (dump, line) == NULL)
    g_error ("“%s” is not in:\n%s", line, dump);
}

static void
test_quarter (Fixture *self, gconstpointer data)
{
  g_autoptr (KhPlan) report = make (self, "2027Q1");
  g_autofree char *dump = compose (report);

  assert_has (dump, "number |Số:        /BC-SM\n");
  assert_has (dump, "place |Tỉnh Mẫu, ngày     tháng     năm 2027\n");
  assert_has (dump, "type |BÁO CÁO\n");
  assert_has (dump, "title |Tình hình thực hiện Kế hoạch cải cách hành chính quý I năm 2027\n");
  assert_has (dump, "para |Thực hiện Kế hoạch số 02/KH-SM ngày 05 tháng 01 năm 2027 của Sở Mẫu về cải cách hành chính năm 2027, "
                    "Sở Mẫu báo cáo tình hình thực hiện quý I năm 2027 như sau:\n");
  assert_has (dump, "section[1] I.|KẾT QUẢ THỰC HIỆN NHIỆM VỤ\n"
                    "para |Kế hoạch có 04 nhiệm vụ. Tính đến hết quý I năm 2027: 01 nhiệm vụ đã hoàn thành (đạt 25%), "
                    "01 nhiệm vụ đang thực hiện, 01 nhiệm vụ chậm tiến độ, 01 nhiệm vụ chưa triển khai.\n"
                    "para |Kết quả thực hiện từng nhiệm vụ được nêu tại Phụ lục kèm theo Báo cáo này.\n"
                    "heading[2] 1.|Cải cách thể chế\n"
                    "dash -|Đã hoàn thành 01/02 nhiệm vụ:\n"
                    "plus +|Rà soát văn bản quy phạm pháp luật: đã rà soát 12 văn bản.\n"
                    "dash -|Chậm tiến độ 01/02 nhiệm vụ:\n"
                    "plus +|Kiểm tra văn bản tại các đơn vị.\n"
                    "heading[2] 2.|Cải cách thủ tục hành chính\n"
                    "dash -|Đang thực hiện 01/02 nhiệm vụ:\n"
                    "plus +|Truyền thông về dịch vụ công & <b>hồ sơ số</b>: phát 3 kỳ.\n"
                    "dash -|Chưa triển khai 01/02 nhiệm vụ:\n"
                    "plus +|Công bố thủ tục hành chính.\n");
  assert_has (dump, "dash -|Tính đến hết quý I năm 2027 có 01 nhiệm vụ chậm tiến độ:\n"
                    "plus +|Kiểm tra văn bản tại các đơn vị; đơn vị chủ trì: Phòng Pháp chế; thời hạn: Quý I/2027. Nguyên nhân: …\n");
  assert_has (dump, "section[1] IV.|PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2027\n"
                    "dash -|Tập trung hoàn thành 01 nhiệm vụ chậm tiến độ nêu trên.\n"
                    "dash -|Hoàn thành 01 nhiệm vụ đến hạn trong quý II năm 2027:\n"
                    "plus +|Công bố thủ tục hành chính; đơn vị chủ trì: Văn phòng Sở; thời hạn: tháng 5/2027.\n"
                    "dash -|Tiếp tục thực hiện 01 nhiệm vụ khác theo tiến độ của Kế hoạch.\n");
  assert_has (dump, "para |Trên đây là báo cáo tình hình thực hiện Kế hoạch cải cách hành chính quý I năm 2027./.\n");
  assert_has (dump, "  signer GIÁM ĐỐC | - | Nguyễn Văn A\n");
  assert_has (dump, "recipient -|UBND tỉnh (b/c);\n");
  assert_has (dump, "recipient -|Các phòng, đơn vị;\n");
  assert_has (dump, "recipient -|Lưu: VT, VP.\n");
}

static void
test_targets (Fixture *self, gconstpointer data)
{
  g_autoptr (KhPlan) report = make (self, "2027Q1");
  g_autofree char *dump = compose (report);

  assert_has (dump, "section[1] II.|KẾT QUẢ THỰC HIỆN MỤC TIÊU, CHỈ TIÊU\n"
                    "para |Kế hoạch có 03 chỉ tiêu: 01 chỉ tiêu đạt, 01 chỉ tiêu chưa đạt, 01 chỉ tiêu chưa có số liệu.\n"
                    "table |\n"
                    "  header | STT | Mục tiêu, chỉ tiêu | Đơn vị tính | Kế hoạch | Thực hiện | Đánh giá\n"
                    "  row | 1 | Hồ sơ đúng hạn | % | ≥ 95 | 97,5 | Đạt\n"
                    "  row | 2 | Hồ sơ trực tuyến | % | ≥ 80 | 64 | Chưa đạt\n"
                    "  row | 3 | Văn bản điện tử | % | 100 |  | Chưa có số liệu\n");
  assert_has (dump, "dash -|Có 01 chỉ tiêu chưa đạt mức của Kế hoạch");
}

static void
test_table (Fixture *self, gconstpointer data)
{
  g_autoptr (KhPlan) report = make (self, "2027Q1");
  g_autofree char *dump = compose (report);

  assert_has (dump, "appendix[1][landscape] |Phụ lục\n"
                    "app-title |KẾT QUẢ THỰC HIỆN TỪNG NHIỆM VỤ QUÝ I NĂM 2027\n"
                    "app-ref |(Kèm theo Báo cáo số        /BC-SM ngày     tháng     năm 2027 của Sở Mẫu)\n"
                    "table |\n"
                    "  header | STT | Nội dung nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành | Tình trạng | Tỷ lệ | Kết quả, ghi chú\n"
                    "  group | {7}I. Cải cách thể chế\n"
                    "  row | 1 | Rà soát văn bản quy phạm pháp luật | Phòng Pháp chế | Quý I/2027 | Đã hoàn thành | 100% | "
                    "đã rà soát 12 văn bản\n"
                    "  row | 2 | Kiểm tra văn bản tại các đơn vị | Phòng Pháp chế | Quý I/2027 | Chậm tiến độ |  | \n"
                    "  group | {7}II. Cải cách thủ tục hành chính\n"
                    "  row | 1 | Công bố thủ tục hành chính | Văn phòng Sở | tháng 5/2027 | Chưa triển khai |  | \n"
                    "  row | 2 | Truyền thông về dịch vụ công & <b>hồ sơ số</b> |  | cả năm 2027 | Đang thực hiện |  | phát 3 kỳ\n");
}

static void
test_periods (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *code, *title, *late, *next;
  } cases[] = {
    { "2027M03", "title |Tình hình thực hiện Kế hoạch cải cách hành chính tháng 3 năm 2027\n",
      "Tính đến hết tháng 3 năm 2027 có 01 nhiệm vụ chậm tiến độ:", "section[1] IV.|PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 4 NĂM 2027\n" },
    { "2027M02", "title |Tình hình thực hiện Kế hoạch cải cách hành chính tháng 02 năm 2027\n",
      "Tính đến hết tháng 02 năm 2027 không có nhiệm vụ chậm tiến độ.", "section[1] IV.|PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 3 NĂM 2027\n" },
    { "2027H1", "title |Tình hình thực hiện Kế hoạch cải cách hành chính 6 tháng đầu năm 2027\n",
      "Tính đến hết 6 tháng đầu năm 2027 có 02 nhiệm vụ chậm tiến độ:",
      "section[1] IV.|PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2027\n" },
    { "2027", "title |Tình hình thực hiện Kế hoạch cải cách hành chính năm 2027\n",
      "Tính đến hết năm 2027 có 03 nhiệm vụ chậm tiến độ:", "section[1] IV.|PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2028\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhPlan) report = make (self, cases[i].code);
      g_autofree char *dump = compose (report);

      assert_has (dump, cases[i].title);
      assert_has (dump, cases[i].late);
      assert_has (dump, cases[i].next);
    }
}

/* Titles name the year in other places, the body too, or no year at all. */
static void
test_titles (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *title, *name, *about;
  } cases[] = {
    { "Cải cách hành chính năm 2027 của Sở Mẫu", "title |Tình hình thực hiện Kế hoạch cải cách hành chính quý I năm 2027 của Sở Mẫu\n",
      " của Sở Mẫu về cải cách hành chính năm 2027, Sở Mẫu báo cáo" },
    { "CCHC &amp; chuyển đổi số", "title |Tình hình thực hiện Kế hoạch CCHC & chuyển đổi số quý I năm 2027\n",
      " về CCHC & chuyển đổi số, Sở Mẫu báo cáo" },
    { "Chuyển đổi số giai đoạn 2026 - 2030", "title |Tình hình thực hiện Kế hoạch chuyển đổi số giai đoạn 2026 - 2030 quý I năm 2027\n",
      " về chuyển đổi số giai đoạn 2026 - 2030, Sở Mẫu báo cáo" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhPlan) report = NULL;
      g_autofree char *dump = NULL;

      g_object_set (self->plan, "title", cases[i].title, NULL);
      report = make (self, "2027Q1");
      dump = compose (report);
      assert_has (dump, cases[i].name);
      assert_has (dump, cases[i].about);
    }
}

/* A plan of which nothing is known makes a report with nothing to say, and no empty parts. */
static void
test_bare (Fixture *self, gconstpointer data)
{
  g_autoptr (KhPlan) bare = kh_plan_new (2027);
  KhReportPeriod period = { 2027, KH_PERIOD_HALF, 1 };
  g_autoptr (KhPlan) report = kh_report_make (bare, &period, NULL, self->outline);
  g_autofree char *dump = compose (report);

  assert_has (dump, "number |Số:        /BC\n");
  assert_has (dump, "title |Tình hình thực hiện Kế hoạch 6 tháng đầu năm 2027\n");
  g_assert_null (strstr (dump, "section"));
  g_assert_null (strstr (dump, "table"));
  g_assert_null (strstr (dump, "appendix"));
}

static void
test_all_done (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->groups); i++)
    {
      GListModel *items = kh_section_get_items (self->groups[i]);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (KhItem) task = g_list_model_get_item (items, j);

          tell (task, "2027", KH_TASK_DONE, KH_PROGRESS_UNSAID, NULL);
        }
    }
  {
    g_autoptr (KhPlan) report = make (self, "2027");
    g_autofree char *dump = compose (report);

    assert_has (dump, "04 nhiệm vụ đã hoàn thành (đạt 100%).\n");
    assert_has (dump, "không có nhiệm vụ chậm tiến độ");
    assert_has (dump, "para |Không còn nhiệm vụ của Kế hoạch chuyển sang năm 2028");
  }
}

/* What was told later is not in an earlier report; per cent and note are those of the last record. */
static void
test_progress (Fixture *self, gconstpointer data)
{
  g_autoptr (KhItem) task = g_list_model_get_item (kh_section_get_items (self->groups[1]), 0);
  const KhReportPeriod quarter = { 2027, KH_PERIOD_QUARTER, 2 };
  g_autoptr (KhPlan) first = NULL, second = NULL, year = NULL;
  g_autoptr (KhReportFacts) facts = NULL;
  g_autofree char *first_dump = NULL, *second_dump = NULL, *year_dump = NULL;

  tell (task, "2027M04", KH_TASK_UNDER_WAY, 60, "đã công bố 3 trong 5 thủ tục;");
  tell (task, "2027Q3", KH_TASK_DONE, KH_PROGRESS_UNSAID, NULL);
  first = make (self, "2027Q1");
  first_dump = compose (first);
  assert_has (first_dump, "plus +|Công bố thủ tục hành chính.\n");
  second = make (self, "2027Q2");
  second_dump = compose (second);
  assert_has (second_dump, "Nguyên nhân: đã công bố 3 trong 5 thủ tục.\n");
  assert_has (second_dump, "plus +|Công bố thủ tục hành chính (đạt 60%): đã công bố 3 trong 5 thủ tục.\n");
  assert_has (second_dump, " | tháng 5/2027 | Chậm tiến độ | 60% | đã công bố 3 trong 5 thủ tục\n");
  year = make (self, "2027");
  year_dump = compose (year);
  assert_has (year_dump, "Công bố thủ tục hành chính | Văn phòng Sở | tháng 5/2027 | Đã hoàn thành | 100% | \n");
  facts = kh_report_facts_new (self->plan, &quarter, NULL);
  g_assert_cmpuint (facts->facts->len, ==, 4);
  g_assert_cmpuint (facts->n_told, ==, 1);
}

/* A report that is due before its period has ended calls nothing late that is due later. */
static void
test_today (Fixture *self, gconstpointer data)
{
  const KhReportPeriod period = { 2027, KH_PERIOD_QUARTER, 1 };
  GDate today;
  g_autoptr (KhPlan) report = NULL;
  g_autofree char *dump = NULL;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 5, G_DATE_MARCH, 2027);
  report = kh_report_make (self->plan, &period, &today, self->outline);
  dump = compose (report);
  assert_has (dump, "dash -|Đang thực hiện 01/02 nhiệm vụ:\nplus +|Kiểm tra văn bản tại các đơn vị.\n");
  assert_has (dump, "không có nhiệm vụ chậm tiến độ");
}

static void
test_judge (void)
{
  static const struct
  {
    KhComparator comparator;
    double value, result;
    KhReportVerdict verdict;
  } cases[] = {
    { KH_COMPARATOR_GE, 95, 95, KH_REPORT_REACHED },   { KH_COMPARATOR_GE, 95, 94.9, KH_REPORT_MISSED },
    { KH_COMPARATOR_GT, 95, 95, KH_REPORT_MISSED },    { KH_COMPARATOR_LE, 5, 5, KH_REPORT_REACHED },
    { KH_COMPARATOR_LE, 5, 6, KH_REPORT_MISSED },      { KH_COMPARATOR_LT, 5, 5, KH_REPORT_MISSED },
    { KH_COMPARATOR_EQ, 50, 55, KH_REPORT_REACHED },   { KH_COMPARATOR_EQ, 50, 49, KH_REPORT_MISSED },
    { KH_COMPARATOR_EQ, 0, 1, KH_REPORT_MISSED },      { KH_COMPARATOR_EQ, 0, 0, KH_REPORT_REACHED },
    { KH_COMPARATOR_NONE, 3, 3, KH_REPORT_REACHED },   { KH_COMPARATOR_GE, NAN, 3, KH_REPORT_UNKNOWN },
    { KH_COMPARATOR_GE, 3, NAN, KH_REPORT_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhIndicator) indicator = kh_indicator_new (cases[i].comparator, cases[i].value, "%");

      g_object_set (indicator, "result", cases[i].result, NULL);
      g_assert_cmpint (kh_report_judge (indicator), ==, cases[i].verdict);
    }
}

/* Nothing of the plan changes, and what the report holds is the report's own. */
static void
test_apart (Fixture *self, gconstpointer data)
{
  g_autofree char *before = compose (self->plan);
  g_autoptr (KhPlan) report = make (self, "2027Q1");
  g_autofree char *after = compose (self->plan);
  GListModel *recipients = kh_plan_get_recipients (self->plan);
  g_autoptr (KhRecipient) second = g_list_model_get_item (recipients, 1);

  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (kh_recipient_get_purpose (second), ==, "t/h");
  g_assert_null (kh_plan_get_number (report));
  g_assert_null (kh_plan_get_date (report));
  g_assert_cmpint (kh_plan_get_state (report), ==, KH_PLAN_DRAFT);
  g_assert_true (kh_plan_get_agency (report) == kh_plan_get_agency (self->plan));
}

/* A sentence of the plan that shows its indicator shows the figure in the report. */
static void
test_reference (Fixture *self, gconstpointer data)
{
  KhItem *target = kh_item_new (KH_ITEM_TARGET, NULL);
  KhIndicator *indicator = kh_indicator_new (KH_COMPARATOR_GE, 90, "%");
  g_autofree char *text = g_strdup_printf ("Ít nhất <ind ref=\"%s\"/> hồ sơ số hóa;", kh_node_get_uuid (KH_NODE (indicator)));
  g_autoptr (KhPlan) report = NULL;
  g_autofree char *dump = NULL;

  kh_item_set_text (target, text);
  kh_node_append_take (KH_NODE (target), indicator);
  kh_node_append_take (KH_NODE (self->targets), target);
  report = make (self, "2027Q1");
  dump = compose (report);
  assert_has (dump, "  row | 4 | Ít nhất 90% hồ sơ số hóa | % | ≥ 90 |  | Chưa có số liệu\n");
}

/* 3,000 tasks of 60 units in a report, laid out to its last page. */
static void
test_large (Fixture *self, gconstpointer data)
{
  KhAgency *agency = kh_plan_get_agency (self->plan);
  KhUnit *units[60];
  g_autoptr (KhPlan) report = NULL;
  g_autoptr (KhDocument) document = NULL;
  g_autoptr (KhFrames) frames = NULL;
  g_autoptr (KhProfile) profile = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *name = g_strdup_printf ("Phòng Mẫu %u", i + 1);

      units[i] = kh_unit_new (KH_UNIT_DIVISION, name);
      kh_node_append_take (KH_NODE (agency), units[i]);
    }
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_strdup_printf ("Thực hiện việc mẫu số %u theo phân công của Sở", i + 1);
      g_autofree char *deadline = g_strdup_printf ("Quý %s/2027", i % 2 == 0 ? "I" : "III");

      add_task (self->groups[i % 2], text, units[i % 60], deadline, i % 3 == 0 ? KH_TASK_DONE : KH_TASK_UNDER_WAY, NULL);
    }
  start = g_get_monotonic_time ();
  report = make (self, "2027H1");
  document = kh_compose_plan (report);
  g_test_message ("made and composed in %.2f s", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  profile = kh_profile_load (kh_document_get_profile (document), kh_document_get_choices (document), &error);
  g_assert_no_error (error);
  frames = kh_layout_run (document, profile, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("laid out after %.2f s: %u pages", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC,
                  kh_frames_get_n_pages (frames));
  g_assert_cmpuint (kh_frames_get_n_pages (frames), >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define REPORT_CASE(name, func) g_test_add ("/report/" name, Fixture, NULL, set_up, func, tear_down)
  REPORT_CASE ("quarter", test_quarter);
  REPORT_CASE ("targets", test_targets);
  REPORT_CASE ("table", test_table);
  REPORT_CASE ("periods", test_periods);
  REPORT_CASE ("titles", test_titles);
  REPORT_CASE ("bare", test_bare);
  REPORT_CASE ("progress", test_progress);
  REPORT_CASE ("today", test_today);
  REPORT_CASE ("all-done", test_all_done);
  REPORT_CASE ("apart", test_apart);
  REPORT_CASE ("reference", test_reference);
  REPORT_CASE ("large", test_large);
  g_test_add_func ("/report/judge", test_judge);
  return g_test_run ();
}
