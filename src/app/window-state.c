/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhWindowState: size and panes of the window, kept in the user's config folder. */
#include "window-state.h"

#define GROUP "window"

static char *
state_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "kehoach", "window.ini", NULL);
}

static int
read_int (GKeyFile *file, const char *key, int minimum, int maximum, int fallback)
{
  g_autoptr (GError) error = NULL;
  int value = g_key_file_get_integer (file, GROUP, key, &error);

  return error == NULL && value >= minimum && value <= maximum ? value : fallback;
}

static double
read_double (GKeyFile *file, const char *key, double minimum, double maximum, double fallback)
{
  g_autoptr (GError) error = NULL;
  double value = g_key_file_get_double (file, GROUP, key, &error);

  return error == NULL && value >= minimum && value <= maximum ? value : fallback;
}

static gboolean
read_boolean (GKeyFile *file, const char *key, gboolean fallback)
{
  g_autoptr (GError) error = NULL;
  gboolean value = g_key_file_get_boolean (file, GROUP, key, &error);

  return error == NULL ? value : fallback;
}

void
kh_window_state_load (KhWindowState *state)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = state_path ();

  g_return_if_fail (state != NULL);

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  state->width = read_int (file, "width", 360, 16384, 1280);
  state->height = read_int (file, "height", 240, 16384, 820);
  state->maximized = read_boolean (file, "maximized", FALSE);
  state->preview = read_boolean (file, "preview", TRUE);
  state->spelling = read_boolean (file, "spelling", TRUE);
  state->preview_share = read_double (file, "preview-share", 0.15, 0.85, 0.45);
  state->zoom = read_double (file, "zoom", 0, 8, 0);
  state->thumbnails = read_boolean (file, "thumbnails", FALSE);
}

void
kh_window_state_save (const KhWindowState *state)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = state_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_return_if_fail (state != NULL);

  g_key_file_set_integer (file, GROUP, "width", state->width);
  g_key_file_set_integer (file, GROUP, "height", state->height);
  g_key_file_set_boolean (file, GROUP, "maximized", state->maximized);
  g_key_file_set_boolean (file, GROUP, "preview", state->preview);
  g_key_file_set_boolean (file, GROUP, "spelling", state->spelling);
  g_key_file_set_double (file, GROUP, "preview-share", state->preview_share);
  g_key_file_set_double (file, GROUP, "zoom", state->zoom);
  g_key_file_set_boolean (file, GROUP, "thumbnails", state->thumbnails);

  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (file, path, &error))
    g_message ("The window's size was not kept: %s", error->message);
}
