/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is inside a backup, read in a thread. */
#pragma once

#include <gio/gio.h>

#include "backup.h"

G_BEGIN_DECLS

/** kh_backup_plans_async: kh_backup_list_plans() in a thread */
void        kh_backup_plans_async  (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
/** kh_backup_plans_finish: Returns: (transfer full): a #GListModel of #KhPlanInfo */
GListModel *kh_backup_plans_finish (GAsyncResult *result, GError **error);

/**
 * kh_backup_plans_count_missing:
 * @plans: a #GListModel of #KhPlanInfo
 * @others: the same
 *
 * Returns: how many of @plans are not among @others
 */
guint       kh_backup_plans_count_missing (GListModel *plans, GListModel *others);

G_END_DECLS
