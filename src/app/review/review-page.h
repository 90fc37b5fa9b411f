/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhReviewPage: what differs between two states of a plan, item by item, to be
 * accepted and rejected or just looked at. */
#pragma once

#include <gtk/gtk.h>

#include "comparison.h"

G_BEGIN_DECLS

#define KH_TYPE_REVIEW_PAGE (kh_review_page_get_type ())
G_DECLARE_FINAL_TYPE (KhReviewPage, kh_review_page, KH, REVIEW_PAGE, GtkWidget)

/**
 * KhReviewMode:
 * @KH_REVIEW_LOOK: nothing can be decided
 * @KH_REVIEW_TAKE_IN: what is accepted goes into the earlier plan
 * @KH_REVIEW_REVERT: the comparison runs against the direction of time, from what
 *   is there to what it was made from, and is shown the other way round: keeping
 *   a change rejects it, and reverting it accepts it
 * @KH_REVIEW_MERGE: what another side changed goes into the earlier plan; where
 *   both changed the same one is chosen, or both, before anything is taken in
 */
typedef enum
{
  KH_REVIEW_LOOK,
  KH_REVIEW_TAKE_IN,
  KH_REVIEW_REVERT,
  KH_REVIEW_MERGE,
} KhReviewMode;

/**
 * kh_review_page_new:
 * @title: translated: what is compared
 *
 * Returns: (transfer floating): a page that waits for its comparison
 */
GtkWidget    *kh_review_page_new            (KhReviewMode mode, const char *title);
void          kh_review_page_set_title      (KhReviewPage *self, const char *title);
/** kh_review_page_set_comparison: shows @comparison; called once */
void          kh_review_page_set_comparison (KhReviewPage *self, KhComparison *comparison);
/** kh_review_page_get_comparison: Returns: (transfer none) (nullable): what is shown, %NULL while waiting */
KhComparison *kh_review_page_get_comparison (KhReviewPage *self);
/** kh_review_page_get_selected: Returns: (transfer none) (nullable): the change that the keyboard decides */
KhChange     *kh_review_page_get_selected   (KhReviewPage *self);

/** kh_review_page_update: shows anew how many changes are decided and to be looked at */
void          kh_review_page_update         (KhReviewPage *self);

/* Actions, for keys and buttons: review.accept, reject, keep-both, looked-at, next,
 * previous, accept-all, reject-all, apply, cancel, undo, side-by-side.
 *
 * Signals:
 * KhReviewPage::closed (gboolean apply): the user is done; with @apply what is
 *   accepted is to be taken in
 * KhReviewPage::looked-at (KhChange change): the user has looked at what it says
 *   must be looked at
 * KhReviewPage::undo: the user wants the last of these back */

G_END_DECLS
