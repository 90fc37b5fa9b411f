/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a plan's tasks or targets from a table of a spreadsheet. */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

/** kh_csv_reader_is_table: Returns: whether @bytes start with a row of columns that name tasks or targets */
gboolean kh_csv_reader_is_table (GBytes *bytes);

/**
 * kh_csv_reader_read:
 * @bytes: the file
 * @year: the plan's year, or 0 for the one that the columns or deadlines name
 * @error: #KhReaderError
 *
 * Columns are known by the same names as in tables of a Word document. The
 * result is a draft with nothing but those tasks, in their groups, or those
 * targets; a year that nothing names is this one, and a finding says so.
 *
 * Returns: (transfer full): the plan, as kh_reader_read_file()
 */
KhPlan *kh_csv_reader_read (GBytes *bytes, int year, GError **error);

G_END_DECLS
