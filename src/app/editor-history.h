/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEditorHistory: undo and redo of the plan of an editor. */
#pragma once

#include "editor.h"
#include "form-stack.h"

G_BEGIN_DECLS

#define KH_TYPE_EDITOR_HISTORY (kh_editor_history_get_type ())
G_DECLARE_FINAL_TYPE (KhEditorHistory, kh_editor_history, KH, EDITOR_HISTORY, GObject)

/**
 * kh_editor_history_new:
 * @editor: owns what this returns
 * @forms: where what a step changed is shown
 * @undo_button: its tooltip says what would be undone
 * @redo_button: likewise
 * @read_only: whether nothing may be undone
 * @actions: gets "undo" and "redo"
 */
KhEditorHistory *kh_editor_history_new   (KhEditor *editor, KhStore *store, KhPlan *plan, KhFormStack *forms,
                                          GtkWidget *undo_button, GtkWidget *redo_button, gboolean read_only,
                                          GActionMap *actions);

/** kh_editor_history_offer: tells what was done just now, with undo beside it until the plan changes again */
void             kh_editor_history_offer (KhEditorHistory *self, const char *message);

G_END_DECLS
