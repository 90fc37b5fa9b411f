/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule data: what the program brings, and what a user's files change. */
#include <string.h>

#include "folder.h"
#include "tables.h"
#include "user-rules.h"

static KhTables *
load (void)
{
  g_autoptr (GError) error = NULL;
  KhTables *tables = kh_tables_load (&error);

  g_assert_no_error (error);
  g_assert_nonnull (tables);

  return tables;
}

static void
test_documents (void)
{
  g_autoptr (KhTables) tables = load ();
  const KhOldDocument *document = kh_tables_find_document (tables, "61/2018/nđ-cp");
  const KhSuccessor *successor;

  g_assert_nonnull (document);
  g_assert_cmpint (document->fate, ==, KH_DOCUMENT_REPLACED);
  g_assert_cmpstr (document->on, ==, "2025-07-01");
  g_assert_cmpstr (document->date, ==, "2018-04-23");
  g_assert_false (document->sure);
  g_assert_cmpuint (document->successors->len, ==, 1);
  successor = document->successors->pdata[0];
  g_assert_cmpstr (successor->number, ==, "118/2025/NĐ-CP");
  g_assert_cmpstr (successor->date, ==, "2025-06-09");

  g_assert_nonnull (kh_tables_find_document (tables, "9/2010/NĐ-CP"));
  g_assert_null (kh_tables_find_document (tables, "30/2020/NĐ-CP"));
  g_assert_null (kh_tables_find_document (tables, ""));
}

static void
test_provinces (void)
{
  g_autoptr (KhTables) tables = load ();
  g_autoptr (GPtrArray) provinces = kh_tables_list_provinces (tables);
  const KhProvince *ended = kh_tables_find_province (tables, "hoà bình");
  guint n_present = 0, n_cities = 0;

  g_assert_nonnull (ended);
  g_assert_cmpstr (ended->until, ==, "2025-06-30");
  g_assert_cmpstr (ended->successor, ==, "Phú Thọ");
  g_assert_null (kh_tables_find_province (tables, "Mẫu"));

  for (guint i = 0; i < provinces->len; i++)
    {
      const KhProvince *province = provinces->pdata[i];

      n_present += province->until == NULL;
      n_cities += province->is_city;
      if (province->until != NULL)
        {
          const KhProvince *successor = kh_tables_find_province (tables, province->successor);

          g_assert_nonnull (successor);
          g_assert_null (successor->until);
        }
    }
  g_assert_cmpuint (n_present, ==, 34);
  g_assert_cmpuint (n_cities, ==, 6);
  g_assert_cmpuint (provinces->len, ==, 63);
}

static void
test_types (void)
{
  g_autoptr (KhTables) tables = load ();

  g_assert_cmpstr (kh_tables_find_type (tables, "quy định")->code, ==, "QyĐ");
  g_assert_cmpstr (kh_tables_find_type (tables, "Công văn")->code, ==, "");
  g_assert_null (kh_tables_find_type (tables, "Bài thơ"));
  g_assert_cmpstr (kh_tables_find_code (tables, "kh")->name, ==, "Kế hoạch");
  g_assert_cmpstr (kh_tables_find_code (tables, "CTR")->code, ==, "CTr");
  g_assert_null (kh_tables_find_code (tables, ""));
  g_assert_null (kh_tables_find_code (tables, "XYZ"));
}

typedef struct
{
  KhTermKind  kind;
  const char *text;
  const char *day;
  const char *found;   /* what is found, parted by "|" */
  const char *instead; /* of the first */
} Case;

static const Case cases[] = {
  { KH_TERM_DISTRICT, "Gửi UBND các huyện, thành phố; thị trấn A.", "2027-01-01", "UBND các huyện, thành phố|thị trấn", "UBND các xã, phường" },
  { KH_TERM_DISTRICT, "Gửi UBND các huyện, thành phố", "2025-06-30", "", NULL },
  { KH_TERM_DISTRICT, "Gửi UBND các huyện, thành phố", NULL, "UBND các huyện, thành phố", NULL },
  { KH_TERM_DISTRICT, "Uỷ ban  nhân dân\nhuyện", "2027-01-01", "Uỷ ban  nhân dân\nhuyện", "Ủy ban nhân dân xã" },
  { KH_TERM_DISTRICT, "xã, phường", NULL, "", NULL },
  { KH_TERM_CHANGED, "cung cấp dịch vụ công trực tuyến mức độ 3, mức độ 4 cho người dân", "2027-01-01",
    "dịch vụ công trực tuyến mức độ 3, mức độ 4", "dịch vụ công trực tuyến một phần, toàn trình" },
  { KH_TERM_CHANGED, "dịch vụ công trực tuyến toàn trình", NULL, "", NULL },
  { KH_TERM_BODY, "Sở Thông tin và Truyền thông", "2027-01-01", "Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ" },
  { KH_TERM_CONFUSION, "Phân đầu đạt 95%", NULL, "Phân đầu", "phấn đấu" },
  { KH_TERM_CONFUSION, "Phân đầu tư công", NULL, "", NULL },
  { KH_TERM_CONFUSION, "các đơn vi phạm quy định", NULL, "", NULL },
  { KH_TERM_CONFUSION, "các đơn vi trực thuộc", NULL, "đơn vi", "đơn vị" },
  { KH_TERM_CONFUSION, "các đơn vị trực thuộc", NULL, "", NULL },
  { KH_TERM_CAPITAL, "Sở Văn hoá, Thể thao và du lịch", NULL, "Sở Văn hoá, Thể thao và du lịch", "Sở Văn hóa, Thể thao và Du lịch" },
  { KH_TERM_CAPITAL, "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", NULL, "", NULL },
  { KH_TERM_CAPITAL, "Sở Văn hóa, Thể thao và Du lịch", NULL, "", NULL },
  { KH_TERM_CAPITAL, "phục vụ nhân dân tốt hơn", NULL, "nhân dân", "Nhân dân" },
  { KH_TERM_CAPITAL, "Ủy ban nhân dân tỉnh", NULL, "", NULL },
  { KH_TERM_CAPITAL, "quản lý nhà nước", NULL, "", NULL },
  { KH_TERM_CAPITAL, "Tết Nguyên đán đến. Tết Nguyên đán qua, Tết Nguyên đán", NULL, "Tết Nguyên đán", "tết Nguyên đán" },
};

static void
test_terms (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (KhTables) tables = load ();
  g_autoptr (GPtrArray) matches = kh_tables_find_terms (tables, expected->kind, expected->text, expected->day);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const KhTermMatch *match = matches->pdata[i];

      g_string_append_printf (found, "%s%.*s", i > 0 ? "|" : "", (int) (match->end - match->start), expected->text + match->start);
      g_assert_cmpint (match->term->kind, ==, expected->kind);
    }
  g_assert_cmpstr (found->str, ==, expected->found);
  if (expected->instead != NULL)
    g_assert_cmpstr (((const KhTermMatch *) matches->pdata[0])->term->instead, ==, expected->instead);
}

static char *
user_file (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "kehoach", "checks", name, NULL);
}

static void
write_user_file (const char *name, const char *text)
{
  g_autofree char *path = user_file (name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
remove_user_file (const char *name)
{
  g_autofree char *path = user_file (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_delete (file, NULL, NULL));
}

#define NS " xmlns=\"urn:kehoach:checks:1\""

static void
test_user_rows (void)
{
  write_user_file ("them.xml",
                   "<terms" NS " kind=\"confusion\">"
                   "<term words=\"từ mẫu sai\" instead=\"từ mẫu đúng\" since=\"\" sure=\"true\" source=\"\"/>"
                   "<term words=\"Phân Đầu\" instead=\"phấn đấu mẫu\" since=\"\" sure=\"true\" source=\"\"/></terms>");
  {
    g_autoptr (KhTables) tables = load ();
    g_autoptr (GPtrArray) added = kh_tables_find_terms (tables, KH_TERM_CONFUSION, "một từ mẫu sai", NULL);
    g_autoptr (GPtrArray) replaced = kh_tables_find_terms (tables, KH_TERM_CONFUSION, "phân đầu đạt", NULL);
    g_autoptr (GPtrArray) kept = kh_tables_find_terms (tables, KH_TERM_CONFUSION, "động ngũ", NULL);

    g_assert_cmpuint (added->len, ==, 1);
    g_assert_cmpstr (((const KhTermMatch *) replaced->pdata[0])->term->instead, ==, "phấn đấu mẫu");
    g_assert_cmpuint (kept->len, ==, 1);
  }
  remove_user_file ("them.xml");
}

/* A rule turned off says nothing; another one says it more loudly. */
static void
test_user_rules (void)
{
  KhSeverity severity = KH_SEVERITY_HINT;

  write_user_file ("quy-tac.xml", "<rules" NS "><rule id=\"content-task-no-product\" on=\"true\" severity=\"error\"/>"
                                  "<rule id=\"language-years-mixed\" on=\"false\" severity=\"\"/></rules>");
  {
    g_autoptr (KhTables) tables = load ();

    g_assert_true (kh_tables_get_rule (tables, "content-task-no-product", &severity));
    g_assert_cmpint (severity, ==, KH_SEVERITY_ERROR);
    g_assert_false (kh_tables_get_rule (tables, "language-years-mixed", &severity));
    severity = KH_SEVERITY_HINT;
    g_assert_true (kh_tables_get_rule (tables, "language-spacing", &severity));
    g_assert_cmpint (severity, ==, KH_SEVERITY_HINT);
  }
  remove_user_file ("quy-tac.xml");
}

static void
test_user_replaces (void)
{
  write_user_file ("types.xml", "<types" NS "><type code=\"BT\" name=\"Bài thơ\"/></types>");
  {
    g_autoptr (KhTables) tables = load ();

    g_assert_cmpstr (kh_tables_find_type (tables, "Bài thơ")->code, ==, "BT");
    g_assert_null (kh_tables_find_type (tables, "Kế hoạch"));
    g_assert_nonnull (kh_tables_find_province (tables, "Hà Nội"));
  }
  remove_user_file ("types.xml");
}

/* A file that is not valid is refused whole, and named with the line. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *line;
  } files[] = {
    { "", "line 1" },
    { "<types" NS ">\n<type code=\"BT\"/>\n</types>", "line 2" },
    { "<types" NS ">\n\n<type code=\"BT\" name=\"Bài thơ\"></types>", "line 3" },
    { "<documents" NS ">\n<document type=\"A\" number=\"1/A\" date=\"hôm qua\" status=\"replaced\" on=\"\" sure=\"true\" source=\"\"><title/></document></documents>", "line 2" },
    { "<terms" NS " kind=\"body\">\n<term words=\" \" instead=\"\" since=\"\" sure=\"true\" source=\"\"/></terms>", "line 2" },
    { "<!DOCTYPE types [<!ENTITY a \"b\">]><types" NS "><type code=\"&a;\" name=\"Bài thơ\"/></types>", "line 1" },
    { "<khac/>", "line 1" },
    { "<rules" NS ">\n<rule id=\"content-task-no-lead\" on=\"false\" severity=\"\"/>\n"
      "<rule id=\"language-typo\" on=\"false\" severity=\"\"/></rules>", "line 3: there is no rule “language-typo”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      write_user_file ("xau.xml", files[i].text);
      g_assert_null (kh_tables_load (&error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, "checks/xau.xml"));
      g_assert_nonnull (strstr (error->message, files[i].line));
    }
  remove_user_file ("xau.xml");
}

/* A user's row wins over the program's whatever the file is called. */
static void
test_user_last (void)
{
  write_user_file ("a.xml", "<documents" NS "><document type=\"Nghị định\" number=\"61/2018/NĐ-CP\" date=\"\" status=\"repealed\" on=\"\" "
                            "sure=\"true\" source=\"Văn thư\"><title/></document></documents>");
  {
    g_autoptr (KhTables) tables = load ();

    g_assert_cmpstr (kh_tables_find_document (tables, "61/2018/NĐ-CP")->source, ==, "Văn thư");
  }
  remove_user_file ("a.xml");
}

/* What the window adds, takes away and takes back. */
static void
test_own_rows (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GBytes) state = NULL;

  g_assert_true (kh_user_rules_add (KH_USER_DOCUMENTS, "Nghị định số 99/2019/NĐ-CP ngày 05/3/2019",
                                    "Nghị định số 98/2026/NĐ-CP ngày 12/01/2026; Thông tư số 07/2026/TT-BNV", &error));
  g_assert_no_error (error);
  g_assert_true (kh_user_rules_add (KH_USER_DOCUMENTS, "Quyết định số 15/2019/QĐ-UBND", "", &error));
  g_assert_true (kh_user_rules_add (KH_USER_TERMS, " phòng ban  nghành & cơ sở ", "phòng, ban, ngành & cơ sở", &error));
  g_assert_true (kh_user_rules_add (KH_USER_TERMS, "từ chưa rõ", NULL, &error));
  g_assert_true (kh_user_rules_add (KH_USER_WORDS, "Krông", NULL, &error));
  g_assert_no_error (error);
  {
    g_autoptr (KhTables) tables = load ();
    const KhOldDocument *replaced = kh_tables_find_document (tables, "99/2019/NĐ-CP");
    g_autoptr (GPtrArray) terms = kh_tables_find_terms (tables, KH_TERM_CONFUSION, "các phòng ban nghành & cơ sở", NULL);

    g_assert_cmpint (replaced->fate, ==, KH_DOCUMENT_REPLACED);
    g_assert_cmpstr (replaced->date, ==, "2019-03-05");
    g_assert_cmpuint (replaced->successors->len, ==, 2);
    g_assert_cmpint (kh_tables_find_document (tables, "15/2019/QĐ-UBND")->fate, ==, KH_DOCUMENT_REPEALED);
    g_assert_cmpuint (terms->len, ==, 1);
    g_assert_true (((const KhTermMatch *) terms->pdata[0])->term->sure);
    g_assert_true (kh_tables_is_accepted (tables, "krông"));
  }
  rows = kh_user_rules_read (KH_USER_DOCUMENTS, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((const KhUserRow *) rows->pdata[0])->words, ==, "Nghị định số 99/2019/NĐ-CP ngày 05/3/2019");
  g_assert_cmpstr (((const KhUserRow *) rows->pdata[0])->instead, ==,
                   "Nghị định số 98/2026/NĐ-CP ngày 12/01/2026; Thông tư số 07/2026/TT-BNV");
  g_assert_null (((const KhUserRow *) rows->pdata[1])->instead);

  /* What names no document is refused, and the file is as it was. */
  state = kh_user_rules_get_state (KH_USER_DOCUMENTS);
  g_assert_false (kh_user_rules_add (KH_USER_DOCUMENTS, "một nghị định cũ", "", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (kh_user_rules_add (KH_USER_TERMS, "  ", "a", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  {
    g_autoptr (GBytes) same = kh_user_rules_get_state (KH_USER_DOCUMENTS);

    g_assert_true (g_bytes_equal (state, same));
  }

  g_assert_true (kh_user_rules_remove (KH_USER_DOCUMENTS, 0, &error));
  {
    g_autoptr (KhTables) tables = load ();

    g_assert_null (kh_tables_find_document (tables, "99/2019/NĐ-CP"));
    g_assert_nonnull (kh_tables_find_document (tables, "15/2019/QĐ-UBND"));
  }
  g_assert_true (kh_user_rules_set_state (KH_USER_DOCUMENTS, state, &error));
  g_assert_no_error (error);
  {
    g_autoptr (KhTables) tables = load ();

    g_assert_nonnull (kh_tables_find_document (tables, "99/2019/NĐ-CP"));
  }

  write_user_file ("xau.xml", "<khac/>");
  files = kh_user_rules_check_files ();
  g_assert_cmpuint (files->len, ==, 4);
  g_assert_cmpstr (((const KhUserFile *) files->pdata[3])->name, ==, "xau.xml");
  for (guint i = 0; i < files->len; i++)
    g_assert_true ((((const KhUserFile *) files->pdata[i])->error != NULL) == (i == 3));
  remove_user_file ("xau.xml");
  remove_user_file ("own-documents.xml");
  remove_user_file ("own-terms.xml");
  remove_user_file ("own-words.xml");
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = kh_test_folder_new ();
  int status;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tables/documents", test_documents);
  g_test_add_func ("/tables/provinces", test_provinces);
  g_test_add_func ("/tables/types", test_types);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/tables/terms/%02u", i);

      g_test_add_data_func (path, &cases[i], test_terms);
    }
  g_test_add_func ("/tables/user-rows", test_user_rows);
  g_test_add_func ("/tables/user-replaces", test_user_replaces);
  g_test_add_func ("/tables/user-rules", test_user_rules);
  g_test_add_func ("/tables/user-last", test_user_last);
  g_test_add_func ("/tables/own-rows", test_own_rows);
  g_test_add_func ("/tables/refused", test_refused);

  status = g_test_run ();
  kh_test_folder_remove (folder);
  return status;
}
