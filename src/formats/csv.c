/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-separated values, read and written. */
#include "csv.h"

#include "reader.h"

#include <glib/gi18n.h>
#include <string.h>

static void
free_row (KhCsvRow *row)
{
  g_ptr_array_unref (row->fields);
  g_free (row);
}

/* Excel's "Unicode text" is UTF-16. Returns: (transfer full) (nullable): UTF-8 */
static char *
to_utf8 (GBytes *bytes, GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  char *text = NULL;

  if (size >= 2 && (memcmp (data, "\377\376", 2) == 0 || memcmp (data, "\376\377", 2) == 0))
    text = g_convert (data, (gssize) size, "UTF-8", "UTF-16", NULL, NULL, NULL);
  else if (size >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    text = g_utf8_validate_len (data + 3, size - 3, NULL) ? g_strndup (data + 3, size - 3) : NULL;
  else
    text = g_utf8_validate_len (data, size, NULL) ? g_strndup (data, size) : NULL;
  if (text == NULL)
    g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_ENCODING,
                         _ ("The table is not written in Unicode. Save it in the spreadsheet as “CSV UTF-8” and "
                            "import that."));
  return text;
}

static char
find_separator (const char **text)
{
  static const char separators[] = ",;\t";
  guint counts[sizeof separators] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  if (g_str_has_prefix (*text, "sep=") && (*text)[4] != '\0' && strchr (separators, (*text)[4]) != NULL)
    {
      char separator = (*text)[4];

      *text += 5;
      return separator;
    }
  for (const char *p = *text; *p != '\0' && (quoted || (*p != '\n' && *p != '\r')); p++)
    {
      const char *found = quoted ? NULL : strchr (separators, *p);

      quoted ^= *p == '"';
      if (found != NULL)
        counts[found - separators]++;
    }
  for (guint i = 1; separators[i] != '\0'; i++)
    if (counts[i] > counts[best])
      best = i;
  return separators[best];
}

/* Reads one field at @p. Returns: (transfer none): what ends it */
static const char *
read_field (const char *p, char separator, GString *field, guint *line)
{
  g_string_truncate (field, 0);
  if (*p == '"')
    {
      for (p++; *p != '\0' && (*p != '"' || p[1] == '"'); p++)
        {
          *line += *p == '\n';
          p += *p == '"';
          g_string_append_c (field, *p);
        }
      p += *p == '"';
    }
  /* What follows a closing quote belongs to the field all the same. */
  for (; *p != '\0' && *p != separator && *p != '\n' && *p != '\r'; p++)
    g_string_append_c (field, *p);
  return p;
}

static gboolean
set_too_large (GError **error)
{
  g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_TOO_LARGE,
                       _ ("The table is far larger than a plan. Choose a file that holds a plan's tasks or targets."));
  return FALSE;
}

static gboolean
read_rows (const char *p, GPtrArray *rows, GError **error)
{
  char separator = find_separator (&p);
  g_autoptr (GString) field = g_string_new (NULL);
  guint line = 1;

  while (*p != '\0')
    {
      KhCsvRow *row = g_new0 (KhCsvRow, 1);
      gboolean blank = TRUE;

      row->fields = g_ptr_array_new_with_free_func (g_free);
      row->line = line;
      for (;; p++)
        {
          p = read_field (p, separator, field, &line);
          if (row->fields->len < KH_CSV_MAX_COLUMNS)
            {
              g_ptr_array_add (row->fields, g_strstrip (g_strdup (field->str)));
              blank &= *(char *) g_ptr_array_index (row->fields, row->fields->len - 1) == '\0';
            }
          if (*p != separator)
            break;
        }
      if (*p == '\r' && p[1] == '\n')
        p++;
      if (*p != '\0')
        {
          p++;
          line++;
        }
      if (blank)
        free_row (row);
      else
        g_ptr_array_add (rows, row);
      if (rows->len > KH_CSV_MAX_ROWS)
        return set_too_large (error);
    }
  return TRUE;
}

GPtrArray *
kh_csv_read (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  g_autofree char *text = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > KH_CSV_MAX_BYTES)
    {
      set_too_large (error);
      return NULL;
    }
  text = to_utf8 (bytes, error);
  if (text == NULL || !read_rows (text, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

void
kh_csv_add_field (GString *csv, const char *text, gboolean is_first)
{
  /* A spreadsheet would reckon with what looks like a formula; readers trim the space. */
  gboolean formula = *text != '\0' && strchr ("=+-@\t", *text) != NULL;

  if (!is_first)
    g_string_append_c (csv, ',');
  if (strpbrk (text, ",;\"\r\n\t") == NULL)
    {
      g_string_append_printf (csv, "%s%s", formula ? " " : "", text);
      return;
    }
  g_string_append (csv, formula ? "\" " : "\"");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

void
kh_csv_end_row (GString *csv)
{
  g_string_append (csv, "\r\n");
}
