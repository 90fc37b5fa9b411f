/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTypedPlace: where in its plan the node is whose words are being typed, so
 * that they have a place even if another program deletes the node meanwhile. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

typedef struct _KhTypedPlace KhTypedPlace;

/** kh_typed_place_new: @node: of a plan or agency, as it is now. Returns: (transfer full): its place */
KhTypedPlace *kh_typed_place_new      (KhNode *node);
void          kh_typed_place_free     (KhTypedPlace *self);

/** kh_typed_place_get_node: Returns: (transfer none): whose place it is */
KhNode       *kh_typed_place_get_node (KhTypedPlace *self);

/**
 * kh_typed_place_put_back:
 * @store: of the plan or agency
 * @label: msgid of what the user did: "Edit text"
 * @property: what was typed
 * @value: the words, which are nowhere else
 * @error: as for kh_edit_commit()
 *
 * The node is no longer in its plan: puts a copy of it, with @value and all that
 * was beneath it, where it was; what held it comes back too if that is gone as
 * well. One edit that can be undone. Then the store emits #KhStore::conflict,
 * whose choice is whether it stays.
 *
 * Returns: (transfer none) (nullable): the node that has the words now
 */
KhNode       *kh_typed_place_put_back (KhTypedPlace *self, KhStore *store, const char *label, const char *property,
                                       const GValue *value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhTypedPlace, kh_typed_place_free)

G_END_DECLS
