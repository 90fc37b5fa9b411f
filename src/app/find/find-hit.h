/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindHit: a place in the open plan where words were found. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

#define KH_TYPE_FIND_HIT (kh_find_hit_get_type ())
G_DECLARE_FINAL_TYPE (KhFindHit, kh_find_hit, KH, FIND_HIT, GObject)

/**
 * kh_find_hit_new:
 * @field: the text
 * @order: the text's place among those of the plan, from 0
 * @plain: its words
 * @hit: where in @plain
 */
KhFindHit         *kh_find_hit_new       (const KhTextField *field, guint order, const char *plain, const KhTextHit *hit);

/**
 * kh_find_hit_new_first:
 * @uuid: (nullable): a node of @plan, %NULL for @plan itself
 * @words: what was searched for, in any order
 *
 * Returns: (transfer full) (nullable): the place of @words in a text of that
 *   node, or of one of them if they do not stand together
 */
KhFindHit         *kh_find_hit_new_first (KhPlan *plan, const char *uuid, const char *words);

/** kh_find_hit_get_field: Returns: (transfer none): the text */
const KhTextField *kh_find_hit_get_field (KhFindHit *self);
guint              kh_find_hit_get_order (KhFindHit *self);
/** kh_find_hit_get_bytes: Returns: where, in bytes of the plain text */
KhTextHit          kh_find_hit_get_bytes (KhFindHit *self);
/** kh_find_hit_get_chars: @start: (out): where, in characters; @end: (out): where it ends */
void               kh_find_hit_get_chars (KhFindHit *self, int *start, int *end);
/** kh_find_hit_get_snippet: Returns: (transfer none): the words around it, as in #KhSearchHit */
const char        *kh_find_hit_get_snippet (KhFindHit *self);
/** kh_find_hit_dup_place: Returns: (transfer full): section and field, translated: "Cải cách thể chế › product" */
char              *kh_find_hit_dup_place (KhFindHit *self);

G_END_DECLS
