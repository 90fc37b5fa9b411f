/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit's part that came back, merged with what was done to the plan meanwhile. */
#pragma once

#include "comparison.h"
#include "returned.h"

G_BEGIN_DECLS

/**
 * KhMergePreference:
 * @KH_MERGE_ASK: conflicts stay open
 * @KH_MERGE_MINE: the plan's side of each conflict
 * @KH_MERGE_THEIRS: the unit's side
 * @KH_MERGE_BOTH: both sides where they can stand together, else what loses nothing
 */
typedef enum
{
  KH_MERGE_ASK,
  KH_MERGE_MINE,
  KH_MERGE_THEIRS,
  KH_MERGE_BOTH,
} KhMergePreference;

/**
 * kh_merge_new:
 * @plan: the plan that the part was taken from, as it is now
 * @returned: what came back
 *
 * Compares three states: what was sent, what came back, and @plan. The comparison
 * runs from @plan to what it would be with all that the unit changed. What the
 * unit alone changed is accepted; where both sides changed the same (one field in
 * two ways; a text that the other side deleted; a place) the change is a conflict
 * (kh_change_get_conflict()) and open. What was changed in @plan alone is listed
 * too, as applied: it stays. Applying keeps a revision and is one edit.
 *
 * Safe in any thread as long as no other uses @plan and @returned.
 *
 * Returns: (transfer full): the comparison
 */
KhComparison *kh_merge_new            (KhPlan *plan, KhReturned *returned);

/** kh_merge_count: @state: of the changes that are not applied. Returns: how many are conflicts, or not */
guint         kh_merge_count          (KhComparison *merge, gboolean conflicts, KhChangeState state);

/**
 * kh_merge_prefer:
 *
 * Decides every conflict that is open, and once there is none accepts what had to
 * wait for one. To be called before applying, %KH_MERGE_ASK if a person decided.
 */
void          kh_merge_prefer         (KhComparison *merge, KhMergePreference preference);

/** kh_merge_dup_label: Returns: (transfer full): what the edit is called in the undo menu */
char         *kh_merge_dup_label      (KhReturned *returned);

G_END_DECLS
