/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhConflict: one property of one node that two programs changed at once, or
 * that was changed here while the other deleted the node.
 *
 * The store's signal #KhStore::conflict brings it, after the commit of the edit
 * that would have overwritten what the other wrote. What the other wrote stays in
 * the library until somebody chooses; what was written here is in the journal, so
 * that undo brings it back even if nobody ever does. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_CONFLICT (kh_conflict_get_type ())
G_DECLARE_FINAL_TYPE (KhConflict, kh_conflict, KH, CONFLICT, GObject)

/** kh_conflict_get_root: Returns: (transfer none): the #KhPlan or #KhAgency */
KhNode       *kh_conflict_get_root     (KhConflict *self);
/** kh_conflict_get_node: Returns: (transfer none): what both changed */
KhNode       *kh_conflict_get_node     (KhConflict *self);
/** kh_conflict_get_property: Returns: (transfer none): name of the property, such as "text" */
const char   *kh_conflict_get_property (KhConflict *self);
/** kh_conflict_get_label: Returns: (transfer none): msgid of what the user did here */
const char   *kh_conflict_get_label    (KhConflict *self);

/* Values of the property's type: what both began with, what was written here,
 * and what the other wrote. */
const GValue *kh_conflict_get_base     (KhConflict *self);
const GValue *kh_conflict_get_mine     (KhConflict *self);
const GValue *kh_conflict_get_theirs   (KhConflict *self);

/** kh_conflict_is_deleted: whether the other deleted the node: there is no value of theirs then */
gboolean      kh_conflict_is_deleted   (KhConflict *self);

/**
 * kh_conflict_resolve:
 * @value: (nullable): the choice: mine, theirs, or anything made of both; %NULL
 *   to let what the other deleted stay deleted
 * @error: as for kh_edit_commit()
 *
 * One edit that can be undone; none if @value is what the library has. If the
 * other has changed it again meanwhile there is a new conflict.
 */
gboolean      kh_conflict_resolve      (KhConflict *self, const GValue *value, GError **error);

/* Signals: KhConflict::resolved (): the choice was made, by whoever shows it */

G_END_DECLS
