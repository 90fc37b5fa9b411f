/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: what an edit needs of its store. */
#pragma once

#include "conflict.h"
#include "database.h"
#include "edit.h"
#include "identity-map.h"
#include "journal.h"
#include "typing.h"
#include "unsaved.h"

G_BEGIN_DECLS

KhDatabase    *kh_store_get_database (KhStore *self);
KhIdentityMap *kh_store_get_map      (KhStore *self);

/** kh_store_get_root_database: where the newest rows of @root are: in the library, or outside it while it takes no edits */
KhDatabase    *kh_store_get_root_database (KhStore *self, KhNode *root);
KhTyping      *kh_store_get_typing   (KhStore *self);

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

/**
 * kh_store_begin_edit:
 *
 * kh_store_begin_write() for an edit of @root, which has somewhere to go when the
 * library takes none; kh_store_get_edit_database() says where.
 */
gboolean    kh_store_begin_edit        (KhStore *self, KhNode *root, GError **error);
/** kh_store_commit_edit: @step: (transfer full) (nullable): what the edit did; on failure nothing was written */
gboolean    kh_store_commit_edit       (KhStore *self, KhUnsavedStep *step, GError **error);
void        kh_store_abort_edit        (KhStore *self);
KhDatabase *kh_store_get_edit_database (KhStore *self);

/**
 * kh_store_note_trouble:
 * @error: of a write that failed
 *
 * Returns: whether it is one of the library as a whole: edits go elsewhere from
 *   now on
 */
gboolean    kh_store_note_trouble      (KhStore *self, const GError *error);

/** kh_store_fail_in_trouble: Returns: %FALSE, with @error set to the trouble there is */
gboolean    kh_store_fail_in_trouble   (KhStore *self, GError **error);

/** kh_store_is_sheltered: whether the transaction is one outside the library */
gboolean    kh_store_is_sheltered      (KhStore *self);

/**
 * kh_store_shelter_edit:
 * @step: (transfer full) on success: an edit that the model has and whose
 *   commit in the library failed
 *
 * Returns: whether it is kept until the library takes it
 */
gboolean    kh_store_shelter_edit      (KhStore *self, KhUnsavedStep *step, GError **error);

/** kh_store_sync: brings @root to the state of its rows */
gboolean kh_store_sync (KhStore *self, KhNode *root, gboolean *changed, GError **error);

/** kh_store_follow_rows: brings the objects of @root to the state of the rows that @changeset names */
gboolean kh_store_follow_rows (KhStore *self, KhNode *root, GBytes *changeset, GError **error);

/** kh_store_update_lists: @plan_id: the plan whose row may be new, 0 for all of them */
void kh_store_update_lists (KhStore *self, gint64 plan_id);

/**
 * kh_store_emit_changed:
 * @listed: whether the change may show in the lists
 *
 * After a change of @root is on the disk and in the model.
 */
void kh_store_emit_changed (KhStore *self, KhNode *root, gboolean listed);
/** kh_store_emit_edit: "edit-begun", or "edit-ending" with @ending */
void kh_store_emit_edit (KhStore *self, GObject *edit, gboolean ending);

/**
 * kh_store_record:
 * @merge_key: (nullable): see kh_edit_set_merge_key()
 *
 * @extended: (out): whether it became part of the last step
 *
 * Enters @changeset in the journal of @root, as a new step or as part of the
 * typing step under way.
 */
gboolean kh_store_record (KhStore *self, KhNode *root, const char *label, const char *merge_key,
                          GBytes *changeset, gboolean *extended, GError **error);

/** kh_store_forget_version: what this program itself wrote around the store is taken up by the next look for changes */
void kh_store_forget_version (KhStore *self);

/** kh_store_emit_conflict: see #KhStore::conflict */
void kh_store_emit_conflict (KhStore *self, KhConflict *conflict);

/** kh_store_emit_revisions_changed: after revisions of plan @plan_id are on the disk */
void kh_store_emit_revisions_changed (KhStore *self, gint64 plan_id);

/** kh_store_forget_plan: after plan @id was deleted: who holds it is told, and its row is no longer its object's */
void kh_store_forget_plan (KhStore *self, gint64 id);

/** kh_store_get_time: Returns: seconds since 1970, UTC */
gint64 kh_store_get_time (KhStore *self);

/**
 * kh_store_keep_day:
 *
 * Within the writing transaction, before a change of @plan: keeps it as it is if
 * this is the day's first change.
 */
gboolean kh_store_keep_day (KhStore *self, KhPlan *plan, GError **error);

/** kh_store_confirm_day: after the transaction of kh_store_keep_day() was committed */
void kh_store_confirm_day (KhStore *self, KhPlan *plan);

/**
 * kh_edit_change_rows:
 *
 * Says that the rows will be changed by SQL and not through the model, which
 * the commit then brings after them.
 *
 * Returns: %FALSE with @error set if @self may not change its root
 */
gboolean kh_edit_change_rows (KhEdit *self, GError **error);

/** kh_edit_change_files: as kh_edit_change_rows(), for what is kept beside a plan, of a locked one too */
gboolean kh_edit_change_files (KhEdit *self, GError **error);

/** kh_store_set_damaged: the library takes no more edits, because it is damaged */
void kh_store_set_damaged (KhStore *self);

/**
 * kh_store_set_time:
 * @time: seconds since 1970, UTC
 *
 * For tests of what depends on the day.
 */
void kh_store_set_time (KhStore *self, gint64 (*time) (void));

/**
 * kh_store_set_clock:
 * @clock: monotonic microseconds
 *
 * For tests of what depends on pauses.
 */
void kh_store_set_clock (KhStore *self, gint64 (*clock) (void));

/** KhStoreAddMore: writes rows that belong to the plan @id that is being added. Returns: whether it could */
typedef gboolean (*KhStoreAddMore) (KhStore *self, gint64 id, gpointer user_data, GError **error);

/** kh_store_add_plan_with: as kh_store_add_plan(), with what @more (nullable) writes in the same transaction */
gint64 kh_store_add_plan_with (KhStore *self, KhPlan *plan, KhStoreAddMore more, gpointer user_data, GError **error);

G_END_DECLS
