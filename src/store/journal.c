/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits as changesets. */
#include "journal.h"

#include <glib/gi18n.h>

#include "schema.h"

/* Edits between two looks at how long the journal is. */
#define STEPS_A_LOOK 50

struct _KhRecorder
{
  KhDatabase      *database;
  sqlite3_session *session;
};

KhRecorder *
kh_recorder_new (KhDatabase *database, GError **error)
{
  g_autoptr (KhRecorder) self = g_new0 (KhRecorder, 1);
  const char *const *tables = kh_schema_get_recorded_tables ();
  int code = sqlite3session_create (kh_database_get_handle (database), "main", &self->session);

  self->database = database;
  for (guint i = 0; code == SQLITE_OK && tables[i] != NULL; i++)
    code = sqlite3session_attach (self->session, tables[i]);
  if (code != SQLITE_OK)
    {
      kh_database_fail (database, code, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
kh_recorder_free (KhRecorder *self)
{
  if (self->session != NULL)
    sqlite3session_delete (self->session);
  g_free (self);
}

/* SQLite's memory is copied, because GBytes frees with GLib's allocator. */
static GBytes *
take_buffer (int size, void *buffer)
{
  GBytes *bytes = g_bytes_new (buffer, (gsize) size);

  sqlite3_free (buffer);

  return bytes;
}

GBytes *
kh_recorder_finish (KhRecorder *self, GError **error)
{
  void *buffer = NULL;
  int size = 0;
  int code = sqlite3session_changeset (self->session, &size, &buffer);

  if (code != SQLITE_OK)
    {
      kh_database_fail (self->database, code, error);
      return NULL;
    }

  return take_buffer (size, buffer);
}

void
kh_journal_entry_clear (KhJournalEntry *entry)
{
  g_clear_pointer (&entry->changeset, g_bytes_unref);
}

static const char *
owner_column (KhNode *root)
{
  return KH_IS_PLAN (root) ? "plan_id" : "agency_id";
}

static gboolean
read_entry (KhDatabase *database, KhNode *root, const char *format, KhJournalEntry *entry, GError **error)
{
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  gboolean row;

  entry->id = 0;
  entry->changeset = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  sql = g_strdup_printf (format, owner_column (root));
#pragma GCC diagnostic pop
  statement = kh_database_query (database, error, sql, "i", kh_node_get_id (root));
  if (statement == NULL || !kh_database_step (database, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  entry->id = sqlite3_column_int64 (statement, 0);
  entry->changeset = g_bytes_new (sqlite3_column_blob (statement, 1), (gsize) sqlite3_column_bytes (statement, 1));
  sqlite3_reset (statement);

  return TRUE;
}

gboolean
kh_journal_get_last (KhDatabase *database, KhNode *root, KhJournalEntry *entry, GError **error)
{
  return read_entry (database, root,
                     "SELECT id, changeset FROM journal WHERE %s = ? AND undone = 0 ORDER BY id DESC LIMIT 1",
                     entry, error);
}

gboolean
kh_journal_get_next (KhDatabase *database, KhNode *root, KhJournalEntry *entry, GError **error)
{
  return read_entry (database, root,
                     "SELECT id, changeset FROM journal WHERE %s = ? AND undone = 1 ORDER BY id LIMIT 1",
                     entry, error);
}

gboolean
kh_journal_get_label (KhDatabase *database, KhNode *root, gboolean undo, const char **label, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT label FROM journal WHERE %s = ? AND undone = ? ORDER BY id %s LIMIT 1",
                                          owner_column (root), undo ? "DESC" : "ASC");
  sqlite3_stmt *statement = kh_database_query (database, error, sql, "ii", kh_node_get_id (root), (gint64) !undo);
  gboolean row;

  if (statement == NULL || !kh_database_step (database, statement, &row, error))
    return FALSE;

  *label = row ? g_intern_string ((const char *) sqlite3_column_text (statement, 0)) : NULL;
  sqlite3_reset (statement);

  return TRUE;
}

static gboolean
drop_undone (KhDatabase *database, KhNode *root, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM journal WHERE %s = ? AND undone <> 0", owner_column (root));

  return kh_database_run (database, error, sql, "i", kh_node_get_id (root));
}

/* The oldest entries that no limit has room for. */
static gboolean
drop_oldest (KhDatabase *database, KhNode *root, GError **error)
{
  const char *column = owner_column (root);
  g_autofree char *sql = g_strdup_printf (
    "DELETE FROM journal WHERE %s = ?1 AND id < (SELECT min (id) FROM"
    " (SELECT id, row_number () OVER newest AS n, sum (length (changeset)) OVER newest AS size FROM journal WHERE %s = ?1"
    "  WINDOW newest AS (ORDER BY id DESC))"
    " WHERE n <= " G_STRINGIFY (KH_JOURNAL_MIN_STEPS) " OR (n <= " G_STRINGIFY (KH_JOURNAL_MAX_STEPS)
    " AND size <= " G_STRINGIFY (KH_JOURNAL_MAX_SIZE) "))",
    column, column);

  return kh_database_run (database, error, sql, "i", kh_node_get_id (root));
}

gboolean
kh_journal_add (KhDatabase *database, KhNode *root, const char *label, GBytes *changeset, gint64 *id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO journal (%s, label, made_at, changeset)"
                                          " VALUES (?, ?, strftime ('%%Y-%%m-%%dT%%H:%%M:%%fZ', 'now'), ?)",
                                          owner_column (root));

  if (!drop_undone (database, root, error)
      || !kh_database_run (database, error, sql, "isb", kh_node_get_id (root), label, changeset))
    return FALSE;

  *id = sqlite3_last_insert_rowid (kh_database_get_handle (database));

  /* Now and then is enough. */
  return *id % STEPS_A_LOOK != 0 || drop_oldest (database, root, error);
}

static gconstpointer
bytes_data (GBytes *bytes, int *size)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  *size = (int) length;

  return data;
}

/* Returns: (transfer full): both changes as one */
static GBytes *
join_changesets (KhDatabase *database, GBytes *first, GBytes *second, GError **error)
{
  sqlite3_changegroup *group = NULL;
  gconstpointer data;
  void *buffer = NULL;
  int size;
  int code = sqlite3changegroup_new (&group);

  if (code == SQLITE_OK)
    {
      data = bytes_data (first, &size);
      code = sqlite3changegroup_add (group, size, (void *) data);
    }
  if (code == SQLITE_OK)
    {
      data = bytes_data (second, &size);
      code = sqlite3changegroup_add (group, size, (void *) data);
    }
  if (code == SQLITE_OK)
    code = sqlite3changegroup_output (group, &size, &buffer);
  sqlite3changegroup_delete (group);
  if (code != SQLITE_OK)
    {
      kh_database_fail (database, code, error);
      return NULL;
    }

  return take_buffer (size, buffer);
}

gboolean
kh_journal_extend (KhDatabase *database, KhNode *root, const KhJournalEntry *entry, GBytes *changeset, GError **error)
{
  g_autoptr (GBytes) joined = join_changesets (database, entry->changeset, changeset, error);

  if (joined == NULL || !drop_undone (database, root, error))
    return FALSE;
  if (g_bytes_get_size (joined) == 0)
    return kh_database_run (database, error, "DELETE FROM journal WHERE id = ?", "i", entry->id);

  return kh_database_run (database, error,
                          "UPDATE journal SET changeset = ?, made_at = strftime ('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE id = ?",
                          "bi", joined, entry->id);
}

/* An edit is repeated whole or not at all. */
static int
conflict_cb (void *user_data, int kind, sqlite3_changeset_iter *iter)
{
  gboolean *conflict = user_data;

  *conflict = TRUE;

  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (KhDatabase *database, GBytes *changeset, gboolean undo, GError **error)
{
  gboolean conflict = FALSE;
  int size;
  gconstpointer data = bytes_data (changeset, &size);
  int code = sqlite3changeset_apply_v2 (kh_database_get_handle (database), size, (void *) data, NULL,
                                        conflict_cb, &conflict, NULL, NULL, undo ? SQLITE_CHANGESETAPPLY_INVERT : 0);

  if (conflict)
    {
      g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_CONFLICT,
                   undo ? _("The edit cannot be undone: what it changed was changed again elsewhere.")
                        : _("The edit cannot be repeated: what it changed was changed again elsewhere."));
      return FALSE;
    }

  return code == SQLITE_OK || kh_database_fail (database, code, error);
}

gboolean
kh_journal_repeat (KhDatabase *database, GBytes *changeset, GError **error)
{
  return apply (database, changeset, FALSE, error);
}

gboolean
kh_journal_apply (KhDatabase *database, const KhJournalEntry *entry, gboolean undo, GError **error)
{
  if (!apply (database, entry->changeset, undo, error))
    return FALSE;

  return kh_database_run (database, error, "UPDATE journal SET undone = ? WHERE id = ?", "ii", (gint64) undo, entry->id);
}
