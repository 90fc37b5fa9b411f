/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: SQLite's codes as errors of the store. */
#pragma once

#include <sqlite3.h>

#include "store.h"

G_BEGIN_DECLS

/**
 * kh_store_error_set_from_sqlite:
 * @path: (nullable): the library
 * @code: a result code of SQLite other than OK, ROW and DONE
 * @detail: SQLite's own words
 *
 * Sets a #KhStoreError with a sentence that names the library.
 */
void kh_store_error_set_from_sqlite (GError **error, const char *path, int code, const char *detail);

/**
 * kh_store_error_set_from_errno:
 * @path: what was to be used
 *
 * Returns: %FALSE, with @error set to a sentence that names @path
 */
gboolean kh_store_error_set_from_errno (GError **error, const char *path, int code);

G_END_DECLS
