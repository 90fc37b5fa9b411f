/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportActions: importing files into the library of a window. */
#include "import-actions.h"

#include <glib/gi18n.h>

#include "import-page.h"
#include "import-summary.h"
#include "import.h"
#include "part-transfer.h"
#include "reading.h"
#include "toast.h"

struct _KhImportActions
{
  GObject parent_instance;

  KhWindow *window; /* owns this; NULL once it is closed */
  GtkFileChooserNative *chooser;
  GPtrArray *pages;       /* KhImportPage, the first one in sight */
  GtkWidget *cancelled;   /* (nullable) page that was left last, for Undo */

  /* What is being read. */
  GCancellable *cancellable; /* (nullable) */
  GQueue names;              /* of the files, in the order of reading; elements are transfer full */
  guint n_files;             /* of this time */
  AdwToast *progress;        /* (nullable) */
  guint progress_source;
};

/* What takes less is over before one could read what is said about it, in ms. */
#define PROGRESS_DELAY 400

G_DEFINE_FINAL_TYPE (KhImportActions, kh_import_actions, G_TYPE_OBJECT)

static GtkWidget *
toast_place (KhImportActions *self)
{
  return GTK_WIDGET (kh_window_get_library (self->window));
}

typedef struct
{
  KhImportActions *actions;
  gboolean open;
  char *name;
} ImportContext;

/* Reading: what takes longer is said, and can be cancelled. */

static void
update_progress (KhImportActions *self)
{
  guint n_read = self->n_files - g_queue_get_length (&self->names);
  const char *name = g_queue_peek_head (&self->names);
  g_autofree char *words = NULL;

  if (self->progress == NULL || name == NULL)
    return;
  words = self->n_files == 1 ? g_strdup_printf (_("Reading “%s”…"), name)
                             /* Translators: how many files have been read, of how many; the name of the next */
                             : g_strdup_printf (_("%u of %u files read, now “%s”…"), n_read, self->n_files, name);
  kh_toast_set_message (self->progress, words);
}

static gboolean
progress_cb (gpointer user_data)
{
  KhImportActions *self = user_data;
  AdwToast *toast;

  self->progress_source = 0;
  toast = kh_toast_show_progress (toast_place (self), "", _("_Cancel"), "win.cancel-import");
  g_set_object (&self->progress, toast);
  update_progress (self);
  return G_SOURCE_REMOVE;
}

static void
end_progress (KhImportActions *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (self->progress != NULL)
    kh_toast_dismiss (self->progress);
  g_clear_object (&self->progress);
  g_clear_object (&self->cancellable);
  g_queue_clear_full (&self->names, g_free);
  self->n_files = 0;
}

static void
begin_reading (KhImportActions *self, const char *name)
{
  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new ();
  g_queue_push_tail (&self->names, g_strdup (name));
  self->n_files++;
  if (self->progress == NULL && self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_DELAY, progress_cb, self);
  update_progress (self);
}

static void
end_reading (KhImportActions *self, const char *name)
{
  GList *link = g_queue_find_custom (&self->names, name, (GCompareFunc) g_strcmp0);

  if (link == NULL)
    return; /* cancelled: its time is over already */
  g_free (link->data);
  g_queue_delete_link (&self->names, link);
  if (g_queue_is_empty (&self->names))
    end_progress (self);
  else
    update_progress (self);
}

/* The processes that read end with this; what they would have said is not asked. */
static void
cancel_import_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhImportActions *self = user_data;

  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  end_progress (self);
}

static void
show_imported (KhImportActions *self, KhPlan *plan, gint64 id, gboolean open)
{
  g_autofree char *summary = kh_import_dup_summary (plan, !open);

  if (open)
    kh_window_open_plan (self->window, id, NULL);
  if (g_list_model_get_n_items (kh_plan_get_findings (plan)) > 0)
    {
      g_autofree char *action = g_action_print_detailed_name ("win.show-plan-findings", g_variant_new_int64 (id));

      kh_toast_show (toast_place (self), summary, _("_Findings"), action);
    }
  else
    kh_toast_show (toast_place (self), summary, NULL, NULL);
}

/* Shows the next file that waits, or what was there before. */
static void
show_next_import (KhImportActions *self)
{
  kh_window_show_import (self->window, self->pages->len > 0 ? g_ptr_array_index (self->pages, 0) : NULL);
}

static void
import_accepted_cb (KhImportActions *self, KhPlan *plan)
{
  g_autoptr (GError) error = NULL;
  gint64 id = kh_store_add_plan (kh_window_get_store (self->window), plan, &error);

  if (id == 0)
    {
      kh_toast_show_error (toast_place (self), error);
      return; /* the page stays: nothing of the user's work is lost */
    }
  g_ptr_array_remove_index (self->pages, 0);
  show_next_import (self);
  show_imported (self, plan, id, self->pages->len == 0);
}

/* The page stays for a while: what the user did on it may be wanted again. */
static void
import_cancelled_cb (KhImportActions *self)
{
  g_clear_object (&self->cancelled);
  self->cancelled = g_object_ref (g_ptr_array_index (self->pages, 0));
  g_ptr_array_remove_index (self->pages, 0);
  show_next_import (self);
  kh_toast_show (toast_place (self), _("Nothing was imported"), _("_Undo"), "win.resume-import");
}

static void
resume_import_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhImportActions *self = user_data;

  if (self->cancelled == NULL)
    return;
  g_ptr_array_insert (self->pages, 0, g_steal_pointer (&self->cancelled));
  show_next_import (self);
}

static gboolean
add_import_page (KhImportActions *self, KhPlan *plan, const char *name, GError **error)
{
  GtkWidget *page = kh_import_page_new (plan, name, error);

  if (page == NULL)
    return FALSE;
  g_ptr_array_add (self->pages, g_object_ref_sink (page));
  g_signal_connect_object (page, "accepted", G_CALLBACK (import_accepted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "cancelled", G_CALLBACK (import_cancelled_cb), self, G_CONNECT_SWAPPED);
  if (self->pages->len == 1)
    show_next_import (self);
  return TRUE;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ImportContext *context = user_data;
  g_autoptr (KhImportActions) self = context->actions;
  gboolean open = context->open;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = kh_import_finish (result, &error);
  g_autofree char *name = context->name;
  gint64 id = 0;

  g_free (context);
  end_reading (self, name);
  /* The window was closed meanwhile, or the user does not want to know any more. */
  if (self->window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Our own format holds the plan itself: there is nothing to be understood. */
  if (plan != NULL && kh_reading_of (plan) != NULL && add_import_page (self, plan, name, &error))
    return;
  if (plan != NULL && error == NULL)
    id = kh_part_is_whole (plan) ? kh_part_take_in (kh_window_get_store (self->window), plan, &error)
                                 : kh_store_add_plan (kh_window_get_store (self->window), plan, &error);
  if (id == 0)
    kh_toast_show_error (toast_place (self), error);
  else
    show_imported (self, plan, id, open);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

void
kh_import_actions_run (KhImportActions *self, GListModel *files)
{
  guint n_files;

  g_return_if_fail (KH_IS_IMPORT_ACTIONS (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  if (kh_window_get_store (self->window) == NULL)
    return;
  n_files = g_list_model_get_n_items (files);
  for (guint i = 0; i < n_files; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *uri = g_file_get_uri (file);
      ImportContext *context = g_new0 (ImportContext, 1);

      gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
      context->actions = g_object_ref (self);
      context->open = n_files == 1;
      context->name = dup_name (file);
      begin_reading (self, context->name);
      kh_import_async (file, KH_READER_ANY_TYPE, self->cancellable, imported_cb, context);
    }
}

static void
import_response_cb (KhImportActions *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

      kh_import_actions_run (self, files);
    }
}

static void
import_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhImportActions *self = user_data;
  static const char *const suffixes[] = { "docx", "odt", "txt", "csv", "pdf", "kehoach", "xml" };
  g_autoptr (GtkFileFilter) filter = NULL;
  g_autoptr (GtkFileFilter) all = NULL;

  if (self->chooser != NULL)
    {
      gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
      return;
    }
  self->chooser = gtk_file_chooser_native_new (_("Import Plans"), GTK_WINDOW (self->window), GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _("_Import"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _("Files that can hold a plan"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  all = gtk_file_filter_new ();
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (import_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
kh_import_actions_finalize (GObject *object)
{
  KhImportActions *self = KH_IMPORT_ACTIONS (object);

  g_ptr_array_unref (self->pages);
  g_clear_object (&self->cancelled);

  G_OBJECT_CLASS (kh_import_actions_parent_class)->finalize (object);
}

static void
kh_import_actions_class_init (KhImportActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_import_actions_finalize;
}

static void
kh_import_actions_init (KhImportActions *self)
{
  self->pages = g_ptr_array_new_with_free_func (g_object_unref);
}

KhImportActions *
kh_import_actions_new (KhWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "import", .activate = import_action },
    { .name = "cancel-import", .activate = cancel_import_action },
    { .name = "resume-import", .activate = resume_import_action },
  };
  KhImportActions *self;

  g_return_val_if_fail (KH_IS_WINDOW (window), NULL);

  self = g_object_new (KH_TYPE_IMPORT_ACTIONS, NULL);
  self->window = window;
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  return self;
}

void
kh_import_actions_close (KhImportActions *self)
{
  g_return_if_fail (KH_IS_IMPORT_ACTIONS (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  end_progress (self);
  self->window = NULL;
  g_ptr_array_set_size (self->pages, 0);
  g_clear_object (&self->cancelled);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
}
