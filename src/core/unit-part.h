/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhUnitPart: what makes a plan the part of another one that was sent to a unit.
 *
 * The part itself is a plan that holds only what concerns the unit, inside the
 * sections it stands in. It goes out as a file, is edited, and comes back to be
 * merged; so its nodes keep the identities of the plan they were taken from, and
 * what was sent stays with it: only with that a merge can tell who changed what. */
#pragma once

#include "plan.h"

G_BEGIN_DECLS

/**
 * KhUnitPart:
 * @uuid: of this part, each time one is sent out another
 * @plan: (nullable): UUID of the plan it was taken from
 * @unit: (nullable): UUID of the unit, in the body of that plan
 * @unit_name: (nullable): what the unit was called
 * @reference: (nullable): how papers name the plan
 * @sent: (nullable): when, as 2027-01-31T08:00:00Z
 * @program: (nullable): version of the program that made it
 * @base: (nullable): what was sent
 *
 * A document or a table that came back knows no more than @uuid: its sender has
 * the rest.
 */
typedef struct
{
  char   *uuid;
  char   *plan;
  char   *unit;
  char   *unit_name;
  char   *reference;
  char   *sent;
  char   *program;
  KhPlan *base;
} KhUnitPart;

/** kh_unit_part_new: @uuid: (nullable): %NULL for a new one. Returns: (transfer full): a part of which nothing else is known */
KhUnitPart *kh_unit_part_new  (const char *uuid);
void    kh_unit_part_free (KhUnitPart *self);

/** kh_unit_part_give: @self: (transfer full): marks @part as the part it is from now on */
void    kh_unit_part_give (KhUnitPart *self, KhPlan *part);

/** kh_unit_part_of: Returns: (transfer none) (nullable): what part @plan was read as or made as, %NULL if it is a plan of its own */
KhUnitPart *kh_unit_part_of   (KhPlan *plan);

/**
 * kh_unit_part_take:
 * @plan: a plan
 * @unit: a unit of its body
 * @reference: how papers name the plan
 * @program: version of this program
 * @sent: the moment
 *
 * The part holds the tasks that @unit leads or supports, the responsibilities
 * that bind it and the targets that name it, with all beneath them, in the
 * sections they stand in; it has neither signatures nor recipients.
 *
 * Returns: (transfer full) (nullable): the part, marked; %NULL if the plan asks
 *   nothing of @unit
 */
KhPlan *kh_unit_part_take (KhPlan *plan, KhUnit *unit, const char *reference, const char *program, GDateTime *sent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhUnitPart, kh_unit_part_free)

G_END_DECLS
