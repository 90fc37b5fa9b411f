/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindingRow: one finding: what it says, about which words, and where. */
#pragma once

#include <adwaita.h>

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_FINDING_ROW (kh_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (KhFindingRow, kh_finding_row, KH, FINDING_ROW, AdwActionRow)

GtkWidget *kh_finding_row_new     (KhFormPage *page, KhFinding *finding);

/** kh_finding_row_dismiss: takes the finding away, as an edit that can be undone */
void       kh_finding_row_dismiss (KhFindingRow *self);

G_END_DECLS
