/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the programs that only ours start, whether installed or not. */
#include "program.h"

char *
kh_program_find (const char *built)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *name = NULL;

  g_return_val_if_fail (built != NULL, NULL);

  if (self != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (self);
      g_autofree char *path = g_build_filename (folder, "..", "..", "src", built, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&path);
    }
  name = g_path_get_basename (built);
  return g_build_filename (KH_LIBEXECDIR, name, NULL);
}
