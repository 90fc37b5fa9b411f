/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a plan from any file, by what the file holds. */
#include "reader.h"

#include <glib/gi18n.h>
#include <string.h>

#include "csv-reader.h"
#include "docx-reader.h"
#include "odt-reader.h"
#include "package-reader.h"
#include "pdf-reader.h"
#include "text-reader.h"
#include "xml-reader.h"

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
starts_with (GBytes *bytes, const char *magic)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= strlen (magic) && memcmp (data, magic, strlen (magic)) == 0;
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
  return starts_with (bytes, "PK\003\004") || starts_with (bytes, "\320\317\021\340");
}

/* Which document a package is says what it holds, whatever its name ends in. */
static KhPlan *
read_package (GBytes *bytes, const char *name, int year, KhReaderFlags flags, GError **error)
{
  g_autoptr (KhPackage) package = kh_package_open (bytes, error);

  if (package == NULL)
    {
      g_prefix_error (error, "“%s”: ", name);
      return NULL;
    }
  if (kh_package_has (package, "content.xml"))
    return kh_odt_reader_read (bytes, year, flags, error);
  if (kh_package_has (package, "[Content_Types].xml"))
    return kh_docx_reader_read (bytes, year, flags, error);
  g_set_error (error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED,
               _ ("“%s” is an archive and no document. Unpack it and choose the file in it that holds the plan."),
               name);
  return NULL;
}

static KhPlan *
with_year (KhPlan *plan, int year)
{
  if (plan != NULL && year != 0)
    g_object_set (plan, "year", year, NULL);
  return plan;
}

KhPlan *
kh_reader_read_bytes (GBytes *bytes, const char *name, int year, KhReaderFlags flags, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (starts_with (bytes, "{\\rtf"))
    {
      g_set_error (error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED,
                   _ ("“%s” is a rich text file (.rtf), which is not read. Save it as .docx or .odt in Word or "
                      "LibreOffice and import that."),
                   name);
      return NULL;
    }
  if (starts_with (bytes, "%PDF-"))
    return with_year (kh_pdf_reader_read (bytes, error), year);
  if (is_package (bytes))
    return read_package (bytes, name, year, flags, error);
  if (is_xml (bytes))
    return with_year (kh_xml_reader_read (bytes, TRUE, error), year);
  if (kh_csv_reader_is_table (bytes))
    return kh_csv_reader_read (bytes, year, error);
  return kh_text_reader_read (bytes, year, flags, error);
}

KhPlan *
kh_reader_read_file (const char *path, int year, KhReaderFlags flags, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;
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
  return kh_reader_read_bytes (bytes, name, year, flags, error);
}
