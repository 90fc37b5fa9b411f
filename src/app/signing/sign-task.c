/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing without the window waiting for the token. */
#include "sign-task.h"

#include "background.h"
#include "whole-file.h"

#include <string.h>

static char *
dup_display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

/* Fields. */

static void
fields_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autofree char *name = dup_display_name (task_data);
  GError *error = NULL;
  g_autoptr (GBytes) pdf = g_file_load_bytes (task_data, cancellable, NULL, &error);
  char **fields = pdf != NULL ? kh_pdf_list_unsigned (pdf, name, &error) : NULL;

  if (fields != NULL)
    g_task_return_pointer (task, fields, (GDestroyNotify) g_strfreev);
  else
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
kh_sign_fields_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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
  g_clear_object (&self->certificate);
  g_free (self);
}

static char *
pin_cb (const char *token, gpointer user_data)
{
  return g_strdup (user_data);
}

static gboolean
sign (const KhSignRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) pdf = g_file_load_bytes (request->source, cancellable, NULL, error);
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GBytes) signed_pdf = NULL;
  g_autofree char *name = dup_display_name (request->source);
  KhSignOptions options = { .name = name, .field = request->field, .picture_kind = request->picture_kind };

  if (pdf == NULL)
    return FALSE;
  if (request->picture != NULL)
    {
      picture = g_file_load_bytes (request->picture, cancellable, NULL, error);
      if (picture == NULL)
        return FALSE;
      options.picture = picture;
    }
  signed_pdf = kh_pdf_sign (pdf, request->certificate, &options, pin_cb, request->pin, error);
  return signed_pdf != NULL && kh_whole_file_write (request->target, signed_pdf, cancellable, error);
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
