/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file for each unit of a plan, without the window waiting for them. */
#pragma once

#include "exporter.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * KhExtractsProgress:
 * @n: how many files are written
 * @total: how many there will be
 *
 * Called in the main loop.
 */
typedef void (*KhExtractsProgress) (guint n, guint total, gpointer user_data);

/**
 * kh_extracts_list_units:
 *
 * Returns: (transfer full) (element-type KhUnit): the units of the plan's body
 *   that it gives a task or a duty to, in the directory's order
 */
GPtrArray *kh_extracts_list_units (KhPlan *plan);

/** kh_extracts_dup_file_name: Returns: (transfer full): "KH-02-SM-2027 - Văn phòng Sở.pdf", see file-name.h */
char *kh_extracts_dup_file_name (KhPlan *plan, KhUnit *unit, KhExportFormat format);

/**
 * kh_extracts_write_parts_async:
 * @store: the library of @plan, which keeps what goes out as a document or a table
 * @format: one that kh_export_format_has_part()
 *
 * As kh_extracts_write_async(), with the units' parts, to be edited there and merged
 * when they come back.
 */
void  kh_extracts_write_parts_async (KhStore *store, KhPlan *plan, GPtrArray *units, GFile *folder, KhExportFormat format,
                                     GCancellable *cancellable, KhExtractsProgress progress,
                                     GAsyncReadyCallback callback, gpointer user_data);

/** kh_extracts_dup_part_name: Returns: (transfer full): as kh_extracts_dup_file_name(), for a part */
char *kh_extracts_dup_part_name (KhPlan *plan, KhUnit *unit, KhExportFormat format);

/**
 * kh_extracts_write_async:
 * @plan: read before this returns: later edits are not in the files
 * @folder: gets a file for each unit, each whole or not at all
 * @cancellable: stops after the file at hand; files that are written stay
 */
void  kh_extracts_write_async  (KhPlan *plan, GPtrArray *units, GFile *folder, KhExportFormat format, GCancellable *cancellable,
                                KhExtractsProgress progress, GAsyncReadyCallback callback, gpointer user_data);

/** kh_extracts_write_finish: Returns: how many files were written, -1 with @error set */
gssize kh_extracts_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
