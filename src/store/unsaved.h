/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: edits that could not be written into the library yet, in
 * memory and in a draft file, so that they outlive the program. */
#pragma once

#include "database.h"
#include "days.h"

G_BEGIN_DECLS

/**
 * KhUnsavedKind:
 * @KH_UNSAVED_ADD: an edit, a step of the journal of its own
 * @KH_UNSAVED_EXTEND: an edit that goes on with the last step
 * @KH_UNSAVED_UNDO: the last step is taken back
 * @KH_UNSAVED_REDO: the last step that was taken back is repeated
 */
typedef enum
{
  KH_UNSAVED_ADD,
  KH_UNSAVED_EXTEND,
  KH_UNSAVED_UNDO,
  KH_UNSAVED_REDO,
} KhUnsavedKind;

/* No revision is kept before a step. */
#define KH_UNSAVED_NO_REVISION -1

/**
 * KhUnsavedStep:
 * @root: a #KhPlan or #KhAgency, of which only class and id count
 * @label: (nullable): of a new step
 * @changeset: (nullable): of an edit
 * @revision: the #KhRevisionKind to be kept before it, or %KH_UNSAVED_NO_REVISION
 */
typedef struct
{
  KhUnsavedKind kind;
  KhNode       *root;
  char         *label;
  GBytes       *changeset;
  int           revision;
} KhUnsavedStep;

KhUnsavedStep *kh_unsaved_step_new  (KhUnsavedKind kind, KhNode *root, const char *label, GBytes *changeset);
void           kh_unsaved_step_free (KhUnsavedStep *step);

typedef struct _KhUnsaved KhUnsaved;

/** kh_unsaved_new: @library: whose edits they will be */
KhUnsaved *kh_unsaved_new  (const char *library);
/** kh_unsaved_free: the draft file stays, unless it was discarded */
void       kh_unsaved_free (KhUnsaved *self);

/**
 * kh_unsaved_find:
 *
 * Returns: (transfer full) (element-type KhUnsaved): the edits of @library in
 *   draft files of programs that have ended, the oldest file first
 */
GPtrArray *kh_unsaved_find (const char *library);

guint                kh_unsaved_get_n    (KhUnsaved *self);

/**
 * kh_unsaved_add:
 * @step: (transfer full): what was done last
 *
 * Where no draft file can be written the step is in memory alone.
 */
void       kh_unsaved_add     (KhUnsaved *self, KhUnsavedStep *step);

/** kh_unsaved_discard: the edits are in the library now: the draft file goes */
void       kh_unsaved_discard (KhUnsaved *self);

/** kh_unsaved_set_aside: the edits no longer fit the library: the draft file is kept under a name that is not looked for */
void       kh_unsaved_set_aside (KhUnsaved *self);

/**
 * kh_unsaved_apply:
 * @database: the library, in a writing transaction
 * @time: the present, seconds since 1970, UTC
 *
 * Does in the library what the steps say, revisions and journal included.
 *
 * Returns: whether it was done; %KH_STORE_ERROR_CONFLICT when the library is no
 *   longer what the steps began with
 */
gboolean   kh_unsaved_apply   (KhUnsaved *self, KhDatabase *database, KhDays *days, gint64 time, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhUnsaved, kh_unsaved_free)

G_END_DECLS
