/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of plain text: what it looks like, and that reading it gives the same plan. */
#include "same-plan.h"
#include "compose.h"
#include "data-file.h"
#include "text-reader.h"
#include "text-writer.h"
#include "xml-reader.h"

static char *
write_text (KhPlan *plan)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autoptr (GBytes) bytes = kh_text_write (document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_looks (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  KhSection *opening = kh_section_new (KH_SECTION_OPENING, NULL);
  KhSection *section = kh_section_new (KH_SECTION_TARGETS, "Mục tiêu");
  KhItem *target = kh_item_new (KH_ITEM_TARGET, "Đạt<b> 95% </b>trở <i>lên</i>.");
  g_autofree char *text = NULL;

  g_object_set (plan, "superior", "UBND tỉnh Mẫu", "issuer", "Sở\nMẫu", "number", "2", "symbol", "KH-SM", "place",
                "Tỉnh Mẫu", "date", "2027-01-12", "title", "Cải cách hành chính", "drafter-mark", "A.(20)", NULL);
  kh_node_append_take (KH_NODE (plan), opening);
  kh_node_append_take (KH_NODE (opening), kh_item_new (KH_ITEM_PARAGRAPH, "Sở Mẫu ban hành Kế hoạch:"));
  kh_node_append_take (KH_NODE (plan), section);
  kh_node_append_take (KH_NODE (section), target);
  kh_node_append_take (KH_NODE (target), kh_item_new (KH_ITEM_PLUS, "A &amp; B;"));
  kh_node_append_take (KH_NODE (plan), kh_signature_new ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn A"));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new ("UBND tỉnh", "b/c"));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new_archive ("VT", "VP", 0));
  text = write_text (plan);
  g_assert_cmpstr (text, ==,
                   "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
                   "Độc lập - Tự do - Hạnh phúc\n\n"
                   "UBND TỈNH MẪU\n\n"
                   "SỞ\nMẪU\n\n"
                   "Số: 02/KH-SM\n\n"
                   "Tỉnh Mẫu, ngày 12 tháng 01 năm 2027\n\n"
                   "KẾ HOẠCH\n\n"
                   "Cải cách hành chính\n\n"
                   "Sở Mẫu ban hành Kế hoạch:\n\n"
                   "I. MỤC TIÊU\n\n"
                   "- Đạt **95%** trở *lên*.\n\n"
                   "+ A & B./.\n\n"
                   "Nơi nhận:\n\n"
                   "- UBND tỉnh (b/c);\n\n"
                   "- Lưu: VT, VP.\n\n"
                   "KT. GIÁM ĐỐC\n\n"
                   "PHÓ GIÁM ĐỐC\n\n"
                   "Nguyễn Văn A\n\n"
                   "A.(20)\n");
}

static void
test_table (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  KhSection *section = kh_section_new (KH_SECTION_TASK_GROUP, "Nhóm");
  g_autofree char *text = NULL;

  g_object_set (plan, "choices", "task-details=appendix;task-columns=stt,task,product", NULL);
  kh_node_append_take (KH_NODE (plan), section);
  kh_node_append_take (KH_NODE (section), kh_item_new (KH_ITEM_TASK, "Việc một"));
  kh_node_append_take (KH_NODE (section), kh_item_new (KH_ITEM_TASK, "Việc hai"));
  text = write_text (plan);
  g_assert_true (g_str_has_suffix (text, "\n\nSTT\tNội dung nhiệm vụ\tKết quả, sản phẩm\n"
                                         "I\tNhóm\n"
                                         "1\tViệc một\t\n"
                                         "2\tViệc hai\t\n"));
}

static KhPlan *
read_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);
  KhPlan *plan = kh_xml_reader_read (bytes, FALSE, &error);

  g_assert_no_error (error);
  return plan;
}

static KhPlan *
read_back (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  KhPlan *plan = kh_text_reader_read (bytes, 0, KH_READER_PLAN_ONLY, &error);

  g_assert_no_error (error);
  return plan;
}

static void
assert_same_list (KhNode *a, KhNode *b, GType type)
{
  GListModel *x = kh_node_get_children (a, type);
  GListModel *y = kh_node_get_children (b, type);

  g_assert_cmpuint (g_list_model_get_n_items (x), ==, g_list_model_get_n_items (y));
  for (guint i = 0; i < g_list_model_get_n_items (x); i++)
    {
      g_autoptr (KhNode) child = g_list_model_get_item (x, i);
      g_autoptr (KhNode) other = g_list_model_get_item (y, i);

      kh_assert_same_node (child, other, KH_SAME_CONTENT);
    }
}

static gboolean
is_unplaced (KhPlan *plan)
{
  GListModel *findings = kh_plan_get_findings (plan);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_has_prefix (kh_finding_get_rule (finding), "import-unplaced"))
        {
          g_test_message ("unplaced: %s", kh_finding_get_text (finding));
          return TRUE;
        }
    }
  return FALSE;
}

/* Plain text shows no baseline, and the headings of sections in capitals. */
static gboolean
forget_unshown (KhNode *node, gpointer user_data)
{
  if (KH_IS_SECTION (node) && KH_IS_PLAN (kh_node_get_parent (node)) && kh_section_get_heading (KH_SECTION (node)) != NULL)
    {
      g_autofree char *upper = kh_text_upper (kh_section_get_heading (KH_SECTION (node)));
      kh_section_set_heading (KH_SECTION (node), upper);
    }
  if (KH_IS_TARGET (node))
    {
      GListModel *indicators = kh_target_get_indicators (KH_TARGET (node));

      for (guint i = 0; i < g_list_model_get_n_items (indicators); i++)
        {
          g_autoptr (KhIndicator) indicator = g_list_model_get_item (indicators, i);
          g_object_set (indicator, "baseline", (double) NAN, NULL);
        }
    }
  return TRUE;
}

static void
test_round_trip (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autofree char *text = NULL;
  g_autofree char *again_text = NULL;
  g_autoptr (KhPlan) again = NULL;

  g_object_set (plan, "number", "05", "date", "2027-01-12", NULL);
  kh_plan_visit (plan, forget_unshown, NULL);
  text = write_text (plan);
  again = read_back (text);

  g_assert_false (is_unplaced (again));
  g_assert_cmpint (kh_plan_get_year (again), ==, 2027);
  g_assert_cmpstr (kh_plan_get_number (again), ==, "05");
  g_assert_cmpstr (kh_plan_get_symbol (again), ==, kh_plan_get_symbol (plan));
  g_assert_cmpstr (kh_plan_get_date (again), ==, "2027-01-12");
  g_assert_cmpstr (kh_plan_get_place (again), ==, kh_plan_get_place (plan));
  g_assert_cmpstr (kh_plan_get_title (again), ==, kh_plan_get_title (plan));
  assert_same_list (KH_NODE (plan), KH_NODE (again), KH_TYPE_SECTION);
  assert_same_list (KH_NODE (plan), KH_NODE (again), KH_TYPE_SIGNATURE);
  assert_same_list (KH_NODE (plan), KH_NODE (again), KH_TYPE_RECIPIENT);

  /* And the text of what was read is the same text. */
  again_text = write_text (again);
  g_assert_cmpstr (text, ==, again_text);
}

/* Blank number and date stay blank. */
static void
test_blanks (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autofree char *text = write_text (plan);
  g_autoptr (KhPlan) again = read_back (text);
  g_autofree char *again_text = write_text (again);

  g_assert_null (kh_plan_get_number (again));
  g_assert_null (kh_plan_get_date (again));
  g_assert_cmpstr (text, ==, again_text);
}

static guint
count_blocks (KhDocument *document, KhRole role)
{
  guint count = 0;

  for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
    if (kh_document_get_block (document, i)->role == role)
      count++;
  return count;
}

/* A scanned plan leaves in the official form: numbers in order, blanks filled, one end mark. */
static void
test_real_plan (void)
{
  const char *shared = g_getenv ("KH_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "plans", "ke-hoach-cchc-2021.txt", NULL);
  g_autofree char *source = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again_text = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhPlan) again = NULL;
  g_autoptr (KhDocument) document = NULL;
  static const char *const romans[] = { "I.", "II.", "III.", "IV." };
  guint n_sections = 0;

  if (!g_file_get_contents (path, &source, NULL, NULL))
    {
      g_test_skip ("the plan of 2021 is not beside the repository");
      return;
    }
  plan = read_back (source);
  document = kh_compose_plan (plan);
  for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
    {
      const KhBlock *block = kh_document_get_block (document, i);

      if (block->role == KH_ROLE_SECTION)
        g_assert_cmpstr (block->label, ==, romans[n_sections++]);
      if (block->role == KH_ROLE_SIGNATURE)
        {
          const KhSigner *signer = g_ptr_array_index (block->signers, 0);

          g_assert_cmpuint (block->signers->len, ==, 1);
          g_assert_cmpuint (block->recipients->len, ==, 5);
          g_assert_cmpstr (signer->authority, ==, "GIÁM ĐỐC");
          g_assert_nonnull (signer->name);
        }
    }
  g_assert_cmpuint (n_sections, ==, 4);
  g_assert_cmpuint (count_blocks (document, KH_ROLE_CLAUSE_HEADING), ==, 2 + 7 + 4);
  /* Targets, tasks and duties. */
  g_assert_cmpuint (count_blocks (document, KH_ROLE_DASH), ==, 8 + 32 + 14);

  text = write_text (plan);
  g_assert_nonnull (strstr (text, "\n\nSố: 02/KH-VHTTDL\n\nTuyên Quang, ngày 12 tháng 01 năm 2021\n\nKẾ HOẠCH\n\n"));
  g_assert_nonnull (strstr (text, "./.\n\nNơi nhận:\n\n"));
  g_assert_true (strstr (text, "./.") == g_strrstr (text, "./."));
  g_assert_nonnull (strstr (text, "- Lưu: VT.\n"));
  again = read_back (text);
  again_text = write_text (again);
  g_assert_cmpstr (text, ==, again_text);
  assert_same_list (KH_NODE (plan), KH_NODE (again), KH_TYPE_SECTION);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-writer/looks", test_looks);
  g_test_add_func ("/text-writer/table", test_table);
  g_test_add_func ("/text-writer/round-trip", test_round_trip);
  g_test_add_func ("/text-writer/blanks", test_blanks);
  g_test_add_func ("/text-writer/real-plan", test_real_plan);
  return g_test_run ();
}
