/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many findings each form of the outline holds. */
#pragma once

#include "outline-entry.h"
#include "plan-checks.h"

G_BEGIN_DECLS

/** kh_outline_count_findings: adds the findings of @checks to @entries (element-type KhOutlineEntry) of @plan */
void kh_outline_count_findings (GPtrArray *entries, KhPlan *plan, KhPlanChecks *checks);

G_END_DECLS
