/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing plans and taking in corrections, from the window's menus. */
#pragma once

#include "comparison.h"
#include "window.h"

G_BEGIN_DECLS

/** kh_review_actions_install: gives @window its actions "take-in-corrections", "compare-open-plan" and "compare-plan" */
void kh_review_actions_install (KhWindow *window);

/** kh_review_actions_update: @editing: whether a plan is open; @writable: whether the library can be written */
void kh_review_actions_update  (KhWindow *window, gboolean editing, gboolean writable);

/**
 * kh_review_compare:
 * @before: the earlier plan or state of a plan
 * @after: the later one; neither need be in a library
 *
 * Shows what differs, to be looked at only.
 */
void kh_review_compare (KhWindow *window, KhPlan *before, KhPlan *after);

/**
 * kh_review_take_in:
 * @plan: a plan of the window's library
 * @after: what it may become
 * @title: translated: what is reviewed
 * @label: msgid of the edit, for the undo menu
 * @flags: how the two are compared
 *
 * Shows what differs and takes in what the user accepts, as one undoable edit.
 * Nothing is written before.
 */
void kh_review_take_in (KhWindow *window, KhPlan *plan, KhPlan *after, const char *title, const char *label,
                        KhComparisonFlags flags);

/** kh_review_take_in_file: reads @file, in a process of its own, as corrections of the plan that is open */
void kh_review_take_in_file (KhWindow *window, GFile *file);

G_END_DECLS
