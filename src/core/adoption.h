/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new plan takes on the body that will issue it. */
#pragma once

#include "plan.h"

G_BEGIN_DECLS

/**
 * kh_plan_adopt_agency:
 * @plan: a plan that is in no library yet
 * @agency: the issuing body
 *
 * The letterhead is the plan's own, filled from the agency's; what the agency
 * leaves open stays as it is. Copies of the agency's usual signers and
 * recipients, where it has any, take the place of the plan's, which are a
 * template's blanks.
 */
void kh_plan_adopt_agency (KhPlan *plan, KhAgency *agency);

/**
 * kh_plan_put_copies:
 * @own: a list of the plan's own: its signatures, recipients or findings
 * @others: (nullable): nodes of the same class, of another list
 *
 * Puts copies of @others, each derived from the one it was made of, in the place
 * of all of @own.
 */
void kh_plan_put_copies (KhPlan *plan, GListModel *own, GListModel *others);

G_END_DECLS
