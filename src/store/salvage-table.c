/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading one table of a damaged library around what cannot be read. */
#include "salvage-private.h"

#include <glib/gi18n.h>

/* A stretch without one readable row is halved again and again; after so many
 * looks in one table the rest is given up. Each takes some microseconds. */
#define MAX_LOOKS 1000000

/* A row takes 16 bytes at least: what a table's numbers can be where nothing
 * says what they are. */
#define MIN_ROW_SIZE 16

/* Invariant: select_* read the columns in the order in which insert binds them,
 * the row's number first. */
typedef struct
{
  KhSalvage  *salvage;
  const char *table;
  char       *forwards;
  char       *backwards;
  char       *insert;
  guint       n_looks;
} Reading;

static void
reading_clear (Reading *self)
{
  g_free (self->forwards);
  g_free (self->backwards);
  g_free (self->insert);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
reading_init (Reading *self, KhSalvage *salvage, const char *table, GError **error)
{
  g_autoptr (GString) columns = g_string_new ("rowid");
  g_autoptr (GString) marks = g_string_new ("?");
  sqlite3_stmt *statement;
  gboolean row;

  *self = (Reading) { .salvage = salvage, .table = table };
  statement = kh_database_query (salvage->to, error, "SELECT name FROM pragma_table_info (?) ORDER BY cid", "s", table);
  while (statement != NULL && kh_database_step (salvage->to, statement, &row, error))
    {
      if (row)
        {
          g_string_append_printf (columns, ", \"%s\"", (const char *) sqlite3_column_text (statement, 0));
          g_string_append (marks, ", ?");
          continue;
        }
      self->forwards = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE rowid BETWEEN ?1 AND ?2 ORDER BY rowid", columns->str, table);
      self->backwards = g_strdup_printf ("%s DESC", self->forwards);
      self->insert = g_strdup_printf ("INSERT OR IGNORE INTO \"%s\" (%s) VALUES (%s)", table, columns->str, marks->str);
      return TRUE;
    }

  return FALSE;
}

void
kh_salvage_add_loss (KhSalvageReport *report, const char *table, gint64 first, gint64 last, const char *note)
{
  KhSalvageLoss *loss = report->losses->len > 0 ? report->losses->pdata[report->losses->len - 1] : NULL;

  if (loss != NULL && note == NULL && loss->note == NULL && g_str_equal (loss->table, table) && loss->last + 1 == first)
    {
      loss->last = last;
      return;
    }
  loss = g_new0 (KhSalvageLoss, 1);
  loss->table = g_strdup (table);
  loss->first = first;
  loss->last = last;
  loss->note = g_strdup (note);
  g_ptr_array_add (report->losses, loss);
}

static void
bind_value (sqlite3_stmt *insert, int index, sqlite3_stmt *select, int column)
{
  const char *text;

  if (sqlite3_column_type (select, column) != SQLITE_TEXT)
    {
      sqlite3_bind_value (insert, index, sqlite3_column_value (select, column));
      return;
    }
  text = (const char *) sqlite3_column_text (select, column);
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      sqlite3_bind_text (insert, index, valid, -1, SQLITE_TRANSIENT);
      return;
    }
  sqlite3_bind_text (insert, index, text, -1, SQLITE_TRANSIENT);
}

gboolean
kh_salvage_insert (KhSalvage *self, const char *sql, sqlite3_stmt *select, gboolean *inserted, GError **error)
{
  sqlite3_stmt *insert = kh_database_prepare (self->to, sql, error);
  gboolean row;

  if (insert == NULL)
    return FALSE;
  for (int i = 0; i < sqlite3_column_count (select); i++)
    bind_value (insert, i + 1, select, i);
  if (!kh_database_step (self->to, insert, &row, error))
    return FALSE;
  *inserted = sqlite3_changes (kh_database_get_handle (self->to)) > 0;
  self->report->n_rows += *inserted ? 1 : 0;

  return TRUE;
}

/* A row that the new library refuses was read, but is not what the program wrote. */
static gboolean
take_row (Reading *self, sqlite3_stmt *select, GError **error)
{
  const gint64 id = sqlite3_column_int64 (select, 0);
  gboolean inserted;

  if (!kh_salvage_insert (self->salvage, self->insert, select, &inserted, error))
    return FALSE;
  if (!inserted)
    kh_salvage_add_loss (self->salvage->report, self->table, id, id, _("It could be read, but does not make sense."));

  return TRUE;
}

/* Takes rows of the stretch until one cannot be read or there are no more.
 * @reached: (inout): the number of the last one that was taken */
static gboolean
take_rows (Reading *self, const char *sql, gint64 first, gint64 last, gint64 *reached, gboolean *whole, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *select = kh_database_query (self->salvage->from, &local_error, sql, "ii", first, last);
  gboolean row = select != NULL;

  self->n_looks++;
  *whole = FALSE;
  while (row && kh_database_step (self->salvage->from, select, &row, &local_error))
    {
      *whole = !row;
      if (!row)
        break;
      *reached = sqlite3_column_int64 (select, 0);
      if (!take_row (self, select, error))
        {
          sqlite3_reset (select);
          return FALSE;
        }
    }
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static gboolean
take_stretch (Reading *self, gint64 first, gint64 last, GError **error)
{
  gint64 low = first - 1, high = last + 1, middle;
  gboolean whole;

  if (self->n_looks > MAX_LOOKS)
    {
      kh_salvage_add_loss (self->salvage->report, self->table, first, last, NULL);
      return TRUE;
    }
  if (!take_rows (self, self->forwards, first, last, &low, &whole, error))
    return FALSE;
  if (whole || low >= last)
    return TRUE;
  if (!take_rows (self, self->backwards, low + 1, last, &high, &whole, error))
    return FALSE;
  if (whole || high <= low + 1)
    return TRUE;
  if (high - low == 2)
    {
      kh_salvage_add_loss (self->salvage->report, self->table, low + 1, low + 1, NULL);
      return TRUE;
    }

  middle = low + (high - low) / 2;

  return take_stretch (self, low + 1, middle, error) && take_stretch (self, middle + 1, high - 1, error);
}

/* The highest number that a row of @table may have. */
static gint64
find_last (KhSalvage *self, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (rowid) FROM \"%s\"", table);
  gint64 last = 0, highest = 0, n_pages = 0, page_size = 0;

  if (kh_database_get_int64 (self->from, &last, NULL, sql, ""))
    return last;
  if (kh_database_get_int64 (self->from, &highest, NULL, "SELECT seq FROM sqlite_sequence WHERE name = ?", "s", table) && highest > 0)
    return highest;
  /* Rows at the side of items have the items' numbers. */
  if (kh_database_get_int64 (self->from, &highest, NULL, "SELECT seq FROM sqlite_sequence WHERE name = 'item'", "") && highest > 0)
    return highest;
  if (!kh_database_get_int64 (self->from, &n_pages, NULL, "PRAGMA page_count", "")
      || !kh_database_get_int64 (self->from, &page_size, NULL, "PRAGMA page_size", ""))
    return 0;

  return n_pages * page_size / MIN_ROW_SIZE;
}

gboolean
kh_salvage_read_table (KhSalvage *self, const char *table, GError **error)
{
  g_auto (Reading) reading = { 0 };
  const gint64 last = find_last (self, table);

  if (!reading_init (&reading, self, table, error))
    return FALSE;

  return last < 1 || take_stretch (&reading, 1, last, error);
}

static gboolean
settle_loss (KhSalvage *self, KhSalvageReport *settled, const KhSalvageLoss *loss, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rowid FROM \"%s\" WHERE rowid BETWEEN ? AND ? ORDER BY rowid", loss->table);
  sqlite3_stmt *statement = kh_database_query (self->to, error, sql, "ii", loss->first, loss->last);
  gint64 next = loss->first;
  gboolean row;

  while (statement != NULL && kh_database_step (self->to, statement, &row, error))
    {
      const gint64 there = row ? sqlite3_column_int64 (statement, 0) : loss->last + 1;

      if (there > next)
        kh_salvage_add_loss (settled, loss->table, next, there - 1, loss->note);
      if (!row)
        return TRUE;
      next = there + 1;
    }

  return FALSE;
}

gboolean
kh_salvage_settle (KhSalvage *self, GError **error)
{
  g_autoptr (GPtrArray) losses = g_steal_pointer (&self->report->losses);

  self->report->losses = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_salvage_loss_free);
  for (guint i = 0; i < losses->len; i++)
    if (!settle_loss (self, self->report, losses->pdata[i], error))
      return FALSE;

  return TRUE;
}
