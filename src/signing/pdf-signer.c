/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing a PDF, and filling the fields that are filled after a signature. */
#include "pdf-signer.h"

#include "cms.h"
#include "pdf-update.h"

#include <glib/gi18n.h>
#include <string.h>

#define OFFSET_DIGITS 10 /* of each number in the byte range */
#define HIDDEN_FIELD "Signature"
#define WIDGET_FLAGS 132 /* printed and locked: ISO 32000-1, table 165 */
#define READ_ONLY 1 /* of a field: table 221 */

typedef struct
{
  double left, bottom, width, height; /* pt */
} Rectangle;

static Rectangle
get_rectangle (qpdf_data handle, qpdf_oh widget)
{
  qpdf_oh array = qpdf_oh_get_key (handle, widget, "/Rect");
  double edge[4] = { 0, 0, 0, 0 };

  if (qpdf_oh_is_array (handle, array) && qpdf_oh_get_array_n_items (handle, array) == 4)
    for (int i = 0; i < 4; i++)
      edge[i] = qpdf_oh_get_numeric_value (handle, qpdf_oh_get_array_item (handle, array, i));
  return (Rectangle){ MIN (edge[0], edge[2]), MIN (edge[1], edge[3]), ABS (edge[2] - edge[0]), ABS (edge[3] - edge[1]) };
}

static gboolean
put_appearance (KhPdfUpdate *update, qpdf_oh widget, GBytes *page, GError **error)
{
  qpdf_data handle = kh_pdf_update_get_handle (update);
  qpdf_oh form = kh_pdf_update_import (update, page, error);
  qpdf_oh states;

  if (form == 0)
    return FALSE;
  states = qpdf_oh_new_dictionary (handle);
  qpdf_oh_replace_key (handle, states, "/N", form);
  qpdf_oh_replace_key (handle, widget, "/AP", states);
  return TRUE;
}

/* Signing. */

/* "Signature1" and on: no two fields may have one name. */
static char *
dup_free_name (KhPdfUpdate *update)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s%u", HIDDEN_FIELD, i);

      if (kh_pdf_update_find_field (update, name) == 0)
        return g_steal_pointer (&name);
    }
}

static qpdf_oh
add_hidden_field (KhPdfUpdate *update)
{
  g_autofree char *name = dup_free_name (update);
  qpdf_data handle = kh_pdf_update_get_handle (update);
  qpdf_oh page = qpdf_get_page_n (handle, 0);
  qpdf_oh field = qpdf_make_indirect_object (
      handle, qpdf_oh_parse (handle, "<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [0 0 0 0] >>"));
  qpdf_oh annotations = qpdf_oh_get_key (handle, page, "/Annots");

  qpdf_oh_replace_key (handle, field, "/T", qpdf_oh_new_unicode_string (handle, name));
  qpdf_oh_replace_key (handle, field, "/F", qpdf_oh_new_integer (handle, WIDGET_FLAGS));
  qpdf_oh_replace_key (handle, field, "/P", page);
  if (!qpdf_oh_is_array (handle, annotations))
    {
      annotations = qpdf_oh_new_array (handle);
      qpdf_oh_replace_key (handle, page, "/Annots", annotations);
    }
  qpdf_oh_append_item (handle, annotations, field);
  kh_pdf_update_touch (update, qpdf_oh_get_object_id (handle, annotations) != 0 ? annotations : page);
  qpdf_oh_append_item (handle, qpdf_oh_get_key (handle, kh_pdf_update_get_form (update), "/Fields"), field);
  return field;
}

static qpdf_oh
find_field (KhPdfUpdate *update, const KhSignOptions *options, GError **error)
{
  qpdf_data handle = kh_pdf_update_get_handle (update);
  qpdf_oh field;

  if (options->field == NULL)
    {
      field = kh_pdf_update_find_unsigned (update);
      return field != 0 ? field : add_hidden_field (update);
    }
  field = kh_pdf_update_find_field (update, options->field);
  if (field == 0 || !qpdf_oh_is_name_and_equals (handle, qpdf_oh_get_key (handle, field, "/FT"), "/Sig"))
    g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_FIELD, _ ("“%s” has no place for the signature “%s”."),
                 options->name != NULL ? options->name : "PDF", options->field);
  else if (qpdf_oh_has_key (handle, field, "/V"))
    g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_FIELD, _ ("“%s” is signed at “%s” already."),
                 options->name != NULL ? options->name : "PDF", options->field);
  else
    return field;
  return 0;
}

static void
append_text_key (GString *text, qpdf_data handle, const char *key, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, " %s %s", key, qpdf_oh_unparse (handle, qpdf_oh_new_unicode_string (handle, value)));
}

/* ISO 32000-1, 12.8.1: the byte range leaves out the contents only. */
static char *
dup_signature (qpdf_data handle, KhCertificate *certificate, const KhSignOptions *options, gsize length)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDateTime *time = options->time != NULL ? options->time : now;
  g_autofree char *day = g_date_time_format (time, "%Y%m%d%H%M%S");
  const GTimeSpan offset = g_date_time_get_utc_offset (time) / G_TIME_SPAN_MINUTE;
  g_autofree char *zeros = g_strnfill (2 * length, '0');
  g_autofree char *blanks = g_strnfill (3 * (OFFSET_DIGITS + 1), ' ');
  GString *text = g_string_new ("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached");

  /* The places to be filled come before any word of a stranger's certificate. */
  g_string_append_printf (text, " /ByteRange [0%s] /Contents <%s>", blanks, zeros);
  g_string_append_printf (text, " /M (D:%s%c%02d'%02d')", day, offset < 0 ? '-' : '+', (int) (ABS (offset) / 60),
                          (int) (ABS (offset) % 60));
  append_text_key (text, handle, "/Name", kh_certificate_get_holder (certificate));
  append_text_key (text, handle, "/Reason", options->reason);
  append_text_key (text, handle, "/Location", options->location);
  g_string_append (text, " >>");
  return g_string_free (text, FALSE);
}

/* Returns: where the contents' "<" stands. */
static gsize
fill_byte_range (GByteArray *file, gsize place, gsize length)
{
  char *object = (char *) file->data + place;
  char *range = strstr (object, "/ByteRange [0");
  char *contents = strstr (range, "/Contents <");
  const gsize start = place + (gsize) (contents - object) + strlen ("/Contents ");
  const gsize end = start + 2 * length + 2;
  g_autofree char *words = g_strdup_printf (" %*" G_GSIZE_FORMAT " %*" G_GSIZE_FORMAT " %*" G_GSIZE_FORMAT,
                                            OFFSET_DIGITS, start, OFFSET_DIGITS, end, OFFSET_DIGITS, file->len - end);

  memcpy (range + strlen ("/ByteRange [0"), words, strlen (words));
  return start;
}

static void
digest_around (const GByteArray *file, gsize start, gsize length, guint8 *digest)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const gsize end = start + 2 * length + 2;
  gsize size = KH_CMS_DIGEST_LENGTH;

  g_checksum_update (checksum, file->data, (gssize) start);
  g_checksum_update (checksum, file->data + end, (gssize) (file->len - end));
  g_checksum_get_digest (checksum, digest, &size);
}

static gboolean
put_contents (GByteArray *file, gsize start, gsize length, GBytes *message, GError **error)
{
  static const char digits[] = "0123456789abcdef";
  gsize size;
  const guint8 *data = g_bytes_get_data (message, &size);

  if (size > length)
    {
      g_set_error_literal (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_FAILED,
                           _ ("The signature is larger than the room kept for it."));
      return FALSE;
    }
  for (gsize i = 0; i < size; i++)
    {
      file->data[start + 1 + 2 * i] = digits[data[i] >> 4];
      file->data[start + 2 + 2 * i] = digits[data[i] & 15];
    }
  return TRUE;
}

GBytes *
kh_pdf_sign (GBytes *pdf, KhCertificate *certificate, const KhSignOptions *options, KhPinFunc pin, gpointer user_data,
             GError **error)
{
  g_autoptr (KhPdfUpdate) update = NULL;
  g_autoptr (GByteArray) file = NULL;
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GBytes) message = NULL;
  g_autofree char *signature = NULL;
  guint8 digest[KH_CMS_DIGEST_LENGTH];
  qpdf_data handle;
  qpdf_oh field;
  Rectangle place;
  gsize offset = 0, start, length;

  g_return_val_if_fail (pdf != NULL, NULL);
  g_return_val_if_fail (KH_IS_CERTIFICATE (certificate), NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  update = kh_pdf_update_new (pdf, options->name, error);
  if (update == NULL || !kh_certificate_check (certificate, options->time, error))
    return NULL;
  handle = kh_pdf_update_get_handle (update);
  field = find_field (update, options, error);
  if (field == 0)
    return NULL;
  place = get_rectangle (handle, field);
  if (options->picture != NULL && place.width > 0 && place.height > 0)
    {
      page = kh_appearance_new_picture (options->picture, options->picture_kind, place.width, place.height, error);
      if (page == NULL || !put_appearance (update, field, page, error))
        return NULL;
    }
  length = kh_cms_measure (certificate);
  signature = dup_signature (handle, certificate, options, length);
  qpdf_oh_replace_key (handle, field, "/V", kh_pdf_update_add_text (update, signature));
  kh_pdf_update_touch (update, field);
  /* Signed, and to be saved by appending only. */
  qpdf_oh_replace_key (handle, kh_pdf_update_get_form (update), "/SigFlags", qpdf_oh_new_integer (handle, 3));
  kh_pdf_update_touch_form (update);
  file = kh_pdf_update_finish (update, &offset, error);
  if (file == NULL)
    return NULL;
  start = fill_byte_range (file, offset, length);
  digest_around (file, start, length, digest);
  message = kh_cms_sign (certificate, digest, pin, user_data, error);
  if (message == NULL || !put_contents (file, start, length, message, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}

char **
kh_pdf_list_unsigned (GBytes *pdf, const char *name, GError **error)
{
  g_autoptr (KhPdfUpdate) update = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  qpdf_data handle;

  g_return_val_if_fail (pdf != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  update = kh_pdf_update_new (pdf, name, error);
  if (update == NULL)
    return NULL;
  handle = kh_pdf_update_get_handle (update);
  fields = kh_pdf_update_list_signatures (update, FALSE);
  for (guint i = 0; i < fields->len; i++)
    {
      qpdf_oh words = qpdf_oh_get_key (handle, GPOINTER_TO_UINT (g_ptr_array_index (fields, i)), "/T");

      if (qpdf_oh_is_string (handle, words))
        g_strv_builder_add (names, qpdf_oh_get_utf8_value (handle, words));
    }
  return g_strv_builder_end (names);
}

/* Filling. */

static gboolean
fill_field (KhPdfUpdate *update, const char *name, const KhFieldValue *value, GError **error)
{
  qpdf_data handle = kh_pdf_update_get_handle (update);
  qpdf_oh field = kh_pdf_update_find_field (update, value->field);
  g_autoptr (GBytes) page = NULL;
  KhAppearanceText style = { .font = value->font, .centred = TRUE };
  Rectangle place;

  if (field == 0 || !qpdf_oh_is_name_and_equals (handle, qpdf_oh_get_key (handle, field, "/FT"), "/Tx"))
    {
      g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_FIELD, _ ("“%s” has no field “%s” to fill."),
                   name != NULL ? name : "PDF", value->field);
      return FALSE;
    }
  place = get_rectangle (handle, field);
  style.width = place.width;
  style.height = place.height;
  page = kh_appearance_new_text (value->text, &style);
  if (!put_appearance (update, field, page, error))
    return FALSE;
  qpdf_oh_replace_key (handle, field, "/V", qpdf_oh_new_unicode_string (handle, value->text));
  qpdf_oh_replace_key (handle, field, "/Ff", qpdf_oh_new_integer (handle, READ_ONLY));
  kh_pdf_update_touch (update, field);
  return TRUE;
}

GBytes *
kh_pdf_fill (GBytes *pdf, const char *name, const KhFieldValue *values, guint n_values, GError **error)
{
  g_autoptr (KhPdfUpdate) update = NULL;
  GByteArray *file;

  g_return_val_if_fail (pdf != NULL, NULL);
  g_return_val_if_fail (values != NULL || n_values == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  update = kh_pdf_update_new (pdf, name, error);
  if (update == NULL)
    return NULL;
  for (guint i = 0; i < n_values; i++)
    if (!fill_field (update, name, &values[i], error))
      return NULL;
  file = kh_pdf_update_finish (update, NULL, error);
  return file != NULL ? g_byte_array_free_to_bytes (file) : NULL;
}
