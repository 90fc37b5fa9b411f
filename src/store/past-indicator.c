/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an indicator was in the plan that this one was made from. */
#include "past-indicator.h"

#include <math.h>

#include "store-private.h"

static double
read_number (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL ? NAN : sqlite3_column_double (statement, column);
}

gboolean
kh_store_find_past_indicator (KhStore *self, KhIndicator *indicator, KhPastIndicator *past, gboolean *found, GError **error)
{
  const char *origin;
  KhDatabase *database;
  sqlite3_stmt *statement;

  g_return_val_if_fail (KH_IS_STORE (self), FALSE);
  g_return_val_if_fail (KH_IS_INDICATOR (indicator), FALSE);
  g_return_val_if_fail (past != NULL && found != NULL, FALSE);

  *found = FALSE;
  origin = kh_node_get_derived_from (KH_NODE (indicator));
  if (origin == NULL)
    return TRUE;

  database = kh_store_get_database (self);
  statement = kh_database_query (database, error,
                                 "SELECT plan.year, indicator.value, indicator.result FROM indicator"
                                 " JOIN item ON item.id = indicator.item_id JOIN plan ON plan.id = item.plan_id"
                                 " WHERE indicator.uuid = ?",
                                 "s", origin);
  if (statement == NULL || !kh_database_step (database, statement, found, error))
    return FALSE;
  if (*found)
    {
      *past = (KhPastIndicator) { sqlite3_column_int (statement, 0), read_number (statement, 1), read_number (statement, 2) };
      sqlite3_reset (statement);
    }

  return TRUE;
}
