/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans made, imported, listed, shown, found, checked and exported by the command line. */
#include "cli-support.h"

#include <string.h>

#define SAMPLE "data/samples/ke-hoach-mau.kehoach"
/* What every node of the XML format carries. */
#define NODE(id) " uuid='" id "' order-key=''"
#define SAMPLE_TITLE "Cải cách hành chính năm 2027 của Sở Mẫu"

static char *
import_sample (KhCliFixture *fixture)
{
  g_autofree char *path = kh_cli_source_path (SAMPLE);

  return kh_cli_import (fixture, path);
}

/* The object's keys, in order, parted by spaces. */
static char *
dup_keys (JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);
  GString *keys = g_string_new (NULL);

  for (GList *link = members; link != NULL; link = link->next)
    g_string_append_printf (keys, "%s%s", keys->len > 0 ? " " : "", (const char *) link->data);
  return g_string_free (keys, FALSE);
}

static void
assert_keys (JsonObject *object, const char *expected)
{
  g_autofree char *keys = dup_keys (object);

  g_assert_cmpstr (keys, ==, expected);
}

static JsonObject *
element (JsonObject *object, const char *array, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (object, array), index);
}

static void
test_new (KhCliFixture *fixture, gconstpointer data)
{
  g_autoptr (KhCliResult) first = kh_cli_run (fixture, "new", "--year", "2027", "--agency", "Sở Mẫu", NULL);
  g_autoptr (KhCliResult) second = kh_cli_run (fixture, "new", "--year=2028", NULL);
  g_autoptr (KhCliResult) shown = NULL;
  g_autoptr (JsonNode) json = NULL;
  JsonObject *plan;

  kh_cli_assert_status (first, 0);
  g_assert_cmpstr (first->out, ==, "1\n");
  g_assert_cmpstr (first->err, ==, "");
  kh_cli_assert_status (second, 0);
  g_assert_cmpstr (second->out, ==, "2\n");

  /* The library's only body issues the second plan too. */
  shown = kh_cli_run (fixture, "show", "2", "--json", NULL);
  json = kh_cli_json (shown);
  plan = json_node_get_object (json);
  g_assert_cmpint (json_object_get_int_member (plan, "year"), ==, 2028);
  g_assert_cmpstr (json_object_get_string_member (plan, "state"), ==, "draft");
  g_assert_cmpstr (json_object_get_string_member (plan, "issuer"), ==, "Sở Mẫu");
  g_assert_cmpstr (json_object_get_string_member (plan, "symbol"), ==, "KH-SM");
  g_assert_true (json_object_get_null_member (plan, "number"));
  g_assert_true (json_object_get_null_member (plan, "date"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (plan, "task_groups")), ==, 7);
  g_assert_nonnull (strstr (json_object_get_string_member (plan, "title"), "2028"));
  g_assert_null (strstr (shown->out, "{year}"));
}

static void
test_unknown_template (KhCliFixture *fixture, gconstpointer data)
{
  g_autoptr (KhCliResult) result = kh_cli_run (fixture, "new", "--year", "2027", "--template", "../secret", NULL);

  kh_cli_assert_status (result, 1);
  kh_cli_assert_one_line (result);
  g_assert_false (g_file_test (fixture->library, G_FILE_TEST_EXISTS));
}

static void
test_list (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autoptr (KhCliResult) made = kh_cli_run (fixture, "new", "--year", "2029", NULL);
  g_autoptr (KhCliResult) listed = kh_cli_run (fixture, "list", "--json", NULL);
  g_autoptr (KhCliResult) text = kh_cli_run (fixture, "list", NULL);
  g_autoptr (JsonNode) json = kh_cli_json (listed);
  JsonArray *plans = json_node_get_array (json);
  JsonObject *older;

  kh_cli_assert_status (made, 0);
  g_assert_cmpuint (json_array_get_length (plans), ==, 2);
  /* The newest year first. */
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (plans, 0), "year"), ==, 2029);
  older = json_array_get_object_element (plans, 1);
  assert_keys (older, "id year title state number symbol date");
  g_assert_cmpint (json_object_get_int_member (older, "id"), ==, g_ascii_strtoll (id, NULL, 10));
  g_assert_cmpstr (json_object_get_string_member (older, "title"), ==, SAMPLE_TITLE);
  g_assert_cmpstr (json_object_get_string_member (older, "symbol"), ==, "KH-SM");
  g_assert_true (json_object_get_null_member (older, "number"));

  kh_cli_assert_status (text, 0);
  g_assert_nonnull (strstr (text->out, SAMPLE_TITLE));
}

static void
test_show (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autoptr (KhCliResult) shown = kh_cli_run (fixture, "show", id, "--json", NULL);
  g_autoptr (KhCliResult) text = kh_cli_run (fixture, "show", id, NULL);
  g_autoptr (JsonNode) json = kh_cli_json (shown);
  JsonObject *plan = json_node_get_object (json);
  JsonObject *group;
  JsonObject *task;
  JsonObject *block;
  JsonObject *signature;
  JsonArray *recipients;
  guint n_recipients;

  assert_keys (plan, "id year state superior issuer number symbol place date title opening legal_bases purposes "
                     "requirements targets task_groups responsibilities sections closing signature cosigners recipients citations");
  g_assert_cmpstr (json_object_get_string_member (plan, "title"), ==, SAMPLE_TITLE);
  g_assert_cmpstr (json_object_get_string_member (plan, "place"), ==, "Tỉnh Mẫu");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (plan, "purposes")), ==, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (plan, "requirements")), ==, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (plan, "legal_bases")), ==, 4);
  g_assert_true (g_str_has_prefix (json_object_get_string_member (plan, "opening"), "Sở Mẫu ban hành"));
  g_assert_true (g_str_has_prefix (json_object_get_string_member (plan, "closing"), "Trên đây là"));

  assert_keys (element (plan, "targets", 0), "text indicators");
  assert_keys (element (element (plan, "targets", 0), "indicators", 0), "comparator value unit baseline result");

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (plan, "task_groups")), ==, 7);
  group = element (plan, "task_groups", 0);
  assert_keys (group, "title tasks");
  task = element (group, "tasks", 0);
  assert_keys (task, "text lead support product deadline budget budget_source state note progress items");
  g_assert_cmpstr (json_object_get_string_member (task, "lead"), !=, "");
  assert_keys (json_object_get_object_member (task, "deadline"), "kind text from to");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (json_object_get_object_member (task, "deadline"), "to"),
                                   "2027-"));

  block = element (plan, "responsibilities", 0);
  assert_keys (block, "heading units unit_kinds duties");
  assert_keys (element (block, "duties", 0), "text reporting items");

  signature = json_object_get_object_member (plan, "signature");
  assert_keys (signature, "authority position name");
  g_assert_true (json_object_get_null_member (signature, "authority"));
  g_assert_cmpstr (json_object_get_string_member (signature, "name"), ==, "Nguyễn Văn A");

  recipients = json_object_get_array_member (plan, "recipients");
  n_recipients = json_array_get_length (recipients);
  g_assert_cmpuint (n_recipients, ==, 5);
  assert_keys (json_array_get_object_element (recipients, 0), "text purpose");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (recipients, 0), "purpose"), ==, "b/c");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (recipients, n_recipients - 1), "text"),
                   ==, "Lưu: VT");
  g_assert_true (json_object_get_null_member (json_array_get_object_element (recipients, n_recipients - 1), "purpose"));

  kh_cli_assert_status (text, 0);
  g_assert_nonnull (strstr (text->out, "KẾ HOẠCH"));
  g_assert_nonnull (strstr (text->out, "Nơi nhận:"));
}

/* A free section, a table and points beneath a purpose are all in "sections". */
static void
test_show_nothing_lost (KhCliFixture *fixture, gconstpointer data)
{
  static const char xml[] =
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    "<plan xmlns='urn:kehoach:plan:1' version='1'" NODE ("p") " year='2027'><issuer>Sở Mẫu</issuer>\n"
    "<title>Kế hoạch thử</title>\n"
    "<section" NODE ("s1") " kind='aims'><heading>Mục đích</heading>\n"
    " <section" NODE ("s2") " kind='purpose'><heading>Mục đích</heading>\n"
    "  <item" NODE ("i1") " kind='paragraph'><text>Mục đích có ý nhỏ.</text>\n"
    "   <item" NODE ("i2") " kind='plus'><text>Ý nhỏ thứ nhất.</text></item></item>\n"
    " </section></section>\n"
    "<section" NODE ("s3") " kind='task-groups'><heading>Nhiệm vụ</heading>\n"
    " <section" NODE ("s4") " kind='task-group'><heading>Thể chế</heading>\n"
    "  <item" NODE ("i3") " kind='paragraph'><text>Lời dẫn của nhóm.</text></item>\n"
    "  <task" NODE ("i4") "><text>Việc <b>thứ nhất</b>.</text></task>\n"
    " </section></section>\n"
    "<section" NODE ("s5") " kind='free'><heading>Kinh phí riêng</heading>\n"
    " <item" NODE ("i5") " kind='dash'><text>Từ ngân sách.</text></item></section>\n"
    "</plan>\n";
  const char *const everything[] = { "Mục đích có ý nhỏ.", "Ý nhỏ thứ nhất.", "Lời dẫn của nhóm.",
                                     "Việc <b>thứ nhất</b>.", "Kinh phí riêng", "Từ ngân sách." };
  g_autofree char *path = kh_cli_fixture_path (fixture, "plan.kehoach");
  g_autofree char *id = NULL;
  g_autoptr (KhCliResult) shown = NULL;
  g_autoptr (JsonNode) json = NULL;
  JsonArray *sections;

  g_assert_true (g_file_set_contents (path, xml, -1, NULL));
  id = kh_cli_import (fixture, path);
  shown = kh_cli_run (fixture, "show", id, "--json", NULL);
  json = kh_cli_json (shown);
  for (guint i = 0; i < G_N_ELEMENTS (everything); i++)
    g_assert_nonnull (strstr (shown->out, everything[i]));
  sections = json_object_get_array_member (json_node_get_object (json), "sections");
  g_assert_cmpuint (json_array_get_length (sections), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (sections, 0), "kind"), ==, "purpose");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (sections, 1), "kind"), ==, "task-group");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (sections, 2), "heading"), ==,
                   "Kinh phí riêng");
  assert_keys (json_array_get_object_element (sections, 2), "kind heading items sections");
}

/* A reference in a text comes with the words that it stands for. */
static void
test_show_citations (KhCliFixture *fixture, gconstpointer data)
{
  static const char xml[] =
    "<plan xmlns='urn:kehoach:plan:1' version='1'" NODE ("p") " year='2027'>\n"
    "<agency" NODE ("a1") "><name>Sở Mẫu</name>"
    "<document" NODE ("d1") "><type>Nghị định</type><number>61</number><symbol>2018/NĐ-CP</symbol>"
    "<issuer>Chính phủ</issuer></document></agency>\n"
    "<section" NODE ("s5") " kind='free'><heading>Phần</heading>\n"
    " <item" NODE ("i5") " kind='dash'><text>Theo <cite ref='d1'/>.</text></item></section>\n"
    "</plan>\n";
  g_autofree char *path = kh_cli_fixture_path (fixture, "plan.kehoach");
  g_autofree char *id = NULL;
  g_autoptr (KhCliResult) shown = NULL;
  g_autoptr (JsonNode) json = NULL;
  JsonArray *citations;
  JsonObject *citation;
  g_autofree char *reference = NULL;

  g_assert_true (g_file_set_contents (path, xml, -1, NULL));
  id = kh_cli_import (fixture, path);
  shown = kh_cli_run (fixture, "show", id, "--json", NULL);
  json = kh_cli_json (shown);
  citations = json_object_get_array_member (json_node_get_object (json), "citations");
  g_assert_cmpuint (json_array_get_length (citations), ==, 1);
  citation = json_array_get_object_element (citations, 0);
  assert_keys (citation, "ref text");
  g_assert_cmpstr (json_object_get_string_member (citation, "text"), ==, "Nghị định số 61/2018/NĐ-CP của Chính phủ");
  reference = g_strdup_printf ("<cite ref=\\\"%s\\\"/>", json_object_get_string_member (citation, "ref"));
  g_assert_nonnull (strstr (shown->out, reference));
}

static void
test_absent_plan (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *output = kh_cli_fixture_path (fixture, "plan.pdf");
  const char *const commands[] = { "show", "check", "export" };

  g_assert_cmpstr (id, ==, "1");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      gboolean export = g_str_equal (commands[i], "export");
      g_autoptr (KhCliResult) result = kh_cli_run (fixture, commands[i], "7", export ? "-o" : NULL, output, NULL);

      kh_cli_assert_status (result, 1);
      kh_cli_assert_one_line (result);
      g_assert_cmpstr (result->out, ==, "");
    }
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
}

static void
test_search (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autoptr (KhCliResult) found = kh_cli_run (fixture, "search", "muc dich", "--json", NULL);
  g_autoptr (KhCliResult) named = kh_cli_run (fixture, "search", "thanh thao cong cu so", "--json", NULL);
  g_autoptr (KhCliResult) none = kh_cli_run (fixture, "search", "xylophone", "--json", NULL);
  g_autoptr (KhCliResult) product = kh_cli_run (fixture, "search", "ket qua ra soat kem danh muc", "--json", NULL);
  g_autoptr (JsonNode) products = kh_cli_json (product);
  g_autoptr (JsonNode) hits = kh_cli_json (named);
  g_autoptr (JsonNode) nothing = kh_cli_json (none);
  JsonObject *hit;

  kh_cli_assert_status (found, 0);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (nothing)), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (hits)), ==, 1);
  hit = json_array_get_object_element (json_node_get_array (hits), 0);
  assert_keys (hit, "id section item snippet");
  g_assert_cmpint (json_object_get_int_member (hit, "id"), ==, g_ascii_strtoll (id, NULL, 10));
  g_assert_cmpstr (json_object_get_string_member (hit, "section"), ==, "Mục đích");
  g_assert_cmpint (json_object_get_int_member (hit, "item"), >, 0);
  g_assert_nonnull (strstr (json_object_get_string_member (hit, "snippet"), "thành thạo công cụ số"));

  g_assert_cmpuint (json_array_get_length (json_node_get_array (products)), ==, 1);
  hit = json_array_get_object_element (json_node_get_array (products), 0);
  g_assert_cmpstr (json_object_get_string_member (hit, "section"), ==, "Cải cách thể chế");
  g_assert_nonnull (strstr (json_object_get_string_member (hit, "snippet"), "Báo cáo kết quả rà soát kèm danh mục"));
}

static void
test_check (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autoptr (KhCliResult) made = kh_cli_run (fixture, "new", "--year", "2028", NULL);
  g_autoptr (KhCliResult) complete = kh_cli_run (fixture, "check", id, NULL);
  g_autoptr (KhCliResult) checked = kh_cli_run (fixture, "check", "2", "--json", NULL);
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  /* The sample is one without errors; a template's plan still has empty places. */
  kh_cli_assert_status (complete, 0);
  kh_cli_assert_status (made, 0);
  json = json_from_string (checked->out, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (json)); i++)
    {
      JsonObject *finding = json_array_get_object_element (json_node_get_array (json), i);

      assert_keys (finding, "rule severity section item text message source fix");
      if (g_str_equal (json_object_get_string_member (finding, "rule"), "content-empty-section"))
        {
          found = TRUE;
          g_assert_cmpstr (json_object_get_string_member (finding, "severity"), ==, "warning");
        }
    }
  g_assert_true (found);
}

static void
test_check_errors (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = kh_cli_fixture_path (fixture, "plan.kehoach");
  g_autofree char *id = NULL;
  g_autoptr (KhCliResult) result = NULL;

  g_assert_true (g_file_set_contents (
    path,
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    "<plan xmlns='urn:kehoach:plan:1' version='1'" NODE ("p") " year='2027'>"
    "<title>Cải cách hành chính năm 2026</title></plan>\n",
    -1, NULL));
  id = kh_cli_import (fixture, path);
  result = kh_cli_run (fixture, "check", id, NULL);
  kh_cli_assert_status (result, 3);
  g_assert_cmpstr (result->err, ==, "");
  g_assert_nonnull (strstr (result->out, "The title says 2026, which is not the plan's year"));
}

static void
test_export_pdf (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *output = kh_cli_fixture_path (fixture, "kế hoạch.pdf");
  g_autofree char *again = kh_cli_fixture_path (fixture, "again.PDF");
  const char *const to_text[] = { "pdftotext", output, "-", NULL };
  const char *const repeat[] = { "--library", fixture->library, "export", id, "-o", again, NULL };
  const char *const epoch[] = { "SOURCE_DATE_EPOCH=1800000000", NULL };
  g_autoptr (KhCliResult) result = NULL;
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length;
  gsize second_length;

  result = kh_cli_run (fixture, "export", id, "-o", output, NULL);
  kh_cli_assert_status (result, 0);
  g_assert_cmpstr (result->out, ==, "");
  /* Nothing is said but which font stands in for the one wanted. */
  if (*result->err != '\0')
    {
      kh_cli_assert_one_line (result);
      g_assert_nonnull (strstr (result->err, "Liberation Serif"));
      g_assert_nonnull (strstr (result->err, "Times New Roman"));
    }
  text = kh_cli_run_tool (to_text);
  words = g_strdelimit (g_strdup (text), "\n\f", ' ');
  g_assert_nonnull (strstr (words, "KẾ HOẠCH"));
  g_assert_nonnull (strstr (words, "Cải cách hành chính năm 2027 của Sở Mẫu"));
  g_assert_nonnull (strstr (words, "Nguyễn Văn A"));

  /* The same plan gives the same bytes. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KhCliResult) repeated = kh_cli_run_line (repeat, epoch);

      kh_cli_assert_status (repeated, 0);
      g_assert_true (g_file_get_contents (again, i == 0 ? &first : &second, i == 0 ? &first_length : &second_length, NULL));
    }
  g_assert_cmpmem (first, first_length, second, second_length);
}

/* Word and LibreOffice documents: zip packages, told by their first member. */
typedef struct
{
  const char *format;
  const char *first_member;
} Package;

static const Package packages[] = { { "docx", "[Content_Types].xml" }, { "odt", "mimetype" } };

static void
test_export_package (KhCliFixture *fixture, gconstpointer data)
{
  const Package *package = data;
  g_autofree char *id = import_sample (fixture);
  g_autofree char *name = g_strconcat ("plan.", package->format, NULL);
  g_autofree char *output = kh_cli_fixture_path (fixture, name);
  g_autoptr (KhCliResult) to_file = kh_cli_run (fixture, "export", id, "-o", output, NULL);
  g_autoptr (KhCliResult) to_stdout = kh_cli_run (fixture, "export", id, "-o", "-", "--format", package->format, NULL);
  g_autofree char *contents = NULL;
  gsize length;

  kh_cli_assert_status (to_file, 0);
  kh_cli_assert_status (to_stdout, 0);
  g_assert_true (g_file_get_contents (output, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, to_stdout->out, to_stdout->out_length);
  g_assert_cmpmem (contents, 4, "PK\003\004", 4);
  g_assert_nonnull (memmem (contents, MIN (length, 100), package->first_member, strlen (package->first_member)));
}

static void
test_export_text (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *output = kh_cli_fixture_path (fixture, "plan.txt");
  g_autoptr (KhCliResult) to_file = kh_cli_run (fixture, "export", id, "-o", output, NULL);
  g_autoptr (KhCliResult) to_stdout = kh_cli_run (fixture, "export", id, "-o", "-", "--format", "txt", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  kh_cli_assert_status (to_file, 0);
  kh_cli_assert_status (to_stdout, 0);
  g_assert_true (g_file_get_contents (output, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, to_stdout->out, to_stdout->out_length);
  g_assert_nonnull (strstr (contents, "III. "));
  g_assert_nonnull (strstr (contents, "./."));
}

/* What one command writes another reads: the whole plan from a PDF, the tasks from a table. */
static void
test_out_and_in (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *pdf = kh_cli_fixture_path (fixture, "plan.pdf");
  g_autofree char *table = kh_cli_fixture_path (fixture, "nhiệm vụ.csv");
  g_autoptr (KhCliResult) to_pdf = kh_cli_run (fixture, "export", id, "-o", pdf, NULL);
  g_autoptr (KhCliResult) to_table = kh_cli_run (fixture, "export", id, "-o", table, NULL);
  g_autofree char *from_pdf = kh_cli_import (fixture, pdf);
  g_autofree char *from_table = kh_cli_import (fixture, table);
  g_autoptr (KhCliResult) whole = kh_cli_run (fixture, "export", id, "-o", "-", "--format", "txt", NULL);
  g_autoptr (KhCliResult) again = kh_cli_run (fixture, "export", from_pdf, "-o", "-", "--format", "txt", NULL);
  g_autoptr (KhCliResult) tasks = kh_cli_run (fixture, "export", id, "-o", "-", "--format", "csv", NULL);
  g_autoptr (KhCliResult) tasks_again = kh_cli_run (fixture, "export", from_table, "-o", "-", "--format", "csv", NULL);

  kh_cli_assert_status (to_pdf, 0);
  kh_cli_assert_status (to_table, 0);
  kh_cli_assert_status (whole, 0);
  g_assert_cmpstr (again->out, ==, whole->out);
  g_assert_cmpuint (tasks->out_length, >, 1000);
  g_assert_cmpstr (tasks_again->out, ==, tasks->out);
}

/* A message between offices needs the number and the date; without, nothing is written. */
static void
test_export_message (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *output = kh_cli_fixture_path (fixture, "plan.edxml");
  g_autoptr (KhCliResult) refused = kh_cli_run (fixture, "export", id, "-o", output, NULL);

  kh_cli_assert_status (refused, 1);
  kh_cli_assert_one_line (refused);
  g_assert_nonnull (strstr (refused->err, "number"));
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
}

/* Out as XML and back in: the second plan shows the same but for its id. */
static void
test_export_xml (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *output = kh_cli_fixture_path (fixture, "plan.xml");
  g_autoptr (KhCliResult) result = kh_cli_run (fixture, "export", id, "-o", output, NULL);
  g_autofree char *copy = NULL;
  g_autoptr (KhCliResult) first = NULL;
  g_autoptr (KhCliResult) second = NULL;
  g_autoptr (JsonNode) one = NULL;
  g_autoptr (JsonNode) other = NULL;

  kh_cli_assert_status (result, 0);
  copy = kh_cli_import (fixture, output);
  g_assert_cmpstr (copy, !=, id);
  first = kh_cli_run (fixture, "show", id, "--json", NULL);
  second = kh_cli_run (fixture, "show", copy, "--json", NULL);
  one = kh_cli_json (first);
  other = kh_cli_json (second);
  json_object_remove_member (json_node_get_object (one), "id");
  json_object_remove_member (json_node_get_object (other), "id");
  g_assert_true (json_node_equal (one, other));
}

static void
test_export_fails (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *nowhere = kh_cli_fixture_path (fixture, "no such folder/plan.pdf");
  g_autoptr (KhCliResult) to_folder = kh_cli_run (fixture, "export", id, "-o", fixture->folder, "--format", "pdf", NULL);
  g_autoptr (KhCliResult) to_nowhere = kh_cli_run (fixture, "export", id, "-o", nowhere, NULL);

  kh_cli_assert_status (to_folder, 1);
  kh_cli_assert_one_line (to_folder);
  kh_cli_assert_status (to_nowhere, 1);
  kh_cli_assert_one_line (to_nowhere);
}

/* What reads never writes: the library's bytes stay. */
static void
test_reading_changes_nothing (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *id = import_sample (fixture);
  g_autofree char *before = kh_cli_snapshot (fixture);
  g_autofree char *after = NULL;
  const char *const commands[] = { "show", "check" };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (KhCliResult) result = kh_cli_run (fixture, commands[i], id, NULL);

      kh_cli_assert_status (result, 0);
    }
  {
    g_autoptr (KhCliResult) listed = kh_cli_run (fixture, "list", NULL);
    g_autoptr (KhCliResult) searched = kh_cli_run (fixture, "search", "hồ sơ", NULL);

    kh_cli_assert_status (listed, 0);
    kh_cli_assert_status (searched, 0);
  }
  after = kh_cli_snapshot (fixture);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (KhCliFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/cli/new", test_new },
    { "/cli/unknown-template", test_unknown_template },
    { "/cli/list", test_list },
    { "/cli/show", test_show },
    { "/cli/show-nothing-lost", test_show_nothing_lost },
    { "/cli/show-citations", test_show_citations },
    { "/cli/absent-plan", test_absent_plan },
    { "/cli/search", test_search },
    { "/cli/check", test_check },
    { "/cli/check-errors", test_check_errors },
    { "/cli/export-pdf", test_export_pdf },
    { "/cli/export-text", test_export_text },
    { "/cli/out-and-in", test_out_and_in },
    { "/cli/export-message", test_export_message },
    { "/cli/export-xml", test_export_xml },
    { "/cli/export-fails", test_export_fails },
    { "/cli/reading-changes-nothing", test_reading_changes_nothing },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, KhCliFixture, NULL, kh_cli_fixture_set_up, tests[i].run, kh_cli_fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (packages); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/export-", packages[i].format, NULL);

      g_test_add (path, KhCliFixture, &packages[i], kh_cli_fixture_set_up, test_export_package, kh_cli_fixture_tear_down);
    }
  return g_test_run ();
}
