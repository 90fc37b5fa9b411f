/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kept states of a plan. */
#include "snapshot.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "days.h"
#include "rows.h"
#include "schema.h"

/* A state that differs from its base by more than one part in this many of the
 * base's own size becomes a base itself: reading it stays one step. */
#define BASE_SHARE 3

/* What a damaged or hostile revision may unpack to. */
#define MAX_UNPACKED (256 * 1024 * 1024)

static const char *const kind_nicks[] = { "named", "day", "state", "import", "carry-over", "merge", "fix", "restore" };

G_STATIC_ASSERT (G_N_ELEMENTS (kind_nicks) == KH_REVISION_RESTORE + 1);

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED,
                       _("A kept version of a plan is damaged and cannot be read. Choose another one."));

  return FALSE;
}

static GBytes *
convert (GConverter *converter, GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (source, converter);
  g_autoptr (GOutputStream) sink = g_memory_output_stream_new_resizable ();
  char buffer[16384];
  gssize n_read;

  while ((n_read = g_input_stream_read (stream, buffer, sizeof buffer, NULL, error)) > 0)
    {
      if (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (sink)) > MAX_UNPACKED)
        {
          fail_damaged (error);
          return NULL;
        }
      if (!g_output_stream_write_all (sink, buffer, (gsize) n_read, NULL, NULL, error))
        return NULL;
    }
  if (n_read < 0 || !g_output_stream_close (sink, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (sink));
}

static GBytes *
pack (GString *text, GError **error)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6));
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);

  return convert (converter, bytes, error);
}

/* Returns: (transfer full): the packed text, ended by a NUL */
static char *
unpack (GBytes *packed, GError **error)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GBytes) bytes = convert (converter, packed, NULL);
  gconstpointer data;
  gsize size;

  if (bytes == NULL)
    {
      fail_damaged (error);
      return NULL;
    }
  data = g_bytes_get_data (bytes, &size);
  if (size > 0 && memchr (data, '\0', size) != NULL)
    {
      fail_damaged (error);
      return NULL;
    }

  return g_strndup (data != NULL ? data : "", size);
}

/* The lines of a base, or of a difference: "-" and the line's number in the base
 * for one that is gone, "+" and the line for a new one. */
static GBytes *
pack_lines (GPtrArray *lines, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (char *) lines->pdata[i]);

  return pack (text, error);
}

static GBytes *
pack_difference (GPtrArray *base, GPtrArray *lines, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) added = NULL;
  guint next = 0;

  kh_rows_get_difference (base, lines, &removed, &added);
  for (guint i = 0; i < base->len && next < removed->len; i++)
    if (base->pdata[i] == removed->pdata[next])
      {
        g_string_append_printf (text, "-%u\n", i);
        next++;
      }
  for (guint i = 0; i < added->len; i++)
    g_string_append_printf (text, "+%s\n", (char *) added->pdata[i]);

  return pack (text, error);
}

static GPtrArray *
split_lines (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const char *end;

  for (; (end = strchr (text, '\n')) != NULL; text = end + 1)
    g_ptr_array_add (lines, g_strndup (text, (gsize) (end - text)));

  return lines;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Returns: (transfer full): @base with the @changes made */
static GPtrArray *
apply_difference (GPtrArray *base, GPtrArray *changes, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint next = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const char *change = changes->pdata[i];
      guint64 gone;

      if (*change == '+')
        {
          g_ptr_array_add (lines, g_strdup (change + 1));
          continue;
        }
      if (*change != '-' || !g_ascii_string_to_unsigned (change + 1, 10, next, base->len - 1, &gone, NULL))
        {
          fail_damaged (error);
          return NULL;
        }
      for (; next < gone; next++)
        g_ptr_array_add (lines, g_strdup (base->pdata[next]));
      next++;
    }
  for (; next < base->len; next++)
    g_ptr_array_add (lines, g_strdup (base->pdata[next]));
  g_ptr_array_sort (lines, compare_lines);

  return g_steal_pointer (&lines);
}

typedef struct
{
  gint64  id;
  gint64  plan_id;
  gint64  base_id; /* 0 for one that holds all its lines */
  gint64  schema;
  GBytes *state;
} Row;

static void
row_clear (Row *row)
{
  g_clear_pointer (&row->state, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

#define SELECT_ROW "SELECT id, plan_id, base_id, schema, state FROM revision"

/* @found->id is 0 if there is none. */
static gboolean
read_row (KhDatabase *database, const char *sql, gint64 parameter, Row *found, GError **error)
{
  sqlite3_stmt *statement = kh_database_query (database, error, sql, "i", parameter);
  gboolean row;

  *found = (Row) { 0 };
  if (statement == NULL || !kh_database_step (database, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  found->id = sqlite3_column_int64 (statement, 0);
  found->plan_id = sqlite3_column_int64 (statement, 1);
  found->base_id = sqlite3_column_int64 (statement, 2);
  found->schema = sqlite3_column_int64 (statement, 3);
  found->state = g_bytes_new (sqlite3_column_blob (statement, 4), (gsize) sqlite3_column_bytes (statement, 4));
  sqlite3_reset (statement);

  return TRUE;
}

static GPtrArray *
read_lines (KhDatabase *database, const Row *row, GError **error)
{
  g_autofree char *text = unpack (row->state, error);
  g_autoptr (GPtrArray) own = text != NULL ? split_lines (text) : NULL;
  g_autoptr (GPtrArray) base_lines = NULL;
  g_auto (Row) base = { 0 };

  if (own == NULL || row->base_id == 0)
    return g_steal_pointer (&own);
  if (!read_row (database, SELECT_ROW " WHERE id = ?", row->base_id, &base, error))
    return NULL;
  if (base.id == 0 || base.base_id != 0)
    {
      fail_damaged (error);
      return NULL;
    }
  base_lines = read_lines (database, &base, error);

  return base_lines != NULL ? apply_difference (base_lines, own, error) : NULL;
}

static gboolean
is_same (GPtrArray *lines, GPtrArray *others)
{
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) added = NULL;

  kh_rows_get_difference (lines, others, &removed, &added);

  return removed->len == 0 && added->len == 0;
}

/* Packs @lines, against the base of the plan's newest revision where that is
 * smaller. Returns: (transfer full): the state */
static GBytes *
pack_state (KhDatabase *database, const Row *newest, GPtrArray *lines, gint64 *base_id, GError **error)
{
  g_autoptr (GPtrArray) base_lines = NULL;
  g_autoptr (GBytes) difference = NULL;
  g_auto (Row) base = { 0 };

  *base_id = newest->base_id != 0 ? newest->base_id : newest->id;
  if (*base_id == 0 || newest->schema != KH_SCHEMA_VERSION)
    {
      *base_id = 0;
      return pack_lines (lines, error);
    }
  if (!read_row (database, SELECT_ROW " WHERE id = ?", *base_id, &base, error))
    return NULL;
  base_lines = base.id != 0 ? read_lines (database, &base, NULL) : NULL;
  if (base_lines != NULL)
    {
      difference = pack_difference (base_lines, lines, error);
      if (difference == NULL)
        return NULL;
      if (g_bytes_get_size (difference) * BASE_SHARE <= g_bytes_get_size (base.state))
        return g_steal_pointer (&difference);
    }
  *base_id = 0;

  return pack_lines (lines, error);
}

/* A state that is packed and not written yet. */
typedef struct
{
  gint64  newest_id; /* the plan's newest revision as it was packed */
  gint64  base_id;
  GBytes *state;     /* %NULL if the newest revision holds the same */
} Draft;

static void
draft_clear (Draft *draft)
{
  g_clear_pointer (&draft->state, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

static gboolean
make_draft (KhDatabase *database, gint64 plan_id, KhRevisionKind kind, Draft *draft, GError **error)
{
  g_autoptr (GPtrArray) lines = kh_rows_dump (database, plan_id, KH_ROWS_ALL, error);
  g_autoptr (GPtrArray) newest_lines = NULL;
  g_auto (Row) newest = { 0 };

  if (lines == NULL
      || !read_row (database, SELECT_ROW " WHERE plan_id = ? ORDER BY id DESC LIMIT 1", plan_id, &newest, error))
    return FALSE;
  draft->newest_id = newest.id;
  if (kind != KH_REVISION_NAMED && newest.id != 0 && newest.schema == KH_SCHEMA_VERSION)
    {
      /* One that cannot be read is no reason not to keep another. */
      newest_lines = read_lines (database, &newest, NULL);
      if (newest_lines != NULL && is_same (newest_lines, lines))
        return TRUE;
    }
  draft->state = pack_state (database, &newest, lines, &draft->base_id, error);

  return draft->state != NULL;
}

static gboolean
write_draft (KhDatabase *database, gint64 plan_id, KhRevisionKind kind, const char *name, gint64 time, const Draft *draft,
             gint64 *id, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();

  if (id != NULL)
    *id = 0;
  if (draft->state == NULL)
    return TRUE;
  if (!kh_database_run (database, error,
                        "INSERT INTO revision (uuid, plan_id, kind, name, made_at, plan_state, schema, base_id, state)"
                        " SELECT ?1, id, ?2, ?3, ?4, state, ?5, nullif (?6, 0), ?7 FROM plan WHERE id = ?8",
                        "sssiiibi", uuid, kind_nicks[kind], name, time, (gint64) KH_SCHEMA_VERSION, draft->base_id,
                        draft->state, plan_id))
    return FALSE;
  if (id != NULL)
    *id = sqlite3_last_insert_rowid (kh_database_get_handle (database));

  return kind != KH_REVISION_DAY || kh_days_thin (database, plan_id, time, error);
}

gboolean
kh_snapshot_keep (KhDatabase *database, gint64 plan_id, KhRevisionKind kind, const char *name, gint64 time, gint64 *id, GError **error)
{
  g_auto (Draft) draft = { 0 };

  return make_draft (database, plan_id, kind, &draft, error)
         && write_draft (database, plan_id, kind, name, time, &draft, id, error);
}

static gboolean
read_draft (KhDatabase *database, gint64 plan_id, KhRevisionKind kind, Draft *draft, GError **error)
{
  gboolean done;

  /* One transaction, so that all is read as of one moment. */
  if (!kh_database_exec (database, "BEGIN", error))
    return FALSE;
  done = make_draft (database, plan_id, kind, draft, error);
  kh_database_rollback (database);

  return done;
}

gboolean
kh_snapshot_keep_apart (KhDatabase *database, gint64 plan_id, KhRevisionKind kind, const char *name, gint64 time, gint64 *id,
                        GError **error)
{
  g_auto (Draft) draft = { 0 };
  gint64 newest_id;
  gboolean due = TRUE;
  gboolean done;

  if (!read_draft (database, plan_id, kind, &draft, error) || !kh_database_begin (database, error))
    return FALSE;

  /* Meanwhile others may have kept revisions, or removed the one it differs from. */
  done = kh_database_get_int64 (database, &newest_id, error,
                                "SELECT id FROM revision WHERE plan_id = ? ORDER BY id DESC LIMIT 1", "i", plan_id);
  if (done && kind == KH_REVISION_DAY)
    done = kh_days_is_due (database, plan_id, time, &due, error);
  if (done && newest_id == draft.newest_id && due)
    done = write_draft (database, plan_id, kind, name, time, &draft, id, error);
  else if (done && due)
    done = kh_snapshot_keep (database, plan_id, kind, name, time, id, error);
  if (!done)
    {
      kh_database_rollback (database);
      return FALSE;
    }

  return kh_database_commit (database, error);
}

KhDatabase *
kh_snapshot_open (KhDatabase *database, gint64 revision_id, gint64 *plan_id, GError **error)
{
  g_autoptr (KhDatabase) past = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_auto (Row) row = { 0 };

  if (!read_row (database, SELECT_ROW " WHERE id = ? AND kind <> 'base'", revision_id, &row, error))
    return NULL;
  if (row.id == 0)
    {
      g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND, _("That version is no longer kept."));
      return NULL;
    }
  lines = read_lines (database, &row, error);
  past = lines != NULL ? kh_database_open_memory (error) : NULL;
  if (past == NULL
      || !kh_schema_create_version (past, row.schema, error)
      || !kh_rows_write (past, lines, error)
      || !kh_schema_migrate (past, error))
    return NULL;
  *plan_id = row.plan_id;

  return g_steal_pointer (&past);
}

gboolean
kh_snapshot_remove (KhDatabase *database, gint64 revision_id, GError **error)
{
  return kh_database_run (database, error, "UPDATE revision SET kind = 'base', name = NULL WHERE id = ?", "i", revision_id)
         && kh_database_run (database, error,
                             "DELETE FROM revision WHERE id = ? AND id NOT IN (SELECT base_id FROM revision WHERE base_id IS NOT NULL)",
                             "i", revision_id)
         && kh_database_run (database, error,
                             "DELETE FROM revision WHERE kind = 'base'"
                             " AND id NOT IN (SELECT base_id FROM revision WHERE base_id IS NOT NULL)", "");
}

gboolean
kh_snapshot_find_last_day (KhDatabase *database, gint64 plan_id, gint64 *time, GError **error)
{
  return kh_database_get_int64 (database, time, error,
                                "SELECT made_at FROM revision WHERE plan_id = ? AND kind = 'day' ORDER BY id DESC LIMIT 1", "i", plan_id);
}

gboolean
kh_snapshot_find_newest (KhDatabase *database, gint64 plan_id, gint64 *id, GError **error)
{
  return kh_database_get_int64 (database, id, error,
                                "SELECT id FROM revision WHERE plan_id = ? AND kind <> 'base' ORDER BY id DESC LIMIT 1", "i", plan_id);
}

/* An unknown kind is one of a newer program that was here and kept the schema. */
static KhRevisionKind
find_kind (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_nicks); i++)
    if (g_str_equal (kind_nicks[i], nick))
      return (KhRevisionKind) i;

  return KH_REVISION_NAMED;
}

static KhRevision *
read_revision (sqlite3_stmt *statement)
{
  int state = KH_PLAN_DRAFT;

  kh_enum_from_nick (KH_TYPE_PLAN_STATE, (const char *) sqlite3_column_text (statement, 4), &state);

  return kh_revision_new (sqlite3_column_int64 (statement, 0), find_kind ((const char *) sqlite3_column_text (statement, 1)),
                          (const char *) sqlite3_column_text (statement, 2), sqlite3_column_int64 (statement, 3),
                          (KhPlanState) state, (guint64) sqlite3_column_int64 (statement, 5));
}

GListModel *
kh_snapshot_list (KhDatabase *database, gint64 plan_id, GError **error)
{
  g_autoptr (GListStore) list = g_list_store_new (KH_TYPE_REVISION);
  sqlite3_stmt *statement
    = kh_database_query (database, error,
                         "SELECT id, kind, name, made_at, plan_state, length (state) FROM revision"
                         " WHERE plan_id = ? AND kind <> 'base' ORDER BY id DESC", "i", plan_id);
  gboolean row;

  while (statement != NULL && kh_database_step (database, statement, &row, error))
    {
      g_autoptr (KhRevision) revision = NULL;

      if (!row)
        return G_LIST_MODEL (g_steal_pointer (&list));
      revision = read_revision (statement);
      g_list_store_append (list, revision);
    }

  return NULL;
}
