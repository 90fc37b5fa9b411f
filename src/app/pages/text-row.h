/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTextRow: a row of a preferences group whose text may take several lines. */
#pragma once

#include <adwaita.h>

#include "item-text.h"

G_BEGIN_DECLS

#define KH_TYPE_TEXT_ROW (kh_text_row_get_type ())
G_DECLARE_FINAL_TYPE (KhTextRow, kh_text_row, KH, TEXT_ROW, AdwPreferencesRow)

/** kh_text_row_get_text: Returns: (transfer none): the field, to be bound; the row's title names it */
KhItemText *kh_text_row_get_text (KhTextRow *self);

/** kh_text_row_bind: like kh_item_text_bind() */
void        kh_text_row_bind     (KhTextRow *self, KhFormPage *page, gpointer node, const char *property,
                                  const char *label, KhTextMode mode);

G_END_DECLS
