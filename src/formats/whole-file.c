/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are never seen half written. */
#include "whole-file.h"

#include <glib/gstdio.h>

#include "background.h"

/* Renaming puts a file in the place of whatever had the name. */
static gboolean
may_rename_over (const char *path)
{
  return !g_file_test (path, G_FILE_TEST_IS_SYMLINK)
         && (g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A file that was closed to others does not open to them by being written anew. */
static int
get_mode (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (int) (info.st_mode & 0777) : 0666;
}

gboolean
kh_whole_file_write (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;
  const char *data;
  gsize size;

  g_return_val_if_fail (G_IS_FILE (file) && bytes != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  path = g_file_get_path (file);
  data = g_bytes_get_data (bytes, &size);
  /* g_file_replace_contents() writes a new file in place. */
  if (path != NULL && may_rename_over (path))
    return g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                     get_mode (path), error);

  return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error);
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (kh_whole_file_write (source, task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
kh_whole_file_write_async (GFile *file, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file) && bytes != NULL);

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, kh_whole_file_write_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  kh_background_run (task, write_thread);
}

gboolean
kh_whole_file_write_finish (GFile *file, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
