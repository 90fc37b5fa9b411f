/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a plan from any file, by what the file holds. */
#include "reader.h"

#include <glib/gi18n.h>
#include <string.h>

#include "docx-reader.h"
#include "odt-reader.h"
#include "package-reader.h"
#include "text-reader.h"
#include "xml-reader.h"

/* Formats that are told by their first bytes and not read. */
static const struct
{
  const char *magic;
  gsize length;
  const char *sentence;
} unread[] = {
  { "%PDF-", 5,
    N_ ("“%s” is a PDF file, which is not read yet. Copy its text into a text file and import that.") },
  { "{\\rtf", 5,
    N_ ("“%s” is a rich text file (.rtf), which is not read. Save it as plain text (UTF-8) and import "
        "that.") },
};

static gboolean
check_type (const char *path, const char *name, gsize *size, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) local_error = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, NULL, &local_error);
  if (info == NULL)
    {
      if (*path == '\0' || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, _ ("There is no file “%s”. Check its name."),
                     path);
      else
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _ ("“%s” cannot be read: %s"), name,
                     local_error->message);
      return FALSE;
    }
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR, _ ("“%s” is a folder. Choose a file in it."),
                   name);
      return FALSE;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                   _ ("“%s” is not an ordinary file. Choose a file that holds a plan."), name);
      return FALSE;
    }
  *size = g_file_info_get_size (info);
  return TRUE;
}

static gboolean
check_content (GBytes *bytes, const char *name, GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (unread); i++)
    if (size >= unread[i].length && memcmp (data, unread[i].magic, unread[i].length) == 0)
      {
        g_autoptr (GString) sentence = g_string_new (_ (unread[i].sentence));

        g_string_replace (sentence, "%s", name, 1);
        g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED, sentence->str);
        return FALSE;
      }
  return TRUE;
}

/* XML begins with "<" whatever white space and byte order mark stand before it; no plan's text does. */
static gboolean
is_xml (GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize i = 0;

  if (size >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    i = 3;
  while (i < size && g_ascii_isspace (data[i]))
    i++;
  return i < size && data[i] == '<';
}

/* Zip packages, and the compound files that old and protected documents are. */
static gboolean
is_package (GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && (memcmp (data, "PK\003\004", 4) == 0 || memcmp (data, "\320\317\021\340", 4) == 0);
}

/* Which document a package is says what it holds, whatever its name ends in. */
static KhPlan *
read_package (GBytes *bytes, const char *name, int year, GError **error)
{
  g_autoptr (KhPackage) package = kh_package_open (bytes, error);

  if (package == NULL)
    {
      g_prefix_error (error, "“%s”: ", name);
      return NULL;
    }
  if (kh_package_has (package, "content.xml"))
    return kh_odt_reader_read (bytes, year, error);
  if (kh_package_has (package, "[Content_Types].xml"))
    return kh_docx_reader_read (bytes, year, error);
  g_set_error (error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED,
               _ ("“%s” is an archive and no document. Unpack it and choose the file in it that holds the plan."),
               name);
  return NULL;
}

KhPlan *
kh_reader_read_file (const char *path, int year, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;
  KhPlan *plan = NULL;
  gsize length = 0;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  if (!check_type (path, name, &length, error))
    return NULL;
  if (length > KH_XML_READER_MAX_BYTES)
    {
      g_set_error (error, KH_READER_ERROR, KH_READER_ERROR_TOO_LARGE,
                   _ ("“%s” is too large for a plan. Choose a file that holds a plan."), name);
      return NULL;
    }
  if (!g_file_get_contents (path, &content, &length, &local_error))
    {
      g_set_error (error, local_error->domain, local_error->code, _ ("“%s” cannot be read: %s"), name,
                   g_strerror (errno));
      return NULL;
    }
  bytes = g_bytes_new_take (g_steal_pointer (&content), length);
  if (!check_content (bytes, name, error))
    return NULL;

  if (is_package (bytes))
    return read_package (bytes, name, year, error);
  if (!is_xml (bytes))
    return kh_text_reader_read (bytes, year, error);
  plan = kh_xml_reader_read (bytes, TRUE, error);
  if (plan != NULL && year != 0)
    g_object_set (plan, "year", year, NULL);
  return plan;
}
