/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing the plan that is open, from the window's menus. */
#include "print-actions.h"

#include <glib/gi18n.h>

#include "background.h"
#include "exporter.h"
#include "file-name.h"
#include "issued-file.h"
#include "print-preview.h"
#include "toast.h"

/* Everything the thread needs; it never sees the live plan. */
typedef struct
{
  KhExporter *exporter;
  GBytes *signed_file; /* (nullable): what is printed in place of the plan's own pages */
  char *name;
  GtkPrintOperationAction action;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->exporter, kh_exporter_free);
  g_clear_pointer (&job->signed_file, g_bytes_unref);
  g_clear_pointer (&job->name, g_free);
  g_free (job);
}

static GtkWidget *
get_place (KhWindow *window)
{
  KhEditor *editor = kh_window_get_editor (window);

  return editor != NULL ? GTK_WIDGET (editor) : GTK_WIDGET (kh_window_get_library (window));
}

/* Running. */

static void
print_from_preview_cb (KhWindow *window, GtkWidget *preview)
{
  kh_print_run (window, g_object_get_data (G_OBJECT (preview), "kh-printout"), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG);
}

static gboolean
preview_cb (KhWindow *window, GtkPrintOperationPreview *preview, GtkPrintContext *context, GtkWindow *parent,
            GtkPrintOperation *operation)
{
  GtkWidget *dialog = kh_print_preview_new (operation, preview, context);
  KhPrintout *printout = g_object_get_data (G_OBJECT (operation), "kh-printout");

  g_object_set_data_full (G_OBJECT (dialog), "kh-printout", g_object_ref (printout), g_object_unref);
  g_signal_connect_object (dialog, "print", G_CALLBACK (print_from_preview_cb), window, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

static void
done_cb (KhWindow *window, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) told = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || kh_window_get_store (window) == NULL)
    return;
  gtk_print_operation_get_error (operation, &error); /* which a failed one has */
  told = g_error_new (GTK_PRINT_ERROR, GTK_PRINT_ERROR_GENERAL, _("The plan could not be printed: %s"),
                      error != NULL ? error->message : "");
  kh_toast_show_error (get_place (window), told);
}

void
kh_print_run (KhWindow *window, KhPrintout *printout, GtkPrintOperationAction action)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_if_fail (KH_IS_WINDOW (window));
  g_return_if_fail (KH_IS_PRINTOUT (printout));

  operation = kh_printout_create_operation (printout);
  g_object_set_data_full (G_OBJECT (operation), "kh-printout", g_object_ref (printout), g_object_unref);
  g_signal_connect_object (operation, "preview", G_CALLBACK (preview_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), window, G_CONNECT_SWAPPED);
  /* Its own "done" tells how it ended; GTK holds the operation until then. */
  gtk_print_operation_run (operation, action, GTK_WINDOW (window), NULL);
}

/* The pages of a plan. */

static void
make_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = job->signed_file != NULL ? g_bytes_ref (job->signed_file)
                                                      : kh_exporter_run (job->exporter, cancellable, &error);
  KhPrintout *printout = bytes != NULL ? kh_printout_new (bytes, job->name, &error) : NULL;

  if (printout == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, printout, g_object_unref);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KhWindow *window = KH_WINDOW (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPrintout) printout = g_task_propagate_pointer (G_TASK (result), &error);

  if (kh_window_get_store (window) == NULL)
    return; /* the window was closed meanwhile */
  if (printout == NULL)
    kh_toast_show_error (get_place (window), error);
  else
    kh_print_run (window, printout, job->action);
}

/* Of an issued plan the paper shows what was signed, with its seal and number. */
static GBytes *
load_signed (KhWindow *window, KhPlan *plan)
{
  g_autofree char *media_type = NULL;
  g_autoptr (GBytes) content = NULL;

  if (kh_plan_get_state (plan) == KH_PLAN_ISSUED)
    content = kh_store_load_issued_file (kh_window_get_store (window), plan, NULL, &media_type, NULL);
  return g_strcmp0 (media_type, "application/pdf") == 0 ? g_steal_pointer (&content) : NULL;
}

static void
print_plan (KhWindow *window, KhPlan *plan, GtkPrintOperationAction action)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = g_task_new (window, NULL, made_cb, NULL);

  job->exporter = kh_exporter_new (plan, KH_EXPORT_PDF, NULL);
  kh_exporter_set_pdf (job->exporter, KH_PDF_DEFAULT, FALSE);
  job->signed_file = load_signed (window, plan);
  job->name = kh_file_name_for_plan (plan, NULL, "pdf");
  job->name[strlen (job->name) - strlen (".pdf")] = '\0';
  job->action = action;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  kh_background_run (task, make_thread);
}

static void
print_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhEditor *editor = kh_window_get_editor (user_data);

  kh_editor_flush (editor);
  print_plan (user_data, kh_editor_get_plan (editor), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG);
}

static void
print_preview_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhEditor *editor = kh_window_get_editor (user_data);

  kh_editor_flush (editor);
  print_plan (user_data, kh_editor_get_plan (editor), GTK_PRINT_OPERATION_ACTION_PREVIEW);
}

void
kh_print_actions_install (KhWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "print", .activate = print_action },
    { .name = "print-preview", .activate = print_preview_action },
  };

  g_return_if_fail (KH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

void
kh_print_actions_update (KhWindow *window, gboolean editing)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  kh_window_set_action_enabled (window, "print", editing);
  kh_window_set_action_enabled (window, "print-preview", editing);
}
