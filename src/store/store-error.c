/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of the store, and what SQLite's codes mean to the user. */
#include "store-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

G_DEFINE_QUARK (kh-store-error-quark, kh_store_error)

static void
take_error (GError **error, KhStoreError code, char *message)
{
  g_set_error_literal (error, KH_STORE_ERROR, code, message);
  g_free (message);
}

/* SQLite says that it cannot open a file whatever the reason. */
static int
tell_apart (const char *path, int code)
{
  if ((code & 0xff) != SQLITE_CANTOPEN)
    return code & 0xff;

  return path != NULL && g_access (path, W_OK) != 0 && errno != ENOENT ? SQLITE_READONLY : SQLITE_IOERR;
}

void
kh_store_error_set_from_sqlite (GError **error, const char *path, int code, const char *detail)
{
  g_autofree char *name = g_filename_display_name (path != NULL ? path : "");

  switch (tell_apart (path, code))
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      take_error (error, KH_STORE_ERROR_BUSY,
                  g_strdup_printf (_("The library “%s” is in use by another program. Try again in a moment."), name));
      break;
    case SQLITE_IOERR:
      take_error (error, KH_STORE_ERROR_UNREACHABLE,
                  g_strdup_printf (_("The library “%s” cannot be read or written. Check its disk or network. (SQLite: %s)"), name, detail));
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      take_error (error, KH_STORE_ERROR_READ_ONLY,
                  g_strdup_printf (_("The library “%s” cannot be written. Check the permissions of the file and its folder. (SQLite: %s)"), name, detail));
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      take_error (error, KH_STORE_ERROR_DAMAGED,
                  g_strdup_printf (_("The library “%s” is damaged. Restore it from a backup, or salvage what can be read. (SQLite: %s)"), name, detail));
      break;
    case SQLITE_FULL:
      take_error (error, KH_STORE_ERROR_FULL,
                  g_strdup_printf (_("There is no room left on the disk of the library “%s”. Free some and try again."), name));
      break;
    default:
      take_error (error, KH_STORE_ERROR_FAILED,
                  g_strdup_printf (_("The library “%s” could not be used. (SQLite: %s)"), name, detail));
    }
}

gboolean
kh_store_error_set_from_errno (GError **error, const char *path, int code)
{
  g_autofree char *name = g_filename_display_name (path);

  if (code == EACCES || code == EPERM || code == EROFS)
    g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_READ_ONLY,
                 _("“%s” cannot be used: %s. Check the permissions of the file and its folder."), name, g_strerror (code));
  else if (code == EIO || code == ENXIO || code == ENODEV || code == ESTALE || code == ENOTCONN || code == EHOSTDOWN)
    g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_UNREACHABLE,
                 _("“%s” cannot be read or written: %s. Check its disk or network."), name, g_strerror (code));
  else if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FULL,
                 _("There is no room left on the disk for “%s”. Free some and try again."), name);
  else
    g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED, _("“%s” cannot be used: %s."), name, g_strerror (code));

  return FALSE;
}
