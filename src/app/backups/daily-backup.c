/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhDailyBackup: makes the day's backup of a library while the program runs. */
#include "daily-backup.h"

#include "background.h"
#include "backup.h"

#define FIRST_LOOK 20 /* s */
#define EACH_LOOK (60 * 60)
#define AFTER_FAILURE (5 * 60)

/* Invariant: cancellable is set while a backup is under way. */
struct _KhDailyBackup
{
  GObject parent_instance;

  GApplication *application; /* weak */
  char *library;
  char *message;
  GCancellable *cancellable;
  guint source;
};

enum
{
  PROP_0,
  PROP_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint looked_signal;

G_DEFINE_FINAL_TYPE (KhDailyBackup, kh_daily_backup, G_TYPE_OBJECT)

static void
set_message (KhDailyBackup *self, const char *message)
{
  if (g_strcmp0 (self->message, message) == 0)
    return;
  g_free (self->message);
  self->message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *library = data;
  g_autofree char *folder = kh_backup_get_folder (library);
  GError *error = NULL;

  if (kh_backup_run_daily (library, folder, g_get_real_time () / G_USEC_PER_SEC, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
each_look_cb (gpointer user_data)
{
  kh_daily_backup_look (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
first_look_cb (gpointer user_data)
{
  KhDailyBackup *self = user_data;

  kh_daily_backup_look (self);
  self->source = g_timeout_add_seconds (EACH_LOOK, each_look_cb, self);
  return G_SOURCE_REMOVE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KhDailyBackup *self = KH_DAILY_BACKUP (source);
  g_autoptr (GApplication) application = user_data;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->cancellable);
  g_task_propagate_boolean (G_TASK (result), &error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_message (self, error != NULL ? error->message : NULL);
  if (self->message != NULL)
    {
      /* A stick that is put in again, or room that was made, need no hour to be noticed. */
      g_clear_handle_id (&self->source, g_source_remove);
      self->source = g_timeout_add_seconds (AFTER_FAILURE, first_look_cb, self);
    }
  g_signal_emit (self, looked_signal, 0);
  if (application != NULL)
    g_application_release (application);
}

void
kh_daily_backup_look (KhDailyBackup *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KH_IS_DAILY_BACKUP (self));

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  if (self->application != NULL)
    g_application_hold (self->application);
  task = g_task_new (self, self->cancellable, done_cb, self->application != NULL ? g_object_ref (self->application) : NULL);
  g_task_set_task_data (task, g_strdup (self->library), g_free);
  kh_background_run (task, run_in_thread);
}

static void
kh_daily_backup_dispose (GObject *object)
{
  KhDailyBackup *self = KH_DAILY_BACKUP (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->application);

  G_OBJECT_CLASS (kh_daily_backup_parent_class)->dispose (object);
}

static void
kh_daily_backup_finalize (GObject *object)
{
  KhDailyBackup *self = KH_DAILY_BACKUP (object);

  g_free (self->library);
  g_free (self->message);

  G_OBJECT_CLASS (kh_daily_backup_parent_class)->finalize (object);
}

static void
kh_daily_backup_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_MESSAGE:
      g_value_set_string (value, KH_DAILY_BACKUP (object)->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kh_daily_backup_class_init (KhDailyBackupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kh_daily_backup_dispose;
  object_class->finalize = kh_daily_backup_finalize;
  object_class->get_property = kh_daily_backup_get_property;

  properties[PROP_MESSAGE]
      = g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  looked_signal = g_signal_new ("looked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kh_daily_backup_init (KhDailyBackup *self)
{
}

KhDailyBackup *
kh_daily_backup_new (GApplication *application, const char *library)
{
  KhDailyBackup *self;

  g_return_val_if_fail (library != NULL, NULL);

  self = g_object_new (KH_TYPE_DAILY_BACKUP, NULL);
  g_set_weak_pointer (&self->application, application);
  self->library = g_strdup (library);
  self->source = g_timeout_add_seconds (FIRST_LOOK, first_look_cb, self);

  return self;
}

const char *
kh_daily_backup_get_message (KhDailyBackup *self)
{
  g_return_val_if_fail (KH_IS_DAILY_BACKUP (self), NULL);

  return self->message;
}
