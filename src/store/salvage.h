/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Getting out of a damaged library what can still be read. The damaged file is
 * read only. */
#pragma once

#include "backup.h"

G_BEGIN_DECLS

/**
 * KhSalvageLoss:
 * @table: which table
 * @first: the first number that could not be read
 * @last: the last one; there need not have been a row for each number
 * @note: (nullable): what is known of it, as a sentence
 */
typedef struct
{
  char  *table;
  gint64 first;
  gint64 last;
  char  *note;
} KhSalvageLoss;

/**
 * KhSalvageReport:
 * @n_plans: plans in the new library
 * @n_rows: rows in it that were read
 * @n_made: rows that were made anew so that what was read has a place
 * @uncertain: whether the first pages, which say how many rows there were, are
 *   lost, so that more may be missing than @losses says
 * @losses: (element-type KhSalvageLoss): what could not be read, in the order
 *   of tables and numbers
 */
typedef struct
{
  guint      n_plans;
  guint64    n_rows;
  guint64    n_made;
  gboolean   uncertain;
  GPtrArray *losses;
} KhSalvageReport;

void  kh_salvage_report_free   (KhSalvageReport *report);

/** kh_salvage_report_to_text: Returns: (transfer full): the report for the user, a line a loss, to be shown or kept */
char *kh_salvage_report_to_text (const KhSalvageReport *report);

/**
 * kh_salvage_run:
 * @library: the damaged library, which stays as it is
 * @path: the new library; must not exist
 * @report: (out) (transfer full): what was read and what was not
 * @error: #KhStoreError; %KH_STORE_ERROR_DAMAGED if nothing at all could be
 *   read, %G_IO_ERROR_CANCELLED; nothing is left at @path
 *
 * Reads table by table and goes around pages that cannot be read. Rows whose
 * owner is lost get one made anew: a plan, a section.
 *
 * Returns: whether there is a new library at @path
 */
gboolean kh_salvage_run (const char *library, const char *path, GCancellable *cancellable,
                         KhBackupProgress progress, gpointer user_data,
                         KhSalvageReport **report, GError **error);

/**
 * kh_salvage_replace:
 * @library: the damaged library, which nobody has open
 * @salvaged: the new one, beside it
 * @kept: (out) (optional) (transfer full): where the damaged one is from now on
 *
 * Gives the new library the name of the damaged one, which gets another name
 * beside it and is kept.
 */
gboolean kh_salvage_replace (const char *library, const char *salvaged, char **kept, GError **error);

/**
 * kh_salvage_run_async:
 * @progress: (nullable): called in the thread-default main context
 *
 * kh_salvage_run() in a thread; the result has no source.
 */
void     kh_salvage_run_async  (const char *library, const char *path, GCancellable *cancellable,
                                KhBackupProgress progress, gpointer progress_data,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean kh_salvage_run_finish (GAsyncResult *result, KhSalvageReport **report, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhSalvageReport, kh_salvage_report_free)

G_END_DECLS
