/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a plan's tasks or targets from a table of a spreadsheet. */
#include "csv-reader.h"

#include "csv-writer.h"
#include "csv.h"
#include "recogniser.h"

#include <glib/gi18n.h>
#include <string.h>

/* The names of the columns are within these. */
#define MAX_HEAD_BYTES 16384
#define MAX_HEAD_LINES 8

/* Rows above the names of the columns, such as a title, belong to no column. */
#define MAX_TITLE_ROWS 5

/* Returns: the column that tells which task of which part a row is; %G_MAXUINT if @head names none */
static guint
find_code_column (const KhCsvRow *head)
{
  for (guint i = 0; i < head->fields->len; i++)
    {
      g_autofree char *name = kh_text_normalize (g_ptr_array_index (head->fields, i));

      if (g_str_equal (name, KH_CSV_CODE_COLUMN))
        return i;
    }
  return G_MAXUINT;
}

/* Returns: (transfer none) (nullable): the task's identity in @code, which begins with that of its part */
static const char *
find_task (const char *code)
{
  const char *task = strlen (code) > KH_CSV_CODE_PART && code[KH_CSV_CODE_PART] == '/' ? code + KH_CSV_CODE_PART + 1 : NULL;

  return task != NULL && g_uuid_string_is_valid (task) ? task : NULL;
}

/* The code is no word of the task's, so it gets no cell: the others carry it. */
static void
add_cells (KhSourceRow *row, const KhCsvRow *values, guint code_column)
{
  const char *code = code_column < values->fields->len ? g_ptr_array_index (values->fields, code_column) : NULL;
  const char *task = code != NULL ? find_task (code) : NULL;

  for (guint i = 0; i < values->fields->len; i++)
    {
      KhSourceCell *cell;

      if (i == code_column)
        continue;
      cell = kh_source_row_add_cell (row);
      cell->text = kh_text_normalize (g_ptr_array_index (values->fields, i));
      cell->markup = kh_markup_escape (cell->text);
      cell->uuid = g_strdup (task);
    }
}

static KhSourceTable *
make_table (GPtrArray *rows, guint first)
{
  KhSourceTable *table = kh_source_table_new ();
  const guint code_column = first < rows->len ? find_code_column (g_ptr_array_index (rows, first)) : G_MAXUINT;

  for (guint r = first; r < rows->len; r++)
    {
      const KhCsvRow *values = g_ptr_array_index (rows, r);
      KhSourceRow *row = kh_source_table_add_row (table);

      row->line = row->last_line = values->line;
      add_cells (row, values, code_column);
    }
  return table;
}

/* Returns: (transfer full) (nullable): the table from the row that names its columns on; %NULL if none does */
static KhSourceTable *
find_table (GPtrArray *rows)
{
  for (guint first = 0; first < MIN (rows->len, MAX_TITLE_ROWS); first++)
    {
      KhSourceTable *table = make_table (rows, first);

      if (kh_recogniser_find_table_kind (table) != KH_TABLE_OTHER)
        return table;
      kh_source_table_free (table);
    }
  return NULL;
}

gboolean
kh_csv_reader_is_table (GBytes *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize length = MIN (size, MAX_HEAD_BYTES);
  g_autoptr (GBytes) head = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  KhSourceTable *table = NULL;
  guint lines = 0;

  if (size >= 2 && (memcmp (data, "\377\376", 2) == 0 || memcmp (data, "\376\377", 2) == 0))
    length &= ~(gsize) 1; /* pairs of bytes */
  else
    {
      /* Whole lines, so that no letter is cut. */
      for (gsize i = 0; i < length && lines < MAX_HEAD_LINES; i++)
        if (data[i] == '\n' && ++lines == MAX_HEAD_LINES)
          length = i + 1;
      while (length < size && length > 0 && data[length - 1] != '\n')
        length--;
    }
  head = g_bytes_new_from_bytes (bytes, 0, length);
  rows = kh_csv_read (head, NULL);
  table = rows != NULL ? find_table (rows) : NULL;
  if (table == NULL)
    return FALSE;
  kh_source_table_free (table);
  return TRUE;
}

/* Marks @plan as the part that a code in @rows names. */
static void
mark_part (KhPlan *plan, GPtrArray *rows)
{
  guint column = G_MAXUINT;

  for (guint r = 0; r < rows->len; r++)
    {
      const KhCsvRow *values = g_ptr_array_index (rows, r);
      const char *code;

      if (column == G_MAXUINT && r < MAX_TITLE_ROWS)
        column = find_code_column (values);
      code = column < values->fields->len ? g_ptr_array_index (values->fields, column) : NULL;
      if (code != NULL && find_task (code) != NULL)
        {
          g_autofree char *part = g_strndup (code, KH_CSV_CODE_PART);

          kh_unit_part_give (kh_unit_part_new (part), plan);
          return;
        }
    }
}

KhPlan *
kh_csv_reader_read (GBytes *bytes, int year, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (KhSource) source = NULL;
  KhSourceTable *table = NULL;
  const KhCsvRow *last = NULL;
  KhPlan *plan = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  rows = kh_csv_read (bytes, error);
  if (rows == NULL)
    return NULL;
  table = find_table (rows);
  if (table == NULL || table->rows->len < 2)
    {
      g_clear_pointer (&table, kh_source_table_free);
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_NO_PLAN,
                           _ ("The table holds no tasks and no targets: no row names columns such as “Nội dung nhiệm "
                              "vụ” and “Đơn vị chủ trì”. Name the columns and import the table again."));
      return NULL;
    }
  last = g_ptr_array_index (rows, rows->len - 1);
  source = kh_source_new ();
  kh_source_add (source, "", 1)->table = table;
  ((KhSourceParagraph *) g_ptr_array_index (source->paragraphs, 0))->last_line = last->line;
  plan = kh_recogniser_read_sheet (g_steal_pointer (&source), year);
  if (plan != NULL)
    mark_part (plan, rows);
  return plan;
}
