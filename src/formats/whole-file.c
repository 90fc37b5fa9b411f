/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are never seen half written. */
#include "whole-file.h"

/* Renaming puts a file in the place of whatever had the name. */
static gboolean
may_rename_over (const char *path)
{
  return !g_file_test (path, G_FILE_TEST_IS_SYMLINK)
         && (g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_file_test (path, G_FILE_TEST_EXISTS));
}

gboolean
kh_whole_file_write (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;
  const char *data;
  gsize size;

  g_return_val_if_fail (G_IS_FILE (file) && bytes != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  path = g_file_get_path (file);
  data = g_bytes_get_data (bytes, &size);
  /* g_file_replace_contents() writes a new file in place. */
  if (path != NULL && may_rename_over (path))
    return g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                     0666, error);

  return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error);
}
