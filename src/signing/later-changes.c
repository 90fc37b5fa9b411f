/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was appended to a PDF after a signature. */
#include "later-changes.h"

#include "pdf-update.h"

#include <string.h>

/* The same file before and after. Updates keep the numbers of objects. */
typedef struct
{
  qpdf_data before;
  qpdf_data after;
  GHashTable *seen; /* object numbers that were compared */
} Comparison;

typedef gboolean (*KeyTest) (const char *key);

static gboolean are_equal (Comparison *self, qpdf_oh before, qpdf_oh after);

static gboolean
have_equal_data (Comparison *self, qpdf_oh before, qpdf_oh after)
{
  unsigned char *old_data = NULL, *new_data = NULL;
  gsize old_length = 0, new_length = 0;
  gboolean equal
      = !(qpdf_oh_get_stream_data (self->before, before, qpdf_dl_none, NULL, &old_data, &old_length) & QPDF_ERRORS)
        && !(qpdf_oh_get_stream_data (self->after, after, qpdf_dl_none, NULL, &new_data, &new_length) & QPDF_ERRORS)
        && old_length == new_length && (old_length == 0 || memcmp (old_data, new_data, old_length) == 0);

  free (old_data);
  free (new_data);
  return equal;
}

/* What a page refers to beside what it shows. */
static gboolean
is_beside (const char *key)
{
  return g_str_equal (key, "/Parent") || g_str_equal (key, "/Annots") || g_str_equal (key, "/P")
         || g_str_equal (key, "/StructParents") || g_str_equal (key, "/StructParent");
}

static gboolean
have_equal_keys (Comparison *self, qpdf_oh before, qpdf_oh after)
{
  g_autoptr (GPtrArray) keys = kh_pdf_get_keys (self->before, before);
  g_autoptr (GPtrArray) new_keys = kh_pdf_get_keys (self->after, after);

  for (guint i = 0; i < new_keys->len; i++)
    if (!is_beside (g_ptr_array_index (new_keys, i))
        && !qpdf_oh_has_key (self->before, before, g_ptr_array_index (new_keys, i)))
      return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (!is_beside (key)
          && !are_equal (self, qpdf_oh_get_key (self->before, before, key), qpdf_oh_get_key (self->after, after, key)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
have_equal_items (Comparison *self, qpdf_oh before, qpdf_oh after)
{
  const int n = qpdf_oh_get_array_n_items (self->before, before);

  if (n != qpdf_oh_get_array_n_items (self->after, after))
    return FALSE;
  for (int i = 0; i < n; i++)
    if (!are_equal (self, qpdf_oh_get_array_item (self->before, before, i),
                    qpdf_oh_get_array_item (self->after, after, i)))
      return FALSE;
  return TRUE;
}

static gboolean
are_equal (Comparison *self, qpdf_oh before, qpdf_oh after)
{
  const int id = qpdf_oh_get_object_id (self->before, before);

  if (id != qpdf_oh_get_object_id (self->after, after)
      || qpdf_oh_get_type_code (self->before, before) != qpdf_oh_get_type_code (self->after, after))
    return FALSE;
  if (id != 0 && !g_hash_table_add (self->seen, GINT_TO_POINTER (id)))
    return TRUE; /* compared already, or being compared */
  if (qpdf_oh_is_stream (self->before, before))
    return have_equal_data (self, before, after)
           && have_equal_keys (self, qpdf_oh_get_dict (self->before, before), qpdf_oh_get_dict (self->after, after));
  if (qpdf_oh_is_dictionary (self->before, before))
    return have_equal_keys (self, before, after);
  if (qpdf_oh_is_array (self->before, before))
    return have_equal_items (self, before, after);
  return strcmp (qpdf_oh_unparse_resolved (self->before, before), qpdf_oh_unparse_resolved (self->after, after)) == 0;
}

static gboolean
is_widget (qpdf_data handle, qpdf_oh annotation)
{
  return qpdf_oh_is_name_and_equals (handle, qpdf_oh_get_key (handle, annotation, "/Subtype"), "/Widget");
}

static gboolean
shows_nothing (qpdf_data handle, qpdf_oh annotation)
{
  qpdf_oh edges = qpdf_oh_get_key (handle, annotation, "/Rect");

  if (!qpdf_oh_is_array (handle, edges) || qpdf_oh_get_array_n_items (handle, edges) != 4)
    return FALSE;
  for (int i = 0; i < 4; i++)
    if (qpdf_oh_get_numeric_value (handle, qpdf_oh_get_array_item (handle, edges, i)) != 0)
      return FALSE;
  return TRUE;
}

/* Annotations stay as they are; a field may be filled in where it stands; a new
 * one may not cover anything. */
static gboolean
have_allowed_annotations (Comparison *self, qpdf_oh before, qpdf_oh after)
{
  const int n = qpdf_oh_is_array (self->before, before) ? qpdf_oh_get_array_n_items (self->before, before) : 0;
  const int new_n = qpdf_oh_is_array (self->after, after) ? qpdf_oh_get_array_n_items (self->after, after) : 0;

  if (new_n < n)
    return FALSE;
  for (int i = 0; i < new_n; i++)
    {
      qpdf_oh new_one = qpdf_oh_get_array_item (self->after, after, i), old_one;

      if (i >= n)
        {
          if (!is_widget (self->after, new_one) || !shows_nothing (self->after, new_one))
            return FALSE;
          continue;
        }
      old_one = qpdf_oh_get_array_item (self->before, before, i);
      if (is_widget (self->before, old_one) && is_widget (self->after, new_one)
              ? !are_equal (self, qpdf_oh_get_key (self->before, old_one, "/Rect"),
                            qpdf_oh_get_key (self->after, new_one, "/Rect"))
              : !are_equal (self, old_one, new_one))
        return FALSE;
    }
  return TRUE;
}

gboolean
kh_later_changes_are_fields (GBytes *pdf, gsize end)
{
  g_autoptr (GBytes) start = NULL;
  g_autoptr (KhPdfUpdate) before = NULL;
  g_autoptr (KhPdfUpdate) after = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Comparison self = { .seen = seen };
  int n;

  g_return_val_if_fail (pdf != NULL, FALSE);
  g_return_val_if_fail (end <= g_bytes_get_size (pdf), FALSE);

  start = g_bytes_new_from_bytes (pdf, 0, end);
  before = kh_pdf_update_new (start, NULL, NULL);
  after = kh_pdf_update_new (pdf, NULL, NULL);
  if (before == NULL || after == NULL)
    return FALSE;
  self.before = kh_pdf_update_get_handle (before);
  self.after = kh_pdf_update_get_handle (after);
  n = qpdf_get_num_pages (self.before);
  if (n != qpdf_get_num_pages (self.after))
    return FALSE;
  for (int i = 0; i < n; i++)
    {
      qpdf_oh old_page = qpdf_get_page_n (self.before, (gsize) i), new_page = qpdf_get_page_n (self.after, (gsize) i);

      if (!are_equal (&self, old_page, new_page)
          || !have_allowed_annotations (&self, qpdf_oh_get_key (self.before, old_page, "/Annots"),
                                        qpdf_oh_get_key (self.after, new_page, "/Annots")))
        return FALSE;
    }
  return !qpdf_has_error (self.before) && !qpdf_has_error (self.after);
}

/* Ranges. */

static void
clear_range (gpointer data)
{
  g_free (((KhSignedRange *) data)->field);
}

static gboolean
read_range (GBytes *pdf, qpdf_data handle, qpdf_oh field, KhSignedRange *range)
{
  qpdf_oh signature = qpdf_oh_get_key (handle, field, "/V");
  qpdf_oh array = qpdf_oh_is_dictionary (handle, signature) ? qpdf_oh_get_key (handle, signature, "/ByteRange") : 0;
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  gint64 values[4];

  if (array == 0 || !qpdf_oh_is_array (handle, array) || qpdf_oh_get_array_n_items (handle, array) != 4)
    return FALSE;
  for (int i = 0; i < 4; i++)
    values[i] = qpdf_oh_get_int_value (handle, qpdf_oh_get_array_item (handle, array, i));
  range->field = g_strdup (qpdf_oh_get_utf8_value (handle, qpdf_oh_get_key (handle, field, "/T")));
  range->sound = values[0] == 0 && values[1] > 0 && values[2] > values[1] + 1 && values[3] >= 0
                 && values[2] <= (gint64) size && values[3] <= (gint64) size - values[2] && data[values[1]] == '<'
                 && data[values[2] - 1] == '>';
  range->end = range->sound ? (gsize) (values[2] + values[3]) : 0;
  return TRUE;
}

GArray *
kh_signed_ranges_read (GBytes *pdf, const char *name, GError **error)
{
  g_autoptr (KhPdfUpdate) file = kh_pdf_update_new (pdf, name, error);
  g_autoptr (GPtrArray) fields = NULL;
  GArray *ranges;
  qpdf_data handle;

  if (file == NULL)
    return NULL;
  handle = kh_pdf_update_get_handle (file);
  ranges = g_array_new (FALSE, TRUE, sizeof (KhSignedRange));
  g_array_set_clear_func (ranges, clear_range);
  fields = kh_pdf_update_list_signatures (file, TRUE);
  for (guint i = 0; i < fields->len; i++)
    {
      KhSignedRange range = { 0 };

      if (read_range (pdf, handle, GPOINTER_TO_UINT (g_ptr_array_index (fields, i)), &range))
        g_array_append_val (ranges, range);
    }
  return ranges;
}
