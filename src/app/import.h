/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file becomes a plan without the window waiting for it. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/** kh_import_async: reads a plan from @file in a thread; it is in no library yet */
void    kh_import_async  (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** kh_import_finish: Returns: (transfer full): the plan, as kh_reader_read_file() */
KhPlan *kh_import_finish (GAsyncResult *result, GError **error);

/**
 * kh_import_dup_summary:
 * @plan: a plan just imported
 * @with_title: whether the plan is not in sight and must be named
 *
 * Returns: (transfer full): translated sentence that says what was found
 */
char   *kh_import_dup_summary (KhPlan *plan, gboolean with_title);

G_END_DECLS
