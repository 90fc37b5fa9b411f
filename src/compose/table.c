/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a composed document. */
#include "block-private.h"

static void
cell_free (gpointer data)
{
  KhCell *cell = data;

  g_ptr_array_unref (cell->spans);
  g_free (cell->uuid);
  g_free (cell);
}

static void
row_free (gpointer data)
{
  KhRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

static void
column_free (gpointer data)
{
  KhColumn *column = data;

  g_free (column->title);
  g_free (column);
}

/** kh_table_new: Returns: (transfer full): a table without columns and rows */
KhTable *
kh_table_new (void)
{
  KhTable *self = g_new0 (KhTable, 1);

  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

/** kh_table_add_column: Returns: (transfer none): the new last column */
KhColumn *
kh_table_add_column (KhTable *self, const char *title, double weight, gboolean centred)
{
  KhColumn *column = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  column = g_new0 (KhColumn, 1);
  column->title = g_strdup (title != NULL ? title : "");
  column->weight = weight;
  column->centred = centred;
  g_ptr_array_add (self->columns, column);
  return column;
}

/** kh_table_add_row: Returns: (transfer none): the new last row, without cells */
KhRow *
kh_table_add_row (KhTable *self)
{
  KhRow *row = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  row = g_new0 (KhRow, 1);
  row->cells = g_ptr_array_new_with_free_func (cell_free);
  g_ptr_array_add (self->rows, row);
  return row;
}

/**
 * kh_row_add_cell:
 * @text: (nullable): plain words; "\n" parts paragraphs
 * @uuid: (nullable): the node it shows
 *
 * Returns: (transfer none): the new last cell, one column wide
 */
KhCell *
kh_row_add_cell (KhRow *self, const char *text, const char *uuid)
{
  KhCell *cell = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  cell = g_new0 (KhCell, 1);
  cell->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_span_free);
  cell->uuid = g_strdup (uuid);
  cell->columns = 1;
  kh_spans_add (cell->spans, text, FALSE, FALSE);
  g_ptr_array_add (self->cells, cell);
  return cell;
}

void
kh_table_free (KhTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
