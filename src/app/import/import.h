/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file becomes a plan without the window waiting for it. */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

/**
 * kh_import_async:
 * @flags: what of texts that are no plan
 * @cancellable: (nullable): ends the process that reads
 *
 * Reads a plan from @file in a process of its own, for which a thread waits; it
 * is in no library yet.
 */
void    kh_import_async  (GFile *file, KhReaderFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data);
/** kh_import_finish: Returns: (transfer full): the plan, as kh_reader_read_file() */
KhPlan *kh_import_finish (GAsyncResult *result, GError **error);

G_END_DECLS
