/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what stands above the body (decree 30/2020/NĐ-CP, appendix I, II.1–5, III.2). */
#include "document-dump.h"
#include "compose.h"

static char *
dup_words (KhDocument *document, KhRole role)
{
  const KhBlock *block = kh_document_find (document, role);

  return block != NULL ? kh_block_dup_text (block) : NULL;
}

static void
assert_words (KhPlan *plan, KhRole role, const char *expected)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autofree char *words = dup_words (document, role);

  g_assert_cmpstr (words, ==, expected);
}

static KhPlan *
make_plan (void)
{
  KhPlan *plan = kh_plan_new (2027);

  g_object_set (plan, "superior", "Ủy ban nhân dân tỉnh Mẫu", "issuer", "Sở Mẫu", "symbol", "KH-SM", "place",
                "Tỉnh Mẫu", "title", "Cải cách hành chính năm 2027", NULL);
  return plan;
}

static void
test_all_in_order (void)
{
  g_autoptr (KhPlan) plan = make_plan ();
  g_autoptr (KhDocument) document = NULL;
  g_autofree char *dump = NULL;

  g_object_set (plan, "number", "2", "date", "2027-01-05", "secrecy", KH_SECRECY_SECRET, "urgency", KH_URGENCY_URGENT,
                "circulation", KH_CIRCULATION_RETURN, "drafter-mark", "PL.(300)", "address", "Số 1, đường A", NULL);
  document = kh_compose_plan (plan);
  dump = kh_dump_from (document, -1);
  g_assert_cmpstr (dump, ==,
                   "national |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                   "motto |Độc lập - Tự do - Hạnh phúc\n"
                   "superior |ỦY BAN NHÂN DÂN TỈNH MẪU\n"
                   "issuer |SỞ MẪU\n"
                   "number |Số: 02/KH-SM\n"
                   "place |Tỉnh Mẫu, ngày 05 tháng 01 năm 2027\n"
                   "secrecy |MẬT\n"
                   "urgency |KHẨN\n"
                   "circulation |XEM XONG TRẢ LẠI\n"
                   "type |KẾ HOẠCH\n"
                   "title |Cải cách hành chính năm 2027\n"
                   "drafter |PL.(300)\n"
                   "address |Số 1, đường A\n");
}

static void
test_number (void)
{
  static const struct
  {
    const char *number;
    const char *symbol;
    const char *words;
  } cases[] = {
    { "02", "KH-SM", "Số: 02/KH-SM" },
    { "2", "KH-SM", "Số: 02/KH-SM" },
    { "136", "KH-UBND", "Số: 136/KH-UBND" },
    { "30c", "NQ-CP", "Số: 30c/NQ-CP" },
    /* Small letters of a symbol stay small (appendix III, list of kinds). */
    { "7", "CTr-SM", "Số: 07/CTr-SM" },
    { NULL, "KH-SM", "Số:        /KH-SM" },
    { "", "KH-SM", "Số:        /KH-SM" },
    { NULL, NULL, "Số:        /KH" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhPlan) plan = make_plan ();

      g_object_set (plan, "number", cases[i].number, "symbol", cases[i].symbol, NULL);
      assert_words (plan, KH_ROLE_NUMBER, cases[i].words);
    }
}

static void
test_date (void)
{
  static const struct
  {
    const char *place;
    const char *date;
    const char *words;
  } cases[] = {
    { "Tuyên Quang", "2021-01-12", "Tuyên Quang, ngày 12 tháng 01 năm 2021" },
    { "Tỉnh Mẫu", "2027-02-05", "Tỉnh Mẫu, ngày 05 tháng 02 năm 2027" },
    { "Tỉnh Mẫu", "2027-03-05", "Tỉnh Mẫu, ngày 05 tháng 3 năm 2027" },
    { "Tỉnh Mẫu", "2026-12-31", "Tỉnh Mẫu, ngày 31 tháng 12 năm 2026" },
    { "Tỉnh Mẫu", NULL, "Tỉnh Mẫu, ngày     tháng     năm 2027" },
    { "Tỉnh Mẫu", "2027-02-30", "Tỉnh Mẫu, ngày     tháng     năm 2027" },
    { NULL, NULL, "ngày     tháng     năm 2027" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhPlan) plan = make_plan ();

      g_object_set (plan, "place", cases[i].place, "date", cases[i].date, NULL);
      assert_words (plan, KH_ROLE_PLACE_DATE, cases[i].words);
    }
}

static void
test_lines_are_kept (void)
{
  g_autoptr (KhPlan) plan = make_plan ();

  g_object_set (plan, "issuer", "Sở Văn hóa,\nThể thao và Du lịch", "superior", NULL, NULL);
  assert_words (plan, KH_ROLE_ISSUER, "SỞ VĂN HÓA,\nTHỂ THAO VÀ DU LỊCH");
  assert_words (plan, KH_ROLE_SUPERIOR, NULL);
}

/* A plan that does not say who issues it takes what its agency says. */
static void
test_from_agency (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");

  g_object_set (agency, "superior", "UBND tỉnh Mẫu", "abbreviation", "SM", "place", "Tỉnh Mẫu", NULL);
  kh_plan_set_agency (plan, agency);
  assert_words (plan, KH_ROLE_ISSUER, "SỞ MẪU");
  assert_words (plan, KH_ROLE_SUPERIOR, "UBND TỈNH MẪU");
  assert_words (plan, KH_ROLE_NUMBER, "Số:        /KH-SM");
  assert_words (plan, KH_ROLE_PLACE_DATE, "Tỉnh Mẫu, ngày     tháng     năm 2027");

  /* A renamed body does not rename its older plans. */
  g_object_set (plan, "issuer", "Sở Cũ", NULL);
  assert_words (plan, KH_ROLE_ISSUER, "SỞ CŨ");
  assert_words (plan, KH_ROLE_SUPERIOR, NULL);
}

static void
test_stamps (void)
{
  static const struct
  {
    const char *property;
    int value;
    KhRole role;
    const char *words;
  } cases[] = {
    { "secrecy", KH_SECRECY_NONE, KH_ROLE_SECRECY, NULL },
    { "secrecy", KH_SECRECY_SECRET, KH_ROLE_SECRECY, "MẬT" },
    { "secrecy", KH_SECRECY_TOP_SECRET, KH_ROLE_SECRECY, "TỐI MẬT" },
    { "secrecy", KH_SECRECY_UTMOST, KH_ROLE_SECRECY, "TUYỆT MẬT" },
    { "urgency", KH_URGENCY_NONE, KH_ROLE_URGENCY, NULL },
    { "urgency", KH_URGENCY_URGENT, KH_ROLE_URGENCY, "KHẨN" },
    { "urgency", KH_URGENCY_VERY_URGENT, KH_ROLE_URGENCY, "THƯỢNG KHẨN" },
    { "urgency", KH_URGENCY_IMMEDIATE, KH_ROLE_URGENCY, "HỎA TỐC" },
    { "circulation", KH_CIRCULATION_NONE, KH_ROLE_CIRCULATION, NULL },
    { "circulation", KH_CIRCULATION_RETURN, KH_ROLE_CIRCULATION, "XEM XONG TRẢ LẠI" },
    { "circulation", KH_CIRCULATION_INTERNAL, KH_ROLE_CIRCULATION, "LƯU HÀNH NỘI BỘ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhPlan) plan = make_plan ();

      g_object_set (plan, cases[i].property, cases[i].value, NULL);
      assert_words (plan, cases[i].role, cases[i].words);
    }
}

static void
test_title (void)
{
  g_autoptr (KhPlan) plan = make_plan ();
  g_autoptr (KhDocument) document = NULL;
  g_autofree char *dump = NULL;

  g_object_set (plan, "type-name", "Chương trình", "title", "A &amp; B\n<i>năm</i> 2027", NULL);
  document = kh_compose_plan (plan);
  dump = kh_dump_from (document, KH_ROLE_TYPE_NAME);
  g_assert_cmpstr (dump, ==, "type |CHƯƠNG TRÌNH\ntitle |A & B\n<i>năm</i> 2027\n");
}

static void
test_metadata (void)
{
  g_autoptr (KhPlan) plan = make_plan ();
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  g_autoptr (KhDocument) document = NULL;

  kh_plan_set_agency (plan, agency);
  g_object_set (plan, "issuer", "SỞ MẪU", "title", "Cải cách <b>năm</b>\n2027", "date", "2027-01-05", "choices",
                "body-size=13", NULL);
  document = kh_compose_plan (plan);
  g_assert_cmpstr (kh_document_get_title (document), ==, "Kế hoạch Cải cách năm 2027");
  g_assert_cmpstr (kh_document_get_author (document), ==, "Sở Mẫu");
  g_assert_cmpstr (kh_document_get_subject (document), ==, "KH-SM");
  g_assert_cmpstr (kh_document_get_profile (document), ==, "nd30-2020");
  g_assert_cmpstr (kh_document_get_choices (document), ==, "body-size=13");
  g_assert_cmpstr (kh_document_get_date (document), ==, "2027-01-05");

  g_object_set (plan, "number", "2", "title", NULL, NULL);
  g_object_unref (document);
  document = kh_compose_plan (plan);
  g_assert_cmpstr (kh_document_get_title (document), ==, "Kế hoạch");
  g_assert_cmpstr (kh_document_get_subject (document), ==, "02/KH-SM");
}

static void
test_empty_plan (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autofree char *dump = kh_dump_from (document, -1);

  g_assert_cmpstr (dump, ==,
                   "national |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                   "motto |Độc lập - Tự do - Hạnh phúc\n"
                   "number |Số:        /KH\n"
                   "place |ngày     tháng     năm 2027\n"
                   "type |KẾ HOẠCH\n");
}

/* An official letter has no type name; its subject stands under the number. */
static void
test_letter (void)
{
  g_autoptr (KhPlan) plan = make_plan ();

  g_object_set (plan, "type-name", "Công văn", "symbol", "SM-VP", "title", "Đính chính Kế hoạch số 12/KH-SM", NULL);
  kh_node_append_take (KH_NODE (plan), kh_recipient_new ("UBND tỉnh Mẫu", KH_RECIPIENT_ADDRESSED));
  assert_words (plan, KH_ROLE_TYPE_NAME, NULL);
  assert_words (plan, KH_ROLE_TITLE, NULL);
  assert_words (plan, KH_ROLE_NUMBER, "Số:        /SM-VP");
  assert_words (plan, KH_ROLE_SUBJECT, "V/v đính chính Kế hoạch số 12/KH-SM");
  assert_words (plan, KH_ROLE_ADDRESSEE, "Kính gửi: UBND tỉnh Mẫu");
  kh_node_append_take (KH_NODE (plan), kh_recipient_new ("Sở Nội vụ", KH_RECIPIENT_ADDRESSED));
  assert_words (plan, KH_ROLE_ADDRESSEE, "Kính gửi:\n- UBND tỉnh Mẫu;\n- Sở Nội vụ.");
  g_object_set (plan, "title", "UBND tỉnh Mẫu họp", NULL);
  assert_words (plan, KH_ROLE_SUBJECT, "V/v UBND tỉnh Mẫu họp");
  g_object_set (plan, "type-name", NULL, NULL);
  assert_words (plan, KH_ROLE_ADDRESSEE, NULL);
  assert_words (plan, KH_ROLE_TYPE_NAME, "KẾ HOẠCH");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letterhead/all-in-order", test_all_in_order);
  g_test_add_func ("/letterhead/number", test_number);
  g_test_add_func ("/letterhead/date", test_date);
  g_test_add_func ("/letterhead/lines-are-kept", test_lines_are_kept);
  g_test_add_func ("/letterhead/from-agency", test_from_agency);
  g_test_add_func ("/letterhead/stamps", test_stamps);
  g_test_add_func ("/letterhead/title", test_title);
  g_test_add_func ("/letterhead/metadata", test_metadata);
  g_test_add_func ("/letterhead/empty-plan", test_empty_plan);
  g_test_add_func ("/letterhead/letter", test_letter);
  return g_test_run ();
}
