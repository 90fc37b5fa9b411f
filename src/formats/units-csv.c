/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The units of a body as a table for spreadsheets. */
#include "units-csv.h"

#include <glib/gi18n.h>
#include <string.h>

#include "csv.h"
#include "reader.h"

typedef enum
{
  COLUMN_NAME,
  COLUMN_SHORT_NAME,
  COLUMN_KIND,
  COLUMN_HEAD_TITLE,
  COLUMN_FIRST_YEAR,
  COLUMN_LAST_YEAR,
  COLUMN_SUCCESSOR,
  N_COLUMNS
} Column;

/* The first name is the one that is written; folded, any is read. */
static const char *const names[N_COLUMNS][5] = {
  [COLUMN_NAME] = { "Tên đơn vị", "Đơn vị", "Tên phòng, đơn vị", "Tên", NULL },
  [COLUMN_SHORT_NAME] = { "Tên viết tắt", "Viết tắt", "Ký hiệu", "Tên gọi tắt", NULL },
  [COLUMN_KIND] = { "Loại đơn vị", "Loại", "Loại hình", NULL },
  [COLUMN_HEAD_TITLE] = { "Chức danh người đứng đầu", "Người đứng đầu", "Chức danh", NULL },
  [COLUMN_FIRST_YEAR] = { "Từ năm", "Năm thành lập", NULL },
  [COLUMN_LAST_YEAR] = { "Đến năm", "Năm kết thúc", NULL },
  [COLUMN_SUCCESSOR] = { "Đơn vị kế thừa", "Sáp nhập vào", "Đổi tên thành", NULL },
};

static const char *const kinds[][4] = {
  [KH_UNIT_DIVISION] = { "Phòng chuyên môn, nghiệp vụ", "Phòng chuyên môn", "Phòng", NULL },
  [KH_UNIT_ATTACHED] = { "Đơn vị trực thuộc", "Trực thuộc", "Đơn vị sự nghiệp", NULL },
  [KH_UNIT_OFFICE] = { "Văn phòng", NULL },
  [KH_UNIT_OTHER] = { "Khác", "Cơ quan khác", NULL },
};

static KhUnit *
find_by_uuid (KhAgency *agency, const char *uuid)
{
  GListModel *units = kh_agency_get_units (agency);

  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);

      if (g_strcmp0 (kh_node_get_uuid (KH_NODE (unit)), uuid) == 0)
        return unit; /* the body holds it */
    }
  return NULL;
}

static void
add_year (GString *csv, int year)
{
  g_autofree char *text = year != 0 ? g_strdup_printf ("%d", year) : g_strdup ("");

  kh_csv_add_field (csv, text, FALSE);
}

static const char *
or_blank (const char *text)
{
  return text != NULL ? text : "";
}

GBytes *
kh_units_csv_write (KhAgency *agency)
{
  GString *csv = g_string_new ("\357\273\277");
  GListModel *units;

  g_return_val_if_fail (KH_IS_AGENCY (agency), NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    kh_csv_add_field (csv, names[i][0], i == 0);
  kh_csv_end_row (csv);
  units = kh_agency_get_units (agency);
  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);
      KhUnit *successor = find_by_uuid (agency, kh_unit_get_successor (unit));

      kh_csv_add_field (csv, kh_unit_get_name (unit), TRUE);
      kh_csv_add_field (csv, or_blank (kh_unit_get_short_name (unit)), FALSE);
      kh_csv_add_field (csv, kinds[kh_unit_get_kind (unit)][0], FALSE);
      kh_csv_add_field (csv, or_blank (kh_unit_get_head_title (unit)), FALSE);
      add_year (csv, kh_unit_get_first_year (unit));
      add_year (csv, kh_unit_get_last_year (unit));
      kh_csv_add_field (csv, successor != NULL ? kh_unit_get_name (successor) : "", FALSE);
      kh_csv_end_row (csv);
    }
  return g_string_free_to_bytes (csv);
}

/* Reading. */

static gboolean
is_one_of (const char *text, const char *const *words)
{
  g_autofree char *wanted = kh_text_fold (text);

  for (; *words != NULL; words++)
    {
      g_autofree char *folded = kh_text_fold (*words);

      if (g_str_equal (g_strstrip (wanted), folded))
        return TRUE;
    }
  return FALSE;
}

/* Returns: whether the row names a column for the name; @columns gets the index of each, -1 for none */
static gboolean
read_head (const KhCsvRow *row, int columns[N_COLUMNS])
{
  for (guint c = 0; c < N_COLUMNS; c++)
    {
      columns[c] = -1;
      for (guint i = 0; i < row->fields->len && columns[c] < 0; i++)
        if (is_one_of (row->fields->pdata[i], names[c]))
          columns[c] = (int) i;
    }
  return columns[COLUMN_NAME] >= 0;
}

static char *
dup_field (const KhCsvRow *row, int column)
{
  if (column < 0 || (guint) column >= row->fields->len)
    return g_strdup ("");
  return kh_text_normalize (row->fields->pdata[column]);
}

G_GNUC_PRINTF (3, 4)
static gboolean
fail (GError **error, guint line, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: %u is the number of a line, %s a sentence. */
  g_set_error (error, KH_READER_ERROR, KH_READER_ERROR_NO_PLAN, _("Line %u: %s"), line, sentence);
  return FALSE;
}

static gboolean
read_year (const KhCsvRow *row, int column, int *year, GError **error)
{
  g_autofree char *text = dup_field (row, column);
  guint64 number = 0;

  *year = 0;
  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 1900, 2200, &number, NULL))
    return fail (error, row->line, _("“%s” is no year. Write it as 2027, or leave it blank."), text);
  *year = (int) number;
  return TRUE;
}

static gboolean
read_kind (const KhCsvRow *row, int column, const char *name, int *kind, GError **error)
{
  g_autofree char *text = dup_field (row, column);

  *kind = kh_unit_guess_kind (name);
  if (*text == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (is_one_of (text, kinds[i]))
      {
        *kind = (int) i;
        return TRUE;
      }
  return fail (error, row->line,
               _("“%s” is no kind of unit. Write “Phòng chuyên môn, nghiệp vụ”, “Đơn vị trực thuộc”, “Văn phòng” or “Khác”."),
               text);
}

static gboolean
read_unit (KhAgency *agency, const KhCsvRow *row, const int columns[N_COLUMNS], GError **error)
{
  g_autofree char *name = dup_field (row, columns[COLUMN_NAME]);
  g_autofree char *short_name = dup_field (row, columns[COLUMN_SHORT_NAME]);
  g_autofree char *head = dup_field (row, columns[COLUMN_HEAD_TITLE]);
  g_autofree char *successor = dup_field (row, columns[COLUMN_SUCCESSOR]);
  int kind, first, last;
  KhUnit *unit;

  if (*name == '\0')
    return fail (error, row->line, "%s", _("The unit has no name."));
  if (kh_agency_find_unit (agency, name) != NULL)
    return fail (error, row->line, _("The unit “%s” is in the table twice."), name);
  if (!read_kind (row, columns[COLUMN_KIND], name, &kind, error) || !read_year (row, columns[COLUMN_FIRST_YEAR], &first, error)
      || !read_year (row, columns[COLUMN_LAST_YEAR], &last, error))
    return FALSE;
  if (first != 0 && last != 0 && last < first)
    return fail (error, row->line, _("The unit “%s” ends before it begins."), name);

  unit = kh_unit_new (kind, name);
  g_object_set (unit, "short-name", short_name, "head-title", head, "first-year", first, "last-year", last, "successor",
                *successor != '\0' ? successor : NULL, NULL);
  kh_node_append_take (KH_NODE (agency), unit);
  return TRUE;
}

static void
resolve_successors (KhAgency *agency)
{
  GListModel *units = kh_agency_get_units (agency);

  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);
      const char *name = kh_unit_get_successor (unit);
      KhUnit *successor = name != NULL ? kh_agency_find_unit (agency, name) : NULL;

      if (successor != NULL)
        g_object_set (unit, "successor", kh_node_get_uuid (KH_NODE (successor)), NULL);
    }
}

KhAgency *
kh_units_csv_read (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (KhAgency) agency = NULL;
  int columns[N_COLUMNS];

  g_return_val_if_fail (bytes != NULL, NULL);

  rows = kh_csv_read (bytes, error);
  if (rows == NULL)
    return NULL;
  if (rows->len == 0 || !read_head (rows->pdata[0], columns))
    {
      g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_NO_PLAN,
                           _("The table holds no units: its first row names no column “Tên đơn vị”."));
      return NULL;
    }
  agency = kh_agency_new ("");
  for (guint i = 1; i < rows->len; i++)
    if (!read_unit (agency, rows->pdata[i], columns, error))
      return NULL;
  resolve_successors (agency);
  return g_steal_pointer (&agency);
}
