/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only place that reads and writes PDF objects by libqpdf's C interface. */
#include "pdf-qpdf.h"

#include "pdf-writer.h"

#include <glib/gi18n.h>

struct _KhPdfFile
{
  qpdf_data handle;
  GBytes *source; /* libqpdf reads from it as long as it lives */
};

static gboolean
fail (KhPdfFile *self, const char *what, GError **error)
{
  qpdf_error problem = qpdf_has_error (self->handle) ? qpdf_get_error (self->handle) : NULL;

  g_set_error (error, KH_PDF_ERROR, KH_PDF_ERROR_FAILED, "%s: %s.", what,
               problem != NULL ? qpdf_get_error_message_detail (self->handle, problem) : _ ("unknown fault"));
  return FALSE;
}

KhPdfFile *
kh_pdf_file_open (GBytes *bytes, GError **error)
{
  g_autoptr (KhPdfFile) self = g_new0 (KhPdfFile, 1);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  self->source = g_bytes_ref (bytes);
  self->handle = qpdf_init ();
  qpdf_silence_errors (self->handle);
  qpdf_set_suppress_warnings (self->handle, QPDF_TRUE);
  qpdf_set_attempt_recovery (self->handle, QPDF_FALSE);
  if (qpdf_read_memory (self->handle, "pages", data, size, NULL) & QPDF_ERRORS)
    {
      fail (self, _ ("The drawn pages could not be read back"), error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
kh_pdf_file_free (KhPdfFile *self)
{
  if (self->handle != NULL)
    qpdf_cleanup (&self->handle);
  g_clear_pointer (&self->source, g_bytes_unref);
  g_free (self);
}

qpdf_data
kh_pdf_file_get_handle (KhPdfFile *self)
{
  return self->handle;
}

gboolean
kh_pdf_file_check (KhPdfFile *self, GError **error)
{
  return qpdf_has_error (self->handle) ? fail (self, _ ("The PDF could not be completed"), error) : TRUE;
}

static void
put_name (qpdf_data handle, qpdf_oh dictionary, const char *key, const char *name)
{
  qpdf_oh_replace_key (handle, dictionary, key, qpdf_oh_new_name (handle, name));
}

static void
put_text (qpdf_data handle, qpdf_oh dictionary, const char *key, const char *text)
{
  qpdf_oh_replace_key (handle, dictionary, key, qpdf_oh_new_unicode_string (handle, text));
}

static void
put_date (qpdf_data handle, qpdf_oh dictionary, const char *key, gint64 unix_time)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_time);
  g_autofree char *date = g_date_time_format (time, "D:%Y%m%d%H%M%SZ");

  qpdf_oh_replace_key (handle, dictionary, key, qpdf_oh_new_string (handle, date));
}

/* A stream of its own in the file. libqpdf copies the bytes. */
static qpdf_oh
new_stream (qpdf_data handle, GBytes *content)
{
  qpdf_oh stream = qpdf_oh_new_stream (handle);
  gsize size;
  const unsigned char *data = g_bytes_get_data (content, &size);

  qpdf_oh_replace_stream_data (handle, stream, data, size, qpdf_oh_new_null (handle), qpdf_oh_new_null (handle));
  return stream;
}

void
kh_pdf_file_set_language (KhPdfFile *self, const char *language)
{
  qpdf_oh root = qpdf_get_root (self->handle), preferences = qpdf_oh_new_dictionary (self->handle);

  qpdf_oh_replace_key (self->handle, root, "/Lang", qpdf_oh_new_string (self->handle, language));
  qpdf_oh_replace_key (self->handle, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (self->handle, QPDF_TRUE));
  qpdf_oh_replace_key (self->handle, root, "/ViewerPreferences", preferences);
}

static void
read_info (KhPdfFile *self, const char *key, char **value)
{
  qpdf_oh dictionary = qpdf_oh_get_key (self->handle, qpdf_get_trailer (self->handle), "/Info");
  qpdf_oh text = qpdf_oh_get_key_if_dict (self->handle, dictionary, key);

  if (qpdf_oh_is_string (self->handle, text))
    {
      g_free (*value);
      *value = g_strdup (qpdf_oh_get_utf8_value (self->handle, text));
    }
}

void
kh_pdf_file_set_metadata (KhPdfFile *self, KhPdfInfo *info)
{
  g_autoptr (GBytes) packet = NULL;
  qpdf_oh dictionary = qpdf_oh_get_key (self->handle, qpdf_get_trailer (self->handle), "/Info"), stream;

  /* Cairo 1.16 leaves out the "D:" that dates start with. */
  put_date (self->handle, dictionary, "/CreationDate", info->created);
  put_date (self->handle, dictionary, "/ModDate", info->created);
  read_info (self, "/Title", &info->title);
  read_info (self, "/Author", &info->author);
  read_info (self, "/Subject", &info->subject);
  read_info (self, "/Creator", &info->creator);
  read_info (self, "/Producer", &info->producer);
  packet = kh_pdf_xmp_write (info);
  stream = new_stream (self->handle, packet);
  dictionary = qpdf_oh_get_dict (self->handle, stream);
  put_name (self->handle, dictionary, "/Type", "/Metadata");
  put_name (self->handle, dictionary, "/Subtype", "/XML");
  qpdf_oh_replace_key (self->handle, qpdf_get_root (self->handle), "/Metadata", stream);
}

/* The dictionary at @key of @parent, made if it is not there. */
static qpdf_oh
get_dictionary (qpdf_data handle, qpdf_oh parent, const char *key)
{
  qpdf_oh dictionary = qpdf_oh_get_key_if_dict (handle, parent, key);

  if (qpdf_oh_is_dictionary (handle, dictionary))
    return dictionary;
  dictionary = qpdf_oh_new_dictionary (handle);
  qpdf_oh_replace_key (handle, parent, key, dictionary);
  return dictionary;
}

void
kh_pdf_file_attach (KhPdfFile *self, const char *name, const char *media_type, const char *description,
                    GBytes *content, gint64 modified)
{
  qpdf_data handle = self->handle;
  qpdf_oh stream = new_stream (handle, content), dictionary = qpdf_oh_get_dict (handle, stream);
  qpdf_oh parameters = qpdf_oh_new_dictionary (handle), files = qpdf_oh_new_dictionary (handle);
  qpdf_oh specification = qpdf_oh_new_dictionary (handle), names = qpdf_oh_new_array (handle), root, tree;
  g_autofree char *type = g_strconcat ("/", media_type, NULL);
  qpdf_oh array = qpdf_oh_new_array (handle);

  put_name (handle, dictionary, "/Type", "/EmbeddedFile");
  put_name (handle, dictionary, "/Subtype", type);
  qpdf_oh_replace_key (handle, parameters, "/Size", qpdf_oh_new_integer (handle, (gint64) g_bytes_get_size (content)));
  put_date (handle, parameters, "/ModDate", modified);
  qpdf_oh_replace_key (handle, dictionary, "/Params", parameters);

  qpdf_oh_replace_key (handle, files, "/F", stream);
  qpdf_oh_replace_key (handle, files, "/UF", stream);
  put_name (handle, specification, "/Type", "/Filespec");
  qpdf_oh_replace_key (handle, specification, "/F", qpdf_oh_new_string (handle, name));
  put_text (handle, specification, "/UF", name);
  put_text (handle, specification, "/Desc", description);
  put_name (handle, specification, "/AFRelationship", "/Source");
  qpdf_oh_replace_key (handle, specification, "/EF", files);
  specification = qpdf_make_indirect_object (handle, specification);

  root = qpdf_get_root (handle);
  qpdf_oh_append_item (handle, names, qpdf_oh_new_string (handle, name));
  qpdf_oh_append_item (handle, names, specification);
  tree = get_dictionary (handle, get_dictionary (handle, root, "/Names"), "/EmbeddedFiles");
  qpdf_oh_replace_key (handle, tree, "/Names", names);
  qpdf_oh_append_item (handle, array, specification);
  qpdf_oh_replace_key (handle, root, "/AF", array);
}

void
kh_pdf_file_set_output_intent (KhPdfFile *self, GBytes *icc)
{
  qpdf_data handle = self->handle;
  qpdf_oh profile = new_stream (handle, icc), intent = qpdf_oh_new_dictionary (handle);

  qpdf_oh_replace_key (handle, qpdf_oh_get_dict (handle, profile), "/N", qpdf_oh_new_integer (handle, 3));
  put_name (handle, intent, "/Type", "/OutputIntent");
  put_name (handle, intent, "/S", "/GTS_PDFA1");
  qpdf_oh_replace_key (handle, intent, "/OutputConditionIdentifier", qpdf_oh_new_string (handle, "sRGB IEC61966-2.1"));
  qpdf_oh_replace_key (handle, intent, "/Info", qpdf_oh_new_string (handle, "sRGB IEC61966-2.1"));
  qpdf_oh_replace_key (handle, intent, "/DestOutputProfile", profile);
  intent = qpdf_make_indirect_object (handle, intent);
  qpdf_oh_replace_key (handle, qpdf_get_root (handle), "/OutputIntents", qpdf_oh_wrap_in_array (handle, intent));
}

void
kh_pdf_file_drop_transparency (KhPdfFile *self)
{
  int n = qpdf_get_num_pages (self->handle);

  for (int i = 0; i < n; i++)
    qpdf_oh_remove_key (self->handle, qpdf_get_page_n (self->handle, (size_t) i), "/Group");
}

static void
append_real (qpdf_data handle, qpdf_oh array, double value)
{
  qpdf_oh_append_item (handle, array, qpdf_oh_new_real_from_double (handle, value, 2));
}

qpdf_oh
kh_pdf_file_new_rectangle (KhPdfFile *self, const double edges[4])
{
  qpdf_oh rectangle = qpdf_oh_new_array (self->handle);

  for (guint i = 0; i < 4; i++)
    append_real (self->handle, rectangle, edges[i]);
  return rectangle;
}

void
kh_pdf_file_add_annotation (KhPdfFile *self, guint page, qpdf_oh annotation)
{
  qpdf_data handle = self->handle;
  qpdf_oh source = qpdf_get_page_n (handle, page), annotations = qpdf_oh_get_key (handle, source, "/Annots");

  if (!qpdf_oh_is_array (handle, annotations))
    {
      annotations = qpdf_oh_new_array (handle);
      qpdf_oh_replace_key (handle, source, "/Annots", annotations);
      annotations = qpdf_oh_get_key (handle, source, "/Annots");
    }
  qpdf_oh_append_item (handle, annotations, annotation);
}

void
kh_pdf_file_add_link (KhPdfFile *self, guint page, const double rectangle[4], guint target, double y)
{
  qpdf_data handle = self->handle;
  qpdf_oh link = qpdf_oh_new_dictionary (handle);
  qpdf_oh border = qpdf_oh_new_array (handle), place = qpdf_oh_new_array (handle);

  for (guint i = 0; i < 3; i++)
    qpdf_oh_append_item (handle, border, qpdf_oh_new_integer (handle, 0));
  qpdf_oh_append_item (handle, place, qpdf_get_page_n (handle, target));
  qpdf_oh_append_item (handle, place, qpdf_oh_new_name (handle, "/XYZ"));
  qpdf_oh_append_item (handle, place, qpdf_oh_new_null (handle));
  append_real (handle, place, y);
  qpdf_oh_append_item (handle, place, qpdf_oh_new_null (handle));

  put_name (handle, link, "/Type", "/Annot");
  put_name (handle, link, "/Subtype", "/Link");
  qpdf_oh_replace_key (handle, link, "/Rect", kh_pdf_file_new_rectangle (self, rectangle));
  qpdf_oh_replace_key (handle, link, "/Border", border);
  qpdf_oh_replace_key (handle, link, "/F", qpdf_oh_new_integer (handle, KH_PDF_PRINTED));
  qpdf_oh_replace_key (handle, link, "/Dest", place);
  kh_pdf_file_add_annotation (self, page, qpdf_make_indirect_object (handle, link));
}

/* The values of the dictionary at @key of @parent. libqpdf iterates over one
 * dictionary at a time, so they are gathered before anything is done with them. */
static GArray *
gather (qpdf_data handle, qpdf_oh parent, const char *key)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (qpdf_oh));
  qpdf_oh dictionary = qpdf_oh_get_key_if_dict (handle, parent, key);

  if (!qpdf_oh_is_dictionary (handle, dictionary))
    return values;
  qpdf_oh_begin_dict_key_iter (handle, dictionary);
  while (qpdf_oh_dict_more_keys (handle))
    {
      qpdf_oh value = qpdf_oh_get_key (handle, dictionary, qpdf_oh_dict_next_key (handle));

      g_array_append_val (values, value);
    }
  return values;
}

static GArray *
gather_forms (KhPdfFile *self, int page)
{
  qpdf_oh resources = qpdf_oh_get_key (self->handle, qpdf_get_page_n (self->handle, (size_t) page), "/Resources");

  return gather (self->handle, resources, "/XObject");
}

static void
complete_fonts_of (KhPdfFile *self, qpdf_oh owner)
{
  qpdf_data handle = self->handle;
  g_autoptr (GArray) fonts = gather (handle, qpdf_oh_get_key (handle, owner, "/Resources"), "/Font");

  for (guint i = 0; i < fonts->len; i++)
    {
      qpdf_oh descendants = qpdf_oh_get_key (handle, g_array_index (fonts, qpdf_oh, i), "/DescendantFonts"), descendant;

      if (!qpdf_oh_is_array (handle, descendants))
        continue;
      descendant = qpdf_oh_get_array_item (handle, descendants, 0);
      if (!qpdf_oh_has_key (handle, descendant, "/CIDToGIDMap"))
        put_name (handle, descendant, "/CIDToGIDMap", "/Identity");
    }
}

void
kh_pdf_file_complete_fonts (KhPdfFile *self)
{
  int n = qpdf_get_num_pages (self->handle);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GArray) forms = gather_forms (self, i);

      complete_fonts_of (self, qpdf_get_page_n (self->handle, (size_t) i));
      for (guint j = 0; j < forms->len; j++)
        complete_fonts_of (self, qpdf_oh_get_dict (self->handle, g_array_index (forms, qpdf_oh, j)));
    }
}

static void
mark_as_artifact (KhPdfFile *self, qpdf_oh form)
{
  static const char begin[] = "/Artifact BMC\n", end[] = "\nEMC\n";
  g_autoptr (GByteArray) marked = g_byte_array_new ();
  qpdf_oh none = qpdf_oh_new_null (self->handle);
  unsigned char *content = NULL;
  size_t size = 0;

  if (qpdf_oh_get_stream_data (self->handle, form, qpdf_dl_generalized, NULL, &content, &size) & QPDF_ERRORS)
    return; /* kh_pdf_file_write() says so */
  g_byte_array_append (marked, (const guint8 *) begin, sizeof begin - 1);
  g_byte_array_append (marked, content, (guint) size);
  g_byte_array_append (marked, (const guint8 *) end, sizeof end - 1);
  free (content); /* libqpdf's, from malloc() */
  qpdf_oh_replace_stream_data (self->handle, form, marked->data, marked->len, none, none);
}

void
kh_pdf_file_mark_artifacts (KhPdfFile *self)
{
  int n = qpdf_get_num_pages (self->handle);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GArray) forms = gather_forms (self, i);

      for (guint j = 0; j < forms->len; j++)
        mark_as_artifact (self, g_array_index (forms, qpdf_oh, j));
    }
}

GBytes *
kh_pdf_file_write (KhPdfFile *self, GError **error)
{
  if (!kh_pdf_file_check (self, error))
    return NULL;
  if (qpdf_init_write_memory (self->handle) & QPDF_ERRORS)
    {
      fail (self, _ ("The PDF could not be written"), error);
      return NULL;
    }
  qpdf_set_deterministic_ID (self->handle, QPDF_TRUE);
  qpdf_set_minimum_pdf_version (self->handle, "1.7");
  qpdf_set_object_stream_mode (self->handle, qpdf_o_generate);
  qpdf_set_compress_streams (self->handle, QPDF_TRUE);
  if (qpdf_write (self->handle) & QPDF_ERRORS)
    {
      fail (self, _ ("The PDF could not be written"), error);
      return NULL;
    }
  return g_bytes_new (qpdf_get_buffer (self->handle), qpdf_get_buffer_length (self->handle));
}
