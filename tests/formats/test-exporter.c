/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every format from one place; messages between document systems; Markdown. */
#include "data-file.h"
#include "edxml-writer.h"
#include "exporter.h"
#include "reader.h"
#include "same-plan.h"
#include "xml-reader.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
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
export_plan (KhPlan *plan, KhExportFormat format, GError **error)
{
  g_autoptr (KhExporter) exporter = kh_exporter_new (plan, format, "000.00.14.H20");

  return kh_exporter_run (exporter, NULL, error);
}

/* Every format is written, the same bytes each time, and told by its name. */
static void
test_formats (void)
{
  g_autoptr (KhPlan) plan = read_sample ();

  g_object_set (plan, "number", "02", "date", "2027-01-05", NULL);
  g_setenv ("SOURCE_DATE_EPOCH", "1800000000", TRUE);
  for (guint i = 0; i < KH_N_EXPORT_FORMATS; i++)
    {
      const KhExportFormatInfo *info = kh_export_format_get_info (i);
      g_autofree char *path = g_strconcat ("ke hoach.", info->extension, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = export_plan (plan, i, &error);
      g_autoptr (GBytes) again = export_plan (plan, i, NULL);
      KhExportFormat found = KH_EXPORT_PDF;

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, again));
      g_assert_true (kh_export_format_from_id (info->id, &found));
      g_assert_cmpint (found, ==, i);
      g_assert_true (kh_export_format_from_path (path, &found));
      g_assert_cmpstr (kh_export_format_get_info (found)->extension, ==, info->extension);
    }
}

static char *
find_text (xmlDoc *document, const char *path)
{
  xmlXPathContext *context = xmlXPathNewContext (document);
  xmlXPathObject *result = NULL;
  xmlChar *content = NULL;
  char *text = NULL;

  xmlXPathRegisterNs (context, BAD_CAST "e", BAD_CAST "http://www.mic.gov.vn/TBT/QCVN_102_2016");
  result = xmlXPathEvalExpression (BAD_CAST path, context);
  if (xmlXPathNodeSetIsEmpty (result->nodesetval))
    g_error ("The message has no %s", path);
  content = xmlNodeGetContent (result->nodesetval->nodeTab[0]);
  text = g_strdup ((const char *) content);
  xmlFree (content);
  xmlXPathFreeObject (result);
  xmlXPathFreeContext (context);
  return text;
}

static void
test_edxml (void)
{
#define HEADER "/e:edXML/e:edXMLEnvelope/e:edXMLHeader/e:MessageHeader/"
#define TRACE "/e:edXML/e:edXMLEnvelope/e:edXMLHeader/e:TraceHeaderList/"
  static const struct
  {
    const char *path, *text;
  } places[] = {
    { HEADER "e:From/e:OrganId", "000.00.14.H20" },
    { HEADER "e:From/e:OrganName", "SỞ MẪU" },
    { HEADER "e:Code/e:CodeNumber", "02" },
    { HEADER "e:Code/e:CodeNotation", "KH-SM" },
    { HEADER "e:PromulgationInfo/e:PromulgationDate", "2027/01/05" },
    { HEADER "e:DocumentType/e:TypeName", "Kế hoạch" },
    { HEADER "e:DocumentType/e:TypeDetail", "10" },
    { HEADER "e:SignerInfo/e:FullName", "Nguyễn Văn A" },
    { HEADER "e:OtherInfo/e:Priority", "0" },
    { HEADER "e:DocumentId", "000.00.14.H20,2027/01/05,02/KH-SM" },
    { TRACE "e:TraceHeader/e:Timestamp", "2027/01/15 15:00:00" },
    { TRACE "e:Bussiness/e:BussinessDocType", "0" },
    { "/e:edXML/e:edXMLEnvelope/e:edXMLBody/e:edXMLManifest/e:Reference/e:ContentId", "cid:vanban-1" },
    { "/e:edXML/e:AttachmentEncoded/e:Attachment/e:ContentId", "vanban-1" },
    { "/e:edXML/e:AttachmentEncoded/e:Attachment/e:AttachmentName", "02-KH-SM ngay 05-01-2027.pdf" },
  };
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) message = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (KhPlan) again = NULL;
  g_autofree char *encoded = NULL;
  guchar *decoded = NULL;
  gsize size = 0;
  xmlDoc *document = NULL;

  g_object_set (plan, "number", "02", "date", "2027-01-05", "issuer", "SỞ MẪU", "symbol", "KH-SM", NULL);
  message = export_plan (plan, KH_EXPORT_EDXML, &error);
  g_assert_no_error (error);
  document = xmlReadMemory (g_bytes_get_data (message, NULL), (int) g_bytes_get_size (message), "edxml", NULL,
                            XML_PARSE_NONET | XML_PARSE_HUGE);
  g_assert_nonnull (document);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *text = find_text (document, places[i].path);

      g_assert_cmpstr (text, ==, places[i].text);
    }
  /* The attached PDF is the document, with the plan in it. */
  encoded = find_text (document, "/e:edXML/e:AttachmentEncoded/e:Attachment/e:ContentTransferEncoded");
  decoded = g_base64_decode (encoded, &size);
  pdf = g_bytes_new_take (decoded, size);
  again = kh_reader_read_bytes (pdf, "02.pdf", 0, KH_READER_PLAN_ONLY, &error);
  g_assert_no_error (error);
  kh_assert_same_node (KH_NODE (plan), KH_NODE (again), KH_SAME_CONTENT);
  xmlFreeDoc (document);
}

/* By when to answer, and what is answered: the documents that the opening names. */
static void
test_edxml_answer (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  KhAgency *agency = kh_plan_get_agency (plan);
  KhLegalDocument *listed = kh_legal_document_new ("Kế hoạch");
  KhSection *opening = kh_section_new (KH_SECTION_OPENING, NULL);
  g_autofree char *reference = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) message = NULL;
  xmlDoc *document;

  g_assert_nonnull (agency);
  g_object_set (listed, "number", "15", "symbol", "KH-UBND", "date", "2026-12-20", NULL);
  kh_node_append_take (KH_NODE (agency), listed);
  reference = g_strdup_printf ("Thực hiện <cite ref=\"%s\"/>, Sở Mẫu ban hành kế hoạch", kh_node_get_uuid (KH_NODE (listed)));
  kh_node_append_take (KH_NODE (opening), kh_item_new (KH_ITEM_PARAGRAPH, reference));
  kh_node_append_take (KH_NODE (opening), kh_item_new (KH_ITEM_PARAGRAPH, "Căn cứ Công văn số 321/SNV-CCHC ngày 05 tháng 01 năm 2027 của Sở Nội vụ."));
  kh_node_append_take (KH_NODE (plan), opening);
  g_object_set (plan, "number", "02", "date", "2027-01-12", "reply-due", "2027-03-31", NULL);

  message = export_plan (plan, KH_EXPORT_EDXML, &error);
  g_assert_no_error (error);
  document = xmlReadMemory (g_bytes_get_data (message, NULL), (int) g_bytes_get_size (message), "edxml", NULL,
                            XML_PARSE_NONET | XML_PARSE_HUGE);
  {
    static const struct
    {
      const char *path, *text;
    } places[] = {
      { HEADER "e:DueDate", "2027/03/31" },
      { HEADER "e:SignerInfo/following-sibling::*[1][self::e:DueDate]", "2027/03/31" },
      { HEADER "e:OtherInfo/following-sibling::*[1][self::e:ResponseFor]/e:Code", "15/KH-UBND" },
      { HEADER "e:ResponseFor[1]/e:PromulgationDate", "2026/12/20" },
      { HEADER "e:ResponseFor[1]/e:DocumentId", ",2026/12/20,15/KH-UBND" },
      { HEADER "e:ResponseFor[2]/e:Code", "321/SNV-CCHC" },
      { HEADER "e:ResponseFor[2]/e:PromulgationDate", "2027/01/05" },
      { HEADER "e:ResponseFor[2]/following-sibling::*[1][self::e:SteeringType]", "0" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      {
        g_autofree char *text = find_text (document, places[i].path);

        g_assert_cmpstr (text, ==, places[i].text);
      }
  }
  xmlFreeDoc (document);
}

/* The body's own identifier and addresses, where none is given; every body has the same elements. */
static void
test_edxml_body (void)
{
  static const char *const parts[] = { "OrganId", "OrganizationInCharge", "OrganName", "OrganAdd",
                                       "Email",   "Telephone",            "Fax",       "Website" };
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (KhExporter) exporter = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) message = NULL;
  g_autofree char *id = NULL;
  g_autofree char *organ = NULL;
  g_autofree char *email = NULL;
  g_autofree char *telephone = NULL;
  xmlDoc *document = NULL;

  g_object_set (plan, "number", "02", "date", "2027-01-05", "symbol", "KH-SM", NULL);
  g_object_set (kh_plan_get_agency (plan), "organ-id", "000.00.15.H20", "email", "so@mau.example", "telephone", "0200", NULL);
  exporter = kh_exporter_new (plan, KH_EXPORT_EDXML, NULL);
  message = kh_exporter_run (exporter, NULL, &error);
  g_assert_no_error (error);
  document = xmlReadMemory (g_bytes_get_data (message, NULL), (int) g_bytes_get_size (message), "edxml", NULL,
                            XML_PARSE_NONET | XML_PARSE_HUGE);
  organ = find_text (document, HEADER "e:From/e:OrganId");
  email = find_text (document, HEADER "e:From/e:Email");
  telephone = find_text (document, HEADER "e:From/e:Telephone");
  id = find_text (document, HEADER "e:DocumentId");
  g_assert_cmpstr (organ, ==, "000.00.15.H20");
  g_assert_cmpstr (email, ==, "so@mau.example");
  g_assert_cmpstr (telephone, ==, "0200");
  g_assert_cmpstr (id, ==, "000.00.15.H20,2027/01/05,02/KH-SM");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from_path = g_strdup_printf (HEADER "e:From/e:%s", parts[i]);
      g_autofree char *to_path = g_strdup_printf (HEADER "e:To[1]/e:%s", parts[i]);
      g_autofree char *from = find_text (document, from_path);
      g_autofree char *to = find_text (document, to_path);

      g_assert_nonnull (from);
      g_assert_nonnull (to);
    }
  xmlFreeDoc (document);
}

static void
assert_no_message (KhPlan *plan, KhEdxmlError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (export_plan (plan, KH_EXPORT_EDXML, &error));
  g_assert_error (error, KH_EDXML_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
}

/* What the decree's appendix VI does not allow is an error that names the place. */
static void
test_edxml_limits (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autofree char *title = g_strnfill (501, 'a');
  g_autofree char *name = g_strnfill (51, 'b');
  g_autoptr (KhSignature) signature = g_list_model_get_item (kh_plan_get_signatures (plan), 0);

  g_object_set (plan, "number", NULL, "date", "2027-01-05", NULL);
  assert_no_message (plan, KH_EDXML_ERROR_MISSING, "number");
  g_object_set (plan, "number", "02", "date", NULL, NULL);
  assert_no_message (plan, KH_EDXML_ERROR_MISSING, "date");
  g_object_set (plan, "date", "2027-01-05", "title", title, NULL);
  assert_no_message (plan, KH_EDXML_ERROR_TOO_LONG, "Subject");
  title[500] = '\0';
  g_object_set (plan, "title", title, NULL);
  g_object_set (signature, "name", name, NULL);
  assert_no_message (plan, KH_EDXML_ERROR_TOO_LONG, "FullName");
}

static void
test_markdown (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  KhSection *section = kh_section_new (KH_SECTION_TASK_GROUPS, "NHIỆM VỤ");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size = 0;
  g_autofree char *text = NULL;

  g_object_set (plan, "title", "Cải cách hành chính", NULL);
  kh_node_append_take (KH_NODE (plan), section);
  kh_node_append_take (KH_NODE (section), kh_item_new (KH_ITEM_TASK, "Rà soát <b>văn bản</b> *mẫu*"));
  bytes = export_plan (plan, KH_EXPORT_MARKDOWN, &error);
  text = g_strndup (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "\n\n# KẾ HOẠCH\n\n## Cải cách hành chính\n\n## I\\. NHIỆM VỤ\n\n"));
  g_assert_nonnull (strstr (text, "- Rà soát **văn bản** \\*mẫu\\*"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/exporter/formats", test_formats);
  g_test_add_func ("/formats/exporter/edxml", test_edxml);
  g_test_add_func ("/formats/exporter/edxml-answer", test_edxml_answer);
  g_test_add_func ("/formats/exporter/edxml-body", test_edxml_body);
  g_test_add_func ("/formats/exporter/edxml-limits", test_edxml_limits);
  g_test_add_func ("/formats/exporter/markdown", test_markdown);
  return g_test_run ();
}
