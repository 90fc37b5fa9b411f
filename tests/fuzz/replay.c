/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over the files that are named, as a test without a fuzzer. */
#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autofree char *path = g_strconcat ("/fuzz/", name, NULL);

      g_test_add_data_func (path, argv[i], test_file);
    }
  return g_test_run ();
}
