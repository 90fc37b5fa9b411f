/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhBackupRow: one backup in the list of backups. */
#include "backup-row.h"

#include <glib/gi18n.h>

#include "backup-plans.h"
#include "plan-text.h"

struct _KhBackupRow
{
  AdwActionRow parent_instance;

  KhBackup *backup;
};

G_DEFINE_FINAL_TYPE (KhBackupRow, kh_backup_row, ADW_TYPE_ACTION_ROW)

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhBackupRow) self = user_data;
  g_autoptr (GListModel) plans = kh_backup_plans_finish (result, NULL);
  g_autofree char *size = g_format_size (kh_backup_get_size (self->backup));
  g_autofree char *count = NULL;
  g_autofree char *subtitle = NULL;

  if (plans != NULL)
    count = g_strdup_printf (ngettext ("%u plan", "%u plans", g_list_model_get_n_items (plans)), g_list_model_get_n_items (plans));
  subtitle = g_strdup_printf ("%s · %s", count != NULL ? count : _("It cannot be read"), size);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
}

static void
kh_backup_row_dispose (GObject *object)
{
  g_clear_object (&KH_BACKUP_ROW (object)->backup);

  G_OBJECT_CLASS (kh_backup_row_parent_class)->dispose (object);
}

static void
kh_backup_row_class_init (KhBackupRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_backup_row_dispose;
}

static void
kh_backup_row_init (KhBackupRow *self)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

GtkWidget *
kh_backup_row_new (KhBackup *backup)
{
  KhBackupRow *self;
  g_autofree char *title = NULL;
  g_autofree char *size = NULL;

  g_return_val_if_fail (KH_IS_BACKUP (backup), NULL);

  self = g_object_new (KH_TYPE_BACKUP_ROW, NULL);
  self->backup = g_object_ref (backup);
  title = kh_plan_text_moment (kh_backup_get_time (backup));
  size = g_format_size (kh_backup_get_size (backup));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), size);
  kh_backup_plans_async (kh_backup_get_path (backup), NULL, counted_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}

KhBackup *
kh_backup_row_get_backup (KhBackupRow *self)
{
  g_return_val_if_fail (KH_IS_BACKUP_ROW (self), NULL);

  return self->backup;
}
