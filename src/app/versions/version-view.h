/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhVersionView: a kept version to be read, as it would print. */
#pragma once

#include <gtk/gtk.h>

#include "revision.h"

G_BEGIN_DECLS

#define KH_TYPE_VERSION_VIEW (kh_version_view_get_type ())
G_DECLARE_FINAL_TYPE (KhVersionView, kh_version_view, KH, VERSION_VIEW, GtkWidget)

/**
 * kh_version_view_new:
 * @restorable: whether the plan can be brought back to it
 *
 * Returns: (transfer floating): a view that waits for the plan of @revision
 */
GtkWidget  *kh_version_view_new          (KhRevision *revision, gboolean restorable);
/** kh_version_view_set_plan: @plan: the plan as it was; @store: the library. Called once */
void        kh_version_view_set_plan     (KhVersionView *self, KhStore *store, KhPlan *plan);
KhRevision *kh_version_view_get_revision (KhVersionView *self);

/* Actions: version.close, compare, restore.
 *
 * Signals:
 * KhVersionView::closed
 * KhVersionView::compared: with the plan as it is now
 * KhVersionView::restored */

G_END_DECLS
