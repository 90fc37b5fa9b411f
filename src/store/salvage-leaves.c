/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows whose page is sound and the way to it is lost.
 *
 * A table is a tree of pages; when one on the way is damaged SQLite reaches none
 * beneath it, and when the first ones are, none at all. A page of rows is a whole
 * table too, of one page: given a name in a copy, SQLite reads it. */
#include "salvage-private.h"

#include "draft-file.h"
#include "salvage-pages.h"
#include "schema.h"

/* Names given at once: each takes some memory. */
#define BATCH 500

/* A column of a table that is looked for: the storage classes that the program
 * writes into it. */
typedef struct
{
  gboolean is_key;
  gboolean may_be_integer;
  gboolean may_be_text;
  gboolean may_be_real;
  gboolean may_be_blob;
} Column;

/* Rows written before a migration added columns to their table have fewer. */
typedef struct
{
  char   *name;
  guint   min_columns;
  GArray *columns;
} Shape;

static void
shape_free (Shape *shape)
{
  g_free (shape->name);
  g_array_unref (shape->columns);
  g_free (shape);
}

static gboolean
read_columns (KhDatabase *database, const char *table, GArray *columns, GError **error)
{
  sqlite3_stmt *statement
    = kh_database_query (database, error, "SELECT type, pk, name FROM pragma_table_info (?) ORDER BY cid", "s", table);
  gboolean row;

  while (statement != NULL && kh_database_step (database, statement, &row, error))
    {
      const char *type = row ? (const char *) sqlite3_column_text (statement, 0) : "";
      Column column = { 0 };

      if (!row)
        return TRUE;
      column.may_be_integer = g_str_equal (type, "INTEGER") || g_str_equal (type, "REAL");
      column.may_be_real = g_str_equal (type, "REAL");
      column.may_be_text = g_str_equal (type, "TEXT");
      column.may_be_blob = g_str_equal (type, "BLOB");
      column.is_key = columns->len == 0 && sqlite3_column_int (statement, 1) == 1 && !g_str_equal (table, "item_unit");
      g_array_append_val (columns, column);
    }

  return FALSE;
}

/* The fewest columns that each table had in any version up to the present one. */
static gboolean
find_min_columns (GPtrArray *shapes, GError **error)
{
  for (gint64 version = 1; version < KH_SCHEMA_VERSION; version++)
    {
      g_autoptr (KhDatabase) past = kh_database_open_memory (error);

      if (past == NULL || !kh_schema_create_version (past, version, error))
        return FALSE;
      for (guint i = 0; i < shapes->len; i++)
        {
          Shape *shape = shapes->pdata[i];
          gint64 n;

          if (!kh_database_get_int64 (past, &n, error, "SELECT count (*) FROM pragma_table_info (?)", "s", shape->name))
            return FALSE;
          if (n > 0)
            shape->min_columns = MIN (shape->min_columns, (guint) n);
        }
    }

  return TRUE;
}

static GPtrArray *
list_shapes (KhDatabase *to, GPtrArray *tables, GError **error)
{
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) shape_free);

  for (guint i = 0; i < tables->len; i++)
    {
      Shape *shape = g_new0 (Shape, 1);

      shape->name = g_strdup (tables->pdata[i]);
      shape->columns = g_array_new (FALSE, FALSE, sizeof (Column));
      g_ptr_array_add (shapes, shape);
      if (!read_columns (to, shape->name, shape->columns, error))
        return NULL;
      shape->min_columns = shape->columns->len;
    }
  if (!find_min_columns (shapes, error))
    return NULL;

  return g_steal_pointer (&shapes);
}

/* A leaf, and the table that it may be of. */
typedef struct
{
  guint32      page;
  guint        n_columns;
  const Shape *shape;
} Candidate;

static GArray *
list_candidates (GArray *leaves, GPtrArray *shapes)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < leaves->len; i++)
    for (guint j = 0; j < shapes->len; j++)
      {
        const KhLeaf *leaf = &g_array_index (leaves, KhLeaf, i);
        const Shape *shape = shapes->pdata[j];
        const Candidate candidate = { leaf->page, leaf->n_columns, shape };

        if (shape->min_columns <= leaf->n_columns && leaf->n_columns <= shape->columns->len)
          g_array_append_val (candidates, candidate);
      }

  return candidates;
}

static gboolean
name_leaf (KhDatabase *copy, guint index, const Candidate *candidate, GError **error)
{
  const Column *first = &g_array_index (candidate->shape->columns, Column, 0);
  g_autofree char *name = g_strdup_printf ("leaf%u", index);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "CREATE TABLE %s (c0%s", name, first->is_key ? " INTEGER PRIMARY KEY" : "");
  for (guint i = 1; i < candidate->n_columns; i++)
    g_string_append_printf (sql, ", c%u", i);
  g_string_append_c (sql, ')');

  return kh_database_run (copy, error,
                          "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('table', ?1, ?1, ?2, ?3)",
                          "sis", name, (gint64) candidate->page, sql->str);
}

static gboolean
name_leaves (const char *draft, GArray *candidates, guint start, guint end, GError **error)
{
  g_autoptr (KhDatabase) copy = kh_database_open (draft, KH_DATABASE_BUILD, error);

  if (copy == NULL)
    return FALSE;
  kh_database_tolerate (copy);
  if (!kh_database_begin (copy, error) || !kh_database_exec (copy, "DELETE FROM sqlite_schema", error))
    return FALSE;
  for (guint i = start; i < end; i++)
    if (!name_leaf (copy, i, &g_array_index (candidates, Candidate, i), error))
      return FALSE;

  return kh_database_commit (copy, error);
}

static gboolean
fits (const Column *column, sqlite3_stmt *select, int index)
{
  switch (sqlite3_column_type (select, index))
    {
    case SQLITE_INTEGER:
      return column->may_be_integer;
    case SQLITE_FLOAT:
      return column->may_be_real;
    case SQLITE_TEXT:
      return column->may_be_text;
    case SQLITE_BLOB:
      return column->may_be_blob;
    default:
      return TRUE;
    }
}

/* Tables may have as many columns as another: the kinds of their values differ. */
static gboolean
is_row_of (const Candidate *candidate, sqlite3_stmt *select)
{
  for (guint i = 0; i < candidate->n_columns; i++)
    if (!fits (&g_array_index (candidate->shape->columns, Column, i), select, (int) i + 1))
      return FALSE;

  return TRUE;
}

static char *
build_insert (KhDatabase *to, const Candidate *candidate, GError **error)
{
  g_autoptr (GString) columns = g_string_new ("rowid");
  g_autoptr (GString) marks = g_string_new ("?");
  sqlite3_stmt *statement
    = kh_database_query (to, error, "SELECT name FROM pragma_table_info (?) WHERE cid < ? ORDER BY cid", "si",
                         candidate->shape->name, (gint64) candidate->n_columns);
  gboolean row;

  while (statement != NULL && kh_database_step (to, statement, &row, error))
    {
      if (!row)
        return g_strdup_printf ("INSERT OR IGNORE INTO \"%s\" (%s) VALUES (%s)", candidate->shape->name, columns->str, marks->str);
      g_string_append_printf (columns, ", \"%s\"", (const char *) sqlite3_column_text (statement, 0));
      g_string_append (marks, ", ?");
    }

  return NULL;
}

static gboolean
take_row (KhSalvage *self, const char *insert, const Candidate *candidate, sqlite3_stmt *select, GError **error)
{
  const char *table = candidate->shape->name;
  const gint64 id = sqlite3_column_int64 (select, 0);
  gboolean inserted, sensible;

  if (!is_row_of (candidate, select))
    return TRUE;
  if (!kh_salvage_insert (self, insert, select, &inserted, error)
      || (inserted && !kh_salvage_makes_sense (self, table, id, &sensible, error)))
    return FALSE;

  return !inserted || sensible || kh_salvage_delete (self, table, id, error);
}

/* What cannot be read of the page stays on the list of losses. */
static gboolean
read_leaf (KhSalvage *self, KhDatabase *copy, guint index, const Candidate *candidate, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rowid, * FROM leaf%u", index);
  g_autofree char *insert = build_insert (self->to, candidate, error);
  sqlite3_stmt *select = kh_database_prepare (copy, sql, NULL);
  gboolean row;

  if (insert == NULL)
    return FALSE;
  while (select != NULL && kh_database_step (copy, select, &row, NULL) && row)
    if (!take_row (self, insert, candidate, select, error))
      {
        sqlite3_reset (select);
        return FALSE;
      }

  return TRUE;
}

static gboolean
read_batch (KhSalvage *self, const char *draft, GArray *candidates, guint start, guint end, GError **error)
{
  g_autoptr (KhDatabase) copy = kh_database_open (draft, KH_DATABASE_IMMUTABLE, error);

  if (copy == NULL)
    return FALSE;
  kh_database_tolerate (copy);
  for (guint i = start; i < end; i++)
    if (!read_leaf (self, copy, i, &g_array_index (candidates, Candidate, i), error))
      return FALSE;

  return TRUE;
}

gboolean
kh_salvage_read_leaves (KhSalvage *self, const char *library, const char *beside, GPtrArray *tables, GError **error)
{
  g_autoptr (GPtrArray) shapes = list_shapes (self->to, tables, error);
  g_autoptr (GArray) leaves = NULL;
  g_autoptr (GArray) candidates = NULL;
  char *draft = shapes != NULL ? kh_draft_create (beside, error) : NULL;
  gboolean done = draft != NULL && kh_salvage_pages_copy (library, draft, &leaves, error);

  if (done)
    candidates = list_candidates (leaves, shapes);
  for (guint start = 0; done && start < candidates->len; start += BATCH)
    {
      const guint end = MIN (start + BATCH, candidates->len);

      done = name_leaves (draft, candidates, start, end, error) && read_batch (self, draft, candidates, start, end, error);
    }
  kh_draft_discard (draft);

  return done;
}
