/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindingRow: one finding: what it says, about which words, where, and what can be done. */
#pragma once

#include <adwaita.h>

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_FINDING_ROW (kh_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (KhFindingRow, kh_finding_row, KH, FINDING_ROW, AdwActionRow)

/** kh_finding_row_new: @explain: whether the row says what its rule is for, because nothing above it does */
GtkWidget *kh_finding_row_new     (KhFormPage *page, KhFinding *finding, gboolean explain);

/** kh_finding_row_get_finding: Returns: (transfer none): what it shows */
KhFinding *kh_finding_row_get_finding (KhFindingRow *self);

/** kh_finding_row_fix: mends it, if it is certain how */
void       kh_finding_row_fix     (KhFindingRow *self);
/** kh_finding_row_ignore: asks for the reason, then ignores it from now on */
void       kh_finding_row_ignore  (KhFindingRow *self);
/** kh_finding_row_dismiss: takes away what an import left, or what is ignored, as an edit that can be undone */
void       kh_finding_row_dismiss (KhFindingRow *self);

G_END_DECLS
