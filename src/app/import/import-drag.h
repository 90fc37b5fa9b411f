/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dragging a paragraph of an imported text onto a place in the forms. */
#pragma once

#include "form-page.h"
#include "import-assign.h"

G_BEGIN_DECLS

/** kh_import_drag_add_source: lets the paragraph that @row shows be dragged by @widget */
void kh_import_drag_add_source (GtkWidget *widget, GtkListItem *row);

/** KhImportDropped: @target: where; valid during the call. Returns: whether it went there */
typedef gboolean (*KhImportDropped) (KhImportParagraph *paragraph, const KhImportTarget *target, gpointer user_data);

/** kh_import_drag_add_target: takes the paragraphs that are dropped on @form; @user_data: must outlive it */
void kh_import_drag_add_target (KhFormPage *form, KhImportDropped dropped, gpointer user_data);

/**
 * kh_import_drag_find_target:
 * @x, @y: in @form
 * @widget: (out) (transfer none) (nullable): what is there on the sheet
 * @above: (out): whether before it rather than behind
 *
 * Returns: whether something can be dropped there; then @target says what becomes of it
 */
gboolean kh_import_drag_find_target (KhFormPage *form, double x, double y, KhImportTarget *target, GtkWidget **widget,
                                     gboolean *above);

G_END_DECLS
