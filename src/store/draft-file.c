/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that gets its name only when it is whole. */
#include "draft-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "store-error.h"

char *
kh_draft_create (const char *path, GError **error)
{
  g_autoptr (GError) close_error = NULL;
  g_autofree char *draft = g_strconcat (path, ".XXXXXX", NULL);
  /* g_mkstemp() makes names of the time of day, the C library of random bits. */
  int fd = mkostemp (draft, O_CLOEXEC);

  if (fd < 0)
    {
      kh_store_error_set_from_errno (error, path, errno);
      return NULL;
    }
  g_close (fd, &close_error);

  return g_steal_pointer (&draft);
}

static gboolean
sync_path (const char *path, int flags)
{
  g_autoptr (GError) close_error = NULL;
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean synced;

  if (fd < 0)
    return FALSE;

  synced = fsync (fd) == 0;
  g_close (fd, &close_error);

  return synced;
}

/* Never in the place of a file that appeared meanwhile. File systems that know
 * neither hard links nor an exclusive rename are rare and belong to one user. */
static gboolean
give_name (const char *from, const char *to, GError **error)
{
  if (link (from, to) == 0)
    {
      g_unlink (from);
      return TRUE;
    }
  if (errno == EEXIST)
    return TRUE;
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0 || errno == EEXIST)
    return TRUE;
  if (!g_file_test (to, G_FILE_TEST_EXISTS) && g_rename (from, to) == 0)
    return TRUE;

  return kh_store_error_set_from_errno (error, to, errno);
}

static gboolean
take_place (const char *from, const char *to, GError **error)
{
  return g_rename (from, to) == 0 || kh_store_error_set_from_errno (error, to, errno);
}

gboolean
kh_draft_publish (const char *draft, const char *path, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (draft, O_RDWR))
    return kh_store_error_set_from_errno (error, path, errno);
  if (!(replace ? take_place : give_name) (draft, path, error))
    return FALSE;
  sync_path (folder, O_RDONLY | O_DIRECTORY);

  return TRUE;
}

void
kh_draft_discard (char *draft)
{
  if (draft != NULL)
    g_unlink (draft);
  g_free (draft);
}
