/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are never seen half written. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * kh_whole_file_write:
 * @file: a new file, or one to be replaced
 * @bytes: what it shall hold
 * @cancellable: (nullable): until the writing begins, or for files that are not on this machine
 * @error: return location; domains G_FILE_ERROR and G_IO_ERROR
 *
 * Writes @bytes into @file, which is whole on the disk afterwards or as it was. A
 * device or a pipe is written to, and a link followed. Others may do no more with a
 * file that is replaced than they might before. Blocks.
 *
 * Returns: whether it is written
 */
gboolean kh_whole_file_write        (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error);

/** kh_whole_file_write_async: as kh_whole_file_write(), in a thread; the source of the result is @file */
void     kh_whole_file_write_async  (GFile *file, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);

/** kh_whole_file_write_finish: Returns: whether @file is written */
gboolean kh_whole_file_write_finish (GFile *file, GAsyncResult *result, GError **error);

G_END_DECLS
