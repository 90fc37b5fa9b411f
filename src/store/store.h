/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhStore: one library of plans, a SQLite file.
 *
 * The store keeps an identity map: the same row is the same object for as long
 * as anyone holds it. Reading gives model objects; every change goes through an
 * edit (edit.h), never through the objects' setters. After undo, redo or a
 * change by another process the store brings the objects it has given out to
 * the state of the rows. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

#define KH_STORE_ERROR (kh_store_error_quark ())
GQuark kh_store_error_quark (void);

/**
 * KhStoreError:
 * @KH_STORE_ERROR_NOT_A_LIBRARY: the file is something else, or a folder
 * @KH_STORE_ERROR_TOO_NEW: written by a newer version of the program
 * @KH_STORE_ERROR_READ_ONLY: the file or its folder cannot be written
 * @KH_STORE_ERROR_DAMAGED: the file is a library, and damaged
 * @KH_STORE_ERROR_BUSY: another program holds it
 * @KH_STORE_ERROR_NOT_FOUND: there is no such plan or row
 * @KH_STORE_ERROR_LOCKED: the plan is issued or archived
 * @KH_STORE_ERROR_FULL: no room left on the disk
 * @KH_STORE_ERROR_CONFLICT: rows changed under an undo
 * @KH_STORE_ERROR_FAILED: anything else SQLite says
 * @KH_STORE_ERROR_UNREACHABLE: the file is gone, or its medium cannot be read or written
 */
typedef enum
{
  KH_STORE_ERROR_NOT_A_LIBRARY,
  KH_STORE_ERROR_TOO_NEW,
  KH_STORE_ERROR_READ_ONLY,
  KH_STORE_ERROR_DAMAGED,
  KH_STORE_ERROR_BUSY,
  KH_STORE_ERROR_NOT_FOUND,
  KH_STORE_ERROR_LOCKED,
  KH_STORE_ERROR_FULL,
  KH_STORE_ERROR_CONFLICT,
  KH_STORE_ERROR_FAILED,
  KH_STORE_ERROR_UNREACHABLE,
} KhStoreError;

#define KH_TYPE_STORE (kh_store_get_type ())
G_DECLARE_FINAL_TYPE (KhStore, kh_store, KH, STORE, GObject)

/**
 * KhStoreOpenFlags:
 * @KH_STORE_OPEN_READ_ONLY: never writes, never migrates, never creates
 * @KH_STORE_OPEN_DAMAGED: read-only, and what is left of a damaged library too;
 *   parts of it fail when they are read. Its trouble is %KH_TROUBLE_DAMAGED
 * @KH_STORE_OPEN_NETWORK: as if the library were on a network file system,
 *   whatever it is on: for tests, and for file systems that hide what they are
 */
typedef enum
{
  KH_STORE_OPEN_DEFAULT = 0,
  KH_STORE_OPEN_READ_ONLY = 1 << 0,
  KH_STORE_OPEN_DAMAGED = 1 << 1,
  KH_STORE_OPEN_NETWORK = 1 << 2,
} KhStoreOpenFlags;

/**
 * KhTrouble:
 * @KH_TROUBLE_NONE: all is well
 * @KH_TROUBLE_FULL: no room left on the disk
 * @KH_TROUBLE_READ_ONLY: the file or its medium can no longer be written
 * @KH_TROUBLE_UNREACHABLE: the file is gone: a drive or a network that vanished,
 *   a file that was moved, an error of the medium
 * @KH_TROUBLE_BUSY: another program has held the library for too long
 * @KH_TROUBLE_DAMAGED: parts of the library cannot be read; it takes no edits
 * @KH_TROUBLE_CLOCK: the clock is earlier than the last edit; edits go on
 *
 * What keeps the library from taking edits while it is open. Nothing that was
 * typed is lost meanwhile: see #KhStore:n-unsaved.
 */
typedef enum
{
  KH_TROUBLE_NONE,
  KH_TROUBLE_FULL,
  KH_TROUBLE_READ_ONLY,
  KH_TROUBLE_UNREACHABLE,
  KH_TROUBLE_BUSY,
  KH_TROUBLE_DAMAGED,
  KH_TROUBLE_CLOCK,
} KhTrouble;

/** kh_store_default_path: Returns: (transfer full): library in the user's data folder */
char *kh_store_default_path (void);

/**
 * kh_store_open:
 * @path: the library file; created (mode 0600, folders too) if it is absent
 * @error: #KhStoreError. A file that is no library, is newer, read-only or
 *   damaged is left exactly as it was.
 *
 * Returns: (transfer full): the store
 */
KhStore    *kh_store_open     (const char *path, KhStoreOpenFlags flags, GError **error);
/**
 * kh_store_new_scratch:
 *
 * A library in memory alone, for a plan that is looked over before it enters a
 * real one: edited and undone like any other, and gone with the object.
 *
 * Returns: (transfer full): the store, empty
 */
KhStore    *kh_store_new_scratch (GError **error);
const char *kh_store_get_path (KhStore *self);

/** kh_store_get_read_only: whether it takes no edits at all: opened so, or found damaged */
gboolean    kh_store_get_read_only (KhStore *self);

/* Trouble: properties trouble (int, a #KhTrouble) and n-unsaved (uint), which
 * notify. While there is one, edits of plans and agencies go on: they are kept
 * in memory and in a draft file outside the library, and written into it as soon
 * as it takes them again. Everything else – new plans, the trash, revisions –
 * fails with a sentence that says why. */

/** kh_store_get_trouble: Returns: what is wrong now; it goes by itself when its cause goes */
KhTrouble   kh_store_get_trouble      (KhStore *self);
/** kh_store_get_trouble_text: Returns: (transfer full) (nullable): for the user: what happened to what, and what to do */
char       *kh_store_get_trouble_text (KhStore *self);
/** kh_store_get_n_unsaved: Returns: how many edits wait to be written */
guint       kh_store_get_n_unsaved    (KhStore *self);
/** kh_store_get_n_recovered: Returns: how many edits that waited when the program ended were written when the library was opened */
guint       kh_store_get_n_recovered  (KhStore *self);

/**
 * kh_store_retry:
 *
 * Writes what waits, if the library takes it now. The store does so by itself
 * every few seconds; this is for the impatient. With %KH_TROUBLE_CLOCK it says
 * that the clock is right.
 *
 * Returns: whether all is well
 */
gboolean    kh_store_retry            (KhStore *self);

/* Agencies. */

/** kh_store_list_agencies: Returns: (transfer full): a #GListModel of #KhAgency, by name */
GListModel *kh_store_list_agencies (KhStore *self, GError **error);
/** kh_store_add_agency: adds @agency with all it holds (its own journal is per agency). Returns: the id, 0 on error */
gint64      kh_store_add_agency    (KhStore *self, KhAgency *agency, GError **error);

/** kh_store_count_unit_uses: Returns: how many tasks and duties of all plans name @unit, -1 on error; it cannot be removed while there are any */
gint64      kh_store_count_unit_uses (KhStore *self, KhUnit *unit, GError **error);

/* Plans. */

/**
 * KhRevisionKind:
 * @KH_REVISION_NAMED: by hand
 * @KH_REVISION_DAY: before the first edit of a day
 * @KH_REVISION_STATE: before the plan's state changed
 * @KH_REVISION_IMPORT: before a file was imported into the plan
 * @KH_REVISION_CARRY_OVER: before next year's plan was made from it
 * @KH_REVISION_MERGE: before a unit's part was merged
 * @KH_REVISION_FIX: before many findings were fixed at once
 * @KH_REVISION_RESTORE: before an older revision was restored
 *
 * Why a state of a plan was kept; see revision.h.
 */
typedef enum
{
  KH_REVISION_NAMED,
  KH_REVISION_DAY,
  KH_REVISION_STATE,
  KH_REVISION_IMPORT,
  KH_REVISION_CARRY_OVER,
  KH_REVISION_MERGE,
  KH_REVISION_FIX,
  KH_REVISION_RESTORE,
} KhRevisionKind;

#define KH_TYPE_PLAN_INFO (kh_plan_info_get_type ())
G_DECLARE_FINAL_TYPE (KhPlanInfo, kh_plan_info, KH, PLAN_INFO, GObject)

/* What a list of plans shows: properties id (int64), uuid, year (int), title
 * (plain text), state (KhPlanState), number, symbol, date, issuer, trashed (boolean),
 * task-count, done-count (uint), type-name, part-unit (string, nullable: whose part of
 * another plan it is). */
gint64      kh_plan_info_get_id (KhPlanInfo *self);

/**
 * kh_store_list_plans:
 *
 * Returns: (transfer full): a live #GListModel of #KhPlanInfo of the plans not
 *   in the trash, newest year first, then by id; it follows every edit
 */
GListModel *kh_store_list_plans (KhStore *self, GError **error);
/** kh_store_list_trash: Returns: (transfer full): like kh_store_list_plans(), of the trash */
GListModel *kh_store_list_trash (KhStore *self, GError **error);

/**
 * kh_store_add_plan:
 * @plan: a plan that is in no library; its agency too is added if it is new
 *   (an agency of the same name is used instead, with units matched by name)
 *
 * Writes @plan with all it holds in one transaction; ids are set.
 *
 * Returns: the id, 0 with @error set and nothing written
 */
gint64      kh_store_add_plan   (KhStore *self, KhPlan *plan, GError **error);

/** kh_store_load_plan: Returns: (transfer full): the plan with id @id; %KH_STORE_ERROR_NOT_FOUND */
KhPlan     *kh_store_load_plan  (KhStore *self, gint64 id, GError **error);

/** kh_store_trash_plan: moves into the trash, or back out with @trashed %FALSE */
gboolean    kh_store_trash_plan (KhStore *self, gint64 id, gboolean trashed, GError **error);

/**
 * KhTrashSummary:
 * @n_plans: plans in the trash
 * @n_tasks: their tasks
 * @n_revisions: their kept versions
 * @n_attachments: their attached files
 *
 * What emptying the trash would delete.
 */
typedef struct
{
  guint n_plans;
  guint n_tasks;
  guint n_revisions;
  guint n_attachments;
} KhTrashSummary;

/** kh_store_describe_trash: what kh_store_empty_trash() would delete, to be said before it is done */
gboolean    kh_store_describe_trash (KhStore *self, KhTrashSummary *summary, GError **error);
/** kh_store_describe_trashed_plan: the same of kh_store_delete_plan(); nothing if plan @id is not in the trash */
gboolean    kh_store_describe_trashed_plan (KhStore *self, gint64 id, KhTrashSummary *summary, GError **error);

/**
 * kh_store_delete_plan:
 *
 * Deletes plan @id, which must be in the trash, with its revisions and its
 * journal. This cannot be undone; backups made before still hold it.
 *
 * Returns: whether it was done; %KH_STORE_ERROR_NOT_FOUND if it is not in the trash
 */
gboolean    kh_store_delete_plan    (KhStore *self, gint64 id, GError **error);

/** kh_store_empty_trash: deletes all plans in the trash for good, all of them or none */
gboolean    kh_store_empty_trash    (KhStore *self, GError **error);

/**
 * kh_store_duplicate_plan:
 *
 * Makes a draft that is a copy of plan @id, with rows and UUIDs of its own that
 * name what they were copied from; number and date stay empty.
 *
 * Returns: the new plan's id, 0 with @error set
 */
gint64      kh_store_duplicate_plan (KhStore *self, gint64 id, GError **error);

/**
 * kh_store_archive_plan:
 * @choices: (nullable): what a plan keeps when it is issued (kh_layout_dup_kept_choices())
 *
 * Archives the plan as an edit that can be undone, or takes it out of the
 * archive with @archived %FALSE into the state it had before. A plan that was
 * issued, or is again, gets @choices.
 */
gboolean    kh_store_archive_plan   (KhStore *self, KhPlan *plan, gboolean archived, const char *choices,
                                     GError **error);

/**
 * KhSearchPlace:
 * @KH_SEARCH_IN_PLAN: its title or letterhead
 * @KH_SEARCH_IN_SECTION: a heading
 * @KH_SEARCH_IN_ITEM: an item, or its product, deadline, budget or note
 * @KH_SEARCH_IN_RECIPIENT: a line of "Nơi nhận"
 * @KH_SEARCH_IN_SIGNATURE: who signs
 */
typedef enum
{
  KH_SEARCH_IN_PLAN,
  KH_SEARCH_IN_SECTION,
  KH_SEARCH_IN_ITEM,
  KH_SEARCH_IN_RECIPIENT,
  KH_SEARCH_IN_SIGNATURE,
} KhSearchPlace;

/**
 * kh_store_search:
 * @text: words; tone marks, đ, case and tone placement do not matter
 * @limit: how many results at most
 *
 * Words are looked for in titles and letterheads, headings, items with the full
 * citations of the documents they cite, products, deadlines, budgets, notes,
 * recipients and signatures.
 *
 * Returns: (transfer full) (element-type KhSearchHit): titles first, then all
 *   else; the newest plan first in each
 */
typedef struct
{
  gint64 plan_id;
  char  *plan_title;
  char  *section; /* heading of the section as plain text, "" for none */
  gint64 item_id; /* 0 when the hit is not in an item */
  char  *item_uuid; /* of the item, section, recipient or signature, else NULL */
  char  *snippet; /* the hit between U+0002 and U+0003 */
  KhSearchPlace place;
} KhSearchHit;
void        kh_search_hit_free  (KhSearchHit *hit);
/** kh_search_hit_dup_words: Returns: (transfer full): the snippet, without what marks the hit in it */
char       *kh_search_hit_dup_words (const KhSearchHit *hit);
GPtrArray  *kh_store_search     (KhStore *self, const char *text, guint limit, GError **error);

/**
 * KhSearchPage:
 *
 * How far a search has come; begins as { 0 }.
 */
typedef struct
{
  /*< private >*/
  gint64 plan;
  gint64 part;
} KhSearchPage;

/**
 * kh_store_search_on:
 * @text: as for kh_store_search()
 * @page: (inout): after which results one goes on
 * @limit: how many results at most
 *
 * Goes on with a search whose first results were asked for with a @page of { 0 }.
 * What is written to the library meanwhile may appear or not, but nothing twice.
 *
 * Returns: (transfer full) (element-type KhSearchHit): the next results, titles
 *   before all else; fewer than @limit only where there are no more
 */
GPtrArray  *kh_store_search_on  (KhStore *self, const char *text, KhSearchPage *page, guint limit, GError **error);

/* Undo. @root is a #KhPlan or #KhAgency of this store. */

/** kh_store_get_undo_label: Returns: (transfer none) (nullable): msgid of the edit that undo would take back */
const char *kh_store_get_undo_label (KhStore *self, KhNode *root);
const char *kh_store_get_redo_label (KhStore *self, KhNode *root);
gboolean    kh_store_undo (KhStore *self, KhNode *root, GError **error);
gboolean    kh_store_redo (KhStore *self, KhNode *root, GError **error);

/**
 * kh_store_break_typing:
 *
 * Ends the current typing step of @root: the next edit with the same merge key
 * becomes a step of its own (a new field, a word boundary after a pause).
 */
void        kh_store_break_typing (KhStore *self, KhNode *root);

/**
 * kh_store_poll_changes:
 *
 * Takes up what other programs have written since the last look: objects that
 * somebody holds, and the lists. The store does so by itself when the main loop
 * runs and before each edit.
 *
 * Returns: whether there was anything new
 */
gboolean    kh_store_poll_changes (KhStore *self);

/* Signals:
 * KhStore::changed (KhNode *root): after a commit, undo, redo or foreign change
 *   of @root; undo and redo labels may be new.
 * KhStore::removed (KhNode *root): @root, which somebody holds, was deleted from
 *   the library, here or by another program; close what shows it.
 * KhStore::conflict (KhConflict *conflict): an edit here would have overwritten
 *   what another program wrote; offer the choice, see conflict.h.
 * KhStore::rescued (KhNode *plan, KhNode *copy): edits of @plan that had waited
 *   no longer fit what others have made of it meanwhile: @plan is theirs now, and
 *   @copy a new plan with what it was here.
 * KhStore::revisions-changed (gint64 plan_id): see revision.h.
 * KhStore::edit-begun (KhEdit *edit), KhStore::edit-ending (KhEdit *edit): around
 *   the steps of an edit; steps that follow from them can be added at the end. */

G_END_DECLS
