/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a Word document of ours says: styles, numbers, sections, rules, ids. */
#include "compose.h"
#include "data-file.h"
#include "docx-read-private.h"
#include "docx-writer.h"
#include "outline.h"
#include "package-reader.h"
#include "styles-names.h"
#include "styles-numbers.h"
#include "word-file.h"
#include "xml-reader.h"

#include <libxml/parser.h>

static KhPlan *
read_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);
  KhPlan *plan = kh_xml_reader_read (xml, FALSE, &error);

  g_assert_no_error (error);
  return plan;
}

static GBytes *
write_plan (KhPlan *plan, const char *profile_choices)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autoptr (KhProfile) profile = kh_profile_load ("nd30-2020", profile_choices, &error);
  GBytes *bytes = NULL;

  g_assert_no_error (error);
  bytes = kh_docx_write (document, profile, &error);
  g_assert_no_error (error);
  return bytes;
}

/* The part @name of a file, which must be there and be good XML. */
static char *
read_part (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPackage) package = kh_package_open (bytes, &error);
  char *content = NULL;
  xmlDocPtr xml = NULL;

  g_assert_no_error (error);
  content = kh_package_dup_start (package, name, 1 << 24);
  g_assert_nonnull (content);
  xml = xmlReadMemory (content, (int) strlen (content), name, NULL, XML_PARSE_NONET);
  g_assert_nonnull (xml);
  xmlFreeDoc (xml);
  return content;
}

static void
assert_holds (const char *part, const char *words)
{
  if (strstr (part, words) == NULL)
    g_error ("“%s” is missing", words);
}

static guint
count (const char *part, const char *words)
{
  guint n = 0;

  for (const char *p = part; (p = strstr (p, words)) != NULL; p += strlen (words))
    n++;
  return n;
}

static void
test_parts (void)
{
  static const char *const names[] = { "[Content_Types].xml", "_rels/.rels",
                                       "word/document.xml",   "word/styles.xml",
                                       "word/numbering.xml",  "word/settings.xml",
                                       "word/header1.xml",    "word/header2.xml",
                                       "word/footer1.xml",    "word/_rels/document.xml.rels",
                                       "docProps/core.xml",   "docProps/app.xml" };
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) bytes = write_plan (plan, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (read_part (bytes, names[i]));
}

/* The same plan gives the same bytes. */
static void
test_same_bytes (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) first = write_plan (plan, NULL);
  g_autoptr (GBytes) second = write_plan (plan, NULL);

  g_assert_true (g_bytes_equal (first, second));
}

static void
test_styles (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) bytes = write_plan (plan, "body-size=13;indent=10;line-spacing=1.5;paragraph-gap=8");
  g_autofree char *styles = read_part (bytes, "word/styles.xml");

  assert_holds (styles, "<w:name w:val=\"heading 1\"/><w:aliases w:val=\"Mục (I.)\"/>");
  assert_holds (styles, "w:customStyle=\"1\" w:styleId=\"CanCu\"><w:name w:val=\"Căn cứ\"/>");
  assert_holds (styles, "w:ascii=\"Times New Roman\"");
  assert_holds (styles, "<w:lang w:val=\"vi-VN\"");
  assert_holds (styles, "<w:widowControl/>");
  /* The profile's choices: 13 pt, 10 mm, one and a half lines, 8 pt. */
  assert_holds (styles, "<w:sz w:val=\"26\"/>");
  assert_holds (styles, "<w:ind w:firstLine=\"567\"/>");
  assert_holds (styles, "w:after=\"160\" w:line=\"360\" w:lineRule=\"auto\"");
}

static void
test_page (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) bytes = write_plan (plan, "margin-left=35");
  g_autofree char *document = read_part (bytes, "word/document.xml");
  g_autofree char *numbered = read_part (bytes, "word/header1.xml");
  g_autofree char *first = read_part (bytes, "word/header2.xml");

  assert_holds (document, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>");
  assert_holds (document, "w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1984\"");
  assert_holds (document, "<w:titlePg/>");
  assert_holds (numbered, "PAGE");
  g_assert_null (strstr (first, "PAGE"));
}

/* Appendices have pages of their own, wide ones in landscape, and their tables repeat the heads. */
static void
test_appendices (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *document = NULL;

  g_object_set (plan, "choices", "task-details=appendix;target-table=yes", NULL);
  bytes = write_plan (plan, NULL);
  document = read_part (bytes, "word/document.xml");
  g_assert_cmpuint (count (document, "<w:sectPr>"), ==, 3);
  g_assert_cmpuint (count (document, "<w:pgNumType w:start=\"1\"/>"), ==, 3);
  g_assert_cmpuint (count (document, "w:orient=\"landscape\""), ==, 1);
  g_assert_cmpuint (count (document, "<w:tblHeader/>"), ==, 2);
  assert_holds (document, "<w:cantSplit/>");
}

static void
test_letterhead_and_signature (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *document = NULL;
  g_autofree char *footer = NULL;

  g_object_set (plan, "urgency", KH_URGENCY_VERY_URGENT, "address", "Số 1, đường Mẫu", NULL);
  bytes = write_plan (plan, NULL);
  document = read_part (bytes, "word/document.xml");
  footer = read_part (bytes, "word/footer2.xml");
  /* Four rules and a box: issuer, motto, title; no table has lines. */
  g_assert_cmpuint (count (document, "<w:pBdr><w:top w:val=\"single\""), ==, 4);
  g_assert_null (strstr (document, "<w:tblBorders>"));
  assert_holds (document, "w:color=\"FF0000\"");
  assert_holds (document, "<w:t xml:space=\"preserve\">THƯỢNG KHẨN</w:t>");
  assert_holds (footer, "Số 1, đường Mẫu");
  /* The last sentence goes with the signature to the next page. */
  assert_holds (document, "<w:keepNext/>");
}

/* Every item has one bookmark, short enough for Word. */
static void
test_bookmarks (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) bytes = write_plan (plan, NULL);
  g_autofree char *document = read_part (bytes, "word/document.xml");
  KhSection *targets = kh_plan_find_section (plan, KH_SECTION_TARGETS);
  g_autoptr (KhNode) target = g_list_model_get_item (kh_section_get_items (targets), 0);
  g_autofree char *name = kh_style_dup_bookmark (kh_node_get_uuid (target));
  g_autofree char *uuid = kh_style_parse_bookmark (name);

  g_assert_cmpuint (strlen (name), <=, 40);
  g_assert_cmpuint (count (document, name), ==, 1);
  g_assert_cmpstr (uuid, ==, kh_node_get_uuid (target));
  g_assert_cmpuint (count (document, "<w:bookmarkStart"), ==, count (document, "<w:bookmarkEnd"));
  g_assert_null (kh_style_parse_bookmark ("_Toc123"));
  g_assert_null (kh_style_parse_bookmark ("_kh_0a1b2c3d4e5f60718293a4b5c6d7e8"));
}

/* What the lists print is what composing said, through all the turns of a document. */
static void
test_numbers_print_as_composed (void)
{
  static const struct
  {
    KhRole role;
    const char *label;
  } labels[] = {
    { KH_ROLE_SECTION, "I." },        { KH_ROLE_CLAUSE_HEADING, "1." },
    { KH_ROLE_POINT, "a)" },          { KH_ROLE_POINT, "b)" },
    { KH_ROLE_POINT, "c)" },          { KH_ROLE_POINT, "d)" },
    { KH_ROLE_POINT, "đ)" },          { KH_ROLE_POINT, "e)" },
    { KH_ROLE_POINT, "g)" },          { KH_ROLE_POINT, "h)" },
    { KH_ROLE_CLAUSE, "2." },         { KH_ROLE_DASH, "-" },
    { KH_ROLE_POINT, "a)" },          { KH_ROLE_DASH, "-" },
    { KH_ROLE_POINT, "a)" },          { KH_ROLE_PLUS, "+" },
    { KH_ROLE_CLAUSE, "3." },         { KH_ROLE_SECTION, "II." },
    { KH_ROLE_POINT, "a)" },          { KH_ROLE_CLAUSE, "1." },
    { KH_ROLE_SECTION, "I." },        { KH_ROLE_CLAUSE_HEADING, "1." },
    { KH_ROLE_CLAUSE_HEADING, "2." }, { KH_ROLE_SECTION, "II." },
    { KH_ROLE_CLAUSE, "aa)" },
  };
  g_autoptr (KhDocument) document = kh_document_new ();
  g_autoptr (KhProfile) profile = kh_profile_load ("nd30-2020", NULL, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPackage) package = NULL;
  g_autoptr (KhPull) pull = NULL;
  g_autofree char *part = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      KhBlock *block = kh_block_new (labels[i].role, labels[i].label, NULL);

      kh_block_add_span (block, "Lời văn", FALSE, FALSE);
      kh_document_add (document, block);
    }
  bytes = kh_docx_write (document, profile, &error);
  g_assert_no_error (error);

  /* Counted anew by the reader's own count, paragraph by paragraph. */
  part = read_part (bytes, "word/document.xml");
  package = kh_package_open (bytes, &error);
  pull = kh_package_pull (package, "word/numbering.xml", &error);
  {
    g_autoptr (KhDocxNumbering) numbering = kh_docx_numbering_new ();
    const char *p = part;

    kh_docx_numbering_read (numbering, pull);
    for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
      {
        int level = 0, list = 0;
        g_autofree char *mark = NULL;

        p = strstr (p, "<w:ilvl w:val=\"");
        g_assert_nonnull (p);
        g_assert_cmpint (sscanf (p, "<w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"", &level, &list), ==, 2);
        p++;
        mark = kh_docx_numbering_next (numbering, NULL, list, level);
        g_assert_cmpstr (mark, ==, labels[i].label);
      }
  }
}

static void
test_runs (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  KhSection *section = kh_section_new (KH_SECTION_TARGETS, "Mục tiêu");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *document = NULL;

  kh_node_append_take (KH_NODE (plan), section);
  kh_node_append_take (KH_NODE (section),
                       kh_item_new (KH_ITEM_TARGET, "Đạt <b>95%</b> &amp; <i>hơn</i>\001."));
  bytes = write_plan (plan, NULL);
  document = read_part (bytes, "word/document.xml");
  assert_holds (document, "<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">95%</w:t>");
  assert_holds (document, "<w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">hơn</w:t>");
  assert_holds (document, "> &amp; <");
}

static void
test_metadata (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *core = NULL;

  g_object_set (plan, "number", "2", "date", "2027-01-05", NULL);
  bytes = write_plan (plan, NULL);
  core = read_part (bytes, "docProps/core.xml");
  assert_holds (core, "<dc:title>Kế hoạch Cải cách hành chính năm 2027 của Sở Mẫu</dc:title>");
  assert_holds (core, "<dc:subject>02/KH-SM</dc:subject>");
  assert_holds (core, "<dc:creator>Sở Mẫu</dc:creator>");
  assert_holds (core, "2027-01-05T00:00:00Z");
}

/* Nothing but a letterhead, and nothing at all. */
static void
test_little (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  g_autoptr (GBytes) bare = write_plan (plan, NULL);
  g_autoptr (KhDocument) empty = kh_document_new ();
  g_autoptr (KhProfile) profile = kh_profile_load ("nd30-2020", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) nothing = kh_docx_write (empty, profile, &error);
  g_autofree char *document = NULL;

  g_assert_no_error (error);
  g_free (read_part (bare, "word/document.xml"));
  document = read_part (nothing, "word/document.xml");
  assert_holds (document, "<w:sectPr>");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx-writer/parts", test_parts);
  g_test_add_func ("/docx-writer/same-bytes", test_same_bytes);
  g_test_add_func ("/docx-writer/styles", test_styles);
  g_test_add_func ("/docx-writer/page", test_page);
  g_test_add_func ("/docx-writer/appendices", test_appendices);
  g_test_add_func ("/docx-writer/letterhead-and-signature", test_letterhead_and_signature);
  g_test_add_func ("/docx-writer/bookmarks", test_bookmarks);
  g_test_add_func ("/docx-writer/numbers-print-as-composed", test_numbers_print_as_composed);
  g_test_add_func ("/docx-writer/runs", test_runs);
  g_test_add_func ("/docx-writer/metadata", test_metadata);
  g_test_add_func ("/docx-writer/little", test_little);
  return g_test_run ();
}
