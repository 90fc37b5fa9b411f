/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file for each unit, with progress and cancel. */
#include "extracts-window.h"

#include <glib/gi18n.h>

#include "extracts.h"
#include "template.h"
#include "toast.h"

/* In the order of the rows of the window's choice. */
static const struct
{
  KhExportFormat format;
  gboolean is_part;
} choices[] = {
  { KH_EXPORT_PDF, FALSE },
  { KH_EXPORT_DOCX, FALSE },
  { KH_EXPORT_CSV_TASKS, FALSE },
  { KH_EXPORT_ICS, FALSE },
  { KH_EXPORT_XML, TRUE },
  { KH_EXPORT_DOCX, TRUE },
  { KH_EXPORT_CSV_TASKS, TRUE },
};

/* Invariant: cancellable is set exactly while files are being written. */
struct _KhExtractsWindow
{
  AdwWindow parent_instance;

  GtkWidget *box;
  GtkWidget *form;
  AdwComboRow *format_row;
  AdwActionRow *units_row;
  GtkProgressBar *progress;

  KhStore *store;
  KhPlan *plan;
  GPtrArray *units;
  GtkFileChooserNative *chooser; /* while a folder is asked for */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (KhExtractsWindow, kh_extracts_window, ADW_TYPE_WINDOW)

static void
set_busy (KhExtractsWindow *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "extracts.choose", !busy && self->units->len > 0);
}

static void
progress_cb (guint n, guint total, gpointer user_data)
{
  KhExtractsWindow *self = user_data;
  g_autofree char *words = g_strdup_printf (_("%u of %u"), n, total);

  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) n / total : 1);
  gtk_progress_bar_set_text (self->progress, words);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhExtractsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gssize n = kh_extracts_write_finish (result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *message = NULL;

  g_clear_object (&self->cancellable);
  if (self->units == NULL)
    return;
  set_busy (self, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      kh_toast_show (self->box, _("Stopped. The files that were written are kept."), NULL, NULL);
      return;
    }
  if (n < 0)
    {
      kh_toast_show_error (self->box, error);
      return;
    }
  message = g_strdup_printf (ngettext ("%u file written", "%u files written", (guint) n), (guint) n);
  if (parent != NULL)
    kh_toast_show (gtk_window_get_child (parent), message, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

void
kh_extracts_window_run (KhExtractsWindow *self, GFile *folder)
{
  guint choice;

  g_return_if_fail (KH_IS_EXTRACTS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (folder));
  g_return_if_fail (self->cancellable == NULL);

  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  progress_cb (0, self->units->len, self);
  choice = adw_combo_row_get_selected (self->format_row);
  if (choices[choice].is_part)
    kh_extracts_write_parts_async (self->store, self->plan, self->units, folder, choices[choice].format,
                                   self->cancellable, progress_cb, written_cb, g_object_ref (self));
  else
    kh_extracts_write_async (self->plan, self->units, folder, choices[choice].format, self->cancellable, progress_cb,
                             written_cb, g_object_ref (self));
}

static void
chosen_cb (KhExtractsWindow *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) folder
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (folder != NULL)
    kh_extracts_window_run (self, folder);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhExtractsWindow *self = KH_EXTRACTS_WINDOW (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Folder for the Files"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhExtractsWindow *self = KH_EXTRACTS_WINDOW (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
kh_extracts_window_dispose (GObject *object)
{
  KhExtractsWindow *self = KH_EXTRACTS_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->units, g_ptr_array_unref);

  G_OBJECT_CLASS (kh_extracts_window_parent_class)->dispose (object);
}

static void
kh_extracts_window_class_init (KhExtractsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_extracts_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/extracts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KhExtractsWindow, box);
  gtk_widget_class_bind_template_child (widget_class, KhExtractsWindow, form);
  gtk_widget_class_bind_template_child (widget_class, KhExtractsWindow, format_row);
  gtk_widget_class_bind_template_child (widget_class, KhExtractsWindow, units_row);
  gtk_widget_class_bind_template_child (widget_class, KhExtractsWindow, progress);
  gtk_widget_class_install_action (widget_class, "extracts.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "extracts.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "extracts.cancel", NULL);
}

static void
kh_extracts_window_init (KhExtractsWindow *self)
{
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_extracts_window_new (KhStore *store, KhPlan *plan)
{
  KhExtractsWindow *self;
  g_autofree char *count = NULL;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  self = g_object_new (KH_TYPE_EXTRACTS_WINDOW, NULL);
  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  self->units = kh_extracts_list_units (plan);
  count = g_strdup_printf (ngettext ("%u unit has a task or a duty", "%u units have a task or a duty", self->units->len),
                           self->units->len);
  adw_action_row_set_subtitle (self->units_row, count);
  set_busy (self, FALSE);
  return GTK_WIDGET (self);
}
