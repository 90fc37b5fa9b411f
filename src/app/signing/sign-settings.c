/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSignSettings: kept in the user's config folder. */
#include "sign-settings.h"

#define GROUP "signing"

static char *
settings_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "kehoach", "signing.ini", NULL);
}

/* Pictures without a body are of who signs files that are no plan's. */
static char *
picture_group (const char *agency)
{
  return agency != NULL ? g_strconcat (GROUP " ", agency, NULL) : g_strdup (GROUP);
}

char *
kh_sign_settings_dup_picture_path (const char *agency, gboolean seal)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", agency != NULL ? agency : "any", seal ? "seal" : "signature");

  return g_build_filename (g_get_user_config_dir (), "kehoach", "pictures", name, NULL);
}

void
kh_sign_settings_load (KhSignSettings *self, const char *agency)
{
  g_autofree char *group = picture_group (agency);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = settings_path ();

  g_return_if_fail (self != NULL);

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  self->certificate = g_key_file_get_string (file, GROUP, "certificate", NULL);
  self->driver = g_key_file_get_string (file, GROUP, "driver", NULL);
  self->signature_picture = g_key_file_get_string (file, group, "signature-picture", NULL);
  self->seal_picture = g_key_file_get_string (file, group, "seal-picture", NULL);
}

static void
put (GKeyFile *file, const char *group, const char *key, const char *value)
{
  if (value != NULL)
    g_key_file_set_string (file, group, key, value);
  else
    g_key_file_remove_key (file, group, key, NULL);
}

void
kh_sign_settings_save (const KhSignSettings *self, const char *agency)
{
  g_autofree char *group = picture_group (agency);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = settings_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_return_if_fail (self != NULL);

  /* What other bodies have stays. */
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  put (file, GROUP, "certificate", self->certificate);
  put (file, GROUP, "driver", self->driver);
  put (file, group, "signature-picture", self->signature_picture);
  put (file, group, "seal-picture", self->seal_picture);
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
