/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of issued plans, and the files it is written to. */
#include "issued-register.h"

#include "csv.h"

/* What a register that a clerk keeps has for columns; printed, so always Vietnamese. */
static const struct
{
  const char *title;
  double      weight;
  gboolean    centred;
} columns[] = {
  { "STT", 1, TRUE },
  { "Số, ký hiệu", 2.4, TRUE },
  { "Ngày ban hành", 2.2, TRUE },
  { "Trích yếu", 7, FALSE },
  { "Cơ quan ban hành", 3.4, FALSE },
};

static void
entry_free (KhIssuedEntry *entry)
{
  g_free (entry->number);
  g_free (entry->symbol);
  g_free (entry->date);
  g_free (entry->title);
  g_free (entry->issuer);
  g_free (entry);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const KhIssuedEntry *first = *(KhIssuedEntry *const *) a;
  const KhIssuedEntry *second = *(KhIssuedEntry *const *) b;
  const guint64 first_number = g_ascii_strtoull (first->number, NULL, 10);
  const guint64 second_number = g_ascii_strtoull (second->number, NULL, 10);
  int order = second->year - first->year;

  if (order == 0)
    order = g_strcmp0 (first->symbol, second->symbol);
  if (order == 0)
    order = (first_number > second_number) - (first_number < second_number);
  return order != 0 ? order : g_strcmp0 (first->number, second->number);
}

GPtrArray *
kh_issued_register_list (GListModel *plans)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);

  g_return_val_if_fail (G_IS_LIST_MODEL (plans), entries);

  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (KhPlanInfo) info = g_list_model_get_item (plans, i);
      KhIssuedEntry *entry = g_new0 (KhIssuedEntry, 1);
      KhPlanState state;

      g_object_get (info, "state", &state, "number", &entry->number, "symbol", &entry->symbol, "date", &entry->date, "title",
                    &entry->title, "issuer", &entry->issuer, NULL);
      if ((state != KH_PLAN_ISSUED && state != KH_PLAN_ARCHIVED) || entry->number == NULL || entry->date == NULL)
        {
          entry_free (entry);
          continue;
        }
      entry->id = kh_plan_info_get_id (info);
      entry->year = (int) g_ascii_strtoull (entry->date, NULL, 10);
      g_strdelimit (entry->title != NULL ? entry->title : (entry->title = g_strdup ("")), "\n", ' ');
      g_strdelimit (entry->issuer != NULL ? entry->issuer : (entry->issuer = g_strdup ("")), "\n", ' ');
      g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare);
  return entries;
}

GPtrArray *
kh_issued_register_filter (GPtrArray *entries, int year)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    if (year == 0 || ((KhIssuedEntry *) entries->pdata[i])->year == year)
      g_ptr_array_add (chosen, entries->pdata[i]);
  return chosen;
}

/* Returns: (transfer full) (array zero-terminated=1): as many as there are columns */
static char **
describe (const KhIssuedEntry *entry, guint place)
{
  char **words = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

  words[0] = g_strdup_printf ("%u", place);
  words[1] = g_strdup_printf ("%s/%s", entry->number, entry->symbol != NULL ? entry->symbol : "");
  words[2] = kh_date_format_short (entry->date);
  if (words[2] == NULL)
    words[2] = g_strdup (entry->date);
  words[3] = g_strdup (entry->title);
  words[4] = g_strdup (entry->issuer);
  return words;
}

GBytes *
kh_issued_register_write_csv (GPtrArray *entries)
{
  GString *csv = g_string_new ("\xef\xbb\xbf");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    kh_csv_add_field (csv, columns[i].title, i == 0);
  kh_csv_end_row (csv);
  for (guint i = 0; i < entries->len; i++)
    {
      g_auto (GStrv) words = describe (entries->pdata[i], i + 1);

      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        kh_csv_add_field (csv, words[j], j == 0);
      kh_csv_end_row (csv);
    }
  return g_string_free_to_bytes (csv);
}

static void
add_line (KhDocument *document, KhRole role, const char *text)
{
  KhBlock *block = kh_block_new (role, NULL, NULL);

  kh_block_add_span (block, text, FALSE, FALSE);
  kh_document_add (document, block);
}

static KhTable *
make_table (GPtrArray *entries)
{
  KhTable *table = kh_table_new ();
  KhRow *header;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    kh_table_add_column (table, columns[i].title, columns[i].weight, columns[i].centred);
  header = kh_table_add_row (table);
  header->header = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      KhCell *cell = kh_row_add_cell (header, columns[i].title, NULL);

      cell->bold = TRUE;
      cell->centred = TRUE;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      g_auto (GStrv) words = describe (entries->pdata[i], i + 1);
      KhRow *row = kh_table_add_row (table);

      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        kh_row_add_cell (row, words[j], NULL)->centred = columns[j].centred;
    }
  return table;
}

KhDocument *
kh_issued_register_compose (GPtrArray *entries, int year)
{
  KhDocument *document = kh_document_new ();
  g_autofree char *title = year != 0 ? g_strdup_printf ("Sổ đăng ký kế hoạch ban hành năm %d", year)
                                     : g_strdup ("Sổ đăng ký kế hoạch ban hành");

  g_object_set (document, "title", title, "profile", KH_PLAN_DEFAULT_PROFILE, NULL);
  add_line (document, KH_ROLE_TYPE_NAME, "SỔ ĐĂNG KÝ");
  add_line (document, KH_ROLE_TITLE, title + strlen ("Sổ đăng ký "));
  if (entries->len == 0)
    {
      add_line (document, KH_ROLE_PARAGRAPH, "Chưa có kế hoạch nào được ban hành.");
    }
  else
    {
      KhBlock *block = kh_block_new (KH_ROLE_TABLE, NULL, NULL);

      block->table = make_table (entries);
      kh_document_add (document, block);
    }
  return document;
}
