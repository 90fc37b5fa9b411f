/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of an issued plan, an attachment with a role of its own. */
#include "issued-file.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "store-private.h"

#define ROLE "issued"

static gint64
get_id (KhPlan *plan)
{
  return kh_node_get_id (KH_NODE (plan));
}

gboolean
kh_store_has_issued_file (KhStore *self, KhPlan *plan, char **name)
{
  KhDatabase *database;
  sqlite3_stmt *statement;
  g_autoptr (GError) error = NULL;
  gboolean row = FALSE;

  g_return_val_if_fail (KH_IS_STORE (self), FALSE);
  g_return_val_if_fail (KH_IS_PLAN (plan), FALSE);

  if (name != NULL)
    *name = NULL;
  database = kh_store_get_database (self);
  statement = kh_database_query (database, &error, "SELECT name FROM attachment WHERE plan_id = ? AND role = '" ROLE "'", "i",
                                 get_id (plan));
  if (statement == NULL || !kh_database_step (database, statement, &row, &error))
    {
      g_warning ("The files of a plan could not be read: %s", error->message);
      return FALSE;
    }
  if (row && name != NULL)
    *name = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  if (row)
    sqlite3_reset (statement);
  return row;
}

GBytes *
kh_store_load_issued_file (KhStore *self, KhPlan *plan, char **name, char **media_type, GError **error)
{
  KhDatabase *database;
  sqlite3_stmt *statement;
  GBytes *content;
  gboolean row;

  g_return_val_if_fail (KH_IS_STORE (self), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  database = kh_store_get_database (self);
  statement = kh_database_query (database, error,
                                 "SELECT name, media_type, content FROM attachment WHERE plan_id = ? AND role = '" ROLE "'",
                                 "i", get_id (plan));
  if (statement == NULL || !kh_database_step (database, statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND,
                           _("The plan has no signed file and no scan."));
      return NULL;
    }
  if (name != NULL)
    *name = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  if (media_type != NULL)
    *media_type = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  content = g_bytes_new (sqlite3_column_blob (statement, 2), (gsize) sqlite3_column_bytes (statement, 2));
  sqlite3_reset (statement);
  return content;
}

gboolean
kh_issued_file_write (KhStore *self, KhPlan *plan, const char *name, const char *media_type, GBytes *content,
                      GError **error)
{
  KhDatabase *database = kh_store_get_database (self);
  g_autofree char *uuid = g_uuid_string_random ();

  if (g_bytes_get_size (content) > KH_ISSUED_FILE_MAX)
    {
      g_autofree char *size = g_format_size (KH_ISSUED_FILE_MAX);

      g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED, _("“%s” is larger than %s. Scan it with fewer dots to the inch."),
                   name, size);
      return FALSE;
    }
  return kh_database_run (database, error, "DELETE FROM attachment WHERE plan_id = ? AND role = '" ROLE "'", "i", get_id (plan))
         && kh_database_run (database, error,
                             "INSERT INTO attachment (uuid, plan_id, name, media_type, content, role)"
                             " VALUES (?, ?, ?, ?, ?, '" ROLE "')",
                             "sissb", uuid, get_id (plan), name, media_type, content);
}

gboolean
kh_store_set_issued_file (KhStore *self, KhPlan *plan, const char *name, const char *media_type, GBytes *content,
                          GError **error)
{
  g_autoptr (KhEdit) edit = NULL;

  g_return_val_if_fail (KH_IS_STORE (self), FALSE);
  g_return_val_if_fail (KH_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (name != NULL && content != NULL, FALSE);

  edit = kh_edit_begin (self, KH_NODE (plan), N_("Attach issued file"), error);
  if (edit == NULL || !kh_edit_change_files (edit, error)
      || !kh_issued_file_write (self, plan, name, media_type, content, error))
    return FALSE;

  return kh_edit_commit (edit, error);
}
