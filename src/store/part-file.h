/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units' parts of plans (#KhUnitPart): which plans of the library are parts of
 * plans of others, and which parts were sent out of the library.
 *
 * What the library keeps of them are attachments with roles of their own: no part
 * of what the plan says, so no edit, no undo and no version touches them. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * kh_store_add_part:
 * @part: a plan that is in no library, read from a part's file
 * @unit_name: whose part it is
 * @content: the file as it was read: what was sent is told by it when the part goes back
 *
 * As kh_store_add_plan(), with @content, both or neither.
 *
 * Returns: the id, 0 with @error set and nothing written
 */
gint64   kh_store_add_part       (KhStore *self, KhPlan *part, const char *unit_name, GBytes *content, GError **error);

/**
 * kh_store_load_part:
 *
 * Returns: (transfer full) (nullable): what @plan was added with if it is a part;
 *   %NULL without @error if it is a plan of its own
 */
GBytes  *kh_store_load_part      (KhStore *self, KhPlan *plan, GError **error);

/** kh_store_is_part: @unit_name: (out) (optional) (transfer full) (nullable): whose. Returns: whether @plan is a part of another plan */
gboolean kh_store_is_part        (KhStore *self, KhPlan *plan, char **unit_name);

/**
 * kh_store_keep_sent_part:
 * @uuid: of the part
 * @content: the part's file
 *
 * Keeps what was sent out of @plan, for what comes back as a document or a table
 * and does not know itself. Also of a plan that is issued.
 */
gboolean kh_store_keep_sent_part (KhStore *self, KhPlan *plan, const char *uuid, const char *unit_name, GBytes *content,
                                  GError **error);

/**
 * kh_store_find_sent_part:
 * @uuid: of the part, or how it begins
 * @plan_id: (out): the plan it was taken from
 *
 * Returns: (transfer full): the file; %KH_STORE_ERROR_NOT_FOUND
 */
GBytes  *kh_store_find_sent_part (KhStore *self, const char *uuid, gint64 *plan_id, GError **error);

/** kh_store_find_plan: Returns: the id of the plan with @uuid, in the trash or not; 0 if the library has none */
gint64   kh_store_find_plan      (KhStore *self, const char *uuid, GError **error);

G_END_DECLS
