/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a step of undo or redo changed a plan, so that it can be shown. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * KhStepPlace:
 * @node: what changed
 * @property: (nullable): its property that has another value, or the role of the
 *   units that changed ("lead", "support", "responsible"); %NULL for a node that
 *   came, that moved, or that stands where one went
 */
typedef struct
{
  KhNode     *node;
  const char *property;
} KhStepPlace;

/**
 * kh_store_list_step_places:
 * @root: a plan or agency of the store that has just been taken a step back or forth
 * @undone: whether that was kh_store_undo(), else kh_store_redo()
 *
 * Returns: (transfer full) (element-type KhStepPlace): the places, in no order,
 *   each once; empty if the journal cannot be read
 */
GPtrArray *kh_store_list_step_places (KhStore *self, KhNode *root, gboolean undone);

G_END_DECLS
