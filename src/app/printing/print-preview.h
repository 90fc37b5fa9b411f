/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPrintPreview: a window with the sheets that would come out of the printer. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KH_TYPE_PRINT_PREVIEW (kh_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (KhPrintPreview, kh_print_preview, KH, PRINT_PREVIEW, AdwWindow)

/**
 * kh_print_preview_new:
 * @operation: in its "preview" signal
 * @preview: of the signal
 * @context: of the signal
 *
 * Shows the sheets as soon as @operation is ready, and ends it when it is closed.
 */
GtkWidget *kh_print_preview_new         (GtkPrintOperation *operation, GtkPrintOperationPreview *preview,
                                         GtkPrintContext *context);
/** kh_print_preview_get_n_sheets: Returns: how many pages are to be printed; 0 before they are known */
guint      kh_print_preview_get_n_sheets (KhPrintPreview *self);

/* Signals:
 * KhPrintPreview::print: the window has closed, and it is to be printed */

G_END_DECLS
