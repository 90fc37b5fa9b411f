/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: the inside of an edit, and the checks before its steps. Each
 * check keeps the first failure, which the commit reports. */
#pragma once

#include "store-private.h"
#include "writer.h"

G_BEGIN_DECLS

/* Invariant: the store's writing transaction is open exactly while writer is set;
 * a finished edit holds neither store nor root. */
struct _KhEdit
{
  GObject     parent_instance;
  KhStore    *store;
  KhNode     *root;
  char       *label;
  char       *merge_key;
  KhRecorder *recorder;
  KhWriter   *writer;
  gboolean    listed; /* whether a step may show in the list of plans */
  gboolean    locked; /* the plan was issued or archived when the edit began */
  gboolean    kept;   /* whether revisions may have been kept */
  gboolean    by_rows; /* whether rows were changed that the model does not know yet */
  gboolean    only_sets; /* whether all steps were of kh_edit_set_value() */
  GPtrArray  *olds;   /* KhEditOld: what the steps of kh_edit_set_value() replaced */
  GPtrArray  *expected; /* KhEditOld: values that steps rely on */
  GPtrArray  *conflicts; /* KhConflict: steps that were left out */
  int         revision; /* the kind of revision kept before the edit, or none */
  GError     *error;  /* of the first step that failed */
};

/* What a property was. */
typedef struct
{
  KhNode     *node;
  const char *property;
  GValue      value;
} KhEditOld;

/** kh_edit_old_new: @value: (nullable): %NULL for the present one */
KhEditOld *kh_edit_old_new     (KhNode *node, const char *property, const GValue *value);
void       kh_edit_old_free    (KhEditOld *old);

/** kh_edit_meets_conflict: whether setting @property would overwrite what another program wrote; if so it is noted */
gboolean   kh_edit_meets_conflict (KhEdit *self, KhNode *node, const char *property, const GValue *value);

/** kh_edit_tell_conflicts: after the commit */
void       kh_edit_tell_conflicts (KhEdit *self);

/** kh_edit_note_old: remembers what @property of @node is before it is set */
void       kh_edit_note_old    (KhEdit *self, KhNode *node, const char *property);

/** kh_edit_restore_olds: gives the properties that were set what they were, in the model alone */
void       kh_edit_restore_olds (KhEdit *self);

/** kh_edit_start: within the transaction: what the steps need */
gboolean   kh_edit_start       (KhEdit *self, GError **error);

/**
 * kh_edit_move_to_refuge:
 *
 * After a step failed because the library takes no edits: takes all steps again
 * outside the library.
 *
 * Returns: whether the edit goes on there
 */
gboolean   kh_edit_move_to_refuge (KhEdit *self);

/**
 * kh_edit_finish:
 * @changed: (out): whether any row is other than before
 *
 * Returns: whether the edit is committed, in the library or until it takes it
 */
gboolean   kh_edit_finish      (KhEdit *self, gboolean *changed, GError **error);

G_GNUC_PRINTF (3, 4)
void       kh_edit_fail        (KhEdit *self, KhStoreError code, const char *format, ...);

/** kh_edit_is_open: Returns: whether steps can still be taken */
gboolean   kh_edit_is_open     (KhEdit *self);
gboolean   kh_edit_is_unlocked (KhEdit *self);
/** kh_edit_can_reach_files: Returns: whether the files of @node, if any, are where the edit writes */
gboolean   kh_edit_can_reach_files (KhEdit *self, KhNode *node);
/** kh_edit_is_report: Returns: whether @node is no part of what a plan says but of what was reported of it */
gboolean   kh_edit_is_report   (KhNode *node);
/** kh_edit_unlock: lets the edit change an issued plan: what keeps it as it is, not what it says */
void       kh_edit_unlock      (KhEdit *self);

/** kh_edit_is_inside: Returns: whether @node is part of what this edit may change */
gboolean   kh_edit_is_inside   (KhEdit *self, KhNode *node);
gboolean   kh_edit_can_hold    (KhEdit *self, KhNode *parent, KhNode *child);
gboolean   kh_edit_can_set     (KhEdit *self, KhNode *node, const char *property, const GValue *value);

/** kh_edit_is_new_here: Returns: whether @node, with all beneath it, is new or was of this library */
gboolean   kh_edit_is_new_here (KhEdit *self, KhNode *node);

/** kh_edit_check_units: Returns: (transfer full) (nullable): @units without repetitions */
GPtrArray *kh_edit_check_units (KhEdit *self, KhUnitRole role, GPtrArray *units);

G_END_DECLS
