/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units' parts that came back, from the window's menus. */
#include "part-merge.h"

#include <glib/gi18n.h>

#include "background.h"
#include "exporter.h"
#include "import.h"
#include "merge.h"
#include "review-page.h"
#include "revision.h"
#include "toast.h"

/* The files that came back, one of which is being looked at. Invariant: it belongs
 * to the page that shows one, or to the reading under way. */
typedef struct
{
  KhWindow     *window; /* held */
  GQueue        files;  /* of GFile, those that wait */
  GFile        *file;   /* at hand */
  KhPlan       *read;   /* what was read from it */
  KhPlan       *plan;   /* the plan it goes into, which is open */
  KhReturned   *returned;
} Queue;

#define QUEUE "queue"

static void show_next (Queue *self);

static void
forget_file (Queue *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->read);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->returned, kh_returned_free);
}

static void
queue_free (Queue *self)
{
  forget_file (self);
  g_queue_clear_full (&self->files, g_object_unref);
  g_object_unref (self->window);
  g_free (self);
}

static GtkWidget *
get_place (Queue *self)
{
  return gtk_window_get_child (GTK_WINDOW (self->window));
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

static void
fail (Queue *self, const GError *error)
{
  kh_toast_show_error (get_place (self), error);
  show_next (self);
}

/* Deciding. */

static void
show_done (Queue *self, KhComparison *comparison)
{
  GtkWidget *editor = GTK_WIDGET (kh_window_get_editor (self->window));
  const guint n = kh_comparison_count (comparison, KH_CHANGE_ACCEPTED) + kh_comparison_count (comparison, KH_CHANGE_BOTH);
  g_autofree char *message = g_strdup_printf (ngettext ("%u change merged", "%u changes merged", n), n);

  if (editor != NULL)
    kh_toast_show (editor, message, _("_Undo"), "win.undo");
}

static void
closed_cb (KhReviewPage *page, gboolean apply, Queue *self)
{
  KhComparison *current = kh_review_page_get_comparison (page);
  g_autoptr (KhComparison) comparison = current != NULL ? g_object_ref (current) : NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  /* Closed before it was compared: the thread's answer goes on with the next file. */
  if (comparison == NULL)
    {
      kh_window_show_review (self->window, NULL);
      return;
    }
  if (apply)
    {
      label = kh_merge_dup_label (self->returned);
      kh_merge_prefer (comparison, KH_MERGE_ASK);
      if (!kh_comparison_apply (comparison, kh_window_get_store (self->window), label, &error))
        {
          /* The decisions stay: the user may try again. */
          kh_toast_show_error (GTK_WIDGET (page), error);
          return;
        }
    }
  g_object_steal_data (G_OBJECT (page), QUEUE);
  kh_window_show_review (self->window, NULL);
  if (apply)
    show_done (self, comparison);
  show_next (self);
}

/* Comparing, in a thread with states of its own. */

typedef struct
{
  char   *library;
  gint64  plan_id;
  KhPlan *read;
  GBytes *sent; /* (nullable) */
  gboolean is_table;
  KhReturned *returned; /* made by the thread */
} Work;

static void
work_free (Work *work)
{
  g_free (work->library);
  g_clear_object (&work->read);
  g_clear_pointer (&work->sent, g_bytes_unref);
  g_clear_pointer (&work->returned, kh_returned_free);
  g_free (work);
}

static void
compare_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  g_autoptr (KhPlan) plan = kh_store_load_state (work->library, work->plan_id, 0, &error);

  if (plan != NULL)
    work->returned = kh_returned_new (plan, work->read, work->sent, work->is_table, &error);
  if (work->returned == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, kh_merge_new (plan, work->returned), g_object_unref);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KhReviewPage *page = KH_REVIEW_PAGE (source); /* held by the task */
  Queue *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhComparison) comparison = g_task_propagate_pointer (G_TASK (result), &error);
  Work *work = g_task_get_task_data (G_TASK (result));

  self->returned = g_steal_pointer (&work->returned);
  /* The page was closed meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (page)) == NULL)
    {
      show_next (g_object_steal_data (G_OBJECT (page), QUEUE));
      return;
    }
  if (comparison != NULL && !kh_comparison_rebase (comparison, self->plan))
    g_set_error_literal (&error, KH_STORE_ERROR, KH_STORE_ERROR_CONFLICT,
                         _ ("The plan was changed by another program at this very moment. Merge the part again."));
  if (error != NULL)
    {
      g_object_steal_data (G_OBJECT (page), QUEUE);
      kh_window_show_review (self->window, NULL);
      fail (self, error);
      return;
    }
  kh_review_page_set_comparison (page, comparison);
}

static void
start (Queue *self, GBytes *sent)
{
  g_autofree char *name = dup_name (self->file);
  /* Translators: the name of the file that came back */
  g_autofree char *title = g_strdup_printf (_("Part “%s”"), name);
  GtkWidget *page = kh_review_page_new (KH_REVIEW_MERGE, title);
  g_autoptr (GTask) task = NULL;
  Work *work = g_new0 (Work, 1);
  KhExportFormat format = KH_EXPORT_XML;

  kh_export_format_from_path (name, &format);
  work->library = g_strdup (kh_store_get_path (kh_window_get_store (self->window)));
  work->plan_id = kh_node_get_id (KH_NODE (self->plan));
  work->read = g_steal_pointer (&self->read);
  work->sent = sent != NULL ? g_bytes_ref (sent) : NULL;
  work->is_table = format == KH_EXPORT_CSV_TASKS;
  g_object_set_data_full (G_OBJECT (page), QUEUE, self, (GDestroyNotify) queue_free);
  g_signal_connect (page, "closed", G_CALLBACK (closed_cb), self);
  kh_window_show_review (self->window, page);
  task = g_task_new (page, NULL, compared_cb, self);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  kh_background_run (task, compare_in_thread);
}

/* Reading. */

static gboolean
open_plan (Queue *self, gint64 id)
{
  KhEditor *editor = kh_window_get_editor (self->window);

  if (editor == NULL || kh_node_get_id (KH_NODE (kh_editor_get_plan (editor))) != id)
    {
      if (!kh_window_open_plan (self->window, id, NULL))
        return FALSE;
      editor = kh_window_get_editor (self->window);
    }
  kh_editor_flush (editor);
  self->plan = g_object_ref (kh_editor_get_plan (editor));
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Queue *self = user_data;
  KhStore *store = kh_window_get_store (self->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sent = NULL;
  gint64 id;

  self->read = kh_import_finish (result, &error);
  /* The window was closed meanwhile. */
  if (store == NULL || !gtk_widget_get_realized (GTK_WIDGET (self->window)))
    {
      queue_free (self);
      return;
    }
  id = self->read != NULL ? kh_returned_find_plan (store, self->read, &error) : 0;
  sent = id != 0 ? kh_returned_load_sent (store, self->read, &error) : NULL;
  if (error != NULL)
    fail (self, error);
  else if (!open_plan (self, id))
    show_next (self);
  else
    start (self, sent);
}

static void
show_next (Queue *self)
{
  forget_file (self);
  self->file = g_queue_pop_head (&self->files);
  /* The window may be closed meanwhile. */
  if (self->file == NULL || !gtk_widget_get_realized (GTK_WIDGET (self->window)))
    queue_free (self);
  else
    kh_import_async (self->file, KH_READER_PLAN_ONLY, NULL, read_cb, self);
}

void
kh_part_merge_run (KhWindow *window, GListModel *files)
{
  Queue *self;

  g_return_if_fail (KH_IS_WINDOW (window));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  self = g_new0 (Queue, 1);
  self->window = g_object_ref (window);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_queue_push_tail (&self->files, g_list_model_get_item (files, i));
  show_next (self);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      kh_part_merge_run (user_data, files);
    }
  g_object_unref (dialog);
}

static void
merge_part_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const char *const suffixes[] = { "kehoach", "docx", "csv" };
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Merge Returned Parts"), GTK_WINDOW (user_data),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_file_filter_set_name (filter, _("Parts of plans"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  /* The answer lets go of the dialog. */
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), user_data, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
kh_part_merge_install (KhWindow *window)
{
  const GActionEntry entries[] = { { .name = "merge-part", .activate = merge_part_action } };

  g_return_if_fail (KH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

void
kh_part_merge_update (KhWindow *window, gboolean writable)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  kh_window_set_action_enabled (window, "merge-part", writable);
}
