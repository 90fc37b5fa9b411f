/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trash, the archive, and copies of plans. */
#include <glib/gi18n.h>

#include "edit-private.h"
#include "rows.h"
#include "store-private.h"

static gboolean
fail_not_found (gint64 id, GError **error)
{
  g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND, _("There is no plan with the number %d in the library."), (int) id);

  return FALSE;
}

gboolean
kh_store_trash_plan (KhStore *self, gint64 id, gboolean trashed, GError **error)
{
  KhDatabase *database;
  gboolean done;

  g_return_val_if_fail (KH_IS_STORE (self), FALSE);

  if (!kh_store_begin_write (self, error))
    return FALSE;

  database = kh_store_get_database (self);
  done = kh_database_run (database, error,
                          "UPDATE plan SET trashed = ?1, trashed_at = iif (?1, datetime (?2, 'unixepoch'), NULL) WHERE id = ?3",
                          "iii", (gint64) (trashed != FALSE), kh_store_get_time (self), id);
  if (done && sqlite3_changes (kh_database_get_handle (database)) == 0)
    done = fail_not_found (id, error);
  if (!done)
    {
      kh_store_abort_write (self);
      return FALSE;
    }
  if (!kh_store_commit_write (self, error))
    return FALSE;
  kh_store_update_lists (self, id);

  return TRUE;
}

static gboolean
count (KhDatabase *database, const char *sql, gint64 id, guint *n, GError **error)
{
  gint64 value;

  if (!kh_database_get_int64 (database, &value, error, sql, "i", id))
    return FALSE;
  *n = (guint) value;

  return TRUE;
}

/* The parameter is a plan; 0 is all of them. */
#define TRASHED "SELECT id FROM plan WHERE trashed <> 0 AND ?1 IN (0, id)"
#define IN_TRASH " plan_id IN (" TRASHED ")"

static gboolean
describe (KhStore *self, gint64 id, KhTrashSummary *summary, GError **error)
{
  KhDatabase *database = kh_store_get_database (self);

  return count (database, "SELECT count (*) FROM (" TRASHED ")", id, &summary->n_plans, error)
         && count (database, "SELECT count (*) FROM item WHERE kind = 'task' AND" IN_TRASH, id, &summary->n_tasks, error)
         && count (database, "SELECT count (*) FROM revision WHERE kind <> 'base' AND" IN_TRASH, id, &summary->n_revisions, error)
         && count (database, "SELECT count (*) FROM attachment WHERE coalesce (role, '') NOT IN ('part', 'sent-part') AND" IN_TRASH, id, &summary->n_attachments, error);
}

gboolean
kh_store_describe_trash (KhStore *self, KhTrashSummary *summary, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), FALSE);
  g_return_val_if_fail (summary != NULL, FALSE);

  return describe (self, 0, summary, error);
}

gboolean
kh_store_describe_trashed_plan (KhStore *self, gint64 id, KhTrashSummary *summary, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != 0, FALSE);
  g_return_val_if_fail (summary != NULL, FALSE);

  return describe (self, id, summary, error);
}

static GArray *
list_trashed (KhDatabase *database, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = kh_database_prepare (database, "SELECT id FROM plan WHERE trashed <> 0 ORDER BY id", error);
  gboolean row;

  while (statement != NULL && kh_database_step (database, statement, &row, error))
    {
      gint64 id;

      if (!row)
        return g_steal_pointer (&ids);
      id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, id);
    }

  return NULL;
}

static gboolean
delete_rows (KhDatabase *database, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!kh_rows_remove_plan (database, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
delete_plans (KhStore *self, GArray *ids, GError **error)
{
  if (!delete_rows (kh_store_get_database (self), ids, error))
    {
      kh_store_abort_write (self);
      return FALSE;
    }
  if (!kh_store_commit_write (self, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    kh_store_forget_plan (self, g_array_index (ids, gint64, i));
  kh_store_update_lists (self, 0);

  return TRUE;
}

gboolean
kh_store_delete_plan (KhStore *self, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 n_trashed = 0;

  g_return_val_if_fail (KH_IS_STORE (self), FALSE);

  if (!kh_store_begin_write (self, error))
    return FALSE;
  if (!kh_database_get_int64 (kh_store_get_database (self), &n_trashed, error,
                              "SELECT count (*) FROM plan WHERE id = ? AND trashed <> 0", "i", id)
      || (n_trashed == 0 && !fail_not_found (id, error)))
    {
      kh_store_abort_write (self);
      return FALSE;
    }
  g_array_append_val (ids, id);

  return delete_plans (self, ids, error);
}

gboolean
kh_store_empty_trash (KhStore *self, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (KH_IS_STORE (self), FALSE);

  if (!kh_store_begin_write (self, error))
    return FALSE;
  ids = list_trashed (kh_store_get_database (self), error);
  if (ids == NULL)
    {
      kh_store_abort_write (self);
      return FALSE;
    }

  return delete_plans (self, ids, error);
}

gint64
kh_store_duplicate_plan (KhStore *self, gint64 id, GError **error)
{
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhPlan) copy = NULL;

  g_return_val_if_fail (KH_IS_STORE (self), 0);

  plan = kh_store_load_plan (self, id, error);
  if (plan == NULL)
    return 0;
  copy = kh_node_copy (plan);
  g_object_set (copy, "state", KH_PLAN_DRAFT, "number", NULL, "date", NULL, "reply-due", NULL, NULL);

  return kh_store_add_plan (self, copy, error);
}

/* What the plan was before it was archived: the revision of that moment says so. */
static gboolean
find_state_before (KhStore *self, KhPlan *plan, int *state, GError **error)
{
  KhDatabase *database = kh_store_get_database (self);
  sqlite3_stmt *statement
    = kh_database_query (database, error,
                         "SELECT plan_state FROM revision WHERE plan_id = ? AND plan_state <> 'archived' ORDER BY id DESC LIMIT 1",
                         "i", kh_node_get_id (KH_NODE (plan)));
  gboolean row;

  if (statement == NULL || !kh_database_step (database, statement, &row, error))
    return FALSE;

  *state = kh_plan_get_number (plan) != NULL && kh_plan_get_date (plan) != NULL ? KH_PLAN_ISSUED : KH_PLAN_DRAFT;
  if (row)
    kh_enum_from_nick (KH_TYPE_PLAN_STATE, (const char *) sqlite3_column_text (statement, 0), state);
  sqlite3_reset (statement);

  return TRUE;
}

gboolean
kh_store_archive_plan (KhStore *self, KhPlan *plan, gboolean archived, const char *choices, GError **error)
{
  g_autoptr (KhEdit) edit = NULL;
  int state = KH_PLAN_ARCHIVED;
  gboolean issued;

  g_return_val_if_fail (KH_IS_STORE (self), FALSE);
  g_return_val_if_fail (KH_IS_PLAN (plan), FALSE);

  if (archived == (kh_plan_get_state (plan) == KH_PLAN_ARCHIVED))
    return TRUE;
  if (!archived && !find_state_before (self, plan, &state, error))
    return FALSE;

  edit = kh_edit_begin (self, KH_NODE (plan), archived ? N_("Archive plan") : N_("Take plan out of the archive"), error);
  if (edit == NULL)
    return FALSE;
  issued = state == KH_PLAN_ISSUED || kh_plan_get_state (plan) == KH_PLAN_ISSUED;
  if (issued && choices != NULL)
    {
      kh_edit_unlock (edit);
      kh_edit_set (edit, plan, "choices", choices, NULL);
    }
  kh_edit_set (edit, plan, "state", state, NULL);

  return kh_edit_commit (edit, error);
}
