/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What OpenDocument texts hold that Word's files have otherwise: lists, spaces, changes, frames. */
#include "outline.h"
#include "word-file.h"

#define O_P(text) "<text:p>" text "</text:p>"
#define O_HEAD O_P ("SỞ MẪU") O_P ("Số: 02/KH-SM") O_P ("KẾ HOẠCH") O_P ("Cải cách hành chính năm 2027")
#define O_ITEM(blocks) "<text:list-item>" blocks "</text:list-item>"

static const char lists[]
    = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" "
      "style:num-format=\"I\" "
      "style:num-suffix=\".\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"1\" "
      "style:num-suffix=\".\"/><text:list-level-style-number text:level=\"3\" style:num-format=\"1\" "
      "style:num-suffix=\".\" text:display-levels=\"2\"/></text:list-style>"
      "<text:list-style style:name=\"D\"><text:list-level-style-bullet text:level=\"1\" "
      "text:bullet-char=\"–\"/></text:list-style>"
      "<style:style style:name=\"B\" style:family=\"text\"><style:text-properties "
      "fo:font-weight=\"bold\"/></style:style>";

static void
assert_outline (KhPlan *plan, const char *expected)
{
  g_autofree char *outline = outline_plan (plan);

  g_assert_cmpstr (outline, ==, expected);
}

/* Lists in lists, lists that go on, and items that start anew. */
static void
test_lists (void)
{
  g_autoptr (KhPlan) plan = word_read_odt (word_odt (O_HEAD "<text:list xml:id=\"a\" text:style-name=\"L\">"
        O_ITEM (O_P ("MỤC TIÊU")) "</text:list><text:list text:style-name=\"D\">" O_ITEM (O_P ("Đạt 95%.")
        O_P ("Và hơn thế.")) "</text:list><text:list text:continue-list=\"a\" text:style-name=\"L\">"
        O_ITEM (O_P ("NHIỆM VỤ") "<text:list>" O_ITEM (O_P ("Cải cách thể chế")) "</text:list>")
        "</text:list><text:list text:style-name=\"D\">" O_ITEM (O_P ("Rà soát."))
        "</text:list><text:list text:continue-list=\"a\" text:style-name=\"L\">"
        "<text:list-item><text:list><text:list-item text:start-value=\"3\">" O_P ("Chuyển đổi số")
        "</text:list-item></text:list></text:list-item></text:list>" "<text:list text:style-name=\"D\">"
        O_ITEM (O_P ("Số hóa.")) "</text:list>", lists));

  assert_outline (
      plan,
      "{targets} MỤC TIÊU\n target: Đạt 95%. | eq 95%\n  paragraph: Và hơn thế.\n{task-groups} NHIỆM VỤ\n"
      " {task-group} Cải cách thể chế\n  task: Rà soát.\n {task-group} Chuyển đổi số\n  task: Số hóa.\n");
  g_assert_nonnull (outline_find (plan, "import-numbering", "3."));
}

/* White space of the file is none of the text's, beyond one space. */
static void
test_spaces (void)
{
  g_autoptr (KhPlan) plan =
        word_read_odt (word_odt ("<text:p>UBND TỈNH MẪU<text:s text:c=\"9\"/>SỞ MẪU</text:p>"
        O_P ("KẾ HOẠCH") O_P ("Cải cách hành chính năm 2027") O_P ("I. MỤC TIÊU")
        "<text:p>\n  -  Đạt\n   <text:span text:style-name=\"B\"> 95%</text:span>"
        "<text:s/>hồ sơ<text:tab/>đúng hạn.\n</text:p>", lists));

  g_assert_cmpstr (kh_plan_get_issuer (plan), ==, "SỞ MẪU");
  assert_outline (plan, "{targets} MỤC TIÊU\n target: Đạt <b>95%</b> hồ sơ đúng hạn. | eq 95%\n");
}

/* Deletions stand apart from the text, so the text is as accepted. */
static void
test_tracked_changes (void)
{
  g_autoptr (KhPlan) plan = word_read_odt (
      word_odt ("<text:tracked-changes><text:changed-region "
                "xml:id=\"c\"><text:deletion><office:change-info><dc:creator>Người Sửa</dc:creator>"
                "</office:change-info>" O_P (
                    "90") "</text:deletion></text:changed-region></text:tracked-changes>" O_HEAD
                    O_P ("I. MỤC TIÊU") "<text:p>- Đạt <text:change text:change-id=\"c\"/>95%.</text:p>",
                lists));
  KhFinding *finding = outline_find (plan, "import-tracked-changes", NULL);

  assert_outline (plan, "{targets} MỤC TIÊU\n target: Đạt 95%. | eq 95%\n");
  g_assert_nonnull (finding);
  g_assert_cmpstr (kh_finding_get_text (finding), ==, "Người Sửa");
}

static void
test_frames_notes_remarks (void)
{
  g_autoptr (KhPlan) plan = word_read_odt (word_odt (O_HEAD O_P ("I. MỤC TIÊU")
        "<text:p>- Đạt 95%<text:note><text:note-citation>1</text:note-citation>" "<text:note-body>"
        O_P ("Chú thích.") "</text:note-body></text:note>.<office:annotation><dc:creator>Ai</dc:creator>"
        O_P ("Nhận xét") "</office:annotation><draw:frame><draw:text-box>" O_P ("- Chữ trong khung.")
        "</draw:text-box></draw:frame></text:p>"
        "<text:p>- Xem <text:a>liên kết</text:a> trang <text:page-number>3</text:page-number>.</text:p>",
        lists));

  assert_outline (plan, "{targets} MỤC TIÊU\n target: Đạt 95%. | eq 95%\n target: Chữ trong khung.\n target: "
                        "Xem liên kết trang 3.\n");
  g_assert_nonnull (outline_find (plan, "import-unplaced-footnote", "Chú thích."));
}

static void
test_tables (void)
{
  g_autoptr (KhPlan) plan = word_read_odt (word_odt (O_HEAD O_P ("I. NHIỆM VỤ")
        "<table:table><table:table-header-rows><table:table-row>"
        "<table:table-cell table:style-name=\"R\">" O_P ("STT") "</table:table-cell><table:table-cell>"
        O_P ("Nội dung") "</table:table-cell><table:table-cell>" O_P ("Chủ trì")
        "</table:table-cell></table:table-row></table:table-header-rows><table:table-row>"
        "<table:table-cell table:number-columns-spanned=\"3\">" O_P ("I. Cải cách thể chế")
        "</table:table-cell>" "<table:covered-table-cell table:number-columns-repeated=\"2\"/>"
        "</table:table-row><table:table-row><table:table-cell>" O_P ("1")
        "</table:table-cell><table:table-cell>" O_P ("Rà soát")
        "</table:table-cell><table:table-cell table:number-rows-spanned=\"2\">" O_P ("Văn phòng Sở")
        "</table:table-cell></table:table-row><table:table-row><table:table-cell>" O_P ("2")
        "</table:table-cell><table:table-cell>" O_P ("Lấy ý kiến")
        "</table:table-cell><table:covered-table-cell/></table:table-row></table:table>",
        "<style:style style:name=\"R\" style:family=\"table-cell\">"
        "<style:table-cell-properties fo:border=\"0.5pt solid #000000\"/></style:style>"));

  assert_outline (
      plan, "{task-groups} NHIỆM VỤ\n {task-group} Cải cách thể chế\n  task: Rà soát | lead Văn phòng Sở\n"
            "  task: Lấy ý kiến | lead Văn phòng Sở\n");
}

static void
test_legacy_text (void)
{
  g_autoptr (KhPlan) plan = word_read_odt (word_odt (O_HEAD O_P ("I. MỤC TIÊU")
        "<text:p>- <text:span text:style-name=\"V\">C¶i c¸ch hµnh chÝnh</text:span>.</text:p>",
        "<style:style style:name=\"V\" style:family=\"text\">"
        "<style:text-properties fo:font-family=\"'.VnTime'\"/></style:style>"));

  assert_outline (plan, "{targets} MỤC TIÊU\n target: Cải cách hành chính.\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odt-reader/lists", test_lists);
  g_test_add_func ("/odt-reader/spaces", test_spaces);
  g_test_add_func ("/odt-reader/tracked-changes", test_tracked_changes);
  g_test_add_func ("/odt-reader/frames-notes-remarks", test_frames_notes_remarks);
  g_test_add_func ("/odt-reader/tables", test_tables);
  g_test_add_func ("/odt-reader/legacy-text", test_legacy_text);
  return g_test_run ();
}
