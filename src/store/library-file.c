/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a library. */
#include "library-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "backup-private.h"
#include "draft-file.h"
#include "file-system.h"
#include "held.h"
#include "holder.h"
#include "schema.h"
#include "store-error.h"

/* Libraries up to this size are checked page by page when they are opened; of
 * larger ones only what is read is checked, because opening must not wait. */
#define CHECK_LIMIT (8 * 1024 * 1024)

/* The holder of a library on a network keeps it for hours: no use in waiting long. */
#define LOCK_TIMEOUT_MS 500

/* The header of a SQLite file (https://www.sqlite.org/fileformat2.html, 1.3). */
#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_PAGE_SIZE 16
#define HEADER_CHANGE_COUNTER 24
#define HEADER_PAGE_COUNT 28
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68
#define HEADER_VALID_FOR 92

static gboolean
fail (GError **error, KhStoreError code, const char *path, const char *format)
{
  g_autofree char *name = g_filename_display_name (path);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, KH_STORE_ERROR, code, format, name);
#pragma GCC diagnostic pop

  return FALSE;
}

static guint32
read_number (const guint8 *header, gsize offset)
{
  guint32 number;

  memcpy (&number, header + offset, sizeof number);

  return GUINT32_FROM_BE (number);
}

/* Through SQLite, which knows which files this program has open: the locks of all
 * its connections would go with a file descriptor of our own as soon as that is
 * closed, and the next program to leave would take the log away under them. */
static int
read_start (const char *path, guint8 *header)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);
  g_autofree sqlite3_file *file = g_malloc0 ((gsize) vfs->szOsFile);
  const char *name = sqlite3_create_filename (path, "", "", 0, NULL);
  int code = name != NULL ? vfs->xOpen (vfs, name, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL) : SQLITE_NOMEM;

  if (code == SQLITE_OK)
    code = file->pMethods->xRead (file, header, HEADER_SIZE, 0);
  if (file->pMethods != NULL)
    file->pMethods->xClose (file);
  sqlite3_free_filename ((char *) name);

  return code;
}

static gboolean
read_header (const char *path, guint8 *header, goffset *size, GError **error)
{
  GStatBuf info;
  int code;

  if (g_stat (path, &info) != 0)
    return kh_store_error_set_from_errno (error, path, errno);
  if (S_ISDIR (info.st_mode))
    return fail (error, KH_STORE_ERROR_NOT_A_LIBRARY, path, _("“%s” is a folder, not a library. Choose a file."));
  if (!S_ISREG (info.st_mode))
    return fail (error, KH_STORE_ERROR_NOT_A_LIBRARY, path, _("“%s” is no ordinary file and cannot be a library."));

  if (g_access (path, R_OK) != 0)
    return kh_store_error_set_from_errno (error, path, errno);

  *size = info.st_size;
  code = read_start (path, header);
  if (code == SQLITE_IOERR_SHORT_READ)
    return fail (error, KH_STORE_ERROR_NOT_A_LIBRARY, path, _("“%s” is not a library of plans. It was left as it is."));

  return code == SQLITE_OK || kh_store_error_set_from_errno (error, path, EIO);
}

static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return g_stat (log, &info) == 0 && info.st_size > 0;
}

/* While somebody has the library open there is a log, be it an empty one. Then
 * it must be opened with locks: those of this very process would be lost when a
 * connection without locks is closed. */
static gboolean
is_opened (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  return g_file_test (log, G_FILE_TEST_EXISTS);
}

/* A page count is to be trusted only if the last writer knew of it. While there
 * is a log the file may lawfully be shorter than its header says. */
static gboolean
is_truncated (const char *path, const guint8 *header, goffset size)
{
  guint32 page_size = ((guint32) header[HEADER_PAGE_SIZE] << 8) | header[HEADER_PAGE_SIZE + 1];

  if (page_size == 1)
    page_size = 65536;
  if (has_log (path) || read_number (header, HEADER_CHANGE_COUNTER) != read_number (header, HEADER_VALID_FOR))
    return FALSE;

  return size < (goffset) read_number (header, HEADER_PAGE_COUNT) * page_size;
}

/* Looks at the file's first bytes alone, because opening somebody else's
 * database with SQLite could already change it or put files beside it. */
static gboolean
check_header (const char *path, goffset *size, gboolean whole, GError **error)
{
  guint8 header[HEADER_SIZE];

  if (!read_header (path, header, size, error))
    return FALSE;
  if (memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0
      || read_number (header, HEADER_APPLICATION_ID) != KH_SCHEMA_APPLICATION_ID)
    return fail (error, KH_STORE_ERROR_NOT_A_LIBRARY, path, _("“%s” is not a library of plans. It was left as it is."));
  if (read_number (header, HEADER_USER_VERSION) > KH_SCHEMA_VERSION)
    return fail (error, KH_STORE_ERROR_TOO_NEW, path,
                 _("The library “%s” was written by a newer version of this program. Update the program to open it."));
  if (whole && is_truncated (path, header, *size))
    return fail (error, KH_STORE_ERROR_DAMAGED, path,
                 _("The library “%s” is damaged: its end is missing. Restore it from a backup."));

  return TRUE;
}

/* Root may write anywhere; a file that nobody may write is still meant to be kept. */
static gboolean
check_writable (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf info;

  if (g_access (path, W_OK) != 0 || g_stat (path, &info) != 0 || (info.st_mode & 0222) == 0)
    return fail (error, KH_STORE_ERROR_READ_ONLY, path,
                 _("The library “%s” is read-only. Make it writable, or copy it to a place where you can write."));
  if (g_access (folder, W_OK) != 0 || g_stat (folder, &info) != 0 || (info.st_mode & 0222) == 0)
    return fail (error, KH_STORE_ERROR_READ_ONLY, path,
                 _("The folder of the library “%s” is read-only. Make it writable, or copy the library to a place where you can write."));

  return TRUE;
}

static gboolean
check_versions (KhDatabase *database, const char *path, GError **error)
{
  gint64 application_id, version;

  if (!kh_database_get_int64 (database, &application_id, error, "PRAGMA application_id", "")
      || !kh_database_get_int64 (database, &version, error, "PRAGMA user_version", ""))
    return FALSE;
  if (application_id != KH_SCHEMA_APPLICATION_ID)
    return fail (error, KH_STORE_ERROR_NOT_A_LIBRARY, path, _("“%s” is not a library of plans. It was left as it is."));
  if (version > KH_SCHEMA_VERSION)
    return fail (error, KH_STORE_ERROR_TOO_NEW, path,
                 _("The library “%s” was written by a newer version of this program. Update the program to open it."));
  if (version < 1)
    return fail (error, KH_STORE_ERROR_DAMAGED, path,
                 _("The library “%s” is damaged: it has no version. Restore it from a backup."));

  return TRUE;
}

static gboolean
check_pages (KhDatabase *database, const char *path, goffset size, GError **error)
{
  sqlite3_stmt *statement;
  gboolean row, sound;

  if (size > CHECK_LIMIT)
    return kh_database_run (database, error, "SELECT count (*) FROM sqlite_schema", "");

  statement = kh_database_prepare (database, "PRAGMA quick_check (1)", error);
  if (statement == NULL || !kh_database_step (database, statement, &row, error))
    return FALSE;
  sound = row && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_reset (statement);

  return sound || fail (error, KH_STORE_ERROR_DAMAGED, path,
                        _("The library “%s” is damaged: parts of it cannot be read. Restore it from a backup."));
}

static gboolean
check_content (KhDatabase *database, const char *path, goffset size, GError **error)
{
  return check_versions (database, path, error) && check_pages (database, path, size, error);
}

/* Without a log nobody has the file open, and it can be read without a trace. */
static gboolean
check_unopened (const char *path, goffset size, GError **error)
{
  g_autoptr (KhDatabase) database = kh_database_open (path, KH_DATABASE_IMMUTABLE, error);

  return database != NULL && check_content (database, path, size, error);
}

/* What a migration does cannot be undone, so what it begins with is kept. */
static gboolean
migrate (KhDatabase *database, const char *path, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *backup = NULL;
  gint64 version;

  if (!kh_database_get_int64 (database, &version, error, "PRAGMA user_version", ""))
    return FALSE;
  if (version >= KH_SCHEMA_VERSION)
    return TRUE;

  folder = kh_backup_get_folder (path);
  backup = kh_backup_new_path (path, folder, g_get_real_time () / G_USEC_PER_SEC);

  return kh_backup_write_database (database, backup, error) && kh_schema_migrate (database, error);
}

static KhDatabase *
open_for_writing (const char *path, goffset size, GError **error)
{
  g_autoptr (KhDatabase) database = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean logged = is_opened (path);

  if (!check_writable (path, error))
    return NULL;
  if (!logged && !check_unopened (path, size, &local_error))
    {
      /* Unless somebody opened it at this very moment. */
      if (!is_opened (path))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      logged = TRUE;
    }

  database = kh_database_open (path, KH_DATABASE_WRITE, error);
  if (database == NULL)
    return NULL;

  kh_database_keep_files (database, logged);
  if (logged && !check_content (database, path, size, error))
    return NULL;
  if (!migrate (database, path, error))
    return NULL;
  kh_database_keep_files (database, FALSE);
  /* One that was on a network, or comes from a backup, is in another mode. */
  if (!kh_database_exec (database, "PRAGMA journal_mode = WAL", error))
    return NULL;

  return g_steal_pointer (&database);
}

/* On a network the one who is kept out is told by whom. */
static void
propagate_held (const char *path, GError *cause, GError **error)
{
  g_autofree char *text = NULL;

  if (!g_error_matches (cause, KH_STORE_ERROR, KH_STORE_ERROR_BUSY))
    {
      g_propagate_error (error, cause);
      return;
    }
  text = kh_holder_describe (path);
  g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_BUSY, text);
  g_error_free (cause);
}

/* One program at a time, without a log in shared memory: the lock is taken at
 * once and held until the connection is closed. */
static gboolean
lock_alone (KhDatabase *database, GError **error)
{
  sqlite3_busy_timeout (kh_database_get_handle (database), LOCK_TIMEOUT_MS);

  return kh_database_exec (database,
                           "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT; PRAGMA journal_mode = DELETE", error);
}

static KhDatabase *
open_alone (const char *path, goffset size, GError **error)
{
  g_autoptr (KhDatabase) database = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!check_writable (path, error))
    return NULL;
  database = kh_database_open (path, KH_DATABASE_WRITE, &local_error);
  if (database == NULL || !lock_alone (database, &local_error)
      || !check_content (database, path, size, &local_error) || !migrate (database, path, &local_error))
    {
      propagate_held (path, g_steal_pointer (&local_error), error);
      return NULL;
    }
  kh_holder_write (path, g_get_real_time () / G_USEC_PER_SEC);
  kh_database_hold (database);

  return g_steal_pointer (&database);
}

static KhDatabase *
open_for_reading (const char *path, goffset size, gboolean network, GError **error)
{
  /* Whether somebody has it open on another machine only a lock says. */
  KhDatabaseMode mode = network || is_opened (path) ? KH_DATABASE_READ : KH_DATABASE_IMMUTABLE;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KhDatabase) database = kh_database_open (path, mode, &local_error);
  gint64 version;

  if (database == NULL || !check_content (database, path, size, &local_error))
    {
      if (network)
        propagate_held (path, g_steal_pointer (&local_error), error);
      else
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!kh_database_get_int64 (database, &version, error, "PRAGMA user_version", ""))
    return NULL;
  if (version < KH_SCHEMA_VERSION)
    {
      fail (error, KH_STORE_ERROR_READ_ONLY, path,
            _("The library “%s” must be brought to the program's version first, and it is read-only."));
      return NULL;
    }

  return g_steal_pointer (&database);
}

/* What is wrong with it shows where it is read. One of an older version, whose
 * tables the program no longer knows, can only be salvaged. */
static KhDatabase *
open_damaged (const char *path, GError **error)
{
  g_autoptr (KhDatabase) database = kh_library_file_open_remains (path, error);
  gint64 version;

  if (database == NULL || !kh_database_get_int64 (database, &version, error, "PRAGMA user_version", ""))
    return NULL;
  if (version != KH_SCHEMA_VERSION)
    {
      fail (error, KH_STORE_ERROR_DAMAGED, path,
            _("The library “%s” is damaged, and of another version. Restore it from a backup, or salvage what can be read."));
      return NULL;
    }

  return g_steal_pointer (&database);
}

static gboolean
build_library (const char *path, GError **error)
{
  g_autoptr (KhDatabase) database = kh_database_open (path, KH_DATABASE_BUILD, error);

  return database != NULL && kh_schema_create (database, error);
}

/* In write-ahead mode from its first day, and on the disk before it has a name. */
static gboolean
set_write_ahead (const char *path, GError **error)
{
  g_autoptr (KhDatabase) database = kh_database_open (path, KH_DATABASE_WRITE, error);

  return database != NULL && kh_database_exec (database, "PRAGMA journal_mode = WAL", error);
}

static gboolean
create_library (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  char *draft;
  gboolean made;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return kh_store_error_set_from_errno (error, folder, errno);

  draft = kh_draft_create (path, error);
  made = draft != NULL && build_library (draft, error) && set_write_ahead (draft, error)
         && kh_draft_publish (draft, path, FALSE, error);
  kh_draft_discard (draft);

  return made;
}

gboolean
kh_library_file_is_network (const char *path, KhStoreOpenFlags flags)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return (flags & KH_STORE_OPEN_NETWORK) != 0 || kh_file_system_is_network (folder, NULL);
}

KhDatabase *
kh_library_file_open (const char *path, KhStoreOpenFlags flags, GError **error)
{
  const gboolean read_only = (flags & (KH_STORE_OPEN_READ_ONLY | KH_STORE_OPEN_DAMAGED)) != 0;
  const gboolean network = kh_library_file_is_network (path, flags);
  goffset size = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (read_only)
        {
          fail (error, KH_STORE_ERROR_NOT_FOUND, path, _("There is no library “%s”."));
          return NULL;
        }
      if (!create_library (path, error))
        return NULL;
    }
  if ((flags & KH_STORE_OPEN_DAMAGED) != 0)
    return open_damaged (path, error);
  if (!check_header (path, &size, TRUE, error))
    return NULL;

  if (read_only)
    return open_for_reading (path, size, network, error);

  return network ? open_alone (path, size, error) : open_for_writing (path, size, error);
}

KhDatabase *
kh_library_file_open_as_is (const char *path, GError **error)
{
  KhDatabase *copy;
  goffset size;

  if (!kh_held_copy (path, &copy, error))
    return NULL;
  if (copy != NULL)
    return copy;
  if (!check_header (path, &size, TRUE, error))
    return NULL;

  return kh_database_open (path, is_opened (path) ? KH_DATABASE_READ : KH_DATABASE_IMMUTABLE, error);
}

KhDatabase *
kh_library_file_open_remains (const char *path, GError **error)
{
  g_autoptr (KhDatabase) database = NULL;
  goffset size;

  if (!check_header (path, &size, FALSE, error))
    return NULL;

  database = kh_database_open (path, is_opened (path) ? KH_DATABASE_READ : KH_DATABASE_IMMUTABLE, error);
  if (database != NULL)
    kh_database_tolerate (database);

  return g_steal_pointer (&database);
}

gboolean
kh_library_file_move_aside (const char *path, char **kept, GError **error)
{
  static const char *const ends[] = { "-wal", "-shm", "" };
  g_autofree char *uuid = g_uuid_string_random ();

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *from = g_strconcat (path, ends[i], NULL);
      g_autofree char *to = g_strdup_printf ("%s.damaged-%.8s%s", path, uuid, ends[i]);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return kh_store_error_set_from_errno (error, from, errno);
    }
  if (kept != NULL)
    *kept = g_strdup_printf ("%s.damaged-%.8s", path, uuid);

  return TRUE;
}
