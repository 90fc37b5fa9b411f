/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFoundPlan: a plan of the library in which the desktop's search found something. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KhFoundPlan:
 * @id: what the plan and the place in it are called on the bus
 * @title: of the plan, in one line
 * @description: the words that were found, and the section they are in; "" where
 *   these are the title
 */
typedef struct
{
  char *id;
  char *title;
  char *description;
} KhFoundPlan;

void       kh_found_plan_free     (KhFoundPlan *self);

/**
 * kh_found_plan_search:
 * @path: a library, that is read and never written
 * @words: as for kh_store_search()
 * @limit: how many plans at most
 * @error: #KhStoreError, also where there is no library, or one of another version
 *
 * Returns: (transfer full) (nullable) (element-type KhFoundPlan): each plan that has
 *   @words once, with its first place: those that have them in the title first
 */
GPtrArray *kh_found_plan_search   (const char *path, const char *words, guint limit, GError **error);

/**
 * kh_found_plan_parse_id:
 * @uuid: (out) (transfer full): of the place in the plan, "" for the plan itself
 *
 * Returns: whether @id may be one of a #KhFoundPlan; @plan_id and @uuid are set only then
 */
gboolean   kh_found_plan_parse_id (const char *id, gint64 *plan_id, char **uuid);

G_END_DECLS
