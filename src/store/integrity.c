/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a library is sound. */
#include "integrity.h"

#include <glib/gi18n.h>

#include "background.h"
#include "integrity-words.h"
#include "library-file.h"
#include "schema.h"
#include "store-private.h"

#define MAX_PROBLEMS 100

/* Rows that the index must have, see search-index.c. */
#define COUNT_UNSEARCHABLE                                                                       \
  "SELECT abs ((SELECT count (*) FROM plan) + (SELECT count (*) FROM section)"                   \
  " + (SELECT count (*) FROM item) + (SELECT count (plan_id) FROM recipient)"                    \
  " + (SELECT count (plan_id) FROM signature) - (SELECT count (*) FROM search_docsize))"

static void
add_problem (GStrvBuilder *problems, guint *n, const char *problem)
{
  if ((*n)++ < MAX_PROBLEMS)
    g_strv_builder_add (problems, problem);
}

/* SQLite gives some of its lines joined, under a heading. */
static void
add_lines (GStrvBuilder *problems, guint *n, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *problem = kh_integrity_describe (lines[i]);

      if (problem != NULL)
        add_problem (problems, n, problem);
    }
}

static gboolean
check_pages (KhDatabase *database, KhIntegrityDepth depth, GStrvBuilder *problems, guint *n, GError **error)
{
  const char *sql = depth == KH_INTEGRITY_FULL ? "PRAGMA integrity_check (100)" : "PRAGMA quick_check (100)";
  sqlite3_stmt *statement = kh_database_prepare (database, sql, error);
  gboolean row = statement != NULL;

  while (row)
    {
      const char *line;

      if (!kh_database_step (database, statement, &row, error))
        return FALSE;
      line = row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
      if (line != NULL && !g_str_equal (line, "ok"))
        add_lines (problems, n, line);
    }

  return statement != NULL;
}

static gboolean
check_owners (KhDatabase *database, GStrvBuilder *problems, guint *n, GError **error)
{
  sqlite3_stmt *statement = kh_database_prepare (database, "PRAGMA foreign_key_check", error);
  gboolean row = statement != NULL;

  while (row)
    {
      g_autofree char *problem = NULL;

      if (!kh_database_step (database, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      problem = g_strdup_printf (_("Row %d of “%s” names a row of “%s” that is not there."),
                                 (int) sqlite3_column_int64 (statement, 1),
                                 (const char *) sqlite3_column_text (statement, 0),
                                 (const char *) sqlite3_column_text (statement, 2));
      add_problem (problems, n, problem);
    }

  return statement != NULL;
}

static gboolean
check_index (KhDatabase *database, GStrvBuilder *problems, guint *n, GError **error)
{
  gint64 n_missing, version;

  /* That of an older version is made anew when the library is opened. */
  if (!kh_database_get_int64 (database, &version, error, "PRAGMA user_version", ""))
    return FALSE;
  if (version != KH_SCHEMA_VERSION)
    return TRUE;
  if (!kh_database_get_int64 (database, &n_missing, error, COUNT_UNSEARCHABLE, ""))
    return FALSE;
  if (n_missing > 0)
    add_problem (problems, n, _("The search index does not hold what the plans hold."));

  return TRUE;
}

static gboolean
check_all (KhDatabase *database, KhIntegrityDepth depth, GStrvBuilder *problems, guint *n, GError **error)
{
  if (!check_pages (database, depth, problems, n, error))
    return FALSE;

  return depth == KH_INTEGRITY_QUICK || *n > 0
         || (check_owners (database, problems, n, error) && check_index (database, problems, n, error));
}

gboolean
kh_integrity_check (const char *library, KhIntegrityDepth depth, GCancellable *cancellable, char ***problems, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (KhDatabase) database = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean checked;
  guint n = 0;

  g_return_val_if_fail (library != NULL && problems != NULL, FALSE);

  path = g_canonicalize_filename (library, NULL);
  database = kh_library_file_open_as_is (path, &local_error);
  if (database != NULL)
    kh_database_set_cancellable (database, cancellable);
  checked = database != NULL && check_all (database, depth, builder, &n, &local_error);
  if (g_error_matches (local_error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED))
    {
      add_problem (builder, &n, local_error->message);
      g_clear_error (&local_error);
      checked = TRUE;
    }
  if (checked)
    *problems = g_strv_builder_end (builder);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return checked;
}

typedef struct
{
  char            *library;
  KhIntegrityDepth depth;
} Work;

static void
work_free (Work *work)
{
  g_free (work->library);
  g_free (work);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  char **problems = NULL;

  if (kh_integrity_check (work->library, work->depth, cancellable, &problems, &error))
    g_task_return_pointer (task, problems, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char **problems = g_task_propagate_pointer (G_TASK (result), &error);

  if (problems == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (problems[0] != NULL)
    kh_store_set_damaged (KH_STORE (source));
  g_task_return_pointer (task, problems, (GDestroyNotify) g_strfreev);
}

void
kh_integrity_check_async (KhStore *store, KhIntegrityDepth depth, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) inner = NULL;
  GTask *task;
  Work *work;

  g_return_if_fail (KH_IS_STORE (store));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, kh_integrity_check_async);

  work = g_new0 (Work, 1);
  work->library = g_strdup (kh_store_get_path (store));
  work->depth = depth;
  inner = g_task_new (store, cancellable, checked_cb, task);
  g_task_set_task_data (inner, work, (GDestroyNotify) work_free);
  kh_background_run (inner, check_in_thread);
}

gboolean
kh_integrity_check_finish (KhStore *store, GAsyncResult *result, char ***problems, GError **error)
{
  g_auto (GStrv) found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  if (problems != NULL)
    *problems = g_steal_pointer (&found);

  return TRUE;
}
