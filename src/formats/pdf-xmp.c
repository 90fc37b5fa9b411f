/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes XMP (ISO 16684-1), equal to the document information as PDF/A asks
 * (ISO 19005-2, 6.6). */
#include "pdf-xmp.h"

#include <libxml/xmlwriter.h>

#define NS_RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define X(text) ((const xmlChar *) (text))

static void
write_text (xmlTextWriter *writer, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    xmlTextWriterWriteElement (writer, X (name), X (value));
}

/* A value inside a container, as RDF wants it: alternatives by language, a sequence, a set. */
static void
write_list (xmlTextWriter *writer, const char *name, const char *container, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  xmlTextWriterStartElement (writer, X (name));
  xmlTextWriterStartElement (writer, X (container));
  xmlTextWriterStartElement (writer, X ("rdf:li"));
  if (g_str_equal (container, "rdf:Alt"))
    xmlTextWriterWriteAttribute (writer, X ("xml:lang"), X ("x-default"));
  xmlTextWriterWriteString (writer, X (value));
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
}

static void
write_description (xmlTextWriter *writer, const KhPdfInfo *info)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (info->created);
  g_autofree char *date = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

  xmlTextWriterStartElement (writer, X ("rdf:Description"));
  xmlTextWriterWriteAttribute (writer, X ("rdf:about"), X (""));
  xmlTextWriterWriteAttribute (writer, X ("xmlns:dc"), X ("http://purl.org/dc/elements/1.1/"));
  xmlTextWriterWriteAttribute (writer, X ("xmlns:xmp"), X ("http://ns.adobe.com/xap/1.0/"));
  xmlTextWriterWriteAttribute (writer, X ("xmlns:pdf"), X ("http://ns.adobe.com/pdf/1.3/"));
  if (info->pdfa_part != 0)
    xmlTextWriterWriteAttribute (writer, X ("xmlns:pdfaid"), X ("http://www.aiim.org/pdfa/ns/id/"));
  write_text (writer, "dc:format", "application/pdf");
  write_list (writer, "dc:title", "rdf:Alt", info->title);
  write_list (writer, "dc:creator", "rdf:Seq", info->author);
  write_list (writer, "dc:description", "rdf:Alt", info->subject);
  write_list (writer, "dc:language", "rdf:Bag", "vi");
  write_text (writer, "xmp:CreatorTool", info->creator);
  write_text (writer, "xmp:CreateDate", date);
  write_text (writer, "xmp:ModifyDate", date);
  write_text (writer, "xmp:MetadataDate", date);
  write_text (writer, "pdf:Producer", info->producer);
  if (info->pdfa_part != 0)
    {
      g_autofree char *part = g_strdup_printf ("%d", info->pdfa_part);

      write_text (writer, "pdfaid:part", part);
      write_text (writer, "pdfaid:conformance", "B");
    }
  xmlTextWriterEndElement (writer);
}

GBytes *
kh_pdf_xmp_write (const KhPdfInfo *info)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlTextWriter *writer = xmlNewTextWriterMemory (buffer, 0);
  GBytes *bytes;

  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterWritePI (writer, X ("xpacket"), X ("begin=\"\357\273\277\" id=\"W5M0MpCehiHzreSzNTczkc9d\""));
  xmlTextWriterStartElement (writer, X ("x:xmpmeta"));
  xmlTextWriterWriteAttribute (writer, X ("xmlns:x"), X ("adobe:ns:meta/"));
  xmlTextWriterStartElement (writer, X ("rdf:RDF"));
  xmlTextWriterWriteAttribute (writer, X ("xmlns:rdf"), X (NS_RDF));
  write_description (writer, info);
  xmlTextWriterEndElement (writer);
  xmlTextWriterEndElement (writer);
  xmlTextWriterWritePI (writer, X ("xpacket"), X ("end=\"w\""));
  xmlTextWriterFlush (writer);
  xmlFreeTextWriter (writer);
  bytes = g_bytes_new (xmlBufferContent (buffer), (gsize) xmlBufferLength (buffer));
  xmlBufferFree (buffer);
  return bytes;
}
