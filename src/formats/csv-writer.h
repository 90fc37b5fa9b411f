/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan's tasks or targets as a table for spreadsheets. */
#pragma once

#include "compose.h"

G_BEGIN_DECLS

/**
 * kh_csv_write:
 * @what: tasks or targets
 *
 * UTF-8 with a byte order mark, without which Excel takes it for something else;
 * commas, lines end with CR LF (RFC 4180). Each task names its group in a column
 * of its own, so that rows can be sorted and filtered. Points beneath a task are
 * not in the table.
 *
 * Returns: (transfer full): the file's bytes
 */
GBytes *kh_csv_write (KhPlan *plan, KhComposeTable what);

/** kh_csv_write_unit: like kh_csv_write() of the tasks that @unit leads or supports; the last column names the plan */
GBytes *kh_csv_write_unit (KhPlan *plan, KhUnit *unit);

/* What the column is called that tells which task of which part a row is. */
#define KH_CSV_CODE_COLUMN "Mã (giữ nguyên)"

/**
 * kh_csv_write_part:
 * @part: marked as the part it is (#KhUnitPart)
 *
 * Like kh_csv_write() of the tasks; the last column tells of each row which task it
 * is, so that the table can be sorted and edited and still be merged.
 */
GBytes *kh_csv_write_part (KhPlan *part);

/** KH_CSV_CODE_PART: how many letters of a part's identity a row names */
#define KH_CSV_CODE_PART 8

G_END_DECLS
