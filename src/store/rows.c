/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of one plan as lines of text. */
#include "rows.h"

#include <glib/gi18n.h>
#include <string.h>

#include "schema.h"

#define ITEMS_OF_PLAN "SELECT id FROM item WHERE plan_id = ?1"

#define AGENCIES_OF_PLAN                                                     \
  "SELECT agency_id FROM plan WHERE id = ?1 UNION SELECT agency_id FROM unit" \
  " WHERE id IN (SELECT unit_id FROM item_unit WHERE item_id IN (" ITEMS_OF_PLAN "))"

/* The columns of a table, and which of them are its key. */
typedef struct
{
  GPtrArray *names;
  GPtrArray *keys;
} Columns;

static void
columns_free (Columns *columns)
{
  g_ptr_array_unref (columns->names);
  g_ptr_array_unref (columns->keys);
  g_free (columns);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Columns, columns_free)

static Columns *
read_columns (KhDatabase *database, const char *table, GError **error)
{
  g_autoptr (Columns) columns = g_new (Columns, 1);
  sqlite3_stmt *statement
    = kh_database_query (database, error, "SELECT name, pk FROM pragma_table_info (?) ORDER BY cid", "s", table);
  gboolean row = statement != NULL;

  columns->names = g_ptr_array_new_with_free_func (g_free);
  columns->keys = g_ptr_array_new_with_free_func (g_free);
  if (statement == NULL)
    return NULL;

  for (;;)
    {
      const char *name;

      if (!kh_database_step (database, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&columns);
      name = (const char *) sqlite3_column_text (statement, 0);
      g_ptr_array_add (columns->names, g_strdup (name));
      if (sqlite3_column_int (statement, 1) > 0)
        g_ptr_array_add (columns->keys, g_strdup (name));
    }
}

static gboolean
has_column (Columns *columns, const char *name)
{
  return g_ptr_array_find_with_equal_func (columns->names, name, g_str_equal, NULL);
}

/* Returns: (transfer full) (nullable): the condition on rows of @table, with ?1
 * for the plan; %NULL when none of them are in the scope */
static char *
build_condition (const char *table, Columns *columns, KhRowsScope scope)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (g_str_equal (table, "plan"))
    g_ptr_array_add (parts, (char *) "id = ?1");
  else if (has_column (columns, "plan_id"))
    g_ptr_array_add (parts, (char *) "plan_id = ?1");
  else if (has_column (columns, "item_id"))
    g_ptr_array_add (parts, (char *) "item_id IN (" ITEMS_OF_PLAN ")");

  if (scope == KH_ROWS_ALL && g_str_equal (table, "agency"))
    g_ptr_array_add (parts, (char *) "id IN (" AGENCIES_OF_PLAN ")");
  else if (scope == KH_ROWS_ALL && has_column (columns, "agency_id") && !g_str_equal (table, "plan"))
    g_ptr_array_add (parts, (char *) "agency_id IN (" AGENCIES_OF_PLAN ")");
  if (parts->len == 0)
    return NULL;
  /* What was reported is no part of what was written either, and what proves it is large. */
  if (g_str_equal (table, "progress"))
    return NULL;
  /* What was signed is no part of what was written: it goes and comes back with no state of the plan. */
  if (g_str_equal (table, "attachment") && has_column (columns, "role"))
    return g_strdup ("plan_id = ?1 AND role IS NULL");
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" OR ", (char **) parts->pdata);
}

static void
append_text (GString *line, const char *text)
{
  g_string_append_c (line, 't');
  for (; *text != '\0'; text++)
    switch (*text)
      {
      case '\\':
        g_string_append (line, "\\\\");
        break;
      case '\t':
        g_string_append (line, "\\t");
        break;
      case '\n':
        g_string_append (line, "\\n");
        break;
      case '\r':
        g_string_append (line, "\\r");
        break;
      default:
        g_string_append_c (line, *text);
      }
}

static void
append_value (GString *line, sqlite3_stmt *statement, int column)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *coded = NULL;

  g_string_append_c (line, '\t');
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_INTEGER:
      g_string_append_printf (line, "i%" G_GINT64_FORMAT, (gint64) sqlite3_column_int64 (statement, column));
      break;
    case SQLITE_FLOAT:
      g_string_append_printf (line, "r%s", g_ascii_dtostr (number, sizeof number, sqlite3_column_double (statement, column)));
      break;
    case SQLITE_TEXT:
      append_text (line, (const char *) sqlite3_column_text (statement, column));
      break;
    case SQLITE_BLOB:
      coded = g_base64_encode (sqlite3_column_blob (statement, column), (gsize) sqlite3_column_bytes (statement, column));
      g_string_append_printf (line, "b%s", coded);
      break;
    default:
      g_string_append_c (line, 'n');
    }
}

static gboolean
dump_table (KhDatabase *database, const char *table, gint64 plan_id, KhRowsScope scope, GPtrArray *lines, GError **error)
{
  g_autoptr (Columns) columns = read_columns (database, table, error);
  g_autofree char *condition = columns != NULL ? build_condition (table, columns, scope) : NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  gboolean row;

  if (condition == NULL)
    return columns != NULL;

  sql = g_strdup_printf ("SELECT * FROM %s WHERE %s", table, condition);
  statement = kh_database_query (database, error, sql, "i", plan_id);
  while (statement != NULL && kh_database_step (database, statement, &row, error))
    {
      GString *line;

      if (!row)
        return TRUE;
      line = g_string_new (table);
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        append_value (line, statement, i);
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }

  return FALSE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

GPtrArray *
kh_rows_dump (KhDatabase *database, gint64 plan_id, KhRowsScope scope, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *const *tables = kh_schema_get_recorded_tables ();

  for (guint i = 0; tables[i] != NULL; i++)
    if (!dump_table (database, tables[i], plan_id, scope, lines, error))
      return NULL;
  g_ptr_array_sort (lines, compare_lines);

  return g_steal_pointer (&lines);
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED,
                       _("A kept version of a plan is damaged and cannot be read. Choose another one."));

  return FALSE;
}

static void
bind_text (sqlite3_stmt *statement, int index, const char *coded)
{
  GString *text = g_string_new (NULL);
  gsize length;

  for (const char *p = coded; *p != '\0'; p++)
    {
      if (*p != '\\' || p[1] == '\0')
        {
          g_string_append_c (text, *p);
          continue;
        }
      p++;
      g_string_append_c (text, *p == 't' ? '\t' : *p == 'n' ? '\n' : *p == 'r' ? '\r' : *p);
    }
  length = text->len;
  sqlite3_bind_text64 (statement, index, g_string_free (text, FALSE), length, g_free, SQLITE_UTF8);
}

static gboolean
bind_value (sqlite3_stmt *statement, int index, const char *value)
{
  guchar *bytes;
  gsize size;

  switch (*value)
    {
    case 'n':
      sqlite3_bind_null (statement, index);
      return TRUE;
    case 'i':
      sqlite3_bind_int64 (statement, index, g_ascii_strtoll (value + 1, NULL, 10));
      return TRUE;
    case 'r':
      sqlite3_bind_double (statement, index, g_ascii_strtod (value + 1, NULL));
      return TRUE;
    case 't':
      bind_text (statement, index, value + 1);
      return TRUE;
    case 'b':
      bytes = g_base64_decode (value + 1, &size);
      sqlite3_bind_blob64 (statement, index, bytes, size, g_free);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
append_key_condition (GString *sql, Columns *columns)
{
  g_string_append (sql, " WHERE ");
  for (guint i = 0; i < columns->keys->len; i++)
    g_string_append_printf (sql, "%s%s = :%s", i > 0 ? " AND " : "", (char *) columns->keys->pdata[i], (char *) columns->keys->pdata[i]);
}

static char *
build_delete (const char *table, Columns *columns)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "DELETE FROM %s", table);
  append_key_condition (sql, columns);

  return g_string_free (sql, FALSE);
}

static void
append_names (GString *sql, const char *prefix, GPtrArray *names, const char *format_after)
{
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (sql, "%s%s%s%s%s", i > 0 ? ", " : "", prefix, (char *) names->pdata[i],
                            format_after, *format_after != '\0' ? (char *) names->pdata[i] : "");
}

static char *
build_upsert (const char *table, Columns *columns)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (", table);
  append_names (sql, "", columns->names, "");
  g_string_append (sql, ") VALUES (");
  append_names (sql, ":", columns->names, "");
  g_string_append (sql, ") ON CONFLICT (");
  append_names (sql, "", columns->keys, "");
  g_string_append (sql, ") DO UPDATE SET ");
  append_names (sql, "", columns->names, " = excluded.");

  return g_string_free (sql, FALSE);
}

static gboolean
run_line (KhDatabase *database, Columns *columns, const char *sql, char **values, GError **error)
{
  sqlite3_stmt *statement = kh_database_prepare (database, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < columns->names->len; i++)
    {
      g_autofree char *name = g_strconcat (":", columns->names->pdata[i], NULL);
      int index = sqlite3_bind_parameter_index (statement, name);

      if (index > 0 && !bind_value (statement, index, values[i]))
        return fail_damaged (error);
    }

  return kh_database_step (database, statement, &row, error);
}

/* What a line names is looked up among our own tables, never put into SQL. */
static const char *
find_recorded (const char *name)
{
  const char *const *tables = kh_schema_get_recorded_tables ();

  for (guint i = 0; tables[i] != NULL; i++)
    if (g_str_equal (tables[i], name))
      return tables[i];

  return NULL;
}

static gboolean
run_lines (KhDatabase *database, GPtrArray *lines, char *(*build) (const char *, Columns *), GError **error)
{
  g_autoptr (Columns) columns = NULL;
  g_autofree char *sql = NULL;
  const char *table = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines->pdata[i], "\t", -1);
      const char *named = parts[0] != NULL ? find_recorded (parts[0]) : NULL;

      if (named == NULL)
        return fail_damaged (error);
      if (named != table)
        {
          g_clear_pointer (&columns, columns_free);
          g_clear_pointer (&sql, g_free);
          table = named;
          columns = read_columns (database, table, error);
          if (columns == NULL)
            return FALSE;
          if (columns->keys->len == 0)
            return fail_damaged (error);
          sql = build (table, columns);
        }
      if (g_strv_length (parts) != columns->names->len + 1)
        return fail_damaged (error);
      if (!run_line (database, columns, sql, parts + 1, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
kh_rows_write (KhDatabase *database, GPtrArray *lines, GError **error)
{
  return run_lines (database, lines, build_upsert, error);
}

gboolean
kh_rows_remove (KhDatabase *database, GPtrArray *lines, GError **error)
{
  return run_lines (database, lines, build_delete, error);
}

void
kh_rows_get_difference (GPtrArray *from, GPtrArray *to, GPtrArray **removed, GPtrArray **added)
{
  guint i = 0, j = 0;

  *removed = g_ptr_array_new ();
  *added = g_ptr_array_new ();
  while (i < from->len || j < to->len)
    {
      int order = i == from->len ? 1 : j == to->len ? -1 : strcmp (from->pdata[i], to->pdata[j]);

      if (order < 0)
        g_ptr_array_add (*removed, from->pdata[i]);
      else if (order > 0)
        g_ptr_array_add (*added, to->pdata[j]);
      i += order <= 0;
      j += order >= 0;
    }
}
