/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Citing documents, and finding citations in text. */
#include "kh-core.h"

static KhLegalDocument *
decree (void)
{
  KhLegalDocument *document = kh_legal_document_new ("Nghị định");

  g_object_set (document, "number", "61", "symbol", "2018/NĐ-CP", "date", "2018-04-23", "issuer", "Chính phủ",
                "title", "về thực hiện cơ chế một cửa", NULL);
  return document;
}

static void
test_mentions (void)
{
  g_autoptr (KhLegalDocument) document = decree ();
  g_autofree char *basis = kh_citation_format_basis (document);
  g_autofree char *first = kh_citation_format (document, KH_MENTION_FIRST);
  g_autofree char *later = kh_citation_format (document, KH_MENTION_LATER);

  g_assert_cmpstr (basis, ==,
                   "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa");
  g_assert_cmpstr (first, ==,
                   "Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa");
  g_assert_cmpstr (later, ==, "Nghị định số 61/2018/NĐ-CP");
}

static void
test_law (void)
{
  g_autoptr (KhLegalDocument) law = kh_legal_document_new ("Luật");

  g_object_set (law, "title", "Tổ chức Chính phủ", "date", "2015-06-19", "issuer", "Quốc hội", "number", "76", "symbol",
                "2015/QH13", NULL);

  g_autofree char *basis = kh_citation_format_basis (law);
  g_autofree char *first = kh_citation_format (law, KH_MENTION_FIRST);
  g_autofree char *later = kh_citation_format (law, KH_MENTION_LATER);

  g_assert_cmpstr (basis, ==, "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015");
  g_assert_cmpstr (first, ==, "Luật Tổ chức Chính phủ");
  g_assert_cmpstr (later, ==, "Luật Tổ chức Chính phủ");
}

static void
test_titles (void)
{
  static const struct
  {
    const char *title;
    const char *end;
  } cases[] = {
    { "Về công tác mẫu", "CP về công tác mẫu" },
    { "công tác mẫu", "CP về công tác mẫu" },
    { "Ban hành Chương trình mẫu", "CP ban hành Chương trình mẫu" },
    { "phê duyệt Đề án mẫu", "CP phê duyệt Đề án mẫu" },
    { NULL, "CP" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhLegalDocument) document = kh_legal_document_new ("Nghị quyết");
      g_autofree char *words = NULL;

      g_object_set (document, "number", "5", "symbol", "NQ-CP", "title", cases[i].title, NULL);
      words = kh_citation_format (document, KH_MENTION_FIRST);
      g_assert_true (g_str_has_prefix (words, "Nghị quyết số 05/NQ-"));
      g_assert_true (g_str_has_suffix (words, cases[i].end));
    }
}

typedef struct
{
  const char *text;
  const char *words; /* what is found, "" for nothing */
  const char *type, *number, *symbol, *date, *issuer, *title;
} Case;

static const Case cases[] = {
  { "Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa;",
    "Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa", "Nghị định", "61",
    "2018/NĐ-CP", "2018-04-23", "Chính phủ", "về thực hiện cơ chế một cửa" },
  { "theo nghị định 61/2018/NĐ-CP ngày 23/4/2018.", "nghị định 61/2018/NĐ-CP ngày 23/4/2018", "Nghị định", "61", "2018/NĐ-CP",
    "2018-04-23", NULL, NULL },
  { "Kế hoạch số 136/KH-UBND, ngày 31/12/2020 của UBND tỉnh Mẫu về cải cách hành chính năm 2021; việc khác",
    "Kế hoạch số 136/KH-UBND, ngày 31/12/2020 của UBND tỉnh Mẫu về cải cách hành chính năm 2021", "Kế hoạch", "136",
    "KH-UBND", "2020-12-31", "UBND tỉnh Mẫu", "về cải cách hành chính năm 2021" },
  { "theo Nghị định 61/2018 và các văn bản khác", "Nghị định 61/2018", "Nghị định", "61", "2018", NULL, NULL, NULL },
  { "Quyết định số 09/QĐ-BVHTTDL ngày 05/01/2026 của Bộ Văn hóa, Thể thao và Du lịch ban hành Quy chế mẫu",
    "Quyết định số 09/QĐ-BVHTTDL ngày 05/01/2026 của Bộ Văn hóa, Thể thao và Du lịch ban hành Quy chế mẫu", "Quyết định",
    "09", "QĐ-BVHTTDL", "2026-01-05", "Bộ Văn hóa, Thể thao và Du lịch", "ban hành Quy chế mẫu" },
  { "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ, Sở Mẫu xây dựng kế hoạch",
    "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ", "Nghị quyết", "76", "NQ-CP", "2021-07-15", "Chính phủ",
    NULL },
  { "Căn cứ Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008;", "Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008", "Luật",
    NULL, NULL, "2008-11-13", NULL, "Cán bộ, công chức" },
  { "Căn cứ Luật Tổ chức Chính phủ;", "Luật Tổ chức Chính phủ", "Luật", NULL, NULL, NULL, NULL, "Tổ chức Chính phủ" },
  { "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025",
    "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025", "Luật", "72", "2025/QH15", "2025-06-16",
    NULL, "Tổ chức chính quyền địa phương" },
  { "Thông tư số 12/2022/TT-BNV (sau đây gọi là Thông tư)", "Thông tư số 12/2022/TT-BNV", "Thông tư", "12", "2022/TT-BNV",
    NULL, NULL, NULL },
  { "Quyết định số 45/QĐ-TTg ngày 32/13/2020", "Quyết định số 45/QĐ-TTg ngày 32/13/2020", "Quyết định", "45", "QĐ-TTg", NULL,
    NULL, NULL },
  { "tỷ lệ 95/100 và quý 1/2027", "" },
  { "Báo cáo 06 tháng, kế hoạch năm 2027", "" },
  { "Luật Tổ chức Chính phủ quy định rõ việc này và nhiều việc khác", "" },
};

static void
test_find (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (GPtrArray) found = kh_citation_find_all (expected->text);
  const KhCitation *citation;
  g_autofree char *words = NULL;

  if (*expected->words == '\0')
    {
      g_assert_cmpuint (found->len, ==, 0);
      return;
    }
  g_assert_cmpuint (found->len, ==, 1);
  citation = found->pdata[0];
  words = g_strndup (expected->text + citation->start, citation->end - citation->start);
  g_assert_cmpstr (words, ==, expected->words);
  g_assert_cmpstr (kh_legal_document_get_kind (citation->document), ==, expected->type);
  g_assert_cmpstr (kh_legal_document_get_number (citation->document), ==, expected->number);
  g_assert_cmpstr (kh_legal_document_get_symbol (citation->document), ==, expected->symbol);
  g_assert_cmpstr (kh_legal_document_get_date (citation->document), ==, expected->date);
  g_assert_cmpstr (kh_legal_document_get_issuer (citation->document), ==, expected->issuer);
  g_assert_cmpstr (kh_legal_document_get_title (citation->document), ==, expected->title);
}

static void
test_find_several (void)
{
  g_autoptr (GPtrArray) found
      = kh_citation_find_all ("Thực hiện Nghị định số 61/2018/NĐ-CP của Chính phủ và Thông tư số 01/2018/TT-VPCP; "
                              "Quyết định số 02/QĐ-SM, Quyết định số 03/QĐ-SM.");
  static const char *const numbers[] = { "61", "01", "02", "03" };

  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (numbers));
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpstr (kh_legal_document_get_number (((KhCitation *) found->pdata[i])->document), ==, numbers[i]);
}

/* What is printed is read back as the same document. */
static void
test_round_trip (void)
{
  g_autoptr (KhLegalDocument) document = decree ();
  g_autofree char *line = kh_citation_format_basis (document);
  g_autoptr (GPtrArray) found = kh_citation_find_all (line);
  KhLegalDocument *read;

  g_assert_cmpuint (found->len, ==, 1);
  read = ((KhCitation *) found->pdata[0])->document;
  g_assert_true (kh_legal_document_is_same (document, read));
  g_assert_cmpstr (kh_legal_document_get_title (read), ==, kh_legal_document_get_title (document));
  g_assert_cmpstr (kh_legal_document_get_issuer (read), ==, kh_legal_document_get_issuer (document));
}

static void
test_link (void)
{
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  g_autoptr (GPtrArray) lacking = g_ptr_array_new_with_free_func (g_object_unref);
  KhLegalDocument *known = decree ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *expected = NULL;
  KhLegalDocument *found;

  kh_node_append_take (KH_NODE (agency), known);
  g_assert_null (kh_citation_link ("Không có văn bản nào, kể cả Nghị định 61/2018", agency, lacking));
  g_assert_null (kh_citation_link (NULL, agency, lacking));
  g_assert_null (kh_citation_link ("hỏng <b", agency, lacking));

  first = kh_citation_link ("Theo <b>Nghị định 61/2018/NĐ-CP</b> &amp; Thông tư số 01/2027/TT-BM; <cite ref=\"x\"/>.", agency, lacking);
  g_assert_cmpuint (lacking->len, ==, 1);
  found = lacking->pdata[0];
  g_assert_null (kh_legal_document_get_date (found));
  expected = g_strdup_printf ("Theo <b><cite ref=\"%s\"/></b> &amp; <cite ref=\"%s\"/>; <cite ref=\"x\"/>.",
                              kh_node_get_uuid (KH_NODE (known)), kh_node_get_uuid (KH_NODE (found)));
  g_assert_cmpstr (first, ==, expected);

  /* Named again with more: the one entry learns it. */
  second = kh_citation_link ("Thông tư số 01/2027/TT-BM ngày 05/01/2027 của Bộ Mẫu", agency, lacking);
  g_assert_nonnull (second);
  g_assert_cmpuint (lacking->len, ==, 1);
  g_assert_cmpstr (kh_legal_document_get_date (found), ==, "2027-01-05");
  g_assert_cmpstr (kh_legal_document_get_issuer (found), ==, "Bộ Mẫu");
}

static void
test_same (void)
{
  g_autoptr (KhLegalDocument) document = decree ();
  g_autoptr (KhLegalDocument) same = decree ();
  g_autoptr (KhLegalDocument) unnumbered = kh_legal_document_new ("Công văn");
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");

  g_object_set (same, "date", NULL, "symbol", "2018/nđ-cp", NULL);
  g_assert_true (kh_legal_document_is_same (document, same));
  g_object_set (same, "date", "2019-04-23", NULL);
  g_assert_false (kh_legal_document_is_same (document, same));
  g_assert_false (kh_legal_document_is_same (unnumbered, document));

  kh_node_append (KH_NODE (agency), KH_NODE (document));
  g_assert_null (kh_agency_find_same_document (agency, same));
  g_object_set (same, "date", NULL, NULL);
  g_assert_true (kh_agency_find_same_document (agency, same) == document);
  g_assert_true (kh_agency_find_document (agency, kh_node_get_uuid (KH_NODE (document))) == document);
  g_assert_null (kh_agency_find_document (agency, "none"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/citation/mentions", test_mentions);
  g_test_add_func ("/citation/law", test_law);
  g_test_add_func ("/citation/titles", test_titles);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/citation/find/%02u", i);

      g_test_add_data_func (path, &cases[i], test_find);
    }
  g_test_add_func ("/citation/find-several", test_find_several);
  g_test_add_func ("/citation/round-trip", test_round_trip);
  g_test_add_func ("/citation/link", test_link);
  g_test_add_func ("/citation/same", test_same);

  return g_test_run ();
}
