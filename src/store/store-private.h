/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: what an edit needs of its store. */
#pragma once

#include "database.h"
#include "identity-map.h"
#include "journal.h"

G_BEGIN_DECLS

KhDatabase    *kh_store_get_database (KhStore *self);
KhIdentityMap *kh_store_get_map      (KhStore *self);

/** kh_store_owns: whether @root is a plan or an agency of this library */
gboolean kh_store_owns (KhStore *self, KhNode *root);

/**
 * kh_store_begin_write:
 *
 * Begins the one writing transaction; what other programs did to the library is
 * in the model before it is changed here.
 */
gboolean kh_store_begin_write (KhStore *self, GError **error);

/** kh_store_commit_write: ends the transaction; on failure nothing was written */
gboolean kh_store_commit_write (KhStore *self, GError **error);
void     kh_store_abort_write  (KhStore *self);

/** kh_store_sync: brings @root to the state of its rows */
gboolean kh_store_sync (KhStore *self, KhNode *root, gboolean *changed, GError **error);

/** kh_store_update_lists: @plan_id: the plan whose row may be new, 0 for all of them */
void kh_store_update_lists (KhStore *self, gint64 plan_id);

/**
 * kh_store_emit_changed:
 * @listed: whether the change may show in the lists
 *
 * After a change of @root is on the disk and in the model.
 */
void kh_store_emit_changed (KhStore *self, KhNode *root, gboolean listed);

/**
 * kh_store_record:
 * @merge_key: (nullable): see kh_edit_set_merge_key()
 *
 * Enters @changeset in the journal of @root, as a new step or as part of the
 * typing step under way.
 */
gboolean kh_store_record (KhStore *self, KhNode *root, const char *label, const char *merge_key,
                          GBytes *changeset, GError **error);

/**
 * kh_store_set_clock:
 * @clock: monotonic microseconds
 *
 * For tests of what depends on pauses.
 */
void kh_store_set_clock (KhStore *self, gint64 (*clock) (void));

G_END_DECLS
