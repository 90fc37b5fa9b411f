/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders that go with a test. */
#include "folder.h"

#include <glib/gstdio.h>

char *
kh_test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("kehoach-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
kh_test_folder_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        kh_test_folder_remove (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}
