/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is inside a backup, read in a thread. */
#include "backup-plans.h"

#include "background.h"

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GListModel *plans = kh_backup_list_plans (data, &error);

  if (plans != NULL)
    g_task_return_pointer (task, plans, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
kh_backup_plans_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, kh_backup_plans_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  kh_background_run (task, run_in_thread);
}

GListModel *
kh_backup_plans_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kh_backup_plans_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static char *
dup_uuid (GListModel *plans, guint position)
{
  g_autoptr (KhPlanInfo) info = g_list_model_get_item (plans, position);
  char *uuid = NULL;

  g_object_get (info, "uuid", &uuid, NULL);

  return uuid;
}

guint
kh_backup_plans_count_missing (GListModel *plans, GListModel *others)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (others); i++)
    g_hash_table_add (known, dup_uuid (others, i));
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autofree char *uuid = dup_uuid (plans, i);

      n += !g_hash_table_contains (known, uuid);
    }

  return n;
}
