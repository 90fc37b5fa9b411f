/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan becomes a file: composed at once, laid out and written in a thread. */
#include "export.h"

#include "compose.h"
#include "layout.h"
#include "pdf-writer.h"
#include "text-writer.h"
#include "xml-writer.h"

/* Everything the thread needs; it never sees the live plan. */
typedef struct
{
  KhDocument *document;
  GBytes *plan_xml;
  GFile *file;
  KhExportFormat format;
} ExportJob;

static void
export_job_free (ExportJob *job)
{
  g_clear_object (&job->document);
  g_clear_pointer (&job->plan_xml, g_bytes_unref);
  g_clear_object (&job->file);
  g_free (job);
}

const char *
kh_export_format_extension (KhExportFormat format)
{
  switch (format)
    {
    case KH_EXPORT_PDF:
      return "pdf";
    case KH_EXPORT_TEXT:
      return "txt";
    default:
      g_return_val_if_reached ("");
    }
}

GBytes *
kh_export_render (KhDocument *document, GBytes *plan_xml, GCancellable *cancellable, KhFrames **frames,
                  GError **error)
{
  g_autoptr (KhProfile) profile = NULL;
  g_autoptr (KhFrames) pages = NULL;
  g_autoptr (GBytes) pdf = NULL;

  g_return_val_if_fail (KH_IS_DOCUMENT (document), NULL);

  profile = kh_profile_load (kh_document_get_profile (document), kh_document_get_choices (document), error);
  if (profile == NULL)
    return NULL;
  pages = kh_layout_run (document, profile, cancellable, error);
  if (pages == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  pdf = kh_pdf_write (document, pages, KH_PDF_DEFAULT, plan_xml, error);
  if (pdf == NULL)
    return NULL;
  if (frames != NULL)
    *frames = g_steal_pointer (&pages);
  return g_steal_pointer (&pdf);
}

/* A new file too appears only when it is whole, and is on the disk when the user
 * is told so; g_file_replace_contents() would write a new file in place. */
static gboolean
write_whole (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (path != NULL)
    return g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                     0666, error);
  return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error);
}

static void
export_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ExportJob *job = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  switch (job->format)
    {
    case KH_EXPORT_PDF:
      bytes = kh_export_render (job->document, job->plan_xml, cancellable, NULL, &error);
      break;
    case KH_EXPORT_TEXT:
      bytes = kh_text_write (job->document);
      break;
    default:
      g_assert_not_reached ();
    }

  if (bytes == NULL || !write_whole (job->file, bytes, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
kh_export_async (KhPlan *plan, GFile *file, KhExportFormat format, GCancellable *cancellable,
                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  ExportJob *job;

  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (ExportJob, 1);
  job->document = kh_compose_plan (plan);
  job->plan_xml = format == KH_EXPORT_PDF ? kh_xml_write (plan) : NULL;
  job->file = g_object_ref (file);
  job->format = format;

  task = g_task_new (plan, cancellable, callback, user_data);
  g_task_set_source_tag (task, kh_export_async);
  g_task_set_task_data (task, job, (GDestroyNotify) export_job_free);
  g_task_run_in_thread (task, export_thread);
}

gboolean
kh_export_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kh_export_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
