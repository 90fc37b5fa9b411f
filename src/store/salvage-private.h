/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: the parts of a salvage. */
#pragma once

#include "database.h"
#include "salvage.h"

G_BEGIN_DECLS

/**
 * KhSalvage:
 * @from: (nullable): what is left of the damaged library; %NULL without a schema
 * @to: the new library
 * @report: so far
 */
typedef struct
{
  KhDatabase      *from;
  KhDatabase      *to;
  KhSalvageReport *report;
  GCancellable    *cancellable;
} KhSalvage;

/**
 * kh_salvage_open:
 * @version: (out): the schema's version; the newest where it cannot be read
 *
 * Returns: (transfer full) (nullable): what is left, its schema readable; %NULL
 *   when it is not
 */
KhDatabase *kh_salvage_open (const char *library, gint64 *version);

/**
 * kh_salvage_read_table:
 *
 * Reads all rows of @table that can be read, from both ends of each stretch
 * towards what cannot be, and enters that in the report.
 *
 * Returns: %FALSE only if @self->to failed, or on cancellation
 */
gboolean kh_salvage_read_table (KhSalvage *self, const char *table, GError **error);

/**
 * kh_salvage_read_leaves:
 * @beside: a file in whose folder a copy of the library can be made for a while
 * @tables: (element-type utf8): the tables that rows are missing of
 *
 * Reads rows of @tables from pages that hold such rows and that nothing leads to.
 * Rows that are there already stay.
 */
gboolean kh_salvage_read_leaves (KhSalvage *self, const char *library, const char *beside, GPtrArray *tables, GError **error);

/**
 * kh_salvage_insert:
 * @insert: SQL with a parameter for each column of @select
 * @inserted: (out): whether the new library took it; it takes no second row of a
 *   number, and none without what a row must have
 *
 * Puts the present row of @select into the new library.
 */
gboolean kh_salvage_insert (KhSalvage *self, const char *insert, sqlite3_stmt *select, gboolean *inserted, GError **error);

/** kh_salvage_makes_sense: @sensible: (out): whether every value of row @id of table @name is one of its property */
gboolean kh_salvage_makes_sense (KhSalvage *self, const char *name, gint64 id, gboolean *sensible, GError **error);

/** kh_salvage_drop_senseless: takes out, and reports, rows that make no sense */
gboolean kh_salvage_drop_senseless (KhSalvage *self, GError **error);

/** kh_salvage_delete: takes row @id out of the new library */
gboolean kh_salvage_delete (KhSalvage *self, const char *table, gint64 id, GError **error);

/** kh_salvage_settle: takes from the losses the rows that are there after all */
gboolean kh_salvage_settle (KhSalvage *self, GError **error);

void kh_salvage_loss_free (KhSalvageLoss *loss);

/** kh_salvage_add_loss: @first to @last of @table could not be read; joins with the loss before */
void kh_salvage_add_loss (KhSalvageReport *report, const char *table, gint64 first, gint64 last, const char *note);

/**
 * kh_salvage_mend:
 *
 * In @self->to, which has the newest schema: gives rows whose owner is lost one
 * made anew, and takes away what still leads nowhere, which the report says.
 */
gboolean kh_salvage_mend (KhSalvage *self, GError **error);

G_END_DECLS
