/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEvidencePane: the files that prove what is reported of one task for the period at hand. */
#pragma once

#include <gtk/gtk.h>

#include "task-table.h"

G_BEGIN_DECLS

#define KH_TYPE_EVIDENCE_PANE (kh_evidence_pane_get_type ())
G_DECLARE_FINAL_TYPE (KhEvidencePane, kh_evidence_pane, KH, EVIDENCE_PANE, GtkBox)

/** kh_evidence_pane_set_table: @table: a table of progress */
void kh_evidence_pane_set_table (KhEvidencePane *self, KhStore *store, KhTaskTable *table);
/** kh_evidence_pane_show: @task: (nullable): %NULL hides it */
void kh_evidence_pane_show      (KhEvidencePane *self, KhTask *task);
/** kh_evidence_pane_attach: reads @file and attaches it to what is reported of the task, as one edit; a toast tells how it went */
void kh_evidence_pane_attach    (KhEvidencePane *self, GFile *file);

G_END_DECLS
