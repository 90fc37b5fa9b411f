/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhVersionsPage: the kept versions of a plan. */
#pragma once

#include <gtk/gtk.h>

#include "revision.h"

G_BEGIN_DECLS

#define KH_TYPE_VERSIONS_PAGE (kh_versions_page_get_type ())
G_DECLARE_FINAL_TYPE (KhVersionsPage, kh_versions_page, KH, VERSIONS_PAGE, GtkWidget)

/**
 * kh_versions_page_new:
 * @plan: a plan of @store
 * @writable: whether versions can be renamed; restored too, unless the plan is locked
 */
GtkWidget  *kh_versions_page_new       (KhStore *store, KhPlan *plan, gboolean writable);
/** kh_versions_page_find: Returns: (transfer full) (nullable): the version with @id, if it is listed */
KhRevision *kh_versions_page_find      (KhVersionsPage *self, gint64 id);
/** kh_versions_page_get_model: Returns: (transfer none): the #KhRevision objects, the newest first */
GListModel *kh_versions_page_get_model (KhVersionsPage *self);

/* Actions: versions.open, compare, pick, rename, restore (each with the id of a
 * version), cancel (the choice of the other version, or the page).
 *
 * Signals:
 * KhVersionsPage::closed
 * KhVersionsPage::opened (KhRevision *revision)
 * KhVersionsPage::compared (KhRevision *before, KhRevision *after): @after is
 *   %NULL for the plan as it is now
 * KhVersionsPage::named (KhRevision *revision): it is to get another name
 * KhVersionsPage::restored (KhRevision *revision) */

G_END_DECLS
