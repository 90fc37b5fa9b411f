/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing plans and taking in corrections, from the window's menus. */
#pragma once

#include "compare-task.h"
#include "window.h"

G_BEGIN_DECLS

/** kh_review_actions_install: gives @window its actions "take-in-corrections", "compare-open-plan" and "compare-plan" */
void kh_review_actions_install (KhWindow *window);

/** kh_review_actions_update: @editing: whether a plan is open; @writable: whether the library can be written */
void kh_review_actions_update  (KhWindow *window, gboolean editing, gboolean writable);

/**
 * kh_review_compare:
 * @before: the earlier plan or state of a plan
 * @after: the later one
 * @title: (nullable): translated: what is compared; %NULL names the two plans
 *
 * Shows what differs, to be looked at only. The comparison is made in a thread.
 *
 * Returns: (transfer none): the page, a #KhReviewPage
 */
GtkWidget *kh_review_compare (KhWindow *window, const KhCompareSide *before, const KhCompareSide *after,
                              const char *title);

/** kh_review_compare_plans: kh_review_compare() of two plans of the library, the older year as the earlier state */
void kh_review_compare_plans (KhWindow *window, gint64 one, gint64 other);

/**
 * kh_review_take_in:
 * @plan: a plan of the window's library, as its rows are
 * @after: what it may become; nobody else may use it
 * @title: translated: what is reviewed
 * @label: msgid of the edit, for the undo menu
 * @kept_kind: why the state before is kept: %KH_REVISION_IMPORT, %KH_REVISION_MERGE
 * @flags: how the two are compared
 *
 * Shows what differs and takes in what the user accepts, as one undoable edit.
 * Nothing is written before.
 */
void kh_review_take_in (KhWindow *window, KhPlan *plan, KhPlan *after, const char *title, const char *label,
                        KhRevisionKind kept_kind, KhComparisonFlags flags);

/**
 * kh_review_carried_over:
 * @plan: a plan of the window's library, which is open
 * @older_id: the plan that it was made from
 *
 * Shows every change that carrying over made, and what a person must look at;
 * those that the user reverts are taken back in one undoable edit.
 */
void kh_review_carried_over (KhWindow *window, KhPlan *plan, gint64 older_id);

/** kh_review_take_in_file: reads @file, in a process of its own, as corrections of the plan that is open */
void kh_review_take_in_file (KhWindow *window, GFile *file);

G_END_DECLS
