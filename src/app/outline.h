/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhOutline: the parts of a plan, what each holds and what it lacks. */
#pragma once

#include <gtk/gtk.h>

#include "outline-entry.h"

G_BEGIN_DECLS

#define KH_TYPE_OUTLINE (kh_outline_get_type ())
G_DECLARE_FINAL_TYPE (KhOutline, kh_outline, KH, OUTLINE, GtkWidget)

/** kh_outline_set_plan: shows @plan of @store and follows its changes. Called once. */
void            kh_outline_set_plan     (KhOutline *self, KhStore *store, KhPlan *plan);
/** kh_outline_refresh: shows changes at once, not at the next idle moment. */
void            kh_outline_refresh      (KhOutline *self);
/** kh_outline_select: Returns: whether there is such a form; "page-selected" is not emitted */
gboolean        kh_outline_select       (KhOutline *self, KhPageKind kind, KhSection *section);
/** kh_outline_get_selected: Returns: (transfer none) (nullable): the entry whose form is shown */
KhOutlineEntry *kh_outline_get_selected (KhOutline *self);
/** kh_outline_focus: puts the focus on the selected entry */
void            kh_outline_focus        (KhOutline *self);
/** kh_outline_add_actions: @actions: gets "next-page" and "previous-page", which select another entry as the user does */
void            kh_outline_add_actions  (KhOutline *self, GActionMap *actions);

/* Signals:
 * KhOutline::page-selected (KhOutlineEntry *entry)
 * KhOutline::entered: the selected entry's form is to have the focus
 * KhOutline::section-added (KhSection *section)
 * KhOutline::notice (char *message): a section was removed; shown with Undo
 * KhOutline::failed (GError *error) */

G_END_DECLS
