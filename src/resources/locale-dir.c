/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the translations of a program that may not be installed. */
#include "locale-dir.h"

#include <glib/gi18n.h>
#include <locale.h>

/* A catalogue that the build always makes: it tells a build folder. */
#define BUILT_CATALOGUE "vi/LC_MESSAGES/" GETTEXT_PACKAGE ".mo"

char *
kh_locale_dir_find (const char *installed)
{
  g_autofree char *program = NULL;

  g_return_val_if_fail (installed != NULL, NULL);

  program = g_file_read_link ("/proc/self/exe", NULL);
  if (program != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (program);
      g_autofree char *built = g_build_filename (folder, "..", "..", "po", NULL);
      g_autofree char *catalogue = g_build_filename (built, BUILT_CATALOGUE, NULL);

      if (g_file_test (catalogue, G_FILE_TEST_IS_REGULAR))
        return g_canonicalize_filename (built, NULL);
    }
  return g_strdup (installed);
}

void
kh_locale_init (const char *installed)
{
  g_autofree char *folder = kh_locale_dir_find (installed);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
