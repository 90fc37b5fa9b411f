/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over the files and folders that are named, as a test without a fuzzer. */
#include "fuzz.h"

static void
test_file (gconstpointer path)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const guint8 *) content, size), ==, 0);
  /* Every prefix of a small file too: what a truncated copy leaves. */
  for (gsize length = 0; length < MIN (size, 16384); length += 1 + length / 16)
    LLVMFuzzerTestOneInput ((const guint8 *) content, length);
}

static void
add_file (const char *file)
{
  g_autofree char *name = g_path_get_basename (file);
  g_autofree char *path = g_strconcat ("/fuzz/", name, NULL);

  g_test_add_data_func_full (path, g_strdup (file), test_file, g_free);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GDir) folder = g_dir_open (argv[i], 0, NULL);
      const char *name = NULL;

      if (folder == NULL)
        add_file (argv[i]);
      while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *file = g_build_filename (argv[i], name, NULL);

          add_file (file);
        }
    }
  return g_test_run ();
}
