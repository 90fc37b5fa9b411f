/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads XML element by element. */
#include "package-pull.h"

#include <glib/gi18n.h>
#include <string.h>

#define BLOCK 32768

static int
read_cb (void *context, char *buffer, int length)
{
  GsfInput *input = context;
  gsf_off_t left = gsf_input_remaining (input);
  gsf_off_t wanted = MIN (left, MIN (length, BLOCK));

  if (wanted <= 0)
    return 0;
  return gsf_input_read (input, (size_t) wanted, (guint8 *) buffer) != NULL ? (int) wanted : -1;
}

static int
close_cb (void *context)
{
  g_object_unref (context);
  return 0;
}

static void
error_cb (void *context, const char *message, xmlParserSeverities severity, xmlTextReaderLocatorPtr locator)
{
  KhPull *self = context;
  g_autofree char *trimmed = NULL;

  if (self->error != NULL
      || (severity != XML_PARSER_SEVERITY_ERROR && severity != XML_PARSER_SEVERITY_VALIDITY_ERROR))
    return;
  trimmed = g_utf8_make_valid (message != NULL ? message : "", -1);
  /* libxml2 shows the place below its words. */
  g_strdelimit (g_strstrip (trimmed), "\r\n", ' ');
  self->error
      = g_error_new (KH_READER_ERROR, KH_READER_ERROR_INVALID,
                     _ ("The file is broken: its part “%s” is not good XML at line %d (%s). "
                        "Open it in the program that made it and save it anew."),
                     self->part, locator != NULL ? xmlTextReaderLocatorLineNumber (locator) : 0, trimmed);
}

KhPull *
kh_pull_new (GsfInput *input, const char *part)
{
  KhPull *self = g_new0 (KhPull, 1);

  self->part = g_strdup (part);
  self->xml = xmlReaderForIO (read_cb, close_cb, input, NULL, NULL,
                              XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  if (self->xml == NULL)
    {
      self->error = g_error_new (KH_READER_ERROR, KH_READER_ERROR_INVALID,
                                 _ ("The file is broken: its part “%s” cannot be read. "
                                    "Open it in the program that made it and save it anew."),
                                 part);
      return self;
    }
  xmlTextReaderSetErrorHandler (self->xml, error_cb, self);
  return self;
}

void
kh_pull_free (KhPull *self)
{
  if (self == NULL)
    return;
  if (self->xml != NULL)
    xmlFreeTextReader (self->xml);
  g_clear_error (&self->error);
  g_free (self->part);
  g_free (self);
}

/* Moves to the next node. Returns: its type; 0 at the end or after an error */
static int
read_node (KhPull *self)
{
  int result;

  if (self->xml == NULL || self->error != NULL)
    return 0;
  result = xmlTextReaderRead (self->xml);
  if (result == 1 && self->error == NULL)
    {
      int type = xmlTextReaderNodeType (self->xml);

      if (type != XML_READER_TYPE_DOCUMENT_TYPE && type != XML_READER_TYPE_ENTITY_REFERENCE)
        return type;
      g_set_error (&self->error, KH_READER_ERROR, KH_READER_ERROR_INVALID,
                   _ ("The file was not read: its part “%s” declares entities, which no word processor does. "
                      "Ask for the file anew from whom you trust."),
                   self->part);
      return 0;
    }
  if (result != 0 && self->error == NULL)
    g_set_error (&self->error, KH_READER_ERROR, KH_READER_ERROR_INVALID,
                 _ ("The file is broken: its part “%s” cannot be read to its end. "
                    "Open it in the program that made it and save it anew."),
                 self->part);
  return 0;
}

gboolean
kh_pull_root (KhPull *self)
{
  int type;

  while ((type = read_node (self)) != 0)
    if (type == XML_READER_TYPE_ELEMENT)
      return TRUE;
  return FALSE;
}

KhPullScope
kh_pull_enter (KhPull *self)
{
  KhPullScope scope = { xmlTextReaderDepth (self->xml), xmlTextReaderIsEmptyElement (self->xml) != 0 };

  return scope;
}

gboolean
kh_pull_next_node (KhPull *self, const KhPullScope *scope, const char **text)
{
  int type;

  if (text != NULL)
    *text = NULL;
  if (scope->is_empty)
    return FALSE;
  while ((type = read_node (self)) != 0)
    {
      int depth = xmlTextReaderDepth (self->xml);

      if (type == XML_READER_TYPE_END_ELEMENT && depth == scope->depth)
        return FALSE;
      if (depth != scope->depth + 1)
        continue;
      if (type == XML_READER_TYPE_ELEMENT)
        return TRUE;
      if (text != NULL
          && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
              || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE))
        {
          *text = (const char *) xmlTextReaderConstValue (self->xml);
          if (*text != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
kh_pull_next (KhPull *self, const KhPullScope *scope)
{
  return kh_pull_next_node (self, scope, NULL);
}

const char *
kh_pull_get_name (KhPull *self)
{
  const xmlChar *name = xmlTextReaderConstLocalName (self->xml);

  return name != NULL ? (const char *) name : "";
}

gboolean
kh_pull_is (KhPull *self, const char *name)
{
  return strcmp (kh_pull_get_name (self), name) == 0;
}

const char *
kh_pull_get_namespace (KhPull *self)
{
  const xmlChar *uri = xmlTextReaderConstNamespaceUri (self->xml);

  return uri != NULL ? (const char *) uri : "";
}

char *
kh_pull_dup_in (KhPull *self, const char *ending, const char *name)
{
  char *value = NULL;

  if (xmlTextReaderMoveToFirstAttribute (self->xml) != 1)
    return NULL;
  do
    if (kh_pull_is (self, name)
        && (ending == NULL || g_str_has_suffix (kh_pull_get_namespace (self), ending)))
      {
        const xmlChar *found = xmlTextReaderConstValue (self->xml);

        value = g_strdup (found != NULL ? (const char *) found : "");
        break;
      }
  while (xmlTextReaderMoveToNextAttribute (self->xml) == 1);
  xmlTextReaderMoveToElement (self->xml);
  return value;
}

char *
kh_pull_dup (KhPull *self, const char *name)
{
  return kh_pull_dup_in (self, NULL, name);
}

int
kh_pull_get_int (KhPull *self, const char *name, int fallback)
{
  g_autofree char *text = kh_pull_dup (self, name);
  gint64 value = 0;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, G_MININT, G_MAXINT, &value, NULL))
    return fallback;
  return (int) value;
}

char *
kh_pull_dup_text (KhPull *self)
{
  KhPullScope scope = kh_pull_enter (self);
  GString *all = g_string_new (NULL);
  int type;

  while (!scope.is_empty && (type = read_node (self)) != 0)
    {
      if (type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (self->xml) == scope.depth)
        break;
      if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
          || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE)
        {
          const xmlChar *value = xmlTextReaderConstValue (self->xml);

          if (value != NULL)
            g_string_append (all, (const char *) value);
        }
    }
  return g_string_free (all, FALSE);
}

gboolean
kh_pull_finish (KhPull *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}
