/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: where edits go while the library takes none: a database in
 * memory with the rows of what is edited, made from the model. */
#pragma once

#include "unsaved.h"

G_BEGIN_DECLS

typedef struct _KhRefuge KhRefuge;

/**
 * kh_refuge_new:
 * @library: path of the library
 * @highest: a number that no row of the library exceeds
 *
 * Returns: (transfer full): an empty refuge; %NULL with @error set
 */
KhRefuge   *kh_refuge_new          (const char *library, gint64 highest, GError **error);
void        kh_refuge_free         (KhRefuge *self);

KhDatabase *kh_refuge_get_database (KhRefuge *self);
KhUnsaved  *kh_refuge_get_unsaved  (KhRefuge *self);

/** kh_refuge_holds: whether the rows of @root are here, so that those of the library are not the newest */
gboolean    kh_refuge_holds        (KhRefuge *self, KhNode *root);

/** kh_refuge_list: Returns: (transfer full) (element-type KhNode): the plans and agencies that are here */
GPtrArray  *kh_refuge_list         (KhRefuge *self);

/**
 * kh_refuge_take_in:
 * @library: (nullable): the library, if it can be read: undo then reaches back
 *   to before the trouble
 * @root: a #KhPlan or #KhAgency in the state of its rows
 *
 * Outside a transaction of the refuge; does nothing if @root is here.
 */
gboolean    kh_refuge_take_in      (KhRefuge *self, KhDatabase *library, KhNode *root, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhRefuge, kh_refuge_free)

G_END_DECLS
