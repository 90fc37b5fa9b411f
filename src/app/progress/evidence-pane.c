/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEvidencePane: the files that prove what is reported of one task. */
#include "evidence-pane.h"

#include <glib/gi18n.h>

#include "evidence-opener.h"
#include "evidence-row.h"
#include "record.h"
#include "template.h"
#include "toast.h"
#include "whole-file.h"

struct _KhEvidencePane
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkWidget *none;
  GtkWidget *files;
  GtkListBox *list;
  GtkWidget *attach_button;

  KhStore *store;
  KhTaskTable *table;
  KhTask *task; /* (nullable) */
  KhEvidenceOpener *opener;
  GtkFileChooserNative *chooser;
  KhEvidence *saved; /* which file is to be saved while one chooses where to */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (KhEvidencePane, kh_evidence_pane, GTK_TYPE_BOX)

static KhProgress *
get_record (KhEvidencePane *self)
{
  return self->task != NULL ? kh_standing_find_record (self->task, kh_task_table_get_period (self->table)) : NULL;
}

static void
update (KhEvidencePane *self)
{
  KhProgress *record = get_record (self);
  GListModel *files = record != NULL ? kh_progress_get_evidence (record) : NULL;
  const gboolean read_only = kh_task_table_get_read_only (self->table);
  g_autofree char *plain = NULL;
  g_autofree char *title = NULL;
  GtkListBoxRow *row;

  gtk_widget_set_visible (GTK_WIDGET (self), self->task != NULL);
  if (self->task == NULL)
    return;
  plain = kh_item_dup_plain (KH_ITEM (self->task));
  title = g_strdup_printf (_("Evidence: %s"), plain);
  gtk_label_set_label (self->title, title);
  gtk_widget_set_visible (self->attach_button, !read_only);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (KhEvidence) evidence = g_list_model_get_item (files, i);

      gtk_list_box_append (self->list, kh_evidence_row_new (evidence, read_only));
    }
  gtk_widget_set_visible (self->files, gtk_list_box_get_row_at_index (self->list, 0) != NULL);
  gtk_widget_set_visible (self->none, !gtk_widget_get_visible (self->files));
}

void
kh_evidence_pane_show (KhEvidencePane *self, KhTask *task)
{
  g_return_if_fail (KH_IS_EVIDENCE_PANE (self));
  g_return_if_fail (task == NULL || KH_IS_TASK (task));

  g_set_object (&self->task, task);
  update (self);
}

/* Attaching. */

/* What a file was chosen for: while it is read, another task or period may come into sight. */
typedef struct
{
  KhEvidencePane *pane;
  KhTask *task;
  KhReportPeriod period;
} Attaching;

static void
attaching_free (Attaching *self)
{
  g_object_unref (self->pane);
  g_object_unref (self->task);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attaching, attaching_free)

static gboolean
attach (Attaching *attaching, const char *name, const char *media_type, GBytes *content, GError **error)
{
  KhEvidencePane *self = attaching->pane;
  g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (kh_task_table_get_plan (self->table)), N_("Attach evidence"), error);
  KhProgress *record;

  if (edit == NULL)
    return FALSE;
  record = kh_record_ensure (edit, attaching->task, &attaching->period, kh_task_table_get_today (self->table));
  if (record != NULL)
    kh_edit_attach (edit, record, name, media_type, content);

  return kh_edit_commit (edit, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Attaching) attaching = user_data;
  KhEvidencePane *self = attaching->pane;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *base = g_file_get_basename (G_FILE (source));
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *type = NULL;
  g_autofree char *media_type = NULL;
  g_autofree char *message = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (content != NULL)
    {
      type = g_content_type_guess (base, g_bytes_get_data (content, NULL), g_bytes_get_size (content), NULL);
      media_type = g_content_type_get_mime_type (type);
    }
  if (content == NULL || !attach (attaching, name, media_type, content, &error))
    {
      kh_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  message = g_strdup_printf (_("“%s” attached"), name);
  kh_toast_show (GTK_WIDGET (self), message, _("_Undo"), "history.undo");
}

/* A file that is too large is not read to find that out. */
static void
sized_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Attaching) attaching = user_data;
  KhEvidencePane *self = attaching->pane;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  g_autofree char *size = g_format_size (KH_EVIDENCE_MAX);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (info != NULL && g_file_info_get_size (info) > KH_EVIDENCE_MAX)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_FAILED, _("“%s” is larger than %s. Attach a smaller copy, or a part of it."),
                 g_file_info_get_display_name (info), size);
  if (error != NULL)
    {
      kh_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_file_load_bytes_async (G_FILE (source), self->cancellable, loaded_cb, g_steal_pointer (&attaching));
}

void
kh_evidence_pane_attach (KhEvidencePane *self, GFile *file)
{
  Attaching *attaching;

  g_return_if_fail (KH_IS_EVIDENCE_PANE (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (self->task != NULL);

  attaching = g_new0 (Attaching, 1);
  attaching->pane = g_object_ref (self);
  attaching->task = g_object_ref (self->task);
  attaching->period = *kh_task_table_get_period (self->table);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, self->cancellable, sized_cb, attaching);
}

static void
attach_response_cb (KhEvidencePane *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL && self->task != NULL)
    kh_evidence_pane_attach (self, file);
}

static void
ask (KhEvidencePane *self, const char *title, const char *accept, GtkFileChooserAction action, GCallback callback)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (window), action, accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", callback, self, G_CONNECT_SWAPPED);
}

static void
attach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhEvidencePane *self = KH_EVIDENCE_PANE (widget);

  if (self->chooser != NULL || self->task == NULL)
    return;
  ask (self, _("Attach Evidence"), _("_Attach"), GTK_FILE_CHOOSER_ACTION_OPEN, G_CALLBACK (attach_response_cb));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* What can be done with a file. */

static KhEvidence *
find_evidence (KhEvidencePane *self, GVariant *parameter)
{
  KhProgress *record = get_record (self);
  GListModel *files = record != NULL ? kh_progress_get_evidence (record) : NULL;

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (KhEvidence) evidence = g_list_model_get_item (files, i);

      if (g_str_equal (kh_node_get_uuid (KH_NODE (evidence)), g_variant_get_string (parameter, NULL)))
        return evidence; /* the record holds it */
    }

  return NULL;
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhEvidencePane *self = KH_EVIDENCE_PANE (widget);
  KhEvidence *evidence = find_evidence (self, parameter);

  if (evidence != NULL)
    kh_evidence_opener_open (self->opener, self->store, evidence, widget);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *message = g_strdup_printf (_("“%s” saved"), shown);

  if (kh_whole_file_write_finish (G_FILE (source), result, &error))
    kh_toast_show (self, message, NULL, NULL);
  else
    kh_toast_show_error (self, error);
}

static void
save_response_cb (KhEvidencePane *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (KhEvidence) evidence = g_steal_pointer (&self->saved);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file == NULL)
    return;
  content = kh_store_load_evidence (self->store, evidence, &error);
  if (content != NULL)
    kh_whole_file_write_async (file, content, NULL, saved_cb, g_object_ref (self));
  else
    kh_toast_show_error (GTK_WIDGET (self), error);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhEvidencePane *self = KH_EVIDENCE_PANE (widget);
  KhEvidence *evidence = find_evidence (self, parameter);

  if (evidence == NULL || self->chooser != NULL)
    return;
  g_set_object (&self->saved, evidence);
  ask (self, _("Save a Copy"), _("_Save"), GTK_FILE_CHOOSER_ACTION_SAVE, G_CALLBACK (save_response_cb));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), kh_evidence_get_name (evidence));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhEvidencePane *self = KH_EVIDENCE_PANE (widget);
  KhEvidence *evidence = find_evidence (self, parameter);
  g_autoptr (KhEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (evidence == NULL)
    return;
  message = g_strdup_printf (_("“%s” removed"), kh_evidence_get_name (evidence));
  edit = kh_edit_begin (self->store, KH_NODE (kh_task_table_get_plan (self->table)), N_("Remove evidence"), &error);
  if (edit != NULL)
    kh_edit_remove (edit, evidence);
  if (edit != NULL && kh_edit_commit (edit, &error))
    kh_toast_show (widget, message, _("_Undo"), "history.undo");
  else
    kh_toast_show_error (widget, error);
}

/* GObject. */

static void
kh_evidence_pane_dispose (GObject *object)
{
  KhEvidencePane *self = KH_EVIDENCE_PANE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->saved);
  kh_template_dispose (GTK_WIDGET (object));

  G_OBJECT_CLASS (kh_evidence_pane_parent_class)->dispose (object);
}

static void
kh_evidence_pane_finalize (GObject *object)
{
  KhEvidencePane *self = KH_EVIDENCE_PANE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->table);
  g_clear_object (&self->task);
  g_clear_object (&self->opener);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (kh_evidence_pane_parent_class)->finalize (object);
}

static void
kh_evidence_pane_class_init (KhEvidencePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_evidence_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_evidence_pane_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/evidence-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KhEvidencePane, title);
  gtk_widget_class_bind_template_child (widget_class, KhEvidencePane, none);
  gtk_widget_class_bind_template_child (widget_class, KhEvidencePane, files);
  gtk_widget_class_bind_template_child (widget_class, KhEvidencePane, list);
  gtk_widget_class_bind_template_child (widget_class, KhEvidencePane, attach_button);
  gtk_widget_class_install_action (widget_class, "evidence.attach", NULL, attach_action);
  gtk_widget_class_install_action (widget_class, "evidence.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "evidence.save", "s", save_action);
  gtk_widget_class_install_action (widget_class, "evidence.remove", "s", remove_action);
}

static void
kh_evidence_pane_init (KhEvidencePane *self)
{
  self->cancellable = g_cancellable_new ();
  self->opener = kh_evidence_opener_new ();
  kh_template_init (GTK_WIDGET (self));
}

void
kh_evidence_pane_set_table (KhEvidencePane *self, KhStore *store, KhTaskTable *table)
{
  g_return_if_fail (KH_IS_EVIDENCE_PANE (self));
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (KH_IS_TASK_TABLE (table));

  g_set_object (&self->store, store);
  g_set_object (&self->table, table);
}
