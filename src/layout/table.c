/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: rows as flow items, ruled, with a head that each page repeats. */
#include "table-columns.h"

typedef struct
{
  KhTypesetter *setter;
  KhFlow *flow;
  const KhBlock *block;
  guint index;
  double *edges; /* of the columns, n_columns + 1, from the text's left */
  guint n_columns;
  double page_height;
  double padding, row_padding, rule, lead;
  KhFlow *draft; /* a row's lines before the row's height is known */
  guint row;     /* shown so far */
} Builder;

/* A cell's lines in the draft flow, and how high they are. */
typedef struct
{
  guint first, n;
  guint column, end_column;
  double height;
  gboolean centred;
} DraftCell;

static gboolean
has_titles (const KhTable *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const KhColumn *column = g_ptr_array_index (table->columns, i);

      if (column->title != NULL && *column->title != '\0')
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_header_row (const KhTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    if (((const KhRow *) g_ptr_array_index (table->rows, i))->header)
      return TRUE;
  return FALSE;
}

/* Sets a cell's paragraphs into the draft. */
static DraftCell
draft_cell (Builder *self, GPtrArray *spans, const char *uuid, guint column, guint n_columns, gboolean bold,
            gboolean centred)
{
  KhBlock owner = { .uuid = (char *) uuid };
  KhTypesetter *setter = self->setter;
  KhLineStyle style = kh_typesetter_style (setter, KH_ROLE_TABLE_CELL, &owner, self->index);
  DraftCell cell = { .first = self->draft->marks->len, .column = column, .centred = centred };
  double x, width, box = kh_typesetter_box (setter, style.size), y = 0;

  cell.end_column = MIN (column + n_columns, self->n_columns);
  x = self->edges[column] + self->padding;
  width = MAX (self->edges[cell.end_column] - self->padding - x, style.size);
  style.bold |= bold;
  style.align = centred ? KH_ALIGN_CENTRE : KH_ALIGN_LEFT;
  style.row = self->row;
  style.column = column;
  for (guint number = 0;; number++)
    {
      g_autoptr (GPtrArray) line = kh_typesetter_pick_line (spans, number);
      const KhParagraph *paragraph;

      if (line == NULL)
        break;
      paragraph = kh_typesetter_set (setter, line, &style, KH_FIT_RAGGED, width, width);
      for (guint i = 0; i < paragraph->n_lines; i++)
        {
          kh_typesetter_place (setter, self->draft, &style, paragraph, i, x, y, width);
          cell.height = y + box;
          y += box + self->lead;
        }
    }
  cell.n = self->draft->marks->len - cell.first;
  return cell;
}

/* The lines between the cells of a piece of a row, and what is above and below. */
static void
add_verticals (Builder *self, GArray *cells, double height)
{
  guint end = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const DraftCell *cell = &g_array_index (cells, DraftCell, i);

      kh_flow_add_rule (self->flow, self->edges[cell->column] - self->rule / 2, 0, self->rule, height);
      end = cell->end_column;
    }
  kh_flow_add_rule (self->flow, self->edges[end] - self->rule / 2, 0, self->rule, height);
}

static void
add_horizontal (Builder *self, GArray *cells, double y)
{
  guint end = cells->len > 0 ? g_array_index (cells, DraftCell, cells->len - 1).end_column : self->n_columns;

  kh_flow_add_rule (self->flow, -self->rule / 2, y - self->rule / 2, self->edges[end] + self->rule, self->rule);
}

static void
add_lines (Builder *self, const DraftCell *cell, double from, double to, double shift, gboolean header)
{
  for (guint i = cell->first; i < cell->first + cell->n; i++)
    {
      KhMark mark = g_array_index (self->draft->marks, KhMark, i);

      if (mark.y < from - 0.01 || mark.y >= to - 0.01)
        continue;
      mark.y += (float) (shift - from);
      mark.baseline += (float) (shift - from);
      mark.header = header;
      kh_flow_add (self->flow, &mark);
    }
}

/* A row in one piece. */
static void
add_whole_row (Builder *self, GArray *cells, double content, gboolean header)
{
  double height = content + 2 * self->row_padding;
  KhFlowItem *item;

  add_horizontal (self, cells, 0);
  kh_flow_last (self->flow)->n_top = 1;
  for (guint i = 0; i < cells->len; i++)
    {
      const DraftCell *cell = &g_array_index (cells, DraftCell, i);
      double shift = self->row_padding;

      if (cell->centred)
        shift += (content - cell->height) / 2;
      add_lines (self, cell, 0, G_MAXDOUBLE, shift, header);
    }
  add_verticals (self, cells, height);
  add_horizontal (self, cells, height);
  item = kh_flow_last (self->flow);
  item->height = height;
  item->lines = 2;
}

/* A row taller than a page: a piece for each line, and breaks between them. */
static void
add_sliced_row (Builder *self, GArray *cells, double content, const KhTableHead *head)
{
  double pitch = kh_typesetter_box (self->setter, kh_profile_get_text (self->setter->profile, KH_ROLE_TABLE_CELL)->size)
                 + self->lead;
  guint n = (guint) MAX (1, (content + self->lead + 0.5) / pitch);

  for (guint line = 0; line < n; line++)
    {
      gboolean last = line + 1 == n;
      double above = line == 0 ? self->row_padding : 0, height = above + pitch + (last ? self->row_padding : 0);
      KhFlowItem *item;

      if (line > 0)
        kh_flow_begin (self->flow, 0, line == 1 || last ? KH_BREAK_LINES : KH_BREAK_FREE)->head = head;
      add_horizontal (self, cells, 0);
      kh_flow_last (self->flow)->n_top = 1;
      for (guint i = 0; i < cells->len; i++)
        add_lines (self, &g_array_index (cells, DraftCell, i), line * pitch, (line + 1) * pitch, above, FALSE);
      add_verticals (self, cells, height);
      add_horizontal (self, cells, height);
      item = kh_flow_last (self->flow);
      item->n_bottom = last ? 0 : 1;
      item->height = height;
      item->lines = 1;
    }
}

static void
add_row (Builder *self, GArray *cells, gboolean header, gboolean group, double gap, KhBreak break_before,
         const KhTableHead *head)
{
  double content = 0;
  KhFlowItem *item = kh_flow_begin (self->flow, gap, break_before);

  item->head = head;
  item->table_start = self->row == 0;
  for (guint i = 0; i < cells->len; i++)
    content = MAX (content, g_array_index (cells, DraftCell, i).height);
  if (header || content + 2 * self->row_padding + (head != NULL ? head->height : 0) <= self->page_height)
    add_whole_row (self, cells, content, header);
  else
    add_sliced_row (self, cells, content, head);
  kh_flow_last (self->flow)->heading = group || header;
  g_array_set_size (cells, 0);
  g_array_set_size (self->draft->marks, 0);
  self->row++;
}

static void
draft_titles (Builder *self, GArray *cells)
{
  const KhTable *table = self->block->table;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const KhColumn *column = g_ptr_array_index (table->columns, i);
      KhSpan span = { .text = column->title };
      g_autoptr (GPtrArray) spans = g_ptr_array_new ();
      DraftCell cell;

      g_ptr_array_add (spans, &span);
      cell = draft_cell (self, spans, NULL, i, 1, TRUE, TRUE);
      g_array_append_val (cells, cell);
    }
}

static void
draft_row (Builder *self, const KhRow *row, GArray *cells)
{
  guint column = 0;

  for (guint i = 0; i < row->cells->len && column < self->n_columns; i++)
    {
      const KhCell *source = g_ptr_array_index (row->cells, i);
      const KhColumn *under
          = column < self->block->table->columns->len ? g_ptr_array_index (self->block->table->columns, column) : NULL;
      gboolean centred = row->header || source->centred || (under != NULL && under->centred && source->columns <= 1);
      DraftCell cell = draft_cell (self, source->spans, source->uuid, column, MAX (1, source->columns),
                                   source->bold || row->header || row->group, centred);

      g_array_append_val (cells, cell);
      column = cell.end_column;
    }
}

/**
 * kh_layout_table:
 * @page_height: of the text, in pt: only a row that is taller is parted
 */
void
kh_layout_table (KhTypesetter *setter, KhFlow *flow, const KhBlock *block, guint index, double page_height)
{
  KhProfile *profile = setter->profile;
  const KhTable *table = block->table;
  Builder self = { .setter = setter, .flow = flow, .block = block, .index = index, .page_height = page_height };
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (DraftCell));
  g_autofree double *edges = NULL;
  KhTableHead *head = NULL;
  double gap = kh_profile_get_measure (profile, KH_MEASURE_TABLE_BEFORE);
  KhBreak break_before = KH_BREAK_FREE;
  gboolean at_head = TRUE;
  guint first_item = flow->items->len;

  self.n_columns = kh_table_columns_count (table);
  if (self.n_columns == 0 || (table->rows->len == 0 && !has_titles (table)))
    return;
  self.padding = kh_profile_get_measure (profile, KH_MEASURE_TABLE_PADDING);
  self.edges = edges = kh_table_columns_find (setter, table, self.padding);
  self.row_padding = kh_profile_get_measure (profile, KH_MEASURE_TABLE_ROW_PADDING);
  self.rule = kh_profile_get_measure (profile, KH_MEASURE_TABLE_RULE);
  self.lead = kh_typesetter_lead (setter, kh_profile_get_text (profile, KH_ROLE_TABLE_CELL)->size,
                                    kh_profile_get_measure (profile, KH_MEASURE_TABLE_SPACING));
  self.draft = kh_flow_new ();
  kh_flow_begin (self.draft, 0, KH_BREAK_FREE);

  if (has_titles (table) && !has_header_row (table))
    {
      draft_titles (&self, cells);
      add_row (&self, cells, TRUE, FALSE, gap, break_before, NULL);
      gap = 0;
      break_before = KH_BREAK_NEVER;
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      const KhRow *row = g_ptr_array_index (table->rows, i);

      at_head = at_head && row->header;
      if (!at_head && head == NULL && flow->items->len > first_item)
        {
          head = kh_arena_new_array (setter->arena, KhTableHead, 1);
          head->first = first_item;
          head->n = flow->items->len - first_item;
          for (guint j = first_item; j < flow->items->len; j++)
            head->height += g_array_index (flow->items, KhFlowItem, j).height;
          /* A head that fills half the page is no help on every page. */
          if (head->height > page_height / 2)
            head->n = 0, head->height = 0;
        }
      draft_row (&self, row, cells);
      add_row (&self, cells, at_head, row->group, gap, break_before, at_head ? NULL : head);
      gap = 0;
      break_before = at_head ? KH_BREAK_NEVER : KH_BREAK_FREE;
    }
  kh_flow_free (self.draft);
  flow->pending_gap = kh_profile_get_measure (profile, KH_MEASURE_TABLE_AFTER);
}
