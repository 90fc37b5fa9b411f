/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSignatureRow: one signature of a PDF, in words. */
#pragma once

#include <adwaita.h>

#include "signatures.h"

G_BEGIN_DECLS

#define KH_TYPE_SIGNATURE_ROW (kh_signature_row_get_type ())
G_DECLARE_FINAL_TYPE (KhSignatureRow, kh_signature_row, KH, SIGNATURE_ROW, AdwActionRow)

GtkWidget *kh_signature_row_new (const KhSignatureInfo *info);

G_END_DECLS
