/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a word processor's file: tasks by the names of the columns, values
 * of targets, or tables as they are. */
#include <glib/gi18n.h>
#include <string.h>

#include "recogniser.h"
#include "recogniser-table.h"

/* Rows that may hold the names of the columns. */
#define MAX_HEADER_ROWS 3
/* Cells of names are short. */
#define MAX_NAME_BYTES 120

static gboolean
starts_with (const char *key, const char *phrase)
{
  return kh_vocabulary_has_prefix (key, phrase);
}

/* The cell that stands in @column of @row. */
static const KhSourceCell *
get_cell (const KhSourceRow *row, guint column)
{
  guint at = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const KhSourceCell *cell = g_ptr_array_index (row->cells, i);

      if (at == column)
        return cell;
      at += cell->columns;
      if (at > column)
        return NULL; /* inside a cell that covers several */
    }
  return NULL;
}

static guint
count_columns (const KhSourceTable *table)
{
  guint most = 0;

  for (guint r = 0; r < table->rows->len; r++)
    {
      const KhSourceRow *row = g_ptr_array_index (table->rows, r);
      guint n = 0;

      for (guint i = 0; i < row->cells->len; i++)
        n += ((const KhSourceCell *) g_ptr_array_index (row->cells, i))->columns;
      most = MAX (most, n);
    }
  return MIN (most, KH_TABLE_MAX_COLUMNS);
}

static int
name_column (const char *text)
{
  static const char *const tasks[]
      = { "noi dung",     "nhiem vu",          "cong viec", "ten nhiem vu",
          "cac nhiem vu", "noi dung nhiem vu", "hoat dong", "danh muc nhiem vu" };
  g_autofree char *key = strlen (text) <= MAX_NAME_BYTES ? kh_source_key (text) : g_strdup ("");
  KhDetail detail = kh_vocabulary_find_detail (key);

  if (*key == '\0')
    return KH_COLUMN_OTHER;
  if (starts_with (key, "nhom nhiem vu"))
    return KH_COLUMN_GROUP;
  if (strcmp (key, "stt") == 0 || strcmp (key, "tt") == 0 || strcmp (key, "so tt") == 0
      || strcmp (key, "so thu tu") == 0)
    return KH_COLUMN_STT;
  if (detail != KH_DETAIL_NONE)
    return (int) detail;
  if (strstr (key, "chu tri") != NULL)
    return KH_DETAIL_LEAD;
  if (strstr (key, "phoi hop") != NULL)
    return KH_DETAIL_SUPPORT;
  if (starts_with (key, "ket qua") || starts_with (key, "san pham"))
    return KH_DETAIL_PRODUCT;
  if (starts_with (key, "thoi gian") || starts_with (key, "thoi han") || starts_with (key, "tien do"))
    return KH_DETAIL_DEADLINE;
  if (starts_with (key, "kinh phi"))
    return KH_DETAIL_BUDGET;
  if (starts_with (key, "ghi chu"))
    return KH_DETAIL_NOTE;
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    if (starts_with (key, tasks[i]))
      return KH_COLUMN_TASK;
  if (strcmp (key, "muc tieu") == 0 || strcmp (key, "chi tieu") == 0
      || starts_with (key, "muc tieu chi tieu"))
    return KH_COLUMN_TARGET;
  if (starts_with (key, "don vi tinh"))
    return KH_COLUMN_MEASURE;
  if (starts_with (key, "thuc hien nam"))
    return KH_COLUMN_BASELINE;
  if (starts_with (key, "chi tieu nam") || starts_with (key, "muc tieu nam"))
    return KH_COLUMN_GOAL;
  return KH_COLUMN_OTHER;
}

static gboolean
has_column (const KhTableReader *self, int what)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i] == what)
      return TRUE;
  return FALSE;
}

/* Finds the names of the columns, which may stand in two rows ("Đơn vị" over "Chủ trì" and "Phối hợp"). */
static void
read_names (KhTableReader *self)
{
  guint rows = MIN (self->table->rows->len, MAX_HEADER_ROWS);

  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i] = KH_COLUMN_OTHER;
  for (guint r = 0; r < rows; r++)
    {
      const KhSourceRow *row = g_ptr_array_index (self->table->rows, r);
      int found[KH_TABLE_MAX_COLUMNS];
      guint named = 0, filled = 0;

      for (guint i = 0; i < self->n_columns; i++)
        {
          const KhSourceCell *cell = get_cell (row, i);

          found[i] = cell != NULL ? name_column (cell->text) : KH_COLUMN_OTHER;
          named += found[i] != KH_COLUMN_OTHER;
          filled += cell != NULL && *cell->text != '\0' && !cell->merged;
        }
      /* A row of names holds hardly anything else. */
      if (!row->header && (named == 0 || named * 2 < filled))
        break;
      for (guint i = 0; i < self->n_columns; i++)
        if (found[i] != KH_COLUMN_OTHER)
          self->columns[i] = found[i];
      self->first = r + 1;
    }
  /* "(1) | (2) | (3)" under the names. */
  if (self->first > 0 && self->first < self->table->rows->len)
    {
      const KhSourceRow *row = g_ptr_array_index (self->table->rows, self->first);
      gboolean counts = row->cells->len > 1;

      for (guint i = 0; i < row->cells->len && counts; i++)
        {
          const KhSourceCell *cell = g_ptr_array_index (row->cells, i);

          counts = *cell->text == '(' && g_ascii_isdigit (cell->text[1]);
        }
      self->first += counts;
    }
}

/* The words of a column in @row; those of the cell above where it is merged into it. */
static const KhSourceCell *
find_value (const KhTableReader *self, guint r, guint column)
{
  for (;; r--)
    {
      const KhSourceCell *cell = get_cell (g_ptr_array_index (self->table->rows, r), column);

      if (cell == NULL || !cell->merged || r <= self->first)
        return cell;
    }
}

const KhSourceCell *
kh_table_find_column (const KhTableReader *self, guint r, int what)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i] == what)
      {
        const KhSourceCell *cell = find_value (self, r, i);

        if (cell != NULL && *cell->text != '\0')
          return cell;
      }
  return NULL;
}

/* Whether @text counts groups: "I", "II.", "A", not "1". */
static gboolean
is_group_number (const char *text)
{
  KhLabel label = { 0 };

  if (*text == '\0')
    return TRUE;
  label = kh_label_parse (text);
  if (label.kind == KH_LABEL_ROMAN || label.kind == KH_LABEL_CAPITAL)
    return TRUE;
  return kh_text_parse_roman (text) > 0 || (g_ascii_isupper (text[0]) && text[1] == '\0');
}

const KhSourceCell *
kh_table_find_group (const KhTableReader *self, guint r)
{
  const KhSourceRow *row = g_ptr_array_index (self->table->rows, r);
  const KhSourceCell *words = NULL;
  const char *number = "";
  guint at = 0, filled = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const KhSourceCell *cell = g_ptr_array_index (row->cells, i);

      if (at < self->n_columns && self->columns[at] == KH_COLUMN_STT && cell->columns == 1)
        number = cell->text;
      else if (*cell->text != '\0')
        {
          words = cell;
          filled++;
        }
      at += cell->columns;
    }
  if (filled != 1)
    return NULL;
  /* Alone in its row and counted like a group, or across the columns. */
  return is_group_number (number) || words->columns > 1 ? words : NULL;
}

/* A table as it is: rows and cells. */
static void
read_plain (KhTableReader *self)
{
  KhItem *table = kh_item_new (KH_ITEM_TABLE, NULL);
  gboolean at_head = TRUE;

  kh_node_append_take (self->parent, table);
  kh_recogniser_identify (self->recogniser, self->paragraph, table);
  for (guint r = 0; r < self->table->rows->len; r++)
    {
      const KhSourceRow *row = g_ptr_array_index (self->table->rows, r);
      KhItem *item = NULL;

      at_head = at_head && (row->header || r < self->first);
      item = kh_item_new (at_head ? KH_ITEM_HEADER_ROW : KH_ITEM_ROW, NULL);
      kh_node_append_take (KH_NODE (table), item);
      kh_recogniser_map_row (self->recogniser, self->paragraph, r, table);
      kh_recogniser_map_row (self->recogniser, self->paragraph, r, item);
      for (guint i = 0; i < row->cells->len; i++)
        {
          const KhSourceCell *cell = g_ptr_array_index (row->cells, i);
          KhItem *words = kh_item_new (KH_ITEM_CELL, cell->markup);

          if (cell->uuid != NULL)
            kh_node_set_derived_from (KH_NODE (words), cell->uuid);
          kh_node_append_take (KH_NODE (item), words);
          /* The last cell covers what is left of the row; others stand in one column each. */
          for (guint n = 1; n < cell->columns && i + 1 < row->cells->len; n++)
            kh_node_append_take (KH_NODE (item), kh_item_new (KH_ITEM_CELL, NULL));
        }
    }
}

/* The words of a column that tasks have no field for would be lost without a word. */
static void
tell_other_columns (const KhTableReader *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      guint first = 0;

      if (self->columns[i] != KH_COLUMN_OTHER)
        continue;
      for (guint r = 0; r < self->table->rows->len; r++)
        {
          const KhSourceRow *row = g_ptr_array_index (self->table->rows, r);
          const KhSourceCell *cell = get_cell (row, i);

          if (cell == NULL || cell->columns > 1 || *cell->text == '\0'
              || (r >= self->first && kh_table_find_group (self, r) != NULL))
            continue;
          first = first == 0 && r >= self->first ? r : first;
          g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", cell->text);
        }
      if (first > 0)
        kh_recogniser_unplaced_row (self->recogniser, self->paragraph, first, "import-unplaced-column", words->str,
                                    N_ ("This column of an imported table found no place in the plan: %s"));
    }
}

/* Names the columns. Returns: what the table holds */
static KhTableKind
open_table (KhTableReader *self, const KhSourceTable *table)
{
  self->table = table;
  self->n_columns = count_columns (table);
  read_names (self);
  if (self->first == 0)
    return KH_TABLE_OTHER;
  if (has_column (self, KH_COLUMN_TASK)
      && (has_column (self, KH_DETAIL_LEAD) || has_column (self, KH_DETAIL_DEADLINE)
          || has_column (self, KH_DETAIL_PRODUCT)))
    return KH_TABLE_TASKS;
  if (has_column (self, KH_COLUMN_TARGET) && has_column (self, KH_COLUMN_GOAL))
    return KH_TABLE_TARGETS;
  return KH_TABLE_OTHER;
}

KhTableKind
kh_recogniser_find_table_kind (const KhSourceTable *table)
{
  KhTableReader reader = { NULL };

  g_return_val_if_fail (table != NULL, KH_TABLE_OTHER);

  return open_table (&reader, table);
}

void
kh_recogniser_read_table (KhRecogniser *self, KhNode *parent, guint i)
{
  KhTableReader reader = { .recogniser = self, .parent = parent, .paragraph = i };
  KhTableKind kind;

  g_return_if_fail (kh_recogniser_get (self, i)->table != NULL);

  kind = open_table (&reader, kh_recogniser_get (self, i)->table);
  if (kind == KH_TABLE_TASKS)
    {
      kh_table_read_tasks (&reader);
      tell_other_columns (&reader);
    }
  else if (kind != KH_TABLE_TARGETS || !self->in_appendix || !kh_table_read_targets (&reader))
    read_plain (&reader);
}

/* "Chỉ tiêu năm 2027", or what the deadlines of most tasks say. */
static int
find_year (const KhTableReader *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  int best = 0;
  guint most = 0;

  for (guint r = 0; r < self->table->rows->len; r++)
    {
      const KhSourceCell *cell = kh_table_find_column (self, r, KH_COLUMN_GOAL);
      g_autoptr (KhDeadline) deadline = NULL;
      int year;
      guint n;

      if (r < self->first)
        {
          g_autofree char *key = cell != NULL ? kh_source_key (cell->text) : NULL;
          const char *word = key != NULL ? strstr (key, "nam ") : NULL;

          year = word != NULL ? (int) g_ascii_strtoll (word + strlen ("nam "), NULL, 10) : 0;
          if (year >= 1945 && year <= 2999)
            return year;
          continue;
        }
      cell = kh_table_find_column (self, r, KH_DETAIL_DEADLINE);
      if (cell == NULL || strlen (cell->text) > MAX_NAME_BYTES)
        continue;
      deadline = kh_deadline_parse (cell->text);
      year = kh_deadline_get_year (deadline);
      n = year > 0 ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, GINT_TO_POINTER (year))) + 1 : 0;
      g_hash_table_insert (counts, GINT_TO_POINTER (year), GUINT_TO_POINTER (n));
      if (n > most)
        {
          most = n;
          best = year;
        }
    }
  return best;
}

static void
set_year (KhTableReader *self, int year)
{
  KhPlan *plan = self->recogniser->plan;

  if (year == 0)
    year = find_year (self);
  if (year == 0)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();

      year = g_date_time_get_year (now);
      kh_recogniser_find (self->recogniser, "import-no-year", KH_SEVERITY_WARNING, NULL,
                          N_ ("The text names no year; the plan was given the current one."), 0, plan);
    }
  g_object_set (plan, "year", year, NULL);
}

void
kh_recogniser_read_rows (KhRecogniser *self, int year)
{
  KhTableReader reader = { .recogniser = self };
  KhTableKind kind = open_table (&reader, kh_recogniser_get (self, 0)->table);
  gboolean tasks = kind == KH_TABLE_TASKS;
  g_autofree char *title = NULL;

  set_year (&reader, year);
  title = g_strdup_printf (tasks ? "Danh mục nhiệm vụ năm %d" : "Danh mục chỉ tiêu năm %d",
                           kh_plan_get_year (self->plan));
  g_object_set (self->plan, "title", title, NULL);
  reader.parent = KH_NODE (tasks ? kh_section_new (KH_SECTION_TASK_GROUPS, "NHIỆM VỤ")
                                 : kh_section_new (KH_SECTION_TARGETS, "MỤC TIÊU"));
  kh_node_append_take (KH_NODE (self->plan), reader.parent);
  if (tasks)
    kh_table_read_tasks (&reader);
  else
    kh_table_add_targets (&reader);
  tell_other_columns (&reader);
  kh_recogniser_place (self, 0);
}
