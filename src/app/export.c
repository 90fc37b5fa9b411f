/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan becomes a file: read at once, laid out and written in a thread. */
#include "export.h"

#include <glib/gi18n.h>

#include "background.h"
#include "file-name.h"
#include "toast.h"
#include "whole-file.h"

/* Everything the thread needs; it never sees the live plan. */
typedef struct
{
  KhExporter *exporter;
  GFile *file;
} ExportJob;

static void
export_job_free (ExportJob *job)
{
  g_clear_pointer (&job->exporter, kh_exporter_free);
  g_clear_object (&job->file);
  g_free (job);
}

char *
kh_export_dup_file_name (KhPlan *plan, KhExportFormat format)
{
  const char *part = format == KH_EXPORT_CSV_TASKS     ? "-nhiem-vu"
                     : format == KH_EXPORT_CSV_TARGETS ? "-chi-tieu"
                     : format == KH_EXPORT_ICS         ? "-lich"
                                                       : NULL;

  return kh_file_name_for_plan (plan, part, kh_export_format_get_info (format)->extension);
}

static void
export_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ExportJob *job = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = kh_exporter_run (job->exporter, cancellable, &error);

  if (bytes == NULL || !kh_whole_file_write (job->file, bytes, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* @exporter: (transfer full) */
static void
start (KhExporter *exporter, gpointer source, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
       gpointer user_data)
{
  ExportJob *job = g_new0 (ExportJob, 1);
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  job->exporter = exporter;
  job->file = g_object_ref (file);
  g_task_set_source_tag (task, kh_export_async);
  g_task_set_task_data (task, job, (GDestroyNotify) export_job_free);
  kh_background_run (task, export_thread);
}

void
kh_export_async (KhPlan *plan, GFile *file, KhExportFormat format, KhPdfFlags pdf_flags, gboolean attach,
                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  KhExporter *exporter;

  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (G_IS_FILE (file));

  exporter = kh_exporter_new (plan, format, NULL);
  kh_exporter_set_pdf (exporter, pdf_flags, attach);
  start (exporter, plan, file, cancellable, callback, user_data);
}

void
kh_export_document_async (KhDocument *document, GFile *file, KhExportFormat format, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (KH_IS_DOCUMENT (document));
  g_return_if_fail (G_IS_FILE (file));

  start (kh_exporter_new_document (document, format), document, file, cancellable, callback, user_data);
}

void
kh_export_unit_async (KhPlan *plan, KhUnit *unit, GFile *file, KhExportFormat format, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (KH_IS_UNIT (unit));
  g_return_if_fail (G_IS_FILE (file));

  start (kh_exporter_new_for_unit (plan, unit, format), plan, file, cancellable, callback, user_data);
}

void
kh_export_part_async (KhPlan *part, GFile *file, KhExportFormat format, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (KH_IS_PLAN (part));
  g_return_if_fail (G_IS_FILE (file));

  start (kh_exporter_new_part (part, format), part, file, cancellable, callback, user_data);
}

gboolean
kh_export_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kh_export_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
kh_export_finish_shown (GAsyncResult *result, GtkWidget *widget, const char *action)
{
  g_autoptr (GError) error = NULL;
  const ExportJob *job;

  g_return_if_fail (g_async_result_is_tagged (result, kh_export_async));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  job = g_task_get_task_data (G_TASK (result));
  if (kh_export_finish (result, &error))
    kh_export_show_done_beside (widget, job->file, action);
  else
    kh_toast_show_error (widget, error);
}

void
kh_export_show_done_beside (GtkWidget *widget, GFile *file, const char *action)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display = g_filename_display_name (name);
  g_autofree char *message = g_strdup_printf (_("Exported “%s”"), display);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *detailed = g_action_print_detailed_name (action, g_variant_new_string (uri));

  /* The desktop's lists of recent files lead back to it. */
  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
  kh_toast_show (widget, message, _("_Open"), detailed);
}

void
kh_export_show_done (GtkWidget *widget, GFile *file)
{
  kh_export_show_done_beside (widget, file, KH_EXPORT_OPEN);
}
