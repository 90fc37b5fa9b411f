/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the store share. */
#include "fixture.h"

#include "search-index.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>

#include "database.h"

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kh-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "thư viện.kehoach", NULL);
}

void
fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        fixture_remove_folder (path);
    }
  g_rmdir (folder);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_remove_folder (fixture->folder);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  g_free (fixture->folder);
  g_free (fixture->path);
}

KhStore *
fixture_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  KhStore *store = kh_store_open (fixture->path, KH_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);

  return store;
}

void
fixture_run_sql (Fixture *fixture, const char *sql)
{
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

char *
fixture_query (Fixture *fixture, const char *sql)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  char *value;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  value = sqlite3_step (statement) == SQLITE_ROW ? g_strdup ((const char *) sqlite3_column_text (statement, 0)) : NULL;
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);

  return value != NULL ? value : g_strdup ("");
}

void
assert_integrity (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhDatabase) database = kh_database_open (fixture->path, KH_DATABASE_WRITE, &error);
  sqlite3_stmt *statement;
  gboolean row = FALSE;
  gint64 problems = -1;

  g_assert_no_error (error);
  statement = kh_database_prepare (database, "PRAGMA integrity_check", &error);
  g_assert_no_error (error);
  g_assert_true (kh_database_step (database, statement, &row, &error));
  g_assert_true (row);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_reset (statement);

  g_assert_true (kh_database_get_int64 (database, &problems, &error, "SELECT count (*) FROM pragma_foreign_key_check", ""));
  g_assert_cmpint (problems, ==, 0);
  g_assert_true (kh_database_exec (database, "INSERT INTO search (search) VALUES ('integrity-check')", &error));
  g_assert_no_error (error);
  g_assert_true (kh_database_get_int64 (database, &problems, &error,
                                        "SELECT abs ((SELECT count (*) FROM search)"
                                        " - (SELECT count (*) FROM item) - (SELECT count (*) FROM section) - (SELECT count (*) FROM plan)"
                                        " - (SELECT count (*) FROM recipient WHERE plan_id IS NOT NULL)"
                                        " - (SELECT count (*) FROM signature WHERE plan_id IS NOT NULL))"
                                        " + (SELECT count (*) FROM item LEFT JOIN search ON search.rowid >= " KH_SEARCH_FIRST_PART
                                        "    AND " KH_SEARCH_TABLE ("search.rowid") " = 1 AND " KH_SEARCH_ID ("search.rowid") " = item.id"
                                        "    WHERE search.body IS NOT kh_words (item.text))", ""));
  g_assert_no_error (error);
  g_assert_cmpint (problems, ==, 0);
}

static KhUnit *
add_unit (KhAgency *agency, KhUnitKind kind, const char *name, const char *short_name)
{
  KhUnit *unit = kh_unit_new (kind, name);

  g_object_set (unit, "short-name", short_name, "head-title", "Trưởng phòng", "first-year", 2015, "last-year", 2030,
                "successor", "6f1c7f0a-0000-4000-8000-000000000001", NULL);
  kh_node_append_take (KH_NODE (agency), unit);

  return unit;
}

static void
add_document (KhAgency *agency)
{
  KhLegalDocument *document = kh_legal_document_new ("Nghị định");

  g_object_set (document, "number", "61", "symbol", "2018/NĐ-CP", "date", "2018-04-23", "issuer", "Chính phủ", "title",
                "về việc mẫu", "status", KH_LEGAL_STATUS_ENDED, "replaced-by", "6f1c7f0a-0000-4000-8000-000000000003", NULL);
  kh_node_append_take (KH_NODE (agency), document);
}

static KhAgency *
sample_agency (void)
{
  KhAgency *agency = kh_agency_new ("Sở Mẫu");

  g_object_set (agency, "superior", "ỦY BAN NHÂN DÂN TỈNH MẪU", "abbreviation", "SM", "place", "Tỉnh Mẫu", "choices", "body-size=13",
                "address", "Số 1 đường Mẫu", "organ-id", "000.00.14.H20", "email", "so@mau.example", "telephone",
                "0200 000 000", "fax", "0200 000 001", "website", "mau.example", "derived-from", "6f1c7f0a-0000-4000-8000-000000000002", NULL);
  add_unit (agency, KH_UNIT_OFFICE, "Văn phòng Sở", "VP");
  add_unit (agency, KH_UNIT_DIVISION, "Phòng Tổ chức - Pháp chế", "TC-PC");
  add_unit (agency, KH_UNIT_ATTACHED, "Trung tâm Mẫu", "TTM");
  kh_node_append_take (KH_NODE (agency), kh_signature_new (NULL, "GIÁM ĐỐC", "Nguyễn Văn A"));
  kh_node_append_take (KH_NODE (agency), kh_recipient_new ("Như trên", "t/h"));
  add_document (agency);

  return agency;
}

static KhSection *
add_section (gpointer parent, KhSectionKind kind, const char *heading)
{
  KhSection *section = kh_section_new (kind, heading);

  kh_node_append_take (parent, section);

  return section;
}

static gpointer
add_item (gpointer parent, KhItemKind kind, const char *text)
{
  KhItem *item = kh_item_new (kind, text);

  kh_node_append_take (parent, item);

  return item;
}

static void
add_targets (KhPlan *plan)
{
  KhSection *section = add_section (plan, KH_SECTION_TARGETS, "Mục tiêu");
  gpointer target = add_item (section, KH_ITEM_TARGET, "Từ <b>95%</b> hồ sơ trở lên được giải quyết đúng hạn &amp; trước hạn");
  KhIndicator *indicator = kh_indicator_new (KH_COMPARATOR_GE, 95, "%");

  g_object_set (indicator, "baseline", 90.5, "result", 96.25, NULL);
  kh_node_append_take (target, indicator);
  kh_node_append_take (target, kh_indicator_new (KH_COMPARATOR_LE, NAN, NULL));
  add_item (section, KH_ITEM_TARGET, "Một mục tiêu không có số");
}

static void
add_progress (gpointer task)
{
  KhProgress *record = kh_progress_new ("2027Q1", "2027-04-02");

  g_object_set (record, "state", KH_TASK_UNDER_WAY, "percent", 40, "text", "Đã rà soát 12 văn bản", NULL);
  kh_node_append_take (KH_NODE (record), kh_evidence_new ("bao-cao.pdf", "application/pdf", 2048));
  kh_node_append_take (task, record);
  kh_node_append_take (task, kh_progress_new ("2027H1", NULL));
}

static void
add_tasks (KhPlan *plan, KhAgency *agency)
{
  KhSection *groups = add_section (plan, KH_SECTION_TASK_GROUPS, "NHIỆM VỤ, GIẢI PHÁP");
  KhSection *group = add_section (groups, KH_SECTION_TASK_GROUP, "Cải cách thể chế");
  g_autoptr (KhDeadline) deadline = kh_deadline_new (KH_DEADLINE_QUARTER, 2027, 2, 0, "Quý II/2027");
  g_autoptr (GPtrArray) support = g_ptr_array_new ();
  gpointer task, point;

  add_item (group, KH_ITEM_PARAGRAPH, "Đoạn dẫn của nhóm");
  task = add_item (group, KH_ITEM_TASK, "Rà soát văn bản quy phạm");
  g_object_set (task, "product", "Báo cáo rà soát", "deadline", deadline, "budget", "50 triệu đồng",
                "budget-source", "Ngân sách tỉnh", "note", "Ghi chú", "state", KH_TASK_UNDER_WAY,
                "derived-from", "6f1c7f0a-0000-4000-8000-000000000003", NULL);
  kh_task_set_lead (task, child (agency, KH_TYPE_UNIT, 1));
  g_ptr_array_add (support, child (agency, KH_TYPE_UNIT, 2));
  g_ptr_array_add (support, child (agency, KH_TYPE_UNIT, 0));
  kh_task_set_support (task, support);
  point = add_item (task, KH_ITEM_POINT, "Điểm a");
  add_item (point, KH_ITEM_PLUS, "Cộng dưới điểm a");
  add_item (task, KH_ITEM_POINT, "Điểm b");
  add_progress (task);
  add_item (group, KH_ITEM_TASK, "Việc chưa giao");
  add_section (groups, KH_SECTION_TASK_GROUP, "Cải cách thủ tục hành chính");
}

static void
add_responsibilities (KhPlan *plan, KhAgency *agency)
{
  KhSection *section = add_section (plan, KH_SECTION_RESPONSIBILITIES, "TỔ CHỨC THỰC HIỆN");
  gpointer block = add_item (section, KH_ITEM_RESPONSIBILITY, "Thủ trưởng các đơn vị");
  gpointer duty = add_item (block, KH_ITEM_DUTY, "Báo cáo định kỳ");
  g_autoptr (KhDeadline) before = kh_deadline_new (KH_DEADLINE_RELATIVE, 0, 0, 3, "trước ngày 03 của tháng cuối quý");
  g_autoptr (KhDeadline) none = kh_deadline_new (KH_DEADLINE_NONE, 0, 0, 0, NULL);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  g_object_set (block, "unit-kinds", KH_UNIT_KINDS_DIVISION | KH_UNIT_KINDS_ATTACHED, NULL);
  kh_node_append_take (duty, kh_reporting_new (KH_PERIOD_QUARTER, before));
  kh_node_append_take (duty, kh_reporting_new (KH_PERIOD_YEAR, none));
  add_item (duty, KH_ITEM_PLUS, "Theo mẫu");
  block = add_item (section, KH_ITEM_RESPONSIBILITY, "Văn phòng Sở");
  g_ptr_array_add (units, child (agency, KH_TYPE_UNIT, 0));
  kh_responsibility_set_units (block, units);
}

static void
add_table (KhPlan *plan)
{
  KhSection *section = add_section (plan, KH_SECTION_APPENDIX, "Phụ lục");
  gpointer table = add_item (section, KH_ITEM_TABLE, "Bảng");

  for (int i = 0; i < 3; i++)
    {
      gpointer row = add_item (table, i == 0 ? KH_ITEM_HEADER_ROW : KH_ITEM_ROW, NULL);

      add_item (row, KH_ITEM_CELL, "Ô <i>một</i>");
      add_item (row, KH_ITEM_CELL, "Ô hai");
    }
}

KhPlan *
sample_plan (void)
{
  KhPlan *plan = kh_plan_new (2027);
  g_autoptr (KhAgency) agency = sample_agency ();
  KhSection *aims;
  KhFinding *finding = kh_finding_new ("import-joined-paragraph", KH_SEVERITY_WARNING, "hai đoạn", "Two paragraphs were joined: %s");

  g_object_set (plan, "state", KH_PLAN_REVIEW, "template", "cchc", "type-name", "Kế hoạch", "superior", "UBND TỈNH MẪU\nHAI DÒNG",
                "issuer", "SỞ MẪU", "number", "02", "symbol", "KH-SM", "place", "Tỉnh Mẫu", "date", "2027-01-12",
                "title", "Cải cách hành chính năm 2027", "urgency", KH_URGENCY_VERY_URGENT, "secrecy", KH_SECRECY_SECRET,
                "circulation", KH_CIRCULATION_INTERNAL, "drafter-mark", "PL.(300)", "address", "Số 1 đường Mẫu",
                "profile", "nd30-2020", "choices", "body-size=13", "reply-due", "2027-03-31", "derived-from", "6f1c7f0a-0000-4000-8000-000000000004", NULL);
  kh_plan_set_agency (plan, agency);

  add_item (add_section (plan, KH_SECTION_LEGAL_BASES, NULL), KH_ITEM_PARAGRAPH,
            "Căn cứ <cite ref=\"6f1c7f0a-0000-4000-8000-000000000005\"/>");
  add_item (add_section (plan, KH_SECTION_OPENING, NULL), KH_ITEM_PARAGRAPH, "Sở Mẫu ban hành kế hoạch");
  aims = add_section (plan, KH_SECTION_AIMS, "MỤC ĐÍCH, YÊU CẦU");
  add_item (add_section (aims, KH_SECTION_PURPOSE, "Mục đích"), KH_ITEM_DASH, "Nâng cao chất lượng");
  add_item (add_section (aims, KH_SECTION_REQUIREMENTS, "Yêu cầu"), KH_ITEM_CLAUSE, "Cụ thể, rõ người, rõ việc");
  add_targets (plan);
  add_tasks (plan, agency);
  add_responsibilities (plan, agency);
  add_table (plan);

  kh_node_append_take (KH_NODE (plan), kh_signature_new ("TM. BAN GIÁM ĐỐC\nKT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn A"));
  kh_node_append_take (KH_NODE (plan), g_object_new (KH_TYPE_RECIPIENT, "text", "UBND tỉnh", "purpose", "b/c", "email", "vanthu@tinhmau.example", NULL));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new_archive ("VT", "VP", 2));
  g_object_set (finding, "node", kh_node_get_uuid (KH_NODE (aims)), "line", 12, "source", "nguồn", "fix", "một đoạn",
                "reason", "đã hỏi lại", "detail", "chi tiết", "property", "heading", "words-start", 1, "words-end", 9, NULL);
  kh_node_append_take (KH_NODE (plan), finding);

  return plan;
}

KhPlan *
sample_small (void)
{
  KhPlan *plan = kh_plan_new (2026);
  KhSection *group = add_section (plan, KH_SECTION_TASK_GROUP, "Nhóm");
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");

  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_DIVISION, "Phòng Một"));
  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_DIVISION, "Phòng Hai"));
  kh_plan_set_agency (plan, agency);
  add_item (group, KH_ITEM_TASK, "Việc 1");
  add_item (group, KH_ITEM_TASK, "Việc 2");
  add_item (group, KH_ITEM_TASK, "Việc 3");

  return plan;
}

gpointer
child (gpointer node, GType type, guint position)
{
  g_autoptr (GObject) found = g_list_model_get_item (kh_node_get_children (node, type), position);

  g_assert_nonnull (found);

  return found;
}

typedef struct
{
  const char *text;
  KhItem     *found;
} TextSearch;

static gboolean
match_text_cb (KhNode *node, gpointer user_data)
{
  TextSearch *search = user_data;

  if (KH_IS_ITEM (node) && g_str_equal (kh_item_get_text (KH_ITEM (node)), search->text))
    search->found = KH_ITEM (node);

  return search->found == NULL;
}

KhItem *
find_text (KhPlan *plan, const char *text)
{
  TextSearch search = { text, NULL };

  kh_plan_visit (plan, match_text_cb, &search);
  g_assert_nonnull (search.found);

  return search.found;
}

char *
texts (gpointer node)
{
  GListModel *items = kh_node_get_children (node, KH_TYPE_ITEM);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    g_ptr_array_add (parts, (char *) kh_item_get_text (child (node, KH_TYPE_ITEM, i)));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv ("|", (char **) parts->pdata);
}

static void
dump_deadline (GString *text, const KhDeadline *deadline)
{
  if (deadline == NULL)
    g_string_append (text, "none");
  else
    g_string_append_printf (text, "%d/%d/%d/%d/%s", kh_deadline_get_kind (deadline), kh_deadline_get_year (deadline),
                            kh_deadline_get_index (deadline), kh_deadline_get_day (deadline), kh_deadline_get_text (deadline));
}

static void
dump_properties (GString *text, GObject *object)
{
  guint n_pspecs;
  g_autofree GParamSpec **pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_pspecs);

  for (guint i = 0; i < n_pspecs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *words = NULL;

      if (g_str_equal (pspecs[i]->name, "id"))
        continue;
      g_value_init (&value, pspecs[i]->value_type);
      g_object_get_property (object, pspecs[i]->name, &value);
      g_string_append_printf (text, " %s=", pspecs[i]->name);
      if (pspecs[i]->value_type == KH_TYPE_DEADLINE)
        {
          dump_deadline (text, g_value_get_boxed (&value));
          continue;
        }
      words = g_strdup_value_contents (&value);
      g_string_append (text, words);
    }
}

static void
dump_units (GString *text, const char *role, GListModel *units)
{
  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);

      g_string_append_printf (text, " %s:%s", role, kh_unit_get_name (unit));
    }
}

static void
dump_into (GString *text, gpointer node, guint depth)
{
  GType types[] = { KH_TYPE_SECTION, KH_TYPE_ITEM, KH_TYPE_INDICATOR, KH_TYPE_REPORTING,
                    KH_TYPE_UNIT, KH_TYPE_SIGNATURE, KH_TYPE_RECIPIENT, KH_TYPE_FINDING, KH_TYPE_LEGAL_DOCUMENT,
                    KH_TYPE_PROGRESS, KH_TYPE_EVIDENCE };

  g_string_append_printf (text, "%*s%s", (int) depth * 2, "", G_OBJECT_TYPE_NAME (node));
  dump_properties (text, node);
  if (KH_IS_TASK (node))
    {
      if (kh_task_get_lead (node) != NULL)
        g_string_append_printf (text, " lead:%s", kh_unit_get_name (kh_task_get_lead (node)));
      dump_units (text, "support", kh_task_get_support (node));
    }
  if (KH_IS_RESPONSIBILITY (node))
    dump_units (text, "responsible", kh_responsibility_get_units (node));
  g_string_append_c (text, '\n');
  if (KH_IS_PLAN (node) && kh_plan_get_agency (node) != NULL)
    dump_into (text, kh_plan_get_agency (node), depth + 1);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GListModel *list = kh_node_get_children (node, types[i]);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_assert_true (kh_node_get_parent (child (node, types[i], j)) == node);
          dump_into (text, child (node, types[i], j), depth + 1);
        }
    }
}

char *
dump_node (gpointer node)
{
  GString *text = g_string_new (NULL);

  dump_into (text, node, 0);

  return g_string_free (text, FALSE);
}

char *
drop_reported (const char *dump)
{
  g_autoptr (GRegex) reported = g_regex_new ("\\n *Kh(Progress|Evidence) [^\\n]*", 0, 0, NULL);

  return g_regex_replace_literal (reported, dump, -1, 0, "", 0, NULL);
}

void
assert_same_dump (const char *dump, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  g_auto (GStrv) expected_lines = g_strsplit (expected, "\n", -1);

  for (guint i = 0; lines[i] != NULL && expected_lines[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, expected_lines[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (expected_lines));
}

void
assert_dump (gpointer node, const char *expected)
{
  g_autofree char *dump = dump_node (node);

  assert_same_dump (dump, expected);
}

KhEdit *
fixture_begin_edit (KhStore *store, gpointer root)
{
  g_autoptr (GError) error = NULL;
  KhEdit *edit = kh_edit_begin (store, root, "Test", &error);

  g_assert_no_error (error);
  g_assert_nonnull (edit);
  return edit;
}

void
fixture_commit_edit (KhEdit *edit)
{
  g_autoptr (KhEdit) owned = edit;
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_edit_commit (owned, &error));
  g_assert_no_error (error);
}

void
set_text (KhStore *store, KhPlan *plan, KhItem *item, const char *text, const char *merge_key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (store, KH_NODE (plan), "Type", &error);

  g_assert_no_error (error);
  kh_edit_set_merge_key (edit, merge_key);
  kh_edit_set (edit, item, "text", text, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_no_error (error);
}

void
assert_undo (KhStore *store, gpointer root)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_store_undo (store, root, &error));
  g_assert_no_error (error);
}

void
assert_redo (KhStore *store, gpointer root)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kh_store_redo (store, root, &error));
  g_assert_no_error (error);
}
