/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks data files up in the data folders first, then among those compiled in. */
#include "data-file.h"
#include "kh-data-resource.h"

#include <glib/gi18n.h>

#define RESOURCE_PREFIX "/org/kehoach/data/"

/* The folders whose files take the place of compiled-in ones, first match wins. */
static GPtrArray *
list_data_folders (void)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (folders, g_build_filename (g_get_user_data_dir (), "kehoach", NULL));
  for (const char *const *dir = g_get_system_data_dirs (); *dir != NULL; dir++)
    g_ptr_array_add (folders, g_build_filename (*dir, "kehoach", NULL));
  return folders;
}

/* Names come from profiles' and plans' ids, which come from files of strangers:
 * none may lead out of the data folder. */
static gboolean
is_safe_name (const char *name)
{
  g_auto (GStrv) parts = NULL;

  if (*name == '\0' || strchr (name, '\\') != NULL || !g_utf8_validate (name, -1, NULL))
    return FALSE;
  parts = g_strsplit (name, "/", -1);
  for (char **part = parts; *part != NULL; part++)
    if (**part == '\0' || **part == '.')
      return FALSE;
  return TRUE;
}

static gboolean
is_absent (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
}

/* Registered by hand and for good: a thread may still read files while the program
 * ends, when resources that register themselves are taken away again. */
static GResource *
get_resource (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      /* To register only puts it into a queue, which the first look-up empties, perhaps in
       * another thread. Who looks up takes the lock, and has it after all of them. */
      kh_data_register_resource ();
      g_resources_get_info (RESOURCE_PREFIX, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
      g_once_init_leave (&once, 1);
    }
  return kh_data_get_resource ();
}

GBytes *
kh_data_file_load (const char *name, GError **error)
{
  g_autoptr (GPtrArray) folders = NULL;
  g_autofree char *resource_path = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!is_safe_name (name))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME, _ ("“%s” is no name of a data file."), name);
      return NULL;
    }

  folders = list_data_folders ();
  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *path = g_build_filename (g_ptr_array_index (folders, i), name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) local = NULL;

      bytes = g_file_load_bytes (file, NULL, NULL, &local);
      if (bytes != NULL)
        return g_steal_pointer (&bytes);
      /* A file that is there but cannot be read must not be passed over in silence. */
      if (!is_absent (local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }

  resource_path = g_strconcat (RESOURCE_PREFIX, name, NULL);
  bytes = g_resource_lookup_data (get_resource (), resource_path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _ ("There is no data file “%s”, neither in the data folders nor in the program."), name);
  return g_steal_pointer (&bytes);
}

gboolean
kh_data_file_is_compiled_in (const char *name)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  path = g_strconcat (RESOURCE_PREFIX, name, NULL);

  return g_resource_get_info (get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
}

static void
add_folder (GHashTable *names, const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *full = g_build_filename (path, name, NULL);

      if (is_safe_name (name) && g_file_test (full, G_FILE_TEST_IS_REGULAR))
        g_hash_table_add (names, g_strdup (name));
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
kh_data_file_list (const char *folder)
{
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GPtrArray) folders = NULL;
  g_autoptr (GPtrArray) sorted = NULL;
  g_autofree char *resource_path = NULL;
  g_auto (GStrv) children = NULL;
  GHashTableIter iter;
  gpointer name;

  g_return_val_if_fail (folder != NULL && is_safe_name (folder), NULL);

  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  folders = list_data_folders ();
  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *path = g_build_filename (g_ptr_array_index (folders, i), folder, NULL);
      add_folder (names, path);
    }

  resource_path = g_strconcat (RESOURCE_PREFIX, folder, NULL);
  children =
      g_resource_enumerate_children (get_resource (), resource_path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (char **child = children; child != NULL && *child != NULL; child++)
    /* Folders are listed with a slash at their end. */
    if (!g_str_has_suffix (*child, "/"))
      g_hash_table_add (names, g_strdup (*child));

  sorted = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_ptr_array_add (sorted, name);
      g_hash_table_iter_steal (&iter);
    }
  g_ptr_array_sort (sorted, compare_names);
  g_ptr_array_add (sorted, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&sorted), FALSE);
}
