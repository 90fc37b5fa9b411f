/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: the rows of one plan as lines of text, to be kept, compared
 * and written back.
 *
 * A line is the table's name and the values of all its columns in the table's
 * order, parted by tabs. A value says its type by its first letter: `n` null,
 * `i` integer, `r` real, `t` text with `\` before a backslash and `\t`, `\n`,
 * `\r` for what would break the line, `b` bytes in base 64. The order of columns
 * is that of one schema version, so lines are read in a database of the version
 * they come from. */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * KhRowsScope:
 * @KH_ROWS_OWN: what belongs to the plan alone
 * @KH_ROWS_ALL: with its agency and the agencies of its units, so that the plan
 *   can be read without the library
 */
typedef enum
{
  KH_ROWS_OWN,
  KH_ROWS_ALL,
} KhRowsScope;

/**
 * kh_rows_dump:
 *
 * A recorded table belongs to a plan by a column plan_id or item_id, and to an
 * agency by agency_id.
 *
 * Returns: (transfer full) (element-type utf8): the lines, in the order of strcmp()
 */
GPtrArray *kh_rows_dump (KhDatabase *database, gint64 plan_id, KhRowsScope scope, GError **error);

/**
 * kh_rows_write:
 * @lines: (element-type utf8): lines of @database's version
 *
 * Inserts the rows, or gives the rows of the same keys these values.
 */
gboolean kh_rows_write (KhDatabase *database, GPtrArray *lines, GError **error);

/** kh_rows_remove: deletes the rows with the keys of @lines; those that are gone already do not matter */
gboolean kh_rows_remove (KhDatabase *database, GPtrArray *lines, GError **error);

/**
 * kh_rows_remove_plan:
 *
 * Deletes plan @plan_id with all that any table holds of it, its journal and
 * revisions too; columns that refer to it from elsewhere become null.
 */
gboolean kh_rows_remove_plan (KhDatabase *database, gint64 plan_id, GError **error);

/**
 * kh_rows_get_difference:
 * @removed: (out) (transfer full) (element-type utf8): lines of @from that @to lacks
 * @added: (out) (transfer full) (element-type utf8): lines of @to that @from lacks
 *
 * Both are sorted; the lines stay those of @from and @to.
 */
void kh_rows_get_difference (GPtrArray *from, GPtrArray *to, GPtrArray **removed, GPtrArray **added);

G_END_DECLS
