/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhBackupView: what is inside a backup, before it is restored. */
#include "backup-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "backup-plans.h"
#include "plan-item.h"
#include "template.h"

struct _KhBackupView
{
  GtkWidget parent_instance;

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *warning;
  GtkListView *list;
  AdwStatusPage *failure;
  KhBackupJob *job;

  KhStore *store;
  char *path;
  char *kept;
  GListModel *plans;
  gboolean writable;
};

enum
{
  CLOSED,
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhBackupView, kh_backup_view, GTK_TYPE_WIDGET)

static void
update_actions (KhBackupView *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.restore",
                                 self->writable && self->plans != NULL && !kh_backup_job_is_running (self->job));
}

/* What would be gone from the library, if anything. */
static char *
describe_loss (KhBackupView *self)
{
  g_autoptr (GListModel) plans = kh_store_list_plans (self->store, NULL);
  g_autoptr (GListModel) trashed = kh_store_list_trash (self->store, NULL);
  guint n = 0;

  if (plans != NULL)
    n += kh_backup_plans_count_missing (plans, self->plans);
  if (trashed != NULL)
    n += kh_backup_plans_count_missing (trashed, self->plans);
  if (n == 0)
    return g_strdup (_("The library becomes what this backup holds. What it holds now is backed up first."));

  return g_strdup_printf (ngettext ("The library becomes what this backup holds; %u plan of it is not in there. What it holds now is backed up first.",
                                    "The library becomes what this backup holds; %u plans of it are not in there. What it holds now is backed up first.", n),
                          n);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhBackupView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkListItemFactory) factory = kh_plan_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *words = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  self->plans = kh_backup_plans_finish (result, &error);
  gtk_spinner_stop (self->spinner);
  if (self->plans == NULL)
    {
      words = g_markup_escape_text (error->message, -1); /* a status page reads its description as markup */
      adw_status_page_set_description (self->failure, words);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }
  warning = describe_loss (self);
  gtk_label_set_label (self->warning, warning);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->plans)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);
  gtk_stack_set_visible_child_name (self->stack, "plans");
  update_actions (self);
}

/* Actions. */

/* A name that no backup has, least of all the one that is restored. */
static char *
dup_free_path (const char *library, const char *folder)
{
  for (gint64 time = g_get_real_time () / G_USEC_PER_SEC;; time++)
    {
      g_autofree char *path = kh_backup_new_path (library, folder, time);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhBackupView *self = KH_BACKUP_VIEW (widget);
  const char *library = kh_store_get_path (self->store);
  g_autofree char *folder = kh_backup_get_folder (library);

  g_free (self->kept);
  self->kept = dup_free_path (library, folder);
  kh_backup_job_restore (self->job, self->store, self->path, self->kept);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhBackupView *self = KH_BACKUP_VIEW (widget);

  if (kh_backup_job_is_running (self->job))
    kh_backup_job_cancel (self->job);
  else
    g_signal_emit (self, signals[CLOSED], 0);
}

static void
done_cb (KhBackupView *self)
{
  g_signal_emit (self, signals[RESTORED], 0, self->kept);
}

static gboolean
kh_backup_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KH_BACKUP_VIEW (widget)->back_button);
}

static void
kh_backup_view_dispose (GObject *object)
{
  KhBackupView *self = KH_BACKUP_VIEW (object);

  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->plans);
  g_clear_object (&self->store);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->kept, g_free);

  G_OBJECT_CLASS (kh_backup_view_parent_class)->dispose (object);
}

static void
kh_backup_view_class_init (KhBackupViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_backup_view_dispose;
  widget_class->grab_focus = kh_backup_view_grab_focus;

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESTORED] = g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (KH_TYPE_BACKUP_JOB);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/backup-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KhBackupView, title);
  gtk_widget_class_bind_template_child (widget_class, KhBackupView, back_button);
  gtk_widget_class_bind_template_child (widget_class, KhBackupView, stack);
  gtk_widget_class_bind_template_child (widget_class, KhBackupView, spinner);
  gtk_widget_class_bind_template_child (widget_class, KhBackupView, warning);
  gtk_widget_class_bind_template_child (widget_class, KhBackupView, list);
  gtk_widget_class_bind_template_child (widget_class, KhBackupView, failure);
  gtk_widget_class_bind_template_child (widget_class, KhBackupView, job);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_install_action (widget_class, "backup.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "backup.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "backup.close", NULL);
}

static void
kh_backup_view_init (KhBackupView *self)
{
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_backup_view_new (KhStore *store, const char *path, gboolean writable)
{
  KhBackupView *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (KH_TYPE_BACKUP_VIEW, NULL);
  self->store = g_object_ref (store);
  self->path = g_strdup (path);
  self->writable = writable;
  name = g_filename_display_basename (path);
  adw_window_title_set_subtitle (self->title, name);
  gtk_spinner_start (self->spinner);
  update_actions (self);
  kh_backup_plans_async (path, NULL, listed_cb, g_object_ref_sink (self));

  return GTK_WIDGET (self);
}

GListModel *
kh_backup_view_get_plans (KhBackupView *self)
{
  g_return_val_if_fail (KH_IS_BACKUP_VIEW (self), NULL);

  return self->plans;
}

KhBackupJob *
kh_backup_view_get_job (KhBackupView *self)
{
  g_return_val_if_fail (KH_IS_BACKUP_VIEW (self), NULL);

  return self->job;
}
