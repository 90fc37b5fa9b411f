/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deleting a plan for good. */
#include "rows.h"

/* Every foreign key that leads to a plan, or to an item or a section of one; what
 * proves progress comes first, because it is found by the progress. */
#define REFERENCES                                                                  \
  "SELECT tables.name, keys.\"from\", keys.\"table\", columns.\"notnull\""          \
  " FROM sqlite_schema AS tables, pragma_foreign_key_list (tables.name) AS keys"    \
  " JOIN pragma_table_info (tables.name) AS columns ON columns.name = keys.\"from\"" \
  " WHERE tables.type = 'table' AND keys.\"table\" IN ('plan', 'section', 'item', 'progress')"                     \
  " ORDER BY keys.\"table\" = 'progress' DESC"

typedef struct
{
  char    *table;
  char    *column;
  char    *target;
  gboolean owned;
} Reference;

static void
reference_free (Reference *reference)
{
  g_free (reference->table);
  g_free (reference->column);
  g_free (reference->target);
  g_free (reference);
}

/* What names its plan or item by the usual column belongs to it; another column
 * is a link that is cut. */
static gboolean
is_owner (const char *column)
{
  return g_str_equal (column, "plan_id") || g_str_equal (column, "item_id") || g_str_equal (column, "section_id")
         || g_str_equal (column, "parent_id");
}

static GPtrArray *
list_references (KhDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func ((GDestroyNotify) reference_free);
  sqlite3_stmt *statement = kh_database_prepare (database, REFERENCES, error);
  gboolean row;

  while (statement != NULL && kh_database_step (database, statement, &row, error))
    {
      Reference *reference;

      if (!row)
        return g_steal_pointer (&references);
      reference = g_new0 (Reference, 1);
      reference->table = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      reference->column = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      reference->target = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      reference->owned = is_owner (reference->column) || sqlite3_column_int (statement, 3) != 0;
      g_ptr_array_add (references, reference);
    }

  return NULL;
}

static char *
build_statement (const Reference *reference)
{
  const char *targets = g_str_equal (reference->target, "plan") ? "SELECT ?1"
                        : g_str_equal (reference->target, "progress")
                          ? "SELECT id FROM progress WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?1)"
                        : g_str_equal (reference->target, "item") ? "SELECT id FROM item WHERE plan_id = ?1"
                                                                  : "SELECT id FROM section WHERE plan_id = ?1";

  if (reference->owned)
    return g_strdup_printf ("DELETE FROM %s WHERE %s IN (%s)", reference->table, reference->column, targets);

  return g_strdup_printf ("UPDATE %s SET %s = NULL WHERE %s IN (%s)", reference->table, reference->column, reference->column, targets);
}

static gboolean
is_spine (const char *table)
{
  return g_str_equal (table, "item") || g_str_equal (table, "section") || g_str_equal (table, "plan");
}

/* Items and sections go last, because the others are found by them. */
gboolean
kh_rows_remove_plan (KhDatabase *database, gint64 plan_id, GError **error)
{
  g_autoptr (GPtrArray) references = list_references (database, error);

  if (references == NULL)
    return FALSE;

  for (guint i = 0; i < references->len; i++)
    {
      const Reference *reference = references->pdata[i];
      g_autofree char *sql = build_statement (reference);

      if (reference->owned && is_spine (reference->table))
        continue;
      if (!kh_database_run (database, error, sql, "i", plan_id))
        return FALSE;
    }

  return kh_database_run (database, error, "DELETE FROM item WHERE plan_id = ?", "i", plan_id)
         && kh_database_run (database, error, "DELETE FROM section WHERE plan_id = ?", "i", plan_id)
         && kh_database_run (database, error, "DELETE FROM plan WHERE id = ?", "i", plan_id);
}
