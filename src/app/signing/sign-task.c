/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing without the window waiting for the token. */
#include "sign-task.h"

#include "background.h"
#include "kh-core.h"
#include "pdf-fields.h"
#include "whole-file.h"

#include <string.h>

static char *
dup_display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

/* Fields. */

typedef struct
{
  char **unsigned_ones;
  char **blank;
} Fields;

static void
fields_free (Fields *self)
{
  g_strfreev (self->unsigned_ones);
  g_strfreev (self->blank);
  g_free (self);
}

static void
fields_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autofree char *name = dup_display_name (task_data);
  GError *error = NULL;
  g_autoptr (GBytes) pdf = g_file_load_bytes (task_data, cancellable, NULL, &error);
  Fields *fields = g_new0 (Fields, 1);

  fields->unsigned_ones = pdf != NULL ? kh_pdf_list_unsigned (pdf, name, &error) : NULL;
  fields->blank = fields->unsigned_ones != NULL ? kh_pdf_list_blank (pdf, name, &error) : NULL;
  if (fields->blank != NULL)
    {
      g_task_return_pointer (task, fields, (GDestroyNotify) fields_free);
      return;
    }
  fields_free (fields);
  g_task_return_error (task, error);
}

void
kh_sign_fields_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, kh_sign_fields_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  kh_background_run (task, fields_thread);
}

char **
kh_sign_fields_finish (GAsyncResult *result, char ***blank, GError **error)
{
  Fields *fields;
  char **names;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  fields = g_task_propagate_pointer (G_TASK (result), error);
  if (fields == NULL)
    return NULL;
  names = g_steal_pointer (&fields->unsigned_ones);
  if (blank != NULL)
    *blank = g_steal_pointer (&fields->blank);
  fields_free (fields);
  return names;
}

/* Certificates. */

static void
list_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *drivers[] = { task_data, NULL };
  GError *error = NULL;
  g_autoptr (KhKeyStore) store = kh_key_store_open (NULL, drivers, &error);

  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, kh_key_store_list (store, NULL, NULL), g_object_unref);
}

void
kh_sign_list_async (const char *driver, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, kh_sign_list_async);
  g_task_set_task_data (task, g_strdup (driver), g_free);
  kh_background_run (task, list_thread);
}

GListModel *
kh_sign_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Signing. */

void
kh_sign_request_free (KhSignRequest *self)
{
  if (self == NULL)
    return;
  if (self->pin != NULL)
    explicit_bzero (self->pin, strlen (self->pin));
  g_free (self->pin);
  g_free (self->field);
  g_clear_object (&self->source);
  g_clear_object (&self->target);
  g_clear_object (&self->picture);
  g_clear_object (&self->kept_picture);
  g_free (self->number);
  g_free (self->date);
  g_free (self->corner);
  g_clear_object (&self->certificate);
  g_free (self);
}

static char *
pin_cb (const char *token, gpointer user_data)
{
  return g_strdup (user_data);
}

/* The decree gives number and day after the person has signed: what is blank is
 * filled in before the body signs. Returns: (transfer full) (nullable): the file with them */
static GBytes *
fill (const KhSignRequest *request, GBytes *pdf, const char *name, GError **error)
{
  g_auto (GStrv) blank = kh_pdf_list_blank (pdf, name, error);
  g_autofree char *day_words = NULL;
  g_autofree char *month_words = NULL;
  KhFieldValue values[3];
  guint n = 0;
  GDate day;

  if (blank == NULL)
    return NULL;
  if (request->number != NULL && *request->number != '\0' && g_strv_contains ((const char *const *) blank, KH_PDF_FIELD_NUMBER))
    values[n++] = (KhFieldValue){ KH_PDF_FIELD_NUMBER, request->number, NULL };
  if (kh_date_parse_iso (request->date, &day))
    {
      /* A leading nought for days to 9, and for the first two months (appendix I, II.4.b). */
      day_words = g_strdup_printf ("%02d", g_date_get_day (&day));
      month_words = g_strdup_printf (g_date_get_month (&day) < 3 ? "%02d" : "%d", (int) g_date_get_month (&day));
      if (g_strv_contains ((const char *const *) blank, KH_PDF_FIELD_DAY))
        values[n++] = (KhFieldValue){ KH_PDF_FIELD_DAY, day_words, NULL };
      if (g_strv_contains ((const char *const *) blank, KH_PDF_FIELD_MONTH))
        values[n++] = (KhFieldValue){ KH_PDF_FIELD_MONTH, month_words, NULL };
    }
  return n > 0 ? kh_pdf_fill (pdf, name, values, n, error) : g_bytes_ref (pdf);
}

/* A copy that is not kept is no reason to fail: the file is signed. */
static void
keep_picture (const KhSignRequest *request, GBytes *picture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;

  if (request->kept_picture == NULL || g_file_equal (request->picture, request->kept_picture))
    return;
  path = g_file_get_path (request->kept_picture);
  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  if (!kh_whole_file_write (request->kept_picture, picture, NULL, &error))
    g_message ("The picture was not kept: %s", error->message);
}

static gboolean
sign (const KhSignRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) pdf = g_file_load_bytes (request->source, cancellable, NULL, error);
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GBytes) filled = NULL;
  g_autoptr (GBytes) signed_pdf = NULL;
  g_autofree char *name = dup_display_name (request->source);
  KhSignOptions options = { .name = name, .field = request->field, .picture_kind = request->picture_kind, .corner = request->corner };

  if (pdf == NULL)
    return FALSE;
  if (request->picture != NULL)
    {
      picture = g_file_load_bytes (request->picture, cancellable, NULL, error);
      if (picture == NULL)
        return FALSE;
      options.picture = picture;
    }
  filled = fill (request, pdf, name, error);
  signed_pdf = filled != NULL ? kh_pdf_sign (filled, request->certificate, &options, pin_cb, request->pin, error) : NULL;
  if (signed_pdf == NULL || !kh_whole_file_write (request->target, signed_pdf, cancellable, error))
    return FALSE;
  if (picture != NULL)
    keep_picture (request, picture);
  return TRUE;
}

static void
sign_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (sign (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
kh_sign_async (KhSignRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, kh_sign_async);
  g_task_set_task_data (task, request, (GDestroyNotify) kh_sign_request_free);
  kh_background_run (task, sign_thread);
}

gboolean
kh_sign_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
