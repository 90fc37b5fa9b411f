/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan becomes a file without the window waiting for it. */
#pragma once

#include <gtk/gtk.h>

#include "exporter.h"

G_BEGIN_DECLS

/* The main window's action that opens what was exported. */
#define KH_EXPORT_OPEN "win.open-uri"

/** kh_export_dup_file_name: Returns: (transfer full): "02-KH-SM ngay 05-01-2027.pdf": see kh_file_name_for_plan() */
char    *kh_export_dup_file_name (KhPlan *plan, KhExportFormat format);

/**
 * kh_export_async:
 * @plan: the plan, read before this returns: later edits are not in the file
 * @file: the file, replaced as a whole or not at all
 * @format: its format
 * @pdf_flags: how a PDF is written; no other format heeds it
 * @attach: whether the plan is attached to a PDF, so that it can be imported again
 */
void     kh_export_async  (KhPlan *plan, GFile *file, KhExportFormat format, KhPdfFlags pdf_flags, gboolean attach,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * kh_export_document_async:
 * @document: composed, and no more changed
 *
 * As kh_export_async(), for a document that is not a plan's own.
 */
void     kh_export_document_async (KhDocument *document, GFile *file, KhExportFormat format, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);

/** kh_export_unit_async: as kh_export_async(), for what @plan asks of @unit, in a format that kh_export_format_has_extract() */
void     kh_export_unit_async (KhPlan *plan, KhUnit *unit, GFile *file, KhExportFormat format, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);

/** kh_export_part_async: as kh_export_async(), for @part, which is marked as the part it is, in a format that kh_export_format_has_part() */
void     kh_export_part_async (KhPlan *part, GFile *file, KhExportFormat format, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);

/** kh_export_finish: Returns: whether the file was written; if not, the old one is still there */
gboolean kh_export_finish (GAsyncResult *result, GError **error);

/**
 * kh_export_finish_shown:
 * @result: of any of the functions above
 * @widget: over which it is said, if it is still in a window
 * @action: as for kh_export_show_done_beside()
 *
 * Finishes, and says how it went.
 */
void     kh_export_finish_shown (GAsyncResult *result, GtkWidget *widget, const char *action);

/** kh_export_show_done: says over @widget, in the main window, that @file was written, with a button that opens it */
void     kh_export_show_done (GtkWidget *widget, GFile *file);
/** kh_export_show_done_beside: the same in a window where @action takes the address to open, as "win.open-uri" does */
void     kh_export_show_done_beside (GtkWidget *widget, GFile *file, const char *action);

G_END_DECLS
