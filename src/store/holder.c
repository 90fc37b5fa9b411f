/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who holds a library. */
#include "holder.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define GROUP "Holder"
#define MAX_SIZE 4096

static char *
note_path (const char *library)
{
  return g_strconcat (library, ".holder", NULL);
}

/* The name that colleagues know, where the system knows it. */
static const char *
user_name (void)
{
  const char *name = g_get_real_name ();

  return *name != '\0' && !g_str_equal (name, "Unknown") && !g_str_equal (name, "root") ? name : g_get_user_name ();
}

void
kh_holder_write (const char *library, gint64 time)
{
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = note_path (library);
  g_autofree char *text = NULL;
  GStatBuf info;
  gsize length;
  int mode;

  g_key_file_set_string (note, GROUP, "user", user_name ());
  g_key_file_set_string (note, GROUP, "host", g_get_host_name ());
  g_key_file_set_int64 (note, GROUP, "since", time);
  text = g_key_file_to_data (note, &length, NULL);
  /* Whoever may read the library may read who has it. */
  mode = g_stat (library, &info) == 0 ? (int) (info.st_mode & 0666) : 0600;
  if (!g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, mode, &error))
    g_warning ("Others cannot be told who holds the library: %s", error->message);
}

void
kh_holder_remove (const char *library)
{
  g_autofree char *path = note_path (library);

  g_unlink (path);
}

static GKeyFile *
read_note (const char *library)
{
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autofree char *path = note_path (library);
  GStatBuf info;

  if (g_stat (path, &info) != 0 || info.st_size > MAX_SIZE || !g_key_file_load_from_file (note, path, G_KEY_FILE_NONE, NULL))
    return NULL;

  return g_steal_pointer (&note);
}

char *
kh_holder_describe (const char *library)
{
  g_autoptr (GKeyFile) note = read_note (library);
  g_autofree char *name = g_filename_display_basename (library);
  g_autofree char *user = note != NULL ? g_key_file_get_string (note, GROUP, "user", NULL) : NULL;
  g_autofree char *host = note != NULL ? g_key_file_get_string (note, GROUP, "host", NULL) : NULL;
  const gint64 since = note != NULL ? g_key_file_get_int64 (note, GROUP, "since", NULL) : 0;
  g_autoptr (GDateTime) time = since > 0 ? g_date_time_new_from_unix_local (since) : NULL;
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%H:%M %d/%m/%Y") : NULL;

  if (user == NULL || host == NULL || when == NULL)
    return g_strdup_printf (_("Somebody else has the library “%s” open. Try again when it is closed there."), name);

  return g_strdup_printf (_("%s has the library “%s” open on the computer “%s” since %s. Try again when it is closed there."),
                          user, name, host, when);
}
