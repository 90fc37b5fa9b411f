/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: libraries that this program holds alone (on a network), so
 * that its own threads still get at them. A lock on a file is the whole program's,
 * and so is this list; it may be used from any thread. */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/** kh_held_add: @database: the connection that has the exclusive lock; until kh_held_remove() */
void        kh_held_add    (KhDatabase *database);
/** kh_held_remove: before @database is closed; waits for a copy under way */
void        kh_held_remove (KhDatabase *database);

/**
 * kh_held_copy:
 * @path: absolute path of a library
 * @copy: (out) (transfer full) (nullable): the library as it is at one moment, in
 *   a database of its own that nobody else sees; %NULL if @path is not held here
 *
 * Returns: %FALSE with @error set if it is held here and could not be copied
 */
gboolean    kh_held_copy   (const char *path, KhDatabase **copy, GError **error);

/** KhHeldFunc: @database: the connection that holds the library */
typedef gboolean (*KhHeldFunc) (KhDatabase *database, gpointer user_data, GError **error);

/**
 * kh_held_call:
 * @held: (out): whether @path is held here; else @func is not called
 *
 * Returns: what @func returned, %TRUE if it was not called
 */
gboolean    kh_held_call   (const char *path, KhHeldFunc func, gpointer user_data, gboolean *held, GError **error);

G_END_DECLS
