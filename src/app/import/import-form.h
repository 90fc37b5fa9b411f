/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportForm: all that was understood of an imported text, on one sheet. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_IMPORT_FORM (kh_import_form_get_type ())
G_DECLARE_FINAL_TYPE (KhImportForm, kh_import_form, KH, IMPORT_FORM, KhFormPage)

KhEditorPage *kh_import_form_new (void);

/** kh_import_form_show_node: makes the fields of @node, where they were not wanted yet */
void          kh_import_form_show_node (KhImportForm *self, KhNode *node);

/** kh_import_form_get_property_of: Returns: (transfer none) (nullable): the plan's property that @widget is the row of */
const char   *kh_import_form_get_property_of (GtkWidget *widget);

G_END_DECLS
