/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of signatures and recipients (decree 30/2020/NĐ-CP, article 13, appendix I, II.7 and II.9). */
#include "document-dump.h"
#include "compose.h"

static void
assert_ending (KhPlan *plan, const char *expected)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autofree char *dump = kh_dump_body (document);

  g_assert_cmpstr (dump, ==, expected);
}

static void
test_signing_forms (void)
{
  static const struct
  {
    const char *authority;
    const char *position;
    const char *name;
    const char *signer;
  } cases[] = {
    { NULL, "Giám đốc", "Nguyễn Văn A", "GIÁM ĐỐC | - | Nguyễn Văn A" },
    { "", "GIÁM ĐỐC", "Nguyễn Văn A", "GIÁM ĐỐC | - | Nguyễn Văn A" },
    { "KT. Giám đốc", "Phó Giám đốc", "Nguyễn Văn A", "KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC | Nguyễn Văn A" },
    { "Q. GIÁM ĐỐC", NULL, "Nguyễn Văn A", "Q. GIÁM ĐỐC | - | Nguyễn Văn A" },
    { "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Nguyễn Văn A", "TL. GIÁM ĐỐC | CHÁNH VĂN PHÒNG | Nguyễn Văn A" },
    { "TL. GIÁM ĐỐC\nKT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Nguyễn Văn A",
      "TL. GIÁM ĐỐC\nKT. CHÁNH VĂN PHÒNG | PHÓ CHÁNH VĂN PHÒNG | Nguyễn Văn A" },
    { "TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG", "Nguyễn Văn A", "TUQ. GIÁM ĐỐC | TRƯỞNG PHÒNG | Nguyễn Văn A" },
    { "TM. Ủy ban nhân dân", "Chủ tịch", "Nguyễn Văn A", "TM. ỦY BAN NHÂN DÂN | CHỦ TỊCH | Nguyễn Văn A" },
    { "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A",
      "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH | PHÓ CHỦ TỊCH | Nguyễn Văn A" },
    { NULL, "GIÁM ĐỐC", NULL, "GIÁM ĐỐC | - | -" },
    { NULL, NULL, "Nguyễn Văn A", "- | - | Nguyễn Văn A" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhPlan) plan = kh_plan_new (2027);
      g_autofree char *expected = g_strconcat ("signature |\n  signer ", cases[i].signer, "\n", NULL);

      kh_node_append_take (KH_NODE (plan),
                           kh_signature_new (cases[i].authority, cases[i].position, cases[i].name));
      assert_ending (plan, expected);
    }
}

static void
test_two_signers (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);

  kh_node_append_take (KH_NODE (plan), kh_signature_new (NULL, "CHỦ TỊCH", "Nguyễn Văn A"));
  kh_node_append_take (KH_NODE (plan), kh_signature_new ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn A"));
  /* A row of the form that nobody has filled yet. */
  kh_node_append_take (KH_NODE (plan), kh_signature_new (NULL, NULL, NULL));
  assert_ending (plan, "signature |\n"
                       "  signer CHỦ TỊCH | - | Nguyễn Văn A\n"
                       "  signer KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC | Nguyễn Văn A\n");
}

static void
test_recipients (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);

  /* The line of the archive comes last, wherever it is. */
  kh_node_append_take (KH_NODE (plan), kh_recipient_new_archive ("VT", "VP", 3));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new ("UBND tỉnh;", "b/c"));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new ("Lãnh đạo Sở", NULL));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new ("", "t/h"));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new ("Các phòng, đơn vị", "t/h"));
  assert_ending (plan, "signature |\n"
                       "  recipient -|UBND tỉnh (b/c);\n"
                       "  recipient -|Lãnh đạo Sở;\n"
                       "  recipient -|Các phòng, đơn vị (t/h);\n"
                       "  recipient -|Lưu: VT, VP (3).\n");
}

static void
test_archive_line (void)
{
  static const struct
  {
    const char *text;
    const char *unit;
    int copies;
    const char *words;
  } cases[] = {
    { "VT", NULL, 0, "Lưu: VT." },          { "VT", "VP", 0, "Lưu: VT, VP." },
    { "VT", NULL, 2, "Lưu: VT (2)." },      { "", "VP", 0, "Lưu: VT, VP." },
    { "Lưu: VT.", "TCPC", 0, "Lưu: VT, TCPC." }, { "Lưu VT", NULL, 0, "Lưu: VT." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhPlan) plan = kh_plan_new (2027);
      g_autofree char *expected = g_strconcat ("signature |\n  recipient -|", cases[i].words, "\n", NULL);

      kh_node_append_take (KH_NODE (plan), kh_recipient_new_archive (cases[i].text, cases[i].unit, cases[i].copies));
      assert_ending (plan, expected);
    }
}

/* Without a line of the archive the last recipient closes the list. */
static void
test_without_archive (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);

  kh_node_append_take (KH_NODE (plan), kh_recipient_new ("UBND tỉnh", "b/c"));
  assert_ending (plan, "signature |\n  recipient -|UBND tỉnh (b/c).\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ending/signing-forms", test_signing_forms);
  g_test_add_func ("/ending/two-signers", test_two_signers);
  g_test_add_func ("/ending/recipients", test_recipients);
  g_test_add_func ("/ending/archive-line", test_archive_line);
  g_test_add_func ("/ending/without-archive", test_without_archive);
  return g_test_run ();
}
