/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection to a SQLite file. */
#include "database.h"

#include <stdarg.h>
#include <string.h>

#include "held.h"
#include "search-index.h"
#include "store-error.h"
#include "tokenizer.h"

/* Edits take less than a millisecond; only an import or a backup holds the file longer. */
#define BUSY_TIMEOUT_MS 5000

struct _KhDatabase
{
  char       *path;
  sqlite3    *handle;
  GHashTable *statements; /* SQL → sqlite3_stmt */
  GCancellable *cancellable;
  gboolean    held; /* whether it is in the list of held.h */
};

static void
plain_func (sqlite3_context *context, int n_args, sqlite3_value **args)
{
  const char *markup = (const char *) sqlite3_value_text (args[0]);

  if (markup == NULL || !g_utf8_validate (markup, -1, NULL))
    sqlite3_result_text (context, "", -1, SQLITE_STATIC);
  else
    sqlite3_result_text (context, kh_markup_to_plain (markup), -1, g_free);
}

static gboolean
register_extensions (KhDatabase *self, GError **error)
{
  int code = sqlite3_create_function_v2 (self->handle, "kh_plain", 1,
                                         SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                         NULL, plain_func, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    code = kh_search_index_register (self->handle);
  if (code == SQLITE_OK)
    code = kh_tokenizer_register (self->handle);

  return code == SQLITE_OK || kh_database_fail (self, code, error);
}

static gboolean
configure (KhDatabase *self, KhDatabaseMode mode, GError **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  /* A library may come from somebody else: its schema gets little power over us.
   * (An untrusted schema would shut out FTS5 of SQLite 3.40 from triggers.) */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);

  if (!register_extensions (self, error))
    return FALSE;
  if (mode == KH_DATABASE_BUILD && !kh_database_exec (self, "PRAGMA journal_mode = MEMORY", error))
    return FALSE;

  return kh_database_exec (self, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL", error);
}

/* SQLite's own words for what it takes from a URI's path. */
static char *
uri_for_path (const char *path, const char *query)
{
  g_autofree char *escaped = g_uri_escape_bytes ((const guint8 *) path, strlen (path), "/");

  return g_strdup_printf ("file:%s?%s", escaped, query);
}

KhDatabase *
kh_database_open (const char *path, KhDatabaseMode mode, GError **error)
{
  g_autoptr (KhDatabase) self = g_new0 (KhDatabase, 1);
  g_autofree char *uri = NULL;
  int code, flags = SQLITE_OPEN_URI;

  g_assert (g_path_is_absolute (path));

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);
  if (mode == KH_DATABASE_TEMPORARY)
    flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  else if (mode == KH_DATABASE_MEMORY)
    flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY;
  else if (mode == KH_DATABASE_WRITE || mode == KH_DATABASE_BUILD)
    flags |= SQLITE_OPEN_READWRITE;
  else
    flags |= SQLITE_OPEN_READONLY;
  if (mode == KH_DATABASE_MEMORY || mode == KH_DATABASE_TEMPORARY)
    uri = g_strdup (mode == KH_DATABASE_MEMORY ? ":memory:" : "");
  else
    uri = uri_for_path (path, mode == KH_DATABASE_IMMUTABLE ? "immutable=1" : "");

  code = sqlite3_open_v2 (uri, &self->handle, flags, NULL);
  if (code != SQLITE_OK)
    {
      kh_database_fail (self, code, error);
      return NULL;
    }
  if (!configure (self, mode, error))
    return NULL;

  return g_steal_pointer (&self);
}

KhDatabase *
kh_database_open_memory (GError **error)
{
  g_autoptr (KhDatabase) self = g_new0 (KhDatabase, 1);
  int code;

  self->path = g_strdup (":memory:");
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);
  code = sqlite3_open_v2 (self->path, &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  if (code != SQLITE_OK)
    {
      kh_database_fail (self, code, error);
      return NULL;
    }
  if (!configure (self, KH_DATABASE_WRITE, error) || !kh_database_exec (self, "PRAGMA foreign_keys = OFF", error))
    return NULL;

  return g_steal_pointer (&self);
}

void
kh_database_free (KhDatabase *self)
{
  if (self == NULL)
    return;

  if (self->held)
    kh_held_remove (self);
  g_hash_table_unref (self->statements);
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("A connection is closed while something still uses it");
  g_free (self->path);
  g_free (self);
}

/* Some hundred times a second: enough to feel prompt, too little to cost. */
#define STEPS_BETWEEN_LOOKS 50000

static int
look_cb (void *user_data)
{
  return g_cancellable_is_cancelled (user_data);
}

void
kh_database_set_cancellable (KhDatabase *self, GCancellable *cancellable)
{
  self->cancellable = cancellable;
  sqlite3_progress_handler (self->handle, cancellable != NULL ? STEPS_BETWEEN_LOOKS : 0, look_cb, cancellable);
}

sqlite3 *
kh_database_get_handle (KhDatabase *self)
{
  return self->handle;
}

const char *
kh_database_get_path (KhDatabase *self)
{
  return self->path;
}

void
kh_database_hold (KhDatabase *self)
{
  self->held = TRUE;
  kh_held_add (self);
}

void
kh_database_keep_files (KhDatabase *self, gboolean keep)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep, NULL);
}

gboolean
kh_database_has_moved (KhDatabase *self)
{
  int moved = 0;

  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);

  return moved != 0;
}

void
kh_database_tolerate (KhDatabase *self)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
}

gboolean
kh_database_fail (KhDatabase *self, int code, GError **error)
{
  const char *detail;

  if ((code & 0xff) == SQLITE_INTERRUPT && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  detail = self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code);
  kh_store_error_set_from_sqlite (error, self->path, code, detail);

  return FALSE;
}

gboolean
kh_database_exec (KhDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || kh_database_fail (self, code, error);
}

sqlite3_stmt *
kh_database_prepare (KhDatabase *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int code;

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }

  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      kh_database_fail (self, code, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);

  return statement;
}

gboolean
kh_database_step (KhDatabase *self, sqlite3_stmt *statement, gboolean *row, GError **error)
{
  int code = sqlite3_step (statement);

  if (row != NULL)
    *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    kh_database_fail (self, code, error);

  sqlite3_reset (statement);

  return code == SQLITE_DONE;
}

static void
bind_arguments (sqlite3_stmt *statement, const char *format, va_list args)
{
  for (int i = 0; format[i] != '\0'; i++)
    {
      GBytes *bytes;
      gsize size;
      gconstpointer data;

      switch (format[i])
        {
        case 'i':
          sqlite3_bind_int64 (statement, i + 1, va_arg (args, gint64));
          break;
        case 's':
          sqlite3_bind_text (statement, i + 1, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
          break;
        case 'b':
          bytes = va_arg (args, GBytes *);
          data = g_bytes_get_data (bytes, &size);
          sqlite3_bind_blob64 (statement, i + 1, data, size, SQLITE_TRANSIENT);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

static sqlite3_stmt *
query_valist (KhDatabase *self, GError **error, const char *sql, const char *format, va_list args)
{
  sqlite3_stmt *statement = kh_database_prepare (self, sql, error);

  if (statement != NULL)
    bind_arguments (statement, format, args);

  return statement;
}

sqlite3_stmt *
kh_database_query (KhDatabase *self, GError **error, const char *sql, const char *format, ...)
{
  sqlite3_stmt *statement;
  va_list args;

  va_start (args, format);
  statement = query_valist (self, error, sql, format, args);
  va_end (args);

  return statement;
}

gboolean
kh_database_run (KhDatabase *self, GError **error, const char *sql, const char *format, ...)
{
  sqlite3_stmt *statement;
  gboolean row = TRUE;
  va_list args;

  va_start (args, format);
  statement = query_valist (self, error, sql, format, args);
  va_end (args);

  while (statement != NULL && row)
    if (!kh_database_step (self, statement, &row, error))
      return FALSE;

  return statement != NULL;
}

gboolean
kh_database_get_int64 (KhDatabase *self, gint64 *value, GError **error, const char *sql, const char *format, ...)
{
  sqlite3_stmt *statement;
  gboolean row;
  va_list args;

  va_start (args, format);
  statement = query_valist (self, error, sql, format, args);
  va_end (args);

  if (statement == NULL || !kh_database_step (self, statement, &row, error))
    return FALSE;

  *value = row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);

  return TRUE;
}

gboolean
kh_database_begin (KhDatabase *self, GError **error)
{
  return kh_database_run (self, error, "BEGIN IMMEDIATE", "");
}

gboolean
kh_database_commit (KhDatabase *self, GError **error)
{
  return kh_database_run (self, error, "COMMIT", "");
}

void
kh_database_rollback (KhDatabase *self)
{
  /* A full disk or an I/O error may have ended the transaction already. */
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}
