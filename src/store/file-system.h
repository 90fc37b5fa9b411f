/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: whether a folder is on a network. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KhFileSystemProbe:
 * @folder: a path
 * @type: (out): the type of its file system, as statfs(2) has it
 *
 * Returns: whether it could be told
 */
typedef gboolean (*KhFileSystemProbe) (const char *folder, guint32 *type);

/**
 * kh_file_system_is_network:
 * @probe: (nullable): a stand-in for statfs(2), for tests
 *
 * Whether the file systems of several machines meet in @folder, or it is one of
 * which that cannot be excluded: there, memory that programs share for the
 * write-ahead log is not shared by all of them, and the log would damage the file
 * (https://www.sqlite.org/wal.html, 1).
 */
gboolean kh_file_system_is_network (const char *folder, KhFileSystemProbe probe);

G_END_DECLS
