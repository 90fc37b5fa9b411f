/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPdfUpdate: changes of a PDF that are appended to it. */
#include "pdf-update.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define TAIL 2048 /* bytes at the file's end that hold "startxref" */
#define MOST_DEPTH 64 /* of arrays and dictionaries within each other */

typedef struct
{
  int id;
  int generation;
  gsize offset; /* bytes from the file's start, once it is written */
} Entry;

struct _KhPdfUpdate
{
  GBytes *bytes; /* libqpdf reads from it as long as it lives */
  qpdf_data handle;
  GPtrArray *imported; /* other files that objects were copied from */
  int first_new; /* object numbers from here on are new */
  guint64 old_xref;
  GHashTable *written; /* object number to nothing: found, and put in the order */
  GArray *order; /* Entry: the objects to write */
  int text_id; /* of the object given as text, or 0 */
  char *text;
};

/* Imported files stand in memory as long as libqpdf may read from them. */
typedef struct
{
  qpdf_data handle;
  GBytes *bytes;
} Imported;

static void
imported_free (gpointer data)
{
  Imported *self = data;

  qpdf_cleanup (&self->handle);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static qpdf_data
open_bytes (GBytes *bytes, const char *name, QPDF_ERROR_CODE *code)
{
  qpdf_data handle = qpdf_init ();
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  qpdf_silence_errors (handle);
  qpdf_set_suppress_warnings (handle, QPDF_TRUE);
  qpdf_set_attempt_recovery (handle, QPDF_FALSE);
  *code = qpdf_read_memory (handle, name, data, size, NULL);
  return handle;
}

/* Where the newest cross-reference stands: libqpdf knows and does not tell. */
static gboolean
find_xref (GBytes *bytes, guint64 *offset)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const gsize start = size > TAIL ? size - TAIL : 0;
  g_autofree char *tail = g_malloc0 (size - start + 1);
  char *found;

  memcpy (tail, data + start, size - start);
  for (gsize i = 0; i < size - start; i++)
    if (tail[i] == '\0')
      tail[i] = ' ';
  found = g_strrstr (tail, "startxref");
  if (found == NULL)
    return FALSE;
  *offset = g_ascii_strtoull (found + strlen ("startxref"), NULL, 10);
  return *offset > 0 && *offset < size;
}

static void
set_read_error (GError **error, qpdf_data handle, const char *name)
{
  qpdf_error problem = qpdf_has_error (handle) ? qpdf_get_error (handle) : NULL;

  if (problem != NULL && qpdf_get_error_code (handle, problem) == qpdf_e_password)
    g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_ENCRYPTED,
                 _ ("“%s” is protected by a password; take the protection off first."), name);
  else
    g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_NOT_PDF,
                 _ ("“%s” is no PDF file, or a damaged one; export it anew."), name);
}

KhPdfUpdate *
kh_pdf_update_new (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (KhPdfUpdate) self = NULL;
  QPDF_ERROR_CODE code;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_new0 (KhPdfUpdate, 1);
  self->bytes = g_bytes_ref (bytes);
  self->imported = g_ptr_array_new_with_free_func (imported_free);
  self->written = g_hash_table_new (NULL, NULL);
  self->order = g_array_new (FALSE, FALSE, sizeof (Entry));
  if (name == NULL)
    name = "PDF";
  self->handle = open_bytes (bytes, name, &code);
  if ((code & QPDF_ERRORS) != 0 || !find_xref (bytes, &self->old_xref))
    {
      set_read_error (error, self->handle, name);
      return NULL;
    }
  if (qpdf_is_encrypted (self->handle))
    {
      g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_ENCRYPTED,
                   _ ("“%s” is protected by a password; take the protection off first."), name);
      return NULL;
    }
  /* libqpdf gives numbers on from the highest; this one stays unused. */
  self->first_new
      = 1
        + qpdf_oh_get_object_id (self->handle,
                                 qpdf_make_indirect_object (self->handle, qpdf_oh_new_null (self->handle)));
  return g_steal_pointer (&self);
}

void
kh_pdf_update_free (KhPdfUpdate *self)
{
  if (self == NULL)
    return;
  if (self->handle != NULL)
    qpdf_cleanup (&self->handle);
  g_ptr_array_unref (self->imported);
  g_hash_table_unref (self->written);
  g_array_unref (self->order);
  g_free (self->text);
  g_bytes_unref (self->bytes);
  g_free (self);
}

qpdf_data
kh_pdf_update_get_handle (KhPdfUpdate *self)
{
  return self->handle;
}

/* What is to be written. */

GPtrArray *
kh_pdf_get_keys (qpdf_data handle, qpdf_oh dictionary)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  qpdf_oh_begin_dict_key_iter (handle, dictionary);
  while (qpdf_oh_dict_more_keys (handle))
    g_ptr_array_add (keys, g_strdup (qpdf_oh_dict_next_key (handle)));
  return keys;
}

/* Returns: whether it is written for the first time */
static gboolean
add_entry (KhPdfUpdate *self, qpdf_oh object)
{
  const Entry entry = { qpdf_oh_get_object_id (self->handle, object), qpdf_oh_get_generation (self->handle, object), 0 };

  if (!g_hash_table_add (self->written, GINT_TO_POINTER (entry.id)))
    return FALSE;
  g_array_append_val (self->order, entry);
  return TRUE;
}

static void collect (KhPdfUpdate *self, qpdf_oh object, guint depth);

static void
collect_within (KhPdfUpdate *self, qpdf_oh object, guint depth)
{
  if (qpdf_oh_is_stream (self->handle, object))
    object = qpdf_oh_get_dict (self->handle, object);
  if (qpdf_oh_is_array (self->handle, object))
    {
      for (int i = 0; i < qpdf_oh_get_array_n_items (self->handle, object); i++)
        collect (self, qpdf_oh_get_array_item (self->handle, object, i), depth + 1);
    }
  else if (qpdf_oh_is_dictionary (self->handle, object))
    {
      g_autoptr (GPtrArray) keys = kh_pdf_get_keys (self->handle, object);

      for (guint i = 0; i < keys->len; i++)
        collect (self, qpdf_oh_get_key (self->handle, object, g_ptr_array_index (keys, i)), depth + 1);
    }
}

/* Old objects that nobody touched stay where they are. */
static void
collect (KhPdfUpdate *self, qpdf_oh object, guint depth)
{
  int id;

  if (depth > MOST_DEPTH)
    return;
  id = qpdf_oh_get_object_id (self->handle, object);
  if (id != 0)
    {
      if (id < self->first_new || !add_entry (self, object))
        return;
      depth = 0;
    }
  collect_within (self, object, depth);
}

void
kh_pdf_update_touch (KhPdfUpdate *self, qpdf_oh object)
{
  g_return_if_fail (qpdf_oh_get_object_id (self->handle, object) != 0);

  add_entry (self, object);
}

qpdf_oh
kh_pdf_update_add_text (KhPdfUpdate *self, const char *text)
{
  /* No null: to libqpdf a key with such a value is none. */
  qpdf_oh reference = qpdf_make_indirect_object (self->handle, qpdf_oh_new_dictionary (self->handle));

  g_return_val_if_fail (self->text == NULL, 0);

  self->text_id = qpdf_oh_get_object_id (self->handle, reference);
  self->text = g_strdup (text);
  return reference;
}

qpdf_oh
kh_pdf_update_import (KhPdfUpdate *self, GBytes *page, GError **error)
{
  Imported *imported = g_new0 (Imported, 1);
  qpdf_data from;
  qpdf_oh object, form, dictionary;
  QPDF_ERROR_CODE code;
  unsigned char *content = NULL;
  gsize length = 0;

  g_ptr_array_add (self->imported, imported);
  imported->bytes = g_bytes_ref (page);
  from = imported->handle = open_bytes (page, "appearance", &code);
  if ((code & QPDF_ERRORS) != 0 || qpdf_get_num_pages (from) != 1)
    {
      set_read_error (error, from, "appearance");
      return 0;
    }
  object = qpdf_get_page_n (from, 0);
  if ((qpdf_oh_get_page_content_data (from, object, &content, &length) & QPDF_ERRORS) != 0)
    {
      set_read_error (error, from, "appearance");
      return 0;
    }
  form = qpdf_oh_new_stream (self->handle);
  qpdf_oh_replace_stream_data (self->handle, form, content, length, qpdf_oh_new_null (self->handle),
                               qpdf_oh_new_null (self->handle));
  free (content); /* libqpdf allocates it with malloc() */
  dictionary = qpdf_oh_get_dict (self->handle, form);
  qpdf_oh_replace_key (self->handle, dictionary, "/Type", qpdf_oh_new_name (self->handle, "/XObject"));
  qpdf_oh_replace_key (self->handle, dictionary, "/Subtype", qpdf_oh_new_name (self->handle, "/Form"));
  qpdf_oh_replace_key (self->handle, dictionary, "/BBox",
                       qpdf_oh_parse (self->handle, qpdf_oh_unparse (from, qpdf_oh_get_key (from, object, "/MediaBox"))));
  /* A copy of what is not an object of its own must be made one first. */
  qpdf_oh_replace_key (self->handle, dictionary, "/Resources",
                       qpdf_oh_copy_foreign_object (self->handle, from,
                                                    qpdf_make_indirect_object (from, qpdf_oh_get_key (from, object, "/Resources"))));
  return form;
}

/* Writing. */

static void
append (GByteArray *output, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
append (GByteArray *output, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_byte_array_append (output, (const guint8 *) text, strlen (text));
}

static gboolean
append_stream (KhPdfUpdate *self, GByteArray *output, qpdf_oh stream, GError **error)
{
  qpdf_oh dictionary = qpdf_oh_get_dict (self->handle, stream);
  unsigned char *data = NULL;
  gsize length = 0;

  if ((qpdf_oh_get_stream_data (self->handle, stream, qpdf_dl_none, NULL, &data, &length) & QPDF_ERRORS) != 0)
    {
      set_read_error (error, self->handle, "PDF");
      return FALSE;
    }
  qpdf_oh_replace_key (self->handle, dictionary, "/Length", qpdf_oh_new_integer (self->handle, (long long) length));
  append (output, "%s\nstream\n", qpdf_oh_unparse_resolved (self->handle, dictionary));
  g_byte_array_append (output, data, length);
  free (data);
  append (output, "\nendstream\n");
  return TRUE;
}

static gboolean
append_object (KhPdfUpdate *self, GByteArray *output, Entry *entry, GError **error)
{
  qpdf_oh object = qpdf_get_object_by_id (self->handle, entry->id, entry->generation);

  entry->offset = output->len;
  append (output, "%d %d obj\n", entry->id, entry->generation);
  if (entry->id == self->text_id)
    append (output, "%s\n", self->text);
  else if (!qpdf_oh_is_stream (self->handle, object))
    append (output, "%s\n", qpdf_oh_unparse_resolved (self->handle, object));
  else if (!append_stream (self, output, object, error))
    return FALSE;
  append (output, "endobj\n");
  return TRUE;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return ((const Entry *) a)->id - ((const Entry *) b)->id;
}

static const char *
unparse_key (KhPdfUpdate *self, const char *key)
{
  qpdf_oh value = qpdf_oh_get_key (self->handle, qpdf_get_trailer (self->handle), key);

  return qpdf_oh_is_null (self->handle, value) ? NULL : qpdf_oh_unparse (self->handle, value);
}

/* What a trailer and the dictionary of a cross-reference stream both say. */
static void
append_trailer_keys (KhPdfUpdate *self, GByteArray *output, int size)
{
  static const char *const keys[] = { "/Root", "/Info" };
  qpdf_oh id = qpdf_oh_get_key (self->handle, qpdf_get_trailer (self->handle), "/ID");

  append (output, "/Size %d /Prev %" G_GUINT64_FORMAT, size, self->old_xref);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *value = unparse_key (self, keys[i]);

      if (value != NULL)
        append (output, " %s %s", keys[i], value);
    }
  if (qpdf_oh_is_array (self->handle, id) && qpdf_oh_get_array_n_items (self->handle, id) == 2)
    {
      /* The first half names the document, the second this state of it. */
      g_autofree char *state = g_compute_checksum_for_data (G_CHECKSUM_MD5, output->data, output->len);

      append (output, " /ID [%s <%s>]", qpdf_oh_unparse (self->handle, qpdf_oh_get_array_item (self->handle, id, 0)),
              state);
    }
}

static gsize
count_run (const GArray *entries, gsize first)
{
  gsize n = 1;

  while (first + n < entries->len
         && g_array_index (entries, Entry, first + n).id == g_array_index (entries, Entry, first).id + (int) n)
    n++;
  return n;
}

static void
append_table (KhPdfUpdate *self, GByteArray *output, const GArray *entries, int size)
{
  const gsize start = output->len;

  append (output, "xref\n");
  for (gsize i = 0; i < entries->len;)
    {
      const gsize n = count_run (entries, i);

      append (output, "%d %" G_GSIZE_FORMAT "\n", g_array_index (entries, Entry, i).id, n);
      for (gsize end = i + n; i < end; i++)
        append (output, "%010" G_GSIZE_FORMAT " %05d n \n", g_array_index (entries, Entry, i).offset,
                g_array_index (entries, Entry, i).generation);
    }
  append (output, "trailer\n<< ");
  append_trailer_keys (self, output, size);
  append (output, " >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", start);
}

/* A file that begins with cross-reference streams goes on with them. */
static void
append_xref_stream (KhPdfUpdate *self, GByteArray *output, GArray *entries, int size)
{
  const Entry own = { size, 0, output->len };
  g_autoptr (GString) index = g_string_new (NULL);
  g_autoptr (GByteArray) rows = g_byte_array_new ();

  g_array_append_val (entries, own);
  for (gsize i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      const guint32 offset = GUINT32_TO_BE ((guint32) entry->offset);
      const guint16 generation = GUINT16_TO_BE ((guint16) entry->generation);
      const guint8 type = 1;

      g_byte_array_append (rows, &type, 1);
      g_byte_array_append (rows, (const guint8 *) &offset, sizeof offset);
      g_byte_array_append (rows, (const guint8 *) &generation, sizeof generation);
      g_string_append_printf (index, " %d 1", entry->id);
    }
  append (output, "%d 0 obj\n<< /Type /XRef /W [1 4 2] /Index [%s ] /Length %u ", own.id, index->str, rows->len);
  append_trailer_keys (self, output, size + 1);
  append (output, " >>\nstream\n");
  g_byte_array_append (output, rows->data, rows->len);
  append (output, "\nendstream\nendobj\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", own.offset);
}

static gboolean
is_sound (KhPdfUpdate *self, GError **error)
{
  if (!qpdf_has_error (self->handle))
    return TRUE;
  set_read_error (error, self->handle, "PDF");
  return FALSE;
}

GByteArray *
kh_pdf_update_finish (KhPdfUpdate *self, gsize *place, GError **error)
{
  g_autoptr (GByteArray) output = g_byte_array_new ();
  GArray *entries = self->order;
  gsize length;
  const guint8 *data = g_bytes_get_data (self->bytes, &length);
  int size = MAX (self->first_new - 1,
                  qpdf_oh_get_int_value_as_int (self->handle, qpdf_oh_get_key (self->handle,
                                                                               qpdf_get_trailer (self->handle), "/Size")));

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  /* The list grows while it is gone through. */
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry entry = g_array_index (entries, Entry, i);

      collect_within (self, qpdf_get_object_by_id (self->handle, entry.id, entry.generation), 0);
      size = MAX (size, entry.id + 1);
    }
  if (!is_sound (self, error))
    return NULL;
  g_array_sort (entries, compare_entries);
  g_byte_array_append (output, data, length);
  append (output, "\n");
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      if (!append_object (self, output, entry, error))
        return NULL;
      if (place != NULL && entry->id == self->text_id)
        *place = entry->offset;
    }
  if (qpdf_oh_is_name_and_equals (self->handle,
                                  qpdf_oh_get_key (self->handle, qpdf_get_trailer (self->handle), "/Type"), "/XRef"))
    append_xref_stream (self, output, entries, size);
  else
    append_table (self, output, entries, size);
  return is_sound (self, error) ? g_steal_pointer (&output) : NULL;
}
