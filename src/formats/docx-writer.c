/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a Word document: its package and the small parts. */
#include "docx-writer.h"

#include "docx-private.h"
#include "package-writer.h"

#define NS_TYPES "http://schemas.openxmlformats.org/package/2006/content-types"
#define NS_RELATIONSHIPS "http://schemas.openxmlformats.org/package/2006/relationships"
#define TYPE_WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

static void
add_override (KhXmlOut *out, const char *part, const char *type)
{
  kh_xml_out_empty (out, "Override", "PartName", part, "ContentType", type, NULL);
}

static GBytes *
write_types (gboolean address)
{
  g_autoptr (KhXmlOut) out = kh_xml_out_new ();

  kh_xml_out_open (out, "Types", "xmlns", NS_TYPES, NULL);
  kh_xml_out_empty (out, "Default", "Extension", "rels", "ContentType",
                    "application/vnd.openxmlformats-package.relationships+xml", NULL);
  kh_xml_out_empty (out, "Default", "Extension", "xml", "ContentType", "application/xml", NULL);
  add_override (out, "/word/document.xml", TYPE_WORD "document.main+xml");
  add_override (out, "/word/styles.xml", TYPE_WORD "styles+xml");
  add_override (out, "/word/numbering.xml", TYPE_WORD "numbering+xml");
  add_override (out, "/word/settings.xml", TYPE_WORD "settings+xml");
  add_override (out, "/word/header1.xml", TYPE_WORD "header+xml");
  add_override (out, "/word/header2.xml", TYPE_WORD "header+xml");
  add_override (out, "/word/footer1.xml", TYPE_WORD "footer+xml");
  if (address)
    add_override (out, "/word/footer2.xml", TYPE_WORD "footer+xml");
  add_override (out, "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
  add_override (out, "/docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml");
  kh_xml_out_close (out);
  return kh_xml_out_finish (out);
}

static void
add_relationship (KhXmlOut *out, const char *id, const char *type, const char *target)
{
  kh_xml_out_empty (out, "Relationship", "Id", id, "Type", type, "Target", target, NULL);
}

static GBytes *
write_package_relationships (void)
{
  g_autoptr (KhXmlOut) out = kh_xml_out_new ();

  kh_xml_out_open (out, "Relationships", "xmlns", NS_RELATIONSHIPS, NULL);
  add_relationship (out, "rId1", KH_DOCX_NS_R "/officeDocument", "word/document.xml");
  add_relationship (out, "rId2",
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                    "docProps/core.xml");
  add_relationship (out, "rId3", KH_DOCX_NS_R "/extended-properties", "docProps/app.xml");
  kh_xml_out_close (out);
  return kh_xml_out_finish (out);
}

static GBytes *
write_document_relationships (gboolean address)
{
  g_autoptr (KhXmlOut) out = kh_xml_out_new ();

  kh_xml_out_open (out, "Relationships", "xmlns", NS_RELATIONSHIPS, NULL);
  add_relationship (out, "rId1", KH_DOCX_NS_R "/styles", "styles.xml");
  add_relationship (out, "rId2", KH_DOCX_NS_R "/numbering", "numbering.xml");
  add_relationship (out, "rId3", KH_DOCX_NS_R "/settings", "settings.xml");
  add_relationship (out, "rId10", KH_DOCX_NS_R "/header", "header1.xml");
  add_relationship (out, "rId11", KH_DOCX_NS_R "/header", "header2.xml");
  add_relationship (out, "rId12", KH_DOCX_NS_R "/footer", "footer1.xml");
  if (address)
    add_relationship (out, "rId13", KH_DOCX_NS_R "/footer", "footer2.xml");
  kh_xml_out_close (out);
  return kh_xml_out_finish (out);
}

static GBytes *
write_core (KhDocument *document)
{
  g_autoptr (KhXmlOut) out = kh_xml_out_new ();
  g_autofree char *time = kh_package_dup_time (kh_document_get_date (document));

  kh_xml_out_open (out, "cp:coreProperties", "xmlns:cp",
                   "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "xmlns:dc",
                   "http://purl.org/dc/elements/1.1/", "xmlns:dcterms", "http://purl.org/dc/terms/",
                   "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance", NULL);
  kh_xml_out_element (out, "dc:title", kh_document_get_title (document));
  kh_xml_out_element (out, "dc:subject", kh_document_get_subject (document));
  kh_xml_out_element (out, "dc:creator", kh_document_get_author (document));
  kh_xml_out_element (out, "dc:language", "vi-VN");
  if (kh_document_get_part (document) != NULL)
    {
      g_autofree char *keywords = g_strconcat (KH_DOCX_PART_MARK, kh_document_get_part (document), NULL);

      kh_xml_out_element (out, "cp:keywords", keywords);
    }
  if (time != NULL)
    {
      kh_xml_out_open (out, "dcterms:created", "xsi:type", "dcterms:W3CDTF", NULL);
      kh_xml_out_text (out, time, -1);
      kh_xml_out_close (out);
      kh_xml_out_open (out, "dcterms:modified", "xsi:type", "dcterms:W3CDTF", NULL);
      kh_xml_out_text (out, time, -1);
      kh_xml_out_close (out);
    }
  kh_xml_out_close (out);
  return kh_xml_out_finish (out);
}

static GBytes *
write_app (KhDocument *document)
{
  g_autoptr (KhXmlOut) out = kh_xml_out_new ();

  kh_xml_out_open (out, "Properties", "xmlns",
                   "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", NULL);
  kh_xml_out_element (out, "Application", "Kế hoạch");
  kh_xml_out_element (out, "Company", kh_document_get_author (document));
  kh_xml_out_close (out);
  return kh_xml_out_finish (out);
}

static GBytes *
write_settings (KhProfile *profile)
{
  g_autoptr (KhXmlOut) out = kh_xml_out_new ();

  kh_xml_out_open (out, "w:settings", "xmlns:w", KH_DOCX_NS, NULL);
  kh_xml_out_empty (out, "w:zoom", "w:percent", "100", NULL);
  kh_xml_out_value (out, "w:defaultTabStop", "w:val",
                    KH_TWIPS (kh_profile_get_length (profile, KH_CHOICE_INDENT)));
  kh_xml_out_empty (out, "w:characterSpacingControl", "w:val", "doNotCompress", NULL);
  kh_xml_out_open (out, "w:compat", NULL);
  kh_xml_out_empty (out, "w:compatSetting", "w:name", "compatibilityMode", "w:uri",
                    "http://schemas.microsoft.com/office/word", "w:val", "15", NULL);
  kh_xml_out_close (out);
  kh_xml_out_empty (out, "w:themeFontLang", "w:val", "vi-VN", NULL);
  kh_xml_out_empty (out, "w:decimalSymbol", "w:val", ",", NULL);
  kh_xml_out_empty (out, "w:listSeparator", "w:val", ";", NULL);
  kh_xml_out_close (out);
  return kh_xml_out_finish (out);
}

static void
add_field_char (KhXmlOut *out, const char *type)
{
  kh_xml_out_open (out, "w:r", NULL);
  kh_xml_out_empty (out, "w:fldChar", "w:fldCharType", type, NULL);
  kh_xml_out_close (out);
}

/* The page number in the middle; nothing on a first page (decree 30/2020/NĐ-CP, appendix I, I.7). */
static GBytes *
write_header (gboolean number)
{
  g_autoptr (KhXmlOut) out = kh_xml_out_new ();

  kh_xml_out_open (out, "w:hdr", "xmlns:w", KH_DOCX_NS, NULL);
  kh_xml_out_open (out, "w:p", NULL);
  kh_xml_out_open (out, "w:pPr", NULL);
  kh_xml_out_empty (out, "w:pStyle", "w:val", kh_style_name (number ? KH_ROLE_PAGE_NUMBER : KH_ROLE_RULE)->id,
                    NULL);
  kh_xml_out_close (out);
  if (number)
    {
      add_field_char (out, "begin");
      kh_xml_out_open (out, "w:r", NULL);
      kh_xml_out_open (out, "w:instrText", "xml:space", "preserve", NULL);
      kh_xml_out_text (out, " PAGE ", -1);
      kh_xml_out_close (out);
      kh_xml_out_close (out);
      add_field_char (out, "separate");
      kh_xml_out_open (out, "w:r", NULL);
      kh_xml_out_element (out, "w:t", "2");
      kh_xml_out_close (out);
      add_field_char (out, "end");
    }
  kh_xml_out_close (out);
  kh_xml_out_close (out);
  return kh_xml_out_finish (out);
}

/* Box 13 under its rule, on page 1 only (appendix I, III.4); the empty footer of the others. */
static GBytes *
write_footer (KhDocxWriter *self, const KhBlock *address)
{
  KhWordShape shape = KH_WORD_SHAPE_INIT;
  g_autoptr (KhXmlOut) out = kh_xml_out_new ();
  KhXmlOut *body = self->parent.out;
  GBytes *part = NULL;

  self->parent.out = out;
  kh_xml_out_open (out, "w:ftr", "xmlns:w", KH_DOCX_NS, NULL);
  if (address != NULL)
    kh_word_add_block (&self->parent, address, &shape);
  else
    kh_word_add_filler (&self->parent);
  kh_xml_out_close (out);
  part = kh_xml_out_finish (out);
  self->parent.out = body;
  return part;
}

static GBytes *
write_document (KhDocxWriter *self)
{
  g_autoptr (KhXmlOut) out = kh_xml_out_new ();
  GBytes *part = NULL;

  self->parent.out = out;
  kh_xml_out_open (out, "w:document", "xmlns:w", KH_DOCX_NS, "xmlns:r", KH_DOCX_NS_R, NULL);
  kh_xml_out_open (out, "w:body", NULL);
  kh_docx_add_body (self);
  kh_xml_out_close (out);
  kh_xml_out_close (out);
  part = kh_xml_out_finish (out);
  self->parent.out = NULL;
  return part;
}

static GBytes *
write_package (KhDocxWriter *self, GError **error)
{
  g_autoptr (KhPackageWriter) package = kh_package_writer_new ();
  gboolean address = self->address != NULL;
  GBytes *document = NULL;

  kh_package_writer_add (package, "[Content_Types].xml", write_types (address), FALSE);
  kh_package_writer_add (package, "_rels/.rels", write_package_relationships (), FALSE);
  /* The numbering is known once the body is written. */
  document = write_document (self);
  kh_package_writer_add (package, "word/document.xml", document, FALSE);
  kh_package_writer_add (package, "word/_rels/document.xml.rels", write_document_relationships (address),
                         FALSE);
  kh_package_writer_add (package, "word/styles.xml", kh_docx_write_styles (self->parent.profile), FALSE);
  kh_package_writer_add (package, "word/numbering.xml",
                         kh_docx_write_numbering (self->parent.profile, self->parent.numbers), FALSE);
  kh_package_writer_add (package, "word/settings.xml", write_settings (self->parent.profile), FALSE);
  kh_package_writer_add (package, "word/header1.xml", write_header (TRUE), FALSE);
  kh_package_writer_add (package, "word/header2.xml", write_header (FALSE), FALSE);
  kh_package_writer_add (package, "word/footer1.xml", write_footer (self, NULL), FALSE);
  if (address)
    kh_package_writer_add (package, "word/footer2.xml", write_footer (self, self->address), FALSE);
  kh_package_writer_add (package, "docProps/core.xml", write_core (self->parent.document), FALSE);
  kh_package_writer_add (package, "docProps/app.xml", write_app (self->parent.document), FALSE);
  return kh_package_writer_finish (package, error);
}

static const KhWordWriterClass docx_class = {
  .open_paragraph = kh_docx_open_paragraph,
  .close_paragraph = kh_docx_close_paragraph,
  .add_spans = kh_docx_add_spans,
  .open_table = kh_docx_open_table,
  .open_row = kh_docx_open_row,
  .open_cell = kh_docx_open_cell,
  .close_cell = kh_docx_close_cell,
  .open_appendix = kh_docx_open_appendix,
  .add_block = kh_docx_add_block,
};

GBytes *
kh_docx_write (KhDocument *document, KhProfile *profile, GError **error)
{
  KhDocxWriter self = { .address = NULL };
  GBytes *bytes = NULL;

  g_return_val_if_fail (KH_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (KH_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!kh_word_writer_init (&self.parent, &docx_class, document, profile, error))
    return NULL;
  self.address = kh_document_find (document, KH_ROLE_ADDRESS);
  bytes = write_package (&self, error);
  kh_word_writer_clear (&self.parent);
  return bytes;
}
