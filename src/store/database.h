/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: one connection to a SQLite file, with GError and a cache of
 * prepared statements. This file and its users are the only place of SQL. */
#pragma once

#include <sqlite3.h>

#include "store.h"

G_BEGIN_DECLS

typedef struct _KhDatabase KhDatabase;

/**
 * KhDatabaseMode:
 * @KH_DATABASE_WRITE: reads and writes an existing file
 * @KH_DATABASE_READ: reads an existing file beside its `-wal`
 * @KH_DATABASE_IMMUTABLE: reads an existing file that nobody writes; neither
 *   locks it nor puts files beside it
 * @KH_DATABASE_BUILD: fills an empty file that nobody else knows yet, without
 *   files beside it
 * @KH_DATABASE_MEMORY: no file at all, empty; the path only names it in messages
 * @KH_DATABASE_TEMPORARY: as in memory, and what is too much for it on the disk
 */
typedef enum
{
  KH_DATABASE_WRITE,
  KH_DATABASE_READ,
  KH_DATABASE_IMMUTABLE,
  KH_DATABASE_BUILD,
  KH_DATABASE_MEMORY,
  KH_DATABASE_TEMPORARY,
} KhDatabaseMode;

/**
 * kh_database_open:
 * @path: absolute path
 *
 * Registers the search tokenizer and the SQL functions of the library, turns on
 * foreign keys and full durability. Nothing is read from the file yet but its
 * header.
 *
 * Returns: (transfer full): the connection; %NULL with @error set
 */
KhDatabase *kh_database_open (const char *path, KhDatabaseMode mode, GError **error);
void        kh_database_free (KhDatabase *self);

/**
 * kh_database_open_memory:
 *
 * Returns: (transfer full): a connection to an empty database in memory, where
 *   foreign keys are not checked: it may hold a part of a library
 */
KhDatabase *kh_database_open_memory (GError **error);

/**
 * kh_database_set_cancellable:
 * @cancellable: (nullable): must outlive its use
 *
 * From now on statements end with %G_IO_ERROR_CANCELLED when it is cancelled.
 */
void        kh_database_set_cancellable (KhDatabase *self, GCancellable *cancellable);

sqlite3    *kh_database_get_handle (KhDatabase *self);

/** kh_database_get_path: Returns: (transfer none): the path it was opened with */
const char *kh_database_get_path (KhDatabase *self);

/** kh_database_hold: its lock keeps everybody else out: enters it in the list of held.h until it is closed */
void kh_database_hold (KhDatabase *self);

/**
 * kh_database_keep_files:
 *
 * While @keep is %TRUE, closing leaves the file as it is: the last connection
 * does not move its `-wal` into it.
 */
void kh_database_keep_files (KhDatabase *self, gboolean keep);

/**
 * kh_database_tolerate:
 *
 * From now on a file whose end is missing, or whose schema has faults, is read
 * as far as it goes. Only for connections that cannot write.
 */
void kh_database_tolerate (KhDatabase *self);

/** kh_database_has_moved: whether the file that is open no longer has its name */
gboolean kh_database_has_moved (KhDatabase *self);

/** kh_database_exec: runs the statements of @sql, parted by semicolons */
gboolean kh_database_exec (KhDatabase *self, const char *sql, GError **error);

/**
 * kh_database_prepare:
 *
 * Returns: (transfer none): the statement for @sql, reset and without bindings;
 *   it stays in the cache, so the same SQL must not be stepped by two loops at
 *   once; %NULL with @error set
 */
sqlite3_stmt *kh_database_prepare (KhDatabase *self, const char *sql, GError **error);

/**
 * kh_database_step:
 * @row: (out): whether there is a row to read
 *
 * A statement that has no more rows or fails is reset, so that it keeps no
 * reading transaction open.
 */
gboolean kh_database_step (KhDatabase *self, sqlite3_stmt *statement, gboolean *row, GError **error);

/**
 * kh_database_query:
 * @format: a letter a parameter: `i` gint64, `s` (nullable) const char *, `b` #GBytes
 *
 * Returns: (transfer none): the statement with its parameters bound, to be stepped
 */
sqlite3_stmt *kh_database_query (KhDatabase *self, GError **error, const char *sql, const char *format, ...);

/** kh_database_run: like kh_database_query(), and runs it to its end */
gboolean kh_database_run (KhDatabase *self, GError **error, const char *sql, const char *format, ...);

/**
 * kh_database_get_int64:
 * @value: (out): first column of the first row, 0 if there is none or it is null
 */
gboolean kh_database_get_int64 (KhDatabase *self, gint64 *value, GError **error, const char *sql, const char *format, ...);

/** kh_database_fail: Returns: %FALSE, with @error set from SQLite's last error on this connection */
gboolean kh_database_fail (KhDatabase *self, int code, GError **error);

/** kh_database_begin: begins a writing transaction, waiting for other writers for a while */
gboolean kh_database_begin    (KhDatabase *self, GError **error);
gboolean kh_database_commit   (KhDatabase *self, GError **error);
void     kh_database_rollback (KhDatabase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhDatabase, kh_database_free)

G_END_DECLS
