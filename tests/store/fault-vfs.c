/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file system for SQLite that fails when it is told to, over the usual one. */
#include "fault-vfs.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>

/* Invariant: the real file lies behind this one in the same piece of memory. */
typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} FaultFile;

static struct
{
  sqlite3_vfs *real;
  gboolean armed;
  gboolean lasting;
  gboolean fired;
  FaultKind kind;
  guint skip;
  guint n_calls;
} state;

/* Returns: whether this call fails */
static gboolean
fails (gboolean writes)
{
  if (state.fired)
    {
      if (state.armed && state.kind == FAULT_TORN)
        return writes;
      return state.armed && state.lasting && (state.kind == FAULT_IO || writes);
    }
  if (state.armed && state.kind != FAULT_IO && !writes)
    return FALSE;

  state.n_calls++;
  if (!state.armed || state.n_calls <= state.skip)
    return FALSE;
  state.fired = TRUE;
  if (state.kind == FAULT_KILL)
    raise (SIGKILL);

  return TRUE;
}

static int
code_of (int io_code)
{
  switch (state.kind)
    {
    case FAULT_FULL:
      return SQLITE_FULL;
    case FAULT_READ_ONLY:
      return SQLITE_READONLY;
    case FAULT_IO:
    case FAULT_TORN:
    case FAULT_KILL:
    default:
      return io_code;
    }
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

static int
fault_close (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
fault_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  if (fails (FALSE))
    return code_of (SQLITE_IOERR_READ);

  return real_of (file)->pMethods->xRead (real_of (file), data, size, offset);
}

static int
fault_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  const gboolean first = !state.fired;

  if (!fails (TRUE))
    return real_of (file)->pMethods->xWrite (real_of (file), data, size, offset);
  if (state.kind == FAULT_TORN && first)
    real_of (file)->pMethods->xWrite (real_of (file), data, size / 2, offset);

  return code_of (SQLITE_IOERR_WRITE);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return fails (TRUE) ? code_of (SQLITE_IOERR_TRUNCATE) : real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  return fails (TRUE) ? code_of (SQLITE_IOERR_FSYNC) : real_of (file)->pMethods->xSync (real_of (file), flags);
}

static int
fault_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return fails (FALSE) ? code_of (SQLITE_IOERR_FSTAT) : real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  return fails (FALSE) ? code_of (SQLITE_IOERR_LOCK) : real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
fault_check_reserved_lock (sqlite3_file *file, int *result)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), result);
}

static int
fault_file_control (sqlite3_file *file, int operation, void *argument)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), operation, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
fault_device_characteristics (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
fault_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
  return fails (FALSE) ? code_of (SQLITE_IOERR_SHMMAP)
                       : real_of (file)->pMethods->xShmMap (real_of (file), region, size, extend, memory);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int delete)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), delete);
}

static int
fault_fetch (sqlite3_file *file, sqlite3_int64 offset, int size, void **memory)
{
  return real_of (file)->pMethods->xFetch (real_of (file), offset, size, memory);
}

static int
fault_unfetch (sqlite3_file *file, sqlite3_int64 offset, void *memory)
{
  return real_of (file)->pMethods->xUnfetch (real_of (file), offset, memory);
}

static const sqlite3_io_methods methods = {
  .iVersion = 3,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved_lock,
  .xFileControl = fault_file_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_device_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
  .xFetch = fault_fetch,
  .xUnfetch = fault_unfetch,
};

static int
fault_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int code;

  self->base.pMethods = NULL;
  self->real = (sqlite3_file *) (self + 1);
  if (fails (FALSE))
    return code_of (SQLITE_CANTOPEN);

  code = state.real->xOpen (state.real, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;

  return code;
}

static int
fault_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
  return fails (TRUE) ? code_of (SQLITE_IOERR_DELETE) : state.real->xDelete (state.real, name, sync);
}

static int
fault_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  return fails (FALSE) ? code_of (SQLITE_IOERR_ACCESS) : state.real->xAccess (state.real, name, flags, result);
}

void
fault_vfs_register (void)
{
  static sqlite3_vfs vfs;

  g_assert (state.real == NULL);

  state.real = sqlite3_vfs_find (NULL);
  vfs = *state.real;
  vfs.zName = "fault";
  vfs.szOsFile = (int) sizeof (FaultFile) + state.real->szOsFile;
  vfs.xOpen = fault_open;
  vfs.xDelete = fault_delete;
  vfs.xAccess = fault_access;
  vfs.pNext = NULL;
  g_assert (sqlite3_vfs_register (&vfs, 1) == SQLITE_OK);
}

void
fault_vfs_arm (FaultKind kind, guint skip, gboolean lasting)
{
  state.kind = kind;
  state.skip = skip;
  state.lasting = lasting;
  state.armed = TRUE;
  state.fired = FALSE;
  state.n_calls = 0;
}

gboolean
fault_vfs_disarm (void)
{
  const gboolean fired = state.fired;

  state.armed = FALSE;
  state.fired = FALSE;
  state.n_calls = 0;

  return fired;
}

guint
fault_vfs_count (void)
{
  return state.n_calls;
}
