/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where each paragraph of a text went: into the plan, nowhere, or into what composing writes anew. */
#include "outline.h"
#include "reader-reply.h"
#include "reader.h"
#include "reading.h"
#include "recogniser-source.h"
#include "word-file.h"

typedef struct
{
  const KhReading *reading;
  guint n_checked;
} Check;

static KhPlan *
read_data (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "formats", "data", name, NULL);
  g_autoptr (GError) error = NULL;
  KhPlan *plan = kh_reader_read_file (path, 0, KH_READER_PLAN_ONLY, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);
  return plan;
}

/* Whether one of the paragraphs that @node was made from holds @markup. */
static gboolean
is_shown (const KhReading *reading, KhNode *node, const char *markup)
{
  const GArray *places = kh_reading_find (reading, kh_node_get_uuid (node));
  g_autofree char *plain = kh_markup_to_plain (markup);
  g_autofree char *wanted = kh_source_key (plain);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const KhReadParagraph *paragraph = kh_reading_get_paragraph (reading, g_array_index (places, guint, i));
      g_autofree char *key = kh_source_key (paragraph->text);

      if (strstr (key, wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_node_cb (KhNode *node, gpointer data)
{
  Check *check = data;
  const char *words = NULL;

  if (KH_IS_ITEM (node) && kh_item_get_kind (KH_ITEM (node)) < KH_ITEM_TABLE)
    words = kh_item_get_text (KH_ITEM (node));
  else if (KH_IS_SECTION (node) && kh_section_get_kind (KH_SECTION (node)) != KH_SECTION_APPENDIX)
    words = kh_section_get_heading (KH_SECTION (node));
  if (words == NULL || *words == '\0')
    return TRUE;
  if (!is_shown (check->reading, node, words))
    g_error ("“%s” is in no paragraph that it was made from", words);
  check->n_checked++;
  return TRUE;
}

/* Words that composing writes anew: fixed ones, and those around tables it makes. */
static gboolean
is_composed (const char *text)
{
  static const char *const starts[] = { "cong hoa xa hoi", "doc lap", "noi nhan", "kem theo", "phu luc",
                                        "gia tri cua tung chi tieu", "phan cong va thoi gian", "danh muc", "chi tieu",
                                        "stt ", NULL };
  g_autofree char *key = kh_source_key (text);

  if (*key == '\0')
    return TRUE;
  for (guint i = 0; starts[i] != NULL; i++)
    if (g_str_has_prefix (key, starts[i]))
      return TRUE;
  return FALSE;
}

/* Every paragraph is in the plan, said to have no place, or fixed wording; and every text of the plan
 * is in a paragraph that is said to be its origin. */
static void
assert_whole (KhPlan *plan, guint n_unplaced)
{
  const KhReading *reading = kh_reading_of (plan);
  Check check = { reading, 0 };
  guint unplaced = 0;

  g_assert_nonnull (reading);
  g_assert_cmpuint (kh_reading_get_n_paragraphs (reading), >, 10);
  for (guint i = 0; i < kh_reading_get_n_paragraphs (reading); i++)
    {
      const KhReadParagraph *paragraph = kh_reading_get_paragraph (reading, i);

      g_assert_cmpuint (paragraph->line, >, 0);
      g_assert_cmpuint (paragraph->last_line, >=, paragraph->line);
      unplaced += paragraph->unplaced->len;
      if (paragraph->nodes->len == 0 && paragraph->unplaced->len == 0 && !is_composed (paragraph->text))
        g_error ("paragraph %u went nowhere: %s", i, paragraph->text);
      for (guint j = 0; j < paragraph->nodes->len; j++)
        {
          const char *uuid = g_ptr_array_index (paragraph->nodes, j);
          const GArray *places = kh_reading_find (reading, uuid);
          gboolean back = FALSE;

          g_assert_nonnull (places);
          for (guint k = 0; k < places->len; k++)
            back = back || g_array_index (places, guint, k) == i;
          g_assert_true (back);
        }
    }
  g_assert_cmpuint (unplaced, ==, n_unplaced);
  kh_plan_visit (plan, check_node_cb, &check);
  g_assert_cmpuint (check.n_checked, >, 10);
}

static guint
count_unplaced (KhPlan *plan)
{
  GListModel *findings = kh_plan_get_findings (plan);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);

      n += g_str_equal (kh_finding_get_rule (finding), "import-unplaced");
    }
  return n;
}

static void
test_file (gconstpointer name)
{
  g_autoptr (KhPlan) plan = read_data (name);

  assert_whole (plan, count_unplaced (plan));
}

static void
test_real (void)
{
  const char *shared = g_getenv ("KH_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "plans", "ke-hoach-cchc-2021.txt", NULL);
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_test_skip ("the plan of 2021 is not beside the sources (KH_SHARED)");
      return;
    }
  plan = kh_reader_read_file (path, 0, KH_READER_PLAN_ONLY, &error);
  g_assert_no_error (error);
  assert_whole (plan, count_unplaced (plan));
}

/* The text is kept as it was read, its end mark too. */
static void
test_places (void)
{
  static const char text[] = "KẾ HOẠCH\nCải cách hành chính năm 2027\n"
                             "I. MỤC TIÊU\n- Đạt tỷ lệ hài lòng từ 90% trở lên.\n"
                             "II. NHIỆM VỤ\n1. Cải cách thể chế\n- Rà soát văn bản.\n"
                             "Đơn vị chủ trì: Văn phòng Sở; thời gian hoàn thành: Quý II.\n"
                             "- Theo dõi thi hành pháp luật./.\n"
                             "GIÁM ĐỐC\n(Đã ký)\nNguyễn Văn A\n";
  g_autoptr (KhPlan) plan = outline_read (text);
  const KhReading *reading = kh_reading_of (plan);
  KhSection *group = kh_plan_find_section (plan, KH_SECTION_TASK_GROUP);
  g_autoptr (KhTask) first = g_list_model_get_item (kh_section_get_items (group), 0);
  g_autoptr (KhTask) second = g_list_model_get_item (kh_section_get_items (group), 1);
  g_autoptr (KhSignature) signature = g_list_model_get_item (kh_plan_get_signatures (plan), 0);
  const GArray *places = kh_reading_find (reading, kh_node_get_uuid (KH_NODE (plan)));

  g_assert_cmpuint (kh_reading_get_n_paragraphs (reading), ==, 12);
  g_assert_cmpuint (places->len, ==, 2);
  g_assert_cmpuint (g_array_index (places, guint, 1), ==, 1);
  places = kh_reading_find (reading, kh_node_get_uuid (KH_NODE (first)));
  g_assert_cmpuint (places->len, ==, 2); /* its words, and who does it */
  g_assert_cmpuint (g_array_index (places, guint, 0), ==, 6);
  g_assert_cmpuint (g_array_index (places, guint, 1), ==, 7);
  places = kh_reading_find (reading, kh_node_get_uuid (KH_NODE (second)));
  g_assert_cmpuint (g_array_index (places, guint, 0), ==, 8);
  g_assert_cmpstr (kh_reading_get_paragraph (reading, 8)->text, ==, "- Theo dõi thi hành pháp luật./.");
  g_assert_cmpuint (kh_reading_get_paragraph (reading, 8)->line, ==, 9);
  places = kh_reading_find (reading, kh_node_get_uuid (KH_NODE (signature)));
  g_assert_cmpuint (places->len, ==, 2);
  g_assert_cmpuint (kh_reading_get_paragraph (reading, 10)->unplaced->len, ==, 1);
  g_assert_null (kh_reading_find (reading, "no such node"));
}

#define ROWS_LEAD "Văn phòng Sở"

/* A plan whose tasks are a table's rows, and one row that names no task. */
static GBytes *
make_docx (void)
{
  return word_docx (W_HEAD W_P ("I. MỤC TIÊU") W_P ("- Đạt 95% hồ sơ đúng hạn.") W_P ("II. NHIỆM VỤ") W_RULED (
      W_TR (W_TC (W_P ("STT")) W_TC (W_P ("Nội dung")) W_TC (W_P ("Chủ trì")) W_TC (W_P ("Thời gian")))
      W_TR (W_TC (W_P ("1")) W_TC (W_P ("Rà soát") W_P ("văn bản")) W_TC (W_P (ROWS_LEAD)) W_TC (W_P ("Quý I")))
      W_TR (W_TC (W_P ("")) W_TC (W_P ("")) W_TC (W_P ("Ghi")) W_TC (W_P ("thêm")))
      W_TR (W_TC (W_P ("2")) W_TC (W_P ("Lấy ý kiến")) W_TC (W_P (ROWS_LEAD)) W_TC (W_P ("Quý I")))) W_P ("III. TỔ CHỨC THỰC HIỆN")
      W_P ("Văn phòng Sở theo dõi."));
}

#define O_P(text) "<text:p>" text "</text:p>"
#define O_TC(paragraphs) "<table:table-cell>" paragraphs "</table:table-cell>"
#define O_TR(cells) "<table:table-row>" cells "</table:table-row>"

static GBytes *
make_odt (void)
{
  return word_odt ("<table:table>" O_TR (O_TC (O_P ("UBND TỈNH MẪU") O_P ("SỞ MẪU") O_P ("Số: 02/KH-SM"))
      O_TC (O_P ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") O_P ("Độc lập - Tự do - Hạnh phúc")
      O_P ("Tỉnh Mẫu, ngày 05 tháng 01 năm 2027"))) "</table:table>"
      O_P ("KẾ HOẠCH") O_P ("Cải cách hành chính năm 2027")
      O_P ("I. MỤC TIÊU") O_P ("- Đạt 95% hồ sơ đúng hạn.") O_P ("II. NHIỆM VỤ") "<table:table>"
      O_TR (O_TC (O_P ("STT")) O_TC (O_P ("Nội dung")) O_TC (O_P ("Chủ trì")) O_TC (O_P ("Thời gian")))
      O_TR (O_TC (O_P ("1")) O_TC (O_P ("Rà soát") O_P ("văn bản")) O_TC (O_P (ROWS_LEAD)) O_TC (O_P ("Quý I")))
      O_TR (O_TC (O_P ("")) O_TC (O_P ("")) O_TC (O_P ("Ghi")) O_TC (O_P ("thêm")))
      O_TR (O_TC (O_P ("2")) O_TC (O_P ("Lấy ý kiến")) O_TC (O_P (ROWS_LEAD)) O_TC (O_P ("Quý I"))) "</table:table>"
      O_P ("III. TỔ CHỨC THỰC HIỆN") O_P ("Văn phòng Sở theo dõi."), NULL);
}

/* Each row of a table is a paragraph of its own, and paragraphs are counted alike inside and outside of tables. */
static void
test_rows (gconstpointer odt)
{
  static const struct
  {
    const char *text;
    guint line, last_line;
    gboolean task;
  } rows[] = {
    { "II. NHIỆM VỤ", 11, 11, FALSE },
    { "STT | Nội dung | Chủ trì | Thời gian", 12, 15, FALSE },
    { "1 | Rà soát văn bản | " ROWS_LEAD " | Quý I", 16, 20, TRUE },
    { "Ghi | thêm", 21, 24, FALSE },
    { "2 | Lấy ý kiến | " ROWS_LEAD " | Quý I", 25, 28, TRUE },
    { "III. TỔ CHỨC THỰC HIỆN", 29, 29, FALSE },
  };
  g_autoptr (KhPlan) plan = odt != NULL ? word_read_odt (make_odt ()) : word_read (make_docx ());
  const KhReading *reading = kh_reading_of (plan);
  GListModel *tasks = kh_section_get_items (kh_plan_find_section (plan, KH_SECTION_TASK_GROUPS));
  guint first = 0, n = 0;

  g_assert_cmpuint (g_list_model_get_n_items (tasks), ==, 2);
  while (strcmp (kh_reading_get_paragraph (reading, first)->text, rows[0].text) != 0)
    first++;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const KhReadParagraph *paragraph = kh_reading_get_paragraph (reading, first + i);

      g_assert_cmpstr (paragraph->text, ==, rows[i].text);
      g_assert_cmpuint (paragraph->line, ==, rows[i].line);
      g_assert_cmpuint (paragraph->last_line, ==, rows[i].last_line);
      if (rows[i].task)
        {
          g_autoptr (KhNode) task = g_list_model_get_item (tasks, n++);

          g_assert_cmpuint (paragraph->nodes->len, ==, 1);
          g_assert_cmpstr (g_ptr_array_index (paragraph->nodes, 0), ==, kh_node_get_uuid (task));
        }
    }
  g_assert_cmpstr (g_ptr_array_index (kh_reading_get_paragraph (reading, first + 3)->unplaced, 0), ==, "Ghi; thêm");
}

/* A sheet's rows too, by the lines of the file. */
static void
test_sheet (void)
{
  static const char text[] = "STT,Nội dung nhiệm vụ,Đơn vị chủ trì\n1,\"Rà soát\nvăn bản\",Văn phòng Sở\n2,Lấy ý kiến,Văn phòng Sở\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = kh_reader_read_bytes (bytes, "nhiem-vu.csv", 2027, KH_READER_PLAN_ONLY, &error);
  const KhReading *reading = NULL;

  g_assert_no_error (error);
  reading = kh_reading_of (plan);
  g_assert_cmpuint (kh_reading_get_n_paragraphs (reading), ==, 3);
  g_assert_cmpstr (kh_reading_get_paragraph (reading, 1)->text, ==, "1 | Rà soát văn bản | Văn phòng Sở");
  g_assert_cmpuint (kh_reading_get_paragraph (reading, 1)->line, ==, 2);
  g_assert_cmpuint (kh_reading_get_paragraph (reading, 2)->line, ==, 4);
  g_assert_cmpuint (kh_reading_get_paragraph (reading, 2)->nodes->len, ==, 1);
}

/* From the process that read the file to the one that asked. */
static void
test_reply (void)
{
  g_autoptr (KhPlan) plan = read_data ("ke-hoach-mau.docx");
  g_autoptr (GBytes) reply = kh_reader_reply_new (plan, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) again = kh_reader_reply_parse (reply, &error);
  g_autoptr (GVariant) before = g_variant_ref_sink (kh_reading_to_variant (kh_reading_of (plan)));
  g_autoptr (GVariant) after = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (kh_reading_of (again));
  after = g_variant_ref_sink (kh_reading_to_variant (kh_reading_of (again)));
  g_assert_true (g_variant_equal (before, after));
}

/* A node that the plan has not is no place. */
static void
test_strange_nodes (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  KhReading *reading = kh_reading_new ();

  kh_reading_add (reading, "Rà soát văn bản.", "-", 1, 1);
  kh_reading_map (reading, 0, "a node of another plan");
  kh_reading_map (reading, 0, kh_node_get_uuid (KH_NODE (plan)));
  kh_reading_map (reading, 0, "a node of another plan");
  kh_reading_map (reading, 0, kh_node_get_uuid (KH_NODE (plan)));
  kh_reading_give (reading, plan);
  g_assert_cmpuint (kh_reading_get_paragraph (reading, 0)->nodes->len, ==, 1);
  g_assert_null (kh_reading_find (kh_reading_of (plan), "a node of another plan"));
  g_assert_cmpuint (kh_reading_find (kh_reading_of (plan), kh_node_get_uuid (KH_NODE (plan)))->len, ==, 1);
}

static void
test_none (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  g_autoptr (GBytes) reply = kh_reader_reply_new (plan, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) again = kh_reader_reply_parse (reply, &error);

  g_assert_no_error (error);
  g_assert_null (kh_reading_of (again));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/reading/scan", "ke-hoach-mau-quet.txt", test_file);
  g_test_add_data_func ("/reading/columns", "ke-hoach-mau-cot.txt", test_file);
  g_test_add_data_func ("/reading/docx", "ke-hoach-mau.docx", test_file);
  g_test_add_data_func ("/reading/odt", "ke-hoach-mau.odt", test_file);
  g_test_add_func ("/reading/real", test_real);
  g_test_add_func ("/reading/places", test_places);
  g_test_add_data_func ("/reading/rows-docx", NULL, test_rows);
  g_test_add_data_func ("/reading/rows-odt", "odt", test_rows);
  g_test_add_func ("/reading/sheet", test_sheet);
  g_test_add_func ("/reading/reply", test_reply);
  g_test_add_func ("/reading/strange-nodes", test_strange_nodes);
  g_test_add_func ("/reading/none", test_none);
  return g_test_run ();
}
