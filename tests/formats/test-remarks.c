/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comments and tracked changes, with who made them and where. */
#include "outline.h"
#include "word-file.h"

#define WHO(name) " w:author=\"" name "\" w:date=\"2027-01-05T08:30:00Z\""
#define INS(name, text) "<w:ins w:id=\"1\"" WHO (name) ">" W_T (text) "</w:ins>"
#define DEL(name, text) "<w:del w:id=\"2\"" WHO (name) "><w:r><w:delText>" text "</w:delText></w:r></w:del>"
#define MARK "<w:bookmarkStart w:id=\"9\" w:name=\"_kh_0f0f0f0f111142228333444444444444\"/><w:bookmarkEnd w:id=\"9\"/>"

/* The remarks, a line each: kind | author | date | text | quote | at | whether it found its item */
static char *
dup_remarks (KhPlan *plan)
{
  GListModel *remarks = kh_plan_get_remarks (plan);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (remarks); i++)
    {
      g_autoptr (KhRemark) remark = g_list_model_get_item (remarks, i);
      const char *uuid = kh_remark_get_node (remark);
      KhNode *node = uuid != NULL ? kh_plan_find_node (plan, uuid) : NULL;
      g_autofree char *plain = KH_IS_ITEM (node) ? kh_item_dup_plain (KH_ITEM (node)) : g_strdup ("-");

      g_assert_cmpint (kh_remark_get_line (remark), >, 0);
      g_assert_true (node == NULL
                     || g_strcmp0 (kh_node_get_derived_from (node), kh_remark_get_origin (remark)) == 0);
      g_string_append_printf (lines, "%s | %s | %s | %s | %s | %s\n",
                              kh_enum_to_nick (KH_TYPE_REMARK_KIND, (int) kh_remark_get_kind (remark)),
                              kh_remark_get_author (remark), kh_remark_get_date (remark),
                              kh_remark_get_text (remark), kh_remark_get_quote (remark), plain);
    }
  return g_string_free (lines, FALSE);
}

static void
assert_remarks (KhPlan *plan, const char *expected)
{
  g_autofree char *remarks = dup_remarks (plan);

  g_assert_cmpstr (remarks, ==, expected);
}

static KhFinding *
find_finding (KhPlan *plan, const char *rule)
{
  GListModel *findings = kh_plan_get_findings (plan);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (kh_finding_get_rule (finding), rule))
        return g_steal_pointer (&finding);
    }
  return NULL;
}

static void
test_changes (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx (
      W_HEAD W_P ("I. MỤC TIÊU") "<w:p>" MARK W_T ("- Đạt ") DEL ("Nguyễn Văn A", "90%") INS ("Nguyễn Văn A", "95")
          INS ("Nguyễn Văn A", "%") W_T (" hồ sơ") INS ("Văn phòng Sở", " đúng hạn") W_T (".") "</w:p>"));
  g_autoptr (KhFinding) finding = find_finding (plan, "import-tracked-changes");
  g_autofree char *outline = outline_plan (plan);

  g_assert_cmpstr (outline, ==, "{targets} MỤC TIÊU\n target: Đạt 95% hồ sơ đúng hạn. | eq 95%\n");
  g_assert_cmpstr (kh_finding_get_text (finding), ==, "Nguyễn Văn A, Văn phòng Sở");
  assert_remarks (
      plan, "deletion | Nguyễn Văn A | 2027-01-05T08:30:00Z | 90% | (null) | Đạt 95% hồ sơ đúng hạn.\n"
            "insertion | Nguyễn Văn A | 2027-01-05T08:30:00Z | 95% | (null) | Đạt 95% hồ sơ đúng hạn.\n"
            "insertion | Văn phòng Sở | 2027-01-05T08:30:00Z | đúng hạn | (null) | Đạt 95% hồ sơ đúng hạn.\n");
}

static void
test_comments (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx_parts (
      W_HEAD W_P ("I. MỤC TIÊU") "<w:p>" MARK W_T ("- Đạt ") "<w:commentRangeStart w:id=\"7\"/>" W_T ("95% ")
          W_T ("hồ sơ") "<w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>" W_T (".") "</w:p>",
      NULL, NULL, NULL,
      "<w:comment w:id=\"7\"" WHO ("Văn phòng Sở") ">" W_P ("Nâng lên 98%?") W_P ("Theo nghị quyết.") "</w:comment>"));
  g_autoptr (KhFinding) finding = find_finding (plan, "import-comment");

  assert_remarks (plan, "comment | Văn phòng Sở | 2027-01-05T08:30:00Z | Nâng lên 98%?\nTheo nghị quyết. | 95% hồ sơ | "
                        "Đạt 95% hồ sơ.\n");
  g_assert_cmpstr (kh_finding_get_text (finding), ==, "Văn phòng Sở: Nâng lên 98%? Theo nghị quyết.");
  g_assert_nonnull (kh_plan_find_node (plan, kh_finding_get_node (finding)));
  g_assert_cmpuint (outline_count (plan, "import-tracked-changes"), ==, 0);
}

/* A paragraph that was deleted whole leaves its remark but no item. */
static void
test_deleted_paragraph (void)
{
  g_autoptr (KhPlan) plan = word_read (word_docx (
      W_HEAD W_P ("I. MỤC TIÊU") "<w:p><w:pPr><w:rPr><w:del w:id=\"3\"" WHO ("Văn phòng Sở") "/></w:rPr></w:pPr>" DEL (
          "Văn phòng Sở", "- Bỏ câu này.") "</w:p>" W_P ("- Đạt 95%.")));
  g_autofree char *outline = outline_plan (plan);

  g_assert_cmpstr (outline, ==, "{targets} MỤC TIÊU\n target: Đạt 95%. | eq 95%\n");
  assert_remarks (plan, "deletion | Văn phòng Sở | 2027-01-05T08:30:00Z | - Bỏ câu này. | (null) | -\n");
}

#define O_P(text) "<text:p>" text "</text:p>"
#define O_HEAD                                                                                               \
  O_P ("SỞ MẪU") O_P ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") O_P ("KẾ HOẠCH")                                \
  O_P ("Cải cách hành chính năm 2027") O_P ("I. MỤC TIÊU")
#define O_WHO(name) "<dc:creator>" name "</dc:creator><dc:date>2027-01-05T08:30:00</dc:date>"
#define O_CHANGE(id, kind, name, words)                                                                      \
  "<text:changed-region text:id=\"" id "\"><text:" kind "><office:change-info>" O_WHO (name)                 \
  "</office:change-info>" words "</text:" kind "></text:changed-region>"

static void
test_odt (void)
{
  g_autoptr (KhPlan) plan = word_read_odt (word_odt (
      "<text:tracked-changes>" O_CHANGE ("ct1", "deletion", "Nguyễn Văn A", O_P ("90%"))
          O_CHANGE ("ct2", "insertion", "Văn phòng Sở", "") "</text:tracked-changes>" O_HEAD
      "<text:p><text:bookmark-start text:name=\"_kh_0f0f0f0f111142228333444444444444\"/>"
      "<text:bookmark-end text:name=\"_kh_0f0f0f0f111142228333444444444444\"/>- Đạt <text:change text:change-id=\"ct1\"/>"
      "<text:change-start text:change-id=\"ct2\"/>95%<text:change-end text:change-id=\"ct2\"/> "
      "<office:annotation office:name=\"1\">" O_WHO ("Phòng Pháp chế") O_P ("Rõ hơn.") "</office:annotation>"
      "hồ sơ<office:annotation-end office:name=\"1\"/>.</text:p>",
      NULL));
  g_autofree char *outline = outline_plan (plan);

  g_assert_cmpstr (outline, ==, "{targets} MỤC TIÊU\n target: Đạt 95% hồ sơ. | eq 95%\n");
  assert_remarks (plan, "deletion | Nguyễn Văn A | 2027-01-05T08:30:00 | 90% | (null) | Đạt 95% hồ sơ.\n"
                        "insertion | Văn phòng Sở | 2027-01-05T08:30:00 | 95% | (null) | Đạt 95% hồ sơ.\n"
                        "comment | Phòng Pháp chế | 2027-01-05T08:30:00 | Rõ hơn. | hồ sơ | Đạt 95% hồ sơ.\n");
  g_assert_cmpuint (outline_count (plan, "import-comment"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/remarks/changes", test_changes);
  g_test_add_func ("/formats/remarks/comments", test_comments);
  g_test_add_func ("/formats/remarks/deleted-paragraph", test_deleted_paragraph);
  g_test_add_func ("/formats/remarks/odt", test_odt);
  return g_test_run ();
}
