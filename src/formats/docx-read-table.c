/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a Word document: rows, cells, what is merged and whether lines are drawn. */
#include "docx-read-private.h"

static gboolean
read_cell_properties (KhPull *pull, KhWordCell *cell)
{
  KhPullScope scope = kh_pull_enter (pull);
  gboolean ruled = FALSE;

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "gridSpan"))
        cell->columns = (guint) CLAMP (kh_pull_get_int (pull, "val", 1), 1, 64);
      else if (kh_pull_is (pull, "vMerge"))
        {
          g_autofree char *value = kh_pull_dup (pull, "val");

          cell->merged = g_strcmp0 (value, "restart") != 0;
        }
      else if (kh_pull_is (pull, "tcBorders"))
        ruled |= kh_docx_read_ruled (pull);
    }
  return ruled;
}

static void
read_cell (KhDocxReader *self, KhWordTable *table, KhWordRow *row)
{
  KhPull *pull = self->pull;
  KhPullScope scope = kh_pull_enter (pull);
  KhWordCell *cell = kh_word_row_add_cell (row);
  gboolean open = FALSE;

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "tcPr"))
        table->ruled |= read_cell_properties (pull, cell);
      else if (kh_pull_is (pull, "p"))
        open = kh_docx_read_paragraph (self, cell->blocks, open);
      else if (kh_pull_is (pull, "tbl"))
        kh_docx_read_table (self, cell->blocks);
      else if (kh_pull_is (pull, "sdt") || kh_pull_is (pull, "customXml"))
        kh_docx_read_blocks (self, cell->blocks);
    }
}

static void
read_row (KhDocxReader *self, KhWordTable *table)
{
  KhPull *pull = self->pull;
  KhPullScope scope = kh_pull_enter (pull);
  KhWordRow *row = kh_word_text_add_row (self->text, table);
  gboolean deleted = FALSE;

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "trPr"))
        {
          KhPullScope inner = kh_pull_enter (pull);

          while (kh_pull_next (pull, &inner))
            {
              if (kh_pull_is (pull, "tblHeader"))
                row->header = kh_docx_read_toggle (pull) == KH_DOCX_ON;
              else if (kh_pull_is (pull, "del"))
                {
                  kh_word_remarks_place (self->remarks, kh_docx_note_change (self), self->text->n_paragraphs + 1);
                  deleted = TRUE;
                }
              else if (kh_pull_is (pull, "ins"))
                kh_word_remarks_place (self->remarks, kh_docx_note_change (self), self->text->n_paragraphs + 1);
            }
        }
      else if (kh_pull_is (pull, "tc"))
        read_cell (self, table, row);
      else if (kh_pull_is (pull, "sdt") || kh_pull_is (pull, "customXml"))
        {
          KhPullScope control = kh_pull_enter (pull);

          while (kh_pull_next (pull, &control))
            if (kh_pull_is (pull, "sdtContent"))
              {
                KhPullScope content = kh_pull_enter (pull);

                while (kh_pull_next (pull, &content))
                  if (kh_pull_is (pull, "tc"))
                    read_cell (self, table, row);
              }
            else if (kh_pull_is (pull, "tc"))
              read_cell (self, table, row);
        }
    }
  kh_word_text_end_row (self->text, row);
  if (deleted)
    g_ptr_array_set_size (table->rows, (int) table->rows->len - 1);
}

static gboolean
read_table_borders (KhDocxReader *self)
{
  KhPull *pull = self->pull;
  KhPullScope scope = kh_pull_enter (pull);
  gboolean ruled = FALSE, said = FALSE;

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "tblStyle") && !said)
        {
          g_autofree char *id = kh_pull_dup (pull, "val");
          const KhDocxStyle *style = id != NULL ? kh_docx_styles_find (self->styles, id) : NULL;

          ruled = style != NULL && style->is_table_ruled;
        }
      else if (kh_pull_is (pull, "tblBorders"))
        {
          said = TRUE;
          ruled = kh_docx_read_ruled (pull);
        }
    }
  return ruled;
}

void
kh_docx_read_table (KhDocxReader *self, GPtrArray *blocks)
{
  KhPull *pull = self->pull;
  KhPullScope scope = kh_pull_enter (pull);
  KhWordTable *table = kh_word_text_add_table (self->text, blocks);

  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "tblPr"))
        table->ruled |= read_table_borders (self);
      else if (kh_pull_is (pull, "tr"))
        read_row (self, table);
      else if (kh_pull_is (pull, "sdt") || kh_pull_is (pull, "customXml"))
        {
          KhPullScope control = kh_pull_enter (pull);

          while (kh_pull_next (pull, &control))
            if (kh_pull_is (pull, "sdtContent"))
              {
                KhPullScope content = kh_pull_enter (pull);

                while (kh_pull_next (pull, &content))
                  if (kh_pull_is (pull, "tr"))
                    read_row (self, table);
              }
            else if (kh_pull_is (pull, "tr"))
              read_row (self, table);
        }
    }
}
