/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files appear whole, take the place of others whole, and leave nothing behind. */
#include "whole-file.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("whole-file-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "plan.csv", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_object_unref (fixture->file);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_content (const char *path, const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_replaces (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = g_bytes_new_static ("first", 5);
  g_autoptr (GBytes) second = g_bytes_new_static ("second", 6);

  g_assert_true (kh_whole_file_write (fixture->file, first, NULL, &error));
  assert_content (fixture->path, "first");
  g_assert_true (kh_whole_file_write (fixture->file, second, NULL, &error));
  assert_content (fixture->path, "second");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* What a link leads to is written, and the link stays one. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("words", 5);
  g_autofree char *target = g_build_filename (fixture->folder, "target.csv", NULL);

  g_assert_true (g_file_set_contents (target, "older", -1, NULL));
  g_assert_cmpint (symlink (target, fixture->path), ==, 0);
  g_assert_true (kh_whole_file_write (fixture->file, bytes, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  assert_content (target, "words");
}

/* A new file is as the umask has it; one that was closed to others stays so. */
static void
test_mode (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("words", 5);
  const mode_t mask = umask (022);
  GStatBuf info;

  g_assert_true (kh_whole_file_write (fixture->file, bytes, NULL, &error));
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0644);
  g_assert_cmpint (g_chmod (fixture->path, 0600), ==, 0);
  g_assert_true (kh_whole_file_write (fixture->file, bytes, NULL, &error));
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  umask (mask);
}

static void
test_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("words", 5);
  g_autoptr (GFile) nowhere = g_file_get_child (fixture->file, "below");

  g_assert_false (kh_whole_file_write (nowhere, bytes, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (kh_whole_file_write (fixture->file, bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean *written = user_data;

  *written = kh_whole_file_write_finish (G_FILE (source), result, &error);
  g_assert_no_error (error);
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("words", 5);
  gboolean written = FALSE;

  kh_whole_file_write_async (fixture->file, bytes, NULL, written_cb, &written);
  while (!written)
    g_main_context_iteration (NULL, TRUE);
  assert_content (fixture->path, "words");
}

#define ADD(path, func) g_test_add ("/formats/whole-file/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("replaces", test_replaces);
  ADD ("link", test_link);
  ADD ("mode", test_mode);
  ADD ("fails", test_fails);
  ADD ("async", test_async);

  return g_test_run ();
}
