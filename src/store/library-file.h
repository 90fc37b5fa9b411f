/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: the file of a library, from nothing or from the disk to an
 * open connection, and the reasons why not. */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * kh_library_file_open:
 * @path: absolute path
 * @flags: as for kh_store_open()
 * @error: #KhStoreError; the file is then as it was, and nothing lies beside it
 *   that did not before
 *
 * A new library is built whole under a name nobody can guess and then given its
 * own: a file that is there is either somebody else's or a complete library.
 *
 * Returns: (transfer full): the connection, of the newest schema unless read-only
 */
KhDatabase *kh_library_file_open (const char *path, KhStoreOpenFlags flags, GError **error);

/**
 * kh_library_file_is_network:
 *
 * Whether the library is, or with %KH_STORE_OPEN_NETWORK is taken to be, on a
 * network file system: then one program at a time has it, and says so beside it
 * (holder.h).
 */
gboolean kh_library_file_is_network (const char *path, KhStoreOpenFlags flags);

/**
 * kh_library_file_open_as_is:
 * @path: absolute path
 *
 * Opens a library of this version or an older one for reading, without looking
 * at its pages: to copy or to check it, or to read what can still be read. What
 * this program holds alone (held.h) is read from a copy.
 *
 * Returns: (transfer full): the connection
 */
KhDatabase *kh_library_file_open_as_is (const char *path, GError **error);

/** kh_library_file_open_remains: kh_library_file_open_as_is() of a file whose end may be missing */
KhDatabase *kh_library_file_open_remains (const char *path, GError **error);

/**
 * kh_library_file_move_aside:
 * @kept: (out) (optional) (transfer full): the new name
 *
 * The library, which is damaged, and what lies beside it get other names there
 * and are kept.
 */
gboolean kh_library_file_move_aside (const char *path, char **kept, GError **error);

G_END_DECLS
