/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the plan that is attached to a PDF of ours. */
#include "pdf-reader.h"

#include "xml-reader.h"

#include <glib/gi18n.h>
#include <gio/gio.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#define SUFFIX ".kehoach"
/* Attachments hang on a tree of names; ours has one leaf. */
#define MAX_DEPTH 8
#define MAX_NAMES 1000

typedef struct
{
  qpdf_data handle;
  guint n_names;
  GBytes *plan; /* (nullable) */
  GError *error;
} PdfReader;

/* libqpdf would unpack as much as the stream says; this stops at the limit. */
static GBytes *
inflate (const guint8 *data, gsize size, GError **error)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GInputStream) packed = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (packed, G_CONVERTER (zlib));
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (65536);
  gssize n;

  while ((n = g_input_stream_read (stream, block, 65536, NULL, error)) > 0)
    {
      g_byte_array_append (all, block, (guint) n);
      if (all->len > KH_XML_READER_MAX_BYTES)
        {
          g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_TOO_LARGE,
                               _ ("The plan that the PDF carries is far too large. Choose a file that holds a plan."));
          return NULL;
        }
    }
  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&all)) : NULL;
}

static GBytes *
unpack (PdfReader *self, qpdf_oh stream, GError **error)
{
  qpdf_oh dictionary = qpdf_oh_get_dict (self->handle, stream);
  qpdf_oh filter = qpdf_oh_get_key (self->handle, dictionary, "/Filter");
  qpdf_oh parameters = qpdf_oh_get_key (self->handle, dictionary, "/DecodeParms");
  unsigned char *data = NULL;
  size_t size = 0;
  QPDF_BOOL filtered = QPDF_FALSE;
  GBytes *content = NULL;

  if (qpdf_oh_is_array (self->handle, filter) && qpdf_oh_get_array_n_items (self->handle, filter) == 1)
    filter = qpdf_oh_get_array_item (self->handle, filter, 0);
  if ((qpdf_oh_get_stream_data (self->handle, stream, qpdf_dl_none, &filtered, &data, &size) & QPDF_ERRORS) == 0
      && qpdf_oh_is_null (self->handle, parameters))
    {
      if (qpdf_oh_is_null (self->handle, filter))
        content = g_bytes_new (data, MIN (size, KH_XML_READER_MAX_BYTES + 1));
      else if (qpdf_oh_is_name_and_equals (self->handle, filter, "/FlateDecode"))
        content = inflate (data, size, error);
    }
  if (data != NULL)
    free (data);
  return content;
}

static void
read_specification (PdfReader *self, qpdf_oh specification)
{
  qpdf_oh name = qpdf_oh_get_key_if_dict (self->handle, specification, "/UF");
  qpdf_oh files = qpdf_oh_get_key_if_dict (self->handle, specification, "/EF");
  qpdf_oh stream = qpdf_oh_get_key_if_dict (self->handle, files, "/F");

  if (!qpdf_oh_is_string (self->handle, name))
    name = qpdf_oh_get_key_if_dict (self->handle, specification, "/F");
  if (!qpdf_oh_is_string (self->handle, name) || !qpdf_oh_is_stream (self->handle, stream)
      || !g_str_has_suffix (qpdf_oh_get_utf8_value (self->handle, name), SUFFIX))
    return;
  self->plan = unpack (self, stream, &self->error);
  if (self->plan == NULL && self->error == NULL)
    g_set_error_literal (&self->error, KH_READER_ERROR, KH_READER_ERROR_INVALID,
                         _ ("The plan that the PDF carries cannot be unpacked. Get the file anew, or import the "
                            "Word or text file it was made from."));
}

static void
walk_names (PdfReader *self, qpdf_oh tree, guint depth)
{
  qpdf_oh names = qpdf_oh_get_key_if_dict (self->handle, tree, "/Names");
  qpdf_oh kids = qpdf_oh_get_key_if_dict (self->handle, tree, "/Kids");
  int n_names = qpdf_oh_is_array (self->handle, names) ? qpdf_oh_get_array_n_items (self->handle, names) : 0;
  int n_kids = qpdf_oh_is_array (self->handle, kids) ? qpdf_oh_get_array_n_items (self->handle, kids) : 0;

  for (int i = 1; i < n_names && self->plan == NULL && self->error == NULL; i += 2)
    if (++self->n_names <= MAX_NAMES)
      read_specification (self, qpdf_oh_get_array_item (self->handle, names, i));
  for (int i = 0; i < n_kids && depth < MAX_DEPTH && self->plan == NULL && self->error == NULL; i++)
    if (++self->n_names <= MAX_NAMES)
      walk_names (self, qpdf_oh_get_array_item (self->handle, kids, i), depth + 1);
}

static void
set_open_error (PdfReader *self, GError **error)
{
  qpdf_error problem = qpdf_has_error (self->handle) ? qpdf_get_error (self->handle) : NULL;

  if (problem != NULL && qpdf_get_error_code (self->handle, problem) == qpdf_e_password)
    g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED,
                         _ ("The PDF is protected by a password. Save it without the password, and import that."));
  else
    g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_INVALID,
                         _ ("The PDF is broken: a part of it is missing or damaged. Copy or download it again."));
}

static void
read_handle (PdfReader *self, GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  qpdf_oh names;

  qpdf_silence_errors (self->handle);
  qpdf_set_suppress_warnings (self->handle, QPDF_TRUE);
  qpdf_set_attempt_recovery (self->handle, QPDF_FALSE);
  if (qpdf_read_memory (self->handle, "plan", data, size, NULL) & QPDF_ERRORS)
    {
      set_open_error (self, &self->error);
      return;
    }
  names = qpdf_oh_get_key_if_dict (self->handle, qpdf_get_root (self->handle), "/Names");
  walk_names (self, qpdf_oh_get_key_if_dict (self->handle, names, "/EmbeddedFiles"), 0);
  if (self->plan == NULL && self->error == NULL && qpdf_has_error (self->handle))
    set_open_error (self, &self->error);
}

KhPlan *
kh_pdf_reader_read (GBytes *bytes, GError **error)
{
  PdfReader self = { NULL };
  g_autoptr (GBytes) plan = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > KH_PDF_READER_MAX_BYTES)
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_TOO_LARGE,
                           _ ("The PDF is too large for a plan. Choose a file that holds a plan."));
      return NULL;
    }
  self.handle = qpdf_init ();
  read_handle (&self, bytes);
  /* An error that was not fetched would be told on the terminal. */
  if (qpdf_has_error (self.handle))
    qpdf_get_error (self.handle);
  qpdf_cleanup (&self.handle);
  plan = self.plan;
  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      return NULL;
    }
  if (plan == NULL)
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED,
                           _ ("The PDF was not made by this program: it shows pages and carries no plan. Import the "
                              "Word file it was made from, or copy its text into a text file and import that."));
      return NULL;
    }
  return kh_xml_reader_read (plan, TRUE, error);
}
