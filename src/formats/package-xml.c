/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes one XML part of a package. */
#include "package-xml.h"

#include <libxml/xmlwriter.h>

struct _KhXmlOut
{
  xmlBufferPtr buffer;
  xmlTextWriterPtr writer;
};

/* libxml2 fails here only for want of memory, for which GLib aborts too. */
static void
check (int result)
{
  if (result < 0)
    g_error ("libxml2 could not write XML");
}

KhXmlOut *
kh_xml_out_new_fragment (void)
{
  KhXmlOut *self = g_new0 (KhXmlOut, 1);

  self->buffer = xmlBufferCreate ();
  self->writer = xmlNewTextWriterMemory (self->buffer, 0);
  if (self->writer == NULL)
    g_error ("libxml2 could not write XML");
  return self;
}

KhXmlOut *
kh_xml_out_new (void)
{
  KhXmlOut *self = kh_xml_out_new_fragment ();

  check (xmlTextWriterStartDocument (self->writer, "1.0", "UTF-8", NULL));
  return self;
}

void
kh_xml_out_free (KhXmlOut *self)
{
  if (self == NULL)
    return;
  xmlFreeTextWriter (self->writer);
  xmlBufferFree (self->buffer);
  g_free (self);
}

static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd)
         || (c >= 0x10000 && c <= 0x10ffff);
}

/* Returns: (transfer full): @text without characters that XML 1.0 forbids */
static char *
dup_clean (const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (is_xml_char (g_utf8_get_char (p)))
      g_string_append_len (clean, p, g_utf8_next_char (p) - p);
  return g_string_free (clean, FALSE);
}

void
kh_xml_out_attribute (KhXmlOut *self, const char *name, const char *value)
{
  g_autofree char *clean = dup_clean (value, -1);

  check (xmlTextWriterWriteAttribute (self->writer, BAD_CAST name, BAD_CAST clean));
}

void
kh_xml_out_attribute_int (KhXmlOut *self, const char *name, int value)
{
  check (xmlTextWriterWriteFormatAttribute (self->writer, BAD_CAST name, "%d", value));
}

void
kh_xml_out_attribute_pt (KhXmlOut *self, const char *name, double pt)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.2f", pt);
  check (xmlTextWriterWriteFormatAttribute (self->writer, BAD_CAST name, "%spt", number));
}

static void
write_attributes (KhXmlOut *self, va_list pairs)
{
  for (const char *name = va_arg (pairs, const char *); name != NULL; name = va_arg (pairs, const char *))
    kh_xml_out_attribute (self, name, va_arg (pairs, const char *));
}

void
kh_xml_out_open (KhXmlOut *self, const char *name, ...)
{
  va_list pairs;

  check (xmlTextWriterStartElement (self->writer, BAD_CAST name));
  va_start (pairs, name);
  write_attributes (self, pairs);
  va_end (pairs);
}

void
kh_xml_out_close (KhXmlOut *self)
{
  check (xmlTextWriterEndElement (self->writer));
}

void
kh_xml_out_empty (KhXmlOut *self, const char *name, ...)
{
  va_list pairs;

  check (xmlTextWriterStartElement (self->writer, BAD_CAST name));
  va_start (pairs, name);
  write_attributes (self, pairs);
  va_end (pairs);
  check (xmlTextWriterEndElement (self->writer));
}

void
kh_xml_out_value (KhXmlOut *self, const char *name, const char *attribute, int value)
{
  check (xmlTextWriterStartElement (self->writer, BAD_CAST name));
  kh_xml_out_attribute_int (self, attribute, value);
  check (xmlTextWriterEndElement (self->writer));
}

void
kh_xml_out_element (KhXmlOut *self, const char *name, const char *text)
{
  if (text == NULL)
    return;
  check (xmlTextWriterStartElement (self->writer, BAD_CAST name));
  kh_xml_out_text (self, text, -1);
  check (xmlTextWriterEndElement (self->writer));
}

void
kh_xml_out_text (KhXmlOut *self, const char *text, gssize length)
{
  g_autofree char *clean = dup_clean (text, length);

  check (xmlTextWriterWriteString (self->writer, BAD_CAST clean));
}

void
kh_xml_out_append (KhXmlOut *self, KhXmlOut *fragment)
{
  check (xmlTextWriterFlush (fragment->writer));
  if (xmlBufferLength (fragment->buffer) > 0)
    check (xmlTextWriterWriteRaw (self->writer, xmlBufferContent (fragment->buffer)));
}

GBytes *
kh_xml_out_finish (KhXmlOut *self)
{
  check (xmlTextWriterEndDocument (self->writer));
  check (xmlTextWriterFlush (self->writer));
  return g_bytes_new (xmlBufferContent (self->buffer), xmlBufferLength (self->buffer));
}
