/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: those of the plan's text, the task table and the target table. */
#include "composer.h"

#include <math.h>

char *
kh_compose_unit_names (GListModel *units)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);
      const char *name = kh_unit_get_name (unit);

      if (!kh_words_is_blank (name))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return g_string_free (names, FALSE);
}

char *
kh_composer_dup_budget (KhTask *task)
{
  g_autofree char *budget = kh_words_trim (kh_task_get_budget (task));
  g_autofree char *source = kh_words_trim (kh_task_get_budget_source (task));

  if (*budget == '\0' || *source == '\0')
    return g_strdup (*budget != '\0' ? budget : source);
  return g_strdup_printf ("%s (%s)", budget, source);
}

static gboolean
is_row (KhItem *item)
{
  KhItemKind kind = kh_item_get_kind (item);

  return kind == KH_ITEM_ROW || kind == KH_ITEM_HEADER_ROW;
}

/* The paragraphs of a cell: its own text, then what hangs on it. */
static void
add_cell_words (KhComposer *self, GPtrArray *spans, KhItem *item)
{
  GListModel *items = kh_item_get_items (item);

  if (spans->len > 0 && !kh_words_is_blank (kh_item_get_text (item)))
    kh_spans_add (spans, "\n", FALSE, FALSE);
  kh_words_add (&self->words, spans, kh_item_get_text (item), KH_WORDS_LINES);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) child = g_list_model_get_item (items, i);
      add_cell_words (self, spans, child);
    }
}

static guint
count_columns (GListModel *rows)
{
  guint columns = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (KhItem) row = g_list_model_get_item (rows, i);

      if (is_row (row))
        columns = MAX (columns, g_list_model_get_n_items (kh_item_get_items (row)));
    }
  return columns;
}

static glong
count_letters (const KhCell *cell)
{
  glong letters = 0;

  for (guint i = 0; i < cell->spans->len; i++)
    letters += g_utf8_strlen (((const KhSpan *) g_ptr_array_index (cell->spans, i))->text, -1);
  return letters;
}

/* "1", "120", "97,5", "50%", "1.200.000". */
static gboolean
is_figure (const KhCell *cell)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < cell->spans->len; i++)
    g_string_append (text, ((const KhSpan *) g_ptr_array_index (cell->spans, i))->text);
  g_strchomp (text->str);
  return g_ascii_isdigit (*text->str) && strspn (text->str, "0123456789.,% ") == strlen (text->str);
}

/* Columns of figures alone are read down: they stand in the middle. */
static void
centre_figures (KhTable *table)
{
  for (guint column = 0; column < table->columns->len; column++)
    {
      guint n_figures = 0, n_words = 0;

      for (guint i = 0; i < table->rows->len; i++)
        {
          const KhRow *row = g_ptr_array_index (table->rows, i);
          const KhCell *cell = column < row->cells->len ? g_ptr_array_index (row->cells, column) : NULL;

          if (row->header || cell == NULL || cell->columns > 1 || count_letters (cell) == 0)
            continue;
          if (is_figure (cell))
            n_figures++;
          else
            n_words++;
        }
      ((KhColumn *) g_ptr_array_index (table->columns, column))->centred = n_figures > 0 && n_words == 0;
    }
}

/* Wide columns for long cells, but not in proportion: a column of names beside
 * one of sentences would else be too narrow to read. */
static void
weigh_columns (KhTable *table)
{
  for (guint column = 0; column < table->columns->len; column++)
    {
      KhColumn *shape = g_ptr_array_index (table->columns, column);
      glong longest = 0;

      for (guint i = 0; i < table->rows->len; i++)
        {
          const KhRow *row = g_ptr_array_index (table->rows, i);
          const KhCell *cell = column < row->cells->len ? g_ptr_array_index (row->cells, column) : NULL;

          if (cell != NULL && cell->columns == 1)
            longest = MAX (longest, count_letters (cell));
        }
      shape->weight = sqrt ((double) CLAMP (longest, 6, 400));
    }
}

static void
add_row (KhComposer *self, KhTable *table, KhItem *item, guint n_columns)
{
  GListModel *cells = kh_item_get_items (item);
  guint n_cells = g_list_model_get_n_items (cells);
  KhRow *row = kh_table_add_row (table);

  row->header = kh_item_get_kind (item) == KH_ITEM_HEADER_ROW;
  for (guint i = 0; i < n_cells; i++)
    {
      g_autoptr (KhItem) cell_item = g_list_model_get_item (cells, i);
      KhCell *cell = kh_row_add_cell (row, NULL, kh_node_get_uuid (KH_NODE (cell_item)));

      add_cell_words (self, cell->spans, cell_item);
      cell->bold = cell->centred = row->header;
      if (i + 1 == n_cells)
        cell->columns = n_columns - i;
    }
  if (n_cells == 0)
    {
      KhCell *cell = kh_row_add_cell (row, NULL, kh_node_get_uuid (KH_NODE (item)));

      add_cell_words (self, cell->spans, item);
      cell->columns = n_columns;
    }
  /* One cell across a table of several columns names the rows beneath it. */
  row->group = !row->header && n_columns > 1 && row->cells->len == 1;
}

void
kh_composer_add_item_table (KhComposer *self, KhItem *item)
{
  GListModel *rows = kh_item_get_items (item);
  guint n_columns = count_columns (rows);
  KhBlock *block = NULL;
  KhTable *table = NULL;

  /* The table's own text is its caption. */
  if (!kh_words_is_blank (kh_item_get_text (item)))
    kh_composer_add (self, KH_ROLE_PARAGRAPH, NULL, kh_node_get_uuid (KH_NODE (item)), kh_item_get_text (item),
                     KH_WORDS_PLAIN);
  if (n_columns == 0)
    return;

  block = kh_composer_add (self, KH_ROLE_TABLE, NULL, kh_node_get_uuid (KH_NODE (item)), NULL, KH_WORDS_PLAIN);
  table = block->table = kh_table_new ();
  for (guint i = 0; i < n_columns; i++)
    kh_table_add_column (table, NULL, 1, FALSE);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (KhItem) row = g_list_model_get_item (rows, i);

      if (is_row (row))
        add_row (self, table, row, n_columns);
    }
  weigh_columns (table);
  centre_figures (table);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const KhRow *row = g_ptr_array_index (table->rows, i);

      if (!row->header)
        continue;
      for (guint column = 0; column < row->cells->len; column++)
        {
          const KhCell *cell = g_ptr_array_index (row->cells, column);
          KhColumn *shape = g_ptr_array_index (table->columns, column);
          GString *title = g_string_new (NULL);

          for (guint j = 0; j < cell->spans->len; j++)
            g_string_append (title, ((const KhSpan *) g_ptr_array_index (cell->spans, j))->text);
          g_free (shape->title);
          shape->title = g_string_free (title, FALSE);
        }
      break;
    }
}

void
kh_composer_add_header_row (KhTable *table)
{
  KhRow *row = kh_table_add_row (table);

  row->header = TRUE;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const KhColumn *column = g_ptr_array_index (table->columns, i);
      KhCell *cell = kh_row_add_cell (row, column->title, NULL);

      cell->bold = cell->centred = TRUE;
    }
}

static KhCell *
add_text_cell (KhRow *row, KhTable *table, const char *text, const char *uuid)
{
  const KhColumn *column = g_ptr_array_index (table->columns, row->cells->len);
  KhCell *cell = kh_row_add_cell (row, text, uuid);

  cell->centred = column->centred;
  return cell;
}

/* The task table. */

typedef struct
{
  KhComposer *composer;
  KhTable    *table;
  KhUnit     *unit;    /* (nullable) whose tasks alone are shown */
  KhUnitRole  role;
  KhSection  *group;   /* (nullable) the section of the rows at hand */
  guint       n_groups;
  guint       n_tasks; /* in the group */
} TaskTable;

static void
add_group_row (TaskTable *self, KhSection *section)
{
  const KhChoices *choices = self->composer->choices;
  const char *uuid = kh_node_get_uuid (KH_NODE (section));
  const char *heading = kh_section_get_heading (section);
  g_autofree char *roman = NULL;
  KhRow *row = NULL;
  KhCell *cell = NULL;
  guint left = choices->n_task_columns;

  self->group = section;
  self->n_tasks = 0;
  if (kh_words_is_blank (heading))
    return;

  roman = kh_text_roman (++self->n_groups);
  row = kh_table_add_row (self->table);
  row->group = TRUE;
  if (choices->task_columns[0] == KH_TASK_COLUMN_STT && left > 1)
    {
      cell = add_text_cell (row, self->table, roman, uuid);
      cell->bold = TRUE;
      cell = kh_row_add_cell (row, NULL, uuid);
      left--;
    }
  else
    {
      g_autofree char *label = g_strconcat (roman, ". ", NULL);
      cell = kh_row_add_cell (row, label, uuid);
    }
  kh_words_add (&self->composer->words, cell->spans, heading, KH_WORDS_PLAIN);
  cell->bold = TRUE;
  cell->columns = left;
}

static void
add_task_cell (TaskTable *self, KhRow *row, KhTask *task, KhTaskColumn column)
{
  const char *uuid = kh_node_get_uuid (KH_NODE (task));
  KhUnit *lead = kh_task_get_lead (task);
  KhDeadline *deadline = kh_task_get_deadline (task);
  KhCell *cell = add_text_cell (row, self->table, NULL, uuid);
  g_autofree char *text = NULL;

  switch (column)
    {
    case KH_TASK_COLUMN_STT:
      text = g_strdup_printf ("%u", self->n_tasks);
      break;
    case KH_TASK_COLUMN_TASK:
      kh_words_add (&self->composer->words, cell->spans, kh_item_get_text (KH_ITEM (task)), KH_WORDS_PLAIN);
      kh_spans_trim_end (cell->spans, ";");
      break;
    case KH_TASK_COLUMN_PRODUCT:
      text = kh_words_trim (kh_task_get_product (task));
      break;
    case KH_TASK_COLUMN_LEAD:
      text = g_strdup (lead != NULL ? kh_unit_get_name (lead) : NULL);
      break;
    case KH_TASK_COLUMN_SUPPORT:
      text = kh_compose_unit_names (kh_task_get_support (task));
      break;
    case KH_TASK_COLUMN_DEADLINE:
      text = kh_deadline_get_kind (deadline) != KH_DEADLINE_NONE ? kh_words_trim (kh_deadline_get_text (deadline)) : NULL;
      break;
    case KH_TASK_COLUMN_BUDGET:
      text = kh_composer_dup_budget (task);
      break;
    case KH_TASK_COLUMN_NOTE:
      text = kh_words_trim (kh_task_get_note (task));
      break;
    case KH_N_TASK_COLUMNS:
    default:
      break;
    }
  kh_spans_add (cell->spans, text, FALSE, FALSE);
}

static gboolean
add_task_row (KhNode *node, gpointer user_data)
{
  TaskTable *self = user_data;
  const KhChoices *choices = self->composer->choices;
  KhSection *section = NULL;
  KhRow *row = NULL;

  if (!KH_IS_TASK (node) || kh_numbering_is_blank (node)
      || (self->unit != NULL && !kh_composer_has_role (KH_TASK (node), self->unit, self->role)))
    return TRUE;
  section = kh_item_get_section (KH_ITEM (node));
  if (section != NULL && section != self->group)
    add_group_row (self, section);

  self->n_tasks++;
  row = kh_table_add_row (self->table);
  for (guint i = 0; i < choices->n_task_columns; i++)
    add_task_cell (self, row, KH_TASK (node), choices->task_columns[i]);
  return TRUE;
}

gboolean
kh_composer_has_role (KhTask *task, KhUnit *unit, KhUnitRole role)
{
  if (kh_numbering_is_blank (KH_NODE (task)))
    return FALSE;
  switch (role)
    {
    case KH_UNIT_ROLE_LEAD:
      return kh_task_get_lead (task) == unit;
    case KH_UNIT_ROLE_SUPPORT:
      return kh_task_get_lead (task) != unit && kh_task_involves (task, unit);
    case KH_UNIT_ROLE_RESPONSIBLE:
    default:
      return kh_task_involves (task, unit);
    }
}

void
kh_composer_add_task_table (KhComposer *self)
{
  kh_composer_add_unit_task_table (self, NULL, KH_UNIT_ROLE_RESPONSIBLE);
}

void
kh_composer_add_unit_task_table (KhComposer *self, KhUnit *unit, KhUnitRole role)
{
  static const KhColumn shapes[KH_N_TASK_COLUMNS] = {
    [KH_TASK_COLUMN_STT] = { (char *) "STT", 4, TRUE },
    [KH_TASK_COLUMN_TASK] = { (char *) "Nội dung nhiệm vụ", 30, FALSE },
    [KH_TASK_COLUMN_PRODUCT] = { (char *) "Kết quả, sản phẩm", 15, FALSE },
    [KH_TASK_COLUMN_LEAD] = { (char *) "Đơn vị chủ trì", 12, TRUE },
    [KH_TASK_COLUMN_SUPPORT] = { (char *) "Đơn vị phối hợp", 14, TRUE },
    [KH_TASK_COLUMN_DEADLINE] = { (char *) "Thời gian hoàn thành", 10, TRUE },
    [KH_TASK_COLUMN_BUDGET] = { (char *) "Kinh phí", 9, TRUE },
    [KH_TASK_COLUMN_NOTE] = { (char *) "Ghi chú", 6, FALSE },
  };
  KhBlock *block = kh_composer_add (self, KH_ROLE_TABLE, NULL, NULL, NULL, KH_WORDS_PLAIN);
  TaskTable state = { .composer = self, .table = kh_table_new (), .unit = unit, .role = role };

  block->table = state.table;
  for (guint i = 0; i < self->choices->n_task_columns; i++)
    {
      const KhColumn *shape = &shapes[self->choices->task_columns[i]];
      kh_table_add_column (state.table, shape->title, shape->weight, shape->centred);
    }
  kh_composer_add_header_row (state.table);
  kh_plan_visit (self->plan, add_task_row, &state);
}

/* The target table. */

static const char *
get_comparator_sign (KhComparator comparator)
{
  switch (comparator)
    {
    case KH_COMPARATOR_GE:
      return "≥ ";
    case KH_COMPARATOR_LE:
      return "≤ ";
    case KH_COMPARATOR_GT:
      return "> ";
    case KH_COMPARATOR_LT:
      return "< ";
    case KH_COMPARATOR_NONE:
    case KH_COMPARATOR_EQ:
    default:
      return "";
    }
}

/* One row for @indicator; the first of a target also shows its number and words. */
static void
add_indicator_row (KhComposer *self, KhTable *table, KhTarget *target, guint number, KhIndicator *indicator)
{
  const char *uuid = kh_node_get_uuid (KH_NODE (target));
  g_autofree char *count = number > 0 ? g_strdup_printf ("%u", number) : NULL;
  g_autofree char *baseline = NULL;
  g_autofree char *value = NULL;
  g_autofree char *goal = NULL;
  KhRow *row = kh_table_add_row (table);
  KhCell *cell = NULL;

  add_text_cell (row, table, count, uuid);
  cell = add_text_cell (row, table, NULL, uuid);
  if (number > 0)
    {
      kh_words_add (&self->words, cell->spans, kh_item_get_text (KH_ITEM (target)), KH_WORDS_PLAIN);
      kh_spans_trim_end (cell->spans, ";");
    }
  if (indicator != NULL)
    {
      baseline = kh_number_format_exact (kh_indicator_get_baseline (indicator));
      value = kh_number_format_exact (kh_indicator_get_value (indicator));
      uuid = kh_node_get_uuid (KH_NODE (indicator));
      if (*value != '\0')
        goal = g_strconcat (get_comparator_sign (kh_indicator_get_comparator (indicator)), value, NULL);
    }
  add_text_cell (row, table, indicator != NULL ? kh_indicator_get_unit (indicator) : NULL, uuid);
  add_text_cell (row, table, baseline, uuid);
  add_text_cell (row, table, goal, uuid);
}

typedef struct
{
  KhComposer *composer;
  KhTable    *table;
  guint       n_targets;
} TargetTable;

static gboolean
add_target_rows (KhNode *node, gpointer user_data)
{
  TargetTable *self = user_data;
  GListModel *indicators = NULL;

  if (!KH_IS_TARGET (node) || kh_numbering_is_blank (node))
    return TRUE;
  self->n_targets++;
  indicators = kh_target_get_indicators (KH_TARGET (node));
  if (g_list_model_get_n_items (indicators) == 0)
    add_indicator_row (self->composer, self->table, KH_TARGET (node), self->n_targets, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (indicators); i++)
    {
      g_autoptr (KhIndicator) indicator = g_list_model_get_item (indicators, i);
      add_indicator_row (self->composer, self->table, KH_TARGET (node), i == 0 ? self->n_targets : 0, indicator);
    }
  return TRUE;
}

void
kh_composer_add_target_table (KhComposer *self)
{
  KhBlock *block = kh_composer_add (self, KH_ROLE_TABLE, NULL, NULL, NULL, KH_WORDS_PLAIN);
  int year = kh_plan_get_year (self->plan);
  g_autofree char *before = g_strdup_printf ("Thực hiện năm %d", year - 1);
  g_autofree char *goal = g_strdup_printf ("Chỉ tiêu năm %d", year);
  TargetTable state = { .composer = self, .table = kh_table_new () };

  block->table = state.table;
  kh_table_add_column (state.table, "STT", 5, TRUE);
  kh_table_add_column (state.table, "Mục tiêu", 45, FALSE);
  kh_table_add_column (state.table, "Đơn vị tính", 12, TRUE);
  kh_table_add_column (state.table, before, 14, TRUE);
  kh_table_add_column (state.table, goal, 14, TRUE);
  kh_composer_add_header_row (state.table);
  kh_plan_visit (self->plan, add_target_rows, &state);
}
