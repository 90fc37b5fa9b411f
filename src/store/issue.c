/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Issuing a plan. */
#include "issue.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "issued-file.h"
#include "snapshot.h"
#include "store-private.h"

/* Numbers of the plans of one body; the date tells the year, and where there is none the plan's own.
 * A draft that was thrown away gives its number back; one that was issued does not, since the paper has it. */
#define NUMBERED                                                                                           \
  "SELECT number, kh_plain (title), trashed FROM plan WHERE number IS NOT NULL AND id <> ?1 AND symbol = ?2" \
  " AND (trashed = 0 OR state IN ('issued', 'archived')) AND agency_id IS ?3 AND iif (date IS NULL, year, CAST (substr (date, 1, 4) AS INTEGER)) = ?4"

/* SQLite compares nothing with nothing by IS; a body that is not in the library has no id. */
static sqlite3_stmt *
query_numbered (KhStore *self, KhPlan *plan, const char *symbol, int year, GError **error)
{
  KhAgency *agency = kh_plan_get_agency (plan);
  sqlite3_stmt *statement = kh_database_query (kh_store_get_database (self), error, NUMBERED, "isii",
                                               kh_node_get_id (KH_NODE (plan)), symbol,
                                               agency != NULL ? kh_node_get_id (KH_NODE (agency)) : 0, (gint64) year);

  if (statement != NULL && agency == NULL)
    sqlite3_bind_null (statement, 3);
  return statement;
}

char *
kh_store_propose_number (KhStore *self, KhPlan *plan, const char *symbol, int year, GError **error)
{
  sqlite3_stmt *statement;
  guint64 greatest = 0;
  gboolean row = TRUE;
  g_autofree char *next = NULL;

  g_return_val_if_fail (KH_IS_STORE (self), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (symbol != NULL, NULL);

  statement = query_numbered (self, plan, symbol, year, error);
  if (statement == NULL)
    return NULL;
  while (row)
    {
      if (!kh_database_step (kh_store_get_database (self), statement, &row, error))
        return NULL;
      /* A letter after the digits, as in "30c", does not count on. */
      if (row)
        greatest = MAX (greatest, g_ascii_strtoull ((const char *) sqlite3_column_text (statement, 0), NULL, 10));
    }
  next = g_strdup_printf ("%" G_GUINT64_FORMAT, greatest + 1);
  return kh_symbol_format_number (next);
}

static gboolean
fail_taken (const char *number, const char *symbol, int year, const char *title, gboolean trashed, GError **error)
{
  g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED,
               trashed ? _("%s/%s of the year %d is the number of “%s”, which was issued and is in the trash. Choose another number.")
                       : _("%s/%s of the year %d is the number of “%s” already. Choose another number."),
               number, symbol, year, title != NULL ? title : "");
  return FALSE;
}

gboolean
kh_store_check_number (KhStore *self, KhPlan *plan, const char *number, const char *symbol, const char *date,
                       GError **error)
{
  KhDatabase *database;
  sqlite3_stmt *statement;
  g_autofree char *formatted = NULL;
  gboolean row = TRUE;
  GDate day;

  g_return_val_if_fail (KH_IS_STORE (self), FALSE);
  g_return_val_if_fail (KH_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (number != NULL && symbol != NULL, FALSE);

  if (!kh_date_parse_iso (date, &day))
    {
      g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED, _("The date of the document is no day."));
      return FALSE;
    }
  database = kh_store_get_database (self);
  formatted = kh_symbol_format_number (number);
  statement = query_numbered (self, plan, symbol, g_date_get_year (&day), error);
  if (statement == NULL)
    return FALSE;
  while (row)
    {
      g_autofree char *other = NULL;

      if (!kh_database_step (database, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      other = kh_symbol_format_number ((const char *) sqlite3_column_text (statement, 0));
      if (g_ascii_strcasecmp (other, formatted) == 0)
        {
          fail_taken (formatted, symbol, g_date_get_year (&day), (const char *) sqlite3_column_text (statement, 1),
                      sqlite3_column_int (statement, 2) != 0, error);
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  return TRUE;
}

/* The state is kept as it is issued, by rows that the steps have written. */
static gboolean
keep_state (KhStore *self, KhPlan *plan, const char *name, GError **error)
{
  return kh_snapshot_keep (kh_store_get_database (self), kh_node_get_id (KH_NODE (plan)), KH_REVISION_NAMED, name,
                           kh_store_get_time (self), NULL, error);
}

gboolean
kh_store_issue_plan (KhStore *self, KhPlan *plan, const KhIssuing *issuing, GError **error)
{
  g_autoptr (KhEdit) edit = NULL;
  g_autofree char *number = NULL;

  g_return_val_if_fail (KH_IS_STORE (self), FALSE);
  g_return_val_if_fail (KH_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (issuing != NULL, FALSE);
  g_return_val_if_fail (issuing->number != NULL && issuing->symbol != NULL, FALSE);

  edit = kh_edit_begin (self, KH_NODE (plan), N_("Issue plan"), error);
  if (edit == NULL || !kh_edit_change_rows (edit, error)
      || !kh_store_check_number (self, plan, issuing->number, issuing->symbol, issuing->date, error))
    return FALSE;
  number = kh_symbol_format_number (issuing->number);
  if (issuing->choices != NULL)
    kh_edit_set (edit, plan, "choices", issuing->choices, NULL);
  kh_edit_set (edit, plan, "number", number, "symbol", issuing->symbol, "date", issuing->date, "state", KH_PLAN_ISSUED, NULL);
  if ((issuing->content != NULL
       && !kh_issued_file_write (self, plan, issuing->file_name, issuing->media_type, issuing->content, error))
      || !keep_state (self, plan, issuing->revision, error))
    return FALSE;

  return kh_edit_commit (edit, error);
}
