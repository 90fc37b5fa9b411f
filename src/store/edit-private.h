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
  GError     *error;  /* of the first step that failed */
};

G_GNUC_PRINTF (3, 4)
void       kh_edit_fail        (KhEdit *self, KhStoreError code, const char *format, ...);

/** kh_edit_is_open: Returns: whether steps can still be taken */
gboolean   kh_edit_is_open     (KhEdit *self);
gboolean   kh_edit_is_unlocked (KhEdit *self);

/** kh_edit_is_inside: Returns: whether @node is part of what this edit may change */
gboolean   kh_edit_is_inside   (KhEdit *self, KhNode *node);
gboolean   kh_edit_can_hold    (KhEdit *self, KhNode *parent, KhNode *child);
gboolean   kh_edit_can_set     (KhEdit *self, KhNode *node, const char *property, const GValue *value);

/** kh_edit_is_new_here: Returns: whether @node, with all beneath it, is new or was of this library */
gboolean   kh_edit_is_new_here (KhEdit *self, KhNode *node);

/** kh_edit_check_units: Returns: (transfer full) (nullable): @units without repetitions */
GPtrArray *kh_edit_check_units (KhEdit *self, KhUnitRole role, GPtrArray *units);

G_END_DECLS
