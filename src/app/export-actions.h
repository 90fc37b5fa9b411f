/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhExportActions: exporting the plan of an editor, with the file dialog before and the toast after. */
#pragma once

#include "editor.h"

G_BEGIN_DECLS

#define KH_TYPE_EXPORT_ACTIONS (kh_export_actions_get_type ())
G_DECLARE_FINAL_TYPE (KhExportActions, kh_export_actions, KH, EXPORT_ACTIONS, GObject)

/**
 * kh_export_actions_new:
 * @editor: whose plan is exported; owns what this returns
 * @actions: gets "export-pdf" and "export-as"
 */
KhExportActions *kh_export_actions_new (KhEditor *editor, KhStore *store, GActionMap *actions);

/** kh_export_actions_run: see kh_editor_export() */
void             kh_export_actions_run (KhExportActions *self, GFile *file, KhExportFormat format,
                                        KhPdfFlags pdf_flags, gboolean attach);

/** kh_export_actions_run_signed: writes the PDF that was signed to @file. Returns: whether the plan is issued and has one */
gboolean         kh_export_actions_run_signed (KhExportActions *self, GFile *file);

G_END_DECLS
