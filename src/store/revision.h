/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRevision: a kept state of a plan.
 *
 * The store keeps revisions by itself: before the first edit of each day, before
 * each change of state, before a restore. Whoever changes much at once says so
 * beforehand: an edit by kh_edit_keep_revision() (a bulk fix, a merge), a new
 * plan made from this one by kh_store_keep_revision(). And the user keeps one
 * under a name at any time. An automatic revision that would hold the very state
 * of the newest one is not kept, so there may be fewer than asked for. */
#pragma once

#include "edit.h"

G_BEGIN_DECLS

#define KH_TYPE_REVISION (kh_revision_get_type ())
G_DECLARE_FINAL_TYPE (KhRevision, kh_revision, KH, REVISION, GObject)

/* Properties, all read-only but notified: id (int64), kind (int, a
 * #KhRevisionKind), name (string, nullable), time (int64, seconds since 1970 in
 * UTC), state (#KhPlanState the plan had), size (uint64, bytes in the library). */
gint64         kh_revision_get_id    (KhRevision *self);
KhRevisionKind kh_revision_get_kind  (KhRevision *self);
/** kh_revision_get_name: Returns: (nullable): the name the user gave */
const char    *kh_revision_get_name  (KhRevision *self);
/** kh_revision_get_time: Returns: when it was kept, seconds since 1970 in UTC */
gint64         kh_revision_get_time  (KhRevision *self);
KhPlanState    kh_revision_get_state (KhRevision *self);
/** kh_revision_get_size: Returns: the bytes it takes in the library */
guint64        kh_revision_get_size  (KhRevision *self);

/**
 * kh_revision_new:
 *
 * For the store, which alone makes revisions.
 */
KhRevision *kh_revision_new (gint64 id, KhRevisionKind kind, const char *name, gint64 time, KhPlanState state, guint64 size);

/**
 * kh_store_list_revisions:
 *
 * Returns: (transfer full): a #GListModel of #KhRevision of @plan, the newest
 *   first, as of now: list them again after KhStore::revisions-changed
 */
GListModel *kh_store_list_revisions (KhStore *self, KhPlan *plan, GError **error);

/**
 * kh_store_keep_revision:
 * @kind: %KH_REVISION_NAMED for one by hand
 * @name: (nullable): the user's name for it
 *
 * Returns: the id of the revision that holds the present state, an older one if
 *   nothing has changed since; 0 with @error set
 */
gint64      kh_store_keep_revision (KhStore *self, KhPlan *plan, KhRevisionKind kind, const char *name, GError **error);

/**
 * kh_store_keep_revision_async:
 *
 * kh_store_keep_revision() in a thread, through a connection of its own, so that
 * a large plan does not hold up the main loop. Where the library lets in one
 * connection only it is done at once instead.
 */
void        kh_store_keep_revision_async  (KhStore *self, KhPlan *plan, KhRevisionKind kind, const char *name,
                                           GAsyncReadyCallback callback, gpointer user_data);
gint64      kh_store_keep_revision_finish (KhStore *self, GAsyncResult *result, GError **error);

/**
 * kh_store_prepare_day:
 * @plan: a plan that is about to be edited
 *
 * Keeps it in a thread as it is before the first change of the day, so that the
 * change itself need not wait until a large plan is packed. Nothing is told of a
 * failure: the change then does it.
 */
void        kh_store_prepare_day (KhStore *self, KhPlan *plan);

/**
 * kh_store_load_state:
 * @library: path of a library
 * @plan_id: a plan in it
 * @revision_id: a revision of it, 0 for the plan as it is now
 *
 * For threads: what is on the disk, read through a connection of its own. The
 * nodes have the UUIDs of the plan's own and are nobody else's objects, so they
 * may be read and compared while the library is edited.
 *
 * Returns: (transfer full): the plan; %KH_STORE_ERROR_NOT_FOUND,
 *   %KH_STORE_ERROR_DAMAGED
 */
KhPlan     *kh_store_load_state (const char *library, gint64 plan_id, gint64 revision_id, GError **error);

/**
 * kh_store_load_revision:
 *
 * The plan as it was, with the agency and units it had, for reading, comparing
 * (its nodes have the UUIDs of the plan's own) and exporting. It is no plan of
 * the library: an edit of it cannot begin.
 *
 * Returns: (transfer full): the plan; %KH_STORE_ERROR_NOT_FOUND,
 *   %KH_STORE_ERROR_DAMAGED
 */
KhPlan     *kh_store_load_revision (KhStore *self, gint64 id, GError **error);

/**
 * kh_store_restore_revision:
 *
 * Brings @plan back to revision @id as one edit, "Restore version", that can be
 * undone; what it was is kept as a revision too. The plan's state, its place in
 * the trash and its agency's own data stay as they are; a unit that the agency
 * no longer has is taken out of the tasks.
 *
 * Returns: whether it was done; %KH_STORE_ERROR_LOCKED for an issued plan
 */
gboolean    kh_store_restore_revision (KhStore *self, KhPlan *plan, gint64 id, GError **error);

/** kh_store_rename_revision: @name: (nullable): %NULL takes the name away; a revision with a name counts as kept by hand */
gboolean    kh_store_rename_revision (KhStore *self, gint64 id, const char *name, GError **error);
/** kh_store_remove_revision: it is gone for good */
gboolean    kh_store_remove_revision (KhStore *self, gint64 id, GError **error);

/* Signals of #KhStore:
 * KhStore::revisions-changed (gint64 plan_id): after revisions were kept,
 *   renamed or removed, here or by another program. */

G_END_DECLS
