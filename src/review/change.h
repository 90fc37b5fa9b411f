/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhChange: one difference between two states of a plan, to be accepted or not. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * KhChangeKind:
 * @KH_CHANGE_ADDED: a node, with what is new beneath it, is in the later state only
 * @KH_CHANGE_REMOVED: a node, with what is beneath it, is in the earlier state only
 * @KH_CHANGE_MOVED: a node is elsewhere
 * @KH_CHANGE_CHANGED: one property of a node has another value
 * @KH_CHANGE_REMARKED: nothing differs, and somebody commented on it; applying
 *   it does nothing
 */
typedef enum
{
  KH_CHANGE_ADDED,
  KH_CHANGE_REMOVED,
  KH_CHANGE_MOVED,
  KH_CHANGE_CHANGED,
  KH_CHANGE_REMARKED,
} KhChangeKind;

/**
 * KhChangeState:
 * @KH_CHANGE_OPEN: not decided
 * @KH_CHANGE_ACCEPTED: the later state is wanted
 * @KH_CHANGE_REJECTED: the earlier state is wanted
 * @KH_CHANGE_BOTH: of a conflict both values are wanted, see kh_change_can_keep_both()
 */
typedef enum
{
  KH_CHANGE_OPEN,
  KH_CHANGE_ACCEPTED,
  KH_CHANGE_REJECTED,
  KH_CHANGE_BOTH,
} KhChangeState;

#define KH_TYPE_CHANGE (kh_change_get_type ())
G_DECLARE_FINAL_TYPE (KhChange, kh_change, KH, CHANGE, GObject)

KhChangeKind kh_change_get_kind   (KhChange *self);

/** kh_change_get_before: Returns: (transfer none) (nullable): the node of the earlier state; %NULL for an added one */
KhNode      *kh_change_get_before (KhChange *self);
/** kh_change_get_after: Returns: (transfer none) (nullable): the node of the later state; %NULL for a removed one */
KhNode      *kh_change_get_after  (KhChange *self);

/**
 * kh_change_get_property:
 *
 * Returns: (transfer none) (nullable): the property of the node that changed,
 *   such as "text", "product" or "deadline"; "lead", "support" and "units" are
 *   links to units. %NULL for a change of the whole node.
 */
const char  *kh_change_get_property (KhChange *self);

/**
 * kh_change_get_before_text:
 *
 * Returns: (transfer none) (nullable): what the reader is shown of the earlier
 *   state, as inline markup: the property's value, or the words of the whole
 *   node; for a node that moved its words on both sides
 */
const char  *kh_change_get_before_text (KhChange *self);
const char  *kh_change_get_after_text  (KhChange *self);

/** kh_change_get_before_place: Returns: (transfer none): the heading of the section it is in, plain; "" outside any */
const char  *kh_change_get_before_place (KhChange *self);
const char  *kh_change_get_after_place  (KhChange *self);

/** kh_change_get_place: Returns: (transfer none): where a reader looks for it: the later place, for what was removed the earlier */
const char  *kh_change_get_place (KhChange *self);

/** kh_change_get_words: Returns: (transfer none) (element-type KhWordSpan): the two texts compared word by word */
GPtrArray   *kh_change_get_words (KhChange *self);

/* Who made the change, when and why, where that is known: from a Word file's
 * tracked changes and comments, or from the rule that made it. All nullable. */
const char  *kh_change_get_author (KhChange *self);
const char  *kh_change_get_date   (KhChange *self); /* YYYY-MM-DD, or with THH:MM:SSZ */
const char  *kh_change_get_reason (KhChange *self);

/** kh_change_set_origin: says who made the change; each of the words may be %NULL */
void         kh_change_set_origin (KhChange *self, const char *author, const char *date, const char *reason);

/** kh_change_get_needs_look: Returns: whether a person must look at it before the plan goes out */
gboolean     kh_change_get_needs_look (KhChange *self);
void         kh_change_set_needs_look (KhChange *self, gboolean needs_look);

/** kh_change_get_state: changed by kh_comparison_set_state(), which knows what hangs together */
KhChangeState kh_change_get_state (KhChange *self);

/** kh_change_get_conflict: Returns: whether the earlier plan's side was changed too, so that accepting loses what somebody wrote */
gboolean     kh_change_get_conflict (KhChange *self);
void         kh_change_set_conflict (KhChange *self, gboolean conflict);

/**
 * kh_change_can_keep_both:
 *
 * Returns: whether both values of a conflict can stand in the plan: of an item's text
 *   the second as an item after it, of other words and of deadlines both on one line,
 *   of units all of them, a second leading unit as a supporting one
 */
gboolean     kh_change_can_keep_both (KhChange *self);

/** kh_change_is_applied: Returns: whether the plan already has it */
gboolean     kh_change_is_applied (KhChange *self);

/* Properties, for lists and templates: kind (int), property, before-text,
 * after-text, place, author, date, reason (string), needs-look (boolean),
 * state (int); "state", "reason" and "needs-look" notify. */

G_END_DECLS
