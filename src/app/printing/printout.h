/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPrintout: a PDF on its way to paper. What is printed are the pages of the
 * file itself, read by poppler, so that paper and file cannot differ. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KH_TYPE_PRINTOUT (kh_printout_get_type ())
G_DECLARE_FINAL_TYPE (KhPrintout, kh_printout, KH, PRINTOUT, GObject)

/**
 * kh_printout_new:
 * @pdf: the file
 * @name: what it is called, for the printer's queue and as the name of a file that is printed to
 * @error: return location; domain POPPLER_ERROR
 *
 * May be called in any thread.
 *
 * Returns: (transfer full) (nullable): what can be printed
 */
KhPrintout        *kh_printout_new              (GBytes *pdf, const char *name, GError **error);

guint              kh_printout_get_n_pages      (KhPrintout *self);

/**
 * kh_printout_create_operation:
 *
 * A4 sheets, upright or across as each page is, nothing scaled. A page of another
 * size, such as one that was scanned, stands in the middle of its sheet and is made
 * smaller only if it would not fit.
 *
 * Returns: (transfer full): with what was chosen the last time; it keeps what is chosen when it is done
 */
GtkPrintOperation *kh_printout_create_operation (KhPrintout *self);

G_END_DECLS
