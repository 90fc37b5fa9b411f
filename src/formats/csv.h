/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-separated values (RFC 4180), as spreadsheets write and read them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Limits that keep memory and time in proportion to any input. */
#define KH_CSV_MAX_BYTES (16 * 1024 * 1024)
#define KH_CSV_MAX_ROWS 20000
#define KH_CSV_MAX_COLUMNS 64

/**
 * KhCsvRow:
 * @fields: (element-type utf8): unquoted, at most %KH_CSV_MAX_COLUMNS
 * @line: of the file, from 1
 */
typedef struct
{
  GPtrArray *fields;
  guint line;
} KhCsvRow;

/**
 * kh_csv_read:
 * @bytes: UTF-8 or, with a byte order mark, UTF-16
 * @error: #KhReaderError: not text, too large
 *
 * Fields are parted by commas, semicolons or tabs, whichever the first row has
 * most of; a first line "sep=;" says so itself. Quoted fields may hold line
 * ends. Rows without a word are left out.
 *
 * Returns: (transfer full) (element-type KhCsvRow): the rows
 */
GPtrArray *kh_csv_read (GBytes *bytes, GError **error);

/** kh_csv_add_field: @is_first: whether the row starts with it. Appends a field, quoted where it must be. */
void kh_csv_add_field (GString *csv, const char *text, gboolean is_first);
/** kh_csv_end_row: Ends a row. */
void kh_csv_end_row (GString *csv);

G_END_DECLS
