/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of data files: those compiled in, and the files that take their place. */
#include "data-file.h"
#include "isolated.h"

#include <glib/gstdio.h>

static void
put_file (const char *base, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (base, "kehoach", name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static void
assert_content (const char *name, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kh_data_file_load (name, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), content, strlen (content));
}

static gpointer
load_schema (gpointer data)
{
  return kh_data_file_load ("schema/kehoach.rng", NULL);
}

/* Nothing is installed and no variable set, yet the data are there, in any thread. */
static void
test_compiled_in (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("load", load_schema, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) bytes = g_thread_join (threads[i]);

      g_assert_nonnull (bytes);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
    }
}

static void
test_replaced (void)
{
  const char *system = g_get_system_data_dirs ()[0];

  put_file (system, "templates/cchc.kehoach", "system");
  assert_content ("templates/cchc.kehoach", "system");
  put_file (g_get_user_data_dir (), "templates/cchc.kehoach", "user");
  assert_content ("templates/cchc.kehoach", "user");
}

static void
test_list (void)
{
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) none = NULL;
  guint n_own = 0;

  put_file (g_get_user_data_dir (), "templates/aaa.kehoach", "user");
  put_file (g_get_user_data_dir (), "templates/cchc.kehoach", "user");
  put_file (g_get_user_data_dir (), "templates/.hidden", "user");
  names = kh_data_file_list ("templates");
  g_assert_cmpstr (names[0], ==, "aaa.kehoach");
  for (char **name = names; *name != NULL; name++)
    {
      if (strcmp (*name, "cchc.kehoach") == 0)
        n_own++;
      g_assert_cmpstr (*name, !=, ".hidden");
      if (name != names)
        g_assert_cmpstr (name[-1], <, name[0]);
    }
  g_assert_cmpuint (n_own, ==, 1);

  none = kh_data_file_list ("nothing");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_refused (void)
{
  static const char *const names[] = { "", "/etc/passwd", "../kehoach/secret", "templates/../../x", "templates//a",
                                       ".hidden", "a\\b", "bad\xff" };

  put_file (g_get_user_data_dir (), "secret", "x");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kh_data_file_load (names[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
    }
}

static void
test_absent (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kh_data_file_load ("templates/khong-co.kehoach", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "templates/khong-co.kehoach"));
}

/* What is in the way of a file is an error, not silence. */
static void
test_in_the_way (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "kehoach", "schema", "kehoach.rng", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_null (kh_data_file_load ("schema/kehoach.rng", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/data-file/compiled-in", test_compiled_in);
  g_test_add_func ("/data-file/replaced", test_replaced);
  g_test_add_func ("/data-file/list", test_list);
  g_test_add_func ("/data-file/refused", test_refused);
  g_test_add_func ("/data-file/absent", test_absent);
  g_test_add_func ("/data-file/in-the-way", test_in_the_way);
  return g_test_run ();
}
