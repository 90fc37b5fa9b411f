/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportPage: an imported text beside what was understood of it, before it
 * enters the library. */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_IMPORT_PAGE (kh_import_page_get_type ())
G_DECLARE_FINAL_TYPE (KhImportPage, kh_import_page, KH, IMPORT_PAGE, GtkWidget)

/**
 * kh_import_page_new:
 * @plan: just read, in no library, with a #KhReading
 * @name: of the file
 * @error: #KhStoreError
 *
 * All changes are edits of a library in memory that goes with the page.
 */
GtkWidget  *kh_import_page_new            (KhPlan *plan, const char *name, GError **error);

/** kh_import_page_get_form: Returns: (transfer none): the #KhImportForm */
GtkWidget  *kh_import_page_get_form       (KhImportPage *self);
KhPlan     *kh_import_page_get_plan       (KhImportPage *self);
/** kh_import_page_get_paragraphs: Returns: (transfer none): #KhImportParagraph objects */
GListModel *kh_import_page_get_paragraphs (KhImportPage *self);
/** kh_import_page_get_n_unplaced: Returns: how many paragraphs have words without a place */
guint       kh_import_page_get_n_unplaced (KhImportPage *self);

/* Signals:
 * KhImportPage::accepted (KhPlan *plan): in no library, as the page showed it
 * KhImportPage::cancelled () */

G_END_DECLS
