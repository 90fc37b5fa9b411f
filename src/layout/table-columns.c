/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widths of table columns, by weight and by their longest words and numbers with units. */
#include "table-columns.h"

#include "layout.h"

#include <string.h>

/* No letter of the font is wider than this, in em. */
#define WIDEST_LETTER 1.0
/* No column may push the others to less than this share of what their weights give them. */
#define LEAST_SHARE 0.5

/* What a column needs, in pt. */
typedef struct
{
  double word; /* for its widest word */
  double unit; /* for its widest word, or number with its unit */
} Need;

guint
kh_table_columns_count (const KhTable *table)
{
  guint most = table->columns->len;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const KhRow *row = g_ptr_array_index (table->rows, i);
      guint n = 0;

      for (guint j = 0; j < row->cells->len; j++)
        n += MAX (1, ((const KhCell *) g_ptr_array_index (row->cells, j))->columns);
      most = MAX (most, n);
    }
  return most;
}

/* Bytes of the longest stretch without a space; of all where a number may bind words. */
static gsize
measure_longest_chunk (const char *text)
{
  const char *ends = strpbrk (text != NULL ? text : "", "0123456789IVX") != NULL ? "\n" : " \n";
  gsize longest = 0;

  while (text != NULL && *text != '\0')
    {
      gsize length = strcspn (text, ends);

      longest = MAX (longest, length);
      text += length + (text[length] != '\0');
    }
  return longest;
}

/* Widens @need to hold the words of @spans, measured only if they could be too wide. */
static void
need_room (KhTypesetter *setter, GPtrArray *spans, gboolean bold, double share, Need *need)
{
  KhLineStyle style = kh_typesetter_style (setter, KH_ROLE_TABLE_CELL, NULL, 0);
  double known = MAX (need->word, share);
  const KhParagraph *paragraph;
  gsize longest = 0;

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    longest = MAX (longest, measure_longest_chunk (((const KhSpan *) g_ptr_array_index (spans, i))->text));
  if ((double) longest * WIDEST_LETTER * style.size <= known)
    return;
  style.bold |= bold;
  paragraph = kh_typesetter_set (setter, spans, &style, KH_FIT_WORDS, setter->width, setter->width);
  need->word = MAX (need->word, paragraph->widest_word);
  need->unit = MAX (need->unit, paragraph->widest_unit);
}

static Need *
find_needs (KhTypesetter *setter, const KhTable *table, guint n_columns, const double *shares, double padding)
{
  Need *needs = g_new0 (Need, n_columns);

  for (guint i = 0; i < table->columns->len; i++)
    {
      KhSpan span = { .text = ((const KhColumn *) g_ptr_array_index (table->columns, i))->title };
      g_autoptr (GPtrArray) spans = g_ptr_array_new ();

      g_ptr_array_add (spans, &span);
      need_room (setter, spans, TRUE, shares[i] - 2 * padding, &needs[i]);
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      const KhRow *row = g_ptr_array_index (table->rows, i);
      guint column = 0;

      for (guint j = 0; j < row->cells->len && column < n_columns; j++)
        {
          const KhCell *cell = g_ptr_array_index (row->cells, j);

          if (cell->columns <= 1)
            need_room (setter, cell->spans, cell->bold || row->header, shares[column] - 2 * padding,
                       &needs[column]);
          column += MAX (1, cell->columns);
        }
    }
  for (guint i = 0; i < n_columns; i++)
    {
      needs[i].word += needs[i].word > 0 ? 2 * padding + 0.1 : 0;
      needs[i].unit += needs[i].unit > 0 ? 2 * padding + 0.1 : 0;
    }
  return needs;
}

/* Gives @spare to the columns that lack room, those first that lack the least:
 * a number's column is cheap to mend, a column of long symbols may not be. */
static void
grant (double *shares, const double *least, guint n, double spare)
{
  while (spare > 0.01)
    {
      guint next = n;

      for (guint i = 0; i < n; i++)
        if (least[i] > shares[i] + 0.001 && (next == n || least[i] - shares[i] < least[next] - shares[next]))
          next = i;
      if (next == n)
        return;
      if (least[next] - shares[next] > spare)
        {
          shares[next] += spare;
          return;
        }
      spare -= least[next] - shares[next];
      shares[next] = least[next];
    }
}

/* Widens the columns that have less than @least, by what the others can spare
 * without falling under it or under @floors. */
static void
widen (double *shares, const double *least, const double *floors, guint n)
{
  double lacking = 0, spare = 0;

  for (guint i = 0; i < n; i++)
    {
      lacking += MAX (0, least[i] - shares[i]);
      spare += MAX (0, shares[i] - MAX (least[i], floors[i]));
    }
  if (lacking <= 0 || spare <= 0)
    return;
  for (guint i = 0; i < n; i++)
    if (least[i] <= shares[i])
      shares[i] -= MAX (0, shares[i] - MAX (least[i], floors[i])) * MIN (1, lacking / spare);
  grant (shares, least, n, MIN (spare, lacking));
}

double *
kh_table_columns_find (KhTypesetter *setter, const KhTable *table, double padding)
{
  guint n = kh_table_columns_count (table);
  double *edges = g_new0 (double, n + 1);
  g_autofree double *shares = g_new0 (double, n), *floors = g_new0 (double, n), *least = g_new0 (double, n);
  g_autofree Need *needs = NULL;
  double total = 0;

  for (guint i = 0; i < n; i++)
    {
      const KhColumn *column = i < table->columns->len ? g_ptr_array_index (table->columns, i) : NULL;

      shares[i] = column != NULL && column->weight > 0 ? column->weight : 1;
      total += shares[i];
    }
  for (guint i = 0; i < n; i++)
    {
      shares[i] *= setter->width / total;
      floors[i] = shares[i] * LEAST_SHARE;
    }

  needs = find_needs (setter, table, n, shares, padding);
  for (guint i = 0; i < n; i++)
    least[i] = needs[i].word;
  widen (shares, least, floors, n);
  /* A number that is parted from its unit is not as bad as a word that is cut. */
  for (guint i = 0; i < n; i++)
    least[i] = needs[i].unit;
  widen (shares, least, floors, n);
  for (guint i = 0; i < n; i++)
    edges[i + 1] = edges[i] + shares[i];
  return edges;
}

double *
kh_layout_measure_columns (KhProfile *profile, const KhTable *table, double width, guint *n, GError **error)
{
  g_autoptr (KhArena) arena = kh_arena_new ();
  g_autoptr (KhParagraphs) paragraphs = NULL;
  g_autoptr (KhTypesetter) setter = NULL;
  g_autofree double *edges = NULL;
  double *widths;

  g_return_val_if_fail (KH_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (table != NULL, NULL);

  paragraphs = kh_paragraphs_new (profile, error);
  if (paragraphs == NULL)
    return NULL;
  setter = kh_typesetter_new (NULL, profile, arena, paragraphs);
  setter->width = width;
  *n = kh_table_columns_count (table);
  edges = kh_table_columns_find (setter, table, kh_profile_get_measure (profile, KH_MEASURE_TABLE_PADDING));
  widths = g_new (double, MAX (1, *n));
  for (guint i = 0; i < *n; i++)
    widths[i] = edges[i + 1] - edges[i];
  return widths;
}
