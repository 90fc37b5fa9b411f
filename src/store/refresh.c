/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing the model after a step of undo by the rows it names. */
#include "refresh.h"

#include "loader-private.h"

/* The columns before the properties: what a row is and where it belongs. */
static int
count_fixed_columns (const KhTable *table)
{
  const int n_owners = (int) g_strv_length ((char **) table->owners);

  return table->side ? n_owners : 4 + n_owners;
}

static gint64
old_id (sqlite3_changeset_iter *iter)
{
  sqlite3_value *value = NULL;

  return sqlite3changeset_old (iter, 0, &value) == SQLITE_OK && value != NULL ? sqlite3_value_int64 (value) : 0;
}

/* A column that an update leaves alone has no new value. */
static gboolean
is_fixed_part_left (sqlite3_changeset_iter *iter, const KhTable *table)
{
  for (int i = 0; i < count_fixed_columns (table); i++)
    {
      sqlite3_value *value = NULL;

      if (sqlite3changeset_new (iter, i, &value) != SQLITE_OK || value != NULL)
        return FALSE;
    }

  return TRUE;
}

/* Returns: whether the change only gives properties of one row other values */
static gboolean
read_change (sqlite3_changeset_iter *iter, GArray *places)
{
  const char *name;
  int n_columns, operation, indirect;
  LoaderPlace place;

  if (sqlite3changeset_op (iter, &name, &n_columns, &operation, &indirect) != SQLITE_OK || operation != SQLITE_UPDATE)
    return FALSE;

  place.table = kh_mapping_find_table (name);
  place.id = old_id (iter);
  if (place.table == NULL || place.id == 0 || !is_fixed_part_left (iter, place.table))
    return FALSE;

  g_array_append_val (places, place);

  return TRUE;
}

/* Returns: (transfer full) (nullable): the rows to read; %NULL if that is not enough */
static GArray *
list_rows (GBytes *changeset)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (LoaderPlace));
  sqlite3_changeset_iter *iter = NULL;
  gboolean plain = TRUE;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);

  if (sqlite3changeset_start (&iter, (int) size, (void *) data) != SQLITE_OK)
    return NULL;
  while (plain && sqlite3changeset_next (iter) == SQLITE_ROW)
    plain = read_change (iter, places);
  plain = sqlite3changeset_finalize (iter) == SQLITE_OK && plain;

  return plain ? g_steal_pointer (&places) : NULL;
}

gboolean
kh_refresh_rows (KhDatabase *database, KhIdentityMap *map, GBytes *changeset, gboolean *complete, GError **error)
{
  g_autoptr (GArray) places = list_rows (changeset);

  *complete = FALSE;
  if (places == NULL)
    return TRUE;

  for (guint i = 0; i < places->len; i++)
    {
      const LoaderPlace *place = &g_array_index (places, LoaderPlace, i);

      if (!kh_loader_read_row (database, map, place->table, place->id, error))
        return FALSE;
    }
  *complete = TRUE;

  return TRUE;
}
