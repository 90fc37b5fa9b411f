/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEvidenceRow: a file of evidence in a list, with what can be done with it. */
#pragma once

#include <adwaita.h>

#include "evidence.h"

G_BEGIN_DECLS

/** kh_evidence_row_new: its buttons activate evidence.open, .save and .remove with the UUID */
GtkWidget *kh_evidence_row_new (KhEvidence *evidence, gboolean read_only);

G_END_DECLS
