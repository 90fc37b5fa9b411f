/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: a backup through a connection that is open. */
#pragma once

#include "backup.h"
#include "database.h"

G_BEGIN_DECLS

/**
 * kh_backup_write_database:
 * @database: a library, outside a transaction
 * @path: absolute path of the backup
 *
 * kh_backup_write() of a library that no other connection could read.
 */
gboolean kh_backup_write_database (KhDatabase *database, const char *path, GError **error);

G_END_DECLS
