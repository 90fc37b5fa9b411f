/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSignerRow: one signer: by what power, in what position, by what name. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_SIGNER_ROW (kh_signer_row_get_type ())
G_DECLARE_FINAL_TYPE (KhSignerRow, kh_signer_row, KH, SIGNER_ROW, GtkWidget)

GtkWidget   *kh_signer_row_new           (KhFormPage *page, KhSignature *signature);
KhSignature *kh_signer_row_get_signature (KhSignerRow *self);

/**
 * kh_signer_row_use_preset:
 * @index: position in the menu of signing forms
 *
 * Sets the lines of power and the position as the form has them; the name stays.
 */
void         kh_signer_row_use_preset    (KhSignerRow *self, guint index);

G_END_DECLS
