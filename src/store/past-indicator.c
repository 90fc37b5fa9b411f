/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an indicator was the year before. */
#include "past-indicator.h"

#include <math.h>
#include <string.h>

#include "markup.h"
#include "store-private.h"
#include "text.h"

static double
read_number (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL ? NAN : sqlite3_column_double (statement, column);
}

/* The words of a target without what changes from year to year: its figures. */
static char *
dup_key (const char *markup)
{
  g_autofree char *plain = kh_markup_to_plain (markup);
  g_autofree char *fold = kh_text_fold (plain);
  GString *key = g_string_sized_new (strlen (fold));

  for (const char *p = fold; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_utf8_get_char (p));
  return g_string_free (key, FALSE);
}

/* Reads the row that @statement stands at: year, value, result. */
static void
take_row (sqlite3_stmt *statement, KhPastIndicator *past)
{
  *past = (KhPastIndicator) { sqlite3_column_int (statement, 0), read_number (statement, 1), read_number (statement, 2) };
  sqlite3_reset (statement);
}

static gboolean
find_origin (KhDatabase *database, const char *origin, KhPastIndicator *past, gboolean *found, GError **error)
{
  sqlite3_stmt *statement
      = kh_database_query (database, error,
                           "SELECT plan.year, indicator.value, indicator.result FROM indicator"
                           " JOIN item ON item.id = indicator.item_id JOIN plan ON plan.id = item.plan_id"
                           " WHERE indicator.uuid = ?",
                           "s", origin);

  if (statement == NULL || !kh_database_step (database, statement, found, error))
    return FALSE;
  if (*found)
    take_row (statement, past);
  return TRUE;
}

/* The body's plan of the year before may hold the same sentence, and in it the
 * same of its indicators. */
static gboolean
find_same_words (KhDatabase *database, KhIndicator *indicator, KhPastIndicator *past, gboolean *found, GError **error)
{
  KhNode *target = kh_node_get_parent (KH_NODE (indicator));
  KhNode *root = kh_node_get_root (KH_NODE (indicator));
  KhAgency *agency = KH_IS_PLAN (root) ? kh_plan_get_agency (KH_PLAN (root)) : NULL;
  sqlite3_stmt *statement;
  g_autofree char *key = NULL;
  gboolean row = FALSE;

  if (agency == NULL || target == NULL || !KH_IS_ITEM (target))
    return TRUE;
  key = dup_key (kh_item_get_text (KH_ITEM (target)));
  if (*key == '\0')
    return TRUE;
  statement = kh_database_query (database, error,
                                 "SELECT plan.year, indicator.value, indicator.result, item.text FROM plan"
                                 " JOIN item ON item.plan_id = plan.id AND item.kind = 'target'"
                                 " JOIN indicator ON indicator.item_id = item.id"
                                 " WHERE plan.agency_id = ? AND plan.year = ? AND plan.trashed = 0"
                                 " AND indicator.unit IS ? AND ? = (SELECT count (*) FROM indicator AS before"
                                 "  WHERE before.item_id = item.id AND before.order_key < indicator.order_key)"
                                 " ORDER BY plan.id DESC, item.id",
                                 "iisi", kh_node_get_id (KH_NODE (agency)), (gint64) kh_plan_get_year (KH_PLAN (root)) - 1,
                                 kh_indicator_get_unit (indicator), (gint64) kh_node_get_position (KH_NODE (indicator)));
  if (statement == NULL)
    return FALSE;
  do
    {
      g_autofree char *other = NULL;

      if (!kh_database_step (database, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      other = dup_key ((const char *) sqlite3_column_text (statement, 3));
      *found = g_str_equal (key, other);
    }
  while (!*found);
  take_row (statement, past);
  return TRUE;
}

gboolean
kh_store_find_past_indicator (KhStore *self, KhIndicator *indicator, KhPastIndicator *past, gboolean *found, GError **error)
{
  const char *origin;

  g_return_val_if_fail (KH_IS_STORE (self), FALSE);
  g_return_val_if_fail (KH_IS_INDICATOR (indicator), FALSE);
  g_return_val_if_fail (past != NULL && found != NULL, FALSE);

  *found = FALSE;
  origin = kh_node_get_derived_from (KH_NODE (indicator));
  if (origin != NULL && !find_origin (kh_store_get_database (self), origin, past, found, error))
    return FALSE;
  return *found || find_same_words (kh_store_get_database (self), indicator, past, found, error);
}
