/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes an OpenDocument text: its package and the body. */
#include "odt-writer.h"

#include "odt-private.h"
#include "package-writer.h"

#define MIME_TYPE "application/vnd.oasis.opendocument.text"

static void
add_block (KhWordWriter *writer, const KhBlock *block, guint index)
{
  KhOdtWriter *self = (KhOdtWriter *) writer;
  const KhStyleName *style = kh_style_name (block->role);
  const KhBlock *next = kh_document_get_block (self->parent.document, index + 1);
  KhWordShape shape = KH_WORD_SHAPE_INIT;

  /* The last lines of the body stay on the signature's page. */
  shape.keep_next = next != NULL && next->role == KH_ROLE_SIGNATURE;
  if (block->level > 0)
    shape.outline = (int) block->level;
  if (style != NULL && style->parent == KH_STYLE_TITLE)
    shape.left = shape.right
        = kh_style_metrics_indent (&self->parent.metrics, self->parent.profile, block->role, self->parent.width);
  kh_word_add_block (&self->parent, block, &shape);
  if (block->role == KH_ROLE_APPENDIX_REFERENCE)
    kh_word_add_rule (&self->parent, kh_style_metrics_reference_rule (&self->parent.metrics, self->parent.width), self->parent.width,
                     kh_profile_get_measure (self->parent.profile, KH_MEASURE_TITLE_AFTER) / 2
                         + kh_profile_get_length (self->parent.profile, KH_CHOICE_PARAGRAPH_GAP));
}

static void
open_appendix (KhWordWriter *writer, const KhBlock *block)
{
  KhOdtWriter *self = (KhOdtWriter *) writer;

  self->master = block->landscape ? KH_ODT_LANDSCAPE_PAGE : KH_ODT_APPENDIX_PAGE;
  self->page_number = 1;
}

static GBytes *
write_content (KhOdtWriter *self)
{
  g_autoptr (KhXmlOut) part = kh_xml_out_new ();
  g_autoptr (KhXmlOut) body = kh_xml_out_new_fragment ();
  g_autoptr (KhXmlOut) styles = kh_xml_out_new_fragment ();

  /* The styles stand before the text in the file, and are known after it. */
  self->parent.out = body;
  self->styles = styles;
  self->master = KH_ODT_FIRST_PAGE;
  kh_word_add_body (&self->parent);

  kh_xml_out_open (part, "office:document-content", "office:version", "1.3", "xmlns:office",
                   "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "xmlns:style",
                   "urn:oasis:names:tc:opendocument:xmlns:style:1.0", "xmlns:text",
                   "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "xmlns:table",
                   "urn:oasis:names:tc:opendocument:xmlns:table:1.0", "xmlns:fo",
                   "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "xmlns:svg",
                   "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", NULL);
  kh_xml_out_open (part, "office:automatic-styles", NULL);
  kh_xml_out_append (part, styles);
  kh_xml_out_close (part);
  kh_xml_out_open (part, "office:body", NULL);
  kh_xml_out_open (part, "office:text", NULL);
  kh_xml_out_append (part, body);
  kh_xml_out_close (part);
  kh_xml_out_close (part);
  kh_xml_out_close (part);
  self->parent.out = self->styles = NULL;
  return kh_xml_out_finish (part);
}

static GBytes *
write_meta (KhDocument *document)
{
  g_autoptr (KhXmlOut) out = kh_xml_out_new ();
  g_autofree char *time = kh_package_dup_time (kh_document_get_date (document));

  kh_xml_out_open (out, "office:document-meta", "office:version", "1.3", "xmlns:office",
                   "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "xmlns:meta",
                   "urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "xmlns:dc",
                   "http://purl.org/dc/elements/1.1/", NULL);
  kh_xml_out_open (out, "office:meta", NULL);
  kh_xml_out_element (out, "meta:generator", "Kế hoạch");
  kh_xml_out_element (out, "dc:title", kh_document_get_title (document));
  kh_xml_out_element (out, "dc:subject", kh_document_get_subject (document));
  kh_xml_out_element (out, "meta:initial-creator", kh_document_get_author (document));
  kh_xml_out_element (out, "dc:creator", kh_document_get_author (document));
  kh_xml_out_element (out, "meta:creation-date", time);
  kh_xml_out_element (out, "dc:date", time);
  kh_xml_out_element (out, "dc:language", "vi-VN");
  kh_xml_out_close (out);
  kh_xml_out_close (out);
  return kh_xml_out_finish (out);
}

static GBytes *
write_manifest (void)
{
  static const char *const parts[][2] = { { "/", MIME_TYPE },
                                          { "content.xml", "text/xml" },
                                          { "styles.xml", "text/xml" },
                                          { "meta.xml", "text/xml" } };
  g_autoptr (KhXmlOut) out = kh_xml_out_new ();

  kh_xml_out_open (out, "manifest:manifest", "xmlns:manifest",
                   "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version", "1.3", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    kh_xml_out_empty (out, "manifest:file-entry", "manifest:full-path", parts[i][0], "manifest:media-type",
                      parts[i][1], NULL);
  kh_xml_out_close (out);
  return kh_xml_out_finish (out);
}

static const KhWordWriterClass odt_class = {
  .open_paragraph = kh_odt_open_paragraph,
  .close_paragraph = kh_odt_close_paragraph,
  .add_spans = kh_odt_add_spans,
  .open_table = kh_odt_open_table,
  .open_header_rows = kh_odt_open_header_rows,
  .open_row = kh_odt_open_row,
  .open_cell = kh_odt_open_cell,
  .close_cell = kh_odt_close_cell,
  .open_appendix = open_appendix,
  .add_block = add_block,
};

GBytes *
kh_odt_write (KhDocument *document, KhProfile *profile, GError **error)
{
  g_autoptr (KhPackageWriter) package = NULL;
  KhOdtWriter self = { .master = NULL };
  GBytes *content = NULL;

  g_return_val_if_fail (KH_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (KH_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!kh_word_writer_init (&self.parent, &odt_class, document, profile, error))
    return NULL;
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.lists = g_hash_table_new (NULL, NULL);

  package = kh_package_writer_new ();
  /* The format asks that this comes first and as it is. */
  kh_package_writer_add (package, "mimetype", g_bytes_new_static (MIME_TYPE, strlen (MIME_TYPE)), TRUE);
  content = write_content (&self);
  kh_package_writer_add (package, "content.xml", content, FALSE);
  kh_package_writer_add (package, "styles.xml",
                         kh_odt_write_styles (&self, kh_document_find (document, KH_ROLE_ADDRESS)), FALSE);
  kh_package_writer_add (package, "meta.xml", write_meta (document), FALSE);
  kh_package_writer_add (package, "META-INF/manifest.xml", write_manifest (), FALSE);

  g_hash_table_unref (self.names);
  g_hash_table_unref (self.lists);
  kh_word_writer_clear (&self.parent);
  return kh_package_writer_finish (package, error);
}
