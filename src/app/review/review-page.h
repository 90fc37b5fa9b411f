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
 * kh_review_page_new:
 * @comparison: what is shown
 * @title: translated: what is compared
 * @apply_label: (nullable): translated label, with mnemonic, of the button that
 *   takes in what was accepted; %NULL for comparing only, where nothing can be
 *   decided
 */
GtkWidget    *kh_review_page_new            (KhComparison *comparison, const char *title, const char *apply_label);
KhComparison *kh_review_page_get_comparison (KhReviewPage *self);
/** kh_review_page_get_selected: Returns: (transfer none) (nullable): the change that the keyboard decides */
KhChange     *kh_review_page_get_selected   (KhReviewPage *self);

/* Actions, for keys and buttons: review.accept, reject, next, previous,
 * accept-all, reject-all, apply, cancel, side-by-side.
 *
 * Signals:
 * KhReviewPage::closed (gboolean apply): the user is done; with @apply what is
 *   accepted is to be taken in */

G_END_DECLS
