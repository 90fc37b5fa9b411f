/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the plan's own XML format: nothing is lost, nothing hostile gets through. */
#include "same-plan.h"
#include "data-file.h"
#include "xml-reader.h"
#include "xml-writer.h"

#include <locale.h>

#define HEAD "<plan xmlns='urn:kehoach:plan:1' version='1' uuid='p' order-key='' year='2027'>"
#define IDS " uuid='a' order-key=''"

static KhPlan *
read_text (const char *text, gboolean fresh, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return kh_xml_reader_read (bytes, fresh, error);
}

static KhPlan *
write_and_read (KhPlan *plan)
{
  g_autoptr (GBytes) bytes = kh_xml_write (plan);
  g_autoptr (GError) error = NULL;
  KhPlan *again = kh_xml_reader_read (bytes, FALSE, &error);

  g_assert_no_error (error);
  return again;
}

static void
add_progress (KhNode *task)
{
  KhProgress *first = kh_progress_new ("2027Q1", "2027-04-02");
  KhProgress *second = kh_progress_new ("2027H1", NULL);

  g_object_set (first, "state", KH_TASK_UNDER_WAY, "percent", 40, "text", "Đã rà soát <12> văn bản\n", NULL);
  g_object_set (second, "state", KH_TASK_DONE, "percent", 0, NULL);
  kh_node_append_take (task, first);
  kh_node_append_take (task, second);
  kh_node_append_take (task, kh_progress_new ("2027", NULL));
}

static void
add_everything (KhPlan *plan, KhSection *section)
{
  KhAgency *agency = kh_plan_get_agency (plan);
  GListModel *units = kh_agency_get_units (agency);
  g_autoptr (KhUnit) first = g_list_model_get_item (units, 0);
  g_autoptr (KhUnit) second = g_list_model_get_item (units, 1);
  g_autoptr (GPtrArray) pair = g_ptr_array_new ();
  KhItem *task = kh_item_new (KH_ITEM_TASK, "Rà soát <b>văn bản</b> A &amp; B <i>theo <b>quy</b></i>");
  KhItem *target = kh_item_new (KH_ITEM_TARGET, NULL);
  KhItem *block = kh_item_new (KH_ITEM_RESPONSIBILITY, "Văn phòng");
  KhItem *duty = kh_item_new (KH_ITEM_DUTY, "Báo cáo");
  KhItem *table = kh_item_new (KH_ITEM_TABLE, "Bảng 1");
  KhItem *row = kh_item_new (KH_ITEM_HEADER_ROW, NULL);
  KhIndicator *indicator = kh_indicator_new (KH_COMPARATOR_GE, 99.95, "%");
  g_autoptr (KhDeadline) deadline = kh_deadline_new (KH_DEADLINE_DAY, 2027, 6, 5, "trước ngày 05/6");
  g_autoptr (KhDeadline) relative = kh_deadline_new (KH_DEADLINE_RELATIVE, 0, 0, 3, NULL);
  g_autofree char *text = g_strdup_printf ("Đạt <ind ref=\"%s\"/> theo <cite ref=\"khac\"/>",
                                           kh_node_get_uuid (KH_NODE (indicator)));

  g_ptr_array_add (pair, second);
  g_ptr_array_add (pair, first);
  g_object_set (task, "product", "Báo cáo \"A\" <mới>", "deadline", deadline, "budget", "50 triệu đồng",
                "budget-source", "ngân sách", "note", "dòng 1\ndòng 2\tcuối", "state", KH_TASK_LATE, NULL);
  add_progress (KH_NODE (task));
  kh_task_set_lead (KH_TASK (task), first);
  kh_task_set_support (KH_TASK (task), pair);
  kh_responsibility_set_units (KH_RESPONSIBILITY (block), pair);
  g_object_set (block, "unit-kinds", KH_UNIT_KINDS_ATTACHED | KH_UNIT_KINDS_OFFICE, NULL);
  g_object_set (indicator, "baseline", 1e-7, "result", -12.5, NULL);
  kh_item_set_text (target, text);
  kh_node_append_take (KH_NODE (target), indicator);
  kh_node_append_take (KH_NODE (target), kh_indicator_new (KH_COMPARATOR_NONE, NAN, NULL));
  kh_node_append_take (KH_NODE (duty), kh_reporting_new (KH_PERIOD_QUARTER, relative));
  kh_node_append_take (KH_NODE (duty), kh_item_new (KH_ITEM_PLUS, "nhỏ"));
  kh_node_append_take (KH_NODE (block), duty);
  kh_node_append_take (KH_NODE (row), kh_item_new (KH_ITEM_CELL, " khoảng trắng  giữ nguyên "));
  kh_node_append_take (KH_NODE (table), row);
  kh_node_append_take (KH_NODE (task), kh_item_new (KH_ITEM_POINT, "hỏng < markup & <b>"));
  kh_node_append_take (KH_NODE (section), target);
  kh_node_append_take (KH_NODE (section), task);
  kh_node_append_take (KH_NODE (section), block);
  kh_node_append_take (KH_NODE (section), table);
}

/* Two documents: "khac", which the plan cites, has been replaced by the other. */
static void
add_register (KhAgency *agency)
{
  KhLegalDocument *cited = g_object_new (KH_TYPE_LEGAL_DOCUMENT, "uuid", "khac", "type", "Nghị định", NULL);
  KhLegalDocument *newer = kh_legal_document_new ("Nghị định");

  g_object_set (newer, "number", "118", "symbol", "2025/NĐ-CP", "title", "về việc mẫu", NULL);
  g_object_set (cited, "number", "61", "symbol", "2018/NĐ-CP", "date", "2018-04-23", "issuer", "Chính phủ", "title",
                "về <việc> mẫu", "status", KH_LEGAL_STATUS_ENDED, "replaced-by", kh_node_get_uuid (KH_NODE (newer)), NULL);
  kh_node_append_take (KH_NODE (agency), newer);
  kh_node_append_take (KH_NODE (agency), cited);
}

/* A plan with every property of every class set to something unusual. */
static KhPlan *
make_rich_plan (void)
{
  KhPlan *plan = kh_plan_new (2027);
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  KhUnit *unit = kh_unit_new (KH_UNIT_OTHER, "Phòng <Một> & \"Hai\"");
  KhUnit *other = kh_unit_new (KH_UNIT_OFFICE, "Văn phòng");
  KhSection *section = kh_section_new (KH_SECTION_PART, "Phần <b>một</b>");
  KhFinding *finding = kh_finding_new ("import-odd", KH_SEVERITY_ERROR, "02 /KH", "Odd: %s");

  g_object_set (unit, "short-name", "P1", "head-title", "Trưởng phòng", "first-year", 2020, "last-year", 2026,
                "successor", kh_node_get_uuid (KH_NODE (other)), NULL);
  g_object_set (agency, "superior", "UBND\ntỉnh Mẫu", "abbreviation", "SM", "place", "Tỉnh Mẫu", "address", "Số 1", "choices", "body-size=13",
                "organ-id", "000.00.14.H20", "email", "so@mau.example", "telephone",
                "0200 000 000", "fax", "0200 000 001", "website", "mau.example", NULL);
  kh_node_append_take (KH_NODE (agency), unit);
  kh_node_append_take (KH_NODE (agency), other);
  kh_node_append_take (KH_NODE (agency), kh_signature_new ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn A"));
  kh_node_append_take (KH_NODE (agency), kh_recipient_new ("UBND tỉnh", "b/c"));
  add_register (agency);
  kh_plan_set_agency (plan, agency);
  kh_node_set_derived_from (KH_NODE (plan), "0b5d7c1e-0000-4000-8000-000000000001");
  g_object_set (plan, "state", KH_PLAN_ISSUED, "template", NULL, "type-name", "Chương trình", "superior", "A\nB",
                "issuer", "Sở\nMẫu", "number", "02", "symbol", "CTr-SM", "place", "Tỉnh Mẫu", "date", "2027-01-12",
                "title", "Một <i>trích yếu</i>", "urgency", KH_URGENCY_IMMEDIATE, "secrecy", KH_SECRECY_UTMOST,
                "circulation", KH_CIRCULATION_INTERNAL, "drafter-mark", "PL.(300)", "address", "Số 1", "profile", "khac",
                "choices", "body-size=13;task-details=none", NULL);
  kh_node_append_take (KH_NODE (plan), section);
  add_everything (plan, section);
  kh_node_append_take (KH_NODE (section), kh_section_new (KH_SECTION_FREE, NULL));
  kh_node_append_take (KH_NODE (plan), kh_section_new (KH_SECTION_APPENDIX, "Phụ lục"));
  kh_node_append_take (KH_NODE (plan), kh_signature_new (NULL, "GIÁM ĐỐC", NULL));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new_archive ("VT", "VP", 3));
  g_object_set (finding, "node", kh_node_get_uuid (KH_NODE (section)), "line", 12, "source", "P1 II.3.c", "fix", "02/KH",
                "reason", "as agreed", "detail", "more", "property", "heading", "words-start", 2, "words-end", 7, NULL);
  kh_node_append_take (KH_NODE (plan), finding);
  return plan;
}

/* What goes out with a document does not say what came of the plan. */
static void
test_as_issued (void)
{
  g_autoptr (KhPlan) plan = make_rich_plan ();
  g_autoptr (GBytes) whole = kh_xml_write (plan);
  g_autoptr (GBytes) issued = kh_xml_write_as_issued (plan);
  g_autoptr (KhPlan) again = kh_xml_reader_read (issued, FALSE, NULL);
  const char *words = "Đã rà soát";

  g_assert_nonnull (again);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (whole, NULL), (gssize) g_bytes_get_size (whole), words));
  g_assert_null (g_strstr_len (g_bytes_get_data (issued, NULL), (gssize) g_bytes_get_size (issued), words));
}

/* A file that says what progress cannot be is no plan file. */
static void
test_bad_progress (void)
{
  const char *const bad[][2] = { { "period=\"2027Q1\"", "period=\"2027Q5\"" }, { "<percent>40<", "<percent>101<" },
                                 { "<day>2027-04-02<", "<day>2027-04-31<" } };
  g_autoptr (KhPlan) plan = make_rich_plan ();
  g_autoptr (GBytes) bytes = kh_xml_write (plan);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GString *text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
      g_autoptr (GBytes) broken = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (g_string_replace (text, bad[i][0], bad[i][1], 0), ==, 1);
      broken = g_string_free_to_bytes (text);
      g_assert_null (kh_xml_reader_read (broken, FALSE, &error));
      g_assert_nonnull (error);
    }
}

static void
test_rich_plan (void)
{
  g_autoptr (KhPlan) plan = make_rich_plan ();
  g_autoptr (KhPlan) again = write_and_read (plan);
  g_autoptr (GBytes) first = kh_xml_write (plan);
  g_autoptr (GBytes) second = kh_xml_write (again);

  kh_assert_same_node (KH_NODE (plan), KH_NODE (again), KH_SAME_ALL);
  g_assert_true (g_bytes_equal (first, second));
}

/* A file holds the documents that its plan cites and no others; read as a new
 * plan, the citations follow them to their new identities. */
static void
test_register (void)
{
  g_autoptr (KhPlan) plan = make_rich_plan ();
  KhLegalDocument *unused = kh_legal_document_new ("Thông tư");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KhPlan) again = NULL;
  g_autoptr (GPtrArray) cited = NULL;
  GListModel *documents;

  kh_node_append_take (KH_NODE (kh_plan_get_agency (plan)), unused);
  bytes = kh_xml_write (plan);
  again = kh_xml_reader_read (bytes, TRUE, NULL);
  documents = kh_agency_get_documents (kh_plan_get_agency (again));
  g_assert_cmpuint (g_list_model_get_n_items (documents), ==, 2);
  cited = kh_plan_list_cited (again);
  g_assert_cmpuint (cited->len, ==, 2);
  g_assert_cmpstr (kh_legal_document_get_number (cited->pdata[0]), ==, "61");
  g_assert_cmpstr (kh_node_get_uuid (cited->pdata[0]), !=, "khac");
  g_assert_cmpstr (kh_node_get_derived_from (cited->pdata[0]), ==, "khac");
  g_assert_cmpstr (kh_legal_document_get_number (cited->pdata[1]), ==, "118");
}

/* An empty plan has absent values where the class has defaults; they stay absent. */
static void
test_empty_plan (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (0);
  g_autoptr (KhPlan) again = NULL;

  g_object_set (plan, "template", NULL, "type-name", NULL, "profile", NULL, NULL);
  again = write_and_read (plan);
  kh_assert_same_node (KH_NODE (plan), KH_NODE (again), KH_SAME_ALL);
  g_assert_null (kh_plan_get_template (again));
  g_assert_null (kh_plan_get_agency (again));
}

static void
test_order_keys (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  KhSection *section = kh_section_new (KH_SECTION_FREE, "A");
  g_autoptr (KhPlan) again = NULL;
  g_autoptr (KhSection) read = NULL;

  kh_node_append_take (KH_NODE (plan), section);
  kh_node_append_take (KH_NODE (section), kh_item_new (KH_ITEM_DASH, "một"));
  kh_node_append_take (KH_NODE (section), kh_item_new (KH_ITEM_DASH, "hai"));
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (KhItem) item = kh_item_new (KH_ITEM_DASH, "giữa");
      kh_node_insert (KH_NODE (section), 1, KH_NODE (item));
    }
  again = write_and_read (plan);
  kh_assert_same_node (KH_NODE (plan), KH_NODE (again), KH_SAME_ALL);
  read = g_list_model_get_item (kh_plan_get_sections (again), 0);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (read)), ==, 22);
}

/* What XML cannot hold is left out; all the rest of the plan survives. */
static void
test_control_characters (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  g_autoptr (KhPlan) again = NULL;

  g_object_set (plan, "title", "A\x01" "B\r\nC", "place", "Tỉnh\x1f Mẫu", NULL);
  again = write_and_read (plan);
  g_assert_cmpstr (kh_plan_get_title (again), ==, "AB\r\nC");
  g_assert_cmpstr (kh_plan_get_place (again), ==, "Tỉnh Mẫu");
}

static void
test_normal_form (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = read_text (HEAD "<place>Ti\xcc\x89nh</place>"
                                       "<title>Ma\xcc\x82\xcc\x83u</title></plan>", FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kh_plan_get_place (plan), ==, "Tỉnh");
  g_assert_cmpstr (kh_plan_get_title (plan), ==, "Mẫu");
}

static void
test_fresh (void)
{
  g_autoptr (KhPlan) plan = make_rich_plan ();
  g_autoptr (GBytes) bytes = kh_xml_write (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) fresh = kh_xml_reader_read (bytes, TRUE, &error);
  KhSection *old_part = kh_plan_find_section (plan, KH_SECTION_PART);
  KhSection *part = NULL;
  g_autoptr (KhUnit) unit = NULL;
  g_autoptr (KhUnit) other = NULL;
  g_autoptr (KhFinding) finding = NULL;
  g_autoptr (KhTarget) target = NULL;
  g_autoptr (KhIndicator) indicator = NULL;
  g_autoptr (GPtrArray) cited = NULL;
  g_autofree char *expected = NULL;

  g_assert_no_error (error);
  cited = kh_plan_list_cited (fresh);
  g_assert_cmpint (kh_plan_get_state (fresh), ==, KH_PLAN_DRAFT);
  g_object_set (plan, "state", KH_PLAN_DRAFT, NULL);

  part = kh_plan_find_section (fresh, KH_SECTION_PART);
  g_assert_cmpstr (kh_node_get_uuid (KH_NODE (part)), !=, kh_node_get_uuid (KH_NODE (old_part)));
  g_assert_cmpstr (kh_node_get_derived_from (KH_NODE (part)), ==, kh_node_get_uuid (KH_NODE (old_part)));
  g_assert_cmpstr (kh_node_get_derived_from (KH_NODE (fresh)), ==, kh_node_get_uuid (KH_NODE (plan)));

  /* Links inside the plan lead to the new nodes. */
  unit = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (fresh)), 0);
  other = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (fresh)), 1);
  g_assert_cmpstr (kh_unit_get_successor (unit), ==, kh_node_get_uuid (KH_NODE (other)));
  finding = g_list_model_get_item (kh_plan_get_findings (fresh), 0);
  g_assert_cmpstr (kh_finding_get_node (finding), ==, kh_node_get_uuid (KH_NODE (part)));
  target = g_list_model_get_item (kh_section_get_items (part), 0);
  indicator = g_list_model_get_item (kh_target_get_indicators (target), 0);
  expected = g_strdup_printf ("Đạt <ind ref=\"%s\"/> theo <cite ref=\"%s\"/>", kh_node_get_uuid (KH_NODE (indicator)),
                              kh_node_get_uuid (cited->pdata[0]));
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (target)), ==, expected);
}

static void
test_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhPlan) again = NULL;
  KhSection *groups = NULL;
  guint n_tasks = 0;

  g_assert_no_error (error);
  plan = kh_xml_reader_read (bytes, FALSE, &error);
  g_assert_no_error (error);
  again = write_and_read (plan);
  kh_assert_same_node (KH_NODE (plan), KH_NODE (again), KH_SAME_ALL);

  g_assert_cmpint (kh_plan_get_year (plan), ==, 2027);
  g_assert_null (kh_plan_get_number (plan));
  g_assert_null (kh_plan_get_date (plan));
  g_assert_cmpuint (g_list_model_get_n_items (
                        kh_section_get_items (kh_plan_find_section (plan, KH_SECTION_TARGETS))), ==, 10);
  groups = kh_plan_find_section (plan, KH_SECTION_TASK_GROUPS);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_sections (groups)), ==, 7);
  for (guint i = 0; i < 7; i++)
    {
      g_autoptr (KhSection) group = g_list_model_get_item (kh_section_get_sections (groups), i);

      for (guint j = 0; j < g_list_model_get_n_items (kh_section_get_items (group)); j++)
        {
          g_autoptr (KhTask) task = g_list_model_get_item (kh_section_get_items (group), j);
          GDate from, to;

          n_tasks++;
          g_assert_nonnull (kh_task_get_lead (task));
          g_assert_nonnull (kh_task_get_product (task));
          g_assert_true (kh_deadline_get_range (kh_task_get_deadline (task), 2027, &from, &to));
          g_assert_cmpint (g_date_get_year (&to), ==, 2027);
        }
    }
  g_assert_cmpuint (n_tasks, ==, 30);
}

static gboolean
has_no_braces (KhNode *node, gpointer user_data)
{
  if (KH_IS_ITEM (node))
    g_assert_null (strchr (kh_item_get_text (KH_ITEM (node)), '{'));
  return TRUE;
}

static void
test_templates (void)
{
  g_auto (GStrv) names = kh_data_file_list ("templates");

  g_assert_true (g_strv_contains ((const char *const *) names, "cchc.kehoach"));
  g_assert_true (g_strv_contains ((const char *const *) names, "cchc-76.kehoach"));
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *id = g_strndup (*name, strlen (*name) - strlen (".kehoach"));
      g_autoptr (GError) error = NULL;
      g_autoptr (KhPlan) plan = kh_xml_reader_new_from_template (id, 2031, &error);
      KhSection *groups = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (kh_plan_get_year (plan), ==, 2031);
      g_assert_cmpstr (kh_plan_get_template (plan), ==, id);
      g_assert_cmpstr (kh_plan_get_title (plan), ==, "Cải cách hành chính năm 2031");
      g_assert_null (kh_plan_get_number (plan));
      g_assert_null (kh_plan_get_date (plan));
      g_assert_cmpint (kh_plan_get_state (plan), ==, KH_PLAN_DRAFT);
      groups = kh_plan_find_section (plan, KH_SECTION_TASK_GROUPS);
      g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_sections (groups)), ==, 7);
      kh_plan_visit (plan, has_no_braces, NULL);
    }
}

static void
test_absent_template (void)
{
  static const char *const names[] = { "khong-co", "../samples/ke-hoach-mau", "", "a/../../b" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kh_xml_reader_new_from_template (names[i], 2027, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (error->domain, ==, G_IO_ERROR);
    }
}

static void
assert_refused (const char *text, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text, FALSE, &error));
  g_assert_error (error, KH_READER_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *words;
  } cases[] = {
    { "", KH_READER_ERROR_EMPTY, "empty" },
    { "nothing of the kind", KH_READER_ERROR_INVALID, "line 1" },
    { HEAD "\n<section" IDS " kind='free'>\n", KH_READER_ERROR_INVALID, "line 3" },
    { HEAD "\n\n<strange/></plan>", KH_READER_ERROR_INVALID, "line 3" },
    { HEAD "<section" IDS "/></plan>", KH_READER_ERROR_INVALID, "line 1" },
    { HEAD "<section kind='free'/></plan>", KH_READER_ERROR_INVALID, "line 1" },
    { HEAD "\n<section" IDS " kind='wrong'/></plan>", KH_READER_ERROR_INVALID, "line 2" },
    { HEAD "<title>A<script/></title></plan>", KH_READER_ERROR_INVALID, "line 1" },
    { HEAD "\n<section uuid='s' order-key='' kind='free'><task" IDS "><lead unit='x'/></task></section></plan>",
      KH_READER_ERROR_INVALID, "line 2: it names a unit" },
    { HEAD "<section" IDS " kind='free'/>\n<section" IDS " kind='free'/></plan>", KH_READER_ERROR_INVALID,
      "line 2: an identity occurs twice" },
    { "<plan xmlns='urn:kehoach:plan:1' version='1'" IDS " year='soon'/>", KH_READER_ERROR_INVALID, "line 1" },
    { "<plan xmlns='urn:kehoach:plan:1' version='2' year='2027'/>", KH_READER_ERROR_UNSUPPORTED, "newer" },
    { "<plan xmlns='urn:kehoach:plan:7' version='1' year='2027'/>", KH_READER_ERROR_UNSUPPORTED, "newer" },
    { "<plan version='1' year='2027'/>", KH_READER_ERROR_UNSUPPORTED, "no plan" },
    { "<html xmlns='http://www.w3.org/1999/xhtml'/>", KH_READER_ERROR_UNSUPPORTED, "no plan" },
    { "<!DOCTYPE plan SYSTEM 'file:///etc/passwd'>" HEAD "</plan>", KH_READER_ERROR_INVALID, "document type" },
    { "<!DOCTYPE plan [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" HEAD "<title>&b;</title></plan>",
      KH_READER_ERROR_INVALID, "document type" },
    { HEAD "<title>&unknown;</title></plan>", KH_READER_ERROR_INVALID, "line 1" },
    { HEAD "<title>\xff\xfe</title></plan>", KH_READER_ERROR_INVALID, "line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, cases[i].code, cases[i].words);
}

/* Each level is ten times the one below: a thousand million letters, if anybody expanded it. */
static void
test_billion_laughs (void)
{
  g_autoptr (GString) text = g_string_new ("<?xml version='1.0'?><!DOCTYPE plan [<!ENTITY l0 'ha'>");

  for (guint i = 1; i < 10; i++)
    {
      g_string_append_printf (text, "<!ENTITY l%u '", i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (text, "&l%u;", i - 1);
      g_string_append (text, "'>");
    }
  g_string_append (text, "]>" HEAD "<title>&l9;</title></plan>");
  assert_refused (text->str, KH_READER_ERROR_INVALID, "document type");
}

static void
test_deep_nesting (void)
{
  for (guint depth = 80; depth <= 100000; depth *= 5)
    {
      g_autoptr (GString) text = g_string_new (HEAD);
      g_autoptr (GError) error = NULL;
      g_autoptr (KhPlan) plan = NULL;

      for (guint i = 0; i < depth; i++)
        g_string_append_printf (text, "<section uuid='s%u' order-key='' kind='free'>", i);
      for (guint i = 0; i < depth; i++)
        g_string_append (text, "</section>");
      g_string_append (text, "</plan>");
      plan = read_text (text->str, FALSE, &error);
      if (depth == 80)
        g_assert_no_error (error);
      else
        g_assert_error (error, KH_READER_ERROR, KH_READER_ERROR_INVALID);
    }
}

/* Inline markup that a validator could lose itself in: nested as deep as allowed, and very long. */
static void
test_twisted_markup (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "<title>");
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = NULL;

  for (guint i = 0; i < 45; i++)
    g_string_append (text, "<b>x<i>y");
  for (guint i = 0; i < 45; i++)
    g_string_append (text, "</i></b>");
  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "a<b>b</b><ind ref='r'/>");
  g_string_append (text, "</title></plan>");
  plan = read_text (text->str, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (kh_plan_get_title (plan), "a<b>b</b><ind ref=\"r\"/>"));

  g_string_assign (text, HEAD "<title>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "a<b/>");
  g_string_append (text, "</title></plan>");
  assert_refused (text->str, KH_READER_ERROR_INVALID, "too many pieces");
}

/* Cut anywhere, with any byte changed: a plan or a clean error, never a crash. */
static void
test_mutations (void)
{
  g_autoptr (KhPlan) plan = make_rich_plan ();
  g_autoptr (GBytes) whole = kh_xml_write (plan);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (whole, &size);
  guint refused = 0;

  for (gsize i = 0; i < size; i += 13)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (kh_xml_reader_read (cut, FALSE, &error));
      g_assert_cmpuint (error->domain, ==, KH_READER_ERROR);
    }
  for (gsize i = 0; i < size; i += 7)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (KhPlan) read = NULL;

      copy[i] ^= (guint8) (1u << (i % 8));
      changed = g_bytes_new (copy, size);
      read = kh_xml_reader_read (changed, i % 2 == 0, &error);
      g_assert_true ((read == NULL) == (error != NULL));
      if (read == NULL)
        refused++;
    }
  g_assert_cmpuint (refused, >, 0);
}

static void
test_too_large (void)
{
  g_autofree char *spaces = g_strnfill (KH_XML_READER_MAX_BYTES + 1, ' ');
  g_autoptr (GBytes) bytes = g_bytes_new_static (spaces, KH_XML_READER_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (kh_xml_reader_read (bytes, FALSE, &error));
  g_assert_error (error, KH_READER_ERROR, KH_READER_ERROR_TOO_LARGE);
}

/* Twenty thousand tasks, read, valid and equal. */
static void
test_large (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  g_autoptr (KhPlan) again = NULL;
  KhSection *section = kh_section_new (KH_SECTION_TASK_GROUP, "Nhóm");

  kh_node_append_take (KH_NODE (plan), section);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("Nhiệm vụ thứ %u", i);
      kh_node_append_take (KH_NODE (section), kh_item_new (KH_ITEM_TASK, text));
    }
  again = write_and_read (plan);
  kh_assert_same_node (KH_NODE (plan), KH_NODE (again), KH_SAME_ALL);
}

/* Numbers are written the same in every language. */
static void
test_locale (void)
{
  g_autofree char *old = g_strdup (setlocale (LC_NUMERIC, NULL));
  g_autoptr (KhPlan) plan = make_rich_plan ();
  g_autoptr (KhPlan) again = NULL;

  if (setlocale (LC_NUMERIC, "vi_VN.UTF-8") == NULL && setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no language with a decimal comma is installed");
      return;
    }
  again = write_and_read (plan);
  kh_assert_same_node (KH_NODE (plan), KH_NODE (again), KH_SAME_ALL);
  setlocale (LC_NUMERIC, old);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/rich-plan", test_rich_plan);
  g_test_add_func ("/xml/as-issued", test_as_issued);
  g_test_add_func ("/xml/bad-progress", test_bad_progress);
  g_test_add_func ("/xml/register", test_register);
  g_test_add_func ("/xml/empty-plan", test_empty_plan);
  g_test_add_func ("/xml/order-keys", test_order_keys);
  g_test_add_func ("/xml/control-characters", test_control_characters);
  g_test_add_func ("/xml/normal-form", test_normal_form);
  g_test_add_func ("/xml/fresh", test_fresh);
  g_test_add_func ("/xml/sample", test_sample);
  g_test_add_func ("/xml/templates", test_templates);
  g_test_add_func ("/xml/absent-template", test_absent_template);
  g_test_add_func ("/xml/refused", test_refused);
  g_test_add_func ("/xml/billion-laughs", test_billion_laughs);
  g_test_add_func ("/xml/deep-nesting", test_deep_nesting);
  g_test_add_func ("/xml/twisted-markup", test_twisted_markup);
  g_test_add_func ("/xml/mutations", test_mutations);
  g_test_add_func ("/xml/too-large", test_too_large);
  g_test_add_func ("/xml/large", test_large);
  g_test_add_func ("/xml/locale", test_locale);
  return g_test_run ();
}
