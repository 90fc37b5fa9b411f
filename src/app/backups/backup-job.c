/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhBackupJob: a bar that shows how far a backup or a restore is. */
#include "backup-job.h"

#include <glib/gi18n.h>

#include "backup.h"
#include "template.h"

/* Invariant: cancellable is set while a backup or a restore is under way. */
struct _KhBackupJob
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *progress;
  GtkInfoBar *failure;
  GtkLabel *failure_label;

  GCancellable *cancellable;
  char *path;
};

enum
{
  PROP_0,
  PROP_RUNNING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint done_signal;

G_DEFINE_FINAL_TYPE (KhBackupJob, kh_backup_job, GTK_TYPE_WIDGET)

static void
progress_cb (double fraction, gpointer user_data)
{
  gtk_progress_bar_set_fraction (KH_BACKUP_JOB (user_data)->progress, fraction);
}

static void
begin (KhBackupJob *self, const char *path, const char *words)
{
  self->cancellable = g_cancellable_new ();
  g_free (self->path);
  self->path = g_strdup (path);
  gtk_label_set_label (self->label, words);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_info_bar_set_revealed (self->failure, FALSE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "job.cancel", TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/* Takes @error. */
static void
end (KhBackupJob *self, gboolean done, GError *error)
{
  g_autoptr (GError) owned = error;

  g_clear_object (&self->cancellable);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "job.cancel", FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  if (done)
    g_signal_emit (self, done_signal, 0, self->path);
  else if (!g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kh_backup_job_fail (self, owned);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhBackupJob) self = user_data;
  GError *error = NULL;
  const gboolean done = kh_backup_write_finish (KH_STORE (source), result, &error);

  end (self, done, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhBackupJob) self = user_data;
  GError *error = NULL;
  const gboolean done = kh_backup_restore_finish (KH_STORE (source), result, &error);

  end (self, done, error);
}

void
kh_backup_job_write (KhBackupJob *self, KhStore *store, const char *path)
{
  g_return_if_fail (KH_IS_BACKUP_JOB (self));
  g_return_if_fail (self->cancellable == NULL);

  begin (self, path, _("Backing up…"));
  kh_backup_write_async (store, path, self->cancellable, progress_cb, self, written_cb, g_object_ref (self));
}

void
kh_backup_job_restore (KhBackupJob *self, KhStore *store, const char *path, const char *kept)
{
  g_return_if_fail (KH_IS_BACKUP_JOB (self));
  g_return_if_fail (self->cancellable == NULL);

  begin (self, path, _("Restoring…"));
  kh_backup_restore_async (store, path, kept, self->cancellable, progress_cb, self, restored_cb, g_object_ref (self));
}

gboolean
kh_backup_job_is_running (KhBackupJob *self)
{
  g_return_val_if_fail (KH_IS_BACKUP_JOB (self), FALSE);

  return self->cancellable != NULL;
}

void
kh_backup_job_cancel (KhBackupJob *self)
{
  g_return_if_fail (KH_IS_BACKUP_JOB (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

void
kh_backup_job_fail (KhBackupJob *self, const GError *error)
{
  g_return_if_fail (KH_IS_BACKUP_JOB (self));
  g_return_if_fail (error != NULL);

  gtk_label_set_label (self->failure_label, error->message);
  gtk_info_bar_set_revealed (self->failure, TRUE);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kh_backup_job_cancel (KH_BACKUP_JOB (widget));
}

static void
failure_response_cb (KhBackupJob *self)
{
  gtk_info_bar_set_revealed (self->failure, FALSE);
}

static void
kh_backup_job_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, kh_backup_job_is_running (KH_BACKUP_JOB (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kh_backup_job_dispose (GObject *object)
{
  KhBackupJob *self = KH_BACKUP_JOB (object);

  g_clear_object (&self->cancellable);
  kh_template_dispose (GTK_WIDGET (self));
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (kh_backup_job_parent_class)->dispose (object);
}

static void
kh_backup_job_class_init (KhBackupJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kh_backup_job_dispose;
  object_class->get_property = kh_backup_job_get_property;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  done_signal = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/backup-job.ui");
  gtk_widget_class_bind_template_child (widget_class, KhBackupJob, revealer);
  gtk_widget_class_bind_template_child (widget_class, KhBackupJob, label);
  gtk_widget_class_bind_template_child (widget_class, KhBackupJob, progress);
  gtk_widget_class_bind_template_child (widget_class, KhBackupJob, failure);
  gtk_widget_class_bind_template_child (widget_class, KhBackupJob, failure_label);
  gtk_widget_class_bind_template_callback (widget_class, failure_response_cb);
  gtk_widget_class_install_action (widget_class, "job.cancel", NULL, cancel_action);
}

static void
kh_backup_job_init (KhBackupJob *self)
{
  kh_template_init (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "job.cancel", FALSE);
}
