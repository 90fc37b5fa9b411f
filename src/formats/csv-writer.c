/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan's tasks or targets as a table for spreadsheets. */
#include "csv-writer.h"

#include "csv.h"

/* The group stands after the number. */
#define GROUP_COLUMN 1

static char *
dup_words (const KhCell *cell)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < cell->spans->len; i++)
    g_string_append (words, ((const KhSpan *) g_ptr_array_index (cell->spans, i))->text);
  return g_string_free (words, FALSE);
}

/* @group: (nullable): for the column of its own
 * @last: (nullable): for the last column */
static void
add_row (GString *csv, const KhRow *row, const char *group, const char *last)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      g_autofree char *words = dup_words (g_ptr_array_index (row->cells, i));

      if (group != NULL && i == GROUP_COLUMN)
        kh_csv_add_field (csv, group, FALSE);
      kh_csv_add_field (csv, words, i == 0);
    }
  if (last != NULL)
    kh_csv_add_field (csv, last, FALSE);
  kh_csv_end_row (csv);
}

/* Returns: (transfer full): which task of which part the row shows */
static char *
dup_code (const KhRow *row, const KhUnitPart *part)
{
  const KhCell *cell = g_ptr_array_index (row->cells, 0);

  return g_strdup_printf ("%.*s/%s", KH_CSV_CODE_PART, part->uuid, cell->uuid);
}

/* @source: (nullable): what the rows are taken from, said in each of them
 * @part: (nullable): what part the rows are */
static GBytes *
write_table (KhDocument *document, gboolean has_groups, const char *source, const KhUnitPart *part)
{
  GString *csv = g_string_new ("\357\273\277");
  g_autofree char *group = g_strdup ("");
  const KhTable *table = kh_document_get_block (document, 0)->table;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const KhRow *row = g_ptr_array_index (table->rows, i);
      g_autofree char *code = NULL;
      const char *last = source == NULL || !row->header ? source : "Trích từ";

      if (row->group)
        {
          g_free (group);
          group = dup_words (g_ptr_array_index (row->cells, row->cells->len - 1));
          continue;
        }
      if (part != NULL)
        last = code = row->header ? g_strdup (KH_CSV_CODE_COLUMN) : dup_code (row, part);
      add_row (csv, row, !has_groups ? NULL : row->header ? "Nhóm nhiệm vụ" : group, last);
    }
  return g_string_free_to_bytes (csv);
}

GBytes *
kh_csv_write (KhPlan *plan, KhComposeTable what)
{
  g_autoptr (KhDocument) document = NULL;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  document = kh_compose_table (plan, what);
  return write_table (document, what == KH_COMPOSE_TASKS, NULL, NULL);
}

GBytes *
kh_csv_write_unit (KhPlan *plan, KhUnit *unit)
{
  g_autoptr (KhDocument) document = NULL;
  g_autofree char *source = NULL;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (KH_IS_UNIT (unit), NULL);

  document = kh_compose_unit_table (plan, unit);
  source = kh_compose_reference (plan);
  return write_table (document, TRUE, source, NULL);
}

GBytes *
kh_csv_write_part (KhPlan *part)
{
  g_autoptr (KhDocument) document = NULL;

  g_return_val_if_fail (KH_IS_PLAN (part), NULL);
  g_return_val_if_fail (kh_unit_part_of (part) != NULL, NULL);

  document = kh_compose_table (part, KH_COMPOSE_TASKS);
  return write_table (document, TRUE, NULL, kh_unit_part_of (part));
}
