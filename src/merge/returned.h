/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhReturned: a unit's part that came back, beside what was sent. */
#pragma once

#include "kh-core.h"
#include "store.h"

G_BEGIN_DECLS

/* Immutable once made. */
typedef struct _KhReturned KhReturned;

/**
 * kh_returned_find_plan:
 * @file: what was read from the file that came back, by kh_reader_child_read()
 * @error: %KH_STORE_ERROR_NOT_FOUND: it is no part, or of no plan of @store
 *
 * Returns: the id of the plan that the part was taken from; 0 with @error set
 */
gint64      kh_returned_find_plan     (KhStore *store, KhPlan *file, GError **error);

/**
 * kh_returned_new:
 * @plan: the plan that kh_returned_find_plan() found, as it is now; only read
 * @file: what was read from the file
 * @sent: (nullable): what kh_returned_load_sent() gave
 * @is_table: whether the file is a table
 *
 * A document or a table shows less than a part is, and shows it otherwise: what was
 * sent is written and read the same way, and only what differs between the two is
 * taken for a change of the unit's. May be called in any thread.
 *
 * Returns: (transfer full): the part; %NULL with @error set
 */
KhReturned *kh_returned_new           (KhPlan *plan, KhPlan *file, GBytes *sent, gboolean is_table, GError **error);

/** kh_returned_load_sent: Returns: (transfer full) (nullable): what @store kept of a part that does not carry it; %NULL without @error if it does */
GBytes     *kh_returned_load_sent     (KhStore *store, KhPlan *file, GError **error);

void        kh_returned_free          (KhReturned *self);

/** kh_returned_get_base: Returns: (transfer none): what was sent */
KhPlan     *kh_returned_get_base      (KhReturned *self);
/** kh_returned_get_seen: Returns: (transfer none): what was sent, as far as the format of the file can show it */
KhPlan     *kh_returned_get_seen      (KhReturned *self);
/** kh_returned_get_theirs: Returns: (transfer none): what came back */
KhPlan     *kh_returned_get_theirs    (KhReturned *self);
/** kh_returned_get_unit_name: Returns: (transfer none) (nullable): whose part it is */
const char *kh_returned_get_unit_name (KhReturned *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhReturned, kh_returned_free)

G_END_DECLS
