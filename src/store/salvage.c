/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new library of what can be read of a damaged one. */
#include "salvage-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "draft-file.h"
#include "integrity.h"
#include "library-file.h"
#include "schema.h"
#include "store-error.h"

void
kh_salvage_loss_free (KhSalvageLoss *loss)
{
  g_free (loss->table);
  g_free (loss->note);
  g_free (loss);
}

void
kh_salvage_report_free (KhSalvageReport *report)
{
  g_ptr_array_unref (report->losses);
  g_free (report);
}

static KhSalvageReport *
report_new (void)
{
  KhSalvageReport *report = g_new0 (KhSalvageReport, 1);

  report->losses = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_salvage_loss_free);

  return report;
}

/* What is not made from other tables. Undo does not reach back past a salvage. */
#define TABLES                                                                      \
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'" \
  " AND name NOT LIKE 'sqlite%' AND name NOT IN ('cited', 'journal') ORDER BY rowid"

static GPtrArray *
list_tables (KhDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = kh_database_prepare (database, TABLES, error);
  gboolean row;

  while (statement != NULL && kh_database_step (database, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&tables);
      g_ptr_array_add (tables, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }

  return NULL;
}

/* Returns: the highest number of a row that is there, -1 with @error set */
static gint64
find_last (KhSalvage *self, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (rowid) FROM \"%s\"", table);
  gint64 last = 0;

  return kh_database_get_int64 (self->to, &last, error, sql, "") ? last : -1;
}

static gboolean
is_lost (const KhSalvageReport *report, const char *table)
{
  for (guint i = 0; i < report->losses->len; i++)
    {
      const KhSalvageLoss *loss = report->losses->pdata[i];

      if (g_str_equal (loss->table, table))
        return TRUE;
    }

  return FALSE;
}

/* First by the way that leads to the rows, then those to which none does. */
static gboolean
read_tables (KhSalvage *self, const char *library, const char *draft, KhBackupProgress progress, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) tables = list_tables (self->to, error);
  g_autoptr (GPtrArray) lost = g_ptr_array_new ();

  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (self->from != NULL && !kh_salvage_read_table (self, tables->pdata[i], error))
        return FALSE;
      if (self->from == NULL || is_lost (self->report, tables->pdata[i]))
        g_ptr_array_add (lost, tables->pdata[i]);
      if (progress != NULL)
        progress ((double) (i + 1) / tables->len, user_data);
    }
  if (tables == NULL || lost->len == 0)
    return tables != NULL;

  if (!kh_salvage_read_leaves (self, library, draft, lost, error))
    return FALSE;
  for (guint i = 0; self->from == NULL && i < lost->len; i++)
    {
      const gint64 last = find_last (self, lost->pdata[i], error);

      if (last < 0)
        return FALSE;
      if (last > 0)
        kh_salvage_add_loss (self->report, lost->pdata[i], 1, last, NULL);
    }

  return kh_salvage_settle (self, error);
}

static gboolean
fail_empty (const char *library, GError **error)
{
  g_autofree char *name = g_filename_display_name (library);

  g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED,
               _("Nothing can be read of the library “%s”. Restore it from a backup."), name);

  return FALSE;
}

/* Rows may come before what they belong to, so keys are looked at in the end. */
static gboolean
fill (KhSalvage *self, const char *library, const char *draft, gint64 version, KhBackupProgress progress, gpointer user_data, GError **error)
{
  gint64 n_plans;

  if (!kh_schema_create_version (self->to, version, error)
      || !kh_database_exec (self->to, "PRAGMA foreign_keys = OFF", error)
      || !kh_database_begin (self->to, error)
      || !read_tables (self, library, draft, progress, user_data, error)
      || !kh_database_commit (self->to, error))
    return FALSE;
  if (self->report->n_rows == 0)
    return fail_empty (library, error);
  if (!kh_schema_migrate (self->to, error)
      || !kh_database_begin (self->to, error)
      || !kh_salvage_mend (self, error)
      || !kh_database_commit (self->to, error)
      || !kh_database_get_int64 (self->to, &n_plans, error, "SELECT count (*) FROM plan", ""))
    return FALSE;
  self->report->n_plans = (guint) n_plans;

  return TRUE;
}

static gboolean
fill_draft (KhSalvage *self, const char *library, const char *draft, KhBackupProgress progress, gpointer user_data, GError **error)
{
  g_autoptr (KhDatabase) to = kh_database_open (draft, KH_DATABASE_BUILD, error);
  g_autoptr (KhDatabase) from = NULL;
  gint64 version;

  if (to == NULL)
    return FALSE;
  from = kh_salvage_open (library, &version);
  kh_database_set_cancellable (to, self->cancellable);
  if (from != NULL)
    kh_database_set_cancellable (from, self->cancellable);
  self->to = to;
  self->from = from;
  self->report->uncertain = from == NULL;

  return fill (self, library, draft, version, progress, user_data, error);
}

/* What the program gives its users is sound, whatever it was made from. */
static gboolean
verify (const char *draft, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) problems = NULL;

  if (!kh_integrity_check (draft, KH_INTEGRITY_FULL, cancellable, &problems, error))
    return FALSE;
  if (problems[0] == NULL)
    return TRUE;
  g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED, _("What was salvaged does not fit together: %s"), problems[0]);

  return FALSE;
}

static gboolean
fail_exists (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED, _("There is a file “%s” already. Choose another name."), name);

  return FALSE;
}

gboolean
kh_salvage_run (const char *library, const char *path, GCancellable *cancellable,
                KhBackupProgress progress, gpointer user_data, KhSalvageReport **report, GError **error)
{
  g_autoptr (KhSalvageReport) own_report = report_new ();
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  KhSalvage self = { .report = own_report, .cancellable = cancellable };
  char *draft;
  gboolean done;

  g_return_val_if_fail (library != NULL && path != NULL && report != NULL, FALSE);

  from = g_canonicalize_filename (library, NULL);
  to = g_canonicalize_filename (path, NULL);
  if (g_file_test (to, G_FILE_TEST_EXISTS))
    return fail_exists (to, error);

  draft = kh_draft_create (to, error);
  done = draft != NULL
         && fill_draft (&self, from, draft, progress, user_data, error)
         && verify (draft, cancellable, error)
         && kh_draft_publish (draft, to, FALSE, error);
  kh_draft_discard (draft);
  if (done)
    *report = g_steal_pointer (&own_report);

  return done;
}

gboolean
kh_salvage_replace (const char *library, const char *salvaged, char **kept, GError **error)
{
  g_autofree char *to = NULL;
  g_autofree char *from = NULL;

  g_return_val_if_fail (library != NULL && salvaged != NULL, FALSE);

  to = g_canonicalize_filename (library, NULL);
  from = g_canonicalize_filename (salvaged, NULL);
  if (!g_file_test (from, G_FILE_TEST_IS_REGULAR))
    return kh_store_error_set_from_errno (error, from, ENOENT);

  return kh_library_file_move_aside (to, kept, error) && kh_draft_publish (from, to, FALSE, error);
}
