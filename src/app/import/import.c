/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file becomes a plan in a thread. */
#include "import.h"

#include <glib/gi18n.h>

#include "background.h"
#include "reader-child.h"

typedef struct
{
  char *path;
  KhReaderFlags flags;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_free (request);
}

static void
import_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Request *request = task_data;
  GError *error = NULL;
  KhPlan *plan = kh_reader_child_read (request->path, 0, request->flags, cancellable, &error);

  if (plan == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, plan, g_object_unref);
}

void
kh_import_async (GFile *file, KhReaderFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;
  char *path;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, kh_import_async);
  path = g_file_get_path (file);
  if (path == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _("“%s” is not on this computer. Copy it into a folder first."), name);
      return;
    }
  request = g_new0 (Request, 1);
  request->path = path;
  request->flags = flags;
  g_task_set_task_data (task, request, request_free);
  kh_background_run (task, import_thread);
}

KhPlan *
kh_import_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kh_import_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
