/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan becomes a file without the window waiting for it. */
#pragma once

#include "frames.h"

G_BEGIN_DECLS

typedef enum
{
  KH_EXPORT_PDF,
  KH_EXPORT_TEXT,
} KhExportFormat;

/** kh_export_format_extension: Returns: (transfer none): "pdf", "txt" */
const char *kh_export_format_extension (KhExportFormat format);

/**
 * kh_export_render:
 * @document: what to lay out, with the profile it names
 * @plan_xml: (nullable): attached to the PDF
 * @cancellable: (nullable): checked while laying out
 * @frames: (out) (transfer full) (nullable): the pages
 * @error: of layout, profile or PDF, or %G_IO_ERROR_CANCELLED
 *
 * Blocks; to be called in a thread.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *kh_export_render (KhDocument *document, GBytes *plan_xml, GCancellable *cancellable,
                          KhFrames **frames, GError **error);

/**
 * kh_export_async:
 * @plan: the plan, read before this returns: later edits are not in the file
 * @file: the file, replaced as a whole or not at all
 * @format: its format
 */
void     kh_export_async  (KhPlan *plan, GFile *file, KhExportFormat format, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);

/** kh_export_finish: Returns: whether the file was written; if not, the old one is still there */
gboolean kh_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
