/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a row that was read is one that the program wrote. */
#include "salvage-private.h"

#include <glib/gi18n.h>

#include "mapping.h"

static char *
build_select (const KhTable *table, const char *where)
{
  GString *sql = g_string_new ("SELECT rowid");

  for (guint i = 0; table->properties[i] != NULL; i++)
    kh_mapping_append_columns (sql, table, table->properties[i], "");
  g_string_append_printf (sql, " FROM %s WHERE %s", table->name, where);

  return g_string_free (sql, FALSE);
}

/* Every value must be one of its property. */
static gboolean
is_sensible (const KhTable *table, sqlite3_stmt *statement)
{
  const char *first = (const char *) sqlite3_column_text (statement, 1);
  g_autoptr (KhNode) node = NULL;
  gboolean changed = FALSE;
  int column = 1, kind;

  /* The kind of an item decides its class. */
  if (table->get_type () == KH_TYPE_ITEM)
    return first != NULL && kh_enum_from_nick (KH_TYPE_ITEM_KIND, first, &kind);

  node = g_object_new (table->get_type (), NULL);
  for (guint i = 0; table->properties[i] != NULL; i++)
    if (!kh_mapping_read (statement, &column, node, table->properties[i], &changed, NULL))
      return FALSE;

  return TRUE;
}

gboolean
kh_salvage_makes_sense (KhSalvage *self, const char *name, gint64 id, gboolean *sensible, GError **error)
{
  const KhTable *table = kh_mapping_find_table (name);
  g_autofree char *sql = table != NULL ? build_select (table, "rowid = ?") : NULL;
  sqlite3_stmt *statement;
  gboolean row;

  *sensible = TRUE;
  if (table == NULL)
    return TRUE;
  statement = kh_database_query (self->to, error, sql, "i", id);
  if (statement == NULL || !kh_database_step (self->to, statement, &row, error))
    return FALSE;
  *sensible = row && is_sensible (table, statement);
  sqlite3_reset (statement);

  return TRUE;
}

static gboolean
drop_senseless (KhSalvage *self, const KhTable *table, GError **error)
{
  g_autofree char *sql = build_select (table, "TRUE ORDER BY rowid");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = kh_database_prepare (self->to, sql, error);
  gboolean row = statement != NULL;

  while (row)
    {
      if (!kh_database_step (self->to, statement, &row, error))
        return FALSE;
      if (row && !is_sensible (table, statement))
        {
          const gint64 id = sqlite3_column_int64 (statement, 0);

          g_array_append_val (ids, id);
        }
    }
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);

      kh_salvage_add_loss (self->report, table->name, id, id, _("It could be read, but does not make sense."));
      if (!kh_salvage_delete (self, table->name, id, error))
        return FALSE;
    }

  return statement != NULL;
}

gboolean
kh_salvage_drop_senseless (KhSalvage *self, GError **error)
{
  static const char *const names[]
    = { "agency", "unit", "legal_document", "plan", "section", "item", "task", "responsibility",
        "indicator", "reporting", "progress", "evidence", "recipient", "signature", "finding" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!drop_senseless (self, kh_mapping_find_table (names[i]), error))
      return FALSE;

  return TRUE;
}

gboolean
kh_salvage_delete (KhSalvage *self, const char *table, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE rowid = ?", table);

  self->report->n_rows--;

  return kh_database_run (self->to, error, sql, "i", id);
}
