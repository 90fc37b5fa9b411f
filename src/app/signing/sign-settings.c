/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSignSettings: kept in the user's config folder. */
#include "sign-settings.h"

#define GROUP "signing"

static char *
settings_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "kehoach", "signing.ini", NULL);
}

void
kh_sign_settings_load (KhSignSettings *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = settings_path ();

  g_return_if_fail (self != NULL);

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  self->certificate = g_key_file_get_string (file, GROUP, "certificate", NULL);
  self->driver = g_key_file_get_string (file, GROUP, "driver", NULL);
  self->signature_picture = g_key_file_get_string (file, GROUP, "signature-picture", NULL);
  self->seal_picture = g_key_file_get_string (file, GROUP, "seal-picture", NULL);
}

static void
put (GKeyFile *file, const char *key, const char *value)
{
  if (value != NULL)
    g_key_file_set_string (file, GROUP, key, value);
}

void
kh_sign_settings_save (const KhSignSettings *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = settings_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_return_if_fail (self != NULL);

  put (file, "certificate", self->certificate);
  put (file, "driver", self->driver);
  put (file, "signature-picture", self->signature_picture);
  put (file, "seal-picture", self->seal_picture);
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (file, path, &error))
    g_message ("The choices for signing were not kept: %s", error->message);
}

void
kh_sign_settings_clear (KhSignSettings *self)
{
  g_clear_pointer (&self->certificate, g_free);
  g_clear_pointer (&self->driver, g_free);
  g_clear_pointer (&self->signature_picture, g_free);
  g_clear_pointer (&self->seal_picture, g_free);
}
