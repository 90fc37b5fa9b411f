/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhAssigned: the tasks of a plan by unit, and the duties that they amount to in words. */
#pragma once

#include "edit.h"

G_BEGIN_DECLS

/** KhAssigned: what the assignments of a plan say at one moment; later edits are not in it. */
typedef struct _KhAssigned KhAssigned;

/** kh_assigned_new: Returns: (transfer full): what the tasks of @plan say now */
KhAssigned *kh_assigned_new  (KhPlan *plan);
KhAssigned *kh_assigned_ref  (KhAssigned *self);
void        kh_assigned_unref (KhAssigned *self);

/** kh_assigned_count: Returns: how many tasks @unit has in @role, lead or support */
guint kh_assigned_count (KhAssigned *self, KhUnit *unit, KhUnitRole role);

/**
 * kh_assigned_dup_words:
 * @block: a block of duties of the plan, which binds units or kinds of units
 * @role: %KH_UNIT_ROLE_LEAD or %KH_UNIT_ROLE_SUPPORT
 *
 * The paragraph that says, in the plan's own words, which tasks the units of
 * @block lead or support, with their deadlines. Where the block binds several
 * units, each task names its own.
 *
 * Returns: (transfer full) (nullable): inline markup; %NULL if they have none
 */
char *kh_assigned_dup_words (KhAssigned *self, KhResponsibility *block, KhUnitRole role);

/**
 * kh_assigned_find_duty:
 *
 * Returns: (transfer none) (nullable): the duty of @block that says the tasks of
 *   @role, whether in the words of the assignments or changed by hand
 */
KhDuty *kh_assigned_find_duty (KhResponsibility *block, KhUnitRole role);

/** kh_assigned_take_over: makes @block say what the assignments say of @role, in place of what it says of them */
void kh_assigned_take_over (KhAssigned *self, KhEdit *edit, KhResponsibility *block, KhUnitRole role);

/**
 * KhAssignScope:
 * @KH_ASSIGN_SINGLY: a block for each unit
 * @KH_ASSIGN_BY_KIND: a block for each kind of unit
 */
typedef enum
{
  KH_ASSIGN_SINGLY,
  KH_ASSIGN_BY_KIND,
} KhAssignScope;

/**
 * kh_assigned_write:
 * @edit: an open edit of the plan
 * @section: where blocks go
 *
 * Adds blocks for units with tasks that none binds yet, and to all blocks the
 * paragraphs that they lack. A paragraph that is there is left as it is.
 *
 * Returns: how many paragraphs were added
 */
guint kh_assigned_write (KhAssigned *self, KhEdit *edit, KhSection *section, KhAssignScope scope);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhAssigned, kh_assigned_unref)

G_END_DECLS
