/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units' parts of plans, as attachments with roles of their own. */
#include "part-file.h"

#include <glib/gi18n.h>

#include "store-private.h"

#define TAKEN_IN "part"
#define SENT "sent-part"

#define MEDIA_TYPE "application/x-kehoach+xml"

typedef struct
{
  const char *unit_name;
  GBytes     *content;
} Adding;

static gboolean
write_file (KhStore *self, gint64 plan_id, const char *role, const char *uuid, const char *name, GBytes *content,
            GError **error)
{
  return kh_database_run (kh_store_get_database (self), error,
                          "INSERT INTO attachment (uuid, plan_id, name, media_type, content, role)"
                          " VALUES (?, ?, ?, '" MEDIA_TYPE "', ?, ?)",
                          "sisbs", uuid, plan_id, name, content, role);
}

static gboolean
add_more (KhStore *self, gint64 id, gpointer user_data, GError **error)
{
  const Adding *adding = user_data;
  g_autofree char *uuid = g_uuid_string_random ();

  return write_file (self, id, TAKEN_IN, uuid, adding->unit_name, adding->content, error);
}

gint64
kh_store_add_part (KhStore *self, KhPlan *part, const char *unit_name, GBytes *content, GError **error)
{
  Adding adding = { unit_name, content };

  g_return_val_if_fail (KH_IS_STORE (self), 0);
  g_return_val_if_fail (KH_IS_PLAN (part), 0);
  g_return_val_if_fail (unit_name != NULL && content != NULL, 0);

  return kh_store_add_plan_with (self, part, add_more, &adding, error);
}

GBytes *
kh_store_load_part (KhStore *self, KhPlan *plan, GError **error)
{
  sqlite3_stmt *statement;
  GBytes *content;
  gboolean row;

  g_return_val_if_fail (KH_IS_STORE (self), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  statement = kh_database_query (kh_store_get_database (self), error,
                                 "SELECT content FROM attachment WHERE plan_id = ? AND role = '" TAKEN_IN "'", "i",
                                 kh_node_get_id (KH_NODE (plan)));
  if (statement == NULL || !kh_database_step (kh_store_get_database (self), statement, &row, error) || !row)
    return NULL;
  content = g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
  sqlite3_reset (statement);
  return content;
}

gboolean
kh_store_is_part (KhStore *self, KhPlan *plan, char **unit_name)
{
  sqlite3_stmt *statement;
  g_autoptr (GError) error = NULL;
  gboolean row = FALSE;

  g_return_val_if_fail (KH_IS_STORE (self), FALSE);
  g_return_val_if_fail (KH_IS_PLAN (plan), FALSE);

  if (unit_name != NULL)
    *unit_name = NULL;
  statement = kh_database_query (kh_store_get_database (self), &error,
                                 "SELECT name FROM attachment WHERE plan_id = ? AND role = '" TAKEN_IN "'", "i",
                                 kh_node_get_id (KH_NODE (plan)));
  if (statement == NULL || !kh_database_step (kh_store_get_database (self), statement, &row, &error))
    {
      g_warning ("Whether a plan is a part could not be read: %s", error->message);
      return FALSE;
    }
  if (row && unit_name != NULL)
    *unit_name = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  if (row)
    sqlite3_reset (statement);
  return row;
}

gboolean
kh_store_keep_sent_part (KhStore *self, KhPlan *plan, const char *uuid, const char *unit_name, GBytes *content,
                         GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), FALSE);
  g_return_val_if_fail (KH_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (uuid != NULL && unit_name != NULL && content != NULL, FALSE);

  if (!kh_store_begin_write (self, error))
    return FALSE;
  if (!write_file (self, kh_node_get_id (KH_NODE (plan)), SENT, uuid, unit_name, content, error))
    {
      kh_store_abort_write (self);
      return FALSE;
    }
  return kh_store_commit_write (self, error);
}

GBytes *
kh_store_find_sent_part (KhStore *self, const char *uuid, gint64 *plan_id, GError **error)
{
  sqlite3_stmt *statement;
  GBytes *content;
  gboolean row;

  g_return_val_if_fail (KH_IS_STORE (self), NULL);
  g_return_val_if_fail (uuid != NULL && plan_id != NULL, NULL);

  statement = kh_database_query (kh_store_get_database (self), error,
                                 "SELECT plan_id, content FROM attachment"
                                 " WHERE substr (uuid, 1, length (?1)) = ?1 AND role = '" SENT "' ORDER BY id",
                                 "s", uuid);
  if (statement == NULL || !kh_database_step (kh_store_get_database (self), statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND,
                           _("This part was not sent out of this library. Open the library that it was sent out of."));
      return NULL;
    }
  *plan_id = sqlite3_column_int64 (statement, 0);
  content = g_bytes_new (sqlite3_column_blob (statement, 1), (gsize) sqlite3_column_bytes (statement, 1));
  sqlite3_reset (statement);
  return content;
}

gint64
kh_store_find_plan (KhStore *self, const char *uuid, GError **error)
{
  sqlite3_stmt *statement;
  gint64 id;
  gboolean row;

  g_return_val_if_fail (KH_IS_STORE (self), 0);
  g_return_val_if_fail (uuid != NULL, 0);

  statement = kh_database_query (kh_store_get_database (self), error, "SELECT id FROM plan WHERE uuid = ?", "s", uuid);
  if (statement == NULL || !kh_database_step (kh_store_get_database (self), statement, &row, error) || !row)
    return 0;
  id = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return id;
}
