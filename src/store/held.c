/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Libraries that this program holds alone. */
#include "held.h"

/* The main thread's edits go on between two steps of a copy. */
#define PAGES_A_STEP 256
#define WAIT_US (5 * 1000)
#define MAX_WAITS 2000

/* The lock of a file is the program's own, whichever of its parts asks. */
static GMutex mutex;
static GPtrArray *held; /* KhDatabase, unowned; %NULL while there is none */

void
kh_held_add (KhDatabase *database)
{
  g_mutex_lock (&mutex);
  if (held == NULL)
    held = g_ptr_array_new ();
  g_ptr_array_add (held, database);
  g_mutex_unlock (&mutex);
}

void
kh_held_remove (KhDatabase *database)
{
  g_mutex_lock (&mutex);
  if (held != NULL && g_ptr_array_remove (held, database) && held->len == 0)
    g_clear_pointer (&held, g_ptr_array_unref);
  g_mutex_unlock (&mutex);
}

gboolean
kh_held_call (const char *path, KhHeldFunc func, gpointer user_data, gboolean *found, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&mutex);

  *found = FALSE;
  for (guint i = 0; held != NULL && i < held->len; i++)
    if (g_str_equal (kh_database_get_path (held->pdata[i]), path))
      {
        *found = TRUE;
        return func (held->pdata[i], user_data, error);
      }

  return TRUE;
}

/* An edit that is under way is waited for. */
static int
copy_all (sqlite3_backup *backup)
{
  int code;
  guint n_waits = 0;

  do
    {
      code = sqlite3_backup_step (backup, PAGES_A_STEP);
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        g_usleep (WAIT_US);
    }
  while (code == SQLITE_OK || ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && ++n_waits < MAX_WAITS));

  return code;
}

static gboolean
copy_cb (KhDatabase *database, gpointer user_data, GError **error)
{
  g_autoptr (KhDatabase) copy = kh_database_open (kh_database_get_path (database), KH_DATABASE_TEMPORARY, error);
  sqlite3_backup *backup;
  int code, end;

  if (copy == NULL)
    return FALSE;
  backup = sqlite3_backup_init (kh_database_get_handle (copy), "main", kh_database_get_handle (database), "main");
  if (backup == NULL)
    return kh_database_fail (copy, sqlite3_errcode (kh_database_get_handle (copy)), error);
  code = copy_all (backup);
  end = sqlite3_backup_finish (backup);
  if (code != SQLITE_DONE || end != SQLITE_OK)
    return kh_database_fail (copy, code != SQLITE_DONE ? code : end, error);
  *(KhDatabase **) user_data = g_steal_pointer (&copy);

  return TRUE;
}

gboolean
kh_held_copy (const char *path, KhDatabase **copy, GError **error)
{
  gboolean found;

  *copy = NULL;

  return kh_held_call (path, copy_cb, copy, &found, error);
}
