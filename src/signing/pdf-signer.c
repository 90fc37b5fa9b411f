/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing a PDF, and filling the fields that are filled after a signature. */
#include "pdf-signer.h"

#include "cms.h"
#include "pdf-update.h"

#include <glib/gi18n.h>
#include <string.h>

#define OFFSET_DIGITS 10 /* of each number in the byte range */
#define HIDDEN_FIELD "Signature"
/* Where a body signs a separate attachment, in pt: from the edges of its first page. */
#define CORNER_RIGHT 42
#define CORNER_TOP 16
#define CORNER_WIDTH 132
#define CORNER_HEIGHT 30
#define CORNER_FONT "Times New Roman,Liberation Serif 10"
#define WIDGET_FLAGS 132 /* printed and locked: ISO 32000-1, table 165 */
#define MOST_DEPTH 64 /* of the tree of pages */
#define READ_ONLY 1 /* of a field: table 221 */

typedef struct
{
  double left, bottom, width, height; /* pt */
} Rectangle;

static Rectangle
read_rectangle (qpdf_data handle, qpdf_oh array)
{
  double edge[4] = { 0, 0, 0, 0 };

  if (qpdf_oh_is_array (handle, array) && qpdf_oh_get_array_n_items (handle, array) == 4)
    for (int i = 0; i < 4; i++)
      edge[i] = qpdf_oh_get_numeric_value (handle, qpdf_oh_get_array_item (handle, array, i));
  return (Rectangle){ MIN (edge[0], edge[2]), MIN (edge[1], edge[3]), ABS (edge[2] - edge[0]), ABS (edge[3] - edge[1]) };
}

static Rectangle
get_rectangle (qpdf_data handle, qpdf_oh widget)
{
  return read_rectangle (handle, qpdf_oh_get_key (handle, widget, "/Rect"));
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

/* @place: (nullable): where it is on the first page; %NULL for a field that is not seen */
static qpdf_oh
add_field (KhPdfUpdate *update, const Rectangle *place)
{
  g_autofree char *name = dup_free_name (update);
  qpdf_data handle = kh_pdf_update_get_handle (update);
  qpdf_oh page = qpdf_get_page_n (handle, 0);
  const Rectangle nowhere = { 0, 0, 0, 0 };
  const Rectangle *edges = place != NULL ? place : &nowhere;
  g_autofree char *words
      = g_strdup_printf ("<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [%d %d %d %d] >>", (int) edges->left, (int) edges->bottom,
                         (int) (edges->left + edges->width), (int) (edges->bottom + edges->height));
  qpdf_oh field = qpdf_make_indirect_object (handle, qpdf_oh_parse (handle, words));
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

/* A page has its box from the tree above it where it names none. */
static Rectangle
get_page_box (qpdf_data handle)
{
  qpdf_oh node = qpdf_get_page_n (handle, 0);

  for (guint depth = 0; depth < MOST_DEPTH && qpdf_oh_is_dictionary (handle, node); depth++)
    {
      qpdf_oh box = qpdf_oh_get_key (handle, node, "/MediaBox");

      if (qpdf_oh_is_array (handle, box) && qpdf_oh_get_array_n_items (handle, box) == 4)
        return read_rectangle (handle, box);
      node = qpdf_oh_get_key (handle, node, "/Parent");
    }
  return (Rectangle){ 0, 0, 595, 842 };
}

/* Number and symbol, and the time in Vietnam's zone by ISO 8601: size 10, upright, black. */
static qpdf_oh
add_corner_field (KhPdfUpdate *update, const KhSignOptions *options, GError **error)
{
  const Rectangle page = get_page_box (kh_pdf_update_get_handle (update));
  const Rectangle place = { page.left + page.width - CORNER_RIGHT - CORNER_WIDTH, page.bottom + page.height - CORNER_TOP - CORNER_HEIGHT,
                            CORNER_WIDTH, CORNER_HEIGHT };
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 60 * 60);
  g_autoptr (GDateTime) time = g_date_time_to_timezone (options->time, zone);
  g_autofree char *when = g_date_time_format (time, "%d/%m/%Y %H:%M:%S +07:00");
  g_autofree char *text = g_strdup_printf ("%s\n%s", options->corner, when);
  const KhAppearanceText style = { .font = CORNER_FONT, .width = place.width, .height = place.height };
  g_autoptr (GBytes) appearance = kh_appearance_new_text (text, &style);
  qpdf_oh field = add_field (update, &place);

  return put_appearance (update, field, appearance, error) ? field : 0;
}

static qpdf_oh
find_field (KhPdfUpdate *update, const KhSignOptions *options, GError **error)
{
  qpdf_data handle = kh_pdf_update_get_handle (update);
  qpdf_oh field;

  if (options->corner != NULL)
    return add_corner_field (update, options, error);
  if (options->field == NULL)
    {
      field = kh_pdf_update_find_unsigned (update);
      return field != 0 ? field : add_field (update, NULL);
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
  GDateTime *time = options->time;
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
kh_pdf_sign (GBytes *pdf, KhCertificate *certificate, const KhSignOptions *given, KhPinFunc pin, gpointer user_data,
             GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  KhSignOptions timed;
  const KhSignOptions *options = &timed;
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
  g_return_val_if_fail (given != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  timed = *given;
  if (timed.time == NULL)
    timed.time = now;
  update = kh_pdf_update_new (pdf, options->name, error);
  if (update == NULL || !kh_certificate_check (certificate, given->time, error))
    return NULL;
  handle = kh_pdf_update_get_handle (update);
  field = find_field (update, options, error);
  if (field == 0)
    return NULL;
  place = get_rectangle (handle, field);
  if (options->corner == NULL && options->picture != NULL && place.width > 0 && place.height > 0)
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

static char **
list_fields (GBytes *pdf, const char *name, gboolean blank, GError **error)
{
  g_autoptr (KhPdfUpdate) update = kh_pdf_update_new (pdf, name, error);
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  qpdf_data handle;

  if (update == NULL)
    return NULL;
  handle = kh_pdf_update_get_handle (update);
  fields = blank ? kh_pdf_update_list_blank (update) : kh_pdf_update_list_signatures (update, FALSE);
  for (guint i = 0; i < fields->len; i++)
    {
      qpdf_oh words = qpdf_oh_get_key (handle, GPOINTER_TO_UINT (g_ptr_array_index (fields, i)), "/T");

      if (qpdf_oh_is_string (handle, words))
        g_strv_builder_add (names, qpdf_oh_get_utf8_value (handle, words));
    }
  return g_strv_builder_end (names);
}

char **
kh_pdf_list_unsigned (GBytes *pdf, const char *name, GError **error)
{
  g_return_val_if_fail (pdf != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return list_fields (pdf, name, FALSE, error);
}

char **
kh_pdf_list_blank (GBytes *pdf, const char *name, GError **error)
{
  g_return_val_if_fail (pdf != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return list_fields (pdf, name, TRUE, error);
}

/* Filling. */

/* "/TiIt 13 Tf 0 g" asks for size 13 in italics (ISO 32000-1, 12.7.3.3). */
static char *
dup_font (qpdf_data handle, qpdf_oh field)
{
  qpdf_oh words = qpdf_oh_get_key (handle, field, "/DA");
  g_autofree char *style = g_strdup (qpdf_oh_is_string (handle, words) ? qpdf_oh_get_utf8_value (handle, words) : "");
  const char *space = strchr (style, ' ');
  const double size = space != NULL ? g_ascii_strtod (space, NULL) : 0;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("Times New Roman,Liberation Serif %s%s", strstr (style, "It ") != NULL ? "Italic " : "",
                          g_ascii_formatd (digits, sizeof digits, "%g", size > 0 ? size : 13));
}

static gboolean
fill_field (KhPdfUpdate *update, const char *name, const KhFieldValue *value, GError **error)
{
  qpdf_data handle = kh_pdf_update_get_handle (update);
  qpdf_oh field = kh_pdf_update_find_field (update, value->field);
  g_autoptr (GBytes) page = NULL;
  g_autofree char *font = NULL;
  KhAppearanceText style = { .centred = TRUE };
  Rectangle place;

  if (field == 0 || !qpdf_oh_is_name_and_equals (handle, qpdf_oh_get_key (handle, field, "/FT"), "/Tx"))
    {
      g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_FIELD, _ ("“%s” has no field “%s” to fill."),
                   name != NULL ? name : "PDF", value->field);
      return FALSE;
    }
  place = get_rectangle (handle, field);
  font = value->font != NULL ? g_strdup (value->font) : dup_font (handle, field);
  style.font = font;
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
