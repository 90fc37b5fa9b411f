/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF of ours imports again with nothing lost; any other says what it is. */
#include "compose.h"
#include "data-file.h"
#include "pdf-page.h"
#include "pdf-qpdf.h"
#include "pdf-reader.h"
#include "same-plan.h"
#include "xml-reader.h"
#include "xml-writer.h"

#include <string.h>

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
write_pdf (KhPlan *plan, KhPdfFlags flags, GBytes *attachment)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);

  return kh_pdf_page_export (document, NULL, flags, attachment);
}

static void
assert_refused (GBytes *bytes, KhReaderError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kh_reader_read_bytes (bytes, "tệp.pdf", 0, KH_READER_PLAN_ONLY, &error));
  g_assert_error (error, KH_READER_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_nothing_lost (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) xml = kh_xml_write (plan);
  g_autoptr (GBytes) pdf = write_pdf (plan, KH_PDF_DEFAULT, xml);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) again = kh_reader_read_bytes (pdf, "kế hoạch.pdf", 0, KH_READER_PLAN_ONLY, &error);
  g_autoptr (KhPlan) next = kh_reader_read_bytes (pdf, "kế hoạch.pdf", 2031, KH_READER_PLAN_ONLY, NULL);

  g_assert_no_error (error);
  kh_assert_same_node (KH_NODE (plan), KH_NODE (again), KH_SAME_CONTENT);
  g_assert_cmpstr (kh_node_get_derived_from (KH_NODE (again)), ==, kh_node_get_uuid (KH_NODE (plan)));
  g_assert_cmpint (kh_plan_get_year (next), ==, 2031);
}

static void
test_without_plan (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) pdf = write_pdf (plan, KH_PDF_DEFAULT, NULL);

  assert_refused (pdf, KH_READER_ERROR_UNSUPPORTED, "carries no plan");
}

static void
test_strange_attachment (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) words = g_bytes_new_static ("<note/>", 7);
  g_autoptr (GBytes) pdf = write_pdf (plan, KH_PDF_DEFAULT, words);

  assert_refused (pdf, KH_READER_ERROR_UNSUPPORTED, "no plan of this program");
}

static void
test_truncated (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) xml = kh_xml_write (plan);
  g_autoptr (GBytes) pdf = write_pdf (plan, KH_PDF_DEFAULT, xml);
  gsize size = g_bytes_get_size (pdf);

  for (gsize length = 5; length + 100 < size; length += size / 40)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (pdf, 0, length);

      assert_refused (part, KH_READER_ERROR_INVALID, "broken");
    }
}

static GBytes *
save_changed (KhPdfFile *file)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = kh_pdf_file_write (file, &error);

  g_assert_no_error (error);
  return bytes;
}

/* A small stream that unpacks to more than any plan. */
static void
test_bomb (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autofree char *zeros = g_malloc0 (KH_PDF_READER_MAX_BYTES + 65536);
  g_autoptr (GBytes) huge = g_bytes_new_static (zeros, KH_PDF_READER_MAX_BYTES + 65536);
  g_autoptr (GBytes) pdf = write_pdf (plan, KH_PDF_DEFAULT, huge);

  g_assert_cmpuint (g_bytes_get_size (pdf), <, 1024 * 1024);
  assert_refused (pdf, KH_READER_ERROR_TOO_LARGE, "too large");
}

/* A tree of names that contains itself. */
static void
test_endless_names (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GBytes) pages = write_pdf (plan, KH_PDF_DEFAULT, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPdfFile) file = kh_pdf_file_open (pages, &error);
  qpdf_data handle = kh_pdf_file_get_handle (file);
  qpdf_oh names = qpdf_oh_new_dictionary (handle);
  qpdf_oh tree = qpdf_make_indirect_object (handle, qpdf_oh_new_dictionary (handle));
  qpdf_oh kids = qpdf_oh_new_array (handle);
  g_autoptr (GBytes) pdf = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < 50; i++)
    qpdf_oh_append_item (handle, kids, tree);
  qpdf_oh_replace_key (handle, tree, "/Kids", kids);
  qpdf_oh_replace_key (handle, names, "/EmbeddedFiles", tree);
  qpdf_oh_replace_key (handle, qpdf_get_root (handle), "/Names", names);
  pdf = save_changed (file);
  assert_refused (pdf, KH_READER_ERROR_UNSUPPORTED, "carries no plan");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/pdf-reader/nothing-lost", test_nothing_lost);
  g_test_add_func ("/formats/pdf-reader/without-plan", test_without_plan);
  g_test_add_func ("/formats/pdf-reader/strange-attachment", test_strange_attachment);
  g_test_add_func ("/formats/pdf-reader/truncated", test_truncated);
  g_test_add_func ("/formats/pdf-reader/bomb", test_bomb);
  g_test_add_func ("/formats/pdf-reader/endless-names", test_endless_names);
  return g_test_run ();
}
