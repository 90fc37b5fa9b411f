/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo of what has a journal of its own, for a window about it. */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

/**
 * kh_undo_actions_add:
 * @window: gets the actions "history.undo" and "history.redo"
 * @root: the #KhPlan or #KhAgency whose edits they take back
 * @content: within @window's toast overlay, for why one failed
 */
void kh_undo_actions_add (GtkWidget *window, KhStore *store, KhNode *root, GtkWidget *content, gboolean read_only);

/** kh_undo_actions_bind: gives windows of @widget_class, which get the actions, the keys for them: Ctrl+Z and Ctrl+Shift+Z */
void kh_undo_actions_bind (GtkWidgetClass *widget_class);

G_END_DECLS
