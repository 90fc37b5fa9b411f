/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parses and validates a file of the plan's own XML format; refuses what is hostile or too much. */
#include "xml-document.h"

#include "data-file.h"
#include "xml-format.h"
#include "xml-reader.h"

#include <glib/gi18n.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

/* Deeper than any plan, and no danger to a stack. */
#define MAX_DEPTH 100

/* libxml2 validates inline markup in time that grows with the square of its pieces. */
#define MAX_PIECES 10000

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNG, xmlRelaxNGFree)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGParserCtxt, xmlRelaxNGFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGValidCtxt, xmlRelaxNGFreeValidCtxt)

void
kh_xml_set_invalid (GError **error, int line, const char *what)
{
  g_autofree char *message = g_strdelimit (g_strchomp (g_utf8_make_valid (what, -1)), "\r\n", ' ');

  g_set_error (error, KH_READER_ERROR, KH_READER_ERROR_INVALID,
               _ ("The plan file is not valid at line %d: %s. Export the plan again, or mend the file."), line, message);
}

/* Keeps the first complaint only: the later ones follow from it. */
static void
keep_error_cb (void *user_data, xmlErrorPtr complaint)
{
  GError **error = user_data;

  if (*error == NULL && complaint != NULL)
    kh_xml_set_invalid (error, complaint->line, complaint->message != NULL ? complaint->message : _ ("unknown fault"));
}

/* A document type could declare entities that grow without end or name other
 * files; a plan needs none, so parsing ends where one starts. */
static void
refuse_document_type_cb (void *user_data, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
  xmlParserCtxt *context = user_data;

  *(gboolean *) context->_private = TRUE;
  xmlStopParser (context);
}

static xmlDoc *
parse_document (GBytes *bytes, GError **error)
{
  g_autoptr (xmlParserCtxt) context = xmlNewParserCtxt ();
  g_autoptr (xmlDoc) document = NULL;
  gboolean has_document_type = FALSE;
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size == 0)
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_EMPTY, _ ("The plan file is empty."));
      return NULL;
    }
  if (size > KH_XML_READER_MAX_BYTES)
    {
      g_set_error (error, KH_READER_ERROR, KH_READER_ERROR_TOO_LARGE,
                   _ ("The plan file is larger than %d MB, the most that is read."), KH_XML_READER_MAX_BYTES / 1024 / 1024);
      return NULL;
    }

  context->_private = &has_document_type;
  context->sax->internalSubset = refuse_document_type_cb;
  document = xmlCtxtReadMemory (context, data, (int) size, NULL, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA |
                                    XML_PARSE_COMPACT);
  if (has_document_type)
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_INVALID,
                           _ ("The plan file has a document type declaration, which is not allowed."));
      return NULL;
    }
  if (document == NULL)
    {
      GError *local = NULL;

      keep_error_cb (&local, xmlCtxtGetLastError (context));
      if (local == NULL)
        kh_xml_set_invalid (&local, 1, _ ("it is no XML"));
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&document);
}

static gboolean
has_too_many_pieces (xmlNode *node)
{
  static const char *const inlines[] = { "text", "title", "heading", "b", "i", NULL };
  guint pieces = 0;

  if (node->type != XML_ELEMENT_NODE || !g_strv_contains (inlines, (const char *) node->name))
    return FALSE;
  for (xmlNode *child = node->children; child != NULL && pieces <= MAX_PIECES; child = child->next)
    pieces++;
  return pieces > MAX_PIECES;
}

/* What would cost a validator too much is refused before it starts. */
static gboolean
check_shape (xmlNode *root, GError **error)
{
  xmlNode *node = root;
  guint depth = 1;

  while (node != NULL)
    {
      if (depth > MAX_DEPTH || has_too_many_pieces (node))
        {
          kh_xml_set_invalid (error, (int) xmlGetLineNo (node),
                              depth > MAX_DEPTH ? _ ("elements are nested too deeply") : _ ("a text has too many pieces"));
          return FALSE;
        }
      if (node->type == XML_ELEMENT_NODE && node->children != NULL)
        {
          node = node->children;
          depth++;
          continue;
        }
      while (node != root && node->next == NULL)
        {
          node = node->parent;
          depth--;
        }
      node = node != root ? node->next : NULL;
    }
  return TRUE;
}

/* Says what the file is before the schema complains about details. */
static gboolean
check_root (xmlNode *root, GError **error)
{
  static const char *const roots[] = { "plan", "part", NULL };
  xmlChar *version = NULL;
  gboolean is_newer = FALSE;

  if (root->ns == NULL || !g_strv_contains (roots, (const char *) root->name) ||
      !g_str_has_prefix ((const char *) root->ns->href, "urn:kehoach:plan:"))
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED,
                           _ ("The file is XML, but no plan of this program."));
      return FALSE;
    }
  version = xmlGetNoNsProp (root, BAD_CAST "version");
  is_newer = version != NULL && g_ascii_strtoll ((const char *) version, NULL, 10) > KH_XML_VERSION;
  xmlFree (version);
  if (is_newer || strcmp ((const char *) root->ns->href, KH_XML_NAMESPACE) != 0)
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED,
                           _ ("The plan file was written by a newer version of the program. Update the program to read it."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
validate (xmlDoc *document, GError **error)
{
  g_autoptr (GBytes) schema_bytes = kh_data_file_load ("schema/kehoach.rng", error);
  g_autoptr (xmlRelaxNGParserCtxt) parser = NULL;
  g_autoptr (xmlRelaxNG) schema = NULL;
  g_autoptr (xmlRelaxNGValidCtxt) validator = NULL;
  GError *local = NULL;
  gsize size = 0;
  const char *data = NULL;
  gboolean valid = FALSE;

  if (schema_bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (schema_bytes, &size);
  parser = xmlRelaxNGNewMemParserCtxt (data, (int) size);
  xmlRelaxNGSetParserStructuredErrors (parser, keep_error_cb, &local);
  schema = xmlRelaxNGParse (parser);
  if (schema != NULL)
    {
      validator = xmlRelaxNGNewValidCtxt (schema);
      xmlRelaxNGSetValidStructuredErrors (validator, keep_error_cb, &local);
      valid = xmlRelaxNGValidateDoc (validator, document) == 0;
    }
  if (valid)
    {
      g_clear_error (&local);
      return TRUE;
    }
  if (local == NULL)
    kh_xml_set_invalid (&local, 1, _ ("it does not follow the schema"));
  g_propagate_error (error, local);
  return FALSE;
}

xmlDoc *
kh_xml_document_parse (GBytes *bytes, GError **error)
{
  g_autoptr (xmlDoc) document = parse_document (bytes, error);
  xmlNode *root = NULL;

  if (document == NULL)
    return NULL;
  root = xmlDocGetRootElement (document);
  if (!check_shape (root, error) || !check_root (root, error) || !validate (document, error))
    return NULL;
  return g_steal_pointer (&document);
}
