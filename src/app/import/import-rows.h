/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of an imported text: its paragraphs, each with what moves it. */
#pragma once

#include <gtk/gtk.h>

#include "import-paragraph.h"

G_BEGIN_DECLS

/** kh_import_rows_create_factory: Returns: (transfer full): makes the rows of a list of #KhImportParagraph */
GtkListItemFactory *kh_import_rows_create_factory (void);
/** kh_import_rows_find: Returns: (transfer none) (nullable): the row of @list that shows @paragraph, if it is in sight */
GtkWidget          *kh_import_rows_find           (GtkListView *list, KhImportParagraph *paragraph);
/** kh_import_rows_pop_up: asks where @paragraph goes, if it is in sight */
void                kh_import_rows_pop_up         (GtkListView *list, KhImportParagraph *paragraph);

G_END_DECLS
