/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPlanChecks: what the rules say of a plan, kept up to date while it is edited.
 *
 * The words are looked at in a thread, and only where they changed; the lists
 * change in the main loop. All who show findings of a plan share one object. */
#pragma once

#include "finding.h"
#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_PLAN_CHECKS (kh_plan_checks_get_type ())
G_DECLARE_FINAL_TYPE (KhPlanChecks, kh_plan_checks, KH, PLAN_CHECKS, GObject)

/** kh_plan_checks_of: Returns: (transfer full): the one object that checks @plan of @store */
KhPlanChecks *kh_plan_checks_of (KhStore *store, KhPlan *plan);

/** kh_plan_checks_get_findings: Returns: (transfer none): a #GListModel of #KhFinding in reading order: what the
 * import left and what the rules say, without what is ignored */
GListModel   *kh_plan_checks_get_findings (KhPlanChecks *self);

/** kh_plan_checks_get_ignored: Returns: (transfer none): a #GListModel of the #KhFinding kept with the plan because they are ignored */
GListModel   *kh_plan_checks_get_ignored (KhPlanChecks *self);

/**
 * kh_plan_checks_list_about:
 * @uuid: a node
 * @property: (nullable): one of its properties; %NULL for all that is about the node
 *
 * Returns: (transfer container) (element-type KhFinding): the findings about it
 */
GPtrArray    *kh_plan_checks_list_about (KhPlanChecks *self, const char *uuid, const char *property);

/** kh_plan_checks_get_problem: Returns: (nullable): why rule data could not be read, a sentence */
const char   *kh_plan_checks_get_problem (KhPlanChecks *self);

/** kh_plan_checks_is_current: Returns: whether the findings are those of the plan as it is now */
gboolean      kh_plan_checks_is_current (KhPlanChecks *self);

/** kh_plan_checks_run: Returns: (transfer full) (element-type KhFinding): what the rules say at this moment of an edit,
 * without what is ignored; looks at once at what has changed */
GPtrArray    *kh_plan_checks_run (KhPlanChecks *self);

/** kh_plan_checks_reload: rule data are others; everything is looked at again */
void          kh_plan_checks_reload (KhPlanChecks *self);

/* Signal KhPlanChecks::changed: the findings are up to date; they may be others. */

G_END_DECLS
