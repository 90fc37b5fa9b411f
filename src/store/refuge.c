/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where edits go while the library takes none. */
#include "refuge.h"

#include "schema.h"
#include "writer.h"

/* New rows get numbers that are far from those that other programs give
 * meanwhile, and from those of another program that waits too. */
#define GAP 100000
#define MAX_GAPS 50

struct _KhRefuge
{
  KhDatabase *database;
  KhUnsaved  *unsaved;
  GHashTable *roots;
};

/* Numbers begin after the highest that AUTOINCREMENT has seen. */
static gboolean
reserve_numbers (KhDatabase *database, gint64 highest, GError **error)
{
  const gint64 first = highest + (gint64) g_random_int_range (1, MAX_GAPS) * GAP;

  return kh_database_run (database, error,
                          "INSERT INTO sqlite_sequence (name, seq) SELECT name, ? FROM sqlite_schema"
                          " WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'", "i", first);
}

KhRefuge *
kh_refuge_new (const char *library, gint64 highest, GError **error)
{
  g_autoptr (KhRefuge) self = g_new0 (KhRefuge, 1);

  self->unsaved = kh_unsaved_new (library);
  self->roots = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->database = kh_database_open_memory (error);
  if (self->database == NULL || !kh_schema_create (self->database, error) || !reserve_numbers (self->database, highest, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
kh_refuge_free (KhRefuge *self)
{
  g_hash_table_unref (self->roots);
  kh_unsaved_free (self->unsaved);
  kh_database_free (self->database);
  g_free (self);
}

KhDatabase *
kh_refuge_get_database (KhRefuge *self)
{
  return self->database;
}

KhUnsaved *
kh_refuge_get_unsaved (KhRefuge *self)
{
  return self->unsaved;
}

gboolean
kh_refuge_holds (KhRefuge *self, KhNode *root)
{
  return g_hash_table_contains (self->roots, root);
}

GPtrArray *
kh_refuge_list (KhRefuge *self)
{
  GPtrArray *roots = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer root;

  g_hash_table_iter_init (&iter, self->roots);
  while (g_hash_table_iter_next (&iter, &root, NULL))
    g_ptr_array_add (roots, g_object_ref (root));

  return roots;
}

/* What one can take back of the time before; without it undo ends with the trouble. */
static void
copy_journal (KhRefuge *self, KhDatabase *library, KhNode *root)
{
  const char *owner = KH_IS_PLAN (root) ? "plan_id" : "agency_id";
  g_autofree char *select = g_strdup_printf ("SELECT id, %s, label, made_at, undone, changeset FROM journal WHERE %s = ? ORDER BY id", owner, owner);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO journal (id, %s, label, made_at, undone, changeset) VALUES (?, ?, ?, ?, ?, ?)", owner);
  sqlite3_stmt *statement = kh_database_query (library, NULL, select, "i", kh_node_get_id (root));
  gboolean row;

  while (statement != NULL && kh_database_step (library, statement, &row, NULL) && row)
    {
      sqlite3_stmt *insert = kh_database_prepare (self->database, sql, NULL);

      for (int i = 0; insert != NULL && i < sqlite3_column_count (statement); i++)
        sqlite3_bind_value (insert, i + 1, sqlite3_column_value (statement, i));
      if (insert == NULL || !kh_database_step (self->database, insert, &row, NULL))
        break;
    }
  if (statement != NULL)
    sqlite3_reset (statement);
}

static gboolean
write_root (KhRefuge *self, KhDatabase *library, KhNode *root, GError **error)
{
  g_autoptr (KhWriter) writer = kh_writer_new (self->database);

  if (!kh_database_begin (self->database, error))
    return FALSE;
  if (!kh_writer_insert (writer, kh_node_get_id (root), NULL, root, error))
    {
      kh_database_rollback (self->database);
      return FALSE;
    }
  if (library != NULL)
    copy_journal (self, library, root);
  if (!kh_database_commit (self->database, error))
    return FALSE;
  g_hash_table_add (self->roots, g_object_ref (root));

  return TRUE;
}

gboolean
kh_refuge_take_in (KhRefuge *self, KhDatabase *library, KhNode *root, GError **error)
{
  if (kh_refuge_holds (self, root))
    return TRUE;
  if (KH_IS_PLAN (root) && kh_plan_get_agency (KH_PLAN (root)) != NULL
      && !kh_refuge_take_in (self, library, KH_NODE (kh_plan_get_agency (KH_PLAN (root))), error))
    return FALSE;

  return write_root (self, library, root, error);
}
