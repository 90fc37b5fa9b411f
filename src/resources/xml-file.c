/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parses and validates a small data file. */
#include "xml-file.h"

#include "data-file.h"

#include <glib/gi18n.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNG, xmlRelaxNGFree)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGParserCtxt, xmlRelaxNGFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGValidCtxt, xmlRelaxNGFreeValidCtxt)

typedef struct
{
  const char *name;
  GError     *error; /* the first complaint; the later ones follow from it */
} Complaints;

static void
complain (Complaints *self, int line, const char *what)
{
  g_autofree char *message = g_strchomp (g_strdup (what != NULL ? what : _ ("unknown fault")));

  if (self->error == NULL)
    g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _ ("The data file “%s” is not valid at line %d: %s. Mend or remove it."), self->name, line, message);
}

static void
complain_cb (void *complaints, xmlErrorPtr complaint)
{
  if (complaint != NULL)
    complain (complaints, complaint->line, complaint->message);
}

static xmlDoc *
parse (Complaints *complaints, GBytes *bytes, gsize max_bytes)
{
  g_autoptr (xmlParserCtxt) context = xmlNewParserCtxt ();
  g_autoptr (xmlDoc) document = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size == 0 || size > max_bytes)
    {
      complain (complaints, 1, size == 0 ? _ ("it is empty") : _ ("it is too large"));
      return NULL;
    }
  document = xmlCtxtReadMemory (context, data, (int) size, NULL, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  if (document == NULL)
    {
      complain_cb (complaints, xmlCtxtGetLastError (context));
      complain (complaints, 1, _ ("it is no XML"));
      return NULL;
    }
  /* A document type could declare entities; a data file needs none. */
  if (xmlGetIntSubset (document) != NULL)
    {
      complain (complaints, 1, _ ("it has a document type declaration"));
      return NULL;
    }

  return g_steal_pointer (&document);
}

static gboolean
validate (Complaints *complaints, xmlDoc *document, GBytes *schema_bytes)
{
  g_autoptr (xmlRelaxNGParserCtxt) parser = NULL;
  g_autoptr (xmlRelaxNG) schema = NULL;
  g_autoptr (xmlRelaxNGValidCtxt) validator = NULL;
  gsize size;
  const char *data = g_bytes_get_data (schema_bytes, &size);
  gboolean valid = FALSE;

  parser = xmlRelaxNGNewMemParserCtxt (data, (int) size);
  xmlRelaxNGSetParserStructuredErrors (parser, complain_cb, complaints);
  schema = xmlRelaxNGParse (parser);
  if (schema != NULL)
    {
      validator = xmlRelaxNGNewValidCtxt (schema);
      xmlRelaxNGSetValidStructuredErrors (validator, complain_cb, complaints);
      valid = xmlRelaxNGValidateDoc (validator, document) == 0;
    }
  if (!valid)
    complain (complaints, 1, _ ("it does not follow the schema"));

  return valid;
}

xmlDoc *
kh_xml_file_load (const char *name, const char *schema, gsize max_bytes, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) schema_bytes = NULL;
  g_autoptr (xmlDoc) document = NULL;
  Complaints complaints = { name, NULL };

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (schema != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  bytes = kh_data_file_load (name, error);
  schema_bytes = bytes != NULL ? kh_data_file_load (schema, error) : NULL;
  if (schema_bytes == NULL)
    return NULL;

  document = parse (&complaints, bytes, max_bytes);
  if (document != NULL && validate (&complaints, document, schema_bytes))
    {
      g_clear_error (&complaints.error);
      return g_steal_pointer (&document);
    }
  g_propagate_error (error, complaints.error);

  return NULL;
}

gboolean
kh_xml_file_refuse (GError **error, const char *name, xmlNode *node, const char *why)
{
  Complaints complaints = { name, NULL };

  complain (&complaints, (int) xmlGetLineNo (node), why);
  g_propagate_error (error, complaints.error);

  return FALSE;
}
