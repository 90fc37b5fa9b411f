/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhBackupsPage: the backups of the library, and making one. */
#include "backups-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "adw-names.h"
#include "backup-row.h"
#include "template.h"
#include "toast.h"

struct _KhBackupsPage
{
  GtkWidget parent_instance;

  GtkWidget *back_button;
  AdwSplitButton *write_button;
  GtkStack *stack;
  AdwPreferencesGroup *group;
  GtkListBox *list;
  KhBackupJob *job;

  KhStore *store;
  char *folder;
  GtkFileChooserNative *chooser;
};

enum
{
  CLOSED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhBackupsPage, kh_backups_page, GTK_TYPE_WIDGET)

void
kh_backups_page_reload (KhBackupsPage *self)
{
  g_autoptr (GListModel) backups = NULL;
  GtkListBoxRow *row;
  guint n;

  g_return_if_fail (KH_IS_BACKUPS_PAGE (self));

  backups = kh_backup_list (kh_store_get_path (self->store), self->folder);
  n = g_list_model_get_n_items (backups);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KhBackup) backup = g_list_model_get_item (backups, i);

      gtk_list_box_append (self->list, kh_backup_row_new (backup));
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "backups" : "none");
}

static void
row_activated_cb (KhBackupsPage *self, KhBackupRow *row)
{
  g_signal_emit (self, signals[OPENED], 0, kh_backup_get_path (kh_backup_row_get_backup (row)));
}

static void
running_cb (KhBackupsPage *self)
{
  const gboolean idle = !kh_backup_job_is_running (self->job);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.write", idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.write-elsewhere", idle);
}

static void
done_cb (KhBackupsPage *self, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (folder);
  g_autofree char *message = g_strdup_printf (_("Backed up to “%s”, and checked"), name);

  kh_backups_page_reload (self);
  kh_toast_show (GTK_WIDGET (self), message, NULL, NULL);
}

void
kh_backups_page_write (KhBackupsPage *self, const char *folder)
{
  const char *library;
  g_autofree char *path = NULL;

  g_return_if_fail (KH_IS_BACKUPS_PAGE (self));
  g_return_if_fail (folder != NULL);

  if (kh_backup_job_is_running (self->job))
    return;
  library = kh_store_get_path (self->store);
  path = kh_backup_new_path (library, folder, g_get_real_time () / G_USEC_PER_SEC);
  kh_backup_job_write (self->job, self->store, path);
}

/* Choosing a folder or a file. */

static void
chosen_cb (KhBackupsPage *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path == NULL)
    return;
  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)) == GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
    kh_backups_page_write (self, path);
  else
    g_signal_emit (self, signals[OPENED], 0, path);
}

static void
choose (KhBackupsPage *self, const char *title, GtkFileChooserAction action, const char *accept)
{
  if (self->chooser == NULL)
    {
      self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), action, accept, NULL);
      gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
      g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Actions. */

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kh_backups_page_write (KH_BACKUPS_PAGE (widget), KH_BACKUPS_PAGE (widget)->folder);
}

static void
write_elsewhere_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (KH_BACKUPS_PAGE (widget), _("Back Up to a Folder"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Back Up Here"));
}

static void
open_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (KH_BACKUPS_PAGE (widget), _("Open a Backup"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhBackupsPage *self = KH_BACKUPS_PAGE (widget);

  if (kh_backup_job_is_running (self->job))
    kh_backup_job_cancel (self->job);
  else
    g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
kh_backups_page_grab_focus (GtkWidget *widget)
{
  KhBackupsPage *self = KH_BACKUPS_PAGE (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  return gtk_widget_grab_focus (first != NULL ? GTK_WIDGET (first) : self->back_button);
}

static void
kh_backups_page_dispose (GObject *object)
{
  KhBackupsPage *self = KH_BACKUPS_PAGE (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  if (self->job != NULL)
    kh_backup_job_cancel (self->job);
  self->job = NULL;
  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->store);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (kh_backups_page_parent_class)->dispose (object);
}

static void
kh_backups_page_class_init (KhBackupsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_backups_page_dispose;
  widget_class->grab_focus = kh_backups_page_grab_focus;

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);

  g_type_ensure (KH_TYPE_BACKUP_JOB);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/backups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KhBackupsPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KhBackupsPage, write_button);
  gtk_widget_class_bind_template_child (widget_class, KhBackupsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KhBackupsPage, group);
  gtk_widget_class_bind_template_child (widget_class, KhBackupsPage, list);
  gtk_widget_class_bind_template_child (widget_class, KhBackupsPage, job);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, running_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_install_action (widget_class, "backups.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "backups.write-elsewhere", NULL, write_elsewhere_action);
  gtk_widget_class_install_action (widget_class, "backups.open-file", NULL, open_file_action);
  gtk_widget_class_install_action (widget_class, "backups.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "backups.close", NULL);
}

static void
kh_backups_page_init (KhBackupsPage *self)
{
  kh_template_init (GTK_WIDGET (self));
  kh_adw_name_split_button (self->write_button, _("Backs up to a folder or a stick, or opens a backup from there"));
}

GtkWidget *
kh_backups_page_new (KhStore *store, const char *folder)
{
  KhBackupsPage *self;
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (KH_TYPE_BACKUPS_PAGE, NULL);
  self->store = g_object_ref (store);
  self->folder = g_strdup (folder);
  name = g_markup_escape_text (folder, -1);
  description = g_strdup_printf (_("Made by itself each day; the newest of 7 days, 4 weeks and 12 months stay. They are in “%s”."), name);
  adw_preferences_group_set_description (self->group, description);
  kh_backups_page_reload (self);

  return GTK_WIDGET (self);
}

KhBackupJob *
kh_backups_page_get_job (KhBackupsPage *self)
{
  g_return_val_if_fail (KH_IS_BACKUPS_PAGE (self), NULL);

  return self->job;
}
