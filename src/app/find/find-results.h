/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindResults: where words are in the open plan. It follows the plan's edits,
 * and puts other words in their place as one edit that can be undone. */
#pragma once

#include "find-hit.h"
#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_FIND_RESULTS (kh_find_results_get_type ())
G_DECLARE_FINAL_TYPE (KhFindResults, kh_find_results, KH, FIND_RESULTS, GObject)

KhFindResults *kh_find_results_new      (KhStore *store, KhPlan *plan);

/** kh_find_results_get_hits: Returns: (transfer none): #KhFindHit objects in the plan's order */
GListModel    *kh_find_results_get_hits (KhFindResults *self);

/** kh_find_results_search: looks for @words from now on; "" for nothing */
void           kh_find_results_search   (KhFindResults *self, const char *words, KhFindFlags flags);

/** kh_find_results_refresh: looks again at once; edits are otherwise followed when there is nothing else to do */
void           kh_find_results_refresh  (KhFindResults *self);

/**
 * kh_find_results_find_node:
 * @uuid: (nullable): a node of the plan
 *
 * Returns: the index of the first hit at or behind that node, 0 if there is none
 */
guint          kh_find_results_find_node (KhFindResults *self, const char *uuid);

/**
 * kh_find_results_find_place:
 * @order: of a text, see kh_find_hit_new()
 * @offset: in bytes of that text
 *
 * Returns: the index of the first hit at or behind that place, the number of
 *   hits if there is none
 */
guint          kh_find_results_find_place (KhFindResults *self, guint order, gsize offset);

/**
 * kh_find_results_replace:
 * @hit: one of the hits
 * @replacement: what is to stand there
 * @next: (out): index of the hit behind it
 *
 * Returns: whether it was done; %FALSE without @error if the words are no longer there
 */
gboolean       kh_find_results_replace  (KhFindResults *self, KhFindHit *hit, const char *replacement, guint *next,
                                         GError **error);

/** kh_find_results_replace_all: Returns: how many hits were replaced, all in one edit; -1 with @error set */
int            kh_find_results_replace_all (KhFindResults *self, const char *replacement, GError **error);

G_END_DECLS
