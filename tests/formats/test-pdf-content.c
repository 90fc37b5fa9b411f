/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a PDF carries beside its pages: metadata, fonts, bookmarks, tags, links,
 * the plan; and that the same plan gives the same bytes. */
#include "inspect.h"
#include "maker.h"
#include "pdf-page.h"
#include "pdf-qpdf.h"

#include <libxml/parser.h>
#include <string.h>

static const char plan_xml[] = "<?xml version=\"1.0\"?><plan>Kế hoạch</plan>";

static KhDocument *
new_document (void)
{
  KhDocument *document = kh_maker_new_plan (30);
  GRand *random = g_rand_new_with_seed (1);
  g_autofree char *long_text = kh_maker_dup_words (random, 1500);

  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, long_text);
  kh_maker_add (document, KH_ROLE_PARAGRAPH, NULL, "Nhiệm vụ ở Phụ lục II và Phụ lục I của Kế hoạch.");
  for (guint i = 0; i < 2; i++)
    {
      kh_maker_add (document, KH_ROLE_APPENDIX, NULL, i == 0 ? "Phụ lục I" : "Phụ lục II")->level = 1;
      kh_maker_add (document, KH_ROLE_APPENDIX_TITLE, NULL, "DANH MỤC NHIỆM VỤ");
      kh_maker_add_table (document, random, 12, 4);
    }
  g_rand_free (random);
  return document;
}

static void
test_metadata (void)
{
  g_autoptr (KhDocument) document = new_document ();
  g_autoptr (GBytes) bytes = kh_pdf_page_export (document, NULL, KH_PDF_DEFAULT, NULL);
  g_autoptr (PopplerDocument) pdf = kh_pdf_page_open (bytes);
  g_autofree char *title = poppler_document_get_title (pdf), *author = poppler_document_get_author (pdf);
  g_autofree char *subject = poppler_document_get_subject (pdf), *metadata = poppler_document_get_metadata (pdf);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPdfFile) file = kh_pdf_file_open (bytes, &error);
  qpdf_data handle = kh_pdf_file_get_handle (file);
  qpdf_oh root = qpdf_get_root (handle);
  xmlDoc *packet;

  g_assert_cmpstr (title, ==, "Kế hoạch cải cách hành chính năm 2027");
  g_assert_cmpstr (author, ==, "Sở Mẫu");
  g_assert_cmpstr (subject, ==, "KH-SM");
  g_assert_cmpstr (qpdf_oh_get_utf8_value (handle, qpdf_oh_get_key (handle, root, "/Lang")), ==, "vi");
  g_assert_true (qpdf_oh_get_bool_value (
      handle, qpdf_oh_get_key (handle, qpdf_oh_get_key (handle, root, "/ViewerPreferences"), "/DisplayDocTitle")));
  packet = xmlReadMemory (metadata, (int) strlen (metadata), "xmp", NULL, XML_PARSE_NONET);
  g_assert_nonnull (packet);
  xmlFreeDoc (packet);
  g_assert_nonnull (strstr (metadata, "Kế hoạch cải cách hành chính năm 2027"));
  g_assert_null (strstr (metadata, "pdfaid"));
}

static void
test_fonts (void)
{
  g_autoptr (KhDocument) document = new_document ();
  g_autoptr (GBytes) bytes = kh_pdf_page_export (document, NULL, KH_PDF_DEFAULT, NULL);
  g_autoptr (PopplerDocument) pdf = kh_pdf_page_open (bytes);
  PopplerFontInfo *info = poppler_font_info_new (pdf);
  PopplerFontsIter *iter = NULL;
  guint n = 0;

  g_assert_true (poppler_font_info_scan (info, poppler_document_get_n_pages (pdf), &iter));
  do
    {
      const char *name = poppler_fonts_iter_get_name (iter);

      g_assert_true (poppler_fonts_iter_is_embedded (iter));
      g_assert_true (poppler_fonts_iter_is_subset (iter));
      g_assert_true (g_str_has_prefix (name, "Liberation Serif") || g_str_has_prefix (name, "LiberationSerif") ||
                     g_str_has_prefix (name, "Times New Roman") || g_str_has_prefix (name, "TimesNewRoman"));
      n++;
    }
  while (poppler_fonts_iter_next (iter));
  g_assert_cmpuint (n, >, 0);
  poppler_fonts_iter_free (iter);
  g_object_unref (info);
}

static void
test_bookmarks (void)
{
  g_autoptr (KhDocument) document = new_document ();
  g_autoptr (GBytes) bytes = kh_pdf_page_export (document, NULL, KH_PDF_DEFAULT, NULL);
  g_autoptr (PopplerDocument) pdf = kh_pdf_page_open (bytes);
  PopplerIndexIter *iter = poppler_index_iter_new (pdf), *child;
  static const char *const wanted[] = { "I. NHIỆM VỤ", "Phụ lục I", "Phụ lục II" };
  guint n = 0;

  g_assert_nonnull (iter);
  child = poppler_index_iter_get_child (iter);
  g_assert_nonnull (child); /* the groups under the section */
  poppler_index_iter_free (child);
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);

      g_assert_cmpuint (n, <, G_N_ELEMENTS (wanted));
      g_assert_cmpstr (action->any.title, ==, wanted[n]);
      n++;
      poppler_action_free (action);
    }
  while (poppler_index_iter_next (iter));
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (wanted));
  poppler_index_iter_free (iter);
}

/* The tags as text, each on a line, with what they hold. */
static void
dump_tags (PopplerStructureElementIter *iter, guint depth, GString *dump)
{
  do
    {
      PopplerStructureElement *element = poppler_structure_element_iter_get_element (iter);
      PopplerStructureElementIter *child = poppler_structure_element_iter_get_child (iter);

      if (!poppler_structure_element_is_content (element))
        g_string_append_printf (dump, "%*s%d\n", (int) depth, "", poppler_structure_element_get_kind (element));
      if (child != NULL)
        {
          dump_tags (child, depth + 1, dump);
          poppler_structure_element_iter_free (child);
        }
      g_object_unref (element);
    }
  while (poppler_structure_element_iter_next (iter));
}

static guint
count_tags (const char *dump, PopplerStructureElementKind kind)
{
  g_autofree char *line = g_strdup_printf (" %d\n", kind);
  guint n = 0;

  for (const char *p = dump; (p = strstr (p, line)) != NULL; p++)
    n++;
  return n;
}

static void
test_tags (void)
{
  g_autoptr (KhDocument) document = new_document ();
  g_autoptr (GBytes) bytes = kh_pdf_page_export (document, NULL, KH_PDF_DEFAULT, NULL);
  g_autoptr (PopplerDocument) pdf = kh_pdf_page_open (bytes);
  PopplerStructureElementIter *iter = poppler_structure_element_iter_new (pdf);
  g_autoptr (GString) dump = g_string_new (NULL);

  g_assert_nonnull (iter);
  dump_tags (iter, 0, dump);
  poppler_structure_element_iter_free (iter);
  g_assert_cmpuint (count_tags (dump->str, POPPLER_STRUCTURE_ELEMENT_HEADING_1), ==, 1);
  g_assert_cmpuint (count_tags (dump->str, POPPLER_STRUCTURE_ELEMENT_HEADING_2), ==, 5);
  g_assert_cmpuint (count_tags (dump->str, POPPLER_STRUCTURE_ELEMENT_HEADING_3), ==, 7);
  g_assert_cmpuint (count_tags (dump->str, POPPLER_STRUCTURE_ELEMENT_LIST), ==, 7);
  g_assert_cmpuint (count_tags (dump->str, POPPLER_STRUCTURE_ELEMENT_LIST_ITEM), ==, 30);
  g_assert_cmpuint (count_tags (dump->str, POPPLER_STRUCTURE_ELEMENT_LIST_LABEL), ==, 30);
  g_assert_cmpuint (count_tags (dump->str, POPPLER_STRUCTURE_ELEMENT_LIST_BODY), ==, 30);
  g_assert_cmpuint (count_tags (dump->str, POPPLER_STRUCTURE_ELEMENT_TABLE), ==, 2);
  g_assert_cmpuint (count_tags (dump->str, POPPLER_STRUCTURE_ELEMENT_TABLE_HEADING), ==, 12);
  g_assert_cmpuint (count_tags (dump->str, POPPLER_STRUCTURE_ELEMENT_TABLE_ROW), ==, 2 * (1 + 12 + 3));
  /* What goes on over a page break is one paragraph, and nothing is left of the makeshift. */
  g_assert_cmpuint (count_tags (dump->str, POPPLER_STRUCTURE_ELEMENT_NONSTRUCT), ==, 0);
}

/* The long paragraph, read through the tags, is whole and free of page numbers. */
static void
test_reading_order (void)
{
  g_autoptr (KhDocument) document = new_document ();
  g_autoptr (GBytes) bytes = kh_pdf_page_export (document, NULL, KH_PDF_DEFAULT, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPdfFile) file = kh_pdf_file_open (bytes, &error);
  qpdf_data handle = kh_pdf_file_get_handle (file);
  qpdf_oh tree = qpdf_oh_get_key (handle, qpdf_get_root (handle), "/StructTreeRoot");
  qpdf_oh top = qpdf_oh_get_key (handle, tree, "/K"), kids;
  guint joined = 0;

  if (qpdf_oh_is_array (handle, top))
    top = qpdf_oh_get_array_item (handle, top, 0);
  kids = qpdf_oh_get_key (handle, top, "/K");
  for (int i = 0; i < qpdf_oh_get_array_n_items (handle, kids); i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (handle, kids, i), items = qpdf_oh_get_key (handle, kid, "/K");
      int pages[8], n = 0;

      if (!qpdf_oh_is_array (handle, items) ||
          !qpdf_oh_is_dictionary_of_type (handle, qpdf_oh_get_array_item (handle, items, 0), "/MCR", ""))
        continue;
      joined++;
      for (int j = 0; j < qpdf_oh_get_array_n_items (handle, items); j++)
        {
          qpdf_oh item = qpdf_oh_get_array_item (handle, items, j);

          g_assert_cmpint (n, <, 8);
          pages[n++] = qpdf_oh_get_object_id (handle, qpdf_oh_get_key (handle, item, "/Pg"));
          g_assert_true (n == 1 || pages[n - 1] != pages[n - 2]);
        }
      g_assert_cmpint (n, >, 1);
    }
  g_assert_cmpuint (joined, ==, 1);
  g_assert_false (qpdf_has_error (handle));
}

static void
test_links (void)
{
  g_autoptr (KhDocument) document = new_document ();
  g_autoptr (GBytes) bytes = kh_pdf_page_export (document, NULL, KH_PDF_DEFAULT, NULL);
  g_autoptr (PopplerDocument) pdf = kh_pdf_page_open (bytes);
  int targets[2] = { -1, -1 };
  guint n = 0;

  for (int i = 0; i < poppler_document_get_n_pages (pdf); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, i);
      GList *links = poppler_page_get_link_mapping (page);

      for (GList *l = links; l != NULL; l = l->next)
        {
          const PopplerLinkMapping *link = l->data;

          g_assert_cmpint (link->action->type, ==, POPPLER_ACTION_GOTO_DEST);
          g_assert_cmpuint (n, <, 2);
          targets[n++] = link->action->goto_dest.dest->page_num;
          g_assert_cmpfloat (link->area.x2 - link->area.x1, >, 40);
        }
      poppler_page_free_link_mapping (links);
    }
  g_assert_cmpuint (n, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (kh_pdf_page_has (pdf, targets[i] - 1, "DANH MỤC NHIỆM VỤ"));
  g_assert_cmpint (targets[0], !=, targets[1]);
}

static gboolean
append_cb (const char *data, gsize size, gpointer user_data, GError **error)
{
  g_byte_array_append (user_data, (const guint8 *) data, (guint) size);
  return TRUE;
}

static void
test_attachment (void)
{
  g_autoptr (KhDocument) document = new_document ();
  g_autoptr (GBytes) xml = g_bytes_new_static (plan_xml, strlen (plan_xml));
  g_autoptr (GBytes) bytes = kh_pdf_page_export (document, NULL, KH_PDF_DEFAULT, xml);
  g_autoptr (PopplerDocument) pdf = kh_pdf_page_open (bytes);
  GList *attachments = poppler_document_get_attachments (pdf);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_length (attachments), ==, 1);
  g_assert_cmpstr (((PopplerAttachment *) attachments->data)->name, ==, "ke-hoach.kehoach");
  g_assert_true (poppler_attachment_save_to_callback (attachments->data, append_cb, content, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (content->data, content->len, plan_xml, strlen (plan_xml));
  g_list_free_full (attachments, g_object_unref);
}

static void
test_reproducible (void)
{
  g_autoptr (KhDocument) document = new_document ();
  g_autoptr (GBytes) xml = g_bytes_new_static (plan_xml, strlen (plan_xml));
  g_autoptr (GBytes) one = NULL, other = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1770000000", TRUE);
  one = kh_pdf_page_export (document, NULL, KH_PDF_A, xml);
  other = kh_pdf_page_export (document, NULL, KH_PDF_A, xml);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_true (g_bytes_equal (one, other));
}

static void
test_size (void)
{
  g_autoptr (KhDocument) document = kh_maker_new_plan (40);
  g_autoptr (GBytes) bytes = kh_pdf_page_export (document, NULL, KH_PDF_DEFAULT, NULL);

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 150 * 1024);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/pdf/metadata", test_metadata);
  g_test_add_func ("/formats/pdf/fonts", test_fonts);
  g_test_add_func ("/formats/pdf/bookmarks", test_bookmarks);
  g_test_add_func ("/formats/pdf/tags", test_tags);
  g_test_add_func ("/formats/pdf/reading-order", test_reading_order);
  g_test_add_func ("/formats/pdf/links", test_links);
  g_test_add_func ("/formats/pdf/attachment", test_attachment);
  g_test_add_func ("/formats/pdf/reproducible", test_reproducible);
  g_test_add_func ("/formats/pdf/size", test_size);
  return g_test_run ();
}
