/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEdit: one labelled change of a plan or an agency: one transaction, one
 * journal entry, one step of undo. The model objects show the change at once;
 * if the edit is not committed, they go back to the state of the rows.
 *
 * |[
 *   g_autoptr (KhEdit) edit = kh_edit_begin (store, KH_NODE (plan), N_("Move task"), &error);
 *   kh_edit_move (edit, task, group, 3);
 *   if (!kh_edit_commit (edit, &error)) …
 * ]|
 *
 * Steps return nothing: the first failure is kept and reported by the commit. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_EDIT (kh_edit_get_type ())
G_DECLARE_FINAL_TYPE (KhEdit, kh_edit, KH, EDIT, GObject)

/**
 * kh_edit_begin:
 * @root: the #KhPlan or #KhAgency that changes
 * @label: msgid of what the user did, in the imperative: "Move task"
 * @error: %KH_STORE_ERROR_BUSY, %KH_STORE_ERROR_READ_ONLY
 *
 * Only one edit is open at a time. Dropping an edit without commit rolls it back.
 * Of a plan that is issued or archived when the edit begins, only what it does not
 * print can be changed: its state, the e-mail addresses of its recipients, the
 * states of its tasks, the results of its indicators, and the progress of its tasks
 * with the evidence. Any other step makes the commit fail with %KH_STORE_ERROR_LOCKED.
 */
KhEdit  *kh_edit_begin  (KhStore *store, KhNode *root, const char *label, GError **error);

/** kh_edit_get_root: Returns: (transfer none): the plan or agency that changes; not of a finished edit */
KhNode  *kh_edit_get_root (KhEdit *self);

/**
 * kh_edit_set_merge_key:
 * @key: (nullable): such as "<uuid>:text"; successive edits of @root with the
 *   same key and no more than two seconds apart, without an undo or
 *   kh_store_break_typing() between them, become one step
 */
void     kh_edit_set_merge_key (KhEdit *self, const char *key);

/**
 * kh_edit_keep_revision:
 * @kind: why: %KH_REVISION_FIX, %KH_REVISION_MERGE …
 *
 * Keeps the plan as it is at this moment as a revision, in the same transaction
 * as the edit: call it before the first step of an edit that changes much at
 * once. Nothing is kept if the edit is not committed. A change of state and the
 * first edit of a day do so by themselves.
 */
void     kh_edit_keep_revision (KhEdit *self, KhRevisionKind kind);

/**
 * kh_edit_set:
 * @node: a node of the root
 * @first_property: property name, then its value, then more pairs, then %NULL,
 *   as for g_object_set()
 */
void     kh_edit_set    (KhEdit *self, gpointer node, const char *first_property, ...) G_GNUC_NULL_TERMINATED;
void     kh_edit_set_value (KhEdit *self, gpointer node, const char *property, const GValue *value);

/**
 * kh_edit_expect:
 * @base: the value of @property of @node that the user began to change: what a
 *   field showed before its first key
 *
 * Before the step that sets @property. If another program has given it a third
 * value meanwhile, that step is left out, the rest of the edit is done, and after
 * the commit, which succeeds, the store emits #KhStore::conflict: @node is then
 * as the other made it. See conflict.h.
 */
void     kh_edit_expect (KhEdit *self, gpointer node, const char *property, const GValue *base);

/** kh_edit_set_agency: @agency: (nullable): an agency of the store, from now on that of the plan */
void     kh_edit_set_agency (KhEdit *self, KhAgency *agency);

/** kh_edit_insert: puts the new @child (with all beneath it) into @parent at @position (%G_MAXUINT appends). */
void     kh_edit_insert (KhEdit *self, gpointer parent, guint position, gpointer child);
/** kh_edit_remove: takes @node and all beneath it away. */
void     kh_edit_remove (KhEdit *self, gpointer node);
/** kh_edit_move: @position counts in the list without @node. Changes one row. */
void     kh_edit_move   (KhEdit *self, gpointer node, gpointer parent, guint position);
/**
 * kh_edit_replace:
 * Puts @other, a new node, in the place of @node and gives it @node's children
 * of matching type: how an item changes its kind ("turn into a task").
 */
void     kh_edit_replace (KhEdit *self, gpointer node, gpointer other);
/**
 * kh_edit_set_units:
 * @item: a #KhTask (lead, support) or #KhResponsibility (responsible)
 * @units: (element-type KhUnit): units of the plan's agency, in order
 */
void     kh_edit_set_units (KhEdit *self, gpointer item, KhUnitRole role, GPtrArray *units);

/** kh_edit_commit: Returns: %FALSE with @error set and everything as it was before the edit */
gboolean kh_edit_commit (KhEdit *self, GError **error);

G_END_DECLS
