/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhComparison: all that differs between two states of a plan, as a list of
 * #KhChange in the order of reading, each of which can be accepted or rejected.
 *
 * |[
 *   g_autoptr (KhComparison) comparison = kh_comparison_new (plan, corrected, KH_COMPARISON_DEFAULT);
 *   kh_comparison_set_all (comparison, KH_CHANGE_ACCEPTED);
 *   if (!kh_comparison_apply (comparison, store, N_("Take in corrections"), &error)) …
 * ]|
 *
 * It is a #GListModel of #KhChange. */
#pragma once

#include "change.h"
#include "revision.h"

G_BEGIN_DECLS

/**
 * KhComparisonFlags:
 * @KH_COMPARISON_DEFAULT: everything but the plan's state (draft, issued …),
 *   which is no part of what it says
 * @KH_COMPARISON_FROM_FILE: the later plan was read from a document, which
 *   carries only what is printed: what is not printed counts as unchanged, and
 *   headings that came back in capitals too
 * @KH_COMPARISON_SAME_IDENTITIES: both are states of the same plan: nodes are the
 *   same by identity alone, and what is new in the later state comes into the
 *   earlier one with the UUID it has, so that it is found again
 */
typedef enum
{
  KH_COMPARISON_DEFAULT = 0,
  KH_COMPARISON_FROM_FILE = 1 << 0,
  KH_COMPARISON_SAME_IDENTITIES = 1 << 1,
} KhComparisonFlags;

#define KH_TYPE_COMPARISON (kh_comparison_get_type ())
G_DECLARE_FINAL_TYPE (KhComparison, kh_comparison, KH, COMPARISON, GObject)

/**
 * kh_comparison_new:
 * @before: the earlier state, the one that accepted changes are applied to
 * @after: the later state; need not be in a library
 *
 * Neither plan may change while the comparison is made; it takes time that
 * grows with the sum of their sizes (3,000 tasks against 3,000: a fraction of a
 * second). Safe in any thread as long as no other uses the plans.
 */
KhComparison *kh_comparison_new (KhPlan *before, KhPlan *after, KhComparisonFlags flags);

KhPlan *kh_comparison_get_before (KhComparison *self);
KhPlan *kh_comparison_get_after  (KhComparison *self);

/**
 * kh_comparison_rebase:
 * @plan: the earlier state as other objects, with the same UUIDs
 *
 * For a comparison that was made of a copy, in a thread: from now on it is one
 * of @plan, which accepted changes are applied to.
 *
 * Returns: whether it was done; %FALSE if @plan lacks a node, because it was
 *   changed since
 */
gboolean kh_comparison_rebase (KhComparison *self, KhPlan *plan);

/**
 * kh_comparison_take_remarks:
 *
 * For a later plan that was just read from a file: says of each change who made
 * it and what was commented, as the file's tracked changes and comments tell,
 * and appends a change of kind %KH_CHANGE_REMARKED for each comment on words
 * that nobody changed. To be called once, before anybody decides.
 */
void    kh_comparison_take_remarks (KhComparison *self);

/**
 * kh_comparison_set_looks:
 * @nodes: (element-type KhNode): nodes of the earlier plan, in order
 * @reasons: (element-type KhNode utf8): for each of them, translated, why a
 *   person must look at it
 *
 * Says so of each change of those nodes, or appends a change of kind
 * %KH_CHANGE_REMARKED for a node of which nothing differs; what is no longer
 * among them is said no more. Not for a comparison with remarks of a file.
 */
void    kh_comparison_set_looks (KhComparison *self, GPtrArray *nodes, GHashTable *reasons);

/**
 * kh_comparison_find_partner:
 * @after: a node of the later plan
 *
 * Returns: (transfer none) (nullable): the node of the earlier plan that it is,
 *   %NULL for one that is new there
 */
KhNode *kh_comparison_find_partner (KhComparison *self, KhNode *after);

/**
 * kh_comparison_append_applied:
 * @change: of another comparison, whose later plan says the same as the earlier one of @self
 * @reason: translated: why it is shown
 *
 * Shows @change beside those of @self, as one that is applied: nobody decides it.
 */
void    kh_comparison_append_applied (KhComparison *self, KhChange *change, const char *reason);

/** kh_comparison_count: Returns: how many changes are in @state */
guint   kh_comparison_count (KhComparison *self, KhChangeState state);

/**
 * kh_comparison_set_state:
 *
 * Decides @change, and with it what hangs together with it: accepting a task in
 * a new section accepts the section, rejecting the section rejects what moves
 * into it. A change that is applied already stays as it is.
 */
void    kh_comparison_set_state (KhComparison *self, KhChange *change, KhChangeState state);

/** kh_comparison_set_all: decides every change that is not applied */
void    kh_comparison_set_all   (KhComparison *self, KhChangeState state);

/**
 * kh_comparison_keep_revision:
 * @kind: why: %KH_REVISION_IMPORT, %KH_REVISION_MERGE …
 *
 * From now on the plan as it was is kept as a revision whenever changes are
 * applied, in the same edit.
 */
void    kh_comparison_keep_revision (KhComparison *self, KhRevisionKind kind);

/**
 * kh_comparison_apply:
 * @store: the library of the earlier plan
 * @label: msgid of what the user did, for the undo menu
 * @error: #KhStoreError, and the plan is as it was
 *
 * Applies every accepted change that is not applied yet in one undoable edit;
 * nothing is written when there is none. A unit that the body lacks is added to
 * it first, in an edit of the body's own. An undo does not make the changes
 * open again: compare anew.
 *
 * Returns: whether it is done
 */
gboolean kh_comparison_apply (KhComparison *self, KhStore *store, const char *label, GError **error);

/**
 * kh_comparison_apply_change:
 *
 * Accepts @change with what it cannot do without, and applies these alone as
 * one undoable edit.
 */
gboolean kh_comparison_apply_change (KhComparison *self, KhChange *change, KhStore *store, const char *label, GError **error);

G_END_DECLS
